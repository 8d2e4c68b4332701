import Database from 'libsql';
import {
	CompiledQuery,
	Kysely,
	Migrator,
	SqliteDialect,
	SqliteDriver,
	type DatabaseConnection,
	type SqliteDialectConfig,
} from 'kysely';
import { createAuditStore } from './audit';
import { createCommissionStore } from './commissions';
import { createAdoptionStore, createBlobStore, createCommentStore } from './feedback';
import { createItemStore } from './items';
import { migrationProvider } from './migrations';
import { createChangeStore, createFilingStore, createNumberStore } from './records';
import { AlreadyStored, type DeskStore, type Stores } from './store';
import type { DeskTables } from './tables';
import { createUnitStore } from './units';

/**
 * Takes the write lock at the beginning: a transaction that reads first and writes later would
 * otherwise fail, not wait, when another process has written in between.
 */
class ImmediateDriver extends SqliteDriver {
	override async beginTransaction(connection: DatabaseConnection): Promise<void> {
		await connection.executeQuery(CompiledQuery.raw('begin immediate'));
	}
}

class ImmediateDialect extends SqliteDialect {
	readonly #config: SqliteDialectConfig;

	constructor(config: SqliteDialectConfig) {
		super(config);
		this.#config = config;
	}

	override createDriver(): SqliteDriver {
		return new ImmediateDriver(this.#config);
	}
}

/** FULL: an answered receipt survives a power cut, not only a killed process. */
const pragmas = [
	'journal_mode = WAL',
	'synchronous = FULL',
	'foreign_keys = ON',
	'busy_timeout = 5000',
];

function createStores(db: Kysely<DeskTables>): Stores {
	return {
		units: createUnitStore(db),
		items: createItemStore(db),
		filings: createFilingStore(db),
		changes: createChangeStore(db),
		comments: createCommentStore(db),
		adoptions: createAdoptionStore(db),
		blobs: createBlobStore(db),
		commissions: createCommissionStore(db),
		audit: createAuditStore(db),
		numbers: createNumberStore(db),
	};
}

function isUniqueViolation(error: unknown): boolean {
	const code = error instanceof Error && 'code' in error ? error.code : undefined;
	return code === 'SQLITE_CONSTRAINT_UNIQUE' || code === 'SQLITE_CONSTRAINT_PRIMARYKEY';
}

async function migrate(db: Kysely<DeskTables>): Promise<void> {
	const { error } = await new Migrator({ db, provider: migrationProvider }).migrateToLatest();
	if (error) throw error instanceof Error ? error : new Error('migration failed', { cause: error });
}

/**
 * Opens (and brings up to date) the desk's database.
 * @param path a file whose folder exists, or `:memory:`
 */
export async function openStore(path: string): Promise<DeskStore> {
	const database = new Database(path);
	for (const pragma of pragmas) database.pragma(pragma);
	const db = new Kysely<DeskTables>({ dialect: new ImmediateDialect({ database }) });
	try {
		await migrate(db);
	} catch (error) {
		await db.destroy();
		throw error;
	}
	return {
		read: createStores(db),
		async write(work) {
			try {
				return await db.transaction().execute((trx) => work(createStores(trx)));
			} catch (error) {
				if (isUniqueViolation(error)) throw new AlreadyStored('unique', { cause: error });
				throw error;
			}
		},
		close: () => db.destroy(),
	};
}
