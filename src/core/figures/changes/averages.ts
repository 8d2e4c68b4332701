import { isWithin } from './claimed';
import type { Quantity } from '../quantity';
import { asPeople, isSameDimension } from '../unit';

/** 收入62万元，全村420户，户均1476元: a whole, how many share it, and what each has. */
export interface Average {
	readonly whole: Quantity;
	readonly number: Quantity;
	readonly each: Quantity;
}

const perOne =
	/(?:(?<one>[人户亩村])均|平均每(?:个(?<of>乡镇|镇街|[镇乡县市]|街道|社区|学校|单位|部门|园区|站点|窗口)|(?:个|一)?(?<each>[人户亩村家名])))(?<said>[〇一-鿿]{0,6}?)(?:[约达为近仅超到]|超过|达到)*$/u;
const farthestBack = 6;

const words = (text: string, to: number): string =>
	/[^，。；：、！？（）()\d\n]*$/u.exec(text.slice(Math.max(0, to - 24), to))![0];

/** Averages and plans of their own kind, which are not the quotient of what stands before. */
const others = /同比|上年|去年|计划|其中|分别|预计|目标|[每均（(]/u;

/** 同比增长9.3%，: by how much the one before has grown. */
const byTheWay = /，(?:同比|比上年|较上年|比去年同期)[^，。；\d]{0,6}\d[\d.]*[%％个百分点]+，/gu;

/** 32个村 for 村均. */
const isVillage = (text: string, { unit, to }: Quantity, counted: string): boolean =>
	counted === '村' && unit?.text === '个' && text.startsWith('村', to);

function averageAt(text: string, quantities: readonly Quantity[], at: number): Average | undefined {
	const each = quantities[at]!;
	const found = perOne.exec(words(text, each.from))?.groups;
	if (!found || each.figure.kind !== 'exact' || each.unit === undefined) return undefined;
	if (/^[/／的]/u.test(text.slice(each.to, each.to + 1))) return undefined;
	const counted = asPeople(found['one'] ?? found['each'] ?? '');
	let start = at;
	while (start > 0 && at - start < farthestBack) {
		if (/[。；！？\n]/u.test(text.slice(quantities[start - 1]!.to, quantities[start]!.from))) break;
		start--;
	}
	// 50亩以上的大户: what they have at least is no whole.
	const before = quantities
		.slice(start, at)
		.filter(({ figure: { to } }) => !/^及?以[上下内]/u.test(text.slice(to, to + 3)));
	const of = found['of'];
	const numbers = before.filter((q) =>
		of === undefined
			? asPeople(q.unit?.text ?? '') === counted ||
				isVillage(text, q, counted) ||
				(counted === '人' && q.unit?.text === '人次')
			: q.unit?.text === '个' && text.startsWith(of, q.to),
	);
	const wholes = before.filter((q) => isSameDimension(q.unit, each.unit) && !numbers.includes(q));
	const [number, whole] = [numbers[0], wholes[0]];
	if (!number || !whole || numbers.length + wholes.length !== 2 || number === whole)
		return undefined;
	if (number.figure.kind !== 'exact' || whole.figure.kind !== 'exact') return undefined;
	const head = words(text, whole.from);
	const first = Math.min(number.from, whole.from);
	const last = Math.max(number.to, whole.to);
	const around = head + text.slice(first, last).replace(byTheWay, '，') + words(text, first);
	const isOfIncome = /^(?:花费|消费|开销)$/u.test(found['said']!) && /旅游|消费|门票/u.test(head);
	if (others.test(around) || !(isOfIncome || isWithin(found['said']!, head))) return undefined;
	// 户均增收 speaks of what is not the whole; the last clause before it must be theirs.
	if (text.slice(last, each.from).replace(/[^，]/gu, '').length !== 1) return undefined;
	return { whole, number, each };
}

/** All averages with their whole and number in one sentence, each of them the only one of its kind. */
export const averagesIn = (text: string, quantities: readonly Quantity[]): readonly Average[] =>
	quantities.flatMap((_, at) => (at < 2 ? [] : (averageAt(text, quantities, at) ?? [])));
