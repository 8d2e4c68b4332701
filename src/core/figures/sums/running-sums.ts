import { headOf } from '../heads';
import { clean, isPlain, type Quantity } from '../quantity';
import { add, fits } from '../rounding';
import { isOneSlip } from '../slips';
import type { WrongSum } from './sum-check';
import { isSameDimension } from '../unit';

/**
 * Sums that are told as they grow: 去年上线12件，今年又上线9件，到10月底共22件; 共80台。加上现有的164台，可用机具达到234台;
 * and parts that are more than their whole: 9辆车中7辆掉头，另有3辆原地看护.
 */

const more =
	/(?:今年|本年|上半年|下半年|年内|随后|后来|之后)?(?:[又再]|新增?)[^，。；：、\d]{0,8}$/u;
const byNow =
	/^[^，。；：、\d]{0,6}[，；](?:(?:截至|截止|到)(?:目前|[^，。；]{0,10}?[月日底末])?，?|目前|现在?|至今)?(?:已|累计|一共|总共|合计|共计|共)+[有为达计]?[^，。；：、\d]{0,4}$/u;
const added = /[。；，]再?(?:加上|算上|连同)(?:原有|现有|已有|原来|此前|库存|自有)?的?$/u;
const reached =
	/^[^，。；：、\d]{0,8}，[^，。；：、\d]{0,10}(?:达到?|共有?|合计|总数[为达]?|一共|增至|增加到)$/u;
const inAll = /(?:[共计]|合计|总计|达到?)[^，。；：、\d]{0,6}$/u;

const sentenceEnd = /[。！？\n]/u;

/** Figures of the kind of one before it, the nearest first. */
function kinBefore(quantities: readonly Quantity[], at: number, most: number): readonly Quantity[] {
	const found: Quantity[] = [];
	for (let i = at - 1; i >= 0 && found.length < most; i--) {
		if (isSameDimension(quantities[i]!.unit, quantities[at]!.unit)) found.push(quantities[i]!);
	}
	return found;
}

/** How far back the parts of a sum may begin, in UTF-16 units. */
const reach = 90;
/** A slip of a small number is a thing or two more or less. */
const smallGap = 2;

const isSlip = (text: string, total: Quantity, sum: number): boolean =>
	isOneSlip(text, total, sum) ||
	(total.unit?.isCount === true && total.low < 100 && Math.abs(total.low - sum) <= smallGap);

const differs = (total: Quantity, parts: readonly Quantity[]): WrongSum => ({
	total,
	parts,
	sum: add(parts, (one) => one.low),
	kind: 'differs',
	isSure: false,
});

/** 去年上线12件，今年又上线9件，到10月底共22件; 共80台。加上现有的164台，可用机具达到234台. */
function grownAt(text: string, quantities: readonly Quantity[], at: number): WrongSum | undefined {
	const total = quantities[at]!;
	const [last, first, another] = kinBefore(quantities, at, 3);
	if (!first || !last || ![total, first, last].every(isPlain) || total.from - first.to > reach)
		return undefined;
	const gap = text.slice(last.to, total.from);
	const between = text.slice(first.to, last.from);
	const isGrown = more.test(between) && byNow.test(gap) && !sentenceEnd.test(between);
	const isAdded = added.test(between) && reached.test(gap) && inAll.test(headOf(text, first, 0));
	if (!isGrown && !isAdded) return undefined;
	// 前年8件，去年12件，今年又9件: more came before.
	const isMore =
		another !== undefined && isGrown && !sentenceEnd.test(text.slice(another.to, first.from));
	const parts = [first, last];
	if (isMore || fits(total, parts)) return undefined;
	return isSlip(text, total, clean(first.low + last.low)) ? differs(total, parts) : undefined;
}

const others = /^[^，。；]{1,12}，(?:[^，。；：\d]{0,6}，)?另有$/u;
const among = /^[^，。；：\d]{0,6}[中里]，?有?[^，。；：\d]{0,4}$/u;

/** 9辆车中7辆掉头驶离，另有3辆货车原地看护. */
function exceededAt(
	text: string,
	quantities: readonly Quantity[],
	at: number,
): WrongSum | undefined {
	const rest = quantities[at]!;
	const [part, whole] = kinBefore(quantities, at, 2);
	if (!part || !whole || rest.unit?.isCount !== true) return undefined;
	if (![rest, part, whole].every(isPlain) || rest.from - whole.to > reach) return undefined;
	if (!among.test(text.slice(whole.to, part.from)) || !others.test(text.slice(part.to, rest.from)))
		return undefined;
	const over = clean(part.low + rest.low - whole.low);
	if (over <= 0 || over > Math.max(smallGap, whole.low * 0.2)) return undefined;
	return { ...differs(whole, [part, rest]), kind: 'exceeds' };
}

const inAllBehind = /^，(?:合计|共计|一共|总共|共)[^，。；：、\d]{0,4}$/u;
const listed = /^[、和与及][^，。；：、\d]{2,12}$/u;
const mostMixed = 10;

/** 学校32所、托幼机构41所、养老机构12家，合计87家: each counted in its own word. */
function mixedAt(text: string, quantities: readonly Quantity[], at: number): WrongSum | undefined {
	const total = quantities[at]!;
	const last = quantities[at - 1]!;
	if (total.unit?.isCount !== true || !inAllBehind.test(text.slice(last.to, total.from)))
		return undefined;
	const parts = [last];
	for (let i = at - 2; i >= 0 && parts.length < mostMixed; i--) {
		const one = quantities[i]!;
		if (!listed.test(text.slice(one.to, parts[0]!.from))) break;
		parts.unshift(one);
	}
	const units = new Set(parts.map(({ unit }) => unit?.text));
	const areCounts = [total, ...parts].every((one) => one.unit?.isCount === true && isPlain(one));
	if (parts.length < 3 || units.size < 2 || !units.has(total.unit.text) || !areCounts)
		return undefined;
	if (parts.some((one) => one.unit?.dimension === 'person')) return undefined;
	const sum = clean(add(parts, (one) => one.low));
	return sum !== total.low && isSlip(text, total, sum) ? differs(total, parts) : undefined;
}

const cue = /[共计达总]|另有/u;
const sight = 16;

/**
 * Sums told as they grow, and wholes that are less than their parts. Time is linear in the text.
 * @param quantities those of the passage in order; spans are offsets of `text`.
 */
export const wrongRunningSums = (
	text: string,
	quantities: readonly Quantity[],
): readonly WrongSum[] =>
	quantities.flatMap((one, at) => {
		if (at < 2 || !cue.test(text.slice(Math.max(0, one.from - sight), one.from))) return [];
		return (
			grownAt(text, quantities, at) ??
			exceededAt(text, quantities, at) ??
			mixedAt(text, quantities, at) ??
			[]
		);
	});
