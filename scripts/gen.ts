import fs from 'node:fs';
import path from 'node:path';
import { generatedFiles } from './gen/files';

/**
 * `npm run gen` writes every generated file; `-- --check` writes nothing and fails where one is
 * stale, naming it.
 */
async function main(): Promise<void> {
	const root = path.join(__dirname, '..');
	const check = process.argv.includes('--check');
	const stale: string[] = [];
	for await (const file of generatedFiles(root)) {
		const at = path.join(root, file.path);
		const now = fs.existsSync(at) ? fs.readFileSync(at, 'utf8') : undefined;
		if (now === file.content) continue;
		stale.push(file.path);
		if (check) continue;
		fs.mkdirSync(path.dirname(at), { recursive: true });
		fs.writeFileSync(at, file.content);
	}
	if (stale.length > 0) console.log(`${check ? 'stale' : 'written'}: ${stale.join(', ')}`);
	if (check && stale.length > 0) process.exitCode = 1;
}

void main();
