import { errorCode } from './fs-port';

/** The outbox could not do what was asked. `message` is a Chinese sentence for the person. */
export class OutboxError extends Error {
	override readonly name = 'OutboxError';
	/** Node's error code, or LOCKED. */
	readonly code: string;

	constructor(message: string, code: string, cause?: unknown) {
		super(message, { cause });
		this.code = code;
	}
}

const reasons: Readonly<Record<string, string>> = {
	ENOSPC: '磁盘已满，待发箱写不进去；请清理磁盘后再报送。',
	EDQUOT: '磁盘配额已用完，待发箱写不进去；请清理磁盘后再报送。',
	EACCES: '没有写入待发箱文件夹的权限；请联系维护人员放开权限后再报送。',
	EPERM: '没有写入待发箱文件夹的权限；请联系维护人员放开权限后再报送。',
	EROFS: '待发箱所在的磁盘是只读的；请联系维护人员改为可写后再报送。',
	LOCKED: '待发箱正被另一个窗口占用；请稍等片刻再试。',
};

/** Turns an error of the file system into one sentence; an OutboxError stays what it is. */
export function toOutboxError(error: unknown): OutboxError {
	if (error instanceof OutboxError) return error;
	const code = errorCode(error) ?? 'UNKNOWN';
	const reason = reasons[code] ?? '待发箱写入失败；请检查磁盘后再报送。';
	return new OutboxError(reason, code, error);
}

export const lockedError = (): OutboxError => new OutboxError(reasons['LOCKED'] ?? '', 'LOCKED');
