import type { Span } from '../../text/span';
import { digitsBefore, halfWidthDigits, isDigitAt } from './calendar';
import type { Finding, Fix, Hit } from '../rule';

/** The hours, on either clock, that a part of the day cannot have. */
const partsOfDay: Readonly<Record<string, (hour: number) => boolean>> = {
	凌晨: (hour) => hour > 7 && hour < 24 && hour !== 12,
	清晨: (hour) => hour > 9,
	早上: (hour) => hour > 11,
	早晨: (hour) => hour > 11,
	上午: (hour) => hour > 12 || hour < 4,
	中午: (hour) => hour > 14 || (hour > 2 && hour < 10),
	午后: (hour) => hour > 18 || (hour > 7 && hour < 12),
	下午: (hour) => hour > 19 || (hour > 8 && hour < 12),
	傍晚: (hour) => hour > 20 || (hour > 8 && hour < 16) || hour < 4,
	晚上: (hour) => hour > 12 && hour < 17,
	当晚: (hour) => hour > 12 && hour < 17,
	夜间: (hour) => hour > 12 && hour < 17,
	深夜: (hour) => hour > 12 && hour < 21,
};

const digits = [...'0123456789０１２３４５６７８９'];

export const timeTriggers: readonly string[] = [
	...Object.keys(partsOfDay),
	...digits.map((digit) => `${digit}时`),
];

const clock = /^(\d{1,2})(?:[时点](?:(\d{1,3})分(?!钟))?|[:：](\d{2})(?!\d))/u;

const noSuchTime = (text: string, { from, to }: Span, why: string): Finding => ({
	from,
	to,
	message: `没有“${text.slice(from, to)}”这个时刻：${why}，时间写错会误导研判；请核对后改正。`,
});

function partOfDayOf(hour: number): string {
	if (hour < 6) return '凌晨';
	if (hour < 12) return '上午';
	return hour < 18 ? '下午' : '晚上';
}

/** 上午15时 becomes 15时, or 下午3时 as one says it. */
function hourFixes(text: string, part: Hit, hour: number, written: number): Fix[] {
	if (hour > 24) return [];
	// 下午10时 may be 10时 or 22时, and so on.
	if (hour < 13) return [];
	const spoken = `${partOfDayOf(hour)}${hour > 12 ? hour - 12 : hour}`;
	const rest = text.slice(part.to + written, part.to + written + 1);
	return [
		{ title: `改为“${hour}${rest}”`, edits: [{ from: part.from, to: part.to, text: '' }] },
		{
			title: `改为“${spoken}${rest}”`,
			edits: [{ from: part.from, to: part.to + written, text: spoken }],
		},
	];
}

/** 下午提的10点要求 are no hour. */
const pointsBehind = /^点(?:具体|重点)?(?:要求|意见|建议|措施|提示|体会|做法|经验)/u;

/** 上午15时, 上午9时70分. */
function afterPart(text: string, part: Hit): Finding[] {
	if (!isDigitAt(text, part.to)) return [];
	const after = halfWidthDigits(text.slice(part.to, part.to + 10));
	const match = clock.exec(after);
	if (!match) return [];
	const hour = Number(match[1]);
	if (pointsBehind.test(after.slice(match[1]!.length))) return [];
	const span = { from: part.from, to: part.to + match[0].length };
	if (Number(match[2] ?? match[3] ?? 0) > 59)
		return after.includes('时') ? [] : [noSuchTime(text, span, '一小时只有60分')];
	if (hour > 24 && after.includes('时')) return [];
	if (partsOfDay[part.text]!(hour) !== true) return [];
	const message = `“${text.slice(span.from, span.to)}”前后矛盾：${hour}时不在${part.text}，看不出是哪个时刻；请改用24小时制，或改时段。`;
	const fixes = hourFixes(text, part, hour, match[1]!.length);
	return [{ ...span, message, ...(fixes.length > 0 && { fixes }) }];
}

const clockBefore =
	/(?:\d{1,2}[日号]|[当次昨今翌][日天]|[上下中]午|凌晨|[清早]晨|[早晚]上|[今昨当]晚|夜间|\d[时分](?:[-－–~～到至]|—{1,2})|截至)\s?$/u;

/** 20日25时, 8时70分; 达到25时 is no time of day. */
function hourOfDay(text: string, hit: Hit): Finding[] {
	const from = digitsBefore(text, hit.to - 1);
	if (hit.to - 1 - from > 2 || /[.．,A-Za-z]/u.test(text.charAt(from - 1))) return [];
	const hour = Number(halfWidthDigits(text.slice(from, hit.to - 1)));
	if (hour <= 23 && !isDigitAt(text, hit.to)) return [];
	const minutes = /^(\d{1,3})分(?!钟)/u.exec(halfWidthDigits(text.slice(hit.to, hit.to + 5)));
	if (hour <= 23 && !minutes) return [];
	const span = { from, to: hit.to + (minutes?.[0].length ?? 0) };
	if (hour <= 24 && Number(minutes?.[1] ?? 0) > 59)
		return [noSuchTime(text, span, '一小时只有60分')];
	if (hour < 24) return [];
	const before = halfWidthDigits(text.slice(Math.max(0, from - 8), from));
	if (hour === 24) {
		const isPastMidnight = Number(minutes?.[1] ?? 0) > 0 && clockBefore.test(before);
		return isPastMidnight ? [noSuchTime(text, span, '一天到24时为止，之后是次日0时')] : [];
	}
	return minutes || clockBefore.test(before) ? [noSuchTime(text, span, '一天只有24小时')] : [];
}

/** What is impossible about the time of day at a hit of `timeTriggers`. */
export const impossibleTimes = (text: string, hit: Hit): readonly Finding[] =>
	hit.text in partsOfDay ? afterPart(text, hit) : hourOfDay(text, hit);
