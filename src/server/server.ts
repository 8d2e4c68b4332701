import * as path from 'node:path';
import {
	CodeActionKind,
	TextDocumentSyncKind,
	type Connection,
	type InitializeParams,
	type InitializeResult,
} from 'vscode-languageserver';
import { refreshDelay } from '../core/lint/refresh';
import type { Rule } from '../core/lint/rule';
import {
	configurationNotification,
	countFindingsRequest,
	officeChangedNotification,
	reloadSegmenterRequest,
	statusNotification,
	type ServerOptions,
	type ServerStatus,
} from '../protocol/messages';
import { fixAllKind } from './code-actions';
import { countFindings } from './count-findings';
import { createDrafts, type Drafts } from './drafts';
import { createFailureLog } from './log';
import { createFilings, type Filings } from './history';
import { createOffices, type Offices } from './offices';
import { publishProblems } from './office-problems';
import { createOpenDocuments } from './open-documents';
import { createQuiet } from './quiet';
import { registerRequests } from './requests';
import { createSegmenters, type Segmenters } from './segmenters';

export interface ServerDeps {
	readonly rules: readonly Rule[];
	/** Folder of the server's own file. */
	readonly home: string;
	/** Milliseconds from any point in time. */
	readonly now: () => number;
	/** Milliseconds since 1970. */
	readonly clock: () => number;
}

/** So that the first answers do not wait for the dictionary. */
const loadAfter = 200;

const capabilities: InitializeResult['capabilities'] = {
	textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
	diagnosticProvider: { interFileDependencies: false, workspaceDiagnostics: false },
	codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, fixAllKind] },
	hoverProvider: true,
	documentSymbolProvider: true,
	foldingRangeProvider: true,
	completionProvider: { triggerCharacters: [':', '：'] },
	workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
};

/** What the server is made of once the client has said what it wants. */
interface Parts {
	readonly documents: ReturnType<typeof createOpenDocuments>;
	readonly offices: Offices;
	readonly filings: Filings;
	readonly segmenters: Segmenters;
	readonly drafts: Drafts;
	readonly status: () => ServerStatus;
	readonly refresh: () => void;
}

const optionsOf = ({ initializationOptions }: InitializeParams): ServerOptions => ({
	trusted: false,
	...(initializationOptions as Partial<ServerOptions> | undefined),
});

/** The status line of the client; told again only when it would look different. */
function createStatus(connection: Connection, segmenters: () => Segmenters) {
	let lastMs: number | undefined;
	const status = (): ServerStatus => ({
		...segmenters().status,
		...(lastMs !== undefined && { lastMs }),
	});
	const tell = (): void => void connection.sendNotification(statusNotification, status());
	return {
		status,
		tell,
		analyzed(milliseconds: number) {
			lastMs = Math.round(milliseconds);
			tell();
		},
	};
}

function createParts(
	connection: Connection,
	deps: ServerDeps,
	params: InitializeParams,
	documents: ReturnType<typeof createOpenDocuments>,
): Parts {
	const options = optionsOf(params);
	const { storageDir, jiebaDir, build = '', ruleLink } = options;
	const canRefresh = params.capabilities.workspace?.diagnostics?.refreshSupport === true;
	const refresh = (): void => {
		if (canRefresh) void connection.languages.diagnostics.refresh();
	};
	const offices = createOffices({
		rules: deps.rules,
		storageDir,
		onProblems: (problems) => publishProblems(connection, problems),
	});
	offices.configure(options);
	offices.setRoots((params.workspaceFolders ?? []).map(({ uri }) => uri));
	const segmenters = createSegmenters({
		folder: jiebaDir ?? path.join(deps.home, 'jieba'),
		build,
		stateDir: storageDir,
		onChange() {
			status.tell();
			refresh();
		},
	});
	const status = createStatus(connection, () => segmenters);
	const filings = createFilings(storageDir, refresh);
	const drafts = createDrafts({
		documents,
		offices,
		filings,
		segmenters,
		ruleLink,
		now: deps.now,
		clock: deps.clock,
		onFailures: createFailureLog(connection.console),
		onAnalyzed: (milliseconds) => status.analyzed(milliseconds),
	});
	return { documents, offices, filings, segmenters, drafts, status: status.status, refresh };
}

/** Everything that changes findings without a change of the text. */
function registerConfiguration(connection: Connection, parts: Parts, options: ServerOptions): void {
	const { offices, filings, segmenters, refresh, status } = parts;
	let kind = options.segmenter ?? 'jieba';
	const readAgain = (): void => {
		filings.read();
		void offices.preload();
		refresh();
	};
	filings.read();
	setTimeout(() => segmenters.use(kind), loadAfter);
	void offices.preload();
	connection.onNotification(configurationNotification, (next) => {
		offices.configure(next);
		const wanted = next.segmenter ?? 'jieba';
		if (wanted !== kind) segmenters.use((kind = wanted));
		readAgain();
	});
	connection.onNotification(officeChangedNotification, () => {
		offices.invalidate();
		readAgain();
	});
	connection.onDidChangeWatchedFiles(() => {
		offices.invalidate();
		readAgain();
	});
	connection.onRequest(countFindingsRequest, ({ uris }) => countFindings(uris, parts));
	connection.onRequest(reloadSegmenterRequest, () => {
		segmenters.retry(kind);
		return status();
	});
}

function followFolders(connection: Connection, { offices, refresh }: Parts): void {
	connection.workspace.onDidChangeWorkspaceFolders(async () => {
		const folders = await connection.workspace.getWorkspaceFolders();
		offices.setRoots((folders ?? []).map(({ uri }) => uri));
		void offices.preload();
		refresh();
	});
}

/** Puts the language server together and answers on the connection until it is closed. */
export function startServer(connection: Connection, deps: ServerDeps): void {
	const quiet = createQuiet(deps.now);
	const documents = createOpenDocuments((uri, change) => quiet.changed(uri, refreshDelay(change)));
	connection.onInitialize((params): InitializeResult => {
		const parts = createParts(connection, deps, params, documents);
		registerRequests(connection, { ...parts, quiet, rules: deps.rules });
		documents.onDidClose(({ document }) => {
			quiet.forget(document.uri);
			parts.drafts.forget(document.uri);
			parts.offices.forget(document.uri);
		});
		connection.onInitialized(() => {
			registerConfiguration(connection, parts, optionsOf(params));
			if (params.capabilities.workspace?.workspaceFolders) followFolders(connection, parts);
		});
		return { capabilities, serverInfo: { name: 'zwxx' } };
	});
	documents.listen(connection);
	connection.listen();
}
