import type { Diagnostic, TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import {
	createAnalyzer,
	type Analysis,
	type Analyzer,
	type LintFinding,
} from '../core/lint/engine';
import type { Rule } from '../core/lint/rule';
import type { RuleFailure } from '../core/lint/stretches';
import type { Segmenter } from '../core/segment/segmenter';
import { createConverter, type Converter } from './convert';
import { createDiagnostics, shownFindings } from './diagnostics';
import type { DraftEnvironment, Offices } from './offices';
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
	readonly segmenters: Segmenters;
	readonly ruleLink: string | undefined;
	readonly now: () => number;
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

export function createDrafts(deps: DraftsDeps): Drafts {
	const { documents, offices, segmenters } = deps;
	const toDiagnostic = createDiagnostics(deps.ruleLink);
	const known = new Map<string, Known>();
	let openings = 0;

	function knownOf(uri: string): Known {
		const before = known.get(uri);
		const segmenter = segmenters.current;
		const { rules } = offices;
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
		const analysis = analyzer.analyze(document.getText(), environment.lint);
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
			const own = knownOf(uri);
			const resultId = `${own.opening}.${document.version}.${generation}.${own.segmenter.kind}`;
			if (own.checked?.resultId !== resultId) {
				own.checked = analyze(document, resultId, own.analyzer, environment);
			}
			return own.checked;
		},
		forget: (uri) => void known.delete(uri),
	};
}
