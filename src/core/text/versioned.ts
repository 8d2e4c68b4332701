import * as z from 'zod';

/** What became of reading a stored file. */
export type Parsed<T> =
	| { readonly value: T }
	/** Written by a newer build: leave it where it is. */
	| { readonly newer: true }
	/** Chinese clause: why it cannot be read. */
	| { readonly problem: string };

type Stored = Readonly<Record<string, unknown>>;

/** Makes the next form out of a file's content; may throw for what it does not understand. */
export type Upgrade = (stored: Stored) => Stored;

export interface Form<T> {
	/** Of the newest form, whose number is one more than there are upgrades. */
	readonly schema: z.ZodType<T>;
	/** What the file is, as a Chinese noun. */
	readonly what: string;
	/**
	 * From form 1 to 2, from 2 to 3 and so on. The version field is set here. The file itself keeps its form
	 * until it is written for another reason, so that reading changes nothing.
	 */
	readonly upgrades?: readonly Upgrade[];
}

const storedSchema = z.looseObject({ version: z.int().positive() });

/** Reads a file with a version field, of this form or an older one. Never throws. */
export function parseVersioned<T>(
	text: string,
	{ schema, what, upgrades = [] }: Form<T>,
): Parsed<T> {
	let json: unknown;
	try {
		json = JSON.parse(text);
	} catch {
		return { problem: '文件不完整或已损坏，读不出内容' };
	}
	const unfit = { problem: `文件缺少必要的内容，不能当作${what}` };
	const stored = storedSchema.safeParse(json).data;
	if (!stored) return unfit;
	if (stored.version > upgrades.length + 1) return { newer: true };
	try {
		const current = upgrades
			.slice(stored.version - 1)
			.reduce<Stored>(
				(older, upgrade, at) => ({ ...upgrade(older), version: stored.version + at + 1 }),
				stored,
			);
		const parsed = schema.safeParse(current);
		return parsed.success ? { value: parsed.data } : unfit;
	} catch {
		return unfit;
	}
}
