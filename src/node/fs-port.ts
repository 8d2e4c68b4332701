import * as fs from 'node:fs/promises';

/** A file that was just created. */
export interface NewFile {
	/** Text as UTF-8, bytes as they are. */
	write(content: string | Uint8Array): Promise<void>;
	/** Returns when the bytes are on the disk. */
	sync(): Promise<void>;
	close(): Promise<void>;
}

/** What distinguishes two versions of a file. */
export interface FileStamp {
	readonly mtimeMs: number;
	readonly size: number;
	readonly ino: number;
}

/** The little of a file system that the outbox needs. Errors carry Node's `code`. */
export interface FsPort {
	/** Creates a folder with its parents; one that exists is fine. */
	mkdir(dir: string): Promise<void>;
	/** Names in a folder, in no order. */
	readdir(dir: string): Promise<readonly string[]>;
	readFile(file: string): Promise<string>;
	readBytes(file: string): Promise<Uint8Array>;
	stat(file: string): Promise<FileStamp>;
	/** Creates a file that must not exist yet (else EEXIST). */
	create(file: string): Promise<NewFile>;
	/** Puts a file in the place of another, at once and whole. */
	rename(from: string, to: string): Promise<void>;
	unlink(file: string): Promise<void>;
	/** Returns when the names in a folder are on the disk. */
	syncDir(dir: string): Promise<void>;
}

export const errorCode = (error: unknown): string | undefined =>
	error instanceof Error && 'code' in error && typeof error.code === 'string'
		? error.code
		: undefined;

const tries = 10;

/** On Windows a virus scanner or a name being deleted may hold a file for a moment. */
async function patiently<T>(act: () => Promise<T>): Promise<T> {
	for (let nth = 1; ; nth++) {
		try {
			return await act();
		} catch (error) {
			const held = ['EPERM', 'EACCES', 'EBUSY'].includes(errorCode(error) ?? '');
			if (process.platform !== 'win32' || !held || nth === tries) throw error;
			await new Promise((resolve) => setTimeout(resolve, 10 * nth));
		}
	}
}

async function create(file: string): Promise<NewFile> {
	// Only the person at this account may read what waits to be filed.
	const handle = await patiently(() => fs.open(file, 'wx', 0o600));
	return {
		write: (content) => handle.writeFile(content, 'utf8'),
		sync: () => handle.sync(),
		close: () => handle.close(),
	};
}

async function syncDir(dir: string): Promise<void> {
	const handle = await fs.open(dir, 'r');
	try {
		await handle.sync();
	} finally {
		await handle.close();
	}
}

/** The file system of the machine. */
export const systemFs: FsPort = {
	mkdir: async (dir) => {
		await fs.mkdir(dir, { recursive: true, mode: 0o700 });
	},
	readdir: (dir) => fs.readdir(dir),
	readFile: (file) => patiently(() => fs.readFile(file, 'utf8')),
	readBytes: (file) => patiently(() => fs.readFile(file)),
	stat: async (file) => {
		const { mtimeMs, size, ino } = await fs.stat(file);
		return { mtimeMs, size, ino };
	},
	create,
	rename: (from, to) => patiently(() => fs.rename(from, to)),
	unlink: (file) => patiently(() => fs.unlink(file)),
	syncDir,
};
