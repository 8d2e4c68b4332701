import assert from 'node:assert/strict';
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { problemTypes } from '../../src/core/submission/payload';
import { verifyAudit } from '../../src/desk/store/audit';
import { openStore } from '../../src/desk/store/database';
import { builtProgram } from '../support/built';
import {
	adoptItem,
	ask,
	buildPayload,
	buildPicture,
	file,
	putBlob,
	startDesk,
} from '../support/desk';
import { holdable, problemOf, receiptOf } from './support';

function withFolder(work: (folder: string) => Promise<void>): () => Promise<void> {
	return async () => {
		const folder = mkdtempSync(join(tmpdir(), 'desk-'));
		try {
			await work(folder);
		} finally {
			rmSync(folder, { recursive: true, force: true });
		}
	};
}

interface DeskProcess {
	readonly child: ChildProcessWithoutNullStreams;
	readonly url: string;
	readonly token: string;
	readonly output: () => string;
	readonly exited: Promise<number | null>;
}

function runDesk(...args: string[]): {
	child: ChildProcessWithoutNullStreams;
	output: () => string;
	exited: Promise<number | null>;
} {
	const built = builtProgram('desk');
	const program = built === undefined ? ['--import', 'tsx', 'src/desk/main.ts'] : [built];
	const child = spawn(process.execPath, [...program, ...args]);
	let text = '';
	child.stdout.on('data', (part: Buffer) => (text += part.toString('utf8')));
	child.stderr.on('data', (part: Buffer) => (text += part.toString('utf8')));
	const exited = new Promise<number | null>((resolve) => child.on('exit', resolve));
	return { child, output: () => text, exited };
}

async function startProcess(folder: string): Promise<DeskProcess> {
	const { child, output, exited } = runDesk('--data', folder, '--port', '0');
	const url = await new Promise<string>((resolve, reject) => {
		child.stdout.on('data', () => {
			const [, address] = /(http:\/\/127\.0\.0\.1:\d+)\//.exec(output()) ?? [];
			if (address && /访问口令在/.test(output())) resolve(address);
		});
		child.on('exit', () => reject(new Error(output())));
	});
	const token = readFileSync(join(folder, 'demo-token.txt'), 'utf8').trim();
	return { child, url, token, output, exited };
}

describe('desk: durability [long]', () => {
	it(
		'keeps items, keys and number series over a restart, and no token in its files',
		withFolder(async (folder) => {
			const store = join(folder, 'desk.db');
			const units = [{ name: '沂河市林业局', token: 'a-token-for-two-lives' }];
			const bytes = JSON.stringify(buildPayload());
			const clock = () => new Date('2026-11-22T02:00:00Z');
			const before = await startDesk({ store, units, clock });
			const receipt = await receiptOf(await file(before, bytes, { key: 'k' }));
			const contents = readdirSync(folder).map((name) => readFileSync(join(folder, name)));
			assert.ok(contents.some((content) => content.includes('沂河市林业局')));
			assert.ok(contents.every((content) => !content.includes('a-token-for-two-lives')));
			await before.close();

			const after = await startDesk({ store, units, clock });
			try {
				assert.deepEqual(await receiptOf(await file(after, bytes, { key: 'k' }), 200), receipt);
				assert.equal((await receiptOf(await file(after))).receiptNo, '收〔2026〕1122-0002');
				assert.equal((await after.rows()).length, 2);
			} finally {
				await after.close();
			}
		}),
	);

	it(
		'has the row after kill -9 right behind the receipt',
		withFolder(async (folder) => {
			const desk = await startProcess(folder);
			const bytes = JSON.stringify(buildPayload());
			const receipt = await receiptOf(await file(desk, bytes, { key: 'k' }));
			desk.child.kill('SIGKILL');
			await desk.exited;
			const again = await startProcess(folder);
			try {
				assert.equal(again.token, desk.token);
				assert.deepEqual(await receiptOf(await file(again, bytes, { key: 'k' }), 200), receipt);
			} finally {
				again.child.kill('SIGTERM');
			}
			assert.equal(await again.exited, 0);
			assert.match(again.output(), /已停止/);
			const store = await openStore(join(folder, 'desk.db'));
			assert.equal((await store.read.items.list({}, 0, 10)).total, 1);
			assert.equal((await verifyAudit(store.read)).ok, true);
			await store.close();
		}),
	);

	it('finishes a request it has begun, then closes; a new one is not taken', async () => {
		const held = holdable(await openStore(':memory:'));
		const desk = await startDesk({ store: held.store });
		held.hold();
		const first = file(desk);
		await held.reached;
		const closing = desk.close();
		await assert.rejects(file(desk), 'a new connection');
		held.release();
		await receiptOf(await first);
		await closing;
		assert.equal(desk.desk.app.server.listening, false);
	});

	it('answers 503 on a connection it had open when it began to stop', async () => {
		const held = holdable(await openStore(':memory:'));
		const desk = await startDesk({ store: held.store });
		const agent = new Agent({ keepAlive: true, maxSockets: 1 });
		const send = () =>
			new Promise<{ status: number; text: string; type: string }>((resolve, reject) => {
				const sent = request(`${desk.url}/api/v1/items`, {
					method: 'POST',
					agent,
					headers: {
						authorization: `Bearer ${desk.token}`,
						'content-type': 'application/json',
						'idempotency-key': randomUUID(),
					},
				});
				sent.on('error', reject);
				sent.on('response', (response) => {
					let text = '';
					response.on('data', (part: Buffer) => (text += part.toString('utf8')));
					response.on('end', () => {
						const type = response.headers['content-type'] ?? '';
						resolve({ status: response.statusCode ?? 0, text, type });
					});
				});
				sent.end(JSON.stringify(buildPayload()));
			});
		held.hold();
		// One socket: the second request goes out on it when the first is answered.
		const [first, second] = [send(), send()];
		await held.reached;
		const closing = desk.close();
		held.release();
		assert.equal((await first).status, 201);
		// Node may close the socket instead; either way nothing was taken.
		const answer = await second.catch(() => undefined);
		if (answer) {
			assert.equal(answer.status, 503);
			assert.match(answer.type, /problem\+json/);
			assert.match(answer.text, new RegExp(problemTypes.stopping));
		}
		await closing;
		agent.destroy();
	});

	it(
		'refuses to rewrite what is written once',
		withFolder(async (folder) => {
			const path = join(folder, 'desk.db');
			const desk = await startDesk({ store: path });
			const { itemId } = await receiptOf(await file(desk));
			await desk.desk.intake.comment(itemId, { actor: '编辑', comments: [{ text: '好' }] });
			await adoptItem(desk, itemId);
			await putBlob(desk, buildPicture());
			await desk.close();
			const database = new Database(path);
			const columns = {
				...{ audit: 'at', changes: 'at', revisions: 'body', filings: 'digest' },
				...{ comments: 'quote', comment_notes: 'text', adoptions: 'body', blobs: 'bytes' },
			};
			for (const [table, column] of Object.entries(columns)) {
				const update = `update ${table} set ${column} = 'x'`;
				assert.throws(() => database.prepare(update).run(), /written once/, table);
				assert.throws(() => database.prepare(`delete from ${table}`).run(), /written once/, table);
			}
			database.close();
		}),
	);
});

describe('desk: audit log', () => {
	const tampers: [name: string, sql: string, problem: RegExp][] = [
		['a changed row', `update audit set detail = '{}' where seq = 2`, /第|改动/],
		['a changed time', `update audit set at = '2026-01-01' where seq = 1`, /改动/],
		['a removed row', `delete from audit where seq = 2`, /缺少/],
		['a changed hash', `update audit set hash = 'x' where seq = 2`, /改动/],
		[
			'swapped rows',
			`update audit set seq = case seq when 2 then 93 when 3 then 2 else seq end`,
			/./,
		],
		['a changed text', `update revisions set payload = cast('{}' as blob)`, /正文被改动/],
		['a removed text', `delete from revisions`, /正文不见了/],
		['a changed adoption', `update adoptions set points = 99`, /采用记录被改动/],
		['a removed adoption', `delete from adoptions`, /采用记录不见了/],
		['a changed picture', `update blobs set bytes = cast('x' as blob)`, /附件被改动/],
		['a removed picture', `delete from blobs`, /附件不见了/],
	];
	for (const [name, sql, problem] of tampers)
		it(
			`finds ${name}`,
			withFolder(async (folder) => {
				const path = join(folder, 'desk.db');
				const desk = await startDesk({ store: path });
				for (let i = 0; i < 3; i++) await receiptOf(await file(desk));
				await adoptItem(desk, (await desk.rows())[0]!.id);
				await putBlob(desk, buildPicture());
				const untouched = await verifyAudit(desk.desk.store.read);
				assert.equal(untouched.ok && untouched.rows, 6);
				await desk.close();
				const database = new Database(path);
				// Who can write the file can drop the triggers: that is what the chain is for.
				for (const table of ['audit', 'revisions', 'adoptions', 'blobs'])
					for (const event of ['update', 'delete'])
						database.exec(`drop trigger ${table}_no_${event}`);
				database.exec(sql);
				database.close();
				const store = await openStore(path);
				const result = await verifyAudit(store.read);
				assert.match(result.ok ? '' : result.problem, problem);
				await store.close();
			}),
		);
});

describe('desk: command line [long]', () => {
	it(
		'adds a unit, shows its token once, renews it, and verifies the log',
		withFolder(async (folder) => {
			const run = async (...args: string[]) => {
				const { output, exited } = runDesk('--data', folder, ...args);
				return { code: await exited, text: output() };
			};
			const added = await run('--add-unit', '南屏区水务局');
			const [, token] = /：(zwxx_\S+)/.exec(added.text) ?? [];
			assert.ok(token, added.text);
			assert.deepEqual((await run('--add-unit', '南屏区水务局')).code, 1);
			const renewed = await run('--renew-token', '南屏区水务局');
			const [, fresh] = /：(zwxx_\S+)/.exec(renewed.text) ?? [];
			assert.match((await run('--verify')).text, /核验通过：日志2条/);
			assert.equal((await run('--port', 'x')).code, 2);
			assert.equal((await run('--nonsense')).code, 2);
			assert.equal(statSync(join(folder, 'desk.db')).mode & 0o077, 0);
			const store = await openStore(join(folder, 'desk.db'));
			const desk = await startDesk({ store, units: [] });
			try {
				const old = await ask({ ...desk, token }, '/api/v1/whoami');
				await problemOf(old, 401, problemTypes.unauthorized);
				const now = await ask({ ...desk, token: fresh! }, '/api/v1/whoami');
				assert.deepEqual(await now.json(), { unit: '南屏区水务局' });
			} finally {
				await desk.close();
			}
		}),
	).timeout(60_000);
});
