import assert from 'node:assert/strict';
import fc from 'fast-check';
import { composingDelay, refreshDelay, usualDelay } from '../../../src/core/lint/refresh';

/** Delay after the keystrokes that stand behind `|` were put in. */
const after = (line: string): number => {
	const [before = '', inserted = ''] = line.split('|');
	return refreshDelay({ inserted, lineBefore: before + inserted });
};

describe('delay of findings', () => {
	it('is long while pinyin stands at the caret after Chinese', () => {
		for (const line of [
			'全县|q',
			'全县qi|y',
			"全县qi'|y",
			"全县qi|'",
			'全县，qi ye|f',
			'新增企业126|j',
			'新增企业126ji|a',
			'“一|w',
			'截至6月底，|j',
			'|q',
			'qiy|e',
			'　　|q',
			'全县|qiye',
		]) {
			assert.equal(after(line), composingDelay, line);
		}
	});

	it('is the usual one for all else', () => {
		for (const line of [
			'全县qiye|企业',
			'全县企业|。',
			'全县企业|',
			'全县|8',
			'全县qi|1',
			'GDP grew by |x',
			'The plan was |a',
			`全县|${'a'.repeat(40)}`,
			'全县|\n',
			'',
		]) {
			assert.equal(after(line), usualDelay, line);
		}
	});

	it('is one of the two, whatever the text, in linear time', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), fc.string(), (before, inserted) => {
				const delay = refreshDelay({ inserted, lineBefore: before + inserted });
				assert.ok(delay === usualDelay || delay === composingDelay);
			}),
		);
		assert.equal(after(`${'a'.repeat(300_000)}|a`), usualDelay);
	});
});
