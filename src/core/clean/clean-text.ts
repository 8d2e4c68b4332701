import type { Span } from '../text/span';
import { addressesOf } from './addresses';
import { fullWidthBrackets } from './brackets';
import { hasHan } from './characters';
import { joinLines } from './lines';
import { fullWidthMarks, longMarks } from './marks';
import { pairedQuotes } from './quotes';
import { trimSpaces } from './spaces';

// Word writes a line broken by hand with a vertical tab.
const breaks = /\r\n?|[\v\f\u0085\u2028\u2029]/gu;
const blanks = /[\u00a0\u1680\u2000-\u200a\u202f\u205f]/gu;
const invisible =
	/(?![\t\n])\p{Cc}|[\u00ad\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]/gu;
// PDF files hold radicals in place of the characters they look like (⼯ for 工); Unicode names the pair.
const radicals = /[\u2e9f\u2ef3\u2f00-\u2fd5]/gu;
const oddMarks: Readonly<Record<string, string>> = {
	'､': '、',
	'｡': '。',
	'﹐': '，',
	'﹑': '、',
	'﹒': '．',
	'﹔': '；',
	'﹕': '：',
	'﹖': '？',
	'﹗': '！',
	'﹙': '（',
	'﹚': '）',
};
const oddMark = /[､｡﹐﹑﹒﹔-﹗﹙﹚]/gu;

const plainCharacters = (text: string): string =>
	text
		.replace(breaks, '\n')
		.replace(blanks, ' ')
		.replace(invisible, '')
		.replace(radicals, (radical) => radical.normalize('NFKC'))
		.replace(oddMark, (mark) => oddMarks[mark] ?? mark);

function insideAny(spans: readonly Span[]): (at: number) => boolean {
	let next = 0;
	return (at) => {
		if (at < (spans[next - 1]?.from ?? 0)) next = 0;
		while (next < spans.length && (spans[next]?.to ?? 0) <= at) next++;
		return (spans[next]?.from ?? Infinity) <= at;
	};
}

function withChanges(line: string, changed: ReadonlyMap<number, string>): string {
	if (changed.size === 0) return line;
	const units = line.split('');
	for (const [at, mark] of changed) units[at] = mark;
	return units.join('');
}

const steps = [fullWidthBrackets, pairedQuotes, fullWidthMarks] as const;

function cleanParagraph(paragraph: string): string {
	// Full-width spaces inside a line are spaces like any other.
	const trimmed = trimSpaces(paragraph.replaceAll('\u3000', ' '));
	if (!hasHan(trimmed)) return trimmed;
	let line = longMarks(trimmed, insideAny(addressesOf(trimmed)));
	for (const step of steps) line = withChanges(line, step(line, insideAny(addressesOf(line))));
	return trimSpaces(line);
}

/**
 * One pass can make room for another (a mark made full-width takes the space behind it). Text of
 * people needs two; the bound is for what nobody wrote.
 */
const passes = 12;

/**
 * 粘贴为正文: makes plain body text of what came from Word, a PDF file or a web page. Stray spaces,
 * indents, empty lines, bullets and breaks inside a sentence go; marks between Chinese become
 * full-width; straight quotes are paired. No word is guessed or dropped: what a scan got wrong stays.
 * Cleaning twice changes nothing more. Linear; never throws.
 * @returns paragraphs separated by `\n`, without one at the end.
 */
export function cleanText(text: string): string {
	let cleaned = plainCharacters(text);
	for (let pass = 0; pass < passes; pass++) {
		const next = joinLines(cleaned).map(cleanParagraph).join('\n');
		if (next === cleaned) break;
		cleaned = next;
	}
	return cleaned;
}
