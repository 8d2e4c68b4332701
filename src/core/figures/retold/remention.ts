import type { Claim } from './claim';
import type { Number as Written } from './restated';
import type { Places } from './story';

/**
 * A figure with a noun that is told as known: 这36辆客车, 未办结的9件事项, 38名值班职工, 52公里每小时的设计速度. Of
 * what is known there is one number, so it must be the one that was told. What is known is told by the
 * words: those beside the later figure stand beside the earlier one too.
 */

/** A run of one character in common says nothing. */
const shortestRun = 2;

/** How many characters at the start of some words stand, run by run, in another place: 转移群众 in 群众紧急转移. */
export function coveredBy(words: string, there: string): number {
	let at = 0;
	while (at + shortestRun <= words.length) {
		let n = shortestRun;
		if (!there.includes(words.slice(at, at + n))) break;
		while (at + n < words.length && there.includes(words.slice(at, at + n + 1))) n++;
		at += n;
	}
	return at;
}

/** What stands around an earlier figure, as far as its words may name what it counts. */
const reach = 24;
const around = ({ said, first }: Places): string => `${said.slice(-reach)}，${first.behind}`;

const pointing = /(?:[这该]|上述)$/u;

const nouns = /^[一-龥]{2}/u;

/** Whether another figure of the unit stands between two places. */
function isNearest({ text, first, later }: Places): boolean {
	const { unit, from } = later.quantity;
	const between = text.slice(first.quantity.to, from);
	return !new RegExp(`\\d${unit?.text ?? ''}`, 'u').test(between);
}

/** 这36辆客车 are those that were told, whatever was said of them and when; 这38个村 are the last villages told of. */
export function isPointed(places: Places): boolean {
	const { later, first, digits } = places;
	if (!pointing.test(later.said) || digits < 2) return false;
	if (coveredBy(later.behind, around(places)) > 1) return true;
	return later.behind.charAt(0) === first.behind.charAt(0) && isNearest(places);
}

/** What was done to some of them says which, unless it may be done to any number of them. */
const byDeed = /(?<deed>[一-龥]{2,8})的$/u;
const anyDeed =
	/[其多少中上下前里外]的$|(?<!滞)后的$|需要|计划|剩余|不同|相关|所有|全部|[一-龥]大的|[较最更很未没不年月日以]|新[增建设]|符合|具备|达标|合格|优秀|整改|获得|完成|参[加与]/u;

/** 新增公交车48辆 and 新增的48辆公交车: what may be done to any number is known where both say it. */
const ownDeed = /^(?:新[增建设购]|完成|整改|获得)$/u;

/** 清退的28家企业 after 清退企业26家: the deed and the noun both stand beside the earlier figure. */
function isByDeed(places: Places): boolean {
	const said = places.later.said;
	// 加固后的18座水库 are those that were strengthened.
	const deed = byDeed.exec(said)?.groups?.['deed']?.replace(/(?<=..)后$/u, '');
	if (deed === undefined) return false;
	const word = deed.slice(-shortestRun);
	const isOwn =
		ownDeed.test(deed.replace(/^(?:已|[此本]次|今年)/u, '')) && places.first.said.includes(word);
	if (!isOwn && anyDeed.test(`${deed}的`)) return false;
	const there = around(places);
	if (!there.includes(word)) return false;
	if (coveredBy(places.later.behind, there) > 1) return true;
	// 进展缓慢的7个标段 after 进展缓慢9个
	return deed.length > 3 && there.includes(deed.slice(-4)) && places.first.behind === '';
}

/** Where a known thing stands: as topic, or as what is dealt with. */
const isOpen = /(?:^|[对将把由向为给让从在])$/u;
/** Behind the name of a thing: what is said of it, and no further part of its name. */
const endsName = /^(?:$|[的中里均都全逐分被由对将向与和按从]|[一-龥]{2}[在于到至])/u;
const shortestName = 4;
const isWord = /^[一-龥]{2}/u;
/** 32名返乡群众 may be some of all, where something has come of them. */
const progress =
	/[已获未仍签]|反映|表示|认为|完成|实现|达标|到位|办结|存在|出现|参[加与]|报名|选择|通过|整改|愿意|受益|脱贫|就业/u;

/** 38名值班职工 after 值班职工36人: a name of two words, both of which stand beside the earlier figure. */
function isByName({ later, first }: Places): boolean {
	const { behind, quantity } = later;
	if (quantity.unit?.isCount !== true || !isOpen.test(later.said)) return false;
	const n = coveredBy(behind, first.clause);
	const rest = behind.slice(n);
	if (n < shortestName || progress.test(rest)) return false;
	// Fewer of them may be some of them, whatever they do; more cannot be.
	return endsName.test(rest) || (quantity.low > first.quantity.low && isWord.test(rest));
}

/** What a measure is of one of: 320立方米每秒. */
const perOne = /^(?:每[秒小时日天人亩]|[/／][一-龥]{1,3})+的?/u;
const withoutRate = (words: string): string => words.replace(perOne, '');

const shortestMeasure = 3;
const longestMeasure = 8;

/** 90公里每小时的设计速度, 2.6亿元总投资: a measure whose name stood before it, now told behind it. */
function isByMeasure({ later, first }: Places): boolean {
	if (later.quantity.unit?.isCount !== false || withoutRate(first.behind) !== '') return false;
	const named = withoutRate(later.behind);
	const { indicator } = first;
	for (let n = shortestMeasure; n <= Math.min(longestMeasure, indicator.length); n++) {
		if (named.startsWith(indicator.slice(-n))) return true;
	}
	return false;
}

/** What a region has one of at a time, as the statistics name it. */
const statistic =
	/(?:固定资产投资|(?:工业|服务业|产业)增加值|生产总值|零售总额|进出口总[额值]|预算收入|税收收入|可支配收入|[存贷]款余额|用电量|浓度|水位|蓄水量|库存量?|存栏量?)$/u;
const whenAndWhere =
	/^.*(?:对|预计|估计|计划|目前|[今全半]年|季度|月份?|末|全[县市区省镇]|累计|完成|实现)/u;
const statisticOf = ({ indicator }: Claim): string | undefined =>
	statistic.test(indicator) ? indicator.replace(whenAndWhere, '') : undefined;

/** 臭氧平均浓度138微克/立方米 told twice. */
function isStatistic({ first, later }: Places): boolean {
	if (later.quantity.unit?.isCount !== false) return false;
	const name = statisticOf(later);
	if (name === undefined || name !== statisticOf(first)) return false;
	return perOne.exec(first.behind)?.[0] === perOne.exec(later.behind)?.[0];
}

/** Places whose scopes are those of the told things alone, not of what else is said of them. */
const ofThings = (places: Places, first: string, later: string): Places => ({
	...places,
	first: { ...places.first, clause: first },
	later: { ...places.later, clause: later },
});

function byNoun(places: Places): Places {
	const { first, later } = places;
	const named = later.said + (nouns.exec(later.behind)?.[0] ?? '');
	return ofThings(places, first.clause, named);
}

/**
 * Where the noun of a later figure is told as a known one, whose number the earlier figure is.
 * @returns the places to be held against each other by time, place and scope; undefined where it is not.
 */
export function rementioned(places: Places): Places | undefined {
	// 9 and 7 are no slip of the hand; only what was done tells that they are of one thing.
	if (places.digits === 1) return isByDeed(places) ? byNoun(places) : undefined;
	if (isByDeed(places) || isByName(places)) return byNoun(places);
	return isByMeasure(places) || isStatistic(places) ? places : undefined;
}

/** Whether a figure stands so that it can be told as a known one. */
export function mayBeRemention(claim: Claim): boolean {
	if (statistic.test(claim.indicator)) return true;
	return claim.behind.length > 2 || /[这该述]$|[一-龥]的$/u.test(claim.said);
}

/** Single digits are off by no more. */
const widest = 2;

/** Whether one number of a single digit may stand for another. */
export const mayBeOff = ({ digits: a }: Written, { digits: b }: Written): boolean =>
	a.length === 1 && b.length === 1 && a !== b && Math.abs(Number(a) - Number(b)) <= widest;
