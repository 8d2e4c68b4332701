import assert from 'node:assert/strict';
import { problemTypes, type Payload } from '../../src/core/submission/payload';
import { verifyAudit } from '../../src/desk/store/audit';
import { openPacket, sealPacket } from '../../src/node/packet';
import {
	attachmentOf,
	buildPayload,
	buildPicture,
	file,
	startDesk,
	type RunningDesk,
} from '../support/desk';
import { problemOf, receiptOf } from './support';

const [own, other] = ['云岭县政务服务局', '南屏区发展和改革局'];
const passphrase = '南屏-2026-八字以上';

/** A packet as extension and command line make it. */
async function packetOf(
	payload: Payload,
	pictures: readonly Uint8Array[] = [],
	secret?: string,
): Promise<{ readonly bytes: Uint8Array; readonly text: string; readonly key: string }> {
	const text = JSON.stringify(payload);
	const key = `key-${payload.draftId}`;
	const content = { payload: text, key, attachments: pictures };
	const options = { now: 0, ...(secret !== undefined && { passphrase: secret }) };
	return { bytes: await sealPacket(content, options), text, key };
}

describe('desk: packets', () => {
	let desk: RunningDesk;
	beforeEach(async () => {
		desk = await startDesk({
			units: [
				{ name: own, token: 'token-one' },
				{ name: other, token: 'token-two' },
			],
		});
	});
	afterEach(async () => {
		assert.ok((await verifyAudit(desk.desk.store.read)).ok);
		await desk.close();
	});

	/** Hands a file in as a browser does. */
	async function bring(
		bytes: Uint8Array,
		fields: Readonly<Record<string, string>> = {},
		headers: Readonly<Record<string, string>> = {},
	): Promise<{ readonly status: number; readonly body: string }> {
		const form = new FormData();
		form.set('packet', new Blob([new Uint8Array(bytes)]), '稿.zwxxbao');
		for (const [name, value] of Object.entries({ actor: '贺岚', ...fields })) form.set(name, value);
		const answer = await fetch(`${desk.url}/packets`, {
			method: 'POST',
			body: form,
			headers: { accept: 'text/html', ...headers },
		});
		return { status: answer.status, body: await answer.text() };
	}
	const receiptIn = ({ body }: { readonly body: string }) =>
		/收〔\d{4}〕\d{4}-\d{4}/u.exec(body)?.[0];

	it('are one item however often they are brought, and over the network as well', async () => {
		const payload = buildPayload();
		const { bytes, text, key } = await packetOf(payload);
		const opened = await openPacket(bytes);
		assert.ok('value' in opened);
		const first = await bring(bytes);
		assert.equal(first.status, 200, first.body);
		assert.match(first.body, /已收下：/u);
		assert.ok(first.body.includes(opened.value.code));
		const again = await bring(bytes);
		assert.match(again.body, /以前已经收下/u);
		assert.equal(receiptIn(again), receiptIn(first));
		const sent = await receiptOf(await file(desk, text, { key }), 200);
		assert.equal(sent.receiptNo, receiptIn(first));
		assert.equal((await desk.rows()).length, 1);
		const rows = await desk.desk.store.read.audit.read(0, 100);
		const received = rows.filter(({ action }) => action === '收稿');
		assert.equal(received.length, 1);
		assert.match(received[0]?.detail ?? '', /"importedBy":"贺岚"/u);
		assert.ok(received[0]?.detail.includes(opened.value.code));
	});

	it('are known again where they came over the network first', async () => {
		const { bytes, text, key } = await packetOf(buildPayload());
		const { receiptNo } = await receiptOf(await file(desk, text, { key }));
		const brought = await bring(bytes);
		assert.equal(receiptIn(brought), receiptNo);
		assert.equal((await desk.rows()).length, 1);
	});

	it('bring their pictures along', async () => {
		const pictures = [buildPicture(7), buildPicture(9)];
		const attachments = pictures.map((bytes, nth) =>
			attachmentOf(bytes, { name: `现场${nth}.png` }),
		);
		const { bytes } = await packetOf(buildPayload({ attachments }), pictures);
		assert.equal((await bring(bytes)).status, 200);
		const [row] = await desk.rows();
		for (const { digest } of attachments) {
			const answer = await fetch(`${desk.url}/items/${row?.id}/attachments/${digest}`);
			assert.equal(answer.status, 200);
		}
	});

	it('open with their passphrase only, and not at all when they were changed', async () => {
		const { bytes } = await packetOf(buildPayload(), [], passphrase);
		for (const [fields, said] of [
			[{}, /加了口令/u],
			[{ passphrase: '不是那个口令的口令' }, /口令不对/u],
		] as const) {
			const refused = await bring(bytes, fields);
			assert.equal(refused.status, 422);
			assert.match(refused.body, said);
			assert.ok(!refused.body.includes('不是那个口令的口令'));
		}
		const changed = Uint8Array.from(bytes);
		changed[changed.length - 40]! ^= 1;
		assert.match((await bring(changed, { passphrase })).body, /不完整或被改动过/u);
		assert.match((await bring(Buffer.from('{"a":1}'))).body, /不是报送包/u);
		assert.match((await bring(Buffer.alloc(0))).body, /请先选择报送包文件/u);
		assert.deepEqual(await desk.rows(), []);
		assert.equal((await bring(bytes, { passphrase })).status, 200);
	});

	it('belong to the unit that signed them, or to the one that the editor names', async () => {
		const stranger = await packetOf(buildPayload({ unit: '<b>别处</b>', draftId: 'd1' }));
		const refused = await bring(stranger.bytes);
		assert.equal(refused.status, 422);
		assert.match(refused.body, /没有在这里登记，请选择/u);
		const unit = (await desk.desk.store.read.units.findByName(other))!.id;
		assert.equal((await bring(stranger.bytes, { unit })).status, 200);
		assert.equal((await bring(stranger.bytes, { unit: 'nobody' })).status, 422);
		await bring((await packetOf(buildPayload({ unit: own, draftId: 'd2' }))).bytes);
		const { items } = await desk.desk.store.read.items.list({}, 0, 10);
		assert.deepEqual(
			items.map(({ draftId, unitName }) => [draftId, unitName]),
			[
				['d2', own],
				['d1', other],
			],
		);
	});

	it('carry nothing past the desk’s own border', async () => {
		const wrong: [Partial<Payload>, RegExp][] = [
			[{ body: '机密★3年\n正文。' }, /涉密标志/u],
			[{ title: '半个\u0000' }, /无法保存的字符/u],
			[
				{ attachments: [attachmentOf(buildPicture(), { name: '..\u202egnp.exe.png' })] },
				/不能用作文件名/u,
			],
		];
		for (const [change, said] of wrong) {
			const pictures = change.attachments ? [buildPicture()] : [];
			const refused = await bring((await packetOf(buildPayload(change), pictures)).bytes);
			assert.equal(refused.status, 422, refused.body);
			assert.match(refused.body, said);
		}
		const html = Buffer.from('<script>alert(1)</script>');
		const attachments = [attachmentOf(html)];
		const fake = await bring((await packetOf(buildPayload({ attachments }), [html])).bytes);
		assert.equal(fake.status, 415);
		assert.deepEqual(await desk.rows(), []);
	});

	it('that are huge, or handed in from a foreign page, are not read', async () => {
		const huge = await bring(Buffer.alloc(65 * 1024 * 1024));
		assert.equal(huge.status, 413);
		assert.match(huge.body, /64MB/u);
		const { bytes } = await packetOf(buildPayload());
		const foreign = await bring(bytes, {}, { origin: 'https://evil.example' });
		assert.equal(foreign.status, 403);
		assert.deepEqual(await desk.rows(), []);
		const form = { 'content-type': 'multipart/form-data; boundary=x', accept: 'text/html' };
		const torn = await fetch(`${desk.url}/packets`, {
			method: 'POST',
			body: '--x\r\nnonsense',
			headers: form,
		});
		assert.equal(torn.status, 400);
	});
});

describe('desk: names of pictures', () => {
	it('that lead elsewhere, are a device or read the wrong way round are refused', async () => {
		const desk = await startDesk();
		const bytes = buildPicture();
		for (const name of [
			'..',
			'a..b.png',
			'CON.png',
			'lpt1',
			'a\u202egnp.exe',
			'现场.png:x',
			' a.png',
			'a.png.',
		])
			await problemOf(
				await file(desk, buildPayload({ attachments: [attachmentOf(bytes, { name })] })),
				422,
				problemTypes.validation,
			);
		for (const name of ['../a.png', '/etc/a.png', 'C:\\a.png', 'a\u0000.png'])
			await problemOf(
				await file(desk, buildPayload({ attachments: [attachmentOf(bytes, { name })] })),
				422,
				problemTypes.validation,
			);
		await desk.close();
	});
});
