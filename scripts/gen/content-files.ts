import { rules } from '../../src/core/lint/rules/index';
import { manifest } from './manifest';
import { ruleDoc } from './rule-docs';
import type { GeneratedFile } from './rule-index';
import { schemas } from './schemas';
import { snippetFiles } from './snippets';

/**
 * Files that are computed from the rules and the vehicles themselves.
 * @param root the project's root folder.
 */
export const contentFiles = (root: string): readonly GeneratedFile[] => [
	...rules.map(ruleDoc),
	...schemas(rules),
	...snippetFiles(),
	manifest(root, rules),
];
