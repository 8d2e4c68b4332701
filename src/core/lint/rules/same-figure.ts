import { mayBeEqual, scopeOf } from '../../figures/retold/claim';
import { misscaledIn } from '../../figures/retold/misscaled';
import { quantitiesIn, type Quantity } from '../../figures/quantity';
import { regrownIn } from '../../figures/changes/growth';
import { recalledRatesIn, recalledShiftsIn } from '../../figures/changes/recalled-levels';
import { wrongBasesIn } from '../../figures/changes/planned-bases';
import { recalledIn, recalledSumsIn } from '../../figures/changes/recalled';
import { contrasts } from '../../figures/retold/resaid';
import { byForm, restatedIn } from '../../figures/retold/restated';
import { retoldIn } from '../../figures/retold/retold';
import { belied, datesIn } from '../../figures/retold/titled';
import { writeLike } from '../../figures/write-like';
import { clauseStart } from '../../text/clauses';
import type { Span } from '../../text/span';
import { gather } from '../../text/gather';
import {
	amountsOf,
	beginningOf,
	farthestBody,
	standing,
	together,
	told,
	type Beginning,
} from '../relations/beginning';
import { onePerPlace } from '../one-per-place';
import {
	defineDocumentRule,
	type Finding,
	type Fix,
	type Hit,
	type ParagraphContext,
	type Placed,
} from '../rule';

/** A summary figure (全县共转移群众1200人) with what it is said of; offsets are of the paragraph. */
interface Summary extends Span {
	readonly subject: string;
	readonly indicator: string;
	readonly dates: string;
	readonly quantity: Quantity;
	/** The characters around it, for writing another value in its manner. */
	readonly text: string;
	readonly by: number;
}

const cues = ['共', '累计', '总计', '合计'];
const notCue = new Set([...'同享产青建治识管服赢处有用振']);
const stop = /[，。；：！？、,;:（）()\n]/u;
const digit = /[\d０-９]/u;

/** 全县共转移群众1200人: subject, cue, what is counted, figure, all in one clause. */
function summaryAt(context: ParagraphContext, hit: Hit): Summary | undefined {
	const { maskedTitles: text } = context;
	if (notCue.has(text.charAt(hit.to)) && hit.text === '共' && text.charAt(hit.to) !== '有')
		return undefined;
	const near = text.slice(hit.to, hit.to + 16);
	const at = near.search(digit);
	if (at < 2 || stop.test(near.slice(0, at))) return undefined;
	const start = clauseStart(text, hit.from, stop, 16);
	const subject = text.slice(start, hit.from).replace(/累计|总|合|一$/gu, '');
	if (!/[县市区省镇乡村街局园院校]$/u.test(subject)) return undefined;
	const own = text.slice(start, hit.to + 40);
	const quantity = quantitiesIn(own).find((q) => q.figure.from >= hit.to - start);
	if (!quantity?.unit || quantity.figure.from > hit.to - start + at + 2) return undefined;
	if (scopeOf(subject + near.slice(0, at)).replace('累计', '') !== '') return undefined;
	const indicator = near.slice(0, at).replace(/^[计有]|(?:[约近超逾为了]|达到?)+$/gu, '');
	const tail = /^[^，。；：、（）\d]*/u.exec(own.slice(quantity.to))![0];
	const sentence = context.sentenceAt(hit.from);
	return {
		from: start + quantity.figure.from,
		to: start + quantity.figure.to,
		subject,
		indicator: `${indicator}/${tail}`,
		dates: datesIn(text.slice(sentence.from, start + quantity.from)),
		quantity,
		text: own,
		by: start,
	};
}

function fixTo(text: string, own: Quantity, by: number, other: Quantity, title: string): Fix[] {
	if (other.figure.kind !== 'exact') return [];
	const number = writeLike(text, own, other.low);
	if (number === undefined) return [];
	const { from, to } = own.figure.number;
	const unit = text.slice(to, own.figure.to);
	return [
		{
			title: title.replace('N', number + unit),
			edits: [{ from: by + from, to: by + to, text: number }],
		},
	];
}

interface Place {
	readonly text: string;
	readonly by: number;
	readonly quantity: Quantity;
	readonly name: string;
}

const shown = ({ text, quantity }: Place): string =>
	text.slice(quantity.figure.from, quantity.figure.to);

function contradiction(one: Place, other: Place, isSure: boolean): Finding {
	const { figure } = one.quantity;
	const at = other.quantity.figure;
	return {
		from: one.by + figure.from,
		to: one.by + figure.to,
		severity: isSure ? 'error' : 'warning',
		message: `${one.name}为${shown(one)}，${other.name}为${shown(other)}：同一数据前后不一，看的人不知以哪个为准；请核对后统一。`,
		fixes: [
			...fixTo(one.text, one.quantity, one.by, other.quantity, `${one.name}改为“N”`),
			...fixTo(other.text, other.quantity, other.by, one.quantity, `${other.name}改为“N”`),
		],
		related: [
			{
				from: other.by + at.from,
				to: other.by + at.to,
				message: `${other.name}的数：${shown(other)}`,
			},
		],
	};
}

/** 15%, 四成, 三个: without a figure a title belies nothing. */
const holdsFigure = /[\d０-９]|[一二两三四五六七八九十百][成倍个家项件起名所座]/u;

function fromTitle({ title, text: body, start, amounts }: Beginning): Finding[] {
	if (!title || !holdsFigure.test(title.text)) return [];
	const all = () => standing(amounts, ({ quantities }) => quantities);
	return belied(title.text, body, all).map(({ claim, other, isSure }) =>
		contradiction(
			{ text: body, by: start, quantity: other.quantity, name: '正文' },
			{ text: title.text, by: title.from, quantity: claim.quantity, name: '标题' },
			isSure,
		),
	);
}

const keyOf = ({ subject, indicator, quantity }: Summary): string =>
	`${subject}|${indicator}|${quantity.unit!.dimension}`;

/** Summary figures of one key: each that differs from the first is one finding. */
function compare(kin: readonly Placed<Summary>[]): Finding[] {
	const place = ({ item, paragraph }: Placed<Summary>, name: string): Place => ({
		text: item.text,
		by: paragraph.from + item.by,
		quantity: item.quantity,
		name,
	});
	const first = kin[0]!;
	return kin
		.slice(1)
		.filter(({ item }) => item.dates === first.item.dates)
		.filter(({ item }) => !mayBeEqual(item.quantity, first.item.quantity))
		.map((one) => contradiction(place(one, '此处'), place(first, '前文'), true));
}

/** The first paragraph tells of the whole, as far as this. */
const longestLead = 400;

/** Title and lead against all that follows: digits that have slipped, rates of growth that differ. */
function fromLead({ title, text: body, start, head, amounts }: Beginning): Finding[] {
	// One text, so that offsets have one origin: the title and a line end before the body.
	const text = head + body;
	const opening = body.length - body.trimStart().length;
	const end = body.indexOf('\n', opening);
	const lead = head.length + Math.min(end < 0 ? body.length : end, opening + longestLead);
	const own = title && amountsOf(title.text);
	const parts = amounts.map((one) => one.told);
	const { claims, retellers, levels, recalls, sums, growths, rates, shifts, bases } = together(
		own ? [told(own, 0), ...parts] : parts,
	);
	const place = (quantity: Quantity): Place => {
		const isTitle = quantity.to <= head.length;
		const by = isTitle ? title!.from : start - head.length;
		return { text, by, quantity, name: isTitle ? '标题' : '前文' };
	};
	const quantities = () => [
		...(own?.quantities ?? []).map((one) => ({ one, by: 0 })),
		...standing(amounts, (one) => one.quantities).map(({ one, by }) => ({
			one,
			by: by + head.length,
		})),
	];
	const forms = byForm(claims);
	return [
		...restatedIn(text, { forms, quantities, until: lead }).filter((one) => !contrasts(text, one)),
		...regrownIn(text, growths, lead),
		...recalledIn(text, { claims, recalls, quantities }),
		...recalledSumsIn(text, claims, sums),
		...retoldIn(text, { claims, forms, retellers, levels, quantities }),
		...misscaledIn(claims),
		...recalledRatesIn(text, rates, quantities),
		...recalledShiftsIn(text, shifts),
		...wrongBasesIn(text, { bases, quantities }),
	]
		.filter(({ later }) => later.from >= head.length)
		.map(({ first, later, isSure }) =>
			contradiction({ ...place(later), name: '此处' }, place(first), isSure),
		);
}

export default defineDocumentRule<Summary>({
	id: 'same-figure',
	ref: 'R12',
	title: '数据前后不一',
	rationale:
		'标题写12家、正文写13家，导语与后文的总数不同，是数据核改后只改了一处留下的，会被作为“数据有误”退回。后文再说起前面的数（25个乡镇均已完成、98%的满意度、由33小时压缩到24小时），或用同样的话再说一遍，也与前面核对；标题里的数正文中没有、正文里却有一个只差一个数字的，按写错提示。只比较同一指标、同一单位、同一时间和范围的数：累计与当期、计划与完成、不同日期或不同地方的不比，四舍五入后一致的（标题2.3万件，正文23126件）不提示。',
	severity: 'warning',
	scope: 'document',
	triggers: cues,
	where: ['body'],
	since: '0.2.0',
	maturity: 'preview',
	examples: [
		{
			meta: ['标题: 云岭县12家企业集中签约'],
			bad: '11月20日，云岭县⟦13家⟧企业集中签约，总投资8.6亿元。',
		},
		{
			bad: '全县共转移群众1200人。⏎截至发稿，各安置点运行平稳，全县共转移群众⟦1260人⟧。'.replace(
				'⏎',
				'\n',
			),
			good: '全县共转移群众1200人。\n截至发稿，各安置点运行平稳，全县共转移群众1200人。',
		},
	],
	leaves: [
		'截至3日12时，全县共转移群众1200人。截至4日8时，全县共转移群众1260人。',
		'全县计划共改厕1200户，全县共改厕860户。',
		'东山镇共转移群众520人，西河镇共转移群众700人。',
	],
	collect: (context, hits) => gather(hits, (hit) => summaryAt(context, hit)),
	kin: { keyOf, compare },
	conclude(_, context) {
		const beginning = beginningOf(context);
		return onePerPlace([...fromTitle(beginning), ...fromLead(beginning)]);
	},
	// Wherever the title stands, what it is held against lies within.
	grounds: ({ draft }) => draft.text.slice(0, draft.body.from + 2 * farthestBody),
});
