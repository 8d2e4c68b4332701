import { parseArgs } from 'node:util';

export const usage = `政务信息收稿台

用法：node dist/desk.js [选项]

  --data 目录              数据存放目录，默认 ./desk-data
  --port 端口              默认 8787；0 表示任选一个空闲端口
  --host 地址              默认 127.0.0.1，只有本机能访问
  --allow-host 名称        允许用这个主机名访问，可写多次
  --page-token-file 文件   文件里是查看收稿页面的口令；不设时页面只能在本机打开

管理（做完即退出）：
  --add-unit 名称          增加报送单位，显示它的访问口令（只显示这一次）
  --renew-token 名称       给单位换新访问口令，旧访问口令立即停用
  --verify                 核验日志和收到的正文有没有被改动
  --help                   显示本说明`;

export interface DeskCommand {
	readonly data: string;
	readonly port: number;
	readonly host: string;
	readonly allowedHosts: readonly string[];
	readonly pageTokenFile: string | undefined;
	readonly task:
		| { readonly name: 'serve' | 'verify' | 'help' }
		| { readonly name: 'add-unit' | 'renew-token'; readonly unit: string };
}

const options = {
	data: { type: 'string', default: 'desk-data' },
	port: { type: 'string', default: '8787' },
	host: { type: 'string', default: '127.0.0.1' },
	'allow-host': { type: 'string', multiple: true },
	'page-token-file': { type: 'string' },
	'add-unit': { type: 'string' },
	'renew-token': { type: 'string' },
	verify: { type: 'boolean' },
	help: { type: 'boolean', short: 'h' },
} as const;

type Values = ReturnType<typeof parseArgs<{ options: typeof options }>>['values'];

function taskOf(values: Values): DeskCommand['task'] {
	if (values.help) return { name: 'help' };
	if (values['add-unit'] !== undefined) return { name: 'add-unit', unit: values['add-unit'] };
	if (values['renew-token'] !== undefined)
		return { name: 'renew-token', unit: values['renew-token'] };
	return { name: values.verify ? 'verify' : 'serve' };
}

/** Reads the command line; a problem is one Chinese sentence. */
export function parseCommand(args: readonly string[]): DeskCommand | { readonly problem: string } {
	let values: Values;
	try {
		({ values } = parseArgs({ args: [...args], options, strict: true }));
	} catch {
		return { problem: '命令写得不对：有不认识的选项，或选项后面缺少内容。' };
	}
	const port = /^\d{1,5}$/.test(values.port) ? Number(values.port) : NaN;
	if (!(port <= 65535)) return { problem: '端口应是 0 到 65535 的数字。' };
	return {
		data: values.data,
		port,
		host: values.host,
		allowedHosts: values['allow-host'] ?? [],
		pageTokenFile: values['page-token-file'],
		task: taskOf(values),
	};
}
