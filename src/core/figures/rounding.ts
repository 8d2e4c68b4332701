import { clean, type Quantity } from './quantity';

/** Noise of floating point sums. */
const noise = 1e-9;

/** Sum of one value of each part, without floating point noise. */
export const add = (parts: readonly Quantity[], of: (q: Quantity) => number): number =>
	clean(parts.reduce((sum, q) => sum + of(q), 0));

/**
 * Whether rounding and approximation leave room for the parts to make the total. Who rounds up from one
 * half never reaches the upper bound, so bounds that only touch leave none; those of 约 and 近 do.
 */
export function fits(total: Quantity, parts: readonly Quantity[]): boolean {
	const lowest = add(parts, (q) => q.lowest);
	const highest = add(parts, (q) => q.highest);
	if (!Number.isFinite(lowest + total.lowest)) return true;
	const most = Math.max(Math.abs(total.highest), Math.abs(highest));
	const room = Number.isFinite(most) ? most * noise : 0;
	const isRounded = total.slack > 0 || parts.some((q) => q.slack > 0);
	const isBent = total.bend !== 'none' || parts.some((q) => q.bend !== 'none');
	const edge = isRounded && !isBent ? -room : room;
	return lowest <= total.highest + edge && highest >= total.lowest - edge;
}
