import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseDraft } from '../../../src/core/draft/parse';
import { createAnalyzer } from '../../../src/core/lint/engine';
import {
	hasCardCheck,
	hasIdentityCheck,
	hasIdentityForm,
} from '../../../src/core/lint/wording/personal-numbers';
import noClassifiedMark from '../../../src/core/lint/rules/no-classified-mark';
import noPersonalData from '../../../src/core/lint/rules/no-personal-data';
import { noSegmenter } from '../../../src/core/segment/none';
import { runGate } from '../../../src/core/submission/gate';
import { defaultCatalogue } from '../../../src/core/vehicle/catalogue';

const body = '村民李建国（身份证号370102197003071239）来访。';
const draftWith = (line: string): string => `---\n${line}\n---\n${body}\n`;

const severityIn = (text: string): string | undefined =>
	createAnalyzer({ rules: [noPersonalData], segmenter: noSegmenter })
		.analyze(text, { catalogue: defaultCatalogue, settings: {} })
		.findings.find(({ rule }) => rule === noPersonalData.id)?.severity;

describe('personal data', () => {
	it('is a warning, and an error where the draft is for release', () => {
		assert.equal(severityIn(draftWith('公开属性: 不公开')), 'warning');
		assert.equal(severityIn(draftWith('公开属性: 依申请公开')), 'warning');
		assert.equal(severityIn(draftWith('公开属性: 主动公开')), 'error');
		assert.equal(severityIn(body), 'warning');
	});

	it('is asked about at the gate, in the draft and in what leaves with it', () => {
		const rules = [noClassifiedMark, noPersonalData];
		const common = { rules, vehicle: undefined, catalogue: defaultCatalogue };
		const inDraft = runGate({
			...common,
			draft: parseDraft(draftWith('公开属性: 主动公开')).draft,
		});
		assert.equal(inDraft.verdict, '确认');
		assert.equal(inDraft.confirm.length, 1);
		const outside = [{ label: '附件名', text: '李建国370102197003071239.pdf' }];
		const { draft } = parseDraft('---\n电话: 13853100000\n---\n办件2.3万件。\n');
		assert.deepEqual(
			runGate({ ...common, draft, outside }).confirm.map(({ label }) => label),
			[outside[0]!.label],
		);
	});

	it('knows the check of identity and card numbers', () => {
		assert.ok(hasIdentityForm('11010519491231002X') && hasIdentityCheck('11010519491231002x'));
		assert.ok(!hasIdentityCheck('110105194912310021'));
		assert.ok(!hasIdentityForm('91010519491231002X') && !hasIdentityForm('110105194913310021'));
		assert.ok(hasCardCheck('6228480402564890018') && !hasCardCheck('6228480402564890019'));
	});

	it('finds a slip in any one digit', () => {
		const digits = '11010519491231002X';
		fc.assert(
			fc.property(fc.nat(16), fc.integer({ min: 1, max: 9 }), (at, by) => {
				const slip = String((Number(digits.charAt(at)) + by) % 10);
				assert.ok(!hasIdentityCheck(digits.slice(0, at) + slip + digits.slice(at + 1)));
			}),
		);
	});
});
