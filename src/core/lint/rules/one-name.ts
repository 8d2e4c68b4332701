import { quote } from '../../draft/quote';
import { officeNames } from '../lexicon/office-names';
import type { Span } from '../../text/span';
import { areFlatHomophones, areNearHomophones } from '../lexicon/homophones';
import { isLoneWord } from '../lexicon/lone-words';
import { lookAlike } from '../lexicon/look-alikes';
import { soundOf } from '../lexicon/sound-alikes';
import { firmAt, firmEndings } from '../named-firms';
import { bodyEndings, likeNameAt, quoteMark, quotedNameAt, twinAt } from '../like-names';
import { likeBodies } from '../body-pairs';
import type { NamePair } from '../name-pairs';
import { nearRepeats } from '../near-names';
import { likeHolders, likeQuoted, unquotedSlips } from '../whole-pairs';
import {
	chiefMark,
	declaredForm,
	firstDeputy,
	inspectionAt,
	institutionAt,
	institutionEndings,
	officeAt,
	personAt,
	placeAt,
	posts,
	type NamedThing,
} from '../named-things';
import {
	defineDocumentRule,
	type Collected,
	type DocumentContext,
	type Finding,
	type Hit,
	type ParagraphContext,
	type Placed,
} from '../rule';

const places: ReadonlySet<string> = new Set([
	'县',
	'市',
	'区',
	'镇',
	'乡',
	'街道',
	'村',
	'社区',
	'小区',
	'水库',
	'大桥',
	'路',
	'河',
	'岭',
	'苑',
	'湾',
	'沟',
	'庄',
	'寨',
	'滩',
	'岛',
	'屯',
]);
const inspections: ReadonlySet<string> = new Set([
	'巡察组',
	'巡查组',
	'督察组',
	'督查组',
	'检查组',
	'检察组',
	'考察组',
	'考查组',
]);

function thingsAt(context: ParagraphContext, hit: Hit): readonly NamedThing[] {
	const { text } = context;
	if (hit.text === quoteMark) return quotedNameAt(text, hit);
	const things = thingAt(context, hit);
	return bodyEndings.has(hit.text)
		? [...things, ...likeNameAt(text, hit), ...twinAt(text, hit)]
		: things;
}

function thingAt(context: ParagraphContext, hit: Hit): readonly NamedThing[] {
	const { text } = context;
	if (places.has(hit.text)) return placeAt(text, hit);
	if (inspections.has(hit.text)) return inspectionAt(context, hit);
	if (firmEndings.has(hit.text)) return firmAt(text, hit);
	if (institutionEndings.has(hit.text)) return institutionAt(text, hit);
	if (officeNames.has(hit.text)) return officeAt(text, hit);
	return posts.includes(hit.text) ? personAt(text, hit) : [];
}

function collect(context: ParagraphContext, hits: readonly Hit[]): readonly NamedThing[] {
	const things: NamedThing[] = [];
	for (const hit of hits) for (const thing of thingsAt(context, hit)) things.push(thing);
	if (things.length === 0) return things;
	// Masking reads the whole paragraph, and most have no name. （以下简称“县农业局”） declares it.
	const { masked, maskedTitles, text } = context;
	return things.filter(({ from, form, key }) => {
		if (form === declaredForm) return true;
		const own = key === quoteMark ? maskedTitles : masked;
		return own.charAt(from) === text.charAt(from);
	});
}

/** More forms of one name than this are no slip. */
const mostForms = 3;

/** Characters between a firm and where it is named again. */
const takenUp = 12;

/** Firms, institutions and the 常务副县长: of one name there is one only. */
const isOneOfItsKind = (key: string): boolean =>
	/^[fbi]/u.test(key) || key.startsWith(`p${firstDeputy}`);

/** Both names in one sentence are told apart by the writer: 清江镇、青江镇. */
function standTogether(text: string, a: NamedThing, b: NamedThing): boolean {
	const [first, second] = a.from < b.from ? [a, b] : [b, a];
	if (second.from - first.to >= 80) return false;
	const between = text.slice(first.to, second.from);
	// A slip in a name that is taken up by a later clause; lists and pairs stand side by side.
	if (isOneOfItsKind(a.key) && between.length >= takenUp && !/^[、和与及同或（]/u.test(between))
		return false;
	// An office and what it was called before the reform are not two, whatever each did.
	const ends = a.key.startsWith('o') ? /[。！？；\n]/u : /[。！？\n]/u;
	return !ends.test(between);
}

const mayBeOne = (things: readonly NamedThing[]): boolean => {
	const owners = new Set(things.map(({ owner }) => owner).filter((owner) => owner !== ''));
	return owners.size < 2;
};

function findingsOf(text: string, things: readonly NamedThing[]): Finding[] {
	const byForm = new Map<string, NamedThing[]>();
	for (const thing of things) {
		const list = byForm.get(thing.form);
		if (list) list.push(thing);
		else byForm.set(thing.form, [thing]);
	}
	if (byForm.has(declaredForm)) return [];
	if (byForm.size < 2 || byForm.size > mostForms || !mayBeOne(things)) return [];
	// The first of the most frequent forms.
	const usual = [...byForm.values()].reduce((most, list) =>
		list.length > most.length ? list : most,
	);
	const [model] = usual as [NamedThing];
	const other = [...byForm.values()].filter((list) => list !== usual);
	// Two places that are each told again are two.
	if (model.what === '地名' && other.every((list) => list.length > 1)) return [];
	const others = other.flat();
	const isTold = things.some((one, i) => {
		const next = things[i + 1];
		return next !== undefined && next.form !== one.form && standTogether(text, one, next);
	});
	if (isTold) return [];
	return others.map((one) => toFinding(one, model, usual.length));
}

function toFinding(one: NamedThing, model: NamedThing, count: number): Finding {
	const { from, to, what, text } = one;
	return {
		from,
		to,
		message: `${what}${quote(text)}与别处的${quote(model.text)}（${count}处）不一致，像是同一个：名称写错会被当作失实；请核对，统一写法。`,
		fixes: [{ title: `统一为“${model.text}”`, edits: [{ from, to, text: model.text }] }],
		related: [{ from: model.from, to: model.to, message: `这里写作${quote(model.text)}` }],
	};
}

const pairFinding = ({ slip, model, count }: NamePair, what: NamedThing['what']): Finding =>
	toFinding(
		{ ...slip, key: '', form: '', owner: '', what },
		{ ...model, key: '', form: '', owner: '', what },
		count,
	);

/** Names are looked for without their posts in drafts up to this length, and up to this many. */
const longestDraft = 20_000;
const mostNames = 12;

/** A name with another post before it may be another person's: 员, 长, 户 end one, 由, 经, 访 do not. */
const endsRole =
	/[员长人户民居主师工生医任士手家商友者属部导记官警匠兵表弟兄哥姐妹嫂妻夫子女儿父母孙]/u;
const isHan = (c: string): boolean => c >= '\u4e00' && c <= '\u9fff';
const opensName = (before: string): boolean =>
	!isHan(before) || (isLoneWord(before.charCodeAt(0)) && !endsRole.test(before));

/** Where a name stands that differs from another in one character behind the surname. */
function nearNames(text: string, from: number, name: string): { from: number; name: string }[] {
	const found: { from: number; name: string }[] = [];
	const surname = name.charAt(0);
	for (let at = text.indexOf(surname, from); at >= 0; at = text.indexOf(surname, at + 1)) {
		const near = text.slice(at, at + fullName);
		if (isOneOff(near, name)) found.push({ from: at, name: near });
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
	isHan(text.charAt(from - 1)) || tells.test(text.slice(from + fullName, from + fullName + 2));

/** 村民王晓明 … 王小明说: the second time without post. */
function bareSlips(context: DocumentContext, people: readonly NamedThing[]): Finding[] {
	const { text, body } = context.draft;
	const names = [...new Map(people.map((one) => [one.form, one])).values()];
	if (names.length > mostNames) return [];
	const known = new Set(names.map(({ form }) => form));
	return names
		.filter(({ form }) => form.length === fullName)
		.flatMap((model) => {
			const told = new Set<string>();
			return nearNames(text, body.from, model.form).flatMap(({ from, name }) => {
				if (known.has(name) || told.has(name)) return [];
				// 沈国明 and 沈国民 may be brothers.
				const alike = isTakenUp(text, from) ? areNearlyAlike : surelyAlike;
				if (!areAlike(name, model.form, alike)) return [];
				told.add(name);
				const one = { ...model, from, to: from + name.length, form: name, text: name };
				const isBare = opensName(text.charAt(from - 1)) && text.charAt(one.to) !== '（';
				return !isBare || standTogether(text, one, model) ? [] : [toFinding(one, model, 1)];
			});
		});
}

/** What those in office do whom the text has named before. */
const speaks = /^(?:强调|指出|要求|主持|宣布|出席|作了?(?:讲话|总结|部署))/u;
/** So speaks whoever holds a post; what villagers say is told without. */
const tellsInOffice = /^(?:表示|介绍|部署|通报|调研|带队)/u;
const isOfficer = /^p(?:常务)?副?(?:\S{0,3}长|(?:第一)?书记|主任)/u;
const clauseStart = /^(?:$|[，。；：\n])/u;
/** A name of so many characters may have one wrong and still be told. */
const fullName = 3;

/** 副县长陈启川 … 陈启州强调: an officer nobody introduced, one character from the one who was. */
function speakerSlips(context: DocumentContext, people: readonly NamedThing[]): Finding[] {
	const { text, body } = context.draft;
	const models = [...new Map(people.map((one) => [one.form, one])).values()].filter(
		({ form }) => form.length === fullName,
	);
	if (models.length > mostNames) return [];
	const known = new Set(people.map(({ form }) => form));
	return models.flatMap((model) => {
		return nearNames(text, body.from, model.form).flatMap(({ from, name }) => {
			if (known.has(name)) return [];
			const behind = text.slice(from + fullName, from + fullName + 5);
			const isSaid =
				speaks.test(behind) || (isOfficer.test(model.key) && tellsInOffice.test(behind));
			if (!isSaid || !clauseStart.test(text.charAt(from - 1))) return [];
			return [toFinding({ ...model, from, to: from + fullName, text: name }, model, 1)];
		});
	});
}

/** One of the two characters behind the surname differs. */
const isOneOff = (name: string, other: string): boolean =>
	(name.charAt(1) === other.charAt(1)) !== (name.charAt(2) === other.charAt(2));

const inDraft = (thing: NamedThing, by: number): NamedThing =>
	by === 0 ? thing : { ...thing, from: thing.from + by, to: thing.to + by };

/** Of people with one post and surname those whose names sound or look alike. */
function likePeople(people: readonly NamedThing[]): readonly NamedThing[][] {
	const groups: NamedThing[][] = [];
	for (const one of people) {
		const same = groups.find(([first]) => areAlike(one.form, first!.form, surelyAlike));
		if (same) same.push(one);
		else groups.push([one]);
	}
	return groups;
}

/** All that is called by one key; nearly always by one form. */
function compare(kin: readonly Placed<NamedThing>[], { draft }: DocumentContext): Finding[] {
	const { form, key } = kin[0]!.item;
	if (kin.every(({ item }) => item.form === form)) return [];
	if (key === quoteMark) return likeQuoted(kin).map((pair) => pairFinding(pair, '名称'));
	if (key.startsWith(chiefMark)) return likeHolders(kin).map((pair) => pairFinding(pair, '人名'));
	if (key.startsWith('n')) return likeBodies(kin).map((pair) => pairFinding(pair, '单位名称'));
	const things = kin.map(({ item, paragraph }) => inDraft(item, paragraph.from));
	return key.startsWith('p')
		? likePeople(things).flatMap((same) => findingsOf(draft.text, same))
		: findingsOf(draft.text, things);
}

/** Names without their posts or marks, in short drafts. */
function conclude(
	collected: readonly Collected<NamedThing>[],
	context: DocumentContext,
): readonly Finding[] {
	if (context.draft.text.length > longestDraft) return [];
	const quoted: NamedThing[] = [];
	const people: NamedThing[] = [];
	for (const { paragraph, items } of collected) {
		for (const item of items) {
			if (item.key === quoteMark) quoted.push(inDraft(item, paragraph.from));
			else if (item.what === '人名' && !item.key.startsWith(chiefMark))
				people.push(inDraft(item, paragraph.from));
		}
	}
	const told = [
		...unquoted(context, quoted),
		...(people.length === 0 ? [] : peopleSlips(context, people)),
	];
	return [...told, ...untold(nearRepeats(context, people), collected, told, context)];
}

const meet = (a: Span, b: Span): boolean => a.from < b.to && b.from < a.to;

/** Near-repeats that no reader of names of known kinds has told already. */
function untold(
	pairs: readonly NamePair[],
	collected: readonly Collected<NamedThing>[],
	told: readonly Finding[],
	context: DocumentContext,
): readonly Finding[] {
	const isTold = (slip: Span): boolean =>
		told.some((one) => meet(one, slip)) ||
		keysAt(collected, slip).some((key) =>
			compare(kinOf(collected, key), context).some((one) => meet(one, slip)),
		);
	return pairs.filter(({ slip }) => !isTold(slip)).map((pair) => pairFinding(pair, '名称'));
}

/** Keys of what stands at a place of the draft. */
const keysAt = (collected: readonly Collected<NamedThing>[], place: Span): readonly string[] =>
	collected.flatMap(({ paragraph, items }) =>
		meet(paragraph, place)
			? items.filter((item) => meet(inDraft(item, paragraph.from), place)).map(({ key }) => key)
			: [],
	);

const kinOf = (
	collected: readonly Collected<NamedThing>[],
	key: string,
): readonly Placed<NamedThing>[] =>
	collected.flatMap(({ paragraph, items }) =>
		items.filter((item) => item.key === key).map((item) => ({ paragraph, item })),
	);

function unquoted({ draft }: DocumentContext, quoted: readonly NamedThing[]): Finding[] {
	if (quoted.length === 0) return [];
	return unquotedSlips(draft.text, draft.body.from, quoted).map((pair) =>
		pairFinding(pair, '名称'),
	);
}

function peopleSlips(context: DocumentContext, people: readonly NamedThing[]): Finding[] {
	const slips = bareSlips(context, people);
	const told = new Set(slips.map(({ from }) => from));
	return [...slips, ...speakerSlips(context, people).filter(({ from }) => !told.has(from))];
}

export default defineDocumentRule<NamedThing>({
	id: 'one-name',
	ref: 'R11',
	title: '名称不一致',
	rationale:
		'同一个人、地方、单位在一篇里写成两样（王晓明与王小明、云岭县与云龄县、市农业局与市农委），是录入和改稿时常见的差错，人名、地名、单位名写错按失实处理。只核对能够确定的：同一职务、同姓而只差一个同音或形近字的人名，只差一个同音或形近字的地名，机构改革前后的单位名称，字序颠倒、错一个同音字或末尾“公司”“厂”不一的企业名称，巡察组与巡查组；加了引号的行动、平台等名称，社区、水库、产业园、中心等单位和地方，县长、局长等只有一人的职务，一处与别处多次或完整的写法差一两个字的。方位、序数、数量、大小、同类字（江与河、桃与李）不同的，同一句里并列的，按两个人、两个地方看待。',
	severity: 'warning',
	scope: 'document',
	triggers: [
		...posts,
		...officeNames.keys(),
		...places,
		...inspections,
		...firmEndings,
		...institutionEndings,
		...bodyEndings,
		quoteMark,
	],
	since: '0.2.0',
	maturity: 'preview',
	examples: [
		{
			bad: '县应急局局长王晓明带队检查。检查后，局长⟦王小明⟧约谈企业。',
			good: '县应急局局长王晓明带队检查。检查后，局长王晓明约谈企业。',
		},
		{
			bad: '县委巡察组进驻6个单位。⟦巡查组⟧受理来访32件。',
			good: '县委巡察组进驻6个单位。巡察组受理来访32件。',
		},
		{
			bad: '市农业局牵头制定方案。市⟦农委⟧负责验收。',
			good: '市农业局牵头制定方案。市农业局负责验收。',
		},
		{ bad: '云岭县夏粮丰收。今年，⟦云龄县⟧播种小麦62万亩。' },
		{
			bad: '县里推广“共享农机手”模式。3月，⟦“共享农机”⟧模式覆盖36个村。',
			good: '县里推广“共享农机手”模式。3月，“共享农机手”模式覆盖36个村。',
		},
	],
	leaves: [
		'县长王晓明主持会议。镇长王小明汇报情况。',
		'云岭县农业农村局（以下简称县农业局）牵头。',
		'防汛巡查组上堤巡查。县委巡察组同日进驻。',
		'清江镇、青江镇完成收割。',
		'县农技推广中心发放种子。县农机推广中心检修机具。',
		'云岭县夏粮丰收。县里播种小麦62万亩。',
	],
	collect,
	kin: { keyOf: ({ key }) => key, compare },
	conclude,
	// A near-repeat may stand anywhere in a draft of this length.
	grounds: ({ draft }) => (draft.text.length > longestDraft ? '' : undefined),
});
