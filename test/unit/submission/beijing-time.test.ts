import assert from 'node:assert/strict';
import { parseDraft } from '../../../src/core/draft/parse';
import {
	beijingDay,
	parseBeijing,
	readableBeijing,
	toBeijingIso,
} from '../../../src/core/submission/beijing-time';
import { deadlineOf } from '../../../src/core/submission/deadline';
import type { Vehicle } from '../../../src/core/vehicle/schema';

const hour = 3_600_000;
const at = (iso: string): number => Date.parse(iso);

describe('Beijing time', () => {
	it('is eight hours ahead, whatever the machine thinks', () => {
		const evening = at('2026-11-22T16:30:00Z');
		assert.equal(toBeijingIso(evening), '2026-11-23T00:30:00+08:00');
		assert.equal(beijingDay(evening), '2026-11-23');
		assert.equal(readableBeijing(evening), '11月23日 00:30');
	});

	it('reads what people write', () => {
		const half = at('2026-11-20T14:30:00+08:00');
		for (const text of [
			'2026-11-20 14:30',
			'2026/11/20 14:30',
			'2026.11.20 14:30:59',
			'2026年11月20日14时30分',
			'2026年11月20日 14:30',
			'２０２６－１１－２０　１４：３０',
			'2026-11-20T14:30',
		])
			assert.deepEqual(parseBeijing(text), { from: half, to: half }, text);
		assert.equal(parseBeijing('2026年11月20日14时')?.from, at('2026-11-20T14:00:00+08:00'));
	});

	it('takes a day for all of its moments', () => {
		assert.deepEqual(parseBeijing('2026-11-20'), {
			from: at('2026-11-20T00:00:00+08:00'),
			to: at('2026-11-20T23:59:59.999+08:00'),
		});
	});

	it('reads nothing into other words', () => {
		for (const text of ['', '昨天', '2026-02-30', '2026-13-01', '11月20日', '2026-11-20 25:00'])
			assert.equal(parseBeijing(text), undefined, text);
	});
});

describe('时限', () => {
	const vehicle: Vehicle = { name: '紧急信息', purpose: '', windowHours: 2, templates: [] };
	const draft = (line: string) => parseDraft(`---\n${line}\n---\n正文`).draft;

	it('counts from 事发时间 and its aliases', () => {
		assert.equal(
			deadlineOf(draft('事发日期: 2026-11-20 14:30'), vehicle),
			at('2026-11-20T14:30:00+08:00') + 2 * hour,
		);
	});

	it('is none without a window or without a date', () => {
		assert.equal(
			deadlineOf(draft('事发时间: 2026-11-20'), {
				...vehicle,
				windowHours: undefined,
			}),
			undefined,
		);
		assert.equal(deadlineOf(draft('事发时间: 不详'), vehicle), undefined);
		assert.equal(deadlineOf(draft('撰稿: 张三'), vehicle), undefined);
	});
});
