import type { Adoption } from '../../core/submission/feedback';
import { sha256 } from './token';

/** What the audit log keeps of an adoption, so that a later change of its row is found. */
export function adoptionDigest(adoption: Adoption): string {
	const { vehicle, issue, date, points = null, title, body } = adoption;
	return sha256(JSON.stringify([vehicle, issue, date, points, title, body]));
}
