import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseRetryAfter, retryDelay } from '../../../src/core/submission/backoff';

const minute = 60_000;
const randoms = fc.double({ min: 0, max: 0.999_999, noNaN: true });

describe('waiting before the next attempt', () => {
	it('doubles up to a quarter of an hour, half of it by chance', () => {
		assert.deepEqual(
			[1, 2, 3, 4].map((attempts) => retryDelay(attempts, 0)),
			[2500, 5000, 10_000, 20_000],
		);
		assert.equal(retryDelay(1000, 0), 7.5 * minute);
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 100_000 }), randoms, (attempts, random) => {
				const delay = retryDelay(attempts, random);
				assert.ok(delay >= 2500 && delay <= 15 * minute);
			}),
		);
	});

	it('is never shorter than the server asked for, up to two hours', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 50 }),
				randoms,
				fc.integer({ min: 0, max: 100_000_000 }),
				(attempts, random, asked) => {
					const delay = retryDelay(attempts, random, asked);
					assert.ok(delay >= Math.min(asked, 120 * minute));
					assert.ok(delay >= 1000 && delay <= 121 * minute);
				},
			),
		);
	});

	it('does not read a date in any other form', () => {
		for (const value of ['2026-11-22', 'Sun, 22 Xyz 2026 01:02:00 GMT', '1e3', '1.5', ''])
			assert.equal(parseRetryAfter(value, 0), undefined, value);
	});
});
