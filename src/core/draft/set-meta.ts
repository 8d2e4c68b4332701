import { isIndent } from '../text/characters';
import { lineBreakOf } from '../text/lines';
import { applyEdits } from '../text/edits';
import type { Edit } from '../text/span';
import type { Draft, Entry, FrontMatter } from './draft';
import { canonicalKey, knownKeys, metaEntry } from './meta';
import { parseDraft } from './parse';

/** Keys whose value stands in indented lines even where it is one line only. */
const listKeys = new Set(['数据']);

/** What stands behind the colon: one line, or indented lines below it. */
function valueText(key: string, value: string, lineBreak: string): string {
	const lines = value
		.split(/[\r\n]+/u)
		.map((line) => line.trim())
		.filter((line) => line !== '');
	if (lines.length === 0) return '';
	if (lines.length === 1 && !listKeys.has(canonicalKey(key))) return lines[0] ?? '';
	return lines.map((line) => `${lineBreak}  ${line}`).join('');
}

const isInline = (text: string): boolean => text !== '' && !/^[\r\n]/u.test(text);

function replaceValue(draft: Draft, entry: Entry, value: string): Edit {
	const { text } = draft;
	const written = valueText(entry.key, value, lineBreakOf(text));
	const { from } = entry.valueSpan;
	const to = entry.children.at(-1)?.valueSpan.to ?? entry.valueSpan.to;
	const gap = isInline(written) && text[from - 1] === ':' ? ' ' : '';
	return { from, to, text: gap + written };
}

const rank = (key: string): number => {
	const at = knownKeys.findIndex((known) => known.key === canonicalKey(key));
	return at === -1 ? knownKeys.length : at;
};

/** The entry a new key goes behind; undefined: it goes to the top. */
function entryBefore(draft: Draft, entries: readonly Entry[], key: string): Entry | undefined {
	const own = rank(key);
	const above = entries.findLast((entry) => entry.key !== '' && rank(entry.key) <= own);
	if (above) return above;
	// An indented first line would become a part of what is put above it.
	const first = entries[0];
	return first && isIndent(draft.text[first.span.from]) ? first : undefined;
}

function insertEntry(
	draft: Draft,
	{ entries, span }: FrontMatter,
	key: string,
	value: string,
): Edit {
	const { text } = draft;
	const lineBreak = lineBreakOf(text);
	const written = valueText(key, value, lineBreak);
	const line = `${key}:${isInline(written) ? ' ' : ''}${written}`;
	const above = entryBefore(draft, entries, key);
	const fence =
		/^[^\r\n]*(?:\r\n|\r|\n)?/u.exec(text.slice(span.from, span.from + 4096))?.[0] ?? '';
	const at = above ? above.span.to : span.from + fence.length;
	const endsLine = /[\r\n]/u.test(text[at - 1] ?? '');
	return { from: at, to: at, text: endsLine ? `${line}${lineBreak}` : `${lineBreak}${line}` };
}

/** One edit that turns a front matter into what `edit` leaves of it, with its closing line. */
function withClosing(draft: Draft, { span }: FrontMatter, edit: Edit): Edit {
	const lineBreak = lineBreakOf(draft.text);
	const head = draft.text.slice(0, span.to);
	const changed = applyEdits(head, [edit]).text.slice(span.from);
	const ended = /[\r\n]$/u.test(changed) ? changed : changed + lineBreak;
	return { ...span, text: `${ended}---${lineBreak}` };
}

/**
 * The edit that gives a front matter key a value; it creates the front matter where there is none
 * and closes one that lacks its end. A new key takes its usual place among the known ones.
 * @param key as it shall be written; an alias that stands in the file already is kept.
 * @param value lines separated by `\n`; more than one line, and 数据, are indented below the key.
 */
export function setMeta(draft: Draft, key: string, value: string): Edit {
	const { frontMatter, body, text } = draft;
	if (!frontMatter) {
		const lineBreak = lineBreakOf(text);
		const written = valueText(key, value, lineBreak);
		const line = `${key}:${isInline(written) ? ' ' : ''}${written}`;
		const lines = ['---', line, '---', ''].join(lineBreak);
		return { from: body.from, to: body.from, text: lines };
	}
	const entry = metaEntry(draft, key);
	const edit = entry
		? replaceValue(draft, entry, value)
		: insertEntry(draft, frontMatter, key, value);
	return frontMatter.closed ? edit : withClosing(draft, frontMatter, edit);
}

/** The same for several keys, as one edit of the whole front matter. */
export function setAllMeta(draft: Draft, values: readonly (readonly [string, string])[]): Edit {
	let changed = draft;
	for (const [key, value] of values) {
		const { text } = applyEdits(changed.text, [setMeta(changed, key, value)]);
		changed = parseDraft(text).draft;
	}
	const span = draft.frontMatter?.span ?? { from: draft.body.from, to: draft.body.from };
	const { from, to } = changed.frontMatter?.span ?? { from: 0, to: 0 };
	return { ...span, text: changed.text.slice(from, to) };
}
