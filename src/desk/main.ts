import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultCatalogue } from '../core/vehicle/catalogue';
import { createDesk, type Desk } from './app';
import { parseCommand, usage, type DeskCommand } from './command-line';
import { addUnit, renewToken } from './domain/units';
import type { LogEvent } from './http/server';
import { verifyAudit } from './store/audit';
import { openStore } from './store/database';
import type { DeskStore } from './store/store';

const clock = () => new Date();
const newId = () => randomUUID();
const demoUnit = '演示单位';
/** Time for requests that are being answered when the desk is asked to stop. Milliseconds. */
const stopWithin = 10_000;

function openData(folder: string): Promise<DeskStore> {
	mkdirSync(folder, { recursive: true, mode: 0o700 });
	return openStore(join(folder, 'desk.db'));
}

/** Settings the desk cannot start with; shown as one sentence. */
class Unusable extends Error {}

function readPageToken(file: string | undefined): string | undefined {
	if (file === undefined) return undefined;
	const token = readFileSync(file, 'utf8').trim();
	if (token.length < 8) throw new Unusable('页面口令太短，至少8个字符。');
	return token;
}

/** On a new desk: a unit to try it out with. Its token is in a file only the owner can read. */
async function prepareDemo(store: DeskStore, tokenFile: string): Promise<void> {
	if ((await store.read.units.count()) > 0) return;
	const added = await addUnit({ store, clock, newId }, demoUnit);
	if (added.ok) writeFileSync(tokenFile, `${added.token}\n`, { mode: 0o600 });
}

function logLine({ id, method, route, status, milliseconds, error }: LogEvent): void {
	const time = clock().toISOString();
	console.log([time, method, route, status, `${milliseconds}ms`, id, error ?? ''].join(' ').trim());
}

function stopOnSignals(desk: Desk): void {
	let stopping = false;
	const stop = () => {
		if (stopping) process.exit(1);
		stopping = true;
		console.log('正在停止：不再接收，等已开始的处理完……');
		setTimeout(() => desk.app.server.closeAllConnections(), stopWithin).unref();
		desk.close().then(
			() => console.log('已停止。'),
			() => {
				console.error('停止时出错，数据以已发出的回执为准。');
				process.exitCode = 1;
			},
		);
	};
	process.on('SIGINT', stop);
	process.on('SIGTERM', stop);
}

async function serve(command: DeskCommand): Promise<void> {
	const { data, host, port, allowedHosts } = command;
	const pageToken = readPageToken(command.pageTokenFile);
	const store = await openData(data);
	const tokenFile = join(data, 'demo-token.txt');
	await prepareDemo(store, tokenFile);
	const { vehicles } = defaultCatalogue;
	const access = pageToken === undefined ? {} : { pageToken };
	const desk = await createDesk({ store, vehicles, clock, allowedHosts, log: logLine, ...access });
	const { url } = await desk.listen({ host, port }).catch(async (error: unknown) => {
		await desk.close();
		throw error;
	});
	stopOnSignals(desk);
	console.log(`收稿台已启动：${url}/`);
	console.log(`“${demoUnit}”的访问口令在：${tokenFile}`);
	if (host !== '127.0.0.1' && host !== 'localhost' && host !== '::1')
		console.log('注意：本机以外也能访问，传输未加密，请在前面加装 HTTPS。');
}

async function manage({ data, task }: DeskCommand): Promise<void> {
	const store = await openData(data);
	try {
		if (task.name === 'add-unit' || task.name === 'renew-token') {
			const act = task.name === 'add-unit' ? addUnit : renewToken;
			const result = await act({ store, clock, newId }, task.unit);
			if (!result.ok) throw new Unusable(`${result.problem}。`);
			console.log(`单位：${result.unit.name}`);
			console.log(`访问口令（只显示这一次，请妥善保存）：${result.token}`);
		} else {
			const result = await verifyAudit(store.read);
			if (!result.ok) throw new Unusable(`核验不通过：日志第${result.seq}条，${result.problem}。`);
			console.log(`核验通过：日志${result.rows}条，末条指纹 ${result.head}`);
		}
	} finally {
		await store.close();
	}
}

function explain(error: unknown): string {
	if (error instanceof Unusable) return error.message;
	const { code } = error as { code?: string };
	if (code === 'EADDRINUSE') return '这个端口已被占用，请用 --port 换一个。';
	if (code === 'EACCES' || code === 'EPERM') return '没有权限读写数据目录或使用这个端口。';
	if (code === 'ENOENT') return '找不到指定的文件或目录。';
	return `无法启动（${code ?? (error instanceof Error ? error.name : '原因不明')}）。数据目录可能损坏，或由更新的版本建立。`;
}

async function main(): Promise<void> {
	// Database, log and token files are nobody else's business.
	process.umask(0o077);
	const command = parseCommand(process.argv.slice(2));
	if ('problem' in command) {
		console.error(`${command.problem}\n\n${usage}`);
		process.exitCode = 2;
	} else if (command.task.name === 'help') console.log(usage);
	else await (command.task.name === 'serve' ? serve(command) : manage(command));
}

main().catch((error: unknown) => {
	console.error(explain(error));
	process.exitCode = 1;
});
