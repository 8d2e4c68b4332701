import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kysely, Migrator, SqliteDialect } from 'kysely';
import Database from 'libsql';
import { sha256 as digestOf } from '../../src/desk/domain/token';
import { chainHash, genesis, verifyAudit } from '../../src/desk/store/audit';
import { migrations } from '../../src/desk/store/migrations';
import { ask, buildPayload, commentsOf, file, returnItem, startDesk } from '../support/desk';
import { receiptOf } from './support';

const at = '2026-11-20T09:00:00.000+08:00';
const token = 'token-of-the-first-form';

const forms = Object.keys(migrations).toSorted();

/** Brings a database to the form of so many migrations. */
async function migrate(db: Kysely<unknown>, count: number): Promise<void> {
	const some = Object.fromEntries(forms.slice(0, count).map((name) => [name, migrations[name]!]));
	const provider = { getMigrations: () => Promise.resolve(some) };
	const { error } = await new Migrator({ db, provider }).migrateToLatest();
	assert.equal(error, undefined);
}

/** A database as the first release left it: one unit, one returned item; then so many forms on. */
async function writeForm(path: string, count: number): Promise<string> {
	const database = new Database(path);
	const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database }) });
	await migrate(db, 1);
	const payload = Buffer.from(JSON.stringify(buildPayload({ draftId: 'old-draft' })));
	const digest = digestOf(payload);
	const run = (sql: string, ...values: unknown[]) => database.prepare(sql).run(...values);
	const receipt = { receiptNo: '收〔2026〕1120-0001', itemId: 'i1', key: 'k1', digest };
	const full = JSON.stringify({ ...receipt, receivedAt: at, state: '待采编' });
	const { title, body, vehicle, unit } = buildPayload();
	run('insert into units values (?, ?, ?)', 'u1', unit, at);
	run('insert into unit_tokens values (?, ?, ?, null)', digestOf(token), 'u1', at);
	run(
		'insert into items values (1, ?, ?, ?, ?, ?, 1, ?, ?, ?, 58, ?, ?)',
		...['i1', 'u1', 'old-draft', receipt.receiptNo, '退回', vehicle, title, unit, at, at],
	);
	run(
		'insert into revisions values (?, 1, ?, ?, ?, ?, ?)',
		...['i1', receipt.receiptNo, digest, payload, body, at],
	);
	run(
		'insert into filings values (?, ?, ?, ?, ?, ?, ?)',
		...['u1', 'k1', 'receive', digest, 'i1', full, at],
	);
	run(
		'insert into changes (item_id, unit_id, at, previous, state, revision, reason, actor) values (?, ?, ?, null, ?, 1, null, ?), (?, ?, ?, ?, ?, 1, ?, ?)',
		...['i1', 'u1', at, '待采编', unit],
		...['i1', 'u1', at, '待采编', '退回', '缺数据来源', '编辑'],
	);
	const detail = JSON.stringify({ receiptNo: receipt.receiptNo, revision: 1, digest, key: 'k1' });
	const row = { seq: 1, at, actor: unit, action: '收稿', subject: 'i1', detail };
	const hash = chainHash({ ...row, previousHash: genesis });
	run(
		'insert into audit values (1, ?, ?, ?, ?, ?, ?, ?)',
		at,
		unit,
		'收稿',
		'i1',
		detail,
		genesis,
		hash,
	);
	await migrate(db, count);
	await db.destroy();
	return payload.toString('utf8');
}

describe('desk: a database of an earlier form', () => {
	let folder: string;
	beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), 'desk-'));
	});
	afterEach(() => rmSync(folder, { recursive: true, force: true }));

	for (let count = 1; count < forms.length; count++)
		it(`${forms[count - 1]} is brought up to date with all it holds, twice over`, () =>
			bringUpToDate(count));

	async function bringUpToDate(count: number): Promise<void> {
		const path = join(folder, 'desk.db');
		const bytes = await writeForm(path, count);
		for (const opening of [1, 2]) {
			const desk = { ...(await startDesk({ store: path, units: [] })), token };
			try {
				const [row] = await desk.rows();
				assert.deepEqual([row?.id, row?.state, row?.revision], ['i1', '退回', opening]);
				const answer = await ask(desk, '/api/v1/changes');
				const { changes } = (await answer.json()) as { changes: Record<string, unknown>[] };
				assert.deepEqual(
					changes
						.slice(0, 2)
						.map(({ state, code, reason, comments }) => [state, code, reason, comments]),
					[
						['待采编', null, null, []],
						['退回', null, '缺数据来源', []],
					],
				);
				assert.equal((await receiptOf(await file(desk, bytes, { key: 'k1' }), 200)).itemId, 'i1');
				assert.equal((await verifyAudit(desk.desk.store.read)).ok, true);
				if (opening === 1) {
					await receiptOf(
						await file(desk, { ...buildPayload(), draftId: 'old-draft', revision: 2 }),
					);
					await returnItem(desk, 'i1', { comments: [{ text: '同比？' }] });
				}
				assert.equal((await commentsOf(desk, 'i1')).length, 1);
			} finally {
				await desk.close();
			}
		}
	}
});
