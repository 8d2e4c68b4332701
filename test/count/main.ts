import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { countText } from '../../src/core/count/count';
import { causesOf, countedTexts, unexplained, type Row } from './strings';

/**
 * `npm run test:count`: counts the same texts with LibreOffice Writer, where it and Python's UNO bridge
 * are installed (Debian: libreoffice-writer-nogui, python3-uno), else compares with the stored counts.
 * `-- --store` stores what Writer counted. ZWXX_PYTHON names another Python.
 */
const table = join(__dirname, 'table.json');

/** Undefined where Writer cannot be asked. */
function countedByWriter(texts: readonly string[]): Row[] | undefined {
	const python = process.env['ZWXX_PYTHON'] ?? '/usr/bin/python3';
	const { status, stdout } = spawnSync(python, [join(__dirname, 'writer.py')], {
		input: JSON.stringify(texts),
		encoding: 'utf8',
		timeout: 180_000,
		stdio: ['pipe', 'pipe', 'ignore'],
	});
	if (status !== 0) return undefined;
	const counts = JSON.parse(stdout) as number[];
	return texts.map((text, at) => ({ text, writer: counts[at]! }));
}

const stored = (): Row[] => JSON.parse(readFileSync(table, 'utf8')) as Row[];

function report(rows: readonly Row[], source: string): void {
	const different = rows.filter(({ text, writer }) => countText(text).words !== writer);
	console.log(`${rows.length} texts, ${different.length} counted otherwise by Writer (${source})`);
	const byCause = new Map<string, number>();
	for (const { text } of different) {
		const causes = causesOf(text).join(', ') || 'without a cause';
		byCause.set(causes, (byCause.get(causes) ?? 0) + 1);
	}
	for (const [causes, count] of byCause) console.log(`${String(count).padStart(6)}  ${causes}`);
}

function main(): void {
	const now = countedByWriter(countedTexts());
	if (!now) console.log('Writer is not installed here: the stored counts are used.');
	const rows = now ?? stored();
	report(rows, now ? 'asked now' : 'stored');
	if (now && process.argv.includes('--store')) {
		writeFileSync(table, `${JSON.stringify(now, null, '\t')}\n`);
	}
	const wrong = unexplained(rows);
	for (const line of wrong) console.error(line);
	process.exitCode = wrong.length === 0 ? 0 : 1;
}

main();
