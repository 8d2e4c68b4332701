import * as path from 'node:path';
import { errorCode, type FsPort } from './fs-port';

/** Windows cannot fsync a folder, and some network drives refuse it; the rename is journalled there. */
const harmless = new Set(['EPERM', 'EINVAL', 'EISDIR', 'ENOTSUP', 'EBADF']);

/** Writes the names of a folder to the disk, where the system can. */
export async function syncFolder(fs: FsPort, dir: string): Promise<void> {
	try {
		await fs.syncDir(dir);
	} catch (error) {
		if (!harmless.has(errorCode(error) ?? '')) throw error;
	}
}

/**
 * Creates a folder so that it survives a power cut. Every folder above it is synced, not only above
 * what this call created: a process that was killed may have created the rest and got no further.
 */
export async function makeFolder(fs: FsPort, dir: string): Promise<void> {
	await fs.mkdir(dir);
	for (let at = path.dirname(dir); ; at = path.dirname(at)) {
		try {
			await syncFolder(fs, at);
		} catch (error) {
			// A folder that may not even be opened is not ours and was not created by us.
			if (errorCode(error) !== 'EACCES') throw error;
		}
		if (at === path.dirname(at)) return;
	}
}

/** Names in a folder; a folder that does not exist has none. */
export async function namesIn(fs: FsPort, dir: string): Promise<readonly string[]> {
	try {
		return await fs.readdir(dir);
	} catch (error) {
		if (errorCode(error) === 'ENOENT') return [];
		throw error;
	}
}

/** Removes a file; that it is gone already is fine. */
export async function removeIfThere(fs: FsPort, file: string): Promise<void> {
	try {
		await fs.unlink(file);
	} catch (error) {
		if (errorCode(error) !== 'ENOENT') throw error;
	}
}

async function writeSynced(fs: FsPort, file: string, text: string | Uint8Array): Promise<void> {
	const created = await fs.create(file);
	try {
		await created.write(text);
		await created.sync();
	} finally {
		await created.close();
	}
}

export interface DurableWrite {
	readonly file: string;
	/** A name in the same folder that nobody else uses. */
	readonly temporary: string;
	readonly text: string | Uint8Array;
	/** Asked last before the file appears; throws where it must not. */
	readonly beforeRename?: () => Promise<void>;
	/** The file is new: a failure takes it away again. */
	readonly isNew: boolean;
}

/**
 * Writes a file whole or not at all: temporary, fsync, rename, fsync of the folder. When it resolves,
 * what was written survives a power cut. When it rejects, nothing half-written has the file's name.
 */
export async function writeDurably(fs: FsPort, write: DurableWrite): Promise<void> {
	const { file, temporary, text, isNew } = write;
	try {
		await writeSynced(fs, temporary, text);
		await write.beforeRename?.();
		await fs.rename(temporary, file);
	} catch (error) {
		await removeIfThere(fs, temporary).catch(() => undefined);
		throw error;
	}
	try {
		await syncFolder(fs, path.dirname(file));
	} catch (error) {
		if (isNew) await removeIfThere(fs, file).catch(() => undefined);
		throw error;
	}
}
