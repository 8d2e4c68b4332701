import { halfWidthDigits } from './calendar';
import type { Finding, Hit } from '../rule';

/** 上旬, 中旬 and 下旬 against the day that is told with them. */

export const tenDaysTrigger = '旬';

const monthBefore = /(?<!\d)(\d{1,2})月份?([上中下])$/u;
/** 受6月下旬首场强降雨影响，6月18日…: the cause is of the time that is told next. */
const causeBehind =
	/^[^，。；：\n]{0,18}(?:影响|作用|侵袭|期间|过程中?)，(?<date>(?:(?<month>\d{1,2})月)?(?<day>\d{1,2})日[^，。；\n]{0,8}?[至到—-](?:\d{1,2}月)?(?<end>\d{1,2})日)/u;
/** 6月下旬（6月18日至20日）. */
const bracketBehind =
	/^[（(，](?:即|指)?(?<date>(?:(?<month>\d{1,2})月)?(?<day>\d{1,2})日(?:[至到—-](?:\d{1,2}月)?(?<end>\d{1,2})日)?)(?:前后|左右)?(?=[）)，])/u;
/** 6月18日20时至19日20时，受6月下旬…. */
const rangeBefore =
	/(?<date>(?<!\d)(?<month>\d{1,2})月(?<day>\d{1,2})日[^，。；\n]{0,8}?[至到—-](?:\d{1,2}月)?(?<end>\d{1,2})日)[^，。；\n]{0,4}，(?:受|因|由于)(?:\d{4}年)?$/u;
const begins = /(?:^|[，。；：\n])(?:[受因遇在]|由于|遭遇)(?:\d{4}年)?$/u;

const partOf = (day: number): string => (day <= 10 ? '上' : day <= 20 ? '中' : '下');

/** Where the day stands that is told with a part of a month. */
function relatedDate(text: string, date: string, near: number): NonNullable<Finding['related']> {
	const written = halfWidthDigits(text);
	const at = written.indexOf(date, near) >= 0 ? written.indexOf(date, near) : written.indexOf(date);
	return at < 0 ? [] : [{ from: at, to: at + date.length, message: `这里写的是${date}` }];
}

/** The part of the month at a hit, where the days told with it lie in another. */
export function wrongTenDays(text: string, hit: Hit): readonly Finding[] {
	const before = halfWidthDigits(text.slice(Math.max(0, hit.from - 6), hit.from));
	const match = monthBefore.exec(before);
	if (!match) return [];
	const from = hit.from - match[0].length;
	const behind = text.slice(hit.to, hit.to + 60);
	const isCause = begins.test(text.slice(Math.max(0, from - 10), from));
	const told =
		bracketBehind.exec(behind) ??
		(isCause
			? (rangeBefore.exec(text.slice(Math.max(0, from - 40), from)) ?? causeBehind.exec(behind))
			: null);
	const { date = '', month, day, end } = told?.groups ?? {};
	if (!told || (month !== undefined && month !== match[1]) || date.startsWith('0')) return [];
	const parts = [Number(day), Number(end ?? day)].map(partOf);
	if (parts.includes(match[2]!) || (parts[0] === '上' && parts[1] === '下')) return [];
	if (told[0].startsWith('，') && !/^，(?:即|指)/u.test(told[0])) return [];
	const right = `${match[1]!}月${parts[0]!}旬`;
	return [
		{
			from,
			to: hit.to,
			severity: 'warning',
			message: `${date}在${parts[0]!}旬，不在“${text.slice(from, hit.to)}”：两处时间对不上，必有一处写错；请核对后改正。`,
			fixes: [{ title: `改为“${right}”`, edits: [{ from, to: hit.to, text: right }] }],
			related: relatedDate(text, date, from),
		},
	];
}
