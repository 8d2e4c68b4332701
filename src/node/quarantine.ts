import * as path from 'node:path';
import { makeFolder, namesIn, syncFolder, writeDurably } from './durable';
import type { FsPort } from './fs-port';

/** A file that is no usable entry; it is kept in the quarantine folder. */
export interface CorruptEntry {
	readonly file: string;
	/** Chinese sentence: what is wrong with it. */
	readonly message: string;
}

export interface Quarantine {
	/** Moves a file here, with a message beside it; the message is safe before the file moves. */
	readonly take: (file: {
		readonly dir: string;
		readonly name: string;
		readonly problem: string;
		readonly at: number;
	}) => Promise<void>;
	readonly list: () => Promise<readonly CorruptEntry[]>;
}

const suffix = '.json';
const messageSuffix = '.txt';

export function createQuarantine(fs: FsPort, home: string, newToken: () => string): Quarantine {
	return {
		async take({ dir, name, problem, at }) {
			await makeFolder(fs, home);
			const kept = `${path.basename(name, suffix)}-${at}`;
			await writeDurably(fs, {
				file: path.join(home, kept + messageSuffix),
				temporary: path.join(home, `${newToken()}.tmp`),
				text: `${problem}。\n`,
				isNew: true,
			});
			await fs.rename(path.join(dir, name), path.join(home, kept + suffix));
			await syncFolder(fs, home);
			await syncFolder(fs, dir);
		},
		async list() {
			const names = (await namesIn(fs, home)).filter((name) => name.endsWith(suffix)).toSorted();
			return Promise.all(
				names.map(async (name) => {
					const beside = path.join(home, path.basename(name, suffix) + messageSuffix);
					const text = await fs.readFile(beside).catch(() => '');
					return { file: path.join(home, name), message: text.trim() || '文件读不出来。' };
				}),
			);
		},
	};
}
