import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as path from 'node:path';
import { Script } from 'node:vm';
import { crc32 } from 'node:zlib';

/** A program as V8 compiled it, with what it was made of. */
interface Compiled {
	readonly script: Script;
	readonly cacheFile: string;
	readonly stamp: string;
}

const headLength = 160;

/** Changes with every write of the file: a copy of the same length and time must not pass for it. */
function stampOf(file: string): string {
	const { size, mtimeMs, ctimeMs, ino } = statSync(file);
	return [size, mtimeMs, ctimeMs, ino, file].join(' ');
}

/** Stands before kept code. V8 trusts what it is given: a flipped bit would end the process. */
function headOf(stamp: string, code: Buffer): Buffer {
	const head = Buffer.alloc(headLength);
	head.write(`${crc32(code)} ${stamp}`);
	return head;
}

/** What V8 made of the file last time; undefined where there is none, or one of another state of it. */
function readCache(cacheFile: string, stamp: string): Buffer | undefined {
	try {
		const kept = readFileSync(cacheFile);
		const code = kept.subarray(headLength);
		return kept.subarray(0, headLength).equals(headOf(stamp, code)) ? code : undefined;
	} catch {
		return undefined;
	}
}

/** Keeps what V8 made. Where that cannot be written, the next start is as slow as this one. */
function keep({ script, cacheFile, stamp }: Compiled): void {
	try {
		mkdirSync(path.dirname(cacheFile), { recursive: true, mode: 0o700 });
		const draft = `${cacheFile}.${process.pid}`;
		const code = script.createCachedData();
		writeFileSync(draft, Buffer.concat([headOf(stamp, code), code]), { mode: 0o600 });
		renameSync(draft, cacheFile);
	} catch {
		// A full or read-only disk is no reason to fail.
	}
}

export interface ProgramPlace {
	/** Where the programs are; absolute path. */
	readonly folder: string;
	/** Where compiled code is kept; made where it is missing. */
	readonly cacheFolder: string;
	/** Does something when the process ends. */
	readonly atExit: (work: () => void) => void;
}

/**
 * Runs a program that stands in a folder, and those beside it that it requires, with the code that V8
 * compiled the last time: half of a short run would go into compiling. Node does this by itself from
 * version 22 on, where it is asked to; this works on all that we run on. V8 refuses code of another
 * version or of other flags, and then compiles.
 *
 * @param name its file.
 * @throws what the program throws while it is loaded.
 */
export function runProgram(name: string, { folder, cacheFolder, atExit }: ProgramPlace): void {
	const require = createRequire(path.join(folder, name));
	const loaded = new Map<string, { exports: unknown }>();
	const fresh: Compiled[] = [];

	function compile(file: string, program: string): Script {
		const cacheFile = path.join(cacheFolder, `${program}.v8`);
		const stamp = stampOf(file);
		const cachedData = readCache(cacheFile, stamp);
		// On the first line, so that a stack trace names the program's own lines.
		const source = `(function (exports, require, module, __filename, __dirname) {${readFileSync(file, 'utf8')}\n})`;
		const script = new Script(source, { filename: file, ...(cachedData && { cachedData }) });
		if (script.cachedDataRejected !== false) fresh.push({ script, cacheFile, stamp });
		return script;
	}

	function load(program: string): unknown {
		const known = loaded.get(program);
		if (known) return known.exports;
		const module = { exports: {} as unknown };
		loaded.set(program, module);
		const file = path.join(folder, program);
		const own = (id: string): unknown =>
			id.startsWith('./') ? load(id.slice(2)) : (require(id) as unknown);
		const main = compile(file, program).runInThisContext() as (...given: unknown[]) => void;
		main(module.exports, own, module, file, folder);
		return module.exports;
	}

	load(name);
	// At the end: functions are compiled when they are first called.
	atExit(() => fresh.forEach(keep));
}
