import * as fs from 'node:fs/promises';
import * as vscode from 'vscode';
import { askText, pickOne, pickMany } from '../ask';
import type { Auth, Dedup, Endpoint } from '../../core/submission/endpoint';
import { authNames, isAuthHeader, readHeaderLine } from '../../core/submission/endpoint-form';
import { checkAddress } from '../../node/endpoint-address';
import type { Host } from '../host';
import { readEndpointSettings } from './filing-settings';

/** An answer to one part of the form; undefined: the person went back, and all stays as it was. */
export type Asked<T> = Promise<T | undefined>;

export async function askName(title: string, present: string, known?: string): Asked<string> {
	const others = readEndpointSettings().endpoints.filter(({ name }) => name !== known);
	const name = await askText({
		title,
		prompt: '给收稿单位起个名，台账里显示它',
		placeHolder: '例如：市政府办信息科',
		value: present,
		validateInput(text) {
			if (text.trim() === '') return '请填写名称';
			if ([...text].length > 64) return '名称太长，请缩短到64个字以内';
			return others.some((one) => one.name === text.trim())
				? '这个名称已经用过，请换一个'
				: undefined;
		},
	});
	return name?.trim();
}

/** 允许明文: asked only for an address that needs it. */
async function askPlaintext(url: string): Asked<boolean> {
	const address = checkAddress(url, true);
	if ('problem' in address || !address.value.plaintext) return false;
	const allow = { label: '允许明文', detail: '只在单位内网使用，知道沿途能看到内容' };
	const back = { label: '不允许', detail: '不保存这个地址，请向收稿单位要 https:// 开头的地址' };
	const picked = await pickOne([back, allow], {
		title: '这个地址用明文传送',
		placeHolder: '内容不加密，沿途的设备能看到全文',
	});
	return picked === allow ? true : undefined;
}

/** An address, and whether it may be a plain one. */
export async function askUrl(
	title: string,
	present: string,
): Asked<Pick<Endpoint, 'url' | 'allowPlaintext'>> {
	const url = await askText({
		title,
		prompt: '收稿单位给的网络地址',
		placeHolder: '例如：https://shougao.example.gov.cn/',
		value: present,
		validateInput(text) {
			// Whether plain text is allowed is asked next, where it matters.
			const address = checkAddress(text, true);
			return 'problem' in address ? address.problem : undefined;
		},
	});
	if (!url) return undefined;
	const allowPlaintext = await askPlaintext(url);
	return allowPlaintext === undefined ? undefined : { url: url.trim(), allowPlaintext };
}

/** 允许明文 by itself; an address that needs none is told so. */
export async function askAllowPlaintext(
	url: string,
	present: boolean,
): Asked<Pick<Endpoint, 'allowPlaintext'>> {
	const allow = { label: '允许明文', detail: '只限单位内网里 http:// 开头的地址，沿途能看到内容' };
	const refuse = { label: '不允许', detail: '只用加密的地址' };
	const address = checkAddress(url, true);
	const needed = 'value' in address && address.value.plaintext;
	const picked = await pickOne(present ? [refuse, allow] : [allow, refuse], {
		title: '允许明文',
		placeHolder: needed ? '现在的地址用明文传送' : '现在的地址不用明文，不必允许',
	});
	return picked && { allowPlaintext: picked === allow };
}

export async function askVehicles(host: Host, present: readonly string[]): Asked<string[]> {
	const { vehicles } = host.catalogues.catalogueFor(undefined);
	const names = new Set([...vehicles.map(({ name }) => name), ...present]);
	const items = [...names].map((label) => ({ label, picked: present.includes(label) }));
	const picked = await pickMany(items, {
		title: '载体',
		placeHolder: '勾选的载体不用选择，直接报到这里；都不勾就是都可以',
	});
	return picked?.map(({ label }) => label);
}

const authDetails: Record<Auth['kind'], string> = {
	bearer: '收稿单位给了一串口令，最常见',
	basic: '收稿单位给了用户名和密码',
	header: '收稿单位写明口令放在哪个请求头里',
	certificate: '收稿单位发了证书文件，不用口令',
};

export async function askAuth(present: Auth = { kind: 'bearer' }): Asked<Auth> {
	const kinds = Object.keys(authNames) as Auth['kind'][];
	const items = kinds.map((auth) => ({
		label: authNames[auth],
		description: auth === present.kind ? '现在' : '',
		detail: authDetails[auth],
		auth,
	}));
	const picked = await pickOne(items, { title: '认证方式' });
	if (!picked) return undefined;
	const { auth: kind } = picked;
	if (kind === 'basic') {
		const user = await askText({
			title: '用户名',
			value: present.kind === 'basic' ? present.user : '',
			validateInput: (text) => (text.trim() === '' ? '请填写用户名' : undefined),
		});
		return user === undefined ? undefined : { kind, user: user.trim() };
	}
	if (kind !== 'header') return { kind };
	const header = await askText({
		title: '放口令的请求头',
		placeHolder: '例如：X-Api-Key',
		value: present.kind === 'header' ? present.header : '',
		validateInput: (text) => (isAuthHeader(text.trim()) ? undefined : '这个名称不能用，请核对'),
	});
	return header === undefined ? undefined : { kind, header: header.trim() };
}

const dedupDetails: Record<Dedup, string> = {
	幂等键: '对方认报送编号，重发不会收两次；不清楚时选这个，并向收稿单位核实',
	可查询: '对方可以查询已收的稿件，重发前先查；要有对接映射',
	无: '对方分不出重复报送，结果不明时由人核实后再发',
};

export async function askDedup(present: Dedup): Asked<Dedup> {
	const items = (Object.keys(dedupDetails) as Dedup[]).map((label) => ({
		label,
		description: label === present ? '现在' : '',
		detail: dedupDetails[label],
	}));
	const picked = await pickOne(items, { title: '去重' });
	return picked?.label;
}

/** A file of this machine, or `none` where the person wants no longer to have one. */
export async function askFile(
	title: string,
	present: string | undefined,
	filters: Record<string, string[]>,
): Asked<{ readonly file: string | undefined }> {
	const choose = { label: '$(folder-opened) 选择文件…', detail: present ?? '' };
	const none = { label: '$(circle-slash) 不用', detail: '' };
	if (present !== undefined) {
		const picked = await pickOne([choose, none], { title });
		if (picked !== choose) return picked && { file: undefined };
	}
	const [uri] = (await vscode.window.showOpenDialog({ title, filters, openLabel: '选择' })) ?? [];
	return uri && { file: uri.fsPath };
}

export const certificateFilters = { 证书: ['pem', 'crt', 'cer', 'key'], 所有文件: ['*'] };

/** Reads a mapping from a file; what is wrong with it is shown with its places, and it is not taken. */
export async function askMapping(
	present: Endpoint['mapping'],
): Asked<{ readonly mapping: Endpoint['mapping'] }> {
	const asked = await askFile('对接映射', present && '已载入', { 对接映射: ['json'] });
	if (!asked) return undefined;
	if (asked.file === undefined) return { mapping: undefined };
	const text = await fs.readFile(asked.file, 'utf8').catch(() => '');
	const { readMappingFile } = await import('../../node/mapped-endpoint');
	const read = readMappingFile(text);
	if ('value' in read) return { mapping: read.value };
	const items = read.problems.map(({ place, message }) => ({
		label: `$(error) ${place}`,
		detail: message,
	}));
	await pickOne(items, {
		title: `对接映射有${items.length}处不对，没有载入`,
		placeHolder: '改好文件后再选一次；按 Esc 返回',
	});
	return undefined;
}

const askHeader = (present: string): Thenable<string | undefined> =>
	askText({
		title: '其他请求头',
		prompt: '写成“名称: 值”，不要写口令；留空就是去掉这一项',
		value: present,
		validateInput(text) {
			if (text.trim() === '') return undefined;
			const read = readHeaderLine(text);
			return typeof read === 'string' ? read : undefined;
		},
	});

export async function askHeaders(
	present: Readonly<Record<string, string>> = {},
): Asked<Record<string, string>> {
	const add = { label: '$(add) 增加一项', line: '' };
	const items = Object.entries(present).map(([name, value]) => ({
		label: `$(edit) ${name}`,
		detail: value,
		line: `${name}: ${value}`,
	}));
	const picked = items.length === 0 ? add : await pickLine([...items, add]);
	const line = picked && (await askHeader(picked.line));
	if (!picked || line === undefined) return undefined;
	const old = picked.line.split(':')[0];
	const rest = Object.entries(present).filter(([name]) => name !== old);
	const read = line.trim() === '' ? '' : readHeaderLine(line);
	return Object.fromEntries(
		typeof read === 'string' ? rest : [...rest, [read.name, read.value] as const],
	);
}

const pickLine = <T extends vscode.QuickPickItem>(items: readonly T[]): Thenable<T | undefined> =>
	pickOne(items, { title: '其他请求头' });

const limits = [
	{ name: 'connect', label: '接通的时限', usual: 15 },
	{ name: 'idle', label: '没有数据往来的时限', usual: 30 },
	{ name: 'total', label: '一次报送的总时限', usual: 60 },
] as const;

export async function askTimeouts(
	present: NonNullable<Endpoint['timeouts']> = {},
): Asked<NonNullable<Endpoint['timeouts']>> {
	const items = limits.map((one) => ({
		...one,
		description: `${present[one.name] ?? one.usual}秒${present[one.name] === undefined ? '（默认）' : ''}`,
	}));
	const picked = await pickOne(items, { title: '时限' });
	if (!picked) return undefined;
	const text = await askText({
		title: picked.label,
		prompt: `多少秒，1到600；留空就用默认的${picked.usual}秒`,
		value: String(present[picked.name] ?? ''),
		validateInput(value) {
			const seconds = Number(value.trim());
			const valid = Number.isInteger(seconds) && seconds >= 1 && seconds <= 600;
			return value.trim() === '' || valid ? undefined : '请填写1到600之间的整数';
		},
	});
	if (text === undefined) return undefined;
	const rest = Object.entries(present).filter(([name]) => name !== picked.name);
	const own = text.trim() === '' ? [] : [[picked.name, Number(text.trim())] as const];
	return Object.fromEntries([...rest, ...own]);
}
