import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What the editor calls inside its extension host: runs the compiled tests beside this file with mocha
 * and writes mocha's JSON report to the file named in ZWXX_TEST_REPORT.
 *
 * @throws Error where a test failed, or where there was none: the editor then ends with a code other
 * than 0.
 */
export async function run(): Promise<void> {
	const { default: Mocha } = await import('mocha');
	const output = process.env['ZWXX_TEST_REPORT'];
	const mocha = new Mocha({
		ui: 'bdd',
		timeout: 20_000,
		forbidOnly: true,
		forbidPending: true,
		reporter: 'json',
		...(output === undefined ? {} : { reporterOptions: { output } }),
	});
	const suite = join(__dirname, 'suite');
	const files = readdirSync(suite).filter((name) => name.endsWith('.test.js'));
	for (const file of files.sort()) mocha.addFile(join(suite, file));
	await new Promise<void>((resolve, reject) => {
		const runner = mocha.run((failures) => {
			const { passes = 0 } = runner.stats ?? {};
			if (failures === 0 && passes > 0) resolve();
			else reject(new Error(`${passes} passed, ${failures} failed`));
		});
	});
}
