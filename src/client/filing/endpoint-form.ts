import * as vscode from 'vscode';
import { pickOne } from '../ask';
import type { Endpoint } from '../../core/submission/endpoint';
import {
	formParts,
	formProblem,
	formValues,
	secretNames,
	type FormPart,
} from '../../core/submission/endpoint-form';
import { checkAddress } from '../../node/endpoint-address';
import type { Host } from '../host';
import { askSecret, showReportOf, testEndpoint } from './connection';
import * as ask from './endpoint-inputs';
import type { Filing } from './filing';
import { showWarning } from '../show';

/** What is being filled in; nothing of it is in the settings before 保存. */
export interface EndpointDraft {
	readonly endpoint: Endpoint;
	/** Just typed, not kept yet; it lives as long as this window. */
	readonly token?: string;
}

/** Without keys that say nothing, as it stands in the settings. */
const plain = (endpoint: Endpoint): Endpoint =>
	Object.fromEntries(
		Object.entries(endpoint).filter(([, value]) => value !== undefined),
	) as unknown as Endpoint;

async function askCertificate({ clientCertificate, clientKey }: Endpoint) {
	const { certificateFilters: filters } = ask;
	const asked = await ask.askFile('客户端证书', clientCertificate, filters);
	if (!asked) return undefined;
	if (asked.file === undefined) return { clientCertificate: undefined, clientKey: undefined };
	const key = await ask.askFile('客户端证书的密钥', clientKey, filters);
	return { clientCertificate: asked.file, clientKey: key ? key.file : clientKey };
}

const emptyToNone = <T extends object>(value: T): T | undefined =>
	Object.keys(value).length > 0 ? value : undefined;

/** Asks for one part; undefined: the person went back. */
async function askPart(
	host: Host,
	part: Exclude<FormPart, '访问口令'>,
	endpoint: Endpoint,
	known: string | undefined,
): Promise<{ readonly [K in keyof Endpoint]?: Endpoint[K] | undefined } | undefined> {
	switch (part) {
		case '名称': {
			const name = await ask.askName('名称', endpoint.name, known);
			return name === undefined ? undefined : { name };
		}
		case '地址':
			return ask.askUrl('地址', endpoint.url);
		case '载体': {
			const vehicles = await ask.askVehicles(host, endpoint.vehicles ?? []);
			return vehicles && { vehicles: emptyToNone(vehicles) };
		}
		case '认证方式': {
			const auth = await ask.askAuth(endpoint.auth);
			return auth && { auth: auth.kind === 'bearer' ? undefined : auth };
		}
		case '去重': {
			const dedup = await ask.askDedup(endpoint.dedup);
			return dedup && { dedup };
		}
		case '单位自建证书': {
			const asked = await ask.askFile(part, endpoint.extraCa, ask.certificateFilters);
			return asked && { extraCa: asked.file };
		}
		case '客户端证书':
			return askCertificate(endpoint);
		case '其他请求头': {
			const headers = await ask.askHeaders(endpoint.headers);
			return headers && { headers: emptyToNone(headers) };
		}
		case '时限': {
			const timeouts = await ask.askTimeouts(endpoint.timeouts);
			return timeouts && { timeouts: emptyToNone(timeouts) };
		}
		case '对接映射':
			return ask.askMapping(endpoint.mapping);
		case '允许明文':
			return ask.askAllowPlaintext(endpoint.url, endpoint.allowPlaintext);
	}
}

async function secretText(filing: Filing, { endpoint, token }: EndpointDraft): Promise<string> {
	if (token !== undefined) return token === '' ? '没有' : '已填写，还没有保存';
	const address = checkAddress(endpoint.url, true);
	if ('problem' in address) return '没有填写';
	return (await filing.tokens.get(address.value.origin)) === undefined ? '没有填写' : '已保存';
}

type Choice = { readonly part: FormPart } | { readonly act: 'test' | 'save' };

async function choose(filing: Filing, draft: EndpointDraft): Promise<Choice | undefined> {
	const { endpoint } = draft;
	const values = formValues(endpoint, await secretText(filing, draft));
	const secret = secretNames[endpoint.auth?.kind ?? 'bearer'];
	const parts = formParts.map((part) => ({
		label: part === '访问口令' ? secret : part,
		description: values[part],
		choice: { part },
	}));
	const separator = { label: '', kind: vscode.QuickPickItemKind.Separator };
	const acts = [
		{ label: '$(plug) 测试连接', description: '按上面填的试一次，不保存', choice: { act: 'test' } },
		{ label: '$(save) 保存', description: formProblem(endpoint) ?? '', choice: { act: 'save' } },
	] as const;
	const picked = await pickOne([...parts, separator, ...acts], {
		title: `设置报送地址“${endpoint.name}”`,
		placeHolder: '选一项来填写；全部填好后选“保存”',
	});
	return picked && 'choice' in picked ? picked.choice : undefined;
}

async function test(filing: Filing, { endpoint, token }: EndpointDraft): Promise<void> {
	const { url, allowPlaintext } = endpoint;
	const address = checkAddress(url, allowPlaintext);
	const origin = 'value' in address ? address.value.origin : '';
	const report = await testEndpoint(filing, { ...endpoint, origin }, token);
	await showReportOf(endpoint, report);
}

async function answered(
	host: Host,
	part: FormPart,
	draft: EndpointDraft,
	known: string | undefined,
): Promise<EndpointDraft> {
	const { endpoint } = draft;
	if (part === '访问口令') {
		const name = secretNames[endpoint.auth?.kind ?? 'bearer'];
		const token = await askSecret(`“${endpoint.name}”的${name}`, endpoint.auth);
		return token === undefined ? draft : { ...draft, token };
	}
	const change = await askPart(host, part, endpoint, known);
	return change ? { ...draft, endpoint: plain({ ...endpoint, ...change } as Endpoint) } : draft;
}

/** What came of the form: to be saved, or left with what was filled in so far. */
export interface FormResult {
	readonly save: boolean;
	readonly draft: EndpointDraft;
}

/**
 * The list of an endpoint's parts with their present values. Each opens its own small question, and
 * Esc there comes back to the list.
 * @param known name under which it is in the settings.
 */
export async function endpointForm(
	host: Host,
	filing: Filing,
	start: EndpointDraft,
	known: string | undefined,
): Promise<FormResult> {
	let draft = start;
	for (;;) {
		const choice = await choose(filing, draft);
		if (!choice) return { save: false, draft };
		if ('part' in choice) draft = await answered(host, choice.part, draft, known);
		else if (choice.act === 'test') await test(filing, draft);
		else {
			const problem = formProblem(draft.endpoint);
			if (problem === undefined) return { save: true, draft };
			void showWarning(problem);
		}
	}
}
