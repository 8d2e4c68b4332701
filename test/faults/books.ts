import { join } from 'node:path';
import { sha256 } from '../../src/node/hash';
import { verifyAudit } from '../../src/desk/store/audit';
import { openStore } from '../../src/desk/store/database';
import { originalBody, originalDraftId } from './proxy';

/** What a writer was told is safe. */
export interface Acknowledged {
	readonly draftId: string;
	readonly key: string;
	readonly sha256: string;
}

/** Sets compared: what was acknowledged, and what the desk has. */
export interface Balance {
	readonly filed: number;
	readonly stored: number;
	/** Acknowledged and not there. */
	readonly lost: readonly string[];
	/** More than one row for one text. */
	readonly doubled: readonly string[];
	/** Another text than the one acknowledged, one nobody filed, or a broken chain of the audit log. */
	readonly corrupt: readonly string[];
}

interface Row {
	readonly draftId: string;
	readonly digest: string;
}

async function readRows(data: string): Promise<{ rows: readonly Row[]; broken: string[] }> {
	const store = await openStore(join(data, 'desk.db'));
	try {
		const { items } = await store.read.items.list({}, 0, 1_000_000);
		const rows = items.map(async ({ id, draftId }) => {
			const [revision] = await store.read.items.revisions(id);
			const body = originalBody(revision!.payload.toString('utf8'));
			return { draftId: originalDraftId(draftId), digest: sha256(body) };
		});
		const audit = await verifyAudit(store.read);
		return { rows: await Promise.all(rows), broken: audit.ok ? [] : ['audit log'] };
	} finally {
		await store.close();
	}
}

/** Reads the desk's database, which nobody may be writing any more, and compares. */
export async function balance(
	data: string,
	acknowledged: readonly Acknowledged[],
): Promise<Balance> {
	const { rows, broken } = await readRows(data);
	const byDraft = new Map<string, number>();
	for (const { draftId } of rows) byDraft.set(draftId, (byDraft.get(draftId) ?? 0) + 1);
	const known = new Map(acknowledged.map((one) => [one.draftId, one]));
	return {
		filed: known.size,
		stored: rows.length,
		lost: [...known.keys()].filter((draftId) => !byDraft.has(draftId)),
		doubled: [...byDraft].filter(([, count]) => count > 1).map(([draftId]) => draftId),
		corrupt: [
			...rows
				.filter((row) => known.get(row.draftId)?.sha256 !== row.digest)
				.map((r) => r.draftId)
				.sort(),
			...broken,
		],
	};
}
