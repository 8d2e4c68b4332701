import type { Hit, Rule, Trigger } from './rule';

/** The hits of one rule; empty for a rule that is called without any. */
export interface RuleHits {
	/** Index of the rule among those that the scanner was made for. */
	readonly rule: number;
	readonly hits: readonly Hit[];
}

export interface Scanner {
	/** Finds every trigger of every rule in one pass; offsets are of `text`. Rules without a hit are absent. */
	scan(text: string): readonly RuleHits[];
}

/** Characters of which maximal runs are hits; equal triggers of several rules share a bit. */
interface RunSet {
	readonly characters: string;
	readonly atLeast: number;
	readonly bit: number;
	readonly rules: number[];
}

/** Run sets share one 31-bit mask per character. */
const maxRunSets = 31;

/** A node's number and a code unit make one 31-bit key. */
const maxNodes = 0x7fff;

/**
 * The literals as a trie. Node 0 is none; the children of the root are in a table by code unit, those
 * of other nodes in one open hash table: both are flat, for they are read at every character.
 */
interface Trie {
	readonly first: Uint16Array;
	readonly keys: Int32Array;
	readonly targets: Uint16Array;
	/** What ends at a node, and for which rules. */
	readonly literals: readonly (string | undefined)[];
	readonly rules: readonly (readonly number[])[];
}

interface Literals {
	/** Nodes by their parent's number and a code unit; one table, for there are thousands of nodes. */
	readonly children: Map<number, number>;
	readonly literals: (string | undefined)[];
	readonly rules: (readonly number[])[];
}

const noRules: readonly number[] = [];

const keyOf = (node: number, code: number): number => (node << 16) | code;

function addLiteral(into: Literals, literal: string, rule: number): void {
	if (literal === '') throw new Error('an empty literal would match everywhere');
	let node = 0;
	for (let i = 0; i < literal.length; i++) {
		const key = keyOf(node, literal.charCodeAt(i));
		let next = into.children.get(key);
		if (next === undefined) {
			next = into.literals.push(undefined) - 1;
			into.rules.push(noRules);
			into.children.set(key, next);
		}
		node = next;
	}
	if (node > maxNodes) throw new Error('too many literal triggers');
	into.literals[node] = literal;
	const owners = into.rules[node]!;
	if (!owners.includes(rule)) into.rules[node] = [...owners, rule];
}

const slotOf = (key: number, mask: number): number => (Math.imul(key, 0x9e3779b1) >>> 7) & mask;

function flat({ children, literals, rules }: Literals): Trie {
	const first = new Uint16Array(0x10000);
	let size = 16;
	while (size < 4 * literals.length) size *= 2;
	const keys = new Int32Array(size);
	const targets = new Uint16Array(size);
	for (const [key, target] of children) {
		if (key < 0x10000) {
			first[key] = target;
			continue;
		}
		let slot = slotOf(key, size - 1);
		while (keys[slot] !== 0) slot = (slot + 1) & (size - 1);
		keys[slot] = key;
		targets[slot] = target;
	}
	return { first, keys, targets, literals, rules };
}

interface Tables {
	readonly literals: Literals;
	readonly runSets: Map<string, RunSet>;
	readonly always: number[];
}

function addTrigger(tables: Tables, trigger: Trigger, rule: number): void {
	if (typeof trigger === 'string') addLiteral(tables.literals, trigger, rule);
	else if ('always' in trigger) tables.always.push(rule);
	else {
		const characters = [...new Set(trigger.run)].sort().join('');
		const { atLeast = 1 } = trigger;
		const key = `${atLeast} ${characters}`;
		const bit = 1 << tables.runSets.size;
		const set = tables.runSets.get(key) ?? { characters, atLeast, bit, rules: [] };
		if (tables.runSets.size >= maxRunSets) throw new Error('too many different run triggers');
		tables.runSets.set(key, set);
		if (!set.rules.includes(rule)) set.rules.push(rule);
	}
}

function compile(rules: readonly Rule[]): Tables {
	const literals: Literals = { children: new Map(), literals: [undefined], rules: [noRules] };
	const tables: Tables = { literals, runSets: new Map(), always: [] };
	rules.forEach((rule, i) => rule.triggers.forEach((t) => addTrigger(tables, t, i)));
	return tables;
}

/** By code unit, the run sets that it belongs to. */
function runBitsOf(runSets: readonly RunSet[]): Int32Array {
	const bits = new Int32Array(0x10000);
	for (const { characters, bit } of runSets) {
		for (let i = 0; i < characters.length; i++) bits[characters.charCodeAt(i)]! |= bit;
	}
	return bits;
}

const nothingFound: readonly RuleHits[] = [];

/** The hits of one text, by rule; one is used for all texts, for most of them have few hits. */
class Found {
	private all: { readonly rule: number; readonly hits: Hit[] }[] = [];
	private readonly lists: (Hit[] | undefined)[];

	constructor(size: number) {
		this.lists = new Array<Hit[] | undefined>(size).fill(undefined);
	}

	hitsOf(rule: number): Hit[] {
		const known = this.lists[rule];
		if (known) return known;
		const hits: Hit[] = [];
		this.lists[rule] = hits;
		this.all.push({ rule, hits });
		return hits;
	}

	add(rules: readonly number[], hit: Hit): void {
		for (let i = 0; i < rules.length; i++) this.hitsOf(rules[i]!).push(hit);
	}

	/** Gives what was found and is empty again. */
	take(): readonly RuleHits[] {
		if (this.all.length === 0) return nothingFound;
		const { all } = this;
		for (const { rule } of all) this.lists[rule] = undefined;
		this.all = [];
		return all;
	}
}

/**
 * Compiles the triggers of all rules into one scanner: a trie for literals and bit masks for runs. One
 * look at each character, however many rules there are, and nothing is made where nothing is found.
 */
export function createScanner(rules: readonly Rule[]): Scanner {
	const tables = compile(rules);
	const { first, keys, targets, literals: words, rules: owners } = flat(tables.literals);
	const mask = keys.length - 1;
	const runSets = [...tables.runSets.values()];
	const runBits = runBitsOf(runSets);
	const found = new Found(rules.length);
	/** Where the open run of each set began. */
	const starts = new Int32Array(runSets.length);

	function child(node: number, code: number): number {
		const key = keyOf(node, code);
		for (let slot = slotOf(key, mask); keys[slot] !== 0; slot = (slot + 1) & mask) {
			if (keys[slot] === key) return targets[slot]!;
		}
		return 0;
	}

	/** Reports the literals that begin at an offset, whose first character leads to `start`. */
	function literalsAt(text: string, at: number, start: number): void {
		for (let node = start, end = at + 1; node !== 0; end++) {
			const word = words[node];
			if (word !== undefined) found.add(owners[node]!, { from: at, to: end, text: word });
			node = end < text.length ? child(node, text.charCodeAt(end)) : 0;
		}
	}

	/** Ends and opens runs where the sets that a character belongs to change. */
	function turn(text: string, at: number, open: number, bits: number): void {
		for (let i = 0; i < runSets.length; i++) {
			const { bit, rules: owning, atLeast } = runSets[i]!;
			if (((open ^ bits) & bit) === 0) continue;
			if ((bits & bit) !== 0) starts[i] = at;
			else if (at - starts[i]! >= atLeast) {
				found.add(owning, { from: starts[i]!, to: at, text: text.slice(starts[i], at) });
			}
		}
	}

	function scan(text: string): readonly RuleHits[] {
		let open = 0;
		for (let at = 0; at < text.length; at++) {
			const code = text.charCodeAt(at);
			const node = first[code]!;
			if (node !== 0) literalsAt(text, at, node);
			const bits = runBits[code]!;
			if (bits === open) continue;
			turn(text, at, open, bits);
			open = bits;
		}
		if (open !== 0) turn(text, text.length, open, 0);
		if (tables.always.length > 0 && text.trim() !== '') {
			for (const rule of tables.always) found.hitsOf(rule);
		}
		return found.take();
	}

	return { scan };
}
