import { meet, quotient, type Contradiction } from './changes-check';
import { inRows } from './claimed';
import { clean, isPlain, type Quantity } from '../quantity';
import { isSameDimension } from '../unit';

const joint = /^[、和]$/u;
const namedJoint = /^[^，。；：、\d]{0,6}[、，和][^，。；：、\d]{0,6}$/u;
/** 同比分别减少: each of the two by so much. */
const byEach =
	/^[^，。；：、\d]{0,6}，[^，。；：、\d]{0,10}分别(?:(?<up>增加|增长|上升|多)|减少|下降|降低|少)了?$/u;
const inPercent =
	/^[^，。；：、\d]{0,4}，(?:分别)?(?:(?<up>增长|上升|增加)|下降|减少|降低|降幅(?:分别)?为?)了?$/u;

interface Each {
	readonly now: Quantity;
	readonly by: Quantity;
	readonly percent: Quantity;
}

function wrongOf({ now, by, percent }: Each, isUp: boolean): Contradiction | undefined {
	const base = isUp
		? { lowest: now.lowest - by.highest, highest: now.highest - by.lowest }
		: { lowest: now.lowest + by.lowest, highest: now.highest + by.highest };
	const value = clean((by.low / (isUp ? now.low - by.low : now.low + by.low)) * 100);
	const { lowest, highest } = quotient(by, base);
	if (base.lowest <= 0 || meet({ lowest: lowest * 100, highest: highest * 100 }, percent))
		return undefined;
	return {
		wrong: percent,
		value,
		others: [
			[now, '现在'],
			[by, isUp ? '增加' : '减少'],
		],
		working: { kind: isUp ? 'growthOf' : 'fallOf', first: by, second: now },
	};
}

function wrongAt(text: string, row: readonly Quantity[]): readonly Contradiction[] {
	const [one, other, byOne, byOther, first, second] = row as [
		Quantity,
		Quantity,
		Quantity,
		Quantity,
		Quantity,
		Quantity,
	];
	const gap = (a: Quantity, b: Quantity): string => text.slice(a.to, b.from);
	const amounts = byEach.exec(gap(other, byOne))?.groups;
	const percents = amounts && inPercent.exec(gap(byOther, first))?.groups;
	if (!amounts || !percents || !row.every(isPlain)) return [];
	const isUp = amounts['up'] !== undefined;
	if (isUp !== (percents['up'] !== undefined)) return [];
	if (!namedJoint.test(gap(one, other)) || !joint.test(gap(byOne, byOther))) return [];
	if (!joint.test(gap(first, second))) return [];
	if (!isSameDimension(one.unit, byOne.unit) || !isSameDimension(other.unit, byOther.unit))
		return [];
	if (first.unit?.text !== '%' || second.unit?.text !== '%') return [];
	return [
		wrongOf({ now: one, by: byOne, percent: first }, isUp),
		wrongOf({ now: other, by: byOther, percent: second }, isUp),
	].filter((found) => found !== undefined);
}

const length = 6;

/** 事故56起、死亡9人，同比分别减少7起、2人，下降11.1%、18.2%: each of two in its order. */
export const wrongRespectiveChanges = (
	text: string,
	quantities: readonly Quantity[],
): readonly Contradiction[] => inRows(quantities, length, (row) => wrongAt(text, row));
