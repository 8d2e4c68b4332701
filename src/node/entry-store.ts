import * as path from 'node:path';
import { parseEntry, serializeEntry, type OutboxEntry } from '../core/submission/entry';
import { makeFolder, namesIn, removeIfThere, syncFolder, writeDurably } from './durable';
import { errorCode, type FileStamp, type FsPort } from './fs-port';
import { sha256 } from './hash';
import { createQuarantine, type CorruptEntry } from './quarantine';
import { sideBySide } from './side-by-side';

export interface StoredEntries {
	/** In the order of filing. */
	readonly entries: readonly OutboxEntry[];
	/** Files that should be in quarantine. */
	readonly corrupt: readonly CorruptEntry[];
	/** Files of a newer build, left alone. */
	readonly newer: readonly string[];
}

/** One file per entry in a folder. Writing needs the outbox's lock, reading does not. */
export interface EntryStore {
	readonly readAll: () => Promise<StoredEntries>;
	readonly write: (
		entry: OutboxEntry,
		isNew: boolean,
		beforeRename: () => Promise<void>,
	) => Promise<void>;
	/** Makes sure that entries that can be seen also survive a power cut. */
	readonly settle: () => Promise<void>;
	/** Creates the folder. */
	readonly create: () => Promise<void>;
	/** Clears away what a killed writer left. */
	readonly tidy: () => Promise<void>;
	/** Moves a file that is still corrupt out of the way, with a message beside it. */
	readonly quarantine: (file: string, at: number) => Promise<void>;
	/** What has been quarantined so far. */
	readonly quarantined: () => Promise<readonly CorruptEntry[]>;
}

const suffix = '.json';
const temporarySuffix = '.tmp';

type Parsed = ReturnType<typeof parseEntry>;

/** Reads an entry and checks that its payload is still the bytes that were hashed. */
function parseStored(text: string): Parsed {
	const parsed = parseEntry(text);
	if (!('value' in parsed) || parsed.value.kind === 'manual') return parsed;
	const { payload, sha256: digest } = parsed.value;
	return sha256(payload) === digest
		? parsed
		: { problem: '报送内容与校验值不符，可能被改动或损坏' };
}

const sameStamp = (a: FileStamp, b: FileStamp): boolean =>
	a.mtimeMs === b.mtimeMs && a.size === b.size && a.ino === b.ino;

/** Reads files again only when they changed: a ledger of years is thousands of files. */
function createReader(fs: FsPort, dir: string) {
	const known = new Map<string, { stamp: FileStamp; parsed: Parsed }>();

	async function read(name: string): Promise<Parsed | undefined> {
		const file = path.join(dir, name);
		try {
			// The stamp first: a change in between makes the next look read again.
			const stamp = await fs.stat(file);
			const old = known.get(name);
			if (old && sameStamp(old.stamp, stamp)) return old.parsed;
			const parsed = parseStored(await fs.readFile(file));
			known.set(name, { stamp, parsed });
			return parsed;
		} catch (error) {
			if (errorCode(error) === 'ENOENT') return undefined;
			throw error;
		}
	}

	return {
		read,
		forget: (name: string): void => {
			known.delete(name);
		},
	};
}

const byAge = (a: OutboxEntry, b: OutboxEntry): number =>
	a.createdAt - b.createdAt || a.revision - b.revision || (a.id < b.id ? -1 : 1);

/**
 * @param root the outbox's folder; entries lie in `entries`, unreadable ones in `quarantine`
 * @param newToken a word that never repeats, for temporary names
 */
export function createEntryStore(fs: FsPort, root: string, newToken: () => string): EntryStore {
	const dir = path.join(root, 'entries');
	const quarantineOf = createQuarantine(fs, path.join(root, 'quarantine'), newToken);
	const reader = createReader(fs, dir);

	async function readAll(): Promise<StoredEntries> {
		const entries: OutboxEntry[] = [];
		const corrupt: CorruptEntry[] = [];
		const newer: string[] = [];
		const names = (await namesIn(fs, dir)).filter((name) => name.endsWith(suffix));
		const read = await sideBySide(names, async (name) => ({
			name,
			parsed: await reader.read(name),
		}));
		for (const { name, parsed } of read) {
			if (!parsed) continue;
			if ('newer' in parsed) newer.push(name);
			else if ('problem' in parsed) corrupt.push({ file: name, message: parsed.problem });
			else entries.push(parsed.value);
		}
		return { entries: entries.sort(byAge), corrupt, newer };
	}

	/** Whether a file is corrupt now: another window may have dealt with it meanwhile. */
	async function whatIsWrong(name: string): Promise<string | undefined> {
		reader.forget(name);
		const parsed = await reader.read(name);
		return parsed && 'problem' in parsed ? parsed.problem : undefined;
	}

	async function tidy(): Promise<void> {
		for (const name of await fs.readdir(dir))
			if (name.endsWith(temporarySuffix)) await removeIfThere(fs, path.join(dir, name));
	}

	return {
		readAll,
		async quarantine(name, at) {
			const problem = await whatIsWrong(name);
			if (problem !== undefined) await quarantineOf.take({ dir, name, problem, at });
			reader.forget(name);
		},
		quarantined: quarantineOf.list,
		create: () => makeFolder(fs, dir),
		tidy,
		settle: () => syncFolder(fs, dir),
		async write(entry, isNew, beforeRename) {
			const name = entry.id + suffix;
			await writeDurably(fs, {
				file: path.join(dir, name),
				temporary: path.join(dir, `${newToken()}${temporarySuffix}`),
				text: serializeEntry(entry),
				beforeRename,
				isNew,
			});
			reader.forget(name);
		},
	};
}
