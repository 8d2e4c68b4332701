import { readCount } from '../text/chinese-numerals';
import { clauseStart } from '../text/clauses';
import { holding, readLists, widestSlip, type CountedList, type ListReader } from './counted-list';

const numeral = String.raw`[二两三四五六七八九十]{1,2}|\d{1,2}`;
const notBefore = String.raw`(?<![第这该述前后他余每百千万十各另\d.．])`;
const borders = /[，。；：！？,;:!?（）()\s]/u;
const joins = /以及|[和及与]/u;
const farthest = 300;

const clauseFrom = (text: string, to: number): number => clauseStart(text, to, borders, farthest);

interface Number {
	readonly n: number;
	readonly from: number;
	readonly digits: string;
}

function numberIn(match: RegExpExecArray): Number | undefined {
	const digits = match.groups!['numeral'] ?? '';
	const n = readCount(digits);
	const from = match.index + match[0].lastIndexOf(digits);
	return n === undefined || n < 2 ? undefined : { n, from, digits };
}

function wrong(number: Number, count: number, of: string, to: number): CountedList | undefined {
	const { n, from, digits } = number;
	if (n === count || Math.abs(n - count) > widestSlip) return undefined;
	return { n, count, of, from, to, numeral: { from, to: from + digits.length } };
}

const groups = '工作专班|专项小组|工作小组|专项组|工作组|行动组|小组|专班';

const groupsLast = new RegExp(`(?<open>等)?[共这]?(?<numeral>${numeral})个(?<of>${groups})`, 'gu');
const founding = /^.*(?:成立|组建|设立|分设|下设|分成|分为|设置|抽调|设)了?/u;

/** 设立综合协调、医疗救治、舆情应对4个工作组. */
function beforeGroups(text: string, match: RegExpExecArray): CountedList | undefined {
	const number = numberIn(match);
	const start = clauseFrom(text, match.index);
	const names = text.slice(start, match.index);
	const items = names.replace(founding, '').split('、');
	if (!number || !founding.test(names) || items.length < 2) return undefined;
	const length = items[0]!.length;
	const isSure = items.every(
		(item) => item.length === length && /^\p{Script=Han}{2,6}$/u.test(item) && !joins.test(item),
	);
	if (!isSure || (match.groups!['open'] !== undefined && items.length < number.n)) return undefined;
	return wrong(number, items.length, match.groups!['of'] ?? '', match.index + match[0].length);
}

const named =
	'文件|办法|方案|制度|通知|意见|细则|规定|规划|机制|平台|品牌|活动|专项行动|行动|专栏|法规|条例|课题|工程|模式|清单';
const quotedList = new RegExp(
	`(?<quoted>(?:《[^《》]{1,60}》(?:[、和及]|以及)?){2,12}|(?:“[^“”]{1,20}”(?:[、和及]|以及)?){2,12})(?<open>等)?[共这]?(?<numeral>${numeral})[个项部份大类种件](?<of>(?:配套|专项|工作|政策|地方性)?(?:${named}))`,
	'gu',
);

/** 《甲办法》《乙办法》等3个文件, “周调度”“月通报”三项机制. */
function afterQuoted(text: string, match: RegExpExecArray): CountedList | undefined {
	const { quoted = '', open, of = '', numeral: digits = '' } = match.groups!;
	const n = readCount(digits);
	const isBegun = /[《》“”、和及]/u.test(text.charAt(match.index - 1));
	if (n === undefined || n < 2 || isBegun || /[和及]$/u.test(quoted)) return undefined;
	const count = quoted.match(/[》”]/gu)?.length ?? 0;
	if (open !== undefined && count < n) return undefined;
	const from = match.index + quoted.length + match[0].slice(quoted.length).indexOf(digits);
	return wrong({ n, from, digits }, count, of, match.index + match[0].length);
}

const things =
	'领域|行业|景区|景点|板块|方式|形式|渠道|途径|场景|品种|专业|学科|科目|岗位|品牌|语种|节点';
const thingsLast = new RegExp(`(?<numeral>${numeral})[个大类种家](?<of>${things})`, 'gu');
const isOpen = /等[共这]?$/u;
const longestThing = 7;
/** A verb may stand before the first one. */
const longestFirst = 12;

/** 道路运输、建筑施工、商贸三个领域: names without any word that may part or join them. */
function beforeThings(text: string, match: RegExpExecArray): CountedList | undefined {
	const number = numberIn(match);
	const start = clauseFrom(text, match.index);
	const named = text.slice(start, match.index);
	const items = named
		.replace(isOpen, '')
		.replace(/[共这]$/u, '')
		.split('、');
	const [first = '', ...rest] = items;
	if (!number || rest.length < 1 || first.length > longestFirst) return undefined;
	const isSure = rest.every(
		(item) =>
			item.length <= longestThing &&
			/^(?!.*[的等和及与或各两三四五])\p{Script=Han}{2,}$/u.test(item),
	);
	if (!isSure || /[和及与或等\d]|^\p{Script=Han}$/u.test(first)) return undefined;
	// 宣传政策、法规、上门走访 may be two things; what is shorter than said lacks one.
	const isEven = rest.every((item) => item.length === rest[0]!.length);
	const isWay = /[方形渠途]/u.test(match.groups!['of'] ?? '');
	if (!isEven && (isWay || items.length > number.n)) return undefined;
	// The list goes on before the comma.
	const before = text.slice(clauseFrom(text, start - 1), start);
	if (/[，）]$/u.test(before) && before.includes('、')) return undefined;
	if (isOpen.test(named) && items.length < number.n) return undefined;
	return wrong(number, items.length, match.groups!['of'] ?? '', match.index + match[0].length);
}

const teamsFirst = new RegExp(
	`${notBefore}(?<numeral>${numeral})[个支](?<of>\\p{Script=Han}{0,4}?(?<team>小分队|[组队]))`,
	'gu',
);
const ordinals = '一二三四五六七八九';

/** 派出4个工作组：一组到…，二组到…: each has its number. */
function afterTeams(text: string, match: RegExpExecArray): CountedList | undefined {
	const number = numberIn(match);
	const { of = '', team = '' } = match.groups!;
	const to = match.index + match[0].length;
	const rest = text.slice(to, to + farthest).split('\n')[0]!;
	let count = 0;
	for (let at = 0; count < ordinals.length; count++) {
		const found = new RegExp(`[，。；：、]第?${ordinals.charAt(count)}${team}`, 'u').exec(
			rest.slice(at),
		);
		if (!found) break;
		at += found.index + found[0].length;
	}
	return number && count > 1 ? wrong(number, count, of, to) : undefined;
}

/** Each with a part of what it looks for that is rare and found fast: most paragraphs hold none of them. */
const readers: readonly ListReader[] = [
	[/个(?:工作专班|专项|工作小?组|行动组|小组|专班)/u, groupsLast, beforeGroups],
	[/[》”](?:[、和及]|以及)?[《“]/u, quotedList, afterQuoted],
	[holding('、'), thingsLast, beforeThings],
	[holding('二组', '二队', '二小分队'), teamsFirst, afterTeams],
];

/** Numbers of groups, papers and sides that stand beside a list of another length. */
export const wrongPlainLists = (text: string): readonly CountedList[] => readLists(readers, text);
