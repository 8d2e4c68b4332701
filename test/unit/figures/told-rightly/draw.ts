/** What a told relation is made of: whole numbers and names, drawn for each run. */
export interface Draw {
	/** A whole number between both, both included. */
	readonly ri: (min: number, max: number) => number;
	readonly pick: <T>(from: readonly T[]) => T;
}

const cnDigits = '零一二三四五六七八九';

/** 1 to 999 in Chinese numerals. */
export function cn(n: number): string {
	const digit = (i: number): string => cnDigits.charAt(i);
	if (n < 10) return digit(n);
	if (n < 20) return `十${n % 10 ? digit(n % 10) : ''}`;
	if (n < 100) return `${digit(Math.floor(n / 10))}十${n % 10 ? digit(n % 10) : ''}`;
	const rest = n % 100;
	if (rest === 0) return `${digit(Math.floor(n / 100))}百`;
	const tens = rest < 10 ? `零${digit(rest)}` : `${rest < 20 ? '一' : ''}${cn(rest)}`;
	return `${digit(Math.floor(n / 100))}百${tens}`;
}

export const fw = (n: number): string =>
	String(n).replace(/\d/gu, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
export const d = (x: number, places = 1): string => String(Number(x.toFixed(places)));
export const f1 = (x: number): string => x.toFixed(1);
export const f2 = (x: number): string => x.toFixed(2);
export const p = (a: number, b: number, places = 1): string => `${d((100 * a) / b, places)}%`;
export const u = ({ pick }: Draw): string => pick([...'家户个件人名项处起台套亩吨']);

const towns = [
	'东山镇',
	'西河镇',
	'南岭镇',
	'北川乡',
	'石桥镇',
	'大湾乡',
	'云台镇',
	'柳林乡',
] as const;
/** Some neighbours of the list: all different. */
export function three({ ri }: Draw): readonly [string, string, string] {
	const at = ri(0, 7);
	const town = (n: number): string => towns[(at + n) % towns.length]!;
	return [town(0), town(1), town(2)];
}

/** A text with a relation that holds, exactly or by rounding what is told; undefined where the draw makes none. */
export type Telling = (draw: Draw) => string | undefined;
