import * as vscode from 'vscode';
import { askText, pickOne } from '../ask';
import { parseDraft } from '../../core/draft/parse';
import { titleOf } from '../../core/draft/title';
import { bodyMapOf } from '../../core/feedback/body-map';
import type { MessageContent } from '../../core/feedback/message';
import { openThreads } from '../../core/feedback/thread';
import { OutboxError } from '../../node/outbox-error';
import { commands } from '../commands';
import { createCommentThreads, type CommentThreads } from '../filing/comment-threads';
import { createComparisons, type Comparisons } from '../filing/compare';
import { draftOf, payloadOf, targetEntry, type FiledEntry } from '../filing/filed-entries';
import type { FeedbackService } from '../filing/feedback';
import type { Filing } from '../filing/filing';
import { isTrusted } from '../filing/prepare';
import type { Host } from '../host';
import { showInformation } from '../show';

interface Parts {
	readonly host: Host;
	readonly filing: Filing;
	readonly feedback: FeedbackService;
	readonly comparisons: Comparisons;
}

const longestReason = 500;
const longestAnswer = 5000;

const inform = (sentence: string): void => void showInformation(sentence);

/** Queues what is said about an item; false: it could not be stored, and the person was told. */
async function say(
	{ host, feedback }: Parts,
	{ entry, standing }: FiledEntry,
	content: MessageContent,
): Promise<boolean> {
	const { itemId } = standing;
	if (itemId === undefined) {
		inform('这个报送地址不能回话或撤稿，请直接与收稿单位联系。');
		return false;
	}
	try {
		const { endpoint, draftId } = entry;
		await feedback.say({ endpoint, draftId, itemId, content });
		return true;
	} catch (error) {
		if (!(error instanceof OutboxError)) throw error;
		host.notify.failed(error.message, error);
		return false;
	}
}

/** What a button of a thread gives: the thread, with what was written below it or without. */
function readReply(given: unknown): { readonly thread: unknown; readonly text: string } {
	if (typeof given !== 'object' || given === null) return { thread: undefined, text: '' };
	if (!('thread' in given)) return { thread: given, text: '' };
	const text = 'text' in given && typeof given.text === 'string' ? given.text.trim() : '';
	return { thread: given.thread, text };
}

async function answer(
	parts: Parts,
	threads: CommentThreads,
	given: unknown,
	done: boolean | undefined,
): Promise<void> {
	const { thread, text } = readReply(given);
	const target = threads.targetOf(thread);
	if (!target || !isTrusted()) return;
	if (text === '' && done === undefined) {
		inform('先写回复，再点“回复”；已经改好、不用多说的，点“标记已改”。');
		return;
	}
	if (text.length > longestAnswer) {
		inform(`回复最多${longestAnswer}字，请删减后再发。`);
		return;
	}
	await say(parts, target.filed, {
		kind: 'comment',
		commentId: target.commentId,
		...(text !== '' && { text }),
		...(done !== undefined && { done }),
	});
}

async function compareFiled({ filing, feedback, comparisons }: Parts, given: unknown) {
	const filed = await targetEntry(filing, feedback, given, ({ entry }) => entry.state !== '已撤');
	if (!filed) inform('这篇稿件还没有报送过，没有可对照的。');
	else if (!(await comparisons.withDraft(filed)))
		inform('稿件已不在原来的位置，可能挪过或改过名；请先打开它。');
}

async function compareAdopted({ filing, feedback, comparisons }: Parts, given: unknown) {
	const isAdopted = ({ standing }: FiledEntry): boolean => standing.adoption !== undefined;
	const filed = await targetEntry(filing, feedback, given, isAdopted);
	if (filed && isAdopted(filed)) await comparisons.withAdopted(filed);
	else inform('还没有收到这篇稿件的采用稿。');
}

/** Whether title or body differ from what was filed. */
function isChanged(document: vscode.TextDocument, { entry }: FiledEntry): boolean {
	const payload = payloadOf(entry);
	const { draft } = parseDraft(document.getText());
	const body = bodyMapOf(draft).text;
	return body !== payload?.body || titleOf(draft) !== payload.title;
}

const openCount = ({ feedback }: Parts, { standing, entry }: FiledEntry): number =>
	standing.fate
		? openThreads(standing.fate, feedback.current().messages, entry.revision).filter(
				({ done }) => !done,
			).length
		: 0;

/** 重新报送: the next revision by the usual way, after a look at what has changed. */
async function resubmit(parts: Parts, given: unknown): Promise<void> {
	const { filing, feedback, comparisons } = parts;
	const filed = await targetEntry(filing, feedback, given, () => true);
	const document = filed && (await draftOf(filed));
	if (!filed || !document) {
		inform('稿件已不在原来的位置，可能挪过或改过名；请先打开它。');
		return;
	}
	await vscode.window.showTextDocument(document);
	if (!isChanged(document, filed)) {
		inform('稿件和上次报送的一样，还没有改动；改好后再点“重新报送”。');
		return;
	}
	const left = openCount(parts, filed);
	const go = { label: '$(send) 重新报送', detail: `作为第${filed.entry.revision + 1}次报送` };
	const look = { label: '$(diff) 先对照改动', detail: '与退回的那一稿逐处比较，看好了再报送' };
	const picked = await pickOne([go, look], {
		title: left > 0 ? `还有${left}条意见没有标记已改` : '重新报送',
	});
	if (picked === look) await comparisons.withDraft(filed);
	else if (picked === go) await vscode.commands.executeCommand(commands.submit, document.uri);
}

async function withdrawItem(parts: Parts, given: unknown): Promise<void> {
	const { filing, feedback, host } = parts;
	const canWithdraw = ({ entry, standing }: FiledEntry): boolean =>
		entry.state === '已收' && standing.itemId !== undefined && !standing.isReplaced;
	const filed = await targetEntry(filing, feedback, given, canWithdraw);
	if (!filed || !canWithdraw(filed)) {
		inform('收稿单位收到以后才能撤稿；还没有发出的，在台账里点“撤回”。');
		return;
	}
	if (!isTrusted()) return;
	const reason = await askText({
		title: '撤稿',
		prompt: '撤稿理由，收稿单位能看到',
		placeHolder: '例如：数据有误，核实后另报',
		validateInput: (text) =>
			text.trim() === ''
				? '要写明理由'
				: text.length > longestReason
					? `最多${longestReason}字`
					: undefined,
	});
	if (reason === undefined) return;
	const sent = await say(parts, filed, { kind: 'withdrawal', reason: reason.trim() });
	if (sent) host.notify.done('正在撤稿，结果见台账');
}

/** 退回意见 in the text, answers to them, 重新报送, comparisons, 撤稿. */
export function registerReturns(host: Host, filing: Filing, feedback: FeedbackService): void {
	const threads = createCommentThreads(host, filing, feedback);
	const comparisons = createComparisons(host, filing, feedback);
	const parts: Parts = { host, filing, feedback, comparisons };
	host.command(commands.replyComment, (given?: unknown) =>
		answer(parts, threads, given, undefined),
	);
	host.command(commands.markCommentDone, (given?: unknown) => answer(parts, threads, given, true));
	host.command(commands.unmarkCommentDone, (given?: unknown) =>
		answer(parts, threads, given, false),
	);
	host.command(commands.resubmit, (given?: unknown) => resubmit(parts, given));
	host.command(commands.compareFiled, (given?: unknown) => compareFiled(parts, given));
	host.command(commands.compareAdopted, (given?: unknown) => compareAdopted(parts, given));
	host.command(commands.withdrawItem, (given?: unknown) => withdrawItem(parts, given));
}
