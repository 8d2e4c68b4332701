import { metaEntry } from '../../draft/meta';
import { seriesOf } from '../../draft/series';
import { parseBeijingTime, readableBeijing } from '../../text/beijing-time';
import { windowDeadline } from '../../vehicle/window';
import { callDeadline } from '../dates/call-deadline';
import { dayOf, daysBetween } from '../dates/calendar';
import { defineDocumentRule, type DocumentContext, type Finding } from '../rule';

const hour = 3_600_000;
const day = 24 * hour;

/** `3小时`, `2天5小时`: how much time has passed, rounded down; below an hour in minutes. */
function lasted(ms: number): string {
	if (ms < hour) return `${Math.max(1, Math.floor(ms / 60_000))}分钟`;
	const days = Math.floor(ms / day);
	const hours = Math.floor((ms % day) / hour);
	if (days === 0) return `${hours}小时`;
	return hours === 0 ? `${days}天` : `${days}天${hours}小时`;
}

const windowText = (hours: number): string =>
	hours % 24 === 0 && hours > 24 ? `${hours}小时（${hours / 24}天）` : `${hours}小时`;

/** What is kept until it is ripe, and what needs its time, has no window. */
const untimed = /储备|调研|素材|综述|总结/u;

/** The moment that counts as the filing: 报送日期 where it is written (its beginning), else now. */
const filedAt = (context: DocumentContext): number | undefined =>
	parseBeijingTime(context.meta('报送日期') ?? '')?.from ?? context.now;

function pastWindow(context: DocumentContext, at: number): Finding[] {
	const { draft, vehicle } = context;
	const deadline = windowDeadline(draft, vehicle);
	const entry = metaEntry(draft, '事发时间');
	if (deadline === undefined || at <= deadline || !entry || !vehicle) return [];
	// A 续报 comes as late as what it tells.
	if ((seriesOf(draft, vehicle)?.stage ?? '首报') !== '首报') return [];
	const within = windowText(vehicle.windowHours ?? 0);
	const rest =
		vehicle.urgent === true
			? '请立即报送，并说明迟报原因'
			: '请改投不限时的载体、转入储备，或写出今天的新进展并改事发时间';
	return [
		{
			...entry.valueSpan,
			message: `${vehicle.name}应在事发后${within}内报送，时限到${readableBeijing(deadline)}，已超过${lasted(at - deadline)}：过时的信息会以“时效已过”退回；${rest}。`,
		},
	];
}

function pastCall(context: DocumentContext, at: number): Finding[] {
	const call = callDeadline(context, at);
	if (!call) return [];
	const { time, written, from, to } = call;
	const left = daysBetween(dayOf(at), dayOf(time.to));
	if (left > 0) return [];
	if (at <= time.to) {
		const message = `约稿今天截止（${written}）：过了时限就不再收；请今天报出，来不及的先与约稿单位商定延期。`;
		return [{ from, to, message }];
	}
	const message = `约稿时限（${written}）已过${lasted(at - time.to)}：逾期的稿件可能不再采用；请先与约稿单位商定延期，并在“约稿”一行写明。`;
	return [{ from, to, message }];
}

export default defineDocumentRule({
	id: 'in-time',
	ref: 'R19',
	title: '超时',
	rationale:
		'时效是信息的生命：要情当天报，综合两天内报，过了时限的动态多以“时效已过”退回。时限由载体规定，从“事发时间”那一天（或那一刻）结束起算，与“报送日期”比；没有填报送日期的，与现在比。约稿写明“某日前”的，按当天24时计。没有时限的载体、续报终报，以及储备、调研、素材、综述类信息不检查。',
	severity: 'warning',
	scope: 'document',
	triggers: [],
	since: '0.2.0',
	maturity: 'stable',
	examples: [
		{
			meta: ['载体: 要情信息', '事发时间: ⟦2026-11-16⟧', '报送日期: 2026-11-19'],
			bad: '11月16日，云岭县首个冷链物流园开工，总投资3.2亿元。',
		},
		{
			meta: ['约稿: ⟦第8期（11月18日前）⟧', '报送日期: 2026-11-20'],
			bad: '云岭县今年新建冷链库容2.3万吨。',
		},
	],
	leaves: ['11月16日，云岭县首个冷链物流园开工。'],
	conclude(_, context) {
		if (!context.draft.frontMatter) return [];
		const at = filedAt(context);
		if (at === undefined) return [];
		const kind = `${context.vehicle?.name ?? ''} ${context.meta('类型') ?? ''} ${context.meta('紧急程度') ?? ''}`;
		const late = untimed.test(kind) ? [] : pastWindow(context, at);
		return [...late, ...pastCall(context, at)];
	},
});
