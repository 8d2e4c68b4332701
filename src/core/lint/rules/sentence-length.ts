import { longStretches, type LongStretch } from '../wording/long-sentences';
import { defineRule, type Finding, type Fix, type ParagraphContext } from '../rule';

/** In counted characters: of real sentences 95 in 100 are shorter than 105, of clauses 99 in 100 than 38. */
const limits = { sentence: 100, clause: 40 };

/** What opens a sentence of its own, so that the comma before it may become a full stop. */
const opener =
	/^，(?:同时|目前|截至|此外|另外|下一步|今年|去年|据了解|据统计|为此|对此|在此基础上|与此同时|其中|经核查|经查|随后|[\d０-９]{1,2}月|[一二三四五六七八九]是)/u;

/** The comma nearest to the middle where the sentence can be cut; undefined where none is sure. */
function cutAt(text: string, { from, to, commas }: LongStretch): number | undefined {
	const middle = (from + to) / 2;
	const sure = commas.filter((at) => opener.test(text.slice(at, at + 8)));
	return sure.toSorted((a, b) => Math.abs(a - middle) - Math.abs(b - middle))[0];
}

function fixesFor(text: string, stretch: LongStretch): Fix[] {
	const at = stretch.kind === 'sentence' ? cutAt(text, stretch) : undefined;
	if (at === undefined) return [];
	const whole = text.slice(stretch.from, stretch.to);
	const cut = at - stretch.from;
	const parts = `${whole.slice(0, cut)}。${whole.slice(cut + 1)}`;
	// A cut that leaves a long sentence mends nothing.
	if (longStretches(parts, limits).length > 0) return [];
	const next = text.slice(at + 1, at + 7);
	const title = `在“${next}”前断句`;
	return [{ title, edits: [{ from: at, to: at + 1, text: '。' }] }];
}

const messages = {
	sentence: (n: number) =>
		`这一句有${n}字才断，超过${limits.sentence}字：读到后面忘了前面，领导难以一眼看明白；请在意思说完处断句。`,
	clause: (n: number) =>
		`这里连着${n}字没有停顿，超过${limits.clause}字：修饰过长，主干不清；请加逗号或拆成短句。`,
} as const;

/** The stretch without the blanks and marks around it. */
function trimmed(text: string, { from, to }: LongStretch): { from: number; to: number } {
	const whole = text.slice(from, to);
	const lead = whole.length - whole.replace(/^[\s”’）)]+/u, '').length;
	return { from: from + lead, to: from + whole.trimEnd().length };
}

/** A provision says all its conditions in one sentence on purpose. */
const provision = /^\s*第[〇零一二三四五六七八九十百\d]{1,4}条/u;

/** A line with no mark at all is a title, whose length is another rule's matter. */
const isLine = (text: string, { from, to }: LongStretch): boolean =>
	from === 0 && to === text.length && !/[，。；：！？]/u.test(text);

function look(context: ParagraphContext): readonly Finding[] {
	const { text } = context;
	if (text.length <= limits.clause || provision.test(text.slice(0, 12))) return [];
	const stretches = longStretches(text, limits).filter((stretch) => !isLine(text, stretch));
	return stretches.map((stretch) => {
		const fixes = fixesFor(text, stretch);
		return {
			...trimmed(text, stretch),
			message: messages[stretch.kind](stretch.length),
			...(fixes.length > 0 && { fixes }),
		};
	});
}

export default defineRule({
	id: 'sentence-length',
	ref: 'R33',
	title: '长句',
	rationale:
		'政务信息要让领导一眼看懂，贵在短句。一句超过 100 字（到句号、问号、叹号、分号为止）或连续 40 字没有停顿，就轻提示。实测公文中 95% 的句子不到 105 字、99% 的分句不到 38 字。顿号并列的名单、引文、书名、括号里的话不计入，法规条文不检查；数字和字母连写的算一字。',
	severity: 'hint',
	scope: 'paragraph',
	triggers: [{ always: true }],
	where: ['body'],
	group: 'paragraph',
	since: '0.2.0',
	maturity: 'stable',
	examples: [
		{
			bad: '⟦云岭县针对企业反映的审批环节多往返次数多材料重复提交等问题，由县行政审批局牵头建立联合审批机制，把立项用地规划施工许可等事项并为四个阶段，实行一家牵头并联办理限时办结，企业只需在一个窗口提交一套材料，同时为重点项目配备帮办专员全程跟踪服务，今年以来已有项目受益，审批用时由原来的平均三个月压缩到一个月以内⟧。',
			good: '云岭县针对企业反映的审批环节多往返次数多材料重复提交等问题，由县行政审批局牵头建立联合审批机制，把立项用地规划施工许可等事项并为四个阶段，实行一家牵头并联办理限时办结，企业只需在一个窗口提交一套材料。同时为重点项目配备帮办专员全程跟踪服务，今年以来已有项目受益，审批用时由原来的平均三个月压缩到一个月以内。',
		},
		{
			bad: '⟦县里还组织由分管副县长带队的相关部门业务骨干组成的联合工作组分片包干逐户逐企上门宣讲政策帮助解决实际困难⟧。',
		},
	],
	leaves: [
		'今年以来，新开工项目32个，总投资86.4亿元，同比增长12.3%。',
		'参加会议的有县发展改革局、县工业和信息化局、县财政局、县自然资源局、县住房和城乡建设局、县交通运输局、县水务局、县农业农村局主要负责人。',
	],
	check: (context) => look(context),
});
