import { headOf, leavesOthers, tailOf } from '../heads';
import { isExact, isPositive, type Quantity } from '../quantity';
import { add, fits } from '../rounding';
import { isOneSlip } from '../slips';
import type { WrongSum } from './sum-check';
import type { Span } from '../../text/span';
import { isSameDimension } from '../unit';

/**
 * 应到66人，实到61人，请假5人: of what is due some has been done and the rest has not. What is due, done and
 * left is told with one deed, so that nothing else can be meant.
 */
type Role = 'done' | 'left';

/** Neither 供应 and 反应, nor 应急, 应届 and 应对. */
const due =
	/(?<![响供适反相感效对照])应(?:(?<come>到|出席|参[会加]|出勤|签到)|(?<deed>参[保训检考]|接种|免疫|撤离|[收缴交检查签报领发付还退改办种录返撤考训建学]))[一-龥]{0,8}$/u;
/** 委员会组成人员29人，出席26人. */
const members = /(?:组成人员|委员|代表|成员|董事|理事|监事)(?:总数|应到|现有|实有|共有?)?$/u;

const came = /(?:实际?|已)(?:到|出席|参|出勤|签到)|到[会场]|出席|参会|签到|与会/u;
const stayed =
	/请假|缺[席勤会]|[病事公]假|未能?(?:[到参来]|出席|签到)|没有?(?:[到来参]|出席)|不能(?:到|出席|参)|委托/u;

function roleOfGuest(head: string, tail: string): Role | undefined {
	if (stayed.test(head) || (!came.test(head) && stayed.test(tail))) return 'left';
	return came.test(head) ? 'done' : undefined;
}

const voters = /到会|实到|[出参]席|参[会加与]|收回|投票/u;
const against = /反对|弃权|无效|不(?:同意|赞成)/u;
const inFavour = /同意|赞成|有效/u;

/** 到会98人，同意91人，反对5人，弃权2人. */
function roleOfVote(head: string, tail: string): Role | undefined {
	const said = head === '' ? tail : head;
	if (against.test(said)) return 'left';
	return inFavour.test(said) ? 'done' : undefined;
}

const left = /[未没欠缓免漏拒]/u;
const did = /实际?|已|完成/u;

function roleOfDeed(deed: string, head: string, tail: string): Role | undefined {
	const words = left.test(head) ? head : left.test(tail) ? tail : undefined;
	const verb = deed.slice(-1);
	if (words !== undefined) return words.includes(verb) || /^欠/u.test(words) ? 'left' : undefined;
	return did.test(head) && head.includes(verb) ? 'done' : undefined;
}

const sentenceEnd = /[。！？\n]/u;
const inner = /其中|[（(比]|包括|同期|上年|去年/u;
const most = 8;

/** The figures of one kind behind another in its sentence, up to one that is told by the way. */
function behind(text: string, quantities: readonly Quantity[], at: number): readonly Quantity[] {
	const found: Quantity[] = [];
	let end = quantities[at]!.to;
	for (const one of quantities.slice(at + 1, at + 1 + most)) {
		const gap = text.slice(end, one.from);
		if (sentenceEnd.test(gap) || inner.test(gap)) break;
		end = one.to;
		if (isSameDimension(one.unit, quantities[at]!.unit)) found.push(one);
	}
	return found;
}

type RoleOf = (head: string, tail: string) => Role | undefined;

function roleReader(head: string): RoleOf | undefined {
	const { come, deed } = due.exec(head)?.groups ?? {};
	if (come !== undefined) return roleOfGuest;
	if (deed !== undefined) return (own, tail) => roleOfDeed(deed, own, tail);
	if (voters.test(head)) return roleOfVote;
	return members.test(head) ? roleOfGuest : undefined;
}

interface Told {
	readonly done: Quantity;
	readonly left: readonly Quantity[];
	/** A figure of the kind that follows and is neither. */
	readonly next: Quantity | undefined;
}

function toldBehind(
	text: string,
	whole: Quantity,
	figures: readonly Quantity[],
	roleOf: RoleOf,
): Told | undefined {
	let end = whole.to;
	const roles = figures.map((one) => {
		const role = roleOf(headOf(text, one, end), tailOf(text, one));
		end = one.to;
		return role;
	});
	const stop = roles.includes(undefined) ? roles.indexOf(undefined) : roles.length;
	const told = figures.slice(0, stop);
	const done = told.filter((_, i) => roles[i] === 'done');
	const rest = told.filter((_, i) => roles[i] === 'left');
	if (done.length !== 1 || rest.length === 0) return undefined;
	return { done: done[0]!, left: rest, next: figures[stop] };
}

/** Farther off some figure is of something else. */
const room = 1.25;
/** 缺席5人，请假3人: who has leave may be one of the absent. */
const isExplained = (whole: Quantity, { done, left: rest, next }: Told): boolean =>
	fits(whole, [done, ...rest]) ||
	rest.some((one) => fits(whole, [done, one])) ||
	(next !== undefined && fits(whole, [done, ...rest, next]));

/** Of few that are left any digit would do. */
const fewestLeft = 100;

/** 应收2128万元，实收1702万元，欠收246万元: two digits of 426 have changed places. */
function isSlipOfLeft(text: string, whole: Quantity, told: Told, sum: number): boolean {
	const [one, more] = told.left;
	if (!one || more || one.low < fewestLeft) return false;
	return isOneSlip(text, one, one.low + whole.low - sum);
}

function wrongAt(text: string, quantities: readonly Quantity[], at: number): WrongSum | undefined {
	const whole = quantities[at]!;
	if (whole.unit === undefined || !isExact(whole) || !isPositive(whole)) return undefined;
	const roleOf = roleReader(headOf(text, whole, quantities[at - 1]?.to ?? 0));
	const told = roleOf && toldBehind(text, whole, behind(text, quantities, at), roleOf);
	if (!told || isExplained(whole, told)) return undefined;
	const parts = [told.done, ...told.left];
	if (!parts.every(isExact)) return undefined;
	const sum = add(parts, (q) => q.low);
	const ratio = sum / whole.low;
	if (ratio > room || ratio < 1 / room) return undefined;
	// Some may have stayed away without a word; nobody can be of both.
	const isSlip = isOneSlip(text, whole, sum) || isSlipOfLeft(text, whole, told, sum);
	if (ratio < 1 && (!isSlip || leavesOthers(text, parts.at(-1)!))) return undefined;
	return { total: whole, parts, sum, kind: 'differs', isSure: ratio > 1 };
}

const mayTell = /应|成员|人员|委员|代表|事|同意|赞成|有效/u;

/**
 * Wholes that what is done of them and what is left contradict. Time is linear in the text.
 * @param quantities those of the passage in order; spans are offsets of `text`.
 * @param within the passage.
 */
export function wrongDueSums(
	text: string,
	quantities: readonly Quantity[],
	within: Span,
): readonly WrongSum[] {
	if (!mayTell.test(text.slice(within.from, within.to))) return [];
	return quantities.flatMap((_, at) => wrongAt(text, quantities, at) ?? []);
}
