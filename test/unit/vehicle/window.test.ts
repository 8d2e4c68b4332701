import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseDraft } from '../../../src/core/draft/parse';
import { defaultCatalogue, findVehicle } from '../../../src/core/vehicle/catalogue';
import {
	formatBeijing,
	formatBeijingDate,
	parseBeijingTime,
	windowDeadline,
} from '../../../src/core/vehicle/window';

const read = (text: string): string | undefined => {
	const time = parseBeijingTime(text);
	return time && `${formatBeijing(time.epochMs)} ${time.precision}`;
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

	it('reads back what it writes, and never throws', () => {
		const minutes = fc
			.integer({ min: 0, max: 4_000_000 })
			.map((n) => n * 60_000 + Date.UTC(2000, 0));
		fc.assert(
			fc.property(minutes, (epochMs) => {
				assert.equal(parseBeijingTime(formatBeijing(epochMs))?.epochMs, epochMs);
				assert.ok((parseBeijingTime(formatBeijingDate(epochMs))?.epochMs ?? Infinity) <= epochMs);
			}),
		);
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (text) => void parseBeijingTime(`2026${text}`)),
		);
	});
});

describe('windowDeadline', () => {
	const deadline = (time: string, vehicle: string): string | undefined => {
		const { draft } = parseDraft(`---\n事发时间: ${time}\n---\n`);
		const at = windowDeadline(draft, findVehicle(defaultCatalogue, vehicle));
		return at === undefined ? undefined : formatBeijing(at);
	};

	it('ends with the day for a 要情 that gives only its date', () => {
		assert.equal(deadline('2026-11-20', '要情信息'), '2026-11-21 00:00');
		assert.equal(deadline('2026-11-20 14:30', '要情信息'), '2026-11-21 14:30');
		assert.equal(deadline('2026-11-20', '国办综合信息'), '2026-11-22 00:00');
	});

	it('is none without a window or a readable time', () => {
		assert.equal(deadline('2026-11-20', '专报信息'), undefined);
		assert.equal(deadline('昨天', '要情信息'), undefined);
		assert.equal(deadline('2026-11-20', '快报'), undefined);
	});
});
