import assert from 'node:assert/strict';
import fc from 'fast-check';
import { gauge } from '../../../src/core/count/gauge';
import { createAnalyzer } from '../../../src/core/lint/engine';
import rule from '../../../src/core/lint/rules/vehicle-length';
import { noSegmenter } from '../../../src/core/segment/none';
import { applyEdits } from '../../../src/core/text/edits';
import { defaultCatalogue } from '../../../src/core/vehicle/catalogue';

type Options = { readonly vehicle?: string; readonly form?: 'draft' | 'body' };

function analyze(text: string, options: Options = {}) {
	const analyzer = createAnalyzer({ rules: [rule], segmenter: noSegmenter });
	const found = analyzer.analyze(text, { catalogue: defaultCatalogue, settings: {}, ...options });
	assert.deepEqual(found.failures, []);
	return { ...found, findings: found.findings.filter((f) => f.rule === rule.id) };
}

const draft = (vehicle: string, body: string): string => `---\n载体: ${vehicle}\n---\n${body}`;

const vehicleOf = (name: string) => defaultCatalogue.vehicles.find((v) => v.name === name)!;

describe('vehicle-length', () => {
	it('grades by how far the text is from the limit', () => {
		const severity = (vehicle: string, length: number) =>
			analyze(draft(vehicle, '文'.repeat(length))).findings[0]?.severity;
		assert.equal(severity('要情信息', 179), undefined);
		assert.equal(severity('要情信息', 180), 'hint');
		assert.equal(severity('要情信息', 200), 'hint');
		assert.equal(severity('要情信息', 201), 'warning');
		assert.equal(severity('专供信息', 749), 'hint');
		assert.equal(severity('专供信息', 750), undefined);
		assert.equal(severity('专供信息', 1800), undefined);
		assert.equal(severity('专供信息', 1801), 'info');
		assert.equal(severity('专供信息', 1950), 'info');
		assert.equal(severity('专供信息', 1951), 'warning');
	});

	it('says by how much, and in which sentence the limit falls', () => {
		const text = draft('国办要情', `${'甲'.repeat(99)}。乙镇已修复水毁道路，${'丙'.repeat(50)}。`);
		const [finding] = analyze(text).findings;
		assert.match(
			finding?.message ?? '',
			/正文161字，超出国办要情信息上限（150字）11字，写到“乙镇已修复水毁道路，丙丙丙丙…”/u,
		);
		assert.equal(text.slice(finding!.from, finding!.to), '国办要情');
		const [related] = finding?.related ?? [];
		assert.equal(related?.from, text.indexOf('甲') + 150);
		assert.ok(related.to - related.from <= 30);
	});

	it('marks the place in the text where the vehicle is not named there', () => {
		const text = '文'.repeat(160);
		const [finding] = analyze(text, { form: 'body', vehicle: '国办要情信息' }).findings;
		assert.deepEqual([finding?.from, finding?.to], [150, 160]);
	});

	it('says nothing of an empty body', () => {
		assert.deepEqual(analyze(draft('专供信息', '')).findings, []);
		assert.deepEqual(analyze(draft('要情信息', '\n\n')).findings, []);
	});

	it('takes the count in characters where the vehicle says so', () => {
		const catalogue = {
			version: 'office',
			vehicles: [{ ...vehicleOf('要情信息'), counting: '字符数' as const }],
		};
		const analyzer = createAnalyzer({ rules: [rule], segmenter: noSegmenter });
		const text = draft('要情信息', 'abcdefghij'.repeat(21));
		const { findings } = analyzer.analyze(text, { catalogue, settings: {} });
		assert.match(findings.find((f) => f.rule === rule.id)?.message ?? '', /正文210字/u);
	});

	const piece = fc.constantFrom(
		'县里',
		'受灾',
		'12家',
		'。',
		'，',
		'\n',
		'\r\n',
		' ',
		'一是',
		'；',
		'GDP',
	);
	const body = fc.string({ unit: piece, minLength: 60, maxLength: 220 });

	it('agrees with the gauge, and every fix brings the text within the limit', () => {
		fc.assert(
			fc.property(body, (b) => {
				const text = draft('国办要情信息', b);
				const vehicle = vehicleOf('国办要情信息');
				const { draft: parsed, findings } = analyze(text);
				const { state, used } = gauge(parsed, vehicle);
				const [finding] = findings;
				const severity = { over: 'warning', near: 'hint' }[state as string];
				assert.equal(finding?.severity, severity);
				if (!finding) return;
				assert.ok(finding.message.includes(`正文${used}字`));
				for (const fix of finding.fixes ?? []) {
					const fixed = applyEdits(text, fix.edits).text;
					const left = gauge(analyze(fixed).draft, vehicle);
					assert.ok(left.used <= 150 && left.used > 0, `${fix.title}: ${left.used}`);
				}
			}),
		);
	});
});
