import { attachmentList } from '../attachments/listing';
import type { Counts } from '../count/counts';
import type { Draft } from '../draft/draft';
import { metaValue } from '../draft/meta';
import { titleOf } from '../draft/title';
import { bodyLines } from '../export/body-lines';
import { pageParagraph, type PageParagraph } from '../export/official-page';
import type { Page } from '../ledger/page';
import { formatBeijing } from '../text/beijing-time';
import type { Vehicle } from '../vehicle/schema';
import { neededSignOffs, signOffsOf, type SignOff } from './sign-off';

/** One line of the 审签单: who signs, and what stands there already. */
export interface SheetRow {
	readonly role: string;
	readonly name: string;
	readonly time: string;
	/** State in words; empty where there is nothing to be said. */
	readonly note: string;
}

/** 审签单: what goes round the office with an item. */
export interface SignOffSheet {
	readonly heading: string;
	readonly fields: readonly (readonly [label: string, value: string])[];
	readonly rows: readonly SheetRow[];
	/** The text that is signed. */
	readonly title: string;
	readonly paragraphs: readonly PageParagraph[];
	/** Beginning of the digest, by which paper and file can be compared. */
	readonly mark: string;
}

export interface SheetParts {
	readonly draft: Draft;
	readonly vehicle: Vehicle | undefined;
	readonly counts: Counts;
	/** SHA-256 of `signedText`, hex. */
	readonly digest: string;
}

function noteOf({ state }: SignOff, isNeeded: boolean): string {
	switch (state) {
		case '有效':
			return '与正文一致';
		case '失效':
			return '签后有改动，已失效';
		case '仅姓名':
			return '';
		case '未签':
			return isNeeded ? '待签' : '';
	}
}

function rowsOf({ draft, vehicle, digest }: SheetParts): readonly SheetRow[] {
	const needed = new Set<string>(neededSignOffs(vehicle));
	return signOffsOf(draft, digest)
		.filter(({ role, state }) => needed.has(role) || state !== '未签')
		.map((signOff) => ({
			role: signOff.role,
			name: signOff.name,
			time: signOff.at === undefined ? '' : formatBeijing(signOff.at),
			note: noteOf(signOff, needed.has(signOff.role)),
		}));
}

function fieldsOf({ draft, vehicle, counts }: SheetParts): SignOffSheet['fields'] {
	const valueOf = (key: string): string =>
		metaValue(draft, key)?.replaceAll('\n', '，').trim() ?? '';
	const { pictures, others } = attachmentList(draft);
	const attached = [...others, ...pictures.map(({ name, caption }) => caption || name)];
	const fields: readonly (readonly [string, string])[] = [
		['标题', titleOf(draft) ?? ''],
		['报送单位', valueOf('报送单位')],
		['载体', vehicle?.name ?? valueOf('载体')],
		['字数', `${counts.words}字`],
		['撰稿', valueOf('撰稿')],
		['联系电话', [valueOf('联系人'), valueOf('电话')].filter(Boolean).join('　')],
		['公开属性', valueOf('公开属性')],
		['紧急程度', valueOf('紧急程度')],
		['附件', attached.join('；')],
		['稿号', valueOf('稿号')],
	];
	return fields.filter(([, value]) => value !== '');
}

export const signOffSheet = (parts: SheetParts): SignOffSheet => ({
	heading: '政务信息审签单',
	fields: fieldsOf(parts),
	rows: rowsOf(parts),
	title: titleOf(parts.draft) ?? '',
	paragraphs: bodyLines(parts.draft).map(pageParagraph),
	mark: parts.digest.slice(0, 8),
});

/** The sheet as a page in the editor. */
export const sheetPage = (sheet: SignOffSheet, actions: Page['actions']): Page => ({
	title: sheet.heading,
	notes: sheet.rows
		.filter(({ note }) => note.includes('失效'))
		.map(({ role, name }) => `${role}（${name}）之后标题或正文有改动，这次${role}已失效。`),
	sections: [
		{ heading: '稿件', fields: sheet.fields },
		{
			heading: '审签',
			fields: sheet.rows.map(({ role, name, time, note }) => [
				role,
				[name, time, note].filter((part) => part !== '').join('　'),
			]),
		},
		{
			heading: `正文（校验码${sheet.mark}）`,
			paragraphs: sheet.paragraphs.map(({ runs }) => runs.map(({ text }) => text).join('')),
		},
	],
	actions,
});
