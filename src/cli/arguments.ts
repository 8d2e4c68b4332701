import { parseArgs } from 'node:util';

export interface Command {
	readonly name: 'lint' | 'count';
	readonly format: 'text' | 'json';
	/** 载体 to check against, instead of the one a draft names. */
	readonly vehicle: string | undefined;
	readonly segmenter: 'jieba' | 'intl';
	/** The office's folder; absent: the nearest `.zwxx` above each file. */
	readonly config: string | undefined;
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

.zwxx 按稿件检查，.txt 按正文检查。文字编码自动识别：UTF-8、带标记的 UTF-16、GB18030。
json 里的 from、to 是去掉文件开头的编码标记（BOM）之后，按 UTF-16 单元数的位置，从 0 算起，不含 to。

选项：
  --format text|json        输出格式，默认 text（每行一个问题：文件:行:列 级别 规则 消息）
  --vehicle 名称            按这个载体检查，不论稿件写的是哪个
  --segmenter jieba|intl    分词：jieba 为词典分词（默认），intl 为系统自带
  --config 文件夹           用这个文件夹里的 .zwxx 设置；默认用离文件最近的
  --help                    显示本说明
  --version                 显示版本

退出码：0 没有警告以上的问题；1 有；2 用法不对，或有文件读不出来。
`;

const options = {
	format: { type: 'string' },
	vehicle: { type: 'string' },
	segmenter: { type: 'string' },
	config: { type: 'string' },
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

function read(args: readonly string[]): Parsed {
	const { values, positionals } = parseArgs({
		args: [...args],
		options,
		allowPositionals: true,
	});
	if (values.help) return { kind: 'help' };
	if (values.version) return { kind: 'version' };
	const [name, ...files] = positionals;
	if (name === undefined) return wrong('请写明要做什么：lint 或 count。');
	if (!isOneOf(name, ['lint', 'count']))
		return wrong(`没有“${name}”这个命令，只有 lint 和 count。`);
	const { format = 'text', segmenter = 'jieba', vehicle, config } = values;
	if (!isOneOf(format, ['text', 'json'])) return wrong('--format 只能是 text 或 json。');
	if (!isOneOf(segmenter, ['jieba', 'intl'])) return wrong('--segmenter 只能是 jieba 或 intl。');
	if (files.length === 0) return wrong('请写明要检查的文件。');
	return { kind: 'run', command: { name, format, segmenter, vehicle, config, files } };
}

/** Reads the arguments behind the program's name. Never throws. */
export function parseArguments(args: readonly string[]): Parsed {
	try {
		return read(args);
	} catch (error) {
		return wrong(usageProblem(error, args));
	}
}
