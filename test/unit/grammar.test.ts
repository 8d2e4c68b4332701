import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { createOnigScanner, createOnigString, loadWASM } from 'vscode-oniguruma';
import { INITIAL, parseRawGrammar, Registry, type IGrammar } from 'vscode-textmate';

const root = path.join(__dirname, '../..');
const grammarPath = path.join(root, 'syntaxes/zwxx.tmLanguage.json');

async function loadGrammar(): Promise<IGrammar> {
	const wasm = fs.readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm'));
	await loadWASM({ data: wasm });
	const registry = new Registry({
		onigLib: Promise.resolve({ createOnigScanner, createOnigString }),
		loadGrammar: async () => parseRawGrammar(fs.readFileSync(grammarPath, 'utf8'), grammarPath),
	});
	const grammar = await registry.loadGrammar('text.zwxx');
	assert.ok(grammar);
	return grammar;
}

describe('grammar', () => {
	let grammar: IGrammar;
	before(async () => {
		grammar = await loadGrammar();
	});

	/** Pieces of a text that carry a scope, in order. */
	function scoped(text: string, scope: string): string[] {
		let stack = INITIAL;
		return text.split('\n').flatMap((line) => {
			const { tokens, ruleStack } = grammar.tokenizeLine(line, stack);
			stack = ruleStack;
			return tokens
				.filter(({ scopes }) =>
					scopes.some((name) => name.split(' ').some((s) => s.startsWith(scope))),
				)
				.map(({ startIndex, endIndex }) => line.slice(startIndex, endIndex));
		});
	}

	const draft = [
		'---',
		'标题： 云岭县“一窗通办”办件2.3万件',
		'载体: 普刊信息',
		'数据:',
		'  企业: 126家',
		'---',
		'一、主要做法',
		'（一）减环节。一是减材料，截至2026年11月20日，办件2.3万件，同比增长8.5%。',
		'1.设窗口。二是立规矩。首先，按《云岭县办法》（云政发〔2026〕5号）办。',
		'（1）【事例】，××户。',
	].join('\n');

	it('keys, values and facts of the front matter', () => {
		assert.deepEqual(scoped(draft, 'entity.name.tag.key'), ['标题', '载体', '数据']);
		assert.deepEqual(scoped(draft, 'string.unquoted.value'), [
			'云岭县“一窗通办”办件2.3万件',
			'普刊信息',
		]);
		assert.deepEqual(scoped(draft, 'variable.other.fact'), ['企业']);
		assert.deepEqual(scoped(draft, 'punctuation.definition.front-matter'), ['---', '---']);
	});

	it('heading levels', () => {
		const levels = [1, 2, 3, 4].map((n) => scoped(draft, `markup.heading.${n}`).join(''));
		assert.deepEqual(levels, ['一、主要做法', '（一）减环节', '1.设窗口', '（1）【事例】']);
		assert.deepEqual(scoped('1.5亿元已到位', 'markup.heading'), []);
	});

	it('series, figures with units, dates, titles, quotations, placeholders', () => {
		assert.deepEqual(scoped(draft, 'keyword.other.ordinal'), ['一是', '二是', '首先']);
		assert.deepEqual(scoped(draft, 'constant.numeric'), ['126', '2.3', '8.5']);
		assert.deepEqual(scoped(draft, 'keyword.other.unit'), ['家', '万件', '%']);
		assert.deepEqual(scoped(draft, 'constant.other.date'), ['2026年11月20日']);
		assert.deepEqual(scoped(draft, 'string.other.title'), ['《云岭县办法》']);
		assert.deepEqual(scoped(draft, 'constant.other.document-number'), ['〔2026〕5号']);
		assert.deepEqual(scoped(draft, 'variable.parameter.placeholder'), ['【事例】', '××']);
		assert.deepEqual(scoped('推行“一窗通办”。', 'string.quoted'), ['“一窗通办”']);
	});

	it('leaves 一是 alone inside a word, and letters next to digits', () => {
		assert.deepEqual(scoped('这一是非问题', 'keyword.other.ordinal'), []);
		assert.deepEqual(scoped('编号A126', 'constant.numeric'), []);
	});

	it('goes on with the text where the closing --- is missing', () => {
		const text = '---\n标题: 甲\n云岭县围绕企业办事难推出一窗通办办法。\n一、做法';
		assert.deepEqual(scoped(text, 'markup.heading.1').join(''), '一、做法');
	});

	it('takes no --- for a front matter but that of the first line', () => {
		assert.deepEqual(scoped('正文\n---\n标题: 甲', 'entity.name.tag.key'), []);
	});

	it('reads long lines without losing itself', () => {
		const hostile = ['《', '“', '【', '1,', '1.', '（', '一', '×', ' ', '：', '2026年'];
		for (const piece of hostile) {
			const line = piece.repeat(20_000 / piece.length);
			const { stoppedEarly } = grammar.tokenizeLine(line, INITIAL, 2_000);
			assert.equal(stoppedEarly, false, piece);
		}
	});
});

describe('language configuration', () => {
	const config = JSON.parse(
		fs.readFileSync(path.join(root, 'language-configuration.json'), 'utf8'),
	) as { brackets: [string, string][]; wordPattern: string; surroundingPairs: [string, string][] };

	it('pairs the brackets of Chinese text', () => {
		for (const pair of ['《》', '“”', '（）', '【】', '〔〕']) {
			assert.ok(
				config.brackets.some((own) => own.join('') === pair),
				pair,
			);
			assert.ok(
				config.surroundingPairs.some((own) => own.join('') === pair),
				pair,
			);
		}
	});

	it('ends a word where Chinese meets Latin or a mark, so that initials complete after Chinese', () => {
		const words = '云岭县jz截至，8.5%的GDP'.match(new RegExp(config.wordPattern, 'g'));
		assert.deepEqual(words, ['云岭县', 'jz', '截至', '8.5%', '的', 'GDP']);
	});
});
