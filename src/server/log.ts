import type { RuleFailure } from '../core/lint/stretches';

/** Where a message goes that a maintainer reads. */
export interface Log {
	error(message: string): void;
}

/**
 * Only the places in the code: an error's own message may quote the draft, which must not enter a log.
 */
export const stackOnly = (error: string): string =>
	error
		.split('\n')
		.filter((line) => /^\s+at /.test(line))
		.slice(0, 8)
		.join('\n');

/** Tells of every rule that threw, once. */
export function createFailureLog(log: Log): (failures: readonly RuleFailure[]) => void {
	const told = new Set<string>();
	return (failures) => {
		for (const { rule, error } of failures) {
			if (told.has(rule)) continue;
			told.add(rule);
			log.error(`规则 ${rule} 出错，其余规则照常：\n${stackOnly(error)}`);
		}
	};
}
