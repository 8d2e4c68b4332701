import type * as vscode from 'vscode';
import { askText, pickWord } from '../ask';
import { metaValue } from '../../core/draft/meta';
import type { FilingHistory } from '../../core/lint/filing-history';
import { withOfficeWords } from '../../core/lint/office-words';
import { rules } from '../../core/lint/rules/index';
import { readSignOffValue } from '../../core/signoff/sign-off';
import {
	confirmationTexts,
	gateSentence,
	openConfirmations,
	runGate,
	type GateFinding,
	type GateResult,
} from '../../core/submission/gate';
import { plainWords } from '../../core/text/plain-words';
import type { Payload } from '../../core/submission/payload';
import type { Host } from '../host';
import { readLive } from '../live-drafts';
import { readSensitiveWords } from '../settings';
import { revealSpan } from './drafts';
import { showWarning } from '../show';

export type Confirmations = Payload['confirmations'];
type Confirmation = Confirmations[number];

/**
 * Runs the gate over a draft as it stands, with the answers that would travel along.
 * @param history what was filed before, where the draft is about to be filed.
 */
export function checkGate(
	host: Host,
	document: vscode.TextDocument,
	confirmations: Confirmations = [],
	history?: FilingHistory,
): GateResult {
	const { draft, vehicle } = readLive(document, host.catalogues);
	const catalogue = host.catalogues.catalogueFor(document.uri);
	const outside = confirmationTexts(confirmations);
	const gateRules = withOfficeWords(rules, readSensitiveWords());
	return runGate({
		rules: gateRules,
		draft,
		vehicle,
		catalogue,
		outside,
		...(history && { history }),
	});
}

const reasons = ['已核实，确认无误', '按收稿单位要求保留'];
const otherReason = '填写其他理由…';
const goBack = '返回修改';

async function askReviewer(message: string, known: string): Promise<string | undefined> {
	if (known !== '') return known;
	const name = await askText({
		title: '保密审查',
		prompt: plainWords(`${message}填写后随稿报送。`),
		placeHolder: '保密审查人姓名',
	});
	return name?.trim() === '' ? undefined : name?.trim();
}

async function askReason(title: string, message: string): Promise<string | undefined> {
	const picked = await pickWord([goBack, ...reasons, otherReason], {
		title,
		placeHolder: message,
	});
	if (picked !== otherReason) return picked === goBack ? undefined : picked;
	const own = await askText({
		title,
		prompt: plainWords(`${message}请写明仍然报送的理由，随稿报送。`),
	});
	return own?.trim() === '' ? undefined : own?.trim();
}

/** One question for all findings of a rule. */
async function askAbout(
	findings: readonly [GateFinding, ...GateFinding[]],
	reviewerKnown: string,
	place: string,
): Promise<Confirmation | undefined> {
	const [{ rule, message }] = findings;
	const more = findings.length > 1 ? `（共${findings.length}处）` : '';
	if (findings.some(({ needsReviewer }) => needsReviewer)) {
		const reviewer = await askReviewer(message + more, reviewerKnown);
		return reviewer === undefined ? undefined : { rule, reason: '已经保密审查', reviewer };
	}
	const reason = await askReason(`报送前确认 ${place}`, message + more);
	return reason === undefined ? undefined : { rule, reason };
}

function byRule(findings: readonly GateFinding[]): [GateFinding, ...GateFinding[]][] {
	const groups = new Map<string, [GateFinding, ...GateFinding[]]>();
	for (const finding of findings) {
		const group = groups.get(finding.rule);
		if (group) group.push(finding);
		else groups.set(finding.rule, [finding]);
	}
	return [...groups.values()];
}

/** Shows where and why a filing was stopped. */
async function tellStopped(document: vscode.TextDocument, result: GateResult): Promise<void> {
	const span = result.blocked.find((finding) => finding.span)?.span;
	if (span) await revealSpan(document, span);
	const count = result.blocked.length;
	const more = count > 1 ? `（还有${count - 1}处）` : '';
	// A notice with a button is shown in full, one without is cut to a line.
	const look = span ? '查看此处' : '知道了';
	void showWarning(gateSentence(result) + more, look).then((pressed) =>
		pressed && span ? revealSpan(document, span) : undefined,
	);
}

/**
 * Takes a draft through the gate, asking the person where it must be asked.
 * @param history what was filed before, where the draft is about to be filed.
 * @returns the answers that travel along; undefined where it may not go or the person turned back.
 */
export async function passGate(
	host: Host,
	document: vscode.TextDocument,
	history?: FilingHistory,
): Promise<Confirmations | undefined> {
	const first = checkGate(host, document, [], history);
	if (first.verdict === '挡下') {
		await tellStopped(document, first);
		return undefined;
	}
	const { draft } = readLive(document, host.catalogues);
	const reviewer = readSignOffValue(metaValue(draft, '保密审查') ?? '').name;
	const answers: Confirmation[] = [];
	const questions = byRule(first.confirm);
	for (const [at, findings] of questions.entries()) {
		const place = questions.length > 1 ? `（${at + 1}/${questions.length}）` : '';
		// Nobody can answer for a place that cannot be seen.
		if (findings[0].span) await revealSpan(document, findings[0].span);
		const answer = await askAbout(findings, reviewer, place);
		if (!answer) return undefined;
		answers.push(answer);
	}
	// The answers leave with the item: they pass the gate themselves, and the draft once more.
	const last = checkGate(host, document, answers, history);
	const [open] = openConfirmations(last, answers);
	if (last.verdict === '挡下') await tellStopped(document, last);
	else if (open === undefined) return answers;
	else void showWarning(open);
	return undefined;
}
