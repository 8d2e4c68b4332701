import type { Vehicle } from '../vehicle/schema';
import type { Endpoint } from './endpoint';

/** Where a draft goes by its vehicle. */
export type Route<T> =
	| { readonly kind: 'none' }
	/** Without asking. */
	| { readonly kind: 'one'; readonly endpoint: T }
	/** Several say that they take this vehicle: the person says to which of them. */
	| { readonly kind: 'several'; readonly endpoints: readonly T[] }
	/** None is meant for it in particular. */
	| { readonly kind: 'ask'; readonly endpoints: readonly T[] };

const names = (endpoint: Pick<Endpoint, 'vehicles'>): readonly string[] => endpoint.vehicles ?? [];

/**
 * 按载体: endpoints that name the vehicle, by its name or an alias, come before those that take any.
 * Only where no endpoint fits are those offered that name others: the person decides.
 */
export function routeFor<T extends Pick<Endpoint, 'vehicles'>>(
	endpoints: readonly T[],
	vehicle: Vehicle | undefined,
): Route<T> {
	const own = new Set(vehicle ? [vehicle.name, ...(vehicle.aliases ?? [])] : []);
	const meant = endpoints.filter((one) => names(one).some((name) => own.has(name)));
	const [only, ...more] = meant;
	if (only)
		return more.length > 0
			? { kind: 'several', endpoints: meant }
			: { kind: 'one', endpoint: only };
	const open = endpoints.filter((one) => names(one).length === 0);
	const [any, ...others] = open;
	if (any && others.length === 0) return { kind: 'one', endpoint: any };
	if (endpoints.length === 0) return { kind: 'none' };
	return { kind: 'ask', endpoints: open.length > 0 ? open : endpoints };
}
