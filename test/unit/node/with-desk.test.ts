import assert from 'node:assert/strict';
import { defaultCatalogue } from '../../../src/core/vehicle/catalogue';
import { createDesk, type Desk } from '../../../src/desk/app';
import { createDrainer } from '../../../src/node/drain';
import { testConnection } from '../../../src/node/test-connection';
import { createTransport } from '../../../src/node/transport';
import { createFakeDisk } from '../../support/fake-fs';
import { aFiler, anEndpoint, aRequest, createFakeClock, openOutbox } from '../../support/filing';

const token = 'a-token-of-forty-characters-for-one-unit';
const transport = createTransport();

describe('outbox and the real desk', () => {
	let desk: Desk;
	let url: string;
	beforeEach(async () => {
		const { vehicles } = defaultCatalogue;
		const units = [{ name: '云岭县政府办', token }];
		desk = await createDesk({ store: ':memory:', vehicles, units });
		({ url } = await desk.listen({ host: '127.0.0.1', port: 0 }));
	});
	afterEach(() => desk.close());

	it('files, loses the answer, files again: one item, one receipt', async () => {
		const clock = createFakeClock(Date.now());
		const disk = createFakeDisk(clock.now);
		const outbox = openOutbox({ fs: disk.open(), clock, pid: 1, alive: new Set([1]) });
		const endpoint = anEndpoint({ url, origin: new URL(url).origin });
		const send = aFiler(transport).send;
		let lost = 0;
		const drainer = createDrainer({
			outbox,
			async send(...args) {
				const exchange = await send(...args);
				if (++lost > 1) return exchange;
				return { kind: 'failure', cause: 'cut', bytesLeft: true };
			},
			clock: clock.now,
			random: () => 0,
			owner: 'w1',
			endpoints: () => [endpoint],
			tokenFor: async () => token,
			leaseMs: 150_000,
		});
		const { entry } = await outbox.enqueue(aRequest({}, endpoint));
		await drainer.drain();
		clock.advance(60_000);
		await drainer.drain();
		const revised = await outbox.enqueue(aRequest({ body: '改过的正文。' }, endpoint));
		await drainer.drain();
		const { entries } = await outbox.list();
		assert.deepEqual(
			entries.map((one) => [one.state, one.revision]),
			[
				['已收', 1],
				['已收', 2],
			],
		);
		const receipts = entries.map((one) => (one.kind === 'submission' ? one.receipt : undefined));
		assert.deepEqual(
			receipts.map((receipt) => receipt?.key),
			[entry.key, revised.entry.key],
		);
		assert.equal(receipts[0]?.itemId, receipts[1]?.itemId);
	});

	it('测试连接 names the unit, and says when the token is wrong', async () => {
		const target = { url, allowPlaintext: false };
		const good = await testConnection(transport, target, token);
		assert.equal(good.unit, '云岭县政府办');
		const certificate = good.steps.find(({ name }) => name === '证书');
		assert.equal(certificate?.message, '本机地址，不经过网络。');
		const { steps } = await testConnection(transport, target, 'wrong');
		assert.equal(steps.find(({ state }) => state === '有问题')?.name, '口令');
	});
});
