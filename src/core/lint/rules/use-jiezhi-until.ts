import type { Fix, Hit, ParagraphContext } from '../rule';
import { defineRule } from '../rule';

const day = String.raw`(?:[\d０-９]{1,4}|[〇零一二三四五六七八九十]{1,4})(?:[年月日时点]|季度)|[\d０-９]{4}[.．\-－/][\d０-９]|[\d０-９]{1,2}[:：][\d０-９]`;
const named = [
	'目前|当前|现在|现阶段|此时|发稿|今[日天年晨]|昨[日天晚]|去年|前天|明年',
	'[上本]个?(?:[月周年]|季度)|当[月年]|[年月季][初中底末]|[上下]半年|[上中下]午|凌晨|周[一二三四五六日]',
	'报告期末|统计时|收盘|“?十[一二三四五]五”?(?:期?末|时期末)',
].join('|');

/** What can follow 截止 when it is used for 截至: an optional 到 or 至, then a point in time. */
const pointInTime = new RegExp(`^[到至]?(?:${day}|${named})`, 'u');

/** 截止案发，, 截止填报之日，: what opens a sentence and is no name of a closing is a time. */
const opensAsTime =
	/^[到至]?(?![，。、后于的了阀线符闸键期供]|当?日|当天|时[间点限]|频率|电压|报[名考到]|申[报请领]|投[标票稿]|受理|征集|提交|收[件费]|缴费|办理|通行|入场|[售检]票|登[记机]|营业|运营|交易|服务|前(?![\d一二三四]个?季))[\u4e00-\u9fff\d]{2,12}，(?=[^，。；]{2})/u;

/** What is open until a date: of that, 截止 is the verb that ends it, and right. */
const openWords = [
	'报名|报考|申报|申请|申领|领取|征集|征求|登记|投标|竞买|竞拍|竞价|提交|受理|接收|缴费|缴款|缴纳|缴存|报送|公示',
	'公告|反馈|录取|招生|注册|收费|年审|年检|问卷|认证|验证|参保|续保|确认|招租|竞标|受训|订阅|征订|征稿|征文|招募|招聘|投稿|收件|办理|预约|认购|认筹|答题|投票|评选|兑换|兑付|退费|订票|购票|换证|补录|售票|借款|贷款',
	'活动|期限|时间|日期|时限|有效期|期自|合同|租期|工期|服务期|保修期|质保期|展期|展出|开放|优惠|政策|补贴',
].join('|');
/** 报名人数截止6月底: what is counted is open no longer. */
const isOpen = new RegExp(
	`(?:上报|填报)$|(?:${openWords})(?![^，。；]{0,4}(?:人数|总数|总量|数量|总额|金额|件数))`,
	'u',
);

/** 统计时间截止6月底: how far the figures reach, nothing that closes. */
const isReach =
	/(?:统计|核算|测算|数据|指标)[的之]?(?:时间|日期|时段|时限|时点|期限|期间|范围|口径)?$/u;

/** After the date: the thing ends there. */
const endsThere = /^[^，。；]{0,12}(?:到期|结束|终止|失效|为止|期满|逾期|封闭|停止)/u;
/** 截止目前为止 tells how far, twice. */
const untilNow = /^[到至]?(?:目前|现在|当前|今[天日]?)为止/u;
const sinceWhen = /[起自]|开始|启动|期\d+[天日]|为期/u;

/** Whether 截止 tells when something closes, in its own clause or as the last clause after it. */
function closes(context: ParagraphContext, hit: Hit): boolean {
	const { maskedTitles } = context;
	const clause = context.clauseAround(hit);
	const behind = maskedTitles.slice(hit.to, hit.to + 30);
	if (endsThere.test(behind) && !untilNow.test(behind)) return true;
	const before = maskedTitles.slice(clause.from, hit.from);
	if (isReach.test(before)) return false;
	if (isOpen.test(before)) return true;
	if (before.trim() !== '' || !/^(?:$|[。；）)])/u.test(maskedTitles.slice(clause.to)))
		return false;
	const sentence = context.sentenceAt(hit.from);
	const earlier = maskedTitles.slice(sentence.from, clause.from);
	return isOpen.test(earlier) || sinceWhen.test(earlier);
}

function opensWithTime(context: ParagraphContext, hit: Hit): boolean {
	const { maskedTitles: text } = context;
	if (!opensAsTime.test(text.slice(hit.to, hit.to + 16))) return false;
	return text.slice(context.clauseAround(hit).from, hit.from).trim() === '';
}

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
	const after = maskedTitles.slice(hit.to, hit.to + 12);
	if (pointInTime.test(after) ? closes(context, hit) : !opensWithTime(context, hit)) return [];
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
