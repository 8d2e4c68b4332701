import type { Finding, Fix } from '../rule';

const points = '，。、；：';
const tones = '？！';

/** Two points in a row; a colon with nothing behind it is a blank of a form and left alone. */
export const doubledMarks: readonly string[] = [
	...[...points].flatMap((a) => [...points, ...tones].map((b) => a + b)),
	...[...tones].flatMap((a) => [...points].map((b) => a + b)),
	'！！',
	'？？',
].filter((two) => !two.startsWith('：') || two === '：：' || two === '：、');

const all = new Set([...points, ...tones]);

/** A run of points that begins at an offset, up to 40 long. */
export function runAt(text: string, from: number): number {
	let to = from;
	while (to < from + 40 && all.has(text.charAt(to))) to++;
	return to;
}

const endsParagraph = (text: string, to: number): boolean =>
	/^[”’）》\s]*$/u.test(text.slice(to, to + 8)) && text.length - to <= 8;

/** What the run should be, and whether that is beyond doubt. */
function mended(text: string, from: number, to: number): { readonly text: string; sure: boolean } {
	const run = text.slice(from, to);
	const first = run.charAt(0);
	if (/^。{3,}$/u.test(run)) return { text: '……', sure: true };
	if ([...run].every((c) => c === first)) return { text: first, sure: true };
	const tone = /[？！]+/u.exec(run)?.[0];
	if (tone !== undefined) return { text: tone.slice(0, 2), sure: false };
	if (endsParagraph(text, to) && run.includes('。')) return { text: '。', sure: true };
	const second = run.charAt(1);
	const isWeak = first === '，' || first === '、';
	return { text: isWeak && second !== '、' ? second : first, sure: false };
}

/** Points in a row. */
export function runFinding(text: string, from: number, to: number): Finding | undefined {
	const run = text.slice(from, to);
	const isTone = /^[？！]+$/u.test(run);
	// Marks that are talked about: “，。”
	if (text.charAt(from - 1) === '“' && text.charAt(to) === '”') return undefined;
	const { text: good, sure } = mended(text, from, to);
	const fix: Fix = {
		title: `改为“${good}”`,
		edits: [{ from, to, text: good }],
		...(sure && !isTone && { safe: true }),
	};
	const message = isTone
		? `“${run}”连用：公文语气要平实，一句只用一个；请改为“${good}”。`
		: `“${run}”连在一起：一处停顿只用一个标点，多半是改稿时漏删；请改为“${good}”。`;
	return { from, to, message, fixes: [fix], severity: isTone ? 'info' : 'warning' };
}

/** 等……: both say that the list goes on. */
export function openListFinding(text: string, at: number): Finding | undefined {
	const isBefore = text.charAt(at) === '等';
	const dots = isBefore ? at + (text.charAt(at + 1) === '等' ? 2 : 1) : at;
	let from = dots;
	while (from > 0 && text.charAt(from - 1) === '…') from--;
	let to = dots;
	while (text.charAt(to) === '…') to++;
	const listed = text.slice(Math.max(0, from - 40), from);
	const clause = listed.slice(Math.max(...[...'。；：！？'].map((c) => listed.lastIndexOf(c))) + 1);
	if (!/[、》”]/u.test(clause) || /[在要再还别久稍苦空]等+$/u.test(clause)) return undefined;
	const good = isBefore && to >= text.length ? '。' : '';
	const fix: Fix = { title: '删去省略号', edits: [{ from, to, text: good }], safe: true };
	const message =
		'“等”和省略号重复：两者都表示列举未完，GB/T 15834规定不能并用；请删去省略号，留“等”字。';
	return { from, to, message, fixes: [fix], severity: 'info' };
}

/** 等 that begins another word: 等级, 等待. */
const otherDeng = /^等(?:[级待候同于额值比价分距量式号次边身温效离车船他她我你到有]|外品|人$)/u;

/** 矿山、消防、等领域: nothing stands between the last pause and 等. */
export function pauseBeforeDengFinding(text: string, at: number): Finding | undefined {
	if (otherDeng.test(text.slice(at + 1, at + 4))) return undefined;
	const fix: Fix = { title: '删去顿号', edits: [{ from: at, to: at + 1, text: '' }], safe: true };
	const message = '“等”前面不用顿号：列举到最后一项直接接“等”，多半是删改时留下的；请删去顿号。';
	return { from: at, to: at + 1, message, fixes: [fix], severity: 'info' };
}

const ordinals = '一二三四五六七八九十';

/** 第一、 and 首先、 and 一是、 */
export const ordinalPauses: readonly string[] = [
	...[...ordinals].flatMap((c) => [`第${c}、`, `其${c}、`, `${c}是、`]),
	...['首先、', '其次、', '再次、', '最后、'],
];

const opensItem = (text: string, from: number): boolean =>
	/(?:^|[。；：！？;:])\s*$/u.test(text.slice(Math.max(0, from - 4), from));

/** 第一、 should be 第一， where it opens an item. */
export function ordinalPauseFinding(text: string, from: number, to: number): Finding | undefined {
	if (!opensItem(text, from)) return undefined;
	// 第一、第二产业 lists names.
	if (/^[第其一二三四五六七八九十两，。、；：？！]/u.test(text.slice(to, to + 1))) return undefined;
	const word = text.slice(from, to - 1);
	const isCount = word.endsWith('是');
	const good = isCount ? '' : '，';
	const fix: Fix = {
		title: isCount ? '删去顿号' : `改为“${word}，”`,
		edits: [{ from: to - 1, to, text: good }],
		safe: true,
	};
	const message = isCount
		? `“${word}”后面不用顿号：顿号只用于并列的词语和“一、二、”这样的序号；请删去顿号。`
		: `“${word}”后面应用逗号：GB/T 15834规定“第一”“首先”一类次序语后用逗号，只有“一”“二”后用顿号；请改为“${word}，”。`;
	return { from: to - 1, to, message, fixes: [fix], severity: 'info' };
}

/** A point on either side of a closing quotation mark. */
export const pointsAroundQuote: readonly string[] = [
	'。”。',
	'。”，',
	'，”。',
	'，”，',
	'；”。',
	'；”，',
];

/** 他说：“…，”。: the sentence has one stop there, not two. */
export function quoteEndFinding(text: string, from: number): Finding | undefined {
	if (text.charAt(from - 1) === '“') return undefined;
	const said = text.slice(from, from + 3);
	const good = said.slice(1);
	const fix: Fix = { title: `改为“${good}”`, edits: [{ from, to: from + 1, text: '' }] };
	const message = `“${said}”引号里外各有一个点号：一处停顿只用一个（GB/T 15834）；请删去引号里的，或删去引号外的。`;
	return { from, to: from + 3, message, fixes: [fix], severity: 'info' };
}
