import fs from 'node:fs';
import path from 'node:path';
import type { Rule } from '../../src/core/lint/rule';
import { endpointItem } from './endpoint-setting';
import type { GeneratedFile } from './rule-index';

interface Manifest {
	contributes: { configuration: { properties: Record<string, Record<string, unknown>> } };
}

const levels = ['error', 'warning', 'info', 'hint', 'off'];
const levelNames = ['错误', '警告', '提示', '轻提示', '关闭'];

/** Completion of rule ids and levels, in the editor's settings and in an office's config.json. */
export const ruleProperties = (rules: readonly Rule[]): Record<string, unknown> =>
	Object.fromEntries(
		rules.map(({ id, ref, title, severity, offByDefault }) => [
			id,
			{
				enum: levels,
				enumDescriptions: levelNames,
				default: offByDefault ? 'off' : severity,
				description: `${ref} ${title}`,
			},
		]),
	);

/** package.json with the settings of rules and endpoints as the code itself has them. */
export function manifest(root: string, rules: readonly Rule[]): GeneratedFile {
	const text = fs.readFileSync(path.join(root, 'package.json'), 'utf8');
	const value = JSON.parse(text) as Manifest;
	const { properties } = value.contributes.configuration;
	properties['zwxx.rules']!['properties'] = ruleProperties(rules);
	properties['zwxx.endpoints']!['items'] = endpointItem();
	return { path: 'package.json', content: `${JSON.stringify(value, null, '\t')}\n` };
}
