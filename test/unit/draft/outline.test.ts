import assert from 'node:assert/strict';
import fc from 'fast-check';
import { outlineOf, type OutlineNode } from '../../../src/core/draft/outline';
import { parseDraft } from '../../../src/core/draft/parse';
import { isWithin } from '../../../src/core/text/span';
import { draftText } from './fragments';

describe('outlineOf', () => {
	it('nests headings by level, also where one is left out', () => {
		const { draft } = parseDraft('导语\n一、甲\n（一）乙。文\n文二\n1.丙\n\n二、丁\n1.戊\n');
		const show = (nodes: readonly OutlineNode[]): string =>
			nodes
				.map(({ title, children }) => title + (children.length ? `[${show(children)}]` : ''))
				.join(' ');
		assert.equal(show(outlineOf(draft).sections), '一、甲[（一）乙[1.丙]] 二、丁[1.戊]');
		const [first] = outlineOf(draft).sections;
		assert.equal(
			draft.text.slice(first?.span.from, first?.span.to),
			'一、甲\n（一）乙。文\n文二\n1.丙',
		);
	});

	it('gives every paragraph to one section, or to the opening', () => {
		const { draft } = parseDraft('导语\n一、甲\n文\n（一）乙\n文二\n');
		const { opening, sections } = outlineOf(draft);
		const texts = (paragraphs: readonly { text: string }[]) => paragraphs.map(({ text }) => text);
		assert.deepEqual(texts(opening), ['导语']);
		assert.deepEqual(texts(sections[0]!.own), ['一、甲', '文']);
		assert.deepEqual(texts(sections[0]!.children[0]!.own).slice(0, 2), ['（一）乙', '文二']);
	});

	it('holds every heading once, children inside their parents and in order', () => {
		const check = (nodes: readonly OutlineNode[], within: { from: number; to: number }): number =>
			nodes.reduce((count, node) => {
				assert.ok(isWithin(node.span, within) && isWithin(node.heading, node.span));
				return count + 1 + check(node.children, node.span);
			}, 0);
		fc.assert(
			fc.property(draftText(), (text) => {
				const { draft } = parseDraft(text);
				const headings = draft.paragraphs.filter(({ level }) => level > 0).length;
				assert.equal(check(outlineOf(draft).sections, draft.body), headings);
			}),
			{ numRuns: 500 },
		);
	});
});
