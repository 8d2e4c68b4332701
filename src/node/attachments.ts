import { lstat, readFile } from 'node:fs/promises';
import * as path from 'node:path';
import { pictureNameProblem, type PictureLine } from '../core/attachments/listing';
import { cleanPicture, megabytes, pictureLimits, sizeProblem } from '../core/attachments/picture';
import { quote } from '../core/draft/quote';
import type { Attachment } from '../core/submission/payload';
import { errorCode } from './fs-port';
import { sha256Of } from './hash';

/** A picture as it will be sent. */
export interface ReadPicture {
	readonly attachment: Attachment;
	readonly bytes: Uint8Array;
}

/** The pictures, or every problem that keeps them from being sent (Chinese sentences). */
export type ReadPictures =
	| { readonly value: readonly ReadPicture[] }
	| { readonly problems: readonly [string, ...string[]] };

const shownName = (name: string): string => `附件${quote(name, 40)}`;
const longestCaption = 500;

/** Bytes of a plain file; a link could lead anywhere, also out of the folder. */
async function bytesOf(file: string): Promise<Uint8Array | string> {
	try {
		const found = await lstat(file);
		if (!found.isFile()) return '不是普通文件；请把图片复制到稿件旁边再报送。';
		// Looked at before it is read: a mistaken name may be that of a film.
		return sizeProblem(found.size) ?? (await readFile(file));
	} catch (error) {
		if (errorCode(error) === 'ENOENT')
			return '找不到；请把图片放到稿件所在的文件夹，并核对文件名。';
		return '读不出来，可能正被别的程序占用或没有权限；请关掉占用它的程序再试。';
	}
}

async function readOne(folder: string, line: PictureLine): Promise<ReadPicture | string> {
	const { name, caption } = line;
	const badName = pictureNameProblem(name);
	if (badName !== undefined) return badName;
	if (caption.length > longestCaption)
		return `${shownName(name)}的说明太长（最多${longestCaption}个字符）；请删减后再报送。`;
	const raw = await bytesOf(path.join(folder, name));
	if (typeof raw === 'string') return `${shownName(name)}${raw}`;
	const clean = cleanPicture(raw);
	if ('problem' in clean) return `${shownName(name)}${clean.problem}`;
	const { bytes, type } = clean;
	const attachment = { digest: sha256Of(bytes), size: bytes.length, type, name, caption };
	return { attachment, bytes };
}

function listProblem(lines: readonly PictureLine[]): string | undefined {
	const { count } = pictureLimits;
	if (lines.length > count) return `附件有${lines.length}张图片，最多${count}张；请挑选后再报送。`;
	const twice = lines.find(({ name }, at) => lines.findIndex((one) => one.name === name) !== at);
	return twice && `${shownName(twice.name)}列了两次；请删去一行再报送。`;
}

/**
 * Reads the pictures that a draft names and makes them fit for sending (see `cleanPicture`).
 * @param folder where the draft lies; undefined for one without a file.
 */
export async function readPictures(
	folder: string | undefined,
	lines: readonly PictureLine[],
): Promise<ReadPictures> {
	if (lines.length === 0) return { value: [] };
	if (folder === undefined)
		return { problems: ['稿件还没有保存，不知道附件在哪里；请先保存稿件。'] };
	const unfit = listProblem(lines);
	if (unfit !== undefined) return { problems: [unfit] };
	const read: ReadPicture[] = [];
	const problems: string[] = [];
	for (const line of lines) {
		const one = await readOne(folder, line);
		if (typeof one === 'string') problems.push(one);
		else read.push(one);
	}
	const all = read.reduce((sum, { attachment }) => sum + attachment.size, 0);
	if (all > pictureLimits.allBytes)
		problems.push(
			`附件的图片共${megabytes(all)}，超过${megabytes(pictureLimits.allBytes)}的限制；请压缩或减少后再报送。`,
		);
	const [first, ...rest] = problems;
	return first === undefined ? { value: read } : { problems: [first, ...rest] };
}
