import type { Draft, Paragraph } from '../draft/draft';
import { parseBody, parseDraft } from '../draft/parse';
import type { Segmenter } from '../segment/segmenter';
import { extraKeysOf, type Catalogue } from '../vehicle/catalogue';
import { vehicleProblems } from '../vehicle/problems';
import type { RuleCounts } from './baseline';
import { createCells } from './cells';
import { createConclusions } from './conclude';
import { finish, inForce } from './finish';
import { groupingsOf } from './group';
import type { FilingHistory } from './filing-history';
import type { IsIgnored } from './ignores';
import type { OfficeTables } from './office-tables';
import { createParagraphContext } from './paragraph-context';
import type { Finding, Gate, Rule, Severity } from './rule';
import { isWanted, type LintSettings } from './settings';
import { problemFindings } from './problem-findings';
import { createSeverities } from './severities';
import { createStretchChecker, type RuleFailure, type StretchChecker } from './stretches';

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
	/** Findings per rule that were in this file when the office began; as many are not shown. */
	readonly baseline?: RuleCounts;
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
	let last: LintSettings | undefined;
	return (settings: LintSettings): readonly Rule[] => {
		// Settings that change are other settings, and most of the time they do not.
		if (settings === last) return known;
		last = settings;
		const wanted = all.filter((rule) => isWanted(settings, rule));
		const same = wanted.length === known.length && wanted.every((rule, i) => rule === known[i]);
		return same ? known : (known = wanted);
	};
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

const contextOf = (paragraph: Paragraph, { lately }: StretchChecker, segmenter: Segmenter) =>
	lately(paragraph.text) ?? createParagraphContext(paragraph, 'body', segmenter);

/** What is known of a draft under a selection of rules. */
function createKnowledge(rules: readonly Rule[], segmenter: Segmenter) {
	const checker = createStretchChecker(rules, segmenter);
	return {
		rules,
		severitiesIn: createSeverities(rules),
		groupings: groupingsOf(rules),
		follow: createCells(rules, checker.check),
		conclude: createConclusions(rules, (paragraph) => contextOf(paragraph, checker, segmenter)),
	};
}

/**
 * An analyzer for one document: it keeps what it found out about the paragraphs of the last text,
 * so that an edit costs the paragraphs that it touched.
 */
export function createAnalyzer({ rules: all, segmenter }: AnalyzerDeps): Analyzer {
	const wantedRules = createSelection(all);
	let known: ReturnType<typeof createKnowledge> | undefined;
	let previous: Draft | undefined;
	return {
		analyze(text, environment) {
			const rules = wantedRules(environment.settings);
			if (known?.rules !== rules) known = createKnowledge(rules, segmenter);
			const { settings } = environment;
			const { draft, problems } = parse(text, previous, environment);
			previous = draft;
			const severities = known.severitiesIn(draft);
			const grounds = { settings, severities };
			const change = known.follow(draft, grounds);
			const concluded = known.conclude(change, grounds, draft, environment);
			const form = inForce(problemFindings(problems), settings);
			const found = [...form, ...concluded.findings];
			const failures: RuleFailure[] = [];
			for (const { findings, result } of change.loud) {
				for (const finding of findings) found.push(finding);
				for (const failure of result.failures) failures.push(failure);
			}
			return {
				draft,
				findings: finish(found, known.groupings, draft, environment),
				failures: firstOfEachRule([...failures, ...concluded.failures]),
			};
		},
	};
}
