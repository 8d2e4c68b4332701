import { bodyText } from '../draft/body-text';
import type { Draft } from '../draft/draft';
import { metaEntry, metaValue } from '../draft/meta';
import { titleOf } from '../draft/title';
import { formatBeijing, parseBeijingTime } from '../text/beijing-time';
import type { Span } from '../text/span';
import { signOffRoles, type SignOffRole, type Vehicle } from '../vehicle/schema';

/**
 * 审签 in the front matter: `签发: 王五 2026-11-22 09:30 ✓7f3a91c2`. The hex digits are the beginning of
 * the digest of what was signed; a name alone stands for a signature on paper.
 */

/** How a sign-off stands to the text as it is now. */
export type SignOffState =
	/** The text is what was signed. */
	| '有效'
	/** Title or body changed since. */
	| '失效'
	/** A name without a mark: signed on paper, or not yet. */
	| '仅姓名'
	| '未签';

export interface SignOff {
	readonly role: SignOffRole;
	readonly name: string;
	/** Milliseconds since 1970. */
	readonly at?: number;
	/** Digits behind the ✓, lower case. */
	readonly mark?: string;
	readonly state: SignOffState;
	/** The value in the draft; absent where the key is. */
	readonly span?: Span;
}

/** Hex digits that stand in the file: readable, and no chance change of the text has the same ones. */
const markLength = 8;

const trailingMark = /[✓✔√]\s?([0-9a-f]{4,64})$/iu;
/** Where the date begins: four digits and what may follow a year. */
const dateStart = /[（(]?(?:1|2)\d{3}[-/.年]/u;

/** What a sign-off speaks of: the digest is SHA-256 of this. */
export const signedText = (draft: Draft): string =>
	signedTextOf({ title: titleOf(draft) ?? '', body: bodyText(draft) });

/** The same for what is filed. */
export const signedTextOf = ({
	title,
	body,
}: {
	readonly title: string;
	readonly body: string;
}): string => `${title}\n${body}`;

interface Written {
	readonly name: string;
	readonly at?: number;
	readonly mark?: string;
}

/** Reads a value as a person may have edited it; what is not understood is part of the name. */
export function readSignOffValue(value: string): Written {
	const text = value.replace(/\s+/gu, ' ').trim();
	const mark = trailingMark.exec(text)?.[1]?.toLowerCase();
	const rest = mark === undefined ? text : text.replace(trailingMark, '').trim();
	const start = rest.search(dateStart);
	const time =
		start === -1 ? undefined : parseBeijingTime(rest.slice(start).replace(/^[（(]/u, ''));
	const name = time ? rest.slice(0, start).replace(/[ ，,]+$/u, '') : rest;
	return {
		name,
		...(time && { at: time.from }),
		...(mark !== undefined && { mark }),
	};
}

/**
 * The value that records a sign-off.
 * @param at milliseconds since 1970.
 * @param digest SHA-256 of `signedText`, hex.
 */
export const writeSignOff = (name: string, at: number, digest: string): string =>
	`${name} ${formatBeijing(at)} ✓${digest.slice(0, markLength)}`;

function stateOf({ name, mark }: Written, digest: string): SignOffState {
	if (name === '') return '未签';
	if (mark === undefined) return '仅姓名';
	return digest.startsWith(mark) ? '有效' : '失效';
}

/**
 * The three sign-offs of a draft.
 * @param digest SHA-256 of `signedText`, lower-case hex.
 */
export const signOffsOf = (draft: Draft, digest: string): readonly SignOff[] =>
	signOffRoles.map((role) => {
		const written = readSignOffValue(metaValue(draft, role) ?? '');
		const span = metaEntry(draft, role)?.valueSpan;
		return { role, ...written, state: stateOf(written, digest), ...(span && { span }) };
	});

/** Sign-offs that a change of the text has voided. */
export const voidedSignOffs = (signOffs: readonly SignOff[]): readonly SignOff[] =>
	signOffs.filter(({ state }) => state === '失效');

/** Which sign-offs a vehicle asks for. */
export const neededSignOffs = (vehicle: Vehicle | undefined): readonly SignOffRole[] =>
	vehicle?.signOffs ?? [];

/** What is wrong with a voided sign-off, for the person. */
export const voidedSentence = ({ role, name }: SignOff): string =>
	`${role}（${name}）之后标题或正文有改动，这次${role}已失效；请重新审签，或改回原文。`;
