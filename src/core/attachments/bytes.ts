/** Reading and writing of the numbers in picture files; offsets and lengths in bytes. */

export const ascii = (bytes: Uint8Array, from: number, length: number): string =>
	String.fromCharCode(...bytes.subarray(from, from + length));

export const fromAscii = (text: string): Uint8Array =>
	Uint8Array.from(text, (letter) => letter.charCodeAt(0));

const view = (bytes: Uint8Array): DataView =>
	new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

export const u16 = (bytes: Uint8Array, at: number, little = false): number =>
	view(bytes).getUint16(at, little);

export const u32 = (bytes: Uint8Array, at: number, little = false): number =>
	view(bytes).getUint32(at, little);

export function u32Bytes(value: number, little = false): Uint8Array {
	const bytes = new Uint8Array(4);
	view(bytes).setUint32(0, value, little);
	return bytes;
}

export function concat(parts: readonly Uint8Array[]): Uint8Array {
	const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
	let at = 0;
	for (const part of parts) {
		whole.set(part, at);
		at += part.length;
	}
	return whole;
}

/** CRC-32 as PNG asks for it (ISO 3309). */
export function crc32(bytes: Uint8Array): number {
	let crc = 0xffffffff;
	for (const byte of bytes) {
		crc ^= byte;
		for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
	}
	return (crc ^ 0xffffffff) >>> 0;
}
