import { between } from './changes';
import { wordsBefore, wordsBehind } from '../noun';
import { clean, isPositive, type Quantity } from '../quantity';
import { isSameDimension } from '../unit';

/** 净增 of 新增 and 注销, 还有 of all and done, 多 of two: a figure that is the difference of two others. */
export interface Difference {
	readonly result: Quantity;
	readonly greater: Quantity;
	readonly less: Quantity;
	/** What both are. */
	readonly roles: readonly [string, string];
	/** Other figures that may be meant instead of the greater or the less one. */
	readonly also: readonly Quantity[];
}

const plain = (quantity: Quantity): boolean =>
	quantity.figure.kind === 'exact' && quantity.bend !== 'vague' && isPositive(quantity);

const farthestBack = 8;
const reach = 160;

/** Figures of the result's kind that stand before it, the nearest first. */
function kinBefore(text: string, quantities: readonly Quantity[], at: number): readonly Quantity[] {
	const result = quantities[at]!;
	const kin: Quantity[] = [];
	for (let i = at - 1; i >= Math.max(0, at - farthestBack); i--) {
		const one = quantities[i]!;
		if (result.from - one.to > reach || text.slice(one.to, result.from).includes('\n')) break;
		if (plain(one) && isSameDimension(one.unit, result.unit)) kin.push(one);
	}
	return kin;
}

function wordsOf(text: string, quantity: Quantity): string {
	const { from, to } = wordsBefore(text, quantity);
	return text.slice(from, to);
}

const won = /净(?<way>增|减)[加少]?了?$/u;
const came =
	/新增|新登记|新设|新办|新建|新注册|新开|新发展|新招|新参|招收|招录|录用|流入|迁入|调入|转入|引进|增加|出生/u;
const went =
	/注销|退出|退保|断保|停保|减少|核销|吊销|流出|流失|迁出|调出|转出|关停|关闭|离职|离岗|淘汰|死亡|歇业|清退/u;

/** 新增1860人，退出432人，净增1428人. */
function netAt(text: string, quantities: readonly Quantity[], at: number): Difference | undefined {
	const result = quantities[at]!;
	const way = won.exec(wordsOf(text, result))?.groups?.['way'];
	if (way === undefined || !plain(result)) return undefined;
	const kin = kinBefore(text, quantities, at);
	const of = (words: RegExp): readonly Quantity[] =>
		kin.filter((one) => words.test(wordsOf(text, one)) && !won.test(wordsOf(text, one)));
	const [ins, outs] = [of(came), of(went)];
	const [income, outgo] = [ins[0], outs[0]];
	// 迁入、迁出 beside 出生、死亡: four figures make it.
	if (!income || !outgo || income === outgo || ins.length + outs.length > 2) return undefined;
	const [greater, less] = way === '增' ? [income, outgo] : [outgo, income];
	const roles = way === '增' ? (['增加', '减少'] as const) : (['减少', '增加'] as const);
	return { result, greater, less, roles, also: kin };
}

/** A whole, what is taken off it, and what is left: the figure and the two before it, all of one kind. */
function triple(quantities: readonly Quantity[], at: number) {
	const [whole, less, result] = [quantities[at - 2]!, quantities[at - 1]!, quantities[at]!];
	const areAlike =
		[whole, less, result].every(plain) &&
		isSameDimension(whole.unit, result.unit) &&
		isSameDimension(less.unit, result.unit);
	return areAlike ? { whole, less, result } : undefined;
}

/** The same where figures of other kinds stand between the whole and what is taken off it. */
function tripleApart(text: string, quantities: readonly Quantity[], at: number) {
	const [less, whole, other] = kinBefore(text, quantities, at);
	const result = quantities[at]!;
	return less && whole && !other && less === quantities[at - 1] && plain(result)
		? { whole, less, result }
		: undefined;
}

const leftWord = /(?:还有|尚有|仍有|还剩|尚余|还余)$/u;
const notDone = /^[个条处座户家件起项人名]?(?:还未|尚未|仍未|未能?|没有?|待)(?<deed>[一-龥]{1,2})/u;
const done = /(?:已经?|完成|累计)(?<deed>[一-龥]{1,6})$/u;

/** 隐患7处，整改5处，尚余2处: words that only speak of what is left of a whole. */
const remains =
	/^(?:后?，|[之以]?后)(?:目前|现)?(?:尚余|还剩|还余|仅剩|只剩|剩余|剩下|余下|尚剩|剩|尚存|现存|余|结余|节余)$/u;
/** Deeds by which a thing ceases to be one of those that are counted. */
const settles =
	/^[，、](?:目前|现|当[年月日天]|随后)?(?:已经?|均已|先后|累计|共)?(?:整改|整治|销号|办结|办理|完成|化解|调解|解决|发放|发出|调用|领用|调拨|调运|调出|供应|投放|出库|外运|运出|送出|售出|卖出|销售|使用|用去|用掉|用|花去|拨付|支出|支付|兑付|清退|拆除|收回|追回|退还|退缴|归还|偿还|修复|修好|抢通|恢复|转移|安置|搬迁|交付|验收|领取|认领|报废|处置|处理|清理|关闭|关停|竣工|交房|出院|治愈|返乡)(?:了|完)?$/u;

/** What is used up or cleared piece by piece. */
const measured = new Set(['money', 'area', 'mass', 'length', 'volume']);

/** 隐患7处，整改5处，尚余3处. */
function remainderAt(
	text: string,
	quantities: readonly Quantity[],
	at: number,
): Difference | undefined {
	const found = triple(quantities, at);
	if (!found || found.less.low >= found.whole.low) return undefined;
	const { whole, less, result } = found;
	// 原有260床，新购115床，发往灾区134床，报废14床，现存227床: what is left of more than the two.
	if (result.low > whole.low) return undefined;
	if (result.unit?.isCount !== true && !measured.has(result.unit?.dimension ?? ''))
		return undefined;
	// 剩余12件正在办理，10件转交: the rest has parts of its own.
	const next = quantities[at + 1];
	if (
		next &&
		isSameDimension(next.unit, result.unit) &&
		!/[。；\n]/u.test(between(text, result, next))
	)
		return undefined;
	if (!settles.test(between(text, whole, less)) || !remains.test(between(text, less, result)))
		return undefined;
	// 受理516件，审结261件，调解156件，剩余99件: more than one thing was done to what stands before.
	const first = quantities[at - 3];
	if (
		first &&
		isSameDimension(first.unit, whole.unit) &&
		first.low > whole.low &&
		!/[。！？\n]/u.test(between(text, first, whole))
	)
		return undefined;
	// Of an income a balance of the year before is left as well.
	if (/[结节]余$/u.test(between(text, less, result)) && /收入/u.test(wordsOf(text, whole)))
		return undefined;
	const also = kinBefore(text, quantities, at);
	return { result, greater: whole, less, roles: ['总数', '已完成'], also };
}

/** 每台3200元，财政补贴1200元，农户自付2000元: what is taken off a price, and what is left to pay. */
const takenOff =
	/^[，、；](?:其中)?(?:由?(?:[省市县区乡镇]级?|各级|中央)?(?:财政|政府)|县里|镇里|医保|保险)?(?:统一|全额)?(?:补贴|补助|奖补|减免|优惠|报销|补)$/u;
const ownPay =
	/^[，、；](?:剩余由)?(?:农户|群众|村民|企业|个人|患者|居民|住户|业主|用户|老人|家长|学员|农民|机主)(?:只|仅|实际)?(?:需|要)?(?:自付|自筹|自担|自掏|自费|自己出|实付|付|出|承担|负担|多出|多付)$/u;
/** Another subsidy beside it, or other things that are paid. */
const alsoPaid = /^[^。；\n]{0,4}[另再还]/u;

/** 每台3200元，补贴1200元，农户自付2000元. */
function ownPartAt(
	text: string,
	quantities: readonly Quantity[],
	at: number,
): Difference | undefined {
	const found = triple(quantities, at);
	if (found?.result.unit?.dimension !== 'money') return undefined;
	const { whole, less, result } = found;
	if (!takenOff.test(between(text, whole, less)) || !ownPay.test(between(text, less, result)))
		return undefined;
	if (less.low >= whole.low || alsoPaid.test(text.slice(result.to))) return undefined;
	const also = kinBefore(text, quantities, at);
	return { result, greater: whole, less, roles: ['总价', '补贴'], also };
}

const doneBehind = /^已(?<deed>[一-龥]{1,3})/u;

/** 中断道路37条，已抢通31条，还有6条未通: what is not done is named by what was. */
function restAt(text: string, quantities: readonly Quantity[], at: number): Difference | undefined {
	if (!leftWord.test(wordsOf(text, quantities[at]!))) return undefined;
	const found = triple(quantities, at) ?? tripleApart(text, quantities, at);
	if (!found) return undefined;
	const { whole, less, result } = found;
	const behind = wordsBehind(text, result);
	const open = notDone.exec(text.slice(behind.from, behind.to))?.groups?.['deed'];
	const deed = done.exec(wordsOf(text, less))?.groups?.['deed'];
	// 220人已返家，仍有127人未返
	const behindLess = doneBehind.exec(text.slice(less.to, less.to + 5))?.groups?.['deed'];
	if (open === undefined || !(deed?.endsWith(open) === true || behindLess?.includes(open) === true))
		return undefined;
	if (/[。\n]|其中/u.test(between(text, less, result))) return undefined;
	const gap = between(text, whole, less);
	if (
		/\n|其中/u.test(gap) ||
		(gap.includes('。') && !/合计|共|全长|总长/u.test(wordsOf(text, whole)))
	)
		return undefined;
	const also = kinBefore(text, quantities, at);
	return { result, greater: whole, less, roles: ['总数', '已完成'], also };
}

const lackWord = /(?:还差|尚差|还缺|尚缺|缺口为?|缺口达到?|资金缺口|差额为?)$/u;
const wanted = /计划|目标|任务|需[要求]?|概算|预算|总投资|应[收缴到配设有建发]|核定|编制|定员/u;
const gotten =
	/可供|可调|现有|自有|自产|储备|完成|已|到位|落实|筹[集措]|实现|实[收缴到有配]|在[岗编]/u;

/** 完成92.7亿元，年度计划是145亿元，还差52.3亿元. */
function lackAt(text: string, quantities: readonly Quantity[], at: number): Difference | undefined {
	const result = quantities[at]!;
	if (!plain(result) || !lackWord.test(wordsOf(text, result))) return undefined;
	const kin = kinBefore(text, quantities, at);
	const [a, b] = kin;
	if (!a || !b) return undefined;
	const isWhole = (q: Quantity): boolean =>
		wanted.test(wordsOf(text, q)) && !gotten.test(wordsOf(text, q));
	const isPart = (q: Quantity): boolean =>
		gotten.test(wordsOf(text, q)) && !wanted.test(wordsOf(text, q));
	const [greater, less] = isWhole(a) ? [a, b] : [b, a];
	if (!isWhole(greater) || !isPart(less) || less.low >= greater.low) return undefined;
	return { result, greater, less, roles: ['应有', '已有'], also: kin };
}

const time = String.raw`20\d\d年|第?[一二三四]季度|[上下]半年|(?:1[0-2]|[1-9])月份?|[前去今]年`;
const moreThan = new RegExp(
	`(?:^|\\D)(?<now>${time})比(?<then>${time})(?:净|整整)?(?<way>增加|上升|减少|下降|[多少][花付收]|[多高]出?|[少低减])了?$`,
	'u',
);
const isUp = (way: string): boolean => /^[多增高上]/u.test(way);

/** The clause up to a figure, digits of years in it included. */
function clauseOf(text: string, { from }: Quantity): string {
	const near = text.slice(Math.max(0, from - 30), from);
	return /[^，。；：、！？（）\n]*$/u.exec(near)![0];
}

const opensWithTime = new RegExp(`^、[^，。；：、\\d]{0,2}(?:${time})`, 'u');
/** 2023年58起、2024年71起: the next one of the row has a time of its own. */
const isTimed = (text: string, { to }: Quantity): boolean =>
	opensWithTime.test(text.slice(to, to + 12));

/** The one figure whose clause opens with a time. */
function ofTime(text: string, kin: readonly Quantity[], when: string): Quantity | undefined {
	const found = kin.filter((one) => {
		const clause = clauseOf(text, one);
		return clause.includes(when) && !/[比较][^，]*$/u.test(clause);
	});
	const [one, other] = found;
	// 一季度东区2.64亿元、西区1.2亿元: the time is of both.
	const isRow = one !== undefined && text.charAt(one.to) === '、' && one.from < (kin[0]?.from ?? 0);
	return other || (isRow && !isTimed(text, one)) ? undefined : one;
}

/** 一季度1.82亿元，二季度2.05亿元，二季度比一季度多2300万元. */
function moreAt(text: string, quantities: readonly Quantity[], at: number): Difference | undefined {
	const result = quantities[at]!;
	const said = moreThan.exec(clauseOf(text, result))?.groups as
		Record<'now' | 'then' | 'way', string> | undefined;
	if (!said || !plain(result)) return undefined;
	const kin = kinBefore(text, quantities, at);
	const [now, then] = [ofTime(text, kin, said.now), ofTime(text, kin, said.then)];
	if (!now || !then || now === then) return undefined;
	const [greater, less] = isUp(said.way) ? [now, then] : [then, now];
	const roles = isUp(said.way)
		? ([said.now, said.then] as const)
		: ([said.then, said.now] as const);
	return { result, greater, less, roles, also: [] };
}

const against = /^[^，。；：、\d]{0,6}，(?:平均)?[比较](?<mark>[^，。；：、\d]{1,12})$/u;
const apart = /^(?:(?<up>高出?|多出?|[贵长])|[低少短]|便宜)了?$/u;
/** Comparisons in time are read as changes. */
const inTime = /同期|上年|去年|上月|年初|[原前昨]/u;

/** 出厂价3800元，比成本价3950元低150元: three figures of the kind in the sentence, and no more. */
function againstAt(
	text: string,
	quantities: readonly Quantity[],
	at: number,
): Difference | undefined {
	const found = triple(quantities, at);
	if (!found) return undefined;
	const { whole: one, less: mark, result } = found;
	const said = against.exec(between(text, one, mark))?.groups?.['mark'];
	const way = apart.exec(between(text, mark, result));
	if (said === undefined || !way || inTime.test(said)) return undefined;
	const others = kinBefore(text, quantities, at).slice(2);
	if (others.some((other) => !/[。；！？]/u.test(text.slice(other.to, one.from)))) return undefined;
	const [greater, less] = way.groups?.['up'] === undefined ? [mark, one] : [one, mark];
	const roles = greater === one ? (['实际', '标准'] as const) : (['标准', '实际'] as const);
	return { result, greater, less, roles, also: [] };
}

/** A part of what each reader looks for: most figures have none of it before them. */
const mayDiffer = /[净还尚仍缺差比剩余存付出筹担掏费]/u;
const sight = 24;

/** All figures that are told to be the difference of two others; time is linear in the text. */
export const differencesIn = (
	text: string,
	quantities: readonly Quantity[],
): readonly Difference[] =>
	quantities.flatMap((quantity, at) => {
		const near = text.slice(Math.max(0, quantity.from - sight), quantity.from);
		if (at < 2 || !mayDiffer.test(near)) return [];
		return (
			netAt(text, quantities, at) ??
			restAt(text, quantities, at) ??
			remainderAt(text, quantities, at) ??
			ownPartAt(text, quantities, at) ??
			lackAt(text, quantities, at) ??
			moreAt(text, quantities, at) ??
			againstAt(text, quantities, at) ??
			[]
		);
	});

/**
 * Whether some of the figures before it make it: all but what was done, or with what was carried over
 * (结转12件，新收241件，办结123件，尚余130件), or without what else was taken off.
 */
export function isMadeByOthers({ result, also }: Pick<Difference, 'result' | 'also'>): boolean {
	const slip = clean(result.high * 1e-9);
	const may = (lowest: number, highest: number): boolean =>
		lowest <= result.highest + slip && highest >= result.lowest - slip;
	return also.some((a) =>
		also.some((b) => {
			if (a === b) return false;
			const [lowest, highest] = [a.lowest - b.highest, a.highest - b.lowest];
			return (
				may(lowest, highest) ||
				also.some(
					(c) =>
						c !== a &&
						c !== b &&
						(may(lowest + c.lowest, highest + c.highest) ||
							may(lowest - c.highest, highest - c.lowest)),
				)
			);
		}),
	);
}
