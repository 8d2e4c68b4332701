import * as vscode from 'vscode';
import {
	CloseAction,
	ErrorAction,
	LanguageClient,
	State,
	TransportKind,
	type LanguageClientOptions,
} from 'vscode-languageclient/node';
import { serverArguments } from '../protocol/launch';
import { languageId } from './commands';
import type { Host } from './host';
import { createSilentLog } from './silent-log';

/** So many ends within so many milliseconds: something is wrong that a new start does not mend. */
const mostEnds = 4;
const endsWindow = 180_000;

/** What goes wrong is in the log; a person is told in Chinese, and by us. */
class QuietClient extends LanguageClient {
	override error(message: string, data?: unknown): void {
		super.error(message, data, false);
	}
}

export interface CheckingClientDeps {
	readonly host: Host;
	readonly initializationOptions: () => unknown;
	/** Called with each new client before it starts. */
	readonly prepare: (client: LanguageClient) => void;
	/** It ended again and again; nothing is tried any more. */
	readonly onStopped: () => void;
}

/** The client of the language server, over all the processes that it needs. */
export interface CheckingClient {
	/** The client while it runs. */
	running(): LanguageClient | undefined;
	/** Resolves when it runs or was given up; never rejects. */
	start(): Promise<void>;
	/** Ends what runs and starts anew, also after it was given up. */
	restart(): Promise<void>;
}

function createClient(
	{ host, initializationOptions }: CheckingClientDeps,
	fileEvents: vscode.FileSystemWatcher,
): LanguageClient {
	const module = host.context.asAbsolutePath('dist/server.js');
	const options: LanguageClientOptions = {
		documentSelector: [{ language: languageId }],
		initializationOptions: initializationOptions(),
		outputChannel: host.log,
		traceOutputChannel: createSilentLog(host.log.name),
		diagnosticCollectionName: languageId,
		diagnosticPullOptions: { onChange: true, onSave: false, onTabs: false },
		synchronize: { fileEvents },
		initializationFailedHandler: () => false,
		errorHandler: {
			error: (_error, _message, count = 0) => ({
				action: count <= 3 ? ErrorAction.Continue : ErrorAction.Shutdown,
				handled: true,
			}),
			closed: () => ({ action: CloseAction.DoNotRestart, handled: true }),
		},
	};
	const launch = {
		module,
		transport: TransportKind.ipc,
		options: { execArgv: [...serverArguments] },
	};
	return new QuietClient(languageId, '政务信息检查', launch, options);
}

/**
 * Makes a new client for every process: one that the library starts again by itself stays down, and
 * says nothing, where the process ends once more while it starts.
 */
export function createCheckingClient(deps: CheckingClientDeps): CheckingClient {
	const { host, prepare, onStopped } = deps;
	const fileEvents = host.own(vscode.workspace.createFileSystemWatcher('**/.zwxx/*.json'));
	let client: LanguageClient | undefined;
	let ends: number[] = [];

	async function drop(old: LanguageClient | undefined): Promise<void> {
		client = undefined;
		try {
			await old?.dispose();
		} catch {
			// It was not running any more.
		}
	}

	async function ended(old: LanguageClient): Promise<void> {
		// Its end is told by its state and by a start that failed.
		if (old !== client) return;
		await drop(old);
		const now = Date.now();
		ends = [...ends.filter((at) => now - at < endsWindow), now];
		if (ends.length <= mostEnds) await start();
		else onStopped();
	}

	async function start(): Promise<void> {
		const own = createClient(deps, fileEvents);
		// Its state tells of every end: a connection that broke while the editor was writing is shut down by
		// the library without a word to `closed`.
		own.onDidChangeState(({ newState }) => {
			// The library tidies up first.
			if (newState === State.Stopped || newState === State.StartFailed)
				setTimeout(() => void ended(own), 0);
		});
		client = own;
		prepare(own);
		try {
			await own.start();
		} catch {
			await ended(own);
		}
	}

	host.own({ dispose: () => void drop(client) });
	return {
		running: () => (client?.isRunning() === true ? client : undefined),
		start,
		async restart() {
			ends = [];
			await drop(client);
			await start();
		},
	};
}
