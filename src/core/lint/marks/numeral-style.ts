import type { Finding, Fix } from '../rule';

const digits = '零一二三四五六七八九';

const toChinese = (text: string): string => text.replace(/\d/gu, (d) => digits.charAt(Number(d)));

/** One finding with one fix over its whole span. */
export function styled(
	span: { readonly from: number; readonly to: number },
	good: string,
	message: string,
	safe = false,
): Finding {
	const { from, to } = span;
	const edits = [{ from, to, text: good }];
	const fix: Fix = { title: `改为“${good}”`, edits, ...(safe && { safe }) };
	return { from, to, message, fixes: [fix] };
}

/** 3、5 and 七、八: neighbours that make an estimate. */
export const splitEstimates: readonly string[] = [
	...[1, 2, 3, 4, 5, 6, 7, 8].map((n) => `${n}、${n + 1}`),
	'3、5',
	...[
		'一、二',
		'二、三',
		'两、三',
		'三、四',
		'三、五',
		'四、五',
		'五、六',
		'六、七',
		'七、八',
		'八、九',
	],
];

const counted =
	/^(?:[十百千万亿]{1,2}[多余]?)?(?:个(?!性)|[天名户家米斤吨亩元台辆艘件份起岁倍头只株棵种位处回趟遍箱袋瓶桶捆颗粒盏篇例桌顿宗笔秒]|支(?![队行部])|张(?![家村庄])|根(?!据)|把(?!关)|针(?!对)|套(?!餐)|场(?![馆地所])|人(?![间民大社])|年(?!级|代)|次(?!氯|生)|小时|分钟|课时|学时|车次|班次|公里|公顷|厘米|毫米|平方|立方|千米|里(?!程)|公斤|块(?!状)|成(?!本)|周(?!年|边)|间(?!隔))/u;
const scaled = /^[十百千万亿]/u;

/** What makes the numbers two and not about so many: 第3、5天, 分别有3、5户, 1、2、3个. */
const listing = /(?:[第初高周\d.一二三四五六七八九十百千、—～\-（(]|星期)\s?$/u;
const distributes = /分别|各自?|依次|先后|即|为第/u;

/** 3、5天 for 三五天. */
export function splitEstimate(text: string, from: number, to: number): Finding | undefined {
	// 7、80人: the 0 of 80 is said of both.
	const isTens = /^\d\D\d$/u.test(text.slice(from, to)) && /^0(?!\d)/u.test(text.slice(to, to + 2));
	const after = isTens ? `十${text.slice(to + 1, to + 7)}` : text.slice(to, to + 6);
	if (!counted.test(after)) return undefined;
	const before = text.slice(Math.max(0, from - 12), from);
	const isChinese = !/^\d/u.test(text.charAt(from));
	// 二、三年行动计划 is a heading.
	if (before.trim() === '' || (isChinese && /[。；：\n]\s*$/u.test(before))) return undefined;
	if (listing.test(before) || distributes.test(before)) return undefined;
	// 3、4个百分点 and 1、2个 of a list.
	if (/^个?(?:百分点|方面|标段|季度|月份|层次)/u.test(after)) return undefined;
	const power = scaled.exec(after)?.[0] ?? '';
	const good = toChinese(text.slice(from, to))
		.replace('、', '')
		.replace(/^二三(?=[千万亿])/u, '两三');
	const span = { from, to: to + power.length };
	const said = text.slice(span.from, span.to);
	return styled(
		span,
		good + power,
		`“${said}”表示大概的数：相邻两个数字连用作概数写汉字，中间不加顿号（GB/T 15835），加了就成了两个数；请改为“${good + power}”。`,
	);
}

const tens: Readonly<Record<string, string>> = {
	10: '十',
	20: '二十',
	30: '三十',
	40: '四十',
	50: '五十',
	60: '六十',
	70: '七十',
	80: '八十',
	90: '九十',
};

/** 20几, 几10: an estimate with 几 is written in characters. */
export function digitsWithSome(text: string, from: number): Finding | undefined {
	const isBefore = text.charAt(from) === '几';
	const match = isBefore
		? /^几(10{1,3})(?!\d)/u.exec(text.slice(from, from + 6))
		: /(?<![\d.,A-Za-z])([1-9]0)几$/u.exec(text.slice(Math.max(0, from - 4), from + 2));
	if (!match) return undefined;
	const power: Readonly<Record<string, string>> = { 10: '十', 100: '百', 1000: '千' };
	const good = isBefore ? `几${power[match[1]!]!}` : `${tens[match[1]!]!}几`;
	const end = isBefore ? from + match[0].length : from + 2;
	const span = { from: end - match[0].length, to: end };
	return styled(
		span,
		good,
		`“${match[0]}”一半阿拉伯数字一半汉字：带“几”的概数写汉字（GB/T 15835）；请改为“${good}”。`,
		true,
	);
}

const yearDigits = '[〇零○0OoОＯ一二三四五六七八九]';
const yearPattern = new RegExp(
	`^([一二]${yearDigits}{3})年(?:([一二三四五六七八九十]{1,3})月)?(?:([一二三四五六七八九十]{1,3})[日号])?`,
	'u',
);

const valueOf = (numeral: string): number => {
	const at = numeral.indexOf('十');
	if (at < 0) return digits.indexOf(numeral);
	const high = at === 0 ? 1 : digits.indexOf(numeral.slice(0, at));
	const low = numeral.slice(at + 1);
	return high * 10 + (low === '' ? 0 : digits.indexOf(low));
};

/** 二零二四年: with 零 or ○ it is neither the form of numerals nor that of digits. */
export function yearInCharacters(text: string, from: number): Finding | undefined {
	const match = yearPattern.exec(text.slice(from, from + 16));
	if (!match || !/[零○0OoОＯ]/u.test(match[1]!)) return undefined;
	const [all, year = '', month, day] = match;
	const four = [...year].map((c) => ('〇零○0OoОＯ'.includes(c) ? 0 : digits.indexOf(c))).join('');
	const good = `${four}年${month ? `${valueOf(month)}月` : ''}${day ? `${valueOf(day)}日` : ''}`;
	return styled(
		{ from, to: from + all.length },
		good,
		`“${all}”的写法不规范：公历年月日用阿拉伯数字（GB/T 15835），写成汉字时也只能用“〇”；请改为“${good}”。`,
		true,
	);
}

/** 5月零3日, 2024年05月03日. */
export function zeroInDate(text: string, from: number): Finding | undefined {
	// The trigger is 月零, 年0 or 月0: the zero stands behind its first character.
	const at = from + 1;
	const rest = text.slice(at, at + 4);
	const isYear = text.charAt(from) === '年';
	const match = isYear
		? /^0[1-9]月/u.exec(rest)
		: /^(?:零[\d一二三四五六七八九]{1,2}|0[1-9])[日号]/u.exec(rest);
	if (!match || !/[\d一二三四五六七八九十]/u.test(text.charAt(from - 1))) return undefined;
	return styled(
		{ from: at, to: at + 1 },
		'',
		'月、日前面多了“零”：公文里的日期不编虚位，1月不写作01月（GB/T 9704）；请删去。',
		true,
	);
}

const grouped =
	/(?<![\d，.])([1-9]\d{0,2})，(\d{3})(?=[多余]?(?:万|亿)?(?:[元人名户家个吨亩批件份册次]|公里|平方米))/u;

/** 1，230户: a full-width comma makes two numbers of one. */
export function groupedDigits(text: string, comma: number): Finding | undefined {
	const start = Math.max(0, comma - 4);
	const match = grouped.exec(text.slice(start, comma + 12));
	if (!match || start + match.index + match[1]!.length !== comma) return undefined;
	const from = start + match.index;
	// Behind a figure with its unit (12家，230人) it is a comma.
	if (!/[〇一-鿿：（]/u.test(text.charAt(from - 1))) return undefined;
	const good = match[1]! + match[2]!;
	return styled(
		{ from, to: from + match[0].length },
		good,
		`“${match[0]}”用全角逗号分节：看起来是两个数，四位以上的数可以不分节（GB/T 15835）；请改为“${good}”。`,
	);
}

/** 4千2百, 1万2千3百: digit by digit with the powers between them. */
const stepwise = /^([1-9])千([1-9])百(?:([1-9])十)?/u;

function digitsWithPowers(text: string, at: number): Finding | undefined {
	const match = stepwise.exec(text.slice(at - 1, at + 6));
	const before = /(?<![\d.,A-Za-z、\-－–—─~～至])(?:(\d{1,4})万)?$/u.exec(
		text.slice(Math.max(0, at - 7), at - 1),
	);
	if (!match || !before) return undefined;
	const [all, thousands, hundreds, tens = '0'] = match;
	const low = Number(`${thousands}${hundreds}${tens}0`);
	const myriads = before[1];
	const said = before[0] + all;
	const good = myriads === undefined ? String(low) : `${Number(myriads) + low / 1e4}万`;
	const from = at - 1 - before[0].length;
	return styled(
		{ from, to: from + said.length },
		good,
		`“${said}”数字与汉字混写：阿拉伯数字后只能跟“万”“亿”，不跟“百”“千”（GB/T 15835）；请改为“${good}”。`,
	);
}

/** 3百万元, 2千万亩: of 百万 and 千万 the 万 may stay. */
function digitsWithMyriads(text: string, at: number): Finding | undefined {
	const tail = /^[千百]([万亿])[多余]?(?=[元人名户家个吨亩册份棵株头只件]|平方米|公斤)/u.exec(
		text.slice(at, at + 6),
	);
	const number = /(?<![\d.,A-Za-z、\-－–—─~～至])\d{1,2}$/u.exec(
		text.slice(Math.max(0, at - 4), at),
	);
	if (!tail || !number) return undefined;
	const scale = tail[1]!;
	const good = `${Number(number[0]) * powers[text.charAt(at)]!}${scale}`;
	const span = { from: at - number[0].length, to: at + 2 };
	return styled(
		span,
		good,
		`“${text.slice(span.from, span.to)}”数字与汉字混写：阿拉伯数字后只能跟“万”“亿”，不跟“百”“千”（GB/T 15835）；请改为“${good}”。`,
	);
}

const powers: Readonly<Record<string, number>> = { 千: 1000, 百: 100, 仟: 1000, 佰: 100 };
const plainUnit = /^[多余]?(?:[元人名户家个吨亩册份棵株头只件套台辆，。；、]|平方米|公斤|$)/u;

/** 2万5千, 3千人, 5仟元: of the powers only 万 and 亿 go with digits. */
export function digitsWithPower(text: string, at: number): Finding | undefined {
	const steps = digitsWithPowers(text, at);
	if (steps) return steps;
	const power = text.charAt(at);
	const myriad = digitsWithMyriads(text, at);
	if (myriad) return myriad;
	const match =
		/(?<!\d[、\-－–—─~～至])(?<![\d.,A-Za-z一二三四五六七八九千])(?:(\d{1,4})万)?([1-9]|[1-9]\d)$/u.exec(
			text.slice(Math.max(0, at - 8), at),
		);
	if (!match || !plainUnit.test(text.slice(at + 1, at + 5))) return undefined;
	const [said, myriads] = match;
	const low = Number(match[2]) * powers[power]!;
	const wide = myriads === undefined ? undefined : (Number(myriads) + low / 1e4).toFixed(2);
	if (myriads !== undefined && low >= 1e4) return undefined;
	const good = wide === undefined ? String(low) : `${Number(wide)}万`;
	return styled(
		{ from: at - said.length, to: at + 1 },
		good,
		`“${said}${power}”数字与汉字混写：阿拉伯数字后只能跟“万”“亿”，不跟“百”“千”（GB/T 15835）；请改为“${good}”。`,
	);
}
