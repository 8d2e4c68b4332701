import type { Draft } from '../draft/draft';
import { metaValue } from '../draft/meta';
import type { Vehicle } from '../vehicle/schema';
import { parseBeijing } from './beijing-time';

/**
 * 时限: the moment after which filing is questioned, counted from 事发时间.
 * @returns milliseconds since 1970; undefined where the vehicle has no time window or the draft does
 * not say when it happened. A date without a time counts from the end of that day.
 */
export function deadlineOf(draft: Draft, vehicle: Vehicle): number | undefined {
	if (vehicle.windowHours === undefined) return undefined;
	const happened = parseBeijing(metaValue(draft, '事发时间') ?? '');
	return happened && happened.to + vehicle.windowHours * 3_600_000;
}
