import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { countDraft } from '../../../src/core/count/count';
import { parseDraft } from '../../../src/core/draft/parse';
import {
	buildPayload,
	contentOf,
	type PayloadParts,
} from '../../../src/core/submission/build-payload';
import { payloadSchema } from '../../../src/core/submission/payload';
import { defaultCatalogue, findVehicle } from '../../../src/core/vehicle/catalogue';

const full = `---
稿号：20261122-7F3K
载体: 普刊信息
标题: 云岭县“一窗通办”三个月办件2.3万件
上报单位: 云岭县行政审批局
撰稿: 张三
联系电话: 053188886666
备注: ~
数据:
  企业: 126家
  办件: 23000件
附件:
---

云岭县推行“一窗通办”。

三个月办件2.3万件。

`;

const build = (text: string, change: Partial<PayloadParts> = {}) => {
	const { draft } = parseDraft(text);
	const { vehicles } = defaultCatalogue;
	return buildPayload({
		draft,
		vehicle: vehicles[0],
		vehicleVersion: defaultCatalogue.version,
		counts: countDraft(draft),
		confirmations: [],
		now: Date.UTC(2026, 10, 22, 1, 0, 5),
		...change,
	});
};

const problemsOf = (text: string, change: Partial<PayloadParts> = {}) => {
	const built = build(text, change);
	return 'problems' in built ? built.problems : [];
};

describe('payload of a draft', () => {
	it('carries every value as the writer wrote it', () => {
		const built = build(full);
		assert.ok('value' in built);
		assert.deepEqual(built.value, {
			schema: 'zwxx.item/1',
			draftId: '20261122-7F3K',
			revision: 1,
			vehicle: '普刊信息',
			vehicleVersion: defaultCatalogue.version,
			title: '云岭县“一窗通办”三个月办件2.3万件',
			body: '云岭县推行“一窗通办”。\n\n三个月办件2.3万件。',
			unit: '云岭县行政审批局',
			meta: [
				{ key: '撰稿', value: '张三' },
				{ key: '电话', value: '053188886666' },
				{ key: '备注', value: '~' },
				{ key: '数据', value: '企业: 126家\n办件: 23000件' },
			],
			counts: countDraft(parseDraft(full).draft),
			confirmations: [],
			createdAt: '2026-11-22T09:00:05+08:00',
		});
		assert.ok(payloadSchema.safeParse(built.value).success);
	});

	it('names everything that is missing at once, in Chinese', () => {
		const problems = problemsOf('', { vehicle: undefined });
		assert.deepEqual(
			problems.map(({ key }) => key),
			['稿号', '载体', '标题', '报送单位', '正文'],
		);
		for (const { message } of problems)
			assert.match(message, /^\p{Script=Han}.*；请.*。$|先.*。$/u);
	});

	for (const key of ['稿号', '标题', '上报单位'] as const) {
		it(`misses 缺${key} where the line is gone or empty`, () => {
			const name = key === '上报单位' ? '报送单位' : key;
			const gone = full.replace(new RegExp(`${key}[:：].*\n`, 'u'), '');
			const empty = full.replace(new RegExp(`${key}[:：].*\n`, 'u'), `${key}:\n`);
			for (const text of [gone, empty])
				assert.deepEqual(
					problemsOf(text).map((problem) => problem.key),
					[name],
				);
		});
	}

	it('tells an unknown vehicle from none', () => {
		const unknown = problemsOf(full.replace('普刊信息', '晨报'), { vehicle: undefined });
		assert.match(unknown[0]?.message ?? '', /没有叫“晨报”的载体/);
		const none = problemsOf(full.replace('载体: 普刊信息\n', ''), { vehicle: undefined });
		assert.match(none[0]?.message ?? '', /未选载体/);
	});

	it('says which value is too long for any receiving system', () => {
		const long = full.replace('云岭县“一窗', `${'长'.repeat(501)}“一窗`);
		assert.deepEqual(
			problemsOf(long).map(({ key }) => key),
			['标题'],
		);
		const value = full.replace('张三', '张'.repeat(10_001));
		assert.deepEqual(
			problemsOf(value).map(({ key, message }) => [key, /最多10000个字符/.test(message)]),
			[['撰稿', true]],
		);
	});

	it('keeps a second line of the same key instead of losing it', () => {
		const built = build(full.replace('撰稿: 张三', '标题: 另一个\n撰稿: 张三'));
		assert.ok('value' in built);
		assert.deepEqual(built.value.meta[0], { key: '标题', value: '另一个' });
	});

	it('is the same content at another time and revision, another with one character changed', () => {
		const first = build(full);
		const again = build(full, { now: 1, revision: 7 });
		const other = build(full.replace('张三', '李四'));
		assert.ok('value' in first && 'value' in again && 'value' in other);
		assert.notDeepEqual(first.value, again.value);
		assert.equal(contentOf(first.value), contentOf(again.value));
		assert.notEqual(contentOf(first.value), contentOf(other.value));
	});

	it('is the same content after the program or the catalogue was renewed', () => {
		const before = build(full);
		const counts = { words: 1, characters: 1, charactersWithSpaces: 1 };
		const after = build(full, { vehicleVersion: 'another', counts });
		assert.ok('value' in before && 'value' in after);
		assert.notDeepEqual(before.value, after.value);
		assert.equal(contentOf(before.value), contentOf(after.value));
	});

	it('finds the vehicle by its alias', () => {
		const built = build(full, { vehicle: findVehicle(defaultCatalogue, '国办要情') });
		assert.ok('value' in built);
		assert.equal(built.value.vehicle, '国办要情信息');
	});
});

describe('what a payload belongs to, and who signed it', () => {
	const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
	const urgent = findVehicle(defaultCatalogue, '紧急信息');
	const report = (lines: string) =>
		`---\n稿号: 20261122-AAAA\n载体: 紧急信息\n标题: 石桥镇山体滑坡处置情况（续报一）\n报送单位: 云岭县\n${lines}---\n\n正文。\n`;
	const valueOf = (text: string, change: Partial<PayloadParts> = {}) => {
		const built = build(text, change);
		assert.ok('value' in built);
		return built.value;
	};

	it('names family, series and commission', () => {
		const lines = '同源: 20261121-BBBB\n续报: 20261122-CCCC\n约稿: 约〔2026〕12\n';
		const value = valueOf(report(lines), { vehicle: urgent });
		assert.equal(value.family, '20261121-BBBB');
		assert.deepEqual(value.follows, { draftId: '20261122-CCCC', stage: '续报' });
		assert.equal(value.commission, '约〔2026〕12');
		const last = report(lines).replace('续报一', '终报');
		assert.equal(valueOf(last, { vehicle: urgent }).follows?.stage, '终报');
	});

	it('leaves out what names nothing, and a whole sentence stays a line of the front matter', () => {
		const long = '关于征集秋粮收购情况的约稿通知'.repeat(6);
		const value = valueOf(report(`同源: 无\n约稿: ${long}\n`), { vehicle: urgent });
		for (const key of ['family', 'follows', 'commission', 'signOffs', 'attachments'])
			assert.ok(!(key in value), key);
		assert.ok(value.meta.some((entry) => entry.value === long));
		assert.ok(!('follows' in valueOf(report('续报: 20261122-CCCC\n'))));
	});

	it('proves a sign-off only by the digest of this very text', () => {
		const digest = sha256('石桥镇山体滑坡处置情况（续报一）\n正文。');
		const lines = `审核: 李四\n签发: 王五 2026-11-22 09:30 ✓${digest.slice(0, 8)}\n保密审查: 赵六 2026-11-22 ✓00000000\n`;
		const signOffs = valueOf(report(lines), { vehicle: urgent, sha256 }).signOffs ?? [];
		assert.deepEqual(signOffs, [
			{ role: '审核', name: '李四' },
			{ role: '保密审查', name: '赵六', at: '2026-11-22T00:00:00+08:00' },
			{ role: '签发', name: '王五', at: '2026-11-22T09:30:00+08:00', digest },
		]);
		const unproven = valueOf(report(lines), { vehicle: urgent }).signOffs ?? [];
		assert.ok(unproven.every((one) => one.digest === undefined));
	});

	it('is the same filing under another reason, and another one with another reviewer or picture', () => {
		const content = (change: Partial<PayloadParts>) => contentOf(valueOf(full, change));
		const reason = (text: string, reviewer?: string) => ({
			confirmations: [{ rule: 'x', reason: text, ...(reviewer !== undefined && { reviewer }) }],
		});
		assert.equal(content(reason('已核实')), content(reason('按要求保留')));
		assert.equal(content(reason('已核实')), content({}));
		assert.notEqual(content(reason('已核实', '赵六')), content({}));
		assert.equal(content(reason('甲', '赵六')), content(reason('乙', '赵六')));
		const picture = {
			digest: 'a'.repeat(64),
			size: 3,
			type: 'image/png' as const,
			name: '现场.png',
			caption: '',
		};
		const withPicture = content({ attachments: [picture] });
		assert.notEqual(withPicture, content({}));
		assert.notEqual(
			withPicture,
			content({ attachments: [{ ...picture, digest: 'b'.repeat(64) }] }),
		);
		assert.equal(content({ sha256 }), content({}));
		assert.equal(content({ attachments: [] }), content({}));
	});
});
