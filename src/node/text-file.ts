import { readFileSync } from 'node:fs';
import * as fs from 'node:fs/promises';
import { errorCode } from './fs-port';

export type TextEncoding = 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be' | 'gb18030';

/** A decoded text without its byte order mark. */
export interface DecodedText {
	readonly text: string;
	readonly encoding: TextEncoding;
}

const boms: readonly (readonly [Exclude<TextEncoding, 'utf-8' | 'gb18030'>, readonly number[]])[] =
	[
		['utf-8-bom', [0xef, 0xbb, 0xbf]],
		['utf-16le', [0xff, 0xfe]],
		['utf-16be', [0xfe, 0xff]],
	];

/** Undefined where the bytes are not of the encoding. */
function strictly(encoding: string, bytes: Uint8Array): string | undefined {
	try {
		return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
	} catch {
		return undefined;
	}
}

/**
 * Decodes UTF-8 with or without a byte order mark, UTF-16 with one, else GB18030.
 * @returns undefined for what is no text: bytes of none of these encodings with zeros among them. A
 * text with a few damaged characters is decoded with U+FFFD in their places.
 */
export function decodeText(bytes: Uint8Array): DecodedText | undefined {
	for (const [encoding, bom] of boms) {
		if (!bom.every((byte, at) => bytes[at] === byte)) continue;
		const label = encoding === 'utf-8-bom' ? 'utf-8' : encoding;
		const decoder = new TextDecoder(label, { ignoreBOM: true });
		return { text: decoder.decode(bytes.subarray(bom.length)), encoding };
	}
	const utf8 = strictly('utf-8', bytes);
	if (utf8 !== undefined) return { text: utf8, encoding: 'utf-8' };
	const chinese = strictly('gb18030', bytes);
	if (chinese !== undefined) return { text: chinese, encoding: 'gb18030' };
	if (bytes.includes(0)) return undefined;
	return { text: new TextDecoder('gb18030').decode(bytes), encoding: 'gb18030' };
}

export type ReadText =
	| ({ readonly ok: true } & DecodedText)
	/** `reason` is a Chinese clause without a full stop. */
	| { readonly ok: false; readonly missing: boolean; readonly reason: string };

const reasons: Readonly<Record<string, string>> = {
	ENOENT: '没有这个文件',
	EISDIR: '这是文件夹，不是文件',
	EACCES: '没有读取的权限',
	EPERM: '没有读取的权限',
};

function decoded(bytes: Uint8Array): ReadText {
	const text = decodeText(bytes);
	if (text) return { ok: true, ...text };
	return { ok: false, missing: false, reason: '这不是纯文本文件，请另存为文本或 .zwxx 稿件' };
}

function unread(error: unknown): ReadText {
	const code = errorCode(error) ?? '';
	return { ok: false, missing: code === 'ENOENT', reason: reasons[code] ?? '文件读不出来' };
}

/** Reads and decodes a file; never rejects. */
export async function readTextFile(file: string): Promise<ReadText> {
	try {
		return decoded(await fs.readFile(file));
	} catch (error) {
		return unread(error);
	}
}

/** `readTextFile` for a small file whose content is needed at once; never throws. */
export function readTextFileNow(file: string): ReadText {
	try {
		return decoded(readFileSync(file));
	} catch (error) {
		return unread(error);
	}
}
