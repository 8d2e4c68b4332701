import type { Contradiction } from './changes-check';
import { differenceShare, jointShare, shareOf, type Made } from './made';
import {
	areAlike,
	clauseReach,
	contradiction,
	isExplained,
	isInSentence,
	isNearMiss,
	isSwapped,
	saidAround,
	shareCharacter,
	type Place,
} from './near-place';
import type { Quantity } from './quantity';

const rate = /(?:占|率|比例|比重|份额|相当于|等于)[^，。；：\d]{0,10}$/u;
const noShare =
	/[增降减升高低多少快慢超比]|目标|计划|预计|力争|同期|以[上下]|有效|利率|费率|税率|汇率|概率/u;

const mostWholes = 2;

/** Rates that are asked or measured, not counted from what stands there. */
const ofOthers =
	/满意|知晓|支持|认可|信任|好评|参与|安全|合格|达标|优良|优秀|准确|成活|死亡|发病|出生|增长|失业|就业|入学|升学|覆盖|普及|城镇化|利用|使用|渗透|周转|回报|收益|开工|达产|入住|空置|杠杆|负债|不良|抗体/u;

/** 按时办结 of 按时办结率 is told of 按时办结2.39万件; 满意 of 满意率 is not. */
function isRateOf({ text, said }: Place, part: Quantity): boolean {
	const name = /(?<name>[一-龥]{1,8})率[^率]*$/u.exec(said)?.groups?.['name'];
	if (name === undefined || said.includes('占')) return true;
	return !ofOthers.test(name) || shareCharacter(name, saidAround(text, part));
}

/** 在用电梯9630台，用了十五年以上的有1284台，占12.3%. */
export function shareAt(place: Place): Contradiction | undefined {
	const { text, made, said, before } = place;
	if (made.unit?.text !== '%' || !rate.test(said)) return undefined;
	if (noShare.test(said.replace(/占比|比例|比重/gu, ''))) return undefined;
	const part = before[0];
	if (!part || made.from - part.to > clauseReach || !isInSentence(text, part, made))
		return undefined;
	if (!isRateOf(place, part)) return undefined;
	const wholes = before.filter((one) => areAlike(one, part) && one.low > part.low);
	const whole = wholes[0];
	if (!whole) return undefined;
	const both = (a: Quantity, b: Quantity): readonly Made[] =>
		areAlike(a, b) && a.low < b.low
			? [
					shareOf(a, b),
					...(a === part || b === part ? [differenceShare(a, b), jointShare(a, b)] : []),
				]
			: [];
	if (isExplained(place, both)) return undefined;
	const isSure = isInSentence(text, whole, part) && wholes.length === 1;
	// Of many figures any may be the whole.
	if (!isSure && wholes.length > mostWholes) return undefined;
	const isOnly = wholes.length === 1 && isSwapped(place, shareOf(part, whole));
	const near = wholes.find((one, i) =>
		isNearMiss(place, shareOf(part, one), isOnly || (i === 0 && isSure)),
	);
	return near && contradiction(place, shareOf(part, near), 'ratio', [part, near], ['部分', '总数']);
}
