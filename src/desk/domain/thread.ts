import type { Comment } from '../../core/submission/feedback';
import { Refusal } from './refusal';

const mostComments = 500;
const mostNotes = 200;
/** Bytes of an item's comments as JSON: one answer with them stays below the 1 MB a client reads. */
const mostBytes = 300_000;

/** Throws where the comments of one item would no longer fit an answer. */
export function refuseMore(comments: readonly Comment[]): void {
	const isFull =
		comments.length > mostComments ||
		comments.some(({ notes }) => notes.length > mostNotes) ||
		Buffer.byteLength(JSON.stringify(comments)) > mostBytes;
	if (isFull)
		throw new Refusal(
			'validation',
			'这条信息的意见和答复太多或太长，没有保存。请写短些，或另行联系。',
			[{ path: '/text', message: '意见和答复：总量已满' }],
		);
}
