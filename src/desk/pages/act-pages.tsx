/** @jsxRuntime automatic @jsxImportSource preact */
import type { ComponentChildren } from 'preact';
import { returnCodes } from '../../core/submission/feedback';
import type { Payload } from '../../core/submission/payload';
import type { Refusal } from '../domain/refusal';
import { mayMove } from '../domain/state';
import type { Item, Revision } from '../store/store';
import { pickerPath } from './assets';
import { itemAddress } from './card';
import { Sheet } from './document';
import { ActorField } from './feedback-cards';
import { Layout, toHtml } from './layout';
import { Problem } from './problem';

/** One passage comment as the form carries it; offsets are digits or empty. */
export interface CommentDraft {
	readonly from: string;
	readonly to: string;
	readonly quote: string;
	readonly text: string;
}

export interface ActPageProps {
	readonly item: Item;
	readonly shown: Revision;
	readonly payload: Payload;
	readonly actor: string;
	readonly signedIn: boolean;
	/** What was written before the desk refused it; shown again. */
	readonly written: Readonly<Record<string, string>>;
	readonly drafts: readonly CommentDraft[];
	readonly problem: Refusal | undefined;
}

function CodeField({ chosen }: { chosen: string | undefined }) {
	return (
		<label class="field">
			<span>原因类别</span>
			<select name="code" required>
				<option value="">请选择</option>
				{returnCodes.map((code) => (
					<option value={code} selected={code === chosen}>
						{code}
					</option>
				))}
			</select>
		</label>
	);
}

function CommentRow({ from, to, quote, text }: CommentDraft) {
	return (
		<fieldset class="comment-row">
			<input type="hidden" name="from" value={from} />
			<input type="hidden" name="to" value={to} />
			<label class="field">
				<span>原文（照抄正文里的一段；不填则对全文）</span>
				<textarea name="quote" rows={2} maxLength={4000}>
					{quote}
				</textarea>
			</label>
			<label class="field">
				<span>意见</span>
				<textarea name="text" rows={3} maxLength={5000}>
					{text}
				</textarea>
			</label>
		</fieldset>
	);
}

const emptyDraft: CommentDraft = { from: '', to: '', quote: '', text: '' };

interface FrameProps extends ActPageProps {
	readonly name: string;
	readonly script?: string;
	readonly main: ComponentChildren;
	readonly side: ComponentChildren;
}

function Frame({ name, item, payload, signedIn, script, main, side }: FrameProps) {
	return (
		<Layout
			title={`${name}：${payload.title}`}
			section="收稿"
			signedIn={signedIn}
			{...(script && { script })}
		>
			<p class="crumb">
				<a href={itemAddress(item.id)}>← 不{name}，回到这条信息</a>
			</p>
			<div class="item">
				<div>{main}</div>
				<aside class="work">{side}</aside>
			</div>
		</Layout>
	);
}

function ReturnFields({ written }: Pick<ActPageProps, 'written'>) {
	return (
		<>
			<CodeField chosen={written['code']} />
			<label class="field">
				<span>总的理由（有意见时可不填）</span>
				<textarea name="reason" rows={4} maxLength={5000}>
					{written['reason'] ?? ''}
				</textarea>
			</label>
		</>
	);
}

/** Sends the same comments without a change of state. */
function CommentOnly({ item }: { item: Item }) {
	return (
		<button
			class="quiet"
			type="submit"
			formaction={itemAddress(item.id, 'comments')}
			formnovalidate
		>
			只提意见，不退回
		</button>
	);
}

/** 退回: the text beside the comments on it. Without script, quotes are copied by hand. */
export function returnPage(props: ActPageProps): string {
	const { item, written, drafts, actor, problem } = props;
	const spare = Array.from({ length: Math.max(1, 3 - drafts.length) }, () => emptyDraft);
	const mayReturn = mayMove(item.state, '退回');
	const name = mayReturn ? '退回修改' : '补充意见';
	const side = (
		<form
			method="post"
			action={itemAddress(item.id, mayReturn ? 'return' : 'comments')}
			class="card act"
		>
			<h2>{name}</h2>
			<Problem problem={problem} />
			<input type="hidden" name="revision" value={item.revision} />
			<p class="hint scripted">在左边正文里选中文字，点“写意见”。</p>
			<div id="comment-rows">
				{[...drafts, ...spare].map((draft) => (
					<CommentRow {...draft} />
				))}
			</div>
			<button type="button" class="quiet scripted" id="add-comment">
				加一条对全文的意见
			</button>
			{mayReturn && <ReturnFields written={written} />}
			<ActorField actor={actor} />
			<div class="acts">
				<button type="submit">{mayReturn ? '退回' : '发出意见'}</button>
				{mayReturn && <CommentOnly item={item} />}
			</div>
		</form>
	);
	const main = <Sheet {...props} selectable />;
	const frame = { ...props, name: mayReturn ? '退回' : '补充意见', script: pickerPath };
	return toHtml(<Frame {...frame} main={main} side={side} />);
}

/** 退稿: for good. */
export function rejectPage(props: ActPageProps): string {
	const { item, written, actor, problem } = props;
	const side = (
		<form method="post" action={itemAddress(item.id, 'reject')} class="card act">
			<h2>退稿</h2>
			<Problem problem={problem} />
			<p class="hint">退稿后这条信息不能再改、再报。还能改好的，请用“退回修改”。</p>
			<input type="hidden" name="revision" value={item.revision} />
			<CodeField chosen={written['code']} />
			<label class="field">
				<span>理由</span>
				<textarea name="reason" rows={5} required maxLength={5000}>
					{written['reason'] ?? ''}
				</textarea>
			</label>
			<ActorField actor={actor} />
			<button type="submit">退稿</button>
		</form>
	);
	return toHtml(<Frame {...props} name="退稿" main={<Sheet {...props} />} side={side} />);
}

export interface AdoptPageProps extends ActPageProps {
	readonly vehicles: readonly string[];
	/** Day in Beijing. */
	readonly today: string;
}

function AdoptFields({ written, payload, vehicles, today }: AdoptPageProps) {
	const vehicle = written['vehicle'] ?? payload.vehicle;
	const names = vehicles.includes(vehicle) ? vehicles : [vehicle, ...vehicles];
	return (
		<>
			<label class="field">
				<span>载体</span>
				<select name="vehicle" required>
					{names.map((name) => (
						<option value={name} selected={name === vehicle}>
							{name}
						</option>
					))}
				</select>
			</label>
			<label class="field">
				<span>期号</span>
				<input
					name="issue"
					value={written['issue'] ?? ''}
					required
					maxLength={64}
					placeholder="如：第36期"
				/>
			</label>
			<label class="field">
				<span>日期</span>
				<input type="date" name="date" value={written['date'] ?? today} required />
			</label>
			<label class="field">
				<span>积分（不计分的不填）</span>
				<input
					type="number"
					name="points"
					value={written['points'] ?? ''}
					min={0}
					max={10000}
					step="any"
				/>
			</label>
		</>
	);
}

/** 采用: the edited text beside where it was used. The text as filed stays. */
export function adoptPage(props: AdoptPageProps): string {
	const { item, payload, written, actor, problem } = props;
	const form = 'adopt-form';
	const main = (
		<div class="sheet editing">
			<label>
				<span>采用稿标题</span>
				<textarea form={form} name="title" class="edit-title" rows={2} maxLength={500} required>
					{written['title'] ?? payload.title}
				</textarea>
			</label>
			<label>
				<span>采用稿正文（在这里编辑；原稿另存，报送单位能看到改动）</span>
				<textarea form={form} name="body" class="edit-body" required>
					{written['body'] ?? payload.body}
				</textarea>
			</label>
		</div>
	);
	const isCorrection = item.state === '已采用';
	const side = (
		<form method="post" action={itemAddress(item.id, 'adopt')} class="card act" id={form}>
			<h2>{isCorrection ? '更正采用信息' : '采用'}</h2>
			<Problem problem={problem} />
			<input type="hidden" name="revision" value={item.revision} />
			<AdoptFields {...props} />
			<ActorField actor={actor} />
			<button type="submit">{isCorrection ? '更正' : '采用'}</button>
		</form>
	);
	return toHtml(<Frame {...props} name={isCorrection ? '更正' : '采用'} main={main} side={side} />);
}
