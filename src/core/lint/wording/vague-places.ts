import { figureAt } from '../../text/numerals';
import type { Span } from '../../text/span';
import {
	afterModifiers,
	countedNounBefore,
	followingNoun,
	type NounPhrase,
} from '../lexicon/noun-phrase';
import { unknownNounEnd } from '../lexicon/unknown-noun';
import { vagueWords, type VagueWord } from '../lexicon/vague-words';
import type { Hit, ParagraphContext } from '../rule';

/** A vague quantity, with all that the fixes need; offsets are of the paragraph. */
export interface VaguePlace extends Span {
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
	/(?<![主重必只纲摘简概需紧首次不靠])要(?![求素点情件领闻道害么]|不是)|(?<![即已])将(?![军近领士来])|应[当该予按在对由]|拟(?!建|上市|定)|必须|(?<![来舍使值])不得|可以|有权|如果|凡是|预计|预报|计划(?!生育)|打算|准备|下一步|下步|力争|争取(?=[在到年实完于])|明年|后年|到20\d\d年(?![初中末底]?[，,]?已)|“十[四五六]五”期间[^了已]*$/u;
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
	/^[^，。；：！？、（]{0,6}（[^）\d０-９、一二三四五六七八九十]{0,30}(?:[\d０-９、]|[一二三四五六七八九十][个家名户])|^[^，。；：！？、]{0,4}[，,]?[约已]?占(?![地用道压])(?:比|总数|全部|全县|全市|全区|总量)?[^，。；\d０-９]{0,10}[\d０-９]/u;

/** 多数事项当场办结，占全部事项的73%: the share of what was said to be the case. */
const shareFollows =
	/^[^，。；：！？、]{0,16}，[约已]?占(?![地用道压])[^，。；\d]{0,12}\d+(?:\.\d+)?(?:%|成)/u;
/** 限行路段为人民路、建设路; 财政资金占六成. */
const listedThere =
	/^(?:分别|主要|具体)?(?:[为是有即：]|包括)[^，。；、：]{2,12}、|^占[^，。；]{0,6}[\d一二三四五六七八九]/u;

/** Whether the sentence goes on with the share, or names or measures what it has called some of. */
function isToldBelow(text: string, end: number, phrase: NounPhrase | undefined): boolean {
	const rest = /^[^。；！？\n]{0,60}/u.exec(text.slice(end, end + 60))![0];
	if (shareFollows.test(rest)) return true;
	const at = phrase && phrase.noun.length > 1 ? rest.indexOf(phrase.noun) : -1;
	return at >= 0 && listedThere.test(rest.slice(at + phrase!.noun.length));
}

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
	/** End of a noun that has no phrase. */
	readonly end?: number;
};

/** A classifier that belongs to the determiner: 许多家, 数十名, 若干个. */
const ownClassifier =
	/^[余多]?万?(?:个(?![性体别人])|家(?![庭长具居电禽畜属乡用政])|名(?![额优师牌校贵录]))/u;

/** Words that may be all that is said of a thing. */
const told: ReadonlySet<string> = new Set(['许多', '很多', '不少']);

/** 亏损的企业许多，: what there is many of stands before the word, told apart by its 的. */
const isToldOf = (text: string, { from }: Hit): boolean =>
	countedNounBefore(text, from) &&
	/(?:[^目标]的|其中)[\u4e00-\u9fff]{2,6}$/u.test(text.slice(Math.max(0, from - 10), from));

/** 对应店铺若干家；: the thing is named before, and the count stays open. */
const isCountedAfter = (text: string, { from, text: word }: Hit, classifier: string): boolean =>
	word === '若干' && /^[家户名]$/u.test(classifier) && countedNounBefore(text, from);

function matchNoun(
	context: ParagraphContext,
	hit: Hit,
	word: VagueWord,
	limit: number,
): Match | undefined {
	const { masked: text } = context;
	const behind = ownClassifier.exec(text.slice(hit.to, limit))?.[0] ?? '';
	const to = hit.to + behind.length;
	if (to === limit && told.has(hit.text) && isToldOf(text, hit)) return simple('quantity', to);
	if (to === limit && isCountedAfter(text, hit, behind)) return simple('quantity', to, behind);
	const own = word.needs === 'counted' ? hit.text.slice(-1) : behind.slice(-1);
	const strict = word.needs === 'head' || word.needs === 'measured';
	const following = followingNoun(text, to, limit, strict);
	const kind = 'quantity';
	if (following.kind === 'countable') return { kind, to, own, phrase: following.phrase };
	if (own !== '' && tellsOfThem.test(text.slice(to, to + 2)))
		return { kind, to, own, phrase: undefined };
	const begun = word.needs === 'head' ? matchRelative(context, hit, limit) : undefined;
	if (begun) return begun;
	if (following.kind !== 'unknown') return undefined;
	if (own !== '') return { kind, to, own, phrase: undefined };
	if (word.needs === 'any') return { kind, to, own, phrase: undefined, weak: true };
	if (word.needs !== 'head') return undefined;
	if (place.test(text.slice(hit.to, limit))) return { ...simple(kind, hit.to), end: hit.to + 1 };
	return matchUnknown(context, hit, limit);
}

/** 另有好多家被责令改正: what is counted was named before. */
const tellsOfThem = /^(?:[被已未均仍]|没有|因(?!素))/u;

/** 绝大多数村实现…: a place of one character before what surely is a predicate; 村均, 户外 are words. */
const place = /^[村镇乡县](?:实现|完成|[已都尚仍未]|没有|达到|建成)/u;

function matchNear({ masked: text }: ParagraphContext, hit: Hit, limit: number): Match | undefined {
	const at = afterModifiers(text, hit.to);
	const found = followingNoun(text, at, limit, true);
	if (found.kind !== 'countable' || found.phrase.modifiers !== '') return undefined;
	// 少量积水, 少量资金: matter that is measured may well be told as little.
	if (!/^[^吨亩元米]?$/u.test(found.phrase.classifier)) return undefined;
	const phrase = { ...found.phrase, from: hit.to, modifiers: text.slice(hit.to, at) };
	return { ...simple('quantity', hit.to), phrase };
}

/** 多台农用水泵: what is counted so is known, with nothing unknown before it. */
function matchClassed({ masked: text }: ParagraphContext, hit: Hit, limit: number) {
	const at = afterModifiers(text, hit.to);
	const found = followingNoun(text, at, limit, true);
	if (found.kind !== 'countable' || found.phrase.modifiers !== '') return undefined;
	const phrase = { ...found.phrase, from: hit.to, modifiers: text.slice(hit.to, at) };
	return { ...simple('quantity', hit.to, hit.text.slice(-1)), phrase };
}

/** Words that a noun must follow, so that what stands between 极少数 and 的 is no predicate. */
const takesNoun = /(?:[对给]|以及|[仍还尚]有|包括|涉及)$/u;

/** 对极少数拒不执行方案的企业，: the noun behind the 的 that ends its clause. */
function matchRelative(context: ParagraphContext, hit: Hit, limit: number): Match | undefined {
	const { masked: text, wordAt } = context;
	if (!takesNoun.test(text.slice(Math.max(0, hit.from - 2), hit.from))) return undefined;
	const de = text.lastIndexOf('的', limit - 1);
	if (de <= hit.to || /[和及与或、]/u.test(text.slice(hit.to, limit))) return undefined;
	const found = followingNoun(text, de + 1, limit, true);
	if (found.kind !== 'countable') {
		const end = unknownNounEnd(text, de + 1, limit, wordAt);
		return end === limit ? { ...simple('quantity', hit.to), end } : undefined;
	}
	if (found.phrase.to !== limit) return undefined;
	const modifiers = text.slice(hit.to, de + 1) + found.phrase.modifiers;
	return { ...simple('quantity', hit.to), phrase: { ...found.phrase, from: hit.to, modifiers } };
}

/** A noun that no table knows, told by its last character: 大部分逆变器, 个别泵房. */
function matchUnknown(context: ParagraphContext, hit: Hit, limit: number): Match | undefined {
	const { masked: text, wordAt } = context;
	const end = unknownNounEnd(text, afterModifiers(text, hit.to), limit, wordAt);
	return end === undefined ? undefined : { ...simple('quantity', hit.to), end };
}

function matchMeasured(
	context: ParagraphContext,
	hit: Hit,
	word: VagueWord,
	limit: number,
): Match | undefined {
	const { masked: text } = context;
	const after = text.slice(hit.to, limit);
	if (timeMeasure.test(after)) return undefined;
	const found = measure.exec(after)?.[0];
	if (found === undefined) return matchNoun(context, hit, word, limit);
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

function match(
	context: ParagraphContext,
	hit: Hit,
	word: VagueWord,
	clause: Span,
): Match | undefined {
	const { masked: text } = context;
	switch (word.needs) {
		case 'none':
			return simple(/次$/u.test(hit.text) ? 'times' : 'idiom', hit.to);
		case 'figure':
			return isEstimate(text, hit.to) ? simple('estimate', hit.to) : undefined;
		case 'casualty': {
			const harmed = harm.test(text.slice(clause.from, clause.to));
			return harmed ? simple('quantity', hit.to, '人') : undefined;
		}
		case 'measured':
			return matchMeasured(context, hit, word, clause.to);
		case 'near':
			return matchNear(context, hit, clause.to);
		case 'classed':
			return matchClassed(context, hit, clause.to);
		case 'any':
		case 'head':
		case 'counted':
			return matchNoun(context, hit, word, clause.to);
	}
}

/** 人口众多的地区: the word is a predicate there. */
const isPredicate = (text: string, hit: Hit): boolean =>
	text.charAt(hit.to) === '的' &&
	/[诸众]多$/u.test(hit.text) &&
	/[〇一-鿿](?<![有了对为使让给和与及向从])$/u.test(text.slice(0, hit.from));

/** 讲几个问题：, 着重抓若干项工作： introduce a list that follows. */
const introducesList = (text: string, hit: Hit, clause: Span): boolean =>
	/^[几若多]/u.test(hit.text) && /[：:]/u.test(text.charAt(clause.to));

/** 建成了几家？: what is asked for is not told vaguely. */
const isAsked = (text: string, hit: Hit, clause: Span): boolean =>
	hit.text.startsWith('几') && text.charAt(clause.to) === '？';

const denied = /(?:并?不是|并非|绝不是|不只是|不仅仅是)(?:为了|为|要)?[^，。；]{0,6}$/u;
const rather = /^[^。！？]{0,24}，(?:而是|更是|还要)/u;

/** 不是为了找几个素材，而是…: nobody is told how many there are. */
const isDenied = (text: string, hit: Hit): boolean =>
	denied.test(text.slice(Math.max(0, hit.from - 14), hit.from)) &&
	rather.test(text.slice(hit.to, hit.to + 30));

function look(context: ParagraphContext, hit: Hit): VaguePlace[] {
	const { masked: text } = context;
	const word = vagueWords.longestAt(text, hit.from);
	if (!word || word.word !== hit.text) return [];
	const { before, after } = word.value;
	if (before?.test(text.slice(Math.max(0, hit.from - 16), hit.from))) return [];
	const isClassed = word.value.needs === 'counted' || word.value.needs === 'classed';
	const behind = isClassed ? hit.to - 1 : hit.to;
	if (after?.test(text.slice(behind, behind + 16))) return [];
	const clause = context.clauseAround(hit);
	if (isPredicate(text, hit) || introducesList(text, hit, clause)) return [];
	if (isAsked(text, hit, clause) || isDenied(text, hit)) return [];
	const found = match(context, hit, word.value, clause);
	if (!found) return [];
	if (!isProven(text, hit, found, word.value) && context.straddles(hit)) return [];
	const end = found.phrase?.to ?? found.end ?? found.to;
	if (stated.test(text.slice(end, end + 40)) || isToldBelow(text, end, found.phrase)) return [];
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
 * behind a word that is nothing but a determiner is proof enough; so is a noun right behind any such
 * word where no other word can begin before it.
 */
function isProven(text: string, hit: Hit, { phrase }: Match, { needs }: VagueWord): boolean {
	if (needs === 'measured' || needs === 'classed') return true;
	if (!phrase) return false;
	if (needs === 'any') return true;
	const opens = hit.from === 0 || !/[〇一-鿿]/u.test(text.charAt(hit.from - 1));
	return opens && phrase.modifiers === '' && phrase.noun.length > 1;
}

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

/** The vague quantities of a paragraph, at most one for each hit. */
export const vaguePlaces = (
	context: ParagraphContext,
	hits: readonly Hit[],
): readonly VaguePlace[] => longest(hits).flatMap((hit) => look(context, hit));
