import type { Parts } from './parts';
import { isExact, type Quantity } from '../quantity';
import { commonEnd, slipOf } from './near-sums';
import { areOpposites } from './opposites';
import { isOneSlip } from '../slips';

/** A list whose own words tell that it is all there is, though no 分别 or 合计 does. */
export interface ListInWords {
	readonly list: Parts;
	/** What the parts are. */
	readonly names: readonly string[];
	/** More parts are announced than there are. */
	readonly isShort: boolean;
	/** Sum of the parts by their total. */
	readonly ratio: number;
	readonly sum: number;
}

const stages: readonly RegExp[] = [
	/^(?:均?已|全部|完成)/u,
	/^(?:[仍还]?正在?|在[建用办])/u,
	/^(?:计划|准备|打算|拟|有意)/u,
	/^(?:暂[无不未缓]|尚[未无]|没有|未|还[没未]|无)/u,
];

/** 已上云, 正在试点, 计划上云, 暂无打算: what is planned is a stage here, and no other figure. */
export function areStages(names: readonly string[]): boolean {
	const found = names.map((name) => stages.findIndex((words) => words.test(name)));
	const isEnded = found.includes(0) && found.includes(stages.length - 1);
	return names.length > 2 && isEnded && !found.includes(-1) && new Set(found).size === found.length;
}

const safe =
	/^(?:自行|安全|及时|主动)?(?:撤离|脱险|转移|逃生|获救|脱困)(?:人员)?$|^(?:未受伤|无恙|安全)$/u;
const harmed = /^(?:死亡|遇难|失联|失踪|被困|受伤|重伤|轻伤)(?:人员)?$/u;

/** 被困2人、受伤3人、自行撤离13人: with those who came away nobody is left. */
const areFates = (names: readonly string[]): boolean =>
	names.some((name) => safe.test(name)) &&
	names.every((name) => safe.test(name) || harmed.test(name)) &&
	new Set(names).size === names.length;

const giver =
	/^(?:(?:中央|国家|[省市县区乡镇]|乡镇|上级)(?:级|本级)?(?:财政|资金)?|村(?:级|集体)?|村民|农户|群众|企业|业主|社会|银行|用户|个人|单位)(?:共?(?:补助|配套|自筹|投入|出资?|筹资?|承担|负担|拿出|筹集|安排|补贴|捐资))?$/u;

/** 县财政出130万元，乡镇出52万元，村集体出45万元: each gives from its own. */
const areGivers = ({ total }: Parts, names: readonly string[]): boolean =>
	total.unit?.dimension === 'money' &&
	names.length > 2 &&
	names.every((name) => giver.test(name)) &&
	new Set(names).size === names.length;

const force =
	/^(?:[一-龥]{0,6}(?:救援队|扑火队|消防队?|救援|抢险队|突击队|应急队|民警|交警|辅警|公安|武警|部队|官兵|民兵|医护|医疗队)|干部群众|[一-龥]{0,4}干部|群众|职工|志愿者)(?:员|人员|队伍|官兵|预备役|[总支大中分]队)?$/u;

/** 专业扑火队、消防救援、民兵、干部群众: nobody is of two of them. */
const areForces = ({ total }: Parts, names: readonly string[]): boolean =>
	total.unit?.dimension === 'person' &&
	names.length > 2 &&
	names.every((name) => force.test(name)) &&
	new Set(names).size === names.length;

const month = /^(?<month>1[0-2]|[1-9])月份?(?<deed>[一-龥]{0,4})$/u;
const manyMonths = /[至到—－–～~-]\s?(?:1[0-2]|[1-9])月|季度|[三3-6四五六]轮|[三3-6四五六]个月/u;
const monthReach = 40;

/** 三轮暗访发现问题118个。7月发现52个，8月发现39个，9月发现17个. */
function areMonths(text: string, { total, heads }: Parts): boolean {
	const found = heads.map((head) => month.exec(head.trim())?.groups);
	if (found.length < 3 || found.includes(undefined)) return false;
	const isRow = found.every(
		(one, at) => at === 0 || Number(one!['month']) === Number(found[at - 1]!['month']) + 1,
	);
	const before = text.slice(Math.max(0, total.from - monthReach), total.from);
	return isRow && new Set(found.map((one) => one!['deed'])).size === 1 && manyMonths.test(before);
}

const isClosed = /^[^，。；：、]{0,6}(?:和|以及)/u;

/** 包括A5.37万吨、B2.12万吨和C0.95万吨: 和 before the last one closes a list. */
function isClosedRow(text: string, { parts, joint }: Parts): boolean {
	if (parts.length < 3 || !/^，(?:主要)?包括[一-龥]{1,8}$/u.test(joint) || joint.includes('主要'))
		return false;
	const [before, last] = parts.slice(-2) as [Quantity, Quantity];
	return isClosed.test(text.slice(before.to, last.from)) && /^[。；]/u.test(text.slice(last.to));
}

/** 326人中，: what follows parts them. */
export const opensWhole = /^[^，。；：\d]{0,10}(?:[中里]|之内)[，：]/u;

/** 326人中，初中及以下198人，高中和中专91人，大专及以上27人: only a slip parts so near a sum from its total. */
function isPartition(text: string, { list, names, isShort, ratio, sum }: ListInWords): boolean {
	const { total, parts, joint } = list;
	if (isShort || !opensWhole.test(joint)) return false;
	const isOne = isOneSlip(text, total, sum) && ratio > 0.9 && ratio < 1.08;
	const isNear = ratio >= 0.95 && ratio <= 1.04;
	if (areOpposites(names)) return isOne;
	// 18640件里，窗口收件7456件，网上收件11284件: two of one kind.
	const isLong = total.low >= 100 && commonEnd(names).length > 1 && new Set(names).size === 2;
	if (parts.length === 2 && isLong) return isOne;
	if (parts.length < 3 || !(isNear || isOne)) return false;
	if (names.some((name) => name === '') || new Set(names).size < names.length) return false;
	// 设有食堂的, 设有浴室的: they may have both.
	const openings = new Set(names.map((name) => name.slice(0, 1)));
	if (openings.size < names.length && list.heads.every((head) => head.endsWith('的'))) return false;
	return isOne || slipOf(text, total, sum) !== 'none';
}

/** 15420人，其中1286人、9734人、4300人: of so many digits only one differs, as chance hardly has it. */
function isLongSlip(text: string, { list, names, isShort, ratio, sum }: ListInWords): boolean {
	const { total, parts, link } = list;
	if (link !== 'among' || isShort || parts.length < 3 || ratio < 0.98 || ratio > 1.02) return false;
	if (names.some((name) => name === '') || new Set(names).size < names.length) return false;
	const { from, to } = total.figure.number;
	const isLong = text.slice(from, to).replace(/\D/gu, '').length > 3;
	return isLong && slipOf(text, total, sum) === 'other';
}

const sentenceReach = 80;

/** 对文具店、玩具店和食品店进行检查，共检查219家，包括文具店…: the parts are all that was named before the total. */
function areNamedBefore(text: string, { list, names, sum, isShort }: ListInWords): boolean {
	const { total, parts } = list;
	if (isShort || parts.length < 3 || new Set(names).size < names.length) return false;
	if (names.some((name) => name.length < 2)) return false;
	const said = /[^。；\n]*$/u.exec(
		text.slice(Math.max(0, total.from - sentenceReach), total.from),
	)![0];
	const row = names.slice(0, -1).join('、');
	const last = names.at(-1)!;
	const at = said.indexOf(row);
	if (at < 0 || said.charAt(at - 1) === '、') return false;
	const rest = said.slice(at + row.length);
	const joint = ['和', '及', '与', '以及'].find((word) => rest.startsWith(word + last));
	// 等: more kinds were looked at than are named.
	if (joint === undefined || rest.startsWith('等', joint.length + last.length)) return false;
	return slipOf(text, total, sum) !== 'none';
}

/** 10万元以上的, 20万元以上的: the second are among the first. */
const areNested = (names: readonly string[]): boolean =>
	['以上', '以下', '以内'].some((way) => names.filter((name) => name.includes(way)).length > 1);

/** How far off the sum of a whole may be and still be a slip. */
const window = { from: 0.8, to: 1.25 };

export function isCompleteInWords(text: string, told: ListInWords): boolean {
	const { list, names, ratio } = told;
	if (ratio < window.from || ratio > window.to || ratio === 1 || areNested(names)) return false;
	if (![list.total, ...list.parts].every(isExact)) return false;
	// The list has a total of its own behind it.
	if (/^[，、；]?(?:合计|共计|总计|共)/u.test(list.after)) return false;
	return (
		areStages(names) ||
		areFates(names) ||
		areGivers(list, names) ||
		(areForces(list, names) && slipOf(text, list.total, told.sum) !== 'none') ||
		areMonths(text, list) ||
		isClosedRow(text, list) ||
		areNamedBefore(text, told) ||
		isPartition(text, told) ||
		isLongSlip(text, told)
	);
}
