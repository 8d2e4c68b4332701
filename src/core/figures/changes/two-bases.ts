import { growthOf } from '../made';
import { isPlain, type Quantity } from '../quantity';
import { isSameDimension } from '../unit';
import { meet, type Contradiction } from './changes-check';
import { inRows } from './claimed';

const up = '上升|增长|增加|上涨|提高';
const down = '下降|减少|回落|下跌|降低';
const first = new RegExp(`^[^，。；：、\\d]{0,8}，同比(?:(?<up>${up})|${down})$`, 'u');
const second = new RegExp(`^，环比(?:(?<up>${up})|${down})$`, 'u');
const lastYear = /^[；，。（(](?:上年|去年)同期[为是]?$/u;
const lastMonth = /^，(?:上月|上季度|上周|上期|1[0-2]月|[1-9]月)[为是]?$/u;

interface Claimed {
	readonly now: Quantity;
	readonly base: Quantity;
	readonly percent: Quantity;
	readonly isUp: boolean;
}

function wrongOf({ now, base, percent, isUp }: Claimed): Contradiction | undefined {
	const { value, room } = growthOf(now, base);
	if (now.low > base.low !== isUp || meet(room, percent)) return undefined;
	return {
		wrong: percent,
		value,
		others: [
			[base, '原来'],
			[now, '现在'],
		],
		working: { kind: isUp ? 'growth' : 'fall', first: now, second: base },
	};
}

function wrongAt(text: string, row: readonly Quantity[]): readonly Contradiction[] {
	const [now, year, month, then, last] = row as [Quantity, Quantity, Quantity, Quantity, Quantity];
	if (!row.every(isPlain) || year.unit?.text !== '%' || month.unit?.text !== '%') return [];
	if (![then, last].every((one) => isSameDimension(one.unit, now.unit))) return [];
	const gap = (a: Quantity, b: Quantity): string => text.slice(a.to, b.from);
	const byYear = first.exec(gap(now, year));
	const byMonth = byYear && second.exec(gap(year, month));
	if (!byMonth || !lastYear.test(gap(month, then)) || !lastMonth.test(gap(then, last))) return [];
	return [
		wrongOf({ now, base: then, percent: year, isUp: byYear.groups!['up'] !== undefined }),
		wrongOf({ now, base: last, percent: month, isUp: byMonth.groups!['up'] !== undefined }),
	].filter((found) => found !== undefined);
}

const length = 5;

/** 133件，同比下降18.4%，环比上升8.1%；上年同期163件，上月123件: two claims, and then what each is held against. */
export const wrongOfTwoBases = (
	text: string,
	quantities: readonly Quantity[],
): readonly Contradiction[] => inRows(quantities, length, (row) => wrongAt(text, row));
