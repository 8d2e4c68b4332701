import type { Fix, Hit, ParagraphContext } from '../rule';
import { defineRule } from '../rule';

/** What can follow 截止 when it is used for 截至: an optional 到 or 至, then a point in time. */
const pointInTime =
	/^(?:到|至)?(?:\d|[０-９]|[一二三四五六七八九十]+(?:月|日|时|季度)|目前|当前|现在|今(?:日|天|年)|昨(?:日|天)|去年|前(?:日|天)|[上本]个?(?:月|周|年|季度)|当(?:日|天|月|年)|此时|发稿|年[初中底末]|月[初中底末])/;

/** Activities that are open until a date: after them 截止 is the verb that ends them, and right. */
const openUntil =
	/(?:报名|申报|申请|征集|征求意见|登记|投标|竞买|提交|受理|缴费|缴款|报送|公示|招募|招聘|投稿|收件|办理|预约|认购|认筹|答题|投票|评选|活动|期限|时间|日期|有效期|合同期|租期|保修期|展期)(?:工作|活动|期|将|均|已|于|的)?$/;

const fixFor = ({ from }: Hit, until: string, follows: string): Fix[] => {
	const to = from + 2 + until.length;
	const plain: Fix = { title: '改为“截至”', edits: [{ from, to, text: '截至' }], safe: true };
	if (!follows.startsWith('目前')) return [plain];
	const dated: Fix = {
		title: '改为“截至某月某日”（填入日期）',
		edits: [{ from, to: to + 2, text: '截至${1:N}月${2:N}日' }],
		snippet: true,
	};
	return [plain, dated];
};

function look(context: ParagraphContext, hit: Hit) {
	const { maskedTitles } = context;
	if (maskedTitles.slice(hit.from, hit.to) !== hit.text) return [];
	const after = maskedTitles.slice(hit.to, hit.to + 8);
	if (!pointInTime.test(after)) return [];
	const clause = context.clauseAround(hit);
	if (openUntil.test(maskedTitles.slice(clause.from, hit.from))) return [];
	const until = /^[到至]/.exec(after)?.[0] ?? '';
	return [
		{
			from: hit.from,
			to: hit.to + until.length,
			message: `“${hit.text}${until}”后面是时间点，应为“截至”：“截止”是到期停止，“截至”才是统计到某时；请改为“截至”。`,
			fixes: fixFor(hit, until, after.slice(until.length)),
		},
	];
}

export default defineRule({
	id: 'use-jiezhi-until',
	ref: 'R09',
	title: '截止与截至',
	rationale:
		'“截至”引出统计的时间点（截至6月底），“截止”表示到时停止，后面不带时间（报名已截止、截止日期）。“截止到6月底”也应写作“截至6月底”；只有报名、申报一类到期停止的事，才可以说“报名截止到6月30日”。',
	severity: 'warning',
	scope: 'paragraph',
	triggers: ['截止'],
	since: '0.1.0',
	maturity: 'stable',
	examples: [
		{
			bad: '⟦截止⟧6月底，全县开工项目42个。',
			good: '截至6月底，全县开工项目42个。',
		},
		{
			bad: '⟦截止到⟧2024年末，建成充电桩310个。',
			good: '截至2024年末，建成充电桩310个。',
		},
	],
	leaves: [
		'报名6月30日截止，逾期不予受理。',
		'申报截止日期为9月15日。',
		'网上报名截止到6月30日。',
		'工作人员更换了截止阀。',
		'截至目前，已拨付资金320万元。',
	],
	check: (context, hits) => hits.flatMap((hit) => look(context, hit)),
});
