import * as z from 'zod';
import { readJsonFile, type FileProblem } from '../text/json-file';
import { noBaseline, type Baseline } from './baseline';

/** `.zwxx/baseline.json`: what an office had before it switched the checker on. */
export const baselineFileSchema = z.strictObject({
	version: z.literal(1),
	/** By file, as its path from the folder that holds `.zwxx`; then by rule. */
	files: z.record(z.string(), z.record(z.string(), z.number().int().positive())),
});

export interface ParsedBaseline {
	readonly value: Baseline;
	readonly problems: readonly FileProblem[];
}

/** Reads a baseline. Never throws; a broken one hides nothing and is reported. */
export function parseBaselineFile(text: string): ParsedBaseline {
	const file = readJsonFile(text);
	if (file.problems.length > 0) return { value: noBaseline, problems: file.problems };
	const { data, error } = baselineFileSchema.safeParse(file.value);
	if (data) return { value: data.files, problems: [] };
	const path = (error.issues[0]?.path ?? []).filter((step) => typeof step !== 'symbol');
	const message = '基线读不出来，暂时不起作用；请改正，或删除这个文件重新记一次。';
	return { value: noBaseline, problems: [{ ...file.spanAt(path), message }] };
}

/** By code unit, so that every machine writes the same file. */
const inOrder = <T>(entries: readonly (readonly [string, T])[]) =>
	[...entries].sort(([a], [b]) => (a < b ? -1 : Number(a > b)));

/** The text of a baseline, one file a line, so that it merges well. */
export function formatBaselineFile(baseline: Baseline): string {
	const lines = inOrder(Object.entries(baseline))
		.map(([file, counts]) => [file, Object.fromEntries(inOrder(Object.entries(counts)))] as const)
		.filter(([, counts]) => Object.keys(counts).length > 0)
		.map(([file, counts]) => `\t\t${JSON.stringify(file)}: ${JSON.stringify(counts)}`);
	const files = lines.length === 0 ? '{}' : `{\n${lines.join(',\n')}\n\t}`;
	return `{\n\t"version": 1,\n\t"files": ${files}\n}\n`;
}
