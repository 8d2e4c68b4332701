import type { Draft, Paragraph } from '../draft/draft';
import { sentenceAt } from '../text/clauses';
import type { Span } from '../text/span';
import { areHomophones, areNearHomophones } from './lexicon/homophones';
import { isLoneWord } from './lexicon/lone-words';
import { surnames } from './lexicon/surnames';
import { areContrasted, areOfOneRow } from './name-differences';
import type { NamePair } from './name-pairs';
import { nearPlacesIn, type NearPlaces } from './near-places';
import type { DocumentContext, ParagraphContext } from './rule';

/**
 * Names of any kind that a text writes two ways: known by what is the same around one character that sounds or
 * looks like the other, and by no dictionary having a word for it.
 */

/** As far as a short item reaches, in characters; longer texts name more things, and some are alike. */
const longest = 8000;

/** With so many characters the same, one of the two may be in the dictionary. */
const tellingSame = 3;

const fullName = 3;

/** One of the two places. */
interface Reading {
	readonly at: number;
	/** The character with its neighbour that is the same in both. */
	readonly core: string;
	/** How often that stands in the text. */
	readonly count: number;
}

function countOf(text: string, form: string): number {
	let n = 0;
	for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + 1)) n++;
	return n;
}

function readingAt(text: string, at: number, { before }: NearPlaces): Reading {
	const core = before > 0 ? text.slice(at - 1, at + 1) : text.slice(at, at + 2);
	return { at, core, count: countOf(text, core) };
}

/** The name as it is shown: what is the same around the character, up to words of the sentence. */
function nameAt(text: string, at: number, { before, behind }: NearPlaces): Span {
	const isPart = (place: number): boolean => !isLoneWord(text.charCodeAt(place));
	let from = at;
	while (at - from < Math.min(before, 3) && isPart(from - 1)) from--;
	let to = at + 1;
	while (to - at <= Math.min(behind, 4) && isPart(to)) to++;
	return { from, to };
}

function areTwo(text: string, { first, second }: NearPlaces): boolean {
	const [own, other] = [text.charAt(first), text.charAt(second)];
	return areOfOneRow(own, other) || areContrasted({ own, other, before: 0, behind: 0 });
}

/** What tells that the text itself speaks of two ways of writing. */
const namesAnew =
	/(?:更名|改名|原名|原称|又[称名]|曾[称名]|误[写作为]|错[写成]|写[成作]|并入)[为成作]?[“《]?$/u;
const isNamedAnew = (text: string, { from }: Span): boolean =>
	namesAnew.test(text.slice(Math.max(0, from - 6), from));

const ofVillage = /^[\u4e00-\u9fff]?(?:[村路街组屯寨]|社区|小区|小学)/u;
const owner = /[\u4e00-\u9fff]{2}(?:[镇乡县区市]|街道)(?=[\u4e00-\u9fff]{0,5}$)/u;

/** Villages of two towns may be called alike. */
function haveTwoOwners(text: string, { first, second, behind }: NearPlaces): boolean {
	if (!ofVillage.test(text.slice(first + 1, first + 1 + behind))) return false;
	const ownerAt = (at: number): string | undefined =>
		owner.exec(text.slice(Math.max(0, at - 8), at))?.[0];
	const [a, b] = [ownerAt(first), ownerAt(second)];
	return a !== undefined && b !== undefined && a !== b;
}

/** Where a person's name would begin whose other characters are the same. */
function personAt(text: string, at: number, { before, behind }: NearPlaces): number | undefined {
	if (before + behind > fullName) return undefined;
	for (const from of [at - 1, at - 2]) {
		const hasAll = at - from <= before && from + fullName - 1 - at <= behind;
		if (hasAll && surnames.has(text.charAt(from))) return from;
	}
	return undefined;
}

const role = /[员长人户民主师工生医任士手友者属部导]/u;
const opensClause = /[\u4e00-\u9fff]/u;
const speaks = /^(?:[说称等]|介绍|表示|强调|指出|要求|主持|告诉|坦言)/u;

/** 干部王小明 may well be another one than 局长王晓明, and who does another thing may be his brother. */
function mayBeAnother(text: string, slip: Reading, pair: NearPlaces): boolean {
	const from = personAt(text, slip.at, pair);
	if (from === undefined) return false;
	const before = text.slice(Math.max(0, from - 1), from);
	if (role.test(before) || (surnames.has(before) && !isLoneWord(before.charCodeAt(0)))) return true;
	const [one, other] = [text.charAt(pair.first), text.charAt(pair.second)];
	if (areHomophones(one, other) || !areNearHomophones(one, other)) return false;
	return (
		!opensClause.test(before) && !speaks.test(text.slice(from + fullName, from + fullName + 2))
	);
}

const knownWords = ({ isInKnownWord }: ParagraphContext): ((at: number) => boolean) =>
	isInKnownWord;

/** How many of the two characters belong to words of the dictionary. */
function inWords(context: DocumentContext, { first, second }: NearPlaces): number {
	const isIn = (at: number): boolean => {
		const paragraph = paragraphAt(context.draft, at);
		return paragraph === undefined || context.read(paragraph, knownWords)(at - paragraph.from);
	};
	return Number(isIn(first)) + Number(isIn(second));
}

const paragraphAt = (draft: Draft, at: number): Paragraph | undefined =>
	draft.paragraphs.find(({ from, to }) => from <= at && at < to);

/** Names that look alike only, or of which a word is known, need more that is the same. */
function isUnknown(context: DocumentContext, pair: NearPlaces): boolean {
	const { text } = context.draft;
	const words = inWords(context, pair);
	if (words === 2) return false;
	if (pair.before + pair.behind >= tellingSame) return true;
	const isHeard = areNearHomophones(text.charAt(pair.first), text.charAt(pair.second));
	return words === 0 && (isHeard || personAt(text, pair.second, pair) !== undefined);
}

function judged(context: DocumentContext, pair: NearPlaces): NamePair | undefined {
	const { text } = context.draft;
	if (areTwo(text, pair) || haveTwoOwners(text, pair)) return undefined;
	const [first, second] = [readingAt(text, pair.first, pair), readingAt(text, pair.second, pair)];
	const [slip, model] = second.count > 1 ? [first, second] : [second, first];
	if (slip.count > 1 || mayBeAnother(text, slip, pair)) return undefined;
	const sentence = sentenceAt(text, slip.at);
	if (text.slice(sentence.from, sentence.to).includes(model.core)) return undefined;
	const [own, other] = [nameAt(text, slip.at, pair), nameAt(text, model.at, pair)];
	if (isNamedAnew(text, own) || isNamedAnew(text, other) || !isUnknown(context, pair))
		return undefined;
	return {
		slip: { ...own, text: text.slice(own.from, own.to) },
		model: { ...other, text: text.slice(other.from, other.to) },
		count: model.count,
	};
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
	if (body.to - body.from > longest) return [];
	const isIntroduced = (at: number): boolean =>
		people.some(({ from, to }) => from <= at && at < to);
	const found = new Map<number, NamePair>();
	for (const pair of nearPlacesIn(text, body)) {
		if (isIntroduced(pair.first) && isIntroduced(pair.second)) continue;
		const one = judged(context, pair);
		if (one && !found.has(one.slip.from)) found.set(one.slip.from, one);
	}
	return [...found.values()];
}
