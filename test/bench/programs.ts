import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startClient } from '../support/language-server';
import { interleave, quantile } from './interleave';
import { reportText } from './texts';

/** Runs something in a folder that goes away. */
async function withFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
	const folder = mkdtempSync(join(tmpdir(), 'zwxx-bench-'));
	try {
		return await work(folder);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

/** Milliseconds (median) of a process from start to end, by name. */
export async function timeCommands(
	root: string,
	peers: string,
	rounds: number,
): Promise<ReadonlyMap<string, number>> {
	return withFolder(async (folder) => {
		const file = join(folder, 'a.txt');
		writeFileSync(file, reportText(3_000));
		const node = (name: string, ...args: string[]) => ({
			name,
			run: () => void spawnSync(process.execPath, args, { stdio: 'ignore' }),
		});
		const require = createRequire(join(peers, 'package.json'));
		const manifest = require.resolve('autocorrect-node/package.json');
		const { bin } = require(manifest) as { bin: string | Record<string, string> };
		const program = typeof bin === 'string' ? bin : Object.values(bin)[0]!;
		const times = await interleave(
			[
				node('node -e 0', '-e', '0'),
				node('zwxx', join(root, 'dist', 'cli.js'), 'lint', '--segmenter', 'intl', file),
				node('autocorrect', join(manifest, '..', program), '--lint', file),
			],
			rounds,
		);
		return new Map([...times].map(([name, all]) => [name, quantile(all, 0.5)]));
	});
}

/** Resident memory of a process in MB; undefined where the system does not tell (not Linux). */
function residentMegabytes(pid: number): number | undefined {
	try {
		const status = readFileSync(`/proc/${pid}/status`, 'utf8');
		return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
	} catch {
		return undefined;
	}
}

const bareDictionary = `
const addon = require(process.argv[1]);
addon.load('jieba.dict.utf8', 'hmm_model.utf8', 'user.dict.utf8', 'idf.utf8', 'stop_words.utf8');
addon.cut('全市前三季度新增市场主体两万余户', true);
process.stdout.write('ready');
setInterval(() => {}, 1000);
`;

/** A process with nothing but the dictionary; MB. */
async function dictionaryMemory(jieba: string): Promise<number | undefined> {
	const addon = join(jieba, 'nodejieba.node');
	const child = spawn(process.execPath, ['-e', bareDictionary, addon], {
		cwd: join(jieba, 'dict'),
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	await once(child.stdout, 'data');
	const memory = residentMegabytes(child.pid!);
	child.kill();
	return memory;
}

export interface ServerFigures {
	/** Milliseconds from the start of the process to the answer to `initialize`. */
	readonly ready: number;
	/** … to the first diagnostics of a draft of 3,000 characters. */
	readonly firstFindings: number;
	/** MB after a text of 300,000 characters and twenty edits. */
	readonly memory: number | undefined;
	readonly dictionaryMemory: number | undefined;
	readonly segmenter: string;
}

/** The server as it is built, with the dictionary. */
export async function measureServer(root: string): Promise<ServerFigures> {
	const jieba = join(root, 'dist', 'jieba');
	return withFolder(async (folder) => {
		const start = performance.now();
		const client = await startClient({
			folder,
			program: join(root, 'dist', 'server.js'),
			server: { segmenter: 'jieba', jiebaDir: jieba, storageDir: join(folder, 'storage') },
		});
		const ready = performance.now() - start;
		const first = await client.open('first.zwxx', reportText(3_000));
		await first.pull();
		const firstFindings = performance.now() - start;
		await client.until(
			() => client.statuses.some(({ segmenter }) => segmenter !== 'loading'),
			'the segmenter',
		);
		const long = await client.open('long.zwxx', reportText(300_000, 7));
		await long.pull();
		const words = long.document().getText().slice(150_000, 150_012);
		let now = words;
		for (let edit = 0; edit < 20; edit++) {
			const next = `${words.slice(0, 6)}${edit}${words.slice(6)}`;
			await long.replace(now, next);
			await long.pull();
			now = next;
		}
		const memory = residentMegabytes(client.process.pid!);
		const segmenter = client.statuses.at(-1)?.segmenter ?? '';
		await client.stop();
		return {
			ready,
			firstFindings,
			memory,
			dictionaryMemory: await dictionaryMemory(jieba),
			segmenter,
		};
	});
}

const requireExtension = `
const Module = require('node:module');
const load = Module._load;
class Anything {}
const stub = new Proxy(Anything, {
	get: (target, key) => (key === 'prototype' || typeof key === 'symbol' ? target[key] : stub),
	// The bundle copies a module's own names and inherits the rest.
	getPrototypeOf: () => stub,
	apply: () => stub,
	construct: () => new Anything(),
});
Module._load = function (name, ...rest) { return name === 'vscode' ? stub : load.call(this, name, ...rest); };
const start = performance.now();
require(process.argv[1]);
process.stdout.write(String(performance.now() - start));
`;

/** Milliseconds (median) that the editor's process spends on loading the extension's file. */
export function extensionLoad(root: string, rounds: number): number {
	const file = join(root, 'dist', 'extension.js');
	const times = Array.from({ length: rounds }, () => {
		const { stdout } = spawnSync(process.execPath, ['-e', requireExtension, file], {
			encoding: 'utf8',
		});
		if (stdout === '') throw new Error('the extension did not load beside the stub');
		return Number(stdout);
	});
	return quantile(times, 0.5);
}
