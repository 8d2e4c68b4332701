import { join } from 'node:path';
import { interruption } from './editor/interruption';
import { endAll, type Running } from './test-run/command';
import { notRun, type Outcome } from './test-run/report';
import { createEditorStages, createSourceStages, type Stage } from './test-run/stages';

/** Runs the stages at the same time and prints each under its heading, in their order. */
async function together(stages: readonly Stage[]): Promise<Outcome[]> {
	const started = stages.map((stage) => {
		const start = Date.now();
		const outcome = stage.run().catch((error: unknown) => notRun(String(error)));
		return {
			...stage,
			timed: outcome.then((o) => ({ ...o, seconds: (Date.now() - start) / 1000 })),
		};
	});
	const outcomes: Outcome[] = [];
	for (const { title, timed } of started) {
		const { passed, failed, text, seconds } = await timed;
		outcomes.push({ passed, failed, text });
		console.log(`\n== ${title}: ${passed} passed, ${failed} failed (${seconds.toFixed(1)} s)`);
		if (text !== '') console.log(text);
	}
	return outcomes;
}

async function inTurn(stages: readonly Stage[]): Promise<Outcome[]> {
	const outcomes: Outcome[] = [];
	for (const stage of stages) outcomes.push(...(await together([stage])));
	return outcomes;
}

function instead(stages: readonly Stage[], sentence: string): Stage[] {
	return stages.map(({ title }) => ({ title, run: async () => notRun(sentence) }));
}

/** Stages that use what an earlier one made, or one failure each where it made nothing. */
async function after(made: readonly Outcome[], stages: readonly Stage[]): Promise<Outcome[]> {
	if (made.every(({ failed }) => failed === 0)) return inTurn(stages);
	return inTurn(instead(stages, 'Not run: what it needs was not made, see above.'));
}

/**
 * `npm test`, `npm run test:fast` (`--fast`: all but browser and editor), `npm run test:desktop`
 * (`--desktop`: the suite inside the editor only, in the desktop VS Code). Every stage runs even where
 * an earlier one failed; the last line is the sum over all of them.
 */
async function main(): Promise<void> {
	const running: Running = new Set();
	void interruption()
		.then(() => endAll(running))
		.then(() => process.exit(130));
	const fast = process.argv.includes('--fast');
	const desktop = process.argv.includes('--desktop');
	const options = { root: join(__dirname, '..'), running, fast, desktop };
	const { bundle, format, lint, types, tests } = createSourceStages(options);
	const { pages, pack, inHost, person } = createEditorStages(options);

	const bundled = await together([bundle]);
	const outcomes = [...bundled];
	const built = bundled.every(({ failed }) => failed === 0);
	if (!desktop) outcomes.push(...(await together([format, lint, types, tests(built)])));
	if (!desktop && !fast) outcomes.push(...(await after(bundled, [pages])));
	if (!fast) {
		const packed = await after(bundled, [pack]);
		outcomes.push(...packed);
		outcomes.push(...(await after(packed, desktop ? [inHost] : [inHost, person])));
	}
	const sum = (of: 'passed' | 'failed') =>
		outcomes.reduce((total, outcome) => total + outcome[of], 0);
	process.exitCode = sum('failed') === 0 && sum('passed') > 0 ? 0 : 1;
	console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
}

void main();
