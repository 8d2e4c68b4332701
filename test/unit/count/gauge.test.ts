import assert from 'node:assert/strict';
import { gauge, limitState } from '../../../src/core/count/gauge';
import { parseDraft } from '../../../src/core/draft/parse';
import { defaultCatalogue, findVehicle } from '../../../src/core/vehicle/catalogue';
import type { Vehicle } from '../../../src/core/vehicle/schema';

const vehicle = (name: string): Vehicle => {
	const found = findVehicle(defaultCatalogue, name);
	assert.ok(found);
	return found;
};
const draftOf = (body: string) => parseDraft(`---\n标题: 题目\n---\n${body}`).draft;

describe('limitState', () => {
	it('max: near from 90 %, over above the limit', () => {
		const limit = { n: 200, kind: 'max' } as const;
		const states = [0, 179, 180, 200, 201].map((used) => limitState(used, limit));
		assert.deepEqual(states, ['ok', 'ok', 'near', 'near', 'over']);
	});

	it('about: short below half, near above 1.2, long above 1.3', () => {
		const limit = { n: 1000, kind: 'about' } as const;
		const states = [499, 500, 800, 1200, 1201, 1300, 1301].map((used) => limitState(used, limit));
		assert.deepEqual(states, ['short', 'ok', 'ok', 'ok', 'near', 'near', 'long']);
	});

	it('is none without a limit', () => assert.equal(limitState(9999, undefined), 'none'));
});

describe('gauge', () => {
	it('shows use and limit', () => {
		const result = gauge(draftOf('县'.repeat(186)), vehicle('普刊'));
		assert.equal(result.text, '186/200');
		assert.equal(result.state, 'near');
		assert.equal(result.overflow, undefined);
		assert.match(result.summary[0] ?? '', /普刊信息：186字，限200字以内，还可写14字/);
	});

	it('marks the text past a max limit, behind whole units', () => {
		const draft = draftOf(`${'县'.repeat(199)}\n增长8.5%了\n`);
		const { state, overflow, used } = gauge(draft, vehicle('要情信息'));
		assert.equal(state, 'over');
		assert.equal(used, 203);
		assert.equal(draft.text.slice(overflow?.from, overflow?.to), '长8.5%了');
	});

	it('marks nothing for an about limit', () => {
		const result = gauge(draftOf('县'.repeat(2500)), vehicle('专供信息'));
		assert.equal(result.state, 'long');
		assert.equal(result.overflow, undefined);
		assert.equal(result.text, '2500/约1500');
	});

	it('counts what the vehicle says', () => {
		const byCharacters: Vehicle = { ...vehicle('普刊信息'), counting: '字符数' };
		const draft = draftOf('增长 8.5%');
		assert.equal(gauge(draft, vehicle('普刊信息')).used, 3);
		assert.equal(gauge(draft, byCharacters).used, 6);
	});

	it('works without a vehicle and with an empty body', () => {
		assert.equal(gauge(draftOf('五个字正文'), undefined).text, '5字');
		assert.equal(gauge(draftOf('五个字正文'), vehicle('素材')).state, 'none');
		assert.deepEqual(gauge(parseDraft('').draft, vehicle('普刊信息')).counts, {
			words: 0,
			characters: 0,
			charactersWithSpaces: 0,
		});
	});

	it('counts by section of the highest level, and the sections add up', () => {
		const draft = draftOf('导语。\n一、做法\n（一）甲。\n（二）乙。\n二、成效\n好。');
		const { perSection, counts } = gauge(draft, vehicle('专供信息'));
		assert.deepEqual(
			perSection.map(({ title, counts: own }) => [title, own.words]),
			[
				['开头部分', 3],
				['一、做法', 14],
				['二、成效', 6],
			],
		);
		assert.equal(
			perSection.reduce((sum, section) => sum + section.counts.words, 0),
			counts.words,
		);
		assert.equal(
			draft.text.slice(perSection[2]?.span.from, perSection[2]?.span.to),
			'二、成效\n好。',
		);
		assert.deepEqual(gauge(draftOf('没有标题。'), undefined).perSection, []);
	});
});
