import { headOf, tailOf } from '../heads';
import { clean, isPlain, type Quantity } from '../quantity';
import { isOneSlip } from '../slips';
import type { Span } from '../../text/span';
import { isSameDimension } from '../unit';

/** 上月结转35件，新收118件，办结129件，尚余24件: what was there, what came, what went and what is there. */
export interface WrongFlow {
	readonly opening: Quantity;
	readonly inflows: readonly Quantity[];
	readonly outflows: readonly Quantity[];
	readonly closing: Quantity;
	/** What the closing stock should be, in base units. */
	readonly value: number;
}

type Role = 'opening' | 'in' | 'out' | 'closing' | 'sum';

const then = String.raw`[年期月季周]初|上[年月期季周旬]|去年|年[底末]|月[底末]|前期|往年|历年|以前`;
const kept =
	'结[转存余]|库存|[未没欠]|遗留|积[存压]|[留滚]存|存栏|在[办库册]|转[入来]|余额|存[有量]?$|有[一-龥]{0,6}$|余$';
const opening = new RegExp(
	`(?:${then})[一-龥]{0,8}?(?:${kept})|^(?:旧存|结转|[^，。；]{0,8}(?:原有|现有))`,
	'u',
);
const came =
	/新(?:[收立接增签入购报]|受理|登记)|收[到购储]|受理|接[到收]|购[进入]|调入|[入进]库|进货|生产|立案|登记|存入|补充|收入|流入|采购|新?发展|新[设建办招吸进]|吸收|引进|招聘|补栏|转入|迁入|调进|出生|排查|发现|查出/u;
const went =
	/办[结理毕]|[审执]结|结案|化解|调[解出]|销[售号出]|出库|发[放出]|[使领]用|支出|消耗|核销|拨付|处[理置]|整改|移[送交]|退[回出]|转出|损耗|解决|领取|售出|投放|交付|兑付|注销|报废|出栏|迁出|死亡|淘汰|退[会保]|流失|离职|撤[并销]|取消|关[闭停]|拆除|清偿|偿还|归还/u;
const stays =
	/[尚还仍现剩][余存有剩]|剩下|结[余存转]|库存|存栏|在办|余案|留存|[期年月][末底]|实有|[尚仍]欠|(?:尚未|未|待|没有)[办审执结处化解]/u;
const sums = /^[，、]?(?:两项|以上)?(?:合计|共计|总计|共)[一-龥]{0,4}$/u;
const undone = /[未待没]/u;

/** What a figure is told as; `first` where none of its kind stands before it. */
function roleOf(head: string, tail: string, isFirst: boolean): Role | undefined {
	if (isFirst) return opening.test(head) ? 'opening' : undefined;
	if (sums.test(head)) return 'sum';
	if (stays.test(head) || (head === '' && undone.test(tail))) return 'closing';
	if (undone.test(head)) return undefined;
	const [isIn, isOut] = [came.test(head), went.test(head)];
	return isIn === isOut ? undefined : isIn ? 'in' : 'out';
}

const sentenceEnd = /[。！？\n]/u;
/** Another time or scope, or a list that is left open. */
const opens =
	/其中|[（(除平每]|比[^例重]|同[比期]|计划|预计|目标|包括|不?含|重复|等(?![级候待于])/u;
const most = 10;
const farthest = 160;

type Flow = Omit<WrongFlow, 'value'>;

/** The figures from an opening stock to a closing one, if each is told as one of the four. */
function flowFrom(text: string, quantities: readonly Quantity[], at: number): Flow | undefined {
	const first = quantities[at]!;
	const inflows: Quantity[] = [];
	const outflows: Quantity[] = [];
	let end = first.to;
	for (const one of quantities.slice(at + 1, at + 1 + most)) {
		if (one.to - first.from > farthest) return undefined;
		const gap = text.slice(end, one.from);
		if (sentenceEnd.test(gap) || opens.test(gap)) return undefined;
		if (!isSameDimension(one.unit, first.unit)) continue;
		const role = roleOf(headOf(text, one, end), tailOf(text, one), false);
		end = one.to;
		if (role === 'closing') return { opening: first, inflows, outflows, closing: one };
		if (role === undefined || role === 'opening') return undefined;
		if (role === 'in') inflows.push(one);
		if (role === 'out') outflows.push(one);
	}
	return undefined;
}

const total = (quantities: readonly Quantity[], of: (q: Quantity) => number): number =>
	quantities.reduce((sum, q) => sum + of(q), 0);

/** Whether some one figure, mistyped by one digit, explains the gap. */
function hasSlip(text: string, { opening: first, inflows, outflows, closing }: Flow, gap: number) {
	const slips = (one: Quantity, by: number): boolean =>
		one.low + by > 0 && isOneSlip(text, one, one.low + by);
	return (
		slips(closing, gap) ||
		[first, ...inflows].some((one) => slips(one, -gap)) ||
		outflows.some((one) => slips(one, gap))
	);
}

/** Of all there was, by how much a slip may be off. */
const room = 0.15;

function wrongAt(text: string, quantities: readonly Quantity[], at: number): WrongFlow | undefined {
	const first = quantities[at]!;
	if (first.unit === undefined) return undefined;
	if (roleOf(headOf(text, first, quantities[at - 1]?.to ?? 0), '', true) !== 'opening')
		return undefined;
	const flow = flowFrom(text, quantities, at);
	if (!flow || flow.inflows.length === 0 || flow.outflows.length === 0) return undefined;
	const { inflows, outflows, closing } = flow;
	const sources = [first, ...inflows];
	if (![...sources, ...outflows, closing].every(isPlain)) return undefined;
	const lowest = total(sources, (q) => q.lowest) - total(outflows, (q) => q.highest);
	const highest = total(sources, (q) => q.highest) - total(outflows, (q) => q.lowest);
	if (lowest <= closing.highest && highest >= closing.lowest) return undefined;
	const value = clean(total(sources, (q) => q.low) - total(outflows, (q) => q.low));
	const gap = clean(value - closing.low);
	if (value <= 0 || Math.abs(gap) > room * total(sources, (q) => q.low)) return undefined;
	if (!hasSlip(text, flow, gap)) return undefined;
	return { ...flow, value };
}

const mayTell =
	/结[转存余]|库存|存栏|旧存|遗留|积[存压]|留存|滚存|余额|在办|未|原有|[期年月][末底]|实有|[尚仍]欠/u;

/**
 * Closing stocks that the opening one, what came and what went contradict. Time is linear in the text.
 * @param quantities those of the passage in order; spans are offsets of `text`.
 * @param within the passage.
 */
export function wrongFlows(
	text: string,
	quantities: readonly Quantity[],
	within: Span,
): readonly WrongFlow[] {
	if (!mayTell.test(text.slice(within.from, within.to))) return [];
	return quantities.flatMap((_, at) => wrongAt(text, quantities, at) ?? []);
}
