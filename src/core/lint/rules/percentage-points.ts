import type { Span } from '../../text/span';
import type { Finding, Fix, Hit, ParagraphContext } from '../rule';
import { defineRule } from '../rule';
import { rateAt, rateChangeAt, shareOfTriggers, withOthers } from '../relations/rate-changes';
import { gapTriggers, rateGapAt, shortOfAt, type RateGap } from '../relations/rate-gaps';
import { rateDifferenceAt } from '../relations/rate-differences';
import { rateTriggers } from '../relations/rate-nouns';

const decimalsOf = (number: string): number => number.split('.')[1]?.length ?? 0;

/** The difference of both ends with the decimals that they have. */
function difference([a, b]: readonly [string, string]): string {
	const places = Math.max(decimalsOf(a), decimalsOf(b));
	const value = Math.abs(Number(b) - Number(a)).toFixed(places);
	return places === 0 ? value : value.replace(/\.?0+$/u, '');
}

/** 2% → 2个百分点, 百分之二 → 两个百分点, 2%～3% → 2～3个百分点. */
function inPoints(written: string, change: RateGap): string {
	if (change.ends) {
		const points = difference(change.ends);
		if (Number(points) > 0) return `${points}个百分点`;
	}
	if (!written.startsWith('百分之')) return `${written.replace(/[%％]/gu, '')}个百分点`;
	const number = written.slice(3);
	return `${number === '二' ? '两' : number}个百分点`;
}

function messageOf(text: string, change: RateGap, right: string): string {
	const written = text.slice(change.amount.from, change.amount.to);
	if (change.ends && right !== inPoints(written, { ...change, ends: undefined as never })) {
		const [a, b] = change.ends.map(Number) as [number, number];
		const [high, low] = a > b ? change.ends : [change.ends[1], change.ends[0]];
		return `${high}%－${low}%＝${right}，文中为“${written}”：率、比重的升降按百分点说；请核对后改为“${right}”。`;
	}
	return `率、比重的升降用“百分点”，写“${written}”会被当作相对变化，两者相差很大；请改为“${right}”，确是相对变化的请写明“相对”。`;
}

function toFinding(text: string, change: RateGap): Finding {
	const right = inPoints(text.slice(change.amount.from, change.amount.to), change);
	const fix: Fix = { title: `改为“${right}”`, edits: [{ ...change.amount, text: right }] };
	return { ...change.said, message: messageOf(text, change, right), fixes: [fix] };
}

/** Most rates have no percentage behind them, and a sentence is dear to find. */
const farthest = 90;
const ends = '。；！？\n';

function sentenceOf(text: string, hit: Hit): Span {
	let { from, to } = hit;
	while (from > Math.max(0, hit.from - farthest) && !ends.includes(text.charAt(from - 1))) from--;
	while (to < Math.min(text.length, hit.to + farthest) && !ends.includes(text.charAt(to))) to++;
	return { from, to };
}

const isApart = /[%％][，、（(].{0,3}[距离]/u;
const sight = 24;
const isGap = new Set(gapTriggers);

function look(context: ParagraphContext, hit: Hit): RateGap[] {
	const { text } = context;
	if (!/[%％]|百分之/u.test(text.slice(hit.to, hit.to + farthest))) return [];
	if (isGap.has(hit.text)) {
		const gap = rateGapAt(context.masked, hit, sentenceOf(text, hit));
		return gap ? [gap] : [];
	}
	const rate = rateAt(text, hit);
	if (!rate) return [];
	const sentence = sentenceOf(text, hit);
	const change = rateChangeAt(context.masked, rate, sentence);
	if (change) return [...withOthers(context.masked, change)];
	const gap = isApart.test(text.slice(hit.to, hit.to + sight))
		? shortOfAt(context.masked, hit, sentence)
		: undefined;
	const told = gap ?? rateDifferenceAt(context.masked, sentence);
	return told ? [told] : [];
}

export default defineRule({
	id: 'percentage-points',
	ref: 'R06',
	title: '百分点',
	rationale:
		'率、占比、比重本身以百分数表示，它的升降是两个百分数之差，单位是百分点：合格率由95%升到97%，是提高2个百分点；写成“提高2%”，意思是升到96.9%。产量、收入一类数量的升降用%。见国家统计局关于百分数与百分点用法的说明。确是相对变化的，写明“相对提高2%”即不报。',
	severity: 'warning',
	scope: 'paragraph',
	triggers: [...rateTriggers, ...gapTriggers, ...shareOfTriggers, '占'],
	since: '0.2.0',
	maturity: 'stable',
	examples: [
		{
			bad: '食品抽检合格率98.6%，⟦上升0.4%⟧。',
			good: '食品抽检合格率98.6%，上升0.4个百分点。',
		},
		{ bad: '民间投资占比⟦下降2%⟧。', good: '民间投资占比下降2个百分点。' },
		{
			bad: '适龄儿童入学率由95%升至97%，⟦提高3%⟧。',
			good: '适龄儿童入学率由95%升至97%，提高2个百分点。',
		},
		{
			bad: '全县工业投资增速⟦高于全市平均水平1.2%⟧。',
			good: '全县工业投资增速高于全市平均水平1.2个百分点。',
		},
	],
	leaves: [
		'小微企业贷款利率上浮10%。',
		'粮食产量增长2%，合格率98%。',
		'不合格率相对下降20%。',
		'覆盖率达98%，投诉量下降20%。',
		'全年投资增速为2%。',
		'办事效率提高30%。',
	],
	check(context, hits) {
		const seen = new Set<number>();
		return [...hits]
			.sort((a, b) => a.from - b.from)
			.flatMap((hit) => look(context, hit))
			.filter(({ amount }) => !seen.has(amount.from) && seen.add(amount.from))
			.map((change) => toFinding(context.text, change));
	},
});
