import type { Span } from '../../text/span';

/**
 * How sure a noun names a share of a hundred, and so whether its change must be in 百分点:
 * - `share`: surely (合格率, 占比); any change by % is wrong.
 * - `rate`: a rate, of which a large change without a level may be meant as a relative one (利用率).
 * - `relative`: relative changes are usual (发案率, 利率); only a change of a point or so is sure.
 * - `levelled`: a rate only where its level is given in % (进度).
 * - `speed`: a rate of change itself (增速).
 */
export type RateKind = 'share' | 'rate' | 'relative' | 'levelled' | 'speed';

/** A noun that names a rate; `from` is the beginning of the part that was recognised. */
export interface RateNoun extends Span {
	readonly kind: RateKind;
	readonly text: string;
}

/** Words that a rate ends with; a rule is called where one of them stands. */
export const rateTriggers = [
	'率',
	'占比',
	'比重',
	'比例',
	'份额',
	'满意度',
	'亏损面',
	'增速',
	'增幅',
	'涨幅',
	'降幅',
	'跌幅',
	'进度',
	'盖度',
] as const;

const kinds: Readonly<Record<(typeof rateTriggers)[number], RateKind>> = {
	率: 'rate',
	占比: 'share',
	比重: 'share',
	比例: 'share',
	份额: 'share',
	满意度: 'share',
	亏损面: 'share',
	增速: 'speed',
	增幅: 'speed',
	涨幅: 'speed',
	降幅: 'speed',
	跌幅: 'speed',
	进度: 'levelled',
	盖度: 'levelled',
};

/** 率 that is no share of a hundred, or no noun at all. */
const notARate =
	/(?:(?<!有)效|(?<!成)功|[频汇概几机速心脉倍曲斜表草轻统坦直赔比出热]|分辨|生产|产出|周转|换手|容积|市盈|市净|市销|呼吸|圆周|折算|换算|采样|刷新|波特|比特|亩产|单产|磁导|电阻|折射|导热)$/u;
/** 检出率, 浸出率, 优良天数比率: shares of a hundred. */
const ownedRate = /(?:[检析溶浸提支输转]出|(?:天数|人数|户数|面积)比)$/u;
const afterVerb = /^[先领队团部众兵真性]/u;

/** Rates that a text gives relative changes of: rare bad events, and prices of money. */
const relativeRate =
	/(?:不(?:合格|达标|满意)|发案|案发|犯罪|事故|事件|发病|患病|死亡|致死|致残|病死|感染|传染|复发|再犯|投诉|信访|上访|重访|报警|警情|差错|失误|错误|出错|返工|返修|故障|宕机|停电|退货|破损|损坏|损耗|损失|流失|违约|违法|违规|违章|拥堵|堵塞|中断|泄漏|漏损|跑冒|辍学|离职|流产|缺勤|延误|投保|贷款利|(?<![毛净])利|税|费|保费|手续费|发生|起火|火灾|伤亡|重伤|受伤|检出|排放|能耗|电耗|误报|漏报|漏检|驳回|败诉|纠错|改判|发改|上诉|申诉)$/u;
const shareRate =
	/(?:合格|优良|优秀|良好|达标|覆盖|入学|入园|升学|毛入学|巩固|就业|满意|知晓|支持|认可|普及|参保|参合|接种|办结|结案|破案|侦破|抓获|城镇化|城市化|化解|调解|完成|到位|签约|履约|参与|参会|到会|到课|出勤|占有|市占|失业|负债|不良|逾期|报销|报账|兑现|整改|销号|受理|回复|答复|回访|好评|绿化|机械化|自给|治愈|见效|有效|录取|及格|通过|上线|毕业|挂牌|安装|入户|签收|建档|管护|处置|处理|收集|净化|达产|开工|复工|竣工|入住|空置|出租|上座|准点|正点|准确|规模化|集约化|标准化|网办|可办|一次办成|秒批|合格稳定)$/u;

const longestRate = 6;

function kindOfRate(text: string, to: number): RateKind | undefined {
	const before = text.slice(Math.max(0, to - 1 - longestRate), to - 1);
	if (before === '' || afterVerb.test(text.charAt(to))) return undefined;
	if (/[，。；：、（）\s]$/u.test(before)) return undefined;
	if (notARate.test(before) && !ownedRate.test(before)) return undefined;
	if (/贫困发生$/u.test(before)) return 'share';
	if (relativeRate.test(before)) return 'relative';
	if (/增长$/u.test(before)) return 'speed';
	return shareRate.test(before) ? 'share' : 'rate';
}

/**
 * The rate that a trigger word ends.
 * @param text with what is not the writer's own masked.
 */
export function rateNounAt(text: string, hit: Span): RateNoun | undefined {
	const word = text.slice(hit.from, hit.to) as (typeof rateTriggers)[number];
	const kind = word === '率' ? kindOfRate(text, hit.to) : kinds[word];
	if (kind === undefined) return undefined;
	// 按比例, 成比例, 比例尺.
	if (word === '比例' && (/[按成同等]$/u.test(text.slice(0, hit.from)) || text[hit.to] === '尺'))
		return undefined;
	return { from: hit.from, to: hit.to, kind, text: word };
}
