import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { packetSentences, passphraseProblem } from '../../../src/core/packet/problems';
import { digestBytes } from '../../../src/core/packet/schema';
import { openPacket, packetCode, sealPacket, type PacketContent } from '../../../src/node/packet';
import { aPayload, startOfTest } from '../../support/filing';

const sha = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();
const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

function contentOf(body: string, pictures: readonly Uint8Array[] = []): PacketContent {
	const attachments = pictures.map((bytes, nth) => ({
		digest: sha(bytes).toString('hex'),
		size: bytes.length,
		type: 'image/png' as const,
		name: `现场${nth}.png`,
		caption: '',
	}));
	const payload = aPayload({ body, ...(pictures.length > 0 && { attachments }) });
	return { payload: JSON.stringify(payload), key: 'key-1', attachments: pictures };
}

const seal = (content: PacketContent, passphrase?: string): Promise<Uint8Array> =>
	sealPacket(content, { now: startOfTest, ...(passphrase !== undefined && { passphrase }) });

async function faultOf(bytes: Uint8Array, passphrase?: string): Promise<string> {
	const result = await openPacket(bytes, passphrase);
	return 'fault' in result ? result.fault : 'opened';
}

/** A file that was changed by somebody who made its last digest fit again. */
const forged = (bytes: Uint8Array): Uint8Array => {
	const whole = bytes.subarray(0, -digestBytes);
	return Buffer.concat([whole, sha(whole)]);
};

const aBody = fc.string({ unit: 'binary', minLength: 1, maxLength: 200 });
const somePictures = fc.uniqueArray(fc.uint8Array({ minLength: 1, maxLength: 300 }), {
	maxLength: 4,
	selector: (bytes) => sha(bytes).toString('hex'),
});

describe('报送包', () => {
	it('gives back what was put in', async () => {
		await fc.assert(
			fc.asyncProperty(aBody, somePictures, async (body, pictures) => {
				const content = contentOf(body, pictures);
				const bytes = await seal(content);
				const result = await openPacket(bytes);
				assert.ok('value' in result, JSON.stringify(result));
				const { payload, key, attachments, item, code, createdAt } = result.value;
				assert.deepEqual([payload, key], [content.payload, content.key]);
				assert.deepEqual(attachments.map(hexOf), pictures.map(hexOf));
				assert.equal(item.body, body);
				assert.equal(code, packetCode(bytes));
				assert.equal(createdAt, '2026-11-22T09:00:00+08:00');
			}),
			{ numRuns: 60 },
		);
	});

	it('gives it back to the passphrase, however that was typed, and to no other', async () => {
		const passphrase = fc.string({ unit: 'grapheme', minLength: 8, maxLength: 20 });
		await fc.assert(
			fc.asyncProperty(passphrase, somePictures, async (word, pictures) => {
				const content = contentOf('正文。', pictures);
				const bytes = await seal(content, word);
				const result = await openPacket(bytes, word.normalize('NFD'));
				assert.ok('value' in result, JSON.stringify(result));
				assert.equal(result.value.payload, content.payload);
				assert.equal(await faultOf(bytes, `${word}x`), 'wrong-passphrase');
				assert.equal(await faultOf(bytes), 'needs-passphrase');
			}),
			{ numRuns: 8 },
		);
	});

	it('shows nothing of the item to who has no passphrase', async () => {
		const content = contentOf('云岭县推行“一窗通办”。', [Buffer.from('一张图片的内容')]);
		const text = Buffer.from(await seal(content, '南屏-八个字以上')).toString('latin1');
		for (const word of ['云岭县', 'zwxx.item', 'key-1', '图片', '南屏', '20261122-7F3K'])
			assert.ok(!text.includes(Buffer.from(word, 'utf8').toString('latin1')), word);
	});

	it('never seals twice alike', async () => {
		const content = contentOf('正文。');
		const [one, two] = [
			await seal(content, '八个字符以上的口令'),
			await seal(content, '八个字符以上的口令'),
		];
		assert.notDeepEqual(one, two);
	});

	it('notices every flipped byte', async () => {
		const bytes = await seal(contentOf('正文。', [Buffer.from([1, 2, 3])]));
		for (let at = 0; at < bytes.length; at++) {
			const changed = Uint8Array.from(bytes);
			changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8));
			assert.notEqual(await faultOf(changed), 'opened', `byte ${at}`);
		}
	});

	it('notices every flipped byte of a sealed one, also where the digest was made to fit', async () => {
		const bytes = await seal(contentOf('正文。'), '八个字符以上的口令');
		await fc.assert(
			fc.asyncProperty(
				fc.integer({ min: 0, max: bytes.length - digestBytes - 1 }),
				fc.integer({ min: 1, max: 255 }),
				async (at, mask) => {
					const changed = Uint8Array.from(bytes);
					changed[at] = (changed[at] ?? 0) ^ mask;
					assert.notEqual(await faultOf(changed, '八个字符以上的口令'), 'opened');
					assert.notEqual(await faultOf(forged(changed), '八个字符以上的口令'), 'opened');
				},
			),
			{ numRuns: 30 },
		);
	});

	it('notices every cut', async () => {
		const bytes = await seal(contentOf('正文。', [Buffer.from([1, 2, 3])]));
		for (let length = 0; length < bytes.length; length++)
			assert.notEqual(await faultOf(bytes.subarray(0, length)), 'opened', `${length} bytes`);
		assert.equal(await faultOf(Buffer.concat([bytes, Buffer.from([0])])), 'damaged');
	});

	it('refuses contents that do not fit together', async () => {
		const content = contentOf('正文。', [Buffer.from([1, 2, 3])]);
		const without = { ...content, attachments: [] };
		const other = { ...content, attachments: [Buffer.from([1, 2, 4])] };
		const empty = { ...content, payload: '{}', attachments: [] };
		for (const wrong of [without, other, empty])
			assert.equal(await faultOf(await seal(wrong)), 'inconsistent');
	});

	it('tells a newer form and other files from a damaged packet', async () => {
		const bytes = Buffer.from(await seal(contentOf('正文。')));
		const text = bytes.toString('latin1').replace('zwxx.packet/1', 'zwxx.packet/2');
		assert.equal(await faultOf(Buffer.from(text, 'latin1')), 'newer');
		for (const other of ['', '{}', 'PK\u0003\u0004', '---\n稿号: 1\n---\n正文'])
			assert.equal(await faultOf(Buffer.from(other)), 'not-a-packet');
	});

	it('takes anything for what it is, without failing', async () => {
		await fc.assert(
			fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
				assert.equal(await faultOf(bytes, 'passphrase'), 'not-a-packet');
			}),
		);
	});

	it('asks for a passphrase that is worth the name, and says everything in Chinese', () => {
		assert.match(passphraseProblem('1234567') ?? '', /至少用8个字符/u);
		assert.equal(passphraseProblem('一二三四五六七八'), undefined);
		for (const sentence of Object.values(packetSentences))
			assert.match(sentence, /^\p{Script=Han}.*。$/u);
	});
});
