import type { Draft, DraftProblem, Entry } from '../draft/draft';
import { metaEntry, metaValue } from '../draft/meta';
import { nearest } from '../draft/nearest';
import { quote } from '../draft/quote';
import { setAllMeta } from '../draft/set-meta';
import { findVehicle, type Catalogue } from './catalogue';
import type { Vehicle } from './schema';

/** What only the catalogue can say of a front matter: an unknown vehicle, required keys that are missing. */
export function vehicleProblems(draft: Draft, catalogue: Catalogue): readonly DraftProblem[] {
	const entry = metaEntry(draft, '载体');
	if (!entry || entry.value === '') return [];
	const vehicle = findVehicle(catalogue, entry.value);
	return vehicle ? missingKeys(draft, entry, vehicle) : [unknownVehicle(entry, catalogue)];
}

/** The keys a vehicle requires and the draft lacks or leaves empty. */
export const missingRequiredKeys = (draft: Draft, vehicle: Vehicle): readonly string[] =>
	(vehicle.requiredKeys ?? []).filter((key) => (metaValue(draft, key) ?? '').trim() === '');

/** One problem for all missing keys: five marks on one word would hide each other. */
function missingKeys(draft: Draft, entry: Entry, vehicle: Vehicle): readonly DraftProblem[] {
	const missing = missingRequiredKeys(draft, vehicle);
	if (missing.length === 0) return [];
	const names = missing.map((key) => `“${key}”`).join('');
	const absent = missing.filter((key) => metaEntry(draft, key) === undefined);
	return [
		{
			code: 'missing-required-key',
			...entry.valueSpan,
			message: `${vehicle.name}要填的${names}现在空缺，收稿单位可能退回；请在文件开头填上。`,
			fixes:
				absent.length === 0
					? []
					: [
							{
								title: `在文件开头加上${absent.map((key) => `“${key}”`).join('')}`,
								edits: [
									setAllMeta(
										draft,
										absent.map((key) => [key, ''] as const),
									),
								],
							},
						],
		},
	];
}

/** Vehicles whose name or alias is near the one written, most likely first; at most five. */
function likelyNames(name: string, catalogue: Catalogue): readonly string[] {
	const spellings = catalogue.vehicles.flatMap((vehicle) =>
		[vehicle.name, ...(vehicle.aliases ?? [])].map((text) => ({ text, name: vehicle.name })),
	);
	const near = nearest(
		name,
		spellings.map(({ text }) => text),
	);
	const likely = [
		...spellings.filter(({ text }) => text === near),
		...spellings.filter(({ text }) => text.includes(name) || name.includes(text)),
	];
	return [...new Set(likely.map((spelling) => spelling.name))].slice(0, 5);
}

function unknownVehicle(entry: Entry, catalogue: Catalogue): DraftProblem {
	const name = entry.value;
	const likely = likelyNames(name, catalogue);
	const offered = likely.length > 0 ? likely : catalogue.vehicles.slice(0, 5).map((v) => v.name);
	return {
		code: 'unknown-vehicle',
		...entry.valueSpan,
		message: `没有叫${quote(name)}的载体，无法按它的字数和要素检查；请改成列表中的载体名称。`,
		fixes: offered.map((offer) => ({
			title: `改为“${offer}”`,
			edits: [{ ...entry.valueSpan, text: offer }],
		})),
	};
}
