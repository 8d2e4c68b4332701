import { overlaps, type Span } from '../../text/span';
import type { Finding, Gate, ParagraphContext } from '../rule';
import { defineRule } from '../rule';

// Spaces between the characters are a layout of marks; more than a few are none.
const gap = String.raw`\s{0,4}`;
const grade = `(?:[绝絕]${gap}密|[机機]${gap}密|[秘祕]${gap}密)`;
const star = '[★☆✩✭✮⭐✪]';
const term = String.raw`(?:[\d０-９一二三五十]{1,3}${gap}(?:年|个月)|长${gap}期|启用前|公布前|解密前)`;
const kind = '[级件]?';
const open = '[【〔（([]';
const close = String.raw`[】〕）)\]]`;

interface Mark extends Span {
	readonly gate: Gate;
	readonly what: '密级标志' | '内部标志';
}

/** 机密★10年, 机 密 ☆, ★秘密, 秘密*5年: the star makes it a mark wherever it stands. */
const starred = new RegExp(
	`${grade}${kind}${gap}(?:${star}(?:${gap}${term})?|[*＊※·•▲●◆]${gap}${term})|${star}${gap}${grade}(?!码)`,
	'gu',
);

/** 机密10年, 机密（10年）. */
const withTerm = `${grade}${kind}(?:${gap}${term}|${open}${gap}${term}${gap}${close})?`;

/** A stretch that is nothing but a mark: a line of its own, a value of the front matter. */
const alone = new RegExp(`^${open}?${withTerm}${close}?。?$`, 'gu');

/** Such a word without bracket or term is a mark by where it stands only: 关键词: 秘密 is a topic. */
const bare = new RegExp(`^${grade}${kind}。?$`, 'u');
/** Keys that say how secret the draft is; a line without a key says it like a line of the body. */
const saysGrade = (key = ''): boolean => key === '' || /密级|涉密等级|公开属性/u.test(key);

/** 密级：机密; not the list of grades (密级：绝密、机密、秘密). */
const labelled = new RegExp(
	String.raw`(?:密${gap}级|涉密等级)[：:\s]{1,4}${open}?${grade}(?!${gap}[、和及或/])${kind}`,
	'gu',
);

/** （秘密） at either end of a line or title. */
const inBrackets = `${open}${withTerm}${close}`;
const bracketed = new RegExp(
	`^${inBrackets}|${inBrackets}$|(?<![、及和或为])${grade}${kind}${open}${gap}${term}${gap}${close}$`,
	'gu',
);

/** Marks of matter that is not classified but must stay inside. */
const keepInside =
	'(?:注意保存|妥善保管|妥善保存|请勿外传|不得外传|严禁外传|禁止外传|不得扩散|请勿扩散|严禁扩散|不得公开|不得翻印|请勿翻印|不得转发|严禁转发|不得转载|不得复印|请勿复印|严禁复印|不得复制|(?:严禁|不得|禁止|请勿)拍照|不得对外(?:宣传|公布|发布|提供))';
const insideMatter = `内${gap}部${gap}(?:资料|文件|材料|参考|参阅|刊物|情况|信息|掌握|传阅|使用)?${gap}[，,、；;：:★☆]?${gap}`;
const handedBack = '(?:请?妥善保管[，,；;]?)?[会阅用]后(?:收回|销毁|交回|退回|即焚)';
const internal = new RegExp(
	[
		`${insideMatter}${keepInside}`,
		`${insideMatter}${handedBack}`,
		`(?:仅供|只供|仅限|限于|只限)(?:本?单位|机关)?内部(?:参考|参阅|使用|传阅|掌握|交流)(?:${gap}[，,；;]?${gap}${keepInside})?`,
		`(?:此件|本件|该件|本材料|本资料|本刊|本文件)[，,]?${keepInside}`,
		`(?:此件|本件|本文件|本材料)涉密[，,]?${keepInside}`,
		`(?:供|送)[^，。；：]{1,8}(?:参阅|阅示|参考)${gap}[，,；;]${gap}${keepInside}`,
		'此件(?:只|仅)?(?:印发|传达|发)[至到][^，。；]{1,8}级',
		`(?:核心|普通)?商密${gap}[★▲☆](?:${gap}${term})?`,
		'[（(【](?:会后|阅后|用后)(?:收回|销毁|交回|退回|即焚)[）)】]',
		`内部${gap}${star}(?:${gap}${term})?`,
		`工作秘密${gap}(?:${star}(?:${gap}${term})?|[（(]${gap}内部|[，,、；;：:]?${gap}${keepInside})`,
	].join('|'),
	'gu',
);
const noCopies =
	'(?:请勿|不得|严禁|禁止)(?:外传|翻印|复印|复制|扩散)(?:(?:和|、|或者?)(?:外传|翻印|复印|复制|扩散))*';
const internalAlone = new RegExp(
	`^${open}?(?:内部(?:资料|文件|材料|参考|参阅|传阅)|工作秘密|(?:核心|普通)商密|保密期限[：:]${gap}${term}|${handedBack}(?:${gap}[，,；;]?${gap}${noCopies})?|${noCopies}(?:${gap}[，,；;]?${gap}${handedBack})?)${close}?[。！]?$`,
	'gu',
);

/** Where a pattern stands in the text without the spaces around it. */
function spansOf(text: string, pattern: RegExp): readonly Span[] {
	const by = text.length - text.trimStart().length;
	return [...text.trim().matchAll(pattern)].map((m) => ({
		from: by + m.index,
		to: by + m.index + m[0].trimEnd().length,
	}));
}

/** 标有“机密★10年”字样: the text speaks of a mark, so a person may decide. */
function isQuoted(text: string, { from, to }: Span): boolean {
	return /[“‘「]\s*$/u.test(text.slice(0, from)) && /^\s*[”’」]/u.test(text.slice(to));
}

function marksIn({ text, key }: ParagraphContext): readonly Mark[] {
	const classified = [
		...spansOf(text, starred),
		...(saysGrade(key) || !bare.test(text.trim()) ? spansOf(text, alone) : []),
		...spansOf(text, labelled),
		...spansOf(text, bracketed),
	].map((span): Mark => {
		const gate = isQuoted(text, span) ? 'confirm' : 'block';
		return { ...span, gate, what: '密级标志' };
	});
	const inside = [
		...spansOf(text, internal),
		...(saysGrade(key) ? spansOf(text, internalAlone) : []),
	].map((span): Mark => ({ ...span, gate: 'confirm', what: '内部标志' }));
	return withoutOverlaps([...classified, ...inside]);
}

/** Of marks that overlap the first kind counts, e.g. the starred one before the labelled one. */
const withoutOverlaps = (marks: readonly Mark[]): readonly Mark[] =>
	marks
		.filter((m, i) => !marks.slice(0, i).some((o) => overlaps(o, m)))
		.sort((a, b) => a.from - b.from);

const messages: Record<Mark['what'], (mark: string, gate: Gate) => string> = {
	密级标志: (mark, gate) =>
		gate === 'block'
			? `“${mark}”是国家秘密标志，涉密内容不得在联网计算机上起草和传输；请停止编辑，按保密规定交本单位保密员处理，确系误写的删去标志。`
			: `引号里的“${mark}”与国家秘密标志相同，容易被当作涉密件；请确认正文不涉密，报送时说明理由。`,
	内部标志: (mark) =>
		`“${mark}”表明来源材料只限内部使用，照抄上报可能扩散；请确认可以报送并注明保密审查人，否则删去相关内容。`,
};

function toFinding(text: string, mark: Mark): Finding {
	const { from, to, gate, what } = mark;
	return {
		from,
		to,
		gate,
		severity: gate === 'block' ? 'error' : 'warning',
		message: messages[what](text.slice(from, to), gate),
	};
}

const check = (context: ParagraphContext): readonly Finding[] =>
	marksIn(context).map((mark) => toFinding(context.text, mark));

export default defineRule({
	id: 'no-classified-mark',
	ref: 'R20',
	title: '涉密和内部标志',
	rationale:
		'保守国家秘密法规定，涉密载体要作出国家秘密标志（如“机密★10年”），不得在互联网和非涉密网络中存储、传输。稿件中出现密级标志的，报送时一律拦下；“内部资料，注意保存”一类标志须经保密审查。谈论保密工作、商业秘密的文字不提示。',
	severity: 'error',
	gate: 'block',
	scope: 'paragraph',
	triggers: [
		'密',
		'内',
		'此件',
		'本件',
		'该件',
		'本材料',
		'本资料',
		'本刊',
		'本文件',
		'阅后',
		'会后',
		'用后',
		'请勿',
		'不得',
		'严禁',
		'禁止',
	],
	where: ['body', 'title', 'meta'],
	since: '0.1.0',
	maturity: 'stable',
	examples: [
		{ bad: '⟦机密★10年⟧' },
		{ bad: '关于某专项行动的情况报告⟦（秘密）⟧' },
		{ bad: '⟦密级：机密⟧' },
		{ bad: '⟦内部资料，注意保存⟧' },
	],
	leaves: [
		'全区召开保密工作会议。',
		'不得泄露商业秘密和个人隐私。',
		'泄露国家秘密的，依法追究责任。',
		'“绝密”档案展在市博物馆开展。',
		'企业研发机密计算平台。',
		'采取秘密侦查措施。',
		'国家秘密分为绝密、机密、秘密三级。',
	],
	check: (context) => check(context),
});
