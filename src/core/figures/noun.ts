import type { Span } from '../text/span';
import type { Quantity } from './quantity';

const stop = /[，。；：！？、,;:!?（）()\n“”《》\d０-９]/u;
const farthest = 24;

/** The words of the clause between a quantity and the mark or digit before it: 全年产值达到. */
export function wordsBefore(text: string, { from }: Span): Span {
	let start = from;
	while (start > 0 && from - start < farthest && !stop.test(text.charAt(start - 1))) start--;
	return { from: start, to: from };
}

/** The words of the clause between a quantity and the mark or digit behind it: 小微企业纳税. */
export function wordsBehind(text: string, { to }: Span): Span {
	let end = to;
	while (end < text.length && end - to < farthest && !stop.test(text.charAt(end))) end++;
	return { from: to, to: end };
}

const verbs =
	/(?:累计|合计|总计|共计|已经|全部|一共|一般|平均|大约|其中|达到|完成|实现|增加|新增|减少|下降|增长|提高|上升|共有|[共已达为是有约近超逾的至到了仅计])+$/u;

/**
 * The name of the indicator before a quantity, without the verb that joins them: 全年产值 of
 * 全年产值达到10亿元. Empty where nothing stands there.
 */
export function indicatorBefore(text: string, quantity: Quantity): string {
	const { from, to } = wordsBefore(text, quantity);
	return text.slice(from, to).replace(verbs, '');
}

/** The noun behind a quantity (小微企业 of 126家小微企业), empty where the clause ends there. */
export function nounBehind(text: string, quantity: Quantity): string {
	const { from, to } = wordsBehind(text, quantity);
	return text.slice(from, to).replace(/^的/u, '');
}

/** 每亩800元, 人均2万元, 8000元/亩: a rate per something, which neither adds up nor sums. */
export function isAverage(text: string, quantity: Quantity): boolean {
	if (/^[/／每]/u.test(text.slice(quantity.figure.to, quantity.figure.to + 1))) return true;
	const { from, to } = wordsBefore(text, quantity);
	return /每|平均|[人户亩件村校班组均]均|均价|单价|单产/u.test(text.slice(from, to));
}
