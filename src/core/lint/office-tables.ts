/** A phrase whose wording the receiver lays down (R37). */
export interface FixedPhrase {
	/** As it must be written. */
	readonly phrase: string;
	/** Known wrong forms; near misses are found without them. */
	readonly wrong: readonly string[];
}

/** A person of the unit's own table (R39), in the order of the table. */
export interface Officer {
	readonly name: string;
	readonly post: string;
	/** The day the post was left, `2026-03-01`; undefined while in office. */
	readonly until: string | undefined;
}

/** An office's own tables; they stay on its machines. All ship empty. */
export interface OfficeTables {
	readonly phrases: readonly FixedPhrase[];
	readonly officers: readonly Officer[];
	/** 词库: accepted terms; a finding that lies inside one of them is not shown. */
	readonly terms: readonly string[];
}

export const noTables: OfficeTables = { phrases: [], officers: [], terms: [] };
