import assert from 'node:assert/strict';
import { classify } from '../../../src/core/submission/classify';
import type { Submission } from '../../../src/core/submission/entry';
import type { Exchange } from '../../../src/core/submission/exchange';
import { newSubmission } from '../../../src/core/submission/new-entry';
import { problemTypes, type Attachment } from '../../../src/core/submission/payload';
import { sha256, sha256Of } from '../../../src/node/hash';
import { createFiler } from '../../../src/node/submit-item';
import type { HttpRequest } from '../../../src/node/transport';
import { anEndpoint, aPayload, aRequest, createFakeClock } from '../../support/filing';
import { jpeg } from '../../support/pictures';

const pictures = [1, 2, 3].map((n) => jpeg({ coded: Uint8Array.of(n) }));
const digests = pictures.map(sha256Of);
const attachments = pictures.map((bytes, at): Attachment => ({
	digest: digests[at] ?? '',
	size: bytes.length,
	type: 'image/jpeg',
	name: `${at}.jpg`,
	caption: '',
}));

const answer = (status: number, json: unknown = {}): Exchange => ({
	kind: 'answer',
	status,
	headers: {},
	body: JSON.stringify(json),
	truncated: false,
});

function entryWith(given: readonly Attachment[] | undefined): Submission {
	const text = JSON.stringify(aPayload(given && { attachments: [...given] }));
	const minted = { id: 'i', revision: 1, contentSha256: 'a'.repeat(64), now: 0, key: 'k' };
	return newSubmission(aRequest(), { ...minted, text, sha256: sha256(text) });
}

/** A filer whose other side answers as told, and what it was asked. */
function setUp(answers: (request: HttpRequest) => Exchange, missing?: string) {
	const clock = createFakeClock();
	const seen: string[] = [];
	const filer = createFiler({
		clock: clock.now,
		readFile: async () => '',
		readBlob: async (digest) =>
			digest === missing ? undefined : pictures[digests.indexOf(digest)],
		transport: {
			async exchange(request) {
				seen.push(`${request.method} ${request.path}`);
				return answers(request);
			},
		},
	});
	const send = (entry: Submission) => filer.send(entry, anEndpoint(), 'token');
	return { clock, seen, send };
}

const outcomeOf = (exchange: Exchange) =>
	classify(exchange, { key: 'k', sha256: 'a'.repeat(64), dedup: '无', now: 0 });
const puts = digests.map((digest) => `PUT api/v1/blobs/${digest}`);

describe('pictures on their way', () => {
	it('go before the item, with their type and bytes, and not again to the same address', async () => {
		const bodies: HttpRequest['body'][] = [];
		const { seen, send } = setUp((request) => {
			if (request.method === 'PUT') bodies.push(request.body);
			return answer(request.method === 'PUT' ? 201 : 500);
		});
		await send(entryWith(attachments));
		assert.deepEqual(seen, [...puts, 'POST api/v1/items']);
		assert.deepEqual(bodies, pictures);
		await send(entryWith(attachments));
		assert.deepEqual(seen.slice(4), ['POST api/v1/items']);
	});

	it('are nothing to an item that has none', async () => {
		const { seen, send } = setUp(() => answer(201));
		await send(entryWith(undefined));
		assert.deepEqual(seen, ['POST api/v1/items']);
	});

	for (const [what, given] of [
		['a broken connection', { kind: 'failure', cause: 'cut', bytesLeft: true } as const],
		['a fault of the other side', answer(503)],
	] as const)
		it(`come to nothing by ${what}: tried again, and never in doubt whether the item arrived`, async () => {
			const { seen, send } = setUp(() => given);
			const outcome = outcomeOf(await send(entryWith(attachments)));
			assert.equal(outcome.kind, 'retry');
			assert.ok('mayHaveArrived' in outcome && !outcome.mayHaveArrived);
			assert.equal(seen.length, 1);
		});

	for (const status of [404, 405, 413, 415])
		it(`are refused by ${status}: the item waits for a person`, async () => {
			const { send } = setUp(() => answer(status));
			const { kind, message } = outcomeOf(await send(entryWith(attachments)));
			assert.equal(kind, 'rejected');
			assert.match(message, /[\u4e00-\u9fff].*。$/u);
		});

	it('need the token like the item', async () => {
		const { send } = setUp(() => answer(401));
		assert.equal(outcomeOf(await send(entryWith(attachments))).kind, 'login');
	});

	it('are sent anew where the other side lacks one', async () => {
		let lacks = true;
		const { seen, send } = setUp(({ method }) =>
			method === 'PUT' || !lacks ? answer(201) : answer(422, { type: problemTypes.blobMissing }),
		);
		const first = outcomeOf(await send(entryWith(attachments)));
		assert.equal(first.kind, 'retry');
		lacks = false;
		await send(entryWith(attachments));
		assert.deepEqual(seen.slice(4), [...puts, 'POST api/v1/items']);
	});

	it('take several attempts over a slow line, so that a request ends within its lease', async () => {
		const { clock, seen, send } = setUp(({ method }) => {
			clock.advance(method === 'PUT' ? 31_000 : 0);
			return answer(201);
		});
		const first = outcomeOf(await send(entryWith(attachments)));
		assert.equal(first.kind, 'retry');
		assert.match(first.message, /分批传送/u);
		assert.deepEqual(seen, puts.slice(0, 1));
		await send(entryWith(attachments));
		await send(entryWith(attachments));
		assert.deepEqual(seen.slice(1), [puts[1], puts[2], 'POST api/v1/items']);
	});

	it('that are gone from the outbox stop the item, with what to do', async () => {
		const { seen, send } = setUp(() => answer(201), digests[1]);
		const outcome = outcomeOf(await send(entryWith(attachments)));
		assert.equal(outcome.kind, 'rejected');
		assert.match(outcome.message, /重新报送/u);
		assert.deepEqual(seen, puts.slice(0, 1));
	});
});
