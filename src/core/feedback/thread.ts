import type { Comment, CommentNote } from '../submission/feedback';
import type { Fate } from './fate';
import { bySaying, type Message } from './message';

/** A note of a thread; `sending` says how far an answer of one's own has come. */
export interface ThreadNote extends CommentNote {
	readonly sending?: '正在送' | '没有送到';
	/** Why it was not delivered, Chinese. */
	readonly problem?: string;
}

/** A comment with one's answers, those on their way included. */
export interface Thread {
	readonly comment: Comment;
	readonly notes: readonly ThreadNote[];
	readonly done: boolean;
}

const isAbout = (message: Message, fate: Fate, comment: Comment): boolean =>
	message.itemId === fate.itemId &&
	message.content.kind === 'comment' &&
	message.content.commentId === comment.id;

/** Answers that the other side has not shown yet; two answers of the same words are two. */
function ownNotes(comment: Comment, messages: readonly Message[]): readonly ThreadNote[] {
	const shown = comment.notes.filter(({ side }) => side === '报送').map(({ text }) => text.trim());
	return messages.flatMap(({ content, state, problem, createdAt }) => {
		const text = content.kind === 'comment' ? content.text?.trim() : undefined;
		if (text === undefined || text === '') return [];
		const at = shown.indexOf(text);
		if (at !== -1 && state === '已送') {
			shown.splice(at, 1);
			return [];
		}
		const note = { by: '', side: '报送' as const, at: new Date(createdAt).toISOString(), text };
		if (state === '已送') return [note];
		if (state === '被拒')
			return [{ ...note, sending: '没有送到' as const, ...(problem !== undefined && { problem }) }];
		return [{ ...note, sending: '正在送' as const, ...(problem !== undefined && { problem }) }];
	});
}

/** Whether the desk spoke after a message: it then knew of it, and what it says of 已改 counts. */
function isAnswered({ notes }: Comment, { createdAt }: Message): boolean {
	return notes.some(({ side, at }) => side === '收稿' && Date.parse(at) > createdAt);
}

/** 已改 as the writer last set it, unless that was refused or the desk has answered to it since. */
function doneBy(comment: Comment, messages: readonly Message[]): boolean {
	const marks = messages.flatMap((message) => {
		const { content, state } = message;
		const mark = content.kind === 'comment' ? content.done : undefined;
		const counts = state !== '被拒' && !(state === '已送' && isAnswered(comment, message));
		return mark !== undefined && counts ? [mark] : [];
	});
	return marks.at(-1) ?? comment.done;
}

/** A comment as the writer sees it: what the desk has, and what is still on its way to it. */
export function threadOf(fate: Fate, comment: Comment, messages: readonly Message[]): Thread {
	const own = messages.filter((message) => isAbout(message, fate, comment)).toSorted(bySaying);
	const notes = [...comment.notes, ...ownNotes(comment, own)];
	return { comment, notes, done: doneBy(comment, own) };
}

/** 退稿, 已采用 and 已撤: the writer has nothing more to do about comments. */
const closed: ReadonlySet<string> = new Set(['退稿', '已采用', '已撤']);

/**
 * Comments that the text on the writer's screen is to be read with: of the revision that the desk has
 * now, until the next one has been filed.
 * @param filedRevision the highest revision that has a receipt.
 */
export function openThreads(
	fate: Fate,
	messages: readonly Message[],
	filedRevision: number,
): readonly Thread[] {
	const current = Math.max(fate.revision, filedRevision);
	if (closed.has(fate.state)) return [];
	return fate.comments
		.filter(({ revision }) => revision === current)
		.map((comment) => threadOf(fate, comment, messages));
}

/** How far a 撤稿 has come: undefined where none was asked for. */
export function withdrawalOf(
	fate: Pick<Fate, 'itemId' | 'state'> | undefined,
	itemId: string,
	messages: readonly Message[],
): { readonly state: '正在撤稿' | '已撤稿' | '撤稿未成'; readonly problem?: string } | undefined {
	const last = messages
		.filter((message) => message.itemId === itemId && message.content.kind === 'withdrawal')
		.toSorted(bySaying)
		.at(-1);
	if (!last) return undefined;
	const problem = last.problem === undefined ? {} : { problem: last.problem };
	if (last.state === '已送' || fate?.state === '已撤') return { state: '已撤稿' };
	return last.state === '被拒'
		? { state: '撤稿未成', ...problem }
		: { state: '正在撤稿', ...problem };
}
