import { sentenceAt } from '../../text/clauses';
import type { Span } from '../../text/span';
import { gather } from '../../text/gather';
import type { Finding } from '../rule';

/** 6月3日至17日，为期15天: the first date ends where the trigger does. */
export const dateSpanTriggers: readonly string[] = ['日至', '日到'];

const span = '(?<m1>\\d{1,2})月(?<d1>\\d{1,2})日[至到](?:(?<m2>\\d{1,2})月)?(?<d2>\\d{1,2})日';
const whole = '(?<cue>历时|为期|连续)';
const behind = new RegExp(
	`${span}[^。；！？\\d]{0,24}?(?:${whole}|共计?)[了仅]?(?<n>\\d{1,3})天(?![前后内以])`,
	'u',
);
const ahead = new RegExp(
	`${whole}[了仅]?(?<n>\\d{1,3})天的?[^。；！？，\\d]{0,10}[（(]${span}[）)]`,
	'u',
);
/** Days that were worked, or some of them. */
const others = /工作|[每除休约近超]|平均|其中|分[两三]|间断|先后|不[足到]/u;

const days = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Days from one date to the other of a year, the first not counted; undefined where they are out of order. */
function daysBetween(m1: number, d1: number, m2: number, d2: number): number | undefined {
	if (m1 < 1 || m1 > 12 || m2 < m1 || m2 > 12) return undefined;
	const skipped = days.slice(m1 - 1, m2 - 1).reduce((sum, n) => sum + n, 0);
	const between = skipped + d2 - d1;
	return between > 0 ? between : undefined;
}

const reach = { back: 24, ahead: 50 };

function spanAt(text: string, hit: Span): Finding | undefined {
	const sentence = sentenceAt(text, hit.from);
	const from = Math.max(sentence.from, hit.from - reach.back);
	const own = text.slice(from, Math.min(sentence.to, hit.to + reach.ahead));
	const found = ahead.exec(own) ?? behind.exec(own);
	const groups = found?.groups as Readonly<Record<string, string | undefined>> | undefined;
	if (!found || !groups || others.test(found[0]) || /日.*日.*日/u.test(own)) return undefined;
	const m1 = Number(groups['m1']);
	const between = daysBetween(
		m1,
		Number(groups['d1']),
		Number(groups['m2'] ?? m1),
		Number(groups['d2']),
	);
	const said = Number(groups['n']);
	// In a leap year February has one more.
	const most = m1 <= 2 && Number(groups['m2'] ?? m1) > 2 ? 2 : 1;
	const isRight = between === undefined || (said >= between && said <= between + most);
	if (isRight || said > 2 * between || between > 2 * said) return undefined;
	// 共9天 may be the days on which something was done.
	if (groups['cue'] === undefined && said < between) return undefined;
	const written = `${groups['n']!}天`;
	const at = from + found.index + found[0].lastIndexOf(written);
	const right = `${between + 1}天`;
	const place = { from: at, to: at + written.length };
	return {
		...place,
		severity: 'warning',
		message: `${groups['m1']!}月${groups['d1']!}日到${groups['m2'] ?? groups['m1']!}月${groups['d2']!}日首尾都算是${right}，文中为${written}：几个时间对不上，会被当作数据有误；请核对各个时间。`,
		fixes: [{ title: `改为“${right}”`, edits: [{ ...place, text: right }] }],
	};
}

/** Numbers of days that both dates around them contradict. */
export const wrongDateSpans = (
	text: string,
	hits: readonly (Span & { readonly text: string })[],
): readonly Finding[] =>
	gather(hits, (hit) => (dateSpanTriggers.includes(hit.text) ? spanAt(text, hit) : undefined));
