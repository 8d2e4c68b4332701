import type { Draft, DraftProblem } from '../draft/draft';
import { metaEntry, metaValue } from '../draft/meta';
import { setMeta } from '../draft/set-meta';
import { findVehicle, type Catalogue } from './catalogue';

/** Keys that the catalogue's vehicles add to the known ones. */
export const extraKeys = (catalogue: Catalogue): readonly string[] =>
	catalogue.vehicles.flatMap((vehicle) => vehicle.extraKeys ?? []);

/** What only the catalogue can say of a front matter: an unknown vehicle, a required key that is missing. */
export function vehicleProblems(draft: Draft, catalogue: Catalogue): readonly DraftProblem[] {
	const entry = metaEntry(draft, '载体');
	if (!entry || entry.value === '') return [];
	const vehicle = findVehicle(catalogue, entry.value);
	if (!vehicle) return [unknownVehicle(draft, entry.valueSpan, entry.value, catalogue)];
	return (vehicle.requiredKeys ?? [])
		.filter((key) => (metaValue(draft, key) ?? '') === '')
		.map((key) => ({
			code: 'missing-required-key',
			...entry.valueSpan,
			message: `${vehicle.name}要填“${key}”，现在空缺，收稿单位可能退回；请在文件开头补上。`,
			fixes: [{ title: `补上“${key}”`, edits: [setMeta(draft, key, '')] }],
		}));
}

function unknownVehicle(
	draft: Draft,
	span: { from: number; to: number },
	name: string,
	catalogue: Catalogue,
): DraftProblem {
	const near = catalogue.vehicles.filter(
		(v) => v.name.includes(name) || name.includes(v.name.slice(0, 2)),
	);
	return {
		code: 'unknown-vehicle',
		from: span.from,
		to: span.to,
		message: `没有叫“${name}”的载体，无法按字数和要素检查；请改成列表中的载体名称。`,
		fixes: near
			.slice(0, 5)
			.map((v) => ({ title: `改为“${v.name}”`, edits: [setMeta(draft, '载体', v.name)] })),
	};
}
