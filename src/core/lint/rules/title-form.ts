import { countText } from '../../count/count';
import type { Draft } from '../../draft/draft';
import { metaEntry } from '../../draft/meta';
import { titleOf } from '../../draft/title';
import { maskTitles } from '../../text/mask';
import type { Span } from '../../text/span';
import { defineDocumentRule, type DocumentContext, type Finding } from '../rule';
import { isDocumentForm, isNominal, isSlogan } from '../wording/title-words';

/** 字数 above which a title no longer fits two lines of 22 characters with room to spare. */
const longest = 40;

interface Title extends Span {
	readonly text: string;
	/** It stands in the front matter, or can be nothing else. */
	readonly isSure: boolean;
}

/** How far apart title and text must be for a first line to be taken for a title. */
const longestLine = 70;
const shortestText = 60;

const isText = (text: string, titleLength: number): boolean =>
	text.length >= Math.max(shortestText, 1.3 * titleLength) &&
	/[。！？”）)]\s*$/u.test(text.slice(-6));

/** The first line of a text without a 标题: short, without a stop, above a paragraph that ends with one. */
function firstLine(draft: Draft): Title | undefined {
	const { paragraphs } = draft;
	const at = paragraphs.findIndex(({ text }) => text.trim() !== '');
	const line = paragraphs[at];
	const next = paragraphs.slice(at + 1, at + 4).find(({ text }) => text.trim() !== '');
	if (!line || !next || line.level > 0) return undefined;
	const text = line.text.trim();
	const isStopped = text.endsWith('。') && isNominal(text.slice(0, -1));
	if (text.length > longestLine) return undefined;
	if (!isStopped && /[。；：！？…，,:;!?、）)]$|[。；：]/u.test(text)) return undefined;
	// Above 一、 nothing else stands without a stop.
	if (next.level > 1 || (next.level === 0 && !isText(next.text, text.length))) return undefined;
	const lead = line.text.length - line.text.trimStart().length;
	const from = line.from + lead;
	return { from, to: from + text.length, text, isSure: isStopped };
}

function titleFound({ draft }: DocumentContext): Title | undefined {
	const entry = metaEntry(draft, '标题');
	const text = titleOf(draft);
	if (text === undefined) return firstLine(draft);
	if (!entry || entry.value === '') return undefined;
	return { ...entry.valueSpan, text, isSure: true };
}

/** 《》 is masked: nobody can shorten the name of a document. */
const ownLength = (text: string): number =>
	countText(maskTitles(text).replaceAll('\uFFFC', '')).words;

function tooLong({ from, to, text }: Title): Finding[] {
	const { words } = countText(text);
	if (words <= longest || ownLength(text) <= longest) return [];
	const message = `标题${words}字，超过${longest}字：过长的标题看不出重点，目录和简报也排不下；请只留主体、做法和结果。`;
	return [{ from, to, severity: 'warning', message }];
}

/** A stop at the very end; … and a stop inside quotation marks stay. */
function finalStop({ to, text, isSure }: Title): Finding[] {
	const stop = /[。．；，、：]$|[一-龥”》][.;,:]$/u.exec(text)?.[0].slice(-1);
	if (!isSure || stop === undefined || text.length < 4) return [];
	const at = { from: to - 1, to };
	const message = `标题末尾不用“${stop}”：标题不是句子，末尾不加点号（GB/T 15834—2011）；请删去。`;
	return [
		{
			...at,
			message,
			fixes: [{ title: `删去“${stop}”`, edits: [{ ...at, text: '' }], safe: true }],
		},
	];
}

function form({ from, to, text }: Title, { vehicle }: DocumentContext): Finding[] {
	const plain = text.replace(/[。．；，、：\s]+$/u, '');
	if (/[（(](?:续报|终报)[^（()）]*[）)]$/u.test(plain)) return [];
	if (isSlogan(plain)) {
		const message =
			'标题只有口号，看不出谁做了什么、结果如何：编辑凭标题取舍，这样的标题不易采用；请改为“主体＋做法＋结果”，能写数字的写数字。';
		return [{ from, to, message }];
	}
	if (vehicle?.urgent === true || !isDocumentForm(plain)) return [];
	const message =
		'标题是公文的“关于……的报告”式，没有说出内容：信息的标题要让人一眼看到事情和结果；请改为“主体＋做法＋结果”。';
	return [{ from, to, message }];
}

export default defineDocumentRule({
	id: 'title-form',
	ref: 'R16',
	title: '标题',
	rationale:
		'编辑先看标题再定取舍。标题以“主体＋做法＋结果”为宜，能用数字的用数字；“高度重视、扎实推进”一类口号和“关于……情况的报告”说不出内容，常被退回改题。标题一般不超过 40 字，末尾不加句号（GB/T 15834—2011）。书名号里的文件名不计入长度；紧急信息可以用“关于……的报告”；素材不检查。没有“标题”栏的，正文第一行确实像标题时才检查。',
	severity: 'info',
	scope: 'document',
	triggers: [],
	since: '0.2.0',
	maturity: 'stable',
	examples: [
		{
			meta: ['标题: ⟦高度重视扎实推进防汛工作⟧'],
			bad: '入汛以来，全县转移群众412人。',
		},
		{
			meta: ['标题: ⟦关于全县秋粮收购工作情况的报告⟧'],
			bad: '截至11月15日，全县收购秋粮12.6万吨。',
		},
		{
			meta: ['标题: 云岭县收购秋粮12.6万吨⟦。⟧'],
			bad: '截至11月15日，全县收购秋粮12.6万吨。',
		},
	],
	leaves: ['云岭县36小时完成受灾企业复工'],
	conclude(_, context) {
		if (context.vehicle?.name === '素材') return [];
		const title = titleFound(context);
		if (!title) return [];
		const long = tooLong(title);
		return [...(long.length > 0 ? long : form(title, context)), ...finalStop(title)];
	},
});
