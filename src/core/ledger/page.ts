/** A read-only page of plain text: what the preview and the story of a filing are made of. */
export interface Page {
	readonly title: string;
	/** Warnings above everything else. */
	readonly notes: readonly string[];
	readonly sections: readonly PageSection[];
	/** Buttons at the end. */
	readonly actions: readonly PageAction[];
}

export interface PageSection {
	readonly heading: string;
	readonly fields?: readonly (readonly [label: string, value: string])[];
	/** Each on its own line, set in as body text. */
	readonly paragraphs?: readonly string[];
}

export interface PageAction {
	readonly label: string;
	/** Command id and what it is given. */
	readonly command: string;
	readonly argument?: string;
}

const entities: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
};

export const escapeHtml = (text: string): string =>
	text.replace(/[&<>"']/gu, (mark) => entities[mark] ?? mark);

const style = `
body { font-family: var(--vscode-font-family); font-size: 14px; line-height: 1.7; max-width: 46em;
	margin: 0 auto; padding: 1.5em 2em; color: var(--vscode-foreground); }
h1 { font-size: 1.5em; line-height: 1.4; text-align: center; margin: 0.5em 0 1em; }
h2 { font-size: 1em; color: var(--vscode-descriptionForeground); font-weight: normal; margin: 1.6em 0 0.4em;
	border-bottom: 1px solid var(--vscode-panel-border); padding-bottom: 0.2em; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.2em 1.2em; margin: 0; }
dt { color: var(--vscode-descriptionForeground); }
dd { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; }
p { margin: 0; text-indent: 2em; font-size: 1.15em; line-height: 1.9; overflow-wrap: anywhere; }
.note { border-left: 3px solid var(--vscode-editorWarning-foreground); padding: 0.4em 0.8em;
	background: var(--vscode-textBlockQuote-background); margin: 0.4em 0; text-indent: 0; font-size: 1em; }
nav { margin: 2em 0 1em; }
nav a { display: inline-block; padding: 0.35em 1.1em; margin-right: 0.8em; border-radius: 2px;
	text-decoration: none; color: var(--vscode-button-foreground); background: var(--vscode-button-background); }
nav a + a { color: var(--vscode-button-secondaryForeground); background: var(--vscode-button-secondaryBackground); }
`;

function sectionHtml({ heading, fields = [], paragraphs = [] }: PageSection): string {
	const rows = fields.map(
		([label, value]) => `<dt>${escapeHtml(label)}</dt><dd>${escapeHtml(value)}</dd>`,
	);
	const list = rows.length === 0 ? '' : `<dl>${rows.join('')}</dl>`;
	const body = paragraphs.map((text) => `<p>${escapeHtml(text)}</p>`).join('\n');
	return `<h2>${escapeHtml(heading)}</h2>\n${list}${body}`;
}

function actionHtml({ label, command, argument }: PageAction): string {
	const query = argument === undefined ? '' : `?${encodeURIComponent(JSON.stringify([argument]))}`;
	return `<a href="command:${escapeHtml(command)}${escapeHtml(query)}">${escapeHtml(label)}</a>`;
}

/**
 * A page as HTML without scripts; nothing of it is loaded from anywhere and every text is escaped.
 * @param nonce a word that nobody can guess, for the page's one style sheet.
 */
export function pageHtml(page: Page, nonce: string): string {
	const actions = page.actions.map(actionHtml).join('');
	return `<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'nonce-${escapeHtml(nonce)}'">
<title>${escapeHtml(page.title)}</title>
<style nonce="${escapeHtml(nonce)}">${style}</style>
</head>
<body>
${page.notes.map((note) => `<p class="note">${escapeHtml(note)}</p>`).join('\n')}
<h1>${escapeHtml(page.title)}</h1>
${page.sections.map(sectionHtml).join('\n')}
<nav>${actions}</nav>
</body>
</html>`;
}
