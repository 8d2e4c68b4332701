import * as vscode from 'vscode';
import { metaValue } from '../../core/draft/meta';
import { parseDraft } from '../../core/draft/parse';
import { createStandings, type Standing } from '../../core/ledger/standing';
import type { Submission } from '../../core/submission/entry';
import { payloadSchema, type Payload } from '../../core/submission/payload';
import { isDraft } from '../live-drafts';
import { fileExists, fileNameOf, uriOf } from './drafts';
import type { FeedbackService } from './feedback';
import type { Filing } from './filing';

/** A filing with what came back of it. */
export interface FiledEntry {
	readonly entry: Submission;
	readonly standing: Standing;
}

/** All filings, oldest first. */
export function filedEntries(filing: Filing, feedback: FeedbackService): readonly FiledEntry[] {
	const { entries } = filing.listing();
	const standingOf = createStandings(entries, feedback.current());
	return entries.flatMap((entry) => {
		const standing = standingOf(entry);
		return entry.kind === 'submission' && standing ? [{ entry, standing }] : [];
	});
}

/** What was sent, as it was sent; undefined where it is of a form that this build does not know. */
export function payloadOf({ payload }: Submission): Payload | undefined {
	try {
		return payloadSchema.safeParse(JSON.parse(payload)).data;
	} catch {
		return undefined;
	}
}

export const draftIdOf = (document: vscode.TextDocument): string =>
	(metaValue(parseDraft(document.getText()).draft, '稿号') ?? '').trim();

/** The draft of a filing: its file, else an open one with its 稿号. */
export async function draftOf({ entry }: FiledEntry): Promise<vscode.TextDocument | undefined> {
	if (entry.file !== '' && (await fileExists(entry.file)))
		return vscode.workspace.openTextDocument(uriOf(entry.file));
	return vscode.workspace.textDocuments.find(
		(document) => isDraft(document) && draftIdOf(document) === entry.draftId,
	);
}

const idOf = (given: unknown): string | undefined => {
	if (typeof given === 'string') return given;
	return typeof given === 'object' && given !== null && 'id' in given
		? String(given.id)
		: undefined;
};

/**
 * The filing a command is meant for: that of a ledger row or id, else the latest of the active draft
 * that passes.
 */
export async function targetEntry(
	filing: Filing,
	feedback: FeedbackService,
	given: unknown,
	passes: (filed: FiledEntry) => boolean,
): Promise<FiledEntry | undefined> {
	await Promise.all([filing.refresh(), feedback.refresh()]);
	const all = filedEntries(filing, feedback);
	const id = idOf(given);
	if (id !== undefined) return all.find(({ entry }) => entry.id === id);
	const document = vscode.window.activeTextEditor?.document;
	if (!isDraft(document)) return undefined;
	const draftId = draftIdOf(document);
	const file = fileNameOf(document.uri);
	return all.findLast(
		(filed) =>
			(filed.entry.file === file || (draftId !== '' && filed.entry.draftId === draftId)) &&
			passes(filed),
	);
}
