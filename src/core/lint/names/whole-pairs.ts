import type { Span } from '../../text/span';
import { isLoneWord } from '../lexicon/lone-words';
import {
	areContrasted,
	areLike,
	soundAlike,
	wholeDifferenceOf,
	type Difference,
} from './name-differences';
import type { NamedThing } from './named-things';
import { areTogether, goOnAlike, mostNames, type Name, type NamePair } from './name-pairs';

/** Names that many places use side by side. */
const wellKnown: ReadonlySet<string> = new Set(
	'一网通办 一窗通办 一窗受理 一网统管 一网协同 一网通管 一站式 一件事 一次办 最多跑一次 只跑一次 河长制 湖长制 林长制 田长制 路长制 链长制 百千万 千万工程'.split(
		' ',
	),
);

const fewestAlike = 3;

/** A noun is behind the marks, and none of those that a text has many of. */
const isSeldom = ({ item, paragraph: { text } }: Name): boolean =>
	!isLoneWord(text.charCodeAt(item.to));

function isOneQuoted(slip: Name, model: Name, difference: Difference, count: number): boolean {
	const same = difference.before + difference.behind;
	const [own, other] = [slip.item.owner, model.item.owner];
	if (own !== '' && other !== '' && own !== other) return false;
	const areOfAKind = own !== '' && own === other;
	const isTold = count > 1 || difference.own.length !== difference.other.length;
	// “小橘灯” and “小桔灯” are heard as one; of two characters that differ otherwise there may be many.
	if (same === 2 && slip.item.form.length === fewestAlike && soundAlike(difference)) return true;
	if (same < fewestAlike) return same === 2 && areOfAKind && count > 1 && areLike(difference);
	if (soundAlike(difference) || count > 2) return true;
	// “窑火千年”特展 and “窑火千载”特展: of what is seldom named there is one.
	if (own === '' && other === '' && isSeldom(slip) && goOnAlike(slip, model)) return true;
	return areOfAKind ? isTold || areLike(difference) : count > 1 && areLike(difference);
}

/** “甲”“乙” in one sentence are two, and so are names that many places use. */
const areApart = (a: Name, b: Name): boolean =>
	areTogether(a, b) || (wellKnown.has(a.item.form) && wellKnown.has(b.item.form));

const placeOf = ({ item, paragraph }: Name): Span & { readonly text: string } => ({
	from: item.from + paragraph.from,
	to: item.to + paragraph.from,
	text: item.text,
});

const offsetOf = ({ item, paragraph }: Name): number => item.from + paragraph.from;

/** Names of known ends, each with all its places. */
function byForm(names: readonly Name[]): ReadonlyMap<string, readonly Name[]> {
	const forms = new Map<string, Name[]>();
	for (const one of names) {
		const same = forms.get(one.item.form);
		if (same) same.push(one);
		else forms.set(one.item.form, [one]);
	}
	return forms;
}

type Judge = (slip: Name, models: readonly Name[]) => boolean;

/** Each name that is told once with the first other that a judge takes it for. */
function slipsOf(names: readonly Name[], isSlip: Judge): readonly NamePair[] {
	if (names.length > mostNames) return [];
	const forms = byForm(names);
	return [...forms.values()].flatMap((own) => {
		const [slip] = own as [Name];
		if (own.length > 1) return [];
		for (const models of forms.values()) {
			const [model] = models as [Name];
			if (model === slip || (models.length < 2 && offsetOf(model) > offsetOf(slip))) continue;
			if (models.some((one) => areApart(slip, one)) || !isSlip(slip, models)) continue;
			return [{ slip: placeOf(slip), model: placeOf(model), count: models.length }];
		}
		return [];
	});
}

/** Quoted names of which one is told once and differs by a character from another. */
export const likeQuoted = (names: readonly Name[]): readonly NamePair[] =>
	slipsOf(names, (slip, models) => {
		const [model] = models as [Name];
		const difference = wholeDifferenceOf(slip.item.form, model.item.form);
		if (!difference || areContrasted(difference)) return false;
		return isOneQuoted(slip, model, difference, models.length);
	});

const changedHands =
	/(?:原|前任?|接任|继任|新任|任命|免去|卸任|时任|拟任|当选|提名)[\u4e00-\u9fff]{0,8}$/u;
const isChanged = ({ item, paragraph: { text } }: Name): boolean =>
	changedHands.test(text.slice(Math.max(0, item.from - 14), item.from));

/** Of these a text has one even where nothing says whose. */
const onlyOne = /[县市区]长$/u;

/** Each village has a 书记 of its own. */
const hasVillages = (names: readonly Name[]): boolean =>
	names.some(({ item: { owner } }) => /村|社区|支部|第一/u.test(owner));

/** Whoever holds a post of which there is one: 县长林绍文, then 县长林绍武. The post's own words must be the same or left out. */
export const likeHolders = (names: readonly Name[]): readonly NamePair[] =>
	slipsOf(hasVillages(names) ? [] : names, (slip, models) => {
		const [model] = models as [Name];
		const difference = wholeDifferenceOf(slip.item.form, model.item.form);
		if (difference?.own.length !== 1 || difference.other.length !== 1 || difference.before === 0)
			return false;
		const { owner } = slip.item;
		const isSame = (other: string): boolean => other.endsWith(owner) || owner.endsWith(other);
		// 校长 of which school, 镇长 of which town nobody said.
		const isBare = owner === '' && models.every(({ item }) => item.owner === '');
		if (isBare && !onlyOne.test(slip.item.key)) return false;
		if (owner !== '' && !models.some(({ item }) => item.owner !== '' && isSame(item.owner)))
			return false;
		return !isChanged(slip) && !models.some(isChanged);
	});

/** Quoted names are looked for without their marks by so many of them at most. */
const mostQuoted = 12;
const longEnough = 4;

/** 洁美家园行动 without marks, where “净美家园”行动 is told elsewhere. Offsets are of the draft. */
export function unquotedSlips(
	text: string,
	from: number,
	quoted: readonly NamedThing[],
): readonly NamePair[] {
	const models = new Map<string, NamedThing[]>();
	for (const one of quoted) {
		if (one.owner === '' || one.form.length < longEnough) continue;
		const same = models.get(one.form);
		if (same) same.push(one);
		else models.set(one.form, [one]);
	}
	if (models.size > mostQuoted) return [];
	return [...models.values()].flatMap((same) => unquotedOf(text, from, same));
}

const border = /^(?:$|[^\u4e00-\u9fff“]|[在对由向和与及从到是的将把该以开实推围])/u;

/** The places where so many characters before what the name is one of differ in one. */
function unquotedOf(text: string, from: number, same: readonly NamedThing[]): NamePair[] {
	const [model] = same as [NamedThing];
	const { form, owner } = model;
	const found: NamePair[] = [];
	for (let at = text.indexOf(owner, from); at >= 0; at = text.indexOf(owner, at + 1)) {
		const start = at - form.length;
		const name = text.slice(start, at);
		const difference = wholeDifferenceOf(name, form);
		if (difference?.own.length !== 1 || difference.other.length !== 1) continue;
		if (areContrasted(difference) || !border.test(text.charAt(start - 1))) continue;
		if (same.length < 2 && !areLike(difference)) continue;
		found.push({
			slip: { from: start, to: at, text: name },
			model: { from: model.from, to: model.to, text: form },
			count: same.length,
		});
	}
	return found;
}
