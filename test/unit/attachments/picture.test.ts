import assert from 'node:assert/strict';
import fc from 'fast-check';
import { concat, fromAscii } from '../../../src/core/attachments/bytes';
import { orientationOnly, readOrientation } from '../../../src/core/attachments/orientation';
import { cleanPicture, pictureLimits, sniff } from '../../../src/core/attachments/picture';
import {
	cameraTiff,
	exifSegment,
	jpeg,
	jpegCore,
	jpegSegment,
	png,
	pngChunk,
	webp,
	webpChunk,
} from '../../support/pictures';

const secret = fromAscii('GPS 36.123N');
const bytesOf = (picture: Uint8Array): Uint8Array => {
	const clean = cleanPicture(picture);
	assert.ok('bytes' in clean, 'problem' in clean ? clean.problem : '');
	return clean.bytes;
};
const has = (bytes: Uint8Array, part: Uint8Array): boolean =>
	Buffer.from(bytes).includes(Buffer.from(part));
const problemOf = (bytes: Uint8Array): string => {
	const clean = cleanPicture(bytes);
	return 'problem' in clean ? clean.problem : '';
};

const some = fc.uint8Array({ maxLength: 200 });
const turned = fc.integer({ min: 1, max: 8 });
const order = fc.constantFrom('II' as const, 'MM' as const);

describe('orientation', () => {
	it('is read in both byte orders and written so that it is read again', () => {
		fc.assert(
			fc.property(turned, order, (orientation, byteOrder) => {
				assert.equal(readOrientation(cameraTiff(orientation, byteOrder)), orientation);
				assert.equal(readOrientation(orientationOnly(orientation)), orientation);
			}),
		);
	});

	it('is upright for whatever cannot be read', () => {
		fc.assert(
			fc.property(some, (bytes) => {
				const found = readOrientation(bytes);
				assert.ok(found >= 1 && found <= 8);
			}),
		);
	});
});

describe('a picture fit for sending', () => {
	it('keeps of a JPEG the coded picture byte for byte and only the orientation of its data', () => {
		fc.assert(
			fc.property(some, some, turned, order, (coded, said, orientation, byteOrder) => {
				const noise = concat([secret, said]);
				const icc = jpegSegment(0xe2, fromAscii('ICC_PROFILE\0\x01\x01abc'));
				const clean = bytesOf(
					jpeg({
						coded,
						before: [
							jpegSegment(
								0xe0,
								concat([fromAscii('JFIF\0\x01\x01\0\0\x01\0\x01\x01\x01'), secret]),
							),
							exifSegment(cameraTiff(orientation, byteOrder)),
							jpegSegment(0xe1, concat([fromAscii('http://ns.adobe.com/xap/1.0/\0'), noise])),
							jpegSegment(0xed, noise),
							jpegSegment(0xfe, noise),
							jpegSegment(0xe2, concat([fromAscii('MPF\0'), noise])),
							icc,
						],
						after: concat([jpeg({}), noise]),
					}),
				);
				assert.ok(!has(clean, secret));
				const app1 = orientation === 1 ? [] : [exifSegment(orientationOnly(orientation))];
				const jfif = jpegSegment(0xe0, fromAscii('JFIF\0\x01\x01\0\0\x01\0\x01\0\0'));
				const core = [icc, ...jpegCore(coded)];
				const start = Uint8Array.of(0xff, 0xd8);
				const end = Uint8Array.of(0xff, 0xd9);
				assert.deepEqual(clean, concat([start, jfif, ...app1, ...core, end]));
				assert.deepEqual(bytesOf(clean), clean);
			}),
		);
	});

	it('goes through the scans of a progressive JPEG', () => {
		const scan = concat([jpegSegment(0xda, Uint8Array.of(1, 1, 0, 0, 63, 0)), Uint8Array.of(7, 8)]);
		const restart = Uint8Array.of(0xff, 0xd3, 9);
		const second = concat([jpegSegment(0xc4, Uint8Array.of(1)), scan, restart]);
		const comment = jpegSegment(0xfe, secret);
		const head = concat([Uint8Array.of(0xff, 0xd8), ...jpegCore(Uint8Array.of(5))]);
		const end = Uint8Array.of(0xff, 0xd9);
		assert.deepEqual(bytesOf(concat([head, comment, second, end])), concat([head, second, end]));
	});

	it('keeps of a PNG the picture and drops what is said of it', () => {
		fc.assert(
			fc.property(
				fc.uint8Array({ minLength: 1, maxLength: 99 }),
				some,
				turned,
				(row, said, way) => {
					const noise = concat([secret, said]);
					const extra = ['tEXt', 'iTXt', 'zTXt', 'tIME', 'raNd'].map((type) =>
						pngChunk(type, noise),
					);
					const colour = pngChunk('gAMA', Uint8Array.of(0, 0, 177, 143));
					const exif = pngChunk('eXIf', cameraTiff(way));
					const given = concat([png(row, [...extra, exif, colour]), noise]);
					const kept = way === 1 ? [] : [pngChunk('eXIf', orientationOnly(way))];
					assert.deepEqual(bytesOf(given), png(row, [...kept, colour]));
				},
			),
		);
	});

	it('keeps of a WebP the picture, its frames and its colours', () => {
		fc.assert(
			fc.property(some, some, turned, (coded, said, way) => {
				const noise = concat([secret, said]);
				const flags = (value: number) =>
					webpChunk('VP8X', Uint8Array.of(value, 0, 0, 0, 0, 0, 0, 0, 0, 0));
				const header = new Uint8Array(16);
				const frame = (extra: readonly Uint8Array[]) =>
					webpChunk('ANMF', concat([header, webpChunk('VP8 ', coded), ...extra]));
				const given = webp([
					flags(0x2e),
					webpChunk('ICCP', said),
					frame([webpChunk('XXXX', noise)]),
					webpChunk('VP8L', coded),
					webpChunk('EXIF', cameraTiff(way)),
					webpChunk('XMP ', noise),
					webpChunk('ZZZZ', noise),
				]);
				const expected = webp([
					flags(way === 1 ? 0x22 : 0x2a),
					webpChunk('ICCP', said),
					frame([]),
					webpChunk('VP8L', coded),
					...(way === 1 ? [] : [webpChunk('EXIF', orientationOnly(way))]),
				]);
				assert.deepEqual(bytesOf(given), expected);
				assert.deepEqual(bytesOf(expected), expected);
			}),
		);
	});

	it('never throws, and refuses every picture that is cut short', () => {
		const whole = [
			jpeg({ before: [exifSegment(cameraTiff(6))] }),
			png(Uint8Array.of(1, 2, 3)),
			webp([webpChunk('VP8 ', Uint8Array.of(1, 2, 3, 4))]),
		];
		for (const bytes of whole)
			for (let length = 0; length < bytes.length; length++)
				assert.notEqual(problemOf(bytes.subarray(0, length)), '', String(length));
		fc.assert(
			fc.property(
				fc.constantFrom(...whole),
				fc.nat(),
				fc.integer({ min: 0, max: 255 }),
				(b, at, v) => {
					const changed = b.slice();
					changed[at % b.length] = v;
					cleanPicture(changed);
				},
			),
		);
	});

	it('goes by the signature and says what to do with other kinds', () => {
		assert.equal(sniff(jpeg({})), 'image/jpeg');
		assert.equal(sniff(png(Uint8Array.of(1))), 'image/png');
		assert.equal(sniff(webp([])), 'image/webp');
		assert.match(problemOf(fromAscii('GIF89a…')), /GIF格式.*另存为JPG/u);
		assert.match(problemOf(fromAscii('\0\0\0\x18ftypheic\0\0\0\0')), /HEIC/u);
		assert.match(problemOf(fromAscii('<svg></svg>')), /不是图片文件/u);
		assert.match(problemOf(new Uint8Array()), /空文件/u);
		assert.match(problemOf(new Uint8Array(pictureLimits.bytes + 1)), /超过每张10\.0MB的限制/u);
	});
});
