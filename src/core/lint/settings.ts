import type * as z from 'zod';
import type { Rule, Severity } from './rule';
import type { lintSettingsSchema } from './settings-schema';

export const severitySettings = ['error', 'warning', 'info', 'hint', 'off'] as const;
export type SeveritySetting = (typeof severitySettings)[number];
export type LintSettings = z.infer<typeof lintSettingsSchema>;

export const defaultLintSettings: LintSettings = {};

/** Later settings win, rule by rule. */
export function mergeLintSettings(...layers: readonly LintSettings[]): LintSettings {
	return {
		rules: Object.assign({}, ...layers.map((l) => l.rules ?? {})) as Record<
			string,
			SeveritySetting
		>,
	};
}

/** Whether a rule has to run at all: one that is off by default only where a setting names it. */
export const isWanted = (
	{ rules = {} }: LintSettings,
	{ id, offByDefault }: Pick<Rule, 'id' | 'offByDefault'>,
): boolean => offByDefault !== true || (Object.hasOwn(rules, id) && rules[id] !== 'off');

/** The severity in force, or undefined where the rule is off. */
export function effectiveSeverity(
	settings: LintSettings,
	rule: string,
	own: Severity,
): Severity | undefined {
	const rules = settings.rules ?? {};
	const set = Object.hasOwn(rules, rule) ? rules[rule] : undefined;
	if (set === 'off') return undefined;
	return set ?? own;
}
