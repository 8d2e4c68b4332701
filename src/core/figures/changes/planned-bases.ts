import { claimOf, mayBeEqual, type Claim } from '../retold/claim';
import { isExact, shiftQuantity, type Quantity, type Standing } from '../quantity';
import { sentenceBefore, type Restatement } from '../retold/restated';
import { nameOthers } from '../retold/whose';
import { isSameDimension } from '../unit';
import { gather } from '../../text/gather';

/**
 * 力争把办结率从84%提高到90%, 在42.6万元的基础上再增加5万元, 不低于前10个月92%的水平: what is planned begins where things are, so
 * the figure must be one that the text has told of it.
 */
export interface PlannedBase {
	readonly quantity: Quantity;
	/** What it is of: 办结率; undefined for a time that something now takes. */
	readonly name: string | undefined;
}

const nameBefore =
	/(?<name>[一-龥]{1,6}(?:率|占比|比重|比例|满意度|收入|单产|均价|增速|产值|面积|总量)|[户村人亩]均)[^。；\d]{0,16}$/u;
const nameBehind = /^的(?<name>[一-龥]{1,6}(?:率|占比|比重|比例|满意度|增速))/u;
const rises =
	'(?:提高|提升|上升|增加|增长|扩大|下降|降低|压减|压缩|缩[小短]|减少|[增提升降])[至到]';
const risesBehind = new RegExp(`^${rises}`, 'u');
const risesAfterName = new RegExp(`^的[一-龥]{2,8}(?:率|占比|比重|比例)${rises}`, 'u');
const reach = 40;
/** 力争2027年一季度从…, 不低于前10个月…: a time between the name and its figure. */
const times = /20\d\d年|前?\d{1,2}个?月/gu;

/** What it is planned from stands behind 从, before 的基础上 or 的水平, or is the present one. */
function isBase(said: string, behind: string): boolean {
	if (/[从由](?:目前|当前|现在|现有)?的?$/u.test(said) && risesBehind.test(behind)) return true;
	if (/在[^，。；]{0,8}$/u.test(said) && /^的?基础上/u.test(behind)) return true;
	const isKept = /(?:不低于|稳定在|保持在|维持在)[^，。；]{0,10}$/u.test(said);
	if (isKept && /^的水平/u.test(behind)) return true;
	return /(?:目前|当前|现在|现有)的?$/u.test(said) && risesAfterName.test(behind);
}

const brought = /(?:压缩|缩短|压减|压|降|减少)[至到]$/u;
const isTime = /^(?:个?工作日|天|个?小时|分钟)$/u;

const isBrought = (text: string, { from, unit }: Quantity): boolean =>
	isTime.test(unit?.text ?? '') && brought.test(text.slice(Math.max(0, from - 6), from));

/** 时限压到6个工作日后，投诉减少: what it was brought to is known. */
const isReached = (text: string, quantity: Quantity): boolean =>
	isBrought(text, quantity) && /^(?:之后|以后|后)/u.test(text.slice(quantity.to, quantity.to + 2));

/** 上年的81%: where things were then. */
const otherTime = /(?:去年|上年|同期|年初|上[半月季])[^，。；]{0,6}$/u;

function baseAt(text: string, quantity: Quantity): PlannedBase | undefined {
	if (!isExact(quantity)) return undefined;
	if (isReached(text, quantity)) return { quantity, name: undefined };
	const behind = text.slice(quantity.to, quantity.to + 20);
	if (!/^[的提上增扩升下降压缩减]/u.test(behind)) return undefined;
	const said = text.slice(Math.max(0, quantity.from - reach), quantity.from);
	if (!isBase(said, behind) || otherTime.test(said)) return undefined;
	const name =
		nameBehind.exec(behind)?.groups?.['name'] ??
		nameBefore.exec(said.replace(times, ''))?.groups?.['name'];
	return name === undefined ? undefined : { quantity, name };
}

/** Every such figure of a text. */
export const plannedBasesIn = (
	text: string,
	quantities: readonly Quantity[],
): readonly PlannedBase[] => gather(quantities, (quantity) => baseAt(text, quantity));

const planned =
	/将|力争|计划|拟|下一?步|建议|目标|争取|确保|有望|到20\d\d年|[年月]底前|要把|20\d\d年[^，。]{0,8}$/u;
/** The last characters of a name tell what it is of. */
const telling = 3;
const near = { from: 0.8, to: 1.25 };

/** Whether a figure is of what a name names; 增加值增长7.2% tells the 增加值增速. */
function isOf({ indicator, behind, change }: Claim, name: string): boolean {
	const said = indicator.replace(/[仅只约]+$/u, '');
	const mean = /[户村人亩]均/u.exec(name)?.[0];
	// 村均42.6万元, 村均收入42.6万元
	if (mean !== undefined)
		return said.endsWith(mean) || said.endsWith(name.slice(name.indexOf(mean)));
	const end = name.slice(-telling);
	const grown = name.endsWith('增速') ? name.slice(0, -2).slice(-telling) : undefined;
	const isGrowth = grown !== undefined && change === '增长' && said.endsWith(grown);
	return isGrowth || said.endsWith(end) || behind.startsWith(end);
}

/** What a place tells of the name, if it stands before the base and is of its kind. */
function told(
	text: string,
	{ one, by }: Standing<Quantity>,
	base: Quantity,
	name: string | undefined,
): Quantity | undefined {
	if (!isSameDimension(one.unit, base.unit) || one.to + by > base.from) return undefined;
	const quantity = shiftQuantity(one, by);
	const isTold =
		name === undefined
			? one.unit?.text === base.unit?.text && isBrought(text, quantity)
			: isOf(claimOf(text, quantity), name);
	return isTold ? quantity : undefined;
}

interface Told {
	readonly bases: readonly Standing<PlannedBase>[];
	/** All amounts of the text. */
	readonly quantities: () => readonly Standing<Quantity>[];
}

/** Figures that a plan begins with and that the text tells otherwise. */
export function wrongBasesIn(text: string, { bases, quantities }: Told): readonly Restatement[] {
	return gather(bases, ({ one, by }): Restatement | undefined => {
		const later = shiftQuantity(one.quantity, by);
		const again = sentenceBefore(text, later);
		if (one.name !== undefined && !planned.test(again)) return undefined;
		const all = quantities();
		const isToldSo = all.some(
			({ one: other, by: at }) =>
				other.from + at !== later.from &&
				isSameDimension(other.unit, later.unit) &&
				mayBeEqual(other, later),
		);
		if (isToldSo) return undefined;
		const before = gather(all, (standing) => told(text, standing, later, one.name));
		const first = before.at(-1);
		if (!first || (one.name === undefined && before.length > 1)) return undefined;
		const ratio = later.low / first.low;
		if (ratio < near.from || ratio > near.to) return undefined;
		// 争取村均收入 names no village.
		const said = [sentenceBefore(text, first), again].map((one) => one.replaceAll('村均', '均'));
		return nameOthers(said[0]!, said[1]!) ? undefined : { first, later, isSure: false };
	});
}
