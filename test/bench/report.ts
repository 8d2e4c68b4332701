/** A bar that was set beforehand. */
export interface Bar {
	readonly name: string;
	readonly value: number;
	readonly most: number;
}

const padded = (text: string, width: number): string => text.padStart(width);

/** Milliseconds by size and case, and how many times as long as autocorrect each took. */
export function printTable(medians: ReadonlyMap<number, ReadonlyMap<string, number>>): void {
	const names = [...new Set([...medians.values()].flatMap((row) => [...row.keys()]))];
	console.log(['characters', ...names].map((name) => padded(name, 22)).join(''));
	for (const [size, row] of medians) {
		const base = row.get('autocorrect') ?? NaN;
		const cells = names.map((name) => {
			const value = row.get(name);
			return value === undefined ? '–' : `${value.toFixed(2)} ms  ${(value / base).toFixed(2)}×`;
		});
		console.log([String(size), ...cells].map((cell) => padded(cell, 22)).join(''));
	}
	console.log('×: times autocorrect on the same texts');
}

/** Each bar with what was measured and whether it is reached. */
export function printBars(bars: readonly Bar[]): void {
	console.log('');
	for (const { name, value, most } of bars) {
		const verdict = value <= most ? 'reached' : 'NOT REACHED';
		console.log(
			`${name.padEnd(40)} ${padded(value.toFixed(3), 9)}  at most ${padded(most.toFixed(3), 7)}  ${verdict}`,
		);
	}
}
