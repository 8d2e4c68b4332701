import { contradictionsIn, type Contradiction, type Working } from '../../figures/changes-check';
import { downWords, upWords } from '../../figures/changes';
import { isPriced, wrongProductsIn } from '../../figures/products';
import { unitProductsIn, type UnitProduct } from '../../figures/unit-products';
import { clean, quantitiesIn, type Quantity } from '../../figures/quantity';
import { numberOf, writeLike } from '../../figures/write-like';
import { figuresIn } from '../../text/numerals';
import { clockTriggers, wrongClockSpans } from '../clock-spans';
import { progressTriggers, wrongProgress } from '../progress-claims';
import { relationWindows } from '../relation-windows';
import { sentenceAt } from '../../text/clauses';
import type { Span } from '../../text/span';
import type { Finding, Fix, Hit, ParagraphContext } from '../rule';
import { defineRule } from '../rule';
import { shiftFinding } from '../shift-finding';
import { productFinding } from '../sum-findings';

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
	[...'0123456789为达约仅'].map((opening) => noun + opening),
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
];
/** 11起，同比下降8.3%，上年同期为12起; 是3000平方米旧馆的4倍. */
const baseTriggers = ['同期为', '同期是', '同期有', '同期仅', '倍'];
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

const written = (text: string, quantity: Quantity): string => {
	const { from } = numberOf(quantity);
	return text.slice(from, quantity.figure.to);
};

/** The figures of a formula: without units where both have the same. */
function operands(
	text: string,
	{ first, second }: Pick<Exclude<Working, { kind: 'shareOfAll' }>, 'first' | 'second'>,
): readonly [string, string] {
	const number = (q: Quantity): string => text.slice(numberOf(q).from, numberOf(q).to);
	const isAlike = first.unit?.text === second.unit?.text;
	const isShare = first.unit?.dimension === 'ratio';
	return isAlike && !isShare
		? [number(first), number(second)]
		: [written(text, first), written(text, second)];
}

function formula(text: string, working: Working): string {
	if (working.kind === 'shareOfAll') {
		const all = working.all.map((q) => written(text, q));
		return `${written(text, working.first)}÷（${all.join('＋')}）`;
	}
	const [a, b] = operands(text, working);
	switch (working.kind) {
		case 'growth':
			return `${a}÷${b}－1`;
		case 'fall':
			return `1－${a}÷${b}`;
		case 'difference':
			return `${a}－${b}`;
		case 'ratio':
			return `${a}÷${b}`;
		case 'growthOf':
			return `${a}÷（${b}－${a}）`;
		case 'fallOf':
			return `${a}÷（${b}＋${a}）`;
	}
}

/** A value as the figure that it is set against is written, unit included. */
function shown(text: string, quantity: Quantity, value: number): string | undefined {
	// 三成半 is written in two pieces.
	if (text.charAt(quantity.figure.to - 1) === '半') return undefined;
	const number = writeLike(text, quantity, value);
	if (number === undefined || !/[1-9１-９一二两三四五六七八九十]/u.test(number)) return undefined;
	return number + text.slice(numberOf(quantity).to, quantity.figure.to);
}

const fixOf = (text: string, quantity: Quantity, value: number): Fix[] => {
	const right = shown(text, quantity, value);
	if (right === undefined) return [];
	const old = written(text, quantity);
	const edits = [{ from: numberOf(quantity).from, to: quantity.figure.to, text: right }];
	return old === right ? [] : [{ title: `“${old}”改为“${right}”`, edits }];
};

/** For a value that the figure's own form cannot show. */
const plainly = (value: number, quantity: Quantity): string => {
	const unit = quantity.unit?.text ?? '';
	return `${Number((value / (quantity.unit?.scale ?? 1)).toPrecision(3))}${unit}`;
};

function toFinding(text: string, found: Contradiction): Finding {
	const { wrong, value, others, working, instead } = found;
	const result = shown(text, wrong, value) ?? plainly(value, wrong);
	const said = written(text, wrong);
	const last = [wrong, ...others.map(([q]) => q)];
	const from = Math.min(...last.map((q) => q.from));
	const to = Math.max(...last.map((q) => q.to));
	const isOneSentence = !/[。；！？\n]/u.test(text.slice(from, to));
	return {
		from: wrong.figure.from,
		to: wrong.figure.to,
		severity: isOneSentence ? 'error' : 'warning',
		message: `${formula(text, working)}＝${result}，文中为${said}：几个数对不上，会被当作数据有误；请核对原始数据，改正其中一个。`,
		fixes: [
			...fixOf(text, wrong, value),
			...(instead ? fixOf(text, instead.quantity, instead.value) : []),
		],
		related: others.map(([q, role]) => ({
			from: q.figure.from,
			to: q.figure.to,
			message: `${role}：${written(text, q)}`,
		})),
	};
}

/** Of three figures any may be the wrong one: what is reported reaches from what each has to what all have. */
function unitProductFinding(text: string, { number, each, total }: UnitProduct): Finding {
	const value = clean(number.low * each.low);
	const product = shown(text, total, value) ?? plainly(value, total);
	const average = clean(total.low / number.low);
	return {
		from: Math.min(each.figure.from, total.figure.from),
		to: Math.max(each.figure.to, total.figure.to),
		message: `${written(text, number)}×${written(text, each)}＝${product}，文中为${written(text, total)}：几个数对不上，会被当作数据有误；请核对原始数据，改正其中一个。`,
		fixes: [...fixOf(text, total, value), ...fixOf(text, each, average)],
		related: [
			{ from: number.figure.from, to: number.figure.to, message: `个数：${written(text, number)}` },
		],
	};
}

const meets = (a: Span, b: Span): boolean => a.from < b.to && b.from < a.to;

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
			.filter((one) => products.every((product) => !meets(one, product)));
		found.push(...products, ...others);
	}
	return found;
}

function check(context: ParagraphContext, hits: readonly Hit[]): readonly Finding[] {
	const { masked } = context;
	const known = fromWindows(context, hits);
	const products = fromProducts(masked, hits).filter(
		(product) => !known.some((one) => meets(one, product)),
	);
	return [...wrongProgress(masked, hits), ...wrongClockSpans(masked, hits), ...known, ...products];
}

function fromWindows({ masked, text }: ParagraphContext, hits: readonly Hit[]): readonly Finding[] {
	return relationWindows(text, hits).flatMap(({ from, to }) => {
		const part = masked.slice(from, to);
		const figures = figuresIn(part);
		// A relation has three figures.
		if (figures.length < 3) return [];
		const found = contradictionsIn(part, quantitiesIn(part, figures));
		return found.map((one) => shiftFinding(toFinding(text.slice(from, to), one), from));
	});
}

export default defineRule({
	id: 'change-adds-up',
	ref: 'R02',
	title: '增减算术',
	rationale:
		'增减的数要能由前后两个数算出来：增长的百分比＝现在的数÷原来的数－1，增加的数＝现在的数－原来的数，占比＝部分÷总数，人均、户均＝总量÷人数、户数，净增＝新增－退出，还差＝应有－已有，超序时进度＝完成进度－已过时间占全年的比重。核对时给每个数留出末位半个单位的舍入余地，“约”“近”“超”一类的数再放宽，舍入能解释的差别不报；按可比价、扣除价格因素计算的实际增长，以及没有给出基数的增长，不在核对之列。',
	severity: 'error',
	scope: 'paragraph',
	triggers: [
		...claimTriggers,
		...shareTriggers,
		...rateTriggers,
		...planTriggers,
		...new Set([...averageTriggers, ...eachTriggers]),
		...leftTriggers,
		...progressTriggers,
		...clockTriggers,
		...baseTriggers,
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
	check,
});
