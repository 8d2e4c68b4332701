import * as path from 'node:path';
import { makeFolder, syncFolder, writeDurably } from './durable';
import { errorCode, type FsPort } from './fs-port';
import { sha256Of } from './hash';

/** Pictures that wait with their entries, each in a file named by the SHA-256 of its bytes. */
export interface BlobStore {
	/** When it resolves, the bytes survive a power cut and what becomes of the picture's own file. */
	keep(digest: string, bytes: Uint8Array): Promise<void>;
	/** Undefined where it is not there, or not what was kept. */
	read(digest: string): Promise<Uint8Array | undefined>;
}

const digestForm = /^[0-9a-f]{64}$/u;

/**
 * @param outboxDir folder of the outbox; the pictures lie in `blobs` below it
 * @param newToken a word that never repeats, for temporary names
 */
export function createBlobStore(fs: FsPort, outboxDir: string, newToken: () => string): BlobStore {
	const dir = path.join(outboxDir, 'blobs');
	const fileOf = (digest: string): string => path.join(dir, digest);

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
			// Another entry's; its writer may have been killed before the name was safe.
			if (await read(digest)) return syncFolder(fs, dir);
			await makeFolder(fs, dir);
			const file = fileOf(digest);
			const temporary = `${file}.${newToken()}.tmp`;
			await writeDurably(fs, { file, temporary, text: bytes, isNew: false });
		},
	};
}
