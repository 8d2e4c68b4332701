import { ascii, concat, fromAscii, u32, u32Bytes } from './bytes';
import { orientationOnly, readOrientation } from './orientation';

/** Chunks that make the picture, its colours and its movement. */
const kept = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);
const keptInFrame = new Set(['VP8 ', 'VP8L', 'ALPH']);
/** Flags of VP8X that announce EXIF and XMP. */
const exifFlag = 0x08;
const xmpFlag = 0x04;
/** Place, size, duration and flags of a frame, before its chunks. */
const frameHeader = 16;

interface Chunk {
	readonly type: string;
	readonly data: Uint8Array;
}

/** Chunks one after the other; undefined where one reaches beyond the end. */
function chunksIn(bytes: Uint8Array, from: number, to: number): readonly Chunk[] | undefined {
	const chunks: Chunk[] = [];
	for (let at = from; at < to;) {
		if (at + 8 > to) return undefined;
		const end = at + 8 + u32(bytes, at + 4, true);
		if (end > to) return undefined;
		chunks.push({ type: ascii(bytes, at, 4), data: bytes.subarray(at + 8, end) });
		at = end + (end % 2);
	}
	return chunks;
}

const writeChunk = ({ type, data }: Chunk): Uint8Array =>
	concat([
		fromAscii(type),
		u32Bytes(data.length, true),
		data,
		...(data.length % 2 === 1 ? [Uint8Array.of(0)] : []),
	]);

function plainFrame({ type, data }: Chunk): Chunk | undefined {
	// A view of its own, so that the evenness of offsets is that of the frame.
	const frame = data.slice(frameHeader);
	const chunks = data.length < frameHeader ? undefined : chunksIn(frame, 0, frame.length);
	if (!chunks) return undefined;
	const plain = chunks.filter((chunk) => keptInFrame.has(chunk.type)).map(writeChunk);
	return { type, data: concat([data.subarray(0, frameHeader), ...plain]) };
}

function plainHeader({ type, data }: Chunk, orientation: number): Chunk {
	const flags = (data[0] ?? 0) & ~(exifFlag | xmpFlag);
	const own = orientation === 1 ? flags : flags | exifFlag;
	return { type, data: concat([Uint8Array.of(own), data.subarray(1)]) };
}

/** EXIF data of a chunk; some programs put the mark of JPEG before it. */
const tiffOf = (data: Uint8Array): Uint8Array =>
	data.length > 6 && ascii(data, 0, 6) === 'Exif\0\0' ? data.subarray(6) : data;

/**
 * A WebP without EXIF, XMP and unknown chunks. The coded picture stays byte for byte.
 * @returns undefined where the file is damaged.
 */
export function stripWebp(bytes: Uint8Array): Uint8Array | undefined {
	const end = bytes.length < 12 ? Infinity : 8 + u32(bytes, 4, true);
	const chunks = end > bytes.length ? undefined : chunksIn(bytes, 12, end);
	if (!chunks?.some(({ type }) => type === 'VP8 ' || type === 'VP8L' || type === 'ANMF'))
		return undefined;
	const exif = chunks.find(({ type }) => type === 'EXIF');
	// Only the extended form can carry an orientation.
	const isExtended = chunks[0]?.type === 'VP8X';
	const orientation = exif && isExtended ? readOrientation(tiffOf(exif.data)) : 1;
	const parts: Uint8Array[] = [];
	for (const chunk of chunks.filter(({ type }) => kept.has(type))) {
		const plain =
			chunk.type === 'ANMF'
				? plainFrame(chunk)
				: chunk.type === 'VP8X'
					? plainHeader(chunk, orientation)
					: chunk;
		if (!plain) return undefined;
		parts.push(writeChunk(plain));
	}
	if (orientation !== 1)
		parts.push(writeChunk({ type: 'EXIF', data: orientationOnly(orientation) }));
	const content = concat([fromAscii('WEBP'), ...parts]);
	return concat([fromAscii('RIFF'), u32Bytes(content.length, true), content]);
}
