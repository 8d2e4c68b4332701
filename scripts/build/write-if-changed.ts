import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Writes a file unless it has this content already. A running editor may have the old one open: it is
 * left alone where nothing changed, else replaced by a new file instead of being overwritten.
 */
export function writeIfChanged(file: string, content: string | Buffer): void {
	const wanted = Buffer.from(content);
	if (existsSync(file)) {
		if (readFileSync(file).equals(wanted)) return;
		rmSync(file);
	}
	mkdirSync(dirname(file), { recursive: true });
	writeFileSync(file, wanted);
}
