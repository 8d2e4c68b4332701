import { sql, type Expression, type ExpressionBuilder, type Kysely, type SqlBool } from 'kysely';
import type { State } from '../domain/state';
import type { Item, ItemFilter, ItemStore } from './store';
import type { DeskTables } from './tables';

type Db = Kysely<DeskTables>;

const itemColumns = [
	'items.id',
	'items.unit_id as unitId',
	'units.name as unitName',
	'items.signed_unit as signedUnit',
	'items.draft_id as draftId',
	'items.receipt_no as receiptNo',
	'items.state',
	'items.revision',
	'items.vehicle',
	'items.title',
	'items.words',
	'items.received_at as receivedAt',
	'items.updated_at as updatedAt',
	'items.commission_id as commissionId',
] as const;

function selectItems(db: Db) {
	return db.selectFrom('items').innerJoin('units', 'units.id', 'items.unit_id');
}

/** Only the desk writes the column, and it writes states only. */
function toItem<T extends { state: string }>(row: T): T & { state: State } {
	return { ...row, state: row.state as State };
}

/** A LIKE pattern that finds the text as it stands, `%` and `_` included. */
function containing(text: string): string {
	return `%${text.replace(/[\\%_]/g, '\\$&')}%`;
}

type ItemExpressions = ExpressionBuilder<DeskTables, 'items' | 'units'>;

function textMatches(e: ItemExpressions, text: string): Expression<SqlBool> {
	const pattern = containing(text);
	const inNumbers = e.exists(
		e
			.selectFrom('revisions')
			.select('revisions.item_id')
			.whereRef('revisions.item_id', '=', 'items.id')
			.where(sql<SqlBool>`revisions.receipt_no like ${pattern} escape '\\'`),
	);
	const inBody = e.exists(
		e
			.selectFrom('revisions')
			.select('revisions.item_id')
			.whereRef('revisions.item_id', '=', 'items.id')
			.whereRef('revisions.revision', '=', 'items.revision')
			.where(sql<SqlBool>`revisions.body like ${pattern} escape '\\'`),
	);
	return e.or([
		sql<SqlBool>`items.title like ${pattern} escape '\\'`,
		sql<SqlBool>`items.draft_id like ${pattern} escape '\\'`,
		sql<SqlBool>`items.signed_unit like ${pattern} escape '\\'`,
		inNumbers,
		inBody,
	]);
}

function filtered(db: Db, filter: ItemFilter) {
	const { vehicle, state, signedUnit, text } = filter;
	return selectItems(db)
		.$if(vehicle !== undefined, (q) => q.where('items.vehicle', '=', vehicle!))
		.$if(state !== undefined, (q) => q.where('items.state', '=', state!))
		.$if(signedUnit !== undefined, (q) => q.where('items.signed_unit', '=', signedUnit!))
		.$if(text !== undefined, (q) => q.where((e) => textMatches(e, text!)));
}

async function list(db: Db, filter: ItemFilter, offset: number, limit: number) {
	const rows = await filtered(db, filter)
		.select(itemColumns)
		.orderBy('items.seq', 'desc')
		.offset(offset)
		.limit(limit)
		.execute();
	const { n } = await filtered(db, filter)
		.select((e) => e.fn.countAll<number>().as('n'))
		.executeTakeFirstOrThrow();
	return { items: rows.map(toItem), total: Number(n) };
}

async function facets(db: Db) {
	const vehicles = await db.selectFrom('items').select('vehicle').distinct().execute();
	const units = await db
		.selectFrom('items')
		.select('signed_unit')
		.distinct()
		.orderBy('signed_unit')
		.execute();
	return {
		vehicles: vehicles.map(({ vehicle }) => vehicle),
		units: units.map(({ signed_unit }) => signed_unit),
	};
}

async function countByState(db: Db, filter: ItemFilter): Promise<ReadonlyMap<State, number>> {
	const rows = await filtered(db, { ...filter, state: undefined })
		.select((e) => ['items.state', e.fn.countAll<number>().as('n')] as const)
		.groupBy('items.state')
		.execute();
	return new Map(rows.map(({ state, n }) => [state as State, Number(n)]));
}

/** A blob as the driver gave it. */
export const toBuffer = (bytes: ArrayBuffer | Uint8Array): Buffer =>
	bytes instanceof Uint8Array ? Buffer.from(bytes) : Buffer.from(bytes);

async function revisions(db: Db, itemId: string) {
	const rows = await db
		.selectFrom('revisions')
		.selectAll()
		.where('item_id', '=', itemId)
		.orderBy('revision')
		.execute();
	return rows.map((row) => ({
		itemId: row.item_id,
		revision: row.revision,
		receiptNo: row.receipt_no,
		digest: row.digest,
		payload: toBuffer(row.payload),
		body: row.body,
		receivedAt: row.received_at,
	}));
}

async function insert(db: Db, item: Omit<Item, 'unitName'>): Promise<void> {
	await db
		.insertInto('items')
		.values({
			id: item.id,
			unit_id: item.unitId,
			draft_id: item.draftId,
			receipt_no: item.receiptNo,
			state: item.state,
			revision: item.revision,
			vehicle: item.vehicle,
			title: item.title,
			signed_unit: item.signedUnit,
			words: item.words,
			received_at: item.receivedAt,
			updated_at: item.updatedAt,
			commission_id: item.commissionId,
		})
		.execute();
}

export function createItemStore(db: Db): ItemStore {
	return {
		add: (item) => insert(db, item),
		async addRevision({ itemId, receiptNo, receivedAt, ...rest }) {
			await db
				.insertInto('revisions')
				.values({ ...rest, item_id: itemId, receipt_no: receiptNo, received_at: receivedAt })
				.execute();
		},
		async setRevision(id, revision, { vehicle, title, signedUnit, words, commissionId }, at) {
			const head = { vehicle, title, signed_unit: signedUnit, words, commission_id: commissionId };
			await db
				.updateTable('items')
				.set({ ...head, revision, updated_at: at })
				.where('id', '=', id)
				.execute();
		},
		async setState(id, state, at) {
			await db.updateTable('items').set({ state, updated_at: at }).where('id', '=', id).execute();
		},
		async find(id) {
			const row = await selectItems(db)
				.select(itemColumns)
				.where('items.id', '=', id)
				.executeTakeFirst();
			return row && toItem(row);
		},
		async findByDraft(unitId, draftId) {
			const row = await selectItems(db)
				.select(itemColumns)
				.where('items.unit_id', '=', unitId)
				.where('items.draft_id', '=', draftId)
				.executeTakeFirst();
			return row && toItem(row);
		},
		revisions: (itemId) => revisions(db, itemId),
		list: (filter, offset, limit) => list(db, filter, offset, limit),
		countByState: (filter) => countByState(db, filter),
		facets: () => facets(db),
		async answersTo(commissionId) {
			const rows = await selectItems(db)
				.select(itemColumns)
				.where('items.commission_id', '=', commissionId)
				.where('items.state', '!=', '已撤')
				.orderBy('items.seq')
				.execute();
			return rows.map(toItem);
		},
	};
}
