const fullDigits = '０１２３４５６７８９';

const halfDigits = (text: string): string =>
	text.replace(/[０-９]/gu, (d) => String(fullDigits.indexOf(d)));

const han = '[一二三四五六七八九十]{1,3}';
const arabic = '[\\d０-９]{1,2}';

/** A level mark that is not written as GB/T 9704 writes it. Offsets are of the text. */
export interface WrongMark {
	readonly from: number;
	readonly to: number;
	readonly good: string;
	/** Whether the mark cannot be meant otherwise. */
	readonly sure: boolean;
	readonly why: string;
}

interface Form {
	readonly pattern: RegExp;
	readonly good: (numeral: string) => string;
	readonly sure: boolean;
	readonly why: string;
}

const bracketed = (numeral: string): string => `（${numeral}）`;

const forms: readonly Form[] = [
	{
		pattern: new RegExp(`^(${arabic})(?:[.．]、|[、．。](?![\\d０-９、]))`, 'u'),
		good: (n) => `${n}.`,
		sure: true,
		why: '阿拉伯数字后用下脚点“.”',
	},
	{
		pattern: new RegExp(`^(${arabic})[，,：:](?![\\d０-９])`, 'u'),
		good: (n) => `${n}.`,
		sure: false,
		why: '阿拉伯数字后用下脚点“.”',
	},
	{
		pattern: new RegExp(`^(${han})(?:[.．：]、?|、[.．])(?![\\d０-９])`, 'u'),
		good: (n) => `${n}、`,
		sure: true,
		why: '汉字数字后用顿号',
	},
	{
		pattern: new RegExp(`^(${han})[，,](?![\\d０-９一二三四五六七八九十])`, 'u'),
		good: (n) => `${n}、`,
		sure: true,
		why: '汉字数字后用顿号',
	},
	{
		pattern: new RegExp(`^[（(](${han}|${arabic})[）)][、，,.．：:](?![\\d０-９])`, 'u'),
		good: bracketed,
		sure: true,
		why: '括号已经隔开，后面不再加标点',
	},
	{
		pattern: new RegExp(`^(?:\\((${han}|${arabic})[）)]|（(${han}|${arabic})\\))`, 'u'),
		good: bracketed,
		sure: true,
		why: '括号用全角',
	},
	{
		pattern: new RegExp(`^(${han}|${arabic})[）)]、?`, 'u'),
		good: bracketed,
		sure: false,
		why: '带括号的序数两边都要有括号',
	},
];

const begins = new Set([...'（(一二三四五六七八九十0123456789', ...fullDigits]);

/** The wrong level mark that begins at an offset. */
export function wrongMarkAt(text: string, from: number): WrongMark | undefined {
	if (!begins.has(text.charAt(from))) return undefined;
	const head = text.slice(from, from + 12);
	for (const { pattern, good, sure, why } of forms) {
		const match = pattern.exec(head);
		if (!match) continue;
		const numeral = halfDigits(match[1] ?? match[2] ?? '');
		const to = from + match[0].length;
		const next =
			text.charAt(to).trim() === '' ? text.slice(to).trimStart().charAt(0) : text.charAt(to);
		// A mark introduces words; before a sign or nothing it is something else.
		if (!/[〇一-鿿A-Za-z“《‘\d]/u.test(next)) return undefined;
		return { from, to, good: good(numeral), sure, why };
	}
	return undefined;
}

/** 15.6% begins no item, nor does a year. */
export const indentOf = (text: string): number => {
	let at = 0;
	while (at < 20 && /\s/u.test(text.charAt(at))) at++;
	return at;
};

/** Whether an item may begin behind the character before an offset, within a paragraph. */
export const opensRunIn = (text: string, from: number): boolean =>
	/[：；。:;]/u.test(text.charAt(from - 1));
