import { codesOf } from '../../text/characters';
import type { Span } from '../../text/span';

const numerals = codesOf(
	'0123456789０１２３４５６７８９.．,〇零一二两三四五六七八九十百千万亿余多',
);
const digits = codesOf('0123456789０１２３４５６７８９〇零一二两三四五六七八九十百');
const dates = codesOf('年月日时点号');
const people = codesOf('名位');
const sentenceEnds = codesOf('。！？；\n');
const semicolon = '；'.charCodeAt(0);
const share = '占'.charCodeAt(0);
const person = '人'.charCodeAt(0);

/** How far before the verb the figures of its relation stand, and how far a window reaches. */
const reach = { back: 80, window: 150, ahead: 50 };

/** Whether a sentence takes up the figures of the one before: 由80家增至120家。增长40%, ……。其中……. */
const goesOn = (text: string, end: number, hit: number): boolean =>
	hit - end < 6 || text.startsWith('其中', end + 1) || isShare(text, end, hit);

/**
 * 1128份问卷中，…的632份，占56%；…的519份，占46%: the whole of a share stands in an item before, and one that
 * is named (占耕地面积的) also in the sentence before.
 */
const isShare = (text: string, end: number, hit: number): boolean =>
	text.charCodeAt(hit) === share &&
	(text.charCodeAt(end) === semicolon || !digits.has(text.charCodeAt(hit + 1)));

/**
 * Whether two amounts with the same unit stand closely before an offset: without them nothing there can
 * be computed. A look at characters only, as reading figures is dear.
 */
function hasTwoAlike(text: string, hit: number, at: number): boolean {
	const seen: number[] = [];
	let sentences = 0;
	for (let i = at - 1; i >= Math.max(0, at - reach.back); i--) {
		const code = text.charCodeAt(i);
		if (sentenceEnds.has(code)) {
			if (!goesOn(text, i, hit) || (++sentences > 1 && code !== semicolon)) return false;
			continue;
		}
		if (!digits.has(code)) continue;
		let end = i + 1;
		while (numerals.has(text.charCodeAt(end))) end++;
		const unit = text.charCodeAt(end);
		const own = people.has(unit) ? person : unit;
		if (!dates.has(own)) {
			if (seen.includes(own)) return true;
			seen.push(own);
		}
		while (i > 0 && numerals.has(text.charCodeAt(i - 1))) i--;
	}
	return false;
}

/** The same with the first figure behind the offset: 19.2万吨，比上年增加0.7万吨. */
function windowOf(text: string, hit: Span): Span | undefined {
	let to = hit.to;
	while (to < hit.to + reach.ahead && to < text.length && !sentenceEnds.has(text.charCodeAt(to)))
		to++;
	let end = hit.to - 1;
	while (end < to && !digits.has(text.charCodeAt(end))) end++;
	while (end < to && numerals.has(text.charCodeAt(end))) end++;
	if (!hasTwoAlike(text, hit.from, end)) return undefined;
	let from = Math.max(0, hit.from - reach.window);
	// A window does not begin within a number.
	while (from < hit.from && from > 0 && !sentenceEnds.has(text.charCodeAt(from - 1))) from++;
	return { from: from === hit.from ? Math.max(0, hit.from - reach.window) : from, to };
}

/**
 * Where figures may be related, around verbs and nouns that say so; in order, apart from each other.
 * @param hits in any order.
 */
export function relationWindows(text: string, hits: readonly Span[]): readonly Span[] {
	const windows: { from: number; to: number }[] = [];
	for (const hit of [...hits].sort((a, b) => a.from - b.from)) {
		const last = windows.at(-1);
		const window = windowOf(text, hit);
		if (!window) continue;
		if (last && window.from <= last.to) last.to = Math.max(last.to, window.to);
		else windows.push({ ...window });
	}
	return windows;
}
