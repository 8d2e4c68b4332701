import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { LintFinding } from '../core/lint/engine';
import { fingerprint } from '../core/lint/ignores';
import type { Fix, Rule, Severity } from '../core/lint/rule';
import { linesOf } from '../core/text/lines';
import type { Span } from '../core/text/span';
import type { FileReport } from './report';

const levels: Record<Severity, 'error' | 'warning' | 'note'> = {
	error: 'error',
	warning: 'warning',
	info: 'note',
	hint: 'note',
};

/** Relative to the current folder where the file was named so, as SARIF wants it: a URI reference. */
function uriOf(file: string): string {
	if (path.isAbsolute(file)) return pathToFileURL(file).href;
	const names = path.normalize(file).split(path.sep).map(encodeURIComponent);
	// A first name with a colon would read as a scheme; encodeURIComponent has taken care of it.
	return names.join('/');
}

/** Lines and columns from 1, columns in UTF-16 units; the end is exclusive. */
function createRegions(text: string) {
	const starts = linesOf(text).map(({ from }) => from);
	const place = (offset: number): { line: number; column: number } => {
		let low = 0;
		let high = starts.length - 1;
		while (low < high) {
			const middle = (low + high + 1) >> 1;
			if (starts[middle]! <= offset) low = middle;
			else high = middle - 1;
		}
		return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
	};
	return ({ from, to }: Span) => {
		const start = place(from);
		const end = place(to);
		return {
			startLine: start.line,
			startColumn: start.column,
			endLine: end.line,
			endColumn: end.column,
			charOffset: from,
			charLength: to - from,
		};
	};
}

/** The rule as its page tells of it; what is odd in the form of a file has only a name. */
function descriptor({ rule, title }: LintFinding, rules: ReadonlyMap<string, Rule>) {
	const known = rules.get(rule);
	if (!known) return { id: rule, shortDescription: { text: title } };
	const { ref, rationale, severity, maturity } = known;
	return {
		id: rule,
		name: `${ref} ${known.title}`,
		shortDescription: { text: known.title },
		fullDescription: { text: rationale },
		help: { text: rationale, markdown: rationale },
		defaultConfiguration: { level: levels[severity] },
		properties: { maturity },
	};
}

/** Rules that spoke, in the order in which they first did. */
function createDescriptors(rules: readonly Rule[]) {
	const byId = new Map(rules.map((rule) => [rule.id, rule]));
	const indices = new Map<string, number>();
	const list: ReturnType<typeof descriptor>[] = [];
	return {
		list,
		indexOf(found: LintFinding): number {
			const known = indices.get(found.rule);
			if (known !== undefined) return known;
			indices.set(found.rule, list.length);
			return list.push(descriptor(found, byId)) - 1;
		},
	};
}

type Descriptors = ReturnType<typeof createDescriptors>;

function resultsOf(
	{ file, text, findings }: FileReport,
	uris: readonly string[],
	rules: Descriptors,
) {
	const region = createRegions(text);
	const uri = uriOf(file);
	const artifactLocation = { uri, index: uris.indexOf(uri) };
	const physicalLocation = (span: Span) => ({ artifactLocation, region: region(span) });
	const fix = ({ title, edits }: Fix) => ({
		description: { text: title },
		artifactChanges: [
			{
				artifactLocation,
				replacements: edits.map((edit) => ({
					deletedRegion: region(edit),
					insertedContent: { text: edit.text },
				})),
			},
		],
	});
	return findings.map((found) => {
		const { rule, severity, message, related = [] } = found;
		// A fix that a person has to fill in is none for a program.
		const fixes = (found.fixes ?? []).filter(({ snippet }) => snippet !== true);
		return {
			ruleId: rule,
			ruleIndex: rules.indexOf(found),
			level: levels[severity],
			message: { text: message },
			locations: [{ physicalLocation: physicalLocation(found) }],
			...(related.length > 0 && {
				relatedLocations: related.map((one, id) => ({
					id,
					message: { text: one.message },
					physicalLocation: physicalLocation(one),
				})),
			}),
			partialFingerprints: { 'place/v1': fingerprint(rule, text, found) },
			...(fixes.length > 0 && { fixes: fixes.map(fix) }),
		};
	});
}

export interface SarifParts {
	readonly reports: readonly FileReport[];
	/** The rules that were in force. */
	readonly rules: readonly Rule[];
	readonly version: string;
	/** Whether a file could not be checked. */
	readonly failed: boolean;
}

/** SARIF 2.1.0 (OASIS): what code hosts and editors read of checkers. */
export function lintSarif({ reports, rules, version, failed }: SarifParts): string {
	const descriptors = createDescriptors(rules);
	// A file may be named twice, an artifact must not.
	const uris = [...new Set(reports.map(({ file }) => uriOf(file)))];
	const results = reports.flatMap((report) => resultsOf(report, uris, descriptors));
	const log = {
		$schema: 'https://json.schemastore.org/sarif-2.1.0.json',
		version: '2.1.0',
		runs: [
			{
				tool: {
					driver: { name: 'zwxx', version, language: 'zh-CN', rules: descriptors.list },
				},
				language: 'zh-CN',
				columnKind: 'utf16CodeUnits',
				newlineSequences: ['\r\n', '\n', '\r'],
				invocations: [{ executionSuccessful: !failed }],
				artifacts: uris.map((uri) => ({ location: { uri } })),
				results,
			},
		],
	};
	return `${JSON.stringify(log, null, '\t')}\n`;
}
