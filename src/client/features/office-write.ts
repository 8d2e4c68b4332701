import { BaselineFileBroken } from '../../node/baseline-store';
import { ConfigFileBroken } from '../../node/config';
import { IgnoreFileBroken } from '../../node/ignore-store';
import { TermFileBroken } from '../../node/term-store';
import type { Host } from '../host';

/** The button that takes back what was just written. */
export const undo = '恢复';

/** Sentences of ours about a file that a person broke. */
const ownErrors = [IgnoreFileBroken, ConfigFileBroken, TermFileBroken, BaselineFileBroken];

/** Runs a write to an office's files; a file that a person broke is told as it is. */
export async function guarded({ notify }: Host, write: () => Promise<void>): Promise<boolean> {
	try {
		await write();
		return true;
	} catch (error) {
		const own = ownErrors.some((kind) => error instanceof kind);
		const sentence =
			own && error instanceof Error
				? error.message
				: '没有记下来，文件夹可能是只读的；请换一个能保存的文件夹再试。';
		notify.failed(sentence, error);
		return false;
	}
}
