import { clean, isPositive, type Quantity } from '../quantity';
import { isPerOther } from './products';
import { areSwapped } from '../retold/restated';
import { asPeople, isSameDimension } from '../unit';
import { writeLike } from '../write-like';

/** So many, what each has, and what all have: 36起, 每起7500元, 罚没款27万元; in any order within a sentence. */
export interface UnitProduct {
	readonly number: Quantity;
	readonly each: Quantity;
	readonly total: Quantity;
	/** 按每桩4.5万元计: what is asked for each, which is no mean and so not rounded. */
	readonly isPrice: boolean;
}

/** 每起7500元, 户均投入5000元, 每千瓦时多付0.21元: what stands before the figure of each. */
const beforeEach = /(?:每(?:个|一)?(?<one>千瓦时|[一-龥])|(?<mean>[户亩村])均)[一-龥]{0,6}$/u;
/** What tells that the figures belong together. */
const cues: readonly RegExp[] = [
	/平均每/u,
	/按[^，。；]{0,2}每/u,
	/分摊/u,
	/均[^，。；]*[，；]总/u,
	/每千瓦时/u,
];
/** 共增收480万元, 总投入36万元: the total says by itself that it is of all. */
const ofAll = /(?:[一总]?共|总计?|合计)[^\d，。；：、]{0,6}$/u;
/** Plans, ceilings, parts and comparisons: figures of their own. */
const others =
	/同比|上年|去年|其中|分别|最[高低多少大小]|上限|不超|不低|不少|标准|增长|下降|增加|减少|累计|[另（(]|首批|[至到～~—-](?=\d)/u;

const isPlain = (quantity: Quantity): boolean =>
	quantity.figure.kind === 'exact' &&
	quantity.bend !== 'vague' &&
	isPositive(quantity) &&
	quantity.unit !== undefined;

/** 318个快充桩 counts 桩: by its unit, or by the last character of the noun behind. */
function counts(text: string, quantity: Quantity, one: string): boolean {
	const unit = asPeople(quantity.unit?.text ?? '');
	if (unit === asPeople(one)) return true;
	// 218个120千瓦以上快充桩
	const noun = /^[^，。；：]{0,16}/u.exec(text.slice(quantity.to))![0];
	return unit === '个' && one.length === 1 && noun.endsWith(one);
}

interface Sentence {
	readonly text: string;
	readonly from: number;
	readonly to: number;
	readonly quantities: readonly Quantity[];
	/** Its words tell that the figures belong together. */
	readonly isCued: boolean;
}

const clauseTo = (text: string, to: number): string =>
	/[^，。；：、！？（）()\d\n]*$/u.exec(text.slice(Math.max(0, to - 16), to))![0];

function productAt(sentence: Sentence, each: Quantity): UnitProduct | undefined {
	const { text, quantities, isCued } = sentence;
	const found = beforeEach.exec(clauseTo(text, each.from))?.groups;
	if (!found || !isPlain(each)) return undefined;
	const one = found['one'] ?? found['mean'] ?? '';
	const numbers = quantities.filter((q) => q !== each && isPlain(q) && counts(text, q, one));
	const totals = quantities.filter((q) => q !== each && isSameDimension(q.unit, each.unit));
	const [number, total] = [numbers[0], totals[0]];
	if (!number || !total || numbers.length + totals.length !== 2 || !isPlain(total))
		return undefined;
	if (number.lowest < 2 || total.low <= each.low || number === total) return undefined;
	if (isPerOther(text, number)) return undefined;
	if (!isCued && !ofAll.test(clauseTo(text, total.from))) return undefined;
	const last = [number, each, total].reduce((a, b) => (a.to > b.to ? a : b));
	if (/^[的/／]/u.test(text.slice(last.to))) return undefined;
	const isPrice =
		each.bend === 'none' && /按[^，。；]{0,2}每|每千瓦时/u.test(clauseTo(text, each.from));
	return { number, each, total, isPrice };
}

/** 3.87万元 for 3.78万元: two digits of the product have changed places, which no rounding does. */
function isSwap(text: string, { number, each, total }: UnitProduct): boolean {
	const value = writeLike(text, total, clean(number.low * each.low));
	const said = text.slice(total.figure.number.from, total.figure.number.to);
	if (value?.length !== said.length) return false;
	const digits = (written: string): string => written.replace(/\D/gu, '');
	return digits(said).length > 2 && areSwapped({ digits: digits(value) }, { digits: digits(said) });
}

/** Whether rounding explains what is said; averages may be cut off. */
function fitsTogether({ number, each, total, isPrice }: UnitProduct): boolean {
	const room = each.unit?.isCount === true ? 1 : each.slack;
	const least = number.lowest * (isPrice ? each.low : each.lowest - room);
	const most = number.highest * (isPrice ? each.high : each.highest + room);
	return least <= total.highest * (1 + 1e-9) && most >= total.lowest * (1 - 1e-9);
}

/** Farther off than this the three are no product. */
const window = { from: 0.7, to: 1.45 };

const eachTime = /每(?<time>[天日月年]|小时)[^，。；]{0,6}$/u;

/** 9台插秧机每台每天插30亩，10天共插2700亩: times how long, too. */
function isOverTime(text: string, { each, total }: Pick<UnitProduct, 'each' | 'total'>): boolean {
	const time = eachTime.exec(text.slice(Math.max(0, each.from - 12), each.from))?.groups?.['time'];
	return (
		time !== undefined && new RegExp(`\\d个?${time}`, 'u').test(text.slice(each.to, total.from))
	);
}

/**
 * All products of a sentence that do not fit. Only a sentence with one number of the things and one other
 * figure of the kind that each has is believed.
 * @param quantities those of the text from `from` to `to`.
 */
export function unitProductsIn(
	text: string,
	quantities: readonly Quantity[],
	{ from, to }: { readonly from: number; readonly to: number },
): readonly UnitProduct[] {
	const said = text.slice(from, to);
	if (others.test(said)) return [];
	const isCued = cues.some((cue) => cue.test(said));
	// 每千瓦时 looks like a figure of its own.
	const plain = quantities.filter(
		(q) => !/^[十百千万亿]$/u.test(text.slice(q.figure.number.from, q.figure.number.to)),
	);
	return plain.flatMap((each) => {
		const product = productAt({ text, from, to, quantities: plain, isCued }, each);
		if (product && isOverTime(text, product)) return [];
		if (!product || (fitsTogether(product) && !(product.isPrice && isSwap(text, product))))
			return [];
		const ratio = clean((product.number.low * product.each.low) / product.total.low);
		// 2.4万人，人均消费850元，合计2.04亿元: one nought too many.
		const isTenfold = ratio === 0.1 || ratio === 10;
		return isTenfold || (ratio >= window.from && ratio <= window.to) ? [product] : [];
	});
}
