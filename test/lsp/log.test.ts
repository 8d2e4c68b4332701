import assert from 'node:assert/strict';
import { createFailureLog } from '../../src/server/log';

describe('log of failed rules', () => {
	it('names each rule once, with places in the code and no word of the draft', () => {
		const lines: string[] = [];
		const tell = createFailureLog({ error: (message) => void lines.push(message) });
		const error = new Error('截止6月底\n    全县开工').stack ?? '';
		tell([
			{ rule: 'a', error },
			{ rule: 'b', error: '截止6月底' },
		]);
		tell([{ rule: 'a', error }]);
		assert.equal(lines.length, 2);
		assert.match(lines[0]!, /规则 a /);
		assert.match(lines[0]!, /log\.test/);
		for (const line of lines) assert.doesNotMatch(line, /截止|全县/);
	});
});
