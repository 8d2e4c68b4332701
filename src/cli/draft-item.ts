import { existsSync } from 'node:fs';
import * as path from 'node:path';
import { attachmentList, pictureTexts } from '../core/attachments/listing';
import { countDraft } from '../core/count/count';
import type { Draft } from '../core/draft/draft';
import { draftId, setDraftId } from '../core/draft/identity';
import { metaValue } from '../core/draft/meta';
import { parseDraft } from '../core/draft/parse';
import { isFirstReport } from '../core/draft/series';
import { possibleOriginals } from '../core/ledger/identity';
import { filingQuestions } from '../core/ledger/questions';
import type { FilingHistory } from '../core/lint/filing-history';
import { buildPayload } from '../core/submission/build-payload';
import type { OutboxEntry } from '../core/submission/entry';
import {
	confirmationTexts,
	runGate,
	type GateFinding,
	type GateResult,
} from '../core/submission/gate';
import type { Payload } from '../core/submission/payload';
import { signedText, signOffsOf, voidedSentence, voidedSignOffs } from '../core/signoff/sign-off';
import { applyEdits } from '../core/text/edits';
import { extraKeysOf, findVehicle } from '../core/vehicle/catalogue';
import { windowDeadline } from '../core/vehicle/window';
import type { Vehicle } from '../core/vehicle/schema';
import { readPictures, type ReadPicture } from '../node/attachments';
import type { Clock } from '../node/clock';
import { sha256 } from '../node/hash';
import type { Ids } from '../node/ids';
import { readTextFile } from '../node/text-file';
import { updateFile } from '../node/update-file';
import type { FileEnvironment } from './environment';
import type { GateAnswers } from './filing-arguments';

/** A draft that may be filed. */
export interface DraftItem {
	/** Absolute path. */
	readonly file: string;
	readonly payload: Payload;
	readonly pictures: readonly ReadPicture[];
	readonly urgent: boolean;
	readonly deadline: number | undefined;
	readonly lateConfirmed: boolean;
	/** Chinese sentences that keep nothing from being filed. */
	readonly notes: readonly string[];
}

export type ReadItem =
	| { readonly kind: 'item'; readonly item: DraftItem }
	/** Stopped at the gate, or something is missing; Chinese sentences without a word of the text. */
	| { readonly kind: 'stopped'; readonly reasons: readonly string[] }
	| { readonly kind: 'unread'; readonly reason: string };

export interface DraftItemDeps {
	readonly environmentOf: (file: string) => Promise<FileEnvironment>;
	readonly entries: readonly OutboxEntry[];
	readonly history: FilingHistory;
	readonly answers: GateAnswers;
	readonly ids: Ids;
	readonly clock: Clock;
}

const stopped = (...reasons: readonly string[]): ReadItem => ({ kind: 'stopped', reasons });

/** What was found, by rule and number: messages quote the text, which does not belong on a screen. */
function namesOf(found: readonly GateFinding[], { rules }: FileEnvironment): readonly string[] {
	const count = new Map<string, number>();
	for (const { rule } of found) count.set(rule, (count.get(rule) ?? 0) + 1);
	const titleOf = (id: string): string => rules.find((rule) => rule.id === id)?.title ?? '';
	return [...count].map(([id, n]) => `${id}（${titleOf(id)}，${n}处）`);
}

type Confirmation = Payload['confirmations'][number];

/** The answers that belong to what the gate asks; a sentence for each that is missing. */
function answer(
	{ confirm }: GateResult,
	environment: FileEnvironment,
	{ reasons, reviewer }: GateAnswers,
	named: string,
): { readonly confirmations: Confirmation[]; readonly open: string[] } {
	const confirmations: Confirmation[] = [];
	const open: string[] = [];
	for (const rule of new Set(confirm.map((finding) => finding.rule))) {
		const found = confirm.filter((finding) => finding.rule === rule);
		const [name = rule] = namesOf(found, environment);
		const person = reviewer ?? (named === '' ? undefined : named);
		const reason = reasons.get(rule);
		if (found.some(({ needsReviewer }) => needsReviewer)) {
			if (person === undefined || person === '')
				open.push(`${name}要由保密审查人审定，审定后加 --reviewer 姓名。`);
			else confirmations.push({ rule, reason: reason ?? '已经保密审查', reviewer: person });
		} else if (reason === undefined)
			open.push(`${name}要先确认，确认后加 --confirm ${rule}=理由。`);
		else confirmations.push({ rule, reason });
	}
	return { confirmations, open };
}

function checkGate(
	draft: Draft,
	environment: FileEnvironment,
	{ history, answers }: DraftItemDeps,
): Confirmation[] | ReadItem {
	const { catalogue } = environment.lint;
	const vehicle = findVehicle(catalogue, metaValue(draft, '载体'));
	const gate = (outside: readonly Confirmation[]): GateResult =>
		runGate({
			rules: environment.rules,
			draft,
			vehicle,
			catalogue,
			history,
			outside: [...pictureTexts(draft), ...confirmationTexts(outside)],
		});
	const blockedBy = ({ blocked, failures }: GateResult): ReadItem => {
		if (failures.length > 0)
			return stopped('有一项报送前的检查没有做成，为防误报没有报送；请联系维护人员。');
		const names = namesOf(blocked, environment).join('、');
		return stopped(`不能报送：${names}；用 zwxx lint 看具体位置，改好再报。`);
	};
	const first = gate([]);
	if (first.verdict === '挡下') return blockedBy(first);
	const named = (metaValue(draft, '保密审查') ?? '').trim();
	const { confirmations, open } = answer(first, environment, answers, named);
	if (open.length > 0) return stopped(...open);
	// The answers leave with the item: they pass the gate themselves.
	const last = gate(confirmations);
	return last.verdict === '挡下' ? blockedBy(last) : confirmations;
}

/** Writes a new 稿号 into a draft that has none, as the editor does at the first filing. */
async function numbered(
	file: string,
	text: string,
	draft: Draft,
	{ ids }: DraftItemDeps,
): Promise<string> {
	const changed = applyEdits(text, [setDraftId(draft, ids.newDraftId())]).text;
	let written = text;
	await updateFile(file, (now) => {
		if (now === text) written = changed;
		return written;
	});
	return written;
}

/** Whether the 稿号 is that of another file that still exists: one started by copying the other. */
function isCopy(draft: Draft, file: string, { entries, answers }: DraftItemDeps): boolean {
	const id = draftId(draft);
	if (id === undefined || answers.same) return false;
	return possibleOriginals(entries, id, file).some((other) => existsSync(other));
}

/** What a person must have said beyond the gate; the 首报 of an urgent item is not held up by it. */
function openQuestions(
	draft: Draft,
	vehicle: Vehicle | undefined,
	now: number,
	answers: GateAnswers,
): readonly string[] {
	const { late } = filingQuestions(draft, vehicle, now);
	const voided = isFirstReport(draft, vehicle)
		? []
		: voidedSignOffs(signOffsOf(draft, sha256(signedText(draft))));
	return [
		...(late && !answers.late ? ['已超过本载体的报送时限；仍要报送的请加 --late。'] : []),
		...(answers.voided
			? []
			: voided.map((one) => `${voidedSentence(one)}；仍要报送的请加 --voided。`)),
	];
}

function notesOf(draft: Draft, vehicle: Vehicle | undefined, now: number): readonly string[] {
	const { missingKeys } = filingQuestions(draft, vehicle, now);
	return missingKeys.length > 0 ? [`一般要写明${missingKeys.join('、')}，现在空着。`] : [];
}

/**
 * Reads a draft and takes it through the gate. A draft without 稿号 is given one in its file, after the
 * gate; otherwise nothing is written.
 */
export async function readItem(named: string, deps: DraftItemDeps): Promise<ReadItem> {
	const file = path.resolve(named);
	if (path.extname(file).toLowerCase() !== '.zwxx')
		return { kind: 'unread', reason: '只能报送 .zwxx 稿件' };
	const read = await readTextFile(file);
	if (!read.ok) return { kind: 'unread', reason: read.reason };
	const environment = await deps.environmentOf(file);
	const { catalogue } = environment.lint;
	const parse = (text: string): Draft =>
		parseDraft(text, { extraKeys: extraKeysOf(catalogue) }).draft;
	let draft = parse(read.text);
	if (isCopy(draft, file, deps))
		return stopped('稿号已用于另一个文件的稿件；另立新稿的请删去稿号，确是同一篇的请加 --same。');
	const confirmations = checkGate(draft, environment, deps);
	if ('kind' in confirmations) return confirmations;
	const vehicle = findVehicle(catalogue, metaValue(draft, '载体'));
	const now = deps.clock();
	const open = openQuestions(draft, vehicle, now, deps.answers);
	if (open.length > 0) return stopped(...open);
	const pictures = await readPictures(path.dirname(file), attachmentList(draft).pictures);
	if ('problems' in pictures) return stopped(...pictures.problems);
	const isNumbered = (metaValue(draft, '稿号') ?? '').trim() !== '';
	if (!isNumbered && read.encoding === 'utf-8')
		draft = parse(await numbered(file, read.text, draft, deps));
	const built = buildPayload({
		draft,
		vehicle,
		vehicleVersion: catalogue.version,
		counts: countDraft(draft),
		confirmations,
		attachments: pictures.value.map(({ attachment }) => attachment),
		sha256,
		now,
	});
	if ('problems' in built) return stopped(...built.problems.map(({ message }) => message));
	return {
		kind: 'item',
		item: {
			file,
			payload: built.value,
			pictures: pictures.value,
			urgent: vehicle?.urgent === true,
			deadline: windowDeadline(draft, vehicle),
			lateConfirmed: deps.answers.late || isFirstReport(draft, vehicle),
			notes: notesOf(draft, vehicle, now),
		},
	};
}
