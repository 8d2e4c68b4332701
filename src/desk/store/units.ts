import type { Kysely } from 'kysely';
import type { UnitStore } from './store';
import type { DeskTables } from './tables';

export function createUnitStore(db: Kysely<DeskTables>): UnitStore {
	return {
		findByTokenHash: (hash) =>
			db
				.selectFrom('unit_tokens')
				.innerJoin('units', 'units.id', 'unit_tokens.unit_id')
				.select(['units.id', 'units.name', 'unit_tokens.hash as tokenHash'])
				.where('unit_tokens.hash', '=', hash)
				.where('unit_tokens.revoked_at', 'is', null)
				.executeTakeFirst(),
		findByName: (name) =>
			db.selectFrom('units').select(['id', 'name']).where('name', '=', name).executeTakeFirst(),
		find: (id) =>
			db.selectFrom('units').select(['id', 'name']).where('id', '=', id).executeTakeFirst(),
		list: () => db.selectFrom('units').select(['id', 'name']).orderBy('name').execute(),
		async add({ id, name }, at) {
			await db.insertInto('units').values({ id, name, created_at: at }).execute();
		},
		async addToken(unitId, hash, at) {
			await db
				.insertInto('unit_tokens')
				.values({ unit_id: unitId, hash, created_at: at, revoked_at: null })
				.execute();
		},
		async revokeTokens(unitId, at) {
			await db
				.updateTable('unit_tokens')
				.set({ revoked_at: at })
				.where('unit_id', '=', unitId)
				.where('revoked_at', 'is', null)
				.execute();
		},
		async count() {
			const { n } = await db
				.selectFrom('units')
				.select((e) => e.fn.countAll<number>().as('n'))
				.executeTakeFirstOrThrow();
			return Number(n);
		},
	};
}
