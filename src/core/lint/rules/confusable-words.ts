import { createConfusableLookup, type Verdict } from '../wording/confusables';
import type { Finding, Hit, ParagraphContext } from '../rule';
import { defineRule } from '../rule';

const lookup = createConfusableLookup();

const report = ({ from, to }: Hit, written: string, verdict: Verdict): Finding => {
	const { use } = verdict;
	const title = `改为“${use}”`;
	const edits = [{ from, to, text: use }];
	if (verdict.sense === undefined) {
		return {
			from,
			to,
			message: `“${written}”写错了字：规范的写法是“${use}”；请改正。`,
			fixes: [{ title, edits, ...(verdict.safe && { safe: true }) }],
		};
	}
	return {
		from,
		to,
		severity: verdict.sure ? 'warning' : 'info',
		message: `“${written}”用在这里多半应为“${use}”：${verdict.sense}；请按意思选用，原文没错可忽略。`,
		fixes: [{ title: `${title}（${verdict.sense}）`, edits }],
	};
};

function check(context: ParagraphContext, hits: readonly Hit[]): readonly Finding[] {
	const found: Finding[] = [];
	// Of words that begin together the longer one says more: 形式严峻 before 形式.
	for (const hit of [...hits].sort((a, b) => a.from - b.from || b.to - a.to)) {
		const last = found.at(-1);
		if (last && hit.from < last.to) continue;
		const verdict = lookup.verdictOn(context, hit);
		if (verdict) found.push(report(hit, hit.text, verdict));
	}
	return found;
}

export default defineRule({
	id: 'confusable-words',
	ref: 'R22',
	title: '易混词',
	rationale:
		'同音、形近的字词最容易在拼音输入和誊抄中用错。写法本身就错的（布署、台帐、座落），依《现代汉语词典》《第一批异形词整理表》改正；两个词都有、意思不同的（反应与反映、权力与权利、泄露与泄漏），只在上下文明显不合时提醒，由作者按意思选用。',
	severity: 'warning',
	scope: 'paragraph',
	group: 'paragraph',
	triggers: [...lookup.triggers],
	since: '0.2.0',
	maturity: 'stable',
	examples: [
		{ bad: '全县防汛工作已全面⟦布署⟧。', good: '全县防汛工作已全面部署。' },
		{ bad: '建立隐患整改⟦台帐⟧，逐项销号。', good: '建立隐患整改台账，逐项销号。' },
		{ bad: '帮助小微企业⟦度过⟧难关。', good: '帮助小微企业渡过难关。' },
		{ bad: '及时⟦反应⟧群众诉求。', good: '及时反映群众诉求。' },
		{ bad: '发现天然气⟦泄露⟧后立即疏散。', good: '发现天然气泄漏后立即疏散。' },
	],
	leaves: [
		'县政府发布署名文章，介绍治沙经验。',
		'又一座落户园区的数据中心开工。',
		'按装机容量给予补贴。',
		'技术突破引爆光伏热潮。',
		'各乡镇均完成份额。',
		'公司自己经营12家门店。',
		'项目既使企业受益，又使群众增收。',
		'安置点搭建救灾帐篷36顶。',
		'应急队伍快速反应，行政权力清单向社会公开。',
		'制定《云岭县供水管理办法（征求意见稿）》。',
	],
	check,
});
