import type { Entry, Fact } from './draft';
import { canonicalKey } from './meta';

// 万 and 亿 always scale; 千 and 百 only where no unit begins with them (千克, 百分点).
const scale = String.raw`(?:[十百千]?[万亿]{1,2}|千(?![克米瓦伏卡帕赫焦兆吨字])|百(?![分帕]))`;
const figurePattern = new RegExp(
	String.raw`^[+\-－−]?[\d０-９]+(?:[,，][\d０-９]{3})*(?:[.．][\d０-９]+)?${scale}?`,
	'u',
);
// What makes the number a range, a date, a time, a fraction or a version instead of a figure.
const notAFigure = /^(?:[~～\-－—–―至到:：/／.．、,，][\s\S]*[\d０-９]|年[\d０-９])/u;

/**
 * Splits `1.2万元` into its figure `1.2万` and its unit `元`.
 * @returns both empty where the value does not begin with one number (约126家, 5～6家, 2026-11-20).
 */
export function splitFigure(value: string): { readonly figure: string; readonly unit: string } {
	const figure = figurePattern.exec(value)?.[0] ?? '';
	const rest = value.slice(figure.length);
	if (figure === '' || notAFigure.test(rest)) return { figure: '', unit: '' };
	return { figure, unit: rest.trim() };
}

function toFact({ key, value, span }: Entry): readonly Fact[] {
	if (key !== '') return [{ name: key, value, ...splitFigure(value), span }];
	// `企业 126家`: without a colon the number begins the value.
	const at = value.search(/[\d０-９]/u);
	if (at <= 0) return [];
	const figured = value.slice(at);
	return [{ name: value.slice(0, at).trim(), value: figured, ...splitFigure(figured), span }];
}

/** The fact table: the indented lines below every 数据 key. */
export const factsOf = (entries: readonly Entry[]): Fact[] =>
	entries
		.filter(({ key }) => canonicalKey(key) === '数据')
		.flatMap(({ children }) => children.flatMap(toFact));
