import assert from 'node:assert/strict';
import { countText } from '../../src/core/count/count';
import { causesOf, countedTexts, plain, unexplained, type Cause } from './strings';
import table from './table.json';

describe('count beside LibreOffice Writer', () => {
	it('has its counts for every text', () => {
		assert.deepEqual(
			table.map(({ text }) => text),
			countedTexts(),
		);
		assert.ok(table.length >= 200);
	});

	it('differs for a documented cause only', () => {
		assert.deepEqual(unexplained(table), []);
	});

	it('agrees on what is left of a text without the cause', () => {
		const writer = new Map(table.map((row) => [row.text, row.writer]));
		for (const { text } of table) {
			const rest = plain(text);
			assert.deepEqual(causesOf(rest), []);
			assert.equal(countText(rest).words, writer.get(rest), JSON.stringify(text));
		}
	});

	it('needs each of the causes', () => {
		const met = new Set<Cause>();
		for (const { text, writer } of table) {
			const causes = causesOf(text);
			if (causes.length === 1 && countText(text).words !== writer) met.add(causes[0]!);
		}
		assert.deepEqual([...met].sort(), ['dash', 'enclosed', 'korean', 'neighbour', 'raised']);
	});
});
