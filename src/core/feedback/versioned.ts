import * as z from 'zod';

/** What became of reading a stored file. */
export type Parsed<T> =
	| { readonly value: T }
	/** Written by a newer build: leave it where it is. */
	| { readonly newer: true }
	/** Chinese clause: why it cannot be read. */
	| { readonly problem: string };

/**
 * Reads a file with a version field. Never throws.
 * @param what it is, as a Chinese noun.
 */
export function parseVersioned<T>(text: string, schema: z.ZodType<T>, what: string): Parsed<T> {
	let json: unknown;
	try {
		json = JSON.parse(text);
	} catch {
		return { problem: '文件不完整或已损坏，读不出内容' };
	}
	const version = z.object({ version: z.number() }).safeParse(json).data?.version ?? 0;
	if (version > 1) return { newer: true };
	const parsed = schema.safeParse(json);
	return parsed.success
		? { value: parsed.data }
		: { problem: `文件缺少必要的内容，不能当作${what}` };
}
