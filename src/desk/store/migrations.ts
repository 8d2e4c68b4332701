import { sql, type Kysely, type Migration, type MigrationProvider } from 'kysely';
import { secondForm } from './second-form';
import { thirdForm } from './third-form';

/** Tables whose rows are written once: the database itself refuses to change them. */
const writeOnce = ['audit', 'changes', 'revisions', 'filings'];

async function createUnits(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable('units')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('name', 'text', (c) => c.notNull().unique())
		.addColumn('created_at', 'text', (c) => c.notNull())
		.execute();
	await db.schema
		.createTable('unit_tokens')
		.addColumn('hash', 'text', (c) => c.primaryKey())
		.addColumn('unit_id', 'text', (c) => c.notNull().references('units.id'))
		.addColumn('created_at', 'text', (c) => c.notNull())
		.addColumn('revoked_at', 'text')
		.execute();
}

async function createItems(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable('items')
		.addColumn('seq', 'integer', (c) => c.primaryKey().autoIncrement())
		.addColumn('id', 'text', (c) => c.notNull().unique())
		.addColumn('unit_id', 'text', (c) => c.notNull().references('units.id'))
		.addColumn('draft_id', 'text', (c) => c.notNull())
		.addColumn('receipt_no', 'text', (c) => c.notNull().unique())
		.addColumn('state', 'text', (c) => c.notNull())
		.addColumn('revision', 'integer', (c) => c.notNull())
		.addColumn('vehicle', 'text', (c) => c.notNull())
		.addColumn('title', 'text', (c) => c.notNull())
		.addColumn('signed_unit', 'text', (c) => c.notNull())
		.addColumn('words', 'integer', (c) => c.notNull())
		.addColumn('received_at', 'text', (c) => c.notNull())
		.addColumn('updated_at', 'text', (c) => c.notNull())
		.addUniqueConstraint('items_unit_draft', ['unit_id', 'draft_id'])
		.execute();
	await db.schema.createIndex('items_state').on('items').columns(['state', 'seq']).execute();
	await db.schema
		.createTable('revisions')
		.addColumn('item_id', 'text', (c) => c.notNull().references('items.id'))
		.addColumn('revision', 'integer', (c) => c.notNull())
		.addColumn('receipt_no', 'text', (c) => c.notNull().unique())
		.addColumn('digest', 'text', (c) => c.notNull())
		.addColumn('payload', 'blob', (c) => c.notNull())
		.addColumn('body', 'text', (c) => c.notNull())
		.addColumn('received_at', 'text', (c) => c.notNull())
		.addPrimaryKeyConstraint('revisions_key', ['item_id', 'revision'])
		.execute();
}

async function createRecords(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable('filings')
		.addColumn('unit_id', 'text', (c) => c.notNull().references('units.id'))
		.addColumn('key', 'text', (c) => c.notNull())
		.addColumn('operation', 'text', (c) => c.notNull())
		.addColumn('digest', 'text', (c) => c.notNull())
		.addColumn('item_id', 'text', (c) => c.notNull().references('items.id'))
		.addColumn('receipt', 'text', (c) => c.notNull())
		.addColumn('at', 'text', (c) => c.notNull())
		.addPrimaryKeyConstraint('filings_key', ['unit_id', 'key'])
		.execute();
	await db.schema
		.createTable('changes')
		.addColumn('seq', 'integer', (c) => c.primaryKey().autoIncrement())
		.addColumn('item_id', 'text', (c) => c.notNull().references('items.id'))
		.addColumn('unit_id', 'text', (c) => c.notNull().references('units.id'))
		.addColumn('at', 'text', (c) => c.notNull())
		.addColumn('previous', 'text')
		.addColumn('state', 'text', (c) => c.notNull())
		.addColumn('revision', 'integer', (c) => c.notNull())
		.addColumn('reason', 'text')
		.addColumn('actor', 'text', (c) => c.notNull())
		.execute();
	await db.schema.createIndex('changes_unit').on('changes').columns(['unit_id', 'seq']).execute();
	await db.schema.createIndex('changes_item').on('changes').columns(['item_id', 'seq']).execute();
	await db.schema
		.createTable('audit')
		.addColumn('seq', 'integer', (c) => c.primaryKey())
		.addColumn('at', 'text', (c) => c.notNull())
		.addColumn('actor', 'text', (c) => c.notNull())
		.addColumn('action', 'text', (c) => c.notNull())
		.addColumn('subject', 'text', (c) => c.notNull())
		.addColumn('detail', 'text', (c) => c.notNull())
		.addColumn('previous_hash', 'text', (c) => c.notNull())
		.addColumn('hash', 'text', (c) => c.notNull().unique())
		.execute();
	await db.schema
		.createTable('counters')
		.addColumn('series', 'text', (c) => c.notNull())
		.addColumn('day', 'text', (c) => c.notNull())
		.addColumn('last', 'integer', (c) => c.notNull())
		.addPrimaryKeyConstraint('counters_key', ['series', 'day'])
		.execute();
}

/** SQLite's words for it; another database gets its own migration beside this one. */
async function forbidRewriting(db: Kysely<unknown>): Promise<void> {
	for (const table of writeOnce)
		for (const event of ['update', 'delete'])
			await sql
				.raw(
					`create trigger ${table}_no_${event} before ${event} on ${table} ` +
						`begin select raise(abort, '${table} is written once'); end`,
				)
				.execute(db);
}

const first: Migration = {
	async up(db: Kysely<unknown>) {
		await createUnits(db);
		await createItems(db);
		await createRecords(db);
		await forbidRewriting(db);
	},
};

/** Ordered by name; a released one is never edited, a change is a new one at the end. */
export const migrations: Readonly<Record<string, Migration>> = {
	'0001-first-form': first,
	'0002-what-comes-back': secondForm,
	'0003-commissions': thirdForm,
};

export const migrationProvider: MigrationProvider = {
	getMigrations: () => Promise.resolve({ ...migrations }),
};
