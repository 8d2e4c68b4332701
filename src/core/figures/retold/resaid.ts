import type { Claim } from './claim';
import type { Quantity } from '../quantity';
import { timesIn, type Places } from './story';
import { isInTitle, sentenceBefore, sharedNoun, type Restatement } from './restated';
import { coveredBy } from './remention';
import { areOfOneHolder } from './whose';

/**
 * A figure told twice in the same words: 排查隐患528处 and further on 全县共排查隐患525处, 隐患达到525处. Nothing
 * points back; that both are one thing is told by the later clause having no word that the earlier one has
 * not, but for those that say nothing.
 */

/** Words that tell neither what is counted nor which of it: 全县目前已, 总数达到. */
const idle =
	/截至目前|截至|到目前为止|目前|今年以来|今年|全年|全[县市区省镇乡村州旗]|[该本我][县市区省镇乡村]|累计|总计|共计|合计|一共|共有|现有|总数量?|数量|总量|人数|总额|规模|达到|全部|所有|已经|顺利|此次|本次|这次|下一步|其实|从[一-龥]{2,4}看|按照?|依据|根据|对照|[这那]一?[项个些]?|[保稳维][持定]|[共已达为是有了的约近超逾至到计对将把围绕在由向以给]|[县区镇乡村]里/gu;

/** What may follow the noun behind a figure: what is said of all of it. */
const ofAll = /^(?:$|[中里都均全已的背由被按从分]|[一-龥]{2}[在于到至])/u;

/** 对全部525处隐患逐一建档: what is dealt with, however. */
const dealtWith = /[对将把给由让](?:全部|所有)?的?$|^(?:按照?|以|根据|依据)/u;

/** 县民政局把困难群众（2346名）: who deals with them is no matter, unless it is an office above. */
const dealer = /^[县区镇乡村各][一-龥]{0,8}[对将把给让由](?!上级)/u;

/** 四季度要守住前8个月7.6%的增速: when it is to be kept is not when it was. */
const keeping = /^[^，]*[要将需争][^，]{0,6}[守保稳巩延][住持固续]/u;

const shortestNoun = 3;
const fewestDigits = 3;
/** A long name makes up for a digit. */
const longNoun = 4;

const bare = (words: string): string => words.replace(ofDate, '').replace(idle, '，');

/** Whether all words of a clause stand in another one, run by run. */
const isCovered = (words: string, there: string): boolean =>
	bare(words)
		.split('，')
		.every(
			(part) =>
				part.length < 2 || coveredBy(part, there) >= part.length - (part.length > 3 ? 1 : 0),
		);

/** 满意度保持在97.6%的较好水平: what follows is said of the figure. */
const isLevel = (text: string, { said, quantity }: Claim): boolean =>
	/^的(?:较|良好|合理|高位|低位|历史|水平)/u.test(text.slice(quantity.to, quantity.to + 3)) &&
	bare(said).replaceAll('，', '').length >= shortestNoun;

/** 下一步，泊位由12900个增加到17000个: what is planned begins where things are. */
const isStart = ({ text, later: { said, quantity }, again }: Places): boolean =>
	/[由从]$/u.test(said) &&
	/^[一-龥]{2,4}[至到]/u.test(text.slice(quantity.to, quantity.to + 5)) &&
	/[将拟使要]|力争|计划|下一?步|建议|目标|争取|到20\d\d年|年底前/u.test(again);

const clausesOf = (sentence: string): readonly string[] => sentence.split(/[，：、]/u).slice(0, -1);

/**
 * Whether the later sentence opens with a matter of its own. 检查餐饮单位528家，发现问题126个, 检查食品企业58家，…: like
 * clauses open two sentences of a row; and in the very next sentence nobody tells a figure once more.
 */
function opensOtherwise({ text, first, later, said, again }: Places): boolean {
	const there = text.slice(first.quantity.from - said.length, later.quantity.from - again.length);
	const isNext = !/[。！？\n][\s\S]/u.test(there);
	const own = clausesOf(again).filter(
		(clause) => !reported.test(clause) && !isCovered(clause, said),
	);
	if (own.length === 0) return false;
	const opened = clausesOf(said);
	return isNext || own.some((clause) => opened.some((one) => areLike(one, clause)));
}

/**
 * Whether the very next sentence tells of another matter: 化工企业用电量3.62亿千瓦时。建材企业用电量3.26亿千瓦时。 Digits that look
 * exchanged are those of two things then.
 */
export function contrasts(text: string, { first, later }: Restatement): boolean {
	const [said, again] = [sentenceBefore(text, first), sentenceBefore(text, later)];
	const start = later.from - again.length;
	if (!isNextSentence(text, first, start)) return false;
	const there = said + text.slice(first.to, Math.min(start, first.to + farthest));
	return again
		.split(/[，：、]/u)
		.some((clause) => !reported.test(clause) && !isCovered(clause, there));
}

/** Whether the sentence that begins at an offset is the next one behind a figure, which is not that of the title. */
const isNextSentence = (text: string, first: Quantity, start: number): boolean =>
	start >= first.to && !isInTitle(text, first) && !/[。！？\n]./u.test(text.slice(first.to, start));

/** The same where only the name before the later figure is looked at. */
export function namesAnother({ text, first, later, said, again }: Places): boolean {
	if (later.behind !== '') return false;
	if (!isNextSentence(text, first.quantity, later.quantity.from - again.length)) return false;
	return !isCovered(later.said, said + first.behind);
}
const farthest = 12;

/** 县统计局分析认为: who says so is no matter. */
const reported = /(?:认为|表示|指出|显示|介绍|反映|获悉|了解|强调|要求)$/u;

/** 改造前 and 改造后: one beginning or one end. */
const areLike = (a: string, b: string): boolean =>
	a.length > 1 && b.length > 1 && (a.slice(0, 2) === b.slice(0, 2) || a.slice(-2) === b.slice(-2));

const item = /（[\d一二三四五六七八九十]+）|[一二三四五六七八九十]是/u;

/** The paragraph between two places, as far as the sentence of the later one. */
function between({ text, first, later, again }: Places): string {
	const end = later.quantity.from - again.length;
	const start = Math.max(text.lastIndexOf('\n', end - 1), first.quantity.to);
	// An item of a list begins anew.
	return start < end ? text.slice(start, end).split(item).at(-1)! : '';
}

/** What the paragraph says of whom and when holds for the figure too, though its sentence does not repeat it. */
function isOfParagraph(places: Places): boolean {
	const before = between(places);
	if (!areOfOneHolder(places.said, before)) return false;
	const known = timesIn(places.said);
	return [...timesIn(before)].every((one) => one === '目前' || known.has(one));
}

/** The rest of the sentence of a figure, as far as it may say what was done: 97名群众于8时15分前紧急转移. */
const followOf = (text: string, { quantity: { to } }: Claim): string =>
	`，${/^[^。；！？\n]*/u.exec(text.slice(to, to + longestFollow))![0]}`;
const longestFollow = 30;

/** 92名转移群众 after 97名群众…转移: how many characters the name has that says what was done to whom. */
function doneTo(first: Claim, later: Claim, named: number): number {
	const noun = first.behind.slice(0, 2);
	return named >= longNoun && noun.length === 2 && later.behind.slice(2, named).includes(noun)
		? named
		: 0;
}

/** 受影响居民 after 影响居民4.3万人: what stands behind a figure, without a word that makes it passive. */
function nameIn({ said, first, later: { behind } }: Places): string {
	const isTold = coveredBy(behind, said + first.behind) > 0;
	return isTold ? behind : behind.replace(/^[受被已所]/u, '');
}

/** What follows a name of so many characters, of which the first 的 may be one more. */
function restOf(behind: string, named: number): string {
	const at = behind.indexOf('的');
	return behind.slice(at >= 0 && at < named ? named + 1 : named);
}

/** 月 of 8月, 个月 of 前8个月: what follows the digits of a time. */
const ofDate = /^(?:个月|月份?|[年日时]|季度|[户家人名个]$)/u;

/** 每亩补700元, 由36小时压缩到24小时: one of several figures of one kind. */
function isOfRow(text: string, { said, quantity }: Claim): boolean {
	if (/每|[户亩]均/u.test(said)) return true;
	return /\d/u.test(text.charAt(quantity.from - said.length - 1)) && !ofDate.test(said);
}

/**
 * How many characters the name has that the earlier sentence gives before a clause with nothing but a verb:
 * 养老服务站建设顺利，已建成38个, and 共建成养老服务站36个.
 */
function topicOf({ first, later, said }: Places, named: number): number {
	const verb = bare(first.said).replaceAll('，', '');
	if (first.behind !== '' || verb.length < 2 || verb.length > 3) return 0;
	const words = named > 0 ? later.behind.slice(0, named) : bare(later.said).replace(verb, '');
	const name = words.replaceAll('，', '');
	const isNamed = name.length > (later.clause.includes(verb) ? 2 : 3);
	return isNamed && said.includes(name) ? name.length : 0;
}

/**
 * Whether a later clause says what an earlier one says, with another figure.
 * @returns the places to be held against each other by time, place and scope; undefined where it does not.
 */
export function resaid(told: Places): Places | undefined {
	const whole = nameIn(told);
	// 1.6万个端口的缺口 is the 端口缺口 that was told.
	const places = { ...told, later: { ...told.later, behind: whole.replace('的', '') } };
	const { text, first, later, said, digits } = places;
	if (!/[。！？\n]/u.test(text.slice(first.quantity.to, later.quantity.from))) return undefined;
	if (isOfRow(text, first) || isOfRow(text, later)) return undefined;
	const there = said + first.behind;
	const named = coveredBy(later.behind, there + followOf(text, first));
	const noun = Math.max(
		sharedNoun(first, later),
		topicOf(places, named),
		doneTo(first, later, named),
	);
	// 24座冷库分布在9个乡镇: a short name will do where it opens the sentence, and all of them are spoken of.
	const isTopic = later.said === '' && later.behind.length > named;
	if (noun < (isTopic ? 2 : shortestNoun) || digits < 2) return undefined;
	if (digits < fewestDigits && noun < longNoun && !isTopic) return undefined;
	if (!isCovered(later.said.replace(dealer, ''), there)) return undefined;
	if (
		!dealtWith.test(later.said) &&
		!ofAll.test(restOf(whole, named)) &&
		!isLevel(text, later) &&
		!isStart(places)
	)
		return undefined;
	if (opensOtherwise(places) || !isOfParagraph(places)) return undefined;
	// What is said of all of them makes no other scope.
	const clause = later.said + later.behind.slice(0, named);
	return { ...places, again: places.again.replace(keeping, ''), later: { ...later, clause } };
}
