import {
	AlignmentType,
	HeightRule,
	PageBreak,
	Paragraph,
	Table,
	TableCell,
	TableLayoutType,
	TableRow,
	VerticalAlign,
	WidthType,
} from 'docx';
import type { SheetRow, SignOffSheet } from '../core/signoff/sheet';
import {
	bodyParagraph,
	emptyLine,
	mm,
	packDocument,
	paragraph,
	run,
	size,
	titleParagraphs,
} from './docx';

// Loaded as one file: both kinds of Word files need the same library, which is most of it.
export { toWordFile } from './docx';

/** Widths of the label and of the value; together the width of the text on the page. */
const columns = [mm(32), mm(124)] as const;
const padding = { left: mm(2), right: mm(2), top: mm(1), bottom: mm(1) };

function cell(text: string, isLabel: boolean): TableCell {
	const face = isLabel ? '黑体' : '仿宋';
	const lines = text.split('\n').map((line) =>
		paragraph([run(line, face, size.small)], {
			alignment: isLabel ? AlignmentType.CENTER : AlignmentType.LEFT,
		}),
	);
	return new TableCell({
		children: lines,
		margins: padding,
		verticalAlign: VerticalAlign.CENTER,
		width: { size: columns[isLabel ? 0 : 1], type: WidthType.DXA },
	});
}

const row = (label: string, value: string, height: number): TableRow =>
	new TableRow({
		cantSplit: true,
		height: { value: height, rule: HeightRule.ATLEAST },
		children: [cell(label, true), cell(value, false)],
	});

/** Room for an opinion and a signature by hand, above what is recorded. */
function signOffText({ name, time, note }: SheetRow): string {
	const signature = name === '' ? '签名：' : `签名：${name}`;
	const when = time === '' ? '时间：　　　　年　　月　　日　　时' : `时间：${time}`;
	return `意见：\n\n${signature}　　　　${when}${note === '' || note === '待签' ? '' : `\n（${note}）`}`;
}

/**
 * 审签单 as a Word file: a table of the item and of who signs, with room for writing by hand, and the
 * text that is signed on the next page.
 */
export const toSheetFile = (sheet: SignOffSheet): Promise<Uint8Array> =>
	packDocument({
		title: `${sheet.heading}　${sheet.title}`,
		creator: sheet.fields.find(([label]) => label === '报送单位')?.[1] ?? '',
		children: [
			...titleParagraphs({ title: [sheet.heading] }),
			emptyLine(),
			new Table({
				columnWidths: [...columns],
				layout: TableLayoutType.FIXED,
				width: { size: columns[0] + columns[1], type: WidthType.DXA },
				rows: [
					...sheet.fields.map(([label, value]) => row(label, value, mm(11))),
					...sheet.rows.map((one) => row(one.role, signOffText(one), mm(34))),
				],
			}),
			paragraph([run(`正文附后，校验码${sheet.mark}`, '仿宋', size.small)], {}),
			new Paragraph({ children: [new PageBreak()] }),
			...titleParagraphs({ title: [sheet.title] }),
			emptyLine(),
			...sheet.paragraphs.map(bodyParagraph),
		],
	});
