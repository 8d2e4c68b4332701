import { quote } from '../../draft/quote';
import { parseBeijingTime } from '../../text/beijing-time';
import { isHan } from '../../text/characters';
import { noTables, type Officer } from '../office-tables';
import { isOnePost, personsOf, postsIn, type Person } from '../wording/officer-posts';
import {
	defineDocumentRule,
	type Collected,
	type DocumentContext,
	type Finding,
	type Hit,
	type ParagraphContext,
	type Rule,
} from '../rule';

/** A finding that may wait for the clock. */
interface Item {
	readonly finding: Finding;
	/** Day the post was left; the finding holds from the day after. */
	readonly until?: string;
}

interface Table {
	readonly persons: ReadonlyMap<string, Person>;
	/** All posts of the table, the longest first. */
	readonly posts: readonly string[];
}

/** What may follow a name without belonging to it; a third character of a name is none of them. */
const afterName = new Set(
	'出主带到在说表强指要参率一同等和与及作陪宣致深调听对为先赴实前介签会走看慰督检现担任书县市局副区镇乡部常党就将已分亲又还被向从把也以了于',
);

const isNameEnd = (text: string, at: number): boolean =>
	!isHan(text.charCodeAt(at)) || afterName.has(text.charAt(at));

const history = /(?:[原前]|时任|曾任|曾|历任|退休|离任|已故)[^，。；：、]{0,8}$/u;

/** What stands before a post that is this office's own: nothing, or words that are no unit's name. */
const isOwnOffice = (before: string): boolean =>
	before === '' ||
	/(?:[，。；：、！？“（(\s\d日时由和与及向请对经是任随报当]|陪同|同志)$/u.test(before);

interface PostAt {
	readonly post: string;
	readonly from: number;
	readonly to: number;
}

/** The post of the table that stands right before a name. */
function postBefore(text: string, at: number, posts: readonly string[]): PostAt | undefined {
	const post = posts.find((one) => text.startsWith(one, at - one.length) && one.length <= at);
	if (post === undefined) return undefined;
	const from = at - post.length;
	return text.charAt(from - 1) === '副'
		? { post: `副${post}`, from: from - 1, to: at }
		: { post, from, to: at };
}

function wrongPost(text: string, hit: Hit, person: Person, found: PostAt): Item[] {
	const sentence = text.slice(Math.max(0, found.from - 30), found.from);
	if (history.test(sentence)) return [];
	const own = person.posts.filter(({ post }) => isOnePost(post, found.post));
	const span = { from: found.from, to: hit.to };
	if (own.length === 0) {
		const now = person.posts.filter(({ until }) => until === undefined).map(({ post }) => post);
		if (!isOwnOffice(sentence) || now.length === 0) return [];
		const right = now.join('、');
		const message = `${quote(text.slice(span.from, span.to), 30)}与职务表不符，表中${person.name}为${right}，职务写错是硬伤；请核对后改正。`;
		const edits = [{ from: found.from, to: found.to, text: right }];
		return [
			{ finding: { ...span, message, fixes: [{ title: `改为${quote(right, 30)}`, edits }] } },
		];
	}
	const left = own.map(({ until }) => until);
	if (left.some((until) => until === undefined) || !isOwnOffice(sentence)) return [];
	const until = left
		.filter((day) => day !== undefined)
		.sort()
		.at(-1)!;
	const message = `按职务表，${person.name}${until}已不任${found.post}，现任职务要用现在的；请核对，写过去的事请加“时任”。`;
	return [{ finding: { ...span, message }, until }];
}

/** Whether only a mark and at most a post stand between two names of a list. */
function isListGap(gap: string, posts: readonly string[]): boolean {
	if (!/^[、，]/u.test(gap)) return false;
	const rest = gap.slice(1);
	return (
		rest === '' ||
		posts.some((post) => isOnePost(rest, post)) ||
		postsIn(rest).every((one) => posts.includes(one))
	);
}

/** Lists of persons of the table whose order is not the table's. */
function wrongOrder(text: string, names: readonly Hit[], { persons, posts }: Table): Item[] {
	const items: Item[] = [];
	for (let at = 1; at < names.length; at++) {
		const [before, hit] = [names[at - 1]!, names[at]!];
		const gap = text.slice(before.to, hit.from);
		const [first, second] = [persons.get(before.text)!, persons.get(hit.text)!];
		if (gap.length > 24 || first.rank <= second.rank || !isListGap(gap, posts)) continue;
		const message = `名单顺序与职务表不一致，表中${second.name}在${first.name}之前，排名先后不能错；请核对后调整。`;
		const edits = [
			{ from: before.from, to: before.to, text: second.name },
			{ from: hit.from, to: hit.to, text: first.name },
		];
		const plain = gap.length === 1 && !postBefore(text, before.from, posts);
		const fixes = [{ title: `${second.name}在前，${first.name}在后`, edits }];
		items.push({ finding: { from: before.from, to: hit.to, message, ...(plain && { fixes }) } });
	}
	return items;
}

function collect({ text, masked }: ParagraphContext, hits: readonly Hit[], table: Table): Item[] {
	const names = hits.filter(
		({ from, to, text: name }) => masked.startsWith(name, from) && isNameEnd(text, to),
	);
	if (names.length === 0) return [];
	const posts = names.flatMap((hit) => {
		const found = postBefore(text, hit.from, table.posts);
		return found ? wrongPost(text, hit, table.persons.get(hit.text)!, found) : [];
	});
	return [...posts, ...wrongOrder(text, names, table)];
}

const endOf = (day: string): number => parseBeijingTime(day)?.to ?? Infinity;

function conclude(collected: readonly Collected<Item>[], { now }: DocumentContext): Finding[] {
	return collected.flatMap(({ paragraph, items }) =>
		items
			.filter(({ until }) => until === undefined || (now !== undefined && now > endOf(until)))
			.map(({ finding }) => {
				const { from, to, message, fixes = [] } = finding;
				const by = paragraph.from;
				return {
					from: from + by,
					to: to + by,
					message,
					fixes: fixes.map(({ title, edits }) => ({
						title,
						edits: edits.map((edit) => ({ ...edit, from: edit.from + by, to: edit.to + by })),
					})),
				};
			}),
	);
}

const exampleTables = {
	...noTables,
	officers: [
		{ name: '林知远', post: '县委书记', until: undefined },
		{ name: '何静', post: '县委副书记、县长', until: undefined },
		{ name: '周明川', post: '县委常委、常务副县长', until: undefined },
		{ name: '高峰', post: '副县长', until: undefined },
		{ name: '孙立诚', post: '县长', until: '2026-03-01' },
	],
};

function createRule(officers: readonly Officer[]): Rule {
	const persons = personsOf(officers);
	const posts = [...new Set(officers.flatMap(({ post }) => postsIn(post)))].sort(
		(a, b) => b.length - a.length,
	);
	const table: Table = { persons, posts };
	return defineDocumentRule<Item>({
		id: 'officers-table',
		ref: 'R39',
		title: '职务与排序',
		rationale:
			'领导姓名、职务和排名先后写错是硬伤，稿件一定退回。本单位在 `.zwxx/officers.json` 里按排名写好姓名和职务，随产品不带任何人名：`{"officers": [{"name": "姓名", "post": "职务"}, {"name": "姓名", "post": "职务", "until": "2026-03-01"}]}`，离任的写上离任日期。只核对表里的人和表里的职务；“时任”“原”等写过去的事、名单以外的人不提示。表只在本机使用。',
		severity: 'warning',
		scope: 'document',
		triggers: [...persons.keys()],
		since: '0.2.0',
		maturity: 'preview',
		withTables: (tables) => createRule(tables.officers),
		exampleTables,
		examples: [
			{ bad: '⟦副县长何静⟧到青石镇检查防汛。', good: '县委副书记、县长何静到青石镇检查防汛。' },
			{ bad: '参加会议的有⟦何静、林知远⟧。', good: '参加会议的有林知远、何静。' },
		],
		leaves: [
			'县委书记林知远，县委副书记、县长何静出席会议。',
			'2025年，时任县长孙立诚主持开工。',
			'早高峰时段增派警力，副县长高峰到场调度。',
		],
		collect: (context, hits) => collect(context, hits, table),
		conclude,
	});
}

export default createRule([]);
