import { existsSync, readFileSync } from 'node:fs';

/** What a stage came to. */
export interface Outcome {
	readonly passed: number;
	readonly failed: number;
	/** Printed under the heading of the stage. */
	readonly text: string;
}

interface ReportedTest {
	readonly fullTitle: string;
	readonly err: { readonly message?: string; readonly stack?: string };
}

interface Report {
	readonly stats: { readonly passes: number; readonly failures: number; readonly pending: number };
	readonly passes: readonly ReportedTest[];
	readonly failures: readonly ReportedTest[];
	readonly pending: readonly ReportedTest[];
}

/** Short suites are shown test by test. */
const SHOWN = 40;

function readReport(file: string): Report | undefined {
	try {
		return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Report) : undefined;
	} catch {
		return undefined;
	}
}

/** One thing that is either right or not, such as the formatting. */
export function checked(ok: boolean, output: string): Outcome {
	return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, text: ok ? '' : output.trim() };
}

/** A stage that could not be run: never taken for a success. */
export function notRun(sentence: string): Outcome {
	return { passed: 0, failed: 1, text: sentence };
}

/**
 * The outcome of a mocha run. No report, no tests, a pending test or a bad end of the process is one
 * failure more: such a run proves nothing.
 *
 * @param file mocha's JSON report
 * @param ended whether the process ended as after a success
 * @param output what it printed, shown where something failed
 */
export function testOutcome(file: string, ended: boolean, output: string): Outcome {
	const report = readReport(file);
	if (report === undefined) return notRun(`There is no report.\n${output.trim()}`);
	const { passes, failures, pending } = report.stats;
	const odd = [
		...(passes + failures === 0 ? ['There was not one test.'] : []),
		...report.pending.map(({ fullTitle }) => `Left out: ${fullTitle}`),
		...(!ended && failures === 0 ? [`The run ended badly.\n${output.trim()}`] : []),
	];
	const titles = passes <= SHOWN ? report.passes.map(({ fullTitle }) => `  ok  ${fullTitle}`) : [];
	const broken = report.failures.map(
		({ fullTitle, err }) => `  FAILED  ${fullTitle}\n${err.stack ?? err.message ?? ''}\n`,
	);
	const failed = failures + pending + odd.length - report.pending.length;
	return { passed: passes, failed, text: [...titles, ...broken, ...odd].join('\n') };
}
