import { sql, type Kysely, type Migration } from 'kysely';

/** Tables of this form whose rows are written once, as those of the first. */
const writeOnce = ['comments', 'comment_notes', 'adoptions', 'blobs'];

async function createComments(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable('comments')
		.addColumn('seq', 'integer', (c) => c.primaryKey().autoIncrement())
		.addColumn('id', 'text', (c) => c.notNull().unique())
		.addColumn('item_id', 'text', (c) => c.notNull().references('items.id'))
		.addColumn('revision', 'integer', (c) => c.notNull())
		.addColumn('from_offset', 'integer')
		.addColumn('to_offset', 'integer')
		.addColumn('quote', 'text')
		.addColumn('text_before', 'text')
		.addColumn('text_after', 'text')
		.addColumn('at', 'text', (c) => c.notNull())
		.execute();
	await db.schema.createIndex('comments_item').on('comments').columns(['item_id', 'seq']).execute();
	await db.schema
		.createTable('comment_notes')
		.addColumn('seq', 'integer', (c) => c.primaryKey().autoIncrement())
		.addColumn('comment_id', 'text', (c) => c.notNull().references('comments.id'))
		.addColumn('side', 'text', (c) => c.notNull())
		.addColumn('author', 'text', (c) => c.notNull())
		.addColumn('at', 'text', (c) => c.notNull())
		.addColumn('text', 'text')
		.addColumn('done', 'integer')
		.execute();
	await db.schema
		.createIndex('comment_notes_comment')
		.on('comment_notes')
		.columns(['comment_id', 'seq'])
		.execute();
}

async function createAdoptions(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable('adoptions')
		.addColumn('change_seq', 'integer', (c) => c.primaryKey().references('changes.seq'))
		.addColumn('item_id', 'text', (c) => c.notNull().references('items.id'))
		.addColumn('vehicle', 'text', (c) => c.notNull())
		.addColumn('issue', 'text', (c) => c.notNull())
		.addColumn('date', 'text', (c) => c.notNull())
		.addColumn('points', 'real')
		.addColumn('title', 'text', (c) => c.notNull())
		.addColumn('body', 'text', (c) => c.notNull())
		.execute();
	await db.schema
		.createIndex('adoptions_item')
		.on('adoptions')
		.columns(['item_id', 'change_seq'])
		.execute();
}

async function createBlobs(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable('blobs')
		.addColumn('unit_id', 'text', (c) => c.notNull().references('units.id'))
		.addColumn('digest', 'text', (c) => c.notNull())
		.addColumn('size', 'integer', (c) => c.notNull())
		.addColumn('type', 'text', (c) => c.notNull())
		.addColumn('bytes', 'blob', (c) => c.notNull())
		.addColumn('at', 'text', (c) => c.notNull())
		.addPrimaryKeyConstraint('blobs_key', ['unit_id', 'digest'])
		.execute();
}

/** Columns that hold what the first form did not know; its rows get the value that was true of them. */
async function widenChanges(db: Kysely<unknown>): Promise<void> {
	await db.schema.alterTable('changes').addColumn('code', 'text').execute();
	await db.schema
		.alterTable('changes')
		.addColumn('with_comments', 'integer', (c) => c.notNull().defaultTo(0))
		.execute();
}

/** Comments on a text, adoptions, pictures, and what a change says of them. */
export const secondForm: Migration = {
	async up(db: Kysely<unknown>) {
		await createComments(db);
		await createAdoptions(db);
		await createBlobs(db);
		await widenChanges(db);
		for (const table of writeOnce)
			for (const event of ['update', 'delete'])
				await sql
					.raw(
						`create trigger ${table}_no_${event} before ${event} on ${table} ` +
							`begin select raise(abort, '${table} is written once'); end`,
					)
					.execute(db);
	},
};
