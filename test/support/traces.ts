import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** Base64 of bytes that stand somewhere within others, as far as it does not depend on those. */
function base64Within(bytes: Buffer, before: number): string {
	const text = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
	const whole = text.replace(/=+$/u, '');
	const end = (before + bytes.length) % 3 === 0 ? whole.length : whole.length - 1;
	return whole.slice([0, 2, 3][before], end);
}

const escaped = (text: string): string =>
	text.replace(
		/[^\x20-\x7e]/gu,
		(mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`,
	);

/** The ways in which a text may lie in a file. */
function formsOf(text: string): readonly Buffer[] {
	const bytes = Buffer.from(text, 'utf8');
	const wide = Buffer.from(text, 'utf16le');
	const base64 = [0, 1, 2].map((before) => base64Within(bytes, before));
	const urlSafe = base64.map((one) => one.replaceAll('+', '-').replaceAll('/', '_'));
	const others = [escaped(text), encodeURIComponent(text), bytes.toString('hex')];
	return [bytes, wide, ...[...base64, ...urlSafe, ...others].map((one) => Buffer.from(one))];
}

/** Where what was found. */
export interface Trace {
	/** Below the folder, with `/`. */
	readonly file: string;
	/** By its name. */
	readonly secret: string;
}

/** Names of the secrets that are in some bytes. */
export function secretsIn(
	bytes: Buffer | string,
	secrets: Readonly<Record<string, string>>,
): string[] {
	const content = Buffer.from(bytes);
	return Object.entries(secrets)
		.filter(([, text]) => formsOf(text).some((form) => content.includes(form)))
		.map(([name]) => name);
}

/** Every file below a folder, by its path below it. */
export const filesBelow = (folder: string): string[] =>
	readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
		.sort();

/** A file may go away while others are read. */
function bytesOf(file: string): Buffer {
	try {
		return readFileSync(file);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return Buffer.alloc(0);
		throw error;
	}
}

/** Reads every file below a folder and tells which of the secrets are in it, in whatever form. */
export function findTraces(folder: string, secrets: Readonly<Record<string, string>>): Trace[] {
	return filesBelow(folder).flatMap((file) =>
		secretsIn(bytesOf(join(folder, file)), secrets).map((secret) => ({ file, secret })),
	);
}
