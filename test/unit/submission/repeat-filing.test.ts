import assert from 'node:assert/strict';
import { parseDraft } from '../../../src/core/draft/parse';
import { enteredItem, sentItem } from '../../../src/core/ledger/filing-history';
import type { FilingHistory } from '../../../src/core/lint/filing-history';
import { filedExamples } from '../../../src/core/lint/repeat-filing-examples';
import secrecy from '../../../src/core/lint/rules/no-classified-mark';
import repeat from '../../../src/core/lint/rules/no-repeat-filing';
import { newManualEntry, newSubmission } from '../../../src/core/submission/new-entry';
import { runGate } from '../../../src/core/submission/gate';
import { defaultCatalogue } from '../../../src/core/vehicle/catalogue';
import { aPayload, aRequest } from '../../support/filing';

const body =
	'云岭县检查电动自行车商户126家，发现隐患58处，整改41处，约谈经营者9人，查扣改装车辆23辆。';
const digest = 'a'.repeat(64);

describe('a draft that tells what was filed before, at the gate', () => {
	const gate = (text: string, history?: FilingHistory) =>
		runGate({
			rules: [secrecy, repeat],
			draft: parseDraft(text).draft,
			vehicle: undefined,
			catalogue: defaultCatalogue,
			...(history && { history }),
		});

	it('is asked about once, with a reason that travels along', () => {
		const { verdict, confirm } = gate(`---\n标题: 检查\n---\n${body}\n`, filedExamples);
		assert.equal(verdict, '确认');
		assert.deepEqual(
			confirm.map(({ rule, needsReviewer }) => [rule, needsReviewer]),
			[['no-repeat-filing', false]],
		);
	});

	it('is not asked about where it is linked, or where nothing is about to be filed', () => {
		const linked = `---\n同源: 20261103-7F3K\n---\n${body}\n`;
		assert.equal(gate(linked, filedExamples).verdict, '放行');
		assert.equal(gate(body).verdict, '放行');
	});
});

describe('what rules see of the ledger', () => {
	it('is the text that was sent', () => {
		const payload = aPayload({ body, meta: [{ key: '同源', value: '20260101-AAAA' }] });
		const entry = newSubmission(aRequest(), {
			id: 'a',
			key: 'k',
			revision: 1,
			contentSha256: digest,
			text: JSON.stringify(payload),
			sha256: digest,
			now: 5,
		});
		const item = sentItem(entry);
		assert.equal(item?.body, body);
		assert.equal(item?.family, '20260101-AAAA');
		assert.equal(item?.filedAt, 5);
		assert.equal(sentItem({ ...entry, payload: '{' }), undefined);
	});

	it('is the draft file for what was only entered, while it still is that draft', () => {
		const given = { unit: '市府办', date: '2026-11-20', number: '', file: '/稿.zwxx' };
		const entry = newManualEntry(
			{ payload: aPayload(), ...given },
			{ id: 'a', revision: 1, contentSha256: digest, now: 5 },
		);
		const item = enteredItem(entry, `---\n稿号: ${entry.draftId}\n---\n${body}\n`);
		assert.equal(item?.body.trim(), body);
		assert.equal(item.filedAt, Date.UTC(2026, 10, 19, 16));
		assert.equal(enteredItem(entry, `---\n稿号: 20990101-ZZZZ\n---\n${body}\n`), undefined);
	});
});
