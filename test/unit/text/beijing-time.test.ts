import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
	formatBeijing,
	formatBeijingDate,
	parseBeijingTime,
	readableBeijing,
	toBeijingIso,
} from '../../../src/core/text/beijing-time';

const at = (iso: string): number => Date.parse(iso);

describe('Beijing time', () => {
	it('is eight hours ahead, whatever the machine thinks', () => {
		const evening = at('2026-11-22T16:30:00Z');
		assert.equal(toBeijingIso(evening), '2026-11-23T00:30:00+08:00');
		assert.equal(formatBeijing(evening), '2026-11-23 00:30');
		assert.equal(formatBeijingDate(evening), '2026-11-23');
		assert.equal(readableBeijing(evening), '11月23日 00:30');
	});
});

const read = (text: string): string | undefined => {
	const time = parseBeijingTime(text);
	return time && `${formatBeijing(time.from)} ${time.precision}`;
};

describe('parseBeijingTime', () => {
	const spellings: [string, string | undefined][] = [
		['2026-11-20', '2026-11-20 00:00 day'],
		['2026-1-5', '2026-01-05 00:00 day'],
		['2026.11.20', '2026-11-20 00:00 day'],
		['2026年11月20日', '2026-11-20 00:00 day'],
		[' 2026 年 11 月 20 日 ', '2026-11-20 00:00 day'],
		['20261120', '2026-11-20 00:00 day'],
		['2026-11-20至21日', '2026-11-20 00:00 day'],
		['2026-11-20 【时:分】', '2026-11-20 00:00 day'],
		['2026/11/20 14:30', '2026-11-20 14:30 minute'],
		['2026-11-20 14:30', '2026-11-20 14:30 minute'],
		['2026-11-20T14:30', '2026-11-20 14:30 minute'],
		['2026.11.20 14:30:59', '2026-11-20 14:30 minute'],
		['2026年11月20日 14:30', '2026-11-20 14:30 minute'],
		['2026年11月20日14时', '2026-11-20 14:00 hour'],
		['2026年11月20日14时30分', '2026-11-20 14:30 minute'],
		['2026年11月20日14时许', '2026-11-20 14:00 hour'],
		['2026年11月20日 14点半', '2026-11-20 14:30 minute'],
		['2026年11月20日下午2时30分', '2026-11-20 14:30 minute'],
		['2026年11月20日凌晨3时', '2026-11-20 03:00 hour'],
		['2026年11月20日中午12时', '2026-11-20 12:00 hour'],
		['２０２６－１１－２０　１４：３０', '2026-11-20 14:30 minute'],
		['2026-11-20T14:30:05+08:00', '2026-11-20 14:30 minute'],
		['2026-11-20T06:30:00Z', '2026-11-20 14:30 minute'],
		['2026-11-20T06:30:00.123+00:00', '2026-11-20 14:30 minute'],
		['2026-11-20 24:00', '2026-11-21 00:00 minute'],
		['2026-11-20 25:00', undefined],
		['2026-11-20 14:75', undefined],
		['2026-02-30', undefined],
		['2026-13-01', undefined],
		['11月20日', undefined],
		['昨天', undefined],
		['', undefined],
	];
	for (const [text, expected] of spellings) {
		it(`${JSON.stringify(text)} is ${expected ?? 'none'}`, () =>
			assert.equal(read(text), expected));
	}

	it('takes a day and an hour for all of their moments, a minute for its beginning', () => {
		const range = (text: string) => {
			const time = parseBeijingTime(text);
			return time && [time.from, time.to];
		};
		assert.deepEqual(range('2026-11-20'), [
			at('2026-11-20T00:00:00+08:00'),
			at('2026-11-20T23:59:59.999+08:00'),
		]);
		assert.deepEqual(range('2026年11月20日14时许'), [
			at('2026-11-20T14:00:00+08:00'),
			at('2026-11-20T14:59:59.999+08:00'),
		]);
		assert.deepEqual(range('2026-11-20 14:30'), [
			at('2026-11-20T14:30:00+08:00'),
			at('2026-11-20T14:30:00+08:00'),
		]);
	});

	it('reads back what it writes, and never throws', () => {
		const minutes = fc
			.integer({ min: 0, max: 4_000_000 })
			.map((n) => n * 60_000 + Date.UTC(2000, 0));
		fc.assert(
			fc.property(minutes, (epochMs) => {
				assert.equal(parseBeijingTime(formatBeijing(epochMs))?.from, epochMs);
				assert.ok((parseBeijingTime(formatBeijingDate(epochMs))?.from ?? Infinity) <= epochMs);
			}),
		);
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (text) => void parseBeijingTime(`2026${text}`)),
		);
	});
});
