import { isChange, isComparedBase } from '../asides';
import { anyOf, noun, per, target } from './change-words';
import { isBeforeAfter, isKept, isNowFirst } from './changes-apart';
import type { Quantity } from '../quantity';
import { isSameDimension } from '../unit';

/** A figure and what it was before (由80家增至120家), with the place after which claims follow. */
export interface Pair {
	readonly base: Quantity;
	readonly now: Quantity;
	/** Index of the later one in the text among the quantities. */
	readonly last: number;
	/** Whether the base is told behind the claim, as what explains it. */
	readonly isBaseLast?: boolean;
	/** What the base is, as far as it is said: 上年, 2020年, empty. */
	readonly since: string;
	/** Figures before it in its sentence that may be what has changed as well. */
	readonly also?: readonly Quantity[];
}

export type ClaimKind = 'percent' | 'amount' | 'points' | 'times' | 'doublings';

/** 增加40家, 增长50%: what is said of a change. */
export interface Claim {
	readonly quantity: Quantity;
	readonly kind: ClaimKind;
	readonly direction: 1 | -1;
	/** 同比, 比上年: empty where the claim names nothing to compare with. */
	readonly comparison: string;
}

export const upWords =
	'增长 增加 新增 超出 提高 上升 上涨 上调 涨价 涨 提升 扩大 净增 增多 增 升 多出 偏多 多花 多付 多收 多用 多产 多蓄 多支出 多投入 多缴 多销 多 高出 偏高 高 上浮 攀升 回升 增收 增产 贵出 贵 延长';
export const downWords =
	'下降 减少 降低 下跌 跌 缩短 缩减 压减 压缩 压降 核减 调减 砍掉 回落 缩小 节约 节省 减轻 精简 下调 下滑 减收 减产 降价 降 减 偏少 少花 少付 少收 少用 少产 少蓄 少支出 少投入 少缴 少销 少排 少跑 少填 少交 少走 少等 少 偏低 低 短 省下 省出 省 便宜';
const share = '(?:增幅|涨幅|升幅|增长率|增速)(?:约?为|达到?|是|高达)?';
const fall = '(?:降幅|跌幅|减幅|下降幅度)(?:约?为|达到?|是|高达)?';
const years = anyOf(
	'上年同期 去年同期 上年度 上一年度? 上年 去年 同期 前年 上月 上季度 上季 上半年 年初 上年末 上年底 去年底 上一?轮 上一?批 上一次 上次 上届 上期 常年同期 常年 往年 历年 [1-9]月份? 1[0-2]月份? 计划 预期 原来 原先 以往 改造前 整治前 改革前 此前 之前',
);
const toward = `(?<cmp>同比|环比|(?:同比)?[比较与](?:${years}|20\\d\\d年(?:同期|末|底)?)(?:相比[，、]?)?)`;
/** 比5月9日18时的840米 */
const clock = '(?:\\d{1,2}月)?\\d{1,2}日(?:\\d{1,2}[时点])?|\\d{1,2}[时点]|首报时?';
const adverbs = anyOf(
	'一年间 [两三四五六七八九十]个月 [两三四五]年间 [一两三四五]年下来 [一两三四五]年来 只 仅 才 也 均 都 又 再 还 已 将 共 累计 总共 共计 净 大幅 大幅度 明显 显著 稳步 一举 合计 直接 相应 整整 整体 总体 实现 预计 同比 平均',
);
const opening = `^${per}(?:${noun}[）)]?[，、。；（(]|[）)])?`;
const thisTime = '(?:今年|本学年|本年度?|本月|本季度?|本期)';
/** Named anew where the figure itself is a length of time: 平均等4.8天，…，时间增加了1倍. */
const timeNoun = '(?:等待|等候|办理|办事|排队)?(?:时间|时长)|用时|耗时';
/** What stands between a figure and the next where that one says how much the first has changed. */
const claimGap = new RegExp(
	`${opening}(?:即|也就是)?(?<each>每[〇一-鿿]{1,3}?)?${thisTime}?${toward}?(?<time>${timeNoun})?${adverbs}{0,2}(?:(?<up>${anyOf(upWords)}|${share})|(?<down>${anyOf(downWords)}|${fall}))了?$`,
	'u',
);
/** Growth that is not the ratio of the two figures. */
const otherMeasure = /年均|月均|季均|可比|不变价|名义|实际|口径|剔除|扣除|复合|折算|还原/u;

const kindOf = (quantity: Quantity, now: Quantity): ClaimKind | undefined => {
	const isRate = now.unit?.dimension === 'ratio';
	if (quantity.unit?.dimension === 'ratio') return isRate ? undefined : 'percent';
	if (quantity.unit?.dimension === 'point') return isRate ? 'points' : undefined;
	if (quantity.unit?.dimension === 'times') return 'times';
	if (isRate) return undefined;
	const isBare = quantity.unit === undefined && now.unit === undefined;
	return isBare || isSameDimension(quantity.unit, now.unit) ? 'amount' : undefined;
};

const farthest = 40;

export const between = (text: string, first: Quantity, second: Quantity): string =>
	second.from - first.to > farthest ? '\n' : text.slice(first.to, second.from);

/** 800元/亩, and the noun behind a claim: what follows it must end the clause. */
const closesClause = /^(?:左右|以上|的?[，。；：）)、！？]|[（(](?!次)|$|[\n—])/u;

/**
 * 每吨由5200元降到3900元，每吨便宜1300元: what each costs is spoken of on both sides. Behind a sum of all, what each
 * saves is a figure of its own.
 */
const isOfEach = (text: string, now: Quantity, each: string): boolean =>
	text.slice(Math.max(0, now.from - eachReach), now.from).includes(each);
const eachReach = 30;

const isTime = ({ unit }: Quantity): boolean =>
	/^(?:[天秒]|个?小时|分钟|个?工作日|个月)$/u.test(unit?.text ?? '');

/**
 * The claim that a quantity makes of the one before it.
 * @param isFirst words of the counted noun may stand between.
 */
function claimAt(text: string, before: Quantity, quantity: Quantity, now: Quantity) {
	if (quantity.figure.kind === 'range') return undefined;
	const found = claimGap.exec(between(text, before, quantity));
	const kind = found && kindOf(quantity, now);
	if (!kind || quantity.bend === 'vague') return undefined;
	if (!closesClause.test(text.slice(quantity.to, quantity.to + 2))) return undefined;
	const { up, cmp = '', each, time } = found.groups as Partial<Record<string, string>>;
	if (time !== undefined && !isTime(now)) return undefined;
	if (each !== undefined && !isOfEach(text, now, each)) return undefined;
	// 新增45家、注销5家: what came in, not what was won.
	if (up === '新增' && !/^(?:[。；\n]|$)/u.test(text.slice(quantity.to))) return undefined;
	const claim: Claim = { quantity, kind, direction: up === undefined ? -1 : 1, comparison: cmp };
	return claim;
}

/** All claims that follow a quantity one after the other: ，增加40家，增长50%. */
export function claimsAfter(
	text: string,
	quantities: readonly Quantity[],
	last: number,
	now: Quantity,
): readonly Claim[] {
	const claims: Claim[] = [];
	for (let at = last + 1; at < quantities.length && claims.length < 3; at++) {
		const claim = claimAt(text, quantities[at - 1]!, quantities[at]!, now);
		if (!claim) break;
		claims.push(claim);
	}
	return claims;
}

/** 由80家增至2024年的120家. */
const upTo = new RegExp(
	`^${per}(?:[（(][^（）()]{0,10}[）)])?[，、]?${noun}${target}(?:[^，。；：！？\\d]|20\\d\\d年|\\d{1,2}月){0,10}$`,
	'u',
);
/** 由80家到120家. */
const plainTo = new RegExp(`^${per}(?!其中)[〇一-鿿]{0,4}?[到至]$`, 'u');
const fromWord = /[由从](?<since>(?:[^，。；：！？\d由从]|20\d\d年|\d{1,2}月){0,14})$/u;
const thenNow =
	/^[^，。；：！？\d]{0,4}[，、；](?:今年|现在|目前|如今|当前|本年|当年|实际|20\d\d年)[^，。；：！？\d]{0,8}$/u;
const wasThen = new RegExp(
	`(?<since>${years}|20\\d\\d年)[^，。；：！？\\d]{0,8}[为是达有仅共的于]?$`,
	'u',
);
/** 今年120家（去年同期80家）. */
const inBrackets = new RegExp(
	`^${noun}[，（(](?:而)?(?<since>${years}|20\\d\\d年(?:同期)?)(?:同期|[末底初为是仅只达有的共数]){0,3}$`,
	'u',
);
/** 比上年检查时的482个: what was done at that time, to the same things. */
const occasion =
	'(?:检查|清查|排查|普查|抽查|核查|摸底|调查|统计|考核|测评|评估|验收|监测|巡查|督查|审计|核定|征收|招标|测算|开工|入冬|汛前)(?:时|期间)?的';
/** 8000元，比上年（7100元）多800元. */
const compared = new RegExp(
	`^${noun}[，（(](?:(?:同比)?[比较与]|超过|超)(?<since>(?:${years}|20\\d\\d年(?:同期|末|底)?|${clock})(?:${occasion})?)(?:的|数)?[（(]?$`,
	'u',
);

const clauseHead = 24;

const usable = (quantity: Quantity): boolean =>
	quantity.figure.kind === 'exact' && Number.isFinite(quantity.highest) && quantity.lowest >= 0;

const alike = (a: Quantity, b: Quantity): boolean =>
	isSameDimension(a.unit, b.unit) || a.unit === undefined;

const yearIn = (text: string): number => Number(/20\d\d(?=年)/u.exec(text)?.[0] ?? Number.NaN);

/** 2024年860笔，2023年645笔: the later in the text is the earlier in time. */
const isEarlier = (gap: string, head: string): boolean => yearIn(gap) <= yearIn(head);

/** 2023年 where 2024年 is spoken of is the year before. */
function withYearBefore(since: string, around: string): string {
	const year = yearIn(since);
	return around.includes(`${year + 1}年`) ? `${since}（上年）` : since;
}

function pairAt(text: string, quantities: readonly Quantity[], at: number): Pair | undefined {
	const pair = plainPairAt(text, quantities, at);
	if (!pair) return undefined;
	const from = Math.min(pair.base.from, pair.now.from);
	const around = text.slice(Math.max(0, from - clauseHead), quantities[at]!.from);
	return { ...pair, since: withYearBefore(pair.since, around) };
}

/** The pair of which a quantity is the later in the text. */
function plainPairAt(text: string, quantities: readonly Quantity[], at: number): Pair | undefined {
	const [first, second] = [quantities[at - 1]!, quantities[at]!];
	if (!usable(first) || !usable(second) || !alike(first, second)) return undefined;
	const gap = between(text, first, second);
	const head = text.slice(Math.max(0, first.from - clauseHead), first.from);
	const isFrom = fromWord.test(head);
	if (upTo.test(gap) || (isFrom && plainTo.test(gap))) {
		const since = fromWord.exec(head)?.groups?.['since'] ?? '';
		return { base: first, now: second, last: at, since };
	}
	if (isKept(head, gap) || isBeforeAfter(head, gap))
		return { base: first, now: second, last: at, since: '' };
	if (isNowFirst(head, gap)) return { base: second, now: first, last: at, since: '' };
	const was = wasThen.exec(head);
	// 上年800件，今年减少200件: by how much, not what it is now.
	if (was && thenNow.test(gap) && !isChange(text, second) && !isEarlier(gap, was[0]))
		return { base: first, now: second, last: at, since: was.groups!['since']! };
	const found = inBrackets.exec(gap) ?? compared.exec(gap);
	// 多1.1亿立方米，比上年同期的15.4亿立方米少…: by how much the one before has changed.
	if (found && isChange(text, first)) return undefined;
	if (found) return { base: second, now: first, last: at, since: found.groups!['since']! };
	return undefined;
}

/** Whether a claim speaks of the pair's own base: 由2020年的80家增至120家，同比增长8% does not. */
export function isOfBase(claim: Claim, pair: Pair): boolean {
	const { comparison } = claim;
	if (comparison === '') return true;
	const isLastYear = /上年|去年|同期/u.test(pair.since);
	if (comparison === '同比') return isLastYear || pair.since === '';
	if (comparison === '环比') return /上[月季]/u.test(pair.since);
	const year = comparison.replace(/^(?:同比)?[比较与]|相比|[，、的末底]|同期/gu, '');
	if (/上年|去年/u.test(year)) return isLastYear;
	return pair.since.includes(year) && year !== '';
}

/** A pair with what is said of its change. */
export interface Change {
	readonly pair: Pair;
	readonly claims: readonly Claim[];
}

/** Accounts at constant prices: their growth is not the ratio of the amounts, said or not. */
const constantPrices = /生产总值|增加值|GDP|总产值|[一二三]产(?!品)|第[一二三]产业/u;

/** Whether the sentence of a figure speaks of what grows at constant prices. */
export const isRealGrowth = (text: string, from: number): boolean =>
	constantPrices.test(/[^。；！？\n]*$/u.exec(text.slice(Math.max(0, from - 40), from))![0]);

/** 计划80家，实际120家: what came true, and no way of measuring. */
const cameTrue = /[，；]实际(?![增下降同])/gu;

const isSpoiled = (text: string, from: number, to: number): boolean =>
	otherMeasure.test(text.slice(Math.max(0, from - 12), to).replace(cameTrue, '，'));

/** All figures given with what they were before; time is linear in the text. */
export const pairsIn = (text: string, quantities: readonly Quantity[]): readonly Pair[] =>
	quantities.flatMap((_, at) => (at === 0 ? [] : (pairAt(text, quantities, at) ?? [])));

const baseLast =
	/^[，（(]而?(?<since>上年同期|去年同期|上年|去年|上次|上届|20\d\d年同期|(?:1[0-2]|[1-9])月份?)(?:[为是仅有]|[用耗历]时|时间|用了)?$/u;
const ofLastYear = /同比|上年|去年|同期|上次|上届/u;
/** 比上年演练缩短: the thing that was done then as well. */
const likeThen = new RegExp(
	`^，(?<cmp>[比较](?:上年|去年|上次|上届)(?:同期|同类)?[一-龥]{2,4}?)(?:(?<up>${anyOf('延长 增加 多用')})|${anyOf('缩短 减少 少用 压缩')})了?$`,
	'u',
);

/** 用时38分钟，比上年演练缩短9分钟: the claim before a base that is told last. */
function claimLikeThen(text: string, now: Quantity, quantity: Quantity): Claim | undefined {
	const found = likeThen.exec(between(text, now, quantity));
	const kind = found && kindOf(quantity, now);
	if (!found || kind !== 'amount' || !usable(quantity)) return undefined;
	const direction = found.groups!['up'] === undefined ? -1 : 1;
	return { quantity, kind, direction, comparison: found.groups!['cmp']! };
}

/** 11起，同比下降8.3%，上年同期为12起. */
function baseBehind(text: string, quantities: readonly Quantity[], at: number): Change | undefined {
	const [now, base] = [quantities[at - 2], quantities[at]!];
	if (!now || !usable(now) || !usable(base) || !isSameDimension(now.unit, base.unit))
		return undefined;
	const since = baseLast.exec(between(text, quantities[at - 1]!, base))?.groups?.['since'];
	if (since === undefined) return undefined;
	const claim =
		claimAt(text, now, quantities[at - 1]!, now) ?? claimLikeThen(text, now, quantities[at - 1]!);
	const isOfMonth = /月/u.test(since) && claim?.comparison.includes(since.replace('份', ''));
	if (!claim || !(isOfMonth === true || ofLastYear.test(claim.comparison))) return undefined;
	if (isSpoiled(text, now.from, base.to)) return undefined;
	if (claim.kind === 'percent' && isRealGrowth(text, now.from)) return undefined;
	// 总量405件，…，网上228件。同比下降5.6%（上年同期429件）: any of the row may be meant.
	const also = alikeBefore(text, quantities, at - 2);
	return { pair: { base, now, last: at, since, isBaseLast: true, also }, claims: [claim] };
}

/** All figures given with what they were before and how much that is; time is linear in the text. */
export function changesIn(text: string, quantities: readonly Quantity[]): readonly Change[] {
	const found: Change[] = [];
	for (let at = 1; at < quantities.length; at++) {
		const behind = baseBehind(text, quantities, at);
		if (behind) found.push(behind);
		const pair = pairAt(text, quantities, at);
		if (!pair) continue;
		const first = Math.min(pair.base.from, pair.now.from);
		const isReal = isRealGrowth(text, first);
		const claims = claimsAfter(text, quantities, at, pair.now).filter(
			(claim) => isOfBase(claim, pair) && !(isReal && claim.kind === 'percent'),
		);
		const last = claims.at(-1)?.quantity ?? pair.now;
		if (claims.length > 0 && !isSpoiled(text, first, last.to)) found.push({ pair, claims });
	}
	return found;
}

/** A figure with how much it grew in two ways: 19.2万吨，比上年增加0.7万吨，增长3.8%. */
export interface TwoClaims {
	readonly now: Quantity;
	/** 比预算数1280万元减少154万元，下降12%: the figure is what the change is of. */
	readonly isBase: boolean;
	readonly amount: Claim;
	readonly percent: Claim;
	/** Figures before it in the sentence of which both may be told as well. */
	readonly also: readonly Quantity[];
}

const mostBefore = 8;

/** Figures of the same kind before one in its sentence: 资金3.6亿元，其中甲1.8亿元、乙1.2亿元，增长20%. */
function alikeBefore(text: string, quantities: readonly Quantity[], at: number): Quantity[] {
	const now = quantities[at]!;
	const found: Quantity[] = [];
	for (let i = at - 1; i >= Math.max(0, at - mostBefore); i--) {
		const one = quantities[i]!;
		if (/[。！？\n]/u.test(text.slice(one.to, quantities[i + 1]!.from))) break;
		if (usable(one) && isSameDimension(one.unit, now.unit)) found.push(one);
	}
	return found;
}

/** 同比 and 比上年 are one comparison. */
const yearly = (comparison: string): string =>
	/^(?:同比|(?:同比)?[比较与](?:上年|去年)(?:同期)?(?:相比[，、]?)?)$/u.test(comparison)
		? '同比'
		: comparison;

const reachedBehind = new RegExp(
	`^${noun}[，、](?:现|目前|总数|总量|已)?(?:达到?|共|${target})了?$`,
	'u',
);
const saidUp = new RegExp(`(?<up>${anyOf(upWords)})了?$|${anyOf(downWords)}了?$`, 'u');

/** 增加40家，达到120家，增长50%: the amount is told before what it leads to. */
function amountBefore(
	text: string,
	quantities: readonly Quantity[],
	at: number,
): TwoClaims | undefined {
	const [quantity, now] = [quantities[at - 1], quantities[at]!];
	if (!quantity || !usable(quantity) || !usable(now)) return undefined;
	if (!isSameDimension(quantity.unit, now.unit) || quantity.low >= now.low) return undefined;
	if (!reachedBehind.test(between(text, quantity, now))) return undefined;
	const head = text.slice(Math.max(0, quantity.from - clauseHead), quantity.from);
	const said = saidUp.exec(head);
	const [percent] = claimsAfter(text, quantities, at, now);
	if (!said || percent?.kind !== 'percent' || percent.comparison !== '') return undefined;
	const direction = said.groups?.['up'] === undefined ? -1 : 1;
	if (direction !== percent.direction || isRealGrowth(text, quantity.from)) return undefined;
	if (isSpoiled(text, quantity.from, percent.quantity.to)) return undefined;
	const amount: Claim = { quantity, kind: 'amount', direction, comparison: '' };
	return { now, isBase: false, amount, percent, also: alikeBefore(text, quantities, at) };
}

const lastTime = /(?:上学年|上年|去年|上月|上季|上期|20\d\d年)[^，。；：、\d]*$/u;
const opensThis = new RegExp(`^[^，。；：、\\d]{0,8}，${thisTime}`, 'u');

/** 上学年寄宿生8400人，本学年净增740人，增长10%: what it was before, though nothing says 比. */
const isOfLast = (text: string, one: Quantity, next: Quantity): boolean =>
	opensThis.test(text.slice(one.to, next.from)) &&
	lastTime.test(text.slice(Math.max(0, one.from - clauseHead), one.from));

/** All figures with both an amount and a percentage of one change. */
export function twoClaimsIn(text: string, quantities: readonly Quantity[]): readonly TwoClaims[] {
	const found: TwoClaims[] = [];
	for (let at = 0; at + 1 < quantities.length; at++) {
		const now = quantities[at]!;
		const before = amountBefore(text, quantities, at);
		if (before) found.push(before);
		// 比预算减少214万元，比上年减少57万元，下降4.6%: the percentage is of what stands before both.
		if (!usable(now) || isChange(text, now)) continue;
		const isBase = isComparedBase(text, now) || isOfLast(text, now, quantities[at + 1]!);
		if (at > 0 && pairAt(text, quantities, at)) continue;
		const [a, b] = claimsAfter(text, quantities, at, now);
		if (!a || !b || a.direction !== b.direction) continue;
		if (b.comparison !== '' && yearly(b.comparison) !== yearly(a.comparison)) continue;
		const amount = a.kind === 'amount' ? a : b;
		const percent = a.kind === 'percent' ? a : b;
		if (amount.kind !== 'amount' || percent.kind !== 'percent') continue;
		if (isRealGrowth(text, now.from)) continue;
		if (!isSpoiled(text, now.from, b.quantity.to))
			found.push({ now, isBase, amount, percent, also: alikeBefore(text, quantities, at) });
	}
	return found;
}
