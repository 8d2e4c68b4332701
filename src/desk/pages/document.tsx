/** @jsxRuntime automatic @jsxImportSource preact */
import type { Comment } from '../../core/submission/feedback';
import type { Payload } from '../../core/submission/payload';
import { compareTexts, type Piece } from '../domain/compare';
import { readableTime } from '../domain/time';
import type { Item, Revision } from '../store/store';

/** A commented passage and its number in the list of comments. */
interface Mark {
	readonly from: number;
	readonly to: number;
	readonly number: number;
}

/** Numbers of comments, as the list shows them, by passages of this revision. */
export function marksOf(comments: readonly Comment[], revision: number): Mark[] {
	return comments.flatMap(({ passage, revision: of }, i) =>
		passage && of === revision ? [{ from: passage.from, to: passage.to, number: i + 1 }] : [],
	);
}

/**
 * Title levels of GB/T 9704-2012, 7.3.3: 一、 in 黑体, （一） in 楷体. A title is a line of its own or,
 * as is usual for the second level, the first sentence of its paragraph; a long one is text.
 */
const title =
	/^(?:([一二三四五六七八九十]+、)|[（(][一二三四五六七八九十]+[）)])[^。；]{1,38}(?:。|$)/;

interface Line {
	/** Offset of the first character in the body. */
	readonly from: number;
	readonly text: string;
}

/** Paragraphs without the blanks around them. */
function linesOf(body: string): Line[] {
	return [...body.matchAll(/[^\r\n]+/g)].flatMap(({ 0: line, index }) => {
		const text = line.trim();
		return text === '' ? [] : [{ from: index + line.indexOf(text), text }];
	});
}

function Run({ text, level }: { text: string; level: string | undefined }) {
	return level ? <span class={level}>{text}</span> : <>{text}</>;
}

interface ParagraphProps {
	readonly line: Line;
	readonly marks: readonly Mark[];
	readonly selectable: boolean;
}

function Paragraph({ line: { from, text }, marks, selectable }: ParagraphProps) {
	const [lead = '', first] = title.exec(text) ?? [];
	const level = first ? 'level-1' : 'level-2';
	const here = marks.filter((mark) => mark.from < from + text.length && mark.to > from);
	const cuts = here.flatMap((mark) => [mark.from - from, mark.to - from]);
	const inside = [0, lead.length, text.length, ...cuts].filter(
		(at) => at >= 0 && at <= text.length,
	);
	const edges = [...new Set(inside)].sort((a, b) => a - b);
	const runs = edges.slice(0, -1).map((start, i) => {
		const end = edges[i + 1]!;
		const run = (
			<Run text={text.slice(start, end)} level={start < lead.length ? level : undefined} />
		);
		const over = here.some((mark) => mark.from < from + end && mark.to > from + start);
		const ended = here.filter((mark) => mark.to === from + end);
		return (
			<>
				{over ? <mark>{run}</mark> : run}
				{ended.map(({ number }) => (
					<a class="mark-number" href={`#comment-${number}`} id={`mark-${number}`}>
						{number}
					</a>
				))}
			</>
		);
	});
	return <p data-from={selectable ? from : undefined}>{runs}</p>;
}

interface TextProps {
	readonly body: string;
	readonly marks?: readonly Mark[];
	/** Paragraphs tell their offsets, for the script that picks passages. */
	readonly selectable?: boolean;
}

export function Text({ body, marks = [], selectable = false }: TextProps) {
	return (
		<div class="text">
			{linesOf(body).map((line) => (
				<Paragraph line={line} marks={marks} selectable={selectable} />
			))}
		</div>
	);
}

function Changed({ kind, text }: Piece) {
	if (kind === 'same' || text === '') return <>{text}</>;
	return kind === 'added' ? <ins>{text}</ins> : <del>{text}</del>;
}

/** Pieces by paragraph; a line break that came or went shows as ↵. */
function paragraphsOf(pieces: readonly Piece[]): Piece[][] {
	const paragraphs: Piece[][] = [[]];
	for (const { kind, text } of pieces) {
		const lines = text.split('\n');
		for (const [i, line] of lines.entries()) {
			const isBroken = i < lines.length - 1 && kind !== 'same';
			paragraphs.at(-1)!.push({ kind, text: isBroken ? `${line}↵` : line });
			if (i < lines.length - 1) paragraphs.push([]);
		}
	}
	return paragraphs.filter((paragraph) => paragraph.some(({ text }) => text !== ''));
}

export interface Version {
	readonly title: string;
	readonly body: string;
}

/** What became of a text between two versions. */
export function ComparisonSheet({ before, after }: { before: Version; after: Version }) {
	const paragraphs = paragraphsOf(compareTexts(before.body, after.body));
	const isSame = before.title === after.title && before.body === after.body;
	return (
		<article class="sheet compared">
			<p class="legend">
				{isSame ? (
					'标题和正文没有改动。'
				) : (
					<>
						<ins>增加的文字</ins>　<del>删去的文字</del>
					</>
				)}
			</p>
			<h1>
				{compareTexts(before.title, after.title).map((piece) => (
					<Changed {...piece} />
				))}
			</h1>
			<div class="text">
				{paragraphs.map((pieces) => (
					<p>
						{pieces.map((piece) => (
							<Changed {...piece} />
						))}
					</p>
				))}
			</div>
		</article>
	);
}

export function attachmentAddress(itemId: string, digest: string): string {
	return `/items/${encodeURIComponent(itemId)}/attachments/${digest}`;
}

function Attachments({ item, payload }: { item: Item; payload: Payload }) {
	const { attachments = [] } = payload;
	if (attachments.length === 0) return null;
	return (
		<section class="attachments" aria-label="附件">
			{attachments.map(({ digest, caption, name }, i) => (
				<figure>
					<a href={attachmentAddress(item.id, digest)}>
						<img src={attachmentAddress(item.id, digest)} alt={caption || name} loading="lazy" />
					</a>
					<figcaption>
						图{i + 1}　{caption || <span class="faint">没有图片说明</span>}
						<span class="faint file">{name}</span>
					</figcaption>
				</figure>
			))}
		</section>
	);
}

const signers = ['签发', '审核', '撰稿', '联系人', '电话'];

export interface SheetProps {
	readonly item: Item;
	readonly shown: Revision;
	readonly payload: Payload;
	readonly comments?: readonly Comment[];
	readonly selectable?: boolean;
}

/** The text as a document, with commented passages marked. */
export function Sheet({ item, shown, payload, comments = [], selectable = false }: SheetProps) {
	const foot = signers.flatMap((key) => payload.meta.filter((entry) => entry.key === key));
	return (
		<article class="sheet">
			<h1>{payload.title}</h1>
			<Text body={payload.body} marks={marksOf(comments, shown.revision)} selectable={selectable} />
			<p class="signature">{payload.unit}</p>
			<Attachments item={item} payload={payload} />
			{foot.length > 0 && (
				<p class="foot">
					{foot.map(({ key, value }) => (
						<span>
							{key}：{value}
						</span>
					))}
				</p>
			)}
			<p class="print-only">
				回执号：{shown.receiptNo}　收稿时间：{readableTime(shown.receivedAt)}　稿号：{item.draftId}
			</p>
		</article>
	);
}
