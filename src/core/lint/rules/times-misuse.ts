import { changesIn, type Change } from '../../figures/changes/changes';
import {
	ratiosAsGrowthIn,
	wrongDoublingsIn,
	wrongMultiplesIn,
	type Doubling,
	type WrongMultiple,
} from '../../figures/changes/multiples';
import { quantitiesIn, type Quantity } from '../../figures/quantity';
import { wrongDoublingsApart, wrongTimesApart } from '../../figures/changes/times-apart';
import { maskCharacter } from '../../text/mask';
import type { Span } from '../../text/span';
import {
	fallTriggers,
	impossibleFallAt,
	type ImpossibleFall,
} from '../relations/falls-in-multiples';
import type { Finding, Fix, Hit, ParagraphContext } from '../rule';
import { defineRule } from '../rule';
import { sameTimesAt, type SameTimes } from '../relations/same-times';

/** At most two decimals, none that say nothing. */
const short = (value: number, places: number): string => String(Number(value.toFixed(places)));

const replace = (text: string, at: Span, right: string): Fix => ({
	title: `“${text.slice(at.from, at.to)}”改为“${right}”`,
	edits: [{ from: at.from, to: at.to, text: right }],
});

/** Both figures of which the fall is the change, where the text gives them. */
function endsOf(changes: readonly Change[], { amount }: ImpossibleFall) {
	return changes.find(({ claims }) =>
		claims.some(({ quantity }) => quantity.figure.to === amount.to),
	)?.pair;
}

const fraction = (rest: number): string => `原来的${'零一二三四五六七八九十'.charAt(rest)}分之一`;

/** 下降2倍 is meant as a fall to a half or to a third: the writer knows. */
function fallFixes(text: string, fall: ImpossibleFall): Fix[] {
	const { times, amount, isPercent } = fall;
	if (isPercent || !Number.isInteger(times) || times > 9) return [];
	const parts = times === 1 ? [2] : [times, times + 1];
	return parts.map((part) => {
		const fix = replace(text, amount, `${short(100 - 100 / part, 1)}%`);
		return { ...fix, title: `${fix.title}（降到${fraction(part)}）` };
	});
}

function fallFinding(text: string, fall: ImpossibleFall, changes: readonly Change[]): Finding {
	const said = text.slice(fall.amount.from, fall.amount.to);
	const pair = endsOf(changes, fall);
	const why = fall.isPercent ? '降幅不会超过100%' : '减少一倍就减完了，倍数只用于增加';
	const message = `“${text.slice(fall.from, fall.to)}”不成立：${why}；请改用百分比（如下降50%）或“降到几分之一”。`;
	if (!pair || pair.now.low >= pair.base.low) {
		return { from: fall.from, to: fall.to, message, fixes: fallFixes(text, fall) };
	}
	const right = `${short(100 - (pair.now.low / pair.base.low) * 100, 1)}%`;
	return {
		from: fall.from,
		to: fall.to,
		message: `${formulaOf(text, pair.now, pair.base, '1－')}＝${right}，文中为${said}：${why}；请改为“${right}”。`,
		fixes: [replace(text, fall.amount, right)],
		related: related(text, pair),
	};
}

const shown = (text: string, { figure }: Quantity): string => text.slice(figure.from, figure.to);

const formulaOf = (text: string, now: Quantity, base: Quantity, before = ''): string =>
	`${before}${shown(text, now)}÷${shown(text, base)}`;

const related = (text: string, { base, now }: Change['pair']) =>
	[[base, '原来'] as const, [now, '现在'] as const].map(([q, role]) => ({
		...span(q.figure),
		message: `${role}：${shown(text, q)}`,
	}));

const span = ({ from, to }: Span): Span => ({ from, to });

function multipleFinding(text: string, { pair, wrong, value, of }: WrongMultiple): Finding {
	const right = `${short(value, value < 10 ? 1 : 0)}倍`;
	const isGrowth = of === 'growth';
	const why = isGrowth ? '增长几倍不含原来的一倍' : '是原来的几倍含原来的一倍';
	const formula = formulaOf(text, pair.now, pair.base) + (isGrowth ? '－1' : '');
	return {
		...span(wrong.figure),
		message: `${formula}＝${right}，文中为${shown(text, wrong)}：${why}；请改为“${right}”，或核对前后两数。`,
		fixes: [replace(text, span(wrong.figure), right)],
		related: related(text, pair),
	};
}

/** 翻一番 where the figures double so often, else the growth in 倍. */
function doublingFixes(text: string, found: Doubling): Fix[] {
	const { ratio } = found;
	if (ratio <= 1.05) return [];
	const times = Math.log2(ratio);
	const count = Math.round(times);
	const isDoubling = count >= 1 && count <= 5 && Math.abs(times - count) < 0.05;
	const percent = `增长${short((ratio - 1) * 100, 1)}%`;
	const growth = ratio < 2 ? percent : `增长${short(ratio - 1, 1)}倍`;
	return [replace(text, found, isDoubling ? `翻${'零一两三四五'.charAt(count)}番` : growth)];
}

function doublingFinding(text: string, found: Doubling): Finding {
	const { pair, ratio } = found;
	const said = text.slice(found.from, found.to);
	return {
		...span(found),
		message: `${formulaOf(text, pair.now, pair.base)}＝${short(ratio, 2)}，文中为“${said}”：翻一番是2倍，翻两番是4倍，每翻一番乘以2；请核对后改正。`,
		fixes: doublingFixes(text, found),
		related: related(text, pair),
	};
}

function fallsOf(text: string, hits: readonly Hit[]): readonly ImpossibleFall[] {
	const ends = new Set<number>();
	return [...hits]
		.filter(({ text: word }) => !word.endsWith('倍') && !word.endsWith('番'))
		.sort((a, b) => a.from - b.from)
		.flatMap((hit) => impossibleFallAt(text, hit) ?? [])
		.filter(({ to }) => !ends.has(to) && ends.add(to));
}

/** 成倍减少: said without a number. */
const looseFalls = (text: string, hits: readonly Hit[]): readonly Finding[] =>
	hits
		.filter((hit) => hit.text === '倍')
		.flatMap(({ from, to }) => {
			const found = /^地?(?:减少|下降|降低|缩减|缩短)/u.exec(text.slice(to, to + 3));
			if (!found || text.charAt(from - 1) !== '成') return [];
			const at = { from: from - 1, to: to + found[0].length };
			const right = `大幅${found[0].replace('地', '')}`;
			return [
				{
					...at,
					message: `“${text.slice(at.from, at.to)}”不成立：减少一倍就减完了，倍数只用于增加；请改为“${right}”，有数字的写明降幅。`,
					fixes: [replace(text, at, right)],
				},
			];
		});

const sameTimesFinding = (text: string, { amount, right }: SameTimes): Finding => ({
	...amount,
	message: `是原来的几倍含原来的一倍，增长几倍不含，两处都写${text.slice(amount.from, amount.to)}对不上；请改为“增长${right}”，或核对前面的倍数。`,
	fixes: [replace(text, amount, right)],
});

/** 是上年的3倍，增长3倍. */
function fromSameTimes(text: string, hits: readonly Hit[]): readonly Finding[] {
	const ends = new Set<number>();
	return hits
		.filter((hit) => hit.text === '倍')
		.flatMap((hit) => sameTimesAt(text, hit) ?? [])
		.filter(({ amount }) => !ends.has(amount.to) && ends.add(amount.to))
		.map((found) => sameTimesFinding(text, found));
}

function check(context: ParagraphContext, hits: readonly Hit[]): readonly Finding[] {
	const { masked, text } = context;
	const own = hits.filter(({ from }) => masked.charAt(from) !== maskCharacter);
	const falls = fallsOf(masked, own);
	const isCompared = own.some((hit) => /[倍番]/u.test(hit.text));
	if (falls.length === 0 && !isCompared) return [];
	const loose = looseFalls(masked, own);
	const figures = context.figures.filter(({ from }) => masked.charAt(from) !== maskCharacter);
	const quantities = quantitiesIn(masked, figures);
	const changes = changesIn(masked, quantities);
	const together = wrongMultiplesIn(masked, quantities);
	const told = new Set(together.map(({ wrong }) => wrong));
	const apart = [
		...wrongTimesApart(masked, quantities),
		...ratiosAsGrowthIn(masked, quantities),
	].filter(({ wrong }) => !told.has(wrong) && told.add(wrong));
	const multiples = [...together, ...apart].map((found) => multipleFinding(text, found));
	const same = fromSameTimes(masked, own).filter((one) =>
		multiples.every((other) => other.from !== one.from),
	);
	const doublings = wrongDoublingsIn(masked, quantities);
	const others = wrongDoublingsApart(masked, quantities).filter(({ to }) =>
		doublings.every((one) => one.to !== to),
	);
	return [
		...falls.map((fall) => fallFinding(text, fall, changes)),
		...loose,
		...multiples,
		...same,
		...[...doublings, ...others].map((found) => doublingFinding(text, found)),
	].sort((a, b) => a.from - b.from);
}

export default defineRule({
	id: 'times-misuse',
	ref: 'R07',
	title: '倍数误用',
	rationale:
		'倍数只用于增加：增长N倍，是原来的N＋1倍；增长到N倍，是原来的N倍；翻一番是2倍，翻两番是4倍。减少的数不会超过原数，所以不说“下降2倍”“下降120%”，应说“下降50%”“降到三分之一”。前后两数都写明的，按两数核对，四舍五入和“约”“近”“多”说得通的不报；利润一类可以由正转负的，降幅超过100%不报。',
	severity: 'warning',
	scope: 'paragraph',
	triggers: [...fallTriggers, '倍', '番'],
	since: '0.2.0',
	maturity: 'stable',
	examples: [
		{ bad: '农资价格⟦下降2倍⟧。', good: '农资价格下降50%。' },
		{ bad: '单位能耗⟦减少了1倍⟧。', good: '单位能耗减少了50%。' },
		{ bad: '合作社由20家增至60家，增长⟦3倍⟧。', good: '合作社由20家增至60家，增长2倍。' },
		{ bad: '产值由20亿元增至60亿元，⟦翻两番⟧。', good: '产值由20亿元增至60亿元，增长2倍。' },
	],
	leaves: [
		'今年接待量是去年的2倍。',
		'申报材料缩小到原来的十分之一。',
		'产值由20亿元增至80亿元，翻两番。',
		'净利润同比下降120%，由盈转亏。',
		'降价促销后，销量增长2倍。',
	],
	check,
});
