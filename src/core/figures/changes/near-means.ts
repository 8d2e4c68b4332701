import type { Contradiction } from './changes-check';
import { tailOf } from '../heads';
import { explains, meanOf, productOf, type Made } from '../made';
import {
	areAlike,
	clauseBefore,
	contradiction,
	digitsOf,
	isExplained,
	isInSentence,
	isNearMiss,
	isRatio,
	saidAround,
	shareCharacter,
	type Place,
} from '../near-place';
import { isPlain, type Quantity } from '../quantity';
import { shareWord } from '../shared-words';
import { asPeople } from '../unit';

const mean = /(?:平均|[人户日月年亩均次场班台校村车机]均|每|摊到|摊给)[^，。；：\d]{0,12}$/u;
const noMean = /[增降减升高低多少快慢超]|收费|单价|标准|补[贴助偿]|目标|计划|分数|得分|年龄/u;
/** 每户, 户均, 平均一户. */
const isCounted = (said: string, word: string): boolean =>
	['每', '每个', '每一', '一', '各'].some((each) => said.includes(each + word)) ||
	['均', '平均', '摊'].some((mean) => said.includes(word + mean)) ||
	said.includes(`摊到${word}`);

const ofPeople: ReadonlySet<string> = new Set(['名', '位', '人次']);

/** 户 of 户均, 公里 of 每公里, 晚 of 每晚 beside 37个晚上. */
function isOfUnit(text: string, said: string, number: Quantity): boolean {
	const word = number.unit?.text ?? '';
	if (word === '') return false;
	const noun = tailOf(text, number).charAt(0);
	if (
		word === '个' &&
		noun !== '' &&
		[`每${noun}`, `${noun}均`].some((each) => said.includes(each))
	)
		return true;
	// 农户按每斤1.23元 is told of no 户.
	return isCounted(said, word) || (ofPeople.has(word) && isCounted(said, '人'));
}

const cost = /造价|成本|投[资入]|费|支出|花|资金/u;

const isMeasure = ({ unit }: Quantity): boolean =>
	unit?.isCount === false && /^(?:length|area|mass|volume)$/u.test(unit.dimension);

/** 托管 of 平均一家托管26名 is of 在托学生; 自付 of 人均自付350元 is of no 减轻负担780万元. */
function isMeanOf({ text, said, made }: Place, whole: Quantity, number: Quantity): boolean {
	const unit = number.unit?.text ?? '';
	const at = Math.max(said.lastIndexOf('均') + 1, said.lastIndexOf(unit) + unit.length);
	const noun = tailOf(text, number).slice(0, 2);
	const deed = said
		.slice(at)
		.replace(/^每[一-龥]/u, '')
		.replace(noun, '')
		.replace(/[的是为达约有到]/gu, '');
	const there = saidAround(text, whole);
	// 租金每亩695元 is of no other money.
	const what = /(?<what>[一-龥]{2,6}?)(?:平均)?每/u.exec(said)?.groups?.['what'] ?? '';
	if (what !== '' && !/平均|摊|算下来|折合|相当/u.test(what) && !shareCharacter(what, there))
		return false;
	if (cost.test(deed) && cost.test(there)) return true;
	// What has a measure of its own is of no other thing: 153名, 1286公里, 人均管护8.4公里.
	if (isMeasure(whole)) return true;
	// In another sentence a single character in common is chance.
	const share = isInSentence(text, whole, made) ? shareCharacter : shareWord;
	return deed === '' || share(deed, there);
}

/** 上年国庆假期为40万人次: of another time than the mean. */
const isThen = (text: string, one: Quantity): boolean =>
	/(?:上年|去年|同期|上届)[^，。；]*$/u.test(clauseBefore(text, one.from));

/** 登记托管点187家，在托学生5236名，平均一家托管26名. */
export function meanAt(place: Place): Contradiction | undefined {
	const { text, made, said, before } = place;
	if (isRatio(made) || made.unit === undefined || !mean.test(said) || noMean.test(said))
		return undefined;
	const both = (a: Quantity, b: Quantity): readonly Made[] =>
		areAlike(a, made) && b.low > 1 ? [meanOf(a, b)] : [];
	const wholes = before.filter((one) => areAlike(one, made) && one.low > made.low);
	const number = before.find(
		(one) =>
			!areAlike(one, made) &&
			one.unit?.isCount !== undefined &&
			isOfUnit(text, said, one) &&
			one.low > 1 &&
			!isThen(text, one),
	);
	if (!number || wholes.length === 0 || isExplained(place, both)) return undefined;
	if (isFactorOfNext(place, number)) return undefined;
	const isOneOfMany = before.some(
		(one) => one !== number && areAlike(one, number) && isInSentence(text, one, made),
	);
	for (const [i, whole] of wholes.entries()) {
		if (!isMeanOf(place, whole, number)) continue;
		// 共50场，城区15场，学校8场，每场平均到86人: of which of them the sentence before says nothing.
		if (isOneOfMany && !isInSentence(text, whole, made)) continue;
		const right = meanOf(whole, number);
		const isSure = isSureMean(place, whole, number) && (i === 0 || opensParagraph(place, whole));
		if (isNearMiss(place, right, isSure))
			return contradiction(place, right, 'ratio', [whole, number], ['总数', '个数']);
	}
	return undefined;
}

/** 12期，每期49人，培训588人次: what each has makes the figure that follows. */
function isFactorOfNext({ text, made, quantities }: Place, number: Quantity): boolean {
	const next = quantities.find((one) => one.from >= made.to);
	return (
		next !== undefined && isInSentence(text, made, next) && explains(next, productOf(number, made))
	);
}

/** The first figure of all is what the paragraph is about. */
const opensParagraph = ({ quantities }: Place, one: Quantity): boolean => quantities[0] === one;

const isSureMean = (place: Place, whole: Quantity, number: Quantity): boolean =>
	isInSentence(place.text, number, place.made) &&
	(isInSentence(place.text, whole, place.made) || opensParagraph(place, whole));

const each =
	/每(?<unit>[一-龥]{1,3}?)(?:学生|老人|职工|农户)?(?:每(?:学期|[年月人户]))?(?:比[一-龥]{1,8}?)?(?:补[贴助偿]?|[按用加]|给予?|奖励?|发放?|收费?|支付|价格?|优惠|投入|增收|[贵多少省]花?|便宜|节省|节约|提高|降低)*[^一-龥\d]{0,2}$/u;
const total =
	/(?:[只仅共]收|共[计需]?|合计|[需要为]|达(?![成标产])|算下来|支出|资金|投入|补[偿贴助]|应补|发放|兑付|收入|节约|节省|增收)[^，。；\d]{0,8}$/u;

/** 亩 of 每亩150元, and 件 of the 0.6元 in 每件0.9元降到0.6元. */
function rateUnit(text: string, one: Quantity, all: readonly Quantity[]): string | undefined {
	const said = clauseBefore(text, one.from);
	const unit = each.exec(said)?.groups?.['unit'];
	// The rate that was before is no longer one.
	if (unit !== undefined)
		return /^[^，。；]{0,3}[降升涨提调增减][^，。；]{0,2}[到至为]\d/u.test(
			text.slice(one.to, one.to + 8),
		)
			? undefined
			: unit;
	if (!/[降升涨提调增减][^，。；]{0,2}[到至为]$/u.test(said)) return undefined;
	const last = all.find((other) => other.to <= one.from && areAlike(other, one));
	return last && each.exec(clauseBefore(text, last.from))?.groups?.['unit'];
}

/** In its own sentence, or as the first of its kind in the next one, a figure may be what a rate makes. */
const isNextTo = ({ text, made, quantities }: Place, one: Quantity): boolean =>
	isInSentence(text, one, made) ||
	!quantities.some(
		(q) =>
			q.from >= one.to && q.to <= made.from && areAlike(q, made) && isInSentence(text, q, made),
	);

/** 面积2640亩，每亩150元，算下来要36.9万元. */
export function productAt(place: Place): Contradiction | undefined {
	const { text, made, said, before } = place;
	if (isRatio(made) || digitsOf(text, made) < 2 || !total.test(said)) return undefined;
	const rates = before.flatMap((one) => {
		const unit = rateUnit(text, one, before);
		return unit !== undefined && areAlike(one, made) && isNextTo(place, one) ? [{ one, unit }] : [];
	});
	if (rates.length !== 1) return undefined;
	const all = place.quantities.filter((one) => one !== made && isPlain(one) && !isRatio(one));
	const pairs = rates.flatMap(({ one, unit }) =>
		all
			.filter((number) => asPeople(number.unit?.text ?? '') === asPeople(unit) && number !== one)
			.map((number) => [number, one] as const),
	);
	// 12期，每期75人，培训900人次: another figure of the text is the product.
	const isTold = ([number, one]: readonly [Quantity, Quantity]): boolean =>
		[made, ...all].some((q) => q !== number && q !== one && explains(q, productOf(number, one)));
	if (pairs.some(isTold)) return undefined;
	const near = pairs.find(([number, one]) => isNearMiss(place, productOf(number, one), false));
	return near && contradiction(place, productOf(...near), 'product', near, ['数量', '每个']);
}

const lasts = /(?:撑|维持|够[用吃]?|供应?|使?用)到?$/u;
const perTime = /每(?<unit>[天日月年]|小时)[^，。；\d]{0,6}$/u;

/** 存水180立方米，每天用水60立方米，能撑4天: what there is by what is used. */
export function lastsAt(place: Place): Contradiction | undefined {
	const { text, made, said, before } = place;
	if (!/^(?:[天日年]|小时|个?月)$/u.test(made.unit?.text ?? '') || !lasts.test(said))
		return undefined;
	const [use, stock] = before;
	if (!use || !stock || !areAlike(use, stock) || !isInSentence(text, stock, made)) return undefined;
	const unit = perTime.exec(clauseBefore(text, use.from))?.groups?.['unit'];
	if (unit === undefined || !(made.unit?.text ?? '').includes(unit === '日' ? '天' : unit))
		return undefined;
	const right = meanOf(stock, use);
	// A day that is begun is none, or is one.
	if (Math.abs(right.value - made.low / (made.unit?.scale ?? 1)) < 1) return undefined;
	return contradiction(place, right, 'ratio', [stock, use], ['总量', '每次']);
}
