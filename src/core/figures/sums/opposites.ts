/**
 * Names that part a whole by what they say of each other: 有效 and 无效, 当场整改 and 限期整改, 60至69岁 and
 * 70至79岁. No thing is of two of them; whether there are others the names do not tell.
 */

/** Words of which one holds where the other does not; what follows them is one noun, or none. */
const opposites: readonly (readonly [RegExp, RegExp])[] = (
	[
		['有效', '无效'],
		['成活', '枯死|死亡'],
		['录用', '落选|淘汰'],
		['到会|到岗', '请假|缺席'],
		['公办', '民办'],
		['专职', '兼职'],
		['固定', '流动'],
		['集中', '分散'],
		['首次|初次', '重复|再次'],
		['长期', '短期|临时'],
		['正式', '临时|编外'],
		['在编', '编外|聘用|临聘|合同制'],
		['自有', '租用|租赁|外租|租借'],
		['自建', '租用|租赁'],
		['自产', '外购|外调'],
		['全职', '柔性|兼职'],
		['住院', '门诊'],
		['内资', '外资'],
		['有证', '无证'],
		['有照', '无照'],
		['存量', '增量|新增'],
		['同意|赞成', '反对|不同意'],
		['满意', '不满意'],
		['规上', '规下'],
		['地上', '地下'],
		['上转', '下转'],
		['线上', '线下'],
		['文科', '理科'],
		['[进入到]港', '[出离]港'],
		['进站', '出站'],
		['[进入]境', '出境'],
		['到达', '发送|出发'],
		['输入', '输出'],
		['上行', '下行'],
		['应届', '往届'],
		['寄宿|住校', '走读'],
		['人工', '机械|自动|机器'],
	] as const
).map(([a, b]) => [new RegExp(`^(?:${a})`, 'u'), new RegExp(`^(?:${b})`, 'u')]);

/** 规模养殖场, 散养户: their nouns differ. */
const apart: readonly (readonly [RegExp, RegExp])[] = [
	[/^规模/u, /^(?:散养|散户)/u],
	[
		/^(?:现场|当场)?(?:立即|当场|现场|即时|立行立改|立查立改|即查即改)[一-龥]{0,4}(?:改正?|整治|纠正|消除|处置)$/u,
		/^(?:[一-龥]{0,10}(?:责令|督促|要求|下[达发]))?[一-龥]{0,8}(?:限期|限时)[一-龥]{0,4}(?:改正?|整治|纠正|消除|处置)$/u,
	],
];

const restOf = (name: string, words: RegExp): string | undefined =>
	words.test(name) ? name.replace(words, '') : undefined;

function arePairOf([a, b]: readonly [RegExp, RegExp], one: string, other: string): boolean {
	const [first, second] = [restOf(one, a), restOf(other, b)];
	if (first === undefined || second === undefined) return false;
	return first === second || first === '' || second === '';
}

/** 经营性资产 and 非经营性资产: one is all that the other is not. */
export function areComplements([a = '', b = '', ...more]: readonly string[]): boolean {
	return more.length === 0 && a !== '' && (b === `非${a}` || a === `非${b}`);
}

const has = /^(?:已经?|[建设配装备持办]?有|能够?|可以?|愿意?)/u;
const lacks = /^(?:尚未|暂未|还没有?|没有?|[未无不待])/u;
const done = /^均?已经?/u;
const idleEnd = /的$/u;

/** 通过 and 未通过, 建有充电棚的 and 没有充电棚的. */
function isDenial(one: string, other: string): boolean {
	if (!lacks.test(other) || lacks.test(one)) return false;
	const [said, denied] = [one.replace(done, ''), other].map((name) => name.replace(idleEnd, ''));
	const what = denied!.replace(lacks, '').replace(has, '');
	return what.length > 1 && (said === what || said!.replace(has, '') === what);
}

const partly = /^(?:部分|基本|比较|正在|暂缓)/u;

/** 采纳, 部分采纳, 未采纳: all there is between yes and no. */
function areSteps(names: readonly string[]): boolean {
	const ends = names.filter((name) => !partly.test(name));
	const [one = '', other = ''] = ends;
	if (ends.length !== 2 || names.length < 3 || new Set(names).size < names.length) return false;
	const stem = lacks.test(one) ? other : one;
	const isOne = isDenial(one, other) || isDenial(other, one);
	return isOne && names.every((name) => name.includes(stem.replace(done, '')));
}

/** Whether names exclude each other: one says what the other denies, others may stand between the two. */
export function areOpposites(names: readonly string[]): boolean {
	if (names.length > 2) return areSteps(names);
	const [one = '', other = '', ...more] = names;
	if (more.length > 0 || one === '' || other === '') return false;
	const ways = [[one, other] as const, [other, one] as const];
	return ways.some(
		([x, y]) =>
			isDenial(x, y) ||
			opposites.some((pair) => arePairOf(pair, x, y)) ||
			apart.some(([a, b]) => a.test(x) && b.test(y)),
	);
}

const between =
	/^(?<low>\d+(?:\.\d+)?)[^\d至到~～—－–-]{0,4}(?:——|[至到—－–~～-])(?<high>\d+(?:\.\d+)?)\D{0,8}$/u;
const oneEnd = /^(?<at>\d+(?:\.\d+)?)[^\d以及]{1,4}(?:及|（含）)?以?(?<way>[上下内])\D{0,6}$/u;

/** 超过50万元的, 不足10万元的. */
const beyond =
	/^(?:(?<over>超过|高于|大于|多于)|不足|不到|低于|小于|少于|未满)(?<at>\d+(?:\.\d+)?)\D{1,6}$/u;

interface Band {
	readonly low: number;
	readonly high: number;
}

/** Bands in words of one figure each are rare: only Arabic ones are read. */
function bandOf(name: string): Band | undefined {
	const range = between.exec(name)?.groups;
	if (range) return { low: Number(range['low']), high: Number(range['high']) };
	const open = beyond.exec(name)?.groups;
	if (open) {
		const at = Number(open['at']);
		return open['over'] === undefined ? { low: 0, high: at } : { low: at, high: Infinity };
	}
	const end = oneEnd.exec(name)?.groups;
	if (!end) return undefined;
	const at = Number(end['at']);
	return end['way'] === '上' ? { low: at, high: Infinity } : { low: 0, high: at };
}

/** The bands that names tell, in order, where each begins where the one before ends. */
function bandsOf(names: readonly string[]): readonly Band[] | undefined {
	if (names.length < 2) return undefined;
	const bands = names.map(bandOf);
	if (bands.includes(undefined)) return undefined;
	const sorted = (bands as readonly Band[]).toSorted((a, b) => a.low - b.low);
	const isRow = sorted.every((band, i) => {
		const gap = band.low - (sorted[i - 1]?.high ?? band.low);
		return gap >= 0 && gap <= 1 && band.low < band.high;
	});
	return isRow ? sorted : undefined;
}

/** 60至69周岁, 70至79周岁, 80周岁以上: each begins where the one before ends. */
export const areBands = (names: readonly string[]): boolean => bandsOf(names) !== undefined;

/** 10万元以下, 10万元至50万元, 超过50万元: nothing is in none of them. */
export function areAllBands(names: readonly string[]): boolean {
	const bands = bandsOf(names);
	return bands?.[0]?.low === 0 && bands.at(-1)?.high === Infinity;
}

const threshold =
	/(?<at>[\d一二三四五六七八九十百千万亿]+[^\d以]{1,3})(?:及|（含）)?以(?<way>[上下])/u;

/**
 * 万人以上, 千人以上, 千人以下: names without the words that only tell on which side of a mark a thing is.
 * Where one mark parts two of them, all are classes of one scale.
 */
export function withoutThreshold(names: readonly string[]): readonly string[] {
	const found = names.map((name) => threshold.exec(name)?.groups);
	const isScale = found.some((one) =>
		found.some((other) => one && other?.['at'] === one['at'] && other?.['way'] !== one['way']),
	);
	return isScale ? names.map((name) => name.replace(threshold, '')) : names;
}

const trends = [
	/^(?:正增长|增长|上升|上涨|增加|增收|增产|提升)(?:企业|户|商户)?$/u,
	/^(?:负增长|下降|下跌|减少|减收|减产|回落|下滑)(?:企业|户|商户)?$/u,
	/^(?:基本)?(?:持平|零增长|不变|没有变化)(?:企业|户|商户)?$/u,
];

/** 正增长的, 下降的, 持平的: what became of each of all. */
export const areTrends = (labels: readonly string[]): boolean =>
	labels.length === trends.length &&
	trends.every((trend) => labels.some((label) => trend.test(label)));
