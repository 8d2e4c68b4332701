import { ascii, concat, fromAscii, u16, u32 } from './bytes';

/** 0x0112 of the TIFF structure that EXIF is: how the picture must be turned to be seen upright, 1 to 8. */
const orientationTag = 0x0112;
const shortType = 3;
const entryLength = 12;

/**
 * Orientation from EXIF data; 1 (upright) where it says nothing or cannot be read.
 * @param tiff begins with the byte order, `II` or `MM`.
 */
export function readOrientation(tiff: Uint8Array): number {
	if (tiff.length < 8) return 1;
	const order = ascii(tiff, 0, 2);
	const little = order === 'II';
	if ((!little && order !== 'MM') || u16(tiff, 2, little) !== 42) return 1;
	const directory = u32(tiff, 4, little);
	if (directory + 2 > tiff.length) return 1;
	const count = u16(tiff, directory, little);
	for (let n = 0; n < count; n++) {
		const at = directory + 2 + n * entryLength;
		if (at + entryLength > tiff.length) return 1;
		if (u16(tiff, at, little) !== orientationTag) continue;
		if (u16(tiff, at + 2, little) !== shortType) return 1;
		const value = u16(tiff, at + 8, little);
		return value >= 1 && value <= 8 ? value : 1;
	}
	return 1;
}

/** EXIF data that says nothing but the orientation. */
export const orientationOnly = (orientation: number): Uint8Array =>
	concat([
		fromAscii('MM'),
		// 42, the directory's offset 8, one entry: tag, SHORT, one value, padding, no further directory.
		Uint8Array.of(0, 42, 0, 0, 0, 8, 0, 1),
		Uint8Array.of(0x01, 0x12, 0, shortType, 0, 0, 0, 1, 0, orientation, 0, 0),
		Uint8Array.of(0, 0, 0, 0),
	]);
