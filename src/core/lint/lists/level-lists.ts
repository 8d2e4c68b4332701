import { readCount } from '../../text/chinese-numerals';
import { clauseStart } from '../../text/clauses';
import { widestSlip, type CountedList, type CountReader, type ListReader } from './counted-list';
import { against, notBefore, numberOf, type Length, exactly } from './list-number';

/**
 * Levels of government and of grass-roots organisation right before their number: 县、镇、村三级,
 * 市县乡三级书记. Each item is a word from one short list, so nothing else can be meant.
 */
const level =
	'中央|国家|街道|社区|微网格|网格|楼栋|楼院|单元|小区|班组|[省市州盟县区旗乡镇街村居组户]';
/** Two characters that often are one level: 乡镇, 县区. */
const double = /市县|县市|县区|区县|市区|市州|乡镇|镇乡|镇街|街镇|乡街|街乡|村居|村社|村组|组户/gu;
const levels = new RegExp(level, 'gu');
const onlyLevels = new RegExp(`^(?:${level})+$`, 'u');
const endsInLevels = new RegExp(`(?:${level})+$`, 'u');

const borders = /[，。；：！？,;:!?()“”《》\s\uFFFC]/u;
const farthest = 60;
/** 县（市、区）: the same level under other names. */
const alsoNamed = /（[^（）]{1,10}）/gu;

/** 三级医院, 二级公路: a grade, whatever stands before it. */
const isGrade =
	/^(?:医院|[甲乙警品]|公路|以[上下]|标准|标化|响应|预警|风险|资质|教师|文物|保护|示范|幼儿|学校|综合|中医|专科|安全|等保|证书|教练|裁判|厨师|运动员|技工|达标|地震|[大强]风|水质|学科|建造|社工|巡视|主任|调研)/u;
/** 三级联动, 三级书记: as many levels as work together. */
const together =
	/^(?:[联共同贯协统，。；]|书记|网格?|体系|服务|机制|调[解度处]|管[理护]|责任|干部|平台|指挥|治理|包[保联抓]|巡[查护]|[河湖林路田山]长|医疗|养老|物流|公示|审[核批]|党组织|政府|部门|人大|财政|补助|配套|资金|承担|分担|复核|会审|核[查验]|检查|储备|综治|应急|预案|监管|宣讲|阵地|队伍|力量)/u;

/** 由县、乡三级承担: what stands before the first. */
const leading = /^(?:[由对在从全各按]|建立|健全|完善|实行)/u;

/** How many levels an item of nothing but such words names; undefined for any other item. */
function levelsOf(item: string): Length | undefined {
	if (!onlyLevels.test(item)) return undefined;
	const most = item.match(levels)?.length ?? 0;
	// 村组 among pauses is one or two; so is any other such word.
	return { least: 1, most };
}

/** 市、县和乡三级: all items are levels, the first with something before it. */
function paused(first: string, rest: readonly string[]): Length | undefined {
	const [head] = endsInLevels.exec(first) ?? [];
	const all = [head ?? '', ...rest].map(levelsOf);
	if (!all.every((one) => one !== undefined)) return undefined;
	return {
		least: all.length,
		most: all.reduce((sum, { most }) => sum + most, 0),
	};
}

/** What surely stands before the first level: 青檀县镇村两级 begins with the name of a county. */
const opener =
	/(?:^|建立|健全|构建|完善|实行|落实|压实|推动|推行|统筹|整合|形成|打造|织密|发挥|依托|组织|开展|强化|[由对在从按])了?$/u;

/** 县乡村三级: a row of levels without pauses. */
function inRow(clause: string): Length | undefined {
	const [row] = endsInLevels.exec(clause) ?? [];
	if (row === undefined || !opener.test(clause.slice(0, -row.length))) return undefined;
	const most = row.match(levels)?.length ?? 0;
	return most < 2 ? undefined : { least: most - (row.match(double)?.length ?? 0), most };
}

const pattern =
	/(?<=[级盟市州县区旗乡镇街道村居组户格栋院元社）])(?<open>等)?(?<numeral>[二两三四五六])级/gu;

function beforeLevels(text: string, match: RegExpExecArray): CountedList | undefined {
	const { numeral: digits = '', open } = match.groups!;
	const n = readCount(digits);
	const end = match.index + match[0].length;
	const behind = text.slice(end, end + 4);
	if (n === undefined || isGrade.test(behind)) return undefined;
	const start = clauseStart(text, match.index, borders, farthest);
	const clause = text.slice(start, match.index).replace(alsoNamed, '');
	const [first = '', ...rest] = clause.split(/[、和及与]|以及/u);
	const length = rest.length > 0 ? paused(first, rest) : inRow(clause);
	if (!length || (n >= length.least && n <= length.most)) return undefined;
	const count = n < length.least ? length.least : length.most;
	if (Math.abs(n - count) > widestSlip) return undefined;
	const areAlone = rest.length > 0 && onlyLevels.test(first.replace(leading, ''));
	if (count < n && (open !== undefined || !(areAlone || together.test(behind)))) return undefined;
	const from = end - digits.length - 1;
	return { n, count, of: '级', from, to: end, numeral: { from, to: from + digits.length } };
}

const coloured =
	/(?<list>[红橙黄绿蓝紫]色?(?:[、和][红橙黄绿蓝紫]色?){1,6})(?<numeral>[两三四五六])(?<of>[级色类种])/gu;

/** 分为红、橙、黄、蓝四级. */
function beforeColours(text: string, match: RegExpExecArray): CountedList | undefined {
	const number = numberOf(match);
	const colours = (match.groups!['list'] ?? '').split(/[、和]/u);
	if (!number || /[、和]/u.test(text.charAt(match.index - 1))) return undefined;
	return against(number, exactly(colours.length));
}

const colour = '[红橙黄绿蓝紫白黑灰]色?';
const levelsFirst = new RegExp(
	`${notBefore}(?<numeral>[三四五])(?<of>级(?:预警|响应|风险|管理|管控|标识|分类|预警机制|预警信号)?)[，：（](?:分为|[即用以按])?(?<list>${colour}(?:[、和]${colour}){1,5})(?![、和])`,
	'uy',
);

/** 设三级预警，蓝色、黄色、橙色、红色分别对应…. */
function behindLevels(_text: string, match: RegExpExecArray): CountedList | undefined {
	const number = numberOf(match);
	const colours = (match.groups!['list'] ?? '').split(/[、和]/u);
	// 三级预警，蓝色、黄色未触发: two of them need not be all.
	if (!number || colours.length < 3 || new Set(colours).size < colours.length) return undefined;
	return against(number, exactly(colours.length));
}

export const levelReaders: readonly ListReader[] = [
	[/[盟市州县区旗乡镇街道村居组户格栋院元社）等][二两三四五六]级/u, pattern, beforeLevels, '级'],
	[/[、和][红橙黄绿蓝紫]色?[两三四五六][级色类种]/u, coloured, beforeColours, '红橙黄绿蓝紫'],
];

export const gradeReaders: readonly CountReader[] = [[levelsFirst, behindLevels]];
