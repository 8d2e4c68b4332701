import { growthsIn, type Growth } from '../../figures/changes/growth';
import type { Contradiction } from '../../figures/changes/changes-check';
import { likeRowsIn, type LikeRow } from '../../figures/sums/like-rows';
import { nearRelationsIn } from '../../figures/changes/near-relations';
import { quantitiesIn, type Quantity, type Standing } from '../../figures/quantity';
import { recallOf, type Recall } from '../../figures/changes/recalled';
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
	readonly rates: readonly NamedRate[];
	readonly shifts: readonly Shift[];
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
		recalls: claims.flatMap((claim) => recallOf(text, claim) ?? []),
		rates: namedRatesIn(text, quantities),
		shifts: shiftsIn(text, quantities),
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

/** What title and lead are held against: the beginning of the body, without a title that stands in it. */
export interface Beginning {
	readonly title: ReturnType<typeof placedTitle>;
	readonly text: string;
	/** Offset of the text in the draft. */
	readonly start: number;
	/** Amounts of its paragraphs. */
	readonly amounts: readonly Standing<ParagraphAmounts>[];
}

/** Made once of a draft for all rules that ask for it. */
export const beginningOf = (document: DocumentContext): Beginning =>
	document.once(makeBeginning, () => makeBeginning(document));

function makeBeginning(document: DocumentContext): Beginning {
	const { draft } = document;
	const title = placedTitle(draft);
	const start = Math.max(draft.body.from, title && title.to >= draft.body.from ? title.to : 0);
	const end = Math.min(draft.body.to, start + farthestBody);
	const amounts: Standing<ParagraphAmounts>[] = [];
	for (const paragraph of draft.paragraphs) {
		if (paragraph.from >= end) break;
		if (paragraph.from < start || paragraph.from === paragraph.to) continue;
		amounts.push({ one: document.read(paragraph, amountsIn), by: paragraph.from - start });
	}
	return { title, text: draft.text.slice(start, end), start, amounts };
}

/** Adds those of which the amount does not reach beyond `end`; called for every paragraph at every edit. */
function addWithin<T>(
	into: Standing<T>[],
	{ items, by }: { readonly items: readonly T[]; readonly by: number },
	end: number,
	quantityOf: (one: T) => Quantity,
): void {
	for (const one of items) if (quantityOf(one).to + by <= end) into.push({ one, by });
}

/** All amounts of several paragraphs that do not reach beyond an offset. */
export function quantitiesOf(
	amounts: readonly Standing<Amounts>[],
	end: number,
): readonly Standing<Quantity>[] {
	const all: Standing<Quantity>[] = [];
	for (const { one, by } of amounts)
		addWithin(all, { items: one.quantities, by }, end, (quantity) => quantity);
	return all;
}

/** The rows of several paragraphs, as far as an offset. */
export const rowsOf = (
	amounts: readonly Standing<ParagraphAmounts>[],
	end: number,
): readonly Standing<LikeRow>[] =>
	amounts.flatMap(({ one, by }) =>
		one.rows.flatMap((row) => (row.parts.at(-1)!.to + by <= end ? [{ one: row, by }] : [])),
	);

type Kinds = Omit<Amounts, 'quantities'>;
type Together = { readonly [K in keyof Kinds]: readonly Standing<Kinds[K][number]>[] };

/** What several paragraphs say, kind by kind; what reaches beyond `end` is left out. */
export function together(amounts: readonly Standing<Amounts>[], end: number): Together {
	const claims: Standing<Comparable>[] = [];
	const retellers: Standing<Comparable>[] = [];
	const levels: Standing<Comparable>[] = [];
	const recalls: Standing<Recall>[] = [];
	const rates: Standing<NamedRate>[] = [];
	const shifts: Standing<Shift>[] = [];
	const growths: Standing<Growth>[] = [];
	for (const { one, by } of amounts) {
		addWithin(claims, { items: one.claims, by }, end, ({ claim }) => claim.quantity);
		addWithin(retellers, { items: one.retellers, by }, end, ({ claim }) => claim.quantity);
		addWithin(levels, { items: one.levels, by }, end, ({ claim }) => claim.quantity);
		addWithin(recalls, { items: one.recalls, by }, end, ({ claim }) => claim.quantity);
		addWithin(rates, { items: one.rates, by }, end, ({ quantity }) => quantity);
		addWithin(shifts, { items: one.shifts, by }, end, ({ now }) => now);
		addWithin(growths, { items: one.growths, by }, end, ({ quantity }) => quantity);
	}
	return { claims, retellers, levels, recalls, rates, shifts, growths };
}
