import { clauseStart } from '../text/clauses';
import type { Quantity } from './quantity';

const reach = 24;
const mark = /[，。；：、！？,;:（(\n]/u;

/**
 * The words before an item, with the figures among them: 1号线 of 1号线46公里.
 * @param end offset of the text where the item before ends; no head reaches beyond it.
 */
export const headOf = (text: string, { from: to }: Quantity, end: number): string =>
	text.slice(Math.max(end, clauseStart(text, to, mark, reach)), to);

/** The words right behind an item, up to a mark or a digit. */
export const tailOf = (text: string, { to }: Quantity): string =>
	/^[一-龥]{0,6}/u.exec(text.slice(to, to + 6))![0];

const idle = /全[县市区镇乡村州旗省场园校院年天月]|[共已]|累计|合计|总计/gu;

/** 转移, 群众: the words of two characters in what is said of a figure, without those that any may have. */
export function pairsIn(said: string): ReadonlySet<string> {
	const own = said.replace(idle, ' ');
	const pairs = [...own].map((c, i) => c + own.charAt(i + 1));
	return new Set(pairs.filter((pair) => /^[一-龥]{2}$/u.test(pair)));
}

const others = /^[^。！？\n]{0,20}(?<!无|没有)(?:其[余他它]|余下|剩下|另|还有|未计|不[含计])/u;

/** 其余通过视频参加: whether others follow in the sentence of an item, without a figure or with one. */
export const leavesOthers = (text: string, { to }: Quantity): boolean =>
	others.test(text.slice(to, to + 24));

const ordinal = /[一二三四五六七八九十\d](?:季度|[期组级批])/u;

/**
 * Whether a clause like 三期共 tells of the third, not of three: 一期厂房120亩、仓库60亩，二期90亩，三期共280亩.
 * @param heads those of the items before it.
 */
export function isOrdinalTotal(clause: string, heads: readonly string[]): boolean {
	// 前三批, 最后一批: the batches are counted.
	if (heads.some((head) => /[前后][一二两三四五六七八九]|首/u.test(head))) return false;
	const told = heads.filter((head) => ordinal.test(head)).length;
	return told > 0 && told < heads.length && ordinal.test(clause);
}
