import { clean, type Quantity } from '../quantity';
import { isOneSlip, placeOf } from '../slips';
import type { Parts } from './parts';

/** A list of which one part has two digits exchanged: 312名，包括本地97名、外地251名 for 215名. */

/** A figure of one digit has none to exchange. */
const leastDigits = 2;

function areSwapped(text: string, part: Quantity, value: number): boolean {
	const place = placeOf(text, part);
	const [said, meant] = [part.low, value].map((n) => String(Math.round(n / place)));
	if (said === undefined || meant === undefined || said.length < leastDigits) return false;
	const sorted = (digits: string): string => [...digits.padStart(said.length, '0')].sort().join('');
	if (sorted(said) !== sorted(meant)) return false;
	// 0.13 for 0.31, 0.98 for 0.89: by the digits that are written.
	return isOneSlip(text, part, value) || said.length === leastDigits;
}

/** Whether one part with two digits in the other order would make the sum. */
export const hasSwappedPart = (text: string, { total, parts }: Parts, sum: number): boolean =>
	parts.some((part) => {
		const value = clean(part.low + total.low - sum);
		return value > 0 && areSwapped(text, part, value);
	});

/** Whether one part with one digit changed, or two exchanged, would make the sum. */
export const hasSlippedPart = (text: string, { total, parts }: Parts, sum: number): boolean =>
	parts.some((part) => {
		const value = clean(part.low + total.low - sum);
		return value > 0 && isOneSlip(text, part, value);
	});
