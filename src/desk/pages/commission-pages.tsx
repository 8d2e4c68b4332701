/** @jsxRuntime automatic @jsxImportSource preact */
import type { CommissionState, UnitAnswers } from '../domain/commissions';
import type { Refusal } from '../domain/refusal';
import { readableTime } from '../domain/time';
import type { Commission, Item, Unit } from '../store/store';
import { Card, Entry, itemAddress } from './card';
import { CommissionMark, commissionAddress } from './commission-list-page';
import { ActorField } from './feedback-cards';
import { Layout, toHtml } from './layout';
import { Problem } from './problem';
import { StateMark } from './state-mark';

const back = (
	<p class="crumb">
		<a href="/commissions">← 约稿列表</a>
	</p>
);

export interface NewCommissionProps {
	readonly units: readonly Unit[];
	readonly vehicles: readonly string[];
	/** Fields as they were written, or the usual ones. */
	readonly written: Readonly<Record<string, string>>;
	/** Ids of the units that are ticked. */
	readonly chosen: readonly string[];
	readonly problem: Refusal | undefined;
	readonly signedIn: boolean;
}

function UnitFields({ units, written, chosen }: NewCommissionProps) {
	const some = written['to'] === 'some';
	return (
		<fieldset class="choice">
			<legend>约稿单位</legend>
			<label>
				<input type="radio" name="to" value="all" checked={!some} /> 全部单位（以后新增的也算）
			</label>
			<label>
				<input type="radio" name="to" value="some" checked={some} /> 只向下面勾选的单位
			</label>
			<div class="units">
				{units.map(({ id, name }) => (
					<label>
						<input type="checkbox" name="unit" value={id} checked={chosen.includes(id)} /> {name}
					</label>
				))}
			</div>
		</fieldset>
	);
}

function TermFields({ vehicles, written }: NewCommissionProps) {
	return (
		<div class="pair">
			<label class="field">
				<span>截止时间（北京时间）</span>
				<input type="datetime-local" name="deadline" value={written['deadline']} required />
			</label>
			<label class="field">
				<span>载体</span>
				<select name="vehicle">
					<option value="">不限</option>
					{vehicles.map((name) => (
						<option value={name} selected={name === written['vehicle']}>
							{name}
						</option>
					))}
				</select>
			</label>
		</div>
	);
}

export function newCommissionPage(props: NewCommissionProps): string {
	const { written, problem, signedIn } = props;
	return toHtml(
		<Layout title="发约稿" section="约稿" signedIn={signedIn}>
			{back}
			<form method="post" action="/commissions" class="card act sheet-form">
				<h1>发约稿</h1>
				<Problem problem={problem} />
				<label class="field">
					<span>题目</span>
					<input name="title" value={written['title']} required maxLength={200} />
				</label>
				<label class="field">
					<span>要求（写什么、要哪些数据，可不填）</span>
					<textarea name="requirements" rows={5} maxLength={1000}>
						{written['requirements']}
					</textarea>
				</label>
				<TermFields {...props} />
				<UnitFields {...props} />
				<ActorField actor={written['actor'] ?? ''} />
				<button type="submit">发出</button>
			</form>
		</Layout>,
	);
}

export interface CommissionPageProps {
	readonly commission: Commission;
	readonly state: CommissionState;
	readonly answers: readonly UnitAnswers[];
	/** 经办人 as last written in this browser. */
	readonly actor: string;
	readonly problem: Refusal | undefined;
	readonly signedIn: boolean;
}

const Answer = ({ item }: { item: Item }) => (
	<p>
		<a href={itemAddress(item.id)}>{item.title}</a> <StateMark state={item.state} />{' '}
		<span class="faint">{readableTime(item.receivedAt)}</span>
	</p>
);

function UnitRow({ unit, items, late }: UnitAnswers) {
	return (
		<tr>
			<td class="unit">{unit.name}</td>
			<td>
				{items.length === 0 ? (
					<span class="state new">未报</span>
				) : (
					<span class={`state ${late ? 'back' : 'good'}`}>{late ? '逾期报送' : '按时报送'}</span>
				)}
			</td>
			<td class="title">
				{items.map((item) => (
					<Answer key={item.id} item={item} />
				))}
			</td>
		</tr>
	);
}

function AnswerTable({ answers }: Pick<CommissionPageProps, 'answers'>) {
	return (
		<div class="scroll">
			<table class="items">
				<thead>
					<tr>
						<th scope="col">单位</th>
						<th scope="col">是否已报</th>
						<th scope="col">报来的信息</th>
					</tr>
				</thead>
				<tbody>
					{answers.map((one) => (
						<UnitRow key={one.unit.id} {...one} />
					))}
				</tbody>
			</table>
		</div>
	);
}

function TermCard({ commission, state, actor, problem }: CommissionPageProps) {
	const { id, deadline } = commission;
	const open = state !== '已结束';
	return (
		<Card title="办理" id="acts">
			<Problem problem={problem} />
			<form method="post" action={`${commissionAddress(id)}/deadline`}>
				<label class="field">
					<span>{open ? '新的截止时间' : '重新征集，截止到'}</span>
					<input type="datetime-local" name="deadline" value={deadline.slice(0, 16)} required />
				</label>
				<ActorField actor={actor} />
				<p class="acts card-foot">
					<button type="submit">{open ? '改截止时间' : '重新征集'}</button>
					{open && (
						<button class="quiet" type="submit" formAction={`${commissionAddress(id)}/close`}>
							结束约稿
						</button>
					)}
				</p>
			</form>
		</Card>
	);
}

export function commissionPage(props: CommissionPageProps): string {
	const { commission, state, answers, signedIn } = props;
	const { number, title, requirements, vehicle, deadline, toAll, issuedAt, issuedBy } = commission;
	const answered = answers.filter(({ items }) => items.length > 0).length;
	return toHtml(
		<Layout title={`约稿：${title}`} section="约稿" signedIn={signedIn}>
			{back}
			<div class="item">
				<div>
					<section class="card call">
						<h1>{title}</h1>
						{requirements !== '' && <p class="words">{requirements}</p>}
					</section>
					<AnswerTable answers={answers} />
				</div>
				<aside>
					<Card title="约稿">
						<p class="receipt-no">{number}</p>
						<dl>
							<Entry name="状态">
								<CommissionMark state={state} />
							</Entry>
							<Entry name="截止时间">{readableTime(deadline)}</Entry>
							<Entry name="载体">{vehicle ?? '不限'}</Entry>
							<Entry name="约稿单位">{toAll ? '全部单位' : `${answers.length}个单位`}</Entry>
							<Entry name="已报">
								{answered} / {answers.length}
							</Entry>
							<Entry name="发出">
								{readableTime(issuedAt)} {issuedBy}
							</Entry>
						</dl>
					</Card>
					<TermCard {...props} />
				</aside>
			</div>
		</Layout>,
	);
}
