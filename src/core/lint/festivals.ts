import type { ListedDate } from './date-list';
import type { Finding } from './rule';

/** Days of the year with a name of their own, as [month, first day, last day]. */
const named: Readonly<Record<string, readonly [number, number, number]>> = {
	元旦: [1, 1, 1],
	妇女节: [3, 8, 8],
	植树节: [3, 12, 12],
	劳动节: [5, 1, 1],
	青年节: [5, 4, 4],
	护士节: [5, 12, 12],
	儿童节: [6, 1, 1],
	环境日: [6, 5, 5],
	禁毒日: [6, 26, 26],
	建军节: [8, 1, 1],
	教师节: [9, 10, 10],
	烈士纪念日: [9, 30, 30],
	国庆节: [10, 1, 1],
	扶贫日: [10, 17, 17],
	消防日: [11, 9, 9],
	记者节: [11, 8, 8],
	宪法日: [12, 4, 4],
	国家公祭日: [12, 13, 13],
	立春: [2, 3, 5],
	清明: [4, 4, 6],
	谷雨: [4, 19, 21],
	芒种: [6, 5, 7],
	夏至: [6, 20, 22],
	立秋: [8, 7, 9],
	秋分: [9, 22, 24],
	霜降: [10, 23, 24],
	冬至: [12, 21, 23],
};

const names = Object.keys(named).join('|');
const behind = new RegExp(
	`^(?:[（(]|，?是)(?:第[\\d一二三四五六七八九十百]+个)?(?:全国|国际|世界|中国|国家)?(${names})节?(?=[）)，。当])`,
	'u',
);
const before = new RegExp(`(${names})节?(?:当天|当日)?[（(]$`, 'u');
const longest = 20;

/** 教师节（9月11日）, 9月11日是第42个教师节. */
export function wrongFestivals(text: string, dates: readonly ListedDate[]): readonly Finding[] {
	return dates.flatMap(({ from, to, first, last, hasMonth }) => {
		if (first !== last || first.day === undefined || !hasMonth) return [];
		const rest = text.slice(to, to + longest);
		const lead = /^[）)](?!前)/u.test(rest) ? text.slice(Math.max(0, from - longest), from) : '';
		const name = behind.exec(rest)?.[1] ?? before.exec(lead)?.[1];
		if (name === undefined) return [];
		const [month, low, high] = named[name]!;
		if (first.month === month && first.day >= low && first.day <= high) return [];
		const right = low === high ? `${month}月${low}日` : `${month}月${low}日至${high}日之间`;
		return [
			{
				from,
				to,
				severity: 'warning',
				message: `${name}在${right}，不是“${text.slice(from, to)}”：两处对不上，必有一处写错；请核对后改正。`,
			},
		];
	});
}
