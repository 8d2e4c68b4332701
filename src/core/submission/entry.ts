import * as z from 'zod';
import { parseVersioned, type Form, type Parsed } from '../text/versioned';
import { dedupSchema } from './endpoint';
import { receiptSchema } from './payload';

/** States of a submission (DESIGN 6, Outbox). */
export const stateSchema = z.enum([
	'待发',
	'发送中',
	'已收',
	'待登录',
	'被拒',
	'待核实',
	'已撤',
	'已隔离',
]);
export type State = z.infer<typeof stateSchema>;

const digest = z.string().regex(/^[0-9a-f]{64}$/u);
/** Milliseconds since 1970. */
const moment = z.number();

const stepSchema = z.object({
	at: moment,
	state: z.string(),
	/** Chinese sentence: what happened. */
	note: z.string(),
	/** The same thing happened this often in a row, last at `lastAt`. */
	times: z.number().int().optional(),
	lastAt: moment.optional(),
});

/** What stands in the way, as the last answer or failure put it; never text or token. */
const problemSchema = z.object({
	at: moment,
	/** Chinese sentence for the person. */
	message: z.string(),
	status: z.number().int().optional(),
	type: z.string().optional(),
	detail: z.string().optional(),
	errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
	/** Where a refused redirect pointed to. */
	target: z.string().optional(),
});

const common = {
	/** Form of the file. A build that does not know it leaves the file alone. */
	version: z.literal(1),
	id: z.string().regex(/^[0-9A-Za-z-]{1,64}$/u),
	/** Counts the writes of this file; two windows compare it. */
	serial: z.number().int().positive(),
	draftId: z.string().min(1),
	revision: z.number().int().positive(),
	title: z.string(),
	vehicle: z.string(),
	/** Path of the draft when it was filed. */
	file: z.string(),
	/** SHA-256 of the content without revision and time of filing: the same text is the same filing. */
	contentSha256: digest,
	createdAt: moment,
	history: z.array(stepSchema),
};

export const submissionSchema = z.object({
	...common,
	kind: z.literal('submission'),
	state: stateSchema,
	endpoint: z.object({ name: z.string(), origin: z.string(), dedup: dedupSchema }),
	/** The JSON that is sent, byte for byte (UTF-8). */
	payload: z.string(),
	/** SHA-256 of the bytes of `payload`. */
	sha256: digest,
	/** Idempotency key; one per entry, never another. */
	key: z.string().min(1).max(128),
	/** End of the 撤回 window. */
	notBefore: moment,
	/** Who is sending it since and until when. */
	lease: z
		.object({
			owner: z.string(),
			from: moment,
			until: moment,
			/** Where the owner runs, so that its death ends the lease at once. */
			process: z.object({ pid: z.number().int(), host: z.string() }).optional(),
		})
		.optional(),
	attempts: z.number().int().nonnegative(),
	retryAt: moment.optional(),
	/** An attempt ended without telling whether the text arrived. */
	mayHaveArrived: z.boolean().optional(),
	/** 紧急信息: goes before others to the same endpoint. */
	urgent: z.boolean().optional(),
	/** 时限 of the vehicle; absent: none. */
	deadline: moment.optional(),
	/** 已超时限，仍要报送？ */
	late: z.enum(['asked', 'confirmed']).optional(),
	/** 明文: goes over an unencrypted connection. */
	plaintext: z.boolean(),
	receipt: receiptSchema.optional(),
	/** 已收 without a receipt of ours: a person, or the system's own records, said so. */
	confirmed: z
		.object({ by: z.enum(['人工', '查询']), at: moment, number: z.string().optional() })
		.optional(),
	problem: problemSchema.optional(),
});

/** 登记已报: filed elsewhere by hand; the duplicate check treats it as filed. */
export const manualSchema = z.object({
	...common,
	kind: z.literal('manual'),
	state: z.enum(['已登记', '已撤']),
	unit: z.string().min(1),
	/** 报送日期 as the person gave it, e.g. `2026-11-22`. */
	date: z.string().min(1),
	number: z.string(),
});

export const entrySchema = z.discriminatedUnion('kind', [submissionSchema, manualSchema]);

export type Step = z.infer<typeof stepSchema>;
export type EntryProblem = z.infer<typeof problemSchema>;
export type Submission = z.infer<typeof submissionSchema>;
export type ManualEntry = z.infer<typeof manualSchema>;
export type OutboxEntry = z.infer<typeof entrySchema>;

/** What became of reading a stored entry. */
export type ParsedEntry = Parsed<OutboxEntry>;

/**
 * Form 1 is the only one so far; what came later is optional in it. A change that an older entry does not
 * fit adds an upgrade here and a text to `test/unit/submission/stored-entries.test.ts`.
 */
const entryForm: Form<OutboxEntry> = { schema: entrySchema, what: '报送记录', upgrades: [] };

/** Reads a stored entry. Never throws. */
export function parseEntry(text: string): ParsedEntry {
	const parsed = parseVersioned(text, entryForm);
	if (!('value' in parsed)) return parsed;
	const entry = parsed.value;
	if (entry.kind === 'submission' && entry.state === '发送中' && !entry.lease)
		return { problem: '记录写着正在发送，却没有写由谁发送' };
	if (entry.kind === 'submission' && entry.state === '已收' && !entry.receipt && !entry.confirmed)
		return { problem: '记录写着已收，却没有回执' };
	return parsed;
}

/** The stored form of an entry. */
export const serializeEntry = (entry: OutboxEntry): string =>
	`${JSON.stringify(entry, null, '\t')}\n`;
