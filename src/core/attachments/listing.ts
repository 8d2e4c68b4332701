import type { Draft } from '../draft/draft';
import { metaEntries } from '../draft/meta';
import { quote } from '../draft/quote';
import type { Span } from '../text/span';

/** A picture that a draft names in 附件: file name, then what is said of it. */
export interface PictureLine {
	/** As written; a file beside the draft. */
	readonly name: string;
	/** 图片说明 */
	readonly caption: string;
	readonly span: Span;
}

/** What 附件 names. */
export interface AttachmentList {
	readonly pictures: readonly PictureLine[];
	/** Materials of other kinds: named in the document, not sent. */
	readonly others: readonly string[];
}

/** Endings of pictures, also of those that cannot be sent: their sentence says so. */
const pictureLine =
	/^([^\n]{1,240}?\.(?:jpe?g|jfif|png|webp|gif|bmp|heic|heif|tiff?|avif|svg))(?:$|[\s，,：:（(])([^\n]*)$/iu;

/** `现场.jpg 11月3日转移群众`, also with a colon or brackets in between. */
function readLine(text: string): Omit<PictureLine, 'span'> | undefined {
	const found = pictureLine.exec(text);
	if (!found) return undefined;
	const [whole, name = '', said = ''] = found;
	const opener = whole[name.length];
	const isBracketed = (opener === '（' || opener === '(') && /[）)]$/u.test(said.trim());
	const caption = said.trim();
	return { name: name.trim(), caption: isBracketed ? caption.slice(0, -1).trim() : caption };
}

/** Reads 附件 of a draft, line by line. Never throws. */
export function attachmentList(draft: Draft): AttachmentList {
	const pictures: PictureLine[] = [];
	const others: string[] = [];
	const lines = metaEntries(draft, '附件').flatMap((entry) => [
		entry.valueSpan,
		...entry.children.map(({ span }) => span),
	]);
	for (const span of lines) {
		const text = draft.text.slice(span.from, span.to).trim();
		const picture = readLine(text);
		if (picture) pictures.push({ ...picture, span });
		else if (text !== '') others.push(text);
	}
	return { pictures, others };
}

const device = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?:\.|$)/iu;
/** Characters that turn or hide the reading of a name. */
const hidden = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;
const longestName = 200;

/**
 * Why a name cannot be that of a file beside the draft, as a Chinese sentence: a way to another folder,
 * a device or a stream of another file would send what nobody meant to send.
 */
export function pictureNameProblem(name: string): string | undefined {
	const shown = `附件${quote(name.replace(new RegExp(hidden, 'gu'), '·'), 40)}`;
	if (name.length > longestName) return `${shown}的文件名太长；请改短后再报送。`;
	if (/[/\\]/u.test(name) || /^\.+$/u.test(name) || name.includes('..'))
		return `${shown}指向别的文件夹；附件只能用稿件所在文件夹里的图片，请把图片放到稿件旁边，只写文件名。`;
	if (hidden.test(name)) return `${shown}的文件名里有看不见的字符；请给图片改名后再报送。`;
	if (/[<>:"|?*]/u.test(name)) return `${shown}的文件名里有不能用的符号；请给图片改名后再报送。`;
	if (device.test(name) || /^[\s.]|[\s.]$/u.test(name))
		return `${shown}不能用作文件名；请给图片改名后再报送。`;
	return undefined;
}

/** Texts of pictures as they leave: a mark in a name or a caption is a mark. */
export const pictureTexts = (
	draft: Draft,
): readonly { readonly label: string; readonly text: string }[] =>
	attachmentList(draft).pictures.flatMap(({ name, caption }) => [
		{ label: `附件名${quote(name, 40)}`, text: name.replace(/\.[^.]*$/u, '') },
		...(caption === '' ? [] : [{ label: `${quote(name, 40)}的图片说明`, text: caption }]),
	]);
