import assert from 'node:assert/strict';
import { parseFates } from '../../../src/core/feedback/fate';
import { parseMessage } from '../../../src/core/feedback/message';
import { newsSentence, newsSummary, type News } from '../../../src/core/feedback/news';
import type { Submission } from '../../../src/core/submission/entry';
import { syncChanges } from '../../../src/node/changes-sync';
import { createDrainer } from '../../../src/node/drain';
import { traceOf } from '../../../src/node/error-trace';
import { createMessenger } from '../../../src/node/feedback-sender';
import { createFeedbackStore } from '../../../src/node/feedback-store';
import { testConnection } from '../../../src/node/test-connection';
import { createTransport } from '../../../src/node/transport';
import { adoptItem, commentsOf, returnItem, startDesk } from '../../support/desk';
import { createFakeDisk } from '../../support/fake-fs';
import {
	aFiler,
	anEndpoint,
	aRequest,
	createCounter,
	createFakeClock,
	openOutbox,
} from '../../support/filing';

const title = '南屏区“一窗通办”见成效';
const body = '南屏区三个月办件2.3万件，平均用时缩短至1.8天。';
const revised = '南屏区三个月办件2.3万件，设窗口12个，平均用时缩短至1.8天。';
const wrongToken = 'wr0ng-token-of-the-office';

/** Everything that is written to the console while `work` runs. */
async function written(work: () => Promise<void>): Promise<string> {
	const streams = [process.stdout, process.stderr];
	const before = streams.map((stream): typeof stream.write => stream.write.bind(stream));
	const seen: string[] = [];
	for (const stream of streams)
		stream.write = (chunk: string | Uint8Array): boolean => seen.push(String(chunk)) > 0;
	try {
		await work();
	} finally {
		streams.forEach((stream, at) => Object.assign(stream, { write: before[at] }));
	}
	return seen.join('');
}

/** One window of an office against the real desk, and what it logs and says. */
async function createRun() {
	const log: string[] = [];
	const running = await startDesk({ log: (event) => log.push(JSON.stringify(event)) });
	const clock = createFakeClock(Date.now());
	const disk = createFakeDisk(clock.now);
	const fs = disk.open();
	const endpoint = anEndpoint({ url: `${running.url}/`, origin: running.url });
	const transport = createTransport();
	const tokens = new Map([[endpoint.origin, wrongToken]]);
	const readFile = async () => assert.fail();
	const outbox = openOutbox({ fs, clock, pid: 1, alive: new Set([1]) });
	const shared = {
		transport,
		clock: clock.now,
		random: () => 0,
		owner: 'w1',
		leaseMs: 150_000,
		endpoints: () => [endpoint],
		tokenFor: async (origin: string) => tokens.get(origin),
		readFile,
	};
	const store = {
		fs,
		clock: clock.now,
		sleep: clock.sleep,
		process: { pid: 1, host: 'office', isAlive: () => true },
		newToken: createCounter('token'),
	};
	const changes = createFeedbackStore(store, { dir: '/store/changes', parse: parseFates });
	const drainer = createDrainer({
		...shared,
		outbox,
		send: aFiler(transport).send,
		onChange: ({ id, state }) => log.push(`outbox ${id} ${state}`),
	});
	const messenger = createMessenger({
		...shared,
		store: createFeedbackStore(store, { dir: '/store/messages', parse: parseMessage }),
		newId: createCounter('message'),
		newKey: createCounter('message-key'),
		online: () => true,
	});
	/** Everything goes out that can, and what came back is read. */
	async function round(): Promise<readonly News[]> {
		clock.advance(3_600_000);
		const { errors, held } = await drainer.drain();
		log.push(...held.map(({ reason }) => reason), ...errors.map(traceOf));
		const sent = await messenger.drain();
		log.push(...sent.errors.map(traceOf));
		const deps = { ...shared, store: changes, isOurs: () => true };
		const result = await syncChanges(deps, endpoint, tokens.get(endpoint.origin) ?? '');
		assert.ok(result.kind !== 'silent');
		if (result.kind === 'failed') log.push(result.message);
		const summary = newsSummary(result.news);
		if (summary) log.push(newsSentence(summary, undefined));
		return result.news;
	}
	const last = async (): Promise<Submission> => {
		const entry = (await outbox.list()).entries.at(-1);
		assert.equal(entry?.kind, 'submission');
		return entry;
	};
	return {
		...{ running, clock, disk, endpoint, transport, tokens, outbox, drainer, messenger },
		...{ log, round, last },
	};
}

describe('a whole run, from a wrong token to the adoption', () => {
	let close: (() => Promise<void>) | undefined;
	afterEach(() => close?.());

	it('leaves neither token nor text in any log, setting, notice or error', async () => {
		const run = await createRun();
		close = () => run.running.close();
		const { running, endpoint, outbox, tokens, messenger, log, round, last } = run;
		const output = await written(async () => {
			await outbox.enqueue(aRequest({ title, body }, endpoint));
			await round();
			assert.equal((await last()).state, '待登录');
			const tried = await testConnection(run.transport, endpoint, wrongToken);
			log.push(...tried.steps.map(({ message }) => message));
			tokens.set(endpoint.origin, running.token);
			await run.drainer.loggedIn(endpoint.origin);
			await round();
			const { itemId } = (await last()).receipt ?? assert.fail();
			await returnItem(running, itemId, {
				comments: [{ text: '写明窗口数。', passage: { quote: '平均用时' } }],
			});
			const returned = await round();
			assert.ok(returned.some(({ change }) => change.state === '退回'));
			const [comment] = await commentsOf(running, itemId);
			const to = { endpoint, itemId, draftId: (await last()).draftId };
			const content = {
				kind: 'comment' as const,
				commentId: comment?.id ?? '',
				text: '已补。',
				done: true,
			};
			await messenger.enqueue({ ...to, content });
			await round();
			await outbox.enqueue(aRequest({ title, body: revised }, endpoint));
			await round();
			await adoptItem(running, itemId);
			const adopted = await round();
			assert.ok(adopted.some(({ change }) => change.state === '已采用'));
			await messenger.enqueue({ ...to, content: { kind: 'withdrawal', reason: '有误' } });
			await round();
			// And once more with nobody there.
			await running.close();
			await outbox.enqueue(aRequest({ title, body, draftId: '20261122-M2QX' }, endpoint));
			await round();
		});
		assert.equal((await last()).state, '待发');
		assert.equal(output, '');
		const said = log.join('\n');
		assert.ok(log.length > 20, said);
		assert.match(said, /outbox \S+ 待登录[\s\S]+outbox \S+ 已收/u);
		const { entries } = await outbox.list();
		const kept = entries.map((entry) => {
			assert.equal(entry.kind, 'submission');
			// The item itself is kept, and its title for the ledger; nothing else may speak of it.
			return JSON.stringify({ ...entry, payload: '', title: '' });
		});
		for (const words of [said, ...kept])
			for (const secret of [wrongToken, running.token, title, '南屏', '用时缩短', '写明窗口数'])
				assert.ok(!words.includes(secret), `${secret} in ${words.slice(0, 300)}`);
		const settings = JSON.stringify(endpoint);
		const files = [...run.disk.files().values()].join('\n');
		assert.ok(files.includes('南屏'), 'the files were looked at');
		for (const token of [wrongToken, running.token])
			for (const text of [settings, files]) assert.ok(!text.includes(token));
	});
});
