import { scopeOf, shiftClaim, mayBeEqual, type Claim } from './claim';
import type { Quantity, Standing } from './quantity';
import {
	areOfOnePlace,
	areSwapped,
	byForm,
	isKnown,
	isPart,
	isSlip,
	isToldAgain,
	saidBefore,
	sentenceBefore,
	type Comparable,
	type Restatement,
} from './restated';
import { isSameDimension } from './unit';

/**
 * A figure told again in other words with another value: 64个窗口单位 and further on 62个窗口单位中, 覆盖3.6万亩茶园 and
 * 全部3.8万亩茶园. That both are one thing is told by how the later one stands: as a whole of which parts
 * follow, as all there is, as the injured of the same accident.
 */
export interface Tale {
	readonly claims: readonly Standing<Comparable>[];
	/** Those of which `mayRetell` is true. */
	readonly retellers: readonly Standing<Comparable>[];
	readonly quantities: () => readonly Standing<Quantity>[];
}

/** Two places of one text, with the sentence of each up to its figure. */
interface Places {
	readonly text: string;
	readonly first: Claim;
	readonly later: Claim;
	readonly isSwapped: boolean;
	readonly digits: number;
	readonly said: string;
	readonly again: string;
}

const periods: readonly (readonly [RegExp, string])[] = [
	[/前三季度|1(?:月份?)?[至到—－–～~-]9月份?|前[9九]个月/gu, '~9'],
	[/上半年|1(?:月份?)?[至到—－–～~-]6月份?|前[6六]个月/gu, '~6'],
	[/(?:第?一|首)季度|1(?:月份?)?[至到—－–～~-]3月份?|前[3三]个月/gu, '~3'],
	[/1(?:月份?)?[至到—－–～~-](\d{1,2})月份?|前(\d{1,2})个月/gu, '~$1$2'],
];
/** 今年1月至10月 and 前10个月 are one time. */
const withPeriods = (sentence: string): string =>
	periods.reduce((out, [words, name]) => out.replace(words, name), sentence);

const time =
	/~\d+|\d{1,2}月\d{1,2}日|\d{1,2}月[份底末初]?|\d{1,2}日|\d{1,2}[时点]|20\d\d年|[上下]半年|第?[一二三四]季度|[前去今明上本当]年|[上本当下][月周旬日季]|[昨今次]日|同期|[年月][初末底]|此前|之前|原|随后|目前|最终|五一|国庆|春节|端午|中秋|元旦|清明/gu;

const timesIn = (sentence: string): ReadonlySet<string> =>
	new Set(withPeriods(sentence).match(time) ?? []);

/** Whether the later sentence names no time that the first one does not. */
function areOfOneTime({ said, again }: Places): boolean {
	const known = timesIn(said);
	// 目前 says that it is now, which what is told is mostly.
	return [...timesIn(again)].every((one) => one === '目前' || known.has(one));
}

/** What makes another figure of it, wherever in the clause it stands. */
const others =
	/新增|净增|新[建办设]|剩余|其余|余下|其中|另外?|[又再还仍尚]有?|平均|[每各均拟将较比占未]|分别|计划|预计|力争|目标|任务|首批|第[一二三四五六七八九十]|同比|累计|超[过出]|不足|重点|试点|抽[查取检]|走访|调研|部分|增[加至到]|减[少至到]|扩大|达到|意向|参[加与会]|以[上下]|转院|出院|[上下]次|去年|上年|原[有来]/gu;

const kindsOf = (clause: string): string => [...new Set(clause.match(others) ?? [])].sort().join();

/** 增至42.56万卷 tells a level; and what is said of some of 368人新增就业者中 is not said of all of them. */
const bare = ({ clause }: Claim): string =>
	clause.replace(/(?:增加?|上升|提高|扩大|降|减少)[至到]|达到|中[^中]*$/gu, '');

const areOfOneScope = ({ first, later }: Places): boolean =>
	kindsOf(bare(first)) === kindsOf(bare(later)) && scopeOf(bare(first)) === scopeOf(bare(later));

const whole = /^(?<noun>[一-龥]{2,8}?)(?:[中里]$|[中里](?=[有已仅])|之中)/u;
const byWhole = /^(?:全[县市区省镇乡]|[这，。；]|上述|现有)*$/u;

/** 62个窗口单位中，零问题的有35个: all of them, of which some are told. */
function isWhole({ text, first, later }: Places): boolean {
	const noun = whole.exec(later.behind)?.groups?.['noun'];
	if (noun === undefined || !byWhole.test(saidBefore(later))) return false;
	if (!/^[^\d。]{0,16}中[，：]|^[^\d。]{0,16}[中里]/u.test(text.slice(later.quantity.to)))
		return false;
	return first.behind.startsWith(noun) && (noun.length > 2 || first.behind.length === noun.length);
}

const isAllBefore = /(?:全部|所有|全[县市区镇乡省])的?$/u;
/** What is still to be done to all is done to those that there are. */
const ahead = /预计|计划|将|拟|力争|目标|达到/gu;

/** 完成全部3.8万亩茶园的参保登记 after 覆盖3.6万亩茶园. */
function isAll({ first, later, isSwapped }: Places): boolean {
	if (!isAllBefore.test(saidBefore(later)) && !isSwapped) return false;
	const noun = later.behind.slice(0, 2);
	return noun.length === 2 && first.behind.startsWith(noun) && isAllBefore.test(saidBefore(later));
}

/** Words that say nothing of what a figure is of. */
const idle = /[的了在于对将及和\d，。；：]/u;

/** 馆藏 of 42.65万卷馆藏 in 馆藏总量增至42.56万卷; digits of long numbers hardly change places by chance. */
function isSwap({ later, said, first, isSwapped, digits }: Places): boolean {
	if (!isSwapped || digits < 3) return false;
	const there = said + first.behind;
	const noun = later.behind.slice(0, 2);
	if (noun.length === 2 && !idle.test(noun) && there.includes(noun)) return true;
	const before = saidBefore(later).slice(-4);
	return before.length === 4 && there.includes(before);
}

const byItsDeed = /^已[一-龥]{2}/u;

/** 113家已应用企业 after 已应用人工智能的103家. */
function isDeed({ first, later }: Places): boolean {
	const deed = byItsDeed.exec(later.behind)?.[0];
	const told = saidBefore(first);
	return deed !== undefined && told.includes(deed) && told.endsWith('的');
}

const byItsRecord = /^(?<noun>[一-龥]{2,4})的(?:位置|名单|分布|负责人|信息|地址|台账)/u;

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
		isAllBefore.test(saidBefore(claim)) ||
		byItsDeed.test(behind) ||
		byItsRecord.test(behind) ||
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
	return !someHarmed.test(saidBefore(first)) && !/其中|另|上年|去年/u.test(said.slice(-10));
}

const isEnd = /[。；！？\n]/u;

function placesOf(text: string, a: Standing<Comparable>, b: Standing<Comparable>): Places {
	const first = shiftClaim(a.one.claim, a.by);
	const later = shiftClaim(b.one.claim, b.by);
	return {
		text,
		first,
		later,
		isSwapped: areSwapped(a.one.number, b.one.number),
		digits: a.one.number.digits.length,
		said: sentenceBefore(text, first.quantity),
		again: sentenceBefore(text, later.quantity),
	};
}

function differ({ first, later }: Places): boolean {
	const { quantity: a } = first;
	const { quantity: b } = later;
	return a.to < b.from && isSameDimension(a.unit, b.unit) && !mayBeEqual(a, b);
}

/** The later sentence asks for nothing but what the first one tells. */
function areOfOneStory(places: Places): boolean {
	const { text, first, later, again } = places;
	if (!isEnd.test(text.slice(first.quantity.to, later.quantity.from))) return false;
	const isForAll = /(?:全部|所有)的?$/u.test(saidBefore(later));
	const asked = isForAll
		? { ...places, later: { ...later, clause: later.clause.replace(ahead, '') } }
		: places;
	if (!areOfOneScope(asked) || !areOfOnePlace(text, first.quantity, later.quantity)) return false;
	return isForAll && /\d月/u.test(again) ? true : areOfOneTime(places);
}

function retells(places: Places): boolean {
	if (!differ(places)) return false;
	if (isIndicator(places)) {
		const { said, again } = places;
		const times = [...timesIn(again)].join();
		return times !== '' && [...timesIn(said)].join().includes(times) && areOfOneScope(places);
	}
	return isOneThing(places) && areOfOneStory(places);
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
			if (!differ(places) || !isHarm(places) || !areOfOneTime(places)) return false;
			return isEnd.test(text.slice(places.first.quantity.to, places.later.quantity.from));
		});
		if (!first || all.some((a) => a !== b && isSaid(a, b))) return [];
		return isToldAgain(quantities(), shiftClaim(b.one.claim, b.by)) ? [] : [found(first, b)];
	});
}

const isSaid = ({ one: a }: Standing<Comparable>, { one: b }: Standing<Comparable>): boolean =>
	a.claim.quantity.low === b.claim.quantity.low &&
	harmOf(a.claim.clause) === harmOf(b.claim.clause);

const found = (a: Standing<Comparable>, b: Standing<Comparable>): Restatement => ({
	first: shiftClaim(a.one.claim, a.by).quantity,
	later: shiftClaim(b.one.claim, b.by).quantity,
	isSure: false,
});

type Claims = readonly Standing<Comparable>[];

/** The earlier claim of its form that a figure stands for, with another value. */
function toldBefore(text: string, kin: Claims, at: number, isReteller: boolean) {
	const later = kin[at]!;
	const mayBe = isReteller ? isSlip : areSwapped;
	for (let i = 0; i < at; i++) {
		const first = kin[i]!;
		if (!mayBe(first.one.number, later.one.number)) continue;
		if (retells(placesOf(text, first, later))) return found(first, later);
	}
	return undefined;
}

/** Figures that stand for something told before, with another value than it was told with. */
export function retoldIn(text: string, tale: Tale): Restatement[] {
	const { claims, quantities } = tale;
	const retellers = new Set(tale.retellers.map(({ one }) => one));
	const retold: Restatement[] = [];
	for (const kin of byForm(claims).values()) {
		for (let at = 1; at < kin.length; at++) {
			const { one, by } = kin[at]!;
			const told = toldBefore(text, kin, at, retellers.has(one));
			// Told with this value elsewhere, it is a figure of its own.
			if (!told || isToldAgain(quantities(), shiftClaim(one.claim, by))) continue;
			if (!isPart(quantities(), told.first, told.later)) retold.push(told);
		}
	}
	return [...harmsIn(text, tale), ...retold.sort((a, b) => a.later.from - b.later.from)];
}
