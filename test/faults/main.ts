import { parseArgs } from 'node:util';
import { runFaults } from './run';

/** `npm run test:faults -- --n 2000 [--seed S]` */
async function main(): Promise<void> {
	const { values } = parseArgs({
		options: { n: { type: 'string', default: '200' }, seed: { type: 'string', default: '1' } },
	});
	const [n, seed] = [Number(values.n), Number(values.seed)];
	if (!Number.isInteger(n) || n < 1 || !Number.isInteger(seed))
		throw new Error('--n and --seed are whole numbers');
	console.log(`n ${n}, seed ${seed}`);
	const run = await runFaults({
		n,
		seed,
		onProgress: (settled) => process.stderr.write(`\r${settled}/${n} `),
	});
	process.stderr.write('\n');
	for (const [name, count] of run.faults) console.log(`${String(count).padStart(6)}  ${name}`);
	for (const line of run.odd) console.log(`odd: ${line}`);
	const { filed, stored, lost, doubled, corrupt } = run;
	for (const [what, list] of Object.entries({ lost, doubled, corrupt }))
		for (const draftId of list) console.log(`${what}: ${draftId}`);
	console.log(
		`filed ${filed}, stored ${stored}, lost ${lost.length}, doubled ${doubled.length}, corrupt ${corrupt.length}`,
	);
	const silent = [...run.faults].filter(([, count]) => count === 0).map(([name]) => name);
	if (silent.length > 0) console.error(`never happened: ${silent.join(', ')}`);
	const isSound =
		filed === n && stored === n && lost.length + doubled.length + corrupt.length === 0;
	process.exitCode = isSound && run.odd.length === 0 && (silent.length === 0 || n < 500) ? 0 : 1;
}

void main();
