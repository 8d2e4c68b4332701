import { rules } from '../../src/core/lint/rules/index';
import { ruleDoc } from './rule-docs';
import type { GeneratedFile } from './rule-index';

/** Files that are computed from the rules and the vehicles themselves. */
export const contentFiles = (): readonly GeneratedFile[] => rules.map(ruleDoc);
