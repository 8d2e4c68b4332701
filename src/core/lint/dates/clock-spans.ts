import { clock, isLength, lengthFinding, timesIn, type ClockTime } from './clock-times';
import type { Finding } from '../rule';
import { gather } from '../../text/gather';

/** Behind what a time of so many minutes may stand: 从接报到扑灭历时28分钟. */
export const clockTriggers: readonly string[] = ['历时', '用时', '耗时', '仅用'];

const farthest = 260;
const daily = /每[天日晚周]/u;
/** Of another day, or of another half of it: 次日8时. */
const otherDays = /次日|翌日|第二天|隔天|昨[日天晚]|凌晨.*(?:晚|上午|下午)|\d日/u;
const lasted =
	/^(?:历时|用时|耗时|仅用)(?:[仅共约近]|大约|不到|不足|超过)?(?<said>(?:(?<hours>\d{1,2})个?小时)?(?:零?(?<minutes>\d{1,3})分钟?)?)(?=[。，；）、]|$)/u;
const rough = /约|近|不到|不足|超过/u;
/** 从接报到救出全程: the ends are named by what happened. */
const betweenDeeds = /[从自][^，。；：\d]{2,10}[到至](?<end>[^，。；：\d]{2,10})$/u;

/** The times of a day before an offset, in the paragraph and in order; undefined where they are of two days. */
function timesBefore(text: string, to: number): readonly ClockTime[] | undefined {
	const before = text
		.slice(Math.max(0, to - farthest), to)
		.split('\n')
		.at(-1)!;
	const times = timesIn(before);
	const first = before.indexOf(times[0]?.written ?? '');
	if (times.length < 2 || daily.test(before) || otherDays.test(before.slice(first)))
		return undefined;
	const areInOrder = times.every((time, n) => n === 0 || time.at >= times[n - 1]!.at);
	return areInOrder ? times : undefined;
}

/** 20时6分救出伤者，从发生到救出: the last time is that of the second event. */
function isLast(text: string, to: number, end: string): boolean {
	const sentence = /[^。；\n]*$/u.exec(text.slice(Math.max(0, to - farthest), to))![0];
	const last = [...sentence.matchAll(clock)].at(-1);
	const clause = /^，?[^，。；]*/u.exec(
		sentence.slice((last?.index ?? 0) + (last?.[0].length ?? 0)),
	)![0];
	return last !== undefined && clause.includes(end.slice(-2));
}

/**
 * Minutes between two events of which no two times around are so far apart: the event that is not named by
 * its time may be any of them.
 */
function spanAt(text: string, hit: { readonly from: number }): Finding | undefined {
	const found = lasted.exec(text.slice(hit.from, hit.from + 20));
	const said = found?.groups?.['said'] ?? '';
	if (!found || said === '' || rough.test(found[0])) return undefined;
	const head = text
		.slice(Math.max(0, hit.from - 24), hit.from)
		.replace(/(?:全程|全过程|总共|共)$/u, '');
	const end = betweenDeeds.exec(head)?.groups?.['end'];
	if (end === undefined) return undefined;
	const times = timesBefore(text, hit.from);
	if (!times || !isLast(text, hit.from, end)) return undefined;
	const { hours = '0', minutes = '0' } = found.groups!;
	const length = Number(hours) * 60 + Number(minutes);
	const isTold = times.some((a, n) =>
		times.slice(n + 1).some((b) => isLength(b.at - a.at, length, said)),
	);
	const [first, last] = [times[0]!, times.at(-1)!];
	const value = last.at - first.at;
	if (isTold || length <= 0 || value <= 0 || value > 2 * length || length > 2 * value)
		return undefined;
	const from = hit.from + found[0].indexOf(said);
	const at = { from, to: from + said.length };
	return lengthFinding([first.written, last.written], value, said, at);
}

/** Times that passed between two events and that the clock times before them contradict. */
export const wrongClockSpans = (
	text: string,
	hits: readonly { readonly from: number; readonly text: string }[],
): readonly Finding[] =>
	gather(hits, (hit) => (clockTriggers.includes(hit.text) ? spanAt(text, hit) : undefined));
