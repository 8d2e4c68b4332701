import { clauseStart } from '../text/clauses';
import { numbersIn } from './announcement';
import type { CountedList, ListReader } from './counted-list';
import { bundles } from './list-items';
import { against, areEven, notBefore, numberOf, numeral, type ListNumber } from './list-number';
import {
	areOneLength,
	haveEvenHeads,
	haveFigures,
	haveFiguresFirst,
	haveSharedPlace,
	isOutlier,
	mayOpen,
	sharedEnding,
	sharedOpening,
	sharedPlace,
} from './list-shape';

/**
 * Lists behind their number that are known by the form of their items alone, whatever is counted: 拉起三道线：
 * 外线…；中线…；内线…, 主要有三点。人手紧：…。设备旧：…。, “三查”：查…，查…. As neither measure nor noun tells
 * anything here, the items must be built alike and be exactly one more or one fewer than said.
 */
const pattern = new RegExp(
	`${notBefore}(?<![这那上])(?<quote>“)?(?<numeral>${numeral})(?<of>(?<=有.)|[\\p{Script=Han}“”]{1,14}?)(?<opener>：|——|。|（|，即：?|，(?:分别|依次|具体)[是为]：?|，(?:就是|也就是|做到)?)`,
	'gu',
);
const farthest = 400;
/** Of the sentence before the number, and of the paragraph behind it. */
const reach = 200;
const longestParagraph = 3000;
const sentenceEnd = /[。；！？\n]/u;

interface Told {
	readonly number: ListNumber;
	/** The noun and what stands between it and the list. */
	readonly of: string;
	readonly opener: string;
	/** What stands before the number in its sentence. */
	readonly before: string;
	/** The sentence or bracket with the list. */
	readonly list: string;
	/** What follows in the paragraph. */
	readonly rest: string;
}

/** 3年, 两次, 五成: lengths, sums and times, of which no list follows. */
const noThing =
	/^(?:[年月日天周旬时分秒岁元角吨斤公千百米万亿度倍成折次届楼层号幢栋轮期批只头辆台株亩级人余名位者十、和与及]|个(?:百分|月|小时|工作日|季度)|以[上下]|多(?!$)|季度|地(?:$|[^点块段])|方(?![面式案法]))/u;
const otherNumber = /[二两三四五六七八九十]/u;
const speaks = /(?:说|表示|指出|认为|强调|介绍|反映|回应|显示|通报|决定|发现|提醒|报告)”?$/u;
/** 针对三个问题：…: the list is of what is done about them. */
const answers =
	/针对|对照|围绕|根据|按照(?!“)|其中|排查|梳理|主要(?:包括|涉及|的)|前[两二三四五]|解决|化解|破解|完成/u;

function toldAt(text: string, match: RegExpExecArray): Told | undefined {
	const number = numberOf(match);
	const { of = '', opener = '' } = match.groups!;
	if (!number || noThing.test(of) || otherNumber.test(of) || speaks.test(of)) return undefined;
	const before = text.slice(clauseStart(text, match.index, sentenceEnd, reach), match.index);
	const isQuoted = /[“”]/u.test(match[0]);
	if (answers.test(before) && !isQuoted) return undefined;
	const from = match.index + match[0].length;
	const behind = text.slice(from, from + farthest + 1).split('\n')[0]!;
	const closing = opener === '（' ? '）' : '。';
	const end = behind.indexOf(closing);
	if (end < 0 && (behind.length > farthest || opener === '（')) return undefined;
	const whole = end < 0 ? behind : behind.slice(0, end);
	// 整合农机187台（套）: a remark is no item.
	const list = whole.replace(/（[^（）]*）/gu, '');
	return { number, of, opener, before, list, rest: end < 0 ? '' : behind.slice(end + 1) };
}

const goesOn = /^(?:同时|此外|另外|[还并再]|最后|另有|其他|其余|以上)/u;
/** Marks of a series are counted elsewhere; 其他 may be an item or not. */
const noItem =
	/^(?:[一二三四五六七八九十]+[是要、来靠]|第[一二三四五六]|其[一二三四中他余]|首先|其次|再次|最后|同时|此外|[另并还]|各(?!类)|例如|比如|合计|共计|总计|对违|违反|逾期|否则|确需|特殊|符合|以上|上述|不足|超过|[两三四五六七八九][项个家者类条件]|[（(]?[\d①-⑩])/u;

/** 5个点：村部1个，学校2个，卫生室1个，养老院1个: the number is of them all. */
const sumOf = (list: string): number =>
	(list.match(/\d+/gu) ?? []).reduce((sum, digits) => sum + Number(digits), 0);

function told(
	{ number, before, list, rest, opener }: Told,
	count: number,
): CountedList | undefined {
	const { n } = number;
	if (Math.abs(n - count) !== 1 || Math.min(n, count) < 2) return undefined;
	if (numbersIn(before).includes(count) || sumOf(list) === n) return undefined;
	if (count < n && goesOn.test(rest)) return undefined;
	const to = number.from + number.digits.length + nounLength(number.of, opener);
	return against({ ...number, to }, { least: count, most: count });
}

const quotedWord = /^(?:[个大项张本道把条件种类]“?)?(?<word>\p{Script=Han}{1,2})”/u;
const plainWord =
	/^(?:个(?<word>\p{Script=Han}{1,2})|(?<bare>(?![个家所项条种类样张份座处套款件道名位人户次台辆])\p{Script=Han}))$/u;
/** What has a figure each. */
const byFigures =
	/渠道|方式|途径|等级|^[档类种]|行业|部分|片区|来源|性质|形式|层级|品种|年龄段|档次|类型|情形|部位|项目/u;

/** Up to the quotation mark, or what is counted with what follows it up to the list. */
function nounLength(of: string, opener: string): number {
	const quoted = quotedWord.exec(of);
	if (quoted) return quoted[0].length - 1;
	const kind = opener === '，' ? byFigures.exec(of) : null;
	return kind ? kind.index + kind[0].length : of.length;
}

const marks = /[，、；]/u;
const isLater = /^(?:[\d已共]|今年|去年|上半年|下半年|全年|截至|目前|累计)/u;
const numbers = '零一二三四五六七八九十';

/** 三笔依次为…: the sentence goes on with the number of what it has listed. */
const sumsUp = (tail: string, count: number): boolean =>
	tail.startsWith(numbers.charAt(count)) || (count === 2 && tail.startsWith('两'));

/** How many pieces in a row fit; undefined where others fit later. */
function runOf(pieces: readonly string[], fits: (piece: string) => boolean) {
	const first = pieces.findIndex((piece) => !fits(piece));
	const run = first < 0 ? pieces.length : first;
	return pieces.slice(run).some((piece) => fits(piece)) ? undefined : run;
}

/** “三农”, “三公”: names; what there is “一” of is read elsewhere. */
const policy = /^[个大]?“?[一农公资夏秋]”/u;

const wordOf = (of: string): string | undefined => {
	const { word, bare } = (quotedWord.exec(of) ?? plainWord.exec(of))?.groups ?? {};
	const own = word ?? bare;
	return own === undefined || policy.test(`${own}”`) ? undefined : own;
};

const shortestRun = 3;

/** 查资金、查账目，查人员 begin with a word; 马上办、网上办 end with it, and are of one length. */
function runWith(pieces: readonly string[], word: string): number {
	const longer = (piece: string): boolean => piece.length > word.length;
	const begins = runOf(pieces, (piece) => longer(piece) && piece.startsWith(word)) ?? 0;
	// 办理材料…，办理流程…: the word that they begin with is longer.
	const opening = sharedOpening(pieces.slice(0, begins));
	if (begins > 1 && (word.length > 1 || opening === word)) return begins;
	const ends = runOf(pieces, (piece) => longer(piece) && piece.endsWith(word)) ?? 0;
	const length = pieces[0]!.length;
	const areSure = word.length > 1 || pieces.slice(0, ends).every((one) => one.length === length);
	return areSure ? ends : 0;
}

/** Pieces that a comma parts from a list with pauses: 统一标准、统一流程，统一由县局考核. */
function isMixed(list: string, count: number): boolean {
	const [first = ''] = list.split(/[，；]/u);
	const paused = first.split('、').length;
	return paused > 1 && paused < count;
}

/** “三查”：查…，查…，查…: each begins or ends with the word that is counted. */
function countWord(one: Told, word: string): number | undefined {
	const pieces = one.list.split(marks);
	const count = runWith(pieces, word);
	if (count < 2 || isMixed(one.list, count)) return undefined;
	if (count > one.number.n) return count;
	const [tail] = pieces.slice(count);
	const isWhole = tail === undefined || isLater.test(tail) || sumsUp(tail, count);
	const isClosed =
		isWhole ||
		((one.list.split('，')[0] ?? '').split('、').length === count &&
			/[即：到]|实现/u.test(one.opener) &&
			count >= shortestRun &&
			!noItem.test(tail));
	return isClosed && !one.rest.slice(0, 3).includes(word) ? count : undefined;
}

/** “三不”：没有…不…，没有…不…: the word stands in each, and all begin alike. */
function countHeld(one: Told, word: string): number | undefined {
	const holds = (item: string): boolean => item.split(word).length === 2;
	const pieces = one.list.split(marks);
	if (one.rest.slice(0, 12).includes(word)) return undefined;
	// 学生随机编班、教师随机配班; 路变宽了，灯变亮了
	const isEach = word.length > 1 || (pieces.length >= shortestRun && haveSharedPlace(pieces));
	if (isEach && pieces.length > 1 && pieces.every(holds)) return pieces.length;
	const items = one.list.split(/[，；]/u);
	const opening = sharedOpening(items);
	const isSure =
		items.length > 1 && items.every(holds) && opening.length > 1 && !opening.includes(word);
	return isSure ? items.length : undefined;
}

const mark = /^[一二三四五六七八九十]+[是要、来]/u;

function countBy(one: Told, word: string): number | undefined {
	const pieces = one.list.split(marks);
	if (pieces.some((piece) => mark.test(piece)) || isMixed(one.list, pieces.length)) {
		return mark.test(one.list) ? undefined : countWord(one, word);
	}
	return countWord(one, word) ?? countHeld(one, word);
}

/** 一类是…；一类是…；还有一类是…: one of them, and one more, by the measure that counts them. */
function countOnes({ number, list, rest }: Told): number | undefined {
	const measure = number.of.charAt(0);
	const one = new RegExp(
		`(?:^|[，；。])(?:还有|另有|再有|另外|最后)?的?[另又]?一${measure}(?<next>\\p{Script=Han})`,
		'gu',
	);
	const found = [...list.matchAll(one)];
	if (found.length < 2 || found[0]!.index !== 0) return undefined;
	const [first] = found;
	// 一类企业, 一级公路: a grade, unless all go on alike.
	const isAlike =
		!/[类级等期批次]/u.test(measure) ||
		found.every((item) => item.groups!['next'] === first!.groups!['next']);
	if (/再就是|再有|此外|还有(?!的?一)/u.test(list)) return undefined;
	const others = list.match(new RegExp(`[另一其]${measure}|其[余他]`, 'gu'))?.length ?? 0;
	if (!isAlike || others !== found.length) return undefined;
	return new RegExp(`[一另]${measure}|其[余他]`, 'u').test(rest.slice(0, 16))
		? undefined
		: found.length;
}

/** 一档…，二档…，三档…: numbers with a word of their own behind them, up to the last of them. */
function countNumbered(one: Told): number | undefined {
	const word = /^第?一(?<word>\p{Script=Han})(?<![是要、来靠则])/u.exec(one.list)?.groups!['word'];
	if (word === undefined || one.number.of.charAt(0) !== word) return undefined;
	const next = new RegExp(`(?:^|[，；、])第?(?<digit>[${numbers}])${word}`, 'gu');
	const found = [...one.list.matchAll(next)].map((item) => numbers.indexOf(item.groups!['digit']!));
	const isInOrder = found.every((n, index) => n === index + 1);
	const another = `${numbers.charAt(found.length + 1)}${word}`;
	return isInOrder && !one.rest.includes(another) ? found.length : undefined;
}

const town = /[镇乡村县区市州]/u;

/** Clauses parted by semicolons: three that are built alike. */
function countParted({ list, rest, number }: Told): number | undefined {
	const items = list.split('；');
	if (items.length < 3 || items.some((item) => noItem.test(item) || item === '')) return undefined;
	const opening = sharedOpening(items);
	if (opening !== '') {
		// 由甲安排，由乙核定；…: a clause may hold two.
		const isTwice = items.some((item) => item.includes(`，${opening}`));
		if (!mayOpen(opening) || isTwice || rest.startsWith(opening)) return undefined;
		return items.length;
	}
	// 5个镇：东山镇…；西河镇…: some of them may be told.
	const place = sharedPlace(items);
	if (items.length < number.n && place !== undefined && town.test(place)) return undefined;
	const [next = ''] = rest.split('。');
	const areItems = (all: readonly string[]): boolean =>
		haveEvenHeads(all) || haveSharedPlace(all) || haveFiguresFirst(all);
	return areItems(items) && (next === '' || !areItems([...items, next])) ? items.length : undefined;
}

const longestNoun = 5;
const longestSubject = 6;
/** What no item of a list begins with, so that the list is over. */
const turns =
	/^(?:目前|截至|今年|去年|上半年|下半年|[\d据全]|上述|会议|下一步|下步|同期|相关|为此|对此)/u;

/** An item that is told of several, or has a list of its own. */
const odd = /：|其他|其余|另有|[两三四五六七八九][个家处]/u;

/** 3家：…；…；…。: nothing but a noun between the number and clauses of about one length. */
function countPlain({ list, of, opener, rest, number }: Told): number | undefined {
	const items = list.split('；');
	const lengths = items.map((item) => item.length);
	const isEven = Math.max(...lengths) <= 3 * Math.min(...lengths);
	if (opener !== '：' || of.length > longestNoun || items.length < 3 || !isEven) return undefined;
	if (items.some((item) => noItem.test(item) || turns.test(item) || odd.test(item)))
		return undefined;
	if (isOutlier(items, number.n)) return undefined;
	// 由甲受理，由乙办结；由丙督办: a clause may hold two.
	const opening = items[0]!.charAt(0);
	if (items.some((item) => item.includes(`，${opening}`))) return undefined;
	// 5个乡镇：…；…: the worst of them may be told.
	const isOver = announces.test(of) && (rest === '' || turns.test(rest));
	return items.length > number.n || isOver ? items.length : undefined;
}

/** 有三点。 and 三个问题。 announce what follows; 走访3个村。 does not. */
const announces =
	/^(?:[点条]|.*(?:问题|原因|症结|做法|特点|难点|难处|难题|短板|办法|措施|举措|环节|方面|变化|亮点|堵点|痛点|顾虑|启示|经验|体会|因素|关口|实招|[招关账牌]|[件大好实]事|[句个][话字]|建议|意见|要求|硬仗))$/u;

/** 巡防网、技防网、群防网 of 四张网: all end as what is counted does. */
function endAlike(items: readonly string[], of: string): boolean {
	const end = of.replace(/[“”]/gu, '').at(-1)!;
	return (
		items.length > 1 &&
		items.every((item) => item.length > 1 && item.length < 9 && item.endsWith(end)) &&
		sharedEnding(items).length < Math.min(...items.map((item) => item.length))
	);
}

const joined = /[和及与或等]|以及/u;

/** Clauses parted by commas have to be alike from end to end. */
function countClauses({ list, of, opener, rest }: Told): number | undefined {
	if (/[；：]/u.test(list)) return undefined;
	const isOpen = opener === '，';
	const [pieces, items] = [list.split('，'), list.split(/[，、]/u)];
	if (items.some((item) => noItem.test(item))) return undefined;
	if (items.length > 2 && haveFigures(items) && (!isOpen || byFigures.test(of)))
		return items.length;
	const place = pieces.length > 2 ? sharedPlace(pieces) : undefined;
	// 东环路…，西环路…，北环路… of 三条路
	const isOfThem = place !== undefined && of.includes(place);
	if (
		isOfThem ||
		(place !== undefined && !isOpen && of.length < longestNoun && areOneLength(pieces))
	)
		return pieces.length;
	if (isOpen) return undefined;
	if (endAlike(items, of) && !joined.test(list)) return items.length;
	const opening = sharedOpening(pieces);
	const isOpened = opening.length > 1 || (opening !== '' && of.includes(opening));
	const isPaused = list.includes(`、${opening}`);
	if (pieces.length > 1 && isOpened && !isPaused && mayOpen(opening))
		return rest.startsWith(opening) ? undefined : pieces.length;
	const isEven = pieces.length > 2 && areOneLength(pieces) && sharedEnding(pieces) === '';
	return isEven && announces.test(of) ? pieces.length : undefined;
}

const name = /^\p{Script=Han}{2,8}$/u;

/** 三样特产：甲茶、乙米、丙菇。 or 三件事，价格、销路、技术。: names of one length, and nothing else. */
function countNames({ list, of, opener }: Told): number | undefined {
	const items = list.split('、');
	if (opener === '（' || sharedOpening(items) !== '') return undefined;
	const isLed = opener !== '，' || announces.test(of);
	const isPlain = items.every(
		(item) => name.test(item) && !joined.test(item) && !noItem.test(item),
	);
	if (!isLed || !isPlain || items.length < shortestRun || bundles.test(list)) return undefined;
	return areEven(items, 0) ? items.length : undefined;
}

/** 四个字：快、准、省. */
function countCharacters({ of, list }: Told): number | undefined {
	const isPlain =
		/^个?字$/u.test(of.replace(/[“”]/gu, '')) &&
		/^\p{Script=Han}(?:、\p{Script=Han})+$/u.test(list);
	return isPlain ? list.split('、').length : undefined;
}

function behindNumber(text: string, match: RegExpExecArray): CountedList | undefined {
	const one = toldAt(text, match);
	if (!one || one.opener === '。') return undefined;
	// 超过20吨的3个，不到20吨的5个: only a quoted word, or one that opens a list, is of the items.
	const mayBeWord = one.opener !== '，' || one.of.includes('”');
	const word = mayBeWord ? wordOf(one.of) : undefined;
	const count =
		(word === undefined ? undefined : countBy(one, word)) ??
		countOnes(one) ??
		(one.opener === '，' ? undefined : countNumbered(one));
	if (count !== undefined) return told(one, count);
	// What begins with the word, but not all, is in doubt.
	if (word !== undefined && one.list.includes(word) && word.length > 1) return undefined;
	if (policy.test(one.of)) return undefined;
	// 三家医院开通绿色通道：…: what they do, not what there are three of.
	if (one.of.length > longestSubject && !announces.test(one.of) && !one.of.includes('”'))
		return undefined;
	const alike = countClauses(one) ?? countNames(one) ?? countCharacters(one);
	if (alike !== undefined) return told(one, alike);
	if (one.opener === '，') return undefined;
	const parted = countParted(one) ?? (word === undefined ? countPlain(one) : undefined);
	return parted === undefined ? undefined : told(one, parted);
}

const label = /(?:^|。)(?<label>[\p{Script=Han}“”]{2,8})：/gu;

/** 主要有三点。人手紧：…。设备旧：…。经费少：…。: sentences with labels of one length. */
function behindSentence(text: string, match: RegExpExecArray): CountedList | undefined {
	const one = toldAt(text, match);
	if (!one || !/[。：]/u.test(one.opener) || !announces.test(one.of)) return undefined;
	const from = match.index + match[0].length;
	const [paragraph = ''] = text.slice(from, from + longestParagraph).split('\n');
	if (paragraph.length === longestParagraph || !/^[^。：]{2,8}：/u.test(paragraph))
		return undefined;
	const labels = [...paragraph.matchAll(label)].map((found) => found.groups!['label']!);
	const isFirst = paragraph.startsWith(`${labels[0] ?? '。'}：`);
	const isEven = labels.every((found) => found.length === labels[0]!.length);
	if (!isFirst || !isEven || labels.length < 2) return undefined;
	if (labels.some((found) => noItem.test(found)) || new Set(labels).size < labels.length)
		return undefined;
	return told({ ...one, rest: '' }, labels.length);
}

const begins = '[二两三四五六七八九十\\d][\\p{Script=Han}“”]{0,14}';

export const parallelReaders: readonly ListReader[] = [
	[new RegExp(`${begins}(?:[：（，]|——)`, 'u'), pattern, behindNumber],
	[new RegExp(`${begins}[。：][^。：]{2,8}：`, 'u'), pattern, behindSentence],
];
