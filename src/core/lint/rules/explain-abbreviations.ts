import { quote } from '../../draft/quote';
import { placedTitle } from '../../draft/title';
import type { Span } from '../../text/span';
import { knownAbbreviations } from '../lexicon/known-abbreviations';
import {
	defineDocumentRule,
	type Collected,
	type DocumentContext,
	type Finding,
	type Hit,
	type ParagraphContext,
} from '../rule';

/** A Latin abbreviation, or a short name that the text declares; offsets are of the paragraph. */
interface Item extends Span {
	readonly kind: 'abbreviation' | 'declared';
	readonly text: string;
	/** It is explained where it stands. */
	readonly glossed: boolean;
	/** The bracket that declares it, with its marks. */
	readonly bracket: Span;
	/** What stands right before the bracket: the full name and more. */
	readonly full: string;
}

const isToken = (c: string): boolean => /[\w&+./@\-:～~]/u.test(c);
const isJoint = (c: string): boolean => /[&+/:～~]/u.test(c);
const longestToken = 24;

/** The word of letters, digits and joining marks around a run of capitals. */
function tokenAround(text: string, { from, to }: Span): Span {
	let start = from;
	let end = to;
	while (from - start < longestToken && start > 0 && isToken(text.charAt(start - 1))) start--;
	while (end - to < longestToken && end < text.length && isToken(text.charAt(end))) end++;
	// 村集体+EPC+农户, 锅炉/RTO: what joins it to words is no part of it.
	while (start < from && isJoint(text.charAt(start))) start++;
	while (end > to && isJoint(text.charAt(end - 1))) end--;
	return { from: start, to: end };
}

/** VOCs, PPP, NOx, SaaS: letters only, few of them small; what holds digits is a model or a code. */
const isPlainWord = /^[A-Z](?:[a-z]{0,2}[A-Z]){1,7}[a-z]{0,2}$/u;
/** AED64台: how many there are; PLC300型 is a model. */
const withCount = /^([A-Z]{3,6})\d{1,5}$/u;
const counts = /^[万余多]?[台套个部例名家项处座辆条]/u;
/** AAA级, XXX, BB. */
const isOneLetter = /^(?:A+|B+|X+|Y+|Z+)$/u;
/** ABC三类, AB角. */
const isAlphabetic = /^ABC?D?E?F?$/u;
/** Two letters may be anybody's initials, unless a term is made of them. */
const isTerm =
	/^(?:模式|项目|系统|小组|技术|平台|认证|改造|装置|方式|管理|编码|代码|标准|证书|协议|接口)/u;
const isRoman = /^[IVX]+$/u;

/** Firms, makes, contests and models are names. */
const isName =
	/^\s?”?(?:公司|集团|股份|科技|品牌|[牌杯型级类栋座区楼口队组班卷角岗轮字键\d０-９]|大赛|锦标|联赛|论坛|酒店|超市|商场|工厂|码头|银行|机场)/u;

const glossBehind =
	/^[”"]?(?:系统|平台|技术|模式|项目|工程|管|装置|检测|认证|指数|值)?\s?[（(][^）)]{0,30}[\u4e00-\u9fff]/u;
const explained =
	/^[”"]?[，,]?(?:即|也就是|是指|指的?是|指(?![数标挥示导出引令])|全称|意为|——[\u4e00-\u9fff]|是[“"]?[\u4e00-\u9fff]{2,12}[”"]?的(?:英文)?(?:缩写|简称))/u;
/** 注：MES为制造执行系统。 */
const isNote = /^\s*[（(]?(?:注|备注|名词解释|说明)[：:释]/u;
const glossBefore =
	/(?:简称|缩写|英文名?|即|也就是|也叫|又称|称为|又名|代号|名为)[为是：:]?\s?[“"（(]?$|——$|[\u4e00-\u9fff”》][（(]\s?[“"]?$/u;

function isGlossed(text: string, { from, to }: Span): boolean {
	const behind = text.slice(to, to + 40);
	if (glossBehind.test(behind) || explained.test(behind) || isNote.test(text)) return true;
	const before = text.slice(Math.max(0, from - 12), from);
	// 制造执行系统（MES）, （MES，制造执行系统）, （英文缩写为MES）.
	return (
		glossBefore.test(before) || /[（(][^（()）]{0,8}(?:简称|缩写|英文)[^（()）]{0,6}$/u.test(before)
	);
}

function abbreviation({ text, maskedTitles }: ParagraphContext, hit: Hit): Item[] {
	const token = tokenAround(text, hit);
	const word = text.slice(token.from, token.to);
	// SaaS is met at each of its capitals.
	if (hit.from !== token.from || word.length < 2) return [];
	if (isPlainWord.test(word)) return plain(text, token, word, maskedTitles);
	const [, counted] = withCount.exec(word) ?? [];
	if (counted === undefined || !counts.test(text.slice(token.to, token.to + 3))) return [];
	const short = { from: token.from, to: token.from + counted.length };
	return plain(text, short, counted, maskedTitles, token.to);
}

function plain(
	text: string,
	token: Span,
	word: string,
	maskedTitles: string,
	behind = token.to,
): Item[] {
	const bare = word.replace(/s$/u, '');
	if (
		knownAbbreviations.has(bare.toUpperCase()) ||
		isOneLetter.test(bare) ||
		isAlphabetic.test(bare)
	)
		return [];
	if (bare.length < 3 && !isTerm.test(text.slice(token.to, token.to + 4))) return [];
	if (isRoman.test(bare) || maskedTitles.charAt(token.from) !== word.charAt(0)) return [];
	if (
		isName.test(text.slice(behind, behind + 4)) ||
		/[\d０-９]\s?$/u.test(text.slice(Math.max(0, token.from - 2), token.from))
	)
		return [];
	const glossed = isGlossed(text, token);
	return [{ ...token, kind: 'abbreviation', text: bare, glossed, bracket: token, full: '' }];
}

const declaration =
	/^[为是：:]?\s?(?:[“"]([^”"]{1,20})[”"]|《([^》]{1,20})》|([\u4e00-\u9fff\w]{2,16}))\s?[）)]/u;

/** （以下简称“县专班”）. */
function declared({ text }: ParagraphContext, hit: Hit): Item[] {
	const match = declaration.exec(text.slice(hit.to, hit.to + 30));
	const start = Math.max(0, hit.from - 6);
	const before = text.slice(start, hit.from);
	// 水果、蔬菜（统称园艺产品）: what they are, not how they will be called.
	if (hit.text === '统称' && !before.endsWith('以下')) return [];
	const open = before.search(/[（(](?:以下?)?(?:统一|[均统])?$/u);
	if (!match || open < 0) return [];
	const [all, quoted, titled, bare] = match;
	const name = titled === undefined ? (quoted ?? bare ?? '') : `《${titled}》`;
	const bracket = { from: start + open, to: hit.to + all.length };
	const from = hit.to + all.indexOf(name);
	const named = text.slice(Math.max(0, bracket.from - 40), bracket.from);
	const [full = ''] = /[^，。；：、！？\s]*$/u.exec(named) ?? [];
	return [
		{ from, to: from + name.length, kind: 'declared', text: name, glossed: true, bracket, full },
	];
}

const collect = (context: ParagraphContext, hits: readonly Hit[]): readonly Item[] =>
	hits.flatMap((hit) =>
		hit.text.charCodeAt(0) < 0x80 ? abbreviation(context, hit) : declared(context, hit),
	);

interface Placed {
	readonly item: Item;
	/** Offset of its paragraph in the draft. */
	readonly by: number;
}

function unexplained(all: readonly Placed[]): Finding[] {
	const seen = new Set<string>();
	for (const { item } of all) if (item.glossed) seen.add(item.text);
	return all.flatMap(({ item, by }) => {
		if (item.kind !== 'abbreviation' || seen.has(item.text)) return [];
		seen.add(item.text);
		const [from, to] = [item.from + by, item.to + by];
		return [
			{
				from,
				to,
				message: `${quote(item.text)}第一次出现没有说明：看信息的领导不一定知道这个缩写；请写中文名称，或在后面注明，如“${item.text}（中文全称）”。`,
				fixes: [
					{
						title: '在后面注明中文全称（填写）',
						edits: [{ from: to, to, text: '（${1:中文全称}）' }],
						snippet: true,
					},
				],
			},
		];
	});
}

/** Words that name many things: 公司 may well stand before the firm whose short name it becomes. */
const generic = /^(?:《.*|.{1,2})$/u;
/** Fewer characters behind the declaration: the text is being written. */
const tooShort = 40;
/** More declarations than a text has by right are not looked at. */
const mostDeclared = 40;

/** The first place before the declaration where the short name stands without the full one. */
function earlyUse(text: string, start: number, { text: name, full }: Item, until: number): number {
	const inFull = full.lastIndexOf(name);
	const preceding = inFull > 0 ? full.charAt(inFull - 1) : '';
	let at = text.indexOf(name, start);
	for (let tries = 0; at >= 0 && at < until - full.length && tries < 20; tries++) {
		const isFull = preceding !== '' && text.charAt(at - 1) === preceding;
		if (!isFull) return at;
		at = text.indexOf(name, at + name.length);
	}
	return -1;
}

const shortestMisspelt = 4;

/** 恒道公司 for 恒通公司: another character for one of the name, or two that have changed places. */
function holdsMisspelt(text: string, name: string): boolean {
	if (name.length < shortestMisspelt || !/^[〇一-鿿]+$/u.test(name)) return false;
	const forms = [...name].flatMap((character, at) => {
		const [before, behind] = [name.slice(0, at), name.slice(at + 1)];
		const swapped = behind === '' ? [] : [before + behind.charAt(0) + character + behind.slice(1)];
		return [`${before}[〇一-鿿]${behind}`, ...swapped];
	});
	return new RegExp(forms.join('|'), 'u').test(text);
}

function misdeclared({ item, by }: Placed, { draft }: DocumentContext): Finding[] {
	const { text, body } = draft;
	const bracket = { from: item.bracket.from + by, to: item.bracket.to + by };
	const used = text.indexOf(item.text, bracket.to);
	if (used < 0) {
		if (body.to - bracket.to < tooShort) return [];
		// What stands there in its place is another slip, which another rule tells.
		if (holdsMisspelt(text.slice(bracket.to, body.to), item.text)) return [];
		return [
			{
				...bracket,
				message: `声明了简称${quote(item.text)}，后面却没有用到：白占字数；请在后文使用简称，或删去这个括号。`,
				fixes: [{ title: '删去这个括号', edits: [{ ...bracket, text: '' }] }],
			},
		];
	}
	if (generic.test(item.text)) return [];
	// A title has no room for full names.
	const title = placedTitle(draft);
	const early = earlyUse(text, Math.max(body.from, title?.to ?? 0), item, bracket.from);
	if (early < 0) return [];
	return [
		{
			from: early,
			to: early + item.text.length,
			message: `${quote(item.text)}在这里已经使用，声明却在后面：第一次出现的地方应写全称；请把“（以下简称……）”移到全称第一次出现处。`,
			related: [{ ...bracket, message: '声明在这里' }],
		},
	];
}

function conclude(
	collected: readonly Collected<Item>[],
	document: DocumentContext,
): readonly Finding[] {
	if (collected.length === 0) return [];
	const all = collected.flatMap(({ paragraph, items }) =>
		items.map((item): Placed => ({ item, by: paragraph.from })),
	);
	const short = all.filter(({ item }) => item.kind === 'declared').slice(0, mostDeclared);
	return [...unexplained(all), ...short.flatMap((one) => misdeclared(one, document))];
}

export default defineDocumentRule<Item>({
	id: 'explain-abbreviations',
	ref: 'R38',
	title: '简称未释',
	rationale:
		'信息是报给上级看的，行业里的英文缩写（如MES、RTO）第一次出现时要写中文名称或者注明；GDP、5G、AI等通用的，型号、标准号、单位名称，以及《》里的不提示。用“（以下简称“…”）”声明的简称，后面要用到，也不能在声明之前就用。国家机关用字规范和公文写作都要求简称先说明后使用。',
	severity: 'info',
	group: 'file',
	scope: 'document',
	where: ['body'],
	triggers: [{ run: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ' }, '简称', '下称', '统称'],
	since: '0.2.0',
	maturity: 'stable',
	examples: [
		{ bad: '企业投资320万元上线⟦MES⟧系统。' },
		{
			bad: '县防汛抗旱指挥部⟦（以下简称“防指”）⟧启动四级响应，出动抢险队员126名，转移群众320人，目前无人员伤亡，水位已经回落。',
			good: '县防汛抗旱指挥部启动四级响应，出动抢险队员126名，转移群众320人，目前无人员伤亡，水位已经回落。',
		},
	],
	leaves: [
		'前三季度GDP同比增长5.6%。',
		'企业上线制造执行系统（MES），MES投用后效率提高12%。',
		'采用PPP（政府和社会资本合作）模式建设。',
		'按照GB/T 9704—2012排版。',
		'采购XXH-200型扫描仪12台。',
	],
	collect,
	conclude,
});
