import type { Fact } from '../../draft/draft';
import { figureAt } from '../../text/numerals';
import type { Span } from '../../text/span';
import { followingNoun, type NounPhrase } from '../lexicon/noun-phrase';
import { vagueTriggers, vagueWords, type VagueWord } from '../lexicon/vague-words';
import type { Collected, DocumentContext, Finding, Fix, Hit, ParagraphContext } from '../rule';
import { defineDocumentRule } from '../rule';

/** A vague quantity, with all that the fixes need; offsets are of the paragraph. */
interface VaguePlace extends Span {
	/** The determiner as written, with a classifier or 的 that goes with it. */
	readonly word: string;
	/** The classifier in the writer's own word, which a fix keeps: 家 of 多家, 名 of 数十名. */
	readonly own: string;
	readonly phrase: NounPhrase | undefined;
	readonly severity: 'warning' | 'info';
	/** What stands behind the phrase in its clause; a fact's name may take its first word from it. */
	readonly predicate: string;
	readonly kind: 'quantity' | 'times' | 'idiom' | 'estimate';
}

const harm =
	/伤亡|死亡|身亡|遇难|受伤|重伤|轻伤|失踪|失联|被困|受困|溺水|溺亡|中毒|伤者|伤员|遇险|感染|被埋/u;

const obliged =
	/(?<![主重必只纲摘简概需紧首次不靠])要(?![求素点情件领闻道害么]|不是)|(?<!即)将(?![军近领士来])|应[当该予按在对由]|拟(?!建|上市|定)|必须|(?<![来舍使值])不得|可以|有权|如果|凡是|预计|预报|计划(?!生育)|打算|准备|下一步|下步|力争|争取(?=[在到年实完于])|明年|后年|到20\d\d年(?![初中末底]?[，,]?已)|“十[四五六]五”期间[^了已]*$/u;
const policy =
	/(?:^|[，、：；（是各])(?:要|积极|大力|继续|进一步|持续|着力|全面|依法)?(?:鼓励|支持|引导|探索|加快|推动|推进|培育|扶持|完善|健全|优先|允许|逐步|优化|加强|强化)/u;
const done =
	/[已了过]|先后|累计|共(?![同享建产青])|截至|目前|现有|当前|造成|发生|导致|出现|反映|存在|发现|建议|表示|认为|表明/u;

/** Plans and policies cannot have the figure yet: there the finding is only a remark. */
function isProspective(sentence: string): boolean {
	if (obliged.test(sentence)) return true;
	return policy.test(sentence) && !done.test(sentence);
}

/** （南河镇、北山镇） or （占85%） right behind: the figure or the list is there. */
const stated =
	/^[^，。；：！？、（]{0,6}（[^）\d０-９、一二三四五六七八九十]{0,30}(?:[\d０-９、]|[一二三四五六七八九十][个家名户])|^[^，。；：！？、]{0,4}[，,]?[约已]?占(?:比|总数|全部|全县|全市|全区|总量)?[^，。；\d０-９]{0,10}[\d０-９]/u;

const measure =
	/^[余多]?[万亿]?(?:个百分点|平方公里|平方米|立方米|公里|公斤|公顷|人次|场次|批次|[万亿]?元|[家名户个起处条项件份座栋幢辆台艘架头只株棵亩吨米间所场次人箱袋套位篇封期支张块对](?![额单贵口均庭长具籍体性]))/u;
const timeMeasure = /^[余多]?(?:个?(?:小时|月|星期|季度|工作日|世纪)|[年天日秒岁载代倍]|分钟)/u;

const nearFigure =
	/^(?:[有是在]|需要|[需要占为能会用共达]|花费|涉及|覆盖|投入|投资|持续|有近)?[^，。；：、\d]{0,3}?(?=[\d０-９一二两三四五六七八九十百千几数半])/u;
const doubled = /^[^，。；、]{0,8}(?:左右|上下)/u;

/** 大概 with 左右 is another rule's matter (约数重叠). */
function isEstimate(text: string, to: number): boolean {
	const lead = nearFigure.exec(text.slice(to));
	const figure = lead && figureAt(text, to + lead[0].length);
	return figure?.unit !== undefined && !doubled.test(text.slice(figure.to));
}

type Match = Pick<VaguePlace, 'phrase' | 'kind' | 'own'> & {
	readonly to: number;
	readonly weak?: boolean;
};

/** A classifier that belongs to the determiner: 许多家, 数十名, 若干个. */
const ownClassifier =
	/^[余多]?万?(?:个(?![性体别人])|家(?![庭长具居电禽畜属乡用政])|名(?![额优师牌校贵录]))/u;

function matchNoun(text: string, hit: Hit, word: VagueWord, limit: number): Match | undefined {
	const behind = ownClassifier.exec(text.slice(hit.to, limit))?.[0] ?? '';
	const to = hit.to + behind.length;
	const own = word.needs === 'counted' ? hit.text.slice(-1) : behind.slice(-1);
	const strict = word.needs === 'head' || word.needs === 'measured';
	const following = followingNoun(text, to, limit, strict);
	const kind = 'quantity';
	if (following.kind === 'countable') return { kind, to, own, phrase: following.phrase };
	if (following.kind !== 'unknown') return undefined;
	if (own !== '') return { kind, to, own, phrase: undefined };
	return word.needs === 'any' ? { kind, to, own, phrase: undefined, weak: true } : undefined;
}

function matchMeasured(text: string, hit: Hit, word: VagueWord, limit: number): Match | undefined {
	const after = text.slice(hit.to, limit);
	if (timeMeasure.test(after)) return undefined;
	const found = measure.exec(after)?.[0];
	if (found === undefined) return matchNoun(text, hit, word, limit);
	const to = hit.to + found.length;
	// 数百万元 is the object itself; what follows is a verb (改造管网).
	const counts = /^[家名户个起处条项件份座栋辆台艘]$/u.test(found);
	const following = counts ? followingNoun(text, to, limit, false) : undefined;
	const phrase = following?.kind === 'countable' ? following.phrase : undefined;
	const scale = /[万亿]$/u.exec(hit.text)?.[0] ?? '';
	return { kind: 'quantity', to, own: scale + found.replace(/^[余多]/u, ''), phrase };
}

const simple = (kind: VaguePlace['kind'], to: number, own = ''): Match => ({
	kind,
	to,
	own,
	phrase: undefined,
});

function match(text: string, hit: Hit, word: VagueWord, clause: Span): Match | undefined {
	switch (word.needs) {
		case 'none':
			return simple(hit.text === '多次' ? 'times' : 'idiom', hit.to);
		case 'figure':
			return isEstimate(text, hit.to) ? simple('estimate', hit.to) : undefined;
		case 'casualty': {
			const harmed = harm.test(text.slice(clause.from, clause.to));
			return harmed ? simple('quantity', hit.to, '人') : undefined;
		}
		case 'measured':
			return matchMeasured(text, hit, word, clause.to);
		case 'any':
		case 'head':
		case 'counted':
			return matchNoun(text, hit, word, clause.to);
	}
}

/** 人口众多的地区: the word is a predicate there. */
const isPredicate = (text: string, hit: Hit): boolean =>
	text.charAt(hit.to) === '的' &&
	/[诸众]多$/u.test(hit.text) &&
	/\p{Script=Han}(?<![有了对为使让给和与及向从])$/u.test(text.slice(0, hit.from));

/** 讲几个问题：, 着重抓若干项工作： introduce a list that follows. */
const introducesList = (text: string, hit: Hit, clause: Span): boolean =>
	/^[几若多]/u.test(hit.text) && /[：:]/u.test(text.charAt(clause.to));

function look(context: ParagraphContext, hit: Hit): VaguePlace[] {
	const { masked: text } = context;
	const word = vagueWords.longestAt(text, hit.from);
	if (!word || word.word !== hit.text) return [];
	const { before, after } = word.value;
	if (before?.test(text.slice(Math.max(0, hit.from - 16), hit.from))) return [];
	const behind = word.value.needs === 'counted' ? hit.to - 1 : hit.to;
	if (after?.test(text.slice(behind, behind + 16))) return [];
	const clause = context.clauseAround(hit);
	if (isPredicate(text, hit) || introducesList(text, hit, clause)) return [];
	const found = match(text, hit, word.value, clause);
	if (!found || (!isProven(found, word.value) && context.straddles(hit))) return [];
	const end = found.phrase?.to ?? found.to;
	if (stated.test(text.slice(end, end + 40))) return [];
	return [placeOf(context, hit, found, clause)];
}

function placeOf(context: ParagraphContext, hit: Hit, found: Match, clause: Span): VaguePlace {
	const { masked: text } = context;
	const to = found.phrase ? found.phrase.from : found.to;
	const sentence = context.sentenceAt(hit.from);
	const harmed = harm.test(text.slice(clause.from, clause.to));
	const remark = found.weak || isProspective(text.slice(sentence.from, sentence.to));
	return {
		from: hit.from,
		to,
		word: text.slice(hit.from, to),
		own: found.own,
		phrase: found.phrase,
		kind: found.kind,
		severity: remark && !harmed ? 'info' : 'warning',
		predicate: text.slice(found.phrase?.to ?? to, clause.to),
	};
}

/**
 * Segmenters cut numerals as they like (上|百名), and 许多 before 民营企业: a classifier or known noun
 * behind a word that is nothing but a determiner is proof enough.
 */
const isProven = ({ phrase }: Match, { needs }: VagueWord): boolean =>
	needs === 'measured' || (needs === 'any' && phrase !== undefined);

/** A hit inside a longer one (多数 in 大多数) is not a word of its own. */
function longest(hits: readonly Hit[]): readonly Hit[] {
	const ordered = [...hits].sort((a, b) => a.from - b.from || b.to - a.to);
	let end = -1;
	return ordered.filter(({ to }) => {
		if (to <= end) return false;
		end = to;
		return true;
	});
}

const factName = ({ name }: Fact): string =>
	name.replace(/(?:总数|数量|个数|家数|户数|人数|数)$/u, '');

interface Fit {
	readonly fact: Fact;
	readonly length: number;
}

/**
 * Facts that may stand for the phrase, best first. 企业 does not fit 受检企业 (it counts others too),
 * but 受灾企业 fits 企业 where 受灾 follows.
 */
function fittingFacts(facts: readonly Fact[], { phrase, predicate }: VaguePlace): readonly Fact[] {
	if (!phrase) return [];
	const whole = phrase.modifiers.replace(/的$/u, '') + phrase.noun;
	const fits = facts.flatMap((fact): Fit[] => {
		const name = factName(fact);
		if (fact.figure === '' || !name.endsWith(phrase.noun)) return [];
		const own = name.slice(0, name.length - phrase.noun.length);
		const follows = phrase.modifiers === '' && own !== '' && predicate.startsWith(own);
		return name === whole || follows ? [{ fact, length: name.length }] : [];
	});
	return fits.sort((a, b) => b.length - a.length).map(({ fact }) => fact);
}

const quantityOf = (fact: Fact, phrase: NounPhrase): string =>
	fact.unit === '' ? fact.figure + phrase.classifier : fact.figure + fact.unit;

function factFixes(place: VaguePlace, context: DocumentContext, edit: Span): Fix[] {
	const { draft } = context;
	const { phrase } = place;
	if (!phrase) return [];
	const body = draft.text.slice(draft.body.from, draft.body.to);
	return fittingFacts(draft.facts, place).map((fact) => {
		const quantity = quantityOf(fact, phrase);
		const shown = quantity + phrase.modifiers + phrase.noun;
		const source =
			factName(fact) === phrase.modifiers + phrase.noun ? '' : `（数据：${fact.name}）`;
		const used = body.includes(quantity) ? '（注意：文中别处已用过这个数）' : '';
		return { title: `改为“${shown}”${source}${used}`, edits: [{ ...edit, text: quantity }] };
	});
}

function snippetFixes({ own, phrase, kind }: VaguePlace, edit: Span): Fix[] {
	const snippet = (title: string, text: string): Fix => ({
		title,
		edits: [{ ...edit, text }],
		snippet: true,
	});
	if (kind === 'times') return [snippet('改为“N次”（填入次数）', '${1:N}次')];
	if (kind !== 'quantity') return [];
	const classifier = own !== '' ? own : phrase?.classifier;
	if (classifier === undefined) return [];
	const noun = phrase ? phrase.modifiers + phrase.noun : '';
	const plain = snippet(`改为“N${classifier}${noun}”（填入数字）`, `\${1:N}${classifier}`);
	if (!phrase || !/^[家所]$/u.test(classifier)) return [plain];
	const named = snippet(
		`改为“某${phrase.noun}等N${classifier}${noun}”（填入名称和数字）`,
		`\${1:某${phrase.noun}}等\${2:N}${classifier}`,
	);
	return [plain, named];
}

const messages: Record<VaguePlace['kind'], (place: VaguePlace) => string> = {
	quantity: ({ word, phrase }) =>
		`“${word}${phrase ? phrase.modifiers + phrase.noun : ''}”没有具体数量，领导无法据此判断规模；请写明${
			phrase ? `多少${phrase.classifier}` : '具体数字'
		}，确实统计不出的写出统计口径或举出名称。`,
	times: () => '“多次”没有具体次数，领导无法据此判断力度；请写明共几次。',
	idiom: ({ word }) => `“${word}”只有程度没有数字，领导无法据此判断规模；请换成具体数字。`,
	estimate: () => '“大概”是口头说法，公文里的数字要有把握；请写明准确数字，确实只有约数的用“约”。',
};

function toFinding(place: VaguePlace, by: number, context: DocumentContext): Finding {
	const edit = { from: place.from + by, to: place.to + by };
	const estimate: Fix = { title: '改为“约”', edits: [{ ...edit, text: '约' }] };
	const fixes =
		place.kind === 'estimate'
			? [estimate]
			: [...factFixes(place, context, edit), ...snippetFixes(place, edit)];
	return { ...edit, severity: place.severity, message: messages[place.kind](place), fixes };
}

/** Remarks of one paragraph are one finding, so that a plan is not covered with marks. */
function findingsOf(
	{ paragraph, items }: Collected<VaguePlace>,
	context: DocumentContext,
): readonly Finding[] {
	const by = paragraph.from;
	const warnings = items.filter((p) => p.severity === 'warning');
	const [first, ...others] = items.filter((p) => p.severity === 'info');
	const findings = warnings.map((p) => toFinding(p, by, context));
	if (!first) return findings;
	const remark = toFinding(first, by, context);
	const related = others.map((p) => ({
		from: p.from + by,
		to: p.to + by,
		message: `“${p.word}”也没有具体数量`,
	}));
	return [...findings, related.length > 0 ? { ...remark, related } : remark];
}

export default defineDocumentRule<VaguePlace>({
	id: 'no-vague-quantity',
	ref: 'R04',
	title: '模糊数量',
	rationale:
		'“许多”“一些”“部分”“大概”一类词语多、精准语言少，是政务信息不被采用的常见原因：领导要据数量判断轻重缓急。请写明数字；稿件“数据”栏里有名称相符的数字时可以直接填入。工作部署和政策条文里还没有数字的，只作提示；涉及伤亡、被困的，任何时候都应写明。',
	severity: 'warning',
	scope: 'document',
	triggers: vagueTriggers,
	since: '0.1.0',
	maturity: 'stable',
	examples: [
		{
			bad: '台风过境后，⟦许多⟧企业当天复工。',
			good: '台风过境后，126家企业当天复工。',
			meta: ['数据:', '  企业: 126家'],
		},
		{ bad: '强降雨造成⟦部分⟧乡镇受灾。' },
		{ bad: '工作组走访了⟦一些⟧困难户。' },
		{ bad: '现场聚集⟦大概⟧300人。', good: '现场聚集约300人。' },
		{ bad: '事故造成⟦多人⟧受伤。' },
	],
	leaves: [
		'方案分为三部分，明确了时间表。',
		'财政部分管领导到会讲话。',
		'学习《关于若干问题的决定》。',
		'扩大概念验证中心覆盖面。',
		'少数民族群众欢度节日。',
		'报名人数不少于30人。',
		'组织召开座谈会200多次。',
		'着重抓好以下几个方面。',
		'部分乡镇（南河镇、北山镇）受灾。',
	],
	collect: (context, hits) => longest(hits).flatMap((hit) => look(context, hit)),
	conclude: (collected, context) => collected.flatMap((c) => findingsOf(c, context)),
});
