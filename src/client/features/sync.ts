import * as vscode from 'vscode';
import { settingsSection } from '../commands';
import type { FeedbackService } from '../filing/feedback';
import type { Filing } from '../filing/filing';
import { createSyncRunner, type SyncRunner } from '../filing/sync-runner';
import type { Host } from '../host';
import { affects } from '../settings';

const atStartMs = 8_000;
const afterFilingMs = 30_000;
/** So that many windows and offices do not ask at once. */
const jitterMs = 10_000;

/** Only what the person set: an opened folder cannot make anything go out. */
const isOn = (): boolean =>
	vscode.workspace.getConfiguration(settingsSection).inspect<boolean>('sync')?.globalValue !==
	false;

const arrivedCount = (filing: Filing): number =>
	filing.listing().entries.filter(({ state }) => state === '已收').length;

/** Brings back what became of items: at the start, after a filing, from time to time. */
export function createSync(host: Host, filing: Filing, feedback: FeedbackService): SyncRunner {
	const runner = createSyncRunner(host, filing, feedback, isOn);
	const soon = (milliseconds: number): void => {
		runner.plan(milliseconds + Math.random() * jitterMs);
	};
	let arrived: number | undefined;
	host.own(
		filing.onDidChange(() => {
			const now = arrivedCount(filing);
			if (arrived !== undefined && now > arrived) soon(afterFilingMs);
			arrived = now;
		}),
	);
	host.own(feedback.onDidSend(() => soon(afterFilingMs)));
	host.own(vscode.workspace.onDidGrantWorkspaceTrust(() => soon(0)));
	host.own(
		vscode.workspace.onDidChangeConfiguration((event) => {
			if (!affects(event, 'sync') && !affects(event, 'endpoints')) return;
			if (isOn()) soon(0);
			else runner.pause();
		}),
	);
	soon(atStartMs);
	return runner;
}
