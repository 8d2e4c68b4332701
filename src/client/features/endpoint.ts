import * as vscode from 'vscode';
import type { Endpoint } from '../../core/submission/endpoint';
import type { ReadyEndpoint } from '../../node/drain';
import { checkAddress } from '../../node/endpoint-address';
import { systemFs } from '../../node/fs-port';
import { readHandOver } from '../../node/hand-over';
import {
	testConnection,
	type ConnectionReport,
	type ConnectionStep,
} from '../../node/test-connection';
import { commands } from '../commands';
import type { Filing } from '../filing/filing';
import { readEndpointSettings, removeEndpoint, writeEndpoint } from '../filing/filing-settings';
import type { Host } from '../host';

const nameTaken = '这个名称已经用过，请换一个';

async function askName(known: ReadyEndpoint | undefined): Promise<string | undefined> {
	const others = readEndpointSettings().endpoints.filter(({ name }) => name !== known?.name);
	const name = await vscode.window.showInputBox({
		title: '设置报送地址（1/3）名称',
		prompt: '给收稿单位起个名，台账里显示它',
		placeHolder: '例如：市政府办信息科',
		value: known?.name ?? '',
		ignoreFocusOut: true,
		validateInput(text) {
			if (text.trim() === '') return '请填写名称';
			if ([...text].length > 64) return '名称太长，请缩短到64个字以内';
			return others.some((one) => one.name === text.trim()) ? nameTaken : undefined;
		},
	});
	return name?.trim();
}

async function askUrl(known: ReadyEndpoint | undefined): Promise<string | undefined> {
	const url = await vscode.window.showInputBox({
		title: '设置报送地址（2/3）地址',
		prompt: '收稿单位给的网络地址',
		placeHolder: '例如：https://shougao.example.gov.cn/',
		value: known?.url ?? '',
		ignoreFocusOut: true,
		validateInput(text) {
			// Whether plain text is allowed is asked next, where it matters.
			const address = checkAddress(text, true);
			return 'problem' in address ? address.problem : undefined;
		},
	});
	return url?.trim();
}

/** 允许明文: asked only for an address that needs it. */
async function askPlaintext(url: string): Promise<boolean | undefined> {
	const address = checkAddress(url, true);
	if ('problem' in address || !address.value.plaintext) return false;
	const allow = { label: '允许明文', detail: '只在单位内网使用，知道沿途能看到内容' };
	const back = { label: '不允许', detail: '不保存这个地址，请向收稿单位要 https:// 开头的地址' };
	const picked = await vscode.window.showQuickPick([back, allow], {
		title: '这个地址用明文传送',
		placeHolder: '内容不加密，沿途的设备能看到全文',
		ignoreFocusOut: true,
	});
	return picked === allow ? true : undefined;
}

const askToken = (title: string): Thenable<string | undefined> =>
	vscode.window.showInputBox({
		title,
		prompt: '收稿单位给的访问口令，存在系统的密码保管处',
		password: true,
		ignoreFocusOut: true,
		validateInput(text) {
			if (text.trim() === '') return '请填写访问口令';
			return /^[!-~]+$/u.test(text.trim()) ? undefined : '口令里只能有英文字母、数字和符号，请核对';
		},
	});

/** Keeps a token and lets what waited for it go. */
async function keepToken(host: Host, filing: Filing, origin: string, token: string): Promise<void> {
	const kept = await filing.tokens.set(origin, token.trim());
	if (kept === 'session')
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

/** Shows what 测试连接 found, one line for each step. */
async function showReport(endpoint: Endpoint, report: ConnectionReport): Promise<void> {
	const items = report.steps.map(({ name, state, message }) => ({
		label: `${stepIcons[state]} ${name}`,
		description: state,
		detail: message === '正常。' ? '' : message,
	}));
	const again = { label: '$(gear) 修改报送地址', description: '', detail: '' };
	const token = { label: '$(key) 重新填写访问口令', description: '', detail: '' };
	const isToken = report.steps.some(({ name, state }) => name === '口令' && state === '有问题');
	const ways = report.ok ? [] : isToken ? [token, again] : [again];
	const picked = await vscode.window.showQuickPick([...items, ...ways], {
		title: `测试连接“${endpoint.name}”：${report.ok ? '正常，可以报送' : '没有通过'}`,
		placeHolder: report.ok ? '按 Esc 关闭' : '请看标有“有问题”的一项',
		ignoreFocusOut: true,
	});
	if (picked === again) await vscode.commands.executeCommand(commands.setUpEndpoint);
	if (picked === token) await vscode.commands.executeCommand(commands.enterToken, endpoint.name);
}

async function testEndpoint(filing: Filing, endpoint: ReadyEndpoint): Promise<ConnectionReport> {
	const { url, allowPlaintext, origin } = endpoint;
	const token = (await filing.tokens.get(origin)) ?? '';
	return vscode.window.withProgress(
		{ location: vscode.ProgressLocation.Window, title: `正在测试“${endpoint.name}”` },
		() => testConnection(filing.transport, { url, allowPlaintext, token }),
	);
}

/** Forgets the token of an origin that no endpoint has any more; `except` is one that is just going. */
async function forgetUnused(filing: Filing, origin: string, except?: string): Promise<void> {
	const isUsed = filing.endpoints().some((one) => one.origin === origin && one.name !== except);
	if (!isUsed) await filing.tokens.forget(origin);
}

async function edit(host: Host, filing: Filing, known: ReadyEndpoint | undefined): Promise<void> {
	const name = await askName(known);
	const url = name && (await askUrl(known));
	if (!url) return;
	const allowPlaintext = await askPlaintext(url);
	if (allowPlaintext === undefined) return;
	const address = checkAddress(url, allowPlaintext);
	if ('problem' in address) return;
	const { origin } = address.value;
	const token = await askToken('设置报送地址（3/3）访问口令');
	if (token === undefined) return;
	const dedup = known?.dedup ?? '幂等键';
	await writeEndpoint({ name, url, allowPlaintext, dedup }, known?.name);
	if (known && known.origin !== origin) await forgetUnused(filing, known.origin);
	await keepToken(host, filing, origin, token);
	const endpoint = { name, url, allowPlaintext, dedup, origin };
	await showReport(endpoint, await testEndpoint(filing, endpoint));
}

/** Picks one of the endpoints that are set up, or undefined. */
async function pickEndpoint(filing: Filing, title: string): Promise<ReadyEndpoint | undefined> {
	const endpoints = filing.endpoints();
	if (endpoints.length < 2) return endpoints[0];
	const items = endpoints.map((endpoint) => ({
		label: endpoint.name,
		detail: endpoint.origin,
		endpoint,
	}));
	return (await vscode.window.showQuickPick(items, { title }))?.endpoint;
}

async function remove(filing: Filing, { name, origin }: ReadyEndpoint): Promise<void> {
	await removeEndpoint(name);
	await forgetUnused(filing, origin, name);
}

async function setUp(host: Host, filing: Filing): Promise<void> {
	const endpoints = filing.endpoints();
	if (endpoints.length === 0) return edit(host, filing, undefined);
	const items = [
		...endpoints.map((endpoint) => ({
			label: `$(edit) 修改“${endpoint.name}”`,
			detail: endpoint.origin,
			run: () => edit(host, filing, endpoint),
		})),
		{ label: '$(add) 增加一个报送地址', run: () => edit(host, filing, undefined) },
		...endpoints.map((endpoint) => ({
			label: `$(trash) 删除“${endpoint.name}”`,
			detail: '已入待发箱、还没有发出的稿件会停在待发箱里',
			run: () => remove(filing, endpoint),
		})),
	];
	const picked = await vscode.window.showQuickPick(items, { title: '设置报送地址' });
	await picked?.run();
}

async function enterToken(host: Host, filing: Filing, given: unknown): Promise<void> {
	const wanted = await endpointNameOf(filing, given);
	const named = filing.endpoints().find(({ name }) => name === wanted);
	const endpoint = named ?? (await pickEndpoint(filing, '填写哪个报送地址的口令'));
	if (!endpoint) return void vscode.commands.executeCommand(commands.setUpEndpoint);
	const token = await askToken(`“${endpoint.name}”的访问口令`);
	if (token === undefined) return;
	await keepToken(host, filing, endpoint.origin, token);
	await showReport(endpoint, await testEndpoint(filing, endpoint));
}

/** An endpoint's name, or that of the entry a button or a row of the ledger speaks of. */
async function endpointNameOf(filing: Filing, given: unknown): Promise<string | undefined> {
	const id =
		typeof given === 'object' && given !== null && 'id' in given ? String(given.id) : given;
	if (typeof id !== 'string') return undefined;
	const entry = filing.listing().entries.find((one) => one.id === id);
	return entry?.kind === 'submission' ? entry.endpoint.name : id;
}

/**
 * Takes over an endpoint and its token that who set the machine up left for it: the endpoint where
 * there is none yet, the token where that endpoint has none.
 */
async function takeHandOver(host: Host, filing: Filing): Promise<void> {
	const handOver = await readHandOver(systemFs, process.env['ZWXX_DEMO_TOKEN_FILE']);
	if (!handOver) return;
	const { name, url, token } = handOver;
	const address = checkAddress(url, false);
	if ('problem' in address) {
		host.log.warn(address.problem);
		return;
	}
	const { origin } = address.value;
	const endpoints = filing.endpoints();
	if (endpoints.length === 0)
		await writeEndpoint({ name, url, dedup: '幂等键', allowPlaintext: false });
	else if (!endpoints.some((endpoint) => endpoint.origin === origin)) return;
	if ((await filing.tokens.get(origin)) === undefined) await keepToken(host, filing, origin, token);
}

/** 设置报送地址, 测试连接, 填写访问口令. */
export async function registerEndpoint(host: Host, filing: Filing): Promise<void> {
	host.command(commands.setUpEndpoint, () => setUp(host, filing));
	host.command(commands.enterToken, (given?: unknown) => enterToken(host, filing, given));
	host.command(commands.testEndpoint, async () => {
		const endpoint = await pickEndpoint(filing, '测试哪个报送地址');
		if (!endpoint) return setUp(host, filing);
		await showReport(endpoint, await testEndpoint(filing, endpoint));
	});
	await takeHandOver(host, filing);
}
