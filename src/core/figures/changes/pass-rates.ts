import type { Contradiction } from './changes-check';
import { between } from './changes';
import { wordsTo } from './claimed';
import { clean, isPlain, type Quantity } from '../quantity';
import { isSameDimension } from '../unit';
import { gather } from '../../text/gather';

/** 抽检5620批次，不合格118批次，合格率97.9%: the rate is what those that failed leave. */
const rate =
	/^[^，。；：、\d]{0,6}[，（(](?:抽检|检测|总体|平均|综合)?(?<stem>合格|达标|优良|优秀|及格|完好)率(?:达到?|[仅只]?为)?$/u;

const sentenceEnd = /[。；！？\n]/u;
const farthest = 40;

function passRateAt(
	text: string,
	quantities: readonly Quantity[],
	at: number,
): Contradiction | undefined {
	const [whole, part, percent] = [quantities[at - 2], quantities[at - 1], quantities[at]!];
	if (!whole || !part || percent.unit?.text !== '%' || !isPlain(percent)) return undefined;
	const stem = rate.exec(between(text, part, percent))?.groups?.['stem'];
	if (stem === undefined || !isPlain(whole) || !isPlain(part) || part.low >= whole.low)
		return undefined;
	if (!isSameDimension(whole.unit, part.unit) || part.from - whole.to > farthest) return undefined;
	if (sentenceEnd.test(text.slice(whole.to, part.from))) return undefined;
	if (!new RegExp(`[不未]${stem}[^，]{0,4}$`, 'u').test(wordsTo(text, part.from))) return undefined;
	// 抽查40家，达标31家，基本达标6家，不达标3家: all of them stand further back.
	const first = quantities[at - 3];
	const isMore = first && isSameDimension(first.unit, whole.unit) && first.low > whole.low;
	if (isMore || wordsTo(text, whole.from).includes(stem)) return undefined;
	const value = clean((1 - part.low / whole.low) * 100);
	if (Math.abs(value - percent.low) <= percent.slack + 1e-9) return undefined;
	return {
		wrong: percent,
		value,
		others: [
			[whole, '总数'],
			[part, `不${stem}`],
		],
		working: { kind: 'lossOf', first: whole, second: part },
	};
}

/** Rates of what passed that those which failed contradict. */
export const wrongPassRatesIn = (
	text: string,
	quantities: readonly Quantity[],
): readonly Contradiction[] => gather(quantities, (_, at) => passRateAt(text, quantities, at));
