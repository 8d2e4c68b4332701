/** Something that is timed; `run` gets the number of its run, so that no two need be alike. */
export interface Timed {
	readonly name: string;
	/** What a run begins with, made before the clock starts. */
	readonly prepare?: (turn: number) => void;
	readonly run: (turn: number) => unknown;
}

const isThenable = (value: unknown): value is PromiseLike<unknown> =>
	typeof value === 'object' && value !== null && 'then' in value;

/** Value below which a share of the values lies. */
export function quantile(values: readonly number[], share: number): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

/** As long as this, or so many times, a case runs before it is timed: an editor is open for hours. */
const warmUpMs = 1500;
const warmUpRuns = 400;
const leastRuns = 2;

async function runOnce({ prepare, run }: Timed, turn: number): Promise<number> {
	prepare?.(turn);
	const start = performance.now();
	const result = run(turn);
	if (isThenable(result)) await result;
	return performance.now() - start;
}

/** @returns how often it ran. */
async function warmUp(one: Timed): Promise<number> {
	const end = performance.now() + warmUpMs;
	let turn = 0;
	while (turn < leastRuns || (turn < warmUpRuns && performance.now() < end)) {
		await runOnce(one, turn);
		turn++;
	}
	return turn;
}

/**
 * Times several things in turn, so that a slow moment of the machine meets all of them.
 * @returns milliseconds of each, by name.
 */
export async function interleave(
	cases: readonly Timed[],
	rounds: number,
): Promise<ReadonlyMap<string, readonly number[]>> {
	const times = new Map<string, number[]>(cases.map(({ name }) => [name, []]));
	const turns = new Map<Timed, number>();
	for (const one of cases) turns.set(one, await warmUp(one));
	for (let round = 0; round < rounds; round++) {
		for (const one of cases) times.get(one.name)!.push(await runOnce(one, turns.get(one)! + round));
	}
	return times;
}
