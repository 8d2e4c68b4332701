import * as path from 'node:path';
import * as vscode from 'vscode';
import { pickOne, pickWord } from '../ask';
import type { Draft } from '../../core/draft/draft';
import { setDraftId } from '../../core/draft/identity';
import { isFirstReport } from '../../core/draft/series';
import { metaEntry, metaValue } from '../../core/draft/meta';
import { parseDraft } from '../../core/draft/parse';
import { quote } from '../../core/draft/quote';
import { possibleOriginals } from '../../core/ledger/identity';
import { filingQuestions } from '../../core/ledger/questions';
import { buildPayload, type PayloadProblem } from '../../core/submission/build-payload';
import type { Attachment, Payload } from '../../core/submission/payload';
import {
	signedText,
	signOffsOf,
	voidedSentence,
	voidedSignOffs,
} from '../../core/signoff/sign-off';
import { applyEdits } from '../../core/text/edits';
import { sha256 } from '../../node/hash';
import type { Vehicle } from '../../core/vehicle/schema';
import { commands } from '../commands';
import type { Host } from '../host';
import { readLive } from '../live-drafts';
import {
	ensureDraftId,
	fileExists,
	fileNameOf,
	renewDraftId,
	revealSpan,
	savedDraft,
} from './drafts';
import type { Filing } from './filing';
import type { Confirmations } from './gate-questions';
import { showWarning } from '../show';

/** A folder that is not trusted files nothing; says so. */
export function isTrusted(): boolean {
	if (vscode.workspace.isTrusted) return true;
	const manage = '管理信任';
	void showWarning(
		'这个文件夹还没有受信任，不能报送；确认来源可靠后，先点“管理信任”。',
		manage,
	).then((pressed) => pressed && vscode.commands.executeCommand('workbench.trust.manage'));
	return false;
}

/** 另立新稿 or 同一稿件, where the 稿号 belongs to another file that still exists. */
async function settleIdentity(
	host: Host,
	filing: Filing,
	document: vscode.TextDocument,
): Promise<boolean> {
	const { draft } = readLive(document, host.catalogues);
	const id = (metaValue(draft, '稿号') ?? '').trim();
	const { entries } = await filing.outbox.list();
	const files = possibleOriginals(entries, id, fileNameOf(document.uri));
	const present = await Promise.all(files.map(fileExists));
	const original = files.find((_, at) => present[at]);
	if (original === undefined) return true;
	const anew = { label: '另立新稿', detail: '这是由旧稿改写的另一篇，换一个新稿号' };
	const same = { label: '同一稿件', detail: '还是那一篇，只是换了文件，作为它的修改稿报送' };
	const picked = await pickOne([anew, same], {
		title: '这个稿号已用于另一份稿件',
		placeHolder: `稿号${id}曾从${quote(path.basename(original), 40)}报送`,
	});
	return picked === anew ? renewDraftId(host, filing, document) : picked === same;
}

/**
 * A draft that is saved and has a 稿号 of its own.
 * @returns undefined where a step failed or the person turned back.
 */
export async function readyDraft(
	host: Host,
	filing: Filing,
	document: vscode.TextDocument,
): Promise<vscode.TextDocument | undefined> {
	if (!isTrusted()) return undefined;
	const saved = await savedDraft(host, document);
	if (!saved) return undefined;
	if (!(await ensureDraftId(host, filing, saved))) return undefined;
	return (await settleIdentity(host, filing, saved)) ? saved : undefined;
}

async function tellProblem(
	document: vscode.TextDocument,
	host: Host,
	problems: readonly [PayloadProblem, ...PayloadProblem[]],
): Promise<void> {
	const [{ key, message }] = problems;
	const more = problems.length > 1 ? `（另有${problems.length - 1}处）` : '';
	const go = key === '载体' ? '选择载体' : '去填写';
	if ((await showWarning(message + more, go)) !== go) return;
	const { draft } = readLive(document, host.catalogues);
	const entry = metaEntry(draft, key);
	const end = draft.frontMatter?.entries.at(-1)?.valueSpan.to ?? 0;
	const at = key === '正文' ? draft.body.to : (entry?.valueSpan.to ?? end);
	await revealSpan(document, entry ? { from: entry.valueSpan.from, to: at } : { from: at, to: at });
	if (key === '载体') await vscode.commands.executeCommand(commands.chooseVehicle);
}

/** A draft that has no 稿号 yet, as it will be once filing has given it one. */
function withDraftId(draft: Draft, id: string | undefined): Draft {
	const isWritten = (metaValue(draft, '稿号') ?? '').trim() !== '';
	if (id === undefined || isWritten) return draft;
	return parseDraft(applyEdits(draft.text, [setDraftId(draft, id)]).text).draft;
}

/** What a payload holds beside the draft's own text. */
export interface PayloadExtras {
	/** Stands for a 稿号 that is not there yet. */
	readonly id?: string;
	readonly attachments?: readonly Attachment[];
}

/**
 * The payload of a draft as it stands, or undefined; what is missing was said, with a jump to it. */
export function payloadOf(
	host: Host,
	filing: Filing,
	document: vscode.TextDocument,
	confirmations: Confirmations,
	{ id, attachments = [] }: PayloadExtras = {},
): Payload | undefined {
	const { draft, vehicle, gauge } = readLive(document, host.catalogues);
	const built = buildPayload({
		draft: withDraftId(draft, id),
		vehicle,
		vehicleVersion: host.catalogues.catalogueFor(document.uri).version,
		counts: gauge.counts,
		confirmations,
		attachments,
		sha256,
		now: filing.clock(),
	});
	if ('value' in built) return built.value;
	void tellProblem(document, host, built.problems);
	return undefined;
}

export async function stillFile(title: string, goBack: string): Promise<boolean> {
	const go = '仍要报送';
	const picked = await pickWord([go, goBack], { title });
	return picked === go;
}

/** A sign-off that speaks of another text; the 首报 of an urgent item is not held up by it. */
async function keepsVoidedSignOffs(draft: Draft, vehicle: Vehicle | undefined): Promise<boolean> {
	if (isFirstReport(draft, vehicle)) return true;
	const [voided] = voidedSignOffs(signOffsOf(draft, sha256(signedText(draft))));
	return !voided || stillFile(voidedSentence(voided), '返回重新审签');
}

/** What filing asks beyond the gate; `late` says that the time window has passed and it goes all the same. */
export async function askQuestions(
	host: Host,
	filing: Filing,
	document: vscode.TextDocument,
): Promise<{ readonly late: boolean } | undefined> {
	const { draft, vehicle } = readLive(document, host.catalogues);
	const { missingKeys, late } = filingQuestions(draft, vehicle, filing.clock());
	if (missingKeys.length > 0) {
		const title = `${vehicle?.name ?? ''}一般要写明${missingKeys.join('、')}，现在空着`;
		if (!(await stillFile(title, '返回填写'))) return undefined;
	}
	if (!(await keepsVoidedSignOffs(draft, vehicle))) return undefined;
	if (late && !(await stillFile('已超过本载体的报送时限', '先不报送'))) return undefined;
	return { late };
}
