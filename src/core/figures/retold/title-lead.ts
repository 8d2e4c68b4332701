import { isComparedBase } from '../asides';
import type { Quantity } from '../quantity';
import { shareWord } from '../shared-words';
import type { Claim } from './claim';
import { sentenceBefore } from './restated';

/**
 * A title tells what the first paragraph tells; where that has the very figure with another value, one of the two was
 * not brought up to date: 事故前10个月下降15% over 发生事故369起，同比下降18%; 11个项目集中开工 over 项目开工，共12个.
 */

/** How far the first paragraph is believed to tell of what the title does, in UTF-16 units. */
const longestLead = 220;
/** Farther off a figure is another one's. */
const near = { rate: 2, count: 1.35, least: 0.8 };

const otherTime =
	/[去上前]年|同期|年初|上[月季]|[原此]前|计划|目标|预计|力争|[其另]中|其余|剩余|平均|[人户日月]均|每/u;
const arrives = /(?:[降升增提减压缩]|扩大|提高|回落)[至到为]$/u;
const exceeds = /(?:突破|超过|超|逾|跨过|越过|迈上|首破)了?$/u;

const firstParagraph = (body: string): number => {
	const from = body.length - body.trimStart().length;
	const end = body.indexOf('\n', from);
	return Math.min(end < 0 ? body.length : end, from + longestLead);
};

const compared = /同比|[比较]?(?:[去上]年)?同期|[比较][去上]年/gu;

const directions: readonly RegExp[] = [
	/增长|提高|上升|增加|提升|上涨/u,
	/下降|减少|降低|回落|下跌/u,
];

/** 上年国庆假期为40万人次, 由2025年底的986家增加到: what was told then is not what the title tells now. */
const then =
	/(?:^|[，。；（(\n由从与和比较])(?:上年|去年|前年|上届|上[月季周]|同期|20\d\d年(?:[底末]|同期)|前一[周月年])[^，。；]{0,10}$/u;

/** Whether a figure of the body is told of another time than the rest. */
export function isOfThePast(body: string, quantity: Quantity): boolean {
	const said = then.exec(sentenceBefore(body, quantity).slice(-24))?.[0];
	// 比上年同期增长9.4% is what it is now.
	return said !== undefined && !directions.some((words) => words.test(said));
}

const opening = /^\s*(?:[去上前]年|(?<year>20\d\d)年)(?!同期)/u;

/** 2024年 where the text tells of 2025年 or of 今年. */
function opensInThePast(body: string, sentence: string): boolean {
	const found = opening.exec(sentence);
	if (!found || sentence.includes('今年')) return false;
	const year = found.groups?.['year'];
	if (year === undefined) return true;
	return body.includes('今年') || (body.match(/20\d\d(?=年)/gu) ?? []).some((one) => one > year);
}

/** Words of the clause and of the sentence around a figure, the past and plans not being of it. */
function isOfOther(body: string, { quantity, said }: Claim): boolean {
	if (isComparedBase(body, quantity)) return true;
	const sentence = sentenceBefore(body, quantity);
	if (isOfThePast(body, quantity) || opensInThePast(body, sentence)) return true;
	const clause = /[^，；：]*$/u.exec(sentence)![0];
	return otherTime.test(said.replace(compared, '')) || otherTime.test(clause.replace(compared, ''));
}

const directionOf = ({ change, said }: Claim): number =>
	directions.findIndex((words) => words.test(change === '' ? said.slice(-6) : change));

/** 下降15%, 降至11.8%: a rate with what became of it. */
export const isChangeOrLevel = (claim: Claim): boolean =>
	claim.quantity.unit?.dimension === 'ratio' &&
	(directionOf(claim) >= 0 || arrives.test(claim.said));

/** Whether two rates are told of the same: both of a rise, both of a fall, or both of where it came to. */
export const areOfOneWay = (a: Claim, b: Claim): boolean =>
	arrives.test(a.said) === arrives.test(b.said) &&
	(arrives.test(a.said) || directionOf(a) === directionOf(b));

/** The part of its sentence that stands before a figure. */
const partBefore = (body: string, { quantity }: Claim): string =>
	/[^；]*$/u.exec(sentenceBefore(body, quantity))![0];

/** The only value that several claims have, with the first of them. */
function onlyOne(claims: readonly Claim[]): Claim | undefined {
	const values = new Set(claims.map(({ quantity }) => quantity.low));
	return values.size === 1 ? claims[0] : undefined;
}

const ratioOf = (a: Claim, b: Claim): number => {
	const ratio = a.quantity.low / b.quantity.low;
	return ratio < 1 ? 1 / ratio : ratio;
};

interface Texts {
	readonly title: string;
	readonly body: string;
}

/** Whose doing a title tells, which the body tells of every figure. */
const place = /^[一-龥]{1,5}?(?:[县市区省镇乡村]|街道)(?:[城农][区村])?/u;
const changed =
	/增长|提高|上升|增加|提升|上涨|下降|减少|降低|回落|下跌|[降升]至|[降升]到|[\d前]\d*个月/gu;

/** What a title says of a figure, without the place and without the words of its change. */
const wordsOf = (title: string, { quantity }: Claim): string =>
	title.slice(0, quantity.from).replace(place, '').replace(changed, '，');

const period =
	/前(?<first>\d{1,2})个月|(?<!\d)1(?:月份?)?[至到—－–～-](?<until>\d{1,2})月|(?<half>上半年)|(?<quarters>前三季度|9月[底末])|(?<quarter>一季度|3月[底末])|全年|年底|(?<month>\d{1,2})月份?(?!\d{1,2}日|[底末])/u;

/** Up to which month of the year a text tells, or of which alone; empty where it names none. */
function periodOf(text: string): string {
	const found = period.exec(text)?.groups;
	if (!found) return '';
	if (found['month'] !== undefined) return `of ${found['month']}`;
	if (found['half'] !== undefined) return '6';
	if (found['quarters'] !== undefined) return '9';
	if (found['quarter'] !== undefined) return '3';
	return found['first'] ?? found['until'] ?? '12';
}

/** The sentence tells of when, or the one before it. */
const nearPeriod = (body: string, { quantity }: Claim): string =>
	periodOf(sentenceBefore(body, quantity)) || periodOf(body.slice(0, quantity.from));

/** A rate of another time is another rate. */
const areOfOnePeriod = (claim: Claim, other: Claim, { title, body }: Texts): boolean =>
	periodOf(title.slice(0, claim.quantity.from)) === nearPeriod(body, other);

/** 事故下降15%: the first change in that direction of what the title names. */
function changeIn(claim: Claim, lead: readonly Claim[], { title, body }: Texts): Claim | undefined {
	const way = directionOf(claim);
	if (way < 0 || arrives.test(claim.said)) return undefined;
	const words = wordsOf(title, claim);
	const changes = lead.filter(
		(one) => directionOf(one) === way && !arrives.test(one.said) && !/占/u.test(one.said),
	);
	// 警情1110起，…，下降25%；群众损失…，下降42.9%: each part of a sentence has its own.
	const named = changes.filter((one) => shareWord(words, partBefore(body, one)));
	const other = onlyOne(named.length > 0 ? named : changes);
	if (!other || !areOfOnePeriod(claim, other, { title, body })) return undefined;
	return ratioOf(claim, other) <= near.rate &&
		shareWord(words, sentenceBefore(body, other.quantity))
		? other
		: undefined;
}

/** 漏损率降至11.8%: what it was brought to. */
function levelIn(claim: Claim, lead: readonly Claim[], { title, body }: Texts): Claim | undefined {
	if (!arrives.test(claim.said)) return undefined;
	const other = onlyOne(lead.filter((one) => arrives.test(one.said)));
	return other &&
		ratioOf(claim, other) <= near.count &&
		shareWord(wordsOf(title, claim), sentenceBefore(body, other.quantity))
		? other
		: undefined;
}

/** 吞吐量突破3200万吨 over 吞吐量3120万吨. */
function thresholdIn(claim: Claim, lead: readonly Claim[]): Claim | undefined {
	if (!exceeds.test(claim.said) && claim.quantity.bend !== 'over') return undefined;
	const alike = lead.filter(
		(one) => shareWord(claim.said, one.said) || shareWord(claim.said, one.behind),
	);
	if (alike.some(({ quantity }) => quantity.high >= claim.quantity.low)) return undefined;
	return alike.find(({ quantity }) => quantity.low >= claim.quantity.low * near.least);
}

/** 改造完工140个 over 全部开工，完工168个: what was done to them. */
function deedIn(claim: Claim, lead: readonly Claim[]): Claim | undefined {
	const deed = claim.indicator.slice(-2);
	if (deed.length < 2) return undefined;
	const other = onlyOne(
		lead.filter(
			(one) =>
				one.quantity.unit?.text === claim.quantity.unit!.text &&
				one.behind === '' &&
				one.indicator.endsWith(deed),
		),
	);
	return other && ratioOf(claim, other) <= near.count ? other : undefined;
}

/** 11个项目集中开工 over 项目开工，共12个. */
function countIn(claim: Claim, lead: readonly Claim[], body: string): Claim | undefined {
	const { unit, bend } = claim.quantity;
	const noun = claim.behind.slice(0, 2);
	if (unit?.isCount !== true || bend !== 'none' || claim.change !== '') return undefined;
	if (noun.length < 2) return deedIn(claim, lead);
	const alike = lead.filter(
		(one) =>
			one.quantity.unit?.text === unit.text &&
			one.change === '' &&
			(one.behind.startsWith(noun) ||
				(one.behind === '' && sentenceBefore(body, one.quantity).includes(noun))),
	);
	const other = onlyOne(alike);
	return other && ratioOf(claim, other) <= near.count ? other : undefined;
}

/**
 * The figure of the first paragraph that stands for one of the title and has another value.
 * @param claims those of the body that are measured as the title's figure is, in order.
 */
export function otherInLead(
	claim: Claim,
	claims: readonly Claim[],
	texts: Texts,
): Claim | undefined {
	const { body } = texts;
	const end = firstParagraph(body);
	const lead = claims.filter(
		(one) =>
			one.quantity.to <= end && one.quantity.figure.kind === 'exact' && !isOfOther(body, one),
	);
	if (lead.length === 0) return undefined;
	if (claim.quantity.unit?.dimension === 'ratio')
		return changeIn(claim, lead, texts) ?? levelIn(claim, lead, texts);
	return thresholdIn(claim, lead) ?? countIn(claim, lead, body);
}
