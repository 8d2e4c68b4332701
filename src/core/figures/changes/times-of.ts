/** 上半年 is made of 一季度 and 二季度: rows of times that leave nothing of a longer one out. */
const rows: Readonly<Record<string, readonly (readonly string[])[]>> = {
	全年: [
		['上半年', '下半年'],
		['一季度', '二季度', '三季度', '四季度'],
	],
	前三季度: [['一季度', '二季度', '三季度']],
	上半年: [['一季度', '二季度']],
	下半年: [['三季度', '四季度']],
	一季度: [['1月', '2月', '3月']],
	二季度: [['4月', '5月', '6月']],
	三季度: [['7月', '8月', '9月']],
	四季度: [['10月', '11月', '12月']],
	全月: [['上旬', '中旬', '下旬']],
	当月: [['上旬', '中旬', '下旬']],
	全天: [
		['上午', '下午'],
		['上午', '下午', '晚上'],
		['白天', '夜间'],
		['白天', '晚上'],
	],
};

const whole = new RegExp(
	Object.keys(rows)
		.toSorted((a, b) => b.length - a.length)
		.join('|'),
	'u',
);

/** The words for longer times, as an alternative of an expression. */
export const wholeTimes = whole.source;

/**
 * Whether names are of the times that make a longer one.
 * @param said words that name the longer one, where any do.
 * @param names words around each part.
 */
export function areTimesOf(said: string, names: readonly string[]): boolean {
	const word = whole.exec(said)?.[0];
	return (rows[word ?? ''] ?? []).some(
		(times) =>
			times.length === names.length &&
			times.every((time, i) => {
				const at = names[i]!.indexOf(time);
				// 12月 holds 2月.
				return at >= 0 && !/\d/u.test(names[i]!.charAt(at - 1));
			}),
	);
}
