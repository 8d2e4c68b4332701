import type { Draft } from '../../draft/draft';
import { placedTitle } from '../../draft/title';
import { readCount } from '../../text/chinese-numerals';
import type { Span } from '../../text/span';
import type { Held } from './announcement';
import type { PlacedMark, Series } from './series-parts';

/** 出台八条措施, 三举措, “四个强化” in a title: the body is expected to list as many. */
export interface TitleCount extends Span {
	readonly n: number;
	readonly numeral: Span;
	readonly held?: Held;
}

const numeral = String.raw`(?<numeral>[二两三四五六七八九\d])`;
const notBefore = String.raw`(?<![第前后其他余另各每这该逾近约超多几数百千万零〇一二三四五六七八九十年月\d.．—-])`;

/** What a title says is done; 解决三个问题 and 推进四项工作 may be done in any number of ways. */
const measures = new RegExp(
	`${notBefore}(?<name>${numeral}[项条个大]?(?:措施|举措|做法|办法|对策|建议))`,
	'u',
);
/** Believed where each item holds the word. */
const words = new RegExp(`${notBefore}(?<name>${numeral}[个大道](?<word>[〇一-鿿]{2}))`, 'u');

/** “三链”, “四化” */
const quoted = new RegExp(`(?<=“)(?<name>${numeral}(?<word>[〇一-鿿]))(?=”)`, 'u');
const patterns = [measures, words, quoted];

/** The number of things that the title announces. Offsets are of the draft. */
export function titleCount(draft: Draft): TitleCount | undefined {
	const title = placedTitle(draft);
	const match =
		title && patterns.map((pattern) => pattern.exec(title.text)).find((m) => m !== null);
	if (!match) return undefined;
	const { numeral: digits = '', name = '', word } = match.groups!;
	const n = readCount(digits);
	if (n === undefined || n < 2) return undefined;
	const from = title.from + match.index;
	return {
		n,
		from,
		to: from + name.length,
		numeral: { from, to: from + digits.length },
		...(word !== undefined && { held: { word, where: 'head' } }),
	};
}

/** Headings that part a text, as against the things done. */
const partsText =
	/情况|做法|成效|问题|打算|建议|背景|原因|启示|体会|要求|目标|任务|措施|保障|说明|概况|进展|思路|概述|特点|附/u;

const endOf = (series: Series): PlacedMark => series.closing ?? series.marks.at(-1)!;

/** Series that lie inside no other one. */
function outermost(all: readonly Series[]): readonly Series[] {
	let reached = -1;
	return all.filter((series) => {
		if (series.marks[0]!.order < reached) return false;
		reached = Math.max(reached, endOf(series).order);
		return true;
	});
}

/**
 * The series that the title's number is of: the only one that is not part of another, where no other
 * has the announced length.
 */
export function seriesOfTitle(all: readonly Series[], { n, held }: TitleCount): Series | undefined {
	const lengthOf = ({ marks, closing }: Series): number => marks.length + (closing ? 1 : 0);
	if (all.some((series) => lengthOf(series) === n)) return undefined;
	const [series, other] = outermost(all.filter(({ marks }) => marks.length > 1));
	if (!series || other || !series.isPlain) return undefined;
	const parts =
		!held &&
		series.isHeadings &&
		series.marks.some((m) => partsText.test(m.paragraph.text.slice(m.to, m.to + 12)));
	return parts ? undefined : series;
}
