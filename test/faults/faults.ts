import type { Random } from './random';
import { pick } from './random';

/** What the network, the gateway or the other side does to one request. */
export const faultNames = [
	/** Answers, but slower than the writer's machine waits. */
	'delay',
	/** The connection breaks before the other side has anything. */
	'reset before',
	/** The other side has stored it; the connection breaks before the answer. */
	'reset after',
	/** It breaks within the answer. */
	'truncated',
	'500',
	'502 after storing',
	'503 with Retry-After',
	'429',
	/** A gateway's own page instead of the answer. */
	'page with 200',
	'redirect',
	/** The same request reaches the other side twice. */
	'delivered twice',
] as const;
export type Fault = (typeof faultNames)[number];

/** A third of the requests pass untouched. `delivered twice` only where the other side knows keys. */
export function chooseFault(random: Random, knowsKeys: boolean): Fault | undefined {
	if (random() < 0.35) return undefined;
	const possible = faultNames.filter((name) => knowsKeys || name !== 'delivered twice');
	// A redirect ends an attempt for good and needs a person: rarer than the rest.
	const name = pick(random, possible);
	return name === 'redirect' && random() < 0.8 ? undefined : name;
}
