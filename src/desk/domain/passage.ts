import type { Comment } from '../../core/submission/feedback';

export type Passage = NonNullable<Comment['passage']>;

/** Where a comment is meant to stand: by offsets, by words of the text, or both. */
export interface WantedPassage {
	/** UTF-16 offsets into the body, half-open. */
	readonly from?: number | undefined;
	readonly to?: number | undefined;
	readonly quote?: string | undefined;
}

/** UTF-16 units kept on each side, by which a client finds the passage again. */
const around = 32;
const longest = 2000;

const squeeze = (text: string): string => text.replace(/\s+/gu, '');

/** True where a cut would part the two halves of a character. */
function splitsPair(text: string, at: number): boolean {
	return /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(at - 1, at + 1));
}

function cut(body: string, from: number, to: number): Passage {
	const start = Math.max(0, from - around);
	const end = Math.min(body.length, to + around);
	return {
		...{ from, to, quote: body.slice(from, to) },
		before: body.slice(splitsPair(body, start) ? start + 1 : start, from),
		after: body.slice(to, splitsPair(body, end) ? end - 1 : end),
	};
}

function isWhole(body: string, { from, to, quote }: WantedPassage): boolean {
	if (from === undefined || to === undefined || from < 0 || to > body.length || from >= to)
		return false;
	if (splitsPair(body, from) || splitsPair(body, to)) return false;
	return quote === undefined || squeeze(quote) === squeeze(body.slice(from, to));
}

/** All places of the words in the body, whatever the spaces and line breaks between them. */
function places(body: string, quote: string): { from: number; to: number }[] {
	const kept: number[] = [];
	for (let i = 0; i < body.length; i++) if (!/\s/u.test(body[i]!)) kept.push(i);
	const [text, words] = [squeeze(body), squeeze(quote)];
	const found = [];
	for (let at = text.indexOf(words); at >= 0 && found.length < 2; at = text.indexOf(words, at + 1))
		found.push({ from: kept[at]!, to: kept[at + words.length - 1]! + 1 });
	return found;
}

/**
 * The passage as it stands in the body, with what surrounds it.
 * @returns a Chinese sentence where there is none, or more than one
 */
export function findPassage(body: string, wanted: WantedPassage): Passage | string {
	const { from, to, quote } = wanted;
	const given = isWhole(body, wanted) ? [{ from: from!, to: to! }] : [];
	const found = given.length > 0 || !squeeze(quote ?? '') ? given : places(body, quote!);
	const [only] = found;
	if (!only) return '在正文里找不到这段原文，请照正文原样填写，或重新选取';
	if (found.length > 1) return '这段原文在正文里不止一处，请多写几个字，能认准是哪一处';
	if (only.to - only.from > longest) return `所指原文不能超过${longest}字，请选短一些`;
	return cut(body, only.from, only.to);
}
