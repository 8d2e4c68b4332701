import { codesOf } from '../../text/characters';
import { units } from '../../text/figure-match';
import type { Span } from '../../text/span';

/** Where sums and shares may stand in a text; in order, apart from each other. */
export interface SumPassages {
	/** Stretches with a total and parts, as far as units tell. */
	readonly sums: readonly Span[];
	/** Sentences with shares or a structure (12∶43∶45) that may be all there is. */
	readonly shares: readonly Span[];
	/** Ends of 三个 before 乡镇 and the like, for totals of which the parts stand further on. */
	readonly places: readonly number[];
}

const Kind = {
	digit: 1,
	inNumber: 2,
	chinese: 4,
	scale: 8,
	end: 16,
	unit: 32,
	place: 64,
	cue: 128,
} as const;

/** Bits by code unit, as every character is looked at once. */
const kinds = new Uint8Array(0x10000);
/** By code unit of a unit's first character, what can be added up with it; 0: nothing can. */
const classes = new Uint16Array(0x10000);

function mark(characters: string, kind: number): void {
	for (const c of characters) kinds[c.charCodeAt(0)]! |= kind;
}

mark('0123456789０１２３４５６７８９', Kind.digit | Kind.inNumber);
mark('.．,', Kind.inNumber);
// 一 is in every sentence (统一, 一是, 进一步): 一百二十 is found from its 百 on.
mark('二两三四五六七八九十百千万亿', Kind.chinese);
mark('〇零一十百千万亿余多来几', Kind.scale);
mark('。！？!?\n', Kind.end);
mark(units.map((unit) => unit.charAt(0)).join(''), Kind.unit);
mark('乡镇县区街村市社地', Kind.place);
mark('中占共计每', Kind.cue);

for (let code = 1; code < 0x10000; code++) classes[code] = code;
for (const c of '年月日时点号岁周倍成届级℃折') classes[c.charCodeAt(0)] = 0;
for (const c of '名位') classes[c.charCodeAt(0)] = '人'.charCodeAt(0);
// 学校32所、养老院12家，合计44家.
classes['所'.charCodeAt(0)] = '家'.charCodeAt(0);
for (const c of '％‰') classes[c.charCodeAt(0)] = '%'.charCodeAt(0);
// All measures are one: 公顷 and 亩, 公里 and 米 convert.
for (const c of '公平立里亩吨斤克升瓦兆厘毫') classes[c.charCodeAt(0)] = '米'.charCodeAt(0);

const percent = '%'.charCodeAt(0);
const bareBefore = codesOf('、，和与及以');
const colons = codesOf(':：∶');
const [ge, qi, zhong, zhan, gong, mei] = [0x4e2a, 0x5176, 0x4e2d, 0x5360, 0x5171, 0x6bcf];
/** 合计, 总计, 共计, 累计; not 统计 and 计划. */
const sums = codesOf('合总共累');
/** 个百分点, 个工作日, 个小时, 个月 add up to nothing; 个小区 and 个工地 do. */
const notThings: ReadonlyMap<number, string> = new Map(
	['百分', '工作', '小时', '月'].map((word) => [word.charCodeAt(0), word.slice(1)]),
);

/** What is counted by the unit that begins at an offset; 0: nothing that can be added up. */
function classAt(text: string, at: number): number {
	const unit = text.charCodeAt(at);
	const noThing = unit === ge ? notThings.get(text.charCodeAt(at + 1)) : undefined;
	return noThing !== undefined && text.startsWith(noThing, at + 2) ? 0 : (classes[unit] ?? 0);
}

const has = (text: string, at: number, kind: number): boolean =>
	at < text.length && (kinds[text.charCodeAt(at)]! & kind) !== 0;

/** What a sentence counts, by kinds of unit. */
interface Sentence {
	from: number;
	to: number;
	readonly kinds: number[];
	readonly counts: number[];
	/** What was counted last before 其中, 0 where nothing was. */
	among: number;
	/** What was counted last. */
	last: number;
	hasShare: boolean;
	hasTotal: boolean;
	/** 每: what each has, which makes a total with how many there are. */
	hasEach: boolean;
	colons: number;
	/** Numbers without unit, which take that of the next: 一产1.1、二产5.3、三产4.3亿元. */
	bare: number;
}

const blank = (): Sentence => ({
	from: 0,
	to: 0,
	kinds: [],
	counts: [],
	among: 0,
	last: 0,
	hasShare: false,
	hasTotal: false,
	hasEach: false,
	colons: 0,
	bare: 0,
});

function reopen(sentence: Sentence, from: number): Sentence {
	sentence.from = from;
	if (sentence.kinds.length > 0) sentence.kinds.length = sentence.counts.length = 0;
	sentence.hasShare = sentence.hasTotal = sentence.hasEach = false;
	sentence.among = sentence.last = sentence.colons = sentence.bare = 0;
	return sentence;
}

/** A sentence with more kinds of units than this is read anyway: no list of kinds gets long. */
const manyKinds = 24;

const countOf = ({ kinds: known, counts }: Sentence, kind: number): number =>
	counts[known.indexOf(kind)] ?? 0;

function add(sentence: Sentence, kind: number): void {
	const by = 1 + sentence.bare;
	sentence.bare = 0;
	sentence.last = kind;
	const at = sentence.kinds.indexOf(kind);
	if (at >= 0) sentence.counts[at]! += by;
	else if (sentence.kinds.length < manyKinds) {
		sentence.kinds.push(kind);
		sentence.counts.push(by);
	}
}

/** Reads a number from its first character and what it counts; the offset behind it. */
function readArabic(text: string, from: number, sentence: Sentence): number {
	let to = from + 1;
	while (has(text, to, Kind.inNumber)) to++;
	while (has(text, to, Kind.scale)) to++;
	const unit = text.charCodeAt(to);
	if (bareBefore.has(unit)) sentence.bare++;
	else if (colons.has(unit) && has(text, to + 1, Kind.digit)) sentence.colons++;
	else {
		const kind = classAt(text, to);
		if (kind > 0) add(sentence, kind);
	}
	return to;
}

function readChinese(text: string, from: number, sentence: Sentence): number {
	let to = from + 1;
	while (has(text, to, Kind.chinese | Kind.scale)) to++;
	const kind = has(text, to, Kind.unit) ? classAt(text, to) : 0;
	if (kind > 0) add(sentence, kind);
	return to;
}

const joints = ['其中', '分', '具体', '按', '从', '包括', '其余', '余下', '剩余', '未'];
/** 发现问题118个。7月发现52个，8月发现39个. */
const opensWithMonth = (text: string, { from }: Sentence): boolean =>
	has(text, from, Kind.digit) && text.slice(from + 1, from + 3).includes('月');
const opensWithJoint = (text: string, sentence: Sentence): boolean =>
	joints.some((joint) => text.startsWith(joint, sentence.from)) || opensWithMonth(text, sentence);

/** Whether a total and its parts may stand in a sentence by itself. */
function isSum({ kinds: known, counts, among, hasEach }: Sentence): boolean {
	if (known.length === manyKinds) return true;
	const few = hasEach ? 1 : 2;
	for (let i = 0; i < known.length; i++) {
		if (counts[i]! > (known[i] === among ? 1 : few) && known[i] !== percent) return true;
	}
	return false;
}

const closing = /^(?:以上|上述)?[一-龥\d]{0,6}?(?:合计|总计|共计|总共|一共|[加合]起来|加在一起)/u;
const closingReach = 12;

/** 三项合计45个: whether a sentence tells the sum of those before it. */
const sumsUp = (
	text: string,
	before: Sentence,
	{ hasTotal, kinds: own, from }: Sentence,
): boolean =>
	hasTotal &&
	own.some((kind) => countOf(before, kind) > 0) &&
	closing.test(text.slice(from, from + closingReach));

/** Whether a sentence may hold the parts of a total in the one before. */
function goesOn(text: string, before: Sentence, sentence: Sentence): boolean {
	const isJoined = opensWithJoint(text, sentence);
	if (!isJoined && !before.hasTotal && !sentence.hasTotal) return false;
	for (let i = 0; i < sentence.kinds.length; i++) {
		const kind = sentence.kinds[i]!;
		if (kind === percent || countOf(before, kind) === 0) continue;
		if (isJoined || sentence.counts[i]! > 1) return true;
	}
	return false;
}

function pushSpan(spans: Span[], from: number, to: number): void {
	let last = spans.at(-1);
	while (last && from <= last.from && spans.length > 1) {
		spans.pop();
		last = spans.at(-1);
	}
	if (last && from <= last.to) spans[spans.length - 1] = { from: Math.min(from, last.from), to };
	else spans.push({ from, to });
}

interface Reading {
	readonly sums: Span[];
	readonly shares: Span[];
	readonly places: number[];
	/** The last sentence that counts something, if it stands right before. */
	before: Sentence;
	sentence: Sentence;
	/** Where the first of those sentences begins that stand right before and count something. */
	rowFrom: number;
}

function close(text: string, reading: Reading, to: number): void {
	const { before, sentence } = reading;
	sentence.to = to;
	if (before.kinds.length === 0) reading.rowFrom = sentence.from;
	if (sentence.kinds.length > 0) {
		if (sumsUp(text, before, sentence)) pushSpan(reading.sums, reading.rowFrom, to);
		else if (goesOn(text, before, sentence)) pushSpan(reading.sums, before.from, to);
		else if (isSum(sentence)) pushSpan(reading.sums, sentence.from, to);
		if (sentence.hasShare && countOf(sentence, percent) > 1)
			pushSpan(reading.shares, sentence.from, to);
	}
	if (sentence.colons > 1) pushSpan(reading.shares, sentence.from, to);
	reading.before = sentence;
	reading.sentence = reopen(before, to);
}

const looked = Kind.digit | Kind.chinese | Kind.end | Kind.cue;

/**
 * Finds where sums may stand, by a look at each character: reading figures is dear, and most
 * sentences count things that cannot be added up. Time is linear in the text.
 */
export function sumPassages(text: string): SumPassages {
	const reading: Reading = {
		sums: [],
		shares: [],
		places: [],
		before: blank(),
		sentence: blank(),
		rowFrom: 0,
	};
	for (let at = 0; at < text.length;) {
		const code = text.charCodeAt(at);
		const kind = kinds[code]!;
		if ((kind & looked) === 0) at++;
		else if ((kind & (Kind.digit | Kind.chinese)) !== 0) {
			const read = (kind & Kind.digit) === 0 ? readChinese : readArabic;
			at = read(text, at, reading.sentence);
			const behind = text.charCodeAt(at) === ge ? at + 1 : at;
			if (has(text, behind, Kind.place)) reading.places.push(behind);
		} else {
			at++;
			if ((kind & Kind.end) !== 0) close(text, reading, at);
			else if (code === zhan) reading.sentence.hasShare = true;
			else if (code === mei) reading.sentence.hasEach = true;
			else if (code === zhong) {
				if (text.charCodeAt(at - 2) === qi) reading.sentence.among = reading.sentence.last;
			} else if (code === gong || sums.has(text.charCodeAt(at - 2))) {
				reading.sentence.hasTotal = true;
			}
		}
	}
	close(text, reading, text.length);
	return reading;
}
