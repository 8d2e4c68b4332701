import {
	CodeActionKind,
	CodeActionTriggerKind,
	type CodeAction,
	type CodeActionContext,
	type Diagnostic,
	type TextEdit,
	type WorkspaceEdit,
} from 'vscode-languageserver';
import { metaValue } from '../core/draft/meta';
import { quote } from '../core/draft/quote';
import type { LintFinding } from '../core/lint/engine';
import { fixAllEdits } from '../core/lint/fix-all';
import { everyDraft, fingerprint, wordsMark } from '../core/lint/ignores';
import type { Fix } from '../core/lint/rule';
import { isAboutWords } from '../core/lint/terms';
import type { Edit, Span } from '../core/text/span';
import { escapeSnippet } from '../core/vehicle/new-draft';
import {
	actionCommands,
	type AddTermArgs,
	type DisableRuleArgs,
	type IgnoreArgs,
} from '../protocol/messages';
import type { CheckedDraft } from './drafts';

export const fixAllKind = `${CodeActionKind.SourceFixAll}.zwxx`;

/** A finding with its diagnostic. */
interface Marked {
	readonly found: LintFinding;
	readonly diagnostic: Diagnostic;
}

const command = (name: string, title: string, args: object) => ({
	title,
	command: name,
	arguments: [args],
});

/** The edit of a menu entry; it names the version, so that it is refused for a newer text. */
function workspaceEdit(
	{ uri, version, convert }: CheckedDraft,
	edits: readonly Edit[],
): WorkspaceEdit {
	const textEdits = edits.map((edit): TextEdit => ({
		range: convert.range(edit),
		newText: edit.text,
	}));
	return { documentChanges: [{ textDocument: { uri, version }, edits: textEdits }] };
}

/** One snippet for all edits of a fix: what stands between them is put in again as it is. */
function asOneSnippet(text: string, edits: readonly Edit[]): Edit {
	const ordered = [...edits].sort((a, b) => a.from - b.from);
	const from = ordered[0]?.from ?? 0;
	let at = from;
	let snippet = '';
	for (const edit of ordered) {
		snippet += escapeSnippet(text.slice(at, edit.from)) + edit.text;
		at = edit.to;
	}
	return { from, to: at, text: snippet };
}

function snippetAction(draft: CheckedDraft, { diagnostic }: Marked, fix: Fix): CodeAction {
	const { uri, version, convert } = draft;
	const edit = asOneSnippet(draft.analysis.draft.text, fix.edits);
	const args = { uri, version, range: convert.range(edit), snippet: edit.text };
	return {
		title: fix.title,
		kind: CodeActionKind.QuickFix,
		diagnostics: [diagnostic],
		command: command(actionCommands.applySnippetFix, fix.title, args),
	};
}

function fixActions(draft: CheckedDraft, marked: Marked): CodeAction[] {
	const { found, diagnostic } = marked;
	const fixes = found.fixes ?? [];
	const firstPlain = fixes.find((fix) => fix.snippet !== true);
	return fixes.map((fix) =>
		fix.snippet === true
			? snippetAction(draft, marked, fix)
			: {
					title: fix.title,
					kind: CodeActionKind.QuickFix,
					diagnostics: [diagnostic],
					edit: workspaceEdit(draft, fix.edits),
					...(fix === firstPlain && { isPreferred: true }),
				},
	);
}

/** The same mistake all over the text, where it can be mended without looking at each. */
function sameRuleAction(draft: CheckedDraft, { found, diagnostic }: Marked): CodeAction[] {
	const { text } = draft.analysis.draft;
	const same = draft.analysis.findings.filter(({ rule }) => rule === found.rule);
	const edits = fixAllEdits(text, same);
	if (same.length < 2 || edits.length < 2) return [];
	return [
		{
			title: `修改全文同类问题（${edits.length}处）`,
			kind: CodeActionKind.QuickFix,
			diagnostics: [diagnostic],
			edit: workspaceEdit(draft, edits),
		},
	];
}

const longestQuote = 80;

const mostWords = 20;

/** Ways to say once for all drafts that words are right; for findings about words only. */
function officeWide({ analysis }: CheckedDraft, found: LintFinding, here: IgnoreArgs) {
	if (!isAboutWords(found)) return [];
	const { text } = analysis.draft;
	const { rule } = found;
	const { uri, dir } = here;
	const words = text.slice(found.from, found.to).trim();
	const everywhere = { ...here, draft: everyDraft };
	const sameWords = { ...everywhere, mark: wordsMark(rule, text, found) };
	const place = {
		name: actionCommands.ignoreInOffice,
		title: '在本单位忽略此处',
		args: everywhere,
	};
	if (words.length > mostWords || /[\r\n]/u.test(words)) return [place];
	const shown = quote(words);
	const kind = {
		name: actionCommands.ignoreInOffice,
		title: `在本单位忽略此类：${shown}`,
		args: sameWords,
	};
	const term: AddTermArgs = { uri, dir, term: words };
	const accept = { name: actionCommands.addTerm, title: `加入词库：${shown}`, args: term };
	return /[\p{L}\p{N}]/u.test(words) ? [accept, place, kind] : [place, kind];
}

/** Ways not to be told again. What stops a filing cannot be silenced. */
function silenceActions(draft: CheckedDraft, { found, diagnostic }: Marked): CodeAction[] {
	const { uri, analysis, environment } = draft;
	const { ignoreDir, officeDir, fileKey } = environment;
	const { rule } = found;
	if (found.gate === 'block') return [];
	const { text } = analysis.draft;
	const action = (name: string, title: string, args: object): CodeAction => ({
		title,
		kind: CodeActionKind.QuickFix,
		diagnostics: [diagnostic],
		command: command(name, title, args),
	});
	const disable: DisableRuleArgs = {
		uri,
		rule,
		...(officeDir !== undefined && { dir: officeDir }),
	};
	const off = action(actionCommands.disableRule, '在本单位关闭此规则', disable);
	if (ignoreDir === undefined) return [off];
	const id = metaValue(analysis.draft, '稿号')?.trim() || fileKey;
	const whole: IgnoreArgs = { uri, rule, draft: id, dir: ignoreDir };
	const here: IgnoreArgs = {
		...whole,
		mark: fingerprint(rule, text, found),
		quote: text.slice(found.from, Math.min(found.to, found.from + longestQuote)),
	};
	return [
		action(actionCommands.ignoreHere, '忽略此处', here),
		action(actionCommands.ignoreInDraft, '本文忽略此规则', whole),
		...officeWide(draft, found, here).map(({ name, title, args }) => action(name, title, args)),
		off,
	];
}

function fixAllAction(draft: CheckedDraft): CodeAction[] {
	const { analysis } = draft;
	const edits = fixAllEdits(analysis.draft.text, analysis.findings);
	if (edits.length === 0) return [];
	const title = `修改全部稳妥的问题（${edits.length}处）`;
	return [{ title, kind: fixAllKind, edit: workspaceEdit(draft, edits) }];
}

/** Whether a kind that is asked for includes a kind that is offered. */
const includes = (asked: string, offered: string): boolean =>
	asked === '' || offered === asked || offered.startsWith(`${asked}.`);

/** A caret at either end of a finding is at it. */
const touches = (a: Span, b: Span): boolean => a.from <= b.to && b.from <= a.to;

function quickFixes(draft: CheckedDraft, span: Span): CodeAction[] {
	const marked = draft.analysis.findings
		.filter((found) => touches(found, span))
		.map((found) => ({ found, diagnostic: draft.diagnosticOf(found) }));
	return [
		...marked.flatMap((one) => fixActions(draft, one)),
		...marked.flatMap((one) => sameRuleAction(draft, one)),
		...marked.flatMap((one) => silenceActions(draft, one)),
	];
}

/**
 * What can be done about the findings at a place.
 * @param span offsets of the draft.
 * @param only kinds that are asked for; undefined: the menu at the light bulb, where what concerns the
 * whole text is not offered.
 */
export function codeActions(
	draft: CheckedDraft,
	span: Span,
	only: readonly string[] | undefined,
): CodeAction[] {
	const wants = (kind: string): boolean => only?.some((asked) => includes(asked, kind)) ?? false;
	return [
		...(only === undefined || wants(CodeActionKind.QuickFix) ? quickFixes(draft, span) : []),
		...(wants(fixAllKind) ? fixAllAction(draft) : []),
	];
}

/** Asked by the editor itself, e.g. to show a light bulb, not by the writer. */
export const isAutomatic = ({ triggerKind }: CodeActionContext): boolean =>
	triggerKind === CodeActionTriggerKind.Automatic;
