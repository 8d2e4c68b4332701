import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createAnalyzer, type Analysis } from '../../../src/core/lint/engine';
import { fixAllEdits } from '../../../src/core/lint/fix-all';
import { rules } from '../../../src/core/lint/rules/index';
import type { Rule } from '../../../src/core/lint/rule';
import { createIntlSegmenter } from '../../../src/core/segment/intl';
import type { Edit } from '../../../src/core/text/span';
import { applyEdits } from '../../../src/core/text/edits';
import { defaultCatalogue } from '../../../src/core/vehicle/catalogue';

const segmenter = createIntlSegmenter();
const environment = { catalogue: defaultCatalogue, settings: {} };

const freshAnalyzer = () => createAnalyzer({ rules, segmenter });
const analyze = (text: string): Analysis => freshAnalyzer().analyze(text, environment);

/** Words that rules look for: their literal triggers, the characters of their runs, their examples. */
const triggers = rules.flatMap((rule): string[] =>
	rule.triggers.flatMap((trigger): string[] => {
		if (typeof trigger === 'string') return [trigger];
		return 'run' in trigger ? [...trigger.run] : [];
	}),
);
const unmarked = (text: string): string => text.replace(/[⟦⟧]/gu, '');
const sentences = rules.flatMap((rule): string[] => [
	...rule.examples.map(({ bad }) => unmarked(bad)),
	...rule.leaves,
]);
const glue = [...'，。；：、！？（）“”《》()[]〔〕 \t　\n'];
const words = [
	...'县镇村家个项条名的了在是和等共约近于',
	'措施',
	'企业',
	'乡镇',
	'三项',
	'12',
	'3.5',
	'%',
	'XX',
];
const hazards = [
	'\r\n',
	'\r',
	'\u0000',
	'\ud800',
	'\udc00',
	'\ufeff',
	'𠮷',
	'👨‍👩‍👧',
	'é',
	'---\n',
	'\ufffc',
	'$1',
	'${1:x}',
];

const piece = fc.oneof(
	{ arbitrary: fc.constantFrom(...triggers), weight: 6 },
	{ arbitrary: fc.constantFrom(...sentences), weight: 3 },
	{ arbitrary: fc.constantFrom(...glue), weight: 6 },
	{ arbitrary: fc.constantFrom(...words), weight: 4 },
	{ arbitrary: fc.constantFrom(...hazards), weight: 1 },
	{ arbitrary: fc.string({ maxLength: 4 }), weight: 1 },
);
const body = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));
const vehicle = fc.constantFrom('', ...defaultCatalogue.vehicles.map(({ name }) => name));
const facts = fc.constantFrom('', '数据:\n  企业: 126家\n', '数据：\n  乡镇 3个\n');
const head = fc
	.tuple(vehicle, fc.option(piece, { nil: '' }), facts)
	.map(([name, title, table]) => `---\n载体: ${name}\n标题: ${title}\n${table}---\n`);
const text = fc.oneof(
	body,
	fc.tuple(head, body).map(([h, b]) => h + b),
);

/** Length of a text after edits, computed from the edits alone. */
const lengthAfter = (before: number, edits: readonly Edit[]): number =>
	edits.reduce((sum, { from, to, text: put }) => sum - (to - from) + put.length, before);

const isInside = ({ from, to }: { from: number; to: number }, length: number): boolean =>
	Number.isInteger(from) && Number.isInteger(to) && 0 <= from && from <= to && to <= length;

const summary = ({ findings, failures }: Analysis) => ({ findings, failures });

describe('all rules on any text', () => {
	it('have something to say in these texts, each that needs nothing but the text', () => {
		const found = new Set<string>();
		for (const t of [...sentences, ...fc.sample(text, { numRuns: 500, seed: 7 })]) {
			for (const { rule } of analyze(t).findings) found.add(rule);
		}
		const needsText = ({ examples, offByDefault, withTables, exampleHistory }: Rule): boolean =>
			!offByDefault &&
			!withTables &&
			!exampleHistory &&
			examples.some(({ meta = [] }) => meta.length === 0);
		assert.deepEqual(
			rules.filter((rule) => needsText(rule) && !found.has(rule.id)).map(({ id }) => id),
			[],
		);
	});

	it('neither throw nor report outside of it', () => {
		fc.assert(
			fc.property(text, (t) => {
				const { findings, failures } = analyze(t);
				assert.deepEqual(failures, []);
				for (const finding of findings) {
					const { from, to, related = [], fixes = [] } = finding;
					assert.ok(isInside({ from, to }, t.length), `${finding.rule}: ${from}-${to}`);
					assert.ok(from < to || finding.ref === '', `${finding.rule}: an empty mark is not seen`);
					for (const place of related) assert.ok(isInside(place, t.length), finding.rule);
					for (const fix of fixes) {
						assert.ok(fix.title.length > 0 && fix.edits.length > 0, finding.rule);
						for (const edit of fix.edits) assert.ok(isInside(edit, t.length), finding.rule);
					}
				}
			}),
			{ numRuns: 400 },
		);
	});

	it('offer fixes whose edits do not overlap and change the text', () => {
		fc.assert(
			fc.property(text, (t) => {
				for (const { rule, fixes = [] } of analyze(t).findings) {
					for (const fix of fixes.filter(({ snippet }) => !snippet)) {
						const { text: after, applied } = applyEdits(t, fix.edits);
						assert.equal(applied.length, fix.edits.length, `${rule}: ${fix.title} overlaps itself`);
						assert.equal(after.length, lengthAfter(t.length, fix.edits), rule);
						assert.notEqual(after, t, `${rule}: ${fix.title} changes nothing`);
					}
				}
			}),
			{ numRuns: 300 },
		);
	});

	it('cut no surrogate pair in two', () => {
		const isCut = (t: string, at: number): boolean =>
			/[\ud800-\udbff]/u.test(t.charAt(at - 1)) && /[\udc00-\udfff]/u.test(t.charAt(at));
		fc.assert(
			fc.property(text, (t) => {
				for (const { rule, from, to, fixes = [] } of analyze(t).findings) {
					const edits = fixes.flatMap((fix) => fix.edits);
					for (const span of [{ from, to }, ...edits]) {
						assert.ok(!isCut(t, span.from) && !isCut(t, span.to), rule);
					}
				}
			}),
			{ numRuns: 200 },
		);
	});

	it('leave nothing to fix-all after three rounds', () => {
		const isSafe = (a: Analysis, t: string): boolean => fixAllEdits(t, a.findings).length > 0;
		fc.assert(
			fc.property(text, (t) => {
				let now = t;
				for (let round = 0; round < 3; round++) {
					now = applyEdits(now, fixAllEdits(now, analyze(now).findings)).text;
				}
				assert.ok(!isSafe(analyze(now), now), JSON.stringify(now));
			}),
			{ numRuns: 200 },
		);
	});

	it('say the same of an edited text as of a text seen for the first time', () => {
		const edit = fc.record({ at: fc.nat(), cut: fc.nat({ max: 12 }), put: fc.oneof(piece, body) });
		fc.assert(
			fc.property(text, fc.array(edit, { minLength: 1, maxLength: 5 }), (t, edits) => {
				const warm = freshAnalyzer();
				warm.analyze(t, environment);
				let now = t;
				for (const { at, cut, put } of edits) {
					const from = at % (now.length + 1);
					now = now.slice(0, from) + put + now.slice(from + cut);
					assert.deepEqual(summary(warm.analyze(now, environment)), summary(analyze(now)));
				}
			}),
			{ numRuns: 200 },
		);
	});

	it('say the same however often they are asked', () => {
		fc.assert(
			fc.property(text, (t) => {
				const analyzer = freshAnalyzer();
				const first = summary(analyzer.analyze(t, environment));
				assert.deepEqual(summary(analyzer.analyze(t, environment)), first);
			}),
			{ numRuns: 50 },
		);
	});
});
