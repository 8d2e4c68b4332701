import type { Draft, Paragraph } from '../draft/draft';
import { metaValue } from '../draft/meta';
import type { Segmenter } from '../segment/segmenter';
import { findVehicle } from '../vehicle/catalogue';
import type { Cell, Change, Grounds } from './cells';
import type { LintEnvironment, LintFinding } from './engine';
import { told } from './finish';
import { KinIndex } from './kin';
import { noTables } from './office-tables';
import { createParagraphContext } from './paragraph-context';
import type { Collected, DocumentContext, DocumentRule, ParagraphContext, Rule } from './rule';
import { carried } from './shift-finding';
import { errorText, type RuleFailure } from './stretches';

/** Paragraphs that conclusions look closer at, kept while conclusions ask for them. */
function createReadings(segmenter: Segmenter) {
	let known = new Map<string, ParagraphContext>();
	let asked = new Map<string, ParagraphContext>();
	return {
		/** What nobody asks for until the next call is forgotten then. */
		begin(): void {
			known = asked;
			asked = new Map();
		},
		read<T>(paragraph: Paragraph, read: (context: ParagraphContext) => T): T {
			const { text } = paragraph;
			let context = asked.get(text) ?? known.get(text);
			context ??= createParagraphContext(paragraph, 'body', segmenter);
			asked.set(text, context);
			return context.shared(read);
		},
	};
}

type Readings = ReturnType<typeof createReadings>;

function documentContext(
	draft: Draft,
	environment: LintEnvironment,
	readings: Readings,
): DocumentContext {
	const name = environment.vehicle ?? metaValue(draft, '载体');
	return {
		draft,
		vehicle: findVehicle(environment.catalogue, name),
		meta: (key) => metaValue(draft, key),
		read: (paragraph, read) => readings.read(paragraph, read),
		now: environment.now,
		history: environment.history,
		tables: environment.tables ?? noTables,
	};
}

/** Whether a change left the same number of stretches at the same places, empty ones where they were. */
const keepsShape = ({ removed, added }: Change): boolean =>
	removed.length === added.length &&
	added.every((cell, i) => {
		const other = removed[i]!;
		return cell.place === other.place && cell.isBlank === other.isBlank;
	});

/** Whether what grounds need not name is the same: clock and history they have to. */
const areAlike = (a: LintEnvironment, b: LintEnvironment | undefined): boolean =>
	a.catalogue === b?.catalogue && a.vehicle === b.vehicle && a.tables === b.tables;

/** The first stretch with text behind a change. */
const cellBelow = ({ cells, next }: Change): Cell | undefined => {
	for (let at = next; at < cells.length; at++) if (!cells[at]!.isBlank) return cells[at];
	return undefined;
};

function touches(change: Change, rule: DocumentRule, index: number): boolean {
	const has = (cell: Cell): boolean => cell.itemsOf(index) !== undefined;
	if (change.removed.some(has) || change.added.some(has)) return true;
	const below = rule.readsAbove === true ? cellBelow(change) : undefined;
	return below !== undefined && has(below);
}

function collectedOf(cells: readonly Cell[], rule: number): Collected<unknown>[] {
	const collected: Collected<unknown>[] = [];
	for (const cell of cells) {
		const items = cell.itemsOf(rule);
		if (items) collected.push({ paragraph: cell.paragraph, place: cell.place, items });
	}
	return collected;
}

/** What is known of one document rule from one draft to the next. */
interface Known {
	readonly rule: DocumentRule;
	readonly index: number;
	readonly kin: KinIndex | undefined;
	grounds: string | undefined;
	conclusion: readonly LintFinding[];
}

const knownOf = (rule: Rule, index: number): Known[] => {
	if (rule.scope !== 'document') return [];
	const kin = rule.kin && new KinIndex(index, rule.kin);
	return [{ rule, index, kin, grounds: undefined, conclusion: [] }];
};

interface Moment {
	readonly change: Change;
	/** The change kept what conclusions need not be drawn anew for. */
	readonly isCalm: boolean;
	readonly context: DocumentContext;
	readonly grounds: Grounds;
}

function conclusionOf(known: Known, { change, isCalm, context, grounds }: Moment) {
	const { rule, index } = known;
	if (!rule.conclude) return [];
	const on = rule.grounds?.(context);
	const stands = isCalm && on !== undefined && on === known.grounds;
	known.grounds = undefined;
	if (stands && !touches(change, rule, index)) {
		known.conclusion = carried(known.conclusion, change.by, change.at);
	} else {
		const found = rule.conclude(collectedOf(change.cells, index), context);
		known.conclusion = told(rule, found, grounds.severities[index]!, grounds.settings);
	}
	// Only now: where the rule threw, nothing is known.
	known.grounds = on;
	return [known.conclusion];
}

function kinOf({ rule, index, kin }: Known, { change, context, grounds }: Moment) {
	const { kin: kinship } = rule;
	if (!kin || !kinship) return [];
	const { settings, severities } = grounds;
	return kin.update(change, (group) =>
		told(rule, kinship.compare(group, context), severities[index]!, settings),
	);
}

/**
 * Lets document rules say what their items mean together; one that throws is named and the others still
 * speak. What an edit cannot have changed is not concluded again.
 */
export function createConclusions(rules: readonly Rule[], segmenter: Segmenter) {
	const all = rules.flatMap(knownOf);
	const readings = createReadings(segmenter);
	let last: LintEnvironment | undefined;
	return (change: Change, grounds: Grounds, draft: Draft, environment: LintEnvironment) => {
		readings.begin();
		const isCalm = change.isPlain && keepsShape(change) && areAlike(environment, last);
		last = environment;
		const context = documentContext(draft, environment, readings);
		const moment = { change, isCalm, context, grounds };
		const lists: (readonly LintFinding[])[] = [];
		const failures: RuleFailure[] = [];
		for (const known of all) {
			try {
				const own = [...kinOf(known, moment), ...conclusionOf(known, moment)];
				for (const list of own) lists.push(list);
			} catch (error) {
				failures.push({ rule: known.rule.id, error: errorText(error) });
			}
		}
		return { lists, failures };
	};
}
