import { isChinese } from '../half-width';
import { unitSymbols, unitWords, type UnitWord } from '../unit-words';
import { defineRule, type Finding, type Fix, type Hit, type ParagraphContext } from '../rule';

const byWord = new Map(unitWords.map((unit) => [unit.word, unit]));

const digitsBefore =
	/(?<![\d.,A-Za-z#])(\d+(?:,\d{3})*(?:\.\d+)?)([十百千]?[万亿]|千|百)?([多余来])?$/u;
const chineseBefore =
	/(?<![一二三四五六七八九十百千万])[一二两三四五六七八九十百千万几]{1,8}[多余来]?$/u;

const reach = 24;

/** A price or a rate by the unit, which markets still quote so: 每斤3元, 3元一斤, 5元/斤. */
const priced = /[元角块]\s?[/／一1每]?\s?$|每\s?$|[元角块]/u;

/** A number with its power, multiplied; at most two decimals, without useless zeros. */
function converted(number: string, times: number): string {
	const value = Number(number.replaceAll(',', '')) * times;
	const text = value < 1 ? String(Number(value.toPrecision(2))) : String(Number(value.toFixed(2)));
	return text.includes('e') ? value.toFixed(6) : text;
}

function unitFinding(from: number, to: number, said: string, good: string, fix: Fix): Finding {
	return {
		from,
		to,
		message: `“${said}”不是法定计量单位，或不是它的规范名称：公文用国家法定计量单位，各处才能合计比较；请改为“${good}”。`,
		fixes: [fix],
	};
}

function renamed({ from, to }: Hit, { word, good }: UnitWord): Finding {
	const edits = [{ from, to, text: good }];
	return unitFinding(from, to, word, good, { title: `改为“${good}”`, edits, safe: true });
}

function recounted(text: string, hit: Hit, unit: UnitWord, match: RegExpExecArray): Finding {
	const [all, number = '', power = '', rough = ''] = match;
	const from = hit.from - all.length;
	const good = `${converted(number, unit.times)}${power}${rough}${unit.good}`;
	const edits = [{ from, to: hit.to, text: good }];
	const said = text.slice(from, hit.to);
	return unitFinding(hit.from, hit.to, unit.word, good, {
		title: `“${said}”换算为“${good}”`,
		edits,
	});
}

function isPriced(context: ParagraphContext, hit: Hit): boolean {
	const clause = context.clauseAround(hit);
	const { text } = context;
	return (
		priced.test(text.slice(clause.from, hit.from)) ||
		/[元角块]/u.test(text.slice(hit.to, clause.to))
	);
}

function wordFinding(context: ParagraphContext, hit: Hit, unit: UnitWord): Finding[] {
	const { masked: text } = context;
	if (unit.unless?.test(text.slice(hit.to, hit.to + 2))) return [];
	if (text.charAt(hit.from) !== unit.word.charAt(0)) return [];
	const before = text.slice(Math.max(0, hit.from - reach), hit.from);
	const digits = digitsBefore.exec(before);
	if (
		unit.word.endsWith('斤') &&
		(!digits || isPriced(context, hit) || /^[\d两斤]/u.test(text.slice(hit.to, hit.to + 1)))
	)
		return [];
	if (!digits && !(unit.chinese && chineseBefore.test(before))) return [];
	if (unit.times === 1) return !digits && context.straddles(hit) ? [] : [renamed(hit, unit)];
	return digits ? [recounted(text, hit, unit, digits)] : [];
}

const symbolPattern =
	/^(?:[kK]?[mM][²³23]?|[cC][mM]|[mM]{2}|[kK][gG]|[㎡㎥㎞㎢㎏㎝㎜])(?![\w/／·²³*×^.\-–—])/u;

/** 50kg, 320㎡ in running text; of compounds, formulas and models the symbols stay. */
function symbolFinding({ masked: text }: ParagraphContext, { from }: Hit): Finding[] {
	const symbol = symbolPattern.exec(text.slice(from, from + 5))?.[0] ?? '';
	const good = unitSymbols[symbol];
	if (good === undefined || !isChinese(text.charAt(from + symbol.length))) return [];
	const before = text.slice(Math.max(0, from - reach), from);
	const number = /(?<![\w.,*×/\-–—~～≥≤<>=])\d+(?:[,.]\d+)*[万亿]?[多余]?\s?$/u.exec(before);
	if (!number || /[*×x/]$/iu.test(before.slice(0, number.index).trimEnd())) return [];
	// Only prose: Chinese before the number.
	if (!/[\p{Script=Han}，、；：（“]\s?$/u.test(before.slice(0, number.index))) return [];
	const to = from + symbol.length;
	const edits = [{ from: from - (/\s$/u.test(before) ? 1 : 0), to, text: good }];
	return [
		{
			from,
			to,
			message: `正文里用了单位符号“${symbol}”：公文行文用单位的中文名称，读起来不致停顿；请改为“${good}”。`,
			fixes: [{ title: `改为“${good}”`, edits, safe: true }],
		},
	];
}

/** 华氏98度: told in 摄氏度. */
function fahrenheit(text: string, { from }: Hit): Finding[] {
	const match = /^华氏(?:温度)?(\d+(?:\.\d+)?)度/u.exec(text.slice(from, from + 12));
	if (!match) return [];
	const good = `${Number((((Number(match[1]) - 32) * 5) / 9).toFixed(1))}℃`;
	const edits = [{ from, to: from + match[0].length, text: good }];
	return [
		unitFinding(from, from + match[0].length, match[0], good, { title: `换算为“${good}”`, edits }),
	];
}

/** 分别为9800万元、1.2亿元: bare amounts of one list in two scales. */
function mixedScales(text: string, { from, to, text: mark }: Hit): Finding[] {
	const before = /\d+(?:\.\d+)?$/u.exec(text.slice(Math.max(0, from - 12), from));
	const other = mark.startsWith('万') ? '亿元' : '万元';
	const after = /^(\d+(?:\.\d+)?)([万亿]元)/u.exec(text.slice(to, to + 16));
	if (!before || after?.[2] !== other) return [];
	if (!/[，、和为：]\s?$|分别/u.test(text.slice(Math.max(0, from - before[0].length - 24), from)))
		return [];
	const start = from - before[0].length;
	const end = to + after[0].length;
	const inHundredMillions = (n: string, unit: string): string =>
		`${unit === '万元' ? Number((Number(n) / 1e4).toFixed(4)) : n}亿元`;
	const good = `${inHundredMillions(before[0], mark.slice(0, 2))}、${inHundredMillions(after[1]!, other)}`;
	return [
		{
			from: start,
			to: end,
			message: `并列的数一个用“万元”一个用“亿元”：同一指标单位不一，看的人要自己换算；请统一，如“${good}”。`,
			fixes: [{ title: `统一为“${good}”`, edits: [{ from: start, to: end, text: good }] }],
		},
	];
}

function look(context: ParagraphContext, hit: Hit): Finding[] {
	const { text: mark } = hit;
	const unit = byWord.get(mark);
	if (unit) return wordFinding(context, hit, unit);
	if (mark === '华氏') return fahrenheit(context.masked, hit);
	if (mark.endsWith('、')) return mixedScales(context.masked, hit);
	return symbolFinding(context, hit);
}

export default defineRule({
	id: 'legal-units',
	ref: 'R30',
	title: '计量单位',
	rationale:
		'《中华人民共和国计量法》和国务院关于统一实行法定计量单位的命令：公文使用法定计量单位，面积用“平方米”不用“平方”，长度用“厘米”不用“公分”，质量用“公斤”“吨”不用“斤”；叙述中用单位的中文名称。“亩”、按斤计的价格、引语里的斤两，以及以英寸称的商品规格，照习惯保留。',
	severity: 'info',
	scope: 'paragraph',
	group: 'paragraph',
	triggers: [
		...unitWords.map(({ word }) => word),
		...Object.keys(unitSymbols).filter((symbol) => !/[23²³]$/u.test(symbol)),
		...['m²', 'm2', 'M²', 'm³', 'm3'],
		'华氏',
		'万元、',
		'亿元、',
	],
	since: '0.2.0',
	maturity: 'preview',
	examples: [
		{ bad: '铺设彩砖300⟦平方⟧。', good: '铺设彩砖300平方米。' },
		{ bad: '积雪厚15⟦公分⟧。', good: '积雪厚15厘米。' },
		{ bad: '亩产1200⟦斤⟧。', good: '亩产600公斤。' },
	],
	leaves: [
		'流转土地320亩，亩产600公斤。',
		'每斤3.5元，卖到5元1斤。',
		'他说：“一亩地多打200斤。”',
		'面积12平方公里，库容3万立方米。',
		'采购55英寸显示屏2块。',
	],
	check: (context, hits) => hits.flatMap((hit) => look(context, hit)),
});
