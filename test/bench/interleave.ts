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

/** So long a case runs before it is timed: an editor is open for hours. */
const warmUpMs = 1500;
const leastRuns = 2;
/**
 * So long each case runs in its turn, once at least. With one run to a turn, a short case would be timed with
 * the caches full of what a hundred times longer one has left there.
 */
const sliceMs = 20;

async function runOnce({ prepare, run }: Timed, turn: number): Promise<number> {
	prepare?.(turn);
	const start = performance.now();
	const result = run(turn);
	if (isThenable(result)) await result;
	return performance.now() - start;
}

/**
 * Runs a case again and again.
 * @param turn number of the first run.
 * @returns milliseconds of each run.
 */
async function runFor(one: Timed, turn: number, ms: number, atLeast: number): Promise<number[]> {
	const times: number[] = [];
	const end = performance.now() + ms;
	do {
		times.push(await runOnce(one, turn + times.length));
	} while (times.length < atLeast || performance.now() < end);
	return times;
}

/**
 * Times several things in turn, so that a slow moment of the machine meets all of them.
 * @returns milliseconds of each run, by name.
 */
export async function interleave(
	cases: readonly Timed[],
	rounds: number,
): Promise<ReadonlyMap<string, readonly number[]>> {
	const times = new Map<string, number[]>(cases.map(({ name }) => [name, []]));
	const turns = new Map<Timed, number>();
	for (const one of cases) turns.set(one, (await runFor(one, 0, warmUpMs, leastRuns)).length);
	for (let round = 0; round < rounds; round++) {
		for (const one of cases) {
			const turn = turns.get(one)!;
			const slice = await runFor(one, turn, sliceMs, 1);
			turns.set(one, turn + slice.length);
			for (const ms of slice) times.get(one.name)!.push(ms);
		}
	}
	return times;
}
