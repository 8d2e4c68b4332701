import { opensWithHan } from '../../text/characters';
import { sentenceAt } from '../../text/clauses';
import type { Span } from '../../text/span';
import { areFlatHomophones, areNearHomophones } from '../lexicon/homophones';
import { isLoneWord } from '../lexicon/lone-words';
import { surnames } from '../lexicon/surnames';
import { areContrasted, areOfOneRow } from './name-differences';
import type { NearPlaces } from './near-places';

/** What tells that two names which are nearly the same are those of two things. */

/** Of two places, the one that may be a slip of the other: offsets of the characters that differ. */
export interface Suspicion extends NearPlaces {
	readonly slip: number;
	readonly model: number;
}

const fullName = 3;
const sides = '东西南北中上下前后左右大小新老';
const isSide = (c: string): boolean => sides.includes(c);

const afterFamily = /^(?:[家庄店某姓]|先生|女士|老[师汉人]|师傅|大[爷妈娘伯]|阿姨|同学)/u;

/** 东河村 and 西河村; 王家坪 and 汪家坪 are named after two families. */
function areContrary(text: string, { slip, model, behind, length }: Suspicion): boolean {
	// 东港 and 港东.
	if (length === 2) return [slip, slip + 1].some((at) => isSide(text.charAt(at)));
	const [own, other] = [text.charAt(slip), text.charAt(model)];
	const areFamilies =
		behind > 0 &&
		afterFamily.test(text.slice(slip + 1, slip + 3)) &&
		surnames.has(own) &&
		surnames.has(other);
	return (
		areFamilies || areOfOneRow(own, other) || areContrasted({ own, other, before: 0, behind: 0 })
	);
}

/** The text itself speaks of two ways of writing, or of another thing. */
const namesAnew =
	/(?:更名|改名|原名|原称|又[称名]|曾[称名]|误[写作为]|错[写成]|写[成作]|并入|另[有一]?.{0,2})[为成作]?[“《]?$/u;
const tellsApart = /同名|同音|谐音|一字之差|名[称字]相近|区分|混淆/u;

const isNamedAnew = (text: string, at: number, { before }: NearPlaces): boolean =>
	[at, at - before].some((from) => namesAnew.test(text.slice(Math.max(0, from - 6), from)));

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

const longestLabel = 12;

/** What stands between an offset and the next figure of the clause; undefined where there is none near. */
const labelAt = (text: string, at: number): string | undefined =>
	/^[^\d，。；：\n]*(?=\d)/u.exec(text.slice(at, at + longestLabel))?.[0];

/** 青湾村投资36万元。清湾村投资28万元: both say the same, each with its own figure. */
export function areParallel(text: string, a: number, b: number): boolean {
	const label = labelAt(text, a);
	return label !== undefined && label === labelAt(text, b);
}

/** What differs at a place, with a neighbour where that is one character. */
export const coreAt = (text: string, at: number, { before, length }: NearPlaces): string =>
	before > 0 && length === 1 ? text.slice(at - 1, at + 1) : text.slice(at, at + 2);

/** 霍家垭镇 is no person. */
const placeEnd = /[村镇乡县市区路街河桥山岭湾沟坪寨组库]/u;

/** Where a person's name would begin whose other characters are the same. */
export function personAt(
	text: string,
	at: number,
	{ before, behind, length }: NearPlaces,
): Span | undefined {
	if (before + behind > fullName) return undefined;
	for (const from of [at - 1, at - 2]) {
		const hasAll = at - from <= before && from + fullName - length - at <= behind;
		const isPerson =
			surnames.has(text.charAt(from)) && !placeEnd.test(text.charAt(from + fullName));
		if (hasAll && isPerson) return { from, to: from + fullName };
	}
	return undefined;
}

const role =
	/[员长人户民居主师工生医任士手友者属部导记官警匠兵表弟兄哥姐妹嫂妻夫子女儿父母孙和与同跟]/u;
const speaks = /^(?:[说称等]|介绍|表示|强调|指出|要求|主持|告诉|坦言)/u;
const besideNames = /[、\s]/u;

/** Whether the other name has a post or role before it, wherever it stands. */
function isIntroduced(text: string, { model, slip, ...pair }: Suspicion): boolean {
	const name = personAt(text, model, pair);
	if (name === undefined || !areFlatHomophones(text.charAt(slip), text.charAt(model))) return true;
	const full = text.slice(name.from, name.to);
	for (let at = text.indexOf(full); at >= 0; at = text.indexOf(full, at + 1)) {
		const before = text.charAt(at - 1);
		if (role.test(before) || besideNames.test(before)) return true;
	}
	return false;
}

/** 干部王小明 may well be another one than 局长王晓明, and who does another thing may be his brother. */
function mayBeAnother(text: string, { slip, model, ...pair }: Suspicion): boolean {
	const name = personAt(text, slip, pair);
	if (name === undefined) return false;
	const before = text.slice(Math.max(0, name.from - 1), name.from);
	if (surnames.has(before) && !isLoneWord(before.charCodeAt(0))) return true;
	// 登簿员魏红霞, and then 魏虹霞 with no post anywhere: who was introduced is spoken of again.
	if (role.test(before) && isIntroduced(text, { model, slip, ...pair })) return true;
	if (besideNames.test(before) || besideNames.test(text.charAt(name.to))) return true;
	const [one, other] = [text.charAt(slip), text.charAt(model)];
	if (pair.length === 2) return false;
	if (areFlatHomophones(one, other) || !areNearHomophones(one, other)) return false;
	return !opensWithHan(before) && !speaks.test(text.slice(name.to, name.to + 2));
}

/** Whether the text tells both names as those of two things. */
export function isToldAsTwo(text: string, suspicion: Suspicion): boolean {
	const { slip, model } = suspicion;
	if (areContrary(text, suspicion) || haveTwoOwners(text, suspicion)) return true;
	if (areParallel(text, slip + 1, model + 1) || mayBeAnother(text, suspicion)) return true;
	const sentence = sentenceAt(text, slip);
	const around = text.slice(sentence.from, sentence.to);
	if (around.includes(coreAt(text, model, suspicion)) || tellsApart.test(around)) return true;
	return isNamedAnew(text, slip, suspicion) || isNamedAnew(text, model, suspicion);
}
