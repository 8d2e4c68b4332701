import type { Officer } from '../office-tables';

/** A post in the table may be several in one: 县委副书记、县长. */
export const postsIn = (post: string): readonly string[] =>
	post
		.split(/[、，,；;/\s]+/u)
		.map((part) => part.trim())
		.filter((part) => part.length > 1);

/** Words before a post that make another post of it. */
const lowering = /(?:[副原前]|助理|代理?|时任|曾任|拟任|候任)$/u;

/**
 * Whether two names of posts can mean one: the longer one only says more of the place, as 云岭县县长
 * beside 县长; 副县长 is another post.
 */
export function isOnePost(a: string, b: string): boolean {
	const [short, long] = a.length <= b.length ? [a, b] : [b, a];
	if (!long.endsWith(short)) return false;
	return !lowering.test(long.slice(0, long.length - short.length));
}

/** One person of the table with all that stands there of the name. */
export interface Person {
	readonly name: string;
	/** Place in the order of the table, from 0; of several entries the first. */
	readonly rank: number;
	/** Posts in office, and posts left with the day. */
	readonly posts: readonly { readonly post: string; readonly until: string | undefined }[];
}

/** The persons of a table in its order. */
export function personsOf(officers: readonly Officer[]): ReadonlyMap<string, Person> {
	const persons = new Map<string, Person>();
	officers.forEach(({ name, post, until }, rank) => {
		const own = postsIn(post).map((part) => ({ post: part, until }));
		const known = persons.get(name);
		persons.set(name, {
			name,
			rank: known?.rank ?? rank,
			posts: [...(known?.posts ?? []), ...own],
		});
	});
	return persons;
}
