import { countText } from '../../count/count';
import type { Counting } from '../../count/prefix';
import { quote } from '../../draft/quote';
import type { Span } from '../../text/span';
import type { Fix } from '../rule';

/** A whole sentence with its closing mark. Offsets are of the draft. */
export interface Sentence extends Span {
	readonly text: string;
	/** Its length in the unit of the limit. */
	readonly units: number;
}

/** Beyond this many sentences, leaving out a single one is no help. */
const mostSentences = 60;

/** The sentences of a stretch of a draft's text. A semicolon ends none: its clauses belong together. */
export function wholeSentences(text: string, stretch: Span, counting: Counting): Sentence[] {
	const unit = counting === '字符数' ? 'characters' : 'words';
	const body = text.slice(stretch.from, stretch.to);
	return [...body.matchAll(/[^。！？\r\n]+[。！？]*[”’）]?/gu)].flatMap((match) => {
		const sentence = match[0].trim();
		if (sentence === '') return [];
		const from = stretch.from + match.index + match[0].indexOf(sentence);
		const to = from + sentence.length;
		return [{ from, to, text: sentence, units: countText(sentence)[unit] }];
	});
}

/** The beginning of a sentence, as messages name it. */
export function opening(text: string, length = 14): string {
	const characters = [...text.replace(/\s+/gu, '').replace(/[。！？]+$/u, '')];
	const short = characters.slice(0, length).join('');
	return characters.length > length ? `${short}…` : short;
}

/** Figures and the items of a list carry the matter of a text. */
const carriesMatter =
	/[\d０-９]|^[（(]?[一二三四五六七八九十]{1,2}[、是要）)]|^(?:第[一二三四五六]|首先|其次|再次|最后)/u;

/** Sentences that say how it was done, not what was done. */
const isStock =
	/高度重视|坚强领导|正确领导|密切配合|齐抓共管|统一思想|提高认识|凝心聚力|压实责任|强化担当|扎实推进|稳步推进|良好(?:氛围|局面|态势|基础)|坚实基础|重要意义|明显成效|显著成效|积极成效|好评|欢迎/u;

const rank = ({ text }: Sentence): number => (isStock.test(text) ? 0 : 1);

/** Sentences of which each alone, left out, saves enough: stock phrases first, then the shortest. */
function dispensable(all: readonly Sentence[], excess: number): readonly Sentence[] {
	if (all.length < 3 || all.length > mostSentences) return [];
	return all
		.slice(1)
		.filter(({ units, text }) => units >= excess && !carriesMatter.test(text))
		.sort((a, b) => rank(a) - rank(b) || a.units - b.units)
		.slice(0, 3);
}

/** A sentence's own span; where it fills its line, with the line break before it. */
function lineOrSelf(text: string, { from, to }: Span): Span {
	const lineFrom = Math.max(text.lastIndexOf('\n', from - 1), text.lastIndexOf('\r', from - 1));
	const lineTo = to + text.slice(to).search(/[\r\n]|$/u);
	const rest = text.slice(lineFrom + 1, from) + text.slice(to, lineTo);
	if (lineFrom < 0 || rest.trim() !== '') return { from, to };
	const isPair = text.startsWith('\r\n', lineFrom - 1);
	return { from: isPair ? lineFrom - 1 : lineFrom, to: lineTo };
}

/** Keeps the whole sentences before the limit, where that leaves most of the text. */
function keepBefore(all: readonly Sentence[], overflow: Span): Fix[] {
	const kept = all.filter(({ to }) => to <= overflow.from);
	const last = kept.at(-1);
	if (!last || kept.length * 2 < all.length) return [];
	const edits = [{ from: last.to, to: overflow.to, text: '' }];
	return [{ title: `只保留到${quote(opening(last.text))}一句`, edits }];
}

/**
 * Ways to bring a text within its limit: leave out one sentence without figures, or end it at the
 * last sentence before the limit. None is safe: what may go is for the writer to say.
 * @param excess how many units there are too many.
 * @param overflow the text past the limit.
 */
export const cuts = (
	text: string,
	all: readonly Sentence[],
	excess: number,
	overflow: Span,
): readonly Fix[] => [
	...dispensable(all, excess).map((sentence) => ({
		title: `删去${quote(opening(sentence.text))}一句（${sentence.units}字）`,
		edits: [{ ...lineOrSelf(text, sentence), text: '' }],
	})),
	...keepBefore(all, overflow),
];
