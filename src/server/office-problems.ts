import { DiagnosticSeverity, type Connection } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createConverter } from './convert';
import { diagnosticSource } from './diagnostics';
import type { OfficeProblems } from './offices';

/** Shows in a file of the office what is wrong in it. */
export function publishProblems(
	connection: Connection,
	{ uri, text, problems }: OfficeProblems,
): void {
	const convert = createConverter(TextDocument.create(uri, 'json', 0, text));
	const diagnostics = problems.map(({ from, to, message }) => ({
		range: convert.range({ from, to }),
		severity: DiagnosticSeverity.Warning,
		source: diagnosticSource,
		message,
	}));
	void connection.sendDiagnostics({ uri, diagnostics });
}
