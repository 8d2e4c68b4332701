import { applyEdits, modify } from 'jsonc-parser';
import { defaultLintSettings, type LintSettings, type SeveritySetting } from '../lint/settings';
import { severitySettingSchema } from '../lint/settings-schema';
import { lineBreakOf } from '../text/lines';
import { readJsonFile, type FileProblem, type JsonFile } from '../text/json-file';

/** What came of reading settings: all that is usable, and what is not. */
export interface ParsedSettings {
	readonly value: LintSettings;
	readonly problems: readonly FileProblem[];
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

const severities = severitySettingSchema.options;

/** The usable entries of a table of severities; one wrong entry does not switch off the others. */
function severitiesOf(table: unknown): Record<string, SeveritySetting> {
	if (!isRecord(table)) return {};
	return Object.fromEntries(
		Object.entries(table).flatMap(([rule, value]) => {
			const { data } = severitySettingSchema.safeParse(value);
			return data === undefined ? [] : [[rule, data]];
		}),
	);
}

/** Settings of rules from a value of unknown form, e.g. the editor's setting; wrong entries are left out. */
export const rulesFromSetting = (value: unknown): LintSettings => ({ rules: severitiesOf(value) });

function ruleProblems(
	file: JsonFile,
	rules: Readonly<Record<string, unknown>>,
	knownRules: ReadonlySet<string>,
): FileProblem[] {
	return Object.entries(rules).flatMap(([rule, value]) => {
		const span = file.spanAt(['rules', rule]);
		if (!severitySettingSchema.safeParse(value).success) {
			const allowed = severities.map((s) => `“${s}”`).join('、');
			return [{ ...span, message: `“${rule}”的级别只能是${allowed}，这一项没有起作用；请改正。` }];
		}
		if (knownRules.has(rule)) return [];
		return [
			{
				...file.keySpanAt(['rules', rule]),
				message: `没有叫“${rule}”的规则，这一项没有起作用；请改正名称或删除。`,
			},
		];
	});
}

const knownKeys = new Set(['$schema', 'rules']);

function formProblems(file: JsonFile, root: Readonly<Record<string, unknown>>): FileProblem[] {
	const unknown = Object.keys(root)
		.filter((key) => !knownKeys.has(key))
		.map((key) => ({
			...file.keySpanAt([key]),
			message: `不认识“${key}”，这一项没有起作用；请改正或删除。`,
		}));
	if (root['rules'] === undefined || isRecord(root['rules'])) return unknown;
	const message = '“rules”应当是花括号里的一组“规则名: 级别”；请改正。';
	return [...unknown, { ...file.spanAt(['rules']), message }];
}

/**
 * Reads an office's `.zwxx/config.json`. Never throws; what is wrong is reported and left out, the
 * rest and the defaults hold.
 * @param knownRules ids that may be set.
 */
export function parseConfigFile(text: string, knownRules: ReadonlySet<string>): ParsedSettings {
	const file = readJsonFile(text);
	if (file.value === undefined) return { value: defaultLintSettings, problems: file.problems };
	if (!isRecord(file.value)) {
		const message = '文件应当以花括号开头和结尾，没有起作用；请改正。';
		return { value: defaultLintSettings, problems: [{ ...file.spanAt([]), message }] };
	}
	const rules = file.value['rules'];
	return {
		value: { rules: severitiesOf(rules) },
		problems: [
			...formProblems(file, file.value),
			...(isRecord(rules) ? ruleProblems(file, rules, knownRules) : []),
		],
	};
}

/** The severity that the text of a `config.json` gives a rule; undefined: none that can be used. */
export function ruleSeverityIn(
	text: string | undefined,
	rule: string,
): SeveritySetting | undefined {
	const { value } = readJsonFile(text ?? '{}');
	const levels = severitiesOf(isRecord(value) ? value['rules'] : undefined);
	return Object.hasOwn(levels, rule) ? levels[rule] : undefined;
}

/**
 * The text of a `config.json` in which a rule has a severity; comments and layout stay.
 * @param text what the file holds now; undefined or blank: a new file.
 * @param severity undefined: the rule's own again.
 * @returns undefined where the file is broken: a person has to mend it first.
 */
export function setRuleSeverity(
	text: string | undefined,
	rule: string,
	severity: SeveritySetting | undefined,
): string | undefined {
	const now = text === undefined || text.trim() === '' ? '{}\n' : text;
	const file = readJsonFile(now);
	if (!isRecord(file.value)) return undefined;
	const rules = file.value['rules'];
	if (rules !== undefined && !isRecord(rules)) return undefined;
	const bare = now.startsWith('\ufeff') ? now.slice(1) : now;
	const edits = modify(bare, ['rules', rule], severity, {
		formattingOptions: { insertSpaces: false, eol: lineBreakOf(bare) },
	});
	return applyEdits(bare, edits);
}
