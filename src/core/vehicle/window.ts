import type { Draft } from '../draft/draft';
import { metaValue } from '../draft/meta';
import { parseBeijingTime } from '../text/beijing-time';
import type { Vehicle } from './schema';

/**
 * 时限: when a draft's time window has surely closed, in milliseconds since 1970. It counts from the
 * last moment that 事发时间 can mean, so a date alone counts from the end of its day: an alarm that
 * may be false teaches people to click alarms away.
 * @returns undefined where the vehicle has no window or the draft no readable 事发时间.
 */
export function windowDeadline(draft: Draft, vehicle: Vehicle | undefined): number | undefined {
	if (vehicle?.windowHours === undefined) return undefined;
	const happened = parseBeijingTime(metaValue(draft, '事发时间') ?? '');
	return happened && happened.to + vehicle.windowHours * 3_600_000;
}
