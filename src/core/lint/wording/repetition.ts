import { codesOf, isCommonHan } from '../../text/characters';
import type { Span } from '../../text/span';

/** Two places that say the same; the second one can go, with what stands between them or before it. */
export interface Repeat {
	readonly kind:
		| 'word'
		| 'run'
		| 'clause'
		| 'sentence'
		| 'pair'
		| 'echo'
		| 'overlap'
		| 'turned'
		| 'inside'
		| 'reason'
		| 'head'
		| 'phrase'
		| 'adverbial'
		| 'item';
	readonly first: Span;
	readonly second: Span;
	/** What to delete. */
	readonly cut: Span;
}

/** A sentence with its closing mark and a hash of it. */
export interface Sentence extends Span {
	readonly hash: number;
}

export interface Scan {
	readonly repeats: readonly Repeat[];
	readonly sentences: readonly Sentence[];
}

/** 0: no mark; 1: ends a clause; 2: a part of a sentence; 3: a sentence. */
function markOf(code: number): number {
	switch (code) {
		case 0xff0c: // ，
		case 0x3001: // 、
		case 0xff1a: // ：
		case 0x2c: // ,
			return 1;
		case 0xff1b: // ；
		case 0x3b: // ;
		case 0x0a:
			return 2;
		case 0x3002: // 。
		case 0xff01: // ！
		case 0xff1f: // ？
			return 3;
		default:
			return 0;
	}
}

/** Function words of one character that are never doubled by themselves. */
const singles = codesOf('的了在和及与是把对将被并要从已也就都还再使其给以们各');

const prepositions: ReadonlySet<string> = new Set(
	'通过 为了 根据 按照 由于 随着 针对 关于 围绕 经过 依据 鉴于 结合'.split(' '),
);

/** How far back a phrase counts as said just now. */
const near = 40;
/** How many clauses of the sentence are remembered, at most. */
const remembered = 8;
const shortestSentence = 15;
const shortestPhrase = 8;

const hanOnly = (text: string, from: number, to: number): boolean => {
	for (let i = from; i < to; i++) if (!isCommonHan(text.charCodeAt(i))) return false;
	return true;
};

const same = (text: string, a: number, b: number, length: number): boolean => {
	for (let i = 0; i < length; i++) {
		if (text.charCodeAt(a + i) !== text.charCodeAt(b + i)) return false;
	}
	return true;
};

/** How far two places agree to the right, within what lies between them where it may not overlap. */
const agreement = (text: string, a: number, b: number, most: number): number => {
	let length = 0;
	while (
		length < most &&
		b + length < text.length &&
		text.charCodeAt(a + length) === text.charCodeAt(b + length)
	) {
		length++;
	}
	return length;
};

/** The same unit twice in a row. */
function runAt(text: string, earlier: number, at: number): Repeat | undefined {
	const unit = at - earlier;
	if (agreement(text, earlier, at, unit) < unit || !hanOnly(text, earlier, at)) return undefined;
	const second = { from: at, to: at + unit };
	return { kind: 'run', first: { from: earlier, to: at }, second, cut: second };
}

/** 通过培训…通过培训: a preposition and what it governs. */
function adverbialAt(text: string, earlier: number, at: number): Repeat | undefined {
	if (!prepositions.has(text.slice(at, at + 2))) return undefined;
	if (agreement(text, earlier, at, 4) < 4 || !hanOnly(text, at, at + 4)) return undefined;
	const second = { from: at, to: at + 4 };
	return { kind: 'adverbial', first: { from: earlier, to: earlier + 4 }, second, cut: second };
}

/** A long phrase that stands twice in one clause. */
function phraseAt(text: string, earlier: number, at: number): Repeat | undefined {
	const distance = at - earlier;
	const length = agreement(text, earlier, at, distance);
	if (length < shortestPhrase || !hanOnly(text, earlier, at + length)) return undefined;
	const second = { from: at, to: at + length };
	return { kind: 'phrase', first: { from: earlier, to: earlier + length }, second, cut: second };
}

const comma = 0xff0c;

/** A clause of the sentence so far. */
interface Clause extends Span {
	readonly hash: number;
}

/** Where the same clause stood before, the latest first. */
function sameBefore(text: string, known: readonly Clause[], clause: Clause): Repeat | undefined {
	const { from, to, hash } = clause;
	for (let i = known.length - 1; i >= Math.max(0, known.length - remembered); i--) {
		const first = known[i]!;
		if (first.hash !== hash || first.to - first.from !== to - from) continue;
		if (!same(text, first.from, from, to - from)) continue;
		return { kind: 'clause', first, second: clause, cut: { from: from - 1, to } };
	}
	return undefined;
}

const pause = 0x3001;
const shortestItem = 4;
/** What ends the last item of a list and is none of it. */
const itemEnds = /(?:[等和及两三四五六七八九十\d]|以及).*$/u;
/** 设了政策咨询、…: the first item, behind what is said of all of them. */
const lead = /[了有设为是含括及在对从将把：]$/u;

/** 设了政策咨询、技能测评、政策咨询等窗口: an item that the list already has. */
function itemBefore(
	text: string,
	known: readonly Clause[],
	{ from, to }: Clause,
): Repeat | undefined {
	if (text.charCodeAt(from - 1) !== pause) return undefined;
	const item = text.slice(from, to).replace(itemEnds, '');
	if (item.length < shortestItem || !hanOnly(text, from, from + item.length)) return undefined;
	for (let i = known.length - 1; i >= Math.max(0, known.length - remembered); i--) {
		const first = known[i]!;
		if (text.charCodeAt(first.to) !== pause) return undefined;
		const start = first.to - item.length;
		if (start < first.from || !same(text, start, from, item.length)) continue;
		const isWhole = start === first.from;
		const isFirst = text.charCodeAt(first.from - 1) !== pause;
		if (!isWhole && !(isFirst && lead.test(text.slice(first.from, start)))) continue;
		const second = { from, to: from + item.length };
		return {
			kind: 'item',
			first: { from: start, to: first.to },
			second,
			cut: { from: from - 1, to: second.to },
		};
	}
	return undefined;
}

const longestTail = 12;

/** End of the short clause of characters that follows the comma at an offset; 0 where none does. */
function endOfTail(text: string, at: number): number {
	if (text.charCodeAt(at) !== comma) return 0;
	const last = Math.min(text.length, at + longestTail);
	let end = at + 1;
	while (end < last && isCommonHan(text.charCodeAt(end))) end++;
	const isClosed = end === text.length || markOf(text.charCodeAt(end)) !== 0;
	return isClosed && end > at + 2 ? end : 0;
}

/** 车辆超过年限，一律报废，…，超过年限，一律报废: a clause, or its end, and what goes with it. */
function pairBefore(text: string, known: readonly Clause[], clause: Clause): Repeat | undefined {
	const { from, to } = clause;
	const end = known.length > 1 ? endOfTail(text, to) : 0;
	if (end === 0) return undefined;
	for (let i = known.length - 2; i >= Math.max(0, known.length - remembered); i--) {
		const { from: start, to: stop } = known[i]!;
		const first = { from: stop - (to - from), to: stop + end - to };
		if (first.from < start || first.to >= from) continue;
		if (!same(text, first.from, from, end - from)) continue;
		if (markOf(text.charCodeAt(first.to)) === 0) continue;
		return { kind: 'pair', first, second: { from, to: end }, cut: { from: from - 1, to: end } };
	}
	return undefined;
}

const shortestEcho = 6;
/** A clause that does nothing but echo may be this short. */
const shortestWholeEcho = 4;

/** 镇里通过上门走访，通过上门走访，: the end of a clause once more, or its whole before more. */
function echoOf(text: string, before: Clause, { from, to }: Clause): Repeat | undefined {
	const length = to - from;
	const known = before.to - before.from;
	if (from !== before.to + 1 || known === length) return undefined;
	const shorter = Math.min(length, known);
	const shortest = length < known ? shortestWholeEcho : shortestEcho;
	// Most clauses begin otherwise.
	if (shorter < shortest || text.charCodeAt(before.to - shorter) !== text.charCodeAt(from))
		return undefined;
	const first = { from: before.to - shorter, to: before.to };
	if (text.charCodeAt(before.to) !== comma || !same(text, first.from, from, shorter))
		return undefined;
	const second = { from, to: from + shorter };
	const cut = length < known ? { from: before.to, to } : { from: before.from, to: before.to + 1 };
	return { kind: 'echo', first, second, cut };
}

const shortestOverlap = 7;
const longestOverlap = 40;

/** 由老人自己报名。老人自己报名后，: a clause goes on from the end of the one before by saying it again. */
function overlapOf(text: string, before: Clause, { from, to }: Clause): Repeat | undefined {
	const most = Math.min(longestOverlap, to - from, before.to - before.from);
	const first = text.charCodeAt(from);
	const last = text.charCodeAt(before.to - 1);
	for (let length = most; length >= shortestOverlap; length--) {
		const start = before.to - length;
		if (text.charCodeAt(start) !== first || text.charCodeAt(from + length - 1) !== last) continue;
		if (!same(text, start, from, length)) continue;
		const second = { from, to: from + length };
		const cut = { from: before.to, to: second.to };
		return { kind: 'overlap', first: { from: start, to: before.to }, second, cut };
	}
	return undefined;
}

const reasons = ['由于', '因为', '鉴于', '随着'];
const reasonOpens = codesOf('由因鉴随');
const shortestReason = 8;

/** 资料分散在各处，由于资料分散在各处，: a reason that says nothing but the clause before. */
function reasonOf(text: string, before: Clause, { from, to }: Clause): Repeat | undefined {
	if (!reasonOpens.has(text.charCodeAt(from)) || !reasons.includes(text.slice(from, from + 2)))
		return undefined;
	const length = to - from - 2;
	const start = before.to - length;
	if (length < shortestReason || start < before.from || !same(text, start, from + 2, length))
		return undefined;
	const second = { from: from + 2, to };
	const cut = { from: before.to, to };
	return { kind: 'reason', first: { from: start, to: before.to }, second, cut };
}

const shortestHead = 9;

/** 各镇要在每周一前报送，各镇要在每周一前更新: both clauses open alike. */
function headOf(text: string, before: Clause, { from, to }: Clause): Repeat | undefined {
	if (text.charCodeAt(from) !== text.charCodeAt(before.from)) return undefined;
	const most = Math.min(longestOverlap, to - from, before.to - before.from);
	const length = agreement(text, before.from, from, most);
	if (length < shortestHead || length === most) return undefined;
	const second = { from, to: from + length };
	const first = { from: before.from, to: before.from + length };
	return { kind: 'head', first, second, cut: second };
}

const shortestTurned = 6;
const longestRest = 8;

const shortestInside = 8;
const longestLead = 8;

/** 为方便群众办事，镇里为方便群众办事…: the whole clause before, behind a few words of the next. */
function insideOf(text: string, before: Clause, { from, to }: Clause): Repeat | undefined {
	const length = before.to - before.from;
	if (length < shortestInside || text.charCodeAt(before.to) !== comma) return undefined;
	const last = Math.min(from + longestLead, to - length - 1);
	for (let at = from + 1; at <= last; at++) {
		if (text.charCodeAt(at) !== text.charCodeAt(before.from)) continue;
		if (!same(text, before.from, at, length)) continue;
		const second = { from: at, to: at + length };
		return { kind: 'inside', first: before, second, cut: { from: before.from, to: before.to + 1 } };
	}
	return undefined;
}

/** How many characters of one text another one has too. */
function sharedOf(one: string, other: string): number {
	let count = 0;
	for (const c of one) if (other.includes(c)) count++;
	return count;
}

/** 抽水泵能够正常启动的36台，36台农用抽水泵能够正常启动: the clause before, its parts in another order. */
function turnedOf(text: string, before: Clause, { from, to }: Clause): Repeat | undefined {
	const most = Math.min(longestOverlap, to - from, before.to - before.from) - 1;
	const least = Math.max(shortestTurned, to - from - longestRest);
	for (let length = most; length >= least; length--) {
		const start = to - length;
		if (text.charCodeAt(start) !== text.charCodeAt(before.from)) continue;
		if (!same(text, before.from, start, length)) continue;
		const rest = text.slice(before.from + length, before.to);
		if (rest.length > longestRest || sharedOf(rest, text.slice(from, start)) < 2) return undefined;
		const second = { from, to };
		return { kind: 'turned', first: before, second, cut: { from: before.to, to } };
	}
	return undefined;
}

const shortestFar = 8;

/** 县里组织网格员入户登记，逐户核对，组织网格员入户登记后…: the same over one clause. */
function farOverlapOf(text: string, before: Clause, clause: Clause): Repeat | undefined {
	const found = overlapOf(text, before, clause);
	if (!found) return undefined;
	const { second } = found;
	if (second.to - second.from < shortestFar) return undefined;
	return { ...found, cut: { from: clause.from - 1, to: second.to } };
}

const shortestClause = 4;

/** Where two characters stood in the clause before: what is said again there. */
function againAt(text: string, clause: number, at: number): Repeat | undefined {
	const first = text.charCodeAt(at);
	const second = text.charCodeAt(at + 1);
	const farthest = Math.max(clause, at - near);
	for (let earlier = at - 2; earlier >= farthest; earlier--) {
		if (text.charCodeAt(earlier) !== first || text.charCodeAt(earlier + 1) !== second) continue;
		const distance = at - earlier;
		const found =
			(distance <= near / 2 ? runAt(text, earlier, at) : undefined) ??
			(distance > 4 ? adverbialAt(text, earlier, at) : undefined) ??
			(distance > shortestPhrase ? phraseAt(text, earlier, at) : undefined);
		if (found) return found;
	}
	return undefined;
}

function doubledAt(text: string, at: number, code: number): Repeat | undefined {
	if (!singles.has(code) || text.charCodeAt(at - 2) === code) return undefined;
	if (text.charCodeAt(at + 1) === code) return undefined;
	const second = { from: at, to: at + 1 };
	return { kind: 'word', first: { from: at - 1, to: at }, second, cut: second };
}

/** Reads clauses: where each ends, its hash, and what it says twice, all in one walk. */
function createReader(text: string, repeats: Repeat[]) {
	/** Which pairs the clause may have had: a bit each, so that most pairs are looked for no further. */
	const seen = new Int32Array(8);
	let quiet = 0;

	function note(found: Repeat | undefined): void {
		if (!found) return;
		repeats.push(found);
		if (found.kind !== 'word') quiet = found.second.to;
	}

	return (from: number): Clause => {
		let hash = 0;
		let previous = 0;
		let at = from;
		for (; at < text.length; at++) {
			const code = text.charCodeAt(at);
			if ((code < 0x4e00 || code > 0x9fff) && markOf(code) !== 0) break;
			hash = (Math.imul(hash, 31) + code) | 0;
			if (code === previous) {
				note(doubledAt(text, at, code));
				continue;
			}
			const slot = (Math.imul(previous, 31) ^ code) & 255;
			previous = code;
			if (at === from) continue;
			const bits = seen[slot >> 5]!;
			const bit = 1 << (slot & 31);
			if ((bits & bit) === 0) seen[slot >> 5] = bits | bit;
			else if (at - 1 >= quiet) note(againAt(text, from, at - 1));
		}
		if (at > from + 1) seen.fill(0);
		return { from, to: at, hash };
	};
}

/** What a clause says again of the one right before it. */
function besideOf(text: string, last: Clause, clause: Clause): Repeat | undefined {
	return (
		echoOf(text, last, clause) ??
		overlapOf(text, last, clause) ??
		reasonOf(text, last, clause) ??
		turnedOf(text, last, clause) ??
		insideOf(text, last, clause) ??
		headOf(text, last, clause)
	);
}

const shortestAgain = 5;

/** 重塑流程这一头。重塑流程这一头。: too short to be looked for all over the draft. */
function sentenceAgain(text: string, before: Sentence, own: Sentence): Repeat | undefined {
	const said = text.slice(own.from, own.to);
	if (said.length <= shortestAgain || !said.endsWith('。')) return undefined;
	if (text.slice(before.from, before.to) !== said) return undefined;
	return { kind: 'sentence', first: before, second: own, cut: own };
}

function note(repeats: Repeat[], found: Repeat | undefined): void {
	if (found) repeats.push(found);
}

/**
 * One pass over a paragraph: doubled words, units, clauses and phrases, and the hashes of its
 * sentences. Time is linear in the text; candidates are for the caller to judge.
 */
export function scanRepeats(text: string): Scan {
	const repeats: Repeat[] = [];
	const sentences: Sentence[] = [];
	const read = createReader(text, repeats);
	let clauses: Clause[] = [];
	let last: Clause | undefined;
	let sentence = { from: 0, hash: 0 };
	let before: Sentence | undefined;
	for (let from = 0; from < text.length;) {
		const clause = read(from);
		const { to } = clause;
		const mark = to < text.length ? markOf(text.charCodeAt(to)) : 0;
		if (to - from >= shortestClause) {
			const far = clauses.at(-2);
			const found =
				pairBefore(text, clauses, clause) ??
				sameBefore(text, clauses, clause) ??
				itemBefore(text, clauses, clause) ??
				(last && besideOf(text, last, clause)) ??
				(last && far && farOverlapOf(text, far, clause));
			note(repeats, found);
			clauses.push(clause);
		}
		sentence.hash = (Math.imul(sentence.hash, 37) + clause.hash) | 0;
		// Of what stands between two marks of a list nothing goes on.
		last = to - from >= shortestClause ? clause : undefined;
		if (mark >= 2) clauses = [];
		if (mark === 3) {
			const { from: start, hash } = sentence;
			const own = { from: start, to: to + 1, hash };
			if (to - start >= shortestSentence) sentences.push(own);
			else if (before?.hash === hash) note(repeats, sentenceAgain(text, before, own));
			before = own;
			sentence = { from: to + 1, hash: 0 };
		}
		from = to + 1;
	}
	return { repeats, sentences };
}
