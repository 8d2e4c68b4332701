import type { Kysely, Migration } from 'kysely';

async function createCommissions(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable('commissions')
		.addColumn('seq', 'integer', (c) => c.primaryKey().autoIncrement())
		.addColumn('id', 'text', (c) => c.notNull().unique())
		.addColumn('number', 'text', (c) => c.notNull().unique())
		.addColumn('title', 'text', (c) => c.notNull())
		.addColumn('requirements', 'text', (c) => c.notNull())
		.addColumn('vehicle', 'text')
		.addColumn('deadline', 'text', (c) => c.notNull())
		.addColumn('to_all', 'integer', (c) => c.notNull())
		.addColumn('issued_at', 'text', (c) => c.notNull())
		.addColumn('issued_by', 'text', (c) => c.notNull())
		.addColumn('closed_at', 'text')
		.execute();
	await db.schema
		.createTable('commission_units')
		.addColumn('commission_id', 'text', (c) => c.notNull().references('commissions.id'))
		.addColumn('unit_id', 'text', (c) => c.notNull().references('units.id'))
		.addPrimaryKeyConstraint('commission_units_key', ['commission_id', 'unit_id'])
		.execute();
}

/** 约稿, and which item answers which. */
export const thirdForm: Migration = {
	async up(db: Kysely<unknown>) {
		await createCommissions(db);
		await db.schema
			.alterTable('items')
			.addColumn('commission_id', 'text', (c) => c.references('commissions.id'))
			.execute();
		await db.schema
			.createIndex('items_commission')
			.on('items')
			.columns(['commission_id', 'seq'])
			.execute();
	},
};
