import { stretchAround } from '../../text/clauses';
import { readCount } from '../../text/chinese-numerals';
import type { Draft, Paragraph } from '../../draft/draft';
import { indicatorBefore, nounBehind } from '../../figures/noun';
import { isAddable } from '../../figures/sums/parts';
import { quantitiesIn, type Quantity } from '../../figures/quantity';
import { add, fits } from '../../figures/rounding';
import type { WrongSum } from '../../figures/sums/sum-check';
import { isSameDimension } from '../../figures/unit';
import { figuresIn } from '../../text/numerals';
import type { Span } from '../../text/span';

/** 三个乡镇共转移群众1260人: a total over places that other sentences or paragraphs tell of. */
export interface PlaceTotal extends Span {
	/** How many places there are; undefined for 合计 behind a row of paragraphs. */
	readonly places: number | undefined;
	/** Last characters that the names of such places may have. */
	readonly kind: string;
	/** 共, 合计: said to be the sum; else it is believed where another figure of the sentence is one. */
	readonly isCued: boolean;
}

/** 三个乡镇, 4个街道, 三县: the places of a total. */
const announced =
	/(?<n>(?<![十百\d第前后余多])(?:[两二三四五六七八九十]|\d{1,2}))个?(?:受灾|重点|试点)?(?<kind>乡镇|镇街|街镇|[镇乡]|街道|县市区|县区|区县|[县区村市]|社区)(?![长委级直属域]|政府)/u;
const totalCue = /共(?![同享青产建治识])|合计|总计|累计/u;
const tellsMore = /^[〇一-鿿]{2,10}\d[^，；]*[，；][〇一-鿿]{2,10}\d/u;
const opensTotal = /^(?:以上|上述)?(?:各[县区市镇乡村街道]{1,2})?(?:合计|总计|共计)/u;
const sentenceEnd = /[。！？；\n]/u;
const farthest = 90;

/** The sentence around an offset, as far as a total reaches. */
const sentenceAround = (text: string, at: number): Span =>
	stretchAround(text, at, sentenceEnd, farthest);

const kindOf = (word: string): string =>
	/[乡镇街]/u.test(word) ? '乡镇道' : /[村社]/u.test(word) ? '村区' : '县市区';

/**
 * Totals over places that are not told of in the same sentence.
 * @param offsets where 乡镇 and the like stand behind a number.
 */
export function placeTotals(text: string, offsets: readonly number[]): readonly PlaceTotal[] {
	const found: PlaceTotal[] = [];
	if (opensTotal.test(text.slice(0, 8)))
		found.push({ ...sentenceAround(text, 0), places: undefined, kind: '', isCued: true });
	for (const offset of offsets) {
		const { from, to } = sentenceAround(text, offset);
		if (found.at(-1)?.from === from) continue;
		const said = text.slice(from, to);
		const { n = '', kind = '' } = announced.exec(said)?.groups ?? {};
		const places = readCount(n) ?? 0;
		if (places < 2 || places > 20 || /[等每均各]|其中|分别/u.test(said)) continue;
		const isCued = totalCue.test(said);
		// 3个县区受灾6.5万人，农作物受灾5.1万亩: without 共 it takes a second figure to tell.
		if (!isCued && !tellsMore.test(text.slice(offset, to))) continue;
		found.push({ from, to, places, kind: kindOf(kind), isCued });
	}
	return found;
}

/** What a sentence that begins with a place says of it; offsets are of the draft. */
interface Told {
	readonly place: string;
	readonly figures: readonly Quantity[];
}

const opening =
	/^(?:[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．]|[一二三四五六]是|[●·\s])*(?<place>(?!全)[〇一-鿿]{1,7}?(?:[镇乡县区市村]|街道))/u;
const longestTold = 120;
const mostTold = 24;

/** The sentences of a stretch of the draft that tell of one place each. */
function toldIn(text: string, { from, to }: Span): readonly Told[] {
	const told: Told[] = [];
	for (let at = from; at < to && told.length < mostTold;) {
		let end = at;
		while (end < to && !'。！？'.includes(text.charAt(end))) end++;
		const own = text.slice(at, Math.min(end, at + longestTold));
		const place = opening.exec(own)?.groups!['place'];
		if (place !== undefined && /[\d０-９]/u.test(own))
			told.push({ place, figures: quantitiesIn(text, figuresIn(own, at)) });
		at = end + 1;
	}
	return told;
}

/** What a figure is said of: 转移群众, 农户; the place before it is left out. */
function nameOf(text: string, quantity: Quantity): string {
	const indicator = indicatorBefore(text, quantity)
		.replace(/^.*(?:[镇乡县市村]|街道|区(?!域))/u, '')
		.replace(/^(?:[共已]|累计|合计|总计|一共)+/u, '');
	return `${indicator}/${nounBehind(text, quantity).slice(0, 4)}`;
}

interface Part {
	readonly place: string;
	readonly quantity: Quantity;
}

/** Paragraphs farther than this from the last place tell of something else. */
const mostBetween = 4;

function partsIn(
	text: string,
	stretches: readonly Span[],
	total: Quantity,
	kind: string,
): readonly Part[] {
	const name = nameOf(text, total);
	return stretches.flatMap((stretch) =>
		toldIn(text, stretch).flatMap(({ place, figures }) =>
			figures
				.filter((q) => isSameDimension(q.unit, total.unit) && nameOf(text, q) === name)
				.filter(() => kind === '' || kind.includes(place.at(-1)!))
				.map((quantity) => ({ place, quantity })),
		),
	);
}

const opensWithPlace = /^[^〇一-鿿]*[〇一-鿿]{1,7}?[镇乡道县区市村]/u;

/** The paragraphs right before one that each begin with a place, empty ones left out. */
function rowBefore(paragraphs: readonly Paragraph[], index: number): readonly Paragraph[] {
	let first = index;
	while (first > 0 && index - first < mostTold) {
		const { text } = paragraphs[first - 1]!;
		if (text !== '' && !opensWithPlace.test(text.slice(0, 16))) break;
		first--;
	}
	return paragraphs.slice(first, index).filter(({ text }) => text !== '');
}

/** Where the parts may stand: behind the total, or in the paragraphs before it. */
function stretchesOf({ paragraphs }: Draft, paragraph: Paragraph, total: PlaceTotal) {
	const { index, from, to } = paragraph;
	if (total.places === undefined) return [rowBefore(paragraphs, index)];
	const rest = { from: from + total.to + 1, to };
	// Every other paragraph may be empty.
	const reach = 2 * (total.places + mostBetween);
	return [
		[rest, ...paragraphs.slice(index + 1, index + 1 + reach)],
		paragraphs.slice(Math.max(0, index - reach), index),
	];
}

/**
 * Whether the places around a total contradict it: as many as it says, each told of once with a figure
 * of the same name. Offsets are of the draft.
 */
export function wrongPlaceSum(
	draft: Draft,
	paragraph: Paragraph,
	total: PlaceTotal,
): WrongSum | undefined {
	const { text } = draft;
	const own = text.slice(paragraph.from + total.from, paragraph.from + total.to);
	const figures = quantitiesIn(text, figuresIn(own, paragraph.from + total.from)).filter(
		(q) => isAddable(q) && q.figure.kind === 'exact' && q.bend === 'none' && q.low > 0,
	);
	// One that fits shows that the places and their figures are the ones that are meant.
	let isKnown = total.isCued;
	let wrong: WrongSum | undefined;
	for (const figure of figures) {
		if (nameOf(text, figure).length < 3) continue;
		for (const stretches of stretchesOf(draft, paragraph, total)) {
			const found = partsIn(text, stretches, figure, total.kind);
			const parts = found.map(({ quantity }) => quantity);
			const isOnce = new Set(found.map(({ place }) => place)).size === found.length;
			const places = total.places ?? Math.max(2, stretches.length);
			if (!isOnce || found.length !== places) continue;
			if (parts.some((q) => q.figure.kind !== 'exact')) continue;
			if (fits(figure, parts)) {
				isKnown = true;
				continue;
			}
			const sum = add(parts, (q) => q.low);
			if (sum < figure.low / 2 || sum > figure.low * 2) continue;
			wrong ??= { total: figure, parts, sum, kind: 'differs', isSure: true };
		}
	}
	return isKnown ? wrong : undefined;
}
