import { numbersIn } from './announcement';
import type { CountedList, CountReader } from './counted-list';
import { kinds, measure, quality, works } from './counted-nouns';
import { isOutlier } from './list-shape';
import { against, notBefore, numberOf, numeral, exactly } from './list-number';

/**
 * Clauses behind a colon, without marks of their own: 定下三条规矩：车辆统一停放；物料按点堆码；夜间不得装卸。 They are
 * parted by semicolons, or all begin alike (不准…，不准…).
 */
const pattern = new RegExp(
	`${notBefore}(?<numeral>${numeral})(?<of>(?:${measure}${quality}[〇一-鿿]{0,4}?|方面)(?:${kinds}|${works}|规矩|意见|要点|规则|承诺|共识|安排|打算|目标|硬招|不足|原因|约定|变化|关键|分工)|(?<=有[两二三四五六])[条点])[^，。；：、\\d]{0,10}：(?<list>[^：\\n]{8,400}?)(?<end>。|$)(?<rest>[^\\n]{0,12})`,
	'uy',
);
/** Marks of a series, which are counted where all series are; words that open no item. */
const noItem =
	/^(?:[“”]?[一二三四五六七八九十][是要、]|第[一二三四五六]|其[一二三四中]|首先|其次|再次|最后|同时|[另并但而或如若]|此外|例如|比如|对违|违反|逾期|否则|确需|特殊|符合|其余|其他|以上|上述|不足|超过|[两三四五六七八九][项个家者类条件](?!人)|[（(]?[\d①-⑩])/u;
const goesOn = /^(?:同时|此外|另外|[还并再]|最后|对此|以上|其中)/u;
/** What no item of a list begins with. */
const turns = /^(?:目前|截至|今年|去年|上半年|\d|据|上述|以上|违反|会议|下一步|同期|相关)/u;
/** 针对三个问题：…: the clauses are of what is done about them. */
const answers = /针对|对照|围绕|根据|按照|其中|发现|排查|梳理/u;
const longestClause = 80;

/** Clauses that begin with the same two characters. */
function alike(list: string): readonly string[] {
	const clauses = list.split('，');
	const opening = clauses[0]!.slice(0, 2);
	const isAlike = clauses.every((clause) => clause.startsWith(opening) && clause.length > 3);
	return isAlike && /^[〇一-鿿]{2}$/u.test(opening) ? clauses : [];
}

function clausesIn(list: string): readonly string[] {
	if (!list.includes('；')) return alike(list);
	const clauses = list.split('；');
	const lengths = clauses.map((clause) => clause.length);
	const isEven = Math.max(...lengths) <= 3 * Math.min(...lengths);
	return isEven && Math.max(...lengths) <= longestClause ? clauses : [];
}

function behindColon(text: string, match: RegExpExecArray): CountedList | undefined {
	const number = numberOf(match);
	const { list = '', rest = '', end } = match.groups!;
	const clauses = clausesIn(list);
	if (!number || clauses.length < 2 || end === '') return undefined;
	if (clauses.some((clause) => noItem.test(clause)) || list.includes('。')) return undefined;
	if (isOutlier(clauses, number.n)) return undefined;
	// 由甲安排；由乙核定，由丙结算: one clause holds two items.
	const opening = clauses[0]!.charAt(0);
	if (list.includes('；') && clauses.some((clause) => clause.includes(`，${opening}`)))
		return undefined;
	const begin = Math.max(...[...'。；\n'].map((mark) => text.lastIndexOf(mark, match.index)));
	const before = text.slice(begin + 1, match.index);
	// 围绕三个目标定下四条措施：…: the clauses may be of either.
	if (answers.test(before) || numbersIn(before).includes(clauses.length)) return undefined;
	const isOver = rest.trim() === '' || turns.test(rest);
	if (clauses.length < number.n ? !isOver : clauses.length < 3 || goesOn.test(rest))
		return undefined;
	return against(number, exactly(clauses.length));
}

export const clauseReaders: readonly CountReader[] = [[pattern, behindColon]];
