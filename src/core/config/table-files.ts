import { applyEdits, modify } from 'jsonc-parser';
import * as z from 'zod';
import type { FixedPhrase, Officer } from '../lint/office-tables';
import { lineBreakOf } from '../text/lines';
import { readJsonFile, type FileProblem } from '../text/json-file';

const word = (least: number, most: number) => z.string().trim().min(least).max(most);

/** 词库, `.zwxx/terms.json`. A single character would silence too much. */
export const termFileSchema = z.strictObject({
	$schema: z.string().optional(),
	terms: z.array(word(2, 40)).describe('本单位认可的词，例如地名、项目名、行业用语'),
});

/** 固定表述, `.zwxx/phrases.json`. */
export const phraseFileSchema = z.strictObject({
	$schema: z.string().optional(),
	phrases: z
		.array(
			z.union([
				word(4, 60),
				z.strictObject({
					phrase: word(4, 60).describe('规范的写法'),
					wrong: z.array(word(2, 60)).optional().describe('常见的错误写法'),
				}),
			]),
		)
		.describe('上级规定了写法的表述'),
});

/** 职务表, `.zwxx/officers.json`. */
export const officerFileSchema = z.strictObject({
	$schema: z.string().optional(),
	officers: z
		.array(
			z.strictObject({
				name: word(2, 20).describe('姓名'),
				post: word(2, 60).describe('职务，例如“县委书记”'),
				until: z
					.string()
					.regex(/^\d{4}-\d{2}-\d{2}$/u)
					.optional()
					.describe('离任日期，例如“2026-03-01”；在任不填'),
			}),
		)
		.describe('本单位领导，按排名先后'),
});

/** What came of reading a list: all that is usable, and what is not. */
export interface ParsedList<T> {
	readonly value: readonly T[];
	readonly problems: readonly FileProblem[];
}

interface ListForm<I, T> {
	/** The key that holds the list. */
	readonly key: string;
	readonly item: z.ZodType<I>;
	/** How one item is written, as the sentence about a wrong one says it. */
	readonly shape: string;
	readonly toValue: (item: I) => T;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads a list item by item: a wrong one is named and left out, the others hold. */
function parseList<I, T>(text: string, form: ListForm<I, T>): ParsedList<T> {
	const { key, item, shape, toValue } = form;
	const file = readJsonFile(text);
	if (file.value === undefined) return { value: [], problems: file.problems };
	const list = isRecord(file.value) ? file.value[key] : undefined;
	if (!isRecord(file.value) || !Array.isArray(list)) {
		const message = `应当写成 {"${key}": [ … ]}，文件没有起作用；请改正。`;
		return { value: [], problems: [{ ...file.spanAt([key]), message }] };
	}
	const unknown = Object.keys(file.value)
		.filter((name) => name !== key && name !== '$schema')
		.map((name) => ({
			...file.keySpanAt([name]),
			message: `不认识“${name}”，这一项没有起作用；请改正或删除。`,
		}));
	const value: T[] = [];
	const wrong: FileProblem[] = [];
	list.forEach((one: unknown, at) => {
		const { data } = item.safeParse(one);
		if (data !== undefined) value.push(toValue(data));
		else wrong.push({ ...file.spanAt([key, at]), message: `${shape}，这一项没有起作用；请改正。` });
	});
	return { value, problems: [...unknown, ...wrong] };
}

const asIs = <T>(value: T): T => value;

/** Reads 词库. Never throws. */
export const parseTermFile = (text: string): ParsedList<string> =>
	parseList(text, {
		key: 'terms',
		item: termFileSchema.shape.terms.element,
		shape: '词要加英文双引号，2至40个字',
		toValue: asIs,
	});

/** Reads 固定表述. Never throws. */
export const parsePhraseFile = (text: string): ParsedList<FixedPhrase> =>
	parseList(text, {
		key: 'phrases',
		item: phraseFileSchema.shape.phrases.element,
		shape: '应当是加双引号的表述（4至60个字），或 {"phrase": "规范写法", "wrong": ["错误写法"]}',
		toValue: (one) =>
			typeof one === 'string'
				? { phrase: one, wrong: [] }
				: { phrase: one.phrase, wrong: one.wrong ?? [] },
	});

/** Reads 职务表. Never throws. */
export const parseOfficerFile = (text: string): ParsedList<Officer> =>
	parseList(text, {
		key: 'officers',
		item: officerFileSchema.shape.officers.element,
		shape: '应当写成 {"name": "姓名", "post": "职务", "until": "离任日期，如2026-03-01，在任不写"}',
		toValue: ({ name, post, until }) => ({ name, post, until }),
	});

/** The text of a new list file, one entry a line. */
const newTermFile = '{\n\t"terms": []\n}\n';

/** A term file that can be written to, with the terms that stand in it; undefined: it is broken. */
function writable(text: string | undefined) {
	const now = text === undefined || text.trim() === '' ? newTermFile : text;
	const bare = now.startsWith('\ufeff') ? now.slice(1) : now;
	const { value } = readJsonFile(bare);
	const list = isRecord(value) ? (value['terms'] ?? []) : undefined;
	return Array.isArray(list) ? { bare, list: list as readonly unknown[] } : undefined;
}

const change = (text: string, path: (string | number)[], value: unknown, isInsertion = false) =>
	applyEdits(
		text,
		modify(text, path, value, {
			formattingOptions: { insertSpaces: false, eol: lineBreakOf(text) },
			isArrayInsertion: isInsertion,
		}),
	);

/**
 * The text of a term file with one more term; comments and layout stay.
 * @param text what the file holds now; undefined or blank: a new file.
 * @returns undefined where the file is broken: a person has to mend it first.
 */
export function withTerm(text: string | undefined, term: string): string | undefined {
	const file = writable(text);
	if (!file || file.list.includes(term)) return file?.bare;
	return change(file.bare, ['terms', file.list.length], term, true);
}

/** The text of a term file without some terms; undefined where it is broken. */
export function withoutTerms(text: string, gone: readonly string[]): string | undefined {
	const file = writable(text);
	if (!file) return undefined;
	return file.list.reduceRight<string>(
		(left, term, at) =>
			typeof term === 'string' && gone.includes(term)
				? change(left, ['terms', at], undefined)
				: left,
		file.bare,
	);
}
