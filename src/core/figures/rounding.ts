import { clean, type Quantity } from './quantity';

/** Noise of floating point sums. */
const noise = 1e-9;

/** Sum of one value of each part, without floating point noise. */
export const add = (parts: readonly Quantity[], of: (q: Quantity) => number): number =>
	clean(parts.reduce((sum, q) => sum + of(q), 0));

/** Whether rounding and approximation leave room for the parts to make the total. */
export function fits(total: Quantity, parts: readonly Quantity[]): boolean {
	const lowest = add(parts, (q) => q.lowest);
	const highest = add(parts, (q) => q.highest);
	const room = Math.max(Math.abs(total.highest), Math.abs(highest)) * noise;
	if (!Number.isFinite(lowest + total.lowest)) return true;
	return (
		lowest <= total.highest + (Number.isFinite(room) ? room : 0) &&
		highest >= total.lowest - (Number.isFinite(room) ? room : 0)
	);
}
