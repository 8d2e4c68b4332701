import type { FileProblem } from '../text/json-file';
import { defaultCatalogue, mergeCatalogue, type Catalogue } from './catalogue';
import { parseVehicleFile } from './parse-file';

export interface SettingCatalogue {
	readonly catalogue: Catalogue;
	readonly problems: readonly FileProblem[];
}

/**
 * The vehicles of the user's setting over the defaults. Never throws.
 * @param setting value of the setting as it is; undefined, null and `{}` say nothing.
 * @returns the defaults where the setting cannot be used.
 */
export function catalogueFromSetting(setting: unknown): SettingCatalogue {
	const text = JSON.stringify(setting ?? {});
	if (text === '{}') return { catalogue: defaultCatalogue, problems: [] };
	const { value, problems } = parseVehicleFile(text);
	const catalogue = value ? mergeCatalogue(defaultCatalogue, value) : defaultCatalogue;
	return { catalogue, problems };
}

/** One sentence on what is wrong in the setting; undefined: nothing is. */
export function settingNotice({ problems }: SettingCatalogue): string | undefined {
	const [first, ...others] = problems;
	if (!first) return undefined;
	const more = others.length > 0 ? `另有${others.length}处不对。` : '';
	return `设置里的“载体”写得不对：${first.message}${more}改好之前，原有载体照常使用。`;
}
