import {
	isNear,
	only,
	sentenceFirst,
	sentenceTo,
	wordsFrom,
	wordsTo,
	type Reader,
} from '../changes/claimed';
import { clean, isPlain, type Quantity } from '../quantity';
import { asPeople } from '../unit';

/** 每班45人, 每间4张: how many one room or group holds. */
const each =
	/(?:平均)?每(?:个|一)?(?<one>班级?|教室|车间|宿舍|房间?|[间组车辆桌楼栋])(?:平均|可?容纳|可?安排|可?接纳|可?安置|可?载|配有|有|设)?$/u;
/** What the whole counts: people, or the places for them. */
const place = '学位|床位|座位|座席|工位|铺位|车位|餐位|席位';
const placesBehind = new RegExp(`^(?:${place})`, 'u');
const placesAhead = new RegExp(`(?:${place})(?:总数|[共为达约有])*$`, 'u');
const placesBefore =
	/学位|床位|座位|工位|铺位|学生|学员|新生|幼儿|招生|在校生|容纳|接纳|安置|培训|参训|招收|入住|接送/u;
const others =
	/同比|上年|去年|其中|分别|最[多高少低]|不超|不少|至少|标准|左右|[约另还]|计划|上限|以[内上]/u;

const counts = (text: string, number: Quantity, one: string): boolean => {
	const unit = number.unit;
	if (unit?.isCount !== true) return false;
	const behind = wordsFrom(text, number.to);
	return unit.text === one || (unit.text === '个' && behind.startsWith(one));
};

/** Whether a figure tells all that the rooms hold, in what each is told in. */
function holds(text: string, whole: Quantity, mean: Quantity): boolean {
	const isPeople = asPeople(mean.unit?.text ?? '') === '人';
	const unit = asPeople(whole.unit?.text ?? '');
	const behind = wordsFrom(text, whole.to);
	if (unit === '个') {
		const isPlaces = placesBehind.test(behind) || placesAhead.test(wordsTo(text, whole.from));
		return isPlaces && (isPeople || mean.unit?.text === '个');
	}
	const isAlike = unit === asPeople(mean.unit?.text ?? '');
	return isAlike && (placesBefore.test(wordsTo(text, whole.from)) || placesBefore.test(behind));
}

/** 设36个班，可提供学位1620个，每班45人. */
export const placesEachAt: Reader = (text, quantities, at) => {
	const mean = quantities[at]!;
	const one = each.exec(wordsTo(text, mean.from))?.groups?.['one'];
	if (one === undefined || !isPlain(mean) || mean.unit?.isCount !== true) return undefined;
	if (others.test(sentenceTo(text, mean.from)) || /^[的/／]/u.test(text.slice(mean.to)))
		return undefined;
	const before = quantities.slice(sentenceFirst(text, quantities, at), at);
	const number = only(before.filter((q) => counts(text, q, one)));
	const whole = only(before.filter((q) => q !== number && holds(text, q, mean)));
	if (!number || !whole || !isPlain(number) || !isPlain(whole) || number.low < 2) return undefined;
	// Rooms of another kind beside them have places of their own.
	const beside = before.filter((q) => q !== whole && q.unit?.text === number.unit?.text);
	if (beside.length > 1) return undefined;
	const value = clean(whole.low / number.low);
	if (!isNear(mean.low, value)) return undefined;
	// A mean of people may be cut off or rounded.
	if (
		whole.lowest / number.highest < mean.highest + 1 &&
		whole.highest / number.lowest > mean.lowest - 1
	)
		return undefined;
	return {
		wrong: mean,
		value,
		others: [
			[whole, '总数'],
			[number, '个数'],
		],
		working: { kind: 'ratio', first: whole, second: number },
	};
};
