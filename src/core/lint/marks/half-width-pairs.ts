import { isHan } from '../../text/characters';
import { isChinese, isDigit, isLevelMarkAt, isWordLike, skipLeft, skipRight } from './half-width';
import type { Hit } from '../rule';

/** A mark that should be full-width, with the mark that it should be. */
interface Wrong {
	readonly from: number;
	readonly text: string;
}

/** Marks that are put right together. */
type WrongPair = readonly Wrong[];

/** How far a full-width partner of a half-width bracket is looked for, characters. */
const reach = 60;

const shortMark = /^(?:[一二三四五六七八九十]{1,3}|\d{1,2}|[A-Za-z])$/u;
const fileEnding = /^(?:\(\d+\))?\.[A-Za-z]{2,5}(?![A-Za-z])/u;
const documentNumber = /^\((?:19|20)\d\d\)第?\d{1,5}号/u;
const areaCode = /^\(0\d{2,3}\)\s?\d/u;

/** f(x), Ca(OH): brackets inside a foreign word or a formula. */
function isForeign(text: string, from: number, to: number): boolean {
	const before = text.charAt(from - 1);
	const inside = text.slice(from + 1, Math.min(to, from + 200));
	if (/[〇一-鿿，。、；：“”《》％]/u.test(inside)) return false;
	const beforeWord = text.charAt(skipLeft(text, from - 1));
	const after = text.charAt(skipRight(text, to + 1));
	if (isWordLike(beforeWord) || before === '_') return true;
	return !isChinese(beforeWord) && !isChinese(after);
}

/** Whether the pair belongs to Chinese text. */
function isWrongPair(text: string, from: number, to: number): boolean {
	if (fileEnding.test(text.slice(to + 1, to + 12))) return false;
	const head = text.slice(from, from + 16);
	if (documentNumber.test(head) || areaCode.test(head)) return false;
	// (1) and (一) before the text are level marks, which have a rule of their own.
	if (from < 8 && text.slice(0, from).trim() === '' && shortMark.test(text.slice(from + 1, to)))
		return false;
	if (isForeign(text, from, to)) return false;
	const sides = [from - 1, from + 1, to - 1, to + 1].map((at) => text.charAt(at));
	return sides.some(isChinese);
}

/** A half-width bracket whose partner is full-width: （GDP) */
function hasFullPartner(text: string, at: number): boolean {
	if (text.charAt(at) === '(') {
		const after = text.slice(at + 1, at + reach);
		const end = after.search(/[（）]/u);
		return end >= 0 && after.charAt(end) === '）';
	}
	const before = text.slice(Math.max(0, at - reach), at);
	return before.lastIndexOf('（') > before.lastIndexOf('）');
}

/** 1) and a) stand without a partner by nature. */
function isWrongAlone(text: string, at: number): boolean {
	if (hasFullPartner(text, at)) return !isLevelMarkAt(text, at);
	if (text.charAt(at) === '(') {
		return isChinese(text.charAt(at - 1)) || isHan(text.charCodeAt(at + 1));
	}
	const before = text.charAt(at - 1);
	if (!isHan(before.charCodeAt(0)) && !'”》）'.includes(before || ' ')) return false;
	return !/(?:^|[，。；：、\s])[一二三四五六七八九十]{1,3}$/u.test(
		text.slice(Math.max(0, at - 4), at),
	);
}

const fullBracket = (text: string, at: number): Wrong => ({
	from: at,
	text: text.charAt(at) === '(' ? '（' : '）',
});

/** Half-width brackets in Chinese text, with their partners. Hits of other marks are passed over. */
export function bracketPairs(text: string, hits: readonly Hit[]): readonly WrongPair[] {
	const open: number[] = [];
	const alone: number[] = [];
	const found: WrongPair[] = [];
	for (const { from: at, text: mark } of hits) {
		if (mark === '(') open.push(at);
		else if (mark === ')') {
			const start = open.pop();
			if (start === undefined) alone.push(at);
			else if (isWrongPair(text, start, at)) {
				found.push([fullBracket(text, start), fullBracket(text, at)]);
			}
		}
	}
	for (const at of [...open, ...alone]) {
		if (isWrongAlone(text, at)) found.push([fullBracket(text, at)]);
	}
	return found;
}

/** Whether “ is open at each of some offsets (ascending). */
function createQuoteDepth(text: string): (at: number) => boolean {
	let at = 0;
	let depth = 0;
	return (to) => {
		for (; at < to; at++) {
			const c = text.charAt(at);
			if (c === '“') depth++;
			else if (c === '”' && depth > 0) depth--;
		}
		return depth > 0;
	};
}

function isQuoteOfChinese(text: string, from: number, to: number): boolean {
	const [first, last] = [text.charAt(from + 1), text.charAt(to - 1)];
	if (isChinese(first) || isChinese(last)) return true;
	return isChinese(text.charAt(from - 1)) || isChinese(text.charAt(to + 1));
}

/** 24"显示器, 6" 管: inches. */
const isInch = (text: string, at: number): boolean =>
	isDigit(text.charAt(at - 1)) && !isHan(text.charCodeAt(at - 2));

/**
 * Half-width quotation marks around or next to Chinese. Where they are odd in number nobody can tell
 * which opens and which closes: then none is reported.
 */
export function quotePairs(text: string, hits: readonly Hit[]): readonly WrongPair[] {
	const marks = hits.filter((hit) => hit.text === '"').map((hit) => hit.from);
	if (marks.length === 0) return [];
	if (marks.length % 2 === 1) {
		const inch = marks.findIndex((at) => isInch(text, at));
		if (inch < 0) return [];
		marks.splice(inch, 1);
	}
	const isQuoted = createQuoteDepth(text);
	const found: WrongPair[] = [];
	for (let i = 0; i < marks.length; i += 2) {
		const [from, to] = [marks[i]!, marks[i + 1]!];
		const [open, close] = isQuoted(from) ? '‘’' : '“”';
		if (to > from + 1 && isQuoteOfChinese(text, from, to)) {
			found.push([
				{ from, text: open! },
				{ from: to, text: close! },
			]);
		}
	}
	return found;
}
