import type { Finding, Hit } from '../rule';

/** 9时至8时30分: a range of hours that would go round nearly all the clock. */

const time = String.raw`(上午|下午|晚上|早上|凌晨|中午)?(\d{1,2})[时点](?:(\d{1,2})分|(半))?`;
const behind = new RegExp(String.raw`^(?:许|左右)?(?:[至到—～~-]|—{2})${time}`, 'u');
const ended = new RegExp(
	String.raw`^(?:许|左右)?(?:正式)?(?:开始|启动|开幕|开赛|开考)，${time}(?:许|左右)?(?:结束|闭幕|完赛|散会)`,
	'u',
);
const first = new RegExp(`${time}$`, 'u');
const longestTime = 10;

const minutesOf = (
	part: string | undefined,
	hour: string,
	minute?: string,
	half?: string,
): number => {
	const isLate = /[下晚]/u.test(part ?? '') && Number(hour) < 12;
	return (Number(hour) + (isLate ? 12 : 0)) * 60 + (half === undefined ? Number(minute ?? 0) : 30);
};

/** Nights and shifts go over midnight, and so do measurements of a whole day. */
const longest = 20 * 60;
const wholeDay = 24 * 60;

/** A range of hours whose end comes before its start; read at a `时` that follows a digit. */
export function reversedHours(text: string, hit: Hit): readonly Finding[] {
	const c = text.charAt(hit.to);
	if (!/[至到—～~\-许左正开启\d半]/u.test(c)) return [];
	const minutes = /^(?:\d{1,2}分|半)/u.exec(text.slice(hit.to, hit.to + 3))?.[0] ?? '';
	const to = hit.to + minutes.length;
	const rest = text.slice(to, to + 30);
	const end = behind.exec(rest) ?? ended.exec(rest);
	const start = first.exec(text.slice(Math.max(0, to - longestTime), to));
	if (!end || !start) return [];
	const from = minutesOf(start[1], start[2]!, start[3], start[4]);
	// 下午2时至1时: the part of the day holds for both.
	const until = minutesOf(end[1] ?? start[1], end[2]!, end[3], end[4]);
	const length = until - from + wholeDay;
	if (until >= from || length < longest || from >= wholeDay) return [];
	if (/\d日|次日|翌日/u.test(end[0]) || /每|次日/u.test(text.slice(Math.max(0, to - 24), to)))
		return [];
	const at = to - start[0].length;
	return [
		{
			from: at,
			to: to + end[0].length,
			severity: 'warning',
			message: `“${text.slice(at, to + end[0].length)}”止时早于起时：起止颠倒，看不出是哪段时间；请核对两个时刻。`,
		},
	];
}
