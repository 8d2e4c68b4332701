import { isHan } from '../text/characters';
import { codeBefore } from './characters';

interface Open {
	readonly at: number;
	/** How many 汉字 stand before it. */
	readonly hanBefore: number;
}

/**
 * Half-width brackets of a line that should be full-width: those that hold Chinese, stand beside
 * Chinese, or have a full-width partner. A bracket without partner is left.
 * @param skip offsets not to touch.
 * @returns what stands at which offset.
 */
export function fullWidthBrackets(
	line: string,
	skip: (at: number) => boolean,
): ReadonlyMap<number, string> {
	const changed = new Map<number, string>();
	const open: Open[] = [];
	let hans = 0;
	for (let at = 0; at < line.length; at++) {
		const unit = line.charAt(at);
		if (isHan(line.codePointAt(at) ?? 0)) hans++;
		if (skip(at)) continue;
		if (unit === '(' || unit === '（') open.push({ at, hanBefore: hans });
		if (unit !== ')' && unit !== '）') continue;
		const partner = open.pop();
		if (!partner) continue;
		const isChinese =
			line.charAt(partner.at) === '（' ||
			unit === '）' ||
			hans > partner.hanBefore ||
			isHan(codeBefore(line, partner.at)) ||
			isHan(line.codePointAt(at + 1) ?? 0);
		if (isChinese) changed.set(partner.at, '（').set(at, '）');
	}
	return changed;
}
