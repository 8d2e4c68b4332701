import { metaEntry } from '../../draft/meta';
import { parseBeijingTime, type BeijingTime } from '../../text/beijing-time';
import type { Span } from '../../text/span';
import { dayOf } from './calendar';
import type { DocumentContext } from '../rule';

/** 约稿: when a call for items closes. */
export interface CallDeadline extends Span {
	readonly time: BeijingTime;
	/** As the front matter writes it. */
	readonly written: string;
}

/** Keys that offices add for it; 约稿 itself names it in words, e.g. `第8期（11月25日前）`. */
const ownKeys = ['约稿时限', '约稿截止', '截稿时间', '截稿日期', '报送时限', '报送截止'];

const dated =
	/(\d{4}年)?\d{1,2}月\d{1,2}[日号](?:\s?(?:[上下]午|晚上)?\d{1,2}[时点:：]\d{0,2}分?)?/gu;
const closes = /^日?(?:[之以]?前|截[止稿]|止|为限|结束)/u;
const willClose = /(?:截[止至稿](?:时间|日期)?|限|延[期长][至到]?)[：:为于]?$/u;

/** The last date that a text calls a deadline: an extension stands behind what it extends. */
function inWords(text: string, year: number): { text: string; index: number } | undefined {
	let last: { text: string; index: number } | undefined;
	for (const match of text.matchAll(dated)) {
		const end = match.index + match[0].length;
		const isDeadline = closes.test(text.slice(end)) || willClose.test(text.slice(0, match.index));
		if (!isDeadline) continue;
		last = { text: match[1] === undefined ? `${year}年${match[0]}` : match[0], index: match.index };
	}
	return last;
}

/** The deadline of the call that the draft answers; undefined where the front matter names none. */
export function callDeadline(context: DocumentContext, now: number): CallDeadline | undefined {
	const { draft } = context;
	for (const key of ownKeys) {
		const entry = metaEntry(draft, key);
		const time = entry && parseBeijingTime(entry.value);
		if (time) return { ...entry.valueSpan, time, written: entry.value };
	}
	const entry = metaEntry(draft, '约稿');
	const found = entry && inWords(entry.value.slice(0, 200), dayOf(now).year);
	const time = found && parseBeijingTime(found.text);
	return time && { ...entry.valueSpan, time, written: found.text };
}
