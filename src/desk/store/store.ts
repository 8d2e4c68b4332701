import type { Adoption, Comment } from '../../core/submission/feedback';
import type { Attachment, Receipt } from '../../core/submission/payload';
import type { Series } from '../domain/receipt-number';
import type { State } from '../domain/state';

/*
 * Ports of the desk's storage, one per aggregate. Nothing above this file knows SQL; times are
 * ISO 8601 in Beijing time, digests lower-case hex.
 */

export interface Unit {
	readonly id: string;
	readonly name: string;
}

export interface UnitStore {
	/** The unit a token belongs to, by the token's SHA-256; revoked tokens belong to none. */
	findByTokenHash(hash: string): Promise<(Unit & { readonly tokenHash: string }) | undefined>;
	findByName(name: string): Promise<Unit | undefined>;
	find(id: string): Promise<Unit | undefined>;
	/** All, by name. */
	list(): Promise<readonly Unit[]>;
	add(unit: Unit, at: string): Promise<void>;
	addToken(unitId: string, hash: string, at: string): Promise<void>;
	/** Ends all tokens of the unit. */
	revokeTokens(unitId: string, at: string): Promise<void>;
	count(): Promise<number>;
}

export interface Item {
	readonly id: string;
	readonly unitId: string;
	/** Name of the unit whose token filed it. */
	readonly unitName: string;
	/** 报送单位 as the writer wrote it. */
	readonly signedUnit: string;
	readonly draftId: string;
	/** Number of the first receipt; later revisions have their own. */
	readonly receiptNo: string;
	readonly state: State;
	readonly revision: number;
	readonly vehicle: string;
	readonly title: string;
	readonly words: number;
	/** 约稿 that the current revision answers. */
	readonly commissionId: string | null;
	readonly receivedAt: string;
	readonly updatedAt: string;
}

/** What a revision says about itself in the list. */
export type Headline = Pick<Item, 'vehicle' | 'title' | 'signedUnit' | 'words' | 'commissionId'>;

export interface Revision {
	readonly itemId: string;
	readonly revision: number;
	readonly receiptNo: string;
	readonly digest: string;
	/** The request body as it arrived. */
	readonly payload: Buffer;
	readonly body: string;
	readonly receivedAt: string;
}

export interface ItemFilter {
	readonly vehicle?: string | undefined;
	readonly state?: State | undefined;
	readonly signedUnit?: string | undefined;
	/** Searched in title, current text, unit, 稿号 and the receipt numbers of all revisions. */
	readonly text?: string | undefined;
}

export interface ItemPage {
	readonly items: readonly Item[];
	readonly total: number;
}

export interface ItemStore {
	add(item: Omit<Item, 'unitName'>): Promise<void>;
	addRevision(revision: Revision): Promise<void>;
	setRevision(id: string, revision: number, headline: Headline, at: string): Promise<void>;
	setState(id: string, state: State, at: string): Promise<void>;
	find(id: string): Promise<Item | undefined>;
	findByDraft(unitId: string, draftId: string): Promise<Item | undefined>;
	/** Oldest first. */
	revisions(itemId: string): Promise<readonly Revision[]>;
	/** Newest first. */
	list(filter: ItemFilter, offset: number, limit: number): Promise<ItemPage>;
	/** How many of each state fit the filter, whatever state it asks for. */
	countByState(filter: ItemFilter): Promise<ReadonlyMap<State, number>>;
	/** The vehicles and units that occur, for the filter. */
	facets(): Promise<{ readonly vehicles: readonly string[]; readonly units: readonly string[] }>;
	/** What was filed for a commission and not taken back, oldest first. */
	answersTo(commissionId: string): Promise<readonly Item[]>;
}

/** What is remembered, for good, of a request with an Idempotency-Key. */
export interface Filing {
	readonly unitId: string;
	readonly key: string;
	/** Which act the key was used for, e.g. `receive` or `revise <item>`. */
	readonly operation: string;
	readonly digest: string;
	readonly itemId: string;
	readonly receipt: Receipt;
	readonly at: string;
}

export interface FilingStore {
	find(unitId: string, key: string): Promise<Filing | undefined>;
	add(filing: Filing): Promise<void>;
}

export interface Change {
	readonly seq: number;
	readonly itemId: string;
	readonly unitId: string;
	readonly at: string;
	readonly previous: State | null;
	readonly state: State;
	readonly revision: number;
	readonly reason: string | null;
	readonly actor: string;
	/** Return-reason code of 退回 and 退稿. */
	readonly code: string | null;
	/** The desk's comments came with this step or were added to. */
	readonly withComments: boolean;
}

export interface UnitChange extends Change {
	readonly draftId: string;
	readonly receiptNo: string;
}

export interface ChangeStore {
	/** @returns its sequence number */
	add(change: Omit<Change, 'seq'>): Promise<number>;
	/** Changes of one unit's items with a sequence number above `after`, in order. */
	after(unitId: string, after: number, limit: number): Promise<readonly UnitChange[]>;
	ofItem(itemId: string): Promise<readonly Change[]>;
}

/** One remark in the thread of a comment, or only its mark. */
export interface NewNote {
	readonly commentId: string;
	readonly side: '收稿' | '报送';
	readonly by: string;
	readonly at: string;
	readonly text: string | null;
	/** 标记已改 from here on; null: as before. */
	readonly done: boolean | null;
}

/** Comments grow by notes; nothing in them is ever changed. */
export interface CommentStore {
	add(comment: Pick<Comment, 'id' | 'revision' | 'passage'> & StoredOf): Promise<void>;
	addNote(note: NewNote): Promise<void>;
	/** As they stand now, oldest first. */
	ofItem(itemId: string): Promise<readonly Comment[]>;
}

interface StoredOf {
	readonly itemId: string;
	readonly at: string;
}

export interface StoredAdoption extends Adoption {
	readonly changeSeq: number;
}

export interface AdoptionStore {
	add(itemId: string, adoption: StoredAdoption): Promise<void>;
	/** Oldest first; a later one corrects the one before. */
	ofItem(itemId: string): Promise<readonly StoredAdoption[]>;
}

export interface BlobNote {
	readonly digest: string;
	/** Bytes. */
	readonly size: number;
	readonly type: Attachment['type'];
}

export interface Blob extends BlobNote {
	readonly bytes: Buffer;
}

/** Pictures, each unit's own. */
export interface BlobStore {
	add(unitId: string, blob: Blob, at: string): Promise<void>;
	/** Without the bytes. */
	describe(unitId: string, digest: string): Promise<BlobNote | undefined>;
	find(unitId: string, digest: string): Promise<Blob | undefined>;
}

/** 约稿 */
export interface Commission {
	readonly id: string;
	readonly number: string;
	readonly title: string;
	/** Empty: none. */
	readonly requirements: string;
	/** Null: any. */
	readonly vehicle: string | null;
	readonly deadline: string;
	/** To all units, also those that come later; then `unitIds` is empty. */
	readonly toAll: boolean;
	readonly unitIds: readonly string[];
	readonly issuedAt: string;
	readonly issuedBy: string;
	readonly closedAt: string | null;
}

export interface CommissionStore {
	add(commission: Commission): Promise<void>;
	setTerm(id: string, deadline: string, closedAt: string | null): Promise<void>;
	find(id: string): Promise<Commission | undefined>;
	findByNumber(number: string): Promise<Commission | undefined>;
	/** Newest first. */
	list(
		offset: number,
		limit: number,
	): Promise<{ readonly commissions: readonly Commission[]; readonly total: number }>;
	/** Those addressed to a unit that are not closed, the latest deadline first. */
	openFor(unitId: string, limit: number): Promise<readonly Commission[]>;
}

export interface AuditEntry {
	readonly at: string;
	readonly actor: string;
	readonly action: string;
	readonly subject: string;
	readonly detail: Readonly<Record<string, string | number | null>>;
}

export interface AuditRecord extends Omit<AuditEntry, 'detail'> {
	readonly seq: number;
	/** JSON text, hashed as it stands. */
	readonly detail: string;
	readonly previousHash: string;
	readonly hash: string;
}

export interface AuditStore {
	/** Adds a row that carries the hash of the row before it. */
	append(entry: AuditEntry): Promise<void>;
	/** Rows with a number above `after`, in order. */
	read(after: number, limit: number): Promise<readonly AuditRecord[]>;
}

export interface NumberStore {
	/**
	 * The next number of a series on a day (of 约稿: in a year), starting at 1; taken back if the
	 * transaction fails.
	 */
	next(series: Series | '约', day: string): Promise<number>;
}

export interface Stores {
	readonly units: UnitStore;
	readonly items: ItemStore;
	readonly filings: FilingStore;
	readonly changes: ChangeStore;
	readonly comments: CommentStore;
	readonly adoptions: AdoptionStore;
	readonly blobs: BlobStore;
	readonly commissions: CommissionStore;
	readonly audit: AuditStore;
	readonly numbers: NumberStore;
}

export interface DeskStore {
	/** Reads outside a transaction. */
	readonly read: Stores;
	/**
	 * One transaction: everything `work` does is durable when the promise resolves, nothing of it
	 * when it rejects. Inside, only the stores handed to `work` may be used.
	 */
	write<T>(work: (stores: Stores) => Promise<T>): Promise<T>;
	close(): Promise<void>;
}

/** Thrown by `write` when another process has just stored the same unique value. */
export class AlreadyStored extends Error {
	override readonly name = 'AlreadyStored';
}
