import { isExact, isPlain, type Quantity } from '../quantity';
import { isSameDimension } from '../unit';

/** 由22天压缩到26天: the words say that it fell, the figures that it rose. */
export interface WrongDirection {
	readonly base: Quantity;
	readonly now: Quantity;
	/** 压缩, 增加. */
	readonly verb: string;
	readonly isUp: boolean;
}

const up = '增加|增长|提高|上升|提升|上涨|扩大|攀升|[增升扩涨]';
const down = '减少|降低|下降|压缩|压减|缩短|缩减|缩小|精简|下调|回落|[降减缩]';
/** Nothing but the noun, the time and the verb stands between the two. */
const brought = new RegExp(
	`^[^，。；：、\\d每]{0,6}?(?:大幅|稳步|逐步|进一步)?(?:(?<up>${up})|(?<down>${down}))[至到为](?:[^，。；：、\\d每]|20\\d\\d年|\\d{1,2}月){0,8}$`,
	'u',
);
const from = /[由从](?:[^，。；：、\d每]|20\d\d年|\d{1,2}月){0,12}$/u;
const headReach = 24;
/** The first of the row is the highest of these: 由四级提升至二级, 由第8位上升到第3位. */
const ranks = new Set(['级', '位', '名', '类', '等', '档', '届', '版', '号', '度']);
const rank = /第$|[排列居]|名次|等级|响应/u;

/** All figures that the verb between them contradicts; time is linear in the text. */
export const wrongDirectionsIn = (
	text: string,
	quantities: readonly Quantity[],
): readonly WrongDirection[] =>
	quantities.flatMap((now, at) => {
		const base = quantities[at - 1];
		if (!base || ![base, now].every((one) => isPlain(one) && isExact(one))) return [];
		if (!isSameDimension(base.unit, now.unit) || ranks.has(now.unit!.text)) return [];
		if (/[∶:：/／]/u.test(text.charAt(base.to) + text.charAt(now.to))) return [];
		const head = text.slice(Math.max(0, base.from - headReach), base.from);
		const gap = text.slice(base.to, now.from);
		const found = brought.exec(gap)?.groups;
		if (!found || !from.test(head) || rank.test(head + gap)) return [];
		const isUp = found['up'] !== undefined;
		const isAgainst = isUp ? now.highest < base.lowest : now.lowest > base.highest;
		return isAgainst ? [{ base, now, verb: (found['up'] ?? found['down'])!, isUp }] : [];
	});
