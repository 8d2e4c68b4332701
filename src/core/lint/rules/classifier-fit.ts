import { misfits } from '../lexicon/classifiers';
import type { Finding, Hit, ParagraphContext } from '../rule';
import { defineRule } from '../rule';

const byPhrase = new Map(misfits.map((one) => [one.phrase, one]));

const number = /[\d０-９一二两三四五六七八九十百千万亿余多几数]$/u;
/** 第3项, 一级, 5项 in names of campaigns: ordinals and fixed words. */
const noCount = /第[\d一二两三四五六七八九十百]+$/u;

/** Behind the noun: it only modifies what is counted (3个企业名称, 2条意见箱). */
const modifies =
	/^(?:文化|广场|活动|[性群岗点组队团站路村柜箱证卡码牌库馆室网链]|工作|诉求|反映|身边|住房|家属|代表|名称|负责人|名录|账户|账号|平台|系统|项目|园区|中心|标准|样本|名单|类型|信息|数据|档案|之家|微信群|食堂|宿舍|家庭|公寓|小组|服务|联盟|集群|孵化|协会|总部|大道|社区|单位|部门|主体|办公室|基地|窗口|专区|分类)/u;

function look(context: ParagraphContext, { from, to, text }: Hit): readonly Finding[] {
	const misfit = byPhrase.get(text);
	if (!misfit || context.masked.charAt(from) !== text.charAt(0)) return [];
	const before = context.text.slice(Math.max(0, from - 8), from);
	if (!number.test(before) || noCount.test(before)) return [];
	if (modifies.test(context.text.slice(to, to + 4))) return [];
	const { classifier, noun, use } = misfit;
	const end = from + classifier.length;
	return [
		{
			from,
			to: end,
			message: `“${classifier}”和“${noun}”不搭配：${noun}通常论“${use}”；可改为“${use}”。`,
			fixes: [{ title: `改为“${use}”`, edits: [{ from, to: end, text: use }] }],
		},
	];
}

export default defineRule({
	id: 'classifier-fit',
	ref: 'R40',
	title: '量名搭配',
	rationale:
		'不同事物有习用的量词：企业论家，车辆论辆，隐患论处。“个”用于多数事物也通行，所以本规则默认不启用，供要求统一量词的单位使用。',
	severity: 'hint',
	offByDefault: true,
	scope: 'paragraph',
	group: 'paragraph',
	triggers: [...byPhrase.keys()],
	since: '0.2.0',
	maturity: 'preview',
	examples: [
		{ bad: '走访3⟦个⟧企业。', good: '走访3家企业。' },
		{ bad: '出动15⟦名⟧车辆。', good: '出动15辆车辆。' },
		{ bad: '排查10⟦条⟧隐患。', good: '排查10处隐患。' },
	],
	leaves: [
		'走访3家企业，出动车辆15辆。',
		'惠及120户企业。',
		'出台一系列措施，一批项目开工。',
		'这个企业是第3个企业代表。',
	],
	check: (context, hits) => hits.flatMap((hit) => look(context, hit)),
});
