import {
	AlignmentType,
	BorderStyle,
	Document,
	DocumentGridType,
	Footer,
	LineRuleType,
	Packer,
	PageNumber,
	Paragraph,
	TextRun,
	type FileChild,
	type IParagraphOptions,
	type IRunOptions,
} from 'docx';
import type { Face, FootField, OfficialPage, PageParagraph } from '../core/export/official-page';

/** Sizes in half-points: 二号 22 pt, 三号 16 pt, 四号 14 pt. */
export const size = { title: 44, body: 32, small: 28 } as const;

/** Twentieths of a point. */
export const pt = (points: number): number => points * 20;
export const mm = (millimetres: number): number => Math.round((millimetres / 25.4) * 1440);

const bodyLine = { line: pt(28), lineRule: LineRuleType.EXACT };
const titleLine = { line: pt(34), lineRule: LineRuleType.EXACT };
const twoCharacters = { firstLineChars: 200, firstLine: size.body * 20 };

const eastAsian: Record<Face | '小标宋' | '宋体', string> = {
	仿宋: '仿宋_GB2312',
	仿宋加粗: '仿宋_GB2312',
	黑体: '黑体',
	楷体: '楷体_GB2312',
	小标宋: '方正小标宋简体',
	宋体: '宋体',
};

/** What a word processor takes where the first typeface is not installed. */
const substitutes: readonly (readonly [string, string])[] = [
	['方正小标宋简体', '华文中宋'],
	['仿宋_GB2312', '仿宋'],
	['楷体_GB2312', '楷体'],
	['黑体', 'SimHei'],
	['宋体', 'SimSun'],
];

// XML holds no control characters and no half of a surrogate pair: Word would refuse the whole file.
const fitForXml = (text: string): string => text.replace(/(?!\t)[\p{Cc}\p{Cs}\ufffe\uffff]/gu, '');

/** The hint sets “”, … and — in the Chinese typeface, not in the Latin one. */
const fontOf = (face: keyof typeof eastAsian): NonNullable<IRunOptions['font']> => ({
	ascii: 'Times New Roman',
	hAnsi: 'Times New Roman',
	cs: 'Times New Roman',
	eastAsia: eastAsian[face],
	hint: 'eastAsia',
});

export const run = (
	text: string,
	face: keyof typeof eastAsian,
	halfPoints: number,
	bold = false,
): TextRun => new TextRun({ text: fitForXml(text), font: fontOf(face), size: halfPoints, bold });

export const paragraph = (children: readonly TextRun[], options: IParagraphOptions): Paragraph =>
	new Paragraph({ spacing: bodyLine, ...options, children: [...children] });

export const emptyLine = (): Paragraph => paragraph([run('', '仿宋', size.body)], {});

export const titleParagraphs = ({ title }: Pick<OfficialPage, 'title'>): Paragraph[] =>
	title.map((line) =>
		paragraph([run(line, '小标宋', size.title)], {
			alignment: AlignmentType.CENTER,
			spacing: titleLine,
			keepNext: true,
		}),
	);

export function bodyParagraph({ runs, level }: PageParagraph): Paragraph {
	const isHeading = level > 0 && runs.length === 1 && runs[0]?.face !== '仿宋';
	return paragraph(
		runs.map(({ text, face }) => run(text, face, size.body, face === '仿宋加粗')),
		{ indent: twoCharacters, alignment: AlignmentType.BOTH, keepNext: isHeading },
	);
}

/** 附件说明: one empty line below the body, numbered where there is more than one. */
function attachmentParagraphs({ attachments }: OfficialPage): Paragraph[] {
	if (attachments.length === 0) return [];
	const isNumbered = attachments.some((name) => /^\d{1,2}[.．、]/u.test(name));
	const lines = attachments.map((name, at) => {
		const number = attachments.length > 1 && !isNumbered ? `${at + 1}.` : '';
		const lead = at === 0 ? '附件：' : '\u3000\u3000\u3000';
		return paragraph([run(`${lead}${number}${name}`, '仿宋', size.body)], {
			indent: twoCharacters,
		});
	});
	return [emptyLine(), ...lines];
}

const fieldText = ({ label, value }: FootField): string => `${label}：${value}`;

function footParagraphs({ foot }: OfficialPage): Paragraph[] {
	const lines = foot.map((fields, at) =>
		paragraph([run(fields.map(fieldText).join('\u3000\u3000'), '仿宋', size.small)], {
			spacing: { line: pt(24), lineRule: LineRuleType.EXACT },
			keepNext: at < foot.length - 1,
			...(at === 0 && {
				border: { top: { style: BorderStyle.SINGLE, size: 8, space: 6, color: '000000' } },
			}),
		}),
	);
	return lines.length === 0 ? [] : [emptyLine(), ...lines];
}

/** 页码: 四号 with a dash at each side, right on odd pages and left on even ones. */
function pageNumber(alignment: 'right' | 'left'): Footer {
	const children = ['— ', PageNumber.CURRENT, ' —'];
	const number = new TextRun({ children, font: fontOf('宋体'), size: size.small });
	const indent = alignment === 'right' ? { right: size.small * 10 } : { left: size.small * 10 };
	return new Footer({ children: [new Paragraph({ alignment, indent, children: [number] })] });
}

function urgencyParagraphs({ urgency }: OfficialPage): Paragraph[] {
	return urgency === undefined ? [] : [paragraph([run(urgency, '黑体', size.body)], {})];
}

const unitOf = ({ foot }: OfficialPage): string =>
	foot[0]?.find(({ label }) => label === '报送单位')?.value ?? '';

/** What a document is called, whose it is, and what stands in it. */
export interface DocumentParts {
	readonly title: string;
	readonly creator: string;
	readonly children: readonly FileChild[];
}

/** A document on pages of GB/T 9704. */
function toDocument({ title, creator, children }: DocumentParts): Document {
	const margin = {
		top: mm(37),
		bottom: mm(35),
		left: mm(28),
		right: mm(26),
		header: mm(15),
		footer: mm(23),
	};
	return new Document({
		title: fitForXml(title),
		creator: fitForXml(creator),
		evenAndOddHeaderAndFooters: true,
		styles: { default: { document: { run: { font: fontOf('仿宋'), size: size.body } } } },
		sections: [
			{
				properties: {
					page: { size: { width: mm(210), height: mm(297) }, margin },
					// 22 lines of 28 characters: a little less than the size of a character each.
					grid: { type: DocumentGridType.LINES_AND_CHARS, linePitch: pt(28.9), charSpace: -848 },
				},
				footers: { default: pageNumber('right'), even: pageNumber('left') },
				children: [...children],
			},
		],
	});
}

const fontTable = (): string =>
	[
		'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
		'<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">',
		...substitutes.map(
			([name, other]) =>
				`<w:font w:name="${name}"><w:altName w:val="${other}"/><w:charset w:val="86"/></w:font>`,
		),
		'</w:fonts>',
	].join('');

/** Writes a document as a Word file (.docx), with typefaces to take where the right ones are missing. */
export async function packDocument(parts: DocumentParts): Promise<Uint8Array> {
	const overrides = [{ path: 'word/fontTable.xml', data: fontTable() }];
	return Packer.toBuffer(toDocument(parts), undefined, overrides);
}

/**
 * A page as a Word file (.docx) in the layout of GB/T 9704: A4, margins 37/35/28/26 mm, title 二号
 * 小标宋, body 三号 仿宋 on 28 pt lines, headings 黑体, 楷体 and bold 仿宋, page number at the foot.
 */
export const toWordFile = (page: OfficialPage): Promise<Uint8Array> =>
	packDocument({
		title: page.title.join(''),
		creator: unitOf(page),
		children: [
			...urgencyParagraphs(page),
			...titleParagraphs(page),
			emptyLine(),
			...page.paragraphs.map(bodyParagraph),
			...attachmentParagraphs(page),
			...footParagraphs(page),
		],
	});
