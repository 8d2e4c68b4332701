import type { Draft, DraftProblem, Paragraph } from '../draft/draft';
import { canonicalKey, metaValue } from '../draft/meta';
import { parseBody, parseDraft } from '../draft/parse';
import type { Segmenter } from '../segment/segmenter';
import { extraKeysOf, findVehicle, type Catalogue } from '../vehicle/catalogue';
import { vehicleProblems } from '../vehicle/problems';
import { createParagraphContext } from './paragraph-context';
import { fingerprint, type IsIgnored } from './ignores';
import { problemFindings } from './problem-findings';
import type { DocumentContext, DocumentRule, Finding, Gate, Place, Rule, Severity } from './rule';
import { createScanner } from './scanner';
import { effectiveSeverity, type LintSettings } from './settings';

/** A finding with its rule and the severity in force; offsets are of the draft. */
export interface LintFinding extends Omit<Finding, 'severity' | 'gate'> {
	readonly rule: string;
	readonly ref: string;
	readonly severity: Severity;
	readonly gate?: Gate;
}

/** A rule that threw. Its findings are lost, all others stand. */
export interface RuleFailure {
	readonly rule: string;
	readonly error: string;
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
}

export interface Analyzer {
	/** Analyses a whole text; what is known of unchanged paragraphs is used again. Never throws. */
	analyze(text: string, environment: LintEnvironment): Analysis;
}

export interface AnalyzerDeps {
	readonly rules: readonly Rule[];
	readonly segmenter: Segmenter;
}

/** What the rules made of one stretch of text; offsets are of that text. */
interface ParagraphResult {
	readonly findings: readonly (readonly [rule: number, findings: readonly Finding[]])[];
	readonly items: readonly (readonly [rule: number, items: readonly unknown[]])[];
	readonly failures: readonly RuleFailure[];
}

const nothing: ParagraphResult = { findings: [], items: [], failures: [] };

interface Stretch {
	readonly paragraph: Paragraph;
	readonly place: Place;
}

const errorText = (error: unknown): string =>
	error instanceof Error ? (error.stack ?? error.message) : String(error);

const defaultPlaces: readonly Place[] = ['body', 'title'];

/** Body paragraphs, and each front matter value as a stretch of its own. */
function stretchesOf(draft: Draft): readonly Stretch[] {
	const values = (draft.frontMatter?.entries ?? []).flatMap((e) => [e, ...e.children]);
	const meta = values
		.filter((e) => e.value !== '')
		.map((e): Stretch => {
			const paragraph = { ...e.valueSpan, text: e.value, index: -1, level: 0 } as const;
			return { paragraph, place: canonicalKey(e.key) === '标题' ? 'title' : 'meta' };
		});
	return [...meta, ...draft.paragraphs.map((paragraph) => ({ paragraph, place: 'body' as const }))];
}

function shiftFinding(finding: Finding, by: number): Finding {
	if (by === 0) return finding;
	return {
		...finding,
		from: finding.from + by,
		to: finding.to + by,
		...(finding.fixes && {
			fixes: finding.fixes.map((fix) => ({
				...fix,
				edits: fix.edits.map((e) => ({ ...e, from: e.from + by, to: e.to + by })),
			})),
		}),
		...(finding.related && {
			related: finding.related.map((r) => ({ ...r, from: r.from + by, to: r.to + by })),
		}),
	};
}

/** Checks stretches of text; knows rules and segmenter, nothing of drafts. */
function createStretchChecker({ rules, segmenter }: AnalyzerDeps) {
	const scanner = createScanner(rules);
	const places = rules.map((rule) => rule.where ?? defaultPlaces);
	return ({ paragraph, place }: Stretch): ParagraphResult => {
		const scanned = scanner.scan(paragraph.text);
		if (scanned.size === 0) return nothing;
		const context = createParagraphContext(paragraph, place, segmenter);
		const findings: [number, readonly Finding[]][] = [];
		const items: [number, readonly unknown[]][] = [];
		const failures: RuleFailure[] = [];
		for (const [index, hits] of scanned) {
			const rule = rules[index]!;
			if (!places[index]!.includes(place)) continue;
			try {
				if (rule.scope === 'document') items.push([index, rule.collect(context, hits)]);
				else findings.push([index, rule.check(context, hits)]);
			} catch (error) {
				failures.push({ rule: rule.id, error: errorText(error) });
			}
		}
		return { findings, items: items.filter(([, list]) => list.length > 0), failures };
	};
}

interface Raw {
	readonly rule: Rule;
	readonly finding: Finding;
}

type Collections = Map<number, { paragraph: Paragraph; place: Place; items: readonly unknown[] }[]>;

function gateOf({ rule, finding }: Raw): Gate | undefined {
	if (finding.gate === 'none') return undefined;
	return finding.gate ?? rule.gate;
}

/** Applies settings and ignores, drops doubles, sorts. */
function finish(
	raw: readonly Raw[],
	draft: Draft,
	problems: readonly DraftProblem[],
	environment: LintEnvironment,
): readonly LintFinding[] {
	const isIgnored = environment.isIgnored?.(metaValue(draft, '稿号'));
	const seen = new Set<string>();
	const kept: LintFinding[] = [];
	const add = (found: LintFinding, own: Severity): void => {
		const severity = effectiveSeverity(environment.settings, found.rule, own);
		const place = `${found.rule} ${found.from} ${found.to}`;
		if (!severity || seen.has(place)) return;
		seen.add(place);
		if (isIgnored?.(found.rule, () => fingerprint(found.rule, draft.text, found))) return;
		kept.push({ ...found, severity });
	};
	for (const found of problemFindings(problems)) add(found, found.severity);
	for (const one of raw) {
		const { rule, finding } = one;
		const { gate: _gate, severity: ownSeverity, ...rest } = finding;
		const gate = gateOf(one);
		const severity = ownSeverity ?? rule.severity;
		add({ ...rest, rule: rule.id, ref: rule.ref, severity, ...(gate && { gate }) }, severity);
	}
	return kept.sort((a, b) => a.from - b.from || a.to - b.to);
}

/**
 * An analyzer for one document: it keeps what it found out about the paragraphs of the last text,
 * so that an edit costs the paragraphs that it touched.
 */
export function createAnalyzer(deps: AnalyzerDeps): Analyzer {
	const { rules, segmenter } = deps;
	const check = createStretchChecker(deps);
	let previous: Draft | undefined;
	let known = new Map<string, ParagraphResult>();

	/** Results of all stretches; keeps exactly those for the next call. */
	function checkAll(stretches: readonly Stretch[]): readonly ParagraphResult[] {
		const next = new Map<string, ParagraphResult>();
		const results = stretches.map((stretch) => {
			const { text } = stretch.paragraph;
			if (text === '') return nothing;
			const key = stretch.place === 'body' ? text : `${stretch.place}\u0000${text}`;
			const result = next.get(key) ?? known.get(key) ?? check(stretch);
			next.set(key, result);
			return result;
		});
		known = next;
		return results;
	}

	function conclude(draft: Draft, collections: Collections, environment: LintEnvironment) {
		const context = documentContext(draft, environment, segmenter);
		const found: Raw[] = [];
		const failures: RuleFailure[] = [];
		rules.forEach((rule, index) => {
			if (rule.scope !== 'document') return;
			try {
				const findings = (rule as DocumentRule).conclude(collections.get(index) ?? [], context);
				for (const finding of findings) found.push({ rule, finding });
			} catch (error) {
				failures.push({ rule: rule.id, error: errorText(error) });
			}
		});
		return { found, failures };
	}

	function analyze(text: string, environment: LintEnvironment): Analysis {
		const plain = environment.form === 'body';
		const { draft, problems } = plain
			? { draft: parseBody(text), problems: [] }
			: parseChecked(text, previous, environment.catalogue);
		previous = draft;
		const stretches = stretchesOf(draft);
		const results = checkAll(stretches);
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
		const concluded = conclude(draft, collections, environment);
		return {
			draft,
			findings: finish([...raw, ...concluded.found], draft, problems, environment),
			failures: firstOfEachRule([...failures, ...concluded.failures]),
		};
	}

	return { analyze };
}

/** Parses, and adds what only the vehicle catalogue can say about the front matter. */
function parseChecked(text: string, previous: Draft | undefined, catalogue: Catalogue) {
	const options = { extraKeys: extraKeysOf(catalogue), ...(previous && { previous }) };
	const { draft, problems } = parseDraft(text, options);
	return { draft, problems: [...problems, ...vehicleProblems(draft, catalogue)] };
}

function firstOfEachRule(failures: readonly RuleFailure[]): readonly RuleFailure[] {
	return [...new Map([...failures].reverse().map((f) => [f.rule, f])).values()];
}

function documentContext(
	draft: Draft,
	environment: LintEnvironment,
	segmenter: Segmenter,
): DocumentContext {
	const name = environment.vehicle ?? metaValue(draft, '载体');
	return {
		draft,
		vehicle: name === undefined ? undefined : findVehicle(environment.catalogue, name),
		meta: (key) => metaValue(draft, key),
		contextOf: (paragraph) => createParagraphContext(paragraph, 'body', segmenter),
	};
}
