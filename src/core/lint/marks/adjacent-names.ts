import { closing, type Pair } from './bracket-pairs';
import type { Finding } from '../rule';

/** 《甲》、《乙》 and “甲”、“乙”. */
export const adjacentNames: readonly string[] = ['》、《', '”、“'];

/** Items of a list that touch but for the pause between them. */
interface Chain {
	readonly first: Pair;
	last: Pair;
	readonly pauses: number[];
}

function chainsOf(pairs: readonly Pair[], joints: readonly number[]): Chain[] {
	const opened = new Map(pairs.map((pair) => [pair.from, pair]));
	const closed = new Map(pairs.map((pair) => [pair.to, pair]));
	const chains: Chain[] = [];
	for (const at of joints) {
		const [before, after] = [closed.get(at), opened.get(at + 2)];
		if (before === undefined || after === undefined) continue;
		const chain = chains.at(-1);
		if (chain?.last === before) {
			chain.last = after;
			chain.pauses.push(at + 1);
		} else chains.push({ first: before, last: after, pauses: [at + 1] });
	}
	return chains;
}

/** 蔬菜、“甲”、“乙”、水果 and 《甲》、《乙》（试行） need their pauses. */
const isMixed = (text: string, { first, last }: Chain): boolean =>
	text.charAt(first.from - 1) === '、' || /^[、（(]/u.test(text.charAt(last.to + 1));

/** Pauses between titles or quoted names that touch: normally left out. */
export function adjacentNameFindings(
	text: string,
	pairs: readonly Pair[],
	joints: readonly number[],
): Finding[] {
	if (joints.length === 0) return [];
	return chainsOf(pairs, joints)
		.filter((chain) => !isMixed(text, chain))
		.flatMap(({ first, pauses }) => {
			const marks = `${first.kind}${closing(first.kind)}`;
			return pauses.map((from): Finding => {
				const edits = [{ from, to: from + 1, text: '' }];
				return {
					from,
					to: from + 1,
					severity: 'hint',
					message: `并列的${marks}之间通常不用顿号：标号本身已经隔开（GB/T 15834）；可以删去，全文一致即可。`,
					fixes: [{ title: '删去顿号', edits, safe: true }],
				};
			});
		});
}
