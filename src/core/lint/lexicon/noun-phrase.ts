import type { Span } from '../../text/span';
import abstractNouns from './abstract-nouns.json';
import countableNouns from './countable-nouns.json';
import modifierWords from './modifiers.json';
import { createWordTable } from './word-table';

/** What a determiner stands before. Offsets are of the text that was asked about. */
export interface NounPhrase extends Span {
	/** The words between determiner and head as written, e.g. 受灾, 停产的. */
	readonly modifiers: string;
	/** The head, e.g. 企业. */
	readonly noun: string;
	/** How it is counted, e.g. 家; empty for 人. */
	readonly classifier: string;
}

/** `countable`: with its phrase; `abstract`: nobody counts it; `unknown`: some other word follows. */
export type Following =
	| { readonly kind: 'countable'; readonly phrase: NounPhrase }
	| { readonly kind: 'abstract' | 'unknown' | 'nothing' };

const words = (list: string): readonly string[] => list.split(' ');

const countable = createWordTable(
	countableNouns.flatMap(({ classifier, nouns }) =>
		words(nouns).map((n) => [n, classifier] as const),
	),
);
const abstract = createWordTable(words(abstractNouns.mass).map((n) => [n, true] as const));
/** Whether a noun that nobody counts (方向, 条件) begins at an offset. */
export const abstractNounAt = (text: string, at: number): boolean =>
	(abstract.longestAt(text, at)?.word.length ?? 0) > 1;

const time = createWordTable(words(abstractNouns.time).map((n) => [n, true] as const));
const modifiers = createWordTable(words(modifierWords.modifiers).map((n) => [n, true] as const));
const verbs = createWordTable(words(modifierWords.verbs).map((n) => [n, true] as const));

/** Nouns that are as often verbs: behind another noun they begin the predicate (企业建议放宽). */
const verbal = new Set(
	words(
		'投资 建议 培训 检查 损失 贷款 捐款 补贴 补助 投诉 规定 通知 报告 报道 服务 改革 活动 交易 宣讲 演出 展览 收入 争议 意见 纠纷 欠薪 罚款 审批 会议 建筑 监控 试点 代表 新生 调度会 领导 破损 滑坡 塌方 案 作品 队伍 票',
	),
);
/** Time words that begin a countable noun: 年轻干部, 天然气用户, 日用品. */
const notTime =
	/^(?:年[轻青龄货级长老画产报味]|天[然桥津]|日[用常]|小时候|月[饼嫂季]|点位|样[本品]|种[植养子粮]|级别|度假|步行|分[管支散包]|层级|遍布|倍|周[边围])/u;

const stop =
	/[^〇一-鿿A-Za-z\d]|[了着过将正是有和与及或对从向为以于由让使给也都就还又并但而则只仅才可能会应请把被]/u;
const longestRun = 6;

interface Head extends Span {
	readonly noun: string;
	readonly classifier: string;
}

/** The longest chain of known nouns from an offset; the last one is the head (企业职工 are 名). */
function headAt(text: string, from: number): Head | undefined {
	const first = countable.longestAt(text, from);
	if (!first) return undefined;
	let head: Head = {
		from,
		to: from + first.word.length,
		noun: first.word,
		classifier: first.value,
	};
	for (;;) {
		const next = countable.longestAt(text, head.to);
		if (!next || next.word.length < 2 || verbal.has(next.word)) return head;
		head = {
			from: head.to,
			to: head.to + next.word.length,
			noun: next.word,
			classifier: next.value,
		};
	}
}

/** End of the known modifiers that begin at an offset. */
export function afterModifiers(text: string, from: number): number {
	let at = from;
	for (;;) {
		const known = modifiers.longestAt(text, at);
		const noun = countable.longestAt(text, at);
		if (!known || (noun && noun.word.length >= known.word.length)) return at;
		at += known.word.length;
	}
}

/** The head behind a relative clause: the noun after the last 的 that a noun follows. */
function headAfterDe(text: string, from: number, limit: number): Head | undefined {
	for (let at = Math.min(limit, from + 16) - 1; at > from; at--) {
		if (text.charAt(at) !== '的') continue;
		const head = headAt(text, afterModifiers(text, at + 1));
		if (head) return head;
	}
	return undefined;
}

/** A head of one character must have something before it (困难户, not 户外), 人 must not. */
function isHeadThere(text: string, head: Head, isFirst: boolean): boolean {
	if (head.to - head.from > 1) return true;
	return head.noun === '人'
		? isFirst && !/^人[口均际体工文力物情]/u.test(text.slice(head.from))
		: !isFirst;
}

type Found = { readonly head: Head } | 'abstract' | 'unknown';

/** Walks over at most a few unknown characters to the first noun of either kind. */
function firstNoun(text: string, from: number, limit: number): Found {
	for (let at = from; at < limit && at - from <= longestRun; at++) {
		const head = headAt(text, at);
		const mass = abstract.longestAt(text, at);
		if (mass && mass.word.length > (countable.longestAt(text, at)?.word.length ?? 0)) {
			const behind = headAt(text, at + mass.word.length);
			return behind && behind.noun.length > 1 ? { head: behind } : 'abstract';
		}
		if (head && isHeadThere(text, head, at === from)) return { head };
		if (stop.test(text.charAt(at))) return 'unknown';
	}
	return 'unknown';
}

const phraseOf = (text: string, from: number, head: Head): Following => ({
	kind: 'countable',
	phrase: {
		from,
		to: head.to,
		modifiers: text.slice(from, head.from),
		noun: head.noun,
		classifier: head.classifier,
	},
});

/**
 * What stands behind a determiner.
 * @param from offset behind the determiner; a 的 there belongs to it.
 * @param limit end of its clause.
 * @param strict for words that also are adverbs (大量, 部分): a verb there means there is no phrase.
 */
export function followingNoun(
	text: string,
	from: number,
	limit: number,
	strict: boolean,
): Following {
	const start = text.charAt(from) === '的' ? from + 1 : from;
	if (start >= limit || stop.test(text.charAt(start))) return { kind: 'nothing' };
	if (time.longestAt(text, start) && !notTime.test(text.slice(start))) {
		const known = countable.longestAt(text, start);
		if (!known || known.word.length < 2) return { kind: 'abstract' };
	}
	const at = afterModifiers(text, start);
	if (strict && verbs.longestAt(text, at) && !countable.longestAt(text, at))
		return { kind: 'nothing' };
	const found = firstNoun(text, at, limit);
	if (typeof found === 'object') {
		const relative = found.head.from > at ? headAfterDe(text, found.head.to, limit) : undefined;
		return phraseOf(text, start, relative ?? found.head);
	}
	const relative = headAfterDe(text, at, limit);
	if (relative && !strict) return phraseOf(text, start, relative);
	// 困难 and 特色 are modifiers too: 困难群众, but 困难和问题.
	return { kind: abstract.longestAt(text, start) ? 'abstract' : found };
}

const longestNoun = 4;

/** Whether a thing that is counted by a classifier of its own ends right before an offset. */
export function countedNounBefore(text: string, at: number): boolean {
	for (let length = longestNoun; length > 1; length--) {
		const from = at - length;
		const known = from < 0 ? undefined : countable.longestAt(text, from);
		if (known?.word.length === length) return /^[家户名所座辆台艘头只株间栋套]/u.test(known.value);
	}
	return false;
}
