import { beyondKnownMarkAt, beyondMarkAt } from './beyond';
import type { Contradiction } from './changes-check';
import type { Reader } from './claimed';
import { complementAt } from './complements';
import { eachTimesAt, totalFirstAt } from './each-times';
import { lossRateAt } from './loss-rates';
import { marginAt } from './margins';
import { meanAt } from './means';
import { periodAverageAt } from './period-averages';
import { placesEachAt } from '../sums/places-each';
import type { Quantity } from '../quantity';
import { shareAmountAt } from './share-amounts';
import { sinceStartAt } from './since-start';
import { timesToldAt, twoToldAt } from './two-told';
import type { Span } from '../../text/span';

/** Each with what stands shortly before the figure that closes its relation: most figures have none of it. */
const readers: readonly (readonly [RegExp, Reader])[] = [
	[/[日天周月]均/u, periodAverageAt],
	[/[两三四五六七八九十\d][一-龥]{1,5}均|平均每/u, meanAt],
	[/每[个一]?[班教车宿房间组辆桌楼栋]/u, placesEachAt],
	[/[每各][^。]*(?:[共计]|累计)/u, eachTimesAt],
	[/每/u, totalFirstAt],
	[/[户人家个件名亩][^，。；\d]{0,4}[中里内]/u, shareAmountAt],
	[/[）)警保汛设常]|标准|限值/u, beyondMarkAt],
	[/警|保证|汛限|设防|正常蓄/u, beyondKnownMarkAt],
	[/[亏利赚益赔挣]|收入|倒挂/u, marginAt],
	[/率|产销差/u, lossRateAt],
	[/其余|剩余|余下|剩下|另外|另有|[还尚仍]有/u, complementAt],
	[/前者|后者|环比/u, twoToldAt],
	[/前者[^，]{1,4}后者|后者[^，]{1,4}前者/u, timesToldAt],
	[/年初|上年[末底]|去年[末底]/u, sinceStartAt],
];
const sight = 28;

/** A part of any of these stands before a figure that may close a relation. */
export const relationTriggers: readonly string[] = [
	...['日均', '天均', '周均', '月均', '均价', '均值', '平均每'],
	...[...'班间组车辆村镇支家台期人户名批所校处个场次'].map((one) => `每${one}`),
	...[...'月年天次轮期批度县镇村业点块本家户处组'].map((one) => `${one}平均`),
	...[...'村镇乡县区校户家人道位门组'].map((one) => `${one}各`),
	...[
		'户中',
		'人中',
		'家中',
		'个中',
		'件中',
		'亩中',
		'户里',
		'医中',
		'师中',
		'生中',
		'村中',
		'业中',
	],
	...['警戒', '超警', '保证水位', '汛限', '设防', '正常蓄'],
	...['标准（', '限值（', '目标（', '要求（', '水平（', '上限（', '定额（'],
	...['亏损', '利润', '净赚', '赚', '盈利', '收益', '纯收入', '净收入', '毛利', '倒挂'],
	...['漏损', '漏失', '产销差', '线损率', '空置率', '闲置率', '缺勤率', '流失率', '离职率'],
	...['不合格率', '缺课率', '缺考率', '缺席率', '缺岗率', '空租率'],
	...['未办结率', '未完成率', '未整改率'],
	...['其余', '剩余', '余下', '剩下', '另外', '另有', '还有', '尚有', '仍有'],
	...['前者', '后者', '季度环比', '月环比', '月份环比'],
	...['较年初', '比年初', '较上年末', '比上年末', '较上年底'],
];

/** How far behind its word the figure may stand. */
const reach = 40;

const nearOf = (text: string, from: number): string => text.slice(Math.max(0, from - sight), from);

const anyCue = new RegExp(readers.map(([cue]) => cue.source).join('|'), 'u');

/**
 * Places of those figures that may close a relation; reading what others there are is dear.
 * @param starts where the figures of the text begin, in order.
 * @param spans of the words of `relationTriggers`, in order.
 */
export function closingFigures(
	text: string,
	starts: readonly number[],
	spans: readonly Span[],
): ReadonlySet<number> {
	const found = new Set<number>();
	let n = 0;
	for (const from of starts) {
		while (n < spans.length && spans[n]!.to + reach < from) n++;
		const span = spans[n];
		if (span && span.from < from && anyCue.test(nearOf(text, from))) found.add(from);
	}
	return found;
}

/**
 * Relations that are told over several clauses and do not hold.
 * @param closing where the figures begin that are held against the others, as `closingFigures` tells.
 */
export function toldRelationsIn(
	text: string,
	quantities: readonly Quantity[],
	closing: ReadonlySet<number>,
): readonly Contradiction[] {
	return quantities.flatMap((quantity, at) => {
		if (!closing.has(quantity.figure.from)) return [];
		const near = nearOf(text, quantity.from);
		for (const [cue, read] of readers) {
			const one = cue.test(near) ? read(text, quantities, at) : undefined;
			if (one) return [one];
		}
		return [];
	});
}
