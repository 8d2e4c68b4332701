import { quote } from '../draft/quote';
import type { ItemChange } from '../submission/feedback';
import type { Fate } from './fate';

/** A change that was new, and the item as it was before. */
export interface News {
	readonly change: ItemChange;
	readonly before: Fate | undefined;
}

/** What a person is told of; everything else is in the ledger. */
const told: readonly (readonly [state: string, said: string])[] = [
	['退回', '退回'],
	['已采用', '采用'],
	['退稿', '退稿'],
];

const notesOfDesk = (comments: ItemChange['comments']): number =>
	comments.flatMap(({ notes }) => notes).filter(({ side }) => side === '收稿').length;

/** The desk said more without sending the item back anew. */
const hasNewWords = ({ change, before }: News): boolean =>
	change.comments.length > 0 && notesOfDesk(change.comments) > notesOfDesk(before?.comments ?? []);

export interface NewsSummary {
	/** e.g. `退回1篇、采用2篇` */
	readonly text: string;
	/** The one item it is all about, if there is one. */
	readonly itemId: string | undefined;
}

/**
 * One sentence on what a sync brought, by each item's last state; undefined where nothing of it asks
 * for attention.
 */
export function newsSummary(news: readonly News[]): NewsSummary | undefined {
	const last = new Map(news.map((one) => [one.change.itemId, one]));
	const all = [...last.values()];
	const groups = told.map(([state, said]) => ({
		said,
		items: all.filter(({ change, before }) => {
			const isRepeated = before?.state === state && before.revision === change.revision;
			return change.state === state && !isRepeated;
		}),
	}));
	const counted = new Set(groups.flatMap(({ items }) => items));
	const answered = all.filter((one) => !counted.has(one) && hasNewWords(one));
	const parts = [...groups, { said: '新意见', items: answered }].filter(
		({ items }) => items.length > 0,
	);
	if (parts.length === 0) return undefined;
	const ids = new Set(parts.flatMap(({ items }) => items.map(({ change }) => change.itemId)));
	return {
		text: parts.map(({ said, items }) => `${said}${items.length}篇`).join('、'),
		itemId: ids.size === 1 ? [...ids][0] : undefined,
	};
}

/** The summary with the title of the one item that it is about. */
export const newsSentence = ({ text }: NewsSummary, title: string | undefined): string =>
	title === undefined ? text : `${text.replace(/1篇$/u, '')}：${quote(title, 24)}`;
