import * as fs from 'node:fs/promises';
import * as vscode from 'vscode';
import { askText, pickOne } from '../ask';
import { secretNames } from '../../core/submission/endpoint-form';
import type { Auth, Endpoint } from '../../core/submission/endpoint';
import type { ReadyEndpoint } from '../../node/drain';
import {
	notReached,
	testConnection,
	type ConnectionReport,
	type ConnectionStep,
} from '../../node/test-connection';
import { commands } from '../commands';
import type { Host } from '../host';
import type { Filing } from './filing';

/** What is wrong with a secret; undefined: it will do. A header carries no Chinese and no blanks. */
function secretProblem(text: string, kind: Auth['kind']): string | undefined {
	if (kind === 'certificate') return undefined;
	if (text.trim() === '') return `请填写${secretNames[kind]}`;
	if (kind === 'basic' || /^[!-~]+$/u.test(text.trim())) return undefined;
	return '口令里只能有英文字母、数字和符号，请核对';
}

/** Asks for a secret; empty only where a certificate's key may have none. */
export async function askSecret(title: string, auth?: Auth): Promise<string | undefined> {
	const kind = auth?.kind ?? 'bearer';
	const text = await askText({
		title,
		prompt:
			kind === 'certificate'
				? '证书密钥的口令，没有就留空，直接回车；存在系统的密码保管处'
				: `收稿单位给的${secretNames[kind]}，存在系统的密码保管处`,
		password: true,
		validateInput: (value) => secretProblem(value, kind),
	});
	return text?.trim();
}

/** Keeps a token and lets what waited for it go; an empty one is forgotten. */
export async function keepToken(
	host: Host,
	filing: Filing,
	origin: string,
	token: string,
): Promise<void> {
	if (token === '') await filing.tokens.forget(origin);
	else if ((await filing.tokens.set(origin, token)) === 'session')
		void host.notify.ask(
			'这台电脑没有可用的密码保管处，访问口令只在这次打开期间有效，下次要再填一次。',
		);
	await filing.drainer.loggedIn(origin);
	filing.wake();
}

const stepIcons: Record<ConnectionStep['state'], string> = {
	正常: '$(pass)',
	有问题: '$(error)',
	未检查: '$(circle-outline)',
};

/** Shows what 测试连接 found, one line for each step. @returns whether to change the settings. */
async function pickFrom(
	name: string,
	report: ConnectionReport,
): Promise<'change' | 'token' | undefined> {
	const items = report.steps.map(({ name: step, state, message }) => ({
		label: `${stepIcons[state]} ${step}`,
		description: state,
		// What the state says already needs no second line.
		detail: message === '正常。' || message === notReached ? '' : message,
	}));
	const again = { label: '$(gear) 修改报送地址', description: '', detail: '' };
	const token = { label: '$(key) 重新填写访问口令', description: '', detail: '' };
	const isToken = report.steps.some((step) => step.name === '口令' && step.state === '有问题');
	const ways = report.ok ? [] : isToken ? [token, again] : [again];
	const picked = await pickOne([...items, ...ways], {
		title: `测试连接“${name}”：${report.ok ? '正常，可以报送' : '没有通过'}`,
		placeHolder: report.ok ? '按 Esc 关闭' : '请看标有“有问题”的一项',
	});
	return picked === again ? 'change' : picked === token ? 'token' : undefined;
}

/** Shows a report of a saved endpoint, with the ways to mend it. */
export async function showReport({ name }: Endpoint, report: ConnectionReport): Promise<void> {
	const picked = await pickFrom(name, report);
	if (picked === 'change') await vscode.commands.executeCommand(commands.setUpEndpoint, name);
	if (picked === 'token') await vscode.commands.executeCommand(commands.enterToken, name);
}

/** Shows a report of what is just being filled in; the list of parts comes back by itself. */
export const showReportOf = async ({ name }: Endpoint, report: ConnectionReport): Promise<void> =>
	void (await pickFrom(name, report));

/** Tests an endpoint with a token; `undefined`: with the one that is kept for its origin. */
export async function testEndpoint(
	filing: Filing,
	endpoint: ReadyEndpoint,
	token?: string,
): Promise<ConnectionReport> {
	const secret = token ?? (await filing.tokens.get(endpoint.origin)) ?? '';
	return vscode.window.withProgress(
		{ location: vscode.ProgressLocation.Window, title: `正在测试“${endpoint.name}”` },
		() => testConnection(filing.transport, endpoint, secret, (file) => fs.readFile(file, 'utf8')),
	);
}
