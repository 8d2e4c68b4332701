import { readCount } from '../../text/chinese-numerals';
import { areTimesOf } from '../changes/times-of';
import { headOf } from '../heads';
import { wordsBefore } from '../noun';
import type { Quantity } from '../quantity';
import type { Span } from '../../text/span';
import { isRest, kindEnd, labelOf, readLabels, type Labels } from './labels';
import { commonEnd } from './near-sums';
import { areBands, areTrends } from './opposites';
import type { Parts } from './parts';

const mayLack =
	/主要|[等最仅只]|如下?[，：]|例如|比如|诸如|尤其|特别是|重点(?![项工企单人])|大部分|为主|居前|前[三五十两\d]|较[大多高]/u;
const totalCue =
	/合计|共计|总计|总共|一共|(?<!公)共(?![同享青产建治识])|总(?![校部院店厂园馆行库站队局支会])|累计|全[县市区省镇乡村年国州部院校厂园]/u;
const troubles =
	/问题|隐患|案件|事故|纠纷|投诉|信访|线索|诉求|建议|火灾|违法|警情|来[信访]|差错|故障/u;

const announced =
	/(?<n>[两二三四五六七八九十]|\d{1,2})(?:[个大家类种项区县镇乡村级地者批轮期]|方面|部分|部门)/gu;

/** What names, marks and cues tell of a list. */
export interface View {
	readonly labels: Labels;
	readonly names: readonly string[];
	/** What the total is of. */
	readonly own: string;
	/** The list opens with 按类别看 and the like: its first figure is an item. */
	readonly isItem: boolean;
	/** 三个区共检查: the number of parts is said before the total and equals that of the list. */
	readonly isCounted: boolean;
	/** A number of parts is said and the list has fewer. */
	readonly isShort: boolean;
	readonly isCued: boolean;
	readonly isTrouble: boolean;
	/** The total is itself one of the list: 东山镇126户，西河镇52户、南岭镇70户. */
	readonly isPeer: boolean;
	readonly mayLack: boolean;
	/** The parts stand under 、, which joins what excludes each other more often than ，. */
	readonly isRow: boolean;
}

/** 还有19个没有开工: the name stands behind. */
const idleHead = /^[还仍另]?$/u;

/** 其中A、B、C分别改造12个、15个、18个: the names stand in one row before the first. */
function namesInRow(
	text: string,
	{ total, parts, heads, link }: Parts,
): readonly string[] | undefined {
	if (link === 'behind' || !heads.slice(1).every((head) => labelOf(head) === '')) return undefined;
	const lead = text.slice(total.to, parts[0]!.from);
	const row = /(?<row>[^，。；：]+?)(?:分别|依次)[^，。；：\d]{0,8}$/u.exec(lead)?.groups?.['row'];
	const names = row?.split(/[、和与及]/u).map(labelOf) ?? [];
	return names.length === parts.length && !names.includes('') ? names : undefined;
}

/**
 * What the names say of the list. 培训农民4790人次，其中河口镇培训2206人次: what is said of the total too is no part of
 * the name.
 */
function labelsOf(own: string, names: readonly string[]): Labels {
	const labels = readLabels(names);
	let end = labels.isExclusive ? '' : commonEnd(names);
	while (end.length > 1 && !own.includes(end)) end = end.slice(1);
	if (end.length < 2 || names.some((name) => name.length === end.length)) return labels;
	const bare = readLabels(names.map((name) => name.slice(0, -end.length)));
	return bare.isExclusive ? bare : labels;
}

function namesOf(text: string, list: Parts): readonly string[] {
	const { heads, tails, link } = list;
	const row = namesInRow(text, list);
	if (row) return row;
	// The daily means of places are named by the places.
	const before = heads.map((head) =>
		labelOf(link === 'behind' ? head.replace(/[日月年]均/gu, '') : head),
	);
	const behind = tails.map(labelOf);
	// 造成12人死亡、23人受伤: the one verb before the first is no name.
	const isOneVerb = link === 'behind' && before.slice(1).every((name) => name === '');
	if (isOneVerb && !behind.includes('')) return behind;
	if (before.every((name) => name === '')) return behind;
	return before.map((name, i) => (name !== '' && idleHead.test(name) ? behind[i]! : name));
}

const wholeOf = (labels: Labels): Labels => ({ ...labels, isExclusive: true, isWhole: true });

const isPeer = (own: string, names: readonly string[]): boolean => {
	const end = names[0]?.at(-1) ?? '';
	if ('县区市镇乡村道园'.includes(end) && own.includes(end)) return true;
	// 县医院有床位860张，中医院520张、妇幼保健院380张
	const kind = kindEnd(names);
	if (kind !== '' && own !== kind && own.includes(kind)) return true;
	// 已完成41座，在建12座，其余5座
	if (isRest(names.at(-1) ?? '')) return /已|完成|竣工|建成|办结/u.test(own);
	return own !== '' && readLabels([own, ...names]).isExclusive;
};

const cueReach = 20;

/** 按类别看，城乡建设231件，…; 调解成功的案件中，…; 其中软件企业38家，…: what a list begins with. */
const opensList = /(?:[看分中]|如下)[，：]$/u;
const opensItem = /^(?:其中|分别|包括|包含|主要|一是|二是|三是)/u;

const markOf = (text: string): string => /[，,、；;。]/u.exec(text)?.[0] ?? '';

/** What is done to all of what is counted names no single item: 走访企业132家. */
const didAll =
	/走访|检查|查处|受理|接待|完成|实现|收购|发放|处置|办理|接报|排查|抽查|抽检|招聘|招收|录用|收治|转移|安置|培训|举办|开展|投入|投放|发生|收到|销售|征集|评选|认定|新建|改造|设有|现有|用工|就业|采购|调运|储备/u;

/** The clause before a figure; of 转移群众3批2316人次 with the figure that belongs to it. */
function clauseOf(text: string, { from, to }: Span): string {
	if (!/[个批类期轮次]/u.test(text.charAt(from))) return text.slice(from, to);
	return /[^，。；：]*$/u.exec(text.slice(Math.max(0, from - cueReach), to))![0];
}

/** What stands before a figure makes it the first of the items. */
function opensAsItem(text: string, { from, to }: Span): boolean {
	const own = text.slice(from, to);
	if (opensItem.test(own)) return true;
	return !didAll.test(own) && opensList.test(text.slice(Math.max(0, from - cueReach), from));
}

/** 城乡建设231件，劳动社保168件，…: one of the items stands before it. */
function goesOn(text: string, { joint, total }: Parts): boolean {
	const clause = text.slice(Math.max(0, total.from - cueReach), total.from);
	const at = clause.lastIndexOf(markOf(joint));
	// 企业法人5108个，机关、事业法人712个: its name may be a row of its own.
	if (at < 0 || /[\d。；，]/u.test(clause.slice(at + 1))) return false;
	return text.slice(0, Math.max(0, total.from - cueReach) + at).endsWith(total.unit?.text ?? '');
}

/** A list whose items all stand under one mark begins with an item, not with its total. */
function isItem(text: string, list: Parts, { from, to }: Span): boolean {
	if (opensAsItem(text, { from, to })) return true;
	const doesAll = didAll.test(clauseOf(text, { from, to }));
	const mark = markOf(list.joint);
	const { parts } = list;
	const isFlat = parts.every(
		(part, i) => i === 0 || markOf(text.slice(parts[i - 1]!.to, part.from)) === mark,
	);
	return isFlat && (goesOn(text, list) || (parts.length > 2 && !doesAll));
}

/** 3个月以内的17家, 3至6个月的25家: the first band is no total of the others. */
function isBandBefore(text: string, { from }: Quantity, names: readonly string[]): boolean {
	if (!areBands(names)) return false;
	const clause = /[^，。；：、]*$/u.exec(text.slice(Math.max(0, from - cueReach), from))![0];
	return /\d\D{0,5}以[上下内]|\d\S{0,4}[至到—－–~～-]\d/u.test(clause);
}

const clauseBefore = /[^，。；：、\d]*$/u;

/** 选县城的291人，选网上的178人，选镇上的104人: answers that are worded like the first one. */
function isWordedLike(text: string, { from }: Quantity, heads: readonly string[]): boolean {
	const clause = clauseBefore.exec(text.slice(Math.max(0, from - cueReach), from))![0];
	const [first, last] = [clause.charAt(0), clause.slice(-1)];
	return (
		clause.length > 2 &&
		'的者”'.includes(last) &&
		heads.every((head) => head.startsWith(first) && head.endsWith(last))
	);
}

/** 按来源分，平台46条，…: the first of the sorts is no total of the others. */
const dividedBefore = /按[^，。；：]{1,8}分，[^，。；：\d]*$/u;
const dividedReach = 40;

/** 分3批发放: what follows is batches. */
const inBatches = /[\d两二三四五六七八九十](?:批次?|轮|期)[^，。；：\d]{0,10}$/u;

/** @param text offsets (UTF-16) of `list` are of it. */
export function viewOf(text: string, list: Parts): View {
	const { total, parts, joint, after, link } = list;
	const head = wordsBefore(text, total);
	const near = text.slice(Math.max(0, head.from - (link === 'behind' ? 0 : cueReach)), total.from);
	// How many there are of something in the sentence before says nothing of this list.
	const said = /[^。\n]*$/u.exec(near)![0];
	const own = text.slice(head.from, head.to);
	const counts = [...(said + joint).matchAll(announced)].map(
		({ groups }) => readCount(groups!['n']!) ?? 0,
	);
	const names = namesOf(text, list);
	const isCued = link === 'behind' || totalCue.test(own);
	const isCounted = counts.includes(parts.length);
	const isPlain = link === 'plain' && !isCued;
	const isAnswer = isPlain && isWordedLike(text, total, list.heads);
	const isDivided =
		link === 'plain' &&
		dividedBefore.test(text.slice(Math.max(0, total.from - dividedReach), total.from));
	return {
		labels: areTimesOf(said, names) ? wholeOf(labelsOf(own, names)) : labelsOf(own, names),
		names,
		own: labelOf(own),
		isItem: isDivided || isAnswer || (isPlain && (opensAsItem(text, head) || goesOn(text, list))),
		// 分3批发放1860件，第一批…: as many parts as are said to be, so that the first figure is none of them.
		isPeer:
			isDivided ||
			(isPlain &&
				!areTrends(names) &&
				((!(isCounted && inBatches.test(said)) && isItem(text, list, head)) ||
					isPeer(labelOf(own), names) ||
					// 7月262起，8月288起: a name with a digit in it.
					isPeer(labelOf(headOf(text, total, 0)), names) ||
					isAnswer ||
					isBandBefore(text, total, names))),
		isCounted,
		isShort: counts.some((n) => n > parts.length),
		isCued,
		isTrouble: troubles.test(own + list.tails.join('') + text.slice(total.to, total.to + 6)),
		mayLack:
			mayLack.test(joint) ||
			/^(?:[^，。；]{0,8}等|……)/u.test(after) ||
			list.tails.some((t) => /等/u.test(t)),
		isRow:
			parts.length > 2 &&
			list.tails.every((tail) => tail.length <= 4) &&
			parts.every((part, i) => i === 0 || text.slice(parts[i - 1]!.to, part.from).includes('、')),
	};
}
