import type { ColumnType, Generated } from 'kysely';

/** A blob goes in as a Buffer and comes out as the driver gives it. */
type Blob = ColumnType<ArrayBuffer | Uint8Array, Uint8Array, never>;

export interface UnitTable {
	id: string;
	name: string;
	created_at: string;
}

export interface UnitTokenTable {
	/** SHA-256 of the token; the token itself is nowhere. */
	hash: string;
	unit_id: string;
	created_at: string;
	revoked_at: string | null;
}

export interface ItemTable {
	seq: Generated<number>;
	id: string;
	unit_id: string;
	draft_id: string;
	receipt_no: string;
	state: string;
	/** What the current revision says, repeated here for the list. */
	revision: number;
	vehicle: string;
	title: string;
	signed_unit: string;
	words: number;
	received_at: string;
	updated_at: string;
	/** 约稿 that the current revision answers. */
	commission_id: string | null;
}

export interface RevisionTable {
	item_id: string;
	revision: number;
	receipt_no: string;
	/** SHA-256 of `payload`. */
	digest: string;
	/** The request body, byte for byte. */
	payload: Blob;
	body: string;
	received_at: string;
}

export interface FilingTable {
	unit_id: string;
	key: string;
	operation: string;
	digest: string;
	item_id: string;
	/** The receipt as JSON, given again to every repetition. */
	receipt: string;
	at: string;
}

export interface ChangeTable {
	seq: Generated<number>;
	item_id: string;
	unit_id: string;
	at: string;
	previous: string | null;
	state: string;
	revision: number;
	reason: string | null;
	actor: string;
	/** Code of a return or rejection. */
	code: string | null;
	/** 1: the desk's comments came with it or were added to. */
	with_comments: number;
}

export interface CommentTable {
	seq: Generated<number>;
	id: string;
	item_id: string;
	revision: number;
	/** UTF-16 offsets into the body; null with the four below: the comment is on the whole item. */
	from_offset: number | null;
	to_offset: number | null;
	quote: string | null;
	text_before: string | null;
	text_after: string | null;
	at: string;
}

export interface CommentNoteTable {
	seq: Generated<number>;
	comment_id: string;
	side: string;
	author: string;
	at: string;
	/** Null where only the mark was set. */
	text: string | null;
	/** The mark 已改 from here on: 1 set, 0 taken away, null as before. */
	done: number | null;
}

export interface AdoptionTable {
	change_seq: number;
	item_id: string;
	vehicle: string;
	issue: string;
	date: string;
	points: number | null;
	title: string;
	body: string;
}

export interface BlobTable {
	unit_id: string;
	/** SHA-256 of `bytes`. */
	digest: string;
	size: number;
	type: string;
	bytes: Blob;
	at: string;
}

export interface AuditTable {
	seq: number;
	at: string;
	actor: string;
	action: string;
	subject: string;
	detail: string;
	previous_hash: string;
	hash: string;
}

export interface CommissionTable {
	seq: Generated<number>;
	id: string;
	number: string;
	title: string;
	requirements: string;
	vehicle: string | null;
	deadline: string;
	/** 1: to all units, also those that come later. */
	to_all: number;
	issued_at: string;
	issued_by: string;
	closed_at: string | null;
}

export interface CommissionUnitTable {
	commission_id: string;
	unit_id: string;
}

export interface CounterTable {
	series: string;
	/** A day, or a year of those that are numbered by years. */
	day: string;
	last: number;
}

export interface DeskTables {
	units: UnitTable;
	unit_tokens: UnitTokenTable;
	items: ItemTable;
	revisions: RevisionTable;
	filings: FilingTable;
	changes: ChangeTable;
	comments: CommentTable;
	comment_notes: CommentNoteTable;
	adoptions: AdoptionTable;
	blobs: BlobTable;
	commissions: CommissionTable;
	commission_units: CommissionUnitTable;
	audit: AuditTable;
	counters: CounterTable;
}
