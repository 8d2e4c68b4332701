import { between } from './changes';
import { clean, type Quantity } from './quantity';
import { isSameDimension } from './unit';

/** 2座，每座容量1.5万立方米，总容量3万立方米: so many, what each has, and what all have. */
export interface WrongProduct {
	readonly number: Quantity;
	readonly each: Quantity;
	readonly total: Quantity;
	readonly value: number;
}

const exact = ({ figure, bend, lowest, highest }: Quantity): boolean =>
	figure.kind === 'exact' && bend === 'none' && lowest > 0 && Number.isFinite(highest);

/** What stands before what each has: ，每座容量, （每座. */
const beforeEach =
	/^(?<noun>[^，。；：、\d]{0,8})[，（(](?:平均)?每(?:个|一)?(?<one>[一-龥])(?<said>[一-龥]{0,6})$/u;
/** ，总容量, ，共补助, ，合计. */
const beforeAll =
	/^[^，。；：、\d]{0,4}[，；）)]{1,2}(?:总(?:计|共)?|共计?|合计|一共)(?<said>[一-龥]{0,6}?)[为达约]?$/u;

function productAt(text: string, quantities: readonly Quantity[], at: number) {
	const [number, each, total] = [quantities[at - 2]!, quantities[at - 1]!, quantities[at]!];
	if (![number, each, total].every(exact) || !isSameDimension(each.unit, total.unit))
		return undefined;
	const one = beforeEach.exec(between(text, number, each))?.groups;
	const all = beforeAll.exec(between(text, each, total))?.groups;
	if (!one || !all || number.unit?.isCount !== true || number.low < 2) return undefined;
	if (text.charAt(total.to) === '的') return undefined;
	// 48户，每人补助…: each of another kind.
	const counted = number.unit.text + one['noun']!;
	if (!counted.includes(one['one']!) || /[/／]/u.test(text.charAt(each.to))) return undefined;
	const same = all['said'] === '' || one['said'] === '' || one['said']!.includes(all['said']!);
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
		const [least, most] = [number.lowest * each.lowest, number.highest * each.highest];
		const noise = total.high * 1e-9;
		if (least <= total.highest + noise && most >= total.lowest - noise) return [];
		return [{ ...found, value: clean(number.low * each.low) }];
	});
