import assert from 'node:assert/strict';
import fc from 'fast-check';
import { problemTypes, type Payload } from '../../src/core/submission/payload';
import { buildPayload, file, startDesk, type RunningDesk } from '../support/desk';
import { problemOf, receiptOf } from './support';

interface Post {
	readonly unit: 0 | 1;
	readonly key: string;
	readonly draft: string;
	readonly revision: number;
	readonly title: string;
	/** Same content in other bytes. */
	readonly spaced: boolean;
}

const posts: fc.Arbitrary<Post[]> = fc.array(
	fc.record({
		unit: fc.constantFrom(0 as const, 1 as const),
		key: fc.constantFrom('k1', 'k2', 'k3'),
		draft: fc.constantFrom('d1', 'd2'),
		revision: fc.constantFrom(1, 2, 3),
		title: fc.constantFrom('甲', '乙', ''),
		spaced: fc.boolean(),
	}),
	{ maxLength: 14 },
);

function bytesOf({ draft: draftId, revision, title, spaced }: Post): string {
	const payload: Payload = buildPayload({ draftId, revision, title });
	return JSON.stringify(payload, null, spaced ? 1 : 0);
}

interface Model {
	/** unit and key → the bytes and the receipt they got. */
	readonly filings: Map<string, { bytes: string; receipt: unknown }>;
	/** unit and draft → the last revision. */
	readonly revisions: Map<string, number>;
}

/** What the contract says must come of a post, and the check that it did. */
async function step(desk: RunningDesk, tokens: readonly string[], model: Model, post: Post) {
	const bytes = bytesOf(post);
	const name = `${post.unit} ${post.key}`;
	const draft = `${post.unit} ${post.draft}`;
	const answer = await file(desk, bytes, { key: post.key, token: tokens[post.unit]! });
	const known = model.filings.get(name);
	if (known?.bytes === bytes) {
		assert.deepEqual(await receiptOf(answer, 200), known.receipt);
	} else if (known) {
		await problemOf(answer, 422, problemTypes.keyReuse);
	} else if (post.title === '') {
		await problemOf(answer, 422, problemTypes.validation);
	} else if (post.revision <= (model.revisions.get(draft) ?? 0)) {
		await problemOf(answer, 409, problemTypes.duplicateRevision);
	} else {
		const receipt = await receiptOf(answer, 201);
		model.filings.set(name, { bytes, receipt });
		model.revisions.set(draft, post.revision);
	}
}

describe('desk: idempotency', () => {
	it('agrees with the contract for any sequence of posts', async function () {
		this.timeout(60_000);
		const units = [
			{ name: '云岭县政务服务局', token: 'token-a' },
			{ name: '南屏区水务局', token: 'token-b' },
		];
		await fc.assert(
			fc.asyncProperty(posts, async (sequence) => {
				const desk = await startDesk({ units });
				try {
					const model: Model = { filings: new Map(), revisions: new Map() };
					const tokens = units.map(({ token }) => token);
					for (const post of sequence) await step(desk, tokens, model, post);
					const rows = await desk.rows();
					assert.equal(rows.length, model.revisions.size);
					const receipts = [...model.filings.values()].map(({ receipt }) => receipt);
					const numbers = receipts.map((receipt) => (receipt as { receiptNo: string }).receiptNo);
					assert.equal(new Set(numbers).size, numbers.length);
				} finally {
					await desk.close();
				}
			}),
			{ numRuns: 40 },
		);
	});
});
