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
 * The literals as a trie. Node 0 is none; the children of the root are told by `Signs`, those of other
 * nodes stand in one open hash table, which is flat, for it is read at every second character.
 */
interface Trie {
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
	let size = 16;
	while (size < 4 * literals.length) size *= 2;
	const keys = new Int32Array(size);
	const targets = new Uint16Array(size);
	for (const [key, target] of children) {
		if (key < 0x10000) continue;
		let slot = slotOf(key, size - 1);
		while (keys[slot] !== 0) slot = (slot + 1) & (size - 1);
		keys[slot] = key;
		targets[slot] = target;
	}
	return { keys, targets, literals, rules };
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

/**
 * What a character may begin. Most characters of prose are no sign of anything, which one look tells;
 * of the rest most are told by the next one.
 */
interface Signs {
	/** By code unit: 0, or where the other tables tell of it. */
	readonly indexes: Uint16Array;
	readonly nodes: number[];
	/** The run sets that it belongs to. */
	readonly bits: number[];
	/** Whether it is a literal by itself. */
	readonly isWhole: boolean[];
	/** A bit for each hash of two code units with which a literal begins. */
	readonly pairs: Uint8Array;
}

const pairHash = (first: number, second: number): number =>
	(Math.imul(first, 0x9e3b) ^ Math.imul(second, 0x85eb)) & 0xffff;

function signsOf({ literals: { children, literals }, runSets }: Tables): Signs {
	const signs: Signs = {
		indexes: new Uint16Array(0x10000),
		nodes: [0],
		bits: [0],
		isWhole: [false],
		pairs: new Uint8Array(0x2000),
	};
	const { indexes, nodes, bits, isWhole, pairs } = signs;
	const indexOf = (code: number): number => {
		if (indexes[code] === 0) {
			indexes[code] = nodes.push(0) - 1;
			bits.push(0);
			isWhole.push(false);
		}
		return indexes[code]!;
	};
	const codes = new Map<number, number>();
	for (const [key, node] of children) {
		if (key >= 0x10000) continue;
		const index = indexOf(key);
		codes.set(node, key);
		nodes[index] = node;
		isWhole[index] = literals[node] !== undefined;
	}
	for (const key of children.keys()) {
		const first = codes.get(key >>> 16);
		if (first === undefined) continue;
		const hash = pairHash(first, key & 0xffff);
		pairs[hash >> 3]! |= 1 << (hash & 7);
	}
	for (const { characters, bit } of runSets.values()) {
		for (let i = 0; i < characters.length; i++) bits[indexOf(characters.charCodeAt(i))]! |= bit;
	}
	return signs;
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
	const { keys, targets, literals: words, rules: owners } = flat(tables.literals);
	const { indexes, nodes, bits: bitsOf, isWhole, pairs } = signsOf(tables);
	const mask = keys.length - 1;
	const runSets = [...tables.runSets.values()];
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

	function mayBegin(text: string, at: number): boolean {
		const hash = pairHash(text.charCodeAt(at), text.charCodeAt(at + 1));
		return (pairs[hash >> 3]! & (1 << (hash & 7))) !== 0;
	}

	/** Ends and opens runs where the sets that a character belongs to change. */
	function turn(text: string, at: number, open: number, bits: number): void {
		for (let left = open ^ bits; left !== 0; left &= left - 1) {
			const i = 31 - Math.clz32(left & -left);
			const { bit, rules: owning, atLeast } = runSets[i]!;
			if ((bits & bit) !== 0) starts[i] = at;
			else if (at - starts[i]! >= atLeast) {
				found.add(owning, { from: starts[i]!, to: at, text: text.slice(starts[i], at) });
			}
		}
	}

	function scan(text: string): readonly RuleHits[] {
		let open = 0;
		for (let at = 0; at < text.length; at++) {
			const index = indexes[text.charCodeAt(at)]!;
			if (index === 0 && open === 0) continue;
			const node = nodes[index]!;
			if (node !== 0 && (isWhole[index] || mayBegin(text, at))) literalsAt(text, at, node);
			const bits = bitsOf[index]!;
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
