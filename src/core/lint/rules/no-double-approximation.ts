import type { Fact } from '../../draft/draft';
import { figuresIn, type Figure } from '../../text/numerals';
import { overlaps, shift, type Span } from '../../text/span';
import { gather } from '../../text/gather';
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

/**
 * Which way a word bends a figure: `about` both ways, `below` what comes near it from below, `over`
 * and `under` one bound.
 */
type Bend = 'about' | 'near' | 'over' | 'under';

interface Word extends Span {
	readonly text: string;
	readonly bend: Bend;
}

const about = ['大约', '约莫', '约', '大概', '大致', '大体', '差不多'];
const near = ['将近', '接近', '几近', '近'];
const over = [
	...['不少于', '不低于', '不小于', '高于', '多于', '大于', '超过', '突破', '不下', '至少', '最少'],
	...['超', '逾'],
];
const under = [
	...[
		'不超过',
		'不高于',
		'不多于',
		'不大于',
		'低于',
		'少于',
		'小于',
		'不足',
		'不到',
		'至多',
		'最多',
	],
];
const bends = new Map<string, Bend>([
	...about.map((w) => [w, 'about'] as const),
	...near.map((w) => [w, 'near'] as const),
	...over.map((w) => [w, 'over'] as const),
	...under.map((w) => [w, 'under'] as const),
]);

/** 签约, 节约, 公约 …: 约 there belongs to the word before it; 折合约30万元 does not. */
const notAbout = '签节契公邀预制违履条特相简失续解践赴租婚纽誓爽毁背隐绰缔';
const isAbout = `(?<![${notAbout}大]|(?<!折)合)约`;
const before = new RegExp(
	`(?<word>${[...bends.keys()]
		.sort((a, b) => b.length - a.length)
		.map((w) => guarded(w))
		.join('|')})` +
		'(?<link>占|有|为|需|需要|需要有|要|要有|应有|用|达|达到|在|合|计|合计|合人民币|折合|平均每|每|具有|具备|持续|耗时|花费?|要花|要用|投入|覆盖|涉及|新增|共|共有|(?<=至少|最少)[〇一-鿿]{1,5})?(?:全[省市县区镇乡村]|总[数量额]|全部|其中)?(?:总[数量额])?的?$',
	'du',
);

function guarded(word: string): string {
	if (word === '约') return isAbout;
	if (word === '近') return '(?<![附最临靠就邻远亲新贴逼抵切浅将接渐走拉])近';
	if (word === '超') return '(?<![高反严赶出])超';
	if (word === '超过' || word === '高于' || word === '大于') return `(?<!不)${word}`;
	if (word === '不足') return '(?<=^|[，。；：、〇一-鿿])不足';
	return word;
}

const after: readonly (readonly [RegExp, Bend])[] = [
	[/^左右(?![两手侧摇逢邻为岸脑翼逆开转幅线洞舷臂肢耳眼])/u, 'about'],
	[
		/^上下(?![游级班联一同层贯五车学浮水半楼齐行求功其文料坡山岗岸船机马床铺课台届辈肢身桥匝客货高网线工场梯])/u,
		'about',
	],
	[/^(?:及|或)?以上(?![海述报交门访诉课街任缴调浮级]|网(?!格))/u, 'over'],
	[/^(?:及|或)?以[下内](?![列属达放派设载])/u, 'under'],
];

/** What may stand between a figure's unit and 左右: 500名群众左右; never 规模, 级 (规模以上企业). */
const between = /^[〇一-鿿]{0,5}?(?=左右|上下)/u;
const nounBeforeBound =
	/^(?!.*(?:规模|限额|级|资质|学历|职称|年龄|文化|标准|额度|学位|技师|称号))[〇一-鿿]{1,4}?(?=(?:及|或)?以[上下内](?:$|[，。；、）]))/u;

function wordAfter(text: string, figure: Figure): Word | undefined {
	const rest = text.slice(figure.to, figure.to + 16);
	const gap = (between.exec(rest) ?? nounBeforeBound.exec(rest))?.[0].length ?? 0;
	return wordAt(text, figure.to + gap);
}

/** 左右, 上下, 以上 and the like where they stand right at an offset. */
function wordAt(text: string, at: number): Word | undefined {
	for (const [pattern, bend] of after) {
		const found = pattern.exec(text.slice(at, at + 8));
		if (found) return { from: at, to: at + found[0].length, text: found[0], bend };
	}
	return undefined;
}

function wordBefore(text: string, figure: Figure): Word | undefined {
	const start = Math.max(0, figure.from - 14);
	const found = before.exec(text.slice(start, figure.from));
	const span = found?.indices?.groups?.['word'];
	const word = found?.groups?.['word'];
	const bend = word === undefined ? undefined : bends.get(word);
	if (!span || word === undefined || !bend) return undefined;
	return { from: start + span[0], to: start + span[1], text: word, bend };
}

const pairs: Readonly<Record<Bend, readonly Bend[]>> = {
	about: ['about', 'over', 'under'],
	near: ['about', 'over'],
	over: ['about', 'over'],
	under: ['about', 'under'],
};

/** 近 before a span of time may be 最近: 近3年左右 is left. */
const isRecent = (text: string, word: Word, figure: Figure): boolean =>
	word.text === '近' &&
	figure.unit !== undefined &&
	/^(?:[年天周日代届]|个?月|个?工作日)/u.test(text.slice(figure.unit.from));

/** 8时至9时, 3月5日至8日: points in time, of which 左右 says when, not how many. */
const isPointInTime = (text: string, figure: Figure): boolean =>
	/^(?:[时点日号分秒]|月(?!左右产))/u.test(text.slice(figure.unit?.from ?? figure.to)) ||
	/[:：]$/u.test(text.slice(0, figure.from)) ||
	/^[:：]/u.test(text.slice(figure.number.to));

interface Doubling extends Span {
	readonly first: string;
	readonly second: string;
	/** Ways to take one of the two away; the first keeps what stands first. */
	readonly removals: readonly (Span & { readonly text: string; readonly kept: string })[];
	readonly safe: boolean;
	readonly number: string;
}

function doubling(
	text: string,
	figure: Pick<Figure, 'from' | 'to' | 'number' | 'unit'>,
	first: Span & { readonly text: string },
	second: Span & { readonly text: string },
	options: { readonly safe?: boolean; readonly only?: 'second' } = {},
): Doubling {
	const from = Math.min(first.from, second.from, figure.from);
	const to = Math.max(second.to, figure.to);
	const removal = (gone: Span & { text: string }, kept: string) => ({ ...gone, kept });
	const removals = [removal(second, first.text)];
	if (options.only !== 'second') removals.push(removal(first, second.text));
	return {
		from,
		to,
		first: first.text,
		second: second.text,
		removals,
		safe: options.safe === true,
		number: text.slice(figure.number.from, figure.unit?.to ?? figure.number.to),
	};
}

const spanText = (text: string, span: Span) => ({ ...span, text: text.slice(span.from, span.to) });

/** What of the figure itself is inexact: 余, 多, or the whole of 5%～6%, 三五. */
function ownRoughness(text: string, figure: Figure) {
	if (figure.kind === 'exact') return undefined;
	if (figure.rough) return { ...spanText(text, figure.rough), isMark: true };
	return { ...spanText(text, { from: figure.from, to: figure.to }), isMark: false };
}

function doublingAt(text: string, figure: Figure): Doubling | undefined {
	const front = wordBefore(text, figure);
	const back = wordAfter(text, figure);
	const own = ownRoughness(text, figure);
	const next = back?.bend === 'about' ? wordAt(text, back.to) : undefined;
	if (back && next?.bend === 'about') return doubling(text, figure, back, next, { safe: true });
	if (front && back && pairs[front.bend].includes(back.bend)) {
		if (isRecent(text, front, figure)) return undefined;
		const alike = front.bend === back.bend;
		const safe = alike && (front.bend === 'about' || /^(?:至少|最少)$/u.test(front.text));
		return doubling(text, figure, front, back, { safe: safe && !own });
	}
	if (own && back?.bend === 'about' && !isPointInTime(text, figure)) {
		return doubling(text, figure, own, back, own.isMark ? {} : { only: 'second' });
	}
	if (own?.isMark && back?.bend === 'over' && back.from === figure.to) {
		return doubling(text, figure, own, back);
	}
	if (own && figure.kind !== 'range' && front && front.bend !== 'under') {
		if (isRecent(text, front, figure) || /^(?:至少|最少|不)/u.test(front.text)) return undefined;
		return own.isMark
			? doubling(text, figure, front, own)
			: {
					...doubling(text, figure, own, front, { only: 'second' }),
					first: front.text,
					second: own.text,
				};
	}
	return undefined;
}

const two = new RegExp(
	`(?<first>大约|大概|${isAbout}|将近|接近)[有为占需达]?(?<second>将近|接近|近|超过|大约|约|大概)(?<link>[有为占需达]?)(?=[\\d０-９一二两三四五六七八九十百千几半])`,
	'dgu',
);

/** 大约近500人: two words before one figure. */
function twoBefore(text: string, figures: readonly Figure[]): readonly Doubling[] {
	return [...text.matchAll(two)].flatMap((match) => {
		const groups = match.indices!.groups!;
		const [a, b] = [groups['first']!, groups['second']!];
		const figure = figures.find((f) => f.from === groups['link']![1]);
		if (!figure) return [];
		const first = spanText(text, { from: a[0], to: a[1] });
		const second = spanText(text, { from: b[0], to: b[1] });
		return [doubling(text, figure, first, second)];
	});
}

const aboutWords = `大约|大概|将近|接近|差不多|${isAbout}|近`;
const hour = String.raw`[\d０-９一二三四五六七八九十]{1,3}[时点](?:[\d０-９一二三四五六七八九十]{1,3}分)?`;
/** What no figure is read of: 约一半左右, 约在2时许, 2时许左右, 至少不低于36家. */
const phrases: readonly RegExp[] = [
	`(?<first>${aboutWords})[有占]?(?<number>一半|半数)(?<second>左右|上下|以上)(?![手两侧])`,
	`(?<first>大约|大概|${isAbout})在?(?:[上下]午|凌晨|晚上?|当[日天晚])?(?<number>${hour})(?<second>许)`,
	`(?<number>${hour})(?<first>许)(?<second>左右)`,
	'(?<first>至少|最少|起码)(?<second>不少于|不低于|不小于)(?<number>\\d+)',
].map((source) => new RegExp(source, 'dgu'));

function inPhrases(text: string): readonly Doubling[] {
	return phrases.flatMap((phrase) =>
		[...text.matchAll(phrase)].map((match) => {
			const groups = match.indices!.groups!;
			const span = (name: string): Span => ({ from: groups[name]![0], to: groups[name]![1] });
			const number = span('number');
			const figure = { ...number, number };
			return doubling(text, figure, spanText(text, span('first')), spanText(text, span('second')));
		}),
	);
}

interface Sentence extends Span {
	/** How many words of the rule it has, those inside others not counted. */
	words: number;
}

/** The sentences that hold a hit, in order; figures are looked for in them only. */
function sentencesWith(context: ParagraphContext, hits: readonly Hit[]): readonly Sentence[] {
	const sentences: Sentence[] = [];
	let end = 0;
	for (const { from, to } of [...hits].sort((a, b) => a.from - b.from || b.to - a.to)) {
		let last = sentences.at(-1);
		if (!last || from >= last.to) {
			const around = context.sentenceAt(from);
			last = { from: Math.max(around.from, last?.to ?? 0), to: around.to, words: 0 };
			sentences.push(last);
		}
		if (to > end) last.words++;
		end = Math.max(end, to);
	}
	return sentences;
}

/** What else makes a figure inexact; a sentence with one word and none of these has no doubling. */
const inexact =
	/[余多几许]|[数上][十百千万亿]|[\d０-９十百千万亿]来|以[下内]|[-－–—―~～至到](?=[\d０-９〇零一二两三四五六七八九十百千万数])|[一二两三四五六七八][二三四五六七八九]/u;

/** Findings in one sentence; offsets are of it. */
function doublings(text: string): readonly Doubling[] {
	const figures = figuresIn(text);
	const found = [
		...twoBefore(text, figures),
		...inPhrases(text),
		...gather(figures, (f) => doublingAt(text, f)),
	];
	return found.filter((d, i) => !found.slice(0, i).some((o) => overlaps(o, d)));
}

const moved = (found: Doubling, by: number): Doubling => ({
	...found,
	...shift(found, by),
	removals: found.removals.map((r) => ({ ...r, ...shift(r, by) })),
});

function look(context: ParagraphContext, hits: readonly Hit[]): Seen<Doubling> {
	const items = sentencesWith(context, hits).flatMap(({ from, to, words }) => {
		const text = context.masked.slice(from, to);
		if (words < 2 && !inexact.test(text)) return [];
		return doublings(text).map((found) => moved(found, from));
	});
	return { findings: items.map((found) => toFinding(found)), items };
}

/** 大概 is spoken language; where the second word goes, 约 takes its place. */
function editsOf({ first, removals, from }: Doubling, index: number) {
	const gone = removals[index]!;
	const edits = [{ from: gone.from, to: gone.to, text: '' }];
	const spoken = index === 0 && first === '大概' && gone.text !== first;
	return spoken ? [{ from, to: from + 2, text: '约' }, ...edits] : edits;
}

/** The exact figure where the fact table has it: 约500人左右 with `参会: 500人`. */
function exactFix(found: Doubling, facts: readonly Fact[]): Fix[] {
	const fact = facts.find((f) => f.figure !== '' && f.value === found.number);
	if (!fact || found.removals.length < 2) return [];
	const edits = found.removals
		.map(({ from, to }) => ({ from, to, text: '' }))
		.sort((a, b) => a.from - b.from);
	return [{ title: `改为准确数“${fact.value}”（数据：${fact.name}）`, edits }];
}

function toFinding(found: Doubling): Finding {
	const fixes = found.removals.map((gone, index): Fix => {
		const title = `删去“${gone.text}”`;
		const edits = editsOf(found, index);
		return index === 0 && found.safe ? { title, edits, safe: true } : { title, edits };
	});
	return {
		from: found.from,
		to: found.to,
		message: `“${found.first}”与“${found.second}”重复，一个数只能约一次，叠用反而不知准不准；请删去其中一个，能写准确数的写准确数。`,
		fixes,
	};
}

/** The findings of which the fact table knows the exact figure, with it as a fix. */
function conclude(
	collected: readonly Collected<Doubling>[],
	{ draft }: DocumentContext,
): Finding[] {
	if (draft.facts.length === 0) return [];
	return collected.flatMap(({ paragraph, items }) =>
		items.map((item): Finding => {
			const found = toFinding(item);
			const fixes = [...exactFix(item, draft.facts), ...(found.fixes ?? [])];
			return shiftFinding({ ...found, fixes }, paragraph.from);
		}),
	);
}

export default defineDocumentRule<Doubling>({
	id: 'no-double-approximation',
	ref: 'R08',
	title: '约数重叠',
	rationale:
		'“约”“近”“超过”“左右”“以上”“余”“多”都表示概数，一个数只用一个；“以上”“以内”包含本数，与“超过”“不超过”叠用还会使界限说不清。“约500人左右”“超过200家以上”“5%～6%左右”是叠用；单用一个的“约500人”“500人左右”不提示。',
	severity: 'warning',
	scope: 'document',
	triggers: [...bends.keys(), '起码', '左右', '上下', '以上'],
	since: '0.1.0',
	maturity: 'stable',
	examples: [
		{ bad: '现场观众⟦约500人左右⟧。', good: '现场观众约500人。' },
		{ bad: '累计服务企业⟦超过200家以上⟧。', good: '累计服务企业超过200家。' },
		{ bad: '复工率⟦近80%左右⟧。', good: '复工率近80%。' },
		{ bad: '增速保持在⟦5%～6%左右⟧。', good: '增速保持在5%～6%。' },
	],
	leaves: [
		'参会500人左右。',
		'合同金额10万元以上的项目须招标。',
		'工业用水约占三成。',
		'当天签约500人左右。',
		'每年节约30%左右。',
		'近200家规模以上企业参会。',
	],
	look,
	conclude,
	grounds: ({ draft }) => draft.facts.map(({ name, value }) => `${name}\n${value}`).join('\n'),
});
