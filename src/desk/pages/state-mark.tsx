/** @jsxRuntime automatic @jsxImportSource preact */
import type { State } from '../domain/state';

const classes: Readonly<Record<State, string>> = {
	待采编: 'new',
	采编中: 'busy',
	待审: 'busy',
	已采用: 'good',
	储备: 'kept',
	退回: 'back',
	退稿: 'over',
	已撤: 'over',
};

export function StateMark({ state }: { state: State }) {
	return <span class={`state ${classes[state]}`}>{state}</span>;
}
