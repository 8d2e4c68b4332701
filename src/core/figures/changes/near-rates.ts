import { isChange } from '../asides';
import type { Contradiction } from './changes-check';
import { isNear, sentenceTo } from './claimed';
import { differenceShare, explains, growthOf, jointShare, shareOf, type Made } from '../made';
import {
	areAlike,
	clauseBefore,
	contradiction,
	isInSentence,
	isRatio,
	saidAround,
	type Place,
} from '../near-place';
import { clean, isPlain, jointOf, type Quantity } from '../quantity';
import { isOneSlip } from '../slips';

/**
 * Rates whose part and whole stand right before them and leave no doubt what they are made of, so that they need
 * not come near what they ought to be: 64所学校已有57所接入，接入率91.2%; 计划60个，建成68个，为计划的108.8%.
 */

const rateName =
	/^(?<tail>[^，。；：、\d]{0,10})[，（(](?:综合|总体|实际|平均)?(?<name>[一-龥]{1,6}?)(?:率|进度)(?:达到?|[仅只已]?[为达有]|[约仅])?$/u;
/** Rates that are measured or of something else, however the words fall. */
const noRate = /增长|下降|[利费税汇效频速概几]$|(?<!成)功$|贡献|返还|周转|毛利|净利|收益|回报/u;
const otherTime = /上年|去年|前年|同期|[比较]\d|平均|分别|预计|力争/u;
/** How far what is said may be from what the two make; farther off it is of something else. */
const farthest = 1.43;

/** Plain amounts of one kind in the sentence of a figure, nearest first. */
const kinInSentence = (place: Place, one: Quantity): readonly Quantity[] =>
	place.before.filter(
		(q) => areAlike(q, one) && isInSentence(place.text, q, place.made) && !isChange(place.text, q),
	);

/** 调成, 办到: the deed stands before what came of it. */
const brought = /(?<deed>[一-龥])[成到出入]$/u;
const inTime = /按[期时]|如期|及时|准[时点]|一次|首次|有效|规范|优[秀良]/u;

/** Whether the name of a rate is taken from what is said of the part: 接入, and 收 of 收获进度 in 已收. */
function isNamedBy(text: string, part: Quantity, name: string, tail: string): boolean {
	const said = `${clauseBefore(text, part.from)}，${tail}`;
	if (/[未不没无]/u.test(said) !== /[未不没无]/u.test(name)) return false;
	// 按期办结率 is of what was done in time, and 森林覆盖率 of all the land.
	if (inTime.test(name) && !said.includes(inTime.exec(name)![0])) return false;
	if (name.length > 1 && said.includes(name.slice(-2))) return true;
	const [head = ''] = said.split('，');
	return head.endsWith(name.charAt(0)) || brought.exec(head)?.groups?.['deed'] === name.charAt(0);
}

const told = (place: Place, part: Quantity, whole: Quantity): Contradiction =>
	contradiction(place, shareOf(part, whole), 'ratio', [part, whole], ['部分', '总数']);

const anyShare = (made: Quantity, all: readonly Quantity[]): boolean =>
	all.some((a) =>
		all.some((b) => {
			// 编制312个，缺编44名: what is counted has several words for one.
			const areCounts = a.unit?.isCount === true && b.unit?.isCount === true;
			if (a === b || !(areAlike(a, b) || areCounts)) return false;
			const ways: readonly Made[] = [
				shareOf(a, b),
				differenceShare(a, b),
				jointShare(a, b),
				growthOf(a, b),
			];
			return ways.some((way) => explains(made, way));
		}),
	);

/** 新收1402件，加上旧存91件，审结1268件: both were there to be done. */
const addsUp = (text: string, [, second, first, more]: readonly Quantity[]): boolean =>
	first !== undefined &&
	more === undefined &&
	/旧存|存案|结转|未结/u.test(text.slice(first.to, second!.from));

const toldOfBoth = (
	place: Place,
	part: Quantity,
	both: readonly [Quantity, Quantity],
	value: number,
): Contradiction => ({
	wrong: place.made,
	value,
	others: [[part, '部分'], ...both.map((one) => [one, '总数'] as const)],
	working: { kind: 'shareOfAll', first: part, all: both },
});

/** 收案642件，调成462件，调解成功率74.6%. */
export function rateToldAt(place: Place): Contradiction | undefined {
	const { text, made, before, quantities } = place;
	const part = before[0];
	if (made.unit?.text !== '%' || !part || isRatio(part) || made.low > 100) return undefined;
	const { tail = '', name = '' } = rateName.exec(text.slice(part.to, made.from))?.groups ?? {};
	if (name === '' || noRate.test(name) || otherTime.test(sentenceTo(text, made.from)))
		return undefined;
	const kin = kinInSentence(place, part);
	const [, last, first] = kin;
	const both = last && first && addsUp(text, kin) ? ([first, last] as const) : undefined;
	const whole = both ? jointOf(...both) : last;
	if (
		!whole ||
		(kin.length !== 2 && !both) ||
		whole.low <= part.low ||
		part.unit?.isCount === undefined
	)
		return undefined;
	if (!isNamedBy(text, part, name, tail)) return undefined;
	const right = shareOf(part, whole);
	if (
		anyShare(
			made,
			quantities.filter((q) => q !== made && isPlain(q) && !isRatio(q)),
		)
	)
		return undefined;
	if (explains(made, right) || !isNear(made.low, right.value, farthest)) return undefined;
	return both ? toldOfBoth(place, part, both, right.value) : told(place, part, whole);
}

const ofNamedAll = /占(?:全部|全[县市区镇]|[总各])(?<name>[一-龥]{2,8})的$/u;

/** 制造业46.8亿元，多收6.8亿元，占全部税收的34.6%: one slip off the share of any part before it. */
export function shareOfAllAt(place: Place): Contradiction | undefined {
	const { text, made, said, before } = place;
	const name = ofNamedAll.exec(said)?.groups?.['name'];
	if (name === undefined || made.unit?.text !== '%') return undefined;
	const wholes = before.filter((one) => clauseBefore(text, one.from).includes(name));
	const [whole] = wholes;
	if (!whole || wholes.length !== 1) return undefined;
	const parts = kinInSentence(place, whole).filter((one) => one.low < whole.low);
	if (parts.some((one) => explains(made, shareOf(one, whole)))) return undefined;
	const near = parts.filter((one) =>
		isOneSlip(text, made, roundTo(made, shareOf(one, whole).value)),
	);
	const [part] = near;
	return part && near.length === 1 ? told(place, part, whole) : undefined;
}

/** A value with as many places as a figure has. */
const roundTo = ({ slack }: Quantity, value: number): number => {
	const place = slack > 0 ? slack * 2 : 1;
	return clean(Math.round(value / place) * place);
};

const ofPlan =
	/(?:完成了?|[为达占]到?|相当于|超)(?:全年|年度|年初|今年|本年|[省市县总]|下达|确定|既定|原定){0,3}的?(?:计划|任务|目标)(?:任务|数|量|总数)?的$/u;
const plan = /计划|任务|目标|应|预计/u;
const planBehind = /^的?(?:年度)?(?:计划|任务|目标)/u;

/** 14000亩计划1200亩: the plan is that of the figure before it. */
const isOfOther = /\d[万亿]?[一-龥]{1,3}的?(?:计划|任务|目标)$/u;
const isPlan = (text: string, one: Quantity): boolean => {
	const said = clauseBefore(text, one.from);
	return (
		(plan.test(said) && !isOfOther.test(said)) || planBehind.test(text.slice(one.to, one.to + 6))
	);
};

/** 计划新建60个。…建成68个，为年度计划的108.8%; 造林15200亩，超过14000亩计划1200亩，完成计划的106.8%. */
export function planShareAt(place: Place): Contradiction | undefined {
	const { text, made, said, before } = place;
	if (made.unit?.text !== '%' || !ofPlan.test(said)) return undefined;
	const amounts = before.filter((one) => !isRatio(one));
	const plans = amounts.filter((one) => isPlan(text, one));
	const [whole] = plans;
	if (!whole || plans.length !== 1) return undefined;
	const done = amounts.filter(
		(one) =>
			one !== whole &&
			areAlike(one, whole) &&
			isInSentence(text, one, made) &&
			!isChange(text, one),
	);
	if (done.length === 0 || done.some((one) => explains(made, shareOf(one, whole))))
		return undefined;
	const part = done.at(-1)!;
	const right = shareOf(part, whole);
	return isNear(made.low, right.value, farthest) ? told(place, part, whole) : undefined;
}

const ofWhole = /^的$/u;
const namesWhole =
	/(?:完成|[占为是]|达到?|相当于)了?(?:全年|年度|年初|[省市县])?(?:预计|计划|预期|总|应)[一-龥]{0,6}$/u;

/** 收购46.8万吨，比上年增加4.3万吨，完成预计收购量58.5万吨的78%. */
export function shareOfPlannedAt(place: Place): Contradiction | undefined {
	const { text, made, before } = place;
	const whole = before[0];
	if (made.unit?.text !== '%' || !whole || !ofWhole.test(text.slice(whole.to, made.from)))
		return undefined;
	if (!namesWhole.test(clauseBefore(text, whole.from))) return undefined;
	const parts = kinInSentence(place, whole).filter((one) => one !== whole);
	if (parts.length === 0 || parts.some((one) => explains(made, shareOf(one, whole))))
		return undefined;
	const part = parts.at(-1)!;
	const right = shareOf(part, whole);
	return isNear(made.low, right.value, farthest) ? told(place, part, whole) : undefined;
}

const lastYear = /(?:上年同期|去年同期|上年|去年|上[月季])(?:同期)?[为是有共仅]?$/u;
const nowGrown =
	/^[，；](?:今年|本期|现在)?(?:同比)?(?:实际)?(?:增长|增加|上升|提高|(?<down>下降|减少|降低|回落))了?$/u;
const named = 2;

/** The name of what a figure tells: 网上收件 of 网上收件上年同期为. */
const nameOf = (text: string, one: Quantity): string =>
	clauseBefore(text, one.from)
		.replace(lastYear, '')
		.replace(/[为是有共达约]+$/u, '');

/** 网上收件11284件，…。网上收件上年同期为9320件，今年增长16.7%. */
export function growthOfNamedAt(place: Place): Contradiction | undefined {
	const { text, made, before, quantities } = place;
	const base = before[0];
	if (made.unit?.text !== '%' || !base) return undefined;
	const grown = nowGrown.exec(text.slice(base.to, made.from));
	if (!grown || !lastYear.test(clauseBefore(text, base.from))) return undefined;
	const name = nameOf(text, base);
	const kin = before.slice(1).filter((one) => areAlike(one, base));
	const now = kin.find((one) => nameOf(text, one).endsWith(name));
	if (name.length < named || !now) return undefined;
	const isUp = grown.groups!['down'] === undefined;
	if (now.low > base.low !== isUp) return undefined;
	const all = quantities.filter((q) => isPlain(q) && areAlike(q, base));
	if (all.some((one) => one !== base && explains(made, growthOf(one, base)))) return undefined;
	const right = growthOf(now, base);
	return isNear(made.low, right.value, 2.5)
		? contradiction(place, right, isUp ? 'growth' : 'fall', [now, base], ['现在', '原来'])
		: undefined;
}

const then = /^[，、](?:同比)?(?:增长|增加|上升|提高|(?<down>下降|减少|降低))了?$/u;
const lastTime = /上年|去年|同期|上学年|上月|上季/u;
const byHow = /(?:[多少]|增加|减少|增长|下降)了?$/u;

/** 去年30台，今年42台。今年比去年多12台，增长28.6%: the difference by what there is now, and not by what there was. */
export function wrongBaseAt(place: Place): Contradiction | undefined {
	const { text, made, before } = place;
	const gap = before[0];
	if (made.unit?.text !== '%' || !gap || isRatio(gap)) return undefined;
	const grown = then.exec(text.slice(gap.to, made.from));
	const said = clauseBefore(text, gap.from);
	if (!grown || !byHow.test(said)) return undefined;
	const isUp = grown.groups!['down'] === undefined;
	const kin = before.slice(1).filter((one) => areAlike(one, gap));
	const pairs = kin.flatMap((now) =>
		kin.flatMap((base) =>
			now !== base && clean(Math.abs(now.low - base.low)) === gap.low && now.low > base.low === isUp
				? [{ now, base }]
				: [],
		),
	);
	if (pairs.some(({ base }) => explains(made, shareOf(gap, base)))) return undefined;
	// Told by the wrong base it is so by no chance.
	const wrong = pairs.filter(({ now }) => explains(made, shareOf(gap, now)));
	const [pair] = wrong;
	if (!pair || wrong.length !== 1) return undefined;
	// 上年完成421处，今年增加166处: what it was is said to be the base.
	if (lastTime.test(clauseBefore(text, pair.now.from))) return undefined;
	if (kin.some((one) => explains(made, shareOf(gap, one)) && one.low !== pair.now.low))
		return undefined;
	const right = shareOf(gap, pair.base);
	return contradiction(place, right, 'ratio', [gap, pair.base], ['增减', '原来']);
}

const ofLabel =
	/(?:是|为|相当于|达到)(?<label>20\d\d年|常年|往年|那时|当时|当年|上年|去年|前年|上周|上月|上季度|上期|前一周|一期|首期|改[革造]前)(?:同期)?的?$/u;
const farOff = 2;

/** 2021年3台，…今年42台。42台是2021年的13倍: of the figure that the label names. */
export function timesOfLabelAt(place: Place): Contradiction | undefined {
	const { text, made, said, before } = place;
	if (made.unit?.text !== '倍') return undefined;
	const label = ofLabel.exec(said)?.groups?.['label'];
	if (label === undefined) return undefined;
	const [now] = before;
	if (!now || !isInSentence(text, now, made)) return undefined;
	const word = /^[那当]时$/u.test(label) ? /[那当]时|20\d\d年/u : new RegExp(label, 'u');
	const others = before.filter((one) => areAlike(one, now));
	const bases = others.filter((one) => word.test(clauseBefore(text, one.from)));
	const [base] = bases;
	if (!base || bases.length !== 1) return undefined;
	// 常年同期62毫米，是常年的2倍: the figure right before is what it is held against.
	const top = base === now ? others[1] : now;
	if (!top || top.low <= base.low) return undefined;
	const { value, room } = shareOf(top, base);
	const [least, most] = [room.lowest / 100, room.highest / 100];
	if (made.highest >= least && made.lowest - 0.5 <= most) return undefined;
	return isNear(made.low, value / 100, farOff)
		? {
				wrong: made,
				value: clean(value / 100),
				others: [
					[top, '现在'],
					[base, '原来'],
				],
				working: { kind: 'ratio', first: top, second: base },
			}
		: undefined;
}

const perHundred = /每(?<by>[十百千万])[名人户家件个位][^，。；\d]{0,8}[中里](?:就?有)?$/u;
const scale: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 万: 10000 };

/** 求职1930人，达成意向386人，每百名求职者中25名有了着落. */
export function perHundredAt(place: Place): Contradiction | undefined {
	const { text, made, said, before } = place;
	const by = scale[perHundred.exec(said)?.groups?.['by'] ?? ''];
	if (by === undefined || made.unit?.isCount !== true) return undefined;
	const kin = before.filter(
		(one) =>
			one.unit?.isCount === true &&
			isInSentence(text, one, made) &&
			!/每[十百千万]?$/u.test(clauseBefore(text, one.from)),
	);
	const [whole, part] = kin.toReversed();
	if (!part || !whole || part.low >= whole.low) return undefined;
	const fits = (a: Quantity, b: Quantity): boolean => Math.abs((a.low / b.low) * by - made.low) < 1;
	if (kin.some((a) => kin.some((b) => a !== b && fits(a, b)))) return undefined;
	const value = clean((part.low / whole.low) * by);
	if (!isNear(made.low, value)) return undefined;
	return {
		wrong: made,
		value: Math.round(value),
		others: [
			[part, '部分'],
			[whole, '总数'],
		],
		working: { kind: 'ratio', first: part, second: whole },
	};
}

const taken = /立案|受理|收案|新收|应[收办到检]|接[收件到]$/u;
const isShare = /^[^，。；：、\d]{0,8}，?占(?:比|总数)?[为约达]?$/u;

/** 能排水的1288条，淤堵的552条，淤堵率42.9%: of one of two parts by the other, and not by both. */
export function rateByOtherAt(place: Place): Contradiction | undefined {
	const { text, made, before } = place;
	const part = before[0];
	if (made.unit?.text !== '%' || !part || isRatio(part)) return undefined;
	const gap = text.slice(part.to, made.from);
	const { tail = '', name = '' } = rateName.exec(gap)?.groups ?? {};
	const isRate = name !== '' && !noRate.test(name) && isNamedBy(text, part, name, tail);
	if (!isRate && !isShare.test(gap)) return undefined;
	const [other, ...more] = before.slice(1).filter((one) => areAlike(one, part));
	const whole = more.find((one) => other && clean(part.low + other.low) === one.low);
	// 259户中，93户…，占35.9%: the other is the whole.
	if (!other || !whole || /^[一-龥]{0,4}[中里]/u.test(text.slice(other.to))) return undefined;
	// 受理340件，分流160件，立案180件，结案160件，结案率88.9%: of those that were taken on.
	if (taken.test(clauseBefore(text, other.from))) return undefined;
	const right = shareOf(part, whole);
	if (explains(made, right) || !explains(made, shareOf(part, other))) return undefined;
	return saidAround(text, whole) === '' ? undefined : told(place, part, whole);
}
