import type { CountedList, ListReader } from './counted-list';
import { against, clauseFrom, notBefore, numberOf, numeral } from './list-number';

/** 张某、李某某两人: people without their full names, and their number. */
const pattern = new RegExp(
	`(?<=某)(?<open>等)?${notBefore}(?<numeral>${numeral})(?<of>人|名\\p{Script=Han}{0,4})`,
	'gu',
);
/** The role of the first may stand before his name. */
const person = /^\p{Script=Han}某某?$/u;
const firstPerson = /^\p{Script=Han}{0,12}某某?$/u;

function beforeNumber(text: string, match: RegExpExecArray): CountedList | undefined {
	const number = numberOf(match);
	const start = clauseFrom(text, match.index);
	const [first = '', ...others] = text.slice(start, match.index).split(/[、和及与]|以及/u);
	// 李某，王某、赵某2人
	const isBegun = /(?:某，|[、）])$/u.test(text.slice(Math.max(0, start - 2), start));
	if (!number || others.length === 0 || isBegun) return undefined;
	if (!firstPerson.test(first) || !others.every((name) => person.test(name))) return undefined;
	const count = others.length + 1;
	if (match.groups!['open'] !== undefined && count < number.n) return undefined;
	return against(number, { least: count, most: count });
}

export const peopleReaders: readonly ListReader[] = [
	[/某(?:、|和|以及)[^、]某某?等?[二两三四五六七八九十\d]/u, pattern, beforeNumber, '某'],
];
