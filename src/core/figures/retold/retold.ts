import { mayBeEqual, shiftClaim, type Claim } from './claim';
import type { Quantity, Standing } from '../quantity';
import { isSameDimension } from '../unit';
import { contrasts, namesAnother, resaid } from './resaid';
import { shareWord } from '../shared-words';
import { coveredBy, isPointed, mayBeOff, mayBeRemention, rementioned } from './remention';
import {
	areOfOnePlace,
	areSwapped,
	byForm,
	isInTitle,
	isKnown,
	isPart,
	isPartNearby,
	isSlip,
	isToldAgain,
	sentenceBefore,
	tellsBoth,
	type ByForm,
	type Comparable,
	type Number,
	type Restatement,
} from './restated';
import { isOfOtherCount } from './neighbours';
import {
	areOfOneScope,
	areOfOneStory,
	areOfOneTime,
	differ,
	isEnd,
	placesOf,
	timesIn,
	withPeriods,
	type Places,
} from './story';

/**
 * A figure told again in other words with another value: 64个窗口单位 and further on 62个窗口单位中, 覆盖3.6万亩茶园 and
 * 全部3.8万亩茶园. That both are one thing is told by how the later one stands: as a whole of which parts
 * follow, as all there is, as the injured of the same accident.
 */
export interface Tale {
	readonly claims: readonly Standing<Comparable>[];
	/** The same by form. */
	readonly forms: ByForm;
	/** Those of which `mayRetell` is true. */
	readonly retellers: readonly Standing<Comparable>[];
	/** Rates told with their name, which are held against each other by the same words only. */
	readonly levels: readonly Standing<Comparable>[];
	readonly quantities: () => readonly Standing<Quantity>[];
}

const whole = /^(?<noun>[一-龥]{2,8}?)(?:[中里]$|[中里](?=[有已仅])|之中)/u;
const byWhole = /^(?:全[县市区省镇乡]|[这，。；]|上述|现有)*$/u;

const longName = 4;
/** 18个受访企业 are those that were visited. */
const asked = '受访';

/** Whether an earlier figure counts what a noun names, behind it or before it. */
function counts({ indicator, behind }: Claim, noun: string): boolean {
	if (behind !== '') {
		return behind.startsWith(noun) && (noun.length > 2 || behind.length === noun.length);
	}
	// 抓获嫌疑人89名 and 98名嫌疑人中
	if (noun.length < longName) return indicator.endsWith(noun);
	// 窗口工作人员62名 and 62名窗口人员中
	return indicator.endsWith(noun.slice(-2)) && coveredBy(noun, indicator) === noun.length;
}

/** 走访企业20家 and 18家受访企业: those that were visited. */
const countsAsked = ({ said, indicator, behind }: Claim, noun: string): boolean =>
	/走访|访谈/u.test(said) && (behind === '' ? indicator.endsWith(noun) : behind === noun);

/** 走访企业20家，收回问卷18份: 18 answered. */
function areAsked({ text, first, later }: Places, noun: string): boolean {
	const between = text.slice(first.quantity.to, later.quantity.from);
	return !between.includes(String(later.quantity.low)) && countsAsked(first, noun);
}

/** 62个窗口单位中，零问题的有35个: all of them, of which some are told. */
function isWhole(places: Places): boolean {
	const { text, first, later } = places;
	const noun = whole.exec(later.behind)?.groups?.['noun'];
	if (noun === undefined) return false;
	if (later.said.endsWith(`${asked}的`)) return areAsked(places, noun);
	if (!byWhole.test(later.said)) return false;
	if (!/^[^\d。]{0,16}[中里]/u.test(text.slice(later.quantity.to))) return false;
	return noun.startsWith(asked) ? areAsked(places, noun.slice(asked.length)) : counts(first, noun);
}

/** 1260户……到15日，1206户中: of which things, only their number says. */
const isBareWhole = ({ later, isSwapped, digits }: Places): boolean =>
	isSwapped && digits > 2 && /^[中里]/u.test(later.behind) && byWhole.test(later.said);

const bareWhole = /^[中里]$/u;
/** Farther off it is another number. */
const nextGap = 2;

/** 企业17户，缴税3.6亿元。19户中，: the next sentence parts what the one before counted. */
function isNextWhole({ text, first, later, again }: Places): boolean {
	const { quantity: a } = first;
	const { quantity: b } = later;
	if (again !== '' || !bareWhole.test(later.behind) || Math.abs(a.low - b.low) > nextGap)
		return false;
	const between = text.slice(a.to, b.from);
	const unit = b.unit?.text ?? '';
	return (
		/^[^。！？\n]*。$/u.test(between) && unit !== '' && !new RegExp(`\\d${unit}`, 'u').test(between)
	);
}

/** 到15日 says how far things have come, not of when the whole is. */
const until =
	/(?:截[至止]?|[至到])(?:(?:20\d\d年)?\d{1,2}月(?:\d{1,2}日|[底末])?)?(?:\d{1,2}时(?:\d{1,2}分)?)?[，前]?/u;
const untilNow = (places: Places): Places => ({
	...places,
	again: places.again.replace(until, ''),
});

const isAllBefore = /(?:全部|所有|全[县市区镇乡省])的?$/u;
/** 完成全部3.8万亩茶园的参保登记 after 覆盖3.6万亩茶园. */
function isAll({ first, later, isSwapped }: Places): boolean {
	if (!isAllBefore.test(later.said) && !isSwapped) return false;
	const noun = later.behind.slice(0, 2);
	if (noun.length < 2 || !isAllBefore.test(later.said)) return false;
	const whole = later.behind.slice(0, 3);
	// 全县56个老年食堂 and 全县58个食堂点
	return first.behind.startsWith(noun) || (whole.length > 2 && first.behind.includes(whole));
}

const opensItem =
	/\n\s*(?:（[一二三四五六七八九十]）|[一二三四五六七八九十]、|\d{1,2}[.．、])|[。；\n]\s*[一二三四五六七八九十]是/u;
/** 金额 of 金额746万元. */
const labels = /(?:金额|资金|面积|人数|数量|总[额数量]|合计|投资|涉及)(?=\d)/gu;
const longNumber = 4;
/** What stands beside a figure, in UTF-16 units. */
const beside = 8;

/**
 * 馆藏 of 42.65万卷馆藏 in 馆藏总量增至42.56万卷, 首批 of 首批换新512台 and 首批521台; four digits and more of
 * the few figures of a title hardly change places by chance.
 */
function isSwap({ text, later, said, first, isSwapped, digits }: Places): boolean {
	if (!isSwapped || digits < 3) return false;
	const isTitle = digits >= longNumber && isInTitle(text, first.quantity);
	if (isTitle && later.quantity.unit?.text === first.quantity.unit?.text) return true;
	// In another item of a list 金额 is that of another figure.
	const isItem = opensItem.test(text.slice(first.quantity.to, later.quantity.from));
	const known = (isItem ? said.replace(labels, '') : said) + first.behind;
	return shareWord(later.said.slice(-beside) + later.behind.slice(0, beside), known);
}

const byItsDeed = /^已[一-龥]{2}/u;

/** 113家已应用企业 after 已应用人工智能的103家. */
function isDeed({ first, later }: Places): boolean {
	const deed = byItsDeed.exec(later.behind)?.[0];
	const told = first.said;
	return deed !== undefined && told.includes(deed) && told.endsWith('的');
}

const byItsRecord =
	/^(?<noun>[一-龥]{2,4})的[一-龥]{0,4}(?:位置|名单|清单|分布|负责人|信息|地址|台账)/u;

/** 36处小站的位置已标注 after “充电小站”32处: known things of which there are more than were told. */
function isTopic({ text, first, later, said, again }: Places): boolean {
	if (again !== '' || later.quantity.low < first.quantity.low) return false;
	const noun = byItsRecord.exec(later.behind)?.groups?.['noun'];
	if (noun === undefined) return false;
	const near = said.slice(-12) + text.slice(first.quantity.to, first.quantity.to + 12);
	return near.includes(noun);
}

/** 优良天数 of 前10个月优良天数264天. */
function indicatorOf({ behind }: Claim, sentence: string): string | undefined {
	if (behind.length > 2 || !/[月季年]/u.test(sentence)) return undefined;
	const clause = /[^，。；：、]*$/u.exec(withPeriods(sentence))![0];
	return /^(?:今年|全[县市区省])*~\d+(?:全[县市区省])?(?<name>[一-龥]{4,})$/u.exec(clause)
		?.groups?.['name'];
}

/** 优良天数267天 and 前10个月优良天数264天. */
const isIndicator = ({ first, later, again }: Places): boolean =>
	first.behind === later.behind && indicatorOf(later, again) === first.indicator;

/** Whether a figure stands so that it can be told from an earlier one by more than digits that changed places. */
export function mayRetell(text: string, claim: Claim): boolean {
	const { behind, quantity } = claim;
	return (
		whole.test(behind) ||
		bareWhole.test(behind) ||
		isAllBefore.test(claim.said) ||
		byItsDeed.test(behind) ||
		byItsRecord.test(behind) ||
		mayBeRemention(claim) ||
		indicatorOf(claim, sentenceBefore(text, quantity)) !== undefined
	);
}

const isOneThing = (places: Places): boolean =>
	isWhole(places) ||
	isAll(places) ||
	isSwap(places) ||
	isDeed(places) ||
	isTopic(places) ||
	(places.isSwapped && isKnown(places.text, places.first, places.later));

/** 3人受伤, 受伤3人, 3名伤员, 患病学生: of one accident there are so many. */
const harms: readonly RegExp[] = [
	/受伤|伤员|伤者/u,
	/被困/u,
	/失联|失踪/u,
	/遇难|死亡|死者/u,
	/患病|出现[^，。；]{0,4}症状|发病|患者|病例/u,
];
const harmOf = (clause: string): number => harms.findIndex((words) => words.test(clause));
/** 4名伤员, 37名患病学生: those who are known. */
const theHarmed =
	/^(?:伤员|伤者|受伤[一-龥]{2}|被困[一-龥]{2}|失联人员|失踪人员|遇难者|死者|患病[一-龥]{2}|患者)/u;
/** Words of a few of them, or of more than there were. */
const someHarmed =
	/其中|[另又再还仍轻重危转第降升增减]|新增|出院|治愈|医院|名单|已有|先后|收治|留观|接诊|累计/u;

const farthestHarm = 4;

/** 全力救治4名伤员 where 3 were hurt. */
function isHarm({ text, first, later, said, again }: Places): boolean {
	if (!theHarmed.test(later.behind)) return false;
	const kind = harmOf(later.behind.slice(0, 6));
	if (kind < 0 || harmOf(first.clause) !== kind) return false;
	if (Math.abs(first.quantity.low - later.quantity.low) > farthestHarm) return false;
	if (someHarmed.test(again + later.behind.slice(0, 6))) return false;
	// 3人受伤，另有1人轻伤: there are more of them.
	const rest = /^[^。！？\n]*/u.exec(text.slice(first.quantity.to))![0];
	if (/[另又再]|轻伤|轻症/u.test(rest)) return false;
	return !someHarmed.test(first.said) && !/其中|另|上年|去年/u.test(said.slice(-10));
}

/** 未竣工的2100套 are none of 已竣工4100套. */
const denied = /[未没]|尚[未无欠缺]/u;

function retells(places: Places): boolean {
	if (!differ(places)) return false;
	if (denied.test(places.again) && !denied.test(places.said)) return false;
	if (isIndicator(places)) {
		const { said, again } = places;
		const times = [...timesIn(again)].join();
		return times !== '' && [...timesIn(said)].join().includes(times) && areOfOneScope(places);
	}
	if (isNextWhole(places)) return true;
	if (isBareWhole(places)) return areOfOneStory(untilNow(places));
	if (isSwap(places) && isNoOther(places)) return true;
	return isOneThing(places) && areOfOneStory(isSwappedWhole(places) ? timeless(places) : places);
}

/** Another time, a plan or a part may well have the same digits in another order. */
const another =
	/上年|去年|前年|同期|上[月季]|往年|[计规]划|[拟另每均]|力争|目标|预计|预算|其[中余他它]|剩[余下]|余下|平均|最[高低多少大小]|新增|净增|增加|减少|第[一二三四]/u;

/** Digits of a long number that have changed places, in another sentence that speaks of no other matter. */
function isNoOther(places: Places): boolean {
	const { text, first, later, again } = places;
	const between = text.slice(first.quantity.to, later.quantity.from);
	if (!isEnd.test(between)) return false;
	const isOfTitle = isInTitle(text, first.quantity);
	// （三）挪用。4个问题，金额128万元: an item of its own has figures of its own.
	const isItem = !isOfTitle && opensItem.test(between);
	if (isItem && !shareWord(later.said + later.behind, first.said + first.behind)) return false;
	// A title seldom says of when it speaks.
	const isTitle = isOfTitle && timesIn(places.said).size === 0;
	if (!isTitle && !areOfOneTime(places)) return false;
	if (!areOfOnePlace(text, first.quantity, later.quantity)) return false;
	const behind = later.behind.slice(0, beside / 2);
	return ![first.clause, later.said + behind, again.slice(-beside)].some((said) =>
		another.test(said),
	);
}

/** 4月核账，158个网点中有111个亏损 of the 185个网点 that there are: the time is that of what was found. */
const isSwappedWhole = ({ later, isSwapped, digits }: Places): boolean =>
	isSwapped && digits > 2 && whole.test(later.behind);
const timeless = (places: Places): Places => ({ ...places, again: '' });

/** 到8时30分，13名伤者都已送医: later there may be more of them, but all are no fewer. */
function isOfOneHour(places: Places): boolean {
	if (areOfOneTime(places)) return true;
	const areAll = /^[^，。；]{0,6}(?:[都均]|全部)/u.test(places.later.behind);
	const isFewer = places.later.quantity.low < places.first.quantity.low;
	return areAll && isFewer && areOfOneTime(untilNow(places));
}

/** Those who were hurt are few, so that no slip of digits tells them. */
function harmsIn(text: string, { claims, quantities }: Tale): Restatement[] {
	const all = claims.filter(({ one }) => {
		const { unit } = one.claim.quantity;
		return unit?.dimension === 'person' && harmOf(one.claim.clause) >= 0;
	});
	return all.flatMap((b, at) => {
		if (!theHarmed.test(b.one.claim.behind)) return [];
		const first = all.slice(0, at).find((a) => {
			const places = placesOf(text, a, b);
			if (!differ(places) || !isHarm(places) || !isOfOneHour(places)) return false;
			return isEnd.test(text.slice(places.first.quantity.to, places.later.quantity.from));
		});
		if (!first || all.some((a) => a !== b && isSaid(a, b))) return [];
		return isToldAgain(quantities(), shiftClaim(b.one.claim, b.by)) ? [] : [found(first, b)];
	});
}

const isSaid = ({ one: a }: Standing<Comparable>, { one: b }: Standing<Comparable>): boolean =>
	a.claim.quantity.low === b.claim.quantity.low &&
	harmOf(a.claim.clause) === harmOf(b.claim.clause);

const restatement = ({ first, later }: Pick<Places, 'first' | 'later'>): Restatement => ({
	first: first.quantity,
	later: later.quantity,
	isSure: false,
});

const found = (a: Standing<Comparable>, b: Standing<Comparable>): Restatement =>
	restatement({ first: shiftClaim(a.one.claim, a.by), later: shiftClaim(b.one.claim, b.by) });

type Claims = readonly Standing<Comparable>[];

type Quantities = readonly Standing<Quantity>[];

/** How a later figure may tell of what an earlier one counts. */
interface Way {
	mayBe(first: Number, later: Number): boolean;
	tells(places: Places): boolean;
	/** Whether the difference is that between a whole and a part of it. */
	differsByPart(places: Places, quantities: Quantities): boolean;
}

const differsByPart = ({ first, later }: Places, quantities: Quantities): boolean =>
	isPart(quantities, first.quantity, later.quantity);

const knowsBoth = ({ text, first, later }: Places): boolean =>
	tellsBoth(text, first.quantity, later.quantity);
const tells = (places: Places): boolean => retells(places) && !knowsBoth(places);

const bySwap: Way = { mayBe: areSwapped, tells, differsByPart };
const byPlace: Way = { mayBe: isSlip, tells, differsByPart };
const asKnown: Way = {
	mayBe: (first, later) => isSlip(first, later) || mayBeOff(first, later),
	tells(places) {
		if (!differ(places) || isOfOtherCount(places)) return false;
		if (isPointed(places)) return true;
		const known = rementioned(places);
		return known !== undefined && areOfOneStory(known) && !knowsBoth(places);
	},
	differsByPart: ({ text, first, later }, quantities) =>
		isPartNearby(text, first.quantity, later.quantity, quantities),
};

/** Asked first, as most figures of one form are of other kinds. */
const mayDiffer = ({ claim: a }: Comparable, { claim: b }: Comparable): boolean =>
	isSameDimension(a.quantity.unit, b.quantity.unit) && !mayBeEqual(a.quantity, b.quantity);

/** The earlier claim of its form that a figure stands for, with another value. */
function toldBefore(text: string, kin: Claims, at: number, ways: readonly Way[]) {
	const later = kin[at]!;
	for (let i = 0; i < at; i++) {
		const first = kin[i]!;
		if (!mayDiffer(first.one, later.one)) continue;
		for (const way of ways) {
			if (!way.mayBe(first.one.number, later.one.number)) continue;
			const places = placesOf(text, first, later);
			if (way.tells(places)) return { way, places };
		}
	}
	return undefined;
}

/** Told in the same words once more. */
const bySameWords: Way = {
	mayBe: isSlip,
	tells(places) {
		const same = differ(places) && !isOfOtherCount(places) ? resaid(places) : undefined;
		return same !== undefined && areOfOneStory(same) && !knowsBoth(places);
	},
	differsByPart: ({ text, first, later }, quantities) =>
		isPartNearby(text, first.quantity, later.quantity, quantities),
};

const plain = [bySwap, bySameWords];
const reteller = [byPlace, asKnown, bySameWords];

/** What is told as known may be told with anything before it. */
const contrastsBy = (way: Way, places: Places): boolean =>
	(way === bySwap && contrasts(places.text, restatement(places))) ||
	(way === byPlace && namesAnother(places));

/** The claims that tell what another of them tells, with another value. */
function falselyRetold(
	text: string,
	forms: ByForm,
	quantities: Tale['quantities'],
	waysOf: (one: Comparable) => readonly Way[],
): Restatement[] {
	const retold: Restatement[] = [];
	for (const kin of forms.values()) {
		for (let at = 1; at < kin.length; at++) {
			const { one, by } = kin[at]!;
			const told = toldBefore(text, kin, at, waysOf(one));
			if (!told) continue;
			const { way, places } = told;
			// Told with this value elsewhere, it is a figure of its own.
			if (isToldAgain(quantities(), shiftClaim(one.claim, by))) continue;
			if (way.differsByPart(places, quantities())) continue;
			if (!contrastsBy(way, places)) retold.push(restatement(places));
		}
	}
	return retold;
}

/** Figures that stand for something told before, with another value than it was told with. */
export function retoldIn(text: string, tale: Tale): Restatement[] {
	const { forms, levels, quantities } = tale;
	const retellers = new Set(tale.retellers.map(({ one }) => one));
	const waysOf = (one: Comparable): readonly Way[] => (retellers.has(one) ? reteller : plain);
	const retold = [
		...falselyRetold(text, forms, quantities, waysOf),
		...falselyRetold(text, byForm(levels), quantities, () => [bySameWords]),
	];
	return [...harmsIn(text, tale), ...retold.sort((a, b) => a.later.from - b.later.from)];
}
