import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { movedTo } from '../../../scripts/demo/sample';
import { createAnalyzer } from '../../../src/core/lint/engine';
import { rules } from '../../../src/core/lint/rules/index';
import { createIntlSegmenter } from '../../../src/core/segment/intl';
import { defaultCatalogue } from '../../../src/core/vehicle/catalogue';

const folder = join(__dirname, '..', '..', '..', 'sample');
const samples = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));

describe('sample drafts', () => {
	it('stay as they are on their own day', () => {
		for (const text of samples)
			assert.equal(movedTo(text, Date.parse('2026-11-21T08:00:00+08:00')), text);
	});

	it('move all their dates, over the end of a month and of a year', () => {
		const text =
			'稿号: 20261120-7F3K\n事发时间: 2026-11-20 08:00\n11月18日夜间降雨，截止11月20日8时。';
		assert.equal(
			movedTo(text, Date.parse('2027-01-02T23:59:00+08:00')),
			'稿号: 20270101-7F3K\n事发时间: 2027-01-01 08:00\n12月30日夜间降雨，截止1月1日8时。',
		);
	});

	it('are timely and have real dates whenever they are looked at', () => {
		const analyzer = createAnalyzer({ rules, segmenter: createIntlSegmenter() });
		for (const today of ['2026-11-21', '2027-01-01', '2028-03-01'])
			for (const sample of samples) {
				const now = Date.parse(`${today}T09:00:00+08:00`);
				const environment = { catalogue: defaultCatalogue, settings: {}, now };
				const { findings } = analyzer.analyze(movedTo(sample, now), environment);
				const ofTime = findings.filter(({ rule }) => ['in-time', 'valid-date'].includes(rule));
				assert.deepEqual(ofTime, [], today);
			}
	});
});
