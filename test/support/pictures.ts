import { deflateSync } from 'node:zlib';
import { concat, crc32, fromAscii, u32Bytes } from '../../src/core/attachments/bytes';

/** Small pictures for tests, made byte by byte, with whatever cameras and programs put into them. */

const u16Bytes = (value: number): Uint8Array => Uint8Array.of(value >> 8, value & 255);

/** EXIF data with an orientation, a camera and a position. */
export function cameraTiff(orientation: number, order: 'II' | 'MM' = 'MM'): Uint8Array {
	const short = (value: number): number[] =>
		order === 'MM' ? [value >> 8, value & 255] : [value & 255, value >> 8];
	const long = (value: number): number[] => {
		const bytes = [...u32Bytes(value)];
		return order === 'MM' ? bytes : bytes.reverse();
	};
	const entry = (tag: number, type: number, count: number, value: readonly number[]): number[] => [
		...short(tag),
		...short(type),
		...long(count),
		...value,
	];
	return concat([
		fromAscii(order),
		Uint8Array.from([...short(42), ...long(8), ...short(3)]),
		Uint8Array.from(entry(0x010f, 2, 4, [...fromAscii('Cam\0')])),
		Uint8Array.from(entry(0x0112, 3, 1, [...short(orientation), 0, 0])),
		Uint8Array.from(entry(0x8825, 4, 1, long(50))),
		Uint8Array.from(long(0)),
		fromAscii('GPS 36.123N 117.456E'),
	]);
}

export const jpegSegment = (marker: number, data: Uint8Array): Uint8Array =>
	concat([Uint8Array.of(0xff, marker), u16Bytes(data.length + 2), data]);

/** Coded data as it stands in a scan: every 0xFF is followed by a zero or a restart mark. */
export const stuffed = (bytes: Uint8Array): Uint8Array =>
	Uint8Array.from([...bytes].flatMap((byte) => (byte === 0xff ? [0xff, 0] : [byte])));

/** What makes the picture: tables, frame, scan. */
export const jpegCore = (coded: Uint8Array): readonly Uint8Array[] => [
	jpegSegment(0xdb, new Uint8Array(65).fill(1)),
	jpegSegment(0xc0, Uint8Array.of(8, 0, 1, 0, 1, 1, 1, 0x11, 0)),
	jpegSegment(0xc4, Uint8Array.of(0, ...new Array<number>(16).fill(0))),
	concat([jpegSegment(0xda, Uint8Array.of(1, 1, 0, 0, 63, 0)), stuffed(coded)]),
];

export interface JpegParts {
	readonly before?: readonly Uint8Array[];
	readonly coded?: Uint8Array;
	readonly after?: Uint8Array;
}

export const jpeg = ({ before = [], coded = Uint8Array.of(1, 2), after }: JpegParts): Uint8Array =>
	concat([
		Uint8Array.of(0xff, 0xd8),
		...before,
		...jpegCore(coded),
		Uint8Array.of(0xff, 0xd9),
		...(after ? [after] : []),
	]);

export const exifSegment = (tiff: Uint8Array): Uint8Array =>
	jpegSegment(0xe1, concat([fromAscii('Exif\0\0'), tiff]));

export function pngChunk(type: string, data: Uint8Array): Uint8Array {
	const named = concat([fromAscii(type), data]);
	return concat([u32Bytes(data.length), named, u32Bytes(crc32(named))]);
}

/** A grey PNG of one row. */
export const png = (row: Uint8Array, extra: readonly Uint8Array[] = []): Uint8Array =>
	concat([
		fromAscii('\x89PNG\r\n\x1a\n'),
		pngChunk('IHDR', concat([u32Bytes(row.length), u32Bytes(1), Uint8Array.of(8, 0, 0, 0, 0)])),
		...extra,
		pngChunk('IDAT', deflateSync(concat([Uint8Array.of(0), row]))),
		pngChunk('IEND', new Uint8Array()),
	]);

export const webpChunk = (type: string, data: Uint8Array): Uint8Array =>
	concat([fromAscii(type), u32Bytes(data.length, true), data, new Uint8Array(data.length % 2)]);

export function webp(chunks: readonly Uint8Array[]): Uint8Array {
	const content = concat([fromAscii('WEBP'), ...chunks]);
	return concat([fromAscii('RIFF'), u32Bytes(content.length, true), content]);
}
