import { leavesOthers } from '../heads';
import { isRest, labelOf, readLabels } from './labels';
import { areStages, isCompleteInWords, opensWhole } from './complete-lists';
import { viewOf, type View } from './list-view';
import { fitsWithoutOne, isMeantAsWhole, isOneRow } from './near-sums';
import { wordsBefore } from '../noun';
import { isMean, isTenfold, type Parts } from './parts';
import type { Quantity } from '../quantity';
import { add, fits, someFit } from '../rounding';
import { isOneSlip } from '../slips';
import { isSameDimension } from '../unit';

/** A total that its parts contradict by more than rounding and approximation explain. */
export interface WrongSum {
	readonly total: Quantity;
	readonly parts: readonly Quantity[];
	/** In base units. */
	readonly sum: number;
	/** `differs`: the parts are all there is; `exceeds`: they are some of it, yet more than it. */
	readonly kind: 'differs' | 'exceeds';
	readonly isSure: boolean;
	/** Other parts make the total, so that one of these is wrong. */
	readonly isTotalRight?: boolean;
}

/** What is said of the total makes it no sum: 平均, 最高, 占, 计划, 增长到. */
const noSum =
	/每|平均|[人户亩日月年]均|最[高大长低小深]|水位|价格|单价|均价|得分|评分|排名|计划|目标|预计|力争|降雨|雨量|标准|上限|额度|不[少低]于|不[超高]过|起征|注册资本|自付/u;

/** A figure in place of the total that the parts do make: then the list is that one's. */
export const otherTotal = (list: Parts, around: readonly Quantity[]): boolean =>
	around.some(
		(q) =>
			q.figure !== list.total.figure &&
			!list.parts.some((part) => part.figure === q.figure) &&
			isSameDimension(q.unit, list.total.unit) &&
			(fits(q, list.parts) || fitsWithoutLast(q, list)),
	) || isHalfOf(list, around);

/** 隐患312处，…。分区域看，东片121处，西片104处，北片87处，9处重大隐患都在东片: what follows the parts is said of them. */
const fitsWithoutLast = (q: Quantity, { parts }: Parts): boolean =>
	parts.length > 2 && fits(q, parts.slice(0, -1));

/** 登记63件，核实41件，赔付38件，余下3件: step by step, each of the one before. */
const isStepwise = ({ parts, heads }: Parts): boolean =>
	/余下|剩余|剩下|其余|[还尚]有|未/u.test(heads.at(-1) ?? '') &&
	parts.some((part, i) => i + 2 < parts.length && fits(part, parts.slice(i + 1)));

/** 9所学校4368剂，流动点1872剂，…各接种468剂、421剂…: the list is of the figure right before it. */
const isOfFirst = (text: string, { parts }: Parts): boolean =>
	parts.length > 2 &&
	!text.slice(parts[0]!.to, parts[1]!.from).includes('、') &&
	fits(parts[0]!, parts.slice(1));

const nameTotal =
	/^[，；、]?(?:以上|上述)?(?:[两二三四五六七八九十]|\d{1,2})[类项种个大方面部分]{1,2}(?:合计|共计|总计|总共|一共)$/u;

/** 纠纷2140起，其中邻里688起、…，四类合计2150起: the parts that are counted contradict this one whatever they make. */
const isOwnTotal = ({ link, joint }: Parts, { isCounted }: View): boolean =>
	link === 'behind' && isCounted && nameTotal.test(joint);

/** 第二产业1563个，第三产业5279个。按类型分，…: the list parts both together, not the last one alone. */
function isHalfOf({ total, parts }: Parts, around: readonly Quantity[]): boolean {
	const peers = around.filter((q) => q.to <= total.to && isSameDimension(q.unit, total.unit));
	const row = peers.slice(-4).reverse();
	return row.some((_, n) => {
		if (n === 0) return false;
		const low = add(row.slice(0, n + 1), (q) => q.lowest);
		const high = add(row.slice(0, n + 1), (q) => q.highest);
		return low <= add(parts, (q) => q.highest) && high >= add(parts, (q) => q.lowest);
	});
}

/** 86家（医院12家、诊所31家、药店43家）, 318人：缓刑296人、假释9人: a list set off by its marks. */
const setsOff = /^[^，。；\d]{0,4}[（(：:]/u;

/** The list that follows at once is said to be all there is. */
const each = /^(?:[，：]|[一-龥]{1,6})?分别[为是]/u;
/** The same behind the names: 企业职工、新市民、毕业生分别为. */
const namedEach = /^[，：][^，。；：\d]{4,40}分别[为是有]$/u;

interface Window {
	readonly from: number;
	readonly to: number;
}
const narrow: Window = { from: 0.8, to: 1.25 };
const wide: Window = { from: 0.4, to: 2.5 };
const less: Window = { from: 0.8, to: 1 };
/** Of groups that may overlap only a slip is told. */
const tight: Window = { from: 0.95, to: 1.05 };

/** How far off a sum may be and still be a slip, not another matter; undefined: no such claim. */
function claimOf(list: Parts, view: View): Window | undefined {
	const { labels, isCounted, isShort, isCued } = view;
	if (isShort || view.mayLack || view.isPeer) return undefined;
	const isWholeAcross = labels.isWhole || (labels.isExclusive && isCued);
	if (/[。！？]/u.test(list.joint) && list.link === 'plain' && !isWholeAcross) return undefined;
	// 分别为收费争议118件、维修不及时97件: said to be all, whatever the names.
	if (each.test(list.joint) && labels.areNamed && list.parts.length > 2 && view.isRow)
		return narrow;
	if (namedEach.test(list.joint) && list.parts.length > 2) return labels.overlaps ? tight : narrow;
	// 老人26人、残疾人15人，合计48人: who is counted twice makes it less, and nothing makes it more.
	if (labels.overlaps && list.link === 'behind' && labels.areNamed) return less;
	if (labels.overlaps || (labels.hasDoing && list.link !== 'behind')) return undefined;
	if (list.link === 'behind')
		return labels.isExclusive || /合计|共计|总计|总共/u.test(list.joint) ? wide : narrow;
	if (labels.isWhole || isCounted)
		return labels.isWhole && labels.areNamed && list.link !== 'plain' ? wide : narrow;
	if (list.link === 'among') return undefined;
	if (list.link === 'each') {
		// 甲县、乙县分别为2.1亿元、1.6亿元: two of more.
		const isNamedEach = labelOf(list.heads.at(-1)!) !== '';
		return labels.isExclusive && isCued && isNamedEach ? wide : narrow;
	}
	// 退税的8.46亿元中，制造业5.24亿元…: some of the sorts.
	if (opensWhole.test(list.joint)) return undefined;
	if (labels.isExclusive) return narrow;
	if (setsOff.test(list.joint) && labels.areNamed) return narrow;
	return isCued && labels.areNamed ? narrow : undefined;
}

/** A sum that is hardly more than its total is a slip; people who are counted twice make it larger. */
const slightly = 1.1;

function judgeAmong({ heads }: Parts, view: View, ratio: number): Verdict | undefined {
	const { labels } = view;
	if (labels.overlaps || labels.hasDoing || !labels.areNamed) return undefined;
	// Some of the things may be less than all of them, by any amount.
	if (ratio <= 1) return undefined;
	const most = labels.mayLack ? narrow.to : wide.to;
	if (labels.isExclusive && ratio <= most) return { kind: 'exceeds', isSure: true };
	if (labels.mayLack) return undefined;
	// 开网店的620人、做直播的460人: who does the one may do the other.
	if (heads.every((head) => /^[^：，]{2,}的$/u.test(head))) return undefined;
	const isDoubtful = view.isTrouble ? ratio > narrow.to : !view.isRow || ratio > slightly;
	return isDoubtful ? undefined : { kind: 'exceeds', isSure: false };
}

type Verdict = Pick<WrongSum, 'kind' | 'isSure'>;

/** 贷款4.12亿元，不良率1.38%，年初分别为4.20亿元和1.52%: one figure of each, and no parts of either. */
function isOfTwoKinds(text: string, { link, parts }: Parts, around: readonly Quantity[]): boolean {
	if (link !== 'each') return false;
	const first = parts[0]!;
	const next = around.find((q) => q.from >= first.to);
	return (
		next !== undefined &&
		!isSameDimension(next.unit, first.unit) &&
		/^(?:[、，]?[和与及]|、|以及)$/u.test(text.slice(first.to, next.from)) &&
		// 一层8名、二层9名: the figure is a name.
		/[，；。]/u.test(text.slice(next.to, parts[1]!.from))
	);
}

const comes = /迁入|转入|流入|调入|出生|新[购增建进招]|购[进入]|增加|发展|入职|入会|加入/u;
const goes = /迁出|转出|流出|调出|死亡|报废|减少|淘汰|离职|退会|退出|注销|拆除|关停|核减/u;

/** 现有276台，报废24台、新购15台，年底为267台: what came and what went lead from the first to the last. */
export function isBalance(figures: readonly Quantity[], names: readonly string[]): boolean {
	if (!names.some((name) => goes.test(name)) || !names.some((name) => comes.test(name)))
		return false;
	const [first, one, other, last] = [...figures].sort((a, b) => a.from - b.from);
	if (!first || !one || !other || !last || figures.length > 4) return false;
	const leadsTo = (less: Quantity, plus: Quantity): boolean =>
		first.lowest - less.highest + plus.lowest <= last.highest &&
		first.highest - less.lowest + plus.highest >= last.lowest;
	return leadsTo(one, other) || leadsTo(other, one);
}

/** 上半年立案22件、结案50件；下半年立案43件、结案24件；合计立案65件: of every second figure. */
function isOfEverySecond({ link, total }: Parts, around: readonly Quantity[]): boolean {
	if (link !== 'behind') return false;
	const before = around.filter((q) => q.to <= total.from && isSameDimension(q.unit, total.unit));
	const column = before.toReversed().filter((_, n) => n % 2 === 1);
	return column.some((_, n) => n > 0 && fits(total, column.slice(0, n + 1)));
}

/** What is said of a list, or what its nearness to the total says. */
function judge(text: string, list: Parts, view: View, sum: number): Verdict | undefined {
	const ratio = sum / list.total.low;
	const said = judgeSaid(text, list, view, sum);
	if (said || view.mayLack) return said;
	const { names, isShort } = view;
	// 其中中央资金2.4亿元，省级…: the first of a list is no total of the rest; 326人中 opens one.
	const opensOne = opensWhole.test(list.joint) || !(view.isItem || view.isPeer);
	if (opensOne && isCompleteInWords(text, { list, names, isShort, ratio, sum }))
		return { kind: 'differs', isSure: false };
	if (view.isItem || isShort) return undefined;
	const near = isMeantAsWhole(text, { ...view, list, ratio, sum });
	return near ? { kind: 'differs', isSure: false } : undefined;
}

const ownTotal =
	/^[，、；]?[两三四五六七八九十\d]+[家项类者个笔县镇村][^，。；\d]{0,3}(?:合计|共计|总计|共)/u;

function judgeSaid(text: string, list: Parts, view: View, sum: number): Verdict | undefined {
	if (view.isPeer) return undefined;
	const ratio = sum / list.total.low;
	// 放贷3200万元，农行1850万元，邮储950万元，三家合计…: the first is one of the three.
	if (list.link === 'plain' && ownTotal.test(list.after)) return undefined;
	// C级88栋，D级78栋，其余为A、B级: what is left out has no figure.
	if (ratio < 1 && list.link !== 'behind' && leavesOthers(text, list.parts.at(-1)!))
		return undefined;
	const window = claimOf(list, view);
	if (window) {
		if (ratio < window.from || ratio > window.to) return undefined;
		// 当场整改60处，限期整改30处: others may have been handed on, but not more than there are.
		const isNear = ratio > 1 && ratio < narrow.to;
		const isSlip = isOneSlip(text, list.total, sum) && !leavesOthers(text, list.parts.at(-1)!);
		if (view.labels.mayLack && !isNear && !isSlip) return undefined;
		// A list under 、 without any kind in common may be another matter.
		const isOne = view.labels.isExclusive && !view.labels.mayLack;
		const isSure = isOne || list.link !== 'plain' || view.isCued;
		return { kind: 'differs', isSure };
	}
	// 请假7人。一等奖4名，二等奖8名: another sentence tells of another matter.
	const isApart = list.link === 'plain' && !view.isCued && /[。！？]/u.test(list.joint);
	return list.link === 'among' || (view.labels.isExclusive && !isApart)
		? judgeAmong(list, view, ratio)
		: undefined;
}

/** 其中规上150家 of 126家: a part greater than everything of its kind that is named around it. */
function greaterPart(
	text: string,
	list: Parts,
	at: number,
	around: readonly Quantity[],
): WrongSum | undefined {
	const { total, parts, joint } = list;
	const part = parts[at];
	if (list.link !== 'among' || !/其中/u.test(joint) || joint.length > 12) return undefined;
	if (part === undefined || !Number.isFinite(part.low) || part.lowest <= total.highest)
		return undefined;
	if (part.unit?.text !== total.unit?.text || part.low > total.high * 5) return undefined;
	const before = around.filter((q) => q.to <= part.from && isSameDimension(q.unit, total.unit));
	if (before.some((q) => q.highest >= part.lowest)) return undefined;
	if (at > 0 && !isOneRow(text, list)) return undefined;
	const labels = readLabels(list.heads.slice(at, at + 1).map(labelOf));
	if (labels.isForeign || labels.hasDoing || noSum.test(text.slice(total.to, part.to)))
		return undefined;
	return { total, parts: [part], sum: part.low, kind: 'exceeds', isSure: true };
}

/** How far from a total other figures may take its list. */
const reach = 300;

/** The figures around one; `all` is in order. */
function figuresAround(all: readonly Quantity[], { from, to }: Quantity): readonly Quantity[] {
	let [low, high] = [0, all.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if (all[middle]!.from < from - reach) low = middle + 1;
		else high = middle;
	}
	let end = low;
	while (end < all.length && all[end]!.to <= to + reach) end++;
	return all.slice(low, end);
}

/** 仓容24.6万吨，腾出14.2万吨，扣除已入库的8.64万吨: a difference is being told. */
const takenOff = /扣[除减]|[剔减]除|减去|[抵冲核]减|抵扣/u;

/** 四处日均违停合计: daily means of places add up where the sum is said to be theirs. */
const spoilsSum = (said: string, link: Parts['link']): boolean =>
	noSum.test(link === 'behind' ? said.replace(/[日月年]均/gu, '') : said);

const rises = /(?:增[加长]|[上提]升|[多涨])了?$/u;
const falls = /(?:减少|下降|降低|[少跌])了?$/u;

/** 食品增加15.8亿元，建材减少6.2亿元: by how much each changed adds up to no amount, and not where some fell. */
function areChanges(said: string, heads: readonly string[]): boolean {
	const up = heads.filter((head) => rises.test(head)).length;
	const down = heads.filter((head) => falls.test(head)).length;
	if (up > 0 && down > 0) return true;
	const most = Math.max(up, down);
	return most > 0 && most === heads.length && !/[新净]?增|[多减降升少]/u.test(said);
}

const outcome = /共(?:审结|办结|结案|执结|完成|处理|化解|调解)[^，。]{0,6}$/u;

const flowsBothWays = (said: string): boolean => comes.test(said) && goes.test(said);
const sumHead = /(?:加起来|合起来|合在一起|加在一起|合计|共计|总计|一共|总共)[为是有达]?$/u;

export function isNoSum(text: string, { total, parts, link, heads }: Parts): boolean {
	const { from, to } = wordsBefore(text, total);
	const own = text.slice(from, to);
	if (spoilsSum(own, link) || areChanges(own, heads)) return true;
	// 全年净增280人。满意的257人，…: by how much there are more has no parts of the kind.
	if (link === 'plain' && /净[增减][加少]?了?$/u.test(own)) return true;
	// 428台（套）: what it counts has two units, and so have its parts.
	const behind = text.slice(total.figure.to, total.figure.to + 3);
	if (/^(?:[/／]|以上|以下|（[台套件户人个张处]）)/u.test(behind)) return true;
	if (takenOff.test(text.slice(Math.min(total.to, parts[0]!.to), parts.at(-1)!.from))) return true;
	// 迁入130人，迁出45人，出生32人，死亡35人: what comes and what goes.
	if (link !== 'behind' && flowsBothWays(`${own}，${heads.join('，')}`)) return true;
	// 县里出255万元，乡镇出10万元，…，三块加起来291万元: the last is the sum of all.
	if (link !== 'behind' && heads.some((own) => sumHead.test(own))) return true;
	// 市、区补贴各10万元: so much of each.
	if (heads.some((own) => /[各每]$/u.test(own))) return true;
	// 共审结1268件 of 新收1402件，加上旧存91件: what was done of both.
	if (link === 'behind' && outcome.test(text.slice(parts.at(-1)!.to, total.from))) return true;
	// 计划上云的94家 is a stage beside 已上云的83家.
	if (areStages(heads.map(labelOf))) return false;
	// 占比最高；求助类238件: what is said before a mark is of the item before.
	return parts.some((part) => {
		const said = /[^，；、。]*$/u.exec(text.slice(part.from - 6, part.from))![0];
		// 餐饮价格12件: what is counted is named so.
		return spoilsSum(part.unit?.isCount === true ? said.replace(/价格|标准/gu, '') : said, link);
	});
}

/**
 * Whether a list contradicts its total.
 * @param all all figures of the passage in order: one that fits better takes the list.
 */
export function checkSum(
	text: string,
	list: Parts,
	all: readonly Quantity[],
): WrongSum | undefined {
	const { total, parts } = list;
	if (isNoSum(text, list)) return undefined;
	if (total.low === 0 || total.figure.kind === 'range' || parts.some((q) => q.bend === 'vague'))
		return undefined;
	const around = figuresAround(all, total);
	const greater = greaterPart(text, list, 0, around) ?? wrongSum(text, list, around);
	if (greater) return greater;
	const highest = parts.findIndex((part) => part.lowest > total.highest);
	return highest > 0 ? greaterPart(text, list, highest, around) : undefined;
}

/**
 * 花了218.6万元。省里补助120万元，县里配套60万元，剩下38.6万元…: a figure told before makes the first one an item.
 * @param around figures of what stands before the passage of the list and behind it.
 */
export const isMadeOf = (
	{ total, parts }: Pick<WrongSum, 'total' | 'parts'>,
	around: readonly Quantity[],
): boolean => around.some((q) => isSameDimension(q.unit, total.unit) && fits(q, [total, ...parts]));

const nextReach = 40;

/** 整改437处，剩余21处移交县级，另有10处已挂牌: the list goes on, and then makes its total. */
function fitsWithNext(text: string, { total, parts }: Parts, around: readonly Quantity[]): boolean {
	const { to } = parts.at(-1)!;
	const next = around.find((q) => q.from >= to && isSameDimension(q.unit, total.unit));
	if (!next || next.from - to > nextReach || /[。！？\n]/u.test(text.slice(to, next.from)))
		return false;
	return fits(total, [...parts, next]);
}

/** 企业30.5亿元，占83%；高等学校2.9亿元，占8%；其他0.8亿元: what stands between two semicolons is an item. */
function isOneOfRow(text: string, list: Parts, around: readonly Quantity[]): boolean {
	const { total, joint, link } = list;
	if (link !== 'plain' || !joint.includes('；')) return false;
	const before = around.findLast((q) => q.to <= total.from && isSameDimension(q.unit, total.unit));
	if (!before) return false;
	const gap = text.slice(before.to, total.from);
	return gap.includes('；') && !/[。！？\n]/u.test(gap);
}

/** 共838起，7月305起，8月386起，9月147起: a figure makes another one together with those behind it. */
const isFirstItem = (text: string, list: Parts, around: readonly Quantity[]): boolean =>
	list.link !== 'behind' &&
	around.some(
		(q) =>
			(q.to <= list.total.from || q.from >= list.parts.at(-1)!.to) &&
			isSameDimension(q.unit, list.total.unit) &&
			(fits(q, [list.total, ...list.parts]) ||
				(q.to <= list.total.from && fitsWithBetween(text, q, list, around))),
	);

/** 6.03万人中，老人2.64万人，学生1.98万人，儿童0.75万人，余下0.66万人: the items before it belong to the list too. */
function fitsWithBetween(
	text: string,
	q: Quantity,
	{ total, parts }: Parts,
	around: readonly Quantity[],
): boolean {
	const between = around.filter(
		(one) =>
			one.from >= q.to &&
			one.to <= total.from &&
			isSameDimension(one.unit, total.unit) &&
			!isMean(text, one),
	);
	return between.length > 0 && fits(q, [...between, total, ...parts]);
}

/** 570亩、340亩、320亩，共1230亩。项目用地730亩，…: a total that its own sentence explains is none of the next. */
function isExplainedBefore(
	text: string,
	{ total, joint }: Parts,
	around: readonly Quantity[],
): boolean {
	if (!/[。！？]/u.test(joint)) return false;
	const items: Quantity[] = [];
	for (const one of around.toReversed()) {
		if (one.to > total.from || !isSameDimension(one.unit, total.unit)) continue;
		if (/[。！？\n]/u.test(text.slice(one.to, total.from))) break;
		items.push(one);
		if (items.length > 1 && fits(total, items)) return true;
	}
	return false;
}

/** 共拨付6200万元，其中280万元、150万元、190万元: one nought too many. */
function tenfold(text: string, list: Parts, sum: number): WrongSum | undefined {
	const { total, parts, link, joint } = list;
	const { labels, isPeer, isItem } = viewOf(text, list);
	if (parts.length < 3 || !labels.areNamed || labels.isForeign) return undefined;
	const isTold = link !== 'plain' || setsOff.test(joint);
	return isTold && !isPeer && !isItem
		? { total, parts, sum, kind: 'differs', isSure: false }
		: undefined;
}

/** 37件投诉分别为停车16件、餐饮12件、导游5件、其他9件: nothing else is in the row, and nothing is left out of it. */
const isClosed = ({ joint, heads }: Parts): boolean =>
	each.test(joint) && isRest(labelOf(heads.at(-1)!));

function wrongSum(text: string, list: Parts, around: readonly Quantity[]): WrongSum | undefined {
	const { total, parts } = list;
	const sum = add(parts, (q) => q.low);
	const ratio = sum / total.low;
	if (isTenfold(ratio)) return tenfold(text, list, sum);
	if (ratio < wide.from || ratio > wide.to) return undefined;
	if (parts.length < 2 || fits(total, parts)) return undefined;
	if (!isClosed(list) && (someFit(total, parts) || fitsWithoutOne(list))) return undefined;
	if (fitsWithNext(text, list, around)) return undefined;
	if (isOneOfRow(text, list, around) || isFirstItem(text, list, around)) return undefined;
	if (isStepwise(list) || isOfFirst(text, list)) return undefined;
	if (isOfEverySecond(list, around)) return undefined;
	if (isOfTwoKinds(text, list, around) || isBalance([total, ...parts], list.heads))
		return undefined;
	if (isExplainedBefore(text, list, around)) return undefined;
	const view = viewOf(text, list);
	const isForeign = view.labels.isForeign && !areStages(view.names);
	if (isForeign || (!isOwnTotal(list, view) && otherTotal(list, around))) return undefined;
	const verdict = judge(text, list, view, sum);
	return verdict && { total, parts, sum, ...verdict };
}
