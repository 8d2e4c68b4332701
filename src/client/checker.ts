import * as fs from 'node:fs';
import * as vscode from 'vscode';
import {
	LanguageClient,
	TransportKind,
	type LanguageClientOptions,
	type ServerOptions as Launch,
} from 'vscode-languageclient/node';
import {
	configurationNotification,
	officeChangedNotification,
	reloadSegmenterRequest,
	statusNotification,
	type ClientConfiguration,
	type ServerOptions,
	type ServerStatus,
} from '../protocol/messages';
import { commands, languageId } from './commands';
import type { Host } from './host';
import {
	affects,
	readRules,
	readSegmenterKind,
	readSensitiveWords,
	readVehicles,
} from './settings';

/** The language server as the rest of the client sees it. */
export interface Checker {
	readonly onStatus: vscode.Event<ServerStatus>;
	/** An ignore or a setting of the office was written: check again. */
	officeChanged(): Promise<void>;
	reloadSegmenter(): Promise<ServerStatus | undefined>;
	start(): Promise<void>;
	restart(): Promise<void>;
}

const configuration = (): ClientConfiguration => ({
	rules: readRules(),
	vehicles: readVehicles(),
	sensitiveWords: readSensitiveWords(),
	segmenter: readSegmenterKind(),
	trusted: vscode.workspace.isTrusted,
});

function serverOptions({ context }: Host): ServerOptions {
	const { version } = context.extension.packageJSON as { version: string };
	const link = encodeURIComponent(JSON.stringify(['{rule}'])).replace('%7Brule%7D', '{rule}');
	return {
		...configuration(),
		storageDir: context.globalStorageUri.fsPath,
		jiebaDir: context.asAbsolutePath('dist/jieba'),
		build: version,
		ruleLink: `command:${commands.showRule}?${link}`,
	};
}

function createClient(host: Host): LanguageClient {
	const module = host.context.asAbsolutePath('dist/server.js');
	const launch: Launch = { module, transport: TransportKind.ipc };
	const options: LanguageClientOptions = {
		documentSelector: [{ language: languageId }],
		initializationOptions: serverOptions(host),
		outputChannel: host.log,
		diagnosticCollectionName: languageId,
		diagnosticPullOptions: { onChange: true, onSave: false, onTabs: false },
		synchronize: {
			fileEvents: host.own(vscode.workspace.createFileSystemWatcher('**/.zwxx/*.json')),
		},
	};
	return new LanguageClient(languageId, '政务信息检查', launch, options);
}

/** Starts the language server process and keeps it told of settings and trust. */
export function createChecker(host: Host): Checker {
	const status = host.own(new vscode.EventEmitter<ServerStatus>());
	fs.mkdirSync(host.context.globalStorageUri.fsPath, { recursive: true });
	const client = createClient(host);
	client.onNotification(statusNotification, (value) => status.fire(value));
	const send = async (): Promise<void> => {
		if (client.isRunning())
			await client.sendNotification(configurationNotification, configuration());
	};
	const tell = () => void send().catch((error: unknown) => host.log.warn(String(error)));
	host.own(
		vscode.workspace.onDidChangeConfiguration((event) => {
			if (['rules', 'vehicles', 'sensitiveWords', 'segmenter'].some((key) => affects(event, key)))
				tell();
		}),
	);
	host.own(vscode.workspace.onDidGrantWorkspaceTrust(tell));
	host.own({ dispose: () => void client.dispose().catch(() => undefined) });
	return {
		onStatus: status.event,
		start: () => client.start(),
		restart: () => client.restart(),
		async officeChanged() {
			if (client.isRunning()) await client.sendNotification(officeChangedNotification);
		},
		async reloadSegmenter() {
			return client.isRunning() ? client.sendRequest(reloadSegmenterRequest) : undefined;
		},
	};
}
