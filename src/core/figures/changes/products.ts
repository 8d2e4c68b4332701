import { between } from './changes';
import { clean, isPlain, type Quantity } from '../quantity';
import { asPeople, isSameDimension } from '../unit';

/** 2座，每座容量1.5万立方米，总容量3万立方米: so many, what each has, and what all have. */
export interface WrongProduct {
	readonly number: Quantity;
	readonly each: Quantity;
	readonly total: Quantity;
	readonly value: number;
}

/** What stands before what each has: ，每座容量, （每座, ，卖给酒厂，每立方米, ，亩产. */
const beforeEach =
	/^(?<noun>[^，。；：、\d（(]{0,8})[，（(](?:[^，。；：、\d每]{1,10}，)?(?:(?:平均|均?按)?每(?:个|一)?(?<one>立方米|平方米|公里|公斤|千克|千瓦时|[一-龥])(?:[比较][一-龥]{1,8}?)?(?<said>[一-龥]{0,6})|(?:平均)?(?<acre>亩)均?产(?:量[为达]?)?)$/u;
/** ，总容量, ，共补助, ，合计. */
const beforeAll =
	/^[^，。；：、\d]{0,4}[，；）)]{1,2}(?:总(?:计|共)?|共计?|合计|一共|(?<added>累计))(?<said>[一-龥]{0,6}?)[为达约]?$/u;
/** ，销售额, ，进账, ，需补助: what comes of a price without 共. */
const beforeYield =
	/^[，；）)]{1,2}(?:可|实际|能)?(?<said>年(?:租金|收入|产值|利润|收益)|销售[额款]|销售收入|营业额|营业收入|营收|卖得|卖了|得款|货款|进账|入账|收入|收款|收费|补助|补贴|奖补|补偿|(?:支付|付)?(?:租金|运费|工钱|费用)|花费|花了|花去|支出|支付|需要?资金|需要?投入|需要?支付|需要?)(?:资金|款)?[为达]?$/u;
/** 每袋售价, 每亩补: words that only say that it is a price, or what is paid. */
const price = /^(?:售价|单价|价格|均价|收费|租金|票价|运费|工钱|[卖收付补价要需花按])?$/u;
/** Farther off than this a yield is of something else. */
const sameYield = { from: 0.7, to: 1.45 };

/** 1260公斤 as so many 公斤: what each has is told of one such unit. */
function ownValue({ low, lowest, highest, unit }: Quantity) {
	const by = unit?.scale ?? 1;
	return { low: low / by, lowest: lowest / by, highest: highest / by };
}

/** 48户 are counted by 户, 12个充电桩 by 桩 as well. */
const counts = ({ unit }: Quantity, noun: string, one: string): boolean =>
	asPeople(unit!.text) === asPeople(one) || (unit!.isCount && noun.includes(one));

/** Whether a figure is near what so many make at the price of each. */
function isYield(number: Quantity, each: Quantity, total: Quantity): boolean {
	const ratio = (ownValue(number).low * each.low) / total.low;
	return each.unit?.dimension === 'money' && ratio >= sameYield.from && ratio <= sameYield.to;
}

/** 每个至少3处: what each has at least. */
const bounded = /至少|不少|最[多少高低]|不超|不低|上限/u;

const ofNow = /今年|本[年月]|当[年月]|上月|新增|其中|[又再第]|\d月(?!以来)/u;

const clauseBefore = (text: string, { from }: Quantity): string =>
	/[^，。；：！？\n]*$/u.exec(text.slice(Math.max(0, from - 24), from))![0];

/** 每站3班，每班2人: of how many stations, the two do not tell. */
export const isPerOther = (text: string, quantity: Quantity): boolean =>
	/[每各][一-龥]{0,4}$/u.test(clauseBefore(text, quantity));

/** Number, each and total where three figures in a row tell them; the total is the one at the index. */
export function productAt(text: string, quantities: readonly Quantity[], at: number) {
	const [number, each, total] = [quantities[at - 2]!, quantities[at - 1]!, quantities[at]!];
	if (![number, each, total].every(isPlain) || !isSameDimension(each.unit, total.unit))
		return undefined;
	const one = beforeEach.exec(between(text, number, each))?.groups;
	const gap = between(text, each, total);
	const sum = beforeAll.exec(gap)?.groups;
	const all = sum ?? beforeYield.exec(gap)?.groups;
	// 每座可服务800户: what it could, not what it does.
	if (!one) return undefined;
	const said = one['said'] ?? '产';
	if (said.startsWith('可') || bounded.test(said)) return undefined;
	if (!all || number.unit === undefined || number.low < 2 || isPerOther(text, number))
		return undefined;
	const isAdded = sum?.['added'] !== undefined;
	if ((!sum || isAdded) && !isYield(number, each, total)) return undefined;
	// 今年代运8万件，每件节省0.6元，累计节省…: since longer ago.
	if (isAdded && (sum['said'] === '' || ofNow.test(clauseBefore(text, number)))) return undefined;
	if (text.charAt(total.to) === '的') return undefined;
	// 泵站12座、水闸8座，平均每座…: the total is of both.
	const beside = quantities[at - 3];
	const isBeside = beside && isSameDimension(beside.unit, number.unit);
	if (isBeside && !/[。；\n]/u.test(between(text, beside, number))) return undefined;
	// 48户，每人补助…: each of another kind.
	if (
		!counts(number, one['noun']!, one['one'] ?? one['acre']!) ||
		/[/／]/u.test(text.charAt(each.to))
	)
		return undefined;
	const same =
		all['said'] === '' || price.test(said) || said.includes(all['said']!.replace(/量$/u, ''));
	return same ? { number, each, total } : undefined;
}

/** Products that both their factors contradict by more than rounding explains. */
export const wrongProductsIn = (
	text: string,
	quantities: readonly Quantity[],
): readonly WrongProduct[] =>
	quantities.flatMap((_, at) => {
		const found = at < 2 ? undefined : productAt(text, quantities, at);
		if (!found) return [];
		const { number, each, total } = found;
		const { low, lowest, highest } = ownValue(number);
		const [least, most] = [lowest * each.lowest, highest * each.highest];
		const noise = total.high * 1e-9;
		if (least <= total.highest + noise && most >= total.lowest - noise) return [];
		const value = clean(low * each.low);
		// 共152名，其中自聘8名: what is over is told.
		const next = quantities[at + 1];
		const over = clean(Math.abs(total.low - value));
		if (next && isSameDimension(next.unit, total.unit) && next.low === over) return [];
		return [{ ...found, value }];
	});

/** 每袋3元: what each costs or is paid, where 每座容量 is a part of the total's own kind. */
export const isPriced = ({ each }: Pick<WrongProduct, 'each'>): boolean =>
	each.unit?.dimension === 'money';
