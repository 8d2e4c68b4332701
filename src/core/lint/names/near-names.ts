import type { Draft, Paragraph } from '../../draft/draft';
import { isCommonHan } from '../../text/characters';
import type { Span } from '../../text/span';
import { areFlatHomophones, areNearHomophones } from '../lexicon/homophones';
import { isLoneWord, isParticle } from '../lexicon/lone-words';
import type { NamePair } from './name-pairs';
import { framesOf, longestText, nearPlacesIn, tellingSame, type NearPlaces } from './near-places';
import type { DocumentContext, ParagraphContext } from '../rule';
import { placedTitle } from '../../draft/title';
import { coreAt, isToldAsTwo, personAt, type Suspicion } from './told-as-two';

/**
 * Names of any kind that a text writes two ways: known by what is the same around one character that sounds or
 * looks like the other, and by no dictionary having a word for it.
 */

/** As far as a short item reaches, in characters; longer texts name more things, and some are alike. */
const longestBody = 8000;

/** How often the character stands in the text beside the neighbour that both places have. */
function countAt(text: string, at: number, pair: NearPlaces): number {
	const core = coreAt(text, at, pair);
	let n = 0;
	for (let i = text.indexOf(core); i >= 0; i = text.indexOf(core, i + 1)) n++;
	return n;
}

/** The name as it is shown: what is the same around the character, up to words of the sentence. */
function nameAt(text: string, at: number, pair: NearPlaces): Span {
	const person = personAt(text, at, pair);
	if (person) return person;
	let from = at - Math.min(pair.before, 1);
	while (at - from < Math.min(pair.before, 3) && !isLoneWord(text.charCodeAt(from - 1))) from--;
	const end = at + pair.length;
	let to = end;
	while (to - end < Math.min(pair.behind, 4) && !isParticle(text.charCodeAt(to))) to++;
	return { from, to };
}

/** The paragraphs of a draft, before them its title where that stands in the head. */
function paragraphsOf(draft: Draft): readonly Paragraph[] {
	const { paragraphs, frontMatter } = draft;
	const title = frontMatter && placedTitle(draft);
	return title ? [{ ...title, index: -1, level: 0 }, ...paragraphs] : paragraphs;
}

/** A draft that is read for names. */
interface Reading {
	readonly context: DocumentContext;
	readonly paragraphs: readonly Paragraph[];
}

const paragraphAt = (paragraphs: readonly Paragraph[], at: number): Paragraph | undefined =>
	paragraphs.find(({ from, to }) => from <= at && at < to);

const knownWords = (context: ParagraphContext): ParagraphContext['knownWordAround'] =>
	context.knownWordAround;

/**
 * What stands at a place by the dictionary: a word by itself, a character of no word, one of a word that lies in
 * what both places have. Or it is no part of a name: one of a word that reaches beyond, or the end of something
 * else before words that both places have (台账|纳入, 泵站|纳入).
 */
type Standing = 'alone' | 'unknown' | 'within' | 'apart';

const joining: ReadonlySet<string> = new Set('和与及同跟');

const mayBegin = (before: number): boolean => !isCommonHan(before) || isParticle(before);

function standingAt({ context, paragraphs }: Reading, at: number, pair: NearPlaces): Standing {
	const { draft } = context;
	// 幼儿园和小学, 幼儿园合用: what follows the same words in both is another word.
	if (pair.behind === 0 && joining.has(draft.text.charAt(at))) return 'apart';
	const paragraph = paragraphAt(paragraphs, at);
	if (paragraph === undefined) return 'apart';
	const wordAround = context.read(paragraph, knownWords);
	const place = at - paragraph.from;
	const word = wordAround(place);
	if (word.to - word.from > 1) {
		const isWithin =
			word.from >= place - pair.before && word.to <= place + pair.length + pair.behind;
		return isWithin ? 'within' : 'apart';
	}
	const isSingle = (beside: number): boolean => {
		const { from, to } = wordAround(beside);
		return to - from < 2;
	};
	const isPart =
		pair.length === 2 ||
		(pair.before > 0 && isSingle(place - 1)) ||
		(pair.behind > 0 && isSingle(place + pair.length)) ||
		(pair.before === 0 && mayBegin(draft.text.charCodeAt(at - 1)));
	if (!isPart) return 'apart';
	return isLoneWord(draft.text.charCodeAt(at)) ? 'alone' : 'unknown';
}

/** No dictionary has a word for one of the two, and so much is the same that the other is a name too. */
function isUnknown(reading: Reading, pair: NearPlaces): boolean {
	const { text } = reading.context.draft;
	const first = standingAt(reading, pair.first, pair);
	if (first === 'apart') return false;
	const standings = [first, standingAt(reading, pair.second, pair)];
	if (standings.includes('apart') || !standings.includes('unknown')) return false;
	if (pair.length === 2) return true;
	if (pair.before + pair.behind >= tellingSame) return true;
	if (personAt(text, pair.first, pair) && personAt(text, pair.second, pair)) {
		// 贺敏芝 and 贺敏之: of a name any character is a part.
		if (areFlatHomophones(text.charAt(pair.first), text.charAt(pair.second))) return true;
	}
	const isHeard = areNearHomophones(text.charAt(pair.first), text.charAt(pair.second));
	return !standings.includes('alone') && (isHeard || !standings.includes('within'));
}

function judged(reading: Reading, pair: NearPlaces): NamePair | undefined {
	const { text } = reading.context.draft;
	const { first, second } = pair;
	if (!isUnknown(reading, pair)) return undefined;
	const counts = [countAt(text, first, pair), countAt(text, second, pair)] as const;
	// The one that is told once; of two such the second.
	const isFirst = counts[1] > 1;
	if (isFirst && counts[0] > 1) return undefined;
	const [slip, model, count] = isFirst ? [first, second, counts[1]] : [second, first, counts[0]];
	const suspicion: Suspicion = { ...pair, slip, model };
	if (isToldAsTwo(text, suspicion)) return undefined;
	const placeOf = (at: number): NamePair['slip'] => {
		const name = nameAt(text, at, pair);
		return { ...name, text: text.slice(name.from, name.to) };
	};
	return { slip: placeOf(slip), model: placeOf(model), count };
}

/**
 * Names that are written two ways. Offsets are of the draft.
 * @param people who is introduced by a post or role: of two of them each is meant.
 */
export function nearRepeats(
	context: DocumentContext,
	people: readonly Span[],
): readonly NamePair[] {
	const { text, body } = context.draft;
	if (body.to - body.from > longestBody || text.length > longestText) return [];
	const isIntroduced = (at: number): boolean =>
		people.some(({ from, to }) => from <= at && at < to);
	const found = new Map<number, NamePair>();
	const reading: Reading = { context, paragraphs: paragraphsOf(context.draft) };
	const stretches = reading.paragraphs.map((paragraph) => ({
		from: paragraph.from,
		frames: context.read(paragraph, framesOf),
	}));
	for (const pair of nearPlacesIn(text, stretches)) {
		if (isIntroduced(pair.first) && isIntroduced(pair.second)) continue;
		const one = judged(reading, pair);
		if (one && !found.has(one.slip.from)) found.set(one.slip.from, one);
	}
	return [...found.values()];
}
