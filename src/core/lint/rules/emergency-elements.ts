import { countedSpan } from '../../count/count';
import { metaEntry } from '../../draft/meta';
import { seriesOf } from '../../draft/series';
import { titleOf } from '../../draft/title';
import type { Span } from '../../text/span';
import {
	isHarmless,
	missingElements,
	tellsOfDrill,
	type EmergencyElement,
} from '../wording/emergency';
import { defineDocumentRule, type DocumentContext, type Finding, type Fix } from '../rule';

/** Reports are short; what stands further on is an annex. */
const longest = 6000;
/** A body of fewer characters has only been begun. */
const shortest = 15;

/** The title's value, else the first sentence. */
function placeOf({ draft }: DocumentContext, { from, to }: Span): Span {
	const title = metaEntry(draft, '标题');
	if (title && title.value !== '') return title.valueSpan;
	const start = draft.text.slice(from, Math.min(to, from + 120));
	const lead = start.length - start.trimStart().length;
	const length = /^[。；！？]*[^。；！？\r\n]*/u.exec(start.trimStart())?.[0].length ?? 0;
	return { from: from + lead, to: from + lead + length };
}

/** The time of the front matter is known: the line states it instead of leaving it open. */
function lineOf({ name, line }: EmergencyElement, context: DocumentContext): string {
	const known = name === '事发时间' ? (context.meta('事发时间')?.trim() ?? '') : '';
	return /\d/u.test(known) ? `事发时间：${known}。` : line;
}

function fixFor(context: DocumentContext, missing: readonly EmergencyElement[], at: number): Fix {
	const lines = missing.map((element) => lineOf(element, context));
	return {
		title: `在文末补上“${lines.join('')}”`,
		edits: [{ from: at, to: at, text: lines.map((line) => `\n${line}`).join('') }],
	};
}

/** Known from the form, or of little weight in a power cut: to be written, but nothing depends on it. */
function isGrave(
	{ name, isCore }: EmergencyElement,
	text: string,
	context: DocumentContext,
): boolean {
	if (name === '事发时间') return !/\d/u.test(context.meta('事发时间') ?? '');
	return name === '伤亡情况' ? !isHarmless(text) : isCore;
}

/** 类型: 紧急信息: urgent by what it says of itself, whatever the vehicle is called. */
const isUrgentType = (context: DocumentContext): boolean =>
	/^(?:紧急|突发)/u.test(context.meta('类型')?.trim() ?? '');

/** 【续报二】某某情况, 类型: 续报: the stage said in other words than the title's end. */
const saysFollowUp = (context: DocumentContext): boolean =>
	context.meta('类型')?.trim() === '续报' ||
	/^\s*(?:[【（([]续报|续报[一二三四五六七八九十\d]{0,2}[：:])/u.test(titleOf(context.draft) ?? '');

function check(context: DocumentContext): Finding[] {
	const { draft } = context;
	const counted = countedSpan(draft);
	const body = draft.text.slice(counted.from, Math.min(counted.to, counted.from + longest));
	const title = titleOf(draft) ?? '';
	if (body.trim().length < shortest || tellsOfDrill(title, body.trim())) return [];
	const text = `${title}\n${body}`;
	const missing = missingElements(text);
	if (missing.length === 0) return [];
	const isCore = missing.some((element) => isGrave(element, text, context));
	const names = missing.map(({ name }) => name).join('、');
	return [
		{
			...placeOf(context, counted),
			severity: isCore ? 'error' : 'warning',
			message: `紧急信息没有写${names}：领导据此判断是否启动响应，缺了就要来回追问、耽误处置；请补上，一时不清楚的写“正在核实”，不必等齐再报。`,
			fixes: [fixFor(context, missing, counted.to)],
		},
	];
}

export default defineDocumentRule({
	id: 'emergency-elements',
	ref: 'R05',
	title: '紧急要素',
	rationale:
		'紧急信息的首报和终报应写明时间、地点、事件、伤亡和已采取的措施（《国家突发公共事件总体应急预案》对信息报告的要求）。没有伤亡也要写明“无人员伤亡”；暂不清楚的写“正在核实”，先报事、再续报。续报只写新变化，不检查；演练不检查。这条提示从不阻止首报报出。',
	severity: 'error',
	scope: 'document',
	triggers: [],
	since: '0.2.0',
	maturity: 'stable',
	examples: [
		{
			meta: ['载体: 紧急信息', '标题: ⟦云岭县城关镇一厂房发生火灾⟧'],
			bad: '11月20日14时30分，云岭县城关镇一厂房发生火灾。县消防救援大队出动5车28人到场处置。',
			good: '11月20日14时30分，云岭县城关镇一厂房发生火灾。县消防救援大队出动5车28人到场处置。\n伤亡情况：正在核实。',
		},
	],
	leaves: ['11月20日14时30分，云岭县城关镇一厂房发生火灾。'],
	conclude(_, context) {
		const stage = seriesOf(context.draft, context.vehicle)?.stage;
		const isUrgent = stage !== undefined || isUrgentType(context);
		return !isUrgent || stage === '续报' || saysFollowUp(context) ? [] : check(context);
	},
});
