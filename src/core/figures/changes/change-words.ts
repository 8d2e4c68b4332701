/** An alternative of words that stand with spaces between. */
export const anyOf = (words: string): string => `(?:${words.split(' ').join('|')})`;

/** What a figure counts, up to the mark behind it. */
export const noun = '(?!其中)[〇一-鿿]{0,6}?';
/** 元/吨: per what a figure is told. */
export const per = '(?:[/／][〇一-鿿]{1,3})?';

const changeVerb = anyOf(
	'增加 增长 提高 上升 提升 上涨 扩大 发展 扩展 拓展 壮大 攀升 增 升 扩 涨 增多 跃升 下降 减少 降低 下跌 缩短 缩减 压减 压缩 回落 缩小 降 减 缩 压降 精简 下调 下滑 上调 调增 调减 核减 调整 合并 整合 归并 压 砍 调 变 变化 改 提 涨 跌 做',
);
/** 增至, 减少到: a verb of change with what it reaches. */
export const target = `(?:稳步|逐步|大幅|快速|直接|一举|迅速|持续)?${changeVerb}[至到为成]`;
