import { canonicalKey, knownKeys } from '../draft/meta';
import type { Template, Vehicle } from './schema';

export interface NewDraft {
	readonly vehicle: Vehicle;
	readonly template: Template;
	/** 稿号 */
	readonly id: string;
	/** Values that are known already, by front matter key, e.g. 报送单位. */
	readonly values: Readonly<Partial<Record<string, string>>>;
	/** Beijing date, e.g. 2026-11-22. */
	readonly today: string;
}

/** Keys that every new draft shows, beside those that vehicle and template ask for. */
const usualKeys = [
	'稿号',
	'载体',
	'标题',
	'报送单位',
	'撰稿',
	'审核',
	'签发',
	'联系人',
	'电话',
	'公开属性',
];

/** Escapes what snippet syntax would read: `$`, `}` and `\`. */
export const escapeSnippet = (text: string): string => text.replace(/[\\$}]/g, '\\$&');

/** Adds to the number of every tab stop but the last one (`$0`). */
export const shiftTabStops = (snippet: string, by: number): string =>
	snippet.replace(
		/(\\.)|\$(\{?)([1-9]\d*)/g,
		(all: string, escaped: string | undefined, brace: string, n: string) =>
			escaped ? all : `$${brace}${Number(n) + by}`,
	);

/** Things are filed on the day they happen: the date is filled in, the time of day left to be written. */
const withToday = (metaLine: string, today: string): string =>
	metaLine.replace('【年-月-日】', today).replace('【年-月-日 时:分】', `${today} 【时:分】`);

const keyOf = (metaLine: string): string => canonicalKey(metaLine.split(/[:：]/, 1)[0] ?? '');

function keysOf({ vehicle, template }: NewDraft): readonly string[] {
	const asked = [
		...usualKeys,
		...(vehicle.requiredKeys ?? []),
		...(vehicle.signOffs ?? []),
		...(vehicle.windowHours === undefined ? [] : ['事发时间']),
	].map(canonicalKey);
	const given = new Set((template.meta ?? []).map(keyOf));
	const wanted = new Set(asked.filter((key) => !given.has(key)));
	const known = knownKeys.map(({ key }) => key).filter((key) => wanted.delete(key));
	return [...known, ...wanted];
}

/**
 * A whole new draft in snippet syntax: front matter with what is known filled in and a tab stop at
 * what is not, then the template's body. The first stop is the title.
 */
export function newDraftSnippet(draft: NewDraft): string {
	const { vehicle, template, id, values, today } = draft;
	const fixed: Readonly<Partial<Record<string, string>>> = {
		...values,
		稿号: id,
		载体: vehicle.name,
		公开属性: values['公开属性'] ?? '不公开',
	};
	let stop = 0;
	const lines = keysOf(draft).map((key) => {
		if (key === '标题') return `标题: \${${++stop}:【标题】}`;
		if (key === '事发时间') return `事发时间: \${${++stop}:${today}}`;
		const value = fixed[key];
		return value === undefined ? `${key}: $${++stop}` : `${key}: ${escapeSnippet(value)}`;
	});
	const meta = (template.meta ?? []).map((line) => withToday(line, today));
	const own = [...meta, '---', ...template.body].map((l) => shiftTabStops(l, stop));
	return ['---', ...lines, ...own].join('\n');
}
