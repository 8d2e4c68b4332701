import type { Draft } from '../draft/draft';
import { metaValue } from '../draft/meta';
import type { Segmenter } from '../segment/segmenter';
import { findVehicle } from '../vehicle/catalogue';
import type { LintEnvironment } from './engine';
import type { Raw } from './finish';
import { noTables } from './office-tables';
import { createParagraphContext } from './paragraph-context';
import type { Collected, DocumentContext, Rule } from './rule';
import { errorText, type RuleFailure } from './stretches';

/** What document rules collected, by index of the rule, in text order. */
export type Collections = Map<number, Collected<unknown>[]>;

interface Sources {
	readonly draft: Draft;
	readonly environment: LintEnvironment;
	readonly segmenter: Segmenter;
}

function documentContext({ draft, environment, segmenter }: Sources): DocumentContext {
	const name = environment.vehicle ?? metaValue(draft, '载体');
	return {
		draft,
		vehicle: findVehicle(environment.catalogue, name),
		meta: (key) => metaValue(draft, key),
		contextOf: (paragraph) => createParagraphContext(paragraph, 'body', segmenter),
		now: environment.now,
		history: environment.history,
		tables: environment.tables ?? noTables,
	};
}

/** Lets every document rule conclude; one that throws is named and the others still speak. */
export function conclude(
	rules: readonly Rule[],
	collections: Collections,
	sources: Sources,
): { readonly found: readonly Raw[]; readonly failures: readonly RuleFailure[] } {
	const context = documentContext(sources);
	const found: Raw[] = [];
	const failures: RuleFailure[] = [];
	rules.forEach((rule, index) => {
		if (rule.scope !== 'document') return;
		try {
			const findings = rule.conclude(collections.get(index) ?? [], context);
			for (const finding of findings) found.push({ rule, finding });
		} catch (error) {
			failures.push({ rule: rule.id, error: errorText(error) });
		}
	});
	return { found, failures };
}
