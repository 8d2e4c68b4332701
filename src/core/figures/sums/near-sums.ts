import { leavesOthers } from '../heads';
import { isRest, type Labels } from './labels';
import { hasSwappedPart } from './part-slips';
import type { Parts } from './parts';
import { isExact, type Quantity } from '../quantity';
import { fits } from '../rounding';
import { isOneSlip, placeOf } from '../slips';
import { writeLike } from '../write-like';

/**
 * Lists that do not say they are all there is. One that comes very near its total hardly stops there by
 * chance: either it is complete and a figure has slipped, or the parts overlap, which their names tell.
 */
export interface NearList {
	readonly list: Parts;
	readonly labels: Labels;
	/** Names of the parts, and of the total. */
	readonly names: readonly string[];
	readonly own: string;
	/** Sum of the parts by their total. */
	readonly ratio: number;
	readonly sum: number;
}

const done = /^(?:均?已|全部|完成|完工|竣工|建成|办结|整改到位|投产|投用)/u;
const doing = /^(?:[仍还]?正?在(?![册编岗职校任籍])|正)/u;
const notYet = /^(?:[仍还]?有?(?:[尚未]|没有|[没待])|暂[缓停])/u;
const states = [done, doing, notYet] as const;

/** 已竣工, 在建, 没有开工: at any time a thing is in one of these states. */
export function areStates(names: readonly string[]): boolean {
	const found = names.map((name) => states.findIndex((words) => words.test(name)));
	if (found.includes(-1) || new Set(names).size < names.length) return false;
	// 已开工 holds 已竣工: of what is done one name only.
	return found.filter((at) => at === 0).length < 2 && new Set(found).size > 1;
}

/** How many characters all names have in common at their ends. */
export function commonEnd(names: readonly string[]): string {
	const [first = ''] = names;
	let n = 0;
	while (n < first.length && names.every((name) => name.at(-1 - n) === first.at(-1 - n))) n++;
	return first.slice(first.length - n);
}

/** Ends that say nothing of a kind: 开设中医馆的, 开展义诊的 may be the same ones. */
const idleEnd = /^的?$|^[人户员者家元次化]$/u;
const longestName = 12;

/** 成人区, 少儿区, 视障阅览区 of 阅览座位: kinds of one sort, which the total does not name. */
export function areKin(names: readonly string[]): boolean {
	const end = commonEnd(names);
	if (idleEnd.test(end) || new Set(names).size < names.length) return false;
	return names.every((name) => name.length > end.length && name.length <= longestName);
}

/** Of one kind by their names, or of a set in which none is another: 河口镇, 东山镇, 南岭乡. */
const areApart = ({ names, labels }: NearList): boolean => labels.isExclusive || areKin(names);

const money = /资金|投资|财政|配套|预算|债券|贷款|补助/u;
/** 其中A，增长5%；B，增长3%: the items of a bulletin, which leaves small ones out. */
const bulletin = /增长|下降|同比|占比|[%％]/u;

/** What kind of slip parts a sum from its total: of the last digit, or of another one or of two. */
type Slip = 'none' | 'last' | 'other';

/** 4136 for 4236, 1268 for 1286: one digit is another, or two have changed places. */
export function slipOf(text: string, total: Quantity, sum: number): Slip {
	const place = placeOf(text, total);
	const gap = String(Math.abs(Math.round((sum - total.low) / place)));
	if (/^[1-9]0*$/u.test(gap)) return gap.length === 1 ? 'last' : 'other';
	const digits = (n: number): string => [...String(Math.round(n / place))].sort().join('');
	return Number(gap) % 9 === 0 && digits(total.low) === digits(sum) ? 'other' : 'none';
}

/** 453 for 435: the same digits, two of them having changed places. */
function areSameDigits(text: string, total: Quantity, sum: number): boolean {
	const place = placeOf(text, total);
	const digits = (n: number): string => [...String(Math.round(n / place))].sort().join('');
	return (
		Math.round(total.low / place) > 99 &&
		isOneSlip(text, total, sum) &&
		digits(total.low) === digits(sum)
	);
}

/** Of 360 and 330, which both are round, the last digits tell nothing. */
const areRound = (text: string, total: Quantity, sum: number): boolean =>
	[total.low, sum].every((value) => Math.round(value / placeOf(text, total)) % 10 === 0);

/** Parts that make the total without one of them: it is within another, 已开工30个，已竣工12个. */
export function fitsWithoutOne({ total, parts }: Parts): boolean {
	if (parts.length < 3 || parts.length > 12) return false;
	return parts.some((one) =>
		fits(
			total,
			parts.filter((part) => part !== one),
		),
	);
}

/** By how much a list of so many parts may be off. */
interface Room {
	readonly from: number;
	readonly to: number;
}
const no: Room = { from: 1, to: 1 };

/** 开网店的620人、做直播的460人: people, and what is told by its deeds, may be counted twice. */
const mayOverlap = ({ total, heads }: Parts): boolean =>
	total.unit?.dimension === 'person' || heads.some((head) => head.endsWith('的'));

/** 志愿者86名，包括A53名、B21名、C12名: without 等 and 主要 it names all; these are left to `View.mayLack`. */
const isEnumerated = (text: string, { joint, parts, heads }: Parts): boolean =>
	parts.length > 2 &&
	/^[^，。；：]{0,8}[，：]?(?:包括|包含|由|含)/u.test(joint) &&
	!joint.includes('其中') &&
	!heads.some((head) => head.endsWith('的')) &&
	parts.every((part, i) => i === 0 || /^[、和及与]/u.test(text.slice(parts[i - 1]!.to, part.from)));

/** 其中公共停车场251个；施划路内泊位414个: behind a semicolon another matter may begin, in a row of them none does. */
export function isOneRow(text: string, { parts, joint }: Parts): boolean {
	const gaps = parts.slice(1).map((part, i) => text.slice(parts[i]!.to, part.from));
	if (joint.includes('：') || !gaps.some((gap) => gap.includes('；'))) return true;
	return gaps.length > 1 && gaps.every((gap) => gap.includes('；'));
}

const enumerated: Room = { from: 0.9, to: 1.1 };

const namedReach = 60;

/** 对旅馆、网吧等开展检查，共检查238家，其中旅馆126家…: how many kinds there are was told already. */
const isNamedBefore = (text: string, { list, names }: NearList): boolean =>
	text.slice(Math.max(0, list.total.from - namedReach), list.total.from).includes(names[0]!);

/** From where a list under 其中 may be one slip off; what it leaves out is seldom so little. */
function lowestAmong(text: string, near: NearList, slip: Slip): number {
	const { list, names, sum } = near;
	const isMany = list.parts.length > 2;
	if (!isMany && money.test(names.join())) return 1;
	const isKin = areApart(near);
	// 小学食堂, 初中食堂 name one noun.
	if (slip === 'last') return isMany && isKin && commonEnd(names).length > 1 ? 0.96 : 1;
	if (slip === 'none') return 1;
	if (areRound(text, list.total, sum) || isNamedBefore(text, near))
		return isMany || isKin ? 0.965 : 1;
	return 0.9;
}

/** 其中A、B、C: what may be left out is not much, so only a slip is told. */
function roomAmong(text: string, near: NearList): Room {
	const { list, sum } = near;
	const { total, parts, heads } = list;
	if (bulletin.test(text.slice(total.to, parts.at(-1)!.to))) return no;
	if (!isOneRow(text, list) && !areApart(near)) return no;
	if (isEnumerated(text, list)) return isOneSlip(text, total, sum) ? enumerated : no;
	const said = text.slice(total.figure.number.from, total.figure.number.to);
	const slip = said.replace(/\D/gu, '').length > 2 ? slipOf(text, total, sum) : 'none';
	const isKin = areApart(near);
	// Those who are counted twice make a sum too great, never too small.
	if (!isKin && mayOverlap(list))
		return heads.some((head) => head.endsWith('的'))
			? no
			: { from: lowestAmong(text, near, slip), to: 1 };
	// 43.5吨，其中31.8吨、13.5吨: what is weighed or paid is not counted twice.
	if (total.unit?.isCount === false && areSameDigits(text, total, sum)) return enumerated;
	const from = lowestAmong(text, near, slip);
	if (parts.length > 2) return { from, to: isKin ? 1.1 : 1.06 };
	return { from, to: isKin && slip !== 'none' ? 1.02 : 1 };
}

const didAll =
	/^(?:共|累计|已|全[年县市区省])*(?:走访|检查|查处|受理|接待|收购|发放|处置|办理|接报|排查|抽查|抽检|招聘|招收|录用|收治|转移|安置|培训|举办|销售|征集|评选|认定|新建|改造|采购|调运|转诊|疏散|登记|普查|核查|回收|清理|栽植|播种|收获)/u;

/** 排查高层建筑1268栋，住宅837栋、公共建筑331栋: what was done to all, told at once by kinds under 、. */
function isAllDone(text: string, { list, names, own, sum }: NearList): boolean {
	const { total, parts, joint, tails } = list;
	if (!didAll.test(own) || !/^[，：；]/u.test(joint) || joint.length > longestName) return false;
	if (new Set(names).size < names.length || tails.some((tail) => tail !== '')) return false;
	return (
		slipOf(text, total, sum) === 'other' &&
		parts.slice(0, -1).every(({ to }) => text.charAt(to) === '、')
	);
}

/** 座位1260个，成人区860个，少儿区320个: a list that follows at once. */
function roomPlain(text: string, near: NearList): Room {
	const { list, names, own, sum } = near;
	if (isAllDone(text, near)) return isOneSlip(text, list.total, sum) ? enumerated : no;
	const end = commonEnd(names);
	if (list.parts.length < 3 || own === '' || own.endsWith(end.slice(-1))) return no;
	if (!areKin(names)) return no;
	if (list.total.low < 30) return { from: 1, to: sum - list.total.low <= 1 ? 1.2 : 1 };
	return { from: slipOf(text, list.total, sum) === 'other' ? 0.95 : 1, to: 1.06 };
}

/** How far off the digits of a part may put a sum. */
const swapped: Room = { from: 0.75, to: 1.3 };

/** 出海420艘船，分苗船265艘、运苗船98艘、看护船75艘: with 57艘 the list is complete. */
function isSwapOfPart(text: string, { list, names, ratio, sum }: NearList): boolean {
	const { total, parts, joint, link } = list;
	if (ratio < swapped.from || ratio > swapped.to || new Set(names).size < names.length)
		return false;
	if (bulletin.test(text.slice(total.to, parts.at(-1)!.to)) || !isOneRow(text, list)) return false;
	// 平台182条，窗口117条，…，共386条: the first is an item, and all of them make what is told elsewhere.
	const all = writeLike(text, total, total.low + sum);
	if (all !== undefined && text.includes(all)) return false;
	const isOpen = link === 'among' && joint.includes('其中');
	return (
		(parts.length > 2 || !isOpen) && joint.length <= longestJoint && hasSwappedPart(text, list, sum)
	);
}
const longestJoint = 20;

/** Whether a list must be meant to make its total, though it does not say so. */
export function isMeantAsWhole(text: string, near: NearList): boolean {
	const { list, labels, names, ratio } = near;
	if (ratio === 1 || ![list.total, ...list.parts].every(isExact)) return false;
	if (labels.isForeign || names.includes('') || names.some(isRest)) return false;
	// What is left after one thing is told as a difference, not as a sum.
	if (areStates(names) && ratio > 0.9 && ratio < 1.1)
		return list.parts.length > 2 || slipOf(text, list.total, near.sum) === 'other';
	if (areStates(names)) return false;
	if (labels.overlaps || labels.hasDoing || leavesOthers(text, list.parts.at(-1)!)) return false;
	if (isSwapOfPart(text, near)) return true;
	const room = list.link === 'among' ? roomAmong(text, near) : roomPlain(text, near);
	return ratio >= room.from && ratio <= room.to && ratio !== 1;
}
