import type { Span } from '../../text/span';
import { cliches, closings, weakCliches } from '../lexicon/cliches';
import type { Finding, Fix, Hit, ParagraphContext } from '../rule';
import { defineRule } from '../rule';

const weak: ReadonlySet<string> = new Set(weakCliches);
const ending: ReadonlySet<string> = new Set(closings);

/** As many characters hold as many clichés; a weak one counts half. */
const windowLength = 80;
const tooMany = 4;

const weightOf = ({ text }: Hit): number => (weak.has(text) ? 0.5 : 1);

/** 扎实推进 and 推进 overlap: the one that begins first and is longer counts. */
function apart(hits: readonly Hit[]): readonly Hit[] {
	const kept: Hit[] = [];
	for (const hit of hits) {
		const last = kept.at(-1);
		if (last && hit.from < last.to) {
			if (hit.from === last.from && hit.to > last.to) kept[kept.length - 1] = hit;
		} else kept.push(hit);
	}
	return kept;
}

const saysSo =
	/强调|要求(?![，,])|指出|提出|号召|表示|表态|(?:讲话|批示|会议)(?!精神)|发言|倡议|会上|部署会/u;
const ends = /[。！？!?\n]/u;
const farthest = 300;

function sentenceAround(text: string, offset: number): Span {
	let from = offset;
	let to = offset;
	const first = Math.max(0, offset - farthest);
	const last = Math.min(text.length, offset + farthest);
	while (from > first && !ends.test(text.charAt(from - 1))) from--;
	while (to < last && !ends.test(text.charAt(to))) to++;
	return { from, to };
}

/** 与会人员一致表示，…: what everybody promises is nobody's words. */
const pledge =
	/^\s*(?:(?:与会|参会|到会|参训|参学)[^，。；]{0,8}|大家|(?:广大)?(?:党员|干部|群众|党员干部|干部群众))(?:一致|纷纷|普遍|均)?(?:一致|纷纷|均)表示/u;

/** 会议强调，要…: reported words, not the writer's; also in the sentences that follow with 要. */
function isReported(text: string, sentence: Span, at: number): boolean {
	if (pledge.test(text.slice(sentence.from, at))) return false;
	if (saysSo.test(text.slice(sentence.from, at))) return true;
	if (!/^\s*(?:[一二三四五六]是)?要/u.test(text.slice(sentence.from, sentence.from + 6)))
		return false;
	return saysSo.test(text.slice(Math.max(0, sentence.from - farthest), sentence.from));
}

/** The first stretch of at most 80 characters with too many clichés. */
function pile(text: string, hits: readonly Hit[]): Span | undefined {
	let sum = 0;
	let start = 0;
	for (const [i, hit] of hits.entries()) {
		sum += weightOf(hit);
		while (hit.to - hits[start]!.from > windowLength) sum -= weightOf(hits[start++]!);
		if (sum < tooMany) continue;
		const { from } = hits[start]!;
		if (isReported(text, sentenceAround(text, from), from)) {
			sum = 0;
			start = i + 1;
			continue;
		}
		const held = hits.slice(i + 1, i + 20).findLast(({ to }) => to - from <= windowLength);
		return { from, to: (held ?? hit).to };
	}
	return undefined;
}

/** 为深入贯彻落实…精神 opens a lead and tells what everybody knows. */
const purpose =
	/^\s*为(?:了|进一步|深入|全面|认真|切实|坚决|扎实|学习|更好地?)*(?:贯彻落实|贯彻|落实|学习|推动|践行)[^，。；《]{0,50}(?:精神|要求|部署|决策部署|指示|批示|讲话|战略|工作安排)[，,]/u;

/** Words that add nothing to the clichés of a clause. */
const filler =
	/[\u4e00-\u9fff]{2,3}(?:[县市区镇乡局]|街道)|我[县市区局]|全[县市区镇局]|各[级部门单位乡镇地]{1,3}|[县市区省]委|[县市区]?政府|党委|党组|中央|上级|领导|干部|群众|同志|工作|各项|会议|精神|深入|认真|切实|积极|全面|坚持|始终|不断|大力|任务|[思行][想动]上|措施|开展|推[动进]|落实|确保|有[力序]|经济社会|发展|以来|近年|今年|决策|部署|要求|进行|取得|明显|显著|成效|迅速|掀起|热潮|学习|[一-龥]?[的了和对在下把以并从为年来上与及、]/gu;

const digits = /[\d０-９]/u;
const opensItem =
	/^\s*(?:[一二三四五六七八九十]+是|[（(]?[一二三四五六七八九十\d]+[）)、.．]|首先|其次|再次|第[一二三四五])/u;
const mostRest = 4;

/** Whether every clause of a sentence is made of clichés and words that add nothing. */
function isEmpty(text: string, sentence: Span, hits: readonly Hit[]): boolean {
	let said = text.slice(sentence.from, sentence.to);
	if (digits.test(said) || opensItem.test(said) || said.includes('\uFFFC')) return false;
	const lead = purpose.exec(said)?.[0] ?? '';
	const own = hits.filter(({ from, to }) => from >= sentence.from && to <= sentence.to);
	const strong = own.filter(
		(hit) => !weak.has(hit.text) && hit.from >= sentence.from + lead.length,
	);
	if (strong.length + (lead === '' ? 0 : 1) < 2 || strong.length === 0) return false;
	for (const { from, to } of own) {
		const at = from - sentence.from;
		said = said.slice(0, at) + '\n'.repeat(to - from) + said.slice(to - sentence.from);
	}
	const clauses = said.slice(lead.length).split(/[，,；;：:]/u);
	return clauses.every(
		(clause) => clause.replace(/\n/gu, '').replace(filler, '').trim().length <= mostRest,
	);
}

/** The last sentence ends in 营造了良好氛围, and no figure stands in it or before it. */
function emptyClosing(text: string, hits: readonly Hit[]): Span | undefined {
	const last = hits.at(-1);
	if (!last || !ending.has(last.text)) return undefined;
	if (!/^[。！]?\s*$/u.test(text.slice(last.to, last.to + 8))) return undefined;
	const sentence = sentenceAround(text, last.from);
	const before = sentence.from > 0 ? sentenceAround(text, sentence.from - 1) : sentence;
	const scope = sentence.from > 1 ? sentenceAround(text, sentence.from - 2) : before;
	if (digits.test(text.slice(Math.min(scope.from, sentence.from), sentence.to))) return undefined;
	let { from } = last;
	while (from > sentence.from && !/[，；：,;:]/u.test(text.charAt(from - 1))) from--;
	const clause = text.slice(from, last.from);
	if (
		clause.length > 24 ||
		!clause.includes('了') ||
		/[将要拟应]|力争|努力|奋力|确保/u.test(clause)
	)
		return undefined;
	if (isReported(text, sentence, from) || opensItem.test(text.slice(sentence.from, from)))
		return undefined;
	return { from, to: last.to };
}

const message = (what: string): string =>
	`${what}：看不出做了什么、结果怎样，收稿方多半会删去；请删去套话，用一两个数字或事例说明。`;

function fixesFor({ text }: ParagraphContext, sentence: Span, whole: boolean): readonly Fix[] {
	const lead = purpose.exec(text.slice(sentence.from, sentence.to))?.[0];
	const from = sentence.from + (lead ? lead.length - lead.trimStart().length : 0);
	return [
		...(lead
			? [
					{
						title: '删去开头的目的句',
						edits: [{ from, to: sentence.from + lead.length, text: '' }],
					},
				]
			: []),
		...(whole
			? [
					{
						title: '换成一个数字或事例（填写）',
						edits: [{ from, to: sentence.to, text: '${1:用一个数字说明做了什么、结果怎样}' }],
						snippet: true,
					},
				]
			: []),
	];
}

function emptySentence(context: ParagraphContext, hits: readonly Hit[]): Finding | undefined {
	const { masked } = context;
	const start = masked.length - masked.trimStart().length;
	const first = sentenceAround(masked, start);
	const last = sentenceAround(masked, Math.max(0, masked.trimEnd().length - 2));
	for (const sentence of last.from === first.from ? [first] : [first, last]) {
		if (!isEmpty(masked, sentence, hits) || isReported(masked, sentence, sentence.to)) continue;
		const from = sentence.from + (sentence === first ? start - sentence.from : 0);
		return {
			from,
			to: sentence.to,
			message: message(sentence === first ? '开头一句全是套话' : '末尾一句全是套话'),
			fixes: fixesFor(context, sentence, true),
		};
	}
	return undefined;
}

/** A title or a heading is no sentence of the text. */
const isHeading = (text: string): boolean => text.length < 60 && !/[。！？!?；]/u.test(text);

function check(context: ParagraphContext, found: readonly Hit[]): readonly Finding[] {
	if (
		found.length === 1 &&
		!ending.has(found[0]!.text) &&
		!/^\s*为/u.test(context.text.slice(0, 9))
	)
		return [];
	const { masked } = context;
	if (isHeading(masked)) return [];
	const hits = apart(found).filter(({ from, to, text }) => masked.slice(from, to) === text);
	if (hits.length === 0) return [];
	const lead = purpose.exec(masked.slice(0, 90))?.[0].length ?? 0;
	const own = hits.filter(({ from }) => from >= lead);
	const piled = own.length >= tooMany ? pile(masked, own) : undefined;
	if (piled) {
		const sentence = sentenceAround(masked, piled.from);
		const fixes = fixesFor(context, sentence, false);
		const count = hits.filter(({ from, to }) => from >= piled.from && to <= piled.to).length;
		return [
			{
				...piled,
				message: message(`这里接连用了${count}个套话`),
				...(fixes.length > 0 && { fixes }),
			},
		];
	}
	const empty = hits.length > 1 || lead > 0 ? emptySentence(context, hits) : undefined;
	if (empty) return [empty];
	const closing = emptyClosing(masked, hits);
	return closing ? [{ ...closing, message: message('结尾是套话') }] : [];
}

export default defineRule({
	id: 'no-cliche-pile',
	ref: 'R17',
	title: '套话密度',
	rationale:
		'政务信息篇幅以百字计，“高度重视、多措并举、压实责任、狠抓落实”这类话放在哪里都成立，占去篇幅而不提供事实，编辑一般整句删去。80字以内接连出现四个以上（“进一步”一类两个算一个）、开头或末尾一句全是套话、以“营造了良好氛围”一类收尾而前后没有数字的，每段提示一处。引语、《》、会议和领导的要求不提示。',
	severity: 'info',
	group: 'paragraph',
	scope: 'paragraph',
	where: ['body'],
	triggers: [...cliches, ...weakCliches],
	since: '0.2.0',
	maturity: 'preview',
	examples: [
		{
			bad: '为深入贯彻落实上级会议精神，县委、县政府⟦高度重视，统一思想，压实责任，扎实推进⟧各项工作。',
			good: '县委、县政府高度重视，统一思想，压实责任，扎实推进各项工作。',
		},
		{ bad: '活动受到群众欢迎，⟦营造了良好氛围⟧。' },
	],
	leaves: [
		'县政府高度重视，投入资金1.2亿元，改造管网86公里。',
		'会议强调，要统一思想、提高认识，压实责任，狠抓落实。',
		'发放宣传单1.2万份，营造了良好氛围。',
		'开展“担当作为、狠抓落实”专项行动。',
	],
	check,
});
