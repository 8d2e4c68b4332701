import type { Span } from '../../text/span';
import { addDays, halfWidthDigits, weekdayOf, writeDay, type Day } from './calendar';
import type { Hit, ParagraphContext } from '../rule';
import { weekdayNumber } from './weekdays';

/** 昨日, 本周三, 上月5日: a time that only the day of writing explains. Offsets are of the paragraph. */
export interface RelativeTime extends Span {
	readonly kind: 'day' | 'week' | 'month';
	/** Days, weeks or months from the day of writing. */
	readonly shift: number;
	/** 0 is Sunday; undefined where only the week is named. */
	readonly weekday?: number;
	readonly dayOfMonth?: number;
	/** What the word says beside the day, as it is written behind a date: 昨晚 is 11月19日晚. */
	readonly tail: string;
}

/** Whether the words before and after let it mean a day of the calendar. */
type Judge = (before: string, after: string) => boolean;

interface Word {
	readonly shift: number;
	readonly tail?: string;
	readonly isMeant: Judge;
}

const partOfDay = '[上下中]午|凌晨|清晨|早晨|早上|傍晚|晚|夜|白天';
const clock = String.raw`[（(]?\d{1,2}(?:[时点日]|[:：]\d)`;
const opensClause = /(?:^|[，。；：！？、\s（(])$/u;

/** What is said of the past as such, and the names of bulletins. */
const oldTimes =
	/^(?:的?(?:辉煌|荣光|历史|故事|世界|自己|我们|农民|贫困|成绩)|重现|要情|要闻|情况|、?[今明][天日]|之|黄花)/u;
const isPast: Judge = (before, after) =>
	!oldTimes.test(after) && !/(?:[往昔像如就忘离的]|告别)$/u.test(before);

const sureDay = new RegExp(`^(?:${partOfDay}|${clock})`, 'u');
const happens =
	'召开|举行|举办|组织|启动|发布|印发|下发|开展|正式|发生|报告|通报|开工|开通|投产|投用|投运|签约|揭牌|接到|接报|收到|出动|赶赴|转移|部署|调度|检查|督查|迎来|公布|出台|开始|开园|开馆|抵达|前往|带队|率队';
const happensNow = new RegExp(
	`^(?:${happens}|[起已将从赴到]|最[高大低]|全[省市县区]|气温|新[增签])`,
	'u',
);
const happensSoon = new RegExp(`^[，,][^。；]{0,30}(?:${happens})`, 'u');
const ownWords =
	/^[，,]?(?:我们?|咱们?|大家|同志们|你们|人们|中国|会议|这里|在座|各位|.{0,20}(?:已成为|已经成为|越来越|时代))/u;
/** The present age, or a day of nobody's calendar. */
const presentAge =
	/(?:[的到如就是有]|[时直]至|[走变][到成]|明天|昨天)$|昨[天日].?$|(?:发展|变化|进步|高度)[^，。]{0,6}$/u;

const isToday: Judge = (before, after) => {
	if (ownWords.test(after) || /明天|昨天|昨日/u.test(before.slice(-4))) return false;
	if (sureDay.test(after) || /截[至止]到?$/u.test(before)) return true;
	if (presentAge.test(before)) return false;
	if (opensClause.test(before) && happensSoon.test(after)) return true;
	return happensNow.test(after);
};

const isTomorrow: Judge = (before, after) => {
	if (/[好的与向来、]$/u.test(before) && !sureDay.test(after)) return false;
	if (/(?:预计|计划|定于)$/u.test(before)) return true;
	return sureDay.test(after) || /^(?:起|将|前(?!途|景))/u.test(after) || isToday(before, after);
};

const isAfterTomorrow: Judge = (before, after) =>
	(opensClause.test(before) || /[在于到至和将]$/u.test(before)) &&
	(sureDay.test(after) || /^[起将前]/u.test(after));

const always: Judge = () => true;

const days: Readonly<Record<string, Word>> = {
	昨日: { shift: -1, isMeant: isPast },
	昨天: { shift: -1, isMeant: isPast },
	昨晚: { shift: -1, tail: '晚', isMeant: isPast },
	昨夜: { shift: -1, tail: '夜间', isMeant: isPast },
	前天: {
		shift: -2,
		isMeant: (before, after) =>
			!/[提之目此日以当年月空生先]$/u.test(before) && isPast(before, after),
	},
	今日: { shift: 0, isMeant: isToday },
	今天: { shift: 0, isMeant: isToday },
	今晨: { shift: 0, tail: '清晨', isMeant: always },
	今早: { shift: 0, tail: '早上', isMeant: always },
	今晚: { shift: 0, tail: '晚', isMeant: (_, after) => !/^[报会]/u.test(after) },
	明天: { shift: 1, isMeant: isTomorrow },
	明日: { shift: 1, isMeant: isTomorrow },
	明早: { shift: 1, tail: '早上', isMeant: always },
	明晨: { shift: 1, tail: '清晨', isMeant: always },
	明晚: { shift: 1, tail: '晚', isMeant: always },
	后天: { shift: 2, isMeant: isAfterTomorrow },
};

const shifts: Readonly<Record<string, number>> = { 上: -1, 本: 0, 下: 1 };
const weekWords = ['上周', '本周', '下周', '上星期', '本星期', '下星期'];
const monthWords = ['上月', '本月', '下月'];

export const relativeTriggers: readonly string[] = [
	...Object.keys(days),
	...weekWords,
	...monthWords,
];

/** 比上周下降: a comparison of periods needs no date. */
const compares = /(?:[比较与同和跟到至的每]|环比)$/u;
const weekGoesOn = /^(?:[共直律般次度定名位家个大]|起(?!，))/u;

function week(context: ParagraphContext, hit: Hit): RelativeTime | undefined {
	const { text } = context;
	const before = text.slice(Math.max(0, hit.from - 12), hit.from);
	const after = text.slice(hit.to, hit.to + 12);
	const weekday = weekdayNumber(after.charAt(0));
	const named = weekday !== undefined && !weekGoesOn.test(after.slice(1));
	const to = hit.to + (named ? 1 : 0);
	const span = { from: hit.from, to };
	const shift = shifts[hit.text.charAt(0)]!;
	const item = { ...span, kind: 'week' as const, shift, tail: '' };
	if (named) {
		// 下周一起，: the words for it are also those of 一起.
		const isSure = /^.起，/u.test(after) || !context.straddles(span);
		if (/每$/u.test(before) || !isSure) return undefined;
		return { ...item, weekday };
	}
	if (compares.test(before) || !opensClause.test(before)) return undefined;
	return /^[，,末内]/u.test(after) ? item : undefined;
}

/** 上月通报的问题: what was done then, told of the month alone. */
const doneThen = new RegExp(
	`^已?(?:${happens}|新[建开]|建成|整改|查处|约谈|考核)[^，。；]{0,4}[过的了]`,
	'u',
);
const everyMonth = /每月|次月|逐月|按月|月度|当月/u;

function month(context: ParagraphContext, hit: Hit): RelativeTime | undefined {
	const { text } = context;
	const after = halfWidthDigits(text.slice(hit.to, hit.to + 8));
	const day = /^(\d{1,2})[日号](?![均产])/u.exec(after);
	const before = text.slice(Math.max(0, hit.from - 12), hit.from);
	const shift = shifts[hit.text.charAt(0)]!;
	const sentence = context.sentenceAt(hit.from);
	if (everyMonth.test(text.slice(sentence.from, Math.min(sentence.to, sentence.from + 200))))
		return undefined;
	const item = { from: hit.from, kind: 'month' as const, shift, tail: '' };
	if (day && Number(day[1]) <= 31)
		return { ...item, to: hit.to + day[0].length, dayOfMonth: Number(day[1]) };
	if (!opensClause.test(before) || compares.test(before) || shift === 0) return undefined;
	const isPlain = /^(?:[，,起]|初[，,])/u.test(after);
	// 上月新建的，本月: months that are held against each other.
	const isDone =
		shift < 0 && doneThen.test(after) && !/[本当]月/u.test(text.slice(sentence.from, sentence.to));
	return isPlain || isDone ? { ...item, to: hit.to } : undefined;
}

/** The relative time at a hit of `relativeTriggers`; undefined where the words mean something else. */
export function relativeTime(context: ParagraphContext, hit: Hit): RelativeTime | undefined {
	if (context.masked.slice(hit.from, hit.to) !== hit.text) return undefined;
	if (weekWords.includes(hit.text)) return week(context, hit);
	if (monthWords.includes(hit.text)) return month(context, hit);
	const { text } = context;
	const word = days[hit.text]!;
	const before = text.slice(Math.max(0, hit.from - 12), hit.from);
	const after = halfWidthDigits(text.slice(hit.to, hit.to + 48));
	if (!word.isMeant(before, after)) return undefined;
	if (context.straddles(hit)) return undefined;
	const { shift, tail = '' } = word;
	return { from: hit.from, to: hit.to, kind: 'day', shift, tail };
}

/**
 * The date, or month, a relative time means when it is written on a given day, as text; undefined
 * where it names neither.
 */
export function concreteDate(time: RelativeTime, written: Day): string | undefined {
	if (time.kind === 'day') return writeDay(addDays(written, time.shift)) + time.tail;
	if (time.kind === 'week') {
		if (time.weekday === undefined) return undefined;
		const fromMonday = (weekday: number): number => (weekday + 6) % 7;
		const days = fromMonday(time.weekday) - fromMonday(weekdayOf(written)) + 7 * time.shift;
		return writeDay(addDays(written, days));
	}
	const month = ((written.month - 1 + time.shift + 12) % 12) + 1;
	if (time.dayOfMonth === undefined) return `${month}月`;
	return writeDay({ year: written.year, month, day: time.dayOfMonth });
}
