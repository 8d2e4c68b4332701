import * as vscode from 'vscode';
import { pickOne } from '../ask';
import { endpointSchema, type Endpoint } from '../../core/submission/endpoint';
import { secretNames } from '../../core/submission/endpoint-form';
import type { ReadyEndpoint } from '../../node/drain';
import { checkAddress } from '../../node/endpoint-address';
import { systemFs } from '../../node/fs-port';
import { readHandOver } from '../../node/hand-over';
import { commands } from '../commands';
import { askSecret, keepToken, showReport, testEndpoint } from '../filing/connection';
import { endpointForm, type EndpointDraft } from '../filing/endpoint-form';
import { askName, askUrl } from '../filing/endpoint-inputs';
import type { Filing } from '../filing/filing';
import { removeEndpoint, writeEndpoint } from '../filing/filing-settings';
import type { Host } from '../host';
import { showInformation, showWarning } from '../show';

/** What was filled in and not saved, by the name in the settings; it lives as long as the window. */
type Unsaved = Map<string, EndpointDraft>;

/** Forgets the token of an origin that no endpoint has any more; `except` is one that is just going. */
async function forgetUnused(filing: Filing, origin: string, except?: string): Promise<void> {
	const isUsed = filing.endpoints().some((one) => one.origin === origin && one.name !== except);
	if (!isUsed) await filing.tokens.forget(origin);
}

/** The parts that are a setting: the origin follows from the address. */
const settingOf = (known: ReadyEndpoint): Endpoint => {
	const parts = Object.entries(known).filter(([key]) => key !== 'origin');
	return endpointSchema.parse(Object.fromEntries(parts));
};

/** Writes an endpoint and its token, and tests it. */
async function save(
	host: Host,
	filing: Filing,
	{ endpoint, token }: EndpointDraft,
	known: ReadyEndpoint | undefined,
): Promise<void> {
	const address = checkAddress(endpoint.url, endpoint.allowPlaintext);
	if ('problem' in address) {
		void showWarning(address.problem);
		return;
	}
	const { origin } = address.value;
	await writeEndpoint(endpoint, known?.name);
	if (known && known.origin !== origin) await forgetUnused(filing, known.origin);
	if (token !== undefined) await keepToken(host, filing, origin, token);
	const ready = { ...endpoint, origin };
	await showReport(ready, await testEndpoint(filing, ready));
}

/** The first set-up: three questions, and it is done. */
async function addEndpoint(host: Host, filing: Filing): Promise<void> {
	const name = await askName('设置报送地址（1/3）名称', '');
	const place = name && (await askUrl('设置报送地址（2/3）地址', ''));
	if (!place) return;
	const token = await askSecret('设置报送地址（3/3）访问口令');
	if (token === undefined) return;
	const endpoint: Endpoint = { name, ...place, dedup: '幂等键' };
	await save(host, filing, { endpoint, token }, undefined);
}

/** All parts of an endpoint in one list; what is left unsaved is there again the next time. */
async function edit(
	host: Host,
	filing: Filing,
	unsaved: Unsaved,
	known: ReadyEndpoint,
): Promise<void> {
	const start = unsaved.get(known.name) ?? { endpoint: settingOf(known) };
	const { save: wanted, draft } = await endpointForm(host, filing, start, known.name);
	if (wanted) {
		unsaved.delete(known.name);
		await save(host, filing, draft, known);
		return;
	}
	const isChanged =
		draft.token !== undefined ||
		JSON.stringify(draft.endpoint) !== JSON.stringify(settingOf(known));
	if (!isChanged) return;
	unsaved.set(known.name, draft);
	const [go, drop] = ['接着填写', '放弃修改'];
	const said = `“${known.name}”的修改还没有保存，原来的设置照常使用；可以接着填写。`;
	const pressed = await showInformation(said, go, drop);
	if (pressed === go) await edit(host, filing, unsaved, known);
	if (pressed === drop) unsaved.delete(known.name);
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
	return (await pickOne(items, { title }))?.endpoint;
}

async function remove(
	filing: Filing,
	unsaved: Unsaved,
	{ name, origin }: ReadyEndpoint,
): Promise<void> {
	unsaved.delete(name);
	await removeEndpoint(name);
	await forgetUnused(filing, origin, name);
}

async function setUp(
	host: Host,
	filing: Filing,
	unsaved: Unsaved,
	wanted?: unknown,
): Promise<void> {
	const endpoints = filing.endpoints();
	if (endpoints.length === 0) return addEndpoint(host, filing);
	const named = endpoints.find(({ name }) => name === wanted);
	if (named) return edit(host, filing, unsaved, named);
	const items = [
		...endpoints.map((endpoint) => ({
			label: `$(edit) 修改“${endpoint.name}”`,
			description: unsaved.has(endpoint.name) ? '有没保存的修改' : '',
			detail: endpoint.origin,
			run: () => edit(host, filing, unsaved, endpoint),
		})),
		{ label: '$(add) 增加一个报送地址', run: () => addEndpoint(host, filing) },
		...endpoints.map((endpoint) => ({
			label: `$(trash) 删除“${endpoint.name}”`,
			detail: '已入待发箱、还没有发出的稿件会停在待发箱里',
			run: () => remove(filing, unsaved, endpoint),
		})),
	];
	const picked = await pickOne(items, { title: '设置报送地址' });
	await picked?.run();
}

async function enterToken(host: Host, filing: Filing, given: unknown): Promise<void> {
	const wanted = await endpointNameOf(filing, given);
	const named = filing.endpoints().find(({ name }) => name === wanted);
	const endpoint = named ?? (await pickEndpoint(filing, '填写哪个报送地址的口令'));
	if (!endpoint) return void vscode.commands.executeCommand(commands.setUpEndpoint);
	const name = secretNames[endpoint.auth?.kind ?? 'bearer'];
	const token = await askSecret(`“${endpoint.name}”的${name}`, endpoint.auth);
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
	const unsaved: Unsaved = new Map();
	host.command(commands.setUpEndpoint, (wanted?: unknown) => setUp(host, filing, unsaved, wanted));
	host.command(commands.enterToken, (given?: unknown) => enterToken(host, filing, given));
	host.command(commands.testEndpoint, async () => {
		const endpoint = await pickEndpoint(filing, '测试哪个报送地址');
		if (!endpoint) return setUp(host, filing, unsaved);
		await showReport(endpoint, await testEndpoint(filing, endpoint));
	});
	await takeHandOver(host, filing);
}
