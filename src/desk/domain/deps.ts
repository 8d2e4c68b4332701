import type { DeskStore } from '../store/store';
import type { Clock } from './time';

/** What the desk's acts need of the world. */
export interface DeskDeps {
	readonly store: DeskStore;
	readonly clock: Clock;
	readonly newId: () => string;
}
