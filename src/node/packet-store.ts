import * as path from 'node:path';
import * as z from 'zod';
import { makeFolder, namesIn, writeDurably } from './durable';
import { errorCode, type FsPort } from './fs-port';

/** What was put into a packet: the bytes that are filed, and their one key. */
const recordSchema = z.object({
	version: z.literal(1),
	draftId: z.string().min(1),
	revision: z.number().int().positive(),
	payload: z.string().min(1),
	key: z.string().min(1).max(128),
});
export type PacketRecord = z.infer<typeof recordSchema>;

export interface PacketStoreDeps {
	readonly fs: FsPort;
	/** The outbox's own folder. */
	readonly dir: string;
	/** A word that never repeats. */
	readonly newId: () => string;
}

/**
 * Remembers what went out in packets, by the digest of its content: exported again, or filed over the
 * network as well, the same text has the same bytes and the same key, and the other side takes it once.
 */
export interface PacketStore {
	/** Undefined: this content went into no packet. */
	find(contentSha256: string): Promise<PacketRecord | undefined>;
	/** Highest revision of a draft that went into a packet; 0: none. */
	lastRevision(draftId: string): Promise<number>;
	add(contentSha256: string, record: PacketRecord): Promise<void>;
}

function readRecord(text: string): PacketRecord | undefined {
	try {
		return recordSchema.safeParse(JSON.parse(text)).data;
	} catch {
		return undefined;
	}
}

export function createPacketStore({ fs, dir, newId }: PacketStoreDeps): PacketStore {
	const folder = path.join(dir, 'packets');
	const fileOf = (contentSha256: string): string => path.join(folder, `${contentSha256}.json`);

	async function read(file: string): Promise<PacketRecord | undefined> {
		try {
			return readRecord(await fs.readFile(file));
		} catch (error) {
			if (errorCode(error) === 'ENOENT') return undefined;
			throw error;
		}
	}

	return {
		find: (contentSha256) => read(fileOf(contentSha256)),
		async lastRevision(draftId) {
			let last = 0;
			for (const name of await namesIn(fs, folder)) {
				const record = name.endsWith('.json') ? await read(path.join(folder, name)) : undefined;
				if (record?.draftId === draftId) last = Math.max(last, record.revision);
			}
			return last;
		},
		async add(contentSha256, record) {
			await makeFolder(fs, folder);
			await writeDurably(fs, {
				file: fileOf(contentSha256),
				temporary: path.join(folder, `${newId()}.tmp`),
				text: `${JSON.stringify(record)}\n`,
				isNew: true,
			});
		},
	};
}
