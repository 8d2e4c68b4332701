/** @jsxRuntime automatic @jsxImportSource preact */
import type { ComponentChildren } from 'preact';
import type { Payload } from '../../core/submission/payload';
import type { Limit } from '../../core/vehicle/schema';
import { readableTime } from '../domain/time';
import type { Change, Item, Revision } from '../store/store';
import { Layout, toHtml } from './layout';
import { StateMark } from './state-mark';

export interface ItemPageProps {
	readonly item: Item;
	/** The revision shown. */
	readonly shown: Revision;
	readonly payload: Payload;
	readonly revisions: readonly Revision[];
	readonly changes: readonly Change[];
	/** Limit of the vehicle, if the desk knows the vehicle and it has one. */
	readonly limit: Limit | undefined;
	readonly urgent: boolean;
	readonly signedIn: boolean;
}

/**
 * Title levels of GB/T 9704-2012, 7.3.3: 一、 in 黑体, （一） in 楷体. A title is a line of its own or,
 * as is usual for the second level, the first sentence of its paragraph; a long one is text.
 */
const title =
	/^(?:([一二三四五六七八九十]+、)|[（(][一二三四五六七八九十]+[）)])[^。；]{1,38}(?:。|$)/;

function Paragraph({ line }: { line: string }) {
	const [lead = '', first] = title.exec(line) ?? [];
	if (lead === '') return <p>{line}</p>;
	return (
		<p>
			<span class={first ? 'level-1' : 'level-2'}>{lead}</span>
			{line.slice(lead.length)}
		</p>
	);
}

function Text({ body }: { body: string }) {
	const paragraphs = body.split(/\r\n?|\n/).map((line) => line.trim());
	return (
		<div class="text">
			{paragraphs
				.filter((line) => line !== '')
				.map((line) => (
					<Paragraph line={line} />
				))}
		</div>
	);
}

const signers = ['签发', '审核', '撰稿', '联系人', '电话'];

function Sheet({ item, shown, payload }: Pick<ItemPageProps, 'item' | 'shown' | 'payload'>) {
	const foot = signers.flatMap((key) => payload.meta.filter((entry) => entry.key === key));
	return (
		<article class="sheet">
			<h1>{payload.title}</h1>
			<Text body={payload.body} />
			<p class="signature">{payload.unit}</p>
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

function Card({ title, children }: { title: string; children: ComponentChildren }) {
	return (
		<section class="card">
			<h2>{title}</h2>
			{children}
		</section>
	);
}

function Entry({ name, children }: { name: string; children: ComponentChildren }) {
	return (
		<div>
			<dt>{name}</dt>
			<dd>{children}</dd>
		</div>
	);
}

function WordCount({ words, limit }: { words: number; limit: Limit | undefined }) {
	if (!limit) return <>{words}字</>;
	const over = limit.kind === 'max' && words > limit.n;
	return (
		<span class={over ? 'over-limit' : undefined}>
			{words}字 / {limit.kind === 'max' ? '限' : '约'}
			{limit.n}字{over && `，超${words - limit.n}字`}
		</span>
	);
}

function ReceiptCard({ item, shown, payload, limit, urgent }: ItemPageProps) {
	return (
		<Card title="回执">
			<p class="receipt-no">{shown.receiptNo}</p>
			<dl>
				<Entry name="状态">
					<StateMark state={item.state} />
				</Entry>
				<Entry name="收稿时间">{readableTime(shown.receivedAt)}</Entry>
				<Entry name="载体">
					{urgent && <span class="urgent">急</span>}
					{payload.vehicle}
				</Entry>
				<Entry name="字数">
					<WordCount words={payload.counts.words} limit={limit} />
				</Entry>
				<Entry name="报送单位">{payload.unit}</Entry>
				{payload.unit !== item.unitName && <Entry name="报送账号">{item.unitName}</Entry>}
				<Entry name="稿号">{item.draftId}</Entry>
				<Entry name="成稿时间">{readableTime(payload.createdAt)}</Entry>
			</dl>
			<p class="digest" title="报送内容的指纹（SHA-256），与报送单位回执上的一致即为原文">
				内容指纹 {shown.digest}
			</p>
		</Card>
	);
}

function MetaCard({ payload }: { payload: Payload }) {
	if (payload.meta.length === 0) return null;
	return (
		<Card title="稿件要素">
			<dl>
				{payload.meta.map(({ key, value }) => (
					<Entry name={key}>{value === '' ? <span class="faint">未填</span> : value}</Entry>
				))}
			</dl>
		</Card>
	);
}

function ConfirmationCard({ payload }: { payload: Payload }) {
	if (payload.confirmations.length === 0) return null;
	return (
		<Card title="报送时说明">
			<ul class="notes">
				{payload.confirmations.map(({ rule, reason, reviewer }) => (
					<li>
						{reason}
						<span class="faint">
							（{rule}
							{reviewer && `，保密审查：${reviewer}`}）
						</span>
					</li>
				))}
			</ul>
		</Card>
	);
}

function RevisionCard({ item, shown, revisions }: ItemPageProps) {
	if (revisions.length < 2) return null;
	const newest = revisions.toReversed();
	return (
		<Card title="各稿">
			<ol class="revisions">
				{newest.map(({ revision, receiptNo, receivedAt }) => (
					<li aria-current={revision === shown.revision ? 'true' : undefined}>
						<a
							href={`/items/${encodeURIComponent(item.id)}${revision === item.revision ? '' : `?revision=${revision}`}`}
						>
							第{revision}稿
						</a>
						<span>{readableTime(receivedAt)}</span>
						<span class="faint">{receiptNo}</span>
					</li>
				))}
			</ol>
		</Card>
	);
}

function describe({ previous, state, revision }: Change): string {
	if (previous === null) return '收到报送';
	if (state === '待采编' && revision > 1) return `收到第${revision}稿`;
	return state === '已撤' ? '报送单位撤稿' : `${previous} → ${state}`;
}

function HistoryCard({ changes }: { changes: readonly Change[] }) {
	return (
		<Card title="经过">
			<ol class="history">
				{changes.toReversed().map((change) => (
					<li>
						<b>{describe(change)}</b>
						<span class="faint">
							{readableTime(change.at)}　{change.actor}
						</span>
						{change.reason && <q>{change.reason}</q>}
					</li>
				))}
			</ol>
		</Card>
	);
}

function Banner({ item, shown, changes }: ItemPageProps) {
	const last = changes.at(-1);
	const reason = last?.reason ? `理由：${last.reason}` : '';
	return (
		<>
			{(item.state === '已撤' || item.state === '退回' || item.state === '退稿') && (
				<p class="alert">
					此件{item.state === '已撤' ? '报送单位已撤稿' : `已${item.state}`}。{reason}
				</p>
			)}
			{shown.revision !== item.revision && (
				<p class="alert">
					这是第{shown.revision}稿，不是最新稿。
					<a href={`/items/${encodeURIComponent(item.id)}`}>查看第{item.revision}稿</a>
				</p>
			)}
		</>
	);
}

export function itemPage(props: ItemPageProps): string {
	const { item, shown, payload, changes, signedIn } = props;
	return toHtml(
		<Layout title={payload.title} signedIn={signedIn}>
			<p class="crumb">
				<a href="/">← 收稿列表</a>
			</p>
			<Banner {...props} />
			<div class="item">
				<Sheet item={item} shown={shown} payload={payload} />
				<aside>
					<ReceiptCard {...props} />
					<MetaCard payload={payload} />
					<ConfirmationCard payload={payload} />
					<RevisionCard {...props} />
					<HistoryCard changes={changes} />
				</aside>
			</div>
		</Layout>,
	);
}
