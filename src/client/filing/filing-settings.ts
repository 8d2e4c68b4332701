import * as vscode from 'vscode';
import type { Endpoint } from '../../core/submission/endpoint';
import { readEndpoints, type ReadEndpoints } from '../../node/ready-endpoints';
import { settingsSection } from '../commands';

const defaultWithdrawSeconds = 10;
const longestWithdrawSeconds = 600;

const section = (): vscode.WorkspaceConfiguration =>
	vscode.workspace.getConfiguration(settingsSection);

/** Only what the person set; an opened folder cannot send drafts elsewhere. */
const own = (key: string): unknown => section().inspect(key)?.globalValue;

export const readEndpointSettings = (): ReadEndpoints => readEndpoints(own('endpoints'));

/** Puts an endpoint in the place of the one called `replaces`, or behind the others. */
export async function writeEndpoint(endpoint: Endpoint, replaces?: string): Promise<void> {
	const stored = own('endpoints');
	const list: unknown[] = Array.isArray(stored) ? [...(stored as unknown[])] : [];
	const at = list.findIndex((item) => nameOf(item) === (replaces ?? endpoint.name));
	list.splice(at === -1 ? list.length : at, at === -1 ? 0 : 1, endpoint);
	await section().update('endpoints', list, vscode.ConfigurationTarget.Global);
}

export async function removeEndpoint(name: string): Promise<void> {
	const stored = own('endpoints');
	const list: unknown[] = Array.isArray(stored) ? stored : [];
	const rest = list.filter((item) => nameOf(item) !== name);
	await section().update('endpoints', rest, vscode.ConfigurationTarget.Global);
}

const nameOf = (item: unknown): unknown =>
	typeof item === 'object' && item !== null && 'name' in item ? item.name : undefined;

/** Length of the 撤回 window in milliseconds. */
export function readWithdrawMs(): number {
	const seconds = own('withdrawSeconds');
	const valid = typeof seconds === 'number' && Number.isFinite(seconds) && seconds >= 0;
	return (valid ? Math.min(seconds, longestWithdrawSeconds) : defaultWithdrawSeconds) * 1000;
}
