import { clean, type Quantity } from './quantity';

/** Noise of floating point sums. */
const noise = 1e-9;

/** Sum of one value of each part, without floating point noise. */
export function add(parts: readonly Quantity[], of: (q: Quantity) => number): number {
	let sum = 0;
	for (const part of parts) sum += of(part);
	return clean(sum);
}

/** What a row of parts may make, with the first so many or the last so many of them. */
interface Range {
	lowest: number;
	highest: number;
	isRounded: boolean;
	isBent: boolean;
}

function extend(range: Range, { lowest, highest, slack, bend }: Quantity): void {
	range.lowest += lowest;
	range.highest += highest;
	range.isRounded ||= slack > 0;
	range.isBent ||= bend !== 'none';
}

const nothing = (): Range => ({ lowest: 0, highest: 0, isRounded: false, isBent: false });

/**
 * Whether a total lies in a range. Who rounds up from one half never reaches the upper bound, so bounds
 * that only touch leave no room; those of 约 and 近 do.
 */
function holds({ lowest, highest, isRounded, isBent }: Range, total: Quantity): boolean {
	if (!Number.isFinite(lowest + total.lowest)) return true;
	const most = Math.max(Math.abs(total.highest), Math.abs(highest));
	const room = Number.isFinite(most) ? most * noise : 0;
	const isStrict = (isRounded || total.slack > 0) && !isBent && total.bend === 'none';
	const edge = isStrict ? -room : room;
	return lowest <= total.highest + edge && highest >= total.lowest - edge;
}

/** Whether rounding and approximation leave room for the parts to make the total. */
export function fits(total: Quantity, parts: readonly Quantity[]): boolean {
	const range = nothing();
	for (const part of parts) extend(range, part);
	return holds(range, total);
}

/** Whether two or more, but not all, of the parts make the total: the first ones or the last ones. */
export function someFit(total: Quantity, parts: readonly Quantity[]): boolean {
	const [first, last] = [nothing(), nothing()];
	for (let n = 1; n < parts.length; n++) {
		extend(first, parts[n - 1]!);
		extend(last, parts[parts.length - n]!);
		if (n > 1 && (holds(first, total) || holds(last, total))) return true;
	}
	return false;
}
