import type * as vscode from 'vscode';
import { isFirstReport } from '../../core/draft/series';
import type { FilingHistory } from '../../core/lint/filing-history';
import type { Submission } from '../../core/submission/entry';
import type { Payload } from '../../core/submission/payload';
import { windowDeadline } from '../../core/vehicle/window';
import type { ReadyEndpoint } from '../../node/drain';
import type { ReadPicture } from '../../node/attachments';
import { OutboxError } from '../../node/outbox-error';
import { isPlaintext } from '../../node/ready-endpoints';
import { commands } from '../commands';
import type { Host } from '../host';
import { readLive } from '../live-drafts';
import { chooseEndpoints, confirmFirstUse, rememberUse } from '../filing/choose-endpoint';
import { fileNameOf, targetDraft } from '../filing/drafts';
import { createFiledBefore } from '../filing/filed-before';
import type { Filing } from '../filing/filing';
import { readWithdrawMs } from '../filing/filing-settings';
import { offerWithdrawal } from '../filing/offer-withdrawal';
import { passGate } from '../filing/gate-questions';
import { keepPictures, preparePictures } from '../filing/pictures';
import { askQuestions, payloadOf, readyDraft } from '../filing/prepare';
import { tellKnown } from '../filing/tell-known';

/** Minutes count, and a slip of the finger is noticed at once. */
const urgentWithdrawMs = 3000;

/** What is filed, and what the outbox must know of it. */
interface Item {
	readonly payload: Payload;
	readonly pictures: readonly ReadPicture[];
	readonly uri: vscode.Uri;
	readonly urgent: boolean;
	readonly deadline?: number;
}

interface Destined {
	readonly endpoint: ReadyEndpoint;
	readonly item: Item;
}

/** Each endpoint has an entry and a fate of its own; the 撤回 window is one for all. */
async function enqueue(
	host: Host,
	filing: Filing,
	destined: readonly Destined[],
	lateConfirmed: boolean,
): Promise<void> {
	const usual = readWithdrawMs();
	const isUrgent = destined.some(({ item }) => item.urgent);
	const withdrawMs = isUrgent ? Math.min(usual, urgentWithdrawMs) : usual;
	const notBefore = filing.clock() + withdrawMs;
	const fresh: Submission[] = [];
	try {
		for (const { endpoint, item } of destined) {
			const { name, origin, dedup } = endpoint;
			await keepPictures(filing, item.pictures);
			const { entry, created } = await filing.outbox.enqueue({
				payload: item.payload,
				endpoint: { name, origin, dedup },
				file: fileNameOf(item.uri),
				urgent: item.urgent,
				notBefore,
				...(item.deadline !== undefined && { deadline: item.deadline }),
				lateConfirmed,
				plaintext: isPlaintext(endpoint),
			});
			await rememberUse(host, endpoint);
			if (created) fresh.push(entry);
			else await tellKnown(filing, entry);
		}
	} catch (error) {
		if (!(error instanceof OutboxError)) throw error;
		host.notify.failed(error.message, error);
	}
	await filing.refresh();
	if (fresh.length > 0 && withdrawMs > 0) void offerWithdrawal(filing, fresh, withdrawMs);
	else if (fresh.length > 0) host.notify.done('已入待发箱，马上发送');
	filing.wake();
}

/** What goes to each endpoint: the same text, and pictures where they are taken. */
async function itemsFor(
	host: Host,
	filing: Filing,
	document: vscode.TextDocument,
	endpoints: readonly ReadyEndpoint[],
	confirmations: Payload['confirmations'],
): Promise<readonly Destined[] | undefined> {
	const { draft, vehicle } = readLive(document, host.catalogues);
	const deadline = windowDeadline(draft, vehicle);
	const destined: Destined[] = [];
	for (const endpoint of endpoints) {
		const pictures = await preparePictures(host, document, endpoint);
		if (!pictures) return undefined;
		const attachments = pictures.map(({ attachment }) => attachment);
		const payload = payloadOf(host, filing, document, confirmations, { attachments });
		if (!payload) return undefined;
		const item = {
			payload,
			pictures,
			uri: document.uri,
			urgent: vehicle?.urgent === true,
			...(deadline !== undefined && { deadline }),
		};
		destined.push({ endpoint, item });
	}
	return destined;
}

/** From the click to 已入待发箱; every step may end it, and nothing has left the machine by then. */
async function submit(
	host: Host,
	filing: Filing,
	filedBefore: () => Promise<FilingHistory>,
	document: vscode.TextDocument,
): Promise<void> {
	const saved = await readyDraft(host, filing, document);
	if (!saved) return;
	const endpoints = await chooseEndpoints(host, filing, saved);
	if (!endpoints) return;
	const confirmations = await passGate(host, saved, await filedBefore());
	if (!confirmations) return;
	// From here on it is this text that is filed, and the gate has seen it.
	const { version } = saved;
	const destined = await itemsFor(host, filing, saved, endpoints, confirmations);
	if (!destined) return;
	const answers = await askQuestions(host, filing, saved);
	if (!answers) return;
	for (const endpoint of endpoints) if (!(await confirmFirstUse(host, endpoint, saved.uri))) return;
	// What is filed is what lies on the disk: who opens the file later must see what was reported.
	if (saved.version !== version || saved.isDirty || saved.isClosed) {
		void host.notify.ask('稿件刚才又有改动或已关闭，没有报送；改好后请再点一次“报送”。');
		return;
	}
	const { draft, vehicle } = readLive(saved, host.catalogues);
	await enqueue(host, filing, destined, answers.late || isFirstReport(draft, vehicle));
}

export function registerSubmit(host: Host, filing: Filing): void {
	const filedBefore = createFiledBefore(filing);
	// A second click while the first is still asking joins it.
	const running = new Map<string, Promise<void>>();
	host.command(commands.submit, async (given?: unknown) => {
		const document = await targetDraft(host, given);
		if (!document) return;
		const key = document.uri.toString();
		const started =
			running.get(key) ??
			submit(host, filing, filedBefore, document).finally(() => {
				running.delete(key);
			});
		running.set(key, started);
		await started;
	});
}
