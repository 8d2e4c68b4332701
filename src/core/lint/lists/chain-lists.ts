import type { CountedList, CountReader, ListReader } from './counted-list';
import { against, notBefore, numberOf, numeral, exactly } from './list-number';

/**
 * Steps with dashes or arrows between them, beside their number: 登记—评估—修缮—验收四步法,
 * 三级网络：县—乡—村. Between two places a dash is a way (北京—上海三条航线), so only steps and levels are counted.
 */
const dash = '—?[—－–→]';
const dashes = '—－–→';
const link = String.raw`[〇一-鿿]{1,10}`;
const chain = `(?<chain>${link}(?:${dash}${link}){2,9})`;
const of = `(?<of>步|[个道项大]?(?:步骤|环节|工序|程序|阶段|流程|关口|链条)|级)`;

const stepsFirst = new RegExp(`${chain}[”"]?[的这]?(?<numeral>${numeral})${of}`, 'gu');
const stepsBehind = new RegExp(
	`${notBefore}(?<numeral>${numeral})${of}走?[〇一-鿿]{0,8}[”"]?[，：（]{1,2}(?:即|具体[为是]|分别[为是])?[“"]?${chain}(?=[”"）。；，])`,
	'uy',
);

/** 三级医院 is a grade. */
const isGrade = /^(?:医院|公路|标准|响应|预警|风险)/u;

function besideChain(text: string, match: RegExpExecArray): CountedList | undefined {
	const number = numberOf(match);
	const { chain: steps = '', of: counted = '' } = match.groups!;
	if (!number || (counted === '级' && isGrade.test(text.slice(number.to, number.to + 2))))
		return undefined;
	// 户分类、村收集—镇转运—县处理: the pauses count as well.
	const before = text.charAt(match.index + match[0].indexOf(steps) - 1);
	const behind = text.charAt(match.index + match[0].indexOf(steps) + steps.length);
	if (before === '、' || behind === '、') return undefined;
	const count = steps.split(new RegExp(dash, 'u')).length;
	return against(number, exactly(count));
}

export const chainReaders: readonly ListReader[] = [
	[
		new RegExp(`${dash}${link}[”"]?[的这]?[二两三四五六七八九十\\d]`, 'u'),
		stepsFirst,
		besideChain,
		dashes,
	],
];

export const chainsBehindReaders: readonly CountReader[] = [[stepsBehind, besideChain]];
