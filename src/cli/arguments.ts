import { parseArgs } from 'node:util';
import { severitySettings, type LintSettings, type SeveritySetting } from '../core/lint/settings';
import { parseBeijingTime } from '../core/text/beijing-time';

const formats = ['text', 'json', 'sarif'] as const;
const segmenters = ['jieba', 'intl'] as const;

/** What becomes of the office's baseline: it holds, it is left aside, or it is written. */
export type BaselineUse = 'keep' | 'ignore' | 'update' | 'prune';

export interface Command {
	readonly name: 'lint' | 'count';
	readonly format: (typeof formats)[number];
	/** 载体 to check against, instead of the one a draft names. */
	readonly vehicle: string | undefined;
	readonly segmenter: (typeof segmenters)[number];
	/** The office's folder; absent: the nearest `.zwxx` above each file. */
	readonly config: string | undefined;
	/** Levels by rule, which win over the office's; ids are not checked here. */
	readonly levels: LintSettings;
	/** File of sensitive words, one a line. */
	readonly words: string | undefined;
	/** Milliseconds since 1970 for rules that ask what day it is; undefined: they keep silent. */
	readonly now: number | undefined;
	readonly baseline: BaselineUse;
	readonly files: readonly string[];
}

export type Parsed =
	| { readonly kind: 'run'; readonly command: Command }
	| { readonly kind: 'help' | 'version' }
	/** `message` is a Chinese sentence. */
	| { readonly kind: 'wrong'; readonly message: string };

export const help = `用法：
  zwxx lint  [选项] 文件...   检查稿件，列出问题
  zwxx count [选项] 文件...   统计字数
  zwxx submit、zwxx packet    报送稿件、导出和导入报送包，另用 zwxx submit --help 看用法

.zwxx 按稿件检查，.txt 按正文检查。文字编码自动识别：UTF-8、带标记的 UTF-16、GB18030。
json 里的 from、to 是去掉文件开头的编码标记（BOM）之后，按 UTF-16 单元数的位置，从 0 算起，不含 to。

选项：
  --format text|json|sarif  输出格式，默认 text（每行一个问题：文件:行:列 级别 规则 消息）；
                            sarif 为 SARIF 2.1.0，只用于 lint
  --vehicle 名称            按这个载体检查，不论稿件写的是哪个
  --segmenter jieba|intl    分词：jieba 为词典分词（默认），intl 为系统自带
  --config 文件夹           用这个文件夹里的 .zwxx 设置；默认用离文件最近的
  --rule 规则=级别          这一次按这个级别检查，级别为 error、warning、info、hint、off，可写多个；
                            编辑器里的个人设置在命令行不起作用，要用就写在这里或 .zwxx/config.json 里
  --words 文件              本单位敏感词，每行一个（编辑器里的敏感词设置在命令行不起作用）
  --date 日期               按这一天检查时限等，如 2026-11-20，只写日期按中午12点；
                            不写就不检查与今天有关的问题，结果不随日子变化
  --update-baseline         把这些文件现有的问题记入 .zwxx/baseline.json，以后只提示新出现的
  --prune-baseline          把已经改好的问题从基线里去掉，只减不增
  --no-baseline             不管基线，列出全部问题
  --help                    显示本说明
  --version                 显示版本

退出码：0 没有警告以上的问题；1 有；2 用法不对，或有文件读不出来。
`;

const options = {
	format: { type: 'string' },
	vehicle: { type: 'string' },
	segmenter: { type: 'string' },
	config: { type: 'string' },
	rule: { type: 'string', multiple: true },
	words: { type: 'string' },
	date: { type: 'string' },
	'update-baseline': { type: 'boolean' },
	'prune-baseline': { type: 'boolean' },
	'no-baseline': { type: 'boolean' },
	help: { type: 'boolean', short: 'h' },
	version: { type: 'boolean', short: 'v' },
} as const;

const wrong = (message: string): Parsed => ({ kind: 'wrong', message });

/** Node's own words are English; its code says what happened. */
function usageProblem(error: unknown, args: readonly string[]): string {
	const code = error instanceof Error && 'code' in error ? error.code : undefined;
	const quoted = /'(-[^' ]*)/.exec(error instanceof Error ? error.message : '')?.[1];
	const option = quoted ?? args.find((a) => a.startsWith('-')) ?? '';
	if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `没有“${option}”这个选项。`;
	return `选项“${option}”的写法不对。`;
}

const isOneOf = <T extends string>(value: string, allowed: readonly T[]): value is T =>
	(allowed as readonly string[]).includes(value);

/** Turns `规则=级别` into settings; a sentence where one is wrong. */
function levelsOf(given: readonly string[]): LintSettings | string {
	const rules: Record<string, SeveritySetting> = {};
	for (const one of given) {
		const at = one.lastIndexOf('=');
		const level = severitySettings.find((name) => name === one.slice(at + 1));
		if (at < 1 || level === undefined)
			return `--rule 要写成 规则=级别，级别只能是 ${severitySettings.join('、')}。`;
		rules[one.slice(0, at)] = level;
	}
	return { rules };
}

const noon = 12 * 60 * 60 * 1000;

/** The moment that `--date` means; a sentence where it is no date. */
function momentOf(written: string | undefined): { now: number | undefined } | string {
	if (written === undefined) return { now: undefined };
	const time = parseBeijingTime(written);
	if (!time) return `--date 要写成 2026-11-20 这样的日期。`;
	return { now: time.precision === 'day' ? time.from + noon : time.from };
}

function baselineOf(values: Readonly<Record<string, unknown>>): BaselineUse | undefined {
	const uses = (['update', 'prune', 'no'] as const).filter((use) => values[`${use}-baseline`]);
	const [use = 'keep', ...more] = uses;
	if (more.length > 0) return undefined;
	return use === 'no' ? 'ignore' : use;
}

function read(args: readonly string[]): Parsed {
	const { values, positionals } = parseArgs({
		args: [...args],
		options,
		allowPositionals: true,
	});
	if (values.help) return { kind: 'help' };
	if (values.version) return { kind: 'version' };
	const [name, ...files] = positionals;
	if (name === undefined) return wrong('请写明要做什么：lint、count、submit 或 packet。');
	if (!isOneOf(name, ['lint', 'count']))
		return wrong(`没有“${name}”这个命令，只有 lint、count、submit 和 packet。`);
	const { format = 'text', segmenter = 'jieba', vehicle, config, words } = values;
	if (!isOneOf(format, formats)) return wrong('--format 只能是 text、json 或 sarif。');
	if (name === 'count' && format === 'sarif') return wrong('统计字数没有 sarif 格式。');
	if (!isOneOf(segmenter, segmenters)) return wrong('--segmenter 只能是 jieba 或 intl。');
	const levels = levelsOf(values.rule ?? []);
	if (typeof levels === 'string') return wrong(levels);
	const moment = momentOf(values.date);
	if (typeof moment === 'string') return wrong(moment);
	const baseline = baselineOf(values);
	if (!baseline) return wrong('关于基线的几个选项只能用一个。');
	if (files.length === 0) return wrong('请写明要检查的文件。');
	const choices = { format, segmenter, vehicle, config, levels, words, ...moment, baseline };
	return { kind: 'run', command: { name, ...choices, files } };
}

/** Reads the arguments behind the program's name. Never throws. */
export function parseArguments(args: readonly string[]): Parsed {
	try {
		return read(args);
	} catch (error) {
		return wrong(usageProblem(error, args));
	}
}
