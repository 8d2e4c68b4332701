import type { Draft, Fact } from '../../draft/draft';
import { titleOf } from '../../draft/title';
import type { Vehicle } from '../../vehicle/schema';
import { blankFamilies, type Blank } from '../lexicon/blanks';
import { isTemplatePlaceholder } from '../lexicon/placeholders';
import type {
	Collected,
	DocumentContext,
	Finding,
	Fix,
	Hit,
	ParagraphContext,
	Place,
} from '../rule';
import { defineDocumentRule } from '../rule';

interface Left extends Blank {
	readonly text: string;
	/** A few characters of the line on either side, where a fact's name may stand. */
	readonly before: string;
	readonly after: string;
	/** For 【…】: whether it begins the line and what follows is ordinary text or nothing. */
	readonly isHeading: boolean;
}

/** Of blanks that share a character the earlier one in the list counts. */
function withoutOverlaps(found: readonly Blank[], length: number): Blank[] {
	if (found.length < 2) return [...found];
	const taken = new Uint8Array(length);
	return found.filter(({ from, to }) => {
		const isFree = !taken.subarray(from, to).includes(1);
		taken.fill(1, from, to);
		return isFree;
	});
}

function collect({ text }: ParagraphContext, hits: readonly Hit[]): readonly Left[] {
	const seen = new Set(hits.map((h) => h.text));
	const found = blankFamilies
		.filter(({ triggers }) => triggers.some((t) => seen.has(t)))
		.flatMap((f) => f.find(text));
	const begin = text.search(/\S/u);
	return withoutOverlaps(found, text.length)
		.sort((a, b) => a.from - b.from)
		.map((blank) => ({
			...blank,
			text: text.slice(blank.from, blank.to),
			before: text.slice(Math.max(0, blank.from - 20), blank.from),
			after: text.slice(blank.to, blank.to + 20),
			isHeading: begin < 0 || blank.from <= begin,
		}));
}

/** A text that is itself a form keeps its blanks. */
const isForm = (heading: string): boolean =>
	/(?:模板|范本|样表|样式|样例|格式文本|填写说明|登记表|申请表)(?:（[^）]*）)?$/u.test(
		heading.trim(),
	);

const isFormItself = (draft: Draft): boolean =>
	isForm(titleOf(draft) ?? '') ||
	isForm(draft.paragraphs.find(({ text }) => text.trim() !== '')?.text ?? '');

const instruction =
	/^【(?:此处|[请待填]|插入|如[：:，]|例[：:，]|注[：:，]|示例)|[×✕XxＸ_]{2}|填写|填入|写明|写清|补充|可选|选填|没有则|删去/u;
const button =
	/(?:点击|单击|双击|点选|选择|勾选|进入|打开|按下?|登录|搜索|栏目?|模块|页面|菜单|[—>＞])[“‘]?$/u;

const label =
	/^【(?:对策|工作|主要|几点)?(?:建议|背景|现状|问题|原因|做法|成效|案例|点评|启示|数据|对策|影响|预测|分析|情况|打算|进展)】$/u;

/** 【…】 is a column's name, a button or a footnote in print; a placeholder only where it looks like one. */
function isPlaceholder(left: Left, place: Place, vehicle: Vehicle | undefined): boolean {
	// 【建议】对订单接不上的企业…: a label that opens its paragraph.
	if (left.isHeading && label.test(left.text) && /^[\u4e00-\u9fff\d]/u.test(left.after))
		return false;
	if (isTemplatePlaceholder(left.text, vehicle) || instruction.test(left.text)) return true;
	if (place === 'meta') return true;
	if (/^【[\d０-９〔〕[\]]+】$/u.test(left.text) || button.test(left.before)) return false;
	if (left.isHeading) return /^[，。、；的]/u.test(left.after);
	return !/】$/u.test(left.before) || /[，。、；]/u.test(left.before);
}

const asksFigure = /数字|数值|数量|几人|各几|幅度|万元|亿元|百分|数据|指标|N|样本数|家数|人数/u;

const isFigure = (left: Left): boolean =>
	left.kind === 'figure' || (left.kind === 'bracket' && asksFigure.test(left.text));

/** Facts counted in the blank's unit whose name stands beside it: 上报信息 条 with 信息: 126条. */
const fittingFacts = (left: Left, facts: readonly Fact[]): readonly Fact[] =>
	facts.filter(
		({ name, figure, unit }) =>
			figure !== '' &&
			left.unit !== '' &&
			unit === left.unit &&
			(left.before.endsWith(name) || left.after.startsWith(name)),
	);

const escaped = (text: string): string => text.replace(/[\\$}]/gu, '\\$&');

function fixesOf(left: Left, by: number, facts: readonly Fact[]): Fix[] {
	const gap = { from: left.gap.from + by, to: left.gap.to + by };
	const filled = fittingFacts(left, facts).map((fact): Fix => ({
		title: `填入“${fact.value}”（数据：${fact.name}）`,
		edits: [{ ...gap, text: fact.figure }],
	}));
	const asked = left.kind === 'bracket' ? left.text.slice(1, -1) : '数字';
	if (left.kind === 'bracket' || left.kind === 'figure') {
		filled.push({
			title: left.kind === 'bracket' ? '填写这一处' : '填入数字',
			edits: [{ ...gap, text: `\${1:${escaped(asked)}}` }],
			snippet: true,
		});
	}
	return filled;
}

function messageOf(left: Left): string {
	const shown = left.text.trim();
	if (left.kind === 'figure') {
		return `“${shown}”这里的数字没有填，缺数的信息报上去就是差错；请填入数字，确实没有的改写这一句。`;
	}
	if (/^\s+号$/u.test(left.text)) {
		return '文号没有填，收文单位无法登记；请填入编号，确要印发时再编号的，报送时说明理由。';
	}
	if (left.kind === 'note') {
		return `“${shown}”像是起草时留给自己的话，报出前没有落实就是差错；请补上内容或删去。`;
	}
	if (left.kind === 'empty') {
		return `“${shown}”里面是空的，读的人不知道漏了什么；请补上内容或删去。`;
	}
	return `“${shown}”是没有替换的占位文字，报出去就是差错；请换成实际内容或删去。`;
}

function toFinding(left: Left, by: number, context: DocumentContext): Finding {
	return {
		from: left.from + by,
		to: left.to + by,
		gate: isFigure(left) ? 'block' : 'confirm',
		message: messageOf(left),
		fixes: fixesOf(left, by, context.draft.facts),
	};
}

function findingsOf(
	{ paragraph, place, items }: Collected<Left>,
	context: DocumentContext,
): readonly Finding[] {
	return items
		.filter((left) => left.kind !== 'bracket' || isPlaceholder(left, place, context.vehicle))
		.map((left) => toFinding(left, paragraph.from, context));
}

export default defineDocumentRule<Left>({
	id: 'no-blank-left',
	ref: 'R35',
	title: '占位残留',
	rationale:
		'模板里的“××”“【…】”、没填的数字（上报信息　条，采用　篇）和“待补”一类起草时的记号，报出去就是差错。没填的数字报送时一律拦下，其余的要确认。打了码的姓名、车牌，某某、X光、3×5不提示；首报里的“正在核实”“有待核实”不提示。',
	severity: 'warning',
	gate: 'confirm',
	scope: 'document',
	triggers: [...new Set(blankFamilies.flatMap((f) => f.triggers))],
	where: ['body', 'title', 'meta'],
	since: '0.1.0',
	maturity: 'stable',
	examples: [
		{ bad: '全年上报信息⟦ 条⟧，被市局采用⟦ 篇⟧。' },
		{ bad: '⟦××⟧县召开工作推进会，参会⟦XX人⟧。' },
		{ bad: '新增就业人数⟦（此处填数）⟧，同比增长⟦%⟧。' },
		{
			bad: '走访⟦N家⟧企业。',
			good: '走访126家企业。',
			meta: ['数据:', '  企业: 126家'],
		},
	],
	leaves: [
		'村民王××反映排水不畅。',
		'配备X光机2台，建成3×5米公示栏。',
		'人员伤亡情况有待核实，原因正在核实。',
		'推行“1+N”服务模式。',
		'据某某介绍，收入稳定。',
		'【工作动态】全县开工项目42个。',
		'全市 126 家企业复工。',
	],
	collect,
	grounds({ draft, vehicle }) {
		const own = `${isFormItself(draft)}\n${vehicle?.name ?? ''}`;
		if (draft.facts.length === 0) return own;
		return [own, ...draft.facts.map(({ name, value }) => `${name}\n${value}`)].join('\n');
	},
	conclude(collected, context) {
		if (isFormItself(context.draft)) return [];
		return collected.flatMap((c) => findingsOf(c, context));
	},
});
