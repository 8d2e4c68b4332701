import { writeLike } from '../write-like';
import type { WrongSum } from './sum-check';

/** How far behind a list its reason may stand. */
const reach = 70;

/** What is counted in two places makes parts that are more than their total. */
const overlaps = new RegExp(
	[
		'重复(?:统计|登记|[计列报的，。；、）])',
		'[有存在互为了]交叉(?!检查)|交叉(?:重复|重叠|统计|[计的，。；、）])',
		'重叠|重合|(?:可以?|允许|为)多选|多选题|一[人户企案件]多',
		'兼[有两二三任做教营种养顾具属]|身兼',
		'(?:各项|分项|各类|几项|三者|两者|四者|各数)[^，。；]{0,4}(?:之和|相加|加起来)[^，。；]{0,4}[大多超高]',
		'[大多高]于(?:总|合计|实际)|超[过出](?:总|合计)|不[能宜可应](?:简单|直接)?相加|不等于(?:总|合计)',
		'(?:同时|既)[^，。；]{0,14}[两又也双]|两[项样种个类头边门][都均]',
	].join('|'),
	'u',
);

const toldSum = /(?:加起来|相加|之和|加总|加在一起)[^，。；\d]{0,4}(?<number>\d[\d.,]*)/u;

/** 音乐13人、体育11人、…，加起来是41: the writer has added them up too. */
function tellsSum(behind: string, text: string, { total, sum }: WrongSum): boolean {
	const number = toldSum.exec(behind)?.groups?.['number']?.replace(/[.,]$/u, '');
	return number !== undefined && number === writeLike(text, total, sum);
}

const share = /^[^，。；\d]{0,16}[，（(]占[^，。；\d]{0,6}(?<number>\d+(?:\.\d+)?)[%％]/u;
/** Rounding puts the shares of all no further from 100. */
const room = 2;

/** 337户以务工为主，占78%；65户以种植为主，占15%: by their shares they are not all there is. */
function leavesMore(text: string, { parts }: WrongSum): boolean {
	const shares = parts.map(
		({ to }) => share.exec(text.slice(to, to + reach))?.groups?.['number'] ?? '',
	);
	return !shares.includes('') && shares.reduce((sum, one) => sum + Number(one), 0) < 100 - room;
}

/**
 * Whether the text says why parts and total differ: 38人，…，多出的3人兼两科; （可多选）; 各项之和大于总数.
 * @param text of the paragraph or the draft that the offsets are of
 */
export function isToldWhy(text: string, wrong: WrongSum): boolean {
	const { total, parts, sum } = wrong;
	const from = Math.min(total.from, parts[0]!.from);
	const end = Math.max(total.to, parts.at(-1)!.to);
	const opening = /[^。！？\n]*$/u.exec(text.slice(Math.max(0, from - reach), from))![0];
	const behind = /^[^\n]*/u.exec(text.slice(end, end + reach))![0];
	if (tellsSum(behind, text, wrong) || leavesMore(text, wrong)) return true;
	// 列入改造的44户全部为D级: one part lies in another.
	if (/[户人个件家名处]全部[为是属]/u.test(text.slice(from, end))) return true;
	return sum > total.low && overlaps.test(opening + text.slice(from, end) + behind);
}
