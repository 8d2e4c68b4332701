import { nameOthers } from '../../figures/retold/whose';
import { clocksIn, type ToldClock } from './clock-order';
import type { Finding } from '../rule';

/**
 * Hours of one story, which is told as it went: 6时12分爆裂，6时35分到场，6时20分关闭阀门，9时恢复. Where all the rest go on
 * from hour to hour, the one that goes back is a slip.
 */

/** Fewer hours make no order. */
const fewest = 4;
/** Longer tables are none of one story. */
const most = 40;
const longestGap = 160;

const opens = /(?:^|[，。；：！？\n）])(?:[约至到]|当日|当天)?$/u;
/** The edge of a time, or another telling. */
const edge = /^(?:许|左右)?(?:之?前|[起至到—–~～\-的]|以[前后]|之间)/u;
/** Told out of order, in another strand, or of what is to come. */
const aside =
	/此前|之前|早在|已[于在经]|[曾将拟比昨晚]|先前|原[定计]|预[计报]|计划|力争|与此同时|另一|截[至止]|分别|次日|翌日|上午|下午|凌晨|演练|路线|班次|营业|开放/u;

/** The hours that open what is told of them, one after another, within one day. */
function runsIn(text: string): readonly ToldClock[][] {
	const runs: ToldClock[][] = [];
	let last: ToldClock | undefined;
	for (const clock of clocksIn(text)) {
		const day = clock.day === undefined ? clock.from : clock.from - clock.day.length - 1;
		const before = text.slice(Math.max(0, day - 8), day).replace(/\d{1,2}月$/u, '');
		const goesOn =
			last !== undefined && clock.day === undefined && clock.from - last.to < longestGap;
		if (!goesOn || /\d日|\n/u.test(text.slice(last!.to, clock.from))) runs.push([]);
		if (clock.part === undefined && opens.test(before) && !edge.test(text.slice(clock.to)))
			runs.at(-1)!.push(clock);
		last = clock;
	}
	return runs;
}

/** The only hour of a run that goes back behind the one before it, and only behind that one. */
function slipIn(run: readonly ToldClock[]): number | undefined {
	const back = run.flatMap(({ minutes }, n) =>
		n > 0 && minutes <= run[n - 1]!.minutes ? [n] : [],
	);
	const [at, another] = back;
	if (at === undefined || another !== undefined || at < 2 || at + 1 >= run.length) return undefined;
	const isBetween = run[at]!.minutes > run[at - 2]!.minutes;
	return isBetween && run[at + 1]!.minutes > run[at - 1]!.minutes ? at : undefined;
}

/** Hours of a paragraph that are told out of the order of all others. */
export function clocksOutOfOrder(text: string): readonly Finding[] {
	if ((text.match(/\d[时:：]/gu)?.length ?? 0) < fewest) return [];
	return runsIn(text).flatMap((run): Finding[] => {
		if (run.length < fewest || run.length > most) return [];
		const at = slipIn(run);
		if (at === undefined) return [];
		const [before, own, next] = [run[at - 1]!, run[at]!, run[at + 1]!];
		if (own.minutes === before.minutes) return [];
		const told = text.slice(run[0]!.from, own.from);
		if (aside.test(text.slice(before.from, next.from))) return [];
		if (nameOthers(told, text.slice(own.to, next.from))) return [];
		const [said, other] = [own, before].map(({ from, to }) => text.slice(from, to));
		return [
			{
				from: own.from,
				to: own.to,
				severity: 'warning',
				message: `“${said!}”早于前面的“${other!}”，前后各个时刻都是依次写的：必有一个时刻写错；请核对后改正。`,
				related: [{ from: before.from, to: before.to, message: '这里是前一个时刻' }],
			},
		];
	});
}
