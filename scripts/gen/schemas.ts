import * as z from 'zod';
import {
	officerFileSchema,
	phraseFileSchema,
	termFileSchema,
} from '../../src/core/config/table-files';
import { lintSettingsSchema } from '../../src/core/lint/settings-schema';
import type { Rule } from '../../src/core/lint/rule';
import { vehicleFileJsonSchema } from '../../src/core/vehicle/json-schema';
import { ruleProperties } from './manifest';
import type { GeneratedFile } from './rule-index';

const file = (name: string, schema: object): GeneratedFile => ({
	path: `schemas/${name}.json`,
	content: `${JSON.stringify(schema, null, '\t')}\n`,
});

const ofList = (schema: z.ZodType): object =>
	z.toJSONSchema(schema, { target: 'draft-7', io: 'input' });

/** Schemas of the files in `.zwxx/`, for completion and checking while an office writes them. */
export function schemas(rules: readonly Rule[]): readonly GeneratedFile[] {
	const config = z.toJSONSchema(lintSettingsSchema, { target: 'draft-7', io: 'input' }) as {
		properties: Record<string, object>;
	};
	const own = { ...config.properties['rules'], properties: ruleProperties(rules) };
	return [
		file('config', { ...config, properties: { ...config.properties, rules: own } }),
		file('vehicles', vehicleFileJsonSchema()),
		file('terms', ofList(termFileSchema)),
		file('phrases', ofList(phraseFileSchema)),
		file('officers', ofList(officerFileSchema)),
	];
}
