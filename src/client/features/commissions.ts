import * as fs from 'node:fs/promises';
import * as vscode from 'vscode';
import { pickOne } from '../ask';
import { answerCommission, byUrgency, commissionNote } from '../../core/feedback/answer-commission';
import type { Commission } from '../../core/submission/commission';
import { askCommissions } from '../../node/ask-commissions';
import type { ReadyEndpoint } from '../../node/drain';
import { usableToken } from '../../node/feedback-sender';
import { commands } from '../commands';
import type { Filing } from '../filing/filing';
import { isTrusted } from '../filing/prepare';
import type { Host } from '../host';
import { isDraft, rangeOf, readLive } from '../live-drafts';

/** What an endpoint called for when it was last asked; it lives as long as the window. */
type Remembered = Map<string, readonly Commission[]>;

interface Offer {
	readonly commission: Commission;
	readonly endpoint: string;
}

interface Asked {
	readonly offers: readonly Offer[];
	/** Chinese sentences: why an endpoint could not be asked. */
	readonly problems: readonly string[];
}

/** One endpoint; where it cannot be asked, what it said before. Never rejects. */
async function askOne(
	{ transport, tokens, clock }: Filing,
	endpoint: ReadyEndpoint,
	remembered: Remembered,
): Promise<Asked> {
	const { name } = endpoint;
	const readFile = (file: string) => fs.readFile(file, 'utf8');
	const token = await usableToken(endpoint, (origin) => tokens.get(origin));
	const asked =
		token === undefined
			? ({ kind: 'failed', message: '没有取到约稿：还没有填写访问口令。' } as const)
			: await askCommissions({ transport, clock, readFile }, endpoint, token);
	if (asked.kind === 'told') remembered.set(name, asked.commissions);
	const known = asked.kind === 'silent' ? [] : (remembered.get(name) ?? []);
	return {
		offers: known.map((commission) => ({ commission, endpoint: name })),
		problems: asked.kind === 'failed' ? [asked.message] : [],
	};
}

async function askAll(filing: Filing, remembered: Remembered): Promise<Asked> {
	const endpoints = filing.endpoints().filter(({ mapping }) => !mapping);
	const asked = await vscode.window.withProgress(
		{ location: vscode.ProgressLocation.Window, title: '正在取约稿' },
		() => Promise.all(endpoints.map((endpoint) => askOne(filing, endpoint, remembered))),
	);
	const order = byUrgency(filing.clock());
	return {
		offers: asked
			.flatMap(({ offers }) => offers)
			.toSorted((a, b) => order(a.commission, b.commission)),
		problems: asked.flatMap(({ problems }) => problems),
	};
}

async function pickCommission({ offers, problems }: Asked): Promise<Commission | undefined> {
	const items = offers.map(({ commission, endpoint }) => ({
		label: commission.title,
		description: commissionNote(commission),
		detail: [endpoint, commission.number, commission.requirements]
			.filter((part) => part !== '')
			.join('　'),
		commission,
	}));
	const picked = await pickOne(items, {
		title: '查看约稿',
		placeHolder: problems[0] ?? '选一个来写：约稿编号和时限写进稿件',
		matchOnDetail: true,
	});
	return picked?.commission;
}

/** The draft to answer with: the active one, or a new one. */
async function draftFor({ title }: Commission): Promise<vscode.TextEditor | undefined> {
	const active = vscode.window.activeTextEditor;
	if (isDraft(active?.document)) {
		const here = { label: '写进现在打开的稿件' };
		const anew = { label: '新建信息' };
		const picked = await pickOne([here, anew], { title });
		if (!picked) return undefined;
		if (picked === here) return active;
	}
	await vscode.commands.executeCommand(commands.newItem);
	const made = vscode.window.activeTextEditor;
	// The person turned back: what was open before is not written to.
	return made !== active && isDraft(made?.document) ? made : undefined;
}

async function answer(host: Host, commission: Commission): Promise<void> {
	const editor = await draftFor(commission);
	if (!editor) return;
	const { document } = editor;
	const { draft } = readLive(document, host.catalogues);
	const edit = answerCommission(draft, commission, host.catalogues.catalogueFor(document.uri));
	const change = new vscode.WorkspaceEdit();
	change.replace(document.uri, rangeOf(document, edit), edit.text);
	await vscode.workspace.applyEdit(change);
	host.notify.done(`已写上${commission.number}`);
}

async function show(host: Host, filing: Filing, remembered: Remembered): Promise<void> {
	if (!isTrusted()) return;
	const setUp = '设置报送地址';
	if (filing.endpoints().every(({ mapping }) => mapping)) {
		const said = '还没有能查看约稿的报送地址；收稿单位给了地址和口令的，先设置。';
		if ((await host.notify.ask(said, setUp)) === setUp)
			await vscode.commands.executeCommand(commands.setUpEndpoint);
		return;
	}
	const asked = await askAll(filing, remembered);
	if (asked.offers.length === 0)
		return void host.notify.ask(asked.problems[0] ?? '现在没有向本单位的约稿。');
	const commission = await pickCommission(asked);
	if (commission) await answer(host, commission);
}

/** 约稿: asked for on demand only, and put into a draft with one pick. */
export function registerCommissions(host: Host, filing: Filing): void {
	const remembered: Remembered = new Map();
	host.command(commands.showCommissions, () => show(host, filing, remembered));
}
