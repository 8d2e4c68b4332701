import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseDraft } from '../../../src/core/draft/parse';
import { bodyMapOf } from '../../../src/core/feedback/body-map';
import { filedText } from '../../../src/core/feedback/filed-text';
import { newsSentence, newsSummary } from '../../../src/core/feedback/news';
import { readChanges } from '../../../src/core/feedback/read-changes';
import { isFresh, mayAsk, nextSyncDelay } from '../../../src/core/feedback/sync-schedule';
import type { Answer } from '../../../src/core/submission/exchange';
import { startOfTest } from '../../support/filing';
import { aChange, aComment, aFate, payloadFor } from './support';

const draftOf = (title: string, body: string, extra = ''): string =>
	`---\n稿号: 20261122-7F3K\n载体: 普刊信息\n标题: ${title}\n报送单位: 云岭县\n撰稿: 林小禾\n${extra}数据:\n  企业: 126家\n---\n${body}\n`;

const lines = fc
	.array(fc.string({ unit: fc.constantFrom(...'云岭县办件，。 23一、'), maxLength: 12 }), {
		maxLength: 6,
	})
	.map((all) => all.join('\n'));

describe('bodyMapOf', () => {
	it('has the body as it is filed, and knows where each character of it stands in the file', () => {
		fc.assert(
			fc.property(lines, fc.constantFrom('\n', '\r\n'), fc.nat(), (body, lineBreak, nth) => {
				const text = draftOf('甲', `\n\n云${body}县\n\n`).replaceAll('\n', lineBreak);
				const { draft } = parseDraft(text);
				const map = bodyMapOf(draft);
				assert.equal(map.text, payloadFor(text).body);
				const at = nth % map.text.length;
				if (map.text[at] === '\n') return;
				const { from, to } = map.spanInDraft({ from: at, to: at + 1 });
				assert.equal(text.slice(from, to), map.text[at]);
			}),
		);
	});
});

describe('filedText', () => {
	it('of an unchanged draft is that draft', () => {
		const text = draftOf('甲', '正文一。\n\n正文二。');
		assert.equal(filedText(text, payloadFor(text)), text);
	});

	it('takes back what was written, changed or added since, and nothing else', () => {
		const before = draftOf('甲', '正文一。\n正文二。');
		const now = draftOf('乙', '新的正文。', '审核: 周望\n');
		assert.equal(filedText(now, payloadFor(before)), before);
	});

	it('gives back the filed body, whatever stands there now', () => {
		fc.assert(
			fc.property(lines, lines, (one, other) => {
				const payload = payloadFor(draftOf('甲', `云${one}县`));
				const text = filedText(draftOf('乙', `岭${other}办`), payload);
				assert.equal(payloadFor(text).body, payload.body);
				assert.equal(payloadFor(text).title, '甲');
			}),
		);
	});
});

describe('newsSummary', () => {
	const before = undefined;
	const news = (id: string, state: string) => ({
		change: aChange({ itemId: id, state }),
		before,
	});

	it('counts by each item’s last state and names what asks for attention', () => {
		const all = [news('a', '采编中'), news('a', '退回'), news('b', '已采用'), news('c', '已采用')];
		assert.deepEqual(newsSummary(all), { text: '退回1篇、采用2篇', itemId: undefined });
		assert.equal(newsSummary([news('a', '采编中'), news('b', '__proto__')]), undefined);
	});

	it('names the one item', () => {
		const summary = newsSummary([news('a', '退回')]);
		assert.deepEqual(summary, { text: '退回1篇', itemId: 'a' });
		assert.equal(summary && newsSentence(summary, '甲'), '退回：“甲”');
	});

	it('tells of new words of the desk, and not of one’s own', () => {
		const [first] = aComment().notes;
		assert.ok(first);
		const more = (side: '收稿' | '报送') =>
			aChange({ state: '退回', comments: [aComment({ notes: [first, { ...first, side }] })] });
		assert.equal(newsSummary([{ change: more('收稿'), before: aFate() }])?.text, '新意见1篇');
		assert.equal(newsSummary([{ change: more('报送'), before: aFate() }]), undefined);
	});
});

describe('readChanges', () => {
	const answer = (body: string, truncated = false): Answer => ({
		kind: 'answer',
		status: 200,
		headers: {},
		body,
		truncated,
	});
	const page = (...changes: unknown[]): Answer =>
		answer(JSON.stringify({ changes, next: '7', more: false }));

	it('reads a page, and the rest of it where one change is no change', () => {
		const read = readChanges(page(aChange(), { state: 7 }, aChange({ cursor: '2' }), null));
		assert.ok('changes' in read);
		assert.deepEqual([read.changes.length, read.skipped, read.next], [2, 2, '7']);
	});

	it('takes unknown states as text, without what would turn or break a line', () => {
		const read = readChanges(
			page(aChange({ state: '会商\u202e中\n' }), aChange({ state: '\u0007' })),
		);
		assert.ok('changes' in read);
		assert.deepEqual(
			read.changes.map(({ state }) => state),
			['会商中'],
		);
	});

	it('survives whatever is sent', () => {
		const hostile = [
			'',
			'<html>登录</html>',
			'['.repeat(500_000),
			`${'{"changes":'.repeat(50_000)}`,
			'{"__proto__":{"changes":[]},"next":"1","more":false}',
			'{"changes":[],"next":1,"more":false}',
			JSON.stringify({ changes: Array(501).fill(aChange()), next: '1', more: false }),
		];
		for (const body of hostile)
			assert.ok('problem' in readChanges(answer(body)), body.slice(0, 30));
		assert.ok('problem' in readChanges(answer('{}', true)));
		const poisoned = `{"changes":[${JSON.stringify(aChange()).replace('{', '{"__proto__":{"done":true},')}],"next":"1","more":true,"constructor":{}}`;
		const read = readChanges(answer(poisoned));
		assert.ok('changes' in read);
		assert.equal(({} as Record<string, unknown>)['done'], undefined);
		assert.deepEqual(read.changes, [aChange()]);
	});

	it('never throws', () => {
		fc.assert(
			fc.property(fc.jsonValue(), (json) => {
				readChanges(answer(JSON.stringify({ changes: [json], next: '1', more: false })));
				readChanges(answer(JSON.stringify(json)));
			}),
		);
	});
});

describe('nextSyncDelay', () => {
	it('asks every ten minutes, later after failures and when asked to wait, at most once an hour', () => {
		const minute = 60_000;
		assert.equal(nextSyncDelay(0, 0.5), 10 * minute);
		assert.ok(nextSyncDelay(1, 0.5) < nextSyncDelay(3, 0.5));
		assert.equal(nextSyncDelay(40, 0.5), 60 * minute);
		assert.equal(nextSyncDelay(1, 0.5, 30 * minute), 30 * minute);
		assert.notEqual(nextSyncDelay(0, 0), nextSyncDelay(0, 0.9));
	});

	it('waits as planned, but not for a moment of a clock that ran ahead', () => {
		const planned = startOfTest + nextSyncDelay(40, 0.99);
		assert.equal(mayAsk(planned, startOfTest), false);
		assert.equal(mayAsk(planned, planned), true);
		assert.equal(mayAsk(planned, startOfTest - 86_400_000), true);
	});

	it('takes another window’s answer for its own while it is fresh, and no answer of the future', () => {
		assert.equal(isFresh(startOfTest, startOfTest + 60_000), true);
		assert.equal(isFresh(startOfTest, startOfTest + 600_000), false);
		assert.equal(isFresh(startOfTest + 60_000, startOfTest), false);
	});
});
