/** Words of two characters that say nothing of what is counted. */
const idle =
	/[的了在于对将及和与等为有个年月日至到前后上下县市区省镇乡村一二三四五六七八九十]|同比|增长|提高|减少|增加|完成|实现|累计|全面|工作|推进/u;

/**
 * Whether two places have a word of two characters in common.
 * @param isIdle the words that say nothing there.
 */
export function shareWord(a: string, b: string, isIdle: RegExp = idle): boolean {
	for (let i = 0; i + 2 <= a.length; i++) {
		const word = a.slice(i, i + 2);
		if (b.includes(word) && /^[一-龥]{2}$/u.test(word) && !isIdle.test(word)) return true;
	}
	return false;
}
