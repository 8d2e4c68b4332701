import type { Fact } from '../../draft/draft';
import type { Span } from '../../text/span';
import type { NounPhrase } from '../lexicon/noun-phrase';
import { vagueTriggers } from '../lexicon/vague-words';
import type {
	Collected,
	DocumentContext,
	Finding,
	Fix,
	Hit,
	ParagraphContext,
	Seen,
} from '../rule';
import { defineDocumentRule } from '../rule';
import { shiftFinding } from '../shift-finding';
import { vaguePlaces, type VaguePlace } from '../wording/vague-places';

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

/** @param edit the vague word, with offsets of the draft. */
function factFixes(place: VaguePlace, context: DocumentContext, edit: Span): Fix[] {
	const { text, body, facts } = context.draft;
	const { phrase } = place;
	if (!phrase) return [];
	return fittingFacts(facts, place).map((fact) => {
		const quantity = quantityOf(fact, phrase);
		const shown = quantity + phrase.modifiers + phrase.noun;
		const source =
			factName(fact) === phrase.modifiers + phrase.noun ? '' : `（数据：${fact.name}）`;
		const at = text.indexOf(quantity, body.from);
		const used = at >= 0 && at < body.to ? '（注意：文中别处已用过这个数）' : '';
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
	times: ({ word }) => `“${word}”没有具体次数，领导无法据此判断力度；请写明共几次。`,
	idiom: ({ word }) => `“${word}”只有程度没有数字，领导无法据此判断规模；请换成具体数字。`,
	estimate: () => '“大概”是口头说法，公文里的数字要有把握；请写明准确数字，确实只有约数的用“约”。',
};

/** What can be said of a place without the fact table; offsets are of the paragraph. */
function findingOf(place: VaguePlace): Finding {
	const { from, to, kind, severity } = place;
	const estimate: Fix = { title: '改为“约”', edits: [{ from, to, text: '约' }] };
	const fixes = kind === 'estimate' ? [estimate] : snippetFixes(place, { from, to });
	return { from, to, severity, message: messages[kind](place), fixes };
}

interface Told {
	readonly place: VaguePlace;
	readonly finding: Finding;
}

/** Remarks of one paragraph are one finding, so that a plan is not covered with marks. */
function tell(places: readonly VaguePlace[]): readonly Told[] {
	const told = (place: VaguePlace): Told => ({ place, finding: findingOf(place) });
	const warnings = places.filter((p) => p.severity === 'warning').map(told);
	const [first, ...others] = places.filter((p) => p.severity === 'info');
	if (!first) return warnings;
	const related = others.map(({ from, to, word }) => {
		return { from, to, message: `“${word}”也没有具体数量` };
	});
	const finding = related.length > 0 ? { ...findingOf(first), related } : findingOf(first);
	return [...warnings, { place: first, finding }];
}

function look(context: ParagraphContext, hits: readonly Hit[]): Seen<Told> {
	const items = tell(vaguePlaces(context, hits));
	return { findings: items.map(({ finding }) => finding), items };
}

/** The findings of which the fact table knows the figure, with it as a fix. */
function conclude(collected: readonly Collected<Told>[], context: DocumentContext): Finding[] {
	if (context.draft.facts.length === 0) return [];
	return collected.flatMap(({ paragraph, items }) =>
		items.flatMap(({ place, finding }): Finding[] => {
			if (place.kind === 'estimate') return [];
			const there = shiftFinding(finding, paragraph.from);
			const { from, to, fixes = [] } = there;
			return [{ ...there, fixes: [...factFixes(place, context, { from, to }), ...fixes] }];
		}),
	);
}

export default defineDocumentRule<Told>({
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
	look,
	conclude,
	// With facts a fix says whether the body has the figure already.
	grounds: ({ draft }) => (draft.facts.length === 0 ? '' : undefined),
});
