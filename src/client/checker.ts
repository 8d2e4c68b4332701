import * as fs from 'node:fs';
import * as vscode from 'vscode';
import {
	configurationNotification,
	countFindingsRequest,
	officeChangedNotification,
	reloadSegmenterRequest,
	statusNotification,
	type ClientConfiguration,
	type CountedFile,
	type ServerOptions,
	type ServerStatus,
} from '../protocol/messages';
import { createCheckingClient } from './checking-client';
import { commands } from './commands';
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
	/** It ended again and again and stays away until `restart`. */
	readonly onStopped: vscode.Event<void>;
	/** An ignore or a setting of the office was written: check again. */
	officeChanged(): Promise<void>;
	reloadSegmenter(): Promise<ServerStatus | undefined>;
	/** Counts what is found in drafts, for a baseline; undefined where the check does not run. */
	countFindings(drafts: readonly vscode.Uri[]): Promise<readonly CountedFile[] | undefined>;
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

/** Starts the language server process and keeps it told of settings and trust. */
export function createChecker(host: Host): Checker {
	const status = host.own(new vscode.EventEmitter<ServerStatus>());
	fs.mkdirSync(host.context.globalStorageUri.fsPath, { recursive: true });
	const stopped = host.own(new vscode.EventEmitter<void>());
	const client = createCheckingClient({
		host,
		initializationOptions: () => serverOptions(host),
		prepare: (one) => one.onNotification(statusNotification, (value) => status.fire(value)),
		onStopped: () => stopped.fire(),
	});
	const send = async (): Promise<void> => {
		await client.running()?.sendNotification(configurationNotification, configuration());
	};
	const tell = () => void send().catch((error: unknown) => host.log.warn(String(error)));
	host.own(
		vscode.workspace.onDidChangeConfiguration((event) => {
			if (['rules', 'vehicles', 'sensitiveWords', 'segmenter'].some((key) => affects(event, key)))
				tell();
		}),
	);
	host.own(vscode.workspace.onDidGrantWorkspaceTrust(tell));
	return {
		onStatus: status.event,
		onStopped: stopped.event,
		start: () => client.start(),
		restart: () => client.restart(),
		async officeChanged() {
			await client.running()?.sendNotification(officeChangedNotification);
		},
		async countFindings(drafts) {
			const uris = drafts.map((uri) => uri.toString());
			return client.running()?.sendRequest(countFindingsRequest, { uris });
		},
		async reloadSegmenter() {
			return client.running()?.sendRequest(reloadSegmenterRequest);
		},
	};
}
