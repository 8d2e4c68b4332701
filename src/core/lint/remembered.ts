import type { LintFinding } from './engine';
import { moved, resolve, settled } from './finish';
import type { Collected, Rule, Severity } from './rule';
import type { LintSettings } from './settings';
import { nothing, type Stretch, type StretchResult } from './stretches';

/** A stretch of the draft with what the rules made of it there. */
export interface Known {
	readonly stretch: Stretch;
	readonly result: StretchResult;
	/** Settled, with offsets of the draft. */
	readonly findings: readonly LintFinding[];
	readonly collected: readonly (readonly [rule: number, Collected<unknown>])[];
}

/** What the severity of a finding depends on beside the text of its stretch. */
export interface Grounds {
	readonly settings: LintSettings;
	/** Usual severities in this draft, by index of the rule. */
	readonly severities: readonly Severity[];
}

const areSame = (a: Grounds, b: Grounds): boolean =>
	a.settings === b.settings && a.severities.every((one, i) => one === b.severities[i]);

const none: readonly never[] = [];

const isSame = (a: Stretch, b: Stretch): boolean =>
	a.paragraph.text === b.paragraph.text && a.place === b.place && a.key === b.key;

const nameOf = ({ paragraph, place, key = '' }: Stretch): string =>
	place === 'body' ? paragraph.text : `${place}\u0000${key}\u0000${paragraph.text}`;

function collectedAt({ paragraph, place }: Stretch, { items }: StretchResult): Known['collected'] {
	if (items.length === 0) return none;
	return items.map(([rule, list]) => [rule, { paragraph, place, items: list }]);
}

function findingsAt(
	{ paragraph }: Stretch,
	{ findings }: StretchResult,
	rules: readonly Rule[],
	{ settings, severities }: Grounds,
): readonly LintFinding[] {
	if (findings.length === 0) return none;
	const all: LintFinding[] = [];
	for (const [index, found] of findings) {
		const rule = rules[index]!;
		for (const finding of found) {
			all.push(resolve({ rule, finding }, paragraph.from, severities[index]));
		}
	}
	return settled(all, settings);
}

/** The same stretch where it stands now. */
function at(stretch: Stretch, before: Known): Known {
	const { result, findings } = before;
	const { paragraph } = before.stretch;
	if (paragraph === stretch.paragraph) return before;
	if (result === nothing) return { ...before, stretch };
	const by = stretch.paragraph.from - paragraph.from;
	return {
		stretch,
		result,
		findings: by === 0 ? findings : findings.map((one) => moved(one, by)),
		collected: collectedAt(stretch, result),
	};
}

/** How many stretches at both ends are those of the earlier draft. */
function sameEnds(before: readonly Known[], stretches: readonly Stretch[]) {
	const most = Math.min(before.length, stretches.length);
	let head = 0;
	while (head < most && isSame(before[head]!.stretch, stretches[head]!)) head++;
	let tail = 0;
	while (tail < most - head && isSame(before.at(-1 - tail)!.stretch, stretches.at(-1 - tail)!)) {
		tail++;
	}
	return { head, tail };
}

/**
 * Keeps what is known of the stretches of the last draft: only those that changed are checked anew,
 * and findings before an edit are the same objects as before.
 */
export function createMemory(
	rules: readonly Rule[],
	check: (stretches: readonly Stretch[]) => readonly StretchResult[],
) {
	let before: readonly Known[] = [];
	let under: Grounds | undefined;

	/** Results by name; a text seen in either draft is not checked again. */
	function resultsOf(stretches: readonly Stretch[], old: readonly Known[]) {
		const results = new Map<string, StretchResult>();
		for (const { stretch, result } of old) results.set(nameOf(stretch), result);
		const unknown = new Map<string, Stretch>();
		for (const stretch of stretches) {
			const name = nameOf(stretch);
			if (stretch.paragraph.text !== '' && !results.has(name)) unknown.set(name, stretch);
		}
		const found = check([...unknown.values()]);
		let at = 0;
		for (const name of unknown.keys()) results.set(name, found[at++]!);
		return results;
	}

	/** What changed, between the ends that did not. */
	function changed(
		stretches: readonly Stretch[],
		old: readonly Known[],
		grounds: Grounds,
	): Known[] {
		const results = resultsOf(stretches, old);
		return stretches.map((stretch) => {
			const result = results.get(nameOf(stretch)) ?? nothing;
			const findings = findingsAt(stretch, result, rules, grounds);
			return { stretch, result, findings, collected: collectedAt(stretch, result) };
		});
	}

	return (stretches: readonly Stretch[], grounds: Grounds): readonly Known[] => {
		// On other grounds the same results make other findings.
		const kept =
			under && areSame(grounds, under) ? sameEnds(before, stretches) : { head: 0, tail: 0 };
		const { head, tail } = kept;
		const last = stretches.length - tail;
		const offset = before.length - stretches.length;
		const now: Known[] = [];
		for (let i = 0; i < head; i++) now.push(at(stretches[i]!, before[i]!));
		const old = before.slice(head, before.length - tail);
		for (const one of changed(stretches.slice(head, last), old, grounds)) now.push(one);
		for (let i = last; i < stretches.length; i++) now.push(at(stretches[i]!, before[i + offset]!));
		before = now;
		under = grounds;
		return now;
	};
}
