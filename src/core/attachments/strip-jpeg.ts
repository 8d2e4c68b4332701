import { ascii, concat, fromAscii, u16 } from './bytes';
import { orientationOnly, readOrientation } from './orientation';

/** A marker segment: from its 0xFF to its end. */
interface Segment {
	readonly marker: number;
	readonly from: number;
	readonly to: number;
}

const exif = 'Exif\0\0';
const soi = 0xd8;
const eoi = 0xd9;
const sos = 0xda;

const isRestart = (marker: number): boolean => marker >= 0xd0 && marker <= 0xd7;

/** End of the coded data behind a scan's header: the next marker that is neither stuffing nor restart. */
function scanEnd(bytes: Uint8Array, from: number): number {
	for (let at = from; at + 1 < bytes.length; at++) {
		if (bytes[at] !== 0xff) continue;
		const next = bytes[at + 1] ?? 0;
		if (next !== 0 && next !== 0xff && !isRestart(next)) return at;
	}
	return bytes.length;
}

/** Segments from SOI to EOI; undefined where the file is damaged or cut. What follows EOI is left out. */
function segmentsOf(bytes: Uint8Array): readonly Segment[] | undefined {
	const segments: Segment[] = [];
	let at = 2;
	while (at + 1 < bytes.length) {
		if (bytes[at] !== 0xff) return undefined;
		const marker = bytes[at + 1] ?? 0;
		// Fill bytes may stand before any marker.
		if (marker === 0xff) {
			at++;
			continue;
		}
		if (marker === eoi) return segments.some((one) => one.marker === sos) ? segments : undefined;
		if (marker < 0xc0 || marker === soi || isRestart(marker) || at + 4 > bytes.length)
			return undefined;
		const header = at + 2 + u16(bytes, at + 2);
		if (header < at + 4 || header > bytes.length) return undefined;
		const to = marker === sos ? scanEnd(bytes, header) : header;
		segments.push({ marker, from: at, to });
		at = to;
	}
	return undefined;
}

const startsWith = (bytes: Uint8Array, { from, to }: Segment, name: string): boolean =>
	to - from >= 4 + name.length && ascii(bytes, from + 4, name.length) === name;

/** Whether a segment is needed to see the picture: tables, frames, scans, and how its colours are meant. */
function isKept(bytes: Uint8Array, segment: Segment): boolean {
	const { marker } = segment;
	if (marker === 0xfe) return false;
	if (marker < 0xe0 || marker > 0xef) return marker < 0xf0;
	if (marker === 0xe2) return startsWith(bytes, segment, 'ICC_PROFILE\0');
	return marker === 0xee && startsWith(bytes, segment, 'Adobe');
}

/** The JFIF header without its thumbnail, which may show what was cut away. */
function plainJfif(bytes: Uint8Array, segment: Segment | undefined): Uint8Array {
	if (!segment || segment.to - segment.from < 18) return new Uint8Array();
	const fields = bytes.subarray(segment.from + 9, segment.from + 16);
	return concat([
		Uint8Array.of(0xff, 0xe0, 0, 16),
		fromAscii('JFIF\0'),
		fields,
		Uint8Array.of(0, 0),
	]);
}

function exifSegment(orientation: number): Uint8Array {
	if (orientation === 1) return new Uint8Array();
	const data = concat([fromAscii(exif), orientationOnly(orientation)]);
	return concat([Uint8Array.of(0xff, 0xe1, 0, data.length + 2), data]);
}

/**
 * A JPEG without anything but the picture: no EXIF, position, XMP, IPTC, comments, thumbnails, makers'
 * data, nothing behind its end. The coded picture stays byte for byte.
 * @returns undefined where the file is damaged.
 */
export function stripJpeg(bytes: Uint8Array): Uint8Array | undefined {
	const segments = segmentsOf(bytes);
	if (!segments) return undefined;
	const app1 = segments.find((one) => one.marker === 0xe1 && startsWith(bytes, one, exif));
	const orientation = app1 ? readOrientation(bytes.subarray(app1.from + 10, app1.to)) : 1;
	const jfif = segments.find((one) => one.marker === 0xe0 && startsWith(bytes, one, 'JFIF\0'));
	return concat([
		Uint8Array.of(0xff, soi),
		plainJfif(bytes, jfif),
		exifSegment(orientation),
		...segments
			.filter((segment) => isKept(bytes, segment))
			.map(({ from, to }) => bytes.subarray(from, to)),
		Uint8Array.of(0xff, eoi),
	]);
}
