import { headingLevel } from '../draft/paragraphs';
import { isIndent } from '../text/characters';
import { isAsciiWord, widthOf } from './characters';

/** A line of the clipboard, without what stands before and after its text. */
interface Line {
	readonly text: string;
	/** It was set in, as the first line of a paragraph is. */
	readonly indented: boolean;
	/** Columns with the indent. */
	readonly width: number;
	/** It began with a bullet, which is taken away: official text has none. */
	readonly bullet: boolean;
	/** An empty line, or nothing, stood before it. */
	readonly afterGap: boolean;
}

/** Narrower than any page: short lines are lists and titles, not broken sentences. */
const narrowestPage = 28;
/** Wider than any page: a line like this is a whole paragraph, so its text is not broken by width. */
const widestPage = 120;
/** Columns by which a line may fall short: an indent that was lost, a mark that may not begin a line. */
const slack = 4;

// ★ is no bullet: it is part of a classification mark.
const bulletMark =
	/^(?:[●•◆■▪◇□►▶➢➤✓✔\uf06c\uf06e\uf075\uf0a7\uf0b7\uf0d8\uf0fc][ \t\u3000]*|[·○*+\-–][ \t\u3000]+)/u;
const sentenceEnd = /[。！？；：…!?;:.][”’）)』」》]*$/u;
const clauseEnd = /[，、,（(“‘《〈—-]$/u;
const cannotBegin = /^[，。、；：！？）》〉”’％,;!?%)]/u;
const clauseMark = /[，。；]/u;
// 二、三季度 at the beginning of a line is no heading.
const listedNumerals = /^[一二三四五六七八九十]+、[一二三四五六七八九十]/u;

function readLine(source: string, afterGap: boolean): Line | undefined {
	const trimmed = source.trim();
	if (trimmed === '') return undefined;
	let indent = 0;
	while (isIndent(source[indent])) indent++;
	const indentWidth = widthOf(source.slice(0, indent));
	const bullet = bulletMark.exec(trimmed)?.[0] ?? '';
	const text = trimmed.slice(bullet.length).trim();
	// A bullet with nothing behind it says nothing.
	if (text === '') return undefined;
	return {
		text,
		indented: indentWidth >= 2,
		width: indentWidth + widthOf(trimmed),
		bullet: bullet !== '',
		afterGap,
	};
}

function readLines(text: string): Line[] {
	const lines: Line[] = [];
	let afterGap = true;
	for (const source of text.split('\n')) {
		const line = readLine(source, afterGap);
		if (line) lines.push(line);
		afterGap = !line;
	}
	return lines;
}

/** What the lines tell about the page they were broken for. */
interface Page {
	/** Its width in columns; undefined where nothing shows that lines were broken by width. */
	readonly width: number | undefined;
	/** Paragraphs can be told by their indent. */
	readonly indents: boolean;
	/** More than one line was broken at this width. */
	readonly sure: boolean;
}

function pageOf(lines: readonly Line[]): Page {
	let width = 0;
	for (const line of lines) width = Math.max(width, line.width);
	const isPage = width >= narrowestPage && width <= widestPage;
	const broken = lines.filter(
		(line) => line.width >= width - slack && !sentenceEnd.test(line.text.slice(-8)),
	);
	const indented = lines.filter((line) => line.indented).length;
	return {
		width: isPage ? width : undefined,
		indents: indented > 0 && indented * 2 <= lines.length,
		sure: broken.length > 1,
	};
}

/** Columns of what a page cannot break: a Latin word or a figure, else one character. */
function firstUnitWidth(text: string): number {
	let at = 0;
	while (at < text.length && at < 40 && isAsciiWord(text.charCodeAt(at))) at++;
	return at > 0 ? at : widthOf([...text.slice(0, 2)][0] ?? '');
}

const beginsHeading = (text: string): boolean =>
	headingLevel(text) > 0 && !listedNumerals.test(text);

/** Whether the break between two lines stands inside a sentence. */
function isSoft(above: Line, below: Line, page: Page): boolean {
	if (below.bullet || below.afterGap || beginsHeading(below.text)) return false;
	if (above.text.includes('\t') || below.text.includes('\t')) return false;
	if (cannotBegin.test(below.text)) return true;
	if (below.indented) return false;
	const tail = above.text.slice(-8);
	if (clauseEnd.test(tail)) return true;
	if (page.width === undefined) return false;
	const isFull = above.width + firstUnitWidth(below.text) + slack > page.width;
	if (!isFull) return false;
	if (sentenceEnd.test(tail)) return page.indents && page.sure && above.width >= page.width - 2;
	return page.sure || clauseMark.test(above.text);
}

function glue(above: string, below: string): string {
	const isLatin =
		isAsciiWord(above.charCodeAt(above.length - 1)) && isAsciiWord(below.charCodeAt(0));
	return isLatin ? ' ' : '';
}

/** Paragraphs of a text: breaks inside a sentence are joined, empty lines, indents and bullets dropped. */
export function joinLines(text: string): string[] {
	const lines = readLines(text);
	const page = pageOf(lines);
	const paragraphs: string[][] = [];
	let previous: Line | undefined;
	for (const line of lines) {
		const current = paragraphs.at(-1);
		if (previous && current && isSoft(previous, line, page)) {
			current.push(glue(previous.text, line.text), line.text);
		} else {
			paragraphs.push([line.text]);
		}
		previous = line;
	}
	return paragraphs.map((parts) => parts.join(''));
}
