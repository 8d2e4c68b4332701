/** @jsxRuntime automatic @jsxImportSource preact */
import type { Adoption, Comment } from '../../core/submission/feedback';
import type { Payload } from '../../core/submission/payload';
import type { Limit } from '../../core/vehicle/schema';
import { readableTime } from '../domain/time';
import type { Change, Item, Revision } from '../store/store';
import { Card, Entry, itemAddress } from './card';
import { ComparisonSheet, Sheet, type Version } from './document';
import { commissionAddress } from './commission-list-page';
import { ActsCard, AdoptionCard, CommentsCard } from './feedback-cards';
import { Layout, toHtml } from './layout';
import { StateMark } from './state-mark';

export interface ItemPageProps {
	readonly item: Item;
	/** The revision shown. */
	readonly shown: Revision;
	readonly payload: Payload;
	readonly revisions: readonly Revision[];
	readonly changes: readonly Change[];
	readonly comments: readonly Comment[];
	readonly adoption: Adoption | undefined;
	/** What the shown revision is compared with, and what with it. */
	readonly comparison: { readonly before: Version; readonly after: Version } | undefined;
	readonly view: ItemView;
	/** 经办人 as last written in this browser. */
	readonly actor: string;
	/** Limit of the vehicle, if the desk knows the vehicle and it has one. */
	readonly limit: Limit | undefined;
	readonly urgent: boolean;
	readonly signedIn: boolean;
}

export type ItemView = 'text' | 'changes' | 'adopted';

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

/** With a way to the commission where it is one of this desk. */
function CommissionEntry({
	item,
	shown,
	payload,
}: Pick<ItemPageProps, 'item' | 'shown' | 'payload'>) {
	const { commission } = payload;
	if (commission === undefined) return null;
	const known = shown.revision === item.revision ? item.commissionId : null;
	return (
		<Entry name="约稿">
			{known === null ? commission : <a href={commissionAddress(known)}>{commission}</a>}
		</Entry>
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
				{payload.family && <Entry name="同源">{payload.family}</Entry>}
				{payload.follows && (
					<Entry name={payload.follows.stage}>前一报 {payload.follows.draftId}</Entry>
				)}
				<CommissionEntry item={item} shown={shown} payload={payload} />
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

function SignOffCard({ payload }: { payload: Payload }) {
	const { signOffs = [] } = payload;
	if (signOffs.length === 0) return null;
	return (
		<Card title="审签">
			<dl>
				{signOffs.map(({ role, name, at }) => (
					<Entry name={role}>
						{name}
						{at && <span class="faint">　{readableTime(at)}</span>}
					</Entry>
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
							href={`${itemAddress(item.id)}${revision === item.revision ? '' : `?revision=${revision}`}`}
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
	if (state === '待采编' && revision > 1 && previous !== '采编中') return `收到第${revision}稿`;
	if (previous === state) return state === '已采用' ? '更正采用信息' : '收稿台提出或答复意见';
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
						{change.code && <span class="code">{change.code}</span>}
						{change.reason && <q>{change.reason}</q>}
					</li>
				))}
			</ol>
		</Card>
	);
}

function Banner({ item, shown, changes, comments }: ItemPageProps) {
	const last = changes.findLast(({ previous, state }) => previous !== state);
	const why = [last?.code, last?.reason].filter(Boolean).join('：');
	const open = comments.filter(({ done }) => !done).length;
	const isAnswered = item.state === '待采编' && item.revision > 1 && comments.length > 0;
	return (
		<>
			{(item.state === '已撤' || item.state === '退回' || item.state === '退稿') && (
				<p class="alert">
					此件{item.state === '已撤' ? '报送单位已撤稿' : `已${item.state}`}。
					{why && `理由：${why}`}
				</p>
			)}
			{isAnswered && (
				<p class="alert calm">
					退回后报来第{item.revision}稿，
					{open === 0 ? '各条意见都已标记改好。' : `还有${open}条意见没有标记改好。`}
				</p>
			)}
			{shown.revision !== item.revision && (
				<p class="alert">
					这是第{shown.revision}稿，不是最新稿。
					<a href={itemAddress(item.id)}>查看第{item.revision}稿</a>
				</p>
			)}
		</>
	);
}

/** 正文, 改动, 采用稿: what there is to look at. */
function Views({ item, shown, revisions, adoption, view }: ItemPageProps) {
	const before = revisions.findLast(({ revision }) => revision < shown.revision);
	if (!before && !adoption) return null;
	const at = (params: Record<string, string>) => {
		const isOld = shown.revision !== item.revision;
		const query = new URLSearchParams({
			...(isOld && { revision: String(shown.revision) }),
			...params,
		}).toString();
		return `${itemAddress(item.id)}${query === '' ? '' : `?${query}`}`;
	};
	const tab = (name: string, of: ItemView) => (
		<a href={at(of === 'text' ? {} : { view: of })} aria-current={view === of ? 'page' : undefined}>
			{name}
		</a>
	);
	return (
		<nav class="tabs views" aria-label="看稿">
			{tab(`第${shown.revision}稿`, 'text')}
			{before && tab(`比第${before.revision}稿的改动`, 'changes')}
			{adoption && tab('采用稿的改动', 'adopted')}
		</nav>
	);
}

export function itemPage(props: ItemPageProps): string {
	const { item, payload, comments, adoption, comparison, changes, signedIn } = props;
	return toHtml(
		<Layout title={payload.title} section="收稿" signedIn={signedIn}>
			<p class="crumb">
				<a href="/">← 收稿列表</a>
			</p>
			<Banner {...props} />
			<div class="item">
				<div>
					<Views {...props} />
					{comparison ? <ComparisonSheet {...comparison} /> : <Sheet {...props} />}
				</div>
				<aside>
					<ActsCard {...props} />
					<AdoptionCard item={item} adoption={adoption} />
					<CommentsCard {...props} comments={comments} />
					<ReceiptCard {...props} />
					<SignOffCard payload={payload} />
					<MetaCard payload={payload} />
					<ConfirmationCard payload={payload} />
					<RevisionCard {...props} />
					<HistoryCard changes={changes} />
				</aside>
			</div>
		</Layout>,
	);
}
