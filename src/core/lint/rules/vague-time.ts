import { dayWritten, writeDay, type Day } from '../dates/calendar';
import {
	defineDocumentRule,
	type DocumentContext,
	type Finding,
	type Fix,
	type Hit,
} from '../rule';
import { isSpeech } from '../dates/speech';
import { isVagueTime, vagueTimes, type VagueTimeKind } from '../dates/vague-time-words';

const advice: Readonly<Record<VagueTimeKind, string>> = {
	date: '看不出是哪一天，隔日再看更无从判断；请写具体日期或起止时间',
	promptly: '没有说清用了多久；请写“接报后几分钟内”',
	soon: '没有时限，无从督办；请写明什么时候以前完成',
	due: '没有说清统计到哪天；请写起止日期',
};

const snippets: Readonly<Record<VagueTimeKind, readonly [title: string, text: string]>> = {
	date: ['改为“某月某日”（填入日期）', '${1:N}月${2:N}日'],
	promptly: ['改为“某分钟内”（填入时间）', '${1:N}分钟内'],
	soon: ['改为“某月某日前”（填入日期）', '${1:N}月${2:N}日前'],
	due: ['改为“某月至某月”（填入时间）', '${1:N}月至${2:N}月'],
};

/** The word stands for the day of the event; 近期 and 一段时间 speak of more than one day. */
const oneDay = new Set(['近日', '日前']);

function fixesFor({ text, from, to }: Hit, event: Day | undefined): Fix[] {
	const { kind } = vagueTimes[text]!;
	const [title, snippet] = snippets[kind];
	const blank: Fix = { title, edits: [{ from, to, text: snippet }], snippet: true };
	if (!event || !oneDay.has(text)) return [blank];
	const day = writeDay(event);
	return [{ title: `改为“${day}”（事发时间）`, edits: [{ from, to, text: day }] }, blank];
}

const finding = (hit: Hit, by: number, event: Day | undefined): Finding => {
	const at = { ...hit, from: hit.from + by, to: hit.to + by };
	const { kind } = vagueTimes[hit.text]!;
	return {
		from: at.from,
		to: at.to,
		message: `“${hit.text}”时间不明：${advice[kind]}。`,
		fixes: fixesFor(at, event),
	};
};

const isExempt = ({ draft, vehicle }: DocumentContext): boolean =>
	vehicle?.name === '素材' || isSpeech(draft.text);

export default defineDocumentRule<Hit>({
	id: 'vague-time',
	ref: 'R10',
	title: '时间模糊',
	rationale:
		'政务信息以时效取舍，“近日”“日前”“近期”“第一时间”让领导和编辑看不出事情发生在哪天、办得有多快，也给迟报留了余地，收稿单位常要求补写日期。应写具体日期或时限。“近年来”“今年以来”“目前”、带日期的（“近日（11月18日）”）、计划中的“年内完成”以及讲话稿、素材、法规条文不提示。',
	severity: 'info',
	scope: 'document',
	triggers: Object.keys(vagueTimes),
	group: 'paragraph',
	since: '0.2.0',
	maturity: 'stable',
	examples: [
		{ bad: '⟦近日⟧，云岭县召开秋粮收购座谈会。' },
		{
			meta: ['事发时间: 2026-11-18'],
			bad: '⟦日前⟧，沂河市首条氢能公交线路开通。',
			good: '11月18日，沂河市首条氢能公交线路开通。',
		},
		{ bad: '接到报告后，镇政府⟦第一时间⟧组织转移群众。' },
	],
	leaves: [
		'近年来，全县粮食产量保持在50万吨以上。',
		'请于11月30日前反馈意见。',
		'节日前、工作日前均安排检查。',
		'年内完成管网改造32公里。',
		'近期目标和远期规划相衔接。',
		'彗星到达近日点。',
	],
	collect: (context, hits) => hits.filter((hit) => isVagueTime(context, hit)),
	grounds: (context) => `${isExempt(context)} ${context.meta('事发时间') ?? ''}`,
	conclude(collected, context) {
		if (collected.length === 0 || isExempt(context)) return [];
		const event = dayWritten(context.meta('事发时间'));
		return collected.flatMap(({ paragraph, items }) =>
			items.map((hit) => finding(hit, paragraph.from, event)),
		);
	},
});
