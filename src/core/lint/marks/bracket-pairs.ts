/** Opening marks of pairs; half-width brackets count as full-width ones. */
export type Kind = '《' | '〈' | '“' | '‘' | '（' | '【' | '〔';

export interface Pair {
	readonly kind: Kind;
	readonly from: number;
	/** Offset of the closing mark. */
	readonly to: number;
	/** The pair that this one stands in directly. */
	readonly parent: Kind | undefined;
	/** Offset of that pair's opening mark; -1 where there is none. */
	readonly parentAt: number;
	/** Whether it stands in “”, at whatever depth. */
	readonly isQuoted: boolean;
}

/** A mark without its partner. */
export interface Lone {
	readonly at: number;
	readonly kind: Kind;
	readonly opens: boolean;
}

export interface PairReading {
	readonly pairs: readonly Pair[];
	/** In text order. */
	readonly lone: readonly Lone[];
	/** Offsets of ”》 and the like, where two pairs cross. */
	readonly crossed: readonly number[];
}

const partners = ['《》', '〈〉', '“”', '‘’', '（）', '【】', '〔〕', '()'] as const;

export const pairMarks: readonly string[] = partners.flatMap((pair) => [...pair]);

const closerOf = new Map<string, string>(partners.map(([open, close]) => [open!, close!]));
const kindOfOpener = new Map<string, Kind>(
	partners.map(([open]) => [open!, open === '(' ? '（' : (open as Kind)]),
);
const kindOfCloser = new Map<string, Kind>(
	partners.map(([open, close]) => [close!, open === '(' ? '（' : (open as Kind)]),
);

export const closing = (kind: Kind): string => closerOf.get(kind) ?? '';

interface Open {
	readonly kind: Kind;
	readonly at: number;
	readonly isQuoted: boolean;
}

/** State of one pass over the marks of a text. */
interface State {
	readonly text: string;
	readonly stack: Open[];
	/** How many of each kind are open: a closing mark never searches for what is not there. */
	readonly depth: Map<Kind, number>;
	readonly pairs: Pair[];
	readonly lone: Lone[];
	readonly crossed: number[];
}

const addDepth = ({ depth }: State, kind: Kind, by: number): void => {
	depth.set(kind, (depth.get(kind) ?? 0) + by);
};

function pop(state: State): Open | undefined {
	const open = state.stack.pop();
	if (open) addDepth(state, open.kind, -1);
	return open;
}

function pair(state: State, open: Open, to: number): void {
	const around = state.stack.at(-1);
	const { kind, at: from, isQuoted } = open;
	state.pairs.push({ kind, from, to, parent: around?.kind, parentAt: around?.at ?? -1, isQuoted });
}

/** “《…”》: closes both, in the order in which they should have been closed. */
function closeCrossed(state: State, kind: Kind, at: number): boolean {
	const [below, top] = [state.stack.at(-2), state.stack.at(-1)];
	if (top === undefined || below?.kind !== kind || top.kind === kind) return false;
	if (kindOfCloser.get(state.text.charAt(at + 1)) !== top.kind) return false;
	state.crossed.push(at);
	pair(state, pop(state)!, at);
	pair(state, pop(state)!, at + 1);
	return true;
}

/** 1） and a） in front of an item; [0，5） and (0,5]; it’s */
function isNoPair(text: string, at: number): boolean {
	const mark = text.charAt(at);
	if (mark === '’') return /^[A-Za-z]’[A-Za-z]?$/u.test(text.slice(Math.max(0, at - 1), at + 2));
	if (mark === '）' || mark === ')') {
		const before = text.slice(Math.max(0, at - 20), at);
		if (/[[［][-+\d.,，、\s%∞万亿]{2,18}$/u.test(before)) return true;
		return /(?:^|[，。；：、！？:;,.\s”])(?:[一二三四五六七八九十]{1,3}|[\d０-９]{1,2}|[A-Za-z])$/u.test(
			before,
		);
	}
	return /^[（(][-+\d.,，、\s%∞万亿]{2,18}[\]］]/u.test(text.slice(at, at + 20));
}

function close(state: State, kind: Kind, at: number): void {
	if ((state.depth.get(kind) ?? 0) === 0) {
		if (!isNoPair(state.text, at)) state.lone.push({ at, kind, opens: false });
		return;
	}
	if (closeCrossed(state, kind, at)) return;
	while (state.stack.length > 0) {
		const open = pop(state)!;
		if (open.kind === kind) {
			pair(state, open, at);
			return;
		}
		state.lone.push({ at: open.at, kind: open.kind, opens: true });
	}
}

/** What stands behind a mark that is never closed stands in nothing. */
function withoutLone({ pairs, lone }: State): readonly Pair[] {
	const left = new Set(lone.map(({ at }) => at));
	return pairs.map((one) => (left.has(one.parentAt) ? { ...one, parent: undefined } : one));
}

/**
 * Pairs the brackets, quotation marks and title marks of a text in one pass with a stack.
 * @param marks offsets of all such marks, ascending.
 */
export function readPairs(text: string, marks: readonly number[]): PairReading {
	const state: State = { text, stack: [], depth: new Map(), pairs: [], lone: [], crossed: [] };
	let skipped = -1;
	for (const at of marks) {
		if (at === skipped) continue;
		const mark = text.charAt(at);
		const opener = kindOfOpener.get(mark);
		if (opener) {
			const isQuoted = (state.depth.get('“') ?? 0) > 0;
			state.stack.push({ kind: opener, at, isQuoted });
			addDepth(state, opener, 1);
		} else {
			const crossings = state.crossed.length;
			const kind = kindOfCloser.get(mark);
			if (kind) close(state, kind, at);
			if (state.crossed.length > crossings) skipped = at + 1;
		}
	}
	for (const { at, kind } of state.stack) {
		if (!isNoPair(text, at)) state.lone.push({ at, kind, opens: true });
	}
	state.lone.sort((a, b) => a.at - b.at);
	return { ...state, pairs: state.lone.length > 0 ? withoutLone(state) : state.pairs };
}
