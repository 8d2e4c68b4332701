import type { Span } from '../../text/span';
import type { Trigger } from '../rule';

/** A place in a series of one verb that does not follow the one before it. Offsets are of the paragraph. */
export interface SkippedVerb extends Span {
	readonly word: string;
	/** The place that should stand here. */
	readonly n: number;
	/** Whether the place before is there twice, so that none is missing. */
	readonly isRepeat: boolean;
}

/** Triggers under which `skippedVerbs` can find anything. */
export const verbTriggers: readonly Trigger[] = ['。', '；', '，'].flatMap((stop) => [
	`${stop}二`,
	`${stop}三`,
]);

const numerals = '一二三四五六七八九十';
/** 是, 要, 则 and 靠 count any series and are read with the other marks. */
const readElsewhere = '是要则靠';
/** 一楼, 一组, 一期: what is numbered here and need not be told in full; 一般, 一旦: other words. */
const noVerb =
	'楼组队村区号中期季月年班级类等档线院厂校社路街巷栋单所分团营连排车段层小批次个家户人名位岁天日时样种方科室师处局般共同旦直定致律切些起并体下手把张条块行带代点度亩边幅套座只台瓶袋件本首桥站港道坝泵机炉矿井标题产审图城市州厅桶库仓房口门窗柜岗课届轮场回环更经向再概项股支艘对双水';
const first = new RegExp(
	`(?:^|[。；：，])一(?<word>(?![${readElsewhere}${noVerb}])[〇一-鿿])`,
	'gu',
);
const farthest = 500;
const fewest = 3;

interface Place extends Span {
	readonly n: number;
}

/** The places after the first, each at the start of a clause. */
function placesOf(text: string, from: number, word: string): readonly Place[] {
	const next = new RegExp(`(?<=[。；，])[${numerals}]${word}`, 'gu');
	return [...text.slice(from, from + farthest).matchAll(next)].map((match) => ({
		n: numerals.indexOf(match[0].charAt(0)) + 1,
		from: from + match.index,
		to: from + match.index + match[0].length,
	}));
}

function skippedIn(text: string, from: number, word: string): SkippedVerb | undefined {
	const places = placesOf(text, from, word);
	if (places.length + 1 < fewest) return undefined;
	const odd = places.findIndex((place, index) => place.n !== index + 2);
	const at = places[odd];
	if (!at) return undefined;
	const [n, before] = [odd + 2, odd + 1];
	const isRepeat = at.n === before;
	// One slip: what follows is counted on from it, or as if it had not been.
	const isCountedOn = places
		.slice(odd)
		.every((place, index) => place.n === at.n + index || (index > 0 && place.n === n + index));
	if ((at.n !== n + 1 && !isRepeat) || !isCountedOn || n > numerals.length) return undefined;
	// 三保都落实到人: of the place before.
	if (isRepeat && /[都均也全已各]/u.test(text.charAt(at.to))) return undefined;
	// 三是 or 第三 may be the one that is missed.
	const missed = numerals.charAt(n - 1);
	const between = text.slice(places[odd - 1]?.to ?? from, at.from);
	if (new RegExp(`[。；，、第]${missed}`, 'u').test(between)) return undefined;
	return { word, n, isRepeat, from: at.from, to: at.to };
}

/** Places that are missed or told twice in series such as 一保…；二保…；三保…, of three places at least. */
export function skippedVerbs(text: string): readonly SkippedVerb[] {
	if (!text.includes('一') || !/[。；，][二三][〇一-鿿]/u.test(text)) return [];
	return [...text.matchAll(first)].flatMap((match) => {
		const word = match.groups!['word']!;
		return skippedIn(text, match.index + match[0].length, word) ?? [];
	});
}
