import { writeChineseNumeral, writeCountLike } from '../../text/chinese-numerals';
import type { Edit } from '../../text/span';
import { ordinalMarks, ordinalTriggers, type OrdinalForm } from '../lists/ordinal-marks';
import { defineDocumentRule, type Finding, type Fix } from '../rule';
import { seriesOf, type HasMarks } from '../lists/series';
import type { Irregularity, PlacedMark, Series } from '../lists/series-parts';
import { skippedVerbs, verbTriggers, type SkippedVerb } from '../lists/verb-series';

const orderWords = ['首先', '其次', '再次'];

/** Mark of a place in the given form as it is written before its text; undefined where there is none. */
function markIn(form: OrdinalForm, n: number): string | undefined {
	if (form === '先') return orderWords[n - 1] && `${orderWords[n - 1]}，`;
	const numeral = writeChineseNumeral(n);
	if (numeral === undefined) return undefined;
	if (form === '条' || form === '章') return `第${numeral}${form}`;
	return form === '第' || form === '其' ? `${form}${numeral}，` : `${numeral}${form}`;
}

/** The same without the mark or 是 that sets it off, as messages name it. */
const nameIn = (form: OrdinalForm, n: number): string => {
	if (form === '一、') return `${writeChineseNumeral(n) ?? n}、`;
	if (form === '（一）') return `（${writeChineseNumeral(n) ?? n}）`;
	if (form === '1.') return `${n}.`;
	if (form === '（1）') return `（${n}）`;
	return (markIn(form, n) ?? String(n)).replace('，', '');
};

const written = (mark: PlacedMark): string =>
	mark.paragraph.text
		.slice(mark.from, mark.to)
		.replace(/[，,：:、]$/u, (end) => (mark.form === '一、' ? end : ''));

/** The mark without what sets it off. */
const place = (mark: PlacedMark) => ({ from: mark.from, to: mark.from + written(mark).length });

const inDraft = (mark: PlacedMark, span: { from: number; to: number }) => ({
	from: mark.paragraph.from + span.from,
	to: mark.paragraph.from + span.to,
});

/** Counts a series through from `first`, keeping its form. */
function renumber(marks: readonly PlacedMark[], first = 1): readonly Edit[] {
	return marks.flatMap((mark, index): Edit[] => {
		const n = first + index;
		if (mark.n === n) return [];
		const old = mark.paragraph.text.slice(mark.numeral.from, mark.numeral.to);
		const text =
			mark.form === '先'
				? orderWords[n - 1]
				: /[\d０-９]/u.test(old)
					? writeCountLike(n, old)
					: writeChineseNumeral(n);
		return text === undefined ? [] : [{ ...inDraft(mark, mark.numeral), text }];
	});
}

/** Marks written anew in another form; empty where one of them has no such form. */
function rewrite(marks: readonly PlacedMark[], form: OrdinalForm, first: number): readonly Edit[] {
	const edits = marks.map((mark, index): Edit | undefined => {
		const plain = markIn(form, first + index);
		// 首先是 becomes 第一是, not 第一，.
		const keepsVerb = mark.form !== '是' && written(mark).endsWith('是');
		const text = keepsVerb ? plain?.replace('，', '是') : plain;
		return text === undefined ? undefined : { ...inDraft(mark, mark), text };
	});
	return edits.every((edit) => edit !== undefined) ? edits : [];
}

const fixOf = (title: string, edits: readonly Edit[]): Fix[] =>
	edits.length === 0 ? [] : [{ title, edits }];

const list = (names: readonly string[]): string => names.map((name) => `“${name}”`).join('');

function gap({ series, at, after, missing }: Irregularity & { kind: 'gap' }): Finding {
	const names = missing.map((n) => nameIn(at.form, n));
	return {
		...inDraft(at, place(at)),
		message: `“${written(after)}”后面接着“${written(at)}”，缺${list(names)}：序次跳号，看的人会以为漏了内容；请补上${list(names)}，或把后面的序次改为连续。`,
		// 首先…第三: with another form before it there is no one way to count on.
		fixes: series.marks.includes(after) ? fixOf('后面的序次改为连续', renumber(series.marks)) : [],
		related: [{ ...inDraft(after, place(after)), message: '前一个序次在这里' }],
	};
}

function repeat({ series, at, first }: Irregularity & { kind: 'repeat' }): Finding {
	return {
		...inDraft(at, place(at)),
		message: `“${written(at)}”用了两次：前面已有“${written(first)}”，序次重复，条数对不上；请把这一处及后面的序次改为连续。`,
		fixes: fixOf('序次改为连续', renumber(series.marks)),
		related: [{ ...inDraft(first, place(first)), message: `前一个“${written(first)}”在这里` }],
	};
}

function start({ series, at }: Irregularity & { kind: 'start' }): Finding {
	const fixes = series.marks.length > 1 ? fixOf('从“一是”数起', renumber(series.marks)) : [];
	return {
		...inDraft(at, place(at)),
		message: `这里从“${written(at)}”数起，前面没有“${nameIn(at.form, 1)}”：序次缺头，看的人会以为漏了内容；请补上“${nameIn(at.form, 1)}”，或从“一”数起。`,
		fixes,
	};
}

/** Few marks follow many: the form used less is the one to change. */
function unify(begun: Series, own: Series): Fix[] {
	const changeFirst = own.marks.length > begun.marks.length;
	const [changed, kept] = changeFirst ? [begun, own] : [own, begun];
	const edits = rewrite(changed.marks, kept.form, changed.marks[0]?.n ?? 1);
	const [from, to] = [changed, kept].map((s) => nameIn(s.form, changed.marks[0]?.n ?? 1));
	return fixOf(`“${from}”改为“${to}”，与其余一致`, edits);
}

/** 首先…二是…三是…: told where it is mended, at the form that is used less. */
function mixed({ series, at, begun }: Irregularity & { kind: 'mixed' }): Finding {
	const before = begun.marks.at(-1)!;
	if (series.marks.length > begun.marks.length) {
		const first = begun.marks[0]!;
		return {
			...inDraft(first, place(first)),
			message: `这里用“${written(first)}”，后面接“${written(at)}”：同一组序次用了两种说法，层次看不清；请统一用一种。`,
			fixes: unify(begun, series),
			related: [{ ...inDraft(at, place(at)), message: '这组序次的后一项在这里' }],
		};
	}
	return {
		...inDraft(at, place(at)),
		message: `前面用“${written(before)}”，这里接“${written(at)}”：同一组序次用了两种说法，层次看不清；请统一用一种。`,
		fixes: unify(begun, series),
		related: [{ ...inDraft(before, place(before)), message: '这组序次的前一项在这里' }],
	};
}

function irregular(one: Irregularity): Finding {
	switch (one.kind) {
		case 'gap':
			return gap(one);
		case 'repeat':
			return repeat(one);
		case 'start':
			return start(one);
		case 'mixed':
			return mixed(one);
	}
}

/** The mark between two items, where each item is a single sentence. */
function separators(marks: readonly PlacedMark[]): readonly { at: number; mark: string }[] {
	const found: { at: number; mark: string }[] = [];
	for (let i = 1; i < marks.length; i++) {
		const [item, next] = [marks[i - 1]!, marks[i]!];
		const { text } = item.paragraph;
		const between = text.slice(item.to, next.from).trimEnd();
		if (/[。；！？：]/u.test(between.slice(0, -1))) return [];
		found.push({ at: item.to + between.length - 1, mark: between.slice(-1) });
	}
	return found;
}

/** Whether a mark stands between any two items. */
function closesWith(marks: readonly PlacedMark[], stop: string): boolean {
	for (let i = 1; i < marks.length; i++) if (marks[i]!.before === stop) return true;
	return false;
}

/** 一是…；二是…。三是…: items closed by ； here and by 。 there. */
function unevenStops({ form, marks, isPlain, isHeadings, closing }: Series): Finding[] {
	const paragraph = marks[0]?.paragraph;
	if (!paragraph || marks.length < 3 || !isPlain || isHeadings || closing) return [];
	if (form !== '是' && form !== '要') return [];
	// Of thousands of series nearly all are told apart by what stands before their items.
	if (!closesWith(marks, '；') || !closesWith(marks, '。')) return [];
	if (marks.some((mark) => mark.paragraph !== paragraph)) return [];
	const stops = separators(marks);
	const semicolons = stops.filter(({ mark }) => mark === '；');
	const periods = stops.filter(({ mark }) => mark === '。');
	if (semicolons.length + periods.length !== stops.length) return [];
	if (semicolons.length === 0 || periods.length === 0) return [];
	const [odd, usual] = periods.length <= semicolons.length ? [periods, '；'] : [semicolons, '。'];
	const spans = odd.map(({ at }) => ({ from: paragraph.from + at, to: paragraph.from + at + 1 }));
	const edits = spans.map((span): Edit => ({ ...span, text: usual }));
	return [
		{
			...spans[0]!,
			severity: 'info',
			message: `这组并列的各项之间，有的用“；”，有的用“。”：同一层次的停顿应当一致；请统一为“${usual}”。`,
			fixes: [{ title: `各项之间统一用“${usual}”`, edits }],
		},
	];
}

/** 一保…；二保…；四保…: read within a paragraph, as each list has a verb of its own. */
function verbGap({ from, to, word, n, isRepeat }: SkippedVerb): Finding {
	const name = `“${writeChineseNumeral(n) ?? n}${word}”`;
	return {
		from,
		to,
		message: isRepeat
			? `前面已有一处同样的序次，这里应为${name}：序次重复，条数对不上；请把这一处及后面的序次改为连续。`
			: `这里前面缺${name}：序次跳号，看的人会以为漏了内容；请补上${name}，或把后面的序次改为连续。`,
		fixes: [],
	};
}

export default defineDocumentRule<HasMarks>({
	id: 'series-order',
	ref: 'R14',
	title: '序次缺漏',
	rationale:
		'“一是、二是、三是”和“一、（一）1.（1）”逐项数下来，跳号、重号、缺头或者两种说法混用，读的人会以为漏了内容，引用“第三条”时也对不上。结构层次序数依 GB/T 9704—2012 第 7.3.3 条“一、”“（一）”“1.”“（1）”逐级使用；并列的分句之间用分号，各成一句的用句号，同一组应当一致（GB/T 15834—2011 分号、句号的用法）。只有确定是同一组时才提示：引文里的、嵌套的、每个标题下重新数起的，都不算。',
	severity: 'warning',
	scope: 'document',
	triggers: [...ordinalTriggers, ...verbTriggers],
	where: ['body'],
	since: '0.1.0',
	maturity: 'stable',
	examples: [
		{
			bad: '一是摸清底数，逐户建立台账；⟦三是⟧压实责任，明确包保干部。',
			good: '一是摸清底数，逐户建立台账；二是压实责任，明确包保干部。',
		},
		{
			bad: '第一，把住源头关。⟦其次⟧，把住流通关。',
			good: '第一，把住源头关。第二，把住流通关。',
		},
		{
			bad: '⟦首先⟧抓排查，二是抓整改，三是抓问责。',
			good: '一是抓排查，二是抓整改，三是抓问责。',
		},
		{
			bad: '一是建专班；二是列清单⟦。⟧三是强督导；四是严考核。',
			good: '一是建专班；二是列清单；三是强督导；四是严考核。',
		},
	],
	leaves: [
		'坚持一是一、二是二，不夸大、不缩小。',
		'一方面抓进度，另一方面抓质量。',
		'会上提出“一是保供水，三是保供电”的说法，与原稿不符。',
		'第一书记驻村，第三方评估同步开展。',
		'百分之三是新增用户。',
	],
	look(context, hits) {
		const marks = ordinalMarks(context, hits);
		const findings = skippedVerbs(context.masked).map(verbGap);
		return { findings, items: marks.length === 0 ? [] : [{ marks }] };
	},
	grounds: () => '',
	conclude(collected, context) {
		const { series, irregularities } = seriesOf(context, collected);
		return [...irregularities.map(irregular), ...series.flatMap(unevenStops)];
	},
});
