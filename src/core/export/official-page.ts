import { attachmentList } from '../attachments/listing';
import type { Draft } from '../draft/draft';
import { entryLines, metaEntry, metaValue } from '../draft/meta';
import { headingLevel } from '../draft/paragraphs';
import { titleOf } from '../draft/title';
import { readSignOffValue } from '../signoff/sign-off';
import { formatBeijingDate, parseBeijingTime } from '../text/beijing-time';
import { signOffRoles } from '../vehicle/schema';
import { bodyLines } from './body-lines';

/** Typefaces by their part in GB/T 9704: 正文 仿宋, 一级标题 黑体, 二级标题 楷体, 三级标题 仿宋加粗. */
export type Face = '仿宋' | '黑体' | '楷体' | '仿宋加粗';

export interface Run {
	readonly text: string;
	readonly face: Face;
}

export interface PageParagraph {
	readonly level: 0 | 1 | 2 | 3 | 4;
	readonly runs: readonly Run[];
}

/** One `报送单位：某某` of the foot. */
export interface FootField {
	readonly label: string;
	readonly value: string;
}

/** What goes on paper, in the order of the page. */
export interface OfficialPage {
	/** Top left, e.g. 特急; absent for what is not urgent. */
	readonly urgency?: string;
	/** Lines of the title; a title written over two lines keeps them. */
	readonly title: readonly string[];
	readonly paragraphs: readonly PageParagraph[];
	/** 附件说明, one name each. */
	readonly attachments: readonly string[];
	/** Lines of the foot, fields side by side. */
	readonly foot: readonly (readonly FootField[])[];
}

const faces: readonly Face[] = ['仿宋', '黑体', '楷体', '仿宋加粗', '仿宋'];
/** Longer than this, the first sentence after a heading mark is text, not a heading. */
const longestHeading = 40;

/** End of the heading a paragraph begins with: the whole of it, or up to its first full stop. */
function headingEnd(text: string): number {
	const stop = text.indexOf('。');
	if (stop === -1) return text.length;
	return stop < longestHeading ? stop + 1 : 0;
}

export function pageParagraph(text: string): PageParagraph {
	const level = headingLevel(text);
	const face = faces[level] ?? '仿宋';
	const end = level === 0 ? 0 : headingEnd(text);
	const isPlain = face === '仿宋' || end === 0 || (end === text.length && end > 2 * longestHeading);
	const runs: Run[] = isPlain
		? [{ text, face: '仿宋' }]
		: [
				{ text: text.slice(0, end), face },
				{ text: text.slice(end), face: '仿宋' },
			];
	return { level, runs: runs.filter((run) => run.text !== '') };
}

function linesOf(draft: Draft, key: string): readonly string[] {
	const entry = metaEntry(draft, key);
	return entry ? entryLines(draft, entry).filter((line) => line !== '') : [];
}

/** `2026年11月20日` from a date as written; unreadable ones stay as they are. */
export function chineseDate(written: string): string {
	const time = parseBeijingTime(written);
	if (!time) return written;
	const [year, month, day] = formatBeijingDate(time.from).split('-').map(Number);
	return `${year}年${month}月${day}日`;
}

const footKeys = [
	['报送单位'],
	['签发', '审核', '撰稿', '保密审查'],
	['联系人', '电话', '报送日期'],
] as const;

const isSignOff = (key: string): boolean => signOffRoles.some((role) => role === key);

function footOf(draft: Draft, today: string): OfficialPage['foot'] {
	const valueOf = (key: string): string => {
		const value = metaValue(draft, key)?.replaceAll('\n', '，').trim() ?? '';
		if (key === '报送日期') return chineseDate(value === '' ? today : value);
		// Time and mark of a sign-off belong on the 审签单.
		return isSignOff(key) ? readSignOffValue(value).name : value;
	};
	return footKeys
		.map((keys) => keys.map((label) => ({ label, value: valueOf(label) })))
		.map((fields) => fields.filter(({ value }) => value !== ''))
		.filter((fields) => fields.length > 0);
}

/** 附件说明 names a picture by what it shows. */
function attachmentNames(draft: Draft): readonly string[] {
	const { pictures } = attachmentList(draft);
	const captions = new Map(
		pictures.map(({ name, caption, span }) => [
			draft.text.slice(span.from, span.to).trim(),
			caption === '' ? name : caption,
		]),
	);
	return linesOf(draft, '附件').map((line) => captions.get(line) ?? line);
}

/**
 * A draft as a page in the form of GB/T 9704, with the foot that 政务信息 carry.
 * @param today Beijing date (`2026-11-22`), for a draft that does not say when it is filed.
 */
export function officialPage(draft: Draft, today: string): OfficialPage {
	const urgency = metaValue(draft, '紧急程度')?.trim() ?? '';
	const title = linesOf(draft, '标题');
	return {
		...(/特提|特急|加急/u.test(urgency) && { urgency }),
		title: title.length > 0 ? title : [titleOf(draft) ?? '（无标题）'],
		paragraphs: bodyLines(draft).map(pageParagraph),
		attachments: attachmentNames(draft),
		foot: footOf(draft, today),
	};
}
