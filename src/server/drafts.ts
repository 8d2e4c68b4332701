import type { Diagnostic, TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import {
	createAnalyzer,
	type Analysis,
	type Analyzer,
	type LintEnvironment,
	type LintFinding,
} from '../core/lint/engine';
import type { Rule } from '../core/lint/rule';
import type { RuleFailure } from '../core/lint/stretches';
import type { Segmenter } from '../core/segment/segmenter';
import { createConverter, type Converter } from './convert';
import { createDiagnostics, shownFindings } from './diagnostics';
import type { DraftEnvironment, Offices } from './offices';
import type { Filings } from './history';
import type { Segmenters } from './segmenters';

/** A document as it was checked. Everything in it is of one version. */
export interface CheckedDraft {
	readonly uri: string;
	readonly version: number;
	/** Equal for two that must have the same findings. */
	readonly resultId: string;
	readonly analysis: Analysis;
	readonly environment: DraftEnvironment;
	/** What is shown, in text order. */
	readonly diagnostics: readonly Diagnostic[];
	readonly diagnosticOf: (found: LintFinding) => Diagnostic;
	/** To be used before the next await: the document lives on. */
	readonly convert: Converter;
}

export interface DraftsDeps {
	readonly documents: TextDocuments<TextDocument>;
	readonly offices: Offices;
	readonly filings: Filings;
	readonly segmenters: Segmenters;
	readonly ruleLink: string | undefined;
	/** Milliseconds from any point in time. */
	readonly now: () => number;
	/** Milliseconds since 1970. */
	readonly clock: () => number;
	readonly onFailures: (failures: readonly RuleFailure[]) => void;
	/** @param milliseconds what an analysis took. */
	readonly onAnalyzed: (milliseconds: number) => void;
}

/** The open drafts with what is known of each. */
export interface Drafts {
	/** Checks the newest version; undefined where the document is not open. Never throws. */
	check(uri: string): Promise<CheckedDraft | undefined>;
	forget(uri: string): void;
}

/** An analyzer knows paragraphs by what certain rules with a certain segmenter made of them. */
interface Known {
	readonly segmenter: Segmenter;
	readonly rules: readonly Rule[];
	readonly analyzer: Analyzer;
	/** Tells this opening of the document from earlier ones, whose version numbers come again. */
	readonly opening: number;
	checked: CheckedDraft | undefined;
}

const hour = 60 * 60 * 1000;
const startsWithHead = /^\ufeff?---/u;

function lintEnvironment(
	text: string,
	{ lint }: DraftEnvironment,
	{ clock, filings }: DraftsDeps,
): LintEnvironment {
	// A text without a head is nobody's filing, nor of today.
	if (!startsWithHead.test(text)) return lint;
	const { current: history } = filings;
	return { ...lint, now: clock(), ...(history && { history }) };
}

export function createDrafts(deps: DraftsDeps): Drafts {
	const { documents, offices, filings, segmenters } = deps;
	const toDiagnostic = createDiagnostics(deps.ruleLink);
	const known = new Map<string, Known>();
	let openings = 0;

	function knownOf(uri: string, { rules }: DraftEnvironment): Known {
		const before = known.get(uri);
		const segmenter = segmenters.current;
		if (before?.segmenter === segmenter && before.rules === rules) return before;
		const analyzer = createAnalyzer({ rules, segmenter });
		const opening = before?.opening ?? ++openings;
		const fresh = { segmenter, rules, analyzer, opening, checked: undefined };
		known.set(uri, fresh);
		return fresh;
	}

	function analyze(
		document: TextDocument,
		resultId: string,
		analyzer: Analyzer,
		environment: DraftEnvironment,
	): CheckedDraft {
		const { uri, version } = document;
		const start = deps.now();
		const text = document.getText();
		const analysis = analyzer.analyze(text, lintEnvironment(text, environment, deps));
		const convert = createConverter(document);
		const diagnosticOf = (found: LintFinding): Diagnostic => toDiagnostic(found, convert, uri);
		const diagnostics = shownFindings(analysis.findings).map(diagnosticOf);
		deps.onAnalyzed(deps.now() - start);
		deps.onFailures(analysis.failures);
		const known = { uri, version, resultId, analysis, environment };
		return { ...known, diagnostics, diagnosticOf, convert };
	}

	return {
		async check(uri) {
			// A question that comes after the close must not keep anything.
			if (!documents.get(uri)) return undefined;
			const { generation } = offices;
			const environment = await offices.environmentOf(uri);
			// From here on nothing waits, so that text, findings and positions are of one version.
			const document = documents.get(uri);
			if (!document) return undefined;
			const own = knownOf(uri, environment);
			const resultId = [
				own.opening,
				document.version,
				generation,
				filings.version,
				// What is late now was not an hour ago.
				Math.floor(deps.clock() / hour),
				own.segmenter.kind,
			].join('.');
			if (own.checked?.resultId !== resultId) {
				own.checked = analyze(document, resultId, own.analyzer, environment);
			}
			return own.checked;
		},
		forget: (uri) => void known.delete(uri),
	};
}
