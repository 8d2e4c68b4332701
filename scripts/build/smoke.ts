import { fork, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import {
	createProtocolConnection,
	IPCMessageReader,
	IPCMessageWriter,
	type FullDocumentDiagnosticReport,
} from 'vscode-languageserver-protocol/node';

/** A slip that every build must find, in a draft as short as can be. */
const draft = '截止10月底，全县累计发放补贴320万元。\n';
const expected = 'use-jiezhi-until';
const patience = 20_000;

type Segmenter = 'jieba' | 'intl';

/** A folder with a name as Chinese users have them, into which the package is unpacked. */
function unpack(file: string): string {
	const folder = join(mkdtempSync(join(tmpdir(), 'zwxx-smoke-')), '扩展 程序');
	for (const [name, bytes] of Object.entries(unzipSync(readFileSync(file)))) {
		if (name.endsWith('/')) continue;
		const to = join(folder, name);
		mkdirSync(dirname(to), { recursive: true });
		writeFileSync(to, bytes);
	}
	return folder;
}

function within<T>(work: Promise<T>, what: string): Promise<T> {
	return new Promise((resolve, reject) => {
		const timer = setTimeout(() => reject(new Error(`${what}: no answer`)), patience);
		work.then(resolve, reject).finally(() => clearTimeout(timer));
	});
}

/** Starts the packed server, has a draft checked and tells which segmenter it came up with. */
async function askServer(child: ChildProcess, folder: string) {
	const connection = createProtocolConnection(
		new IPCMessageReader(child),
		new IPCMessageWriter(child),
	);
	const loaded = new Promise<Segmenter>((resolve) => {
		connection.onNotification('zwxx/status', ({ segmenter }: { segmenter: string }) => {
			if (segmenter === 'jieba' || segmenter === 'intl') resolve(segmenter);
		});
	});
	connection.onRequest('workspace/diagnostic/refresh', () => null);
	connection.listen();
	await connection.sendRequest('initialize', {
		processId: process.pid,
		rootUri: null,
		workspaceFolders: null,
		capabilities: {},
		initializationOptions: {
			trusted: true,
			segmenter: 'jieba',
			storageDir: join(folder, 'storage'),
		},
	});
	await connection.sendNotification('initialized', {});
	const uri = 'file:///smoke.zwxx';
	const textDocument = { uri, languageId: 'zwxx', version: 1, text: draft };
	await connection.sendNotification('textDocument/didOpen', { textDocument });
	const report = await connection.sendRequest<FullDocumentDiagnosticReport>(
		'textDocument/diagnostic',
		{ textDocument: { uri } },
	);
	const segmenter = await loaded;
	await connection.sendRequest('shutdown');
	await connection.sendNotification('exit');
	return { rules: report.items.map(({ data }) => String(data)), segmenter };
}

function checkCommandLine(folder: string): void {
	const file = join(folder, 'a.txt');
	writeFileSync(file, draft);
	const cli = join(folder, 'extension', 'dist', 'cli.js');
	const { status, stdout, stderr } = spawnSync(
		process.execPath,
		[cli, 'lint', '--format', 'json', file],
		{ encoding: 'utf8', cwd: folder },
	);
	if (status === 1 && stdout.includes(expected)) return;
	throw new Error(`The packed command line does not work: ${status} ${stdout}${stderr}`);
}

/**
 * Unpacks a package and runs what is in it, beside none of the project's own files.
 *
 * @param segmenter the one that a server of this package must come up with on this machine
 * @throws Error where server or command line does not start or misses a plain fault
 */
export async function smokeTest(file: string, segmenter: Segmenter): Promise<void> {
	const folder = unpack(file);
	const server = join(folder, 'extension', 'dist', 'server.js');
	const child = fork(server, ['--node-ipc'], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
	const ended = once(child, 'exit');
	try {
		const answer = await within(askServer(child, folder), file);
		if (!answer.rules.includes(expected)) {
			throw new Error(`${file}: the server misses a plain fault: ${answer.rules.join(', ')}`);
		}
		if (answer.segmenter !== segmenter) {
			throw new Error(`${file}: cuts words with ${answer.segmenter}, not ${segmenter}`);
		}
		await within(ended, `${file}: exit`);
		checkCommandLine(folder);
	} finally {
		child.kill('SIGKILL');
		rmSync(dirname(folder), { recursive: true, force: true });
	}
}
