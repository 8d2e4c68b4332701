import { codeBefore, isWide } from './characters';

// A gap before one of these is a figure still to be filled in (上报信息  条): R35 must see it.
const units = new Set([...'条家人个件次项户亩元名起份年月日时分万亿吨％%']);
const headingMark =
	/^(?:[一二三四五六七八九十]{1,5}、|[（(][^（()）]{1,5}[）)]|\d{1,3}[.．、])(?=[ \t])/u;

const isSpace = (unit: string): boolean => unit === ' ' || unit === '\t';

function gapText(line: string, from: number, to: number): string {
	const run = line.slice(from, to);
	if (run.includes('\t')) return headingMark.exec(line)?.[0].length === from ? '' : '\t';
	const isAfterWide = isWide(codeBefore(line, from));
	if (!isAfterWide && !isWide(line.codePointAt(to) ?? 0)) return ' ';
	return run.length > 1 && isAfterWide && units.has(line.charAt(to)) ? '  ' : '';
}

/**
 * Takes away the spaces of a line that stand beside Chinese text. Spaces between Latin words become
 * one; a tab between table cells stays; a blank left for a figure stays two spaces wide.
 */
export function trimSpaces(line: string): string {
	const text = line.trim();
	const parts: string[] = [];
	let done = 0;
	for (let at = 0; at < text.length; at++) {
		if (!isSpace(text.charAt(at))) continue;
		let end = at;
		while (isSpace(text.charAt(end))) end++;
		parts.push(text.slice(done, at), gapText(text, at, end));
		done = end;
		at = end;
	}
	return parts.join('') + text.slice(done);
}
