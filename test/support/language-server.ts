import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import * as os from 'node:os';
import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import {
	CodeActionTriggerKind,
	createProtocolConnection,
	IPCMessageReader,
	IPCMessageWriter,
	type CodeAction,
	type CompletionItem,
	type Diagnostic,
	type DocumentDiagnosticReport,
	type DocumentSymbol,
	type FoldingRange,
	type FullDocumentDiagnosticReport,
	type Hover,
	type InitializeResult,
	type Position,
	type ProtocolConnection,
	type PublishDiagnosticsParams,
	type Range,
} from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { serverArguments } from '../../src/protocol/launch';
import {
	statusNotification,
	type ServerOptions,
	type ServerStatus,
} from '../../src/protocol/messages';
import { makeBundle } from './bundle';

/** The server as one file, made once for all tests of a run. */
let bundle: Promise<string> | undefined;

/** A draft as the test's editor holds it. */
export interface OpenDraft {
	readonly uri: string;
	readonly document: () => TextDocument;
	/** Replaces the first `old` by `text`, told to the server as an incremental change. */
	replace(old: string, text: string): Promise<void>;
	/** Pulls diagnostics; waits as long as the server holds them back. */
	pull(previous?: string): Promise<DocumentDiagnosticReport>;
	/** Diagnostics as `rule id: words`. */
	marks(): Promise<string[]>;
	/** Actions at the first occurrence of some words. */
	actions(words: string, only?: string[], trigger?: CodeActionTriggerKind): Promise<CodeAction[]>;
	hover(words: string): Promise<string | undefined>;
	/** Completion behind the first occurrence of some words. */
	complete(words: string): Promise<CompletionItem[]>;
	symbols(): Promise<DocumentSymbol[]>;
	folds(): Promise<FoldingRange[]>;
	at(words: string): Range;
	close(): Promise<void>;
}

/** A client that speaks the protocol with a server process of its own. */
export interface TestClient {
	readonly connection: ProtocolConnection;
	readonly process: ChildProcess;
	readonly capabilities: InitializeResult['capabilities'];
	/** What the server has told so far. */
	readonly statuses: readonly ServerStatus[];
	readonly logs: readonly string[];
	readonly refreshes: () => number;
	open(name: string, text: string): Promise<OpenDraft>;
	/** Resolves when `found` holds, asked again after everything the server says. */
	until(found: () => boolean, what: string): Promise<void>;
	/** Latest diagnostics that the server pushed for a file. */
	published(file: string): readonly Diagnostic[] | undefined;
	stop(): Promise<void>;
}

export interface TestClientOptions {
	/** Folder that is opened; undefined: none. */
	readonly folder?: string;
	readonly server?: Partial<ServerOptions>;
	/** The program; default: one made of the sources. */
	readonly program?: string;
}

const started = new Set<ChildProcess>();

/** Ends what a failed test left running. */
export function stopServers(): void {
	for (const child of started) child.kill('SIGKILL');
	started.clear();
}

/** The server without a dictionary, unless `server` says otherwise: it starts faster. */
export async function startClient(options: TestClientOptions = {}): Promise<TestClient> {
	const file = options.program ?? (await (bundle ??= makeBundle('src/server/main.ts')));
	const child = fork(file, ['--node-ipc'], {
		execArgv: [...serverArguments],
		stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
	});
	started.add(child);
	const connection = createProtocolConnection(
		new IPCMessageReader(child),
		new IPCMessageWriter(child),
	);
	const heard = listen(connection);
	connection.listen();
	const folder = options.folder === undefined ? null : pathToFileURL(options.folder).href;
	const { capabilities } = await connection.sendRequest<InitializeResult>('initialize', {
		processId: process.pid,
		rootUri: folder,
		workspaceFolders: folder === null ? null : [{ uri: folder, name: '稿件' }],
		capabilities: {
			workspace: { diagnostics: { refreshSupport: true }, workspaceFolders: true },
		},
		initializationOptions: {
			trusted: true,
			segmenter: 'intl',
			ruleLink: 'command:zwxx.showRule?%5B%22{rule}%22%5D',
			...options.server,
		},
	});
	await connection.sendNotification('initialized', {});
	const base = folder ?? pathToFileURL(path.join(os.tmpdir(), 'zwxx-no-folder')).href;
	return {
		...heard,
		connection,
		process: child,
		capabilities,
		open: (name, text) => openDraft(connection, `${base}/${encodeURIComponent(name)}`, text),
		published: (name) => heard.pushed.get(pathToFileURL(name).href)?.diagnostics,
		async stop() {
			const ended = once(child, 'exit');
			await connection.sendRequest('shutdown');
			await connection.sendNotification('exit');
			await ended;
			started.delete(child);
			connection.dispose();
		},
	};
}

function listen(connection: ProtocolConnection) {
	const statuses: ServerStatus[] = [];
	const logs: string[] = [];
	const pushed = new Map<string, PublishDiagnosticsParams>();
	let refreshes = 0;
	let waiting: (() => void)[] = [];
	const heard = (): void => {
		const asked = waiting;
		waiting = [];
		for (const ask of asked) ask();
	};
	connection.onNotification(statusNotification, (status) => {
		statuses.push(status);
		heard();
	});
	connection.onNotification('window/logMessage', ({ message }: { message: string }) => {
		logs.push(message);
		heard();
	});
	connection.onNotification('textDocument/publishDiagnostics', (p: PublishDiagnosticsParams) => {
		pushed.set(p.uri, p);
		heard();
	});
	connection.onRequest('workspace/diagnostic/refresh', () => {
		refreshes++;
		heard();
		return null;
	});
	async function until(found: () => boolean, what: string): Promise<void> {
		const end = Date.now() + 15_000;
		while (!found()) {
			if (Date.now() > end) throw new Error(`never came: ${what}`);
			await new Promise<void>((resolve) => {
				const timer = setTimeout(resolve, 1000);
				waiting.push(() => {
					clearTimeout(timer);
					resolve();
				});
			});
		}
	}
	return { statuses, logs, pushed, refreshes: () => refreshes, until };
}

async function openDraft(
	connection: ProtocolConnection,
	uri: string,
	text: string,
): Promise<OpenDraft> {
	let document = TextDocument.create(uri, 'zwxx', 1, text);
	const textDocument = { uri };
	await connection.sendNotification('textDocument/didOpen', {
		textDocument: { uri, languageId: 'zwxx', version: 1, text },
	});
	const at = (words: string): Range => {
		const from = document.getText().indexOf(words);
		if (from === -1) throw new Error(`not in the draft: ${words}`);
		const end = document.positionAt(from + words.length);
		return { start: document.positionAt(from), end };
	};
	const ask = <T>(method: string, position: Position): Promise<T> =>
		connection.sendRequest<T>(method, { textDocument, position });
	const pull = (previousResultId?: string): Promise<DocumentDiagnosticReport> =>
		connection.sendRequest('textDocument/diagnostic', { textDocument, previousResultId });
	return {
		uri,
		document: () => document,
		async replace(old, replacement) {
			const contentChanges = [{ range: at(old), text: replacement }];
			const version = document.version + 1;
			document = TextDocument.update(document, contentChanges, version);
			await connection.sendNotification('textDocument/didChange', {
				textDocument: { uri, version },
				contentChanges,
			});
		},
		pull,
		async marks() {
			const { items } = (await pull()) as FullDocumentDiagnosticReport;
			return items.map(({ data, range }) => `${String(data)}: ${document.getText(range)}`);
		},
		actions: (words, only, triggerKind = CodeActionTriggerKind.Invoked) =>
			connection.sendRequest('textDocument/codeAction', {
				textDocument,
				range: at(words),
				context: { diagnostics: [], triggerKind, ...(only && { only }) },
			}),
		async hover(words) {
			const found = await ask<Hover | null>('textDocument/hover', at(words).start);
			return (found?.contents as { value: string } | undefined)?.value;
		},
		complete: (words) => ask('textDocument/completion', at(words).end),
		symbols: () => connection.sendRequest('textDocument/documentSymbol', { textDocument }),
		folds: () => connection.sendRequest('textDocument/foldingRange', { textDocument }),
		at,
		close: () => connection.sendNotification('textDocument/didClose', { textDocument }),
	};
}
