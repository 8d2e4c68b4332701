import type { Draft } from '../draft/draft';
import { metaValue } from '../draft/meta';
import { isFirstReport } from '../draft/series';
import type { Vehicle } from '../vehicle/schema';
import { windowDeadline } from '../vehicle/window';

/** What filing asks about beyond the gate; each can be answered with 仍要报送. */
export interface FilingQuestions {
	/** Required keys of the vehicle, and sign-offs it needs, that have no value. */
	readonly missingKeys: readonly string[];
	/** 时限 of the vehicle has passed. */
	readonly late: boolean;
}

/** The questions a draft raises at a moment. The 首报 of an urgent item raises none. */
export function filingQuestions(
	draft: Draft,
	vehicle: Vehicle | undefined,
	now: number,
): FilingQuestions {
	if (!vehicle || isFirstReport(draft, vehicle)) return { missingKeys: [], late: false };
	const deadline = windowDeadline(draft, vehicle);
	const wanted = new Set([...(vehicle.requiredKeys ?? []), ...(vehicle.signOffs ?? [])]);
	return {
		missingKeys: [...wanted].filter((key) => (metaValue(draft, key) ?? '').trim() === ''),
		late: deadline !== undefined && now > deadline,
	};
}
