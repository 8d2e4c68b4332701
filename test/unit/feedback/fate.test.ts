import assert from 'node:assert/strict';
import fc from 'fast-check';
import { mergeChanges, noFates, parseFates, type Fates } from '../../../src/core/feedback/fate';
import type { ItemChange } from '../../../src/core/submission/feedback';
import { aChange, aComment, place } from './support';

const everything = () => true;
const merge = (fates: Fates, changes: readonly ItemChange[], next?: string): Fates =>
	mergeChanges(fates, changes, next ?? changes.at(-1)?.cursor ?? fates.cursor, everything).fates;

const states = [
	'待采编',
	'采编中',
	'退回',
	'退稿',
	'已采用',
	'储备',
	'已撤',
	'会商中',
	'__proto__',
];
const someChanges = fc
	.array(
		fc.record({
			item: fc.constantFrom('item-1', 'item-2', '__proto__', 'constructor'),
			state: fc.constantFrom(...states),
			comments: fc.boolean().map((some) => (some ? [aComment()] : [])),
		}),
		{ maxLength: 20 },
	)
	.map((list) =>
		list.map(({ item, state, comments }, at) =>
			aChange({ cursor: String(at + 1), itemId: item, draftId: `d-${item}`, state, comments }),
		),
	);

describe('mergeChanges', () => {
	it('keeps the latest state, all steps, comments and adoption of an item', () => {
		const adoption = {
			vehicle: '要情',
			issue: '第36期',
			date: '2026-11-25',
			title: '甲',
			body: '乙',
		};
		const fates = merge(noFates(place), [
			aChange({
				cursor: '9',
				state: '退回',
				code: '缺数据',
				reason: '补数',
				comments: [aComment()],
			}),
			aChange({ cursor: '10', state: '待采编', revision: 2 }),
			aChange({ cursor: '11', state: '已采用', revision: 2, adoption }),
		]);
		const [fate] = fates.items;
		assert.equal(fates.cursor, '11');
		assert.deepEqual([fate?.state, fate?.revision, fate?.adoption], ['已采用', 2, adoption]);
		assert.deepEqual(
			fate?.steps.map(({ state, code }) => [state, code]),
			[
				['退回', '缺数据'],
				['待采编', null],
				['已采用', null],
			],
		);
		assert.deepEqual(fate?.comments, [aComment()]);
	});

	it('changes nothing when a page comes twice, and tells nothing twice', () => {
		fc.assert(
			fc.property(someChanges, (changes) => {
				const once = merge(noFates(place), changes);
				const again = mergeChanges(once, changes, once.cursor, everything);
				assert.deepEqual(again.fates, once);
				assert.deepEqual(again.news, []);
			}),
		);
	});

	it('comes to the same in whatever pages the changes come, also overlapping', () => {
		fc.assert(
			fc.property(someChanges, fc.nat(20), fc.nat(20), (changes, cut, back) => {
				const whole = merge(noFates(place), changes);
				const first = merge(noFates(place), changes.slice(0, cut));
				const parts = merge(first, changes.slice(Math.max(0, cut - back)), whole.cursor);
				assert.deepEqual(parts, whole);
			}),
		);
	});

	it('never goes back: an old page that comes late changes neither state nor cursor', () => {
		fc.assert(
			fc.property(someChanges, fc.nat(20), (changes, cut) => {
				const whole = merge(noFates(place), changes);
				const old = changes.slice(0, cut);
				assert.deepEqual(merge(whole, old), whole);
			}),
		);
	});

	it('keeps what this machine filed and nobody else’s', () => {
		const isOurs = ({ draftId }: ItemChange): boolean => draftId === 'mine';
		const changes = [aChange({ draftId: 'mine' }), aChange({ cursor: '2', itemId: 'item-2' })];
		const { fates, news } = mergeChanges(noFates(place), changes, '2', isOurs);
		assert.deepEqual([fates.items.length, fates.cursor, news.length], [1, '2', 1]);
	});

	it('does not grow for ever on one item', () => {
		const many = Array.from({ length: 500 }, (_, at) => aChange({ cursor: String(at + 1) }));
		const doubles = Array.from({ length: 50 }, (_, at) =>
			aChange({ cursor: String(at + 501), itemId: `other-${at}` }),
		);
		const fates = merge(merge(noFates(place), many), doubles);
		assert.equal(fates.items.length, 10);
		assert.ok(fates.items.every(({ steps }) => steps.length <= 200));
		assert.equal(merge(noFates(place), many).items[0]?.steps.at(-1)?.cursor, '500');
	});
});

describe('parseFates', () => {
	it('reads back what was stored', () => {
		const fates = merge(noFates(place), [aChange({ state: '退回', comments: [aComment()] })]);
		assert.deepEqual(parseFates(JSON.stringify(fates)), { value: fates });
	});

	it('leaves a newer form alone and tells what cannot be read', () => {
		assert.deepEqual(parseFates('{"version":2}'), { newer: true });
		for (const text of ['', '{', '[]', 'null', '{"version":1}', `${'['.repeat(100_000)}`])
			assert.ok('problem' in parseFates(text), text.slice(0, 20));
	});
});
