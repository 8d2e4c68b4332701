import {
	dateInHalves,
	fullWidthNumber,
	halfDateTriggers,
	halfInCharacters,
	halfTriggers,
	isHalf,
	mixedCount,
	mixedPartTriggers,
	partsInHalves,
	percentInWords,
	wordCountTriggers,
} from '../marks/numeral-mix';
import {
	digitsWithPower,
	digitsWithSome,
	groupedDigits,
	splitEstimate,
	splitEstimates,
	styled,
	yearInCharacters,
	zeroInDate,
} from '../marks/numeral-style';
import { defineRule, type Finding, type Hit, type ParagraphContext } from '../rule';

const estimates = new Set(splitEstimates);
const wordCounts = new Set(wordCountTriggers);
const mixedParts = new Set(mixedPartTriggers);
const halves = new Set(halfTriggers);
const halfDates = new Set(halfDateTriggers);
const fullDigits = '０１２３４５６７８９';

/** 3.2％ */
function fullPercent(text: string, { from, to }: Hit): Finding[] {
	if (!/\d/u.test(text.charAt(from - 1))) return [];
	const message = '“％”是全角的：半角数字配半角百分号，否则字距不匀，统计字数也不一；请改为“%”。';
	return [styled({ from, to }, '%', message, true)];
}

function look(context: ParagraphContext, hit: Hit): Finding | undefined {
	const { maskedTitles } = context;
	const { from, to, text: mark } = hit;
	if (maskedTitles.charAt(from) !== mark.charAt(0)) return undefined;
	if (estimates.has(mark)) return splitEstimate(maskedTitles, from, to);
	if (wordCounts.has(mark)) return mixedCount(context, from);
	if (halfDates.has(mark)) return dateInHalves(context, from + mark.indexOf('月'));
	if (mixedParts.has(mark)) return partsInHalves(context, hit);
	if (halves.has(mark)) return halfInCharacters(context, from);
	if (mark === '百分之') return percentInWords(context, from);
	if (mark.startsWith('二') || mark.startsWith('一')) return yearInCharacters(maskedTitles, from);
	if (mark.endsWith('，')) return groupedDigits(maskedTitles, from + 1);
	if (mark.endsWith('几') || mark === '几1') return digitsWithSome(maskedTitles, from);
	if (mark.startsWith('年') || mark.startsWith('月')) return zeroInDate(maskedTitles, from);
	return digitsWithPower(maskedTitles, from + 1);
}

function check(context: ParagraphContext, hits: readonly Hit[]): readonly Finding[] {
	const { text } = context;
	const found: Finding[] = [];
	let done = 0;
	for (const hit of hits) {
		if (fullDigits.includes(hit.text.charAt(0))) {
			if (hit.from < done) continue;
			const finding = fullWidthNumber(context, hit.from);
			done = finding.to;
			found.push(finding);
		} else if (hit.text === '％') {
			if (hit.from >= done) found.push(...fullPercent(text, hit));
		} else {
			if (halves.has(hit.text) && !isHalf(text, hit)) continue;
			const finding = look(context, hit);
			// 一百二十六家 is hit at 百二 and at 十六.
			if (finding && found.at(-1)?.from !== finding.from) found.push(finding);
		}
	}
	return found;
}

export default defineRule({
	id: 'number-form',
	ref: 'R25',
	title: '数字写法',
	rationale:
		'GB/T 15835—2011《出版物上数字用法》：计量和计数用阿拉伯数字（半角）；相邻两个数字连用或带“几”的概数用汉字，中间不加顿号（三五天、二十几岁）；公历年月日用阿拉伯数字；阿拉伯数字后的数词只用“万”“亿”；同一场合写法一致。“十三五”“一季度”“两会”“三农”一类固定词语，农历日期，以及“一是”“第三方”等，照旧用汉字，不报。',
	severity: 'info',
	scope: 'paragraph',
	group: 'paragraph',
	triggers: [
		{ run: fullDigits },
		'％',
		...splitEstimates,
		...wordCountTriggers,
		...halfTriggers,
		...mixedPartTriggers,
		...halfDateTriggers,
		'百分之',
		...['二零', '二○', '二O', '二o', '二0', '一九', '二〇'],
		'0几',
		'几1',
		...['年0', '月0', '月零'],
		...[...'0123456789'].flatMap((digit) => [...'千百仟佰，'].map((power) => digit + power)),
	],
	since: '0.2.0',
	maturity: 'stable',
	examples: [
		{ bad: '同比增长⟦３．２％⟧。', good: '同比增长3.2%。' },
		{ bad: '一般⟦3、5⟧天内办结。', good: '一般三五天内办结。' },
		{ bad: '走访⟦四十多家⟧企业，其中规上企业50家。', good: '走访40多家企业，其中规上企业50家。' },
	],
	leaves: [
		'“十三五”期间，一季度开好局，两会召开。',
		'第三方评估七八月份进行，五六十年代建成。',
		'第3、5天各随访一次。',
		'一、二年级学生和三、四线城市。',
		'正月初五，二十四节气之一。',
	],
	check,
});
