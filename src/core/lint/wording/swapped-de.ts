import { adjectives, verbs } from '../lexicon/adverbials';
import { createWordTable } from '../lexicon/word-table';
import type { Hit, ParagraphContext } from '../rule';

/** One of 的, 地, 得 that stands where another belongs. */
export interface SwappedDe {
	/** Offset of the particle in the paragraph. */
	readonly at: number;
	readonly use: '的' | '地';
	readonly said: string;
}

const verbTable = createWordTable(
	verbs
		.filter((verb) => !/^[到以出知益了当主失力罪票奖手分]/u.test(verb))
		.map((verb) => [verb, true]),
);
/** 及时得送到: before a verb these take 地. */
const adverbials =
	'及时 认真 顺利 积极 迅速 不断 主动 有效 严格 扎实 全面 深入 充分 圆满 切实 大力 逐步 耐心 仔细 热情 快速 有序 坚决 妥善 彻底 准确 科学 精准 细致 密切 牢牢 紧紧 稳步 持续 广泛 自觉 连夜 陆续 纷纷 逐一 更好 更快 平稳 安全 合理 规范 公正'
		.split(' ')
		.map((word) => `${word}得`);
const adverbialSet = new Set(adverbials);

/** 完整地链条: names that are no verbs. */
const nouns =
	'链条 体系 机制 制度 成效 效果 成绩 成果 环境 氛围 基础 作用 条件 经验 做法 办法 措施 方案 局面 格局 态势 平台 队伍 力量 形象 印象 态度 作风 进展 优势 渠道 途径 模式 路径 思路'
		.split(' ')
		.map((noun) => `地${noun}`);
const qualities: ReadonlySet<string> = new Set([
	...adjectives,
	...'良好 优质 浓厚 坚实 重要 突出 宽松 先进 成熟 健全 完善 显著 明显 清晰 丰富'.split(' '),
]);
const phraseEnds = /^(?:$|[，。；、！）和与])/u;

export const swappedTriggers: readonly string[] = [...adverbials, ...nouns];

function beforeNoun(text: string, { from, to, text: hit }: Hit): SwappedDe | undefined {
	if (!phraseEnds.test(text.charAt(to))) return undefined;
	const quality = text.slice(Math.max(0, from - 2), from);
	return qualities.has(quality) ? { at: from, use: '的', said: quality + hit } : undefined;
}

/**
 * 得 before a verb (及时得送到) and 地 before a name (完整地链条).
 * @returns undefined for a hit of other readers, and where the particle may be right.
 */
export function swappedAt(context: ParagraphContext, hit: Hit): SwappedDe | undefined {
	const text = context.maskedTitles;
	if (hit.text.startsWith('地')) return beforeNoun(text, hit);
	if (!adverbialSet.has(hit.text)) return undefined;
	const verb = verbTable.longestAt(text, hit.to)?.word;
	return verb === undefined ? undefined : { at: hit.to - 1, use: '地', said: hit.text + verb };
}
