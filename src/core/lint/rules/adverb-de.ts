import { createAdverbialCheck } from '../wording/adverbials';
import { complementAt, complementTriggers } from '../wording/complements';
import { swappedAt, swappedTriggers } from '../wording/swapped-de';
import type { Finding, Hit, ParagraphContext } from '../rule';
import { defineRule } from '../rule';

const adverbials = createAdverbialCheck();

type Particle = '的' | '地' | '得';
const reasons: Readonly<Record<Particle, string>> = {
	的: '修饰后面的名称，用“的”',
	地: '修饰后面的动作，用“地”',
	得: '后面补充说明动作怎么样，用“得”',
};

function finding(text: string, at: number, use: Particle, said: string): Finding {
	return {
		from: at,
		to: at + 1,
		message: `“${said}”里的“${text.charAt(at)}”应为“${use}”：${reasons[use]}；请改为“${use}”。`,
		fixes: [{ title: `改为“${use}”`, edits: [{ from: at, to: at + 1, text: use }] }],
	};
}

function look(context: ParagraphContext, hit: Hit): readonly Finding[] {
	const complement = complementAt(context, hit);
	if (complement) {
		const { at, said } = complement;
		return [finding(context.text, at, '得', said)];
	}
	const swapped = swappedAt(context, hit);
	if (swapped) return [finding(context.text, swapped.at, swapped.use, swapped.said)];
	const verb = adverbials.verbAfter(context, hit);
	if (verb === undefined) return [];
	return [finding(context.text, hit.to - 1, '地', hit.text + verb)];
}

export default defineRule({
	id: 'adverb-de',
	ref: 'R24',
	title: '的地得',
	rationale:
		'修饰名词用“的”（显著的成绩），修饰动词用“地”（顺利地完成），动词后面带补充说明用“得”（落实得好）。同一个词后面可以是动作，也可以是名称（全面的部署），所以只在后面是动作、带着对象时才提示。',
	severity: 'info',
	scope: 'paragraph',
	group: 'paragraph',
	triggers: [...adverbials.triggers, ...complementTriggers, ...swappedTriggers],
	since: '0.2.0',
	maturity: 'stable',
	examples: [
		{ bad: '各镇顺利⟦的⟧完成任务。', good: '各镇顺利地完成任务。' },
		{ bad: '要不断⟦的⟧加强队伍建设。', good: '要不断地加强队伍建设。' },
		{ bad: '各项政策落实⟦的⟧很好。', good: '各项政策落实得很好。' },
	],
	leaves: [
		'取得显著的成绩。',
		'会议作出全面的部署。',
		'发挥了积极的推进作用。',
		'深入的调查研究是决策的前提。',
		'问题得到有效的解决。',
		'的确需要加强管理。',
	],
	check: (context, hits) => hits.flatMap((hit) => look(context, hit)),
});
