import * as vscode from 'vscode';
import { pickOne, pickMany } from '../ask';
import { routeFor } from '../../core/submission/route';
import { findVehicle } from '../../core/vehicle/catalogue';
import type { ReadyEndpoint } from '../../node/drain';
import { isOnThisMachine, isPlaintext } from '../../node/ready-endpoints';
import { commands, type CommandId } from '../commands';
import type { Host } from '../host';
import { readLive } from '../live-drafts';
import type { Filing } from './filing';
import { readEndpointSettings } from './filing-settings';

const usedKey = 'usedEndpoints';
const lastKey = 'lastEndpoint';

const usedOrigins = ({ context }: Host): readonly string[] =>
	context.globalState.get<string[]>(usedKey) ?? [];

/** Remembers that items went to an endpoint, so that its preview is not offered again. */
export async function rememberUse(host: Host, { name, origin }: ReadyEndpoint): Promise<void> {
	const used = new Set([...usedOrigins(host), origin]);
	await host.context.globalState.update(usedKey, [...used]);
	await host.context.globalState.update(lastKey, name);
}

/** What one can do with a finished draft where no endpoint is set up. */
async function offerWithoutEndpoint(uri: vscode.Uri): Promise<void> {
	const items: (vscode.QuickPickItem & { readonly command: CommandId })[] = [
		{
			label: '$(gear) 设置报送地址',
			detail: '收稿单位给了网络地址和访问口令时选这个，以后一键报送',
			command: commands.setUpEndpoint,
		},
		{
			label: '$(file) 导出Word',
			detail: '按公文格式排好版，用于打印或发送',
			command: commands.exportWord,
		},
		{ label: '$(copy) 复制正文', detail: '粘贴到收稿单位的网页里', command: commands.copyBody },
		{
			label: '$(checklist) 登记已报',
			detail: '已经用别的办法报出，记入台账，避免重复报送',
			command: commands.registerFiled,
		},
	];
	const { problems } = readEndpointSettings();
	const picked = await pickOne(items, {
		title: '还没有可用的报送地址',
		placeHolder: problems[0] ?? '选择怎样报出这篇稿件',
	});
	if (picked) await vscode.commands.executeCommand(picked.command, uri);
}

type EndpointItem = vscode.QuickPickItem & { readonly endpoint: ReadyEndpoint };

/** The endpoint that was used last comes first. */
function itemsOf(host: Host, endpoints: readonly ReadyEndpoint[]): readonly EndpointItem[] {
	const last = host.context.globalState.get<string>(lastKey);
	return endpoints
		.map((endpoint) => ({
			label: endpoint.name,
			description: isPlaintext(endpoint) ? '明文' : '',
			detail: endpoint.origin,
			endpoint,
		}))
		.sort((a, b) => Number(b.label === last) - Number(a.label === last));
}

/** To which of several; none picked is going back. */
async function pickSeveral(
	items: readonly EndpointItem[],
	picked: boolean,
): Promise<readonly ReadyEndpoint[] | undefined> {
	const chosen = await pickMany(
		items.map((item) => ({ ...item, picked })),
		{
			title: '报送给哪几处',
			placeHolder: '每处各报一份，回执和结果分开记',
		},
	);
	return chosen && chosen.length > 0 ? chosen.map(({ endpoint }) => endpoint) : undefined;
}

async function pickPlace(
	items: readonly EndpointItem[],
): Promise<readonly ReadyEndpoint[] | undefined> {
	const several = { label: '$(checklist) 同时报给几处…', detail: '每处各报一份，回执和结果分开记' };
	const choices: (vscode.QuickPickItem & { readonly endpoint?: ReadyEndpoint })[] =
		items.length > 1 ? [...items, several] : [...items];
	const picked = await pickOne(choices, { title: '报送给哪里' });
	if (picked === several) return pickSeveral(items, false);
	return picked?.endpoint && [picked.endpoint];
}

/**
 * The endpoints that something of a vehicle is meant for; asks where that does not say.
 * @param uri what the ways without an endpoint would be offered for.
 * @returns undefined where there is none or none was picked.
 */
export async function pickEndpoints(
	host: Host,
	filing: Filing,
	vehicleName: string | undefined,
	uri: vscode.Uri,
): Promise<readonly ReadyEndpoint[] | undefined> {
	const vehicle = findVehicle(host.catalogues.catalogueFor(uri), vehicleName);
	const route = routeFor(filing.endpoints(), vehicle);
	switch (route.kind) {
		case 'none':
			await offerWithoutEndpoint(uri);
			return undefined;
		case 'one':
			return [route.endpoint];
		case 'several':
			return pickSeveral(itemsOf(host, route.endpoints), true);
		case 'ask':
			return pickPlace(itemsOf(host, route.endpoints));
	}
}

/** The endpoints a draft is meant for, by the vehicle that it names. */
export const chooseEndpoints = (
	host: Host,
	filing: Filing,
	document: vscode.TextDocument,
): Promise<readonly ReadyEndpoint[] | undefined> =>
	pickEndpoints(host, filing, readLive(document, host.catalogues).vehicleName, document.uri);

/**
 * Before text leaves this machine for a place it never went to: shows where it goes and offers the
 * preview.
 * @returns whether to file now.
 */
export async function confirmFirstUse(
	host: Host,
	endpoint: ReadyEndpoint,
	uri: vscode.Uri,
): Promise<boolean> {
	if (isOnThisMachine(endpoint) || usedOrigins(host).includes(endpoint.origin)) return true;
	const items = [
		{ label: '$(send) 报送', detail: `${endpoint.name}（${endpoint.origin}）`, go: true },
		{
			label: '$(open-preview) 先看报送预览',
			detail: '看清楚报到哪里、报些什么，再从预览里报送',
			go: false,
		},
	];
	const plain = isPlaintext(endpoint) ? '这个地址用明文传送，沿途能看到内容。' : '';
	const picked = await pickOne(items, {
		title: `第一次报送到“${endpoint.name}”`,
		placeHolder: `${plain}以后不再询问`,
	});
	if (picked && !picked.go) {
		await rememberUse(host, endpoint);
		await vscode.commands.executeCommand(commands.preview, uri);
	}
	return picked?.go === true;
}
