import type { Attachment } from '../submission/payload';
import { ascii } from './bytes';
import { stripJpeg } from './strip-jpeg';
import { stripPng } from './strip-png';
import { stripWebp } from './strip-webp';

/** Most bytes of one picture, of all together, and most pictures. */
export const pictureLimits = { bytes: 10_485_760, allBytes: 52_428_800, count: 20 } as const;

export type PictureType = Attachment['type'];

/** A picture without what tells of its maker, or what is wrong with it, to be put behind its name. */
export type CleanPicture =
	{ readonly type: PictureType; readonly bytes: Uint8Array } | { readonly problem: string };

const pngSignature = '\x89PNG\r\n\x1a\n';

/** Kinds of pictures that cannot be sent, by the name a person knows. */
function foreignKind(bytes: Uint8Array): string | undefined {
	const start = ascii(bytes, 0, 16);
	if (start.startsWith('GIF8')) return 'GIF';
	if (start.startsWith('BM')) return 'BMP';
	if (/^(?:II\*\0|MM\0\*)/u.test(start)) return 'TIFF';
	if (/^[\s\S]{4}ftyp(?:hei|hev|mif1|msf1)/u.test(start)) return '苹果手机的HEIC';
	if (/^[\s\S]{4}ftypavi/u.test(start)) return 'AVIF';
	return undefined;
}

/** Type by signature, never by the name: jpeg, png, webp. */
export function sniff(bytes: Uint8Array): PictureType | undefined {
	const start = ascii(bytes, 0, 12);
	if (start.startsWith('\xff\xd8\xff')) return 'image/jpeg';
	if (start.startsWith(pngSignature)) return 'image/png';
	return /^RIFF[\s\S]{4}WEBP/u.test(start) ? 'image/webp' : undefined;
}

const strippers: Readonly<Record<PictureType, (bytes: Uint8Array) => Uint8Array | undefined>> = {
	'image/jpeg': stripJpeg,
	'image/png': stripPng,
	'image/webp': stripWebp,
};

/** `9.5MB` */
export const megabytes = (bytes: number): string => `${(bytes / 1_048_576).toFixed(1)}MB`;

/** Why a picture of so many bytes is too large, to be put behind its name. */
export const sizeProblem = (size: number): string | undefined =>
	size > pictureLimits.bytes
		? `有${megabytes(size)}，超过每张${megabytes(pictureLimits.bytes)}的限制；请压缩后再报送。`
		: undefined;

/**
 * Makes a picture fit for sending: EXIF with position, texts, thumbnails and makers' data are taken out
 * without touching the coded picture; an orientation other than upright is kept. Never throws.
 */
export function cleanPicture(bytes: Uint8Array): CleanPicture {
	const tooLarge = sizeProblem(bytes.length);
	if (tooLarge !== undefined) return { problem: tooLarge };
	if (bytes.length === 0) return { problem: '是空文件；请重新保存图片。' };
	const type = sniff(bytes);
	const foreign = foreignKind(bytes);
	if (!type)
		return {
			problem:
				foreign === undefined
					? '不是图片文件；附件只收JPG、PNG、WebP图片，请另存为JPG。'
					: `是${foreign}格式，收稿系统可能打不开；请另存为JPG或PNG。`,
		};
	const stripped = strippers[type](bytes);
	if (!stripped) return { problem: '不完整或已损坏，无法去除拍摄信息；请重新保存图片。' };
	return { type, bytes: stripped };
}
