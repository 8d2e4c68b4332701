import { readCount } from '../../text/chinese-numerals';
import type { Span } from '../../text/span';

/** A镇、B镇等5个镇: names, and the number that is given for them. Offsets are of the text. */
export interface NameList extends Span {
	/** How many names stand there. */
	readonly named: number;
	readonly n: number;
	readonly numeral: Span;
	/** 等 stands between names and number: more than the named ones may be meant. */
	readonly isOpen: boolean;
}

/** Endings that a name of the head noun may have. */
const endings: Readonly<Record<string, readonly string[]>> = {
	镇: ['镇'],
	乡: ['乡'],
	乡镇: ['乡', '镇'],
	镇街: ['镇', '街道', '街'],
	街道: ['街道'],
	社区: ['社区'],
	村: ['村'],
	县: ['县'],
	区: ['区'],
	县区: ['县', '区', '市'],
	市: ['市'],
	省: ['省'],
	地: [],
	村民小组: ['组'],
	自然村: ['村'],
	行政村: ['村'],
	小区: ['小区', '苑', '园', '里'],
	渡口: ['渡口', '渡'],
	水库: ['水库'],
	林场: ['林场'],
	车站: ['站'],
	收费站: ['收费站', '站'],
	码头: ['码头'],
	检查站: ['站'],
	服务站: ['站'],
	监测站: ['站'],
	泵站: ['站'],
};

/** Their members have no common ending; a list is believed where all names end alike. */
const unitHeads = ['部门', '单位', '企业', '公司', '学校', '医院'];
const unitEndings = '局委办院校厂司所站社馆行队';

const heads = [...Object.keys(endings), ...unitHeads].sort((a, b) => b.length - a.length);

const pattern = new RegExp(
	String.raw`(?<open>等)?(?:共计?|合计|这)?(?<numeral>[二两三四五六七八九十]{1,3}|\d{1,2}|[０-９]{1,2})(?:[个家所座处]|(?<=[两三四五六七八九])(?=[县市区镇乡村省](?![县市区镇乡街])|地(?![区方点块段带质下面表域层头址理形势])))(?<head>${heads.join('|')})`,
	'gu',
);

/** What makes the head part of another word: 县级, 村民, 镇区, 市场. */
const goesOn =
	/^(?:[级属直区域民场落组委卫医学企项园村镇乡街农文工办站点干人党政际县市]|开发|中心|公司|高速|公立|公办|公路)/u;
/** 两县一区, 两市长: after a number without a measure word. */
const another = /^[一两二三四五六七八九十\d道城长志报台]/u;

const namePart = /^[〇一-鿿A-Za-z]+$/u;
const border = /[，。；：！？,;:!?（）()“”《》\s\uFFFC]/u;
const longestList = 200;

function namesBefore(text: string, to: number): { names: string; before: string } {
	let from = to;
	while (from > 0 && to - from < longestList && !border.test(text.charAt(from - 1))) from--;
	return { names: text.slice(from, to), before: text.slice(Math.max(0, from - 6), from) };
}

/** The clause that ends with the mark before an offset. */
const clauseBefore = (text: string, to: number): string =>
	/[^，。；：\n]*，$/u.exec(text.slice(Math.max(0, to - 40), to))?.[0] ?? '';

const joins = ['以及', '和', '及', '与'];

/** Parts 东山镇和西河镇 where the left one is a whole name. */
function splitJoined(item: string, isWhole: (name: string) => boolean): readonly string[] {
	for (let at = 2; at < item.length - 2; at++) {
		const join = joins.find((word) => item.startsWith(word, at));
		if (join === undefined) continue;
		const [left, right] = [item.slice(0, at), item.slice(at + join.length)];
		if (right.length > 1 && isWhole(left)) return [left, right];
	}
	return [item];
}

const occurrences = (text: string, part: string): number => text.split(part).length - 1;

/** Every name ends as the head does: 东山镇、西河镇. */
function countEnded(items: readonly string[], ends: readonly string[]): number | undefined {
	const ended = (name: string): string | undefined => ends.find((end) => name.endsWith(end));
	const names = items.flatMap((item) => splitJoined(item, (left) => ended(left) !== undefined));
	const isClean = names.every((name) => {
		const end = ended(name);
		return end !== undefined && name.length > end.length && occurrences(name, end) === 1;
	});
	return isClean ? names.length : undefined;
}

/** Not names of places but kinds of them: 沿江、环湖5个县. */
const describes =
	/[部沿环线片带岸边域方省市县区镇乡村街各等余另]|偏远|主城|重点|试点|贫困|先后|分别/u;

/** 城东、城西5个小区: where they are. */
const sides = /^.[东西南北中]$/u;
/** 试点选在, 受益范围为: what the names are of. */
const governor =
	/^.{0,14}(?:[在对到向从由是有为设]|走访|深入|来自|覆盖|涉及|选[择取]|确定|途经|串联|流经|连接)(?=.{2,3}$)/u;

/** Bare short names: 东山、西河、南屏3个县. The first may have a verb before it. */
function countBare(all: readonly string[]): number | undefined {
	const items = [all[0]!.replace(governor, ''), ...all.slice(1)];
	const [first = '', ...rest] = items.flatMap((item, index) =>
		index === 0 ? [item] : splitJoined(item, (left) => left.length <= 3),
	);
	const isShort = (name: string): boolean => name.length <= 3 && !describes.test(name);
	if (rest.some((name) => sides.test(name) && name.charAt(0) === first.at(-2))) return undefined;
	return first.length <= 6 && !describes.test(first) && rest.every(isShort)
		? rest.length + 1
		: undefined;
}

/** 县水利局、县交通局: names of units with one ending. */
function countUnits(items: readonly string[]): number | undefined {
	const end = items.at(-1)?.at(-1) ?? '';
	if (end === '' || !unitEndings.includes(end)) return undefined;
	const names = items.flatMap((item) => splitJoined(item, (left) => left.endsWith(end)));
	const isClean = names.every((name) => name.endsWith(end) && name.length > 2);
	return isClean ? names.length : undefined;
}

/** What names of offices end on; with 单位 places may stand among them. */
const office = /^[〇一-鿿]{1,14}(?:[局委办院厅]|[大支总]队|中心|公司)$/u;
const officeOrPlace = /^[〇一-鿿]{1,14}(?:[局委办院厅县区镇乡]|[大支总]队|街道|中心|公司)$/u;

/** 县应急管理局、消防救援大队、卫生健康局: offices of several kinds. */
function countOffices(head: string, items: readonly string[]): number | undefined {
	const isOffice = (name: string): boolean => (head === '单位' ? officeOrPlace : office).test(name);
	const names = items.flatMap((item) => splitJoined(item, isOffice));
	return names.every((name) => name.length > 2 && isOffice(name)) ? names.length : undefined;
}

const bareHeads = [
	...['县', '区', '市', '镇', '乡', '乡镇', '县区', '街道', '地'],
	...['村民小组', '自然村', '行政村', '小区', '渡口', '水库', '林场', '车站', '收费站', '码头'],
	...['检查站', '服务站', '监测站', '泵站'],
];

function countNames(head: string, items: readonly string[]): number | undefined {
	const ends = endings[head];
	if (!ends) {
		const mixed = head === '部门' || head === '单位' ? countOffices(head, items) : undefined;
		return countUnits(items) ?? mixed;
	}
	return countEnded(items, ends) ?? (bareHeads.includes(head) ? countBare(items) : undefined);
}

function readList(text: string, match: RegExpExecArray): NameList | undefined {
	const { open, numeral = '', head = '' } = match.groups ?? {};
	const n = readCount(numeral);
	const to = match.index + match[0].length;
	const behind = text.slice(to, to + 2);
	if (n === undefined || (head !== '地' && goesOn.test(behind))) return undefined;
	if (/[〇一-鿿]/u.test(numeral) && another.test(behind)) return undefined;
	const { names, before } = namesBefore(text, match.index);
	const items = names.split('、');
	if (items.length < 2 || !items.every((item) => namePart.test(item))) return undefined;
	// The list goes on before a comma or a bracket.
	const ends = endings[head] ?? [...unitEndings];
	if (/[）)]$/u.test(before) || ends.some((end) => before.slice(0, -1).endsWith(end)))
		return undefined;
	// 市场监管局会同公安局、卫生健康局3个部门
	if (/会同|联合|协同|配合|牵头/u.test(items[0]!)) return undefined;
	// 由县水利局牵头，县公安局、县交通局3个部门参与: the number may be of all.
	if (head === '部门' || head === '单位') {
		if (
			before.endsWith('，') &&
			/[局委办院厅队]/u.test(clauseBefore(text, match.index - names.length))
		)
			return undefined;
	}
	const named = countNames(head, items);
	if (named === undefined) return undefined;
	const at = match.index + match[0].indexOf(numeral);
	return {
		named,
		n,
		numeral: { from: at, to: at + numeral.length },
		from: at,
		to,
		isOpen: open !== undefined,
	};
}

const sign =
	/[\d０-９一二两三四五六七八九十](?:[个家所座处][镇乡街社村县区市省部单企公学医自行小渡水林车收码检服监泵]|(?<=[两三四五六七八九])[县市区镇乡村省地])/u;

/** Whether a text can hold a list of names with a number at all; found fast. */
export const mayHoldNames = (text: string): boolean => sign.test(text);

/** Lists of names with a number behind them whose names are beyond doubt. */
export const nameLists = (text: string): readonly NameList[] =>
	[...text.matchAll(pattern)].flatMap((match) => readList(text, match) ?? []);

/** Whether number and names cannot both be right. */
export function contradicts({ named, n, isOpen }: NameList): boolean {
	if (named === n) return false;
	if (isOpen) return named > n;
	// Far off, the number belongs to something else.
	return Math.abs(named - n) <= 2;
}
