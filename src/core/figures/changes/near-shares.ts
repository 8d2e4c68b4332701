import type { Contradiction } from './changes-check';
import { differenceShare, explains, jointShare, shareOf, type Made } from '../made';
import {
	areAlike,
	clauseBefore,
	clauseReach,
	contradiction,
	isExplained,
	isInSentence,
	isNearMiss,
	isRatio,
	isSwapped,
	saidAround,
	shareCharacter,
	type Place,
} from '../near-place';
import { fractionSlack, jointOf, type Quantity } from '../quantity';

const rate = /(?:占|率|比例|比重|份额|相当于|等于)[^，。；：\d]{0,10}$/u;
const noShare =
	/[增降减升高低多少快慢超比]|目标|计划|预计|力争|同期|以[上下]|有效|利率|费率|税率|汇率|概率/u;

const mostWholes = 2;

/** Rates that are asked or measured, not counted from what stands there. */
const ofOthers =
	/成功|满意|知晓|支持|认可|信任|好评|参与|安全|合格|达标|优良|优秀|准确|成活|死亡|发病|出生|增长|失业|就业|入学|升学|覆盖|普及|城镇化|利用|使用|渗透|周转|回报|收益|开工|达产|入住|空置|杠杆|负债|不良|抗体/u;

/** 按时办结 of 按时办结率 is told of 按时办结2.39万件; 满意 of 满意率 is not. */
function isRateOf({ text, said, made, before }: Place, part: Quantity): boolean {
	const name = /(?<name>[一-龥]{1,8})率[^率]*$/u.exec(said)?.groups?.['name'];
	if (name === undefined || said.includes('占')) return true;
	// 28家酒店入住率达到89.4%: theirs, and no share of others.
	if (!/[，。；：、（）]/u.test(text.slice(part.to, made.from))) return false;
	const stem = name.slice(-2);
	const isSaid = (one: Quantity): boolean => saidAround(text, one).includes(stem);
	// 55户、37户已签约，39户正在协商，签约率: what is signed stands before.
	if (!isSaid(part) && before.some((one) => areAlike(one, part) && isSaid(one))) return false;
	return !ofOthers.test(name) || shareCharacter(name, saidAround(text, part));
}

const ofName = /^(?<name>[一-龥]{2,8}?)占(?:比|总数|全部)?(?:[为达到约]|达到)?$/u;
const namedReach = 60;

/** The part is what stands right before, or what the share names: 城区120户，全县200户，城区占60%. */
function partOf({ text, made, said, before }: Place): Quantity | undefined {
	const [last, other] = before;
	const name = ofName.exec(said)?.groups?.['name'];
	const isOther =
		last !== undefined &&
		other !== undefined &&
		name !== undefined &&
		areAlike(last, other) &&
		other.low < last.low &&
		made.from - other.to <= namedReach &&
		!saidAround(text, last).includes(name) &&
		clauseBefore(text, other.from).startsWith(name);
	if (isOther) return other;
	return last && made.from - last.to <= clauseReach ? last : undefined;
}

/** In points: who rounds to tenths rounds generously. */
const tenthsRoom = 7.5;
const ofAll = /全[县市区镇乡村省州校院厂园]|[总共]|累计|合计/u;
const barely = /^(?:[约仅只就已共]|合计)?占(?:比|总数|全部)?(?:[为到约]|达到?)?$/u;

/** 236家，占六成 of 289家: so coarse a share is no slip of a digit, but has the more room. */
const isFarTenths = ({ text, made, said }: Place, whole: Quantity, { value }: Made): boolean =>
	ofAll.test(clauseBefore(text, whole.from)) &&
	made.unit?.text === '成' &&
	barely.test(said) &&
	Math.abs(made.low - value) > tenthsRoom &&
	made.low < value * 2 &&
	made.low > value / 2;

/** 由14天压缩至8天: spans of time are no parts of each other. */
const isSpan = ({ unit }: Quantity): boolean =>
	/^(?:天|年|(?:个?工作)?日|个?小时|分钟|个?月)$/u.test(unit?.text ?? '');

const named = /占(?<name>[一-龥]{2,10}?)(?:总数|总量|总额|数)?的[一-龥]{0,4}$/u;
const anyWhole = /^(?:全[部县市区镇乡村省州国校院厂]|[总其比])/u;

/** 占规上企业的36.7% is a share of 规上企业, whatever other figures stand there. */
function isNamedWhole({ text, said }: Place, whole: Quantity): boolean {
	const name = named.exec(said)?.groups?.['name'];
	if (name === undefined || anyWhole.test(name)) return true;
	// 企业 alone is no 规上企业.
	return saidAround(text, whole).includes(name.slice(0, 2));
}

const time =
	/[上下]半年|[一二三四]季度|\d{1,2}月|[今去前]年|上年|20\d\d年|[上下]午|第[一二三四]批/u;

/** 上半年368起，下半年331起: neither is a part of the other. */
function areOfTwoTimes(text: string, a: Quantity, b: Quantity): boolean {
	const [one, other] = [a, b].map(({ from }) => time.exec(clauseBefore(text, from))?.[0]);
	return one !== undefined && other !== undefined && one !== other;
}

/** 10.88亿元，占80%，其中甲地5.44亿元，占40%: a share of what the first one is a share of. */
function isOfWholeOfBoth({ quantities, made }: Place, part: Quantity, whole: Quantity): boolean {
	const own = quantities[quantities.indexOf(whole) + 1];
	if (own === undefined || own === made || !isRatio(own)) return false;
	const value = (own.low * part.low) / whole.low;
	return Math.abs(value - made.low) <= made.slack + own.slack;
}

const fewestOfRow = 3;

/** 道路、房屋、校园分别33处、25处、15处，道路占45.2%: one of a row is so much of all of it. */
function isOfRow({ text, before, made }: Place, part: Quantity): boolean {
	const row = before.filter((one) => areAlike(one, part) && isInSentence(text, one, made));
	if (row.length < fewestOfRow) return false;
	const whole = row.reduce((sum, one) => jointOf(sum, one));
	return row.some((one) => explains(made, shareOf(one, whole)));
}

/** 在用电梯9630台，用了十五年以上的有1284台，占12.3%. */
export function shareAt(place: Place): Contradiction | undefined {
	const { text, made, said, before } = place;
	if (!/^[%成]$/u.test(made.unit?.text ?? '') || !rate.test(said)) return undefined;
	// 三分之一 has no digits in which it could be near.
	if (made.unit?.text === '%' && made.slack >= fractionSlack) return undefined;
	if (noShare.test(said.replace(/占比|比例|比重/gu, ''))) return undefined;
	const part = partOf(place);
	if (!part || isSpan(part) || !isInSentence(text, part, made)) return undefined;
	if (!isRateOf(place, part)) return undefined;
	const wholes = before.filter(
		(one) =>
			areAlike(one, part) &&
			one.low > part.low &&
			!areOfTwoTimes(text, one, part) &&
			isNamedWhole(place, one),
	);
	const whole = wholes[0];
	if (!whole || isOfWholeOfBoth(place, part, whole)) return undefined;
	const both = (a: Quantity, b: Quantity): readonly Made[] =>
		areAlike(a, b) && a.low < b.low
			? [
					shareOf(a, b),
					...(a === part || b === part ? [differenceShare(a, b), jointShare(a, b)] : []),
				]
			: [];
	if (isExplained(place, both) || isOfRow(place, part)) return undefined;
	const isSure = isInSentence(text, whole, part) && wholes.length === 1;
	// Of many figures any may be the whole.
	if (!isSure && wholes.length > mostWholes) return undefined;
	const isOnly = wholes.length === 1 && isSwapped(place, shareOf(part, whole));
	if (isSure && isFarTenths(place, whole, shareOf(part, whole)))
		return contradiction(place, shareOf(part, whole), 'ratio', [part, whole], ['部分', '总数']);
	const near = wholes.find((one, i) =>
		isNearMiss(place, shareOf(part, one), isOnly || (i === 0 && isSure)),
	);
	return near && contradiction(place, shareOf(part, near), 'ratio', [part, near], ['部分', '总数']);
}
