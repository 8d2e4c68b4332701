import { isHan } from '../../text/characters';
import {
	fullWidthOf,
	isChinese,
	isCode,
	isDigit,
	isLevelMarkAt,
	skipLeft,
	skipRight,
	wordBefore,
} from '../marks/half-width';
import { bracketPairs, quotePairs } from '../marks/half-width-pairs';
import { defineRule, type Finding, type Fix, type Hit, type ParagraphContext } from '../rule';

const namesOf: Readonly<Record<string, string>> = {
	',': '逗号',
	';': '分号',
	':': '冒号',
	'?': '问号',
	'!': '叹号',
	'.': '句点',
	'(': '括号',
	')': '括号',
	'"': '引号',
};

const messageOf = (mark: string, full: string): string =>
	`这里用了半角${namesOf[mark] ?? '标点'}“${mark}”：中文正文的标点用全角，半角会挤在字上，字数也算得不一样；请改为“${full}”。`;

/** The spaces that were typed behind a half-width mark go with it. */
function spacesBehind(text: string, to: number): number {
	const end = skipRight(text, to);
	return end < text.length && isChinese(text.charAt(end)) ? end : to;
}

function replaceMark(text: string, from: number, to: number, full: string): Finding {
	const edit = { from, to: spacesBehind(text, to), text: full };
	const fix: Fix = { title: `改为“${full}”`, edits: [edit], safe: true };
	return { from, to, message: messageOf(text.charAt(from), full), fixes: [fix] };
}

/** 1,200 · 3:1 · 10: 30 */
function isBetweenDigits(text: string, at: number): boolean {
	if (!isDigit(text.charAt(skipLeft(text, at - 1)))) return false;
	return isDigit(text.charAt(skipRight(text, at + 1)));
}

/** 约??人: something that is not known yet. */
function isBlank(text: string, at: number): boolean {
	if (text.charAt(at) !== '?') return false;
	let from = at;
	let to = at + 1;
	while (text.charAt(from - 1) === '?' && at - from < 8) from--;
	while (text.charAt(to) === '?' && to - at < 8) to++;
	const next = text.charAt(skipRight(text, to));
	return to - from > 1 && (isHan(next.charCodeAt(0)) || isDigit(next) || next === '%');
}

const chineseThenToken = /[〇一-鿿，。；：、“”《》（）][A-Za-z0-9.%℃]{1,12}$/u;
const tokenThenChinese = /^(?:$|[A-Za-z0-9.%]{1,12}[〇一-鿿，。；、）”℃])/u;

/** 推广AI,36户受益: figures and short words in Latin letters stand between the mark and Chinese. */
const isAmongChinese = (text: string, at: number): boolean =>
	chineseThenToken.test(text.slice(Math.max(0, at - 13), at)) &&
	tokenThenChinese.test(text.slice(at + 1, at + 14));

/** , ; : ? ! next to Chinese. */
function isWrongMark(text: string, at: number): boolean {
	const c = text.charAt(at);
	if ((c === ',' || c === ':') && isBetweenDigits(text, at)) return false;
	if (isBlank(text, at) || isCode(text, at)) return false;
	const before = wordBefore(text, at);
	if (isChinese(before)) return true;
	if (before === '%' && c === ',') return true;
	if (isChinese(text.charAt(skipRight(text, at + 1)))) return true;
	if (c !== ':' && isAmongChinese(text, at)) return true;
	// 王海(0531-00000000),E-mail: the bracket closes Chinese text.
	if (text.charAt(at - 1) !== ')') return false;
	return /[〇一-鿿]\(?[^(（]*$/u.test(text.slice(Math.max(0, at - 24), at));
}

/** Characters of names in transcription: 卡尔.马克思 lacks a middle dot, not a full stop. */
const transcription = new Set([
	...'尔斯特德克里拉马卡罗亚伊安丁巴布莱娜丽莉姆维托普约翰贝格法鲁诺森索萨顿伯恩弗菲迪皮埃翰史密沙汉威廉杰克逊艾希奥普京乔治露琼佩林肯',
]);
const domains = /^(?:政务|公益|中国|网络|公司|网址|在线|中文网|商城|集团|我爱你)/u;

/** Whether a stop between two Chinese characters ends a sentence, and does not join a name. */
function dividesSentences(text: string, at: number): boolean {
	const after = text.charAt(at + 1);
	if (transcription.has(text.charAt(at - 1)) && transcription.has(after)) return false;
	if (!isHan(after.charCodeAt(0)) || domains.test(text.slice(at + 1, at + 5))) return false;
	const isLong = /[〇一-鿿\d%]{6}$/u.test(text.slice(Math.max(0, at - 6), at));
	return isLong && /^[〇一-鿿\d]{2}/u.test(text.slice(at + 1, at + 3));
}

/** 等... for …… ; a line of dots that leads to a page number is no ellipsis. */
function dotsAt(text: string, at: number): Finding | undefined {
	let to = at;
	while (text.charAt(to) === '.') to++;
	const length = to - at;
	if (!isChinese(text.charAt(at - 1)) || length > 6) return undefined;
	if (/^\s*[\w.\\/]/u.test(text.slice(to, to + 3))) return undefined;
	return replaceMark(text, at, to, length < 3 ? '。' : '……');
}

/** 制度.， : one of the two is left over. */
const superfluous = (at: number): Finding => ({
	from: at,
	to: at + 1,
	message: '这里多了一个半角句点“.”：后面已有中文标点，一处停顿只用一个；请删去。',
	fixes: [{ title: '删去“.”', edits: [{ from: at, to: at + 1, text: '' }], safe: true }],
});

/** A half-width full stop behind Chinese. */
function stopAt(text: string, at: number): Finding | undefined {
	const before = text.charAt(at - 1);
	if (before === '.') return undefined;
	if (text.charAt(at + 1) === '.') return dotsAt(text, at);
	const isClosed = before === ')' || before === '"' || before === '%';
	if (!isChinese(before) && !isClosed) return undefined;
	// 一.加强 is a level mark, 附件.docx a file.
	if (isLevelMarkAt(text, at)) return undefined;
	const next = skipRight(text, at + 1);
	const after = text.charAt(next);
	const ends = after === '' || after === '”' || after === '"' || after === '\n';
	if ('，。；：、'.includes(after || ' ')) return superfluous(at);
	const isSpaced = next > at + 1 && isChinese(after);
	if (!ends && !isSpaced && !(isHan(before.charCodeAt(0)) && dividesSentences(text, at)))
		return undefined;
	if (isClosed && !/[〇一-鿿]/u.test(text.slice(Math.max(0, at - 30), at))) return undefined;
	return replaceMark(text, at, at + 1, '。');
}

function pairedMarks(text: string, hits: readonly Hit[]): Finding[] {
	const pairs = [...bracketPairs(text, hits), ...quotePairs(text, hits)];
	return pairs.flatMap((pair) => {
		const edits = pair.map(({ from, text: full }) => ({ from, to: from + 1, text: full }));
		const shown = edits.map((edit) => edit.text).join('');
		const fix: Fix = { title: `改为“${shown}”`, edits, safe: true };
		return edits.map(({ from, to, text: full }) => {
			const message = messageOf(text.charAt(from), full);
			return { from, to, message, fixes: [fix] };
		});
	});
}

function findIn(text: string, hits: readonly Hit[]): Finding[] {
	const found = pairedMarks(text, hits);
	for (const { from: at, text: mark } of hits) {
		if (mark === '.') {
			const stop = stopAt(text, at);
			if (stop) found.push(stop);
		} else if (mark !== '(' && mark !== ')' && mark !== '"' && isWrongMark(text, at)) {
			found.push(replaceMark(text, at, at + 1, fullWidthOf[mark]!));
		}
	}
	return found;
}

/** The text with the marks put right, each in its own place: the length stays. */
function withFullMarks(text: string, found: readonly Finding[]): string {
	let out = '';
	let done = 0;
	for (const { from, to } of [...found].sort((a, b) => a.from - b.from)) {
		if (from < done) continue;
		out += text.slice(done, from) + '，'.repeat(to - from);
		done = to;
	}
	return out + text.slice(done);
}

/** A mark put right makes its neighbours stand next to Chinese; so many such steps are followed. */
const mostRounds = 4;

function check({ text }: ParagraphContext, hits: readonly Hit[]): readonly Finding[] {
	let found: readonly Finding[] = [];
	let current = text;
	let open = hits;
	for (let round = 0; round < mostRounds; round++) {
		const fresh = findIn(current, open);
		if (fresh.length === 0) break;
		found = found.length === 0 ? fresh : [...found, ...fresh];
		if (fresh.length === open.length) break;
		current = withFullMarks(current, fresh);
		open = open.filter(({ from }) => current.charAt(from) === text.charAt(from));
	}
	return found;
}

export default defineRule({
	id: 'full-width-punctuation',
	ref: 'R27',
	title: '半角标点',
	rationale:
		'GB/T 15834—2011《标点符号用法》规定的中文标点都占一个字的位置（全角）。中英文输入法切换时最容易把逗号、冒号、括号打成半角：排版后挤在字上，同一篇里两种样子，收稿系统按字计数时还会少算。数字里的小数点、千分位、比例和时刻（1.5、1,200、3:1、10:30），网址、邮箱、文件名和外文词语里的标点用半角，不报。',
	severity: 'info',
	scope: 'paragraph',
	group: 'file',
	triggers: [',', ';', ':', '?', '!', '.', '(', ')', '"'],
	since: '0.2.0',
	maturity: 'stable',
	examples: [
		{
			bad: '统筹推进⟦,⟧抓好收尾。',
			good: '统筹推进，抓好收尾。',
		},
		{
			bad: '云岭县水务局⟦(⟧抗旱办⟦)⟧反映⟦:⟧库容不足。',
			good: '云岭县水务局（抗旱办）反映：库容不足。',
		},
		{
			bad: '推行⟦"⟧一窗通办⟦"⟧改革。',
			good: '推行“一窗通办”改革。',
		},
	],
	leaves: [
		'增长1.5%，总量1,200万元，比例为3:1。',
		'10:30在县政府召开会议。',
		'详见http://www.example.cn/a?id=3，或发邮件至a.b@example.cn。',
		'附件：名单(定稿).docx',
		'1.强化责任落实。',
	],
	check,
});
