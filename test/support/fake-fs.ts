import * as path from 'node:path';
import type { FileStamp, FsPort, NewFile } from '../../src/node/fs-port';

/** Thrown into everything that a crashed process still wants from the file system. */
export class Crash extends Error {
	override readonly name = 'Crash';
}

export type Op =
	| 'mkdir'
	| 'readdir'
	| 'readFile'
	| 'stat'
	| 'create'
	| 'write'
	| 'sync'
	| 'close'
	| 'rename'
	| 'unlink'
	| 'syncDir'
	| 'outside';

interface Inode {
	data: string;
	/** What is on the disk; undefined: never synced. */
	synced: string | undefined;
	mtimeMs: number;
	readonly ino: number;
}

type Names = Map<string, Inode | 'dir'>;
type Tree = Map<string, Names>;

/** A change of names in one folder that is not on the disk yet. */
interface Pending {
	readonly dir: string;
	readonly apply: (names: Names) => void;
}

export interface FakeDisk {
	/** A process's view of the disk. After a crash it throws for ever; take a new one. */
	open(): FsPort;
	/** Counts a step of the process that is no file operation, e.g. a request. */
	step(): Promise<void>;
	/** Number of operations so far. */
	readonly steps: number;
	/** The process dies before or after operation number `at` (counted from now, 1 is the next). */
	crashAt(at: number, when: 'before' | 'after'): void;
	/** The power goes: of what was not synced, chance decides what is left. */
	powerLoss(random: () => number): void;
	/** Only the process dies; the system still has everything that was written. */
	kill(): void;
	/** Makes operations fail, e.g. with ENOSPC. */
	failWith(fault: (op: Op, file: string) => string | undefined): void;
	/** All files with their content, for looking at. */
	files(): ReadonlyMap<string, string>;
	/** Puts a file on the disk, synced. */
	put(file: string, text: string): void;
}

const failure = (code: string, file: string): Error =>
	Object.assign(new Error(`${code}: ${file}`), { code });

const createTree = (): Tree => new Map<string, Names>([['/', new Map()]]);
function copyTree(tree: Tree): Tree {
	return new Map([...tree].map(([dir, names]) => [dir, new Map(names)]));
}

/**
 * A disk that keeps what POSIX promises and nothing more: file content survives only after its fsync,
 * names only after the fsync of their folder; everything else may or may not be there after a power
 * cut, in any combination. Paths are POSIX and absolute.
 * @param now time of the files
 * @param ticks how many turns an operation takes, so that racing processes interleave differently
 */
export function createFakeDisk(now: () => number, ticks: () => number = () => 1): FakeDisk {
	let live = createTree();
	let durable = createTree();
	let pending: Pending[] = [];
	let epoch = 0;
	let steps = 0;
	let crash: { at: number; when: 'before' | 'after' } | undefined;
	let fault: (op: Op, file: string) => string | undefined = () => undefined;
	let inodes = 0;

	const namesOf = (dir: string): Names => {
		const names = live.get(dir);
		if (!names) throw failure('ENOENT', dir);
		return names;
	};
	const inodeOf = (file: string): Inode => {
		const found = live.get(path.posix.dirname(file))?.get(path.posix.basename(file));
		if (found === undefined) throw failure('ENOENT', file);
		if (found === 'dir') throw failure('EISDIR', file);
		return found;
	};
	const change = (dir: string, apply: (names: Names) => void): void => {
		apply(namesOf(dir));
		pending.push({ dir, apply });
	};

	async function operate<T>(mine: number, op: Op, file: string, act: () => T): Promise<T> {
		for (let left = ticks(); left > 0; left--) await Promise.resolve();
		if (mine !== epoch) throw new Crash();
		steps++;
		if (crash && steps === crash.at && crash.when === 'before') {
			epoch++;
			throw new Crash();
		}
		const code = fault(op, file);
		if (code !== undefined) throw failure(code, file);
		const result = act();
		if (crash && steps === crash.at) {
			epoch++;
			throw new Crash();
		}
		return result;
	}

	function makeDir(dir: string): void {
		if (live.has(dir)) return;
		const parent = path.posix.dirname(dir);
		makeDir(parent);
		change(parent, (names) => names.set(path.posix.basename(dir), 'dir'));
		live.set(dir, new Map());
	}

	function newFile(mine: number, file: string): NewFile {
		const inode: Inode = { data: '', synced: undefined, mtimeMs: now(), ino: ++inodes };
		const dir = path.posix.dirname(file);
		const name = path.posix.basename(file);
		if (namesOf(dir).has(name)) throw failure('EEXIST', file);
		change(dir, (names) => names.set(name, inode));
		return {
			write: (content) =>
				operate(mine, 'write', file, () => {
					// Bytes are held one a character, as `readBytes` takes them.
					inode.data +=
						typeof content === 'string' ? content : Buffer.from(content).toString('latin1');
					inode.mtimeMs = now();
				}),
			sync: () =>
				operate(mine, 'sync', file, () => {
					inode.synced = inode.data;
				}),
			close: () => operate(mine, 'close', file, () => undefined),
		};
	}

	function renameNow(from: string, to: string): void {
		const inode = inodeOf(from);
		const [fromDir, toDir] = [path.posix.dirname(from), path.posix.dirname(to)];
		const [fromName, toName] = [path.posix.basename(from), path.posix.basename(to)];
		if (fromDir === toDir)
			change(fromDir, (names) => {
				names.delete(fromName);
				names.set(toName, inode);
			});
		else {
			change(toDir, (names) => names.set(toName, inode));
			change(fromDir, (names) => names.delete(fromName));
		}
	}

	function settleDir(dir: string): void {
		if (!durable.has(dir)) durable.set(dir, new Map());
		for (const one of pending) if (one.dir === dir) one.apply(durable.get(dir)!);
		pending = pending.filter((one) => one.dir !== dir);
	}

	function open(): FsPort {
		const mine = epoch;
		const run = <T>(op: Op, file: string, act: () => T): Promise<T> => operate(mine, op, file, act);
		return {
			mkdir: (dir) => run('mkdir', dir, () => makeDir(dir)),
			readdir: (dir) => run('readdir', dir, () => [...namesOf(dir).keys()]),
			readFile: (file) => run('readFile', file, () => inodeOf(file).data),
			readBytes: (file) => run('readFile', file, () => Buffer.from(inodeOf(file).data, 'latin1')),
			stat: (file) =>
				run('stat', file, (): FileStamp => {
					const { mtimeMs, data, ino } = inodeOf(file);
					return { mtimeMs, size: data.length, ino };
				}),
			create: (file) => run('create', file, () => newFile(mine, file)),
			rename: (from, to) => run('rename', to, () => renameNow(from, to)),
			unlink: (file) =>
				run('unlink', file, () => {
					inodeOf(file);
					change(path.posix.dirname(file), (names) => names.delete(path.posix.basename(file)));
				}),
			syncDir: (dir) => run('syncDir', dir, () => settleDir(dir)),
		};
	}

	function powerLoss(random: () => number): void {
		epoch++;
		const after = copyTree(durable);
		for (const { dir, apply } of pending) {
			if (random() < 0.5) continue;
			if (!after.has(dir)) after.set(dir, new Map());
			apply(after.get(dir)!);
		}
		live = createTree();
		const keep = (dir: string): void => {
			const names: Names = new Map();
			live.set(dir, names);
			for (const [name, node] of after.get(dir) ?? []) {
				if (node === 'dir') keep(path.posix.join(dir, name));
				if (node === 'dir') names.set(name, node);
				else {
					const torn = node.data.slice(0, Math.floor(random() * (node.data.length + 1)));
					const data = node.synced === node.data ? node.data : (node.synced ?? torn);
					names.set(name, { ...node, data, synced: data });
				}
			}
		};
		keep('/');
		durable = copyTree(live);
		pending = [];
		crash = undefined;
	}

	return {
		open,
		step: () => operate(epoch, 'outside', '', () => undefined),
		get steps() {
			return steps;
		},
		crashAt(at, when) {
			crash = { at: steps + at, when };
		},
		powerLoss,
		kill() {
			epoch++;
			crash = undefined;
		},
		failWith(next) {
			fault = next;
		},
		files: () =>
			new Map(
				[...live].flatMap(([dir, names]) =>
					[...names].flatMap(([name, node]) =>
						node === 'dir' ? [] : [[path.posix.join(dir, name), node.data] as const],
					),
				),
			),
		put(file, text) {
			makeDir(path.posix.dirname(file));
			const inode: Inode = { data: text, synced: text, mtimeMs: now(), ino: ++inodes };
			const name = path.posix.basename(file);
			change(path.posix.dirname(file), (names) => names.set(name, inode));
			for (const dir of live.keys()) settleDir(dir);
		},
	};
}

/** Numbers at least 0 and below 1, the same for the same seed. */
export function createRandom(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}
