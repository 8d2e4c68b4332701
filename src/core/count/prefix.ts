import { classOf } from '../text/characters';

/** Which count a limit speaks of: 字数, or 字符数 without spaces. */
export type Counting = '字数' | '字符数';

/**
 * The offset behind the n-th unit of a count, e.g. where the text past a limit begins. A unit is
 * never cut: the n-th run of Latin letters or digits ends where the run ends.
 * @returns the text's length where it has no more than n units.
 */
export function countPrefix(text: string, n: number, counting: Counting = '字数'): number {
	let units = 0;
	let inRun = false;
	let end = 0;
	for (let at = 0; at < text.length;) {
		const code = text.codePointAt(at) ?? 0;
		const next = at + (code > 0xffff ? 2 : 1);
		const kind = classOf(code);
		const begins = kind !== 'space' && (counting === '字符数' || kind === 'chinese' || !inRun);
		if (begins && units === n) return end;
		if (begins) units++;
		if (kind !== 'space') end = next;
		inRun = kind === 'other';
		at = next;
	}
	return text.length;
}
