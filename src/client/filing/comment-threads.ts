import * as vscode from 'vscode';
import { metaEntry } from '../../core/draft/meta';
import { parseDraft } from '../../core/draft/parse';
import { quote } from '../../core/draft/quote';
import { findPassage } from '../../core/feedback/anchor';
import { bodyMapOf } from '../../core/feedback/body-map';
import { openThreads, type Thread, type ThreadNote } from '../../core/feedback/thread';
import { createArrived } from '../../core/ledger/standing';
import type { Span } from '../../core/text/span';
import type { Host } from '../host';
import { isDraft, rangeOf } from '../live-drafts';
import { fileNameOf } from './drafts';
import { draftIdOf, filedEntries, type FiledEntry } from './filed-entries';
import type { FeedbackService } from './feedback';
import type { Filing } from './filing';

export const commentController = 'zwxx.returns';

/** Milliseconds after a change before passages are looked for again. */
const settleMs = 1500;

/** What a thread in the editor is about. */
export interface ThreadTarget {
	readonly filed: FiledEntry;
	readonly commentId: string;
}

export interface CommentThreads {
	/** Undefined for a thread that is not ours, or only tells a reason. */
	targetOf(thread: unknown): ThreadTarget | undefined;
}

/** What stands at one place of one draft. */
interface Shown {
	readonly key: string;
	readonly range: vscode.Range;
	readonly label: string;
	readonly comments: readonly vscode.Comment[];
	readonly done: boolean;
	readonly canReply: boolean;
	readonly target: ThreadTarget | undefined;
}

function noteComment({ by, side, at, text, sending, problem }: ThreadNote): vscode.Comment {
	const moment = new Date(at);
	const why = problem === undefined ? '' : `：${problem}`;
	return {
		// A string is shown as it is; only a MarkdownString would be read as marks and links.
		body: text,
		mode: vscode.CommentMode.Preview,
		author: { name: side === '收稿' ? by || '收稿单位' : by || '本单位' },
		...(sending !== undefined && { label: `${sending}${why}` }),
		...(!Number.isNaN(moment.getTime()) && { timestamp: moment }),
	};
}

/** Where the whole item, or a passage that is gone, is spoken of: at the title. */
function titleSpan(text: string): Span {
	const { draft } = parseDraft(text);
	const entry = metaEntry(draft, '标题');
	return entry?.valueSpan ?? { from: draft.body.from, to: draft.body.from };
}

/** The place of a comment in the text as it is now; `gone`: only its words are left to quote. */
function placeOf(text: string, { comment }: Thread): { span: Span; gone: string | undefined } {
	const { passage } = comment;
	if (!passage) return { span: titleSpan(text), gone: undefined };
	const body = bodyMapOf(parseDraft(text).draft);
	const found = findPassage(body.text, passage);
	if (found) return { span: body.spanInDraft(found), gone: undefined };
	return { span: titleSpan(text), gone: passage.quote };
}

function shownThread(document: vscode.TextDocument, filed: FiledEntry, thread: Thread): Shown {
	const { comment, notes, done } = thread;
	const { span, gone } = placeOf(document.getText(), thread);
	const about = gone === undefined ? '' : `（原文已不在稿中：${quote(gone, 60)}）`;
	return {
		key: `${filed.entry.id}\n${comment.id}`,
		range: rangeOf(document, span),
		label: `${done ? '已改' : '待改'}${about}`,
		comments: notes.map(noteComment),
		done,
		canReply: true,
		target: { filed, commentId: comment.id },
	};
}

/** Why the whole item came back, at the title. */
function shownReason(document: vscode.TextDocument, filed: FiledEntry): Shown | undefined {
	const { state, code, reason, isReplaced, fate } = filed.standing;
	const text = [code, reason].filter((part) => part !== undefined && part !== '').join('：');
	if (state !== '退回' || isReplaced || text === '') return undefined;
	const at = fate?.steps.at(-1)?.at ?? '';
	return {
		key: `${filed.entry.id}\nreason`,
		range: rangeOf(document, titleSpan(document.getText())),
		label: '退回原因',
		comments: [noteComment({ by: '', side: '收稿', at, text })],
		done: false,
		canReply: false,
		target: undefined,
	};
}

/** The latest filing of each item that arrived, which is the one that comments are about. */
function latestArrived(filed: readonly FiledEntry[]): readonly FiledEntry[] {
	const byItem = new Map<string, FiledEntry>();
	for (const one of filed)
		if (one.entry.state === '已收') {
			const { draftId, endpoint } = one.entry;
			byItem.set(JSON.stringify([draftId, endpoint.name, endpoint.origin]), one);
		}
	return [...byItem.values()];
}

/** Drafts that a filing belongs to: its own file, else open ones with its 稿号. */
function documentsOf(
	{ entry }: FiledEntry,
	open: readonly { readonly document: vscode.TextDocument; readonly draftId: string }[],
): readonly vscode.TextDocument[] {
	const own = open.filter(({ document }) => fileNameOf(document.uri) === entry.file);
	const found = own.length > 0 ? own : open.filter(({ draftId }) => draftId === entry.draftId);
	return found.map(({ document }) => document);
}

/** Everything that is to be shown, by document. */
function shownIn(filing: Filing, feedback: FeedbackService) {
	const { messages } = feedback.current();
	const arrived = createArrived(filing.listing().entries);
	const open = vscode.workspace.textDocuments
		.filter((document) => isDraft(document) && !document.isClosed)
		.map((document) => ({ document, draftId: draftIdOf(document) }));
	if (open.length === 0) return [];
	return latestArrived(filedEntries(filing, feedback)).flatMap((filed) => {
		const { fate } = filed.standing;
		if (!fate) return [];
		const threads = openThreads(fate, messages, arrived(filed.entry));
		return documentsOf(filed, open).flatMap((document) => {
			const reason = shownReason(document, filed);
			const comments = threads.map((thread) => shownThread(document, filed, thread));
			return [...(reason ? [reason] : []), ...comments].map((shown) => ({ document, shown }));
		});
	});
}

const signatureOf = ({ label, comments, done }: Shown): string =>
	JSON.stringify([
		label,
		done,
		comments.map(({ body, label: own, timestamp }) => [body, own, timestamp]),
	]);

interface Standing {
	readonly thread: vscode.CommentThread;
	signature: string;
}

/**
 * Puts a thread in its place.
 * @param anew also where we had put it there before: a text that was replaced as a whole leaves the
 * editor's own mark at the top, and an equal range would not be passed on.
 */
function place({ thread }: Standing, { range }: Shown, anew: boolean): void {
	if (anew) thread.range = new vscode.Range(range.start, range.end.translate(0, 1));
	if (!thread.range?.isEqual(range)) thread.range = range;
}

/** Brings a thread to what is to be shown; what has not changed is left alone, and so is the caret. */
function bring(standing: Standing, shown: Shown): void {
	const { thread } = standing;
	const signature = signatureOf(shown);
	if (signature === standing.signature) return;
	standing.signature = signature;
	thread.label = shown.label;
	thread.comments = [...shown.comments];
	thread.contextValue = !shown.canReply ? 'reason' : shown.done ? 'done' : 'open';
	const { Resolved, Unresolved } = vscode.CommentThreadState;
	thread.state = shown.done ? Resolved : Unresolved;
	if (shown.done) thread.collapsibleState = vscode.CommentThreadCollapsibleState.Collapsed;
}

function create(
	controller: vscode.CommentController,
	{ uri }: vscode.TextDocument,
	shown: Shown,
): Standing {
	const thread = controller.createCommentThread(uri, shown.range, []);
	thread.canReply = shown.canReply;
	const { Collapsed, Expanded } = vscode.CommentThreadCollapsibleState;
	thread.collapsibleState = shown.done ? Collapsed : Expanded;
	return { thread, signature: '' };
}

function createController(host: Host): vscode.CommentController {
	const controller = host.own(
		vscode.comments.createCommentController(commentController, '退回意见'),
	);
	controller.options = { prompt: '回复收稿单位', placeHolder: '写明怎么改的，或为什么不改' };
	return controller;
}

/** 退回意见 as comment threads in the drafts, at the passages that they speak of. */
export function createCommentThreads(
	host: Host,
	filing: Filing,
	feedback: FeedbackService,
): CommentThreads {
	const controller = createController(host);
	const standing = new Map<string, Standing>();
	const targets = new Map<vscode.CommentThread, ThreadTarget>();
	let timer: NodeJS.Timeout | undefined;
	let wanted = 0;

	function remove(key: string): void {
		const thread = standing.get(key)?.thread;
		standing.delete(key);
		if (thread) targets.delete(thread);
		thread?.dispose();
	}

	/** Documents in which words under a thread were put in anew. */
	const displaced = new Set<string>();

	function update(): void {
		const left = new Set(standing.keys());
		for (const { document, shown } of shownIn(filing, feedback)) {
			const key = `${document.uri.toString()}\n${shown.key}`;
			left.delete(key);
			const one = standing.get(key) ?? create(controller, document, shown);
			standing.set(key, one);
			if (shown.target) targets.set(one.thread, shown.target);
			place(one, shown, displaced.has(document.uri.toString()));
			bring(one, shown);
		}
		left.forEach(remove);
		displaced.clear();
	}

	/** Threads open between the lines: never under the hands of somebody who types. */
	function soon(milliseconds: number): void {
		clearTimeout(timer);
		const own = ++wanted;
		timer = setTimeout(() => {
			void feedback.whenQuiet().then(() => {
				if (own === wanted) update();
			});
		}, milliseconds);
	}

	const now = (): void => soon(0);
	for (const event of [filing.onDidChange, feedback.onDidChange]) host.own(event(now));
	host.own(vscode.workspace.onDidOpenTextDocument((document) => isDraft(document) && now()));
	host.own(vscode.workspace.onDidCloseTextDocument((document) => isDraft(document) && now()));
	host.own(
		vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
			if (!isDraft(document) || standing.size === 0) return;
			if (contentChanges.some(({ range }) => !range.isSingleLine))
				displaced.add(document.uri.toString());
			soon(settleMs);
		}),
	);
	host.own({ dispose: () => clearTimeout(timer) });
	now();
	return { targetOf: (thread) => targets.get(thread as vscode.CommentThread) };
}
