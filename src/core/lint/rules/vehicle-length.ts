import { countedSpan } from '../../count/count';
import { gauge, type Gauge } from '../../count/gauge';
import { metaEntry } from '../../draft/meta';
import type { Span } from '../../text/span';
import type { Vehicle } from '../../vehicle/schema';
import { cuts, opening, wholeSentences } from '../wording/cuts';
import { defineDocumentRule, type DocumentContext, type Finding } from '../rule';

/** A draft measured by the limit of its vehicle. */
interface Measured {
	readonly gauge: Gauge;
	readonly vehicle: Vehicle;
	readonly limit: number;
}

/** A text this many times too long is another text; no single cut is proposed for it. */
const farTooLong = 10;
/** Length of the mark where the limit falls, in UTF-16 units. */
const longestMark = 30;

/** 载体 in the front matter where that names the vehicle, else a place in the text. */
function placeOf({ draft }: DocumentContext, vehicle: Vehicle, inText: Span): Span {
	const entry = metaEntry(draft, '载体');
	const names = [vehicle.name, ...(vehicle.aliases ?? [])];
	return entry && names.includes(entry.value) ? entry.valueSpan : inText;
}

function firstClause({ draft }: DocumentContext): Span {
	const { from } = countedSpan(draft);
	const start = draft.text.slice(from, from + 400);
	const lead = start.length - start.trimStart().length;
	const clause = /^[^，。；：！？\r\n]{1,20}/u.exec(start.trimStart())?.[0] ?? '';
	return { from: from + lead, to: from + lead + clause.length };
}

function overLimit(
	context: DocumentContext,
	{ gauge: measured, vehicle, limit }: Measured,
): Finding[] {
	const { text } = context.draft;
	const { overflow, used } = measured;
	if (!overflow) return [];
	const excess = used - limit;
	const all =
		used > farTooLong * limit
			? []
			: wholeSentences(text, countedSpan(context.draft), vehicle.counting ?? '字数');
	const crossed = all.find(({ to }) => to > overflow.from);
	const where = crossed ? `，写到“${opening(crossed.text)}”一句时过了上限` : '';
	const from = crossed ? Math.max(overflow.from, crossed.from) : overflow.from;
	const inText = { from, to: Math.min(from + longestMark, crossed?.to ?? overflow.to) };
	return [
		{
			...placeOf(context, vehicle, inText),
			message: `正文${used}字，超出${vehicle.name}上限（${limit}字）${excess}字${where}：超长的稿件会被退回，或由编辑删减；请压缩，先删不带数据的句子。`,
			fixes: cuts(text, all, excess, overflow),
			related: [{ ...inText, message: `上限${limit}字落在这里` }],
		},
	];
}

const aboutMessages = {
	long: (used: number, { vehicle, limit }: Measured) =>
		`正文${used}字，比${vehicle.name}的篇幅（${limit}字左右）多${used - limit}字：超过三成，领导难以看完，编辑也要重删；请压缩，或把细节移到附件。`,
	near: (used: number, { vehicle, limit }: Measured) =>
		`正文${used}字，比${vehicle.name}的篇幅（${limit}字左右）多${used - limit}字：已偏长；请再压缩一些。`,
	short: (used: number, { vehicle, limit }: Measured) =>
		`正文${used}字，不到${vehicle.name}篇幅（${limit}字左右）的一半：篇幅过短，撑不起这一载体；请充实情况、原因和建议，或改投短载体。`,
} as const;

function aboutTarget(context: DocumentContext, measured: Measured): Finding[] {
	const { state, used } = measured.gauge;
	if (state !== 'long' && state !== 'near' && state !== 'short') return [];
	if (used === 0) return [];
	const severity = state === 'long' ? 'warning' : state === 'near' ? 'info' : 'hint';
	return [
		{
			...placeOf(context, measured.vehicle, firstClause(context)),
			severity,
			message: aboutMessages[state](used, measured),
		},
	];
}

function nearLimit(context: DocumentContext, measured: Measured): Finding[] {
	const { used } = measured.gauge;
	const { vehicle, limit } = measured;
	const left = limit - used;
	const room = left === 0 ? '已到上限' : `只剩${left}字`;
	return [
		{
			...placeOf(context, vehicle, firstClause(context)),
			severity: 'hint',
			message: `正文${used}字，离${vehicle.name}上限（${limit}字）${room}：再加内容就会超出；要补充的，请先压缩别处。`,
		},
	];
}

export default defineDocumentRule({
	id: 'vehicle-length',
	ref: 'R03',
	title: '载体字数',
	rationale:
		'每种载体有自己的篇幅：有上限的（普刊、要情 200 字，国办要情、国办综合 150 字）超出一字即提示，用到九成时轻提示；写“左右”的（专供 1500 字、特刊 2000 字、政务情况交流 3000 字）上下两成之内不提示，超过三成为警告，不到一半为轻提示。字数与状态栏的字数表是同一个数：只计正文，不计标题、文件开头的要素、文末的附件和联系人；一个汉字、一个标点计一字，连写的数字或字母计一字。未选载体、素材和没有字数要求的载体不检查。',
	severity: 'warning',
	scope: 'document',
	triggers: [],
	since: '0.1.0',
	maturity: 'stable',
	examples: [
		{
			meta: ['载体: ⟦国办综合⟧'],
			bad: '某市今年推行企业开办“一日办结”，把执照、刻章、税控、社保、公积金、银行预约六个环节并为一张表，由一个窗口收件、后台分办。全市上下高度重视，各级各部门密切配合，形成了齐抓共管的良好局面。1月至10月，新设企业2.3万家，同比增长18%，平均用时由3.5个工作日压到0.8个工作日，企业少跑4次。下步将把变更、注销一并纳入，推动开办、变更、注销全程网上办理。',
			good: '某市今年推行企业开办“一日办结”，把执照、刻章、税控、社保、公积金、银行预约六个环节并为一张表，由一个窗口收件、后台分办。1月至10月，新设企业2.3万家，同比增长18%，平均用时由3.5个工作日压到0.8个工作日，企业少跑4次。下步将把变更、注销一并纳入，推动开办、变更、注销全程网上办理。',
		},
		{
			meta: ['载体: ⟦专供信息⟧'],
			bad: '某县推行“田长制”，把耕地保护责任落到村组。',
		},
	],
	leaves: ['没有选定载体的稿子，写多长都不提示。'],
	conclude(_collected, context) {
		const { draft, vehicle } = context;
		const limit = vehicle?.limit;
		if (!vehicle || !limit) return [];
		const measured = { gauge: gauge(draft, vehicle), vehicle, limit: limit.n };
		if (limit.kind === 'about') return aboutTarget(context, measured);
		if (measured.gauge.state === 'over') return overLimit(context, measured);
		return measured.gauge.state === 'near' ? nearLimit(context, measured) : [];
	},
});
