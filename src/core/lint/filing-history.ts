import type { TextPrint } from './likeness';

/** A filing the writer's ledger knows, as far as a rule may see it. */
export interface FiledItem {
	/** 稿号 of the draft that was filed. */
	readonly draftId: string;
	/** 同源 of that draft: items cut from one matter name one 稿号. */
	readonly family: string | undefined;
	readonly title: string;
	readonly vehicle: string;
	/** Milliseconds since 1970. */
	readonly filedAt: number;
	/** The text as it was filed, without title and front matter. */
	readonly body: string;
	/** Print of the body; absent: it is made when it is asked for, each time. */
	readonly print?: TextPrint;
}

/** What the writer filed before, latest first. */
export interface FilingHistory {
	readonly items: readonly FiledItem[];
}
