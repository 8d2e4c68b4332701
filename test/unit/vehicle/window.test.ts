import assert from 'node:assert/strict';
import { parseDraft } from '../../../src/core/draft/parse';
import { formatBeijing } from '../../../src/core/text/beijing-time';
import { defaultCatalogue, findVehicle } from '../../../src/core/vehicle/catalogue';
import type { Vehicle } from '../../../src/core/vehicle/schema';
import { windowDeadline } from '../../../src/core/vehicle/window';

describe('windowDeadline', () => {
	const deadline = (time: string, vehicle: string): string | undefined => {
		const { draft } = parseDraft(`---\n事发时间: ${time}\n---\n`);
		const at = windowDeadline(draft, findVehicle(defaultCatalogue, vehicle));
		return at === undefined ? undefined : formatBeijing(at);
	};

	it('counts from the last moment that 事发时间 can mean', () => {
		assert.equal(deadline('2026-11-20 14:30', '要情信息'), '2026-11-21 14:30');
		assert.equal(deadline('2026年11月20日14时许', '要情信息'), '2026-11-21 14:59');
		assert.equal(deadline('2026-11-20', '要情信息'), '2026-11-21 23:59');
		assert.equal(deadline('2026-11-20', '国办综合信息'), '2026-11-22 23:59');
	});

	it('knows 事发时间 by its aliases', () => {
		const { draft } = parseDraft('---\n事发日期: 2026-11-20 14:30\n---\n正文');
		const twoHours: Vehicle = { name: '某信息', purpose: '', windowHours: 2, templates: [] };
		assert.equal(windowDeadline(draft, twoHours), Date.parse('2026-11-20T16:30:00+08:00'));
	});

	it('is none without a window or a readable time', () => {
		assert.equal(deadline('2026-11-20', '专报信息'), undefined);
		assert.equal(deadline('昨天', '要情信息'), undefined);
		assert.equal(deadline('不详', '要情信息'), undefined);
		assert.equal(deadline('2026-11-20', '快报'), undefined);
		const { draft } = parseDraft('---\n撰稿: 张三\n---\n正文');
		assert.equal(windowDeadline(draft, findVehicle(defaultCatalogue, '要情信息')), undefined);
	});
});
