import {
	CompletionItemKind,
	MarkupKind,
	type CompletionItem,
	type TextEdit,
} from 'vscode-languageserver';
import type { Draft, Entry, Fact } from '../core/draft/draft';
import { canonicalKey, findKnownKey, knownKeys, metaEntry } from '../core/draft/meta';
import type { Span } from '../core/text/span';
import { extraKeysOf, findVehicle, type Catalogue } from '../core/vehicle/catalogue';
import type { Converter } from './convert';

/** Where completion is asked for. */
interface Asked {
	readonly draft: Draft;
	readonly catalogue: Catalogue;
	readonly convert: Converter;
	/** The caret. */
	readonly offset: number;
	readonly lineStart: number;
}

const edit = ({ convert }: Asked, span: Span, newText: string): TextEdit => ({
	range: convert.range(span),
	newText,
});

/** Order of a list as it is given; the editor would sort it by the characters' codes. */
const inOrder = (items: readonly CompletionItem[]): CompletionItem[] =>
	items.map((item, at) => ({ ...item, sortText: String(at).padStart(4, '0') }));

function keyExplanation(key: string, required: ReadonlySet<string>): Partial<CompletionItem> {
	const known = findKnownKey(key);
	const detail = required.has(key) ? '必填' : undefined;
	return {
		...(detail && { detail }),
		...(known && { documentation: known.explanation }),
	};
}

const longestKey = 64;

/** Keys that are not there yet, those that the vehicle requires first. */
function keys(asked: Asked): CompletionItem[] {
	const { draft, catalogue, offset, lineStart } = asked;
	const vehicle = findVehicle(catalogue, metaEntry(draft, '载体')?.value);
	const required = new Set((vehicle?.requiredKeys ?? []).map(canonicalKey));
	const all = new Set([
		...required,
		...knownKeys.map(({ key }) => key),
		...(vehicle?.extraKeys ?? extraKeysOf(catalogue)).map(canonicalKey),
	]);
	// A line that has its colon already keeps it.
	const rest = /^([^:：\r\n]*)[:：]/u.exec(draft.text.slice(offset, offset + longestKey))?.[1];
	const span = { from: lineStart, to: offset + (rest?.length ?? 0) };
	const colon = rest === undefined ? ': ' : '';
	return inOrder(
		[...all]
			.filter((key) => metaEntry(draft, key) === undefined)
			.map((key) => ({
				label: key,
				kind: CompletionItemKind.Property,
				filterText: key,
				textEdit: edit(asked, span, key + colon),
				// The values of the key are what one wants to see next.
				...((key === '载体' || findKnownKey(key)?.values) && {
					command: { title: '选择', command: 'editor.action.triggerSuggest' },
				}),
				...keyExplanation(key, required),
			})),
	);
}

function vehicleItems({ catalogue }: Asked): CompletionItem[] {
	return catalogue.vehicles.map(({ name, aliases = [], purpose, limit }) => ({
		label: name,
		kind: CompletionItemKind.EnumMember,
		filterText: [name, ...aliases].join(' '),
		documentation: { kind: MarkupKind.PlainText, value: purpose },
		detail: limit ? `${limit.n}字${limit.kind === 'max' ? '以内' : '左右'}` : '不限字数',
	}));
}

/** Values of a key; choosing one replaces what stands there. */
function values(asked: Asked, entry: Entry): CompletionItem[] {
	const key = canonicalKey(entry.key);
	const { draft, offset } = asked;
	const items: readonly CompletionItem[] =
		key === '载体'
			? vehicleItems(asked)
			: (findKnownKey(key)?.values ?? []).map((label) => ({
					label,
					kind: CompletionItemKind.EnumMember,
				}));
	const from = Math.min(entry.valueSpan.from, offset);
	const span = { from, to: Math.max(entry.valueSpan.to, offset) };
	const gap = /[:：]/.test(draft.text.charAt(from - 1)) ? ' ' : '';
	return inOrder(
		items.map((item) => ({
			...item,
			filterText: item.filterText ?? item.label,
			textEdit: edit(asked, span, gap + item.label),
		})),
	);
}

/** Longest end of `before` that `word` begins with. */
function typedPart(before: string, word: string): number {
	for (let length = Math.min(before.length, word.length); length > 0; length--) {
		if (before.endsWith(word.slice(0, length))) return length;
	}
	return 0;
}

function factItems(asked: Asked, { name, value }: Fact, before: string): CompletionItem[] {
	const forms = [
		{ typed: name, text: value + name },
		{ typed: name, text: name + value },
		{ typed: value, text: value },
	];
	const { offset } = asked;
	return forms.flatMap(({ typed, text }) => {
		const length = typedPart(before, typed);
		if (length === 0) return [];
		return [
			{
				label: text,
				kind: CompletionItemKind.Value,
				detail: '数据',
				filterText: typed,
				textEdit: edit(asked, { from: offset - length, to: offset }, text),
			},
		];
	});
}

const longestFact = 40;

/** Figures of the fact table whose name or value has been begun; none would else fit every place. */
function facts(asked: Asked): CompletionItem[] {
	const { draft, offset, lineStart } = asked;
	const before = draft.text.slice(Math.max(lineStart, offset - longestFact), offset);
	return inOrder(
		draft.facts
			.filter(({ name, value }) => name !== '' && value !== '')
			.flatMap((fact) => factItems(asked, fact, before)),
	);
}

function inFrontMatter(asked: Asked): CompletionItem[] {
	const { draft, offset, lineStart } = asked;
	const before = draft.text.slice(lineStart, offset);
	if (!/[:：]/u.test(before)) return /^\s/u.test(before) ? [] : keys(asked);
	const entry = draft.frontMatter?.entries.find(
		({ span }) => span.from === lineStart && offset <= span.to,
	);
	return entry ? values(asked, entry) : [];
}

/** What can be put in at the caret. */
export function completion(
	draft: Draft,
	catalogue: Catalogue,
	convert: Converter,
	offset: number,
): CompletionItem[] {
	const asked = { draft, catalogue, convert, offset, lineStart: convert.lineStart(offset) };
	const { frontMatter } = draft;
	if (!frontMatter || offset <= frontMatter.span.from) return facts(asked);
	return asked.lineStart < frontMatter.span.to && asked.lineStart > frontMatter.span.from
		? inFrontMatter(asked)
		: facts(asked);
}
