import { quote } from '../../draft/quote';
import { officeNames } from '../lexicon/office-names';
import type { Span } from '../../text/span';
import { firmAt, firmEndings } from '../names/named-firms';
import { bodyEndings, likeNameAt, quoteMark, quotedNameAt, twinAt } from '../names/like-names';
import { likeBodies } from '../names/body-pairs';
import { standTogether, type NamePair } from '../names/name-pairs';
import { nearRepeats } from '../names/near-names';
import { likePeople, slipsOfPeople } from '../names/people-slips';
import { areParallel } from '../names/told-as-two';
import { likeHolders, likeQuoted, unquotedSlips } from '../names/whole-pairs';
import {
	chiefMark,
	declaredForm,
	inspectionAt,
	institutionAt,
	institutionEndings,
	officeAt,
	personAt,
	placeAt,
	posts,
	type NamedThing,
} from '../names/named-things';
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

const isPost: ReadonlySet<string> = new Set(posts);

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
	return isPost.has(hit.text) ? personAt(text, hit) : [];
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
	const isPerson = model.what === '人名';
	if (isPerson && others.some((one) => areParallel(text, one.to, model.to))) return [];
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

/** Names are looked for without their posts and marks in drafts up to this length. */
const longestDraft = 20_000;
const inDraft = (
	{ from, to, key, form, text, owner, what }: NamedThing,
	by: number,
): NamedThing => ({
	from: from + by,
	to: to + by,
	key,
	form,
	text,
	owner,
	what,
});

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
		...slipsOfPeople(context.draft.text, context.draft.body.from, people).map((pair) =>
			pairFinding(pair, '人名'),
		),
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

export default defineDocumentRule<NamedThing>({
	id: 'one-name',
	ref: 'R11',
	title: '名称不一致',
	rationale:
		'同一个人、地方、单位在一篇里写成两样（王晓明与王小明、云岭县与云龄县、市农业局与市农委），是录入和改稿时常见的差错，人名、地名、单位名写错按失实处理。只核对能够确定的：同一职务、同姓而只差一个同音或形近字的人名，只差一个同音或形近字的地名，机构改革前后的单位名称，字序颠倒、错一个同音字或末尾“公司”“厂”不一的企业名称，巡察组与巡查组；加了引号的行动、平台等名称，社区、水库、产业园、中心等单位和地方，县长、局长等只有一人的职务，一处与别处多次或完整的写法差一两个字的；不长的稿件里任何名称，两处只差一个同音、近音或形近字，或者两字颠倒，而这个字不属于词典里的词的。方位、序数、数量、大小、同类字（江与河、桃与李）不同的，同一句里并列的，按两个人、两个地方看待。',
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
		{
			bad: '昊铎重工的新产线6月投产。⟦昊泽重工⟧二期已完成招标。',
			good: '昊铎重工的新产线6月投产。昊铎重工二期已完成招标。',
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
