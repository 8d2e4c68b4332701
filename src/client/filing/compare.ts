import * as vscode from 'vscode';
import * as z from 'zod';
import { filedText, plainReading } from '../../core/feedback/filed-text';
import type { Host } from '../host';
import { draftOf, filedEntries, payloadOf, type FiledEntry } from './filed-entries';
import type { FeedbackService } from './feedback';
import type { Filing } from './filing';

/** Texts that are no files: what was filed, what was adopted. Their language wraps lines and checks nothing. */
const scheme = 'zwxx-filed';
const extension = '.zwxx-filed';

const querySchema = z.object({
	entry: z.string(),
	reading: z.enum(['稿件', '报送稿', '采用稿']),
});
type Query = z.infer<typeof querySchema>;

const fileName = (name: string): string => name.replace(/[/\\?#\p{Cc}]/gu, ' ').slice(0, 60);

function uriFor(query: Query, name: string): vscode.Uri {
	const path = `/${fileName(name)}${extension}`;
	return vscode.Uri.from({ scheme, path, query: JSON.stringify(query) });
}

async function textOf(filed: FiledEntry, reading: Query['reading']): Promise<string> {
	const payload = payloadOf(filed.entry);
	const { adoption } = filed.standing;
	if (reading === '采用稿') return adoption ? plainReading(adoption) : '';
	if (!payload) return '';
	if (reading === '报送稿') return plainReading(payload);
	const document = await draftOf(filed);
	return document ? filedText(document.getText(), payload) : plainReading(payload);
}

function parseQuery(text: string): Query | undefined {
	try {
		return querySchema.safeParse(JSON.parse(text)).data;
	} catch {
		return undefined;
	}
}

/** Comparisons of what was filed with what stands in the file now, and with what was adopted. */
export interface Comparisons {
	/** What was filed beside the draft as it is now. False: the draft cannot be found. */
	withDraft(filed: FiledEntry): Promise<boolean>;
	/** What was filed beside what was adopted. */
	withAdopted(filed: FiledEntry): Promise<void>;
}

export function createComparisons(
	host: Host,
	filing: Filing,
	feedback: FeedbackService,
): Comparisons {
	host.own(
		vscode.workspace.registerTextDocumentContentProvider(scheme, {
			provideTextDocumentContent(uri) {
				const query = parseQuery(uri.query);
				const filed = filedEntries(filing, feedback).find(({ entry }) => entry.id === query?.entry);
				return query && filed ? textOf(filed, query.reading) : '';
			},
		}),
	);
	return {
		async withDraft(filed) {
			const { id, revision, title } = filed.entry;
			const document = await draftOf(filed);
			if (!document) return false;
			const left = uriFor({ entry: id, reading: '稿件' }, `第${revision}次报送 ${title}`);
			const name = `第${revision}次报送 ↔ 现在的稿件`;
			await vscode.commands.executeCommand('vscode.diff', left, document.uri, name);
			return true;
		},
		async withAdopted({ entry: { id, title }, standing: { adoption } }) {
			const left = uriFor({ entry: id, reading: '报送稿' }, `报送稿 ${title}`);
			const right = uriFor({ entry: id, reading: '采用稿' }, `采用稿 ${title}`);
			const where = adoption ? `（${adoption.vehicle}${adoption.issue}）` : '';
			const name = `报送稿 ↔ 采用稿${where}`;
			await vscode.commands.executeCommand('vscode.diff', left, right, name);
		},
	};
}
