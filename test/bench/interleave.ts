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

/**
 * Times several things in turn, so that a slow moment of the machine meets all of them.
 * @returns milliseconds of each, by name.
 */
export async function interleave(
	cases: readonly Timed[],
	rounds: number,
	warmUp = 2,
): Promise<ReadonlyMap<string, readonly number[]>> {
	const times = new Map<string, number[]>(cases.map(({ name }) => [name, []]));
	for (let round = -warmUp; round < rounds; round++) {
		for (const { name, prepare, run } of cases) {
			prepare?.(round + warmUp);
			const start = performance.now();
			const result = run(round + warmUp);
			if (isThenable(result)) await result;
			const took = performance.now() - start;
			if (round >= 0) times.get(name)!.push(took);
		}
	}
	return times;
}
