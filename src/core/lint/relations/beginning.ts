import { plannedBasesIn, type PlannedBase } from '../../figures/changes/planned-bases';
import { growthsIn, type Growth } from '../../figures/changes/growth';
import type { Contradiction } from '../../figures/changes/changes-check';
import { likeRowsIn, type LikeRow } from '../../figures/sums/like-rows';
import { nearRelationsIn } from '../../figures/changes/near-relations';
import { quantitiesIn, type Quantity, type Standing } from '../../figures/quantity';
import { doneSumOf, recallOf, type DoneSum, type Recall } from '../../figures/changes/recalled';
import {
	namedRatesIn,
	shiftsIn,
	type NamedRate,
	type Shift,
} from '../../figures/changes/recalled-levels';
import { comparableClaims, comparableRates, type Comparable } from '../../figures/retold/restated';
import { mayRetell } from '../../figures/retold/retold';
import { maskCharacter } from '../../text/mask';
import { figuresIn } from '../../text/numerals';
import { gather } from '../../text/gather';
import { mayTellLength } from '../dates/near-durations';
import type { DocumentContext, ParagraphContext } from '../rule';
import { placedTitle } from '../../draft/title';

/** A title of a short item is held against this much of the body, in characters. */
export const farthestBody = 6000;

/** The amounts of a text, and of them what another place may say otherwise. */
export interface Amounts {
	readonly quantities: readonly Quantity[];
	readonly claims: readonly Comparable[];
	/** Those of the claims that stand as figures which were told before may. */
	readonly retellers: readonly Comparable[];
	/** Rates told with their name. */
	readonly levels: readonly Comparable[];
	readonly recalls: readonly Recall[];
	/** Those of the claims that name a sum by what was done to it. */
	readonly sums: readonly DoneSum[];
	readonly rates: readonly NamedRate[];
	readonly shifts: readonly Shift[];
	readonly bases: readonly PlannedBase[];
	readonly growths: readonly Growth[];
}

/** The amounts of a paragraph, and what they say of each other by themselves. */
export interface ParagraphAmounts extends Amounts {
	readonly rows: readonly LikeRow[];
	/** What comes near to what two figures make. */
	readonly misses: readonly Contradiction[];
	/** Whether it tells how long something took. */
	readonly hasLength: boolean;
}

export function amountsOf(text: string, figures = figuresIn(text)): Amounts {
	const quantities = quantitiesIn(text, figures);
	const claims = comparableClaims(text, quantities);
	return {
		quantities,
		claims,
		retellers: claims.filter(({ claim }) => mayRetell(text, claim)),
		levels: comparableRates(text, quantities),
		recalls: gather(claims, (claim) => recallOf(text, claim)),
		sums: gather(claims, doneSumOf),
		rates: namedRatesIn(text, quantities),
		shifts: shiftsIn(text, quantities),
		bases: plannedBasesIn(text, quantities),
		growths: growthsIn(text, quantities),
	};
}

function amountsIn({ text, masked, figures }: ParagraphContext): ParagraphAmounts {
	const amounts = amountsOf(text, figures);
	// What stands in quotation marks is not said by the writer.
	const own = amounts.quantities.filter(
		({ figure }) => masked.charAt(figure.from) !== maskCharacter,
	);
	return {
		...amounts,
		rows: likeRowsIn(text, amounts.quantities),
		misses: nearRelationsIn(text, own),
		hasLength: mayTellLength(text),
	};
}

type Kinds = Omit<Amounts, 'quantities'>;
/** What several paragraphs say, kind by kind, each where its paragraph stands. */
export type Together = { readonly [K in keyof Kinds]: readonly Standing<Kinds[K][number]>[] };
type Gathered = { readonly [K in keyof Kinds]: Standing<Kinds[K][number]>[] };

function addAll<T>(into: T[], items: readonly T[]): void {
	for (const item of items) into.push(item);
}

/** What several stretches of a text say. */
export function together(parts: readonly Together[]): Together {
	const all: Gathered = {
		claims: [],
		retellers: [],
		levels: [],
		recalls: [],
		sums: [],
		rates: [],
		shifts: [],
		bases: [],
		growths: [],
	};
	for (const part of parts) {
		addAll(all.claims, part.claims);
		addAll(all.retellers, part.retellers);
		addAll(all.levels, part.levels);
		addAll(all.recalls, part.recalls);
		addAll(all.sums, part.sums);
		addAll(all.rates, part.rates);
		addAll(all.shifts, part.shifts);
		addAll(all.bases, part.bases);
		addAll(all.growths, part.growths);
	}
	return all;
}

const none: readonly never[] = [];
/** Most paragraphs say nothing of most kinds. */
const at = <T>(items: readonly T[], by: number): readonly Standing<T>[] =>
	items.length === 0 ? none : items.map((one) => ({ one, by }));

/** What a text says that stands at an offset of another one. */
export const told = (one: Amounts, by: number): Together => ({
	claims: at(one.claims, by),
	retellers: at(one.retellers, by),
	levels: at(one.levels, by),
	recalls: at(one.recalls, by),
	sums: at(one.sums, by),
	rates: at(one.rates, by),
	shifts: at(one.shifts, by),
	bases: at(one.bases, by),
	growths: at(one.growths, by),
});

/** The amounts of a paragraph where it stands. */
export interface PlacedAmounts extends Standing<ParagraphAmounts> {
	/** The same, kind by kind, in the text that begins with the title: `head` further on. */
	readonly told: Together;
	readonly head: number;
}

const place = (one: ParagraphAmounts, by: number, head: number): PlacedAmounts => ({
	one,
	by,
	head,
	told: told(one, by + head),
});

/** Most paragraphs stand where they stood before the last edit: what they say there is kept. */
function placerOf(context: ParagraphContext) {
	const amounts = amountsIn(context);
	let last: PlacedAmounts | undefined;
	return {
		amounts,
		at(by: number, head: number): PlacedAmounts {
			if (last?.by !== by || last.head !== head) last = place(amounts, by, head);
			return last;
		},
	};
}

/** What of a paragraph is told within its first characters. */
function within(one: ParagraphAmounts, length: number): ParagraphAmounts {
	const isWithin = ({ to }: Quantity): boolean => to <= length;
	const ofClaim = <T extends Comparable>(all: readonly T[]): readonly T[] =>
		all.filter(({ claim }) => isWithin(claim.quantity));
	return {
		...one,
		quantities: one.quantities.filter(isWithin),
		claims: ofClaim(one.claims),
		retellers: ofClaim(one.retellers),
		levels: ofClaim(one.levels),
		recalls: ofClaim(one.recalls),
		sums: ofClaim(one.sums),
		rates: one.rates.filter(({ quantity }) => isWithin(quantity)),
		shifts: one.shifts.filter(({ now }) => isWithin(now)),
		bases: one.bases.filter(({ quantity }) => isWithin(quantity)),
		growths: one.growths.filter(({ quantity }) => isWithin(quantity)),
		rows: one.rows.filter(({ parts }) => isWithin(parts.at(-1)!)),
		misses: one.misses.filter(({ wrong }) => isWithin(wrong)),
	};
}

/** What title and lead are held against: the beginning of the body, without a title that stands in it. */
export interface Beginning {
	readonly title: ReturnType<typeof placedTitle>;
	readonly text: string;
	/** Offset of the text in the draft. */
	readonly start: number;
	/** The title as a line; empty where there is none. */
	readonly head: string;
	/** Amounts of its paragraphs. */
	readonly amounts: readonly PlacedAmounts[];
}

/** Made once of a draft for all rules that ask for it. */
export const beginningOf = (document: DocumentContext): Beginning =>
	document.once(makeBeginning, () => makeBeginning(document));

function makeBeginning(document: DocumentContext): Beginning {
	const { draft } = document;
	const title = placedTitle(draft);
	const head = title ? `${title.text}\n` : '';
	const start = Math.max(draft.body.from, title && title.to >= draft.body.from ? title.to : 0);
	const end = Math.min(draft.body.to, start + farthestBody);
	const amounts: PlacedAmounts[] = [];
	for (const paragraph of draft.paragraphs) {
		if (paragraph.from >= end) break;
		if (paragraph.from < start || paragraph.from === paragraph.to) continue;
		const by = paragraph.from - start;
		const own = document.read(paragraph, placerOf);
		amounts.push(
			paragraph.to <= end
				? own.at(by, head.length)
				: place(within(own.amounts, end - paragraph.from), by, head.length),
		);
	}
	return { title, text: draft.text.slice(start, end), start, head, amounts };
}

/** What paragraphs hold of one kind, each where its paragraph stands. */
export function standing<T>(
	amounts: readonly Standing<ParagraphAmounts>[],
	itemsOf: (own: ParagraphAmounts) => readonly T[],
): readonly Standing<T>[] {
	const all: Standing<T>[] = [];
	for (const { one, by } of amounts) {
		for (const item of itemsOf(one)) all.push({ one: item, by });
	}
	return all;
}
