import { readCount } from '../../text/chinese-numerals';
import { isChange, isComparedBase } from '../asides';
import type { Contradiction } from './changes-check';
import { isMadeByOthers } from './differences';
import { sentenceTo } from './claimed';
import { differenceOf, explains, growthOf, shareOf, sumOf, type Made } from '../made';
import {
	areAlike,
	clauseBefore,
	contradiction,
	digitsOf,
	fewestDigits,
	isExplained,
	isInSentence,
	isNearMiss,
	isRatio,
	reach,
	saidAround,
	shareCharacter,
	type Place,
} from '../near-place';
import type { Quantity } from '../quantity';
import { shareWord } from '../shared-words';
import { isOneSlip } from '../slips';

const grown =
	/(?:增长|下降|减少|增加|压减|压缩|缩短|[增降涨跌减]幅|上升|提高|提升|降低|上涨|下跌|回落|缩减|节约|节省|[多少快慢]了?)(?:幅度)?[了达为约近至有是]*$/u;
const then =
	/上年|去年|前年|上学[年期]|同期|20\d\d年|上月|上季|上期|原[来先有]?|此前|过去|改[造革]前|[由从]|年初|\d月是|\d月为/u;
const led = /[增降减升提缩压涨跌扩至到后]/u;
const periods = [/(?<n>20\d\d)年/gu, /第?(?<n>[一二三四])季度/gu, /(?<!\d)(?<n>\d{1,2})月/gu];

export interface Ends {
	readonly now: Quantity;
	readonly base: Quantity;
	/** The words or the times tell which is which. */
	readonly isSure: boolean;
	/** The words do: 由A增至B, 上年同期. */
	readonly isTold: boolean;
}

const valueOf = (text: string, words: RegExp): number => {
	const n = [...text.matchAll(words)].at(-1)?.groups?.['n'];
	return n === undefined ? 0 : (readCount(n) ?? Number(n));
};

/** 第二季度…，第三季度…: below 0 where the first is earlier, above it where it is later, 0 where nobody says. */
function orderOf(first: string, second: string): number {
	for (const words of periods) {
		const [a, b] = [valueOf(first, words), valueOf(second, words)];
		if (a > 0 && b > 0 && a !== b) return a - b;
	}
	return 0;
}

/** Which of two figures was before the other. */
export function endsOf({ text }: Place, a: Quantity, b: Quantity): Ends {
	const ofA = clauseBefore(text, a.from);
	const ofB = clauseBefore(text, b.from);
	const between = text.slice(a.to, b.from);
	if (then.test(ofB) && !then.test(ofA)) return { now: a, base: b, isSure: true, isTold: true };
	if (then.test(ofA) && !then.test(ofB)) return { now: b, base: a, isSure: true, isTold: true };
	// A增长7.1%；B: that rise is A's own.
	const isTold = led.test(between) && !/[；。%％]/u.test(between);
	const order = isTold ? 0 : orderOf(sentenceTo(text, a.from), between);
	return order > 0
		? { now: a, base: b, isSure: true, isTold }
		: { now: b, base: a, isSure: isTold || order < 0, isTold };
}

/** 一年间, 五天里: not what grew. */
const isTime = ({ unit }: Quantity): boolean => /^(?:[年天日月]|个月)$/u.test(unit?.text ?? '');

const shifted = /(?:[涨跌落升降多少省差]|净?增|净?减)了?$/u;
const isShift = (text: string, one: Quantity): boolean =>
	isChange(text, one) || shifted.test(clauseBefore(text, one.from));

/** The two last figures of one kind before another one; 增加5.4万人次 is none of them. */
export function lastTwo({ text, before, made }: Place): readonly [Quantity, Quantity] | undefined {
	const last = before.find((one) => !isTime(one));
	// 比上年冬季的26万千瓦 is what another was held against.
	const [b, a] = before.filter(
		(one) => last && areAlike(one, last) && !(one !== last && isComparedBase(text, one)),
	);
	if (!a || !b || made.from - a.to > reach) return undefined;
	if ([a, b].some((one) => isShift(text, one)) || /其中/u.test(text.slice(a.to, b.from)))
		return undefined;
	return a.unit?.text === b.unit?.text && areForOne(text, a, b) ? [a, b] : undefined;
}

const forEach = /每(?:[一-龥]{1,2}每)?[一-龥](?=[一-龥]{0,5}$)/u;

/** 每口塘每年补助30元 and 每天100元 are two things. */
function areForOne(text: string, a: Quantity, b: Quantity): boolean {
	const [first, second] = [a, b].map(({ from }) => forEach.exec(clauseBefore(text, from))?.[0]);
	return first === undefined || second === undefined || first === second;
}

/** 减到3.9个工作日: what a thing was brought to. */
const isBrought = ({ text }: Place, { from }: Quantity): boolean =>
	/[至到为]$/u.test(clauseBefore(text, from));

const growthKind = (now: Quantity, base: Quantity): 'growth' | 'fall' =>
	now.low >= base.low ? 'growth' : 'fall';

const otherBase =
	/目标|计划|预计|力争|全[省市国县]|平均|累计|口径|可比|扣除|剔除|不变价|名义|实际/u;

const idle = /[比较同环上年月去期幅度增降长减少多快慢提高升下压缩节约回落跌涨了达为近至有是则]/gu;

/** 直接损失 of 直接损失降幅24.8% is told of no 火灾214起. */
const sentenceStop = /[。！？\n]/u;

export function isGrowthOf({ text, said, made }: Place, two: readonly Quantity[]): boolean {
	const own = said.replace(idle, '');
	if (own.length < 2) return true;
	const last = two.at(-1)!;
	// In another sentence a single character in common is chance.
	const isApart = sentenceStop.test(text.slice(last.to, made.from));
	const share = isApart ? shareWord : shareCharacter;
	return two.some((one) => share(own, saidAround(text, one)));
}

/** 求助类534件，增长7.1%；投诉类522件，下降2.4%: each has a change of its own, of what nobody tells. */
const hasOwnGrowth = ({ text }: Place, a: Quantity, b: Quantity): boolean =>
	/[增降涨跌升落][^，；。\d]{0,6}[\d.]+[%％]/u.test(text.slice(a.to, b.from));

/** 下降7.5%、20%: of two things, in their order. */
const opensRow = /^[、和]\d+(?:\.\d+)?[%％]/u;

/** 信访总量532件，上年同期665件，降幅25%: one slip off, by the wrong base, or what is left of it. */
export function growthAt(place: Place): Contradiction | undefined {
	const { made, said } = place;
	if (made.unit?.text !== '%' || !grown.test(said) || otherBase.test(said)) return undefined;
	// 52起、756万元分别上升21.2%和21.4%: each of the figures before it has its own.
	if (said.includes('分别') || opensRow.test(place.text.slice(made.to, made.to + 8)))
		return undefined;
	const two = lastTwo(place);
	if (!two) return undefined;
	if (!isGrowthOf(place, two)) return undefined;
	const { now, base, isSure, isTold } = endsOf(place, ...two);
	if (!isTold && hasOwnGrowth(place, ...two)) return undefined;
	const right = growthOf(now, base);
	if (explains(made, right)) return undefined;
	const found = contradiction(place, right, growthKind(now, base), [now, base], ['现在', '原来']);
	// Told by the wrong base, or as what is left of it, it is so by no chance.
	const wrong = [growthOf(base, now), ...(isBrought(place, now) ? [shareOf(now, base)] : [])];
	if (isTold && wrong.some((one) => explains(made, one))) return found;
	const both = (a: Quantity, b: Quantity): readonly Made[] =>
		areAlike(a, b) ? [growthOf(a, b), shareOf(a, b)] : [];
	if (isExplained(place, both)) return undefined;
	return isNearMiss(place, right, isSure) || isYearOnYear(place, base, now) ? found : undefined;
}

const year = /20\d\d年/gu;
const lastYear = (text: string, to: number): string | undefined =>
	sentenceTo(text, to).match(year)?.at(-1);

/** 2024年换了22公里，投资3520万元；2025年换了36公里，投资5760万元，投资额比上年增长46.6%: nothing is left open. */
function isYearOnYear({ text, said, made }: Place, base: Quantity, now: Quantity): boolean {
	if (!/比上年|同比|较上年/u.test(said) || base.from > now.from) return false;
	const of = clauseBefore(text, base.from);
	if (of !== clauseBefore(text, now.from) || of.length < 2 || !said.startsWith(of)) return false;
	const [then, today] = [lastYear(text, base.from), lastYear(text, now.from)];
	if (then === undefined || today === undefined) return false;
	const ratio = made.low / growthOf(now, base).value;
	return Number.parseInt(today) === Number.parseInt(then) + 1 && ratio < 2 && ratio > 0.5;
}

const differs =
	/(?:增加|减少|净增|提前|扩大|拓宽|加宽|缩短|抬升|上升|升高|下降|降低|高出?|[低早晚]|相差|压减|压缩|提升|提高|(?<!新)[多少增减扩添省][种播收产建出开设招用花支发养造了下漏耗排丢]?)了?$/u;
/** What the difference of two is called. */
const named =
	/(?:净流[入出]|自然增长|盈余|节[约省](?:资金|费用|成本|支出|投资)|缺口|价差|差价|差距|[空缺超]编|空缺)[为达]?$/u;
const ofOthers = /[上去]年|同[期比]|累计|今年|全年|历年/u;
/** 还有1.2公里待清, 尚在办理745件: what is left of the greater one. */
const remains =
	/(?:[还尚仍正]|目前)(?:[有在剩余差欠]|剩下)[一-龥]{0,3}$|(?:剩余|余下|剩下?|结余)[一-龥]{0,2}$/u;
/** 储备180套，新购126套，还剩44套: there were more to take from. */
const gained = /新[购增建进]|[购买调运][进入置来]|增加|补充|到货/u;
const doneOfIt = /[已了销]|完成|办结|清理|整改|收割|到位|支出|使用|发放|接种/u;

/** 由38种扩大到52种，多了16种. */
export function differenceAt(place: Place): Contradiction | undefined {
	const { text, made, said } = place;
	const isLeft = remains.test(said);
	const isNamed = named.test(said) && !ofOthers.test(said);
	if (isRatio(made) || !(isLeft || isNamed || differs.test(said)) || otherBase.test(said))
		return undefined;
	const two = lastTwo(place);
	if (!two || !areAlike(two[0], made)) return undefined;
	// 就业866人，安置245人。用工缺口321人: another sentence names another matter.
	if (isNamed && sentenceStop.test(text.slice(two[0].to, made.from))) return undefined;
	if (!isOfBoth(place, two)) return undefined;
	// 比上年增加95人 stands beside what it was, not behind another matter.
	const isYearly = /[上去]年|同期|同比/u.test(said);
	const isApart = isYearly && /[；。！？\n]/u.test(text.slice(two[0].to, two[1].from));
	if (isApart && !areTwoYears(place, ...two)) return undefined;
	if (isLeft && !(isLeftOf(place, two) && isAllLeft(place))) return undefined;
	if (isOfOther(place, two)) return undefined;
	const right = differenceOf(...two);
	const both = (a: Quantity, b: Quantity): readonly Made[] =>
		areAlike(a, b) ? [differenceOf(a, b), sumOf(a, b)] : [];
	if (hasOwnShare(place)) return undefined;
	if (isExplained(place, both) || (isLeft && isMadeByOthers(kinOf(place)))) return undefined;
	const { now, base, isSure } = endsOf(place, ...two);
	// 编制356名，实有328名，空编28名: nothing else of the kind stands there.
	const isOnly = isNamed && place.before.filter((one) => areAlike(one, made)).length === 2;
	const isNearly =
		isNearMiss(place, right, isSure || isLeft || isOnly) ||
		(isSure && isSlipOfTwo(place, now, base));
	if (!isNearly) return undefined;
	const [high, low] = now.low >= base.low ? [now, base] : [base, now];
	return contradiction(place, right, 'difference', [high, low], ['较大的数', '较小的数']);
}

const mostKin = 6;

/** What is left, with the figures before it that may make it. */
const kinOf = ({ made, before }: Place) => ({
	result: made,
	also: before.filter((one) => areAlike(one, made)).slice(0, mostKin),
});

const comparedWith = /[比较](?:上[周月季期次]|前一[天日周]|昨[天日]|年初|上年|去年)/u;

/** 库容894万立方米，现蓄水204万立方米，比上周增加69万立方米: neither of the two is what it was then. */
const isOfOther = ({ text, said }: Place, two: readonly Quantity[]): boolean =>
	comparedWith.test(said) &&
	!two.some(
		(one) => then.test(clauseBefore(text, one.from)) || /\d月/u.test(sentenceTo(text, one.from)),
	);

const grownBy = /^[，、](?:同比)?(?:增长|增加|上升|提高|增幅|下降|减少|降低|降幅|压减)了?$/u;

/** 上年完成534个，今年减少471个，下降88.2%: it is so much of a figure before it, and no difference of two. */
function hasOwnShare({ text, quantities, before, made }: Place): boolean {
	const next = quantities.find((one) => one.from >= made.to);
	if (next?.unit?.text !== '%' || !grownBy.test(text.slice(made.to, next.from))) return false;
	return before.some((one) => areAlike(one, made) && explains(next, shareOf(made, one)));
}

/** 今年2740万元，上年连结转2860万元。…结转多了150万元: what another sentence names must be what both are of. */
function isOfBoth({ text, said, made }: Place, two: readonly Quantity[]): boolean {
	if (!sentenceStop.test(text.slice(two[1]!.to, made.from))) return true;
	const own = said
		.replace(differs, '')
		.replace(/^(?:[但也又都]|是因为|主要是|原因是)/u, '')
		.replace(idle, '');
	return own.length < 2 || two.every((one) => shareWord(own, saidAround(text, one)));
}

/** 22140 and 12520, 少10620: one digit of the later one explains it, though the difference has fewer digits. */
function isSlipOfTwo({ text, made }: Place, now: Quantity, base: Quantity): boolean {
	if (digitsOf(text, made) < fewestDigits || now.low === base.low) return false;
	const by = now.low > base.low ? made.low : -made.low;
	return isOneSlip(text, now, base.low + by) || isOneSlip(text, base, now.low - by);
}

/** 去年办件800件。今年只有650件，比去年少150件: the two are the only ones of their kind, and each has its year. */
function areTwoYears({ text, before }: Place, a: Quantity, b: Quantity): boolean {
	const kin = before.filter((one) => areAlike(one, b));
	return (
		kin.length === 2 &&
		/上年|去年/u.test(sentenceTo(text, a.from)) &&
		/今年/u.test(sentenceTo(text, b.from))
	);
}

/** 火线5.6公里已清理4.2公里: all of it, and what was done. */
function isLeftOf(
	{ text, said, before, made }: Place,
	[all, done]: readonly [Quantity, Quantity],
): boolean {
	const between = text.slice(all.to, done.from);
	// 两边各占2米 takes off twice as much; 剔除重复后为1403件 is of a whole told before.
	if (/各[占有为用留]?$|剔除|去重|扣除|重复/u.test(between)) return false;
	if (all.low > done.low && doneOfIt.test(between)) return true;
	// 负荷28.6万千瓦，供电能力31.5万千瓦，尚余2.9万千瓦: the whole may be told last.
	if (!/[剩余]/u.test(said) || gained.test(between)) return false;
	// 共941个，甲占120个，乙占470个，剩下的351个: of a third one.
	const kin = before.filter((one) => areAlike(one, done) && isInSentence(text, one, made));
	return all.low > done.low || kin.length === 2;
}

/** 待清, 未办结 or nothing more: what is said of it is not said of some of it alone. */
const goesOn = /^(?:$|[，。；：）\n待是在因由也都]|没有?[完清办]|[尚还]?未[完清办改修通整])/u;

/** Whether all that is left is told; 剩余12件正在办理，10件转交 leaves more than one thing. */
function isAllLeft({ text, made, said, quantities }: Place): boolean {
	const rest = /^[^。；！？\n]{0,40}/u.exec(text.slice(made.to))![0];
	if (
		said.includes('其中') ||
		/转交|移[交送]|另/u.test(rest) ||
		!goesOn.test(text.slice(made.to, made.to + 4))
	)
		return false;
	const next = quantities.find((one) => one.from >= made.to);
	return !next || !areAlike(next, made) || /[。；！？\n]/u.test(text.slice(made.to, next.from));
}
