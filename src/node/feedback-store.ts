import * as path from 'node:path';
import type { Parsed } from '../core/text/versioned';
import type { Clock, Sleep } from './clock';
import { makeFolder, namesIn, removeIfThere, writeDurably } from './durable';
import { errorCode, type FileStamp, type FsPort } from './fs-port';
import { createLock, type ProcessIdentity } from './lock';
import { OutboxError, toOutboxError } from './outbox-error';
import { createQuarantine, type CorruptEntry } from './quarantine';

export interface FeedbackStoreDeps {
	readonly fs: FsPort;
	readonly clock: Clock;
	readonly sleep: Sleep;
	readonly process: ProcessIdentity;
	/** A word that never repeats. */
	readonly newToken: () => string;
}

export interface RecordKind<T> {
	/** Folder of its own; created when first needed. */
	readonly dir: string;
	readonly parse: (text: string) => Parsed<T>;
}

export interface Records<T> {
	readonly values: readonly T[];
	/** Files that could not be read; kept in the quarantine folder, never dropped. */
	readonly corrupt: readonly CorruptEntry[];
}

/** Records in a folder, one file each, that all windows of a person share. Errors are OutboxErrors. */
export interface FeedbackStore<T> {
	/** Folder whose files change when a record does; to be watched. */
	readonly dir: string;
	list(): Promise<Records<T>>;
	/**
	 * Reads, changes and writes a record as one step; when it resolves, the change survives a power cut.
	 * @param id name of the file: letters, digits, hyphens.
	 * @param change from the record now (undefined: none) to the new one; undefined: leave it.
	 * @returns the record as it is now.
	 */
	update(id: string, change: (now: T | undefined) => T | undefined): Promise<T | undefined>;
}

const suffix = '.json';
const temporarySuffix = '.tmp';
const sameStamp = (a: FileStamp, b: FileStamp): boolean =>
	a.mtimeMs === b.mtimeMs && a.size === b.size && a.ino === b.ino;

/** Reads files again only when they changed. */
function createReader<T>(fs: FsPort, { dir, parse }: RecordKind<T>) {
	const known = new Map<string, { stamp: FileStamp; parsed: Parsed<T> }>();
	return async (name: string, anew = false): Promise<Parsed<T> | undefined> => {
		const file = path.join(dir, name);
		try {
			const stamp = await fs.stat(file);
			const old = known.get(name);
			if (!anew && old && sameStamp(old.stamp, stamp)) return old.parsed;
			const parsed = parse(await fs.readFile(file));
			known.set(name, { stamp, parsed });
			return parsed;
		} catch (error) {
			if (errorCode(error) === 'ENOENT') return undefined;
			throw error;
		}
	};
}

async function told<T>(work: () => Promise<T>): Promise<T> {
	try {
		return await work();
	} catch (error) {
		throw toOutboxError(error);
	}
}

/** Runs work alone among all windows, on a folder that is there and tidy. */
function createRoom({ fs, ...deps }: FeedbackStoreDeps, dir: string) {
	const lock = createLock({ ...deps, fs, file: path.join(dir, 'lock') });
	let tidied = false;
	async function tidy(): Promise<void> {
		if (tidied) return;
		for (const name of await fs.readdir(dir))
			if (name.endsWith(temporarySuffix)) await removeIfThere(fs, path.join(dir, name));
		tidied = true;
	}
	return <R>(work: (assertHeld: () => Promise<void>) => Promise<R>): Promise<R> =>
		told(async () => {
			await makeFolder(fs, dir);
			return lock.run(async (assertHeld) => {
				await tidy();
				return work(assertHeld);
			});
		});
}

/** A store over a folder. Several may stand over one folder, in one process or many. */
export function createFeedbackStore<T>(
	deps: FeedbackStoreDeps,
	kind: RecordKind<T>,
): FeedbackStore<T> {
	const { fs, newToken } = deps;
	const { dir } = kind;
	const quarantine = createQuarantine(fs, path.join(dir, 'quarantine'), newToken);
	const read = createReader(fs, kind);
	const alone = createRoom(deps, dir);

	/** Only under the lock. The record, where it is one; what is none is moved out of the way. */
	async function settled(name: string): Promise<T | undefined> {
		const parsed = await read(name, true);
		if (!parsed || 'value' in parsed) return parsed?.value;
		if ('newer' in parsed)
			throw new OutboxError('这份记录由较新版本保存，请更新扩展后再试。', 'NEWER');
		await quarantine.take({ dir, name, problem: parsed.problem, at: deps.clock() });
		return undefined;
	}

	async function list(): Promise<Records<T>> {
		const names = (await namesIn(fs, dir)).filter((name) => name.endsWith(suffix)).toSorted();
		const values: T[] = [];
		const corrupt: CorruptEntry[] = [];
		for (const name of names) {
			const parsed = await read(name);
			if (parsed && 'value' in parsed) values.push(parsed.value);
			else if (parsed && 'problem' in parsed) {
				const message = `${parsed.problem}。`;
				// Where it cannot be moved (read-only folder), it is still named.
				const move = alone(() => settled(name));
				await move.catch(() => corrupt.push({ file: path.join(dir, name), message }));
			}
		}
		return { values, corrupt: [...corrupt, ...(await quarantine.list())] };
	}

	return {
		dir,
		list: () => told(list),
		update: (id, change) =>
			alone(async (assertHeld) => {
				const name = id + suffix;
				const now = await settled(name);
				const value = change(now);
				if (value === undefined || value === now) return now;
				await writeDurably(fs, {
					file: path.join(dir, name),
					temporary: path.join(dir, `${newToken()}${temporarySuffix}`),
					text: `${JSON.stringify(value, null, '\t')}\n`,
					isNew: now === undefined,
					beforeRename: assertHeld,
				});
				return value;
			}),
	};
}
