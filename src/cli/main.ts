import * as fs from 'node:fs';
import * as path from 'node:path';
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
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
	if (error.code !== 'EPIPE') throw error;
});

void run(process.argv.slice(2), {
	out: (text) => void process.stdout.write(text),
	error: (line) => void process.stderr.write(`${line}\n`),
	jiebaDir: above('dist', 'jieba'),
	version,
}).then((code) => {
	// Not process.exit: it would cut off output that is still on its way.
	process.exitCode = code;
});
