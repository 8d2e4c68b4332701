import assert from 'node:assert/strict';
import fc from 'fast-check';
import { escapeMarkdown, plainWords } from '../../../src/core/text/plain-words';

/** As the editor finds links in its notices. */
const link = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/giu;

describe('words of others in the editor’s notices', () => {
	it('are no links', () => {
		const said = '没有接收：请[点此核对](command:workbench.action.terminal.sendSequence?%5B%5D)。';
		assert.match(said, link);
		assert.doesNotMatch(plainWords(said), link);
		assert.match(plainWords(said), /点此核对\] \(command/u);
		assert.equal(plainWords('报送单位［甲］（乙）[1]。'), '报送单位［甲］（乙）[1]。');
	});

	it('are none whatever they are made of', () => {
		const part = fc.constantFrom(
			'[',
			']',
			'(',
			')',
			'](',
			'command:',
			'https://x/',
			'点',
			' ',
			'"',
		);
		fc.assert(
			fc.property(fc.array(part, { maxLength: 14 }), (parts) => {
				assert.doesNotMatch(plainWords(parts.join('')), link);
			}),
		);
	});

	it('fetch no picture where Markdown is read', () => {
		const text = escapeMarkdown('![](https://a.example/x.png) <img src=x> **粗** `码`');
		assert.doesNotMatch(text, /(?<!\\)[![\]<*`]/u);
	});
});
