import { contradictionsIn } from '../../figures/changes/changes-check';
import { wrongDirectionsIn } from '../../figures/changes/directions';
import { downWords, upWords } from '../../figures/changes/changes';
import { isPriced, wrongProductsIn } from '../../figures/changes/products';
import {
	closingFigures,
	relationTriggers,
	toldRelationsIn,
} from '../../figures/changes/told-relations';
import { unitProductsIn } from '../../figures/changes/unit-products';
import { quantitiesIn } from '../../figures/quantity';
import { figuresIn } from '../../text/numerals';
import { directionFinding, toFinding, unitProductFinding } from '../relations/change-findings';
import { clockEndTriggers, wrongClockEnds } from '../dates/clock-ends';
import { clockTriggers, wrongClockSpans } from '../dates/clock-spans';
import { dateSpanTriggers, wrongDateSpans } from '../dates/date-spans';
import { wrongDurationsIn } from '../dates/near-durations';
import { progressTriggers, wrongProgress } from '../relations/progress-claims';
import { relationWindows } from '../relations/relation-windows';
import { sentenceAt } from '../../text/clauses';
import { maskCharacter } from '../../text/mask';
import { overlaps } from '../../text/span';
import { beginningOf, standing } from '../relations/beginning';
import {
	defineDocumentRule,
	type Collected,
	type DocumentContext,
	type Finding,
	type Hit,
	type ParagraphContext,
	type Seen,
} from '../rule';
import { reportedBy, reportedIn, type Reported } from '../relations/reported';
import { shiftFinding } from '../shift-finding';
import { productFinding } from '../relations/sum-findings';

/** What follows the verb of a change at once where a figure does. */
const openings = [
	...'0123456789０１２３４５６７８９一二两三四五六七八九十百约近超逾为达了幅',
	'大约',
	'将近',
	'接近',
	'不足',
	'至少',
];
const claimTriggers = `${upWords} ${downWords}`
	.split(' ')
	.flatMap((verb) => openings.map((opening) => verb + opening));
const shareTriggers = ['占'];
const rateTriggers = ['率', '进度'].flatMap((noun) =>
	[...'0123456789一二三四五六七八九为达约仅只刚已有'].map((opening) => noun + opening),
);
const planTriggers = [
	'计划的',
	'任务的',
	'目标的',
	'预算的',
	'增长率',
	'总数的',
	'人的',
	'户的',
	'家的',
	// 48个，相当于全年计划60个的80%
	...[...'123456789'].map((digit) => `）的${digit}`),
	...[...'个件处亩元吨米里座所条台名株项宗起场只头辆栋套间张份'].flatMap((unit) =>
		[...'123456789'].map((digit) => `${unit}的${digit}`),
	),
];
/** 11起，同比下降8.3%，上年同期为12起; 是3000平方米旧馆的4倍. */
const baseTriggers = [
	...['同期为', '同期是', '同期有', '同期仅', '倍'],
	...[...'123456789'].map((digit) => `同期${digit}`),
	...['（去年', '（上年', '（上次', '（上届'],
];
/** 增加40家，由80家增至120家; 增加40家，达到120家. */
const levelTriggers = [
	...[...'增升降减扩缩涨跌'].flatMap((verb) => [`${verb}至`, `${verb}到`]),
	...[
		'加到',
		'加至',
		'少到',
		'少至',
		'高到',
		'高至',
		'低到',
		'低至',
		'大到',
		'大至',
		'升到',
		'达到',
	],
];
const leftTriggers = [
	'还有',
	'尚有',
	'仍有',
	'还剩',
	'尚余',
	'还余',
	'尚剩',
	'仅剩',
	'只剩',
	'剩余',
	'剩下',
	'余下',
	'自付',
	'自筹',
	'自担',
	'自掏',
	'自费',
	'自己出',
	'实付',
	'承担',
	'负担',
	'还差',
	'尚差',
	'还缺',
	'尚缺',
	'缺口',
	'差额',
	'尚存',
	'现存',
	'，余',
	'，结余',
	'，节余',
];
/** What each has, as a factor: 每起7500元, 户均投入4000元, 按每桩4.5万元计. */
const eachTriggers = new Set([
	...[
		...'起件处个台桩座所户吨亩人名家辆套株棵头只间栋张份袋箱桶瓶盒罐斤米本册次场节例组村班片块条艘眼口盏根支站枚盆把',
	].map((one) => `每${one}`),
	'每千瓦时',
	'每立方米',
	'每平方米',
	'每公斤',
	'每千克',
	'每公里',
	'户均',
	'亩均',
	'村均',
]);
const averageTriggers = ['户均', '人均', '亩均', '村均', '平均每'];

/** Sentences in which 每 or 均 stands before a figure. */
function fromProducts(text: string, hits: readonly Hit[]): readonly Finding[] {
	const found: Finding[] = [];
	let reached = -1;
	for (const hit of hits) {
		if (hit.from < reached || !eachTriggers.has(hit.text)) continue;
		const { from, to } = sentenceAt(text, hit.from);
		reached = to;
		const figures = figuresIn(text.slice(from, to), from);
		if (figures.length < 3) continue;
		const quantities = quantitiesIn(text, figures);
		const products = wrongProductsIn(text, quantities)
			.filter(isPriced)
			.map((one) => productFinding(text, one));
		const others = unitProductsIn(text, quantities, { from, to })
			.map((product) => unitProductFinding(text, product))
			.filter((one) => products.every((product) => !overlaps(one, product)));
		found.push(...products, ...others);
	}
	return found;
}

function check(context: ParagraphContext, hits: readonly Hit[]): readonly Finding[] {
	const { masked } = context;
	const known = fromWindows(context, hits);
	const products = fromProducts(masked, hits).filter(
		(product) => !known.some((one) => overlaps(one, product)),
	);
	const sure = [...known, ...products];
	const told = fromTold(context, hits).filter((one) => !sure.some((other) => overlaps(one, other)));
	return [
		...wrongProgress(masked, hits),
		...wrongClockSpans(masked, hits),
		...wrongClockEnds(masked, hits),
		...wrongDateSpans(masked, hits),
		...sure,
		...told,
	];
}

const isTrigger = new Set(relationTriggers);
/** Words that readers of their own look at. */
const isApart = new Set(
	[...relationTriggers, ...clockEndTriggers, ...dateSpanTriggers].filter(
		(word) =>
			!leftTriggers.includes(word) && !averageTriggers.includes(word) && !eachTriggers.has(word),
	),
);

/** Relations over several clauses, with the paragraph's figures at hand. */
function fromTold({ masked, figures }: ParagraphContext, hits: readonly Hit[]): readonly Finding[] {
	const spans = hits.filter((hit) => isTrigger.has(hit.text)).sort((a, b) => a.from - b.from);
	if (spans.length === 0 || figures.length < 2) return [];
	const own = figures.filter(({ from }) => masked.charAt(from) !== maskCharacter);
	const starts = own.map(({ from }) => from);
	const closing = closingFigures(masked, starts, spans);
	if (closing.size === 0) return [];
	const found = toldRelationsIn(masked, quantitiesIn(masked, own), closing);
	return found.map((one) => toFinding(masked, one));
}

function fromWindows({ masked, text }: ParagraphContext, hits: readonly Hit[]): readonly Finding[] {
	const related = hits.filter((hit) => !isApart.has(hit.text));
	return relationWindows(text, related).flatMap(({ from, to }) => {
		const part = masked.slice(from, to);
		const figures = figuresIn(part);
		if (figures.length < 2) return [];
		const said = text.slice(from, to);
		const quantities = quantitiesIn(part, figures);
		const against = wrongDirectionsIn(part, quantities).map((one) => directionFinding(said, one));
		// Other relations have three figures.
		const found = figures.length < 3 ? [] : contradictionsIn(part, quantities);
		return [...against, ...found.map((one) => toFinding(said, one))].map((one) =>
			shiftFinding(one, from),
		);
	});
}

function look(context: ParagraphContext, hits: readonly Hit[]): Seen<Reported> {
	const findings = check(context, hits);
	return { findings, items: reportedBy(findings) };
}

/** What no words told: figures that nearly come to what two others make. */
function conclude(
	collected: readonly Collected<Reported>[],
	document: DocumentContext,
): readonly Finding[] {
	const { text, start, amounts } = beginningOf(document);
	const near = standing(amounts, ({ misses }) => misses);
	const durations = amounts.some(({ one }) => one.hasLength) ? wrongDurationsIn(text) : [];
	if (near.length + durations.length === 0) return [];
	const known = reportedIn(collected);
	return [
		...near.map(({ one, by }): Finding => {
			const finding = shiftFinding(toFinding(text.slice(by), one), start + by);
			return { ...finding, severity: 'warning' };
		}),
		...durations.map((finding) => shiftFinding(finding, start)),
	].filter((finding) => known.every((one) => !overlaps(one, finding)));
}

export default defineDocumentRule<Reported>({
	id: 'change-adds-up',
	ref: 'R02',
	title: '增减算术',
	rationale:
		'增减的数要能由前后两个数算出来：增长的百分比＝现在的数÷原来的数－1，增加的数＝现在的数－原来的数，占比＝部分÷总数，人均、户均＝总量÷人数、户数，净增＝新增－退出，还差＝应有－已有，超序时进度＝完成进度－已过时间占全年的比重，日均、月均＝总量÷天数、月数，总数＝个数×每个的数，盈亏＝收入－成本，漏损率、空置率＝未用的÷全部，超警戒＝水位－警戒水位，历时＝结束时间－开始时间。核对时给每个数留出末位半个单位的舍入余地，“约”“近”“超”一类的数再放宽，舍入能解释的差别不报；句子没有写明算法，但与能算出的数只差一个数字或两位颠倒的，作为提醒提示；按可比价、扣除价格因素计算的实际增长，以及没有给出基数的增长，不在核对之列。',
	severity: 'error',
	scope: 'document',
	triggers: [
		...claimTriggers,
		...shareTriggers,
		...rateTriggers,
		...planTriggers,
		...new Set([...averageTriggers, ...eachTriggers, ...leftTriggers, ...relationTriggers]),
		...progressTriggers,
		...new Set([...clockTriggers, ...clockEndTriggers, ...dateSpanTriggers]),
		...baseTriggers,
		...new Set(levelTriggers),
	],
	since: '0.2.0',
	maturity: 'stable',
	examples: [
		{
			bad: '规上企业由80家增至120家，增长⟦40%⟧。',
			good: '规上企业由80家增至120家，增长50%。',
		},
		{
			bad: '每户补助8000元，比上年（7100元）多⟦800元⟧。',
			good: '每户补助8000元，比上年（7100元）多900元。',
		},
		{ bad: '考核优秀的23人，占50人的⟦48%⟧。', good: '考核优秀的23人，占50人的46%。' },
	],
	leaves: [
		'全年接待游客同比增长8.5%。',
		'优良断面37个，占75个的近50%。',
		'地区生产总值由218亿元增加到312亿元，按可比价格计算增长36%。',
		'投资由12.4亿元增至15.7亿元，增长27%。',
		'受训人员由80人增至121人，增长51%。',
	],
	look,
	conclude,
});
