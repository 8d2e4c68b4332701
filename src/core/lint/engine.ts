import type { Draft } from '../draft/draft';
import { parseBody, parseDraft } from '../draft/parse';
import type { Segmenter } from '../segment/segmenter';
import { extraKeysOf, type Catalogue } from '../vehicle/catalogue';
import { vehicleProblems } from '../vehicle/problems';
import { conclude, type Collections } from './conclude';
import { finish, type Raw } from './finish';
import type { FilingHistory } from './filing-history';
import type { IsIgnored } from './ignores';
import type { OfficeTables } from './office-tables';
import type { Finding, Gate, Rule, Severity } from './rule';
import { isWanted, type LintSettings } from './settings';
import { shiftFinding } from './shift-finding';
import {
	createStretchChecker,
	nothing,
	stretchesOf,
	type RuleFailure,
	type Stretch,
	type StretchResult,
} from './stretches';

/** A finding with its rule and the severity in force; offsets are of the draft. */
export interface LintFinding extends Omit<Finding, 'severity' | 'gate'> {
	readonly rule: string;
	readonly ref: string;
	/** The rule's short name, e.g. 模糊数量. */
	readonly title: string;
	readonly severity: Severity;
	readonly gate?: Gate;
}

export interface Analysis {
	readonly draft: Draft;
	/** In text order. */
	readonly findings: readonly LintFinding[];
	readonly failures: readonly RuleFailure[];
}

/** Everything outside the text that findings depend on. */
export interface LintEnvironment {
	readonly catalogue: Catalogue;
	readonly settings: LintSettings;
	/** By draft identity (稿号, else undefined); absent: nothing is ignored. */
	readonly isIgnored?: (draftId: string | undefined) => IsIgnored;
	/** `body`: the text is a body without front matter, as a .txt file. Default `draft`. */
	readonly form?: 'draft' | 'body';
	/** Vehicle by name where the draft names none, or instead of it. */
	readonly vehicle?: string;
	/** As in DocumentContext. */
	readonly now?: number;
	readonly history?: FilingHistory;
	readonly tables?: OfficeTables;
	/** `each`: findings are not put together by `group`. Default `grouped`. */
	readonly show?: 'grouped' | 'each';
}

export interface Analyzer {
	/** Analyses a whole text; what is known of unchanged paragraphs is used again. Never throws. */
	analyze(text: string, environment: LintEnvironment): Analysis;
}

export interface AnalyzerDeps {
	readonly rules: readonly Rule[];
	readonly segmenter: Segmenter;
}

/** The rules that have to run under given settings; the same array as before where they are the same. */
function createSelection(all: readonly Rule[]) {
	let known = all.filter((rule) => isWanted({}, rule));
	return (settings: LintSettings): readonly Rule[] => {
		const wanted = all.filter((rule) => isWanted(settings, rule));
		const same = wanted.length === known.length && wanted.every((rule, i) => rule === known[i]);
		return same ? known : (known = wanted);
	};
}

/** Results of stretches by their text; keeps exactly what the last draft consists of. */
function createMemory(check: (stretch: Stretch) => StretchResult) {
	let known = new Map<string, StretchResult>();
	return (stretches: readonly Stretch[]): readonly StretchResult[] => {
		const next = new Map<string, StretchResult>();
		const results = stretches.map((stretch) => {
			const { text } = stretch.paragraph;
			if (text === '') return nothing;
			const { place, key: under = '' } = stretch;
			const key = place === 'body' ? text : `${place}\u0000${under}\u0000${text}`;
			const result = next.get(key) ?? known.get(key) ?? check(stretch);
			next.set(key, result);
			return result;
		});
		known = next;
		return results;
	};
}

/** Puts the results of all stretches together, with offsets of the draft. */
function gather(
	rules: readonly Rule[],
	stretches: readonly Stretch[],
	results: readonly StretchResult[],
) {
	const raw: Raw[] = [];
	const failures: RuleFailure[] = [];
	const collections: Collections = new Map();
	results.forEach((result, i) => {
		const { paragraph, place } = stretches[i]!;
		failures.push(...result.failures);
		for (const [index, findings] of result.findings) {
			const rule = rules[index]!;
			for (const f of findings) raw.push({ rule, finding: shiftFinding(f, paragraph.from) });
		}
		for (const [index, items] of result.items) {
			const list = collections.get(index);
			if (list) list.push({ paragraph, place, items });
			else collections.set(index, [{ paragraph, place, items }]);
		}
	});
	return { raw, failures, collections };
}

/** Parses, and adds what only the vehicle catalogue can say about the front matter. */
function parse(text: string, previous: Draft | undefined, { form, catalogue }: LintEnvironment) {
	if (form === 'body') return { draft: parseBody(text, previous), problems: [] };
	const options = { extraKeys: extraKeysOf(catalogue), ...(previous && { previous }) };
	const { draft, problems } = parseDraft(text, options);
	return { draft, problems: [...problems, ...vehicleProblems(draft, catalogue)] };
}

const firstOfEachRule = (failures: readonly RuleFailure[]): readonly RuleFailure[] => [
	...new Map(failures.toReversed().map((f) => [f.rule, f])).values(),
];

/**
 * An analyzer for one document: it keeps what it found out about the paragraphs of the last text,
 * so that an edit costs the paragraphs that it touched.
 */
export function createAnalyzer({ rules: all, segmenter }: AnalyzerDeps): Analyzer {
	const wantedRules = createSelection(all);
	let rules: readonly Rule[] | undefined;
	let checkAll: ReturnType<typeof createMemory>;
	let previous: Draft | undefined;
	return {
		analyze(text, environment) {
			const wanted = wantedRules(environment.settings);
			if (wanted !== rules) {
				rules = wanted;
				checkAll = createMemory(createStretchChecker(rules, segmenter));
			}
			const { draft, problems } = parse(text, previous, environment);
			previous = draft;
			const stretches = stretchesOf(draft);
			const { raw, failures, collections } = gather(rules, stretches, checkAll(stretches));
			const concluded = conclude(rules, collections, { draft, environment, segmenter });
			return {
				draft,
				findings: finish([...raw, ...concluded.found], draft, problems, environment),
				failures: firstOfEachRule([...failures, ...concluded.failures]),
			};
		},
	};
}
