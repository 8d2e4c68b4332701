import { randomBytes, randomUUID } from 'node:crypto';
import { draftIdBytes, formatDraftId } from '../core/draft/identity';
import type { Clock } from './clock';

/** Mints what must not repeat. */
export interface Ids {
	/** Idempotency key of one outbox entry: 122 random bits as a UUID. */
	readonly newKey: () => string;
	/** Id of an outbox entry; also its file name. */
	readonly newId: () => string;
	/** 稿号, e.g. `20261120-7F3K`, with the Beijing date. */
	readonly newDraftId: () => string;
}

export const createIds = (clock: Clock): Ids => ({
	newKey: () => randomUUID(),
	newId: () => randomUUID(),
	newDraftId: () => formatDraftId(clock(), randomBytes(draftIdBytes)),
});
