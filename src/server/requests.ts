import {
	DocumentDiagnosticReportKind,
	LSPErrorCodes,
	ResponseError,
	type CancellationToken,
	type Connection,
	type DocumentDiagnosticReport,
} from 'vscode-languageserver';
import type { Rule } from '../core/lint/rule';
import { codeActions, isAutomatic } from './code-actions';
import { completion } from './completion';
import type { CheckedDraft, Drafts } from './drafts';
import { hover } from './hover';
import { documentSymbols, foldingRanges } from './outline';
import type { Quiet } from './quiet';

export interface RequestDeps {
	readonly drafts: Drafts;
	readonly quiet: Quiet;
	readonly rules: readonly Rule[];
}

const cancelled = <T>(): ResponseError<T> =>
	new ResponseError<T>(LSPErrorCodes.RequestCancelled, '已取消');

/** Lets what is waiting on the connection in, above all a cancellation. */
const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function report(draft: CheckedDraft, previous: string | undefined): DocumentDiagnosticReport {
	const { resultId, diagnostics } = draft;
	if (previous === resultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
	return { kind: DocumentDiagnosticReportKind.Full, resultId, items: [...diagnostics] };
}

/**
 * The answer to a pull is held back until the writer pauses: meanwhile the editor keeps the findings
 * it has and moves them with the text. A newer pull cancels the one that waits.
 */
function registerDiagnostics(connection: Connection, { drafts, quiet }: RequestDeps): void {
	connection.languages.diagnostics.on(
		async ({ textDocument: { uri }, previousResultId }, token) => {
			await quiet.wait(uri, token);
			await breathe();
			if (token.isCancellationRequested) return cancelled();
			const draft = await drafts.check(uri);
			return draft
				? report(draft, previousResultId)
				: { kind: DocumentDiagnosticReportKind.Full, items: [] };
		},
	);
}

/** Answers the editor's questions about a draft, each from its newest version. */
export function registerRequests(connection: Connection, deps: RequestDeps): void {
	const { drafts, quiet, rules } = deps;

	async function answer<T>(
		uri: string,
		token: CancellationToken,
		otherwise: T,
		from: (draft: CheckedDraft) => T,
	): Promise<T | ResponseError<void>> {
		await breathe();
		if (token.isCancellationRequested) return cancelled();
		const draft = await drafts.check(uri);
		return draft ? from(draft) : otherwise;
	}

	registerDiagnostics(connection, deps);
	connection.onCodeAction(({ textDocument: { uri }, range, context }, token) => {
		// The light bulb comes when the findings do.
		if (isAutomatic(context) && !quiet.isQuiet(uri)) return [];
		return answer(uri, token, [], (draft) =>
			codeActions(draft, draft.convert.span(range), context.only),
		);
	});
	connection.onHover(({ textDocument: { uri }, position }, token) =>
		answer(uri, token, null, (draft) => hover(draft, draft.convert.offset(position), rules)),
	);
	connection.onDocumentSymbol(({ textDocument: { uri } }, token) =>
		answer(uri, token, [], ({ analysis, convert }) => documentSymbols(analysis.draft, convert)),
	);
	connection.onFoldingRanges(({ textDocument: { uri } }, token) =>
		answer(uri, token, [], ({ analysis, convert }) => foldingRanges(analysis.draft, convert)),
	);
	connection.onCompletion(({ textDocument: { uri }, position }, token) =>
		answer(uri, token, [], ({ analysis, environment, convert }) =>
			completion(analysis.draft, environment.lint.catalogue, convert, convert.offset(position)),
		),
	);
}
