import type { Span } from '../../text/span';
import { firstDeputy, type NamedThing } from './named-things';
import type { Placed } from '../rule';

/** A name where it stands. */
export type Name = Placed<NamedThing>;

/** A name that is taken for a slip of another. Offsets are of the draft. */
export interface NamePair {
	readonly slip: Span & { readonly text: string };
	readonly model: Span & { readonly text: string };
	/** How often the model stands in the draft. */
	readonly count: number;
}

/** A text that names more of a kind lists them, and some will be alike. */
export const mostNames = 60;

const sentenceEnd = /[。！？；]/u;

/** Both in one sentence: the writer tells them apart. */
export function areTogether(a: Name, b: Name): boolean {
	if (a.paragraph !== b.paragraph) return false;
	const [first, second] = a.item.from < b.item.from ? [a.item, b.item] : [b.item, a.item];
	return !sentenceEnd.test(a.paragraph.text.slice(first.to, second.from));
}

/** Two characters behind both names are the same: 杏林社区助餐点. */
export function goOnAlike(a: Name, b: Name): boolean {
	const behind = (one: Name): string => one.paragraph.text.slice(one.item.to, one.item.to + 2);
	return /^[\u4e00-\u9fff]{2}$/u.test(behind(a)) && behind(a) === behind(b);
}

/** Characters between a firm and where it is named again. */
const takenUp = 12;

/** Firms, institutions and the 常务副县长: of one name there is one only. */
const isOneOfItsKind = (key: string): boolean =>
	/^[fbi]/u.test(key) || key.startsWith(`p${firstDeputy}`);

/** 他的导师、离任老书记杜文彬: said to be another person than the one named before. */
const another =
	/(?:离任|卸任|前任|已故|邻村|另一[位名]|[他她其]的?(?:导师|师傅|徒弟|父亲|母亲|哥哥|弟弟|姐姐|妹妹|妻子|丈夫|儿子|女儿|同事|邻居|搭档))[^，。；：]{0,12}$/u;
const anotherReach = 20;
const isAnother = (text: string, { key, from }: NamedThing): boolean =>
	key.startsWith('p') && another.test(text.slice(Math.max(0, from - anotherReach), from));

/** Both names in one sentence are told apart by the writer: 清江镇、青江镇. Offsets of both are of the text. */
export function standTogether(text: string, a: NamedThing, b: NamedThing): boolean {
	const [first, second] = a.from < b.from ? [a, b] : [b, a];
	if (isAnother(text, second)) return true;
	if (second.from - first.to >= 80) return false;
	const between = text.slice(first.to, second.from);
	// A slip in a name that is taken up by a later clause; lists and pairs stand side by side.
	if (isOneOfItsKind(a.key) && between.length >= takenUp && !/^[、和与及同或（]/u.test(between))
		return false;
	// An office and what it was called before the reform are not two, whatever each did.
	const ends = a.key.startsWith('o') ? /[。！？；\n]/u : /[。！？\n]/u;
	return !ends.test(between);
}
