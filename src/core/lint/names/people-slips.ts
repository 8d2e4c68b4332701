import { opensWithHan } from '../../text/characters';
import { areFlatHomophones, areNearHomophones } from '../lexicon/homophones';
import { isLoneWord } from '../lexicon/lone-words';
import { lookAlike } from '../lexicon/look-alikes';
import { soundOf } from '../lexicon/sound-alikes';
import { standTogether, type NamePair } from './name-pairs';
import type { NamedThing } from './named-things';

/** People who were introduced by a post or role and are named again otherwise. Offsets are of the draft. */

/** Names are looked for again up to this many. */
const mostNames = 12;
/** A name of so many characters may have one wrong and still be told. */
const fullName = 3;

/** A name with another post before it may be another person's: 员, 长, 户 end one, and 和 joins two people. */
const endsRole =
	/[员长人户民居主师工生医任士手家商友者属部导记官警匠兵表弟兄哥姐妹嫂妻夫子女儿父母孙和与同跟]/u;
const opensName = (before: string): boolean =>
	opensWithHan(before)
		? isLoneWord(before.charCodeAt(0)) && !endsRole.test(before)
		: /^(?:$|[，。；：！？\s（“])/u.test(before);

/** Who he is follows the name: 王小明（…）, 王小明同志任局长. */
const getsPost = /^(?:（|(?:同志)?(?:[担兼]?任|当选|接任|为))/u;

/** A place with its text. */
type Place = NamePair['slip'];

/** Where a name stands that differs from another in one character behind the surname. */
function nearNames(text: string, start: number, name: string): readonly Place[] {
	const found: Place[] = [];
	const surname = name.charAt(0);
	for (let from = text.indexOf(surname, start); from >= 0; from = text.indexOf(surname, from + 1)) {
		const near = text.slice(from, from + fullName);
		if (isOneOff(near, name)) found.push({ from, to: from + fullName, text: near });
	}
	return found;
}

const areAlike = (name: string, other: string, alike: (a: string, b: string) => boolean): boolean =>
	[1, 2].every((n) => {
		const [a, b] = [name.charAt(n), other.charAt(n)];
		return a === b || alike(a, b);
	});

const surelyAlike = (a: string, b: string): boolean =>
	soundOf(a) === soundOf(b) || areFlatHomophones(a, b) || lookAlike(a, b);

const areNearlyAlike = (a: string, b: string): boolean =>
	surelyAlike(a, b) || areNearHomophones(a, b);

const tells = /^(?:说|告诉|坦言|表示|介绍|强调|指出|要求|主持)/u;

/** Whether a name is told as that of somebody who was named before. */
const isTakenUp = (text: string, from: number): boolean =>
	opensWithHan(text.charAt(from - 1)) ||
	tells.test(text.slice(from + fullName, from + fullName + 2));

/** 村民王晓明 … 王小明说: the second time without post. */
function isBareSlip(text: string, near: Place, model: NamedThing): boolean {
	// 沈国明 and 沈国民 may be brothers, but no two officers.
	const isTaken = isOfficer.test(model.key) || isTakenUp(text, near.from);
	if (!areAlike(near.text, model.form, isTaken ? areNearlyAlike : surelyAlike)) return false;
	const isBare = opensName(text.charAt(near.from - 1));
	if (!isBare || getsPost.test(text.slice(near.to, near.to + 4))) return false;
	return !standTogether(text, { ...model, ...near }, model);
}

/** What those in office do whom the text has named before. */
const speaks = /^(?:强调|指出|要求|主持|宣布|出席|作了?(?:讲话|总结|部署))/u;
/** So speaks whoever holds a post; what villagers say is told without. */
const tellsInOffice = /^(?:表示|介绍|部署|通报|调研|带队)/u;
const isOfficer = /^p(?:常务)?副?(?:\S{0,3}长|(?:第一)?书记|主任)/u;
const clauseStart = /^(?:$|[，。；：\n])/u;

/** 副县长陈启川 … 陈启州强调: an officer nobody introduced, one character from the one who was. */
function isSpeakerSlip(text: string, near: Place, model: NamedThing): boolean {
	const behind = text.slice(near.to, near.to + 5);
	const isSaid = speaks.test(behind) || (isOfficer.test(model.key) && tellsInOffice.test(behind));
	return isSaid && clauseStart.test(text.charAt(near.from - 1));
}

/** One of the two characters behind the surname differs. */
const isOneOff = (name: string, other: string): boolean =>
	(name.charAt(1) === other.charAt(1)) !== (name.charAt(2) === other.charAt(2));

/** Of people with one post and surname those whose names sound or look alike. */
export function likePeople(people: readonly NamedThing[]): readonly NamedThing[][] {
	const groups: NamedThing[][] = [];
	for (const one of people) {
		const same = groups.find(([first]) => areAlike(one.form, first!.form, surelyAlike));
		if (same) same.push(one);
		else groups.push([one]);
	}
	return groups;
}

/**
 * Those who are named again without their posts, by one wrong character. Where a name stands first says whether it
 * is another person's.
 * @param start where the body of the text begins.
 */
export function slipsOfPeople(
	text: string,
	start: number,
	people: readonly NamedThing[],
): readonly NamePair[] {
	const known = new Map(people.map((one) => [one.form, one]));
	const models = [...known.values()].filter(({ form }) => form.length === fullName);
	if (models.length === 0 || known.size > mostNames) return [];
	const slips = new Map<number, NamePair>();
	for (const model of models) {
		const told = new Set<string>();
		for (const slip of nearNames(text, start, model.form)) {
			if (known.has(slip.text)) continue;
			const isFirst = !told.has(slip.text);
			told.add(slip.text);
			const isSlip = (isFirst && isBareSlip(text, slip, model)) || isSpeakerSlip(text, slip, model);
			if (isSlip && !slips.has(slip.from)) slips.set(slip.from, { slip, model, count: 1 });
		}
	}
	return [...slips.values()];
}
