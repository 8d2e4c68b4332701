import { only, sentenceFirst, wordsFrom, wordsTo, type Reader } from './claimed';
import { clean, isPlain, type Quantity } from '../quantity';

/** 其余28%, 剩余的28%: what is left of all. */
const rest = /(?:其余|剩余|余下|剩下)(?:的|部分)?[占为约]?$/u;
/** 另外28%正在整改: left of all where it says that it is not done. */
const another = /(?:另外|另有|还有|尚有|仍有)(?:的|约)?$/u;
const undone = /^的?[一-龥]{0,8}(?:正在|正按|尚未|仍在|未|待|还在|没有|继续|在建|在办)/u;
const done = /已|完成|办结|整改到位|竣工|建成|落实|到位|占/u;
/** Changes and rates of other things. */
const others =
	/同比|上年|去年|增长|下降|增加|减少|提高|上升|超|高于|低于|分别|目标|计划|其中|多选|可选|受访|问卷|认为|表示|反映|不[足到]|以上|左右/u;
/** Farther from 100 they are of different things. */
const farthest = 15;

const isShare = (quantity: Quantity): boolean => quantity.unit?.dimension === 'ratio';

/** 已完成82%，其余18%正在整改: two shares of which the second is all that the first leaves. */
export const complementAt: Reader = (text, quantities, at) => {
	const left = quantities[at]!;
	if (!isShare(left) || !isPlain(left) || left.unit?.text === '‰') return undefined;
	const said = wordsTo(text, left.from);
	const isRest = rest.test(said);
	if (!isRest && !(another.test(said) && undone.test(wordsFrom(text, left.to)))) return undefined;
	const first = sentenceFirst(text, quantities, at);
	const told = only(quantities.slice(first, at).filter(isShare));
	if (!told || told !== quantities[at - 1] || !isPlain(told)) return undefined;
	if (told.unit?.text !== left.unit?.text || !done.test(wordsTo(text, told.from))) return undefined;
	// A third share behind them would be of the same whole.
	const next = quantities[at + 1];
	if (next && isShare(next) && sentenceFirst(text, quantities, at + 1) === first) return undefined;
	if (others.test(wordsTo(text, told.from) + text.slice(told.to, left.from))) return undefined;
	const sum = told.low + left.low;
	const room = told.slack + left.slack;
	const isTenths = left.unit?.text === '成';
	if (Math.abs(sum - 100) > farthest || Math.abs(sum - 100) <= (isTenths ? 9 : room + 1e-9))
		return undefined;
	return {
		wrong: left,
		value: clean(100 - told.low),
		others: [[told, '已占']],
		working: { kind: 'complement', first: told },
	};
};
