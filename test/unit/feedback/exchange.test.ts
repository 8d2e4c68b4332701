import assert from 'node:assert/strict';
import { parseFates, type Fates } from '../../../src/core/feedback/fate';
import { parseMessage, type Message, type NewMessage } from '../../../src/core/feedback/message';
import type { Exchange } from '../../../src/core/submission/exchange';
import { changesPath, fatesId, syncChanges } from '../../../src/node/changes-sync';
import { createMessenger } from '../../../src/node/feedback-sender';
import { createFeedbackStore, type FeedbackStore } from '../../../src/node/feedback-store';
import type { FsPort } from '../../../src/node/fs-port';
import { OutboxError } from '../../../src/node/outbox-error';
import type { HttpRequest, Transport } from '../../../src/node/transport';
import { createFakeDisk, createRandom } from '../../support/fake-fs';
import {
	anEndpoint,
	createCounter,
	createFakeClock,
	jsonAnswer,
	receiptFor,
} from '../../support/filing';
import { aChange, place } from './support';

const dir = '/store/feedback';
const endpoint = anEndpoint();
const offline: Exchange = { kind: 'failure', cause: 'connect', bytesLeft: false };

function createOffice(ticks?: () => number) {
	const clock = createFakeClock();
	const disk = createFakeDisk(clock.now, ticks);
	let pid = 0;
	const alive = new Set<number>();
	const deps = (fs: FsPort) => {
		alive.add(++pid);
		const identity = { pid, host: 'office', isAlive: (one: number) => alive.has(one) };
		const newToken = createCounter(`token-${pid}`);
		return { fs, clock: clock.now, sleep: clock.sleep, process: identity, newToken };
	};
	return {
		clock,
		disk,
		changes: (fs: FsPort = disk.open()): FeedbackStore<Fates> =>
			createFeedbackStore(deps(fs), { dir: `${dir}/changes`, parse: parseFates }),
		messages: (fs: FsPort = disk.open()): FeedbackStore<Message> =>
			createFeedbackStore(deps(fs), { dir: `${dir}/messages`, parse: parseMessage }),
	};
}

type Office = ReturnType<typeof createOffice>;

/** Answers requests as told and remembers them. */
function createLine(answer: (request: HttpRequest) => Exchange | Promise<Exchange>) {
	const requests: HttpRequest[] = [];
	const transport: Transport = {
		async exchange(request) {
			requests.push(request);
			return answer(request);
		},
	};
	return { requests, transport };
}

const cursorOf = ({ path }: HttpRequest): number =>
	Number(new URL(path, 'https://desk.example/').searchParams.get('after') ?? '0');

/** A desk that has `count` changes and gives two of them at a time. */
const deskOf =
	(count: number) =>
	(request: HttpRequest): Exchange => {
		const after = cursorOf(request);
		const all = Array.from({ length: count }, (_, at) =>
			aChange({ cursor: String(at + 1), state: at % 2 === 0 ? '采编中' : '退回' }),
		);
		const changes = all.slice(after, after + 2);
		const next = changes.at(-1)?.cursor ?? String(after);
		return jsonAnswer(200, { changes, next, more: after + 2 < count });
	};

const sync = (office: Office, transport: Transport, store = office.changes()) =>
	syncChanges(
		{ transport, store, clock: office.clock.now, readFile: async () => '', isOurs: () => true },
		endpoint,
		'secret-token',
	);

const storedCursor = async (office: Office): Promise<string | undefined> =>
	(await office.changes().list()).values[0]?.cursor;

describe('syncChanges', () => {
	it('reads page after page with the endpoint’s secret and goes on from there next time', async () => {
		const office = createOffice();
		const line = createLine(deskOf(5));
		const result = await sync(office, line.transport);
		assert.equal(result.kind === 'done' && result.news.length, 5);
		assert.deepEqual(
			line.requests.map(({ path }) => path),
			[changesPath, `${changesPath}?after=2`, `${changesPath}?after=4`],
		);
		assert.equal(line.requests[0]?.headers?.['authorization'], 'Bearer secret-token');
		const again = await sync(office, line.transport);
		assert.deepEqual(again, { kind: 'done', news: [] });
		assert.equal(line.requests.at(-1)?.path, `${changesPath}?after=5`);
		assert.equal(await storedCursor(office), '5');
	});

	it('keeps what came before the line broke', async () => {
		const office = createOffice();
		const desk = deskOf(5);
		const line = createLine((request) => (cursorOf(request) === 2 ? offline : desk(request)));
		const result = await sync(office, line.transport);
		assert.equal(result.kind, 'failed');
		assert.equal(await storedCursor(office), '2');
		await sync(office, createLine(desk).transport);
		assert.equal(await storedCursor(office), '5');
	});

	it('tells each change once, however many windows ask at once', async () => {
		for (let seed = 1; seed <= 20; seed++) {
			const random = createRandom(seed);
			const office = createOffice(() => 1 + Math.floor(random() * 4));
			const line = createLine(deskOf(6));
			const windows = [office.changes(), office.changes(), office.changes()];
			const results = await Promise.all(
				windows.map((store) => sync(office, line.transport, store)),
			);
			const told = results.flatMap((result) =>
				result.kind === 'done' ? result.news.map(({ change }) => change.cursor) : [],
			);
			assert.deepEqual(told.toSorted(), ['1', '2', '3', '4', '5', '6'], `seed ${seed}`);
			const [fates] = (await office.changes().list()).values;
			assert.deepEqual([fates?.cursor, fates?.items[0]?.steps.length], ['6', 6]);
		}
	});

	it('starts over where the desk has forgotten the cursor, and forgets nothing itself', async () => {
		const office = createOffice();
		await sync(office, createLine(deskOf(4)).transport);
		const desk = deskOf(5);
		const line = createLine((request) =>
			cursorOf(request) === 4 && line.requests.length === 1 ? jsonAnswer(410, {}) : desk(request),
		);
		const result = await sync(office, line.transport);
		assert.deepEqual(result.kind === 'done' && result.news.map(({ change }) => change.cursor), [
			'5',
		]);
		assert.equal((await office.changes().list()).values[0]?.items[0]?.steps.length, 5);
	});

	it('is not kept by a desk that always has more', async () => {
		const office = createOffice();
		const same = createLine(() => jsonAnswer(200, { changes: [], next: '', more: true }));
		await sync(office, same.transport);
		assert.equal(same.requests.length, 1);
		let nth = 0;
		const endless = createLine(() =>
			jsonAnswer(200, { changes: [], next: `x${++nth}`, more: true }),
		);
		await sync(office, endless.transport);
		assert.ok(endless.requests.length <= 20);
	});

	it('says in Chinese why nothing came, without the token', async () => {
		const answers: Exchange[] = [
			offline,
			jsonAnswer(401, {}),
			jsonAnswer(503, { type: 'x', detail: 'secret-token' }, { 'retry-after': '120' }),
			{ kind: 'answer', status: 200, headers: {}, body: '<html>', truncated: false },
			{ kind: 'answer', status: 200, headers: {}, body: '', truncated: true },
			{
				kind: 'answer',
				status: 302,
				headers: { location: 'https://x/' },
				body: '',
				truncated: false,
			},
		];
		for (const answer of answers) {
			const result = await sync(createOffice(), createLine(() => answer).transport);
			assert.ok(result.kind === 'failed', JSON.stringify(answer));
			assert.match(result.message, /^没有取到处理情况：[一-鿿].*。$/u);
			assert.ok(!result.message.includes('secret-token'));
		}
		const none = await sync(createOffice(), createLine(() => jsonAnswer(404, {})).transport);
		assert.deepEqual(none, { kind: 'silent' });
	});
});

describe('feedback store', () => {
	const file = `${dir}/changes/${fatesId(place)}.json`;

	it('puts a file that cannot be read aside with a message, and begins anew', async () => {
		const office = createOffice();
		await sync(office, createLine(deskOf(2)).transport);
		const text = office.disk.files().get(file) ?? '';
		office.disk.put(file, text.slice(0, 40));
		const { values, corrupt } = await office.changes().list();
		assert.deepEqual([values.length, corrupt.length], [0, 1]);
		assert.match(corrupt[0]?.message ?? '', /读不出内容/u);
		const kept = office.disk.files().get(corrupt[0]?.file ?? '');
		assert.equal(kept, text.slice(0, 40));
		const result = await sync(office, createLine(deskOf(2)).transport);
		assert.equal(result.kind === 'done' && result.news.length, 2);
	});

	it('leaves the file of a newer build alone', async () => {
		const office = createOffice();
		office.disk.put(file, '{"version":2}');
		await assert.rejects(sync(office, createLine(deskOf(2)).transport), OutboxError);
		assert.equal(office.disk.files().get(file), '{"version":2}');
	});

	it('has the whole page or none of it after a crash at any step', async () => {
		for (let at = 1; ; at++) {
			const office = createOffice();
			await sync(office, createLine(deskOf(2)).transport);
			office.disk.crashAt(at, 'before');
			const done = await sync(office, createLine(deskOf(3)).transport).then(
				() => true,
				() => false,
			);
			office.disk.powerLoss(createRandom(at));
			office.clock.advance(60_000);
			const cursor = await storedCursor(office);
			assert.ok(cursor === '2' || cursor === '3', `step ${at}: ${cursor}`);
			if (done) {
				assert.equal(cursor, '3');
				return;
			}
			assert.ok(at < 200);
		}
	});
});

const reply: NewMessage = {
	endpoint: place,
	itemId: 'item-1',
	draftId: '20261122-7F3K',
	content: { kind: 'comment', commentId: 'c1', text: '已写明。', done: true },
};
const withdrawal: NewMessage = { ...reply, content: { kind: 'withdrawal', reason: '数据有误' } };

function openMessenger(office: Office, transport: Transport, name = 'w', fs?: FsPort) {
	return createMessenger({
		store: office.messages(fs),
		transport,
		clock: office.clock.now,
		random: () => 0,
		owner: name,
		leaseMs: 60_000,
		newId: createCounter(`${name}-id`),
		newKey: createCounter(`${name}-key`),
		endpoints: () => [endpoint],
		tokenFor: async () => 'secret-token',
		readFile: async () => '',
		online: () => true,
	});
}

describe('messenger', () => {
	it('survives a dead network: the same key and bytes go out until they are taken', async () => {
		const office = createOffice();
		const down = createLine(() => offline);
		const first = openMessenger(office, down.transport);
		await first.enqueue(reply);
		const { nextAt } = await first.drain();
		assert.ok(nextAt !== undefined && nextAt > office.clock.now());
		office.clock.advance(3_600_000);
		const up = createLine(() => jsonAnswer(200, { id: 'c1' }));
		await openMessenger(office, up.transport, 'later').drain();
		const sent = [...down.requests, ...up.requests];
		assert.equal(sent.length, 2);
		for (const { method, path, key, body } of sent) {
			assert.deepEqual([method, path], ['POST', 'api/v1/items/item-1/comments/c1']);
			assert.deepEqual([key, body], [sent[0]?.key, '{"text":"已写明。","done":true}']);
		}
		const { values } = await office.messages().list();
		assert.deepEqual(
			values.map(({ state }) => state),
			['已送'],
		);
	});

	it('sends one message through one window only', async () => {
		for (let seed = 1; seed <= 20; seed++) {
			const random = createRandom(seed);
			const office = createOffice(() => 1 + Math.floor(random() * 4));
			const line = createLine(() => jsonAnswer(200, {}));
			const windows = ['a', 'b', 'c'].map((name) => openMessenger(office, line.transport, name));
			await windows[0]?.enqueue(reply);
			await Promise.all(windows.map((window) => window.drain()));
			assert.equal(line.requests.length, 1, `seed ${seed}`);
		}
	});

	it('holds a message through a crash at any step, and sends it under its one key', async () => {
		for (let at = 1; ; at++) {
			const office = createOffice();
			const line = createLine(() => jsonAnswer(200, {}));
			const dying = openMessenger(office, line.transport, 'dying');
			const { key } = await dying.enqueue(reply);
			const steps = office.disk.steps;
			office.disk.crashAt(at, 'after');
			await dying.drain();
			const ran = office.disk.steps - steps;
			office.disk.powerLoss(createRandom(at));
			office.clock.advance(3_600_000);
			await openMessenger(office, line.transport, 'next').drain();
			const { values } = await office.messages().list();
			assert.deepEqual(
				values.map(({ state }) => state),
				['已送'],
				`step ${at}`,
			);
			assert.ok(line.requests.length >= 1);
			assert.ok(line.requests.every((request) => request.key === key));
			if (ran < at) return;
			assert.ok(at < 300);
		}
	});

	it('takes 撤稿 as done only with a receipt for just this request', async () => {
		const office = createOffice();
		const page = createLine(() => jsonAnswer(200, { ok: true }));
		const messenger = openMessenger(office, page.transport);
		await messenger.enqueue(withdrawal);
		await messenger.drain();
		const state = async () => (await office.messages().list()).values.map((one) => one.state);
		assert.deepEqual(await state(), ['待发']);
		office.clock.advance(3_600_000);
		const desk = createLine(({ key = '', body }) =>
			jsonAnswer(201, receiptFor(key, String(body), 1)),
		);
		await openMessenger(office, desk.transport, 'later').drain();
		assert.deepEqual(await state(), ['已送']);
		assert.deepEqual(
			[desk.requests[0]?.path, desk.requests[0]?.body],
			['api/v1/items/item-1/withdrawal', '{"reason":"数据有误"}'],
		);
	});

	it('asks for 撤稿 once, also from two windows, and once more after it was refused', async () => {
		const office = createOffice();
		const refuse = createLine(() =>
			jsonAnswer(409, { type: 'urn:zwxx:problem:state-conflict', detail: '已经采用' }),
		);
		const windows = ['a', 'b'].map((name) => openMessenger(office, refuse.transport, name));
		await Promise.all(windows.map((window) => window.enqueue(withdrawal)));
		const round = await windows[0]?.drain();
		assert.equal(refuse.requests.length, 1);
		assert.equal(round?.changed.at(-1)?.state, '被拒');
		assert.match(round.changed.at(-1)?.problem ?? '', /已经采用/u);
		await windows[1]?.enqueue(withdrawal);
		assert.equal((await office.messages().list()).values.length, 2);
	});

	it('waits for a token and goes on when it is there', async () => {
		const office = createOffice();
		const answers = [jsonAnswer(401, {}), jsonAnswer(200, {})];
		const line = createLine(() => answers.shift() ?? offline);
		const messenger = openMessenger(office, line.transport);
		await messenger.enqueue(reply);
		await messenger.drain();
		await messenger.drain();
		assert.equal(line.requests.length, 1);
		await messenger.loggedIn(endpoint.origin);
		await messenger.drain();
		const { values } = await office.messages().list();
		assert.deepEqual(
			values.map(({ state }) => state),
			['已送'],
		);
	});

	it('goes nowhere where an id of the other side would lead off the path', async () => {
		const office = createOffice();
		const line = createLine(() => jsonAnswer(200, {}));
		const messenger = openMessenger(office, line.transport);
		await messenger.enqueue({ ...reply, itemId: '..' });
		await messenger.enqueue({ ...reply, itemId: '../../x?y#z' });
		await messenger.drain();
		assert.deepEqual(
			line.requests.map(({ path }) => path),
			['api/v1/items/..%2F..%2Fx%3Fy%23z/comments/c1'],
		);
	});
});
