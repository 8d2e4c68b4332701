import type { Span } from '../../text/span';
import { followingNoun } from './noun-phrase';

/** `figure`: a number is missing; `place`: other matter; `note`: a remark of the writer to himself. */
export type BlankKind = 'figure' | 'place' | 'note' | 'bracket' | 'empty';

/** Something that was to be filled in. Offsets are of the text. */
export interface Blank extends Span {
	readonly kind: BlankKind;
	/** Where the missing number belongs; the unit stands behind it. */
	readonly gap: Span;
	readonly unit: string;
}

const space = '[ \\t\\u00a0\\u3000]';
const units =
	'个?百分点|平方公里|平方米|立方米|公里|千米|公斤|公顷|[人场批家户处件台辆架班课轮]次|课时|台套|(?:[万亿]|百万|千万)?元|个工作日|小时|分钟|[条篇家户名个项件起处次份亩吨人批期场座所辆台间栋幢张块套支天级类种位例宗头只株艘米袋箱瓶盏册桶]|[%％‰]';
/** 个人, 家庭, 项目 …: the character begins a word and is no classifier. */
const wordsOfUnits =
	'(?!个[人性体别案]|家[庭长具居电乡属畜禽园]|项[目链圈]|条[件例款约理]|件件|户[籍口外型]|名[单称额师牌校誉录优]|[处场]所|处[理置罚方分长级]|场[地景合馆]|次[数序日生]|人[民员才大社口均力居工文]|起[来步点草诉源]|份[额子]|张[贴挂家]|位[置于次]|支[持部撑柱付出]|级[别]|类[别型]|种[植养子类]|期[间限刊待盼]|批[准复评示发次]|所[有属以在]|台[账风区阶]|间[隔接]|头[部脑]|只[要有能是]|天[然气空]|块[状]|米[粉面饭线酒价]|箱[包式]|袋[装]|瓶[装颈]|册[子页])';
const unitText = `${wordsOfUnits}(?:${units})`;
const unit = `(?<unit>${unitText})`;
const atEnd = '(?=$|[，。；、：;,）)】\\]？！])';

export interface Family {
	readonly triggers: readonly string[];
	find(text: string): readonly Blank[];
}

type Judge = (text: string, match: RegExpExecArray) => BlankKind | undefined;

function family(triggers: readonly string[], source: string, judge: Judge): Family {
	const pattern = new RegExp(source, 'gu');
	return {
		triggers,
		find: (text) =>
			[...text.matchAll(pattern)].flatMap((match): readonly Blank[] => {
				const kind = judge(text, match);
				if (!kind) return [];
				const from = match.index;
				const to = from + match[0].length;
				// The unit ends every match that has one.
				const unitText = match.groups?.['unit'] ?? '';
				const gap = { from, to: to - unitText.length };
				return [{ from, to, kind, gap, unit: unitText }];
			}),
	};
}

/** Whether a unit stands where a number belongs before it: at a clause's end or before what it counts. */
function countsSomething(text: string, match: RegExpExecArray): boolean {
	const to = match.index + match[0].length;
	const before = text.slice(0, to - match.groups!['unit']!.length);
	if (/^\s*[〇一-鿿]\s+$/u.test(before)) return false;
	const after = text.slice(to, to + 12);
	if (/^(?:$|[，。；、;,）)】\]？！])/u.test(after)) return true;
	// One space may be style; several are a place to fill in, also before a remark or a sum.
	if (match[0].length > 2 && /^(?:[（(共计含]|其中)/u.test(after)) return true;
	// 新建日处理　　吨的烘干中心: a measure that is no part of a word stands before 的 only with its number.
	if (
		/\s{2}(?:吨|亩|公里|千米|公顷|平方米|平方公里|立方米|公斤|(?:[万亿]|百万|千万)?元)$/u.test(
			match[0],
		)
	) {
		if (/^的[〇一-鿿]/u.test(after)) return true;
	}
	// 节约资金　　万元已列入…: no word but 万元户 begins with it.
	if (/\s{2}[万亿]元$/u.test(match[0]) && !after.startsWith('户')) return true;
	const found = followingNoun(text, to, text.length, true);
	return found.kind === 'countable' && found.phrase.modifiers === '';
}

/**
 * 上报信息 条，采用 篇; 年 月 日; 〔2026〕 号. A space after a digit is style, one at the line's start is
 * indent. Each part begins with the space itself, so that the rest of a text is passed over quickly.
 */
const spaces = family(
	[' ', '\t', '\u00a0', '\u3000'],
	[
		`${space}(?<=[〇一-鿿）”，、：（]${space})${space}*余?${unit}`,
		`${space}(?<=[年月]${space})${space}*[月日]`,
		`${space}(?<![\\d０-９]${space}|${space}${space})${space}+年(?=${space}+月)`,
		`${space}(?<=(?:〔[\\d０-９]{4}〕|\\[[\\d０-９]{4}\\]|第)${space})${space}*(?<number>号)(?![召码角称])`,
	].join('|'),
	(text, match) => {
		// A document's number is given by whoever issues it.
		if (match.groups?.['number'] !== undefined) return 'place';
		if (match.groups?.['unit'] === undefined) return 'figure';
		return countsSomething(text, match) ? 'figure' : undefined;
	},
);

/** 同比增长%: nothing but a word before the sign. */
const percent = family(['%', '％'], `(?<unit>[%％])(?<=[〇一-鿿][%％])${atEnd}`, () => 'figure');

/** __ and more; one underscore only before a unit. A name in Latin letters may hold them. */
const underscores = family(
	['_', '＿'],
	`(?:(?<![A-Za-z0-9@/.])[_＿]{2,}(?![A-Za-z0-9])|(?<=[〇一-鿿])[_＿](?=${unitText}))${unit}?`,
	(_text, match) => (match.groups?.['unit'] === undefined ? 'place' : 'figure'),
);

const surnames =
	'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许邓冯韩曹曾彭萧肖蔡潘田董袁余叶蒋杜苏魏吕丁沈姚卢傅钟姜崔谭廖范汪陆戴贾韦夏邱侯邹熊孟秦江阎薛尹段雷黎史陶贺顾毛郝龚邵钱武汤欧';
const placeEnds =
	'[省市县区镇乡村街路局委办厅处科院站所厂校]|公司|集团|单位|部门|同志|书记|会议|项目';

/** 联系电话：0530-555××××: an office's own number is not hidden from those who are to call it. */
const officePhone = /(?:电话|热线|传真|值班室)[^，。；\d０-９]{0,12}0\d{2,3}[-—－ ]?\d{0,6}$/u;

/** 王××, 某××, 鲁A×××××, 138****1234: hidden on purpose, not forgotten. */
function isHidden(text: string, from: number, to: number): boolean {
	const before = text.slice(Math.max(0, from - 2), from);
	const after = text.slice(to, to + 4);
	if (officePhone.test(text.slice(Math.max(0, from - 30), from)) && !/^[\d０-９]/u.test(after))
		return false;
	if (/[A-Za-z\d０-９]$/u.test(before) || /^[A-Za-z\d０-９]/u.test(after)) return true;
	if (/某$/u.test(before)) return true;
	return (
		new RegExp(`[${surnames}]$`, 'u').test(before) &&
		!new RegExp(`^(?:${placeEnds})`, 'u').test(after) &&
		to - from <= 2
	);
}

const crossTriggers = ['×', '✕', '╳', '☓', 'X', 'x', 'Ｘ', 'ｘ'];

/** ××县, XX%, 20XX年; X光 and 3×5 have one sign only. */
const crosses = family(
	crossTriggers,
	`(?:(?<![\\d０-９])(?:19|20)(?=[XxＸｘ×]{2}年))?(?:[×✕╳☓]{2,}|[XxＸｘ]{2,})(?:[-－—](?:[×✕╳☓]{2,}|[XxＸｘ]{2,}))*(?!染色体)(?:${unit}|(?<date>[年月日时]))?`,
	(text, match) => {
		const groups = match.groups!;
		const counted = groups['unit'] !== undefined || groups['date'] !== undefined;
		const latinBefore = /[A-Za-z\d０-９]/u.test(text.charAt(match.index - 1));
		if (counted && !latinBefore) return 'figure';
		return isHidden(text, match.index, match.index + match[0].length) ? undefined : 'place';
	},
);

/** 增长x.x%, 投资X.X亿元. */
const decimals = family(['x.', 'X.', '×.'], `[xXＸ×]\\.[xXＸ×]{1,2}${unit}`, () => 'figure');

/** 投资约……万元: a unit that nothing but a number stands before. */
const dots = family(
	['…'],
	'(?<=[约为达资计长加少]…{0,2})……(?<unit>(?:[万亿]|百万|千万)?元|[%％]|人次|公里|平方米|个百分点)',
	() => 'figure',
);

/** 共X家, N家企业, N月N日: one letter before a unit, with Chinese or nothing before it. */
const letters = family(
	[...crossTriggers, 'N', 'n', 'Ｎ', 'ｎ'],
	`[XxＸｘ×NnＮｎ](?<=(?:^|(?!第)[〇一-鿿，。；：、（])[XxＸｘ×NnＮｎ])(?:(?=[余多]?[万亿]?元|[余多])[余多]?)?(?:${unit}(?!数|方|幂|元空间|射线)|组${atEnd}|(?<date>[年月日时](?!代|(?<=年)[前后来])))`,
	() => 'figure',
);

/** ○○镇, △△公司; 二○○八年 is a numeral. */
const rings = family(
	['○○', '◯◯', '△△', '□□', '■■', '●●', '〇〇', '？？', '??', '**', '＊＊'],
	`(?<![〇零一二三四五六七八九十\\d０-９])(?:[○◯△□■●]{2,}(?![〇零一二三四五六七八九十])|〇{2,}(?=${unitText})|(?:(?<![？?])[？?]{2,}|(?<![*＊])[*＊]{2,})(?=${unitText}))${unit}?`,
	(_text, match) => (match.groups?.['unit'] === undefined ? 'place' : 'figure'),
);

const bracketOpen = '[（(〔\\[]';
const bracketClose = '[）)〕\\]]';
const inBracket = '[^（()）〔〕\\[\\]]';
/** （待定）, （名单后附，请补）, [核实后填写]: a bracket that holds what is still to be done there. */
const bracketedNotes = [
	`(?<=${bracketOpen})待定(?=${bracketClose})`,
	`${bracketOpen}(?!如)(?:${inBracket}{0,20}[，,；;、])?请补(?:充|全|齐)?${bracketClose}`,
	`[〔\\[]${inBracket}{0,30}(?:[后请待]|此处|由${inBracket}{1,10})(?:再|予以)?(?:填写|填入|填报|补充|补填|补齐|补|填)[〕\\]](?!\\()`,
].join('|');

const notes = family(
	[
		'请补',
		'填写',
		'填入',
		'填报',
		'待',
		'补充',
		'补填',
		'补齐',
		'后补',
		'后填',
		'TODO',
		'TBD',
		'FIXME',
		'此处',
		'${',
	],
	bracketedNotes +
		'|(?<![等期有亟急尚正还须需板课洞白坑岗])(?<!缺口)待(?:[补核填]' +
		atEnd +
		'|(?:补充|填写|确认|更新|查)(?=[）)】\\]])|定数|填数)' +
		// 提高到待补批: in place of the figure.
		`|(?<=[到为达至])待[补核填](?!位)(?=${unitText})` +
		'|数[据字]待(?:补充?|填写?)' +
		'|\\b(?:TODO|TBD|FIXME)\\b|[（(\\[]此处[^）)\\]]{0,30}[）)\\]]|[单双点]击此处(?:添加|编辑|输入|填写)[^，。；]{0,6}|\\$\\{\\d+[^}]*\\}?',
	(_text, match) => (/待定数|待填数/u.test(match[0]) ? 'figure' : 'note'),
);

/** 此处插入图片, 数据后补, [填写措施]: what is to be put there, said in running text. */
const reminders = family(
	['此处', '后补', '待核', '[填', '[请', '[插', '[补', '某年某月'],
	[
		'(?<![在于【（([])此处(?:插入(?:图|表|照片|附件)|补充(?:数[据字]|内容|材料|说明|例子|案例)|放(?:图|表|照片)|待补|需补)[^，。；】）)\\]]{0,6}' +
			atEnd,
		`(?:数[据字]|名单|图片|照片)(?:随)?后补${atEnd}`,
		`${bracketOpen}(?:数[据字]|此数)待核实?${bracketClose}`,
		'\\[(?:请)?(?:填写|填入|插入|补充|写明)[^\\[\\]]{0,16}\\](?!\\()',
		'某年某月(?:某日)?',
	].join('|'),
	() => 'note',
);

const brackets = family(['【'], '【[^【】]{1,60}】', () => 'bracket');

const empty = family(
	[
		'《》',
		'《 ',
		'《\u3000',
		'“”',
		'“ ',
		'“\u3000',
		'（）',
		'（ ',
		'（\u3000',
		'()',
		'( ',
		'【】',
		'【 ',
	],
	`《${space}*》|“${space}*”|（${space}*）|\\(${space}*\\)|【${space}*】`,
	() => 'empty',
);

/** What a forgotten place looks like, by the characters that give it away. */
export const blankFamilies: readonly Family[] = [
	spaces,
	percent,
	underscores,
	crosses,
	decimals,
	dots,
	letters,
	rings,
	notes,
	reminders,
	brackets,
	empty,
];
