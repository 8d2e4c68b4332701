import type { Span } from '../../text/span';
import type { Finding } from '../rule';

/** Ahead of the time that has passed, and places in a ranking: figures that are no amounts. */
export const progressTriggers: readonly string[] = [
	'序时进度',
	'时间进度',
	'时序进度',
	...['上升', '前移', '提升', '前进', '下降', '后移', '下滑'].map((verb) => `位${verb}`),
];

const sentenceEnds = '。！？；\n';
const farthest = 160;

function sentenceBefore(text: string, to: number): string {
	let from = to;
	while (from > 0 && to - from < farthest && !sentenceEnds.includes(text.charAt(from - 1))) from--;
	return text.slice(from, to);
}

const period =
	/(?<half>上半年)|(?<quarters>前三季度|前[两二]季度|一季度)|1(?:月份?)?[至到—–～~-](?<until>1[0-2]|[2-9])月|截至(?<end>1[0-2]|[1-9])月[底末]|(?<other>\d月|季度|半年|\d日)/gu;

/** How many months of the year have passed by the end of the period that a text names last. */
function monthsIn(text: string): number | undefined {
	const groups = [...text.matchAll(period)].at(-1)?.groups;
	// 截至10月20日 has no share of its own.
	if (!groups || groups['other'] !== undefined) return undefined;
	if (groups['half'] !== undefined) return 6;
	const { quarters } = groups;
	if (quarters !== undefined) return quarters.includes('三') ? 9 : quarters === '一季度' ? 3 : 6;
	return Number(groups['until'] ?? groups['end']);
}

const reached = /(?<done>\d+(?:\.\d+)?)[%％][，、（(；]?$/u;
const ahead =
	/^(?:快于|高于|超过|超出|超|领先|慢于|低于|落后于|落后)(?:序时|时间|时序)进度(?<by>\d+(?:\.\d+)?)个百分点/u;
const verbs = 4;

/** Both percentages and the share of the year are rounded. */
const room = 0.11;

/** 上半年完成年度目标的54.5%，超时间进度5.5个百分点. */
function progressAt(text: string, hit: Span): Finding | undefined {
	let from = hit.from;
	while (hit.from - from < verbs && !/[，、；。（(%％]/u.test(text.charAt(from - 1))) from--;
	const found = ahead.exec(text.slice(from, hit.to + 12));
	const before = sentenceBefore(text, from);
	const done = reached.exec(before)?.groups?.['done'];
	const isTimed = /[月日季]|半年/u.test(before);
	const months = monthsIn(isTimed ? before : text.slice(Math.max(0, from - farthest), from));
	const by = found?.groups?.['by'];
	if (!found || done === undefined || months === undefined || by === undefined) return undefined;
	const isBehind = /^[慢低落]/u.test(found[0]);
	const passed = (months / 12) * 100;
	const value = isBehind ? passed - Number(done) : Number(done) - passed;
	const places = Math.max(by.split('.')[1]?.length ?? 0, done.split('.')[1]?.length ?? 0);
	// Written in whole points it may be off by one half.
	const slack = by.includes('.') ? room : Math.max(room, 0.6);
	if (value <= 0 || Math.abs(value - Number(by)) <= slack) return undefined;
	const right = value.toFixed(places);
	const at = from + found[0].lastIndexOf(by);
	const share = Number(passed.toFixed(1));
	const working = isBehind ? `${share}%－${done}%` : `${done}%－${share}%`;
	return {
		from,
		to: from + found[0].length,
		message: `到${months}月底时间进度为${share}%，${working}＝${right}个百分点，文中为${by}个百分点：几个数对不上，会被当作数据有误；请核对原始数据，改正其中一个。`,
		fixes: [
			{
				title: `“${by}”改为“${right}”`,
				edits: [{ from: at, to: at + by.length, text: right }],
			},
		],
	};
}

const ranks =
	/第(?<now>\d{1,3})位[，、（(]?(?:同比|排名|位次)?[比较](?:上年同期|上年|去年同期|去年|上月|上期|上季度|第?[一二三四]季度|20\d\d年|[1-9]月份?)?的?第(?<then>\d{1,3})位$/u;
const fromTo =
	/[由从][^，。；：\d]{0,12}第(?<then>\d{1,3})位[^，。；：\d]{0,8}[至到][^，。；：\d]{0,8}第(?<now>\d{1,3})位[，、]?(?:上升|前移|提升|前进|下降|后移|下滑)了?(?<by>\d{1,3})[个位名]/gu;
const moved = /^(?:上升|前移|提升|前进|下降|后移|下滑)了?(?<by>\d{1,3})[个位名]/u;

function rankFinding(now: string, then: string, by: string, at: Span): Finding | undefined {
	const value = Math.abs(Number(then) - Number(now));
	if (value === Number(by) || value === 0) return undefined;
	const digits = at.to - 1 - by.length;
	return {
		...at,
		message: `第${then}位到第${now}位相差${value}位，文中为${by}位：几个数对不上，会被当作数据有误；请核对原始数据，改正其中一个。`,
		fixes: [
			{
				title: `“${by}”改为“${value}”`,
				edits: [{ from: digits, to: digits + by.length, text: String(value) }],
			},
		],
	};
}

/** 居第3位，比上年的第7位上升3位. */
function rankAt(text: string, hit: Span): Finding | undefined {
	const verb = hit.from + 1;
	const found = ranks.exec(sentenceBefore(text, verb));
	const change = moved.exec(text.slice(verb, verb + 8));
	if (!found || !change) return undefined;
	const { now = '', then = '' } = found.groups!;
	return rankFinding(now, then, change.groups!['by']!, { from: verb, to: verb + change[0].length });
}

/** 由第7位上升到第3位，上升3位: the verb that is hit stands between both places. */
function rankBetween(text: string, hit: Span): Finding | undefined {
	const near = text.slice(Math.max(0, hit.from - 24), hit.to + 30);
	for (const found of near.matchAll(fromTo)) {
		const { now = '', then = '', by = '' } = found.groups!;
		const to = Math.max(0, hit.from - 24) + found.index + found[0].length;
		const from = to - by.length - 3;
		const finding = rankFinding(now, then, by, { from, to });
		if (finding) return finding;
	}
	return undefined;
}

/** What the hits of `progressTriggers` claim and the figures before them contradict. */
export const wrongProgress = (
	text: string,
	hits: readonly (Span & { text: string })[],
): Finding[] =>
	hits.flatMap(
		(hit) =>
			(hit.text.endsWith('进度')
				? progressAt(text, hit)
				: hit.text.startsWith('位')
					? (rankAt(text, hit) ?? rankBetween(text, hit))
					: undefined) ?? [],
	);
