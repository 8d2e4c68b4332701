/** Words that claim a result without a figure, built from their parts. */

const product = (heads: string, tails: string): readonly string[] =>
	heads.split(' ').flatMap((head) => tails.split(' ').map((tail) => head + tail));

const rises =
	'提升 提高 增长 增强 增加 改善 好转 优化 回升 扩大 加快 跃升 改观 变化 进步 向好 完善 规范 增多 提速 改进 转变';
const falls = '下降 减少 降低 压缩 缩短 减轻 缓解 遏制 压减 回落 压降 缓和 缩小 收窄';

/** 明显提升, 大幅下降: a trend that could be counted. */
export const trendWords: readonly string[] = [
	...product('明显 显著 大幅 大幅度 稳步 大大 大为 极大 成倍', `${rises} ${falls}`),
	'长足进步',
	'长足发展',
];

/** 不断完善, 持续优化: a result only as the predicate of a clause, else something that is being done. */
export const softTrends: readonly string[] = product(
	'不断 持续 有效 逐步',
	`${rises} ${falls} 健全 壮大`,
);

/** 突破性进展, 积极成效: claims after 取得, 实现. */
export const achievements: readonly string[] = product(
	[
		'积极 明显 显著 良好 较好 初步 突破性 阶段性 实质性 重大 重要 新 可喜 丰硕 喜人 较大 长足 历史性 一定 突出',
		'积极的 明显的 显著的 良好的 较好的 突破性的 阶段性的 实质性的 新的 可喜的 丰硕的 喜人的 突出的',
	].join(' '),
	'成效 成果 进展 成绩 效果 突破 实效',
);

/** Claims by themselves. */
export const claims: readonly string[] = [
	...product('成效 效果 成绩 成果', '显著 明显 突出 良好 斐然 喜人 初显'),
	...product('成效 效果', '十分显著 十分明显 非常显著 非常明显 尤为明显 较为明显 比较明显'),
	...product('进展', '顺利 良好 明显 迅速'),
	...product('反响', '良好 热烈 很好'),
	...product('势头', '强劲 良好 喜人'),
	'成果丰硕',
	'再获丰收',
	'持续火爆',
	'成效初显',
	'硕果累累',
	'初见成效',
	'初显成效',
	'见到实效',
	'基本完成',
	'总体平稳',
	'总体稳定',
	'广受好评',
	'深受好评',
	'受到好评',
	'好评如潮',
	...product('受到 得到 赢得 获得', '广泛好评 一致好评 群众好评 普遍好评 各界好评 广大群众好评'),
	...product(
		'得到 赢得 获得 受到',
		'群众认可 普遍认可 一致认可 广泛认可 充分肯定 普遍欢迎 广泛欢迎',
	),
	...product('普遍 一致 广泛', '认可 好评'),
	'深受欢迎',
	'初具规模',
	'受到群众欢迎',
	'深受群众欢迎',
	'焕然一新',
	'跑出加速度',
];

export const isFall = (word: string): boolean =>
	falls.split(' ').some((fall) => word.endsWith(fall));
