import * as z from 'zod';
import type { Answer } from '../submission/exchange';
import { changeSchema, type ItemChange } from '../submission/feedback';
import { parseJson } from '../text/parse-json';
import { oneLine } from '../text/plain-words';

/** The frame; each change is judged by itself, so that one bad one does not stop all that follow. */
const pageSchema = z.object({
	changes: z.array(z.unknown()).max(500),
	next: z.string().max(64),
	more: z.boolean(),
});

/** A page of changes, or why there is none. */
export type ChangesPage =
	| {
			readonly changes: readonly ItemChange[];
			/** How many could not be read. */
			readonly skipped: number;
			readonly next: string;
			readonly more: boolean;
	  }
	/** Chinese clause. */
	| { readonly problem: string };

function readChange(value: unknown): ItemChange | undefined {
	const parsed = changeSchema.safeParse(value);
	if (!parsed.success) return undefined;
	const change = parsed.data;
	const state = oneLine(change.state);
	if (state === '') return undefined;
	const code = change.code === null ? null : oneLine(change.code) || null;
	return { ...change, state, code, receiptNo: oneLine(change.receiptNo) };
}

/** Reads the answer of `GET /api/v1/changes`. Never throws, whatever the other side sent. */
export function readChanges({ body, truncated }: Answer): ChangesPage {
	if (truncated) return { problem: '收稿系统的答复过长，没有采用' };
	const page = pageSchema.safeParse(parseJson(body));
	if (!page.success) return { problem: '收稿系统的答复不是处理情况，报送地址可能有误' };
	const { next, more } = page.data;
	const read = page.data.changes.map(readChange);
	const changes = read.filter((change) => change !== undefined);
	return { changes, skipped: read.length - changes.length, next, more };
}
