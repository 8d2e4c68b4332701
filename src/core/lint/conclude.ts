import type { Draft, Paragraph } from '../draft/draft';
import { metaValue } from '../draft/meta';
import { findVehicle } from '../vehicle/catalogue';
import type { Cell, Change, Grounds } from './cells';
import type { LintEnvironment, LintFinding } from './engine';
import { told } from './finish';
import { Holders } from './holders';
import { KinIndex } from './kin';
import { noTables } from './office-tables';
import type { DocumentContext, DocumentRule, ParagraphContext, Rule } from './rule';
import { carried } from './shift-finding';
import { errorText, type RuleFailure } from './stretches';

type ContextOf = (paragraph: Paragraph) => ParagraphContext;

/** Paragraphs that conclusions look closer at, kept while conclusions ask for them. */
function createReadings(contextOf: ContextOf) {
	const known = new Map<string, { readonly context: ParagraphContext; askedIn: number }>();
	let now = 0;
	/** How many were asked for since the last call of `begin`. */
	let asked = 0;

	function forget(): void {
		for (const [text, { askedIn }] of known) if (askedIn !== now) known.delete(text);
	}

	return {
		/** What nobody asked for since the last call may be forgotten. */
		begin(): void {
			if (known.size > 2 * asked) forget();
			now++;
			asked = 0;
		},
		read<T>(paragraph: Paragraph, read: (context: ParagraphContext) => T): T {
			const { text } = paragraph;
			let one = known.get(text);
			if (!one) known.set(text, (one = { context: contextOf(paragraph), askedIn: -1 }));
			if (one.askedIn !== now) {
				one.askedIn = now;
				asked++;
			}
			return one.context.shared(read);
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
	const made = new Map<unknown, unknown>();
	return {
		draft,
		vehicle: findVehicle(environment.catalogue, name),
		meta: (key) => metaValue(draft, key),
		read: (paragraph, read) => readings.read(paragraph, read),
		once<T>(key: unknown, make: () => T): T {
			// What is kept under a key is what that key's maker gave.
			if (!made.has(key)) made.set(key, make());
			return made.get(key) as T;
		},
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

/** The next stretch with text behind a change, or before it. */
function neighbour({ cells, next, added }: Change, where: 'above' | 'below'): Cell | undefined {
	const step = where === 'below' ? 1 : -1;
	let at = where === 'below' ? next : next - added.length - 1;
	while (cells[at]?.isBlank) at += step;
	return cells[at];
}

function touches(change: Change, rule: DocumentRule, index: number): boolean {
	const has = (cell: Cell): boolean => cell.itemsOf(index) !== undefined;
	if (change.removed.some(has) || change.added.some(has)) return true;
	if (rule.reads === undefined) return false;
	// What reads the paragraph above it stands below the change.
	const reader = neighbour(change, rule.reads === 'above' ? 'below' : 'above');
	return reader !== undefined && has(reader);
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
	readonly holders: Holders;
	/** The change kept what conclusions need not be drawn anew for. */
	readonly isCalm: boolean;
	readonly context: DocumentContext;
	readonly grounds: Grounds;
}

const noFindings: readonly LintFinding[] = [];

function conclusionOf(
	known: Known,
	{ change, holders, isCalm, context, grounds }: Moment,
): readonly LintFinding[] {
	const { rule, index } = known;
	if (!rule.conclude) return noFindings;
	const on = rule.grounds?.(context);
	const stands = isCalm && on !== undefined && on === known.grounds;
	known.grounds = undefined;
	if (stands && !touches(change, rule, index)) {
		known.conclusion = carried(known.conclusion, change.by, change.at);
	} else {
		const found = rule.conclude(holders.of(index), context);
		known.conclusion = told(rule, found, grounds.severities[index]!, grounds.settings);
	}
	// Only now: where the rule threw, nothing is known.
	known.grounds = on;
	return known.conclusion;
}

const nothing: readonly (readonly LintFinding[])[] = [];

function kinOf(
	{ rule, index, kin }: Known,
	{ change, context, grounds }: Moment,
): Iterable<readonly LintFinding[]> {
	const { kin: kinship } = rule;
	if (!kin || !kinship) return nothing;
	const { settings, severities } = grounds;
	return kin.update(change, (group) =>
		told(rule, kinship.compare(group, context), severities[index]!, settings),
	);
}

/**
 * Lets document rules say what their items mean together; one that throws is named and the others still
 * speak. What an edit cannot have changed is not concluded again.
 * @param contextOf what a paragraph of the body is looked at with.
 */
export function createConclusions(rules: readonly Rule[], contextOf: ContextOf) {
	const all = rules.flatMap(knownOf);
	const readings = createReadings(contextOf);
	const holders = new Holders(rules.length);
	let last: LintEnvironment | undefined;
	return (change: Change, grounds: Grounds, draft: Draft, environment: LintEnvironment) => {
		readings.begin();
		const isCalm = change.isPlain && keepsShape(change) && areAlike(environment, last);
		last = environment;
		const context = documentContext(draft, environment, readings);
		holders.follow(change);
		const moment = { change, holders, isCalm, context, grounds };
		const findings: LintFinding[] = [];
		const failures: RuleFailure[] = [];
		for (const known of all) {
			try {
				const conclusion = conclusionOf(known, moment);
				for (const list of kinOf(known, moment)) for (const one of list) findings.push(one);
				for (const one of conclusion) findings.push(one);
			} catch (error) {
				failures.push({ rule: known.rule.id, error: errorText(error) });
			}
		}
		return { findings, failures };
	};
}
