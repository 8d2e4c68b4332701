import assert from 'node:assert/strict';
import fc from 'fast-check';
import { metaValue } from '../../../src/core/draft/meta';
import { parseDraft } from '../../../src/core/draft/parse';
import { seriesOf } from '../../../src/core/draft/series';
import { titleOf } from '../../../src/core/draft/title';
import { newManualEntry, newSubmission } from '../../../src/core/submission/new-entry';
import { bodyText } from '../../../src/core/draft/body-text';
import type { Payload } from '../../../src/core/submission/payload';
import { changedLines } from '../../../src/core/urgent/changed-lines';
import { firstReportTemplate } from '../../../src/core/urgent/first-report';
import { followUpText, followUpTitle } from '../../../src/core/urgent/follow-up';
import { followUpsDue, nextFollowUpAt } from '../../../src/core/urgent/reminders';
import { defaultCatalogue, findVehicle } from '../../../src/core/vehicle/catalogue';
import { aPayload, aRequest } from '../../support/filing';

const urgent = findVehicle(defaultCatalogue, '紧急信息');

describe('首报 at one key', () => {
	it('marks every gap of its body 正在核实, and nothing else', () => {
		assert.ok(urgent);
		const template = firstReportTemplate(urgent);
		assert.ok(template);
		assert.ok(template.body.includes('伤亡损失：${10:正在核实}'));
		for (const line of template.body) assert.doesNotMatch(line, /【/u);
	});

	it('keeps the sentence around a gap of an office’s own template', () => {
		const body = ['${2:【接报单位】}接报，造成${3:【死亡几人，受伤几人】}。${4|特急,加急|}'];
		const templates = [{ name: '首报', structure: '叙事式' as const, body }];
		const template = firstReportTemplate({ name: '快报', purpose: '', templates });
		assert.deepEqual(template?.body, [
			'${2:（接报单位正在核实）}接报，造成${3:（死亡几人正在核实）}。${4|特急,加急|}',
		]);
	});
});

describe('续报 from the last report', () => {
	const last = `---
稿号: 20261122-AAAA
载体: 紧急信息
标题: 石桥镇发生山体滑坡
签发: 王五 2026-11-22 09:30 ✓7f3a91c2
事发时间: 2026-11-22 08:10
附件:
  现场.jpg 塌方处
---
伤亡损失：正在核实
已采取措施：出动12人
`;

	it('names its predecessor, counts on, and leaves sign-offs and pictures behind', () => {
		const { draft } = parseDraft(followUpText(last, '续报', '20261122-BBBB'));
		assert.equal(metaValue(draft, '稿号'), '20261122-BBBB');
		assert.equal(titleOf(draft), '石桥镇发生山体滑坡（续报一）');
		assert.deepEqual(seriesOf(draft, urgent), { stage: '续报', predecessor: '20261122-AAAA' });
		assert.equal(metaValue(draft, '签发'), '');
		assert.equal(metaValue(draft, '附件'), '');
		assert.equal(metaValue(draft, '事发时间'), '2026-11-22 08:10');
		assert.equal(bodyText(draft), bodyText(parseDraft(last).draft));
	});

	it('ends the series with a 终报', () => {
		const second = followUpText(last, '续报', '20261122-BBBB');
		const { draft } = parseDraft(followUpText(second, '终报', '20261122-CCCC'));
		assert.equal(titleOf(draft), '石桥镇发生山体滑坡（终报）');
		assert.deepEqual(seriesOf(draft, urgent), { stage: '终报', predecessor: '20261122-BBBB' });
	});

	it('counts in Chinese for as long as an event goes on', () => {
		let title = '滑坡';
		const seen = Array.from({ length: 21 }, () => (title = followUpTitle(title, '续报')));
		assert.equal(seen[0], '滑坡（续报一）');
		assert.equal(seen[9], '滑坡（续报十）');
		assert.equal(seen[10], '滑坡（续报十一）');
		assert.equal(seen[18], '滑坡（续报十九）');
		assert.equal(seen[20], '滑坡（续报21）');
		assert.equal(followUpTitle('滑坡(续报)', '续报'), '滑坡（续报二）');
	});
});

describe('changed lines', () => {
	it('are those that differ, with what they replace', () => {
		const before = '地点：石桥镇\n伤亡：正在核实\n措施：出动12人\n原因：正在核实';
		const after = '地点：石桥镇\n\n伤亡：轻伤2人\n措施：出动12人\n下一步：排险';
		assert.deepEqual(changedLines(before, after), {
			lines: [
				{ text: '伤亡：轻伤2人', before: ['伤亡：正在核实'] },
				{ text: '下一步：排险', before: ['原因：正在核实'] },
			],
			removed: [],
		});
		assert.deepEqual(changedLines(before, '地点：石桥镇').removed.length, 3);
	});

	it('lose no line of either report and invent none', () => {
		const body = fc
			.array(fc.constantFrom('甲', '乙', '丙', '丁', '戊'), { maxLength: 8 })
			.map((lines) => lines.join('\n'));
		fc.assert(
			fc.property(body, body, (before, after) => {
				const { lines, removed } = changedLines(before, after);
				const gone = [...lines.flatMap((line) => line.before), ...removed];
				const count = (text: string) => text.split('\n').filter((line) => line !== '').length;
				assert.equal(count(before) - gone.length, count(after) - lines.length);
				if (before === after) assert.deepEqual([lines, removed], [[], []]);
				for (const { text } of lines) assert.ok(after.split('\n').includes(text));
				for (const text of gone) assert.ok(before.split('\n').includes(text));
			}),
		);
	});
});

describe('reminders of a 续报', () => {
	const hour = 3_600_000;
	const digest = 'a'.repeat(64);
	const report = (draftId: string, createdAt: number, change: Partial<Payload> = {}) => {
		const payload = aPayload({ draftId, vehicle: '紧急信息', title: '滑坡', ...change });
		const minted = { id: draftId, revision: 1, contentSha256: digest, now: createdAt };
		const request = { ...aRequest(), payload };
		return newSubmission(request, {
			...minted,
			key: draftId,
			text: JSON.stringify(payload),
			sha256: digest,
		});
	};
	const dueAt = (entries: Parameters<typeof followUpsDue>[0], now: number): string[] =>
		followUpsDue(entries, defaultCatalogue, now).map(({ draftId }) => draftId);

	it('come after the vehicle’s interval, for the last report of a series only', () => {
		const first = report('AAAA', 0);
		const second = report('BBBB', hour, { follows: { draftId: 'AAAA', stage: '续报' } });
		assert.deepEqual(dueAt([first], 2 * hour - 1), []);
		assert.deepEqual(dueAt([first], 2 * hour), ['AAAA']);
		assert.deepEqual(dueAt([first, second], 2 * hour), []);
		assert.deepEqual(dueAt([first, second], 3 * hour), ['BBBB']);
		assert.equal(nextFollowUpAt([first, second], defaultCatalogue, 2 * hour), 3 * hour);
	});

	it('end with a 终报, with a withdrawal, and after a day', () => {
		const last = report('CCCC', 0, { follows: { draftId: 'BBBB', stage: '终报' } });
		assert.deepEqual(dueAt([last], 3 * hour), []);
		assert.deepEqual(dueAt([{ ...report('AAAA', 0), state: '已撤' }], 3 * hour), []);
		assert.deepEqual(dueAt([report('AAAA', 0)], 26 * hour), []);
		assert.equal(nextFollowUpAt([last], defaultCatalogue, 0), undefined);
	});

	it('are none for other vehicles and for what was filed by other means', () => {
		const other = { ...report('AAAA', 0), vehicle: '普刊信息' };
		const request = { payload: aPayload(), file: '', unit: '市委', date: '2026-11-22', number: '' };
		const minted = { id: 'm', revision: 1, contentSha256: digest, now: 0 };
		assert.deepEqual(dueAt([other, newManualEntry(request, minted)], 3 * hour), []);
	});
});
