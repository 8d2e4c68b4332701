import assert from 'node:assert/strict';
import * as z from 'zod';
import { parseEntry, serializeEntry } from '../../../src/core/submission/entry';
import { parseVersioned, type Form } from '../../../src/core/text/versioned';
import { createDrainer } from '../../../src/node/drain';
import { sha256 } from '../../../src/node/hash';
import { createFakeDisk } from '../../support/fake-fs';
import {
	anEndpoint,
	createFakeClock,
	createReceiver,
	jsonAnswer,
	openOutbox,
	startOfTest,
} from '../../support/filing';

/** Letter for letter what 0.1.0 wrote; nothing that came later may be needed to read it. */
const payload =
	'{"schema":"zwxx.item/1","draftId":"20261122-7F3K","revision":1,"vehicle":"普刊信息","title":"题","body":"文。","unit":"云岭县行政审批局","meta":[],"counts":{"words":2,"characters":2,"charactersWithSpaces":2},"confirmations":[],"createdAt":"2026-11-22T09:00:00+08:00"}';
const stored = (state: string, more: object = {}): string =>
	JSON.stringify(
		{
			version: 1,
			id: `id-${state === '发送中' ? 'b' : 'a'}`,
			serial: 2,
			draftId: '20261122-7F3K',
			revision: 1,
			title: '题',
			vehicle: '普刊信息',
			file: '/drafts/题.zwxx',
			contentSha256: 'c'.repeat(64),
			createdAt: startOfTest,
			history: [{ at: startOfTest, state: '待发', note: '已入待发箱。' }],
			kind: 'submission',
			state,
			endpoint: { name: '市委信息科', origin: 'https://desk.example', dedup: '幂等键' },
			payload,
			sha256: sha256(payload),
			key: `key-of-${state}`,
			notBefore: startOfTest,
			attempts: 0,
			plaintext: false,
			...more,
		},
		null,
		'\t',
	);
const lease = { owner: 'window', from: startOfTest, until: startOfTest + 90_000 };

describe('entries of an earlier version', () => {
	it('are read, changed by nothing, and filed under the key they were given', async () => {
		const texts = [stored('待发'), stored('发送中', { lease })];
		const clock = createFakeClock();
		const disk = createFakeDisk(clock.now);
		for (const [nth, text] of texts.entries()) {
			const parsed = parseEntry(text);
			assert.ok('value' in parsed);
			assert.deepEqual(JSON.parse(serializeEntry(parsed.value)), JSON.parse(text));
			disk.put(`/store/outbox/entries/id-${nth === 0 ? 'a' : 'b'}.json`, text);
		}
		const outbox = openOutbox({ fs: disk.open(), clock, pid: 1, alive: new Set([1]) });
		const receiver = createReceiver('幂等键');
		const endpoint = anEndpoint();
		const drainer = createDrainer({
			outbox,
			send: async ({ key, payload: sent }) => jsonAnswer(201, receiver.receive(key, sent)),
			clock: clock.now,
			random: () => 0,
			owner: 'w1',
			endpoints: () => [endpoint],
			tokenFor: async () => 'secret',
			leaseMs: 150_000,
		});
		for (let round = 0; round < 3; round++) {
			clock.advance(3_600_000);
			await drainer.drain();
		}
		const { entries, corrupt } = await outbox.list();
		assert.deepEqual(corrupt, []);
		assert.deepEqual(
			entries.map(({ state }) => state),
			['已收', '已收'],
		);
		assert.deepEqual(receiver.stored.map(({ key }) => key).toSorted(), [
			'key-of-发送中',
			'key-of-待发',
		]);
	});
});

describe('a stored file with a version', () => {
	const form: Form<{ version: 3; name: string; many: readonly string[] }> = {
		schema: z.object({
			version: z.literal(3),
			name: z.string(),
			many: z.array(z.string()),
		}),
		what: '记录',
		upgrades: [
			({ title, ...rest }) => ({ ...rest, name: title }),
			({ one, ...rest }) => {
				if (typeof one !== 'string') throw new TypeError('no string');
				return { ...rest, many: [one] };
			},
		],
	};
	const read = (value: unknown) => parseVersioned(JSON.stringify(value), form);

	it('comes from any older form to the newest, step by step', () => {
		const value = { version: 3, name: '题', many: ['甲'] };
		assert.deepEqual(read({ version: 1, title: '题', one: '甲' }), { value });
		assert.deepEqual(read({ version: 2, name: '题', one: '甲' }), { value });
		assert.deepEqual(read(value), { value });
	});

	it('is left alone where it is newer, and named where it is none', () => {
		assert.deepEqual(read({ version: 4 }), { newer: true });
		const none = [{ version: 0 }, { version: 1.5 }, { version: '1' }, {}, [], null, 7];
		const unfit = [{ version: 1, title: '题' }, { version: 2, name: '题', one: 1 }, { version: 3 }];
		for (const value of [...none, ...unfit])
			assert.deepEqual(read(value), { problem: '文件缺少必要的内容，不能当作记录' });
		assert.ok('problem' in parseVersioned('{"version":3', form));
	});
});
