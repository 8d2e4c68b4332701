import { soundOf } from '../lexicon/sound-alikes';
import type { Span } from '../../text/span';
import {
	areContrasted,
	areLike,
	differenceOf,
	endsBefore,
	holdsWord,
	soundAlike,
	type Difference,
} from './name-differences';
import { areTogether, goOnAlike, mostNames, type Name, type NamePair } from './name-pairs';

/** And so does one with more of them. */
const mostKinds = 8;
/** Where names share one character, a third and fourth of their kind make it likely that all are meant. */
const mostShort = 4;

/** What tells nothing of who it is. */
const general =
	/(?:服务|管理|发展|建设|指挥|治理|综合|技术|文化|教育|科技|研究|经济|活动|健康|生产|加工|示范|实验|培训|监测|检测|推广|交易|调度|保障|救助|救援|托育|养老|创业|创新|孵化|循环|现代|湿地|森林|农贸|批发|体育|便民|政务|中心|产业|工业|农业|实业)$/u;

function withoutGeneral(stem: string): number {
	let rest = stem;
	while (general.test(rest)) rest = rest.slice(0, -2);
	return rest.length;
}

const firms = /^n(?:公司|集团|厂|合作社)$/u;
/** Of these there are many kinds, each with a name that says what it does. */
const kinds =
	/^n(?:中心|平台|基地|局|办公室|学院|指挥部|领导小组|专班|协会|商会|.{1,2}队|.{2}站|.{2}馆|联社|支行)$/u;
const villages = /^n(?:村|社区|小区)$/u;

/** How many characters of the names are the same that tell who is meant; 0: too few. */
function sameOf(key: string, form: string, { before, behind }: Difference): number {
	const telling = withoutGeneral(form.slice(form.length - behind));
	if (kinds.test(key)) return before < 2 ? 0 : before + (telling > 0 ? telling : 0);
	if (firms.test(key)) return before < 2 ? before : before + behind;
	return before + telling;
}

const joinsNext = /^[、和与及]/u;
const renamed =
	/(?:简称|更名|改名|原名|原为|又称|并入|变更|调整|改[建造]|升级|组建|挂牌)[为成]?“?$/u;

/** Its beginning in the paragraph, if it has so many characters. */
const begins = ({ item }: Name, length: number): number => item.from + item.form.length - length;

/** 甲村、乙村: names of a list are all meant. */
function isListed({ item, paragraph: { text } }: Name, from: number): boolean {
	if (text.charAt(from - 1) === '、') return true;
	const ending = item.key.slice(1);
	return joinsNext.test(text.charAt(item.to)) && text.slice(item.to, item.to + 14).includes(ending);
}

/** The two characters that name whose it is: 青坞|镇. */
function ownerOf({ item, paragraph: { text } }: Name, from: number): string {
	const match = /[\u4e00-\u9fff]{2}(?:[镇乡县市区]|街道)$/u.exec(
		text.slice(Math.max(0, from - 6), from),
	);
	return match && from > item.from - 6 ? match[0] : '';
}

interface Candidate {
	readonly difference: Difference;
	readonly slip: Name;
	readonly model: Name;
	readonly slipLength: number;
	readonly modelLength: number;
}

const nameOf = ({ item }: Name, length: number): string => item.form.slice(-length);
const lengthOf = ({ before, behind }: Difference, part: string): number =>
	before + part.length + behind;

const placesByTwo = /^n(?:[村镇乡]|社区|小区|街道|水库|大桥)$/u;

/** What is told by its sound already: names of two characters, firms of four. */
function isToldBySound(key: string, difference: Difference): boolean {
	const { own, other, before, behind } = difference;
	if (own.length !== 1 || other.length !== 1 || soundOf(own) !== soundOf(other)) return false;
	if (firms.test(key)) return before + behind > 2;
	return placesByTwo.test(key) ? behind < 2 : before + behind === 1;
}

function candidateOf(slip: Name, model: Name): Candidate | undefined {
	const difference = differenceOf(slip.item.form, model.item.form);
	if (!difference || areContrasted(difference) || isToldBySound(slip.item.key, difference))
		return undefined;
	const slipLength = lengthOf(difference, difference.own);
	const modelLength = lengthOf(difference, difference.other);
	return { difference, slip, model, slipLength, modelLength };
}

const stands = ({ item: { form } }: Name, length: number): boolean =>
	endsBefore(form.charAt(form.length - length - 1));

function haveOneOwner({ slip, model, slipLength, modelLength }: Candidate): boolean {
	const a = slip.item.form.charAt(slip.item.form.length - slipLength - 1);
	const b = model.item.form.charAt(model.item.form.length - modelLength - 1);
	return a !== '' && a === b && /[省市县区镇乡]/u.test(a);
}

/** 河东社区, 河西社区 and 河滨社区 make one expect 河源社区. */
function isOfFamily(slip: Name, length: number, tails: ReadonlySet<string>): boolean {
	const first = nameOf(slip, length).charAt(0);
	return [...tails].filter((tail) => tail.startsWith(first)).length > 2;
}

const isFirm = ({ item }: Name): boolean => firms.test(item.key);

/** Whether so much is the same, and told so often, that one thing is meant. */
function isOne(candidate: Candidate, count: number, tails: ReadonlySet<string>): boolean {
	const { difference, slip, model, slipLength, modelLength } = candidate;
	const { own, other, before, behind } = difference;
	const same = sameOf(slip.item.key, slip.item.form, difference);
	const isLonger = own.length !== other.length;
	if (Math.abs(own.length - other.length) > 1) {
		// 行政审批局, 行政审批服务局
		const isOffice = slip.item.key === 'n局' && haveOneOwner(candidate);
		return before > (isOffice ? 3 : 4);
	}
	const isTold = count > 1 || goOnAlike(slip, model);
	if (same >= 3 || (isFirm(slip) && soundAlike(difference) && behind > 1)) return true;
	if (same === 2)
		return isLonger ? isTold || haveOneOwner(candidate) : count > 1 || areLike(difference);
	const areBare = stands(slip, slipLength) && stands(model, modelLength);
	return (
		same === 1 &&
		tails.size <= mostShort &&
		!isOfFamily(slip, slipLength, tails) &&
		!isLonger &&
		isTold &&
		areBare &&
		areLike(difference)
	);
}

/** Villages of two towns may be called alike. */
function haveTwoOwners(
	names: readonly Name[],
	{ slip, slipLength, model, modelLength }: Candidate,
): boolean {
	if (!villages.test(slip.item.key)) return false;
	const own = ownerOf(slip, begins(slip, slipLength));
	if (own === '') return false;
	const name = nameOf(model, modelLength);
	return !names.some(
		(one) => one.item.form.endsWith(name) && ownerOf(one, begins(one, modelLength)) === own,
	);
}

function judged(
	names: readonly Name[],
	candidate: Candidate,
	tails: ReadonlySet<string>,
): NamePair | undefined {
	const { slip, model, slipLength, modelLength } = candidate;
	const [own, other] = [nameOf(slip, slipLength), nameOf(model, modelLength)];
	const slips = names.filter(({ item }) => item.form.endsWith(own));
	const models = names.filter(({ item }) => item.form.endsWith(other));
	if (slips.length > 1 || holdsWord(own) || holdsWord(other)) return undefined;
	const isFirst = !models.some(
		({ item, paragraph }) => paragraph.from + item.from < slip.paragraph.from + slip.item.from,
	);
	if (isFirst && models.length < 2) return undefined;
	if (models.some((one) => areTogether(slip, one)) || haveTwoOwners(names, candidate))
		return undefined;
	const from = begins(slip, slipLength);
	if (isListed(slip, from) || renamed.test(slip.paragraph.text.slice(0, from).slice(-8)))
		return undefined;
	if (!isOne(candidate, models.length, tails)) return undefined;
	const place = (one: Name, length: number): Span & { readonly text: string } => {
		const start = begins(one, length);
		return {
			from: one.paragraph.from + start,
			to: one.paragraph.from + one.item.to,
			text: one.paragraph.text.slice(start, one.item.to),
		};
	};
	return { slip: place(slip, slipLength), model: place(model, modelLength), count: models.length };
}

/** Bodies of one ending of which one is told once and differs by a slip from another. */
export function likeBodies(names: readonly Name[]): readonly NamePair[] {
	if (names.length < 2 || names.length > mostNames) return [];
	const tails = new Set(names.map(({ item }) => item.form.slice(-2)));
	if (tails.size > mostKinds) return [];
	return names.flatMap((slip) => {
		let best: NamePair | undefined;
		for (const model of names) {
			if (model === slip || model.item.form === slip.item.form) continue;
			const candidate = candidateOf(slip, model);
			const pair = candidate && judged(names, candidate, tails);
			if (pair && (!best || pair.count > best.count)) best = pair;
		}
		return best ?? [];
	});
}
