/** @jsxRuntime automatic @jsxImportSource preact */
import type { CommissionState, UnitAnswers } from '../domain/commissions';
import { readableTime } from '../domain/time';
import type { Commission } from '../store/store';
import { Layout, toHtml } from './layout';
import { PageLinks } from './page-links';

export interface CommissionRow {
	readonly commission: Commission;
	readonly state: CommissionState;
	readonly answers: readonly UnitAnswers[];
}

export interface CommissionListProps {
	readonly rows: readonly CommissionRow[];
	/** On all pages. */
	readonly total: number;
	/** 1 for the first. */
	readonly page: number;
	readonly pageSize: number;
	readonly signedIn: boolean;
}

const classes: Readonly<Record<CommissionState, string>> = {
	征集中: 'busy',
	已截止: 'back',
	已结束: 'over',
};

export const CommissionMark = ({ state }: { state: CommissionState }) => (
	<span class={`state ${classes[state]}`}>{state}</span>
);

export const commissionAddress = (id: string): string => `/commissions/${encodeURIComponent(id)}`;

function Row({ commission, state, answers }: CommissionRow) {
	const { id, number, title, vehicle, deadline, toAll } = commission;
	const answered = answers.filter(({ items }) => items.length > 0).length;
	return (
		<tr>
			<td class="receipt">{number}</td>
			<td class="title">
				<a href={commissionAddress(id)}>{title}</a>
			</td>
			<td class="vehicle">{vehicle ?? <span class="faint">不限</span>}</td>
			<td class="time">
				<time dateTime={deadline}>{readableTime(deadline)}</time>
			</td>
			<td>{toAll ? '全部单位' : `${answers.length}个单位`}</td>
			<td class="number">
				{answered} / {answers.length}
			</td>
			<td>
				<CommissionMark state={state} />
			</td>
		</tr>
	);
}

function Table({ rows }: Pick<CommissionListProps, 'rows'>) {
	return (
		<div class="scroll">
			<table class="items">
				<thead>
					<tr>
						<th scope="col">编号</th>
						<th scope="col">题目</th>
						<th scope="col">载体</th>
						<th scope="col">截止时间</th>
						<th scope="col">约稿单位</th>
						<th scope="col" class="number">
							已报单位
						</th>
						<th scope="col">状态</th>
					</tr>
				</thead>
				<tbody>
					{rows.map((row) => (
						<Row key={row.commission.id} {...row} />
					))}
				</tbody>
			</table>
		</div>
	);
}

function NothingYet() {
	return (
		<div class="empty">
			<p>还没有发过约稿。</p>
			<p class="faint">发约稿之后，各单位在编辑器里用“查看约稿”看到题目和截止时间。</p>
		</div>
	);
}

export function commissionListPage(props: CommissionListProps): string {
	const { rows, signedIn } = props;
	return toHtml(
		<Layout title="约稿" section="约稿" signedIn={signedIn}>
			<h1 class="away">约稿</h1>
			<p class="bar">
				<a class="button" href="/commissions/new">
					发约稿
				</a>
			</p>
			{rows.length > 0 ? (
				<>
					<Table rows={rows} />
					<PageLinks
						{...props}
						count={`${props.total} 个`}
						addressOf={(n) => `/commissions?page=${n}`}
					/>
				</>
			) : (
				<NothingYet />
			)}
		</Layout>,
	);
}
