import type { Span } from '../../text/span';
import { rateNounAt, type RateKind, type RateNoun } from './rate-nouns';

/** A rate whose change is given in %. Offsets are of the paragraph. */
export interface RateChange {
	readonly rate: RateNoun;
	/** 提高2%, the verb included. */
	readonly said: Span;
	/** 2%, 百分之二, 2%～3%: what ought to be 百分点. */
	readonly amount: Span;
	readonly value: number;
	/** The level after the change, where it is given. */
	readonly level?: number;
	/** Both levels in the order of the text, with their decimals, where they are given (由95%升至97%). */
	readonly ends?: readonly [string, string];
}

const anyOf = (words: string): string => `(?:${words.split(' ').join('|')})`;
const up = anyOf(
	'提高 提升 上升 升高 回升 攀升 走高 上涨 上扬 上调 增加 增长 扩大 加快 多 高出 高 快 升',
);
const down = anyOf(
	'下降 降低 减少 回落 下滑 下跌 走低 下调 缩小 收窄 压降 掉 跌 减缓 放缓 趋缓 低 慢 降',
);
const isDown = new RegExp(`^${down}`, 'u');
const amounts = /^(?:增加|增长|减少|扩大|缩小|上涨|下跌|多)/u;
const percent =
	'(?:\\d+(?:\\.\\d+)?(?:[%％]?[-－–—~～至]\\d+(?:\\.\\d+)?)?[%％]|百分之[一二三四五六七八九十点零]{1,5})';
/** 第, 至 and 到 between verb and number tell a level; nothing but these stands between verb and change. */
const rough = `${anyOf('了 近 约 大约 超过 超 将近 接近 逾 仅 不足 不到 至少')}{0,3}`;
const change = `(?<verb>${up}|${down})${rough}(?<amount>${percent})(?!的?(?:目标|要求|标准|任务|水平|门槛|红线|底线))`;
const adverbs = anyOf(
	[
		'同比 环比 也 均 都 又 再 还 已 将 就 共 累计 平均 总体 整体 明显 显著',
		'虽 虽然 虽说 但 却又 只 仅 才 已经 一度 大体 持续 稳步 大幅 小幅 略 微 略有 有所 进一步 同步 净 合计 一次性 年均 每年 预计 力争 实现',
		'反而 却 则 较 更 进而 分别 实际 相应 随之 由此 直接 成功 有效 首次 连续\\S{1,3}年 、',
		'[一两二三四五六七八九十\\d]{1,2}年[来间内]?',
	].join(' '),
);
const against = anyOf('比 较 与 和 同 相比 相较 相较于');
const comparison = `(?:${anyOf('同比 环比')}?${against}[^，。；：！？（）、]{1,16}?(?:相比)?[，、]?)`;
const link = `(?:${adverbs}|${comparison}){0,5}`;

const beyond = anyOf('高于 低于 快于 慢于 高出 超出 超过 领先 落后于 落后');

/** What follows the noun at once: 占比下降2%, 合格率同比提高2%, 增速高于全省2%. */
const atOnce = new RegExp(`^(?:[（(][^（）()]{1,8}[）)])?${link}${change}`, 'u');
const apart = new RegExp(
	`^(?<verb>${beyond})[^，。；：！？、\\d]{2,14}(?<![的为是])(?<amount>${percent})(?!的|以上)`,
	'u',
);
const number = '\\d+(?:\\.\\d+)?';
/** 达98.6%，…; the clause behind it must not open a subject of its own. */
const level = new RegExp(
	`^(?:[（(][^（）()]{1,8}[）)])?(?:[^，。；：！？（）\\d]|\\d{1,4}(?:周?岁|[年月日级类])){0,14}(?<![时于])(?:(?<level>${number})[%％]|[一二三四五六七八九]分之[一二三四五六七八九]|[一二三四五六七八九]成半?|一半)(?:左右|以上)?[，、（(；](?:其中)?${link}${change}`,
	'u',
);
const apartLater = new RegExp(
	`^[^，。；：！？（）\\d]{0,14}(?<![时于])(?<level>${number})[%％][，（(](?<verb>${beyond})[^，。；：！？、\\d]{2,14}(?<![的为是])(?<amount>${percent})(?!的|以上)`,
	'u',
);
/** 由4月的34%降到6月的27% */
const time = '(?:20\\d\\d年)?\\d{1,2}月(?:\\d{1,2}日)?|20\\d\\d年|\\d{1,2}日';
const ends = new RegExp(
	`^[^，。；：！？（）\\d]{0,6}[由从](?:[^，。；：！？（）\\d%％]|${time}){0,12}(?<a>${number})[%％][^，。；：！？\\d%％]{0,8}?[至到为](?:[^，。；：！？\\d%％]|${time}){0,10}(?<b>${number})[%％][，、（(]?${link}${change}`,
	'u',
);

const chineseDigits = '零一二三四五六七八九';

function chineseValue(text: string): number {
	const [whole = '', decimals = ''] = text.split('点');
	const [tens, ones] = whole.includes('十') ? whole.split('十') : ['', whole];
	const of = (digit = ''): number => Math.max(0, chineseDigits.indexOf(digit || '零'));
	const ten = whole.includes('十') ? (tens === '' ? 1 : of(tens)) * 10 : 0;
	return Number(`${ten + of(ones)}.${[...decimals].map((d) => of(d)).join('') || 0}`);
}

/** The number of a change, of a range the second end. */
function valueOf(amount: string): number {
	if (amount.startsWith('百分之')) return chineseValue(amount.slice(3));
	return Number(/(\d+(?:\.\d+)?)[%％]$/u.exec(amount)![1]);
}

const farthest = 90;

interface Found {
	readonly match: RegExpExecArray;
	readonly way: 'ends' | 'atOnce' | 'level' | 'apart';
}

function find(tail: string): Found | undefined {
	for (const [way, pattern] of [
		['ends', ends],
		['atOnce', atOnce],
		['apart', apart],
		['level', level],
		['apart', apartLater],
	] as const) {
		const match = pattern.exec(tail);
		if (match) return { match, way };
	}
	return undefined;
}

/** A comparison that holds a subject of its own: 比上年投诉量下降20%. */
const ownSubject = /[量额数值价款费]|收入|利润|产值|案件|面积|人次|户数|投资|成本|时间|能耗|事故/u;

const rises = /^(?:提高|上升|升高|高)/u;

/**
 * 不合格率12.9%，提高3.2%: a rare bad thing that is not so rare. What falls may well be told relatively.
 * @param now its level, where that is given.
 */
function widestOfRare(verb: string, way: Found['way'], now: number | undefined): number {
	if (now === undefined || now < 5) return 2;
	if (way === 'apart') return verb.startsWith('高') ? now : 2;
	return way === 'level' && rises.test(verb) ? Math.min(5, now / 2) : 2;
}

/** The largest change that is taken for one in points. */
function widest(kind: RateKind, verb: string, way: Found['way'], now?: number): number {
	if (kind === 'relative') return widestOfRare(verb, way, now);
	if (way === 'apart') return 20;
	if (kind === 'share') return 100;
	if (kind === 'speed') return way === 'atOnce' || !amounts.test(verb) ? 20 : 0;
	return way === 'atOnce' ? 10 : 30;
}

/** 办件12.6万次，失败率1.1%，比7月降低2.4%: of times and persons nobody says so. */
const ofRates = /^(?:提高|降低|提升|升高)$/u;
const countedBefore = /[\d０-９万](?:人次|[次人件起户个名家条])(?=\D*$)/u;

const amountBefore =
	/[\d０-９万亿][余多]?(?:[万亿]?元|[亩吨家户名人个项条件起处次场期份批套台辆艘座栋所只头羽株棵万亿]|公顷|公斤|平方米|公里|立方米|千瓦时)/u;

/** 占比降至45%: what follows is by how much. */
const isBrought = /(?:[降升增减]|提[高升]|回落|[上下]升|下降|降低)[至到]/u;
/** An amount named before the rate: its own change may follow. */
const amountNoun = /[量额数值][^，。；]{0,6}$|收入|利润|产值|投资|贷款余额/u;

/** 9个镇的敬老院入住率: how many they are that the rate is of. */
const whose = /\d+[个家户所座处名][^，。；：、\d]{1,10}的[^，。；：、的\d]{0,12}$/u;

/**
 * Whether a change in a later clause can be that of an amount before the rate: 销售1.2万辆，占比45%，同比
 * 增长20%.
 */
function mayBeOfAmount(rate: RateNoun, lead: string, verb: string, value: number): boolean {
	if (rate.text === '的') return amounts.test(verb);
	const head = lead.replace(whose, '');
	const clauseHead = /[^，。；：]*$/u.exec(head)![0];
	if (rate.text !== '占' && !amountBefore.test(head) && !amountNoun.test(head)) return false;
	if (amounts.test(verb)) return true;
	if (ofRates.test(verb) && countedBefore.test(head) && !amountNoun.test(head)) return false;
	if (isDown.test(verb)) return value >= 2;
	const isOwn = /[达为至]/u.test(clauseHead) || rate.text === '占比' || rate.text === '占';
	return value >= (isOwn || /提[高升]/u.test(verb) ? 20 : 10);
}

/** 比餐饮单位平均水平低16%: one level is held against another, so that it is the rate's. */
const comparesLevels = /[比较与][^，]{1,14}(?:水平|均值|平均[值数]?)$/u;

/** A change that its level cannot have: meant as a relative one. */
function isImpossible(level: number, verb: string, value: number): boolean {
	if (level > 100) return false;
	return isDown.test(verb) ? level + value > 100 : value > level;
}

const said = (match: RegExpExecArray, from: number) => {
	const { verb, amount } = match.groups! as { verb: string; amount: string };
	const at = match[0].lastIndexOf(amount);
	return {
		verb,
		amount: { from: from + at, to: from + at + amount.length },
		said: { from: from + match[0].lastIndexOf(verb, at), to: from + at + amount.length },
		value: valueOf(amount),
	};
};

/** 愿意上夜班的只有28%，比上年下降9%: those of whom the share is told. */
export const shareOfTriggers = [
	'的只有',
	'的仅有',
	'的仅',
	'的只',
	'的达',
	'的高达',
	'的有',
] as const;
const shareOf: ReadonlySet<string> = new Set(shareOfTriggers);

const shareOfAt = (text: string, hit: Span): RateNoun | undefined =>
	/^[到约近]?\d{1,3}(?:\.\d+)?[%％][，（]/u.test(text.slice(hit.to, hit.to + 12))
		? { ...hit, kind: 'share', text: '的' }
		: undefined;

/** 占46%，比上年提高2%: the share without a noun. */
function shareVerbAt(text: string, hit: Span): RateNoun | undefined {
	if (text.startsWith('比', hit.to) || /[抢侵霸攻独多强挤]$/u.test(text.slice(0, hit.from)))
		return undefined;
	if (!/^[^，。；：！？（）\d]{0,16}\d/u.test(text.slice(hit.to, hit.to + 24))) return undefined;
	return { ...hit, kind: 'share', text: '占' };
}

export function rateAt(text: string, hit: Span): RateNoun | undefined {
	const word = text.slice(hit.from, hit.to);
	if (shareOf.has(word)) return shareOfAt(text, hit);
	return word === '占' ? shareVerbAt(text, hit) : rateNounAt(text, hit);
}

const marked = /相对|绝对值|折合|幅度/u;

/** Whether the change, which fits neither difference, is the ratio of both ends: 由50%升至60%，提高20%. */
function isRatio([a, b]: readonly [string, string], value: number): boolean {
	const first = Number(a);
	const points = Math.abs(Number(b) - first);
	if (Math.abs(points - value) < 0.051) return false;
	return first > 0 && Math.abs((points / first) * 100 - value) < 0.51;
}

const rateEnd = /(?:率|占比|比重|比例|增速|增幅|满意度)$/u;

/** 覆盖率和参保率分别提高2.1%、3.2%: each of what is named in a row is a rate. */
function areAllRates(said: string): boolean {
	const row = /[^，。；：]*$/u.exec(said)![0].split(/[、和与及]/u);
	return row.length > 1 && row.every((name) => rateEnd.test(name));
}

/** 、3.2%, 和1.3%: the amounts of the other names of a row. */
const nextAmount = new RegExp(`^[、和与及]${percent}`, 'u');

/** The same change with each of the amounts that follow in a row. */
export function withOthers(text: string, change: RateChange): readonly RateChange[] {
	const all = [change];
	if (!text.slice(change.rate.to, change.said.from).includes('分别')) return all;
	for (let to = change.amount.to; ;) {
		const amount = nextAmount.exec(text.slice(to, to + 20))?.[0].slice(1);
		if (amount === undefined) return all;
		const own = { from: to + 1, to: to + 1 + amount.length };
		all.push({ rate: change.rate, said: own, amount: own, value: valueOf(amount) });
		to = own.to;
	}
}

/**
 * The change of a rate that follows its noun, where it is given in % and cannot well be meant as
 * anything but points.
 * @param text with titles masked.
 * @param sentence of the noun.
 */
export function rateChangeAt(text: string, rate: RateNoun, sentence: Span): RateChange | undefined {
	const tail = text.slice(rate.to, Math.min(sentence.to, rate.to + farthest));
	if (!/[%％]|百分之/u.test(tail)) return undefined;
	const found = find(tail);
	if (!found) return undefined;
	const { match, way } = found;
	const groups = match.groups! as Readonly<Record<string, string | undefined>>;
	const { verb, amount, said: span, value } = said(match, rate.to);
	const words = text.slice(rate.to, span.from);
	// 准确率98%，比人工快30%: only a speed is fast.
	if (/^[快慢](?!于)/u.test(verb) && rate.kind !== 'speed') return undefined;
	if ('占的'.includes(rate.text) && way !== 'level') return undefined;
	if (marked.test(words) || /^（?相对/u.test(text.slice(amount.to))) return undefined;
	const lastClause = /[^，（(]*$/u.exec(words.replace(/[，、]$/u, ''))![0];
	if (ownSubject.test(way === 'level' || way === 'ends' ? lastClause : words)) return undefined;
	if (words.includes('分别') && !areAllRates(text.slice(sentence.from, rate.to))) return undefined;
	const head = text.slice(sentence.from, rate.from);
	if (groups['a'] !== undefined) {
		const both = [groups['a'], groups['b']!] as const;
		if (isRatio(both, value)) return undefined;
		return { rate, said: span, amount, value, ends: both };
	}
	const now = groups['level'] === undefined ? undefined : Number(groups['level']);
	if (now === undefined && rate.kind === 'levelled') return undefined;
	if (value > widest(rate.kind, verb, way, now)) return undefined;
	if (now !== undefined) {
		if (rate.kind !== 'speed' && isImpossible(now, verb, value)) return undefined;
		const isOwn = comparesLevels.test(words) || isBrought.test(words);
		if (way === 'level' && !isOwn && mayBeOfAmount(rate, head, verb, value)) return undefined;
	}
	return { rate, said: span, amount, value, ...(now !== undefined && { level: now }) };
}
