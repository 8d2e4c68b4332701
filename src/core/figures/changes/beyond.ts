import type { Contradiction } from './changes-check';
import { isNear, only, wordsTo } from './claimed';
import { clean, isPlain, type Quantity } from '../quantity';
import { isSameDimension } from '../unit';

const above = '超过?|超出|高于|高出|多于|大于';
const below = '低于|少于|不及|小于|欠';
/** 超警戒水位（28.50米）: what a level is held against, its own figure in brackets. */
const bracketed = new RegExp(
	`^[^，。；：、\\d（(]{0,4}[，、](?:[仍已均]|平均|一度|最高){0,2}(?:(?<up>${above})|(?<down>${below})|比)[一-龥]{0,14}[（(][一-龥]{0,5}$`,
	'u',
);
const closing = /^[）)]的?(?:(?<up>高出?|多出?|超出?|长|快)|(?<down>[低少短慢]))?了?$/u;
/** 超警戒水位28.50米0.45米 has two figures side by side. */
const levelled = new RegExp(
	`^[，、][仍已均]?(?:(?<up>${above})|(?<down>${below}))(?:警戒|保证|汛限|设防|防洪高|正常蓄)水?[位线]?$`,
	'u',
);

/** 较警戒水位36.0米低0.5米: the way is told behind the mark. */
const comparing =
	/^[，、][仍已均尚]?(?:[比较离]|距离?)[一-龥]{0,4}(?:警戒|保证|汛限|设防|正常蓄)水?[位线]?$/u;
const comparedBy = /^[仍还尚仅只]?(?:(?<up>高出?|超出?)|(?<down>[低差少]))了?$/u;

type Groups = Readonly<Record<string, string | undefined>>;

/** 1 where the level is said to be above its mark, −1 below; undefined where both ways are said, or none. */
function wayOf(open: Groups, close: Groups): 1 | -1 | undefined {
	const up = open['up'] !== undefined || close['up'] !== undefined;
	const down = open['down'] !== undefined || close['down'] !== undefined;
	if (up === down) return undefined;
	return up ? 1 : -1;
}

function check(
	level: Quantity,
	mark: Quantity,
	by: Quantity,
	way: 1 | -1,
): Contradiction | undefined {
	const [high, low] = way === 1 ? [level, mark] : [mark, level];
	const value = clean(high.low - low.low);
	if (![level, mark, by].every(isPlain) || !isNear(by.low, value, 2)) return undefined;
	const room = 1e-9 * high.high;
	if (
		high.lowest - low.highest <= by.highest + room &&
		high.highest - low.lowest >= by.lowest - room
	) {
		// Levels are read, not rounded: all three to the same place leave no room.
		const isRead = level.slack === mark.slack && mark.slack === by.slack;
		if (!isRead || Math.abs(value - by.low) < 3 * by.slack) return undefined;
	}
	return {
		wrong: by,
		value,
		others: [
			[level, '实际'],
			[mark, '标准'],
		],
		working: { kind: 'difference', first: high, second: low },
	};
}

/** 水位28.95米，超警戒水位（28.50米）0.45米. */
export function beyondMarkAt(
	text: string,
	quantities: readonly Quantity[],
	at: number,
): Contradiction | undefined {
	const [level, mark, by] = [quantities[at - 2], quantities[at - 1], quantities[at]!];
	if (!level || !mark) return undefined;
	if (!isSameDimension(level.unit, by.unit) || !isSameDimension(mark.unit, by.unit))
		return undefined;
	const [gap, end] = [text.slice(level.to, mark.from), text.slice(mark.to, by.from)];
	const open = bracketed.exec(gap)?.groups;
	const close = closing.exec(end)?.groups;
	const way =
		open && close
			? wayOf(open, close)
			: end === ''
				? wayOf(levelled.exec(gap)?.groups ?? {}, {})
				: comparing.test(gap)
					? wayOf(comparedBy.exec(end)?.groups ?? {}, {})
					: undefined;
	return way === undefined ? undefined : check(level, mark, by, way);
}

const beyondKnown =
	/^[，、；][仍已均]?(?:(?<up>超过?|超出|高出|高于)|(?<down>低于|欠))(?<mark>警|保证|汛限|设防|正常蓄)戒?(?:水?位|线)?$/u;
/** The mark told before the level, or behind in brackets. */
const markWord = (mark: string): RegExp => new RegExp(`${mark}戒?水?[位线]?[为是（(]?$`, 'u');
const behindIn = /^[（(][一-龥]{0,6}$/u;
const levelWord = /水位|液位|流量/u;

/** Whether the level is another place's than the mark: told in another sentence, with a place of its own. */
function isElsewhere(text: string, mark: Quantity, level: Quantity): boolean {
	if (mark.to > level.from) return false;
	const gap = text.slice(mark.to, level.from);
	return /[。；\n]/u.test(gap) && /[站库河江湖溪闸]|断面/u.test(gap);
}

/** 警戒水位28.50米，…实际水位28.95米，超警戒水位0.45米: the mark is told before. */
export function beyondKnownMarkAt(
	text: string,
	quantities: readonly Quantity[],
	at: number,
): Contradiction | undefined {
	const [level, by] = [quantities[at - 1], quantities[at]!];
	if (!level || !isSameDimension(level.unit, by.unit)) return undefined;
	const said = beyondKnown.exec(text.slice(level.to, by.from))?.groups;
	if (!said || !levelWord.test(wordsTo(text, level.from))) return undefined;
	const word = markWord(said['mark']!);
	const marks = quantities.filter(
		(q) =>
			(q.to <= level.from || behindIn.test(text.slice(by.to, q.from))) &&
			isSameDimension(q.unit, by.unit) &&
			word.test(text.slice(Math.max(0, q.from - 8), q.from)),
	);
	const mark = only(marks);
	if (mark && isElsewhere(text, mark, level)) return undefined;
	const way = wayOf(said, {});
	return mark && way !== undefined ? check(level, mark, by, way) : undefined;
}
