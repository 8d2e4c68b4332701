import * as vscode from 'vscode';
import { pickOne } from '../ask';
import type { GaugeState } from '../../core/count/gauge';
import { quote } from '../../core/draft/quote';
import { setMeta } from '../../core/draft/set-meta';
import type { Vehicle } from '../../core/vehicle/schema';
import { commands } from '../commands';
import type { Feature, Host } from '../host';
import { isDraft, rangeOf, readLive, type LiveDraft } from '../live-drafts';
import { watchActiveDraft } from '../live-watch';

/** Just left of the language name, where word counts are looked for. */
const priority = 110;

const stateIcons: Record<GaugeState, string> = {
	none: '$(edit)',
	ok: '$(edit)',
	near: '$(warning)',
	over: '$(error)',
	long: '$(warning)',
	short: '$(edit)',
};

const stateColours: Partial<Record<GaugeState, string>> = {
	near: 'statusBarItem.warningBackground',
	long: 'statusBarItem.warningBackground',
	over: 'statusBarItem.errorBackground',
};

function statusText({ gauge, vehicleName }: LiveDraft): string {
	const over = gauge.limit && gauge.state === 'over' ? ` 超${gauge.used - gauge.limit.n}字` : '';
	return `${stateIcons[gauge.state]} ${vehicleName ?? '未选载体'} ${gauge.text}${over}`;
}

function hover({ gauge, vehicle, vehicleName }: LiveDraft): vscode.MarkdownString {
	const text = new vscode.MarkdownString('', true);
	if (vehicleName && !vehicle)
		text.appendText(`没有叫${quote(vehicleName)}的载体，请点这里更换。\n\n`);
	for (const line of gauge.summary) text.appendText(line).appendMarkdown('\n\n');
	text.appendMarkdown('---\n\n点击更换载体');
	return text;
}

const limitWords = ({ limit }: Vehicle): string =>
	limit ? (limit.kind === 'max' ? `${limit.n}字以内` : `${limit.n}字左右`) : '不限字数';

/**
 * Lets the person pick a vehicle.
 * @returns undefined where nothing was picked.
 */
export async function pickVehicle(
	host: Host,
	title: string,
	uri: vscode.Uri | undefined,
): Promise<Vehicle | undefined> {
	const items = host.catalogues.catalogueFor(uri).vehicles.map((vehicle) => ({
		label: vehicle.name,
		description: limitWords(vehicle),
		detail: vehicle.purpose,
		vehicle,
	}));
	const picked = await pickOne(items, {
		title,
		placeHolder: '选择载体，可输入名称查找',
		matchOnDetail: true,
	});
	return picked?.vehicle;
}

async function changeVehicle(host: Host): Promise<void> {
	const editor = vscode.window.activeTextEditor;
	if (!editor || !isDraft(editor.document)) return;
	const vehicle = await pickVehicle(host, '更换载体', editor.document.uri);
	if (!vehicle) return;
	const { draft } = readLive(editor.document, host.catalogues);
	const edit = setMeta(draft, '载体', vehicle.name);
	await editor.edit((builder) => builder.replace(rangeOf(editor.document, edit), edit.text));
}

export const gaugeFeature: Feature = {
	name: '字数表',
	register(host) {
		const item = host.own(
			vscode.window.createStatusBarItem('zwxx.gauge', vscode.StatusBarAlignment.Left, priority),
		);
		item.name = '政务信息字数';
		item.command = commands.chooseVehicle;
		watchActiveDraft(host, (view) => {
			if (!view) {
				item.hide();
				return;
			}
			const colour = stateColours[view.live.gauge.state];
			item.text = statusText(view.live);
			item.tooltip = hover(view.live);
			item.backgroundColor = colour === undefined ? undefined : new vscode.ThemeColor(colour);
			item.accessibilityInformation = { label: view.live.gauge.summary[0] ?? '', role: 'status' };
			item.show();
		});
		host.command(commands.chooseVehicle, () => changeVehicle(host));
	},
};
