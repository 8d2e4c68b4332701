import { readNumber } from '../../text/numerals';
import { isChinese } from '../marks/half-width';
import { unitSymbols, unitWords, type UnitWord } from '../wording/unit-words';
import { defineRule, type Finding, type Fix, type Hit, type ParagraphContext } from '../rule';

const byWord = new Map(unitWords.map((unit) => [unit.word, unit]));

const digitsBefore =
	/(?<![\d.,A-Za-z#])(\d+(?:,\d{3})*(?:\.\d+)?)([十百千]?[万亿]|千|百)?([多余来])?$/u;
const chineseBefore =
	/(?<![一二三四五六七八九十百千万])[一二两三四五六七八九十百千万几]{1,8}[多余来]?$/u;

/** 每平米, 200个平方: the unit is counted without a number right before it. */
const counted = /(?:每|\d[多余]?个)$/u;
/** The unit with the 个 that goes with the wrong one. */
const withCounter = (hit: Hit, before: string): Hit =>
	before.endsWith('个') ? { ...hit, from: hit.from - 1 } : hit;

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

function recounted(text: string, hit: Hit, unit: UnitWord, match: readonly string[]): Finding {
	const [all = '', number = '', power = '', rough = ''] = match;
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
	if (priced.test(text.slice(clause.from, hit.from))) return true;
	if (/[元角块]/u.test(text.slice(hit.to, clause.to))) return true;
	// 卖粮600斤，每斤1.3元: what is sold by the unit is counted by it.
	const sentence = context.sentenceAt(hit.from);
	return /[每一/／]斤/u.test(text.slice(sentence.from, sentence.to));
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
	if (unit.chinese && !digits && counted.test(before))
		return [renamed(withCounter(hit, before), unit)];
	if (!digits && !(unit.chinese && chineseBefore.test(before))) return [];
	if (unit.measures && !measuresThere(context, hit)) return [];
	if (unit.many && !manyThere(context, hit, before)) return [];
	if (unit.times === 1) return !digits && context.straddles(hit) ? [] : [renamed(hit, unit)];
	const match = digits ?? inCharacters(before);
	return match ? [recounted(text, hit, unit, match)] : [];
}

/** 三 of 三尺, as a number in digits would be matched. */
function inCharacters(before: string): readonly string[] | undefined {
	const all = /[一二两三四五六七八九十百千]{1,4}$/u.exec(before)?.[0] ?? '';
	const value = readNumber(all);
	return value === undefined ? undefined : [all, String(value)];
}

/** 浇筑混凝土1200方，: a volume ends its clause. */
function manyThere(context: ParagraphContext, { from, to }: Hit, before: string): boolean {
	const { masked: text } = context;
	if (!/^(?:$|[，。；、）多余的]|左右|以上|土石)/u.test(text.slice(to, to + 2))) return false;
	return /(?:\d{2}|[万亿])$/u.test(before) && text.charAt(from - 1) !== '一';
}

/** 溃口宽两丈，: what is measured is said before, and the clause ends; 三尺讲台 measures nothing. */
function measuresThere(context: ParagraphContext, hit: Hit): boolean {
	const { masked: text } = context;
	const clause = context.clauseAround(hit);
	if (clause.to > hit.to && !/^[多余]?[宽高深长厚]?$/u.test(text.slice(hit.to, clause.to)))
		return false;
	return /[宽高深长厚粗距]|缺口|水位|路程|往返|绕行|行程/u.test(text.slice(clause.from, hit.from));
}

const symbolPattern =
	/^(?:[kK]?[mM][²³23]?|[cC][mM]|[mM]{2}|[mM][lL]|[kK][gG]|[㎡㎥㎞㎢㎏㎝㎜])(?![\w/／·²³*×^.\-–—])/u;

/** 50kg, 320㎡ in running text; of compounds, formulas and models the symbols stay. */
function symbolFinding({ masked: text }: ParagraphContext, { from }: Hit): Finding[] {
	const symbol = symbolPattern.exec(text.slice(from, from + 5))?.[0] ?? '';
	const good = unitSymbols[symbol];
	if (good === undefined || !isChinese(text.charAt(from + symbol.length))) return [];
	const before = text.slice(Math.max(0, from - reach), from);
	const number = /(?<![\w.,*×/\-–—~～≥≤<>=])\d+(?:[,.]\d+)*[万亿]?[多余]?\s?$/u.exec(before);
	if (!number || /[*×x/]$/iu.test(before.slice(0, number.index).trimEnd())) return [];
	// Only prose: Chinese before the number.
	if (!/[〇一-鿿，、；：（“]\s?$/u.test(before.slice(0, number.index))) return [];
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

/** What is counted in 度 by those who sell current: 年发电量315万度. */
const electricity =
	/(?:[发用供售节耗购送输][出掉]?电|电[量能]|电力|省电|电站|光伏)[^，。；温气角]{0,12}$/u;

/** 发电315万度: of heat, angles and sight 度 is the unit; prices are told by the 度 as they are by the 斤. */
function currentFinding(context: ParagraphContext, hit: Hit): Finding[] {
	const { masked: text } = context;
	const at = hit.to - 1;
	const before = text.slice(Math.max(0, at - reach), at);
	const number = /(?<![\d.,A-Za-z])\d+(?:\.\d+)?(?:[十百千]?[万亿])?[多余]?$/u.exec(before);
	if (!number || !/^(?:电|左右|以上|$|[，。；、）])/u.test(text.slice(hit.to, hit.to + 2)))
		return [];
	const clause = context.clauseAround({ from: at, to: hit.to });
	const ahead = text.slice(Math.max(clause.from, at - reach), at - number[0].length);
	const isCounted = text.charAt(hit.to) === '电' || electricity.test(ahead);
	if (!isCounted || priced.test(ahead) || /[元角]/u.test(text.slice(hit.to, clause.to))) return [];
	if (/功率因数|相位|[角转倾温坡湿浓精]/u.test(ahead)) return [];
	const title = '改为“千瓦时”';
	const edits = [{ from: at, to: hit.to, text: '千瓦时' }];
	return [unitFinding(at, hit.to, '度', '千瓦时', { title, edits })];
}

const hundredMillion = 1e4;
/** 2.5亿元（25000万元）: told in both on purpose. */
const glossed = /[亿万]元[（(][^）)]{0,4}$|(?:折合|相当于|即)[^，。；]{0,4}$/u;

const glossFollows = /^[，（(](?:即|合|折合|约合)?\d+(?:\.\d+)?亿元/u;

/**
 * 23600万元 beside 5.6亿元: an amount above 1亿元 in the smaller scale. 9800万元 beside 1.2亿元 is how
 * everybody writes.
 */
function mixedScales({ masked: text }: ParagraphContext, hit: Hit): Finding[] {
	const before = text.slice(Math.max(0, hit.from - reach), hit.from);
	const number = /(?<![\d,.、\-—–~～至])\d+(?:\.\d+)?$/u.exec(before)?.[0] ?? '';
	if (Number(number) < hundredMillion || !/\d[多余]?亿元/u.test(text)) return [];
	const from = hit.from - number.length;
	if (glossed.test(before.slice(0, before.length - number.length))) return [];
	if (glossFollows.test(text.slice(hit.to, hit.to + 16))) return [];
	const said = `${number}万元`;
	const good = `${Number((Number(number) / hundredMillion).toFixed(4))}亿元`;
	return [
		{
			from,
			to: hit.to,
			message: `“${said}”在1亿元以上，同一段里别的数用“亿元”：单位不一，看的人要自己换算；请改为“${good}”。`,
			fixes: [{ title: `改为“${good}”`, edits: [{ from, to: hit.to, text: good }] }],
		},
	];
}

function look(context: ParagraphContext, hit: Hit): Finding[] {
	const { text: mark } = hit;
	const unit = byWord.get(mark);
	if (unit) return wordFinding(context, hit, unit);
	if (mark === '华氏') return fahrenheit(context.masked, hit);
	if (mark.endsWith('度')) return currentFinding(context, hit);
	if (mark === '万元') return mixedScales(context, hit);
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
		...[...'0123456789万亿多余'].map((end) => `${end}度`),
		'华氏',
		'万元',
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
