import type { Span } from '../../text/span';
import type { Hit, Trigger } from '../rule';

/** A number and what it counts, where the things counted stand beside it in the same sentence. */
export interface CountedList extends Span {
	readonly n: number;
	readonly numeral: Span;
	/** How many are there. */
	readonly count: number;
	/** What is counted, as messages name it: 着力, 早, 步骤. */
	readonly of: string;
}

const digits = [...'两二三四五六七八九十0123456789'];
/** What a counted thing may begin with right behind its number, as the readers look for it. */
const measures = [
	...'个家所大项部份类种件支道步方色处座名样级条点张期批轮套款门本县市区镇乡村省地字',
	// 四片责任区, 两路队伍; 三多：…
	...'片路头笔块关招句档等位人组队剂环季变升降多少难通新化有不盼怕问看查法策',
	...'户辆台宗起份间栋幢场艘架只株棵篇首幅列节根排段口眼孔对伙拨届轮层杆盏匹尊枚',
];
const whole = ['层面', '维度', '角度', '环节', '工序', '程序', '阶段', '流程'];

/** Under these `countsIn` can find anything. */
export const countTriggers: readonly Trigger[] = digits.flatMap((digit) => [
	`“${digit}`,
	`某${digit}`,
	`某等${digit}`,
	`有${digit}：`,
	...[...measures, ...whole].map((measure) => digit + measure),
]);

/** 三类，即: these count by themselves; the others count what is named behind them. */
const standAlone = new Set('类种样级步色期批轮');
const ownMeasures = new Set(measures);
/** 3个月, 1.5个百分点: measures of time and of difference, which no list has. */
const noThing = /^个(?:百分|月|小时|工作日|位次|学时|课时|交易日)/u;
const numeral = /[\d一二两三四五六七八九十百千万零〇]/u;
const longestNumeral = 2;

/** Where the number begins whose last character stands at an offset, as far as it is looked at. */
function numeralFrom(text: string, last: number): number {
	let from = last;
	while (from > 0 && last - from < longestNumeral && numeral.test(text.charAt(from - 1))) from--;
	return from;
}

/** Whether the number that ends at an offset may be that of the things in a list: 3, 12, 十二. */
function isSmall(text: string, last: number): boolean {
	const from = numeralFrom(text, last);
	const before = text.charAt(from - 1);
	return last - from < longestNumeral && before !== '.' && before !== '．';
}

/** 甲公司、乙公司等企业3家 */
const isBehindNoun = (text: string, at: number): boolean =>
	text.slice(Math.max(0, at - 7), at).includes('等');

/** 有三条。, 有四点：; 水务局、城管局五家，: nothing is named behind the measure. */
const opensList = (text: string, from: number, to: number): boolean =>
	/[。：]/u.test(text.charAt(to)) ||
	(text.charAt(to) === '，' &&
		(text.startsWith(`一${text.charAt(to - 1)}`, to + 1) ||
			text.slice(Math.max(0, from - 24), from).includes('、')));

function counts(text: string, { from, to, text: hit }: Hit): boolean {
	const measure = hit.charAt(1);
	if ('“某有'.includes(hit.charAt(0))) return true;
	if (!ownMeasures.has(measure)) return hit.length > 2 && isSmall(text, from);
	const next = text.charCodeAt(to);
	const isNamed =
		(next >= 0x4e00 && next <= 0x9fff) || next === 0x201c || opensList(text, from, to);
	if (!isNamed && !standAlone.has(measure) && !isBehindNoun(text, from)) return false;
	return isSmall(text, from) && !noThing.test(text.slice(to - 1, to + 3));
}

/**
 * Offsets of the numbers in a text that may be those of things in a list, in their order. Prose is full of
 * figures; of most paragraphs this tells that the readers need not look.
 * @param hits those of `countTriggers`, among others.
 */
export function countsIn(text: string, hits: readonly Hit[]): readonly number[] {
	const found = new Set<number>();
	for (const hit of hits)
		if (counts(text, hit)) found.add(numeralFrom(text, hit.from + hit.text.search(numeral)));
	return [...found];
}

/**
 * How one form of list is found from its number: a sticky pattern that begins at the number, or at 等, 共 or 这
 * before it where it is said to begin at the `prefix`, and what is wrong there.
 */
export type CountReader = readonly [
	pattern: RegExp,
	read: (text: string, match: RegExpExecArray) => CountedList | undefined,
	begins?: 'prefix',
];

const prefix = /(?:等[共这]?|[共这])$/u;
const longestPrefix = 2;

/** What is wrong at the numbers that `countsIn` found. */
export function readCounts(
	readers: readonly CountReader[],
	text: string,
	counts: readonly number[],
): readonly CountedList[] {
	return counts.flatMap((at) => {
		const before = prefix.exec(text.slice(Math.max(0, at - longestPrefix), at))?.[0].length ?? 0;
		return readers.flatMap(([pattern, read, begins]) => {
			pattern.lastIndex = begins === 'prefix' ? at - before : at;
			const match = pattern.exec(text);
			return (match && read(text, match)) ?? [];
		});
	});
}

/** A slip is off by one or two; more means that the number counts something else. */
export const widestSlip = 2;

/** Tells in one quick look whether there is anything to read; most paragraphs have nothing. */
interface Sign {
	test(text: string): boolean;
}

/** Words looked for as they are: faster than any expression. */
export const holding = (...words: readonly string[]): Sign => ({
	test: (text) => words.some((word) => text.includes(word)),
});

/** How one form of list is found: a sign of it, all places where it may be, and what is wrong there. */
export type ListReader = readonly [
	sign: Sign,
	pattern: RegExp,
	read: (text: string, match: RegExpExecArray) => CountedList | undefined,
	/** One of these characters stands in every such list; looking for it costs least. */
	needs?: string,
];

const holdsOne = (text: string, needs: string): boolean => {
	for (let i = 0; i < needs.length; i++) if (text.includes(needs.charAt(i))) return true;
	return false;
};

/** All that a reader makes of its pattern's matches; `matchAll` would copy the pattern for every paragraph. */
function readAll(text: string, [, pattern, read]: ListReader): CountedList[] {
	const found: CountedList[] = [];
	pattern.lastIndex = 0;
	for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
		const one = read(text, match);
		if (one) found.push(one);
		if (match[0] === '') pattern.lastIndex++;
	}
	return found;
}

/** What the readers find in a text, one after the other. */
export const readLists = (readers: readonly ListReader[], text: string): readonly CountedList[] =>
	readers.flatMap((reader) => {
		const [sign, , , needs] = reader;
		const mayBe = (needs === undefined || holdsOne(text, needs)) && sign.test(text);
		return mayBe ? readAll(text, reader) : [];
	});
