/**
 * An entry as a person saw it. Whether a filing arrived is answered for one attempt: once another window
 * has sent it again, an old page's button must not send it a second time.
 */
export interface ShownEntry {
	readonly id: string;
	/** Version of the entry; undefined: whatever it is now. */
	readonly serial?: number;
}

/** The argument of a button on a page. */
export const shownEntry = (id: string, serial: number): string => `${id}#${serial}`;

/** Reads what a command is given: a row of the ledger, or a button's argument. Never throws. */
export function readShown(given: unknown): ShownEntry {
	if (typeof given === 'string') {
		const [, id = '', serial] = /^([^#]*)(?:#(\d+))?$/u.exec(given) ?? [];
		return { id, ...(serial !== undefined && { serial: Number(serial) }) };
	}
	if (typeof given !== 'object' || given === null || !('id' in given)) return { id: '' };
	const serial = 'serial' in given && typeof given.serial === 'number' ? given.serial : undefined;
	return { id: String(given.id), ...(serial !== undefined && { serial }) };
}
