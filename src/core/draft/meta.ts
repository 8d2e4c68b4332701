import type { Draft, Entry } from './draft';

/** A front matter key the product knows. */
export interface KnownKey {
	readonly key: string;
	/** Other spellings that mean the same; resolved by every look-up. */
	readonly aliases?: readonly string[];
	/** One line for completion and hover. */
	readonly explanation: string;
	/** Values offered by completion; others are allowed. */
	readonly values?: readonly string[];
}

/** Known keys in the order in which a new draft lists them. */
export const knownKeys: readonly KnownKey[] = [
	{
		key: '稿号',
		explanation: '稿件的身份编号，新建或首次报送时自动生成，不要改动，也不要沿用旧稿的',
	},
	{ key: '载体', explanation: '拟用载体，决定字数限制、必备要素和时限' },
	{
		key: '类型',
		explanation: '信息类型，决定应当写到哪些内容',
		values: ['动态', '经验', '问题', '建议', '调研', '综合', '紧急', '简讯'],
	},
	{ key: '标题', aliases: ['题目'], explanation: '信息标题，不计入正文字数' },
	{ key: '面向', explanation: '主要给谁看，例如市政府领导、各县区' },
	{
		key: '报送单位',
		aliases: ['单位', '上报单位'],
		explanation: '以哪个单位的名义报送，写规范全称或规范简称',
	},
	{ key: '撰稿', aliases: ['撰稿人', '作者'], explanation: '写稿人姓名，多人用顿号隔开' },
	{ key: '审核', aliases: ['审核人'], explanation: '审核人姓名，一般为科（股）室负责人' },
	{
		key: '签发',
		aliases: ['签发人', '签发领导'],
		explanation: '批准报送的单位领导姓名；用命令“审签”可记下时间和正文校验码',
	},
	{
		key: '保密审查',
		aliases: ['保密审查人'],
		explanation: '保密审查人姓名，正文含本单位敏感词时必填，随稿报送',
	},
	{ key: '联系人', explanation: '收稿方核实情况时找谁' },
	{ key: '电话', aliases: ['联系电话'], explanation: '联系人的办公电话' },
	{
		key: '事发时间',
		aliases: ['事发日期', '事件发生时间'],
		explanation: '事情发生的时间（北京时间），例如 2026-11-20 或 2026-11-20 14:30，时限从这里起算',
	},
	{
		key: '报送日期',
		aliases: ['报送时间', '上报时间'],
		explanation: '本稿报出的日期（北京时间），例如 2026-11-20',
	},
	{
		key: '公开属性',
		explanation: '能否对外公开',
		values: ['主动公开', '依申请公开', '不公开'],
	},
	{
		key: '密级',
		explanation: '本机只处理非密信息；定密的材料不得在此录入，按保密规定走专用渠道',
		values: ['非密'],
	},
	{
		key: '紧急程度',
		explanation: '办理的缓急',
		values: ['平急', '加急', '特急', '特提'],
	},
	{ key: '约稿', aliases: ['约稿编号'], explanation: '回应哪一期约稿，填约稿编号或题目' },
	{
		key: '约稿时限',
		explanation: '约稿的截止时间（北京时间），例如 2026-11-25 18:00，到期前后会提醒',
	},
	{ key: '同源', explanation: '由同一素材改写的另一篇稿件的稿号' },
	{
		key: '续报',
		explanation: '接续哪一篇紧急信息，填前一篇的稿号；不填又无（续报）字样的按首报处理',
	},
	{ key: '关键词', aliases: ['关键字'], explanation: '便于日后查找的词，用顿号隔开' },
	{ key: '数据来源', explanation: '文中数字出自哪里，例如县统计局月报' },
	{
		key: '附件',
		explanation:
			'随稿图片的文件名和说明，例如“现场.jpg 转移群众”，在下面缩进分行写；其他材料只列名称',
	},
	{
		key: '数据',
		explanation: '文中用到的数字，在下面缩进分行写，例如“企业: 126家”，供修改时填入',
	},
];

const withoutSpace = (key: string): string => key.replace(/\s+/gu, '');

const canonicalKeys: ReadonlyMap<string, string> = new Map(
	knownKeys.flatMap(({ key, aliases = [] }) =>
		[key, ...aliases].map((name) => [name, key] as const),
	),
);

/**
 * The key a spelling stands for: aliases are resolved and spaces inside it ignored (`标　题`). An
 * unknown key comes back without its spaces.
 */
export function canonicalKey(key: string): string {
	const plain = withoutSpace(key);
	return canonicalKeys.get(plain) ?? plain;
}

export const isKnownKey = (key: string): boolean => canonicalKeys.has(withoutSpace(key));

/** Every spelling that is known, aliases included. */
export const knownSpellings: readonly string[] = [...canonicalKeys.keys()];

export const findKnownKey = (key: string): KnownKey | undefined =>
	knownKeys.find((known) => known.key === canonicalKey(key));

/** All entries of a key (aliases resolved), in the order of the file. */
export function metaEntries(draft: Draft, key: string): readonly Entry[] {
	const wanted = canonicalKey(key);
	if (wanted === '') return [];
	return (draft.frontMatter?.entries ?? []).filter((entry) => canonicalKey(entry.key) === wanted);
}

/** The entry of a key (aliases resolved); the first where the key stands twice. */
export const metaEntry = (draft: Draft, key: string): Entry | undefined =>
	metaEntries(draft, key)[0];

/** The lines of an entry's value: the value itself, where not empty, then its indented lines. */
export function entryLines(draft: Draft, entry: Entry): readonly string[] {
	const below = entry.children.map(({ span }) => draft.text.slice(span.from, span.to).trim());
	return entry.value === '' ? below : [entry.value, ...below];
}

/**
 * Value of a key (aliases resolved) as written; indented lines are joined by `\n`.
 * @returns undefined where the key is absent, an empty string where it has no value.
 */
export function metaValue(draft: Draft, key: string): string | undefined {
	const entry = metaEntry(draft, key);
	return entry && entryLines(draft, entry).join('\n');
}
