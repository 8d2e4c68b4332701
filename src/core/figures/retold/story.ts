import { mayBeEqual, scopeOf, shiftClaim, type Claim } from './claim';
import type { Standing } from '../quantity';
import { areOfOnePlace, areSwapped, sentenceBefore, type Comparable } from './restated';
import { isSameDimension } from '../unit';

/** Two places of one text, with the sentence of each up to its figure. */
export interface Places {
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
	[/(?:截至|到)(20\d\d年)?(\d{1,2})月[底末]/gu, '$1~$2'],
];
/** 今年1月至10月 and 前10个月 are one time. */
export const withPeriods = (sentence: string): string =>
	periods.reduce((out, [words, name]) => out.replace(words, name), sentence);

const time =
	/~\d+|\d{1,2}月\d{1,2}日|\d{1,2}月[份底末初]?|\d{1,2}日|\d{1,2}[时点]|20\d\d年|[上下]半年|第?[一二三四]季度|[前去今明上本当]年|[上本当下][月周旬日季]|[昨今次]日|同期|[年月][初末底]|此前|之前|原|随后|目前|最终|五一|国庆|春节|端午|中秋|元旦|清明|[春夏秋冬]季|高峰|低谷|十[一二三四五]五|近[两三五十]年/gu;

export const timesIn = (sentence: string): ReadonlySet<string> =>
	new Set(withPeriods(sentence).match(time) ?? []);

/** Whether the later sentence names no time that the first one does not. */
export function areOfOneTime({ said, again }: Places): boolean {
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
	clause.replace(/规模以[上下]|(?:增加?|上升|提高|扩大|降|减少)[至到]|达到|中[^中]*$/gu, '');

/** 对全县46个窗口开展调研 tells of all there are, and 受访 of those that were visited. */
const asks = /走访|调研|暗访|受访/gu;
const ofAll = /全[县市区镇乡省]/u;

/** The clauses without the words that say no more than that all are meant. */
const scopes = ({ first, later }: Places): readonly [string, string] => {
	const [a, b] = [bare(first), bare(later)];
	const isSame = (ofAll.test(a) && ofAll.test(b)) || b.includes('受访');
	return isSame ? [a.replace(asks, ''), b.replace(asks, '')] : [a, b];
};

export function areOfOneScope(places: Places): boolean {
	const [a, b] = scopes(places);
	return kindsOf(a) === kindsOf(b) && scopeOf(a) === scopeOf(b);
}

/** What is still to be done to all is done to those that there are. */
const ahead = /预计|计划|将|拟|力争|目标|达到/gu;

export const isEnd = /[。；！？\n]/u;

export function placesOf(text: string, a: Standing<Comparable>, b: Standing<Comparable>): Places {
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

export function differ({ first, later }: Places): boolean {
	const { quantity: a } = first;
	const { quantity: b } = later;
	return a.to < b.from && isSameDimension(a.unit, b.unit) && !mayBeEqual(a, b);
}

/** The later sentence asks for nothing but what the first one tells. */
export function areOfOneStory(places: Places): boolean {
	const { text, first, later, again } = places;
	if (!isEnd.test(text.slice(first.quantity.to, later.quantity.from))) return false;
	const isForAll = /(?:全部|所有)的?$/u.test(later.said);
	const asked = isForAll
		? { ...places, later: { ...later, clause: later.clause.replace(ahead, '') } }
		: places;
	if (!areOfOneScope(asked) || !areOfOnePlace(text, first.quantity, later.quantity)) return false;
	return isForAll && /\d月/u.test(again) ? true : areOfOneTime(places);
}
