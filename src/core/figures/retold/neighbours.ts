import type { Claim } from './claim';
import type { Places } from './story';

const neighbourReach = 60;

const counted = /(?<number>\d[\d.]*)(?<unit>[一-龥%])/gu;
const ofTime = /[年月日时分点]/u;

/** Numbers that stand before a figure in its sentence, by unit; the nearest of each, and the nearest of all. */
function neighboursOf(text: string, { quantity: { from } }: Claim) {
	const before = /[^。\n]*$/u.exec(text.slice(Math.max(0, from - neighbourReach), from))![0];
	const byUnit = new Map<string, string>();
	let nearest = '';
	for (const { groups } of before.matchAll(counted)) {
		const { number = '', unit = '' } = groups!;
		if (ofTime.test(unit)) continue;
		byUnit.set(unit, number);
		nearest = unit;
	}
	return { byUnit, nearest };
}

/** 共175件，由38个单位主办 and 提案143件，由31个单位主办: what is told with it is another count. */
export function isOfOtherCount({ text, first, later }: Places): boolean {
	const [one, other] = [neighboursOf(text, first), neighboursOf(text, later)];
	const { unit } = later.quantity.figure;
	const own = unit === undefined ? '' : text.slice(unit.from, unit.to);
	return [own, one.nearest === other.nearest ? one.nearest : ''].some((by) => {
		const [a, b] = [one.byUnit.get(by), other.byUnit.get(by)];
		return a !== undefined && b !== undefined && a !== b;
	});
}
