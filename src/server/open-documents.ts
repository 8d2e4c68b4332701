import { TextDocuments, type TextDocumentContentChangeEvent } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { LastChange } from '../core/lint/refresh';
import { createConverter } from './convert';

/** No decision looks at more of a line than this. */
const longestLine = 256;

/** What was put in last and what stands before the caret, in a document that has it already. */
function lastChangeOf(
	document: TextDocument,
	changes: readonly TextDocumentContentChangeEvent[],
): LastChange {
	const last = changes.at(-1);
	if (!last || !('range' in last)) return { inserted: last?.text ?? '', lineBefore: '' };
	const convert = createConverter(document);
	const caret = convert.offset(last.range.start) + last.text.length;
	const from = Math.max(convert.lineStart(caret), caret - longestLine);
	const lineBefore = document.getText(convert.range({ from, to: caret }));
	return { inserted: last.text, lineBefore };
}

/** The open documents, synchronized incrementally; every change is told as it comes. */
export function createOpenDocuments(
	onChange: (uri: string, change: LastChange) => void,
): TextDocuments<TextDocument> {
	return new TextDocuments({
		create: (uri, languageId, version, content) =>
			TextDocument.create(uri, languageId, version, content),
		update(document, changes, version) {
			const updated = TextDocument.update(document, changes, version);
			onChange(updated.uri, lastChangeOf(updated, changes));
			return updated;
		},
	});
}
