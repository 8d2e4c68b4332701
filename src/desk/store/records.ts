import type { Kysely } from 'kysely';
import { receiptSchema } from '../../core/submission/payload';
import type { State } from '../domain/state';
import type { ChangeStore, FilingStore, NumberStore } from './store';
import type { DeskTables } from './tables';

type Db = Kysely<DeskTables>;

export function createFilingStore(db: Db): FilingStore {
	return {
		async find(unitId, key) {
			const row = await db
				.selectFrom('filings')
				.selectAll()
				.where('unit_id', '=', unitId)
				.where('key', '=', key)
				.executeTakeFirst();
			if (!row) return undefined;
			const { unit_id, item_id, receipt, ...rest } = row;
			return {
				...rest,
				unitId: unit_id,
				itemId: item_id,
				receipt: receiptSchema.parse(JSON.parse(receipt)),
			};
		},
		async add({ unitId, itemId, receipt, ...rest }) {
			await db
				.insertInto('filings')
				.values({ ...rest, unit_id: unitId, item_id: itemId, receipt: JSON.stringify(receipt) })
				.execute();
		},
	};
}

const changeColumns = [
	'changes.seq',
	'changes.item_id as itemId',
	'changes.unit_id as unitId',
	'changes.at',
	'changes.previous',
	'changes.state',
	'changes.revision',
	'changes.reason',
	'changes.actor',
	'changes.code',
	'changes.with_comments as withComments',
] as const;

/** Only the desk writes the columns, and it writes states only. */
function toChange<T extends { state: string; previous: string | null; withComments: number }>(
	row: T,
) {
	return {
		...row,
		state: row.state as State,
		previous: row.previous as State | null,
		withComments: row.withComments === 1,
	};
}

/**
 * With one writer at a time, numbers become visible in their order, so a reader that goes on from
 * the last number it saw misses nothing. A database with parallel writers has to ensure the same.
 */
export function createChangeStore(db: Db): ChangeStore {
	return {
		async add({ itemId, unitId, withComments, ...rest }) {
			const { seq } = await db
				.insertInto('changes')
				.values({
					...rest,
					item_id: itemId,
					unit_id: unitId,
					with_comments: withComments ? 1 : 0,
				})
				.returning('seq')
				.executeTakeFirstOrThrow();
			return Number(seq);
		},
		async after(unitId, after, limit) {
			const rows = await db
				.selectFrom('changes')
				.innerJoin('items', 'items.id', 'changes.item_id')
				.select([...changeColumns, 'items.draft_id as draftId', 'items.receipt_no as receiptNo'])
				.where('changes.unit_id', '=', unitId)
				.where('changes.seq', '>', after)
				.orderBy('changes.seq')
				.limit(limit)
				.execute();
			return rows.map(toChange);
		},
		async ofItem(itemId) {
			const rows = await db
				.selectFrom('changes')
				.select(changeColumns)
				.where('item_id', '=', itemId)
				.orderBy('seq')
				.execute();
			return rows.map(toChange);
		},
	};
}

export function createNumberStore(db: Db): NumberStore {
	return {
		async next(series, day) {
			const { last } = await db
				.insertInto('counters')
				.values({ series, day, last: 1 })
				.onConflict((c) =>
					c.columns(['series', 'day']).doUpdateSet((e) => ({ last: e('counters.last', '+', 1) })),
				)
				.returning('last')
				.executeTakeFirstOrThrow();
			return Number(last);
		},
	};
}
