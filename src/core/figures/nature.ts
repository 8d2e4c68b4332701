import type { Figure } from '../text/numerals';

/** Parts of dates, names, numbers of things and marks of order: they look like figures and count nothing. */
const namingUnits = new Set([
	'月',
	'日',
	'号',
	'时',
	'点',
	'旬',
	'届',
	'级',
	'代',
	'季度',
	'届次',
	'页',
	'行',
]);

const isDigit = (c: string): boolean => (c >= '0' && c <= '9') || (c >= '０' && c <= '９');
const isLetter = (c: string): boolean => (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
const chineseDigits = '〇零一二两三四五六七八九十百千';

/** What stands directly before shows a piece of a longer number, a code or a mark of order. */
function isTornOff(text: string, { from }: Figure): boolean {
	const before = text.charAt(from - 1);
	if (before === '') return false;
	if (
		isDigit(before) ||
		(isLetter(before) && text.slice(from - 3, from) !== 'GDP') ||
		'第〔[/#_№＃'.includes(before)
	)
		return true;
	// 8:30 and 2．5 against 具体为：126家.
	if (':：.．'.includes(before)) return isDigit(text.charAt(from - 2));
	return chineseDigits.includes(before) && chineseDigits.includes(text.charAt(from));
}

const labels = /(?:附件|附表|附图|[表图栏之]|专栏|NO\.?|No\.?|编号|热线|电话|手机|代码|档案)$/u;
/** What follows makes a code or a mark of order of the number. */
const codeAfter =
	/^(?:[A-Za-z〕\]#＃_:：/／号线路]|热线|平台|[-－][\dA-Za-z]|[.．](?![\d０-９])|[、）)](?=.))/u;

/** A number without unit that names something: 12345热线, （3）, 1., 5G, 0531-…, 2024、2025年. */
function isCode(text: string, figure: Figure): boolean {
	const number = text.slice(figure.from, figure.to);
	if (/^0\d|\d{7}/u.test(number)) return true;
	const before = text.charAt(figure.from - 1);
	const after = text.slice(figure.to, figure.to + 3);
	if (labels.test(text.slice(Math.max(0, figure.from - 3), figure.from))) return true;
	if ('(（'.includes(before) && before !== '' && /^[)）]/u.test(after)) return true;
	if (/^、?(?:19|20)\d\d/u.test(number) && /^[、和年]/u.test(after)) return true;
	const opensLine = before === '' || '。；\n'.includes(before);
	if (/^[、）)]/u.test(after)) return opensLine;
	return codeAfter.test(after);
}

const isYear = (number: string): boolean =>
	/^(?:[12１２][\d０-９]{3}|[\d０-９]{2}|[一二][〇零一二三四五六七八九]{3})/u.test(number);

/** 2024年 is a year, 3年 a length of time; 30年 too, as nobody writes a year so. */
function isDate(text: string, figure: Figure, unit: string): boolean {
	const number = text.slice(figure.number.from, figure.number.to);
	// 六年级 is no length of time.
	if (unit === '年' && text.charAt(figure.to) === '级') return true;
	if (unit === '年') return isYear(number) && !/^[\d０-９]{2}$/u.test(number);
	if (unit === '分' || unit === '秒') return /[时点分]$/u.test(text.charAt(figure.from - 1));
	return (
		unit === '周' && /[本上下每第]$/u.test(text.slice(Math.max(0, figure.from - 1), figure.from))
	);
}

/** 一期工程, 二组, 三区: with a numeral in characters these are names. */
const namedUnits = new Set([
	'期',
	'组',
	'区',
	'队',
	'班',
	'村',
	'场',
	'楼',
	'轮',
	'片',
	'校',
	'线',
	'产',
	'类',
	'线',
	'旬',
]);

/** Whether a figure is an amount of something, and not part of a date, code, name or mark of order. */
export function isAmount(text: string, figure: Figure): boolean {
	if (isTornOff(text, figure)) return false;
	const number = text.slice(figure.number.from, figure.number.to);
	if (figure.unit === undefined) return number.includes('分之') || !isCode(text, figure);
	const unit = text.slice(figure.unit.from, figure.unit.to);
	if (namingUnits.has(unit)) return false;
	if (isDate(text, figure, unit)) return false;
	return !(namedUnits.has(unit) && /^[一二三四五六七八九十]$/u.test(number));
}
