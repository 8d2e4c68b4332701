import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { parseDraft } from '../../../src/core/draft/parse';
import { setMeta } from '../../../src/core/draft/set-meta';
import {
	readSignOffValue,
	signedText,
	signOffsOf,
	voidedSignOffs,
	writeSignOff,
} from '../../../src/core/signoff/sign-off';
import { applyEdits } from '../../../src/core/text/edits';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const at = Date.UTC(2026, 10, 22, 1, 30);
const draftOf = (text: string) => parseDraft(text).draft;
const text = '---\n标题: 云岭县办件2.3万件\n签发: 王五\n---\n\n一是建立台账。\n二是逐户走访。\n';

/** A text as it stands after 王五 released it. */
function signed(before: string): string {
	const draft = draftOf(before);
	const value = writeSignOff('王五', at, sha256(signedText(draft)));
	return applyEdits(before, [setMeta(draft, '签发', value)]).text;
}

function releaseOf(after: string) {
	const draft = draftOf(after);
	return signOffsOf(draft, sha256(signedText(draft))).find(({ role }) => role === '签发');
}

describe('sign-off', () => {
	it('is readable, and read again as it was written', () => {
		const after = signed(text);
		assert.match(after, /^签发: 王五 2026-11-22 09:30 ✓[0-9a-f]{8}$/mu);
		const { name, at: when, state } = releaseOf(after) ?? {};
		assert.deepEqual([name, when, state], ['王五', at, '有效']);
	});

	it('is voided by any change of title or body', () => {
		const after = signed(text);
		const title = after.indexOf('云岭县');
		const titleEnd = after.indexOf('\n', title);
		const body = after.indexOf('一是');
		const bodyEnd = after.trimEnd().length;
		const places = fc.oneof(
			fc.integer({ min: title, max: titleEnd - 1 }),
			fc.integer({ min: body, max: bodyEnd - 1 }),
		);
		fc.assert(
			fc.property(places, fc.constantFrom('', '二', '8', '。'), (place, put) => {
				fc.pre(after[place] !== put);
				const changed = after.slice(0, place) + put + after.slice(place + 1);
				fc.pre(signedText(draftOf(changed)) !== signedText(draftOf(after)));
				assert.equal(releaseOf(changed)?.state, '失效', changed);
			}),
		);
	});

	it('holds while only other parts of the file change', () => {
		const after = signed(text).replace('签发', '电话: 0538-00000000\n签发').replace(/\n/gu, '\r\n');
		assert.equal(releaseOf(`${after}\r\n\r\n`)?.state, '有效');
	});

	it('takes a bare name for a signature on paper, and nothing for none', () => {
		const draft = draftOf(text);
		const states = signOffsOf(draft, sha256(signedText(draft))).map(({ role, state }) => [
			role,
			state,
		]);
		assert.deepEqual(states, [
			['审核', '未签'],
			['保密审查', '未签'],
			['签发', '仅姓名'],
		]);
		assert.deepEqual(voidedSignOffs(signOffsOf(draft, 'f'.repeat(64))), []);
	});

	it('reads what a person made of it', () => {
		assert.deepEqual(readSignOffValue('王五（2026年11月22日 9:30）'), { name: '王五', at });
		assert.deepEqual(readSignOffValue('王五、赵六　2026-11-22 09:30 √ 7F3A'), {
			name: '王五、赵六',
			at,
			mark: '7f3a',
		});
		assert.deepEqual(readSignOffValue('王五 已阅'), { name: '王五 已阅' });
		assert.deepEqual(readSignOffValue(''), { name: '' });
	});

	it('never throws', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (value) => {
				assert.equal(typeof readSignOffValue(value).name, 'string');
			}),
		);
	});
});
