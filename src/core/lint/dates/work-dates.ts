import { digitsBefore, halfWidthDigits } from './calendar';
import type { Finding, Hit } from '../rule';

/** When work began and when it was done; both are read at a `月` that follows a digit. */

/** A day or a month as written; offsets are of the paragraph. */
export interface WrittenDate {
	readonly from: number;
	readonly to: number;
	readonly year: number | undefined;
	readonly month: number;
	readonly day: number | undefined;
}

const longestDate = 12;
const dayBehind = /^(\d{1,2})[日号]/u;
const yearBefore = /(?<!\d)((?:19|20)\d\d)年$/u;

/** The date around a `月` that follows a digit; undefined where it is a span of months or no date. */
export function dateAt(text: string, hit: Hit): WrittenDate | undefined {
	const start = digitsBefore(text, hit.to - 1);
	const month = Number(halfWidthDigits(text.slice(start, hit.to - 1)));
	if (hit.to - 1 - start > 2 || month < 1 || month > 12) return undefined;
	const year = yearBefore.exec(text.slice(Math.max(0, start - longestDate), start))?.[1];
	const day = dayBehind.exec(halfWidthDigits(text.slice(hit.to, hit.to + 3)));
	return {
		from: year === undefined ? start : start - year.length - 1,
		to: hit.to + (day?.[0].length ?? 0),
		year: year === undefined ? undefined : Number(year),
		month,
		day: day ? Number(day[1]) : undefined,
	};
}

/** What begins a piece of work, right behind its date. */
const begun =
	/^(?:[份初底]|上旬|中旬|下旬)?(?:正式|全面|破土|实质性|集中)?(动工|开工|奠基|启动建设|破土|立项|获批|进场施工)/u;
/** What ends it. */
const done =
	/^(?:[份初底]|上旬|中旬|下旬)?(?:正式|全面|全线|全部|顺利|主体|提前|如期|已|即)*(?:建成|竣工|完工|通水|通车|通电|通气|投产|投用|投入使用|投入运行|投运|启用|交付|验收|完成验收|并网|封顶|合龙|贯通)(?!的)/u;
/** Another part of the work, or another work. */
const another = /[。；！？\n、另而]|[一二三四五六七八九十两\d首]期|标段|分别|其中|改扩?建/u;
const nextDate = /(?:((?:19|20)\d\d)|同)年(\d{1,2})月(?:(\d{1,2})日)?/u;
const longestBetween = 26;

const orderOf = (year: number, month: number, day: number | undefined): number =>
	(year * 100 + month) * 100 + (day ?? 0);

/** 2025年10月动工，2025年5月通水: done before it was begun. */
export function doneBeforeBegun(text: string, begin: WrittenDate): readonly Finding[] {
	if (begin.year === undefined) return [];
	const verb = begun.exec(text.slice(begin.to, begin.to + longestDate));
	if (!verb) return [];
	const rest = text.slice(
		begin.to + verb[0].length,
		begin.to + verb[0].length + longestBetween * 2,
	);
	const next = nextDate.exec(rest);
	if (!next || next.index > longestBetween || another.test(rest.slice(0, next.index))) return [];
	const to = next.index + next[0].length;
	if (!done.test(rest.slice(to))) return [];
	const year = next[1] === undefined ? begin.year : Number(next[1]);
	const [month, day] = [Number(next[2]), next[3] === undefined ? undefined : Number(next[3])];
	const hasDays = day !== undefined && begin.day !== undefined;
	const first = orderOf(begin.year, begin.month, hasDays ? begin.day : undefined);
	const last = orderOf(year, month, hasDays ? day : undefined);
	if (last >= first) return [];
	const from = begin.to + verb[0].length + next.index;
	return [
		{
			from,
			to: from + next[0].length,
			severity: 'warning',
			message: `“${next[0]}”早于“${text.slice(begin.from, begin.to)}”${verb[1]!}：完成在前、开工在后，必有一个年月写错；请核对后改正。`,
		},
	];
}

/** A day on which something began, told as such. */
export interface Beginning {
	readonly date: WrittenDate & { readonly day: number };
	readonly verb: string;
	/** 自…开工以来, the subject being a bare 项目 or left out: told before, most likely. */
	readonly isTakenUp: boolean;
}

const opened =
	/^(?:正式|全面|破土)?(动工|开工|开业|挂牌|成立|投用|启用|通车|投产|开园|运行|运营|试点|实施|施行)/u;
const mayOpen: ReadonlySet<string> = new Set('正全破动开挂成投启通运试实施');
const bareSubject =
	'[该本]?(?:项目|工程|校|园区|中心|平台|公司|企业|线路|办法|政策|机构|学校|医院|大桥)';
const since = new RegExp(`(?:^|[，。；：])(?:[自从]|${bareSubject}[自从于]?)$`, 'u');

/** 自3月16日开工以来, and 3月6日开工 where it is told for the first time. */
export function beginningAt(text: string, date: WrittenDate): Beginning | undefined {
	const { day } = date;
	if (!mayOpen.has(text.charAt(date.to))) return undefined;
	const verb = opened.exec(text.slice(date.to, date.to + 6));
	if (day === undefined || !verb) return undefined;
	const before = text.slice(Math.max(0, date.from - longestDate), date.from);
	const isSince = /^(?:建设|运营|运行)?以来/u.test(text.slice(date.to + verb[0].length));
	return { date: { ...date, day }, verb: verb[1]!, isTakenUp: isSince && since.test(before) };
}

const written = ({ month, day }: Beginning['date']): string => `${month}月${day}日`;

const isOneSlip = (a: Beginning['date'], b: Beginning['date']): boolean => {
	if (a.year !== undefined && b.year !== undefined && a.year !== b.year) return false;
	return (a.month === b.month) !== (a.day === b.day);
};

/** A beginning that is taken up with another day than it was told with; offsets are of the draft. */
export function twoBeginnings(
	all: readonly (Beginning & { readonly offset: number })[],
): readonly Finding[] {
	return all.flatMap((second, n) => {
		const others = all.filter(({ verb }, m) => m !== n && verb === second.verb);
		const [first] = others;
		if (!second.isTakenUp || others.length !== 1 || !first || first.isTakenUp) return [];
		if (!isOneSlip(first.date, second.date)) return [];
		const at = { from: second.offset + second.date.from, to: second.offset + second.date.to };
		const own = { from: first.offset + first.date.from, to: first.offset + first.date.to };
		const day = written(first.date);
		return [
			{
				...at,
				severity: 'warning' as const,
				message: `别处写${day}${first.verb}，这里写${written(second.date)}：同一件事有两个日子，必有一处写错；请核对后统一。`,
				fixes: [
					{
						title: `改为“${day}”`,
						edits: [{ from: at.to - written(second.date).length, to: at.to, text: day }],
					},
				],
				related: [{ ...own, message: '这里是另一个日子' }],
			},
		];
	});
}
