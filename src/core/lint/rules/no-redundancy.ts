import { blends, redundancies, type Blend } from '../lexicon/redundancy';
import type { Finding, Hit, ParagraphContext } from '../rule';
import { defineRule } from '../rule';

/** 在 alone would be a trigger on every line. */
const opening = new Set(['在']);
const blendsOf = new Map<string, Blend[]>();
for (const blend of blends) {
	if (!opening.has(blend.trigger)) {
		blendsOf.set(blend.trigger, [...(blendsOf.get(blend.trigger) ?? []), blend]);
	}
}
const openers = blends.filter(({ trigger }) => opening.has(trigger));

const farther = 60;

function pair(context: ParagraphContext, { from, to, text }: Hit): readonly Finding[] {
	const one = redundancies.get(text);
	if (!one) return [];
	const { masked } = context;
	if (masked.charAt(from) !== text.charAt(0)) return [];
	if (one.notAfter?.test(masked.slice(Math.max(0, from - 6), from))) return [];
	if (one.notBefore?.test(masked.slice(to, to + 6))) return [];
	if (text.length < 4 && context.straddles({ from, to })) return [];
	const title = `改为“${one.use}”`;
	return [
		{
			from,
			to,
			message: `“${text}”语义重复：两个词说的是同一个意思；请改为“${one.use}”。`,
			fixes: [{ title, edits: [{ from, to, text: one.use }] }],
		},
	];
}

function blended(context: ParagraphContext, from: number, blend: Blend): readonly Finding[] {
	const { masked } = context;
	if (blend.opens && context.sentenceAt(from).from !== from) return [];
	if (blend.notAfter?.test(masked.slice(Math.max(0, from - 2), from))) return [];
	const match = blend.form.exec(masked.slice(from, from + farther));
	const cut = match?.indices?.groups?.['cut'];
	// Quoted words may stand inside, but the construction itself is the writer's own.
	if (!match || !cut || masked.charAt(from) === '\uFFFC' || blend.not?.test(match[0])) return [];
	const behind = masked.slice(from + match[0].length, from + match[0].length + 5);
	if (blend.not?.test(behind)) return [];
	const edit = { from: from + cut[0], to: from + cut[1], text: blend.fix ?? '' };
	const title = edit.text === '' ? '删去多余的' : `改为“${edit.text}”`;
	return [
		{
			from,
			to: from + match[0].length,
			message: `这里句式杂糅或重复：${blend.why}；请只留一种说法。`,
			...(blend.fix !== undefined && { fixes: [{ title, edits: [edit] }] }),
		},
	];
}

const reported: ReadonlySet<string> = new Set(['显示', '表明']);
const source =
	/^另?(?<lead>根据|据)[^，。；：]{0,16}(?:统计|调查|监测|测算|分析|问卷|抽样|摸排|数据|结果|报告|资料)$/du;

/** 根据气象部门监测数据显示，: what 据 governs can show nothing. */
function sourced(context: ParagraphContext, hit: Hit): readonly Finding[] {
	const { masked } = context;
	if (/^[的器屏板牌出细]/u.test(masked.slice(hit.to, hit.to + 1))) return [];
	const { from } = context.clauseAround(hit);
	const lead = source.exec(masked.slice(from, hit.from))?.indices?.groups?.['lead'];
	if (!lead) return [];
	const start = from + lead[0];
	if (redundancies.has(masked.slice(start, hit.to))) return [];
	const isOpen = masked.charAt(hit.to) !== '，';
	const edit = { from: hit.from, to: hit.to, text: isOpen ? '，' : '' };
	return [
		{
			from: start,
			to: hit.to,
			message: `这里句式杂糅：“据…”和“…${hit.text}”只要一个，合在一起就没有了主语；请只留一种说法。`,
			fixes: [{ title: `删去“${hit.text}”`, edits: [edit] }],
		},
	];
}

/** Those whom 们 makes many. */
const persons =
	'同学|老师|学生|党员|干部|群众|村民|居民|工人|职工|员工|孩子|老人|志愿者|家长|教师|医生|护士|同志|战士|官兵|民警|队员|队友|学员|代表|委员|农民|妇女|儿童|专家|乡亲|游客|市民|商户|农户|企业家|朋友|选手|记者|师傅|司机|演员';
const countedPersons = new RegExp(
	`(?:[\\d一二两三四五六七八九十百千万]+|数十|许多|不少|众多)[余多]?[名位个](?:(?!${persons})(?![和与及的为给送向把带看教帮陪领找见请让使有是在到对跟同])[\u4e00-\u9fff]){0,4}?(?:${persons})$`,
	'u',
);

/** 36名党员们: a number and 们. */
function counted({ masked }: ParagraphContext, { from, to }: Hit): readonly Finding[] {
	const match = countedPersons.exec(masked.slice(Math.max(0, from - 16), from));
	if (!match) return [];
	return [
		{
			from: from - match[0].length,
			to,
			message: `“${match[0]}们”重复：前面有了数量，后面不再用“们”；请删去“们”。`,
			fixes: [{ title: '删去“们”', edits: [{ from, to, text: '' }] }],
		},
	];
}

function look(context: ParagraphContext, hit: Hit): readonly Finding[] {
	const found = pair(context, hit);
	if (found.length > 0) return found;
	if (hit.text === '们') return counted(context, hit);
	if (reported.has(hit.text)) return sourced(context, hit);
	const at = hit.text === '下，使' ? context.sentenceAt(hit.from).from : hit.from;
	const forms = hit.text === '下，使' ? openers : (blendsOf.get(hit.text) ?? []);
	for (const blend of forms) {
		const one = blended(context, at, blend);
		if (one.length > 0) return one;
	}
	return [];
}

export default defineRule({
	id: 'no-redundancy',
	ref: 'R23',
	title: '语义重复',
	rationale:
		'公文贵在简明：同一个意思不说两遍（目前现在、涉及到），两种句式不混在一句（原因是因为、本着…为原则），介词短语开头的句子不丢主语（通过学习使大家…）。这些是语法书列举的成分赘余、句式杂糅、成分残缺。',
	severity: 'warning',
	scope: 'paragraph',
	triggers: [...redundancies.keys(), ...blendsOf.keys(), '下，使', '们', ...reported],
	since: '0.2.0',
	maturity: 'stable',
	examples: [
		{ bad: '整治⟦涉及到⟧12个行政村。', good: '整治涉及12个行政村。' },
		{ bad: '严防死守，⟦防止事故不再发生⟧。', good: '严防死守，防止事故再发生。' },
		{
			bad: '⟦通过学习使⟧大家提高了认识。',
			good: '通过学习，大家提高了认识。',
		},
	],
	leaves: [
		'贷款涉及到期债务3.2亿元。',
		'提到今年的收成，村民笑了。',
		'免费开放场馆，并赠送门票500张。',
		'通过会议，明确责任分工。',
		'县医院通过改造，使就诊环境明显改善。',
		'加强巡查，防止类似事故再次发生。',
	],
	check: (context, hits) => hits.flatMap((hit) => look(context, hit)),
});
