import * as z from 'zod';

/** States of an item at the desk (DESIGN section 7). */
export const stateSchema = z.enum([
	'待采编',
	'采编中',
	'待审',
	'已采用',
	'储备',
	'退回',
	'退稿',
	'已撤',
]);
export type State = z.infer<typeof stateSchema>;

export const states = stateSchema.options;

/**
 * Where the desk itself may take an item. Revision and withdrawal are the unit's own acts and
 * have their own lists below. 退稿 and 已撤 are final. In an office of one, who reads an item also
 * decides, so 已采用 is open from every state before it: steps that nobody took do not belong in a
 * log that is to be believed.
 */
const editorMoves: Readonly<Record<State, readonly State[]>> = {
	待采编: ['采编中', '待审', '已采用', '储备', '退回', '退稿'],
	采编中: ['待采编', '待审', '已采用', '储备', '退回', '退稿'],
	待审: ['采编中', '已采用', '储备', '退回', '退稿'],
	已采用: [],
	储备: ['采编中', '已采用', '退回', '退稿'],
	退回: ['退稿'],
	退稿: [],
	已撤: [],
};

/** True if an editor may move an item from one state to the other. */
export function mayMove(from: State, to: State): boolean {
	return editorMoves[from].includes(to);
}

/** True while a unit may still replace the text: nobody at the desk has begun, or it was returned. */
export function mayRevise(from: State): boolean {
	return from === '待采编' || from === '退回';
}

/** True while a unit may take the item back: not after it was used, refused or taken back. */
export function mayWithdraw(from: State): boolean {
	return from !== '已采用' && from !== '退稿' && from !== '已撤';
}
