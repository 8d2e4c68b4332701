import { clauseStart } from '../text/clauses';
import type { Span } from '../text/span';

const mark = /[，。；：、！？,;:（(\n]/u;
const farthest = 36;

/** The clause before a figure, other figures in it included: 比4月的 of 比4月的19.2万人次. */
const clauseBefore = (text: string, { from }: Span): string =>
	text.slice(clauseStart(text, from, mark, farthest), from);

const compared = /(?<![参占同])[比较与](?![例重率赛值大多高低少快好])/u;
const thenOf =
	/(?:的|上年|去年|前年|同期|年初|年末|年底|上月|上季度?|上半年|上届|上次|计划|(?:预算|决算|执行|完成|年初|计划)数|\d月份?|20\d\d年)$/u;

/** 比上年同期的120亿元: what something is held against, neither a total nor a part of one. */
export function isComparedBase(text: string, quantity: Span): boolean {
	if (!thenOf.test(text.slice(Math.max(0, quantity.from - 4), quantity.from))) return false;
	return compared.test(clauseBefore(text, quantity));
}

const shareOf = /占(?![地用线道])|(?:为|是|相当于|完成)[^，。]{0,4}(?:计划|任务|目标)/u;
const changed =
	/(?:增加|减少|增长|下降|上升|提高|净增|便宜|省[下出]|[多少][花付收出]|[多少增减贵])了?$/u;

/** 减少57万元: by how much something changed. */
export const isChange = (text: string, quantity: Span): boolean =>
	changed.test(clauseBefore(text, quantity));

/**
 * A figure that is told of another one by the way: 比上年同期的520件, 增加108件, 占收购计划24万吨的55%.
 * The list of parts behind it is not its own.
 */
export function isAside(text: string, quantity: Span): boolean {
	if (isComparedBase(text, quantity)) return true;
	const before = clauseBefore(text, quantity);
	if (text.charAt(quantity.to) === '的' && shareOf.test(before)) return true;
	return changed.test(before) && (before.includes('同比') || compared.test(before));
}
