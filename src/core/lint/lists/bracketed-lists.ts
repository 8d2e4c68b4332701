import { readCount } from '../../text/chinese-numerals';
import type { CountedList, CountReader } from './counted-list';
import { kinds, works } from './counted-nouns';
import {
	against,
	areEven,
	exactly,
	lengthOf,
	notBefore,
	numberOf,
	numeral,
	type Length,
	type ListNumber,
} from './list-number';

/**
 * What is counted told in full in a bracket right behind it: 五项指标（甲、乙、丙、丁、戊）. The same bracket may
 * hold a remark, another name (3个县（市、区）) or where the things are; these are told apart by its items.
 */
const pattern = new RegExp(
	`${notBefore}(?<numeral>${numeral})(?<of>[个项条类种大支张本套家所处座户名款门]大?[〇一-鿿]{1,9})（(?<list>[^（）；。：，]{5,160})）`,
	'uy',
);

/** 6个问题整改完成（…）: what stands behind a verb is a remark. */
const isDone =
	/[的了为是有在对被把将向已未各每获]|进行|完成|开展|参加|参与|整改|通过|召开|启动|投[产用入]|[开竣]工/u;
/** Words of a remark, as against names. */
const remark =
	/[的各每]|除外|不[含包]|^(?:[含如即另共均已未见详例按由占约]|比如|主要|其中|部分|包[括含]|截至)|(?:以[上下]|左右|牵头|负责|配合|除外|不等)$/u;
/** 一期、二期, A类: parts of something. */
const ordinal = /^(?:第?[一二三四五六七八九十\d]|[A-Za-zⅠ-Ⅻ甲乙丙丁][类区组期级幢栋座]?$)/u;
/** A number inside an item that is no part of a name such as PM2.5. */
const figure = /(?<![A-Za-z\d.])\d/u;
/** 3个县（市、区）, 5个村（社区）: other kinds of the same thing. */
const kind =
	/^(?:街道|社区|乡镇|农场|林场|新区|园区|开发区|管委会|单位|部门|地区|办事处|居委会|林区|.)$/u;
/** Who answers for it or where it is: 两项任务（县水利局、县财政局）. */
const place = /(?:[局委办院厅处科室镇乡村县市区]|街道|社区|中心|公司|大队|支队)$/u;
const ofPlaces = /单位|部门|企业|公司|[镇乡村街县区市院校局委办片地景站园]|社区|机构|中心/u;
const shortest = 2;
const longest = 20;

const isItem = (item: string): boolean =>
	item.length >= shortest &&
	item.length <= longest &&
	/^[〇一-鿿A-Za-z\d.·“”《》]+$/u.test(item) &&
	!(remark.test(item) || ordinal.test(item) || figure.test(item) || kind.test(item));

/** Whether more items than said are surely so many: none is the half of one, as in 道路、管网改造. */
function surelyMore(items: readonly string[], n: number): boolean {
	const least = Math.min(...items.map((item) => item.length));
	return n > 2 && (areEven(items, 1) || (least > 3 && areEven(items, 4)));
}

const ofKinds = new RegExp(`(?:${kinds})$|^[大类种]`, 'u');
const ofWorks = new RegExp(`(?:${works})$`, 'u');
const namedPlaces = /(?:[乡镇县市区村]|街道)$/u;

/** 5所学校（青石中学、白水小学）: bodies by their names. */
const namedBodies =
	/^[所家个](?!.*的)[〇一-鿿]{0,5}(?:学校|企业|医院|门店|商户|合作社|机构|餐馆|酒店|超市|公司|社区)$/u;
const body =
	/^[〇一-鿿]{1,12}(?:中学|小学|学校|幼儿园|医院|卫生院|公司|厂|店|超市|合作社|中心|社区)$/u;

/** 5处隐患点（滑坡、崩塌、泥石流）: of what sorts they are, as against 五项指标（…） or 5个乡镇（…）. */
function areTold({ of, digits }: ListNumber, items: readonly string[]): boolean {
	if (ofKinds.test(of)) return true;
	if (namedPlaces.test(of) && /^[个家]/u.test(of)) return !/小区$/u.test(of);
	if (namedBodies.test(of) && items.every((item) => body.test(item))) return true;
	const isDone = items.every((item) => item.length > 2);
	return ofWorks.test(of) && isDone && !/\d/u.test(digits);
}

function inBracket(_text: string, match: RegExpExecArray): CountedList | undefined {
	const { of = '', list = '' } = match.groups!;
	const number = numberOf(match);
	if (!number || isDone.test(of)) return undefined;
	const isOpen = list.endsWith('等');
	const items = (isOpen ? list.slice(0, -1) : list.replace(/^即/u, '')).split('、');
	if (items.length < 2 || !items.every(isItem) || items.some((item) => item.includes('等')))
		return undefined;
	if (items.length === 2 && Math.min(...items.map((item) => item.length)) < 3) return undefined;
	if (items.some((item) => place.test(item)) && !ofPlaces.test(of)) return undefined;
	const length: Length = lengthOf(items);
	if (length.least > number.n) {
		const isSure = length.least === length.most && surelyMore(items, number.n);
		return isSure ? against(number, length) : undefined;
	}
	return isOpen || !areTold(number, items) ? undefined : against(number, length);
}

const kindsOfPlace = '县|市|区|镇|乡|街道';
/** 五县一区（甲县、乙县、丙县、丁县和戊区）: places of two kinds. */
const twoKinds = new RegExp(
	`${notBefore}(?<numeral>[二两三四五六七八九十])(?<of>${kindsOfPlace})(?<more>[一二两三四五六七八九十])(?<other>${kindsOfPlace})（(?<list>[^（）；。：，]{5,160})）`,
	'uy',
);

function inTwoKinds(_text: string, match: RegExpExecArray): CountedList | undefined {
	const { of = '', more = '', other = '', list = '' } = match.groups!;
	const number = numberOf(match);
	const second = more === '一' ? 1 : readCount(more);
	if (!number || second === undefined || of === other) return undefined;
	const places = list.split(/、|以及|[和及与](?=[〇一-鿿]{2})/u);
	const isOf = (kind: string) => places.filter((place) => place.endsWith(kind)).length;
	const [own, others] = [isOf(of), isOf(other)];
	if (own + others !== places.length || places.length < 2) return undefined;
	const first = against(number, exactly(own));
	if (first || others === second) return first;
	const from = number.from + match[0].indexOf(more + other) - match[0].indexOf(number.digits + of);
	const to = from + more.length + other.length;
	return against({ n: second, from, to, digits: more, of: other }, exactly(others));
}

export const bracketReaders: readonly CountReader[] = [
	[pattern, inBracket],
	[twoKinds, inTwoKinds],
];
