import { parseArgs } from 'node:util';

/** Answers for the gate that were given on the command line. */
export interface GateAnswers {
	/** Reasons by rule. */
	readonly reasons: ReadonlyMap<string, string>;
	/** 保密审查人 */
	readonly reviewer: string | undefined;
	/** 已超时限，仍要报送 */
	readonly late: boolean;
	/** Changed after it was signed off, 仍要报送 */
	readonly voided: boolean;
	/** A 稿号 that another file has is that of this very draft. */
	readonly same: boolean;
}

interface Common {
	/** Folder of the outbox. */
	readonly outbox: string;
	readonly config: string | undefined;
	readonly words: string | undefined;
	readonly answers: GateAnswers;
}

export type FilingCommand =
	| (Common & {
			readonly name: 'submit';
			readonly endpoint: string;
			readonly files: readonly [string, ...string[]];
	  })
	| (Common & { readonly name: 'export'; readonly file: string; readonly out: string })
	| (Common & { readonly name: 'import'; readonly endpoint: string; readonly file: string });

export type ParsedFiling =
	| { readonly kind: 'run'; readonly command: FilingCommand }
	| { readonly kind: 'help' }
	/** A Chinese sentence. */
	| { readonly kind: 'wrong'; readonly message: string };

export const filingHelp = `用法：
  zwxx submit --outbox 文件夹 --endpoint 文件 [选项] 稿件.zwxx...      报送稿件
  zwxx packet export --outbox 文件夹 --out 文件.zwxxbao [选项] 稿件.zwxx  导出报送包，用移动介质带走
  zwxx packet import --outbox 文件夹 --endpoint 文件 文件.zwxxbao        导入报送包并报送

稿件先过与编辑器相同的关口，再存入待发箱，然后发出；没有发出的留在待发箱里，再执行一次就接着发，
同一篇稿件不会报两次。屏幕上不显示正文和口令。

选项：
  --outbox 文件夹      待发箱，没有就新建；报送的经过和回执都存在里面
  --endpoint 文件      报送地址（JSON，写法同编辑器设置里的一项）
  --out 文件           报送包写到哪里
  --confirm 规则=理由  关口要求确认的，在这里写明理由，可写多个
  --reviewer 姓名      保密审查人，含有本单位敏感词时要写
  --late               已超过载体的报送时限，仍要报送
  --voided             审签之后改过，没有重新审签，仍要报送
  --same               稿号曾用于另一个文件，确是同一篇稿件
  --words 文件         本单位敏感词，每行一个
  --config 文件夹      用这个文件夹里的 .zwxx 设置；默认用离稿件最近的

访问口令从环境变量 ZWXX_TOKEN 或标准输入读取；报送包的口令从环境变量 ZWXX_PASSPHRASE 读取，
不设就不加密，只防损坏，不防偷看和改动。

退出码：0 全部收到回执（导出：已写成）；1 被关口挡下、缺要素或被拒收；2 用法不对，或有文件读不出来；
3 已存入待发箱，还没有收到回执。
`;

const options = {
	outbox: { type: 'string' },
	endpoint: { type: 'string' },
	out: { type: 'string' },
	config: { type: 'string' },
	words: { type: 'string' },
	confirm: { type: 'string', multiple: true },
	reviewer: { type: 'string' },
	late: { type: 'boolean' },
	voided: { type: 'boolean' },
	same: { type: 'boolean' },
	help: { type: 'boolean', short: 'h' },
} as const;

const wrong = (message: string): ParsedFiling => ({ kind: 'wrong', message });

function reasonsOf(given: readonly string[]): ReadonlyMap<string, string> | undefined {
	const reasons = new Map<string, string>();
	for (const one of given) {
		const at = one.indexOf('=');
		const reason = one.slice(at + 1).trim();
		if (at < 1 || reason === '') return undefined;
		reasons.set(one.slice(0, at), reason);
	}
	return reasons;
}

const parse = (args: readonly string[]) =>
	parseArgs({ args: [...args], options, allowPositionals: true });
type Values = ReturnType<typeof parse>['values'];

function commonOf(values: Values): Common | string {
	const { outbox, config, words, reviewer, late = false, voided = false, same = false } = values;
	if (!outbox) return '请用 --outbox 写明待发箱的文件夹。';
	const reasons = reasonsOf(values.confirm ?? []);
	if (!reasons) return '--confirm 要写成 规则=理由。';
	return {
		outbox,
		config,
		words,
		answers: { reasons, reviewer: reviewer?.trim(), late, voided, same },
	};
}

function commandOf(positionals: readonly string[], values: Values): FilingCommand | string {
	const [name, ...rest] = positionals;
	const common = commonOf(values);
	if (typeof common === 'string') return common;
	const { endpoint, out } = values;
	if (name === 'packet') {
		const [what, file, ...more] = rest;
		if (what !== 'export' && what !== 'import') return 'packet 后面要写 export 或 import。';
		if (file === undefined || more.length > 0) return '请写明一个文件。';
		if (what === 'export')
			return out ? { ...common, name: what, file, out } : '请用 --out 写明报送包写到哪里。';
		return endpoint
			? { ...common, name: what, file, endpoint }
			: '请用 --endpoint 写明报送地址的文件。';
	}
	const [first, ...others] = rest;
	if (!endpoint) return '请用 --endpoint 写明报送地址的文件。';
	if (first === undefined) return '请写明要报送的稿件。';
	return { ...common, name: 'submit', endpoint, files: [first, ...others] };
}

/** Reads the arguments of `submit` and `packet`. Never throws. */
export function parseFilingArguments(args: readonly string[]): ParsedFiling {
	try {
		const { values, positionals } = parse(args);
		if (values.help) return { kind: 'help' };
		const command = commandOf(positionals, values);
		return typeof command === 'string' ? wrong(command) : { kind: 'run', command };
	} catch {
		// The words of the runtime could repeat what was typed, a secret by mistake included.
		return wrong('有选项写得不对。');
	}
}
