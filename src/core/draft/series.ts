import type { Vehicle } from '../vehicle/schema';
import type { Draft } from './draft';
import { metaValue } from './meta';
import { titleOf } from './title';

/** Where an urgent item stands in its series. */
export interface SeriesPlace {
	readonly stage: '首报' | '续报' | '终报';
	/** 稿号 of the item it continues, as 续报 names it. */
	readonly predecessor?: string;
}

const titleMark = /[（(](续报|终报)[^（()）]{0,20}[）)]$/u;
// What people write into a field that does not apply to them.
const none = /^(?:无|否|没有|首报|[-—/]+)$/u;

/** Whether a value says in words that there is none. */
export const saysNone = (value: string): boolean => none.test(value);

/**
 * Place of an urgent item in its series: a 首报 unless 续报 names its predecessor or the title ends in
 * （续报…） or （终报）.
 * @returns undefined for an item whose vehicle is not urgent.
 */
export function seriesOf(draft: Draft, vehicle: Vehicle | undefined): SeriesPlace | undefined {
	if (vehicle?.urgent !== true) return undefined;
	const named = metaValue(draft, '续报')?.trim() ?? '';
	const predecessor = named === '' || saysNone(named) ? undefined : named;
	const marked = titleMark.exec(titleOf(draft) ?? '')?.[1];
	const stage =
		marked === '终报' ? '终报' : marked === '续报' || predecessor !== undefined ? '续报' : '首报';
	return predecessor === undefined ? { stage } : { stage, predecessor };
}

/** Whether the draft is the 首报 of an urgent item, which the gate stops for classification marks only. */
export const isFirstReport = (draft: Draft, vehicle: Vehicle | undefined): boolean =>
	seriesOf(draft, vehicle)?.stage === '首报';
