import type { Draft, Paragraph } from '../draft/draft';
import type { Span } from '../text/span';
import type { Limit, Vehicle } from '../vehicle/schema';
import { countedParagraphs, countedSpan, countText } from './count';
import type { Counts } from './counts';
import { countPrefix } from './prefix';

/**
 * `max` limits: `near` from 90 %, `over` above the limit. `about` limits: `short` below 0.5×, `near`
 * above 1.2×, `long` above 1.3×. `none`: the vehicle has no limit, or there is no vehicle.
 */
export type GaugeState = 'none' | 'ok' | 'near' | 'over' | 'short' | 'long';

export interface SectionCount {
	/** The section's heading, cut to 30 characters; `开头部分` before the first heading. */
	readonly title: string;
	readonly counts: Counts;
	/** The section in the draft, heading included. */
	readonly span: Span;
}

/** 字数表 of a draft. */
export interface Gauge {
	readonly counts: Counts;
	/** By the highest heading level that occurs; empty where there is no heading. */
	readonly perSection: readonly SectionCount[];
	readonly limit?: Limit;
	/** The count that the vehicle's limit speaks of. */
	readonly used: number;
	readonly state: GaugeState;
	/** The text past a `max` limit, in the draft. */
	readonly overflow?: Span;
	/** For the status bar: `186/200`, `1320/约1500`, `350字`. */
	readonly text: string;
	/** For the hover, one sentence or figure a line. */
	readonly summary: readonly string[];
}

/** State of a count against a limit (DESIGN 5, Limit). */
export function limitState(used: number, limit: Limit | undefined): GaugeState {
	if (!limit) return 'none';
	const share = used / limit.n;
	if (limit.kind === 'max') return share > 1 ? 'over' : share >= 0.9 ? 'near' : 'ok';
	if (share < 0.5) return 'short';
	return share > 1.3 ? 'long' : share > 1.2 ? 'near' : 'ok';
}

function sectionTitle(heading: Paragraph | undefined): string {
	if (!heading) return '开头部分';
	const title = heading.text.trim().split(/[。；]/u, 1)[0] ?? '';
	const characters = [...title.slice(0, 80)];
	return characters.length > 30 ? `${characters.slice(0, 30).join('')}…` : title;
}

/** Counts by section; a section begins with each heading of the highest level that occurs. */
export function countSections(draft: Draft): SectionCount[] {
	const paragraphs = countedParagraphs(draft);
	let top = 5;
	for (const { level } of paragraphs) if (level > 0 && level < top) top = level;
	if (top === 5) return [];
	const groups: { heading: Paragraph | undefined; members: Paragraph[] }[] = [];
	for (const paragraph of paragraphs) {
		const heading = paragraph.level === top ? paragraph : undefined;
		if (heading || groups.length === 0) groups.push({ heading, members: [] });
		groups.at(-1)?.members.push(paragraph);
	}
	return groups
		.map(({ heading, members }) => {
			const span = { from: members[0]?.from ?? 0, to: members.at(-1)?.to ?? 0 };
			const counts = countText(draft.text.slice(span.from, span.to));
			return { title: sectionTitle(heading), counts, span };
		})
		.filter(({ counts }) => counts.characters > 0);
}

const limitText = ({ n, kind }: Limit): string => (kind === 'max' ? `限${n}字以内` : `${n}字左右`);

function verdict(used: number, limit: Limit, state: GaugeState): string {
	const { n } = limit;
	switch (state) {
		case 'over':
			return `已超${used - n}字，请压缩`;
		case 'long':
			return `比目标多${used - n}字，请压缩`;
		case 'short':
			return `还不到一半，篇幅偏短`;
		case 'near':
			return limit.kind === 'max' ? `还可写${n - used}字，快到上限` : `比目标多${used - n}字`;
		case 'ok':
			return limit.kind === 'max' ? `还可写${n - used}字` : '篇幅合适';
		case 'none':
			return '';
	}
}

function gaugeText(used: number, limit: Limit | undefined): string {
	if (!limit) return `${used}字`;
	return limit.kind === 'max' ? `${used}/${limit.n}` : `${used}/约${limit.n}`;
}

function summaryOf(
	vehicle: Vehicle | undefined,
	used: number,
	counts: Counts,
	sections: readonly SectionCount[],
): string[] {
	const { limit, name, counting = '字数' } = vehicle ?? {};
	const first = vehicle
		? limit
			? `${name}：${used}字，${limitText(limit)}${counting === '字符数' ? '（按字符数）' : ''}，${verdict(used, limit, limitState(used, limit))}`
			: `${name}：${used}字，不限字数`
		: `${used}字，未选载体`;
	return [
		first,
		`字数：${counts.words}`,
		`字符数（不计空格）：${counts.characters}`,
		`字符数（计空格）：${counts.charactersWithSpaces}`,
		...sections.map(({ title, counts: own }) => `${title}：${own.words}字`),
		'只计正文，不计标题和文件开头的要素；一个汉字、一个标点计一字，连写的数字或字母计一字',
	];
}

/** The gauge of a draft for its vehicle; undefined where it names none or an unknown one. Linear. */
export function gauge(draft: Draft, vehicle: Vehicle | undefined): Gauge {
	const span = countedSpan(draft);
	const text = draft.text.slice(span.from, span.to);
	const counts = countText(text);
	const counting = vehicle?.counting ?? '字数';
	const used = counting === '字符数' ? counts.characters : counts.words;
	const limit = vehicle?.limit;
	const state = limitState(used, limit);
	const perSection = countSections(draft);
	return {
		counts,
		perSection,
		used,
		state,
		text: gaugeText(used, limit),
		summary: summaryOf(vehicle, used, counts, perSection),
		...(limit && { limit }),
		...(limit &&
			state === 'over' && {
				overflow: { from: span.from + countPrefix(text, limit.n, counting), to: span.to },
			}),
	};
}
