import { codeBefore, isAsciiWord, isChinese, isDigit } from './characters';

const fullWidth: Readonly<Record<string, string>> = {
	',': '，',
	';': '；',
	':': '：',
	'?': '？',
	'!': '！',
	'.': '。',
};

const quotes = new Set([...'“”‘’'].map((mark) => mark.charCodeAt(0)));
const percent = new Set([...'%‰℃'].map((mark) => mark.charCodeAt(0)));
const closing = new Set([...'”’'].map((mark) => mark.charCodeAt(0)));

/** Whether a full stop after this one ends a Chinese sentence rather than a figure or a name. */
function isFullStop(line: string, at: number, left: number, right: number): boolean {
	const isAtEnd = at === line.length - 1 || closing.has(right);
	if (isAsciiWord(right)) return false;
	if (isChinese(left)) return true;
	if (percent.has(left)) return isAtEnd || isChinese(right);
	// `1.` alone is a heading mark; a sentence that ends in a figure is longer.
	return isAtEnd && at > 12;
}

function isChineseMark(line: string, at: number): boolean {
	const left = codeBefore(line, at);
	const right = line.codePointAt(at + 1) ?? 0;
	if (line.charAt(at) === '.') return isFullStop(line, at, left, right);
	if (isDigit(left) && isDigit(right)) return false;
	if (isChinese(left)) return true;
	if (percent.has(left) && !(isAsciiWord(right) && !isDigit(right))) return true;
	return isChinese(right) && !quotes.has(right);
}

/** Half-width marks of a Chinese line that should be full-width. */
export function fullWidthMarks(
	line: string,
	skip: (at: number) => boolean,
): ReadonlyMap<number, string> {
	const changed = new Map<number, string>();
	for (let at = 0; at < line.length; at++) {
		const wide = fullWidth[line.charAt(at)];
		if (wide !== undefined && !skip(at) && isChineseMark(line, at)) changed.set(at, wide);
	}
	return changed;
}

const runs = /\.{3,}|。{3,}|…+|-{2,}|[—―─－]{2,}/gu;

function runText(run: string, isChineseContext: boolean): string {
	if (run.startsWith('…')) return run.length === 1 || run.length === 3 ? '……' : run;
	if (run.startsWith('。')) return '……';
	if (!isChineseContext) return run;
	return run.startsWith('.') ? '……' : '——';
}

/** Ellipses of dots as …… and dashes of hyphens as ——, where Chinese stands beside them. */
export function longMarks(line: string, skip: (at: number) => boolean): string {
	return line.replace(runs, (run, at: number) => {
		if (skip(at)) return run;
		const left = codeBefore(line, at);
		const right = line.codePointAt(at + run.length) ?? 0;
		return runText(run, isChinese(left) || isChinese(right));
	});
}
