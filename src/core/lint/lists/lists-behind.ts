import { widestSlip, type CountedList } from './counted-list';
import { countCharacters, countClauses, countNames, countParted, countPlain } from './shape-counts';
import { atLeast, exactly } from './list-number';
import { countPauses } from './pause-counts';
import { announces, noItem, quotedWord, rarelyTold, told, toldAt, type Told } from './list-behind';
import { countBy, countNumbered, countOnes, policy, wordOf } from './word-counts';
import { gather } from '../../text/gather';

const longestSubject = 6;
/** Of the paragraph behind the number. */
const longestParagraph = 3000;

function behindNumber(one: Told): CountedList | undefined {
	const paused = countPauses(one);
	if (paused) return told(one, paused, widestSlip);
	// 超过20吨的3个，不到20吨的5个: only a quoted word, or one that opens a list, is of the items.
	const mayBeWord = one.opener !== '，' || one.of.includes('”');
	const word = mayBeWord ? wordOf(one.of) : undefined;
	const count =
		(word === undefined ? undefined : countBy(one, word)) ??
		countOnes(one) ??
		((one.opener === '，' && !one.of.includes('”')) || rarelyTold.test(one.of)
			? undefined
			: countNumbered(one));
	if (count !== undefined) return told(one, atLeast(count, one.list));
	if (rarelyTold.test(one.of)) return undefined;
	// What begins with the word, but not all, is in doubt.
	if (word !== undefined && one.list.includes(word) && word.length > 1) return undefined;
	if (policy.test(one.of)) return undefined;
	// 三家医院开通绿色通道：…: what they do, not what there are three of.
	if (one.of.length > longestSubject && !announces.test(one.of) && !one.of.includes('”'))
		return undefined;
	const alike = countClauses(one) ?? countNames(one) ?? countCharacters(one);
	if (alike !== undefined) return told(one, exactly(alike));
	if (one.opener === '，') return undefined;
	const parted = countParted(one) ?? (word === undefined ? countPlain(one) : undefined);
	return parted === undefined ? undefined : told(one, exactly(parted));
}

const label = /(?:^|。)(?<label>[〇一-鿿“”]{2,8})：/gu;

/** 症结有三个。一个是贵，…。一个是远，…。: sentences that tell of one and of one more. */
function behindSentences(one: Told, paragraph: string): CountedList | undefined {
	const list = paragraph.replace(/。$/u, '');
	const count = countOnes({ ...one, list, rest: '' });
	return count === undefined ? undefined : told({ ...one, list, rest: '' }, exactly(count));
}

/** 主要有三点。人手紧：…。设备旧：…。经费少：…。: sentences with labels of one length. */
function behindLabels(one: Told, paragraph: string): CountedList | undefined {
	if (!/^[^。：]{2,8}：/u.test(paragraph)) return undefined;
	const labels = [...paragraph.matchAll(label)].map((found) => found.groups!['label']!);
	const word = quotedWord.exec(one.of)?.groups?.['word'];
	// “三个错配”。区位错配：…。户型错配：…。: each label ends with the word.
	if (word !== undefined && word.length > 1 && labels.length > 1)
		return labels.every((found) => found.endsWith(word) && found !== word) &&
			new Set(labels).size === labels.length
			? told({ ...one, rest: '' }, exactly(labels.length))
			: undefined;
	if (!announces.test(one.of)) return undefined;
	const isFirst = paragraph.startsWith(`${labels[0] ?? '。'}：`);
	const isEven = labels.every((found) => found.length === labels[0]!.length);
	if (!isFirst || !isEven || labels.length < 2) return undefined;
	if (labels.some((found) => noItem.test(found)) || new Set(labels).size < labels.length)
		return undefined;
	return told({ ...one, rest: '' }, exactly(labels.length));
}

/** The paragraph behind an offset; undefined where it is too long to be one list. */
function paragraphFrom(text: string, from: number): string | undefined {
	const [paragraph = ''] = text.slice(from, from + longestParagraph).split('\n');
	return paragraph.length === longestParagraph ? undefined : paragraph;
}

function listBehind(text: string, at: number): CountedList | undefined {
	const one = toldAt(text, at);
	if (!one) return undefined;
	const isStop = one.opener === '。';
	const found = isStop ? undefined : behindNumber(one);
	if (found || !(isStop || one.opener === '：')) return found;
	const paragraph = paragraphFrom(text, one.from);
	if (paragraph === undefined) return undefined;
	return (isStop ? behindSentences(one, paragraph) : undefined) ?? behindLabels(one, paragraph);
}

/**
 * Lists right behind their number that contradict it.
 * @param counts offsets of the numbers, of `countsIn`.
 */
export const wrongListsBehind = (text: string, counts: readonly number[]): readonly CountedList[] =>
	gather(counts, (at) => listBehind(text, at));
