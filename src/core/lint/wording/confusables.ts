import type { Choice } from '../lexicon/choice';
import { choicesBySound } from '../lexicon/choices-by-sound';
import { choices } from '../lexicon/confusable-choices';
import { plainConfusables, sureConfusables, type Confusable } from '../lexicon/confusables';
import { confusablesInContext } from '../lexicon/confusables-in-context';
import type { Hit, ParagraphContext } from '../rule';

/** What is to be said of a written form. */
export interface Verdict {
	readonly use: string;
	readonly safe?: boolean;
	/** Of two right words: how they differ. */
	readonly sense?: string;
	readonly sure?: boolean;
}

const reach = 8;

/** How far a choice looks to either side within its sentence. */
const farther = 70;

/** 误写为“权利清单”: what is quoted to say how it was written. */
const writtenSo = /(?:写成|写为|写作|误作|误为|打成|印成|错成)了?“[^”，。；]{0,8}$/u;

const isQuoted = (text: string, { from, to }: Hit): boolean =>
	(text.charAt(from - 1) === '“' && text.charAt(to) === '”') ||
	writtenSo.test(text.slice(Math.max(0, from - 12), from));

function isWrong(text: string, { from, to }: Hit, one: Confusable): boolean {
	if (one.notAfter?.test(text.slice(Math.max(0, from - reach), from))) return false;
	if (!one.notBefore && !one.before) return true;
	const behind = text.slice(to, to + 2 * reach);
	if (one.notBefore?.test(behind)) return false;
	return one.before?.test(behind) ?? true;
}

function speaksAgainst(context: ParagraphContext, { from, to }: Hit, one: Choice): boolean {
	const text = context.maskedTitles;
	const sentence = context.sentenceAt(from);
	const ahead = text.slice(Math.max(sentence.from, from - farther), from);
	const behind = text.slice(to, Math.min(sentence.to, to + farther));
	return one.against.some(
		({ after, before, notAfter, notBefore }) =>
			(before?.test(behind) ?? true) &&
			(after?.test(ahead) ?? true) &&
			!notAfter?.test(ahead) &&
			!notBefore?.test(behind),
	);
}

/** Words of so many characters are cut as they come: 火|势漫延. */
const longWord = 4;

/** 及其它, 交纳税款: 及其 and 纳税 are words too, but the contexts of these two say all. */
const closed: ReadonlySet<string> = new Set(['其它', '交纳']);

/** Words that are written wrong or for another, by what is written. */
export function createConfusableLookup() {
	const wrongs = new Map<string, Confusable>();
	for (const list of [plainConfusables, sureConfusables, confusablesInContext]) {
		for (const one of list) wrongs.set(one.wrong, one);
	}
	// 末按期: no word of the dictionary tells more about 末 for 未 than what stands before it.
	const certain = new Set([
		...sureConfusables.map(({ wrong }) => wrong),
		...confusablesInContext.map(({ wrong }) => wrong).filter((wrong) => wrong.startsWith('末')),
	]);
	const byWord = new Map([...choices, ...choicesBySound].map((one) => [one.written, one]));
	return {
		triggers: [...new Set([...wrongs.keys(), ...byWord.keys()])] as readonly string[],
		/** What is wrong with a hit; undefined where its characters are right or something else. */
		verdictOn(context: ParagraphContext, hit: Hit): Verdict | undefined {
			const text = context.maskedTitles;
			if (text.charAt(hit.from) !== hit.text.charAt(0) || isQuoted(text, hit)) return undefined;
			const wrong = wrongs.get(hit.text);
			if (wrong) {
				if (!isWrong(text, hit, wrong)) return undefined;
				if (!certain.has(hit.text) && context.straddles(hit)) return undefined;
				return { use: wrong.right, safe: wrong.safe };
			}
			const choice = byWord.get(hit.text);
			if (!choice || !speaksAgainst(context, hit, choice)) return undefined;
			if (!closed.has(hit.text) && hit.text.length < longWord && context.straddles(hit))
				return undefined;
			const { use, sense, sure = false } = choice;
			return { use, sense, sure };
		},
	};
}
