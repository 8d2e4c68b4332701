import type { LedgerGroup, LedgerRow } from './row';

/** What of the 台账 is shown; an empty list of a kind: everything. */
export interface LedgerFilter {
	readonly vehicles: readonly string[];
	/** e.g. `2026-11` */
	readonly months: readonly string[];
	readonly groups: readonly string[];
}

export const noFilter: LedgerFilter = { vehicles: [], months: [], groups: [] };

export const isFiltered = ({ vehicles, months, groups }: LedgerFilter): boolean =>
	vehicles.length + months.length + groups.length > 0;

const admits = (wanted: readonly string[], value: string): boolean =>
	wanted.length === 0 || wanted.includes(value);

const passes = ({ vehicles, months, groups }: LedgerFilter, row: LedgerRow): boolean =>
	admits(vehicles, row.vehicle) && admits(months, row.month) && admits(groups, row.group);

/** The groups with the rows that a filter lets through; empty groups are left out. */
export const filterGroups = (
	groups: readonly LedgerGroup[],
	filter: LedgerFilter,
): readonly LedgerGroup[] =>
	groups
		.map(({ name, rows }) => ({ name, rows: rows.filter((row) => passes(filter, row)) }))
		.filter(({ rows }) => rows.length > 0);

/** A value that a filter can ask for, with the number of rows that have it. */
export interface FilterChoice {
	readonly kind: keyof LedgerFilter;
	readonly value: string;
	/** As a reader sees it. */
	readonly label: string;
	readonly count: number;
}

const monthLabel = (month: string): string => {
	const [year, number] = month.split('-');
	return `${year}年${Number(number)}月`;
};

const labelOf = (kind: keyof LedgerFilter, value: string): string =>
	kind === 'months' ? monthLabel(value) : value;

const valueOf: Readonly<Record<keyof LedgerFilter, (row: LedgerRow) => string>> = {
	groups: ({ group }) => group,
	vehicles: ({ vehicle }) => vehicle,
	months: ({ month }) => month,
};

function choicesOf(kind: keyof LedgerFilter, rows: readonly LedgerRow[]): FilterChoice[] {
	const counts = new Map<string, number>();
	for (const row of rows) {
		const value = valueOf[kind](row);
		counts.set(value, (counts.get(value) ?? 0) + 1);
	}
	return [...counts].map(([value, count]) => ({ kind, value, label: labelOf(kind, value), count }));
}

/** Everything that can be filtered by: states in their order, vehicles by number, months newest first. */
export function filterChoices(groups: readonly LedgerGroup[]): readonly FilterChoice[] {
	const rows = groups.flatMap((group) => group.rows);
	return [
		...choicesOf('groups', rows),
		...choicesOf('vehicles', rows).sort((a, b) => b.count - a.count),
		...choicesOf('months', rows).sort((a, b) => (a.value < b.value ? 1 : -1)),
	];
}

export const isChosen = (filter: LedgerFilter, { kind, value }: FilterChoice): boolean =>
	filter[kind].includes(value);

/** The filter that a person's choices make. */
export const filterOf = (chosen: readonly FilterChoice[]): LedgerFilter => {
	const of = (kind: keyof LedgerFilter): readonly string[] =>
		chosen.filter((choice) => choice.kind === kind).map(({ value }) => value);
	return { groups: of('groups'), vehicles: of('vehicles'), months: of('months') };
};

/** The line that says what is shown, e.g. `只看：退回；普刊信息（2条）`. */
export function filterText(filter: LedgerFilter, shown: number): string {
	const parts = [filter.groups, filter.vehicles, filter.months.map(monthLabel)]
		.filter((values) => values.length > 0)
		.map((values) => values.join('、'));
	return `只看：${parts.join('；')}（${shown}条）`;
}
