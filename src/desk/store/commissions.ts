import type { Kysely } from 'kysely';
import type { Commission, CommissionStore } from './store';
import type { CommissionTable, DeskTables } from './tables';

type Db = Kysely<DeskTables>;

const toCommission = (row: Omit<CommissionTable, 'seq'>): Omit<Commission, 'unitIds'> => ({
	id: row.id,
	number: row.number,
	title: row.title,
	requirements: row.requirements,
	vehicle: row.vehicle,
	deadline: row.deadline,
	toAll: row.to_all === 1,
	issuedAt: row.issued_at,
	issuedBy: row.issued_by,
	closedAt: row.closed_at,
});

/** With the units that each is addressed to. */
async function withUnits(
	db: Db,
	rows: readonly Omit<CommissionTable, 'seq'>[],
): Promise<readonly Commission[]> {
	if (rows.length === 0) return [];
	const ids = rows.map(({ id }) => id);
	const named = await db
		.selectFrom('commission_units')
		.selectAll()
		.where('commission_id', 'in', ids)
		.execute();
	return rows.map((row) => {
		const own = named.filter(({ commission_id }) => commission_id === row.id);
		return { ...toCommission(row), unitIds: own.map(({ unit_id }) => unit_id) };
	});
}

async function one(db: Db, column: 'id' | 'number', value: string) {
	const rows = await db.selectFrom('commissions').selectAll().where(column, '=', value).execute();
	return (await withUnits(db, rows))[0];
}

async function add(db: Db, { unitIds, ...commission }: Commission): Promise<void> {
	const { id, number, title, requirements, vehicle, deadline } = commission;
	await db
		.insertInto('commissions')
		.values({
			...{ id, number, title, requirements, vehicle, deadline },
			to_all: commission.toAll ? 1 : 0,
			issued_at: commission.issuedAt,
			issued_by: commission.issuedBy,
			closed_at: commission.closedAt,
		})
		.execute();
	for (const unit_id of unitIds)
		await db.insertInto('commission_units').values({ commission_id: id, unit_id }).execute();
}

export function createCommissionStore(db: Db): CommissionStore {
	return {
		add: (commission) => add(db, commission),
		async setTerm(id, deadline, closedAt) {
			const term = { deadline, closed_at: closedAt };
			await db.updateTable('commissions').set(term).where('id', '=', id).execute();
		},
		find: (id) => one(db, 'id', id),
		findByNumber: (number) => one(db, 'number', number),
		async list(offset, limit) {
			const rows = await db
				.selectFrom('commissions')
				.selectAll()
				.orderBy('seq', 'desc')
				.offset(offset)
				.limit(limit)
				.execute();
			const { n } = await db
				.selectFrom('commissions')
				.select((e) => e.fn.countAll<number>().as('n'))
				.executeTakeFirstOrThrow();
			return { commissions: await withUnits(db, rows), total: Number(n) };
		},
		async openFor(unitId, limit) {
			const rows = await db
				.selectFrom('commissions')
				.selectAll()
				.where('closed_at', 'is', null)
				.where((e) =>
					e.or([
						e('to_all', '=', 1),
						e(
							'id',
							'in',
							e
								.selectFrom('commission_units')
								.select('commission_id')
								.where('unit_id', '=', unitId),
						),
					]),
				)
				.orderBy('deadline', 'desc')
				.orderBy('seq', 'desc')
				.limit(limit)
				.execute();
			return withUnits(db, rows);
		},
	};
}
