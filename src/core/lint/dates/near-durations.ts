import { lengthFinding } from './clock-times';
import type { Finding } from '../rule';

/**
 * 用了1小时22分钟 against the clock times of the text: where two of them are so far apart, nothing is said;
 * where the first and the last before it are one slip of the hand away, it is wrong. Offsets are of the
 * text.
 */

const clock =
	/(?<!\d)(?:(?<month>\d{1,2})月)?(?:(?<day>\d{1,2})日)?(?<hour>\d{1,2})时(?:(?<minute>\d{1,2})分)?(?![长间段效\d])/gu;
const lasted =
	/(?:用了|用时|历时|耗时|共用?|经过|仅用|只用|用去|前后|持续了?|历经)[^，。；\d]{0,4}(?<said>(?<hours>\d{1,3})个?小时(?:零?(?<minutes>\d{1,2})分钟?)?|(?<only>\d{1,3})分钟)/gu;
const days = /次日|翌日|第二天|凌晨|昨[日天晚]/u;

interface Moment {
	readonly at: number;
	readonly from: number;
	readonly to: number;
}

/** Every time that the text tells, in minutes; undefined where its days cannot be counted. */
function momentsIn(text: string): readonly Moment[] | undefined {
	let day = 0;
	let month: string | undefined;
	const moments: Moment[] = [];
	for (const { index, 0: whole, groups } of text.matchAll(clock)) {
		const { month: m, day: d, hour, minute } = groups!;
		if (m !== undefined && month !== undefined && m !== month) return undefined;
		month = m ?? month;
		if (d !== undefined) day = Number(d);
		if (Number(hour) > 24) continue;
		moments.push({
			at: (day * 24 + Number(hour)) * 60 + Number(minute ?? 0),
			from: index,
			to: index + whole.length,
		});
	}
	return moments;
}

/** One digit of the hours or of the minutes is another. */
function isSlip(said: number, right: number): boolean {
	const gap = Math.abs(said - right);
	const [hours, minutes] = [Math.floor(gap / 60), gap % 60];
	if (minutes === 0) return hours > 0 && (hours < 4 || hours % 10 === 0);
	return hours === 0 && minutes % 10 === 0;
}

const counted =
	/从(?<start>[^，。；]{0,24}?)(?:算起|计起|起算|起|到[^，。；\d]{1,8}?)，?[^，。；]{0,8}$/u;
const startReach = 50;

/** 从停运算起: the word stands behind one of the two times, or the time is told with it. */
function isCountedFrom(text: string, at: number, ends: readonly Moment[]): boolean {
	const start = counted.exec(text.slice(Math.max(0, at - startReach), at))?.groups?.['start'];
	if (start === undefined) return false;
	const word = start.slice(-2);
	const [first, last] = ends as [Moment, Moment];
	const isTold = ({ from, to }: Moment): boolean => start.includes(text.slice(from, to));
	// 8时集合，10时出发，从出发到返回: only the first of them may be the start.
	const behind = text.slice(first.to, Math.min(first.to + startReach, last.from));
	return isTold(first) || isTold(last) || behind.includes(word);
}

const longest = 3 * 24 * 60;

function findingAt(text: string, moments: readonly Moment[], match: RegExpExecArray): Finding[] {
	const { said = '', hours, minutes, only } = match.groups!;
	const from = match.index + match[0].length - said.length;
	const length = only === undefined ? Number(hours) * 60 + Number(minutes ?? 0) : Number(only);
	const before = moments.filter(({ to }) => to <= match.index);
	const [first, last] = [before[0], before.at(-1)];
	if (first && last && !isCountedFrom(text, match.index, [first, last])) return [];
	if (!first || !last || before.length < 2 || days.test(text.slice(first.from, from))) return [];
	if (before.some((a) => before.some((b) => b.at - a.at === length))) return [];
	// 从2月18日13时20分接警算起: the start may be told last.
	const right = Math.abs(last.at - first.at);
	if (right === 0 || right > longest || !isSlip(length, right)) return [];
	const inTurn = first.at <= last.at ? [first, last] : [last, first];
	const ends = inTurn.map((one) => text.slice(one.from, one.to)) as [string, string];
	const finding = lengthFinding(ends, right, said, { from, to: from + said.length });
	const related = inTurn.map(({ from: at, to }, i) => {
		return { from: at, to, message: `这里写的是${ends[i]!}` };
	});
	return [{ ...finding, related }];
}

/** Whether a text may tell of a length of time at all; cheap to ask. */
export const mayTellLength = (text: string): boolean =>
	text.includes('小时') || text.includes('分钟');

/** Lengths of time that the clock times before them contradict by a slip. */
export function wrongDurationsIn(text: string): readonly Finding[] {
	const told = [...text.matchAll(lasted)];
	if (told.length === 0) return [];
	const moments = momentsIn(text);
	return moments === undefined ? [] : told.flatMap((match) => findingAt(text, moments, match));
}
