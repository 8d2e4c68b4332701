import { ascii, concat, crc32, fromAscii, u32, u32Bytes } from './bytes';
import { orientationOnly, readOrientation } from './orientation';

/** Chunks that make the picture, its colours and its movement; all others say something about it. */
const kept = new Set([
	...[
		'IHDR',
		'PLTE',
		'IDAT',
		'IEND',
		'tRNS',
		'gAMA',
		'cHRM',
		'sRGB',
		'iCCP',
		'sBIT',
		'bKGD',
		'pHYs',
	],
	...['cICP', 'mDCV', 'cLLI', 'acTL', 'fcTL', 'fdAT'],
]);

interface Chunk {
	readonly type: string;
	readonly from: number;
	readonly to: number;
}

const headerLength = 8;

/** Chunks from IHDR to IEND; undefined where the file is damaged or cut. What follows IEND is left out. */
function chunksOf(bytes: Uint8Array): readonly Chunk[] | undefined {
	const chunks: Chunk[] = [];
	let at = headerLength;
	while (at + 12 <= bytes.length) {
		const to = at + 12 + u32(bytes, at);
		const type = ascii(bytes, at + 4, 4);
		if (to > bytes.length || (chunks.length === 0 && type !== 'IHDR')) return undefined;
		chunks.push({ type, from: at, to });
		if (type === 'IEND') return chunks.some((one) => one.type === 'IDAT') ? chunks : undefined;
		at = to;
	}
	return undefined;
}

function exifChunk(orientation: number): Uint8Array {
	const data = orientationOnly(orientation);
	const named = concat([fromAscii('eXIf'), data]);
	return concat([u32Bytes(data.length), named, u32Bytes(crc32(named))]);
}

/**
 * A PNG without texts, times, EXIF and makers' data. The coded picture stays byte for byte.
 * @returns undefined where the file is damaged.
 */
export function stripPng(bytes: Uint8Array): Uint8Array | undefined {
	const chunks = chunksOf(bytes);
	if (!chunks) return undefined;
	const exif = chunks.find(({ type }) => type === 'eXIf');
	const orientation = exif ? readOrientation(bytes.subarray(exif.from + 8, exif.to - 4)) : 1;
	const parts = chunks.flatMap(({ type, from, to }) => [
		...(kept.has(type) ? [bytes.subarray(from, to)] : []),
		...(type === 'IHDR' && orientation !== 1 ? [exifChunk(orientation)] : []),
	]);
	return concat([bytes.subarray(0, headerLength), ...parts]);
}
