import { beyondKnownMarkAt, beyondMarkAt } from './beyond';
import type { Contradiction } from './changes-check';
import type { Reader } from './claimed';
import { complementAt } from './complements';
import { eachTimesAt } from './each-times';
import { lossRateAt } from './loss-rates';
import { marginAt } from './margins';
import { meanAt } from './means';
import { periodAverageAt } from './period-averages';
import { placesEachAt } from './places-each';
import type { Quantity } from './quantity';
import { sinceStartAt } from './since-start';
import { twoToldAt } from './two-told';
import type { Span } from '../text/span';

/** Each with what stands shortly before the figure that closes its relation: most figures have none of it. */
const readers: readonly (readonly [RegExp, Reader])[] = [
	[/[日天周月]均/u, periodAverageAt],
	[/平均|均[价值]/u, meanAt],
	[/每/u, placesEachAt],
	[/共|合计|累计/u, eachTimesAt],
	[/[）)警保汛设常]|标准|限值/u, beyondMarkAt],
	[/警|保证|汛限|设防|正常蓄/u, beyondKnownMarkAt],
	[/[亏利赚益赔挣]|收入|倒挂/u, marginAt],
	[/率|产销差/u, lossRateAt],
	[/其余|剩余|余下|剩下|另外|另有|[还尚仍]有/u, complementAt],
	[/前者|后者|环比/u, twoToldAt],
	[/年初|上年[末底]|去年[末底]/u, sinceStartAt],
];
const sight = 20;

/** A part of any of these stands before a figure that may close a relation. */
export const relationTriggers: readonly string[] = [
	...['日均', '天均', '周均', '月均', '平均', '均价', '均值'],
	...[...'班间组车辆村镇支家台期人户名批所校处个'].map((one) => `每${one}`),
	...[...'村镇乡县区校户家人道位门组'].map((one) => `${one}各`),
	...['警戒', '超警', '保证水位', '汛限', '设防', '正常蓄'],
	...['标准（', '限值（', '目标（', '要求（', '水平（', '上限（', '定额（'],
	...['亏损', '利润', '净赚', '赚', '盈利', '收益', '纯收入', '净收入', '毛利', '倒挂'],
	...['漏损', '漏失', '产销差', '线损率', '空置率', '闲置率', '缺勤率', '流失率', '离职率'],
	...['其余', '剩余', '余下', '剩下', '另外', '另有', '还有', '尚有', '仍有'],
	...['前者', '后者', '季度环比', '月环比', '月份环比'],
	...['较年初', '比年初', '较上年末', '比上年末', '较上年底'],
];

/**
 * Relations that are told over several clauses and do not hold; each figure near enough behind one of the
 * words of `relationTriggers` is held against those of its sentence.
 * @param spans of those words, in offsets of the text, in order.
 */
export function toldRelationsIn(
	text: string,
	quantities: readonly Quantity[],
	spans: readonly Span[],
): readonly Contradiction[] {
	const found: Contradiction[] = [];
	let n = 0;
	quantities.forEach((quantity, at) => {
		while (n < spans.length && spans[n]!.to + reach < quantity.from) n++;
		const span = spans[n];
		if (!span || span.from > quantity.from) return;
		const near = text.slice(Math.max(0, quantity.from - sight), quantity.from);
		for (const [cue, read] of readers) {
			const one = cue.test(near) ? read(text, quantities, at) : undefined;
			if (!one) continue;
			found.push(one);
			return;
		}
	});
	return found;
}

/** How far behind its word the figure may stand. */
const reach = 40;
