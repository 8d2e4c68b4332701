import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { loadEngine, type Engine } from './engine';
import { interleave, quantile, type Timed } from './interleave';
import { installPeers, loadPeers, type Peer } from './peers';
import { extensionLoad, measureServer, timeCommands } from './programs';
import { printBars, printTable, type Bar } from './report';
import { reportText } from './texts';

/**
 * `npm run bench`: ours beside its peers, on the same texts in one run, each in turn. What counts is
 * the ratios. `-- --quick` takes fewer rounds. The programs measured are those in dist/.
 */
const sizes = [200, 3_000, 30_000, 300_000] as const;
const roundsOf: Readonly<Record<number, number>> = {
	200: 200,
	3_000: 100,
	30_000: 30,
	300_000: 15,
};
const fewer = 4;
/** No text is checked twice in a row: nothing is to be gained from what was remembered. */
const variants = 4;

/** Ours on a whole text, and after one more character in the middle of it. */
function ours(engine: Engine, texts: readonly string[]): readonly Timed[] {
	const { createAnalyzer, createIntlSegmenter, defaultCatalogue, rules } = engine;
	const deps = { rules, segmenter: createIntlSegmenter() };
	const environment = { catalogue: defaultCatalogue, settings: {}, form: 'body' } as const;
	// Rules are compiled once for a process; the texts have nothing in common that could be remembered.
	const cold = createAnalyzer(deps);
	const warm = createAnalyzer(deps);
	const text = texts[0]!;
	const middle = Math.floor(text.length / 2);
	warm.analyze(text, environment);
	let edited = text;
	return [
		{
			name: 'whole',
			run: (turn) => cold.analyze(texts[turn % variants]!, environment),
		},
		{
			name: 'edit',
			// An editor hands over a text in one piece, not one that is put together when it is read.
			prepare: (turn) => {
				const parts = [text.slice(0, middle), String(turn), text.slice(middle)];
				edited = Buffer.from(parts.join(''), 'utf16le').toString('utf16le');
			},
			run: () => warm.analyze(edited, environment),
		},
	];
}

type Medians = ReadonlyMap<string, number>;

async function measureSize(
	engine: Engine,
	peers: readonly Peer[],
	size: number,
	quick: boolean,
): Promise<Medians> {
	const texts = Array.from({ length: variants }, (_, i) => reportText(size, 20261122 + i));
	const cases: Timed[] = [
		...ours(engine, texts),
		...peers
			.filter(({ longest }) => size <= longest)
			.map(({ name, check }) => ({ name, run: (turn: number) => check(texts[turn % variants]!) })),
	];
	const rounds = Math.ceil((roundsOf[size] ?? 10) / (quick ? fewer : 1));
	const times = await interleave(cases, rounds);
	return new Map([...times].map(([name, all]) => [name, quantile(all, 0.5)]));
}

/** Growth is timed side by side too: a slow moment of the machine must not look like growth. */
async function measureGrowth(engine: Engine, quick: boolean): Promise<number> {
	const [short, long] = [30_000, 300_000].map((size) => ({
		...ours(
			engine,
			Array.from({ length: variants }, (_, i) => reportText(size, 5 + i)),
		)[0]!,
		name: String(size),
	}));
	const times = await interleave([short!, long!], quick ? 5 : 15);
	return quantile(times.get('300000')!, 0.5) / quantile(times.get('30000')!, 0.5);
}

function engineBars(medians: ReadonlyMap<number, Medians>, growth: number): Bar[] {
	const ratio = (size: number, ours: string): number =>
		medians.get(size)!.get(ours)! / medians.get(size)!.get('autocorrect')!;
	return [
		{ name: 'whole text, 3,000, to autocorrect', value: ratio(3_000, 'whole'), most: 1 },
		{ name: 'whole text, 300,000, to autocorrect', value: ratio(300_000, 'whole'), most: 1 },
		{ name: 'edit, 3,000, to autocorrect', value: ratio(3_000, 'edit'), most: 1 / 5 },
		{ name: 'edit, 300,000, to autocorrect', value: ratio(300_000, 'edit'), most: 1 / 25 },
		{ name: 'growth from 30,000 to 300,000', value: growth, most: 12 },
	];
}

async function programBars(root: string, peers: string, quick: boolean): Promise<Bar[]> {
	const commands = await timeCommands(root, peers, quick ? 8 : 30);
	const server = await measureServer(root);
	const load = extensionLoad(root, quick ? 5 : 15);
	const { memory = NaN, dictionaryMemory = NaN } = server;
	for (const [name, milliseconds] of commands)
		console.log(`${name}: ${milliseconds.toFixed(0)} ms`);
	console.log(`extension.js loaded in ${load.toFixed(0)} ms`);
	console.log(
		`server: ready after ${server.ready.toFixed(0)} ms, first findings after ${server.firstFindings.toFixed(0)} ms`,
	);
	console.log(
		`server with ${server.segmenter}: ${memory.toFixed(0)} MB, the dictionary alone ${dictionaryMemory.toFixed(0)} MB`,
	);
	const node = commands.get('node -e 0')!;
	return [
		{ name: 'command line, 3,000, to node -e 0', value: commands.get('zwxx')! / node, most: 1.5 },
		{ name: 'server above the dictionary, MB', value: memory - dictionaryMemory, most: 60 },
	];
}

async function main(): Promise<void> {
	const root = join(__dirname, '..', '..');
	const quick = process.argv.includes('--quick');
	const folder = installPeers(root);
	const peers = await loadPeers(folder);
	const engine = await loadEngine(root);
	console.log(`${engine.rules.length} rules; medians, read the ratios`);
	const medians = new Map<number, Medians>();
	for (const size of sizes) medians.set(size, await measureSize(engine, peers, size, quick));
	printTable(medians);
	const bars = engineBars(medians, await measureGrowth(engine, quick));
	if (existsSync(join(root, 'dist', 'server.js'))) {
		bars.push(...(await programBars(root, folder, quick)));
	} else console.log('No dist/: programs are not measured; run `npm run build` first.');
	printBars(bars);
}

main().then(
	() => process.exit(0),
	(error: unknown) => {
		console.error(error);
		process.exit(1);
	},
);
