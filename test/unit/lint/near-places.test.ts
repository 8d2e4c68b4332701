import * as assert from 'node:assert/strict';
import fc from 'fast-check';
import { framesOf, nearPlacesIn } from '../../../src/core/lint/names/near-places';
import { createAnalyzer } from '../../../src/core/lint/engine';
import { rules } from '../../../src/core/lint/rules/index';
import { createIntlSegmenter } from '../../../src/core/segment/intl';
import { defaultCatalogue } from '../../../src/core/vehicle/catalogue';

const places = (text: string) => nearPlacesIn(text, [{ from: 0, frames: framesOf({ text }) }]);

const analyzer = createAnalyzer({
	rules: rules.filter(({ id }) => id === 'one-name'),
	segmenter: createIntlSegmenter(),
});
const told = (text: string): string[] =>
	analyzer
		.analyze(text, { catalogue: defaultCatalogue, settings: {}, form: 'body' })
		.findings.map(({ from, to }) => text.slice(from, to));

/** Characters of names that are read alike, of which no two make a word. */
const alike = ['裕誉钰毓', '铭茗溟', '铎跺', '骏竣浚', '琪祺淇琦', '衡恒珩', '筠芸昀', '澜岚斓'];
const firsts = [...'禹庹霍瞿郦濮'];
const tails = ['塑业', '重工', '面业', '毛尖', '山货合作社', '充电站', '镇'];

const slip = fc
	.record({
		first: fc.constantFrom(...firsts),
		tail: fc.constantFrom(...tails),
		group: fc.constantFrom(...alike),
		i: fc.nat(),
		j: fc.nat(),
	})
	.map(({ first, tail, group, i, j }) => {
		const one = i % group.length;
		const other = (one + 1 + (j % (group.length - 1))) % group.length;
		return [first + group[one]! + tail, first + group[other]! + tail] as const;
	});

describe('near-repeats', () => {
	it('tell a name of any kind that is written two ways, and no name that is written one way', () => {
		fc.assert(
			fc.property(slip, ([name, wrong]) => {
				const text = (again: string): string =>
					`站点由${name}统一经营，每收1吨补贴260元。县里组织现场观摩。后来，${again}把旧膜洗净再用。`;
				assert.deepEqual(told(text(name)), []);
				assert.equal(told(text(wrong)).length, 1, text(wrong));
			}),
			{ numRuns: 60 },
		);
	});

	it('are no two names of one sentence', () => {
		fc.assert(
			fc.property(slip, ([name, other]) => {
				assert.deepEqual(told(`${name}和${other}同日开工。${name}投入36万元。`), []);
			}),
			{ numRuns: 30 },
		);
	});

	it('say where both places differ and what they have in common', () => {
		const text = '由绿源塑业经营。到绿原塑业看过。';
		assert.deepEqual(places(text), [{ first: 2, second: 10, length: 1, before: 1, behind: 2 }]);
		const swapped = '青砚水库蓄水。向砚青水库补水。';
		assert.deepEqual(places(swapped), [{ first: 0, second: 8, length: 2, before: 0, behind: 2 }]);
	});

	it('stay few in a text that is made of them', () => {
		const frame = Array.from(
			{ length: 4000 },
			(_, i) => `茶${String.fromCharCode(0x4e00 + i * 4)}`,
		);
		for (const text of [frame.join(''), '绿源塑'.repeat(2600), '中'.repeat(8000)])
			assert.ok(places(text).length <= 200);
	});
});
