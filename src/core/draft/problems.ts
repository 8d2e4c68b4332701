import { isIndent } from '../text/characters';
import { lineBreakOf } from '../text/lines';
import type { Span } from '../text/span';
import type { DraftProblem, Entry } from './draft';
import type { FrontMatterParts } from './front-matter';
import { canonicalKey, isKnownKey, knownSpellings } from './meta';
import { nearest } from './nearest';
import { quote } from './quote';

type DraftFix = DraftProblem['fixes'][number];

const remove = (title: string, { from, to }: Span): DraftFix => ({
	title,
	edits: [{ from, to, text: '' }],
});

/** A line of an entry without its line break, for marking. */
const lineSpan = (entry: Entry): Span => ({
	from: Math.min(entry.keySpan.from, entry.valueSpan.from),
	to: entry.valueSpan.to,
});

function duplicateKeys(entries: readonly Entry[]): DraftProblem[] {
	const firstOf = new Map<string, Entry>();
	const problems: DraftProblem[] = [];
	for (const entry of entries) {
		const key = canonicalKey(entry.key);
		if (key === '') continue;
		const first = firstOf.get(key);
		if (!first) {
			firstOf.set(key, entry);
			continue;
		}
		const name =
			first.key === entry.key ? quote(entry.key) : `${quote(entry.key)}与${quote(first.key)}`;
		problems.push({
			code: 'duplicate-key',
			...entry.keySpan,
			message: `${name}重复，只认前面的一处，这一行不起作用；请保留一处。`,
			fixes: [remove('删除这一行', entry.span), remove('保留这一行，删除前面的一处', first.span)],
		});
	}
	return problems;
}

function unknownKey(entry: Entry, extraKeys: readonly string[]): DraftProblem {
	const near = nearest(entry.key.replace(/\s+/gu, ''), [...knownSpellings, ...extraKeys]);
	const advice = near
		? `如是笔误请改为“${near}”`
		: '如是本单位自定的，请在载体设置中添加，否则请改用已有的要素名';
	return {
		code: 'unknown-key',
		...entry.keySpan,
		message: `${quote(entry.key)}不是已有的要素名，校核和收稿方认不出它；${advice}。`,
		fixes: near ? [{ title: `改为“${near}”`, edits: [{ ...entry.keySpan, text: near }] }] : [],
	};
}

/** Where a colon is missing: behind a known key at the start of the line, with the space after it. */
function missingColon(value: string, extraKeys: readonly string[]): string | undefined {
	const known = [...knownSpellings, ...extraKeys].sort((a, b) => b.length - a.length);
	return known.find(
		(key) => value.startsWith(key) && /^[\s;；.．]*\S/u.test(value.slice(key.length)),
	);
}

function lineWithoutColon(
	entry: Entry,
	above: Entry | undefined,
	extraKeys: readonly string[],
): DraftProblem {
	const { from } = entry.valueSpan;
	const fixes: DraftFix[] = [];
	const key =
		entry.keySpan.to === entry.keySpan.from ? missingColon(entry.value, extraKeys) : undefined;
	if (key !== undefined) {
		const rest = entry.value.slice(key.length);
		const gap = rest.length - rest.replace(/^[\s;；.．]+/u, '').length;
		const at = from + key.length;
		fixes.push({ title: `在“${key}”后补上冒号`, edits: [{ from: at, to: at + gap, text: ': ' }] });
	}
	if (above) {
		fixes.push({
			title: `作为${quote(above.key)}的下一行（前面空两格）`,
			edits: [{ from: entry.span.from, to: entry.span.from, text: '  ' }],
		});
	}
	fixes.push(remove('删除这一行', entry.span));
	return {
		code: 'line-without-colon',
		...lineSpan(entry),
		message: '这一行不是“名称: 内容”的写法，认不出是哪一项；请补上名称和冒号，或移到正文。',
		fixes,
	};
}

/** 数据 lines: `企业126家` gets its colon before the number. */
function factsWithoutColon(entry: Entry): DraftProblem[] {
	if (canonicalKey(entry.key) !== '数据') return [];
	return entry.children
		.filter((child) => child.key === '')
		.map((child) => {
			const at = child.value.search(/[\d０-９]/u);
			const name = child.value.slice(0, Math.max(0, at)).trimEnd();
			const { from } = child.valueSpan;
			const edits = [{ from: from + name.length, to: from + at, text: ': ' }];
			return {
				code: 'line-without-colon' as const,
				...lineSpan(child),
				message:
					'数据要写成“名称: 数字和单位”，否则填数时可能认错；请补上冒号，例如“企业: 126家”。',
				fixes: at > 0 && name !== '' ? [{ title: '补上冒号', edits }] : [],
			};
		});
}

function entryProblems(
	text: string,
	entries: readonly Entry[],
	extraKeys: readonly string[],
): DraftProblem[] {
	const extra = new Set(extraKeys.map(canonicalKey));
	let above: Entry | undefined;
	return entries.flatMap((entry) => {
		if (entry.key === '') {
			const isIndented = isIndent(text[entry.span.from]);
			return [lineWithoutColon(entry, isIndented ? undefined : above, extraKeys)];
		}
		above = entry;
		const own =
			isKnownKey(entry.key) || extra.has(canonicalKey(entry.key))
				? []
				: [unknownKey(entry, extraKeys)];
		return [...own, ...factsWithoutColon(entry)];
	});
}

function unclosed(text: string, { frontMatter }: FrontMatterParts): DraftProblem[] {
	if (frontMatter.closed) return [];
	const { from, to } = frontMatter.span;
	const lineBreak = lineBreakOf(text);
	const before = /[\r\n]$/u.test(text.slice(from, to)) ? '' : lineBreak;
	return [
		{
			code: 'unclosed-front-matter',
			from,
			to: Math.min(to, from + 3),
			message: '开头的要素栏缺少结尾的“---”，分不清哪里是正文；请在最后一项的下一行补上“---”。',
			fixes: [
				{ title: '补上结尾的“---”', edits: [{ from: to, to, text: `${before}---${lineBreak}` }] },
			],
		},
	];
}

const oddFence = ({ from, to }: Span): DraftProblem => ({
	code: 'odd-fence',
	from,
	to,
	message: '要素栏的分隔线应当顶格写三个半角减号，别的软件认不出这一行；请改为“---”。',
	fixes: [{ title: '改为“---”', edits: [{ from, to, text: '---' }] }],
});

/** No real front matter has more lines; beyond them nothing is reported, so that time stays linear. */
const mostEntries = 300;

/** What is odd in the form of a front matter, in the order of the text. */
export function frontMatterProblems(
	text: string,
	parts: FrontMatterParts,
	extraKeys: readonly string[],
): DraftProblem[] {
	const entries = parts.frontMatter.entries.slice(0, mostEntries);
	return [
		...unclosed(text, parts),
		...parts.oddFences.map(oddFence),
		...entryProblems(text, entries, extraKeys),
		...duplicateKeys(entries),
	].sort((a, b) => a.from - b.from);
}
