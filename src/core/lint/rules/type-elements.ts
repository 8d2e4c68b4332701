import { countedSpan } from '../../count/count';
import type { Draft } from '../../draft/draft';
import { metaEntry } from '../../draft/meta';
import type { Span } from '../../text/span';
import { defineDocumentRule, type DocumentContext, type Finding, type Fix } from '../rule';
import { placedTitle } from '../../draft/title';
import { missingSections } from '../wording/section-parts';
import { isShortVehicle, missingParts, typeInTitle } from '../wording/type-parts';

/** A longer text has its parts; looking for what is missing in it would cost every keystroke. */
const longest = 20_000;

const why: Readonly<Record<string, string>> = {
	原因: '只摆现象，领导无从判断该从哪里改',
	建议: '只提问题不提办法，参考价值有限',
	反映成效的数字: '没有数字的经验难以让人信服，也不便推广',
	由谁来办: '没有责任主体的建议无法批转',
	具体措施: '没有措施的建议落不了地',
};

interface Type extends Span {
	readonly name: string;
	/** What else the person may do about it. */
	readonly other: string;
}

/** What the draft says of its type, in 类型 or by the words of its title. */
function typeOf(draft: Draft): Type | undefined {
	const entry = metaEntry(draft, '类型');
	if (entry && entry.value !== '')
		return { ...entry.valueSpan, name: entry.value, other: '改正类型' };
	const title = placedTitle(draft);
	const said = title && typeInTitle(title.text);
	if (!said) return undefined;
	const from = title.from + said.from;
	return { from, to: from + said.to - said.from, name: said.type, other: '改标题' };
}

/** Adds a heading for what is missing, and leaves the rest to the writer. */
const insertion = (title: string, at: number, headings: readonly string[]): Fix => ({
	title,
	edits: [
		{
			from: at,
			to: at,
			text: headings.map((heading, i) => `\n${heading}\${${i + 1}}`).join(''),
		},
	],
	snippet: true,
});

/** What the headings of a draft of no told type leave out. */
const fromSections = (draft: Draft, body: string): Finding[] =>
	missingSections(draft, body).map(({ from, to, title, part, at }) => ({
		from,
		to,
		message: `写了“${title}”，缺少${part.name}：${why[part.name]!}；请补写。`,
		fixes: [insertion(`加上“${part.heading}”`, at, [part.heading])],
	}));

function check(context: DocumentContext): Finding[] {
	const { draft, vehicle } = context;
	if (vehicle?.name === '素材') return [];
	if ((context.meta('续报') ?? '') !== '') return [];
	const { from, to } = countedSpan(draft);
	if (to - from > longest || isShortVehicle(vehicle, to - from)) return [];
	const body = draft.text.slice(from, to);
	const type = typeOf(draft);
	return type ? fromType(type, body, to) : fromSections(draft, body);
}

function fromType(type: Type, body: string, to: number): Finding[] {
	const missing = missingParts(type.name, body);
	if (missing.length === 0) return [];
	const names = missing.map(({ name }) => name).join('、');
	const headings = missing.map(({ heading }) => heading);
	return [
		{
			from: type.from,
			to: type.to,
			message: `“${type.name}”类信息缺少${names}：${why[missing[0]!.name]!}；请补写，或${type.other}。`,
			fixes: [insertion(`在文末加上“${headings.join('')}”`, to, headings)],
		},
	];
}

export default defineDocumentRule({
	id: 'type-elements',
	ref: 'R36',
	title: '类型要素',
	rationale:
		'编辑按类型看要素：问题类要有原因和建议，经验类要有说明成效的数字，建议类要写明由谁来办、怎么办。缺了这些，常以“缺原因或建议”“缺数据”退回。类型看文件开头“类型”一行，没有这一行的看标题（“……亟待解决”“……的做法”“关于……的建议”），标题也看不出的看各部分的小标题（有“存在问题”“对策建议”而全篇没有原因，“对策建议”下没有一个单位）；简讯、动态、一句话信息、续报、200 字以内的载体、素材以及刚起头的稿子不检查。',
	severity: 'info',
	scope: 'document',
	triggers: [],
	since: '0.2.0',
	maturity: 'preview',
	examples: [
		{
			meta: ['载体: 专报信息', '类型: ⟦问题⟧'],
			bad: '近年来，云岭县农村撂荒地有所增多。对石桥镇等6个镇36个村的走访显示，撂荒面积达1.2万亩，占耕地总面积的4.3%，其中连片10亩以上的126处。石桥镇河西村撂荒面积占全村耕地的三成，多年无人耕种，杂草高过人头，水渠已经废弃；北塘镇有8个村的梯田撂荒，涉及农户326户，群众对此多有议论，村干部也觉得可惜。',
		},
	],
	leaves: ['近年来，云岭县农村撂荒地有所增多。'],
	conclude: (_, context) => check(context),
});
