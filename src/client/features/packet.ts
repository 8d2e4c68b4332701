import * as path from 'node:path';
import * as vscode from 'vscode';
import { askText, pickOne } from '../ask';
import { fileNameFor } from '../../core/export/file-name';
import { packetSentences, passphraseProblem } from '../../core/packet/problems';
import { mostPacketBytes } from '../../core/packet/schema';
import { quote } from '../../core/draft/quote';
import { readableBeijing } from '../../core/text/beijing-time';
import { OutboxError, toOutboxError } from '../../node/outbox-error';
import { openPacket, packetCode, sealPacket, type OpenedPacket } from '../../node/packet';
import { packetRecordFor, recordOf, requestOfPacket } from '../../node/packet-content';
import type { PacketRecord } from '../../node/packet-store';
import { attachmentsOf } from '../../node/send-attachments';
import { commands } from '../commands';
import { confirmFirstUse, pickEndpoints, rememberUse } from '../filing/choose-endpoint';
import { targetDraft } from '../filing/drafts';
import { createFiledBefore } from '../filing/filed-before';
import type { Filing } from '../filing/filing';
import { passGate } from '../filing/gate-questions';
import { keepPictures, picturesOf } from '../filing/pictures';
import { askQuestions, isTrusted, payloadOf, readyDraft } from '../filing/prepare';
import { tellKnown } from '../filing/tell-known';
import type { Host } from '../host';
import { showWarning } from '../show';

const extension = 'zwxxbao';

/** A passphrase, typed twice; empty: none. Undefined: the person went back. */
async function askNewPassphrase(): Promise<string | undefined> {
	const common = { password: true, title: '导出报送包' };
	const passphrase = await askText({
		...common,
		prompt: '给报送包设口令（至少8个字符），当面或电话告诉收件人；留空就不加密，只防损坏',
		validateInput: (text) => (text === '' ? undefined : passphraseProblem(text)),
	});
	if (!passphrase) return passphrase;
	const again = await askText({
		...common,
		prompt: '再输一遍口令；忘了就打不开，只能重新导出',
		validateInput: (text) => (text === passphrase ? undefined : '两次输入的口令不一样'),
	});
	return again;
}

/** The pictures of a payload; undefined where one is gone. */
async function picturesFrom(
	{ blobs }: Filing,
	payload: string,
): Promise<readonly Uint8Array[] | undefined> {
	const found: Uint8Array[] = [];
	for (const { digest } of attachmentsOf(payload)) {
		const bytes = await blobs.read(digest);
		if (!bytes) return undefined;
		found.push(bytes);
	}
	return found;
}

async function writePacket(
	host: Host,
	filing: Filing,
	{ payload, key }: PacketRecord,
	title: string,
	folder: vscode.Uri | undefined,
): Promise<boolean> {
	const attachments = await picturesFrom(filing, payload);
	if (!attachments) {
		host.notify.failed('附件的图片在待发箱里找不到或已损坏，没有导出；请从稿件重新导出。');
		return false;
	}
	const passphrase = await askNewPassphrase();
	if (passphrase === undefined) return false;
	const name = `${fileNameFor(title, '政务信息')}.${extension}`;
	const target = await vscode.window.showSaveDialog({
		title: '导出报送包',
		saveLabel: '导出',
		filters: { 报送包: [extension] },
		...(folder && { defaultUri: vscode.Uri.joinPath(folder, name) }),
	});
	if (!target) return false;
	const options = { now: filing.clock(), ...(passphrase !== '' && { passphrase }) };
	const bytes = await sealPacket({ payload, key, attachments }, options);
	try {
		await vscode.workspace.fs.writeFile(target, bytes);
	} catch (error) {
		host.notify.failed('报送包没有写成，可能介质已满或只读；请换个位置再导出。', error);
		return false;
	}
	void host.notify.ask(`已导出报送包，核对码 ${packetCode(bytes)}，可告诉收件人核对。`, '知道了');
	return true;
}

/** From a draft: the same gate and questions as filing. */
async function exportDraft(
	host: Host,
	filing: Filing,
	document: vscode.TextDocument,
): Promise<void> {
	const saved = await readyDraft(host, filing, document);
	if (!saved) return;
	const confirmations = await passGate(host, saved, await createFiledBefore(filing)());
	if (!confirmations) return;
	const { version } = saved;
	const read = await picturesOf(host, saved);
	if ('problems' in read) return void showWarning(read.problems[0]);
	const attachments = read.value.map(({ attachment }) => attachment);
	const payload = payloadOf(host, filing, saved, confirmations, { attachments });
	if (!payload || !(await askQuestions(host, filing, saved))) return;
	if (saved.version !== version || saved.isDirty) {
		void host.notify.ask('稿件刚才又有改动，没有导出；改好后请再导出一次。');
		return;
	}
	await keepPictures(filing, read.value);
	const record = await packetRecordFor({ ...filing, newKey: filing.ids.newKey }, payload);
	const folder = vscode.Uri.joinPath(saved.uri, '..');
	await writePacket(host, filing, record, payload.title, folder);
}

/** From an entry that waits: the very bytes and the key that it would be sent with. */
async function exportEntry(host: Host, filing: Filing, id: string): Promise<boolean> {
	const { entries } = await filing.refresh();
	const entry = entries.find((one) => one.id === id);
	if (entry?.kind !== 'submission') return false;
	const folder = vscode.Uri.file(path.dirname(entry.file));
	await writePacket(host, filing, recordOf(entry), entry.title, folder);
	return true;
}

const idIn = (given: unknown): string | undefined =>
	typeof given === 'object' && given !== null && 'id' in given ? String(given.id) : undefined;

async function readFile(): Promise<
	{ readonly file: vscode.Uri; readonly bytes: Uint8Array } | undefined
> {
	const [file] =
		(await vscode.window.showOpenDialog({
			title: '导入报送包',
			openLabel: '导入',
			filters: { 报送包: [extension], 所有文件: ['*'] },
		})) ?? [];
	if (!file) return undefined;
	const { size } = await vscode.workspace.fs.stat(file);
	if (size <= mostPacketBytes) return { file, bytes: await vscode.workspace.fs.readFile(file) };
	void showWarning(packetSentences['too-large']);
	return undefined;
}

/** Opens a packet, asking for its passphrase as often as the person wants to try. */
async function open(bytes: Uint8Array): Promise<OpenedPacket | undefined> {
	let passphrase: string | undefined;
	for (;;) {
		const result = await openPacket(bytes, passphrase);
		if ('value' in result) return result.value;
		const { fault } = result;
		if (fault !== 'needs-passphrase' && fault !== 'wrong-passphrase') {
			void showWarning(packetSentences[fault]);
			return undefined;
		}
		passphrase = await askText({
			title: '导入报送包',
			prompt: packetSentences[fault],
			password: true,
		});
		if (passphrase === undefined) return undefined;
	}
}

/** The time that a packet tells of itself; what is none stays as it is. */
function readable(time: string): string {
	const at = Date.parse(time);
	return Number.isNaN(at) ? time : readableBeijing(at);
}

async function importPacket(host: Host, filing: Filing): Promise<void> {
	const read = isTrusted() ? await readFile() : undefined;
	const packet = read && (await open(read.bytes));
	if (!read || !packet) return;
	const { item, code, createdAt, attachments } = packet;
	const go = {
		label: '$(send) 导入并报送',
		detail: `${item.vehicle}，${item.unit}，${readable(createdAt)}导出`,
	};
	const picked = await pickOne([go], {
		title: `报送包：${quote(item.title, 40)}`,
		placeHolder: `核对码 ${code}，与导出时的一致再导入`,
	});
	if (!picked) return;
	const endpoints = await pickEndpoints(host, filing, item.vehicle, read.file);
	if (!endpoints) return;
	for (const endpoint of endpoints) if (!(await confirmFirstUse(host, endpoint, read.file))) return;
	const named = item.attachments ?? [];
	let isFresh = false;
	try {
		for (const [at, bytes] of attachments.entries())
			await filing.blobs.keep(named[at]?.digest ?? '', bytes);
		for (const endpoint of endpoints) {
			const request = requestOfPacket(packet, endpoint, read.file.fsPath);
			const { entry, created } = await filing.outbox.enqueue(request);
			await rememberUse(host, endpoint);
			if (created) isFresh = true;
			else await tellKnown(filing, entry);
		}
	} catch (error) {
		const told = error instanceof OutboxError ? error : toOutboxError(error);
		host.notify.failed(told.message, error);
		return;
	}
	await filing.refresh();
	filing.wake();
	if (isFresh) host.notify.done('报送包已入待发箱，马上发送');
}

/** 导出报送包 and 导入报送包: a filing carried on removable media. */
export function registerPacket(host: Host, filing: Filing): void {
	host.command(commands.exportPacket, async (given?: unknown) => {
		if (!isTrusted()) return;
		const id = idIn(given);
		if (id !== undefined && (await exportEntry(host, filing, id))) return;
		const document = await targetDraft(host, id === undefined ? given : undefined);
		if (document) await exportDraft(host, filing, document);
	});
	host.command(commands.importPacket, () => importPacket(host, filing));
}
