import type { Contradiction } from './changes-check';
import { isNear, only, sentenceTo, wordsFrom, wordsTo, type Reader } from './claimed';
import { isPerOther, productAt } from './products';
import { clean, isPlain, type Quantity } from '../quantity';
import { asPeople } from '../unit';

const perEach = /每(?<kind>[个座条所家支台辆名间栋片块]|一[个座条所家])?(?<said>[一-龥]{1,14})$/u;
const inAll = /^(?<noun>[一-龥]{0,6})[，；）)](?:总(?:计|共)?|共计?|合计|一共|累计)[一-龥]{0,6}$/u;
/** 12个村各建2个: each of what stands just before. */
const ofEach = /^[一-龥]{0,8}各(?:自|再)?[一-龥]{1,8}$/u;
/** Some of them only, what was meant to be, or what it may be. */
const others =
	/其中|计划|[拟可另]|不少|不低|至少|最[多少高低大]|不超|上限|部分|有的|分别|还有|试点|平均|左右/u;
const noun = /^的?(?<noun>[一-龥]{1,6})?/u;

/** 14个乡镇 counts 乡镇, 12户 counts 户. */
function counts(text: string, number: Quantity, kind: string, said: string): boolean {
	const unit = number.unit;
	if (unit?.isCount !== true) return false;
	const behind = text.slice(number.to, number.to + 2);
	if (kind === '') {
		const one = said.charAt(0);
		return asPeople(unit.text) === asPeople(one) || (unit.text === '个' && behind.startsWith(one));
	}
	return unit.text === kind.slice(-1) && behind.length === 2 && said.startsWith(behind);
}

/** Both count the same: 3个村 and 42个村. */
function isOfOneKind(text: string, each: Quantity, total: Quantity, said: string): boolean {
	if (each.unit === undefined || total.unit === undefined) return false;
	// Each time 45人, in all 540人次.
	const turns = total.unit.text.replace(/次$/u, '');
	if (each.unit.text !== total.unit.text && asPeople(each.unit.text) !== turns) return false;
	const own = noun.exec(wordsFrom(text, total.to))!.groups!['noun'] ?? '';
	return (
		said === '' ||
		own === '' ||
		own.startsWith(said.slice(0, 2)) ||
		said.startsWith(own.slice(0, 2))
	);
}

/** 共走访58户（两组有重复）: why it is not the product. */
const explained = /^[^。；！？\n]*(?:重复|扣除|其中|[另含除缺]|退出|空白|不足)/u;
const explains = 24;

/** What is counted where each of them has so many: named behind 每, or standing before 各. */
function numberOf(text: string, quantities: readonly Quantity[], at: number): Quantity | undefined {
	const each = quantities[at - 1]!;
	const before = quantities[at - 2];
	if (before?.unit?.isCount === true && ofEach.test(text.slice(before.to, each.from)))
		return before;
	const said = perEach.exec(wordsTo(text, each.from))?.groups;
	if (!said) return undefined;
	const kind = said['kind'] ?? '';
	return only(
		quantities.filter(
			(q) => q !== each && q !== quantities[at] && counts(text, q, kind, said['said']!),
		),
	);
}

/** What all have, where so many with what each has do not make it, yet come near it. */
function against(number: Quantity, each: Quantity, total: Quantity): Contradiction | undefined {
	const value = clean(number.low * each.low);
	const [least, most] = [number.lowest * each.lowest, number.highest * each.highest];
	if (least <= total.highest && most >= total.lowest) return undefined;
	if (!isNear(total.low, value)) return undefined;
	return {
		wrong: total,
		value,
		others: [
			[number, '个数'],
			[each, '每个'],
		],
		working: { kind: 'product', first: number, second: each },
	};
}

/**
 * 对14个乡镇开展督查，每个乡镇抽查3个村，共抽查42个村. Believed where the paragraph counts the things once, and
 * what each has and what all have follow each other.
 */
export function eachTimesAt(
	text: string,
	quantities: readonly Quantity[],
	at: number,
): Contradiction | undefined {
	// Three in a row are read with what each costs.
	if (at > 1 && productAt(text, quantities, at)) return undefined;
	const [each, total] = [quantities[at - 1], quantities[at]!];
	if (!each || !isPlain(each) || !isPlain(total) || total.low <= each.low) return undefined;
	const all = inAll.exec(text.slice(each.to, total.from))?.groups;
	if (!all || !isOfOneKind(text, each, total, all['noun']!)) return undefined;
	if (others.test(sentenceTo(text, total.from)) || text.charAt(total.to) === '的') return undefined;
	if (explained.test(text.slice(total.to, total.to + explains))) return undefined;
	const number = numberOf(text, quantities, at);
	// Counted farther back it may be all there are, where only some are spoken of.
	const between = number ? text.slice(number.to, each.from) : '';
	if (between.replace(/[^。；！？\n]/gu, '').length > 1) return undefined;
	if (!number || !isPlain(number) || number.low < 2 || number.to > each.from) return undefined;
	if (isPerOther(text, number)) return undefined;
	return against(number, each, total);
}

const inAllBefore = /(?:共|总计|合计|累计|一共)[^，。；：、\d]{0,8}$/u;
const endsClause = /^[^，。；、\d]{0,6}(?:[，。；）]|$)/u;

/** 共发放2040份，12个社区每个社区170份: what all have is told first. */
export const totalFirstAt: Reader = (text, quantities, at) => {
	const each = quantities[at]!;
	const [total, number] = [quantities[at - 2], quantities[at - 1]];
	if (!total || !number || ![total, number, each].every(isPlain)) return undefined;
	if (numberOf(text, quantities, at + 1) !== number || number.low < 2) return undefined;
	if (!inAllBefore.test(wordsTo(text, total.from)) || !endsClause.test(text.slice(each.to)))
		return undefined;
	if (!/^[^，。；：、\d]{0,6}，[^，。；：、\d]{0,6}$/u.test(text.slice(total.to, number.from)))
		return undefined;
	const whole = sentenceTo(text, each.from);
	if (!isOfOneKind(text, each, total, '') || others.test(whole)) return undefined;
	return against(number, each, total);
};
