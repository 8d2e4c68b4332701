import * as fs from 'node:fs';
import * as path from 'node:path';
import { errorCode } from './fs-port';

/** In the order in which the addon takes them; it insists on all five. */
export const dictionaryFiles = [
	'jieba.dict.utf8',
	'hmm_model.utf8',
	'user.dict.utf8',
	'idf.utf8',
	'stop_words.utf8',
] as const;

const wordLists: ReadonlySet<string> = new Set<(typeof dictionaryFiles)[number]>([
	'jieba.dict.utf8',
	'user.dict.utf8',
]);

const edgeBytes = 4096;
/** A line without frequency or tag ends the process while loading. */
const wordLine = /^\S+ \d+ \S+$/u;

/** Up to `edgeBytes` from both ends of a file. */
function readEdges(file: string, size: number): { head: string; tail: string } {
	const handle = fs.openSync(file, 'r');
	try {
		const length = Math.min(edgeBytes, size);
		const head = Buffer.alloc(length);
		const tail = Buffer.alloc(length);
		fs.readSync(handle, head, 0, length, 0);
		fs.readSync(handle, tail, 0, length, size - length);
		return { head: head.toString('utf8'), tail: tail.toString('utf8') };
	} finally {
		fs.closeSync(handle);
	}
}

function isCutOff(head: string, tail: string): boolean {
	const first = head.split('\n', 1)[0] ?? '';
	const lines = tail.split('\n');
	const last = lines.at(-1) === '' ? (lines.at(-2) ?? '') : (lines.at(-1) ?? '');
	return !wordLine.test(first.trimEnd()) || !wordLine.test(last.trimEnd());
}

function problemOf(file: string): string | undefined {
	const name = path.basename(file);
	try {
		const stat = fs.statSync(file);
		if (!stat.isFile()) return `词典文件 ${name} 不是普通文件`;
		if (stat.size === 0) return `词典文件 ${name} 是空的`;
		const { head, tail } = readEdges(file, stat.size);
		return wordLists.has(name) && isCutOff(head, tail) ? `词典文件 ${name} 不完整` : undefined;
	} catch (error) {
		return errorCode(error) === 'ENOENT' ? `缺少词典文件 ${name}` : `词典文件 ${name} 读不出来`;
	}
}

/**
 * Looks whether the files of the segmenter are there, readable, not empty and not cut off, since
 * loading with a bad one ends the process.
 * @param folder holds `nodejieba.node` and `dict/`.
 * @returns what is wrong, as a Chinese clause without a full stop; undefined where nothing is.
 */
export function checkJiebaFiles(folder: string): string | undefined {
	if (!fs.existsSync(path.join(folder, 'nodejieba.node'))) return '没有安装本机可用的词典程序';
	for (const name of dictionaryFiles) {
		const problem = problemOf(path.join(folder, 'dict', name));
		if (problem !== undefined) return problem;
	}
	return undefined;
}
