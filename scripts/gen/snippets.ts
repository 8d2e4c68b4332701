import { defaultCatalogue } from '../../src/core/vehicle/catalogue';
import { phrases } from '../../src/core/vehicle/phrases';
import type { Template, Vehicle } from '../../src/core/vehicle/schema';

interface Snippet {
	readonly prefix: readonly string[];
	readonly body: readonly string[];
	readonly description: string;
}

/** Pinyin initials of the default vehicles: what is typed without leaving the Latin keyboard. */
const vehicleInitials: Readonly<Record<string, string>> = {
	普刊信息: 'pk',
	要情信息: 'yq',
	国办要情信息: 'gbyq',
	国办综合信息: 'gbzh',
	专供信息: 'zg',
	政务情况交流: 'qkjl',
	特刊信息: 'tk',
	专报信息: 'zb',
	紧急信息: 'jj',
	素材: 'sc',
};

const structureInitials: Readonly<Record<Template['structure'], string>> = {
	总分式: 'zf',
	并列式: 'bl',
	叙事式: 'xs',
};

/** Templates that are not told from their siblings by structure. */
const templateInitials: Readonly<Record<string, string>> = {
	首报: 'sb',
	'首报（逐项填写）': 'sbzx',
	续报: 'xb',
	终报: 'zbao',
	调研信息: 'dy',
};

function initialsOf({ name }: Vehicle, template: Template): string {
	const vehicle = vehicleInitials[name];
	if (vehicle === undefined) throw new Error(`no pinyin initials for the vehicle ${name}`);
	return vehicle + (templateInitials[template.name] ?? structureInitials[template.structure]);
}

const vehicleSnippets = (): [string, Snippet][] =>
	defaultCatalogue.vehicles.flatMap((vehicle) =>
		vehicle.templates.map((template): [string, Snippet] => [
			`${vehicle.name}：${template.name}`,
			{
				prefix: [`${vehicle.name}${template.name}`, initialsOf(vehicle, template)],
				body: template.body,
				description: `${vehicle.name}正文模板，${template.structure}`,
			},
		]),
	);

const phraseSnippets = (): [string, Snippet][] =>
	phrases.map(({ name, prefix, body, description }) => [name, { prefix, body, description }]);

const file = (name: string, snippets: readonly (readonly [string, Snippet])[]) => ({
	path: `snippets/${name}.json`,
	content: `${JSON.stringify(Object.fromEntries(snippets), null, '\t')}\n`,
});

/** The snippet files of the extension: the templates' bodies, and the phrases of the trade. */
export const snippetFiles = (): { readonly path: string; readonly content: string }[] => [
	file('vehicles', vehicleSnippets()),
	file('phrases', phraseSnippets()),
];
