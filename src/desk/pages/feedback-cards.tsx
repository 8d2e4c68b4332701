/** @jsxRuntime automatic @jsxImportSource preact */
import type { Adoption, Comment } from '../../core/submission/feedback';
import { mayMove } from '../domain/state';
import { readableTime } from '../domain/time';
import type { Item } from '../store/store';
import { Card, Entry, itemAddress } from './card';

export function ActorField({ actor }: { actor: string }) {
	return (
		<label class="actor">
			<span>经办人</span>
			<input name="actor" value={actor} required maxLength={64} />
		</label>
	);
}

interface ActsProps {
	readonly item: Item;
	readonly actor: string;
}

const plainMoves = [
	['采编中', '开始采编'],
	['待审', '送审'],
	['储备', '转储备'],
	['待采编', '放回待采编'],
] as const;

const pageMoves = [
	['已采用', 'adopt', '采用'],
	['退回', 'return', '退回修改'],
	['退稿', 'reject', '退稿'],
] as const;

/** 办理: what may be done with the item in its state. */
export function ActsCard({ item, actor }: ActsProps) {
	const plain = plainMoves.filter(([to]) => mayMove(item.state, to));
	const paged = pageMoves.filter(([to]) => mayMove(item.state, to));
	const adopted = item.state === '已采用';
	if (plain.length + paged.length === 0 && !adopted) return null;
	const returned = item.state === '退回';
	return (
		<Card title="办理" id="acts">
			<div class="acts">
				{paged.map(([, act, name]) => (
					<a class={`button ${act === 'adopt' ? '' : 'plain'}`} href={itemAddress(item.id, act)}>
						{name}
					</a>
				))}
				{returned && (
					<a class="button plain" href={itemAddress(item.id, 'return')}>
						补充意见
					</a>
				)}
				{adopted && (
					<a class="button plain" href={itemAddress(item.id, 'adopt')}>
						更正采用信息
					</a>
				)}
			</div>
			{plain.length > 0 && (
				<form method="post" action={itemAddress(item.id, 'state')} class="moves">
					<input type="hidden" name="revision" value={item.revision} />
					<ActorField actor={actor} />
					<div class="acts">
						{plain.map(([to, name]) => (
							<button class="quiet" type="submit" name="to" value={to}>
								{name}
							</button>
						))}
					</div>
				</form>
			)}
		</Card>
	);
}

function Thread({
	comment,
	number,
	item,
	actor,
}: ActsProps & { comment: Comment; number: number }) {
	const { id, passage, notes, done, revision } = comment;
	return (
		<li id={`comment-${number}`}>
			<p class="comment-head">
				<b class="mark-number">{number}</b>
				<span class="faint">
					第{revision}稿{passage ? '' : '　对全文'}
				</span>
				{done && <span class="done">已改</span>}
			</p>
			{passage && (
				<blockquote>
					{revision === item.revision ? (
						<a href={`#mark-${number}`}>{passage.quote}</a>
					) : (
						passage.quote
					)}
				</blockquote>
			)}
			{notes.map(({ by, side, at, text }) => (
				<p class={side === '报送' ? 'note unit' : 'note'}>
					<span class="words">{text}</span>
					<span class="faint">
						{by}　{readableTime(at)}
					</span>
				</p>
			))}
			<details>
				<summary>答复</summary>
				<form method="post" action={itemAddress(item.id, `comments/${encodeURIComponent(id)}`)}>
					<textarea name="text" rows={3} required maxLength={5000} aria-label="答复内容" />
					{done && (
						<label class="check">
							<input type="checkbox" name="undone" value="1" /> 还没改好，去掉“已改”
						</label>
					)}
					<div class="reply-foot">
						<ActorField actor={actor} />
						<button type="submit">发送</button>
					</div>
				</form>
			</details>
		</li>
	);
}

export function CommentsCard(props: ActsProps & { comments: readonly Comment[] }) {
	const { comments } = props;
	if (comments.length === 0) return null;
	const done = comments.filter((comment) => comment.done).length;
	return (
		<Card title={`意见　${comments.length}条，已改${done}条`} id="comments">
			<ol class="comments">
				{comments.map((comment, i) => (
					<Thread {...props} comment={comment} number={i + 1} />
				))}
			</ol>
		</Card>
	);
}

export function AdoptionCard({ adoption, item }: { adoption: Adoption | undefined; item: Item }) {
	if (!adoption) return null;
	const { vehicle, issue, date, points } = adoption;
	return (
		<Card title="采用">
			<dl>
				<Entry name="载体">{vehicle}</Entry>
				<Entry name="期号">{issue}</Entry>
				<Entry name="日期">{readableTime(date)}</Entry>
				{points !== undefined && <Entry name="积分">{points}分</Entry>}
			</dl>
			<p class="card-foot">
				<a href={`${itemAddress(item.id)}?view=adopted`}>对照原稿看采用稿</a>
			</p>
		</Card>
	);
}
