import type { Kysely } from 'kysely';
import { attachmentSchema } from '../../core/submission/payload';
import type { Comment, CommentNote } from '../../core/submission/feedback';
import { toBuffer } from './items';
import type { AdoptionStore, BlobNote, BlobStore, CommentStore } from './store';
import type { CommentNoteTable, CommentTable, DeskTables } from './tables';

type Db = Kysely<DeskTables>;

type NoteRow = Omit<CommentNoteTable, 'seq'>;

function toNote({ author, side, at, text }: NoteRow): CommentNote[] {
	return text === null ? [] : [{ by: author, side: side === '报送' ? '报送' : '收稿', at, text }];
}

function toComment(row: Omit<CommentTable, 'seq'>, notes: readonly NoteRow[]): Comment {
	const { id, revision, from_offset: from, to_offset: to, quote } = row;
	const { text_before: before, text_after: after } = row;
	const passage =
		from === null || to === null
			? {}
			: { passage: { from, to, quote: quote ?? '', before: before ?? '', after: after ?? '' } };
	return {
		...{ id, revision, ...passage },
		notes: notes.flatMap(toNote),
		done: notes.findLast(({ done }) => done !== null)?.done === 1,
	};
}

async function commentsOf(db: Db, itemId: string): Promise<Comment[]> {
	const rows = await db
		.selectFrom('comments')
		.selectAll()
		.where('item_id', '=', itemId)
		.orderBy('seq')
		.execute();
	if (rows.length === 0) return [];
	const notes = await db
		.selectFrom('comment_notes')
		.innerJoin('comments', 'comments.id', 'comment_notes.comment_id')
		.selectAll('comment_notes')
		.where('comments.item_id', '=', itemId)
		.orderBy('comment_notes.seq')
		.execute();
	const byComment = new Map<string, NoteRow[]>(rows.map(({ id }) => [id, []]));
	for (const note of notes) byComment.get(note.comment_id)?.push(note);
	return rows.map((row) => toComment(row, byComment.get(row.id) ?? []));
}

export function createCommentStore(db: Db): CommentStore {
	return {
		async add({ id, itemId, revision, passage, at }) {
			await db
				.insertInto('comments')
				.values({
					...{ id, revision, at },
					item_id: itemId,
					from_offset: passage?.from ?? null,
					to_offset: passage?.to ?? null,
					quote: passage?.quote ?? null,
					text_before: passage?.before ?? null,
					text_after: passage?.after ?? null,
				})
				.execute();
		},
		async addNote({ commentId, side, by, at, text, done }) {
			await db
				.insertInto('comment_notes')
				.values({
					...{ side, at, text, author: by },
					comment_id: commentId,
					done: done === null ? null : Number(done),
				})
				.execute();
		},
		ofItem: (itemId) => commentsOf(db, itemId),
	};
}

export function createAdoptionStore(db: Db): AdoptionStore {
	return {
		async add(itemId, { changeSeq, points = null, ...rest }) {
			await db
				.insertInto('adoptions')
				.values({ ...rest, points, item_id: itemId, change_seq: changeSeq })
				.execute();
		},
		async ofItem(itemId) {
			const rows = await db
				.selectFrom('adoptions')
				.select(['change_seq as changeSeq', 'vehicle', 'issue', 'date', 'points', 'title', 'body'])
				.where('item_id', '=', itemId)
				.orderBy('change_seq')
				.execute();
			return rows.map(({ points, ...rest }) => ({ ...rest, ...(points !== null && { points }) }));
		},
	};
}

/** Only the desk writes the column, and it writes types it has checked. */
function toBlobNote(row: { digest: string; size: number; type: string }): BlobNote {
	const { digest, size } = row;
	return { digest, size, type: attachmentSchema.shape.type.parse(row.type) };
}

export function createBlobStore(db: Db): BlobStore {
	const one = (unitId: string, digest: string) =>
		db.selectFrom('blobs').where('unit_id', '=', unitId).where('digest', '=', digest);
	return {
		async add(unitId, blob, at) {
			await db
				.insertInto('blobs')
				.values({ ...blob, unit_id: unitId, at })
				.execute();
		},
		async describe(unitId, digest) {
			const row = await one(unitId, digest).select(['digest', 'size', 'type']).executeTakeFirst();
			return row && toBlobNote(row);
		},
		async find(unitId, digest) {
			const row = await one(unitId, digest).selectAll().executeTakeFirst();
			return row && { ...toBlobNote(row), bytes: toBuffer(row.bytes) };
		},
	};
}
