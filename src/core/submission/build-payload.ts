import type { Counts } from '../count/counts';
import { bodyText } from '../draft/body-text';
import type { Draft, Entry } from '../draft/draft';
import { canonicalKey, entryLines, metaEntry, metaValue } from '../draft/meta';
import { quote } from '../draft/quote';
import { saysNone, seriesOf } from '../draft/series';
import { titleOf } from '../draft/title';
import { signedText, signOffsOf } from '../signoff/sign-off';
import { toBeijingIso } from '../text/beijing-time';
import type { Vehicle } from '../vehicle/schema';
import { payloadSchema, type Attachment, type Payload } from './payload';

/** What keeps a draft from being filed. */
export interface PayloadProblem {
	/** Front matter key to look at, or 正文. */
	readonly key: string;
	/** Chinese sentence: what is wrong, why, what to do. */
	readonly message: string;
}

export interface PayloadParts {
	readonly draft: Draft;
	readonly vehicle: Vehicle | undefined;
	readonly vehicleVersion?: string;
	readonly counts: Counts;
	readonly confirmations: Payload['confirmations'];
	/** Pictures as they will be sent. */
	readonly attachments?: readonly Attachment[];
	/** SHA-256 of a text, hex; without it sign-offs travel without the proof that they are of this text. */
	readonly sha256?: (text: string) => string;
	/** 1 for the first filing; the outbox sets the right one when it takes the item in. */
	readonly revision?: number;
	/** Milliseconds since 1970. */
	readonly now: number;
}

export type BuiltPayload =
	| { readonly value: Payload }
	| { readonly problems: readonly [PayloadProblem, ...PayloadProblem[]] };

/** Keys that travel as fields of their own. */
const ownKeys = ['稿号', '载体', '标题', '报送单位'] as const;

/** Everything else of the front matter, in the order of the file. */
function metaOf(draft: Draft): Payload['meta'] {
	const taken = new Set<Entry | undefined>(ownKeys.map((key) => metaEntry(draft, key)));
	return (draft.frontMatter?.entries ?? [])
		.filter((entry) => !taken.has(entry))
		.map((entry) => ({
			key: canonicalKey(entry.key),
			value: entryLines(draft, entry).join('\n'),
		}))
		.filter(({ value }) => value !== '');
}

function missing({ draft, vehicle }: PayloadParts, body: string): readonly PayloadProblem[] {
	const named = (metaValue(draft, '载体') ?? '').trim();
	const problems: (PayloadProblem | false)[] = [
		!metaValue(draft, '稿号')?.trim() && {
			key: '稿号',
			message: '缺稿号，收稿单位靠它认出同一篇稿件；请先生成稿号。',
		},
		!vehicle && {
			key: '载体',
			message:
				named === ''
					? '未选载体，收稿单位不知道报给哪个刊物；请先选择载体。'
					: `没有叫${quote(named)}的载体，收稿单位无法归类；请改成列表中的载体名称。`,
		},
		titleOf(draft) === undefined && {
			key: '标题',
			message: '缺标题，收稿单位靠标题编目；请在文件开头填写标题。',
		},
		!metaValue(draft, '报送单位')?.trim() && {
			key: '报送单位',
			message: '缺报送单位，收稿单位无法登记和记分；请在文件开头填写。',
		},
		body === '' && { key: '正文', message: '缺正文，没有可报的内容；请写好正文再报送。' },
	];
	return problems.filter((problem) => problem !== false);
}

/** Longest number of an item or a commission. */
const longestNumber = 64;

/** A key that names another item or a commission; a whole sentence stays what it is, a line of `meta`. */
function numberIn(draft: Draft, key: string): string | undefined {
	const value = (metaValue(draft, key) ?? '').trim();
	const isNumber = value !== '' && value.length <= longestNumber && !/\n/u.test(value);
	return isNumber && !saysNone(value) ? value : undefined;
}

/** 同源, 续报 and 约稿: what this item belongs to. */
function relationsOf({
	draft,
	vehicle,
}: PayloadParts): Pick<Payload, 'family' | 'follows' | 'commission'> {
	const family = numberIn(draft, '同源');
	const commission = numberIn(draft, '约稿');
	const place = seriesOf(draft, vehicle);
	const predecessor = place?.predecessor;
	const stage = place?.stage;
	return {
		...(family !== undefined && { family }),
		...(predecessor !== undefined &&
			predecessor.length <= longestNumber &&
			stage !== undefined &&
			stage !== '首报' && { follows: { draftId: predecessor, stage } }),
		...(commission !== undefined && { commission }),
	};
}

/** 审签: only a mark that fits this very text travels as its proof. */
function signOffsIn({ draft, sha256 }: PayloadParts): Pick<Payload, 'signOffs'> {
	const digest = sha256?.(signedText(draft));
	const signed = signOffsOf(draft, digest ?? '').filter(({ name }) => name !== '');
	if (signed.length === 0) return {};
	return {
		signOffs: signed.map(({ role, name, at, state }) => ({
			role,
			name,
			...(at !== undefined && { at: toBeijingIso(at) }),
			...(state === '有效' && digest !== undefined && { digest }),
		})),
	};
}

const fieldNames: Readonly<Record<string, string>> = {
	draftId: '稿号',
	vehicle: '载体',
	vehicleVersion: '载体目录版本',
	title: '标题',
	body: '正文',
	unit: '报送单位',
	meta: '文件开头的内容',
	confirmations: '报送说明',
	signOffs: '审签人姓名',
	attachments: '附件',
};

/** A schema issue as a sentence; the values are strings and lists, so that only size can be wrong. */
function issueProblem(
	value: Payload,
	path: readonly PropertyKey[],
	maximum: unknown,
): PayloadProblem {
	const [field = '', index] = path.map(String);
	const entryKey = field === 'meta' ? value.meta[Number(index)]?.key : undefined;
	const key = entryKey === undefined || entryKey === '' ? (fieldNames[field] ?? field) : entryKey;
	const most = typeof maximum === 'number' || typeof maximum === 'bigint' ? String(maximum) : '';
	const limit =
		most === '' ? '' : `（最多${most}${path.length === 1 && field === 'meta' ? '项' : '个字符'}）`;
	return { key, message: `“${key}”太长${limit}，收稿系统收不下；请删减后再报送。` };
}

/**
 * Builds what is filed from a draft. Values go as they were written. Never throws.
 * @returns the payload, or every problem that keeps it from being one.
 */
export function buildPayload(parts: PayloadParts): BuiltPayload {
	const { draft, vehicle, counts } = parts;
	const body = bodyText(draft);
	const [first, ...rest] = missing(parts, body);
	if (first) return { problems: [first, ...rest] };
	const value: Payload = {
		schema: 'zwxx.item/1',
		draftId: (metaValue(draft, '稿号') ?? '').trim(),
		revision: parts.revision ?? 1,
		vehicle: vehicle?.name ?? '',
		...(parts.vehicleVersion !== undefined && { vehicleVersion: parts.vehicleVersion }),
		title: titleOf(draft) ?? '',
		body,
		unit: (metaValue(draft, '报送单位') ?? '').trim(),
		meta: metaOf(draft),
		counts: {
			words: counts.words,
			characters: counts.characters,
			charactersWithSpaces: counts.charactersWithSpaces,
		},
		confirmations: parts.confirmations,
		...relationsOf(parts),
		...signOffsIn(parts),
		...(parts.attachments?.length && { attachments: [...parts.attachments] }),
		createdAt: toBeijingIso(parts.now),
	};
	const parsed = payloadSchema.safeParse(value);
	if (parsed.success) return { value: parsed.data };
	const [issue, ...others] = parsed.error.issues.map((one) =>
		issueProblem(value, one.path, 'maximum' in one ? one.maximum : undefined),
	);
	return {
		problems: [issue ?? { key: '正文', message: '稿件内容不合要求，没有报送。' }, ...others],
	};
}

/**
 * The part of a payload that makes it the same filing: everything but its revision and the time of
 * filing, which differ between two clicks on one text, and what follows from the text and the program,
 * which differs after an update. Hashed, it is the outbox's duplicate check.
 *
 * Of the answers at the gate only the names count: the same text with another reason is the same text,
 * and a receiving side that saw it as a new revision would read it twice. A person who answers for its
 * secrecy is part of what was missing when a filing was refused for want of one. Relations and sign-offs
 * stand in `meta` already; of a picture, what is seen and what is said of it count.
 */
export const contentOf = (payload: Payload): string =>
	JSON.stringify({
		...payload,
		confirmations: [
			...new Set(payload.confirmations.flatMap(({ reviewer }) => reviewer ?? [])),
		].toSorted(),
		attachments: payload.attachments?.map(({ digest, name, caption }) => [digest, name, caption]),
		family: undefined,
		follows: undefined,
		commission: undefined,
		signOffs: undefined,
		revision: undefined,
		createdAt: undefined,
		vehicleVersion: undefined,
		counts: undefined,
	});
