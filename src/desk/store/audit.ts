import type { Kysely } from 'kysely';
import { adoptionDigest } from '../domain/adoption-digest';
import { sha256 } from '../domain/token';
import type { AuditRecord, AuditStore, Stores } from './store';
import type { DeskTables } from './tables';

/** Stands for "the row before" in the first row. */
export const genesis = '0'.repeat(64);

/** SHA-256 over the previous hash and the row, as a JSON array so that no two rows look alike. */
export function chainHash(row: Omit<AuditRecord, 'hash'>): string {
	const { previousHash, seq, at, actor, action, subject, detail } = row;
	return sha256(JSON.stringify([previousHash, seq, at, actor, action, subject, detail]));
}

export function createAuditStore(db: Kysely<DeskTables>): AuditStore {
	return {
		async append({ at, actor, action, subject, detail }) {
			const last = await db
				.selectFrom('audit')
				.select(['seq', 'hash'])
				.orderBy('seq', 'desc')
				.limit(1)
				.executeTakeFirst();
			const row = {
				seq: (last?.seq ?? 0) + 1,
				at,
				actor,
				action,
				subject,
				detail: JSON.stringify(detail),
				previousHash: last?.hash ?? genesis,
			};
			const { previousHash, ...columns } = row;
			await db
				.insertInto('audit')
				.values({ ...columns, previous_hash: previousHash, hash: chainHash(row) })
				.execute();
		},
		read: (after, limit) =>
			db
				.selectFrom('audit')
				.select(['seq', 'at', 'actor', 'action', 'subject', 'detail', 'hash'])
				.select('previous_hash as previousHash')
				.where('seq', '>', after)
				.orderBy('seq')
				.limit(limit)
				.execute(),
	};
}

export type Verification =
	| { readonly ok: true; readonly rows: number; readonly head: string }
	| { readonly ok: false; readonly seq: number; readonly problem: string };

const pageSize = 500;

/** The detail of a row that says a text arrived, see intake. */
interface ReceivedDetail {
	readonly revision?: number;
	readonly digest?: string;
}

/** What the log says a stored text must be, or why it is not. */
async function checkText(stores: Stores, row: AuditRecord): Promise<string | undefined> {
	const { revision, digest } = JSON.parse(row.detail) as ReceivedDetail;
	const stored = await stores.items.revisions(row.subject);
	const text = stored.find((r) => r.revision === revision);
	if (!text) return `第${revision}稿正文不见了`;
	return sha256(text.payload) === digest ? undefined : `第${revision}稿正文被改动`;
}

/** The detail of a row that says an item was adopted, see editor acts. */
interface AdoptedDetail {
	readonly change?: number;
	readonly digest?: string;
}

async function checkAdoption(stores: Stores, row: AuditRecord): Promise<string | undefined> {
	const { change, digest } = JSON.parse(row.detail) as AdoptedDetail;
	const stored = await stores.adoptions.ofItem(row.subject);
	const adoption = stored.find(({ changeSeq }) => changeSeq === change);
	if (!adoption) return '采用记录不见了';
	return adoptionDigest(adoption) === digest ? undefined : '采用记录被改动';
}

async function checkBlob(stores: Stores, row: AuditRecord): Promise<string | undefined> {
	const { digest = '' } = JSON.parse(row.detail) as { digest?: string };
	const stored = await stores.blobs.find(row.subject, digest);
	if (!stored) return '附件不见了';
	return sha256(stored.bytes) === digest ? undefined : '附件被改动';
}

/** Rows that speak of something stored beside the log. */
const checks: Readonly<
	Record<string, (stores: Stores, row: AuditRecord) => Promise<string | undefined>>
> = {
	收稿: checkText,
	采用: checkAdoption,
	更正采用: checkAdoption,
	收附件: checkBlob,
};

async function checkRow(
	stores: Stores,
	row: AuditRecord,
	previous: { seq: number; hash: string },
): Promise<string | undefined> {
	if (row.seq !== previous.seq + 1) return '中间缺少记录';
	if (row.previousHash !== previous.hash) return '与上一条记录不衔接';
	if (row.hash !== chainHash(row)) return '记录内容被改动';
	return checks[row.action]?.(stores, row);
}

/**
 * Walks the whole log: every row must follow from the one before it, and every text,
 * adoption and picture it speaks of must be stored as it was. Cutting off the end is found only by comparing `rows` and `head`
 * with values noted elsewhere, which is why they are returned.
 */
export async function verifyAudit(stores: Stores): Promise<Verification> {
	let previous = { seq: 0, hash: genesis };
	for (;;) {
		const rows = await stores.audit.read(previous.seq, pageSize);
		for (const row of rows) {
			const problem = await checkRow(stores, row, previous);
			if (problem) return { ok: false, seq: row.seq, problem };
			previous = row;
		}
		if (rows.length < pageSize) return { ok: true, rows: previous.seq, head: previous.hash };
	}
}
