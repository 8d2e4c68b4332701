import type { Counts } from '../core/count/counts';
import type { LintFinding } from '../core/lint/engine';
import type { Severity } from '../core/lint/rule';
import { linesOf } from '../core/text/lines';

/** What is known of one file that could be read. */
export interface FileReport {
	/** As it was named on the command line. */
	readonly file: string;
	readonly text: string;
	readonly findings: readonly LintFinding[];
	readonly counts: Counts;
	/** The count against the vehicle's limit, e.g. `186/200`; absent where the vehicle has none. */
	readonly gauge?: string;
}

const severityNames: Record<Severity, string> = {
	error: '错误',
	warning: '警告',
	info: '提示',
	hint: '轻提示',
};

/** Findings in the form that programs read. A fix that a person has to fill in is none for them. */
const findingJson = ({ rule, ref, severity, from, to, message, fixes = [] }: LintFinding) => ({
	rule,
	ref,
	severity,
	from,
	to,
	message,
	fixes: fixes
		.filter(({ snippet }) => snippet !== true)
		.map(({ title, edits }) => ({
			title,
			edits: edits.map((edit) => ({ from: edit.from, to: edit.to, text: edit.text })),
		})),
});

const pretty = (value: unknown): string => `${JSON.stringify(value, null, '\t')}\n`;

export const lintJson = (reports: readonly FileReport[]): string =>
	pretty(
		reports.map(({ file, findings, counts }) => ({
			file,
			findings: findings.map(findingJson),
			counts,
		})),
	);

export const countJson = (reports: readonly FileReport[]): string =>
	pretty(reports.map(({ file, counts }) => ({ file, counts })));

/** Line and column of offsets that rise, both from 1; columns in UTF-16 units as an editor shows them. */
function createLocator(text: string): (offset: number) => string {
	const lines = linesOf(text);
	let at = 0;
	return (offset) => {
		while (at + 1 < lines.length && (lines[at + 1]?.from ?? 0) <= offset) at++;
		return `${at + 1}:${offset - (lines[at]?.from ?? 0) + 1}`;
	};
}

/** One line a finding: `文件:行:列 级别 规则 消息`. */
export const lintText = (reports: readonly FileReport[]): string =>
	reports
		.flatMap(({ file, text, findings }) => {
			const locate = createLocator(text);
			return findings.map(
				({ from, severity, rule, message }) =>
					`${file}:${locate(from)} ${severityNames[severity]} ${rule} ${message}\n`,
			);
		})
		.join('');

export const countText = (reports: readonly FileReport[]): string =>
	reports
		.map(({ file, counts, gauge }) => {
			const { words, characters, charactersWithSpaces } = counts;
			const limit = gauge === undefined ? '' : ` 载体 ${gauge}`;
			return `${file} 字数 ${words} 字符数 ${characters} 字符数（计空格） ${charactersWithSpaces}${limit}\n`;
		})
		.join('');

/** Whether anything was found that is a warning or worse. */
export const hasWarnings = (reports: readonly FileReport[]): boolean =>
	reports.some(({ findings }) =>
		findings.some(({ severity }) => severity === 'error' || severity === 'warning'),
	);
