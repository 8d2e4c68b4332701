import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';

/** A folder of its own for every test of the suite that calls this, removed after it. */
export function useTempDir(): () => string {
	let dir = '';
	beforeEach(() => {
		// The real path: on some systems the temporary folder is a link.
		dir = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'zwxx-测试-')));
	});
	afterEach(() => fs.rmSync(dir, { recursive: true, force: true }));
	return () => dir;
}

/** Writes files by their paths below `dir`, with their folders. */
export function writeFiles(
	dir: string,
	files: Readonly<Record<string, string | Uint8Array>>,
): void {
	for (const [name, content] of Object.entries(files)) {
		const file = path.join(dir, name);
		fs.mkdirSync(path.dirname(file), { recursive: true });
		fs.writeFileSync(file, content);
	}
}
