import type { Span } from '../text/span';
import type { Hit } from './rule';

/** Words that join a total and its parts; what they stand in is looked at. */
const cues = '共 合计 总计 总 其中 分别 包括 累计 轻伤 二产 第二产业 男 其余 其他 其它'.split(' ');
/** 52家、乙区70家: a classifier before 、 is the sign of an enumeration. */
const enumerating = [
	...'家人名户个处件起项元亩吨例座所辆台张份次里条头只棵株栋间套期场米宗％%',
].map((c) => `${c}、`);

export const sumTriggers: readonly string[] = [...cues, ...enumerating];

const sentenceEnd = /[。！？!?\n]/u;
const farthest = 400;
const opensWithJoint = /^[。！？!?\s]*(?:其中|分别|具体|按|从|包括)/u;

const isDigit = (code: number): boolean =>
	(code >= 0x30 && code <= 0x39) || (code >= 0xff10 && code <= 0xff19);
const chinese = new Set('二两三四五六七八九十百千万'.split('').map((c) => c.charCodeAt(0)));

/** Whether a number stands so near that the hit may speak of it. */
function hasNumberNear(text: string, { from, to }: Span): boolean {
	const first = Math.max(0, from - 3);
	const last = Math.min(text.length, to + 20);
	for (let at = first; at < last; at++) {
		const code = text.charCodeAt(at);
		if (isDigit(code) || chinese.has(code)) return true;
	}
	return false;
}

function back(text: string, from: number): number {
	let at = from;
	while (at > 0 && from - at < farthest && !sentenceEnd.test(text.charAt(at - 1))) at--;
	return at;
}

function forth(text: string, to: number): number {
	let at = to;
	while (at < text.length && at - to < farthest && !sentenceEnd.test(text.charAt(at))) at++;
	return at;
}

/** The sentence of a hit, with the one before it where it goes on with that one, and the next one. */
function passageAround(text: string, { from, to }: Span): Span {
	let start = back(text, from);
	if (start > 1 && opensWithJoint.test(text.slice(start, start + 6))) start = back(text, start - 1);
	const end = forth(text, to);
	return { from: start, to: end < text.length ? forth(text, end + 1) : end };
}

/** Passages of a text in which totals and parts may stand, in order; they overlap at most in a sentence. */
export function sumPassages(text: string, hits: readonly Hit[]): readonly Span[] {
	const found: Span[] = [];
	let done = 0;
	for (const hit of hits) {
		if (hit.to <= done || !hasNumberNear(text, hit)) continue;
		const passage = passageAround(text, hit);
		done = Math.max(hit.to, forth(text, hit.to));
		found.push(passage);
	}
	return found;
}
