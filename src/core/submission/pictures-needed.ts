import type { OutboxEntry } from './entry';
import { lastStepAt } from './machine';

/** So long one who changes his mind finds the pictures of what ended without arriving. Milliseconds. */
const secondThoughts = 30 * 86_400_000;

/** Whether an entry may still be sent, or sent once more, so that its pictures must be there. */
export function needsPictures(entry: OutboxEntry, now: number): boolean {
	if (entry.kind === 'manual') return false;
	switch (entry.state) {
		case '已收':
			return false;
		case '被拒':
		case '已撤':
		case '已隔离':
			return now - lastStepAt(entry) < secondThoughts;
		case '待发':
		case '发送中':
		case '待登录':
		case '待核实':
			return true;
	}
}
