import { opensWithHan } from '../../text/characters';
import { shift, type Span } from '../../text/span';
import type { Finding, Fix, ParagraphContext, Placed, Seen } from '../rule';
import { defineDocumentRule } from '../rule';
import { scanRepeats, type Repeat, type Sentence } from '../wording/repetition';

/** Where a doubled character is right: what stands before it, what behind. */
const rightDoubles: Readonly<Record<string, readonly [before: string, behind: string]>> = {
	的: ['目打', '确士卢哥'],
	了: ['不明', '解结却然如不断得之事望悟无'],
	在: [
		'存现内所实潜外好自旨',
		'建读职线校库编册岗京逃场于网手此押途役外家世座华地乎意学即野案沪国田全县市省产营租任用售研制飞位理',
	],
	和: ['温谐平祥暖柔缓饱总中共综调随附亲谦融议讲维', '气美睦谐平解田服声政顺善煦缓林硕布'],
	及: ['普涉埃顾触危累提企殃惠波以', '时格早其第物至'],
	要: ['主重需必首纪摘紧概次提简想只若不索', '求素点件害道塞领闻义账钱务案职员津地因则'],
	与: ['参赠给授赋', '会时众否日共其此'],
	是: ['于可但还就总只凡若先或国惟正既便不要都也的', '非否因'],
	对: ['面针绝相反核应校配敌作不成', '子方手象口接应比策称待联立外内照错标账岗于此'],
	将: ['即必终大小名上中少老勇健麻', '军来士领要近官帅才相乐'],
	被: ['棉植地覆毛', '子告褥动面单害窝服套迫'],
	并: ['合兼归吞一', '购入网行且联发存轨非不重处举列用无未'],
	从: ['服听随盲跟侍', '严快轻重事业属而此前小容众速优紧宽简根实源头'],
	已: ['而不早业', ''],
	也: ['', '许好罢'],
	就: ['成造迁铸', '业是地近读诊餐医任职此学座绪像高低势'],
	都: ['成首古京新', '市江城会督匀'],
	还: ['归偿返退', '款贷原清本田林债账湖草有是要'],
	使: ['即致促大特公天', '用命得馆劲者'],
	其: ['尤与极土何', '中他实余次间后它'],
	给: ['供', '予养水付排氧药'],
	以: ['可所予加得难足何', '来上下及后前内外免便致至往为人此工旧点奖县村企案学岗文身'],
	们: ['', ''],
	把: ['一火拖扫车门刀', '关脉手握控'],
	各: ['', '自色种不'],
	再: ['一', '三生'],
};

/** 研究研究, 一户一户: doubled for a reason. */
const rightUnits =
	/^(?:研究|讨论|商量|考虑|了解|体验|感受|交流|沟通|学习|休息|调研|认识|锻炼|思考|琢磨|检查|合计|高兴|热闹|轻松|打扫|收拾|打听|练习|切磋|放松|看看|试试|大家|很多|好多|非常|许多|永远|特别|千万|哈哈|以上|以下|以内|慢慢|渐渐|层层|多多)$/u;
/** 一户一户, 一次又一次. */
const longestRightUnit = 4;
const counting = /[一逐又越再每]/u;

/** 交警支队支队长: a body, and in its second place the beginning of a post in it. */
const isBody = /(?:[队部组会站营连班排团室处科所院]|党委)$/u;
const postFollows =
	/^(?:长(?![期效远年久])|书记|主任|委员|队员|组员|负责|秘书|干部|教导员|指导员)/u;

/** A clause that echoes the end or the beginning of its neighbour. */
const shortestEcho = 6;
const shortestWhole = 4;

/** What clauses say again by their nature: figures, conditions, circumstances. */
const circumstance =
	/^(?:同比|环比|[较比占即如若经对在与按每不从由至向是有同]|其中|分别)|[的后时前起者下中外内等]$|[\d０-９]/u;

/** The same of longer ones, which may hold figures. */
const opensCircumstance =
	/^(?:同比|环比|[较比占即如若经对在与按每不从由至向是有同]|其中|分别)|[的后时前起者下中外内等]$/u;

/** A whole clause that opens so has a reason to be said once only: 对独居老人，对…. */
const opensPhrase = /^[对在将把从向为给由]/u;
/** 为方便群众办事: said of one thing, it need not be said again. */
const opensPurpose = /^(?:为|为了|针对|围绕|按照|根据|通过)[〇一-鿿]/u;
const shortestPhraseEcho = 7;
/** 已由养护单位接管: a predicate, whatever noun it ends in. */
const opensPredicate = /^[已正均仍还皆]/u;
/** 高喊三遍“快上坡”: what is done is told with the words that are said. */
const quotesWords = /^[〇一-鿿]{2,}“[^”]+”$/u;

/** Something happens in it: names and terms, however long, may be taken up by the next clause. */
const tells =
	/[不未已了过再没\d０-９]|(?<![主首重需概纪摘])要(?![素求点闻])|完成|提供|负责|发放|组织|带领|参加|报送|建立|实现|解决|开展|^(?:设置|设立|配备|配齐|开通|购置|安装|出动|举办|召开|开设|划定|布设|投入)/u;

/** 要在5日前: the duty and the deadline that both clauses have. */
const duty = /[要应须]/u;
const deadline = /[\d０-９][月日时点天]?底?[前内]/u;

/** A name or a term may have to be named twice in one clause. */
const isName =
	/[局院委会办室心司镇乡村县区市省厅部所站馆校学队组行社园库厂线路程目统台度法制入值额率积量品业人员作]$/u;

function isRightDouble(text: string, { first, second }: Repeat): boolean {
	const [before = '', behind = ''] = rightDoubles[text.charAt(first.from)] ?? [];
	const left = text.charAt(first.from - 1);
	const right = text.charAt(second.to);
	return (left !== '' && before.includes(left)) || (right !== '' && behind.includes(right));
}

/** 不计入迁入迁出: 迁入 and 迁出 stand side by side behind 入 by chance. */
const opposites =
	'入出入 进出进 来去来 来往来 上下上 大小大 多少多 早晚早 前后前 左右左 内外内 里外里 增减增 升降升 收支收 借还借 买卖买';
const areOpposites = (a: string, b: string): boolean => opposites.includes(a + b);

function isRunAFault(said: string, behind: string): boolean {
	if (said.length === 2 && areOpposites(said.charAt(0), behind.charAt(0))) return false;
	if (rightUnits.test(said) || (isBody.test(said) && postFollows.test(behind))) return false;
	return said === '进一步' || !(said.length <= longestRightUnit && counting.test(said));
}

const hanCount = (text: string): number => [...text].filter((c) => opensWithHan(c)).length;

function isFault(text: string, masked: string, repeat: Repeat): boolean {
	const { kind, first, second } = repeat;
	const said = text.slice(second.from, second.to);
	if (kind === 'overlap' && quotesWords.test(said)) return true;
	if (masked.slice(first.from, second.to).includes('\uFFFC')) return false;
	if (kind === 'pair') return hanCount(said) >= shortestEcho;
	if (kind === 'inside') return isInside(text, repeat, said);
	if (kind === 'turned') return !opensCircumstance.test(text.slice(first.from, first.to));
	if (kind === 'word') return !isRightDouble(text, repeat);
	if (kind === 'run') return isRunAFault(said, text.slice(second.to, second.to + 3));
	if (kind === 'echo') return isEcho(text, repeat, said);
	if (kind === 'overlap' && goesOnBehind.test(text.slice(second.to, second.to + 2)))
		return hanCount(said) >= shortestOverlapped && !isName.test(said);
	if (kind === 'overlap')
		return (
			hanCount(said) >= shortestEcho &&
			!opensCircumstance.test(said) &&
			!isName.test(said) &&
			tells.test(said)
		);
	if (kind === 'reason') return tells.test(said);
	if (kind === 'head') return (duty.test(said) && deadline.test(said)) || isLongSubject(said);
	if (kind === 'adverbial' || kind === 'item' || kind === 'sentence') return true;
	if (kind === 'phrase') return !isName.test(said) && !/以[上下内]|应当|不得/u.test(said);
	const adjacent = second.from - first.to === 1;
	const length = hanCount(said);
	if (adjacent) return length >= (/[\d０-９]/u.test(said) ? 5 : 4);
	if (second.from - first.to > 60) return false;
	// A figure may come back by itself; a whole statement with it does not.
	if (length >= shortestStatement && !opensCircumstance.test(said)) return true;
	return length >= 6 && !circumstance.test(said);
}

/** 早晚巡查，沿路线早晚巡查时遇到…: the clause says when by saying the one before again. */
const goesOnBehind = /^(?:[后时]|过程|期间|之后)/u;
const shortestOverlapped = 8;

const shortestStatement = 10;
const shortestSubject = 10;

/** 闲置超过两年的厂房占四成，闲置超过两年的厂房…: so long a subject goes without saying. */
const isLongSubject = (said: string): boolean =>
	said.length >= shortestSubject &&
	/^[^的]{4,}的[^的]{2,}$/u.test(said) &&
	!opensCircumstance.test(said) &&
	!/[\d“《、]/u.test(said);

/** 比去年产量达到12万吨 names the year before to compare with it. */
function isInside(text: string, { first, second }: Repeat, said: string): boolean {
	if (opensPurpose.test(said)) return true;
	const lead = text.slice(first.to, second.from);
	return tells.test(said) && !isName.test(said) && !/[比较与同]/u.test(lead);
}

function isEcho(text: string, { first, second }: Repeat, said: string): boolean {
	const count = hanCount(said);
	if (opensPredicate.test(said) && count >= shortestEcho) return true;
	const isWhole = !/[〇一-鿿]/u.test(text.charAt(first.from - 1));
	if (isWhole && opensPhrase.test(said) && count >= shortestPhraseEcho && !/\d/u.test(said))
		return true;
	if (circumstance.test(said) || isName.test(said)) return false;
	if (count >= shortestEcho) return true;
	// 仓容充足，仓容充足、设备完好: a clause of four is all there is of it.
	return count >= shortestWhole && /[，、]/u.test(text.charAt(second.to));
}

const messages = {
	word: (said: string) => `“${said}${said}”重复了一个字：多半是输入时多打的；请删去一个。`,
	run: (said: string) => `“${said}”连着写了两遍：多半是粘贴或修改时留下的；请删去一个。`,
	clause: (said: string) => `“${said}”在这一句里写了两遍：意思没有增加；请删去一处。`,
	sentence: (said: string) => `“${said}”连着写了两遍：多半是粘贴时留下的；请删去一处。`,
	pair: (said: string) => `“${said}”在这一句里写了两遍：意思没有增加；请删去一处。`,
	turned: (said: string) => `“${said}”换个语序又说了一遍前一分句：意思没有增加；请删去一处。`,
	inside: (said: string) => `“${said}”前一分句刚说过，这里又说了一遍：意思没有增加；请删去一处。`,
	echo: (said: string) => `“${said}”接着又写了一遍：多半是修改时留下的；请删去一处。`,
	overlap: (said: string) =>
		`“${said}”刚说过又说了一遍：读来啰嗦，多半是改句子时留下的；请删去一处，把两句接起来。`,
	head: (said: string) => `前后两个分句都以“${said}”开头：主语和时限说一遍就够；请合并。`,
	reason: (said: string) => `“${said}”前面刚说过，又当作原因说一遍：没有说出原因；请删去一处。`,
	adverbial: (said: string) => `“${said}”在一个分句里写了两遍：同一个状语只要一个；请删去一处。`,
	item: (said: string) =>
		`“${said}”在并列的几项里写了两遍：多半是复制后忘了改；请改成另一项或删去。`,
	phrase: (said: string) => `“${said}”在一个分句里写了两遍：读来重复；请删去或改写一处。`,
};

const removal = (repeat: Repeat): readonly Fix[] =>
	repeat.kind === 'phrase' || repeat.kind === 'adverbial' || repeat.kind === 'head'
		? []
		: [{ title: '删去重复的', edits: [{ ...repeat.cut, text: '' }] }];

const toFinding = (text: string, repeat: Repeat): Finding => {
	const { kind, first, second } = repeat;
	const fixes = removal(repeat);
	const shown = kind === 'word' || kind === 'run' ? { from: first.from, to: second.to } : second;
	return {
		...shown,
		message: messages[kind](text.slice(second.from, second.to)),
		...(fixes.length > 0 && { fixes }),
		...(shown === second && { related: [{ ...first, message: '前一处在这里' }] }),
	};
};

function look(context: ParagraphContext): Seen<Sentence> {
	const { text, place } = context;
	const { repeats, sentences } = scanRepeats(text);
	return {
		findings: repeats.length === 0 ? [] : judge(context, repeats),
		items: place === 'body' ? sentences : [],
	};
}

function judge({ text, masked }: ParagraphContext, repeats: readonly Repeat[]): readonly Finding[] {
	const found: Finding[] = [];
	for (const repeat of repeats) {
		if (!isFault(text, masked, repeat)) continue;
		const finding = toFinding(text, repeat);
		const last = found.at(-1);
		if (!last || finding.from >= last.to) found.push(finding);
	}
	return found;
}

/** Sentences of one hash: each that stands in the draft before. */
function repeated(kin: readonly Placed<Sentence>[]): readonly Finding[] {
	const textOf = ({ paragraph, item }: Placed<Sentence>): string =>
		paragraph.text.slice(item.from, item.to);
	const spanOf = ({ paragraph, item }: Placed<Sentence>): Span => shift(item, paragraph.from);
	const [first, ...others] = kin as readonly [Placed<Sentence>, ...Placed<Sentence>[]];
	const said = textOf(first);
	return others
		.filter((one) => textOf(one) === said)
		.map((one) => sentenceFinding(spanOf(first), spanOf(one)));
}

const sentenceFinding = (first: Span, { from, to }: Span): Finding => ({
	from,
	to,
	message: '这一句前面已经写过，一字不差：多半是粘贴时留下的；请删去一处。',
	fixes: [{ title: '删去这一句', edits: [{ from, to, text: '' }] }],
	related: [{ from: first.from, to: first.to, message: '前一处在这里' }],
});

export default defineDocumentRule<Sentence>({
	id: 'no-repetition',
	ref: 'R34',
	title: '重复',
	rationale:
		'多打一个字、粘贴后忘了删、改了前半句没改后半句，都会留下重复：叠用的虚词（的的、进行进行）、连写两遍的词语、一句里写了两遍的分句、全文一字不差的两句。排比、法条列举和叠词（天天、一户一户）不在此列。',
	severity: 'warning',
	scope: 'document',
	triggers: [{ always: true }],
	since: '0.2.0',
	maturity: 'stable',
	examples: [
		{ bad: '取得明显⟦的的⟧成效。', good: '取得明显的成效。' },
		{ bad: '对全县水库⟦进行进行⟧排查。', good: '对全县水库进行排查。' },
		{
			bad: '加强组织领导，压实工作责任，⟦加强组织领导⟧，确保按期完成。',
			good: '加强组织领导，压实工作责任，确保按期完成。',
		},
	],
	leaves: [
		'目的的确不在于此。',
		'除了了解情况，还现场解决问题。',
		'项目坚持边查边改、即查即改。',
		'干部天天走访，一户一户核对。',
		'城镇居民人均可支配收入3.2万元，农村居民人均可支配收入1.9万元。',
	],
	look,
	kin: { keyOf: ({ hash }) => hash, compare: repeated },
});
