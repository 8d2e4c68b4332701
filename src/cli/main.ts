import * as fs from 'node:fs';
import * as path from 'node:path';
import { traceOf } from '../node/error-trace';
import { run } from './run';

/** From dist/cli.js and from the source alike, the manifest is above and the segmenter in dist. */
function above(...names: string[]): string {
	const near = path.join(__dirname, '..', ...names);
	return fs.existsSync(near) ? near : path.join(__dirname, '..', '..', ...names);
}

function version(): string {
	const manifest = JSON.parse(fs.readFileSync(above('package.json'), 'utf8')) as {
		version: string;
	};
	return manifest.version;
}

// Whoever reads our output may stop, as `head` does; that is no failure of ours.
for (const stream of [process.stdout, process.stderr]) {
	stream.on('error', (error: NodeJS.ErrnoException) => {
		if (error.code !== 'EPIPE') throw error;
	});
}

/** Everything that is piped in; undefined where a person sits at the keyboard. */
async function input(): Promise<string | undefined> {
	if (process.stdin.isTTY) return undefined;
	const chunks: Buffer[] = [];
	for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks).toString('utf8');
}

void run(process.argv.slice(2), {
	out: (text) => void process.stdout.write(text),
	error: (line) => void process.stderr.write(`${line}\n`),
	jiebaDir: above('dist', 'jieba'),
	version,
	env: (name) => process.env[name],
	input,
}).then(
	(code) => {
		// Not process.exit: it would cut off output that is still on its way.
		process.exitCode = code;
	},
	(error: unknown) => {
		// Not 1, which says that everything was checked and something found.
		process.exitCode = 2;
		process.stderr.write(`程序出错，没有检查完，请把下面几行交给维护人员。\n${traceOf(error)}\n`);
	},
);
