import { defaultCatalogue } from '../../vehicle/catalogue';
import type { Vehicle } from '../../vehicle/schema';

const tabStop = /\$\{\d+:(?<text>【[^【】]+】)\}/gu;

/** The 【…】 at the tab stops of a vehicle's templates, as they stand in a draft made from one. */
function placeholdersOf({ templates }: Vehicle): readonly string[] {
	return templates.flatMap(({ meta = [], body }) =>
		[...meta, ...body].flatMap((line) =>
			[...line.matchAll(tabStop)].map((m) => m.groups!['text']!),
		),
	);
}

const shipped: ReadonlySet<string> = new Set(defaultCatalogue.vehicles.flatMap(placeholdersOf));

/** Whether 【…】 is one of a template: of the shipped ones or of the given vehicle of an office. */
export const isTemplatePlaceholder = (text: string, vehicle: Vehicle | undefined): boolean =>
	shipped.has(text) || (vehicle !== undefined && placeholdersOf(vehicle).includes(text));
