import type { Hit, Rule, Trigger } from './rule';

/** The hits of one paragraph, by index of the rule. Rules without a hit are absent. */
export type ScanResult = ReadonlyMap<number, readonly Hit[]>;

export interface Scanner {
	/** Finds every trigger of every rule in one pass; offsets are of `text`. */
	scan(text: string): ScanResult;
}

interface Node {
	readonly next: Map<number, Node>;
	/** Rules whose literal ends here. */
	readonly rules: number[];
}

/** Run sets share one 31-bit mask per character. */
const maxRunSets = 31;

const newNode = (): Node => ({ next: new Map(), rules: [] });

function addLiteral(root: Map<number, Node>, literal: string, rule: number): void {
	if (literal === '') throw new Error('an empty literal would match everywhere');
	let level = root;
	let node: Node | undefined;
	for (let i = 0; i < literal.length; i++) {
		const code = literal.charCodeAt(i);
		node = level.get(code) ?? newNode();
		level.set(code, node);
		level = node.next;
	}
	if (node && !node.rules.includes(rule)) node.rules.push(rule);
}

/** Character sets of which maximal runs are hits; equal sets of several rules share a bit. */
interface RunSet {
	readonly bit: number;
	readonly rules: number[];
}

interface Tables {
	readonly roots: Map<number, Node>;
	readonly runSets: Map<string, RunSet>;
	readonly always: number[];
}

function addTrigger(tables: Tables, trigger: Trigger, rule: number): void {
	if (typeof trigger === 'string') addLiteral(tables.roots, trigger, rule);
	else if ('always' in trigger) tables.always.push(rule);
	else {
		const key = [...new Set(trigger.run)].sort().join('');
		const set = tables.runSets.get(key) ?? { bit: 1 << tables.runSets.size, rules: [] };
		if (tables.runSets.size >= maxRunSets) throw new Error('too many different run triggers');
		tables.runSets.set(key, set);
		if (!set.rules.includes(rule)) set.rules.push(rule);
	}
}

/** One byte per code unit: whether a literal begins with it; and the run bits of it. */
function characterTables(tables: Tables): { begins: Uint8Array; runBits: Int32Array } {
	const begins = new Uint8Array(0x10000);
	for (const code of tables.roots.keys()) begins[code] = 1;
	const runBits = new Int32Array(0x10000);
	for (const [characters, set] of tables.runSets) {
		for (let i = 0; i < characters.length; i++) runBits[characters.charCodeAt(i)]! |= set.bit;
	}
	return { begins, runBits };
}

class HitList {
	readonly byRule = new Map<number, Hit[]>();

	add(rules: readonly number[], hit: Hit): void {
		for (const rule of rules) {
			const hits = this.byRule.get(rule);
			if (hits) hits.push(hit);
			else this.byRule.set(rule, [hit]);
		}
	}
}

function literalsAt(text: string, at: number, roots: Map<number, Node>, hits: HitList): void {
	let node = roots.get(text.charCodeAt(at));
	for (let end = at + 1; node; end++) {
		if (node.rules.length > 0) {
			hits.add(node.rules, { from: at, to: end, text: text.slice(at, end) });
		}
		node = end < text.length ? node.next.get(text.charCodeAt(end)) : undefined;
	}
}

/**
 * Compiles the triggers of all rules into one scanner: a trie for literals behind a table of first
 * characters, and bit masks for runs. One look at each character, however many rules there are.
 */
export function createScanner(rules: readonly Rule[]): Scanner {
	const tables: Tables = { roots: new Map(), runSets: new Map(), always: [] };
	rules.forEach((rule, i) => rule.triggers.forEach((t) => addTrigger(tables, t, i)));
	const { begins, runBits } = characterTables(tables);
	const runSets = [...tables.runSets.values()];

	function closeRuns(text: string, at: number, ended: number, starts: number[], hits: HitList) {
		runSets.forEach((set, i) => {
			if ((ended & set.bit) === 0) return;
			const from = starts[i]!;
			hits.add(set.rules, { from, to: at, text: text.slice(from, at) });
		});
	}

	function scan(text: string): ScanResult {
		const hits = new HitList();
		const starts = runSets.map(() => 0);
		let open = 0;
		for (let at = 0; at < text.length; at++) {
			const code = text.charCodeAt(at);
			if (begins[code]) literalsAt(text, at, tables.roots, hits);
			const bits = runBits[code]!;
			if (bits === open) continue;
			closeRuns(text, at, open & ~bits, starts, hits);
			const opened = bits & ~open;
			runSets.forEach((set, i) => {
				if (opened & set.bit) starts[i] = at;
			});
			open = bits;
		}
		if (open) closeRuns(text, text.length, open, starts, hits);
		for (const rule of tables.always) {
			if (text.trim() !== '' && !hits.byRule.has(rule)) hits.byRule.set(rule, []);
		}
		return hits.byRule;
	}

	return { scan };
}
