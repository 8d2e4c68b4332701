import { shareWord } from '../shared-words';
import type { Span } from '../../text/span';
import { wordsBefore, wordsBehind } from '../noun';
import { shiftQuantity, type Quantity } from '../quantity';
import { isSameDimension } from '../unit';

/** What a figure is said of, as far as it can be compared with another place. */
export interface Claim {
	readonly quantity: Quantity;
	/** 办件 of 累计办件2.3万件; empty where none stands before the figure. */
	readonly indicator: string;
	/** 企业签约 of 12家企业签约. */
	readonly behind: string;
	/** 增长, 下降, 占 … directly before the figure. */
	readonly change: string;
	/** The words of the clause before the figure. */
	readonly said: string;
	/** The whole clause, for what the two places have in common. */
	readonly clause: string;
}

const change = /增长|下降|提高|上升|减少|增加|降低|回落|提升|占比?|达标|上涨|下跌/u;
const joining =
	/(?:同比|环比|累计|合计|总计|共计|已经|一共|达到|突破|完成|实现|增长|下降|提高|上升|减少|增加|降低|提升|上涨|下跌|占比|[占共已达为是有约近超逾的至到了]|[降增升减][至到]|超过|幅度|较上年|比上年|上年)+$/u;
const leading =
	/^(?:截至|目前|今年以来|今年|全年|全县|全市|全区|全省|全镇|全乡|全村|全国|累计|共计|合计|总计|已经|一共|实现|完成|[共已该]|其中)+/u;

/** 隐患（528处）: what is counted stands before the brackets. */
const inBrackets = (text: string, { from, to }: Quantity): Span =>
	text.charAt(from - 1) === '（' && text.charAt(to) === '）'
		? { from: from - 1, to }
		: { from, to };

/** The claim that a quantity makes where it stands. */
export function claimOf(text: string, quantity: Quantity): Claim {
	const before = wordsBefore(text, inBrackets(text, quantity));
	const behind = wordsBehind(text, quantity);
	const said = text.slice(before.from, before.to);
	return {
		quantity,
		indicator: said.replace(joining, '').replace(leading, ''),
		behind: text.slice(behind.from, behind.to).replace(/^的/u, ''),
		change: change.exec(said.slice(-8).replace('增加值', ''))?.[0] ?? '',
		said,
		clause: said + text.slice(behind.from, behind.to),
	};
}

/** The same claim in a text in which it stands as many characters further on. */
export const shiftClaim = (claim: Claim, by: number): Claim => ({
	quantity: shiftQuantity(claim.quantity, by),
	indicator: claim.indicator,
	behind: claim.behind,
	change: claim.change,
	said: claim.said,
	clause: claim.clause,
});

/** What makes two figures of one indicator differ rightly: another time, a plan, a part, a rate per one. */
const scopes =
	/累计|计划|目标|预计|力争|预期|[拟将每另仅最还再]|同比|去年|上年|前年|同期|其中|平均|人均|户均|首批|第[一二三四五]批|原有?|余下|其余|剩余|单日|当天|当日|本周|本月|新增|净增|上月|截至|明年|年底前|近[三五]年|日均|意向|分别|至少|不少于/gu;

export const scopeOf = (clause: string): string =>
	[...new Set(clause.match(scopes) ?? [])].sort().join('');

const close = 1 + 1e-9;

/**
 * Whether both may be one value: equal, or the coarser one a rounding (or a cutting off) of the finer.
 * Two figures of one precision that differ are two values: 8.5% and 8.6%.
 */
export function mayBeEqual(a: Quantity, b: Quantity): boolean {
	if (a.bend !== 'none' || b.bend !== 'none') {
		return a.lowest <= b.highest * close && b.lowest <= a.highest * close;
	}
	const gap = Math.min(Math.abs(a.low - b.high), Math.abs(b.low - a.high), Math.abs(a.low - b.low));
	const room = a.slack === b.slack ? 0 : 2 * Math.max(a.slack, b.slack);
	return gap <= room * close + Math.abs(a.low) * 1e-9;
}

/** How many characters at the end of a name make two indicators one: 货物吞吐量. */
const commonEnd = 4;

function sharesEnd(a: string, b: string): boolean {
	if (Math.min(a.length, b.length) < 2) return false;
	return (
		a.endsWith(b) || b.endsWith(a) || (a.length > commonEnd && b.endsWith(a.slice(-commonEnd)))
	);
}

const noise = /^(?:企业|群众|项目|人员|工作|问题|全县|全市|建设)$/u;

const harmed = /^(?:死亡|遇难|受伤|失联|失踪|被困|轻伤|重伤|中毒)/u;

/** Whether two claims speak of one indicator, by the words around their figures. */
export function areOfOneThing(a: Claim, b: Claim): boolean {
	const { unit } = a.quantity;
	if (!isSameDimension(unit, b.quantity.unit) || a.change !== b.change) return false;
	if (unit!.dimension === 'ratio' || unit!.dimension === 'point')
		return sharesEnd(a.indicator, b.indicator);
	if (!unit!.isCount) return sharesEnd(a.indicator, b.indicator);
	// 2人受伤: of an accident there is one such number, whatever the words before it.
	const harm = harmed.exec(a.behind)?.[0];
	if (harm !== undefined) return harmed.exec(b.behind)?.[0] === harm;
	// 12家企业签约: the noun behind the figure and what it did.
	const noun = a.behind.slice(0, 2);
	if (noun.length === 2 && b.behind.startsWith(noun)) {
		const rest = (claim: Claim): string => claim.clause.replace(claim.behind.slice(0, 2), '，');
		return (
			shareWord(rest(a), rest(b), noise) ||
			(a.behind.length > 3 && b.behind.startsWith(a.behind.slice(0, 4)))
		);
	}
	return a.behind === '' && b.behind === '' && sharesEnd(a.indicator, b.indicator);
}

export const spanOf = ({ quantity }: Claim): Span => ({
	from: quantity.figure.from,
	to: quantity.figure.to,
});
