import type { Edit } from '../text/span';
import type { Draft } from './draft';
import { metaValue } from './meta';
import { setMeta } from './set-meta';

/** Without I, L, O and U, which are misread on paper and on the telephone. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const beijingOffset = 8 * 3_600_000;
/** Random bytes that `formatDraftId` takes. */
export const draftIdBytes = 4;

/**
 * Whether a value can be a 稿号: letters, digits and hyphens, 4 to 64 of them. Numbers of an office's
 * own making are accepted; ours look like `20261120-7F3K`.
 */
export const isDraftId = (value: string): boolean => /^[0-9A-Za-z][0-9A-Za-z-]{3,63}$/u.test(value);

/** The draft's 稿号; undefined where it is absent, empty or cannot be one. */
export function draftId(draft: Draft): string | undefined {
	const value = metaValue(draft, '稿号');
	return value !== undefined && isDraftId(value) ? value : undefined;
}

/**
 * A new 稿号 from what only the caller has.
 * @param epochMs the moment, milliseconds since 1970; the date in it is that of Beijing.
 * @param random at least `draftIdBytes` random bytes.
 */
export function formatDraftId(epochMs: number, random: Uint8Array): string {
	const day = new Date(epochMs + beijingOffset).toISOString().slice(0, 10).replaceAll('-', '');
	const tail = Array.from({ length: draftIdBytes }, (_, at) => alphabet[(random[at] ?? 0) % 32]);
	return `${day}-${tail.join('')}`;
}

/** The edit that gives a draft a 稿号, also in place of one it has. */
export const setDraftId = (draft: Draft, id: string): Edit => setMeta(draft, '稿号', id);
