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
const groupsFirst = new RegExp(
	`${notBefore}(?<numeral>${numeral})[个支](?<of>\\p{Script=Han}{0,4}(?:组|专班|中心|片区|小队|分队|平台|基地|工程|行动))(?:[，,]?(?:即|分别是|分别为))?[：:]`,
	'gu',
);

/** 下设3个工作组：综合组由…，宣传组由…。 or …：综合组、宣传组。: each item names one of them. */
function afterGroups(text: string, match: RegExpExecArray): CountedList | undefined {
	const number = numberIn(match);
	const of = match.groups!['of'] ?? '';
	const from = match.index + match[0].length;
	const rest = text.slice(from, from + farthest);
	const sentence = rest.slice(0, Math.max(0, rest.indexOf('。')));
	if (!number || sentence === '' || /[：:“”]/u.test(sentence)) return undefined;
	const to = match.index + match[0].indexOf(of) + of.length;
	const end = of.endsWith('专班') ? '专班' : of.slice(-1);
	const named = new RegExp(`^[^，。；、${end}]{1,10}${end}$`, 'u');
	const clauses = sentence.split(sentence.includes('；') ? '；' : /[，,]/u);
	const [first = ''] = clauses;
	if (clauses.length === 1) {
		const names = first.split('、');
		const isSure = names.every((name) => named.test(name) && !joins.test(name));
		return isSure && names.length > 1 ? wrong(number, names.length, of, to) : undefined;
	}
	const told = new RegExp(`^[^，。；、${end}]{1,10}${end}(?:由|负责|牵头|为|设|，|（)`, 'u');
	if (!clauses.every((clause) => told.test(clause))) return undefined;
	return wrong(number, clauses.length, of, to);
}

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

const sides =
	/(?<![自打])从(?<items>[\p{Script=Han}、]{3,48}?)(?<open>等)?这?(?<numeral>[二两三四五六七八九\d])个?(?<of>方面|层面|维度|角度|环节)/gu;

/** 从组织、资金、宣传四个方面: names of one length. */
function beforeSides(_text: string, match: RegExpExecArray): CountedList | undefined {
	const { items = '', open, of = '' } = match.groups!;
	const number = numberIn(match);
	const names = items.split('、').flatMap((name, i, all) => {
		const isLast = i === all.length - 1;
		return isLast ? name.split(joins) : [name];
	});
	const length = names[0]?.length;
	if (!number || names.length < 2 || names.some((name) => name.length !== length)) return undefined;
	if (/[\d一二两三四五六七八九十级]/u.test(items) || joins.test(names.join('、'))) return undefined;
	if (open !== undefined && names.length < number.n) return undefined;
	return wrong(number, names.length, of, match.index + match[0].length);
}

const ways = new RegExp(
	`(?:采取|采用|通过|运用|建立|健全|实行|推行|落实|执行|完善)了?(?<items>(?:(?!等)\\p{Script=Han}){2,8}(?:、(?:(?!等)\\p{Script=Han}){2,8}){1,6})(?<open>等)?这?(?<numeral>${numeral})(?:种(?<of>方式|形式|模式|方法|办法|途径|渠道|手段)|项(?:基本)?(?:机制|制度))`,
	'gu',
);

/** 采取集中学、个人学、送学上门等两种方式: names of about one length, so that none is part of another. */
function beforeWays(_text: string, match: RegExpExecArray): CountedList | undefined {
	const { items = '', open, of = '' } = match.groups!;
	const number = numberIn(match);
	const names = items.split('、');
	const lengths = names.map((name) => name.length);
	if (!number || Math.max(...lengths) - Math.min(...lengths) > 1) return undefined;
	if (joins.test(items) || /[\d一二两三四五六七八九十等]/u.test(items)) return undefined;
	if (open !== undefined && names.length < number.n) return undefined;
	return wrong(number, names.length, of, match.index + match[0].length);
}

const kindsFirst = new RegExp(
	`(?:归纳|梳理|概括|归结|总结|归类|归并|分)[为成出](?<numeral>${numeral})(?:大类|个方面的?|[类种项])\\p{Script=Han}{0,4}(?<of>问题|情形|情况|短板|风险|隐患|矛盾|任务|诉求)[：:]`,
	'gu',
);

/** 归纳为六类问题：审批超时、执法粗放、推诿扯皮。: names too long to share a word with the next one. */
function afterKinds(text: string, match: RegExpExecArray): CountedList | undefined {
	const number = numberIn(match);
	const rest = text.slice(match.index + match[0].length, match.index + match[0].length + farthest);
	const sentence = rest.slice(0, Math.max(0, rest.indexOf('。')));
	const names = sentence.split('、');
	const isSure = names.every((name) => /^(?!.*[和及与或等])\p{Script=Han}{4,8}$/u.test(name));
	if (!number || names.length < 3 || !isSure) return undefined;
	return wrong(number, names.length, match.groups!['of'] ?? '', match.index + match[0].length - 1);
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

const eachFirst = new RegExp(
	`${notBefore}(?<numeral>${numeral})[个家处所座名](?<of>\\p{Script=Han}{1,6})(?:\\p{Script=Han}{0,8}[，,])?分别(?:[是为叫]|办理|名为)(?<list>[\\p{Script=Han}、]{3,120})(?=[，。；])`,
	'gu',
);

/** 设3个专窗，分别办理开办、变更、注销业务: as many as are told one by one. */
function afterEach(_text: string, match: RegExpExecArray): CountedList | undefined {
	const { numeral: digits = '', of = '', list = '' } = match.groups!;
	const n = readCount(digits);
	const items = list.split('、');
	if (n === undefined || n < 2 || list.includes('等') || items.length < 2) return undefined;
	if (items.some((item) => item.length < 2 || item.length > 14)) return undefined;
	// 甲、乙和丙 are two or three, as 和 may stand within a name.
	const most = items.length + (list.match(/以及|[和及与]/gu)?.length ?? 0);
	if (n >= items.length && n <= most) return undefined;
	const { index } = match;
	const to = index + digits.length + 1 + of.length;
	return wrong({ n, from: index, digits }, n < items.length ? items.length : most, of, to);
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

const coloursFirst = new RegExp(
	`${notBefore}(?<numeral>[三四五])(?<of>色)”?\\p{Script=Han}{0,4}[：:（]`,
	'gu',
);

/** 分为四色：红色…，黄色…，蓝色…。 */
function afterColours(text: string, match: RegExpExecArray): CountedList | undefined {
	const number = numberIn(match);
	const from = match.index + match[0].length;
	const clauses = text
		.slice(from, from + farthest)
		.split(/[。（）\n]/u)[0]!
		.split(/[，；、]/u);
	const colours = clauses.flatMap((clause) => /^“?([红橙黄绿蓝紫白黑灰])/u.exec(clause)?.[1] ?? []);
	if (!number || colours.length < 2 || new Set(colours).size < colours.length) return undefined;
	return wrong(number, colours.length, '色', match.index + match[0].indexOf('色') + 1);
}

/** Each with a part of what it looks for that is rare and found fast: most paragraphs hold none of them. */
const readers: readonly ListReader[] = [
	[/[为成出][\d一二两三四五六七八九十][^：:]{1,12}[：:]/u, kindsFirst, afterKinds],
	[/[组班心区队台地程动即是为][：:]/u, groupsFirst, afterGroups],
	[/个(?:工作专班|专项|工作小?组|行动组|小组|专班)/u, groupsLast, beforeGroups],
	[/[》”](?:[、和及]|以及)?[《“]/u, quotedList, afterQuoted],
	[/[\d二两三四五六七八九]个?(?:[方层]面|维度|角度|环节)/u, sides, beforeSides],
	[/种[方形模办途渠手]|项[机制基]/u, ways, beforeWays],
	[holding('、'), thingsLast, beforeThings],
	[holding('分别'), eachFirst, afterEach],
	[holding('二组', '二队', '二小分队'), teamsFirst, afterTeams],
	[holding('四色', '三色', '五色'), coloursFirst, afterColours],
];

/** Numbers of groups, papers and sides that stand beside a list of another length. */
export const wrongPlainLists = (text: string): readonly CountedList[] => readLists(readers, text);
