import { anyOf, noun, per, target } from './change-words';
import { downWords, upWords, type Change, type Claim } from './changes';
import { wordsTo } from './claimed';
import { isPlain, type Quantity } from '../quantity';
import { isOneSlip } from '../slips';
import { isSameDimension } from '../unit';

/**
 * Changes that stand between or before their two ends: 在上年80家的基础上增加40家，达到120家; 原有80家，新增40家，现有120家;
 * 增加40家，由80家增至120家.
 */
const verb = `(?<up>${anyOf(upWords)}|净增)|(?<down>${anyOf(downWords)}|净减)`;
const further = anyOf('再 又 共 还 已 陆续 先后 累计 净');
const when = anyOf('年内 今年 本年 当年 全年 本月 期间 其间 之后 后来 随后 现 目前');

interface Shape {
	/** Before the base. */
	readonly head: RegExp;
	readonly toChange: RegExp;
	readonly toNow: RegExp;
	/** What left meanwhile may be passed over in silence, so that only a slip of the hand is told. */
	readonly isOpen: boolean;
}

const shapes: readonly Shape[] = [
	{
		head: /[^。；\d]*$/u,
		toChange: new RegExp(`^${per}${noun}的?基础上，?${further}{0,2}(?:${verb})了?$`, 'u'),
		toNow: new RegExp(
			`^${noun}[，、](?:现|目前|总数|总量|已)?(?:达到?(?:了|现在的)?|共|总数为?|${target}|为|有|剩)$`,
			'u',
		),
		isOpen: false,
	},
	{
		head: /(?:原[有来先]|原本|年初|[上去]年[末底]|上[年月]|期初|月初)[^，。；：、\d]{0,8}$/u,
		toChange: new RegExp(
			`^${per}${noun}[，；](?:${when}|${further}){0,2}(?:${verb})(?:${noun})了?$`,
			'u',
		),
		toNow: new RegExp(
			`^${noun}[，；](?:现有?|目前|现在|如今|年末|[期月]末)[^，。；：、\\d]{0,8}$`,
			'u',
		),
		isOpen: true,
	},
];

/** Words that tell of other ins and outs, or of some of them. */
const others = /其中|计划|预计|目标|同比|每|平均|分别|[^新]注销|退出|淘汰/u;

const ofSome = /其中|计划|预计|目标|平均|分别/u;

const sentenceEnd = /[。！？\n]/u;

function claimOf(quantity: Quantity, isUp: boolean): Claim {
	return { quantity, kind: 'amount', direction: isUp ? 1 : -1, comparison: '' };
}

function betweenAt(text: string, quantities: readonly Quantity[], at: number): Change | undefined {
	const [base, change, now] = [quantities[at - 2]!, quantities[at - 1]!, quantities[at]!];
	if (![base, change, now].every(isPlain)) return undefined;
	if (!isSameDimension(base.unit, now.unit) || !isSameDimension(change.unit, now.unit))
		return undefined;
	const [first, second] = [text.slice(base.to, change.from), text.slice(change.to, now.from)];
	if (first.length > 30 || second.length > 30 || others.test(first + second)) return undefined;
	const head = wordsTo(text, base.from);
	for (const { head: opens, toChange, toNow, isOpen } of shapes) {
		const found = opens.test(head) ? toChange.exec(first)?.groups : undefined;
		if (!found || !toNow.test(second)) continue;
		const isUp = found['up'] !== undefined;
		const by = (now.low - base.low) * (isUp ? 1 : -1);
		const isSlip =
			isOneSlip(text, change, by) ||
			isOneSlip(text, now, base.low + (isUp ? change.low : -change.low));
		if (isOpen && !(by > 0 && isSlip)) return undefined;
		return { pair: { base, now, last: at, since: '' }, claims: [claimOf(change, isUp)] };
	}
	return undefined;
}

const fromWord = /^[^，。；：、\d]{0,6}[，（(](?:即|也就是)?[由从][^，。；：\d]{0,8}$/u;
const ends = new RegExp(`^${per}${noun}${target}$`, 'u');
const said = new RegExp(`(?:${verb})了?$`, 'u');

/** 增加40家，由80家增至120家. */
function beforeAt(text: string, quantities: readonly Quantity[], at: number): Change | undefined {
	const [change, base, now] = [quantities[at - 2]!, quantities[at - 1]!, quantities[at]!];
	if (![base, change, now].every(isPlain) || now.unit?.dimension === 'ratio') return undefined;
	if (!isSameDimension(base.unit, now.unit) || !isSameDimension(change.unit, now.unit))
		return undefined;
	if (!fromWord.test(text.slice(change.to, base.from))) return undefined;
	const gap = text.slice(base.to, now.from);
	if (!ends.test(gap) || sentenceEnd.test(gap)) return undefined;
	const words = wordsTo(text, change.from);
	const found = ofSome.test(words) ? undefined : said.exec(words)?.groups;
	if (!found) return undefined;
	return {
		pair: { base, now, last: at, since: '' },
		claims: [claimOf(change, found['up'] !== undefined)],
	};
}

/** All changes that stand between or before their two ends; time is linear in the text. */
export const changesWithinIn = (text: string, quantities: readonly Quantity[]): readonly Change[] =>
	quantities.flatMap((_, at) =>
		at < 2 ? [] : (betweenAt(text, quantities, at) ?? beforeAt(text, quantities, at) ?? []),
	);
