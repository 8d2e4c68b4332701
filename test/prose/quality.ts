import { createAnalyzer } from '../../src/core/lint/engine';
import { rules } from '../../src/core/lint/rules/index';
import { createIntlSegmenter } from '../../src/core/segment/intl';
import { defaultCatalogue } from '../../src/core/vehicle/catalogue';
import { itemsOf, type ProseItem } from './items';

/**
 * `npm run quality`: precision and recall of every rule on the corpus, and the marks on its clean half.
 * A finding counts as right where it touches a mark of its rule. With `-v` every miss is printed.
 */

interface Tally {
	right: number;
	wrong: number;
	missed: number;
}

const environment = { catalogue: defaultCatalogue, settings: {} };

function findingsOf({ text, form }: ProseItem, show: 'grouped' | 'each') {
	const analyzer = createAnalyzer({ rules, segmenter: createIntlSegmenter() });
	return analyzer
		.analyze(text, { ...environment, form, show })
		.findings.filter(({ ref }) => ref !== '');
}

const around = (text: string, from: number, to: number): string =>
	`${text.slice(Math.max(0, from - 12), from)}⟦${text.slice(from, to)}⟧${text.slice(to, to + 12)}`.replaceAll(
		'\n',
		'⏎',
	);

/** Counts one item; tells of every finding too many and every fault missed. */
function measure(item: ProseItem, tallyOf: (rule: string) => Tally, tell: (line: string) => void) {
	const open = new Set(item.faults);
	for (const { rule, from, to } of findingsOf(item, 'each')) {
		const fault = [...open].find((f) => f.rule === rule && f.from < to && from < f.to);
		if (fault) {
			open.delete(fault);
			tallyOf(rule).right++;
		} else {
			tallyOf(rule).wrong++;
			tell(`${item.kind}/${item.file} too many: ${rule} ${around(item.text, from, to)}`);
		}
	}
	for (const { rule, from, to } of open) {
		tallyOf(rule).missed++;
		tell(`${item.kind}/${item.file} missed: ${rule} ${around(item.text, from, to)}`);
	}
}

const share = (part: number, rest: number): string =>
	(part + rest === 0 ? '–' : (part / (part + rest)).toFixed(2)).padStart(9);

function noise(items: readonly ProseItem[]): void {
	const found = items.map((item) => findingsOf(item, 'grouped'));
	const characters = items.reduce((sum, { text }) => sum + text.length, 0);
	const loud = found
		.flat()
		.filter(({ severity }) => severity === 'error' || severity === 'warning').length;
	const most = Math.max(...found.map((list) => list.length));
	console.log(
		`clean: ${items.length} items, ${characters} characters, ${loud} warnings or errors, ${found.flat().length} findings of any kind, at most ${most} in one item`,
	);
}

function main(): void {
	const verbose = process.argv.includes('-v');
	const tallies = new Map<string, Tally>();
	const tallyOf = (rule: string): Tally => {
		const known = tallies.get(rule) ?? { right: 0, wrong: 0, missed: 0 };
		tallies.set(rule, known);
		return known;
	};
	const clean = itemsOf('clean');
	const items = [...clean, ...itemsOf('faulty')];
	for (const item of items) measure(item, tallyOf, (line) => verbose && console.log(line));
	console.log('rule  id                        found  wrong  missed  precision  recall');
	for (const { ref, id } of [...rules].sort((a, b) => a.ref.localeCompare(b.ref))) {
		const { right, wrong, missed } = tallyOf(id);
		const counts = [right, wrong, missed].map((n) => String(n).padStart(6)).join(' ');
		console.log(`${ref}   ${id.padEnd(24)} ${counts}  ${share(right, wrong)}${share(right, missed)}`);
	}
	noise(clean);
}

main();
