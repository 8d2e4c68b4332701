import * as path from 'node:path';
import { needsPictures } from '../core/submission/pictures-needed';
import type { Clock, Sleep } from './clock';
import { makeFolder, namesIn, removeIfThere, syncFolder, writeDurably } from './durable';
import { createEntryStore } from './entry-store';
import { errorCode, type FileStamp, type FsPort } from './fs-port';
import { sha256Of } from './hash';
import { createLock, type ProcessIdentity } from './lock';

export interface BlobStoreDeps {
	readonly fs: FsPort;
	/** The outbox's own folder; the pictures lie in `blobs` below it. */
	readonly dir: string;
	readonly clock: Clock;
	readonly sleep: Sleep;
	readonly process: ProcessIdentity;
	/** A word that never repeats. */
	readonly newId: () => string;
}

/** Pictures that wait with their entries, each in a file named by the SHA-256 of its bytes. */
export interface BlobStore {
	/**
	 * When it resolves, the bytes survive a power cut and what becomes of the picture's own file. For half
	 * a day they also survive `clear`, so that there is time to put their entry into the outbox.
	 */
	keep(digest: string, bytes: Uint8Array): Promise<void>;
	/** Undefined where it is not there, or not what was kept. */
	read(digest: string): Promise<Uint8Array | undefined>;
	/** Clears away what no entry needs any more. Resolves to how many pictures went. */
	clear(): Promise<number>;
}

const digestForm = /^[0-9a-f]{64}$/u;
const anyDigest = /[0-9a-f]{64}/gu;
/** Between keeping a picture and filing its item lie a few questions to a person. */
const grace = 86_400_000;

async function statOf(fs: FsPort, file: string): Promise<FileStamp | undefined> {
	try {
		return await fs.stat(file);
	} catch (error) {
		if (errorCode(error) === 'ENOENT') return undefined;
		throw error;
	}
}

/** Text of files that are no entries of this build: whatever looks like a digest in them is needed. */
async function textsIn(fs: FsPort, files: readonly string[]): Promise<readonly string[]> {
	const texts: string[] = [];
	for (const file of files) {
		try {
			texts.push(await fs.readFile(file));
		} catch (error) {
			// Another window has just moved it into quarantine, where the next look finds it.
			if (errorCode(error) !== 'ENOENT') throw error;
		}
	}
	return texts;
}

/** Digests that entries may still ask for. Only under the outbox's lock. */
async function neededDigests({ fs, dir, clock, newId }: BlobStoreDeps): Promise<Set<string>> {
	const store = createEntryStore(fs, dir, newId);
	await store.create();
	const { entries, corrupt, newer } = await store.readAll();
	// A receipt that can be seen is stored only now: its writer may have been killed just before.
	await store.settle();
	const now = clock();
	const payloads = entries.flatMap((entry) =>
		entry.kind === 'submission' && needsPictures(entry, now) ? [entry.payload] : [],
	);
	const unread = [...newer, ...corrupt.map(({ file }) => file)].map((name) =>
		path.join(dir, 'entries', name),
	);
	const quarantined = (await store.quarantined()).map(({ file }) => file);
	const texts = await textsIn(fs, [...unread, ...quarantined]);
	return new Set([...payloads, ...texts].flatMap((text) => text.match(anyDigest) ?? []));
}

/** Several may stand over one folder, in one process or many. */
export function createBlobStore(deps: BlobStoreDeps): BlobStore {
	const { fs, clock, newId } = deps;
	const dir = path.join(deps.dir, 'blobs');
	const fileOf = (digest: string): string => path.join(dir, digest);
	/** The outbox's own: nothing is filed while pictures are cleared away. */
	const lock = createLock({ ...deps, file: path.join(deps.dir, 'lock'), newToken: newId });

	/** Old enough to go; a time in the future is a clock that was set back. */
	async function isOld(file: string, age: number): Promise<boolean> {
		const stamp = await statOf(fs, file);
		return stamp !== undefined && clock() - stamp.mtimeMs >= age;
	}

	async function read(digest: string): Promise<Uint8Array | undefined> {
		if (!digestForm.test(digest)) return undefined;
		try {
			const bytes = await fs.readBytes(fileOf(digest));
			return sha256Of(bytes) === digest ? bytes : undefined;
		} catch (error) {
			if (errorCode(error) === 'ENOENT') return undefined;
			throw error;
		}
	}

	return {
		read,
		async keep(digest, bytes) {
			if (!digestForm.test(digest) || sha256Of(bytes) !== digest)
				throw new RangeError('digest and bytes differ');
			await makeFolder(fs, dir);
			const file = fileOf(digest);
			await lock.run(async (assertHeld) => {
				// Another entry's; its writer may have been killed before the name was safe.
				if ((await read(digest)) && !(await isOld(file, grace / 2))) return syncFolder(fs, dir);
				// An old one is written anew: `clear` goes by the age of the file.
				const temporary = `${file}.${newId()}.tmp`;
				const write = { file, temporary, text: bytes, isNew: false, beforeRename: assertHeld };
				await writeDurably(fs, write);
			});
		},
		async clear() {
			if ((await namesIn(fs, dir)).length === 0) return 0;
			return lock.run(async (assertHeld) => {
				const needed = await neededDigests(deps);
				const names = (await namesIn(fs, dir)).filter((name) => !needed.has(name));
				let gone = 0;
				for (const name of names) {
					if (!(await isOld(fileOf(name), grace))) continue;
					await assertHeld();
					await removeIfThere(fs, fileOf(name));
					if (digestForm.test(name)) gone++;
				}
				return gone;
			});
		},
	};
}
