import { Bench } from 'tinybench';
import { createAnalyzer, type LintEnvironment } from '../../src/core/lint/engine';
import { rules } from '../../src/core/lint/rules/index';
import { createIntlSegmenter } from '../../src/core/segment/intl';
import { defaultCatalogue } from '../../src/core/vehicle/catalogue';
import { reportText } from './texts';

/**
 * `npm run bench`: checking a whole text and a text after one edit, beside one plain pass of a
 * regular expression over the same text, in one run. What counts is the ratios.
 */
const sizes = [200, 3_000, 30_000, 300_000];
const environment: LintEnvironment = { catalogue: defaultCatalogue, settings: {}, form: 'body' };
const segmenter = createIntlSegmenter();
const floor = /许多|部分|若干|大约|截止|一是|二是|机密|待补/g;

function addCases(bench: Bench, size: number): void {
	const text = reportText(size);
	const middle = Math.floor(size / 2);
	const warm = createAnalyzer({ rules, segmenter });
	warm.analyze(text, environment);
	let n = 0;
	bench.add(`${size} floor`, () => [...text.matchAll(floor)].length);
	bench.add(`${size} whole`, () => createAnalyzer({ rules, segmenter }).analyze(text, environment));
	bench.add(`${size} edit`, () => {
		n++;
		warm.analyze(`${text.slice(0, middle)}${n}${text.slice(middle)}`, environment);
	});
}

async function main(): Promise<void> {
	const bench = new Bench({ time: 500, warmupTime: 100 });
	for (const size of sizes) addCases(bench, size);
	await bench.run();
	const median = (name: string): number => {
		const result = bench.getTask(name)?.result;
		if (result?.state !== 'completed') throw new Error(`${name} did not complete`);
		return result.latency.p50 ?? NaN;
	};
	console.log(`${rules.length} rules; medians of this run, read the ratios`);
	console.log('characters   whole ms   whole/floor   edit ms   edit/whole');
	for (const size of sizes) {
		const [whole, edit, base] = ['whole', 'edit', 'floor'].map((k) => median(`${size} ${k}`));
		const cells = [whole!, whole! / base!, edit!, edit! / whole!].map((x) =>
			x.toFixed(2).padStart(10),
		);
		console.log(`${String(size).padStart(10)} ${cells.join('  ')}`);
	}
	const growth = median('300000 whole') / median('30000 whole');
	console.log(`growth from 30,000 to 300,000 characters: ${growth.toFixed(1)}×`);
}

void main();
