/** @jsxRuntime automatic @jsxImportSource preact */
import { states, type State } from '../domain/state';
import { readableTime } from '../domain/time';
import type { Item, ItemFilter } from '../store/store';
import { Layout, toHtml } from './layout';
import { PageLinks } from './page-links';
import { StateMark } from './state-mark';

export interface ListPageProps {
	readonly items: readonly Item[];
	/** Items that fit the filter, on all pages. */
	readonly total: number;
	readonly filter: ItemFilter;
	/** 1 for the first. */
	readonly page: number;
	readonly pageSize: number;
	/** Of each state, among the items that fit the rest of the filter. */
	readonly counts: ReadonlyMap<State, number>;
	readonly vehicles: readonly string[];
	readonly units: readonly string[];
	/** Names of vehicles for urgent items. */
	readonly urgent: ReadonlySet<string>;
	/** Words that must not be passed, by vehicle. */
	readonly limits: ReadonlyMap<string, number>;
	readonly signedIn: boolean;
}

/** The address of the list with this filter; what is not set does not appear. */
function listAddress(filter: ItemFilter, page = 1): string {
	const { vehicle, state, signedUnit, text } = filter;
	const query = new URLSearchParams();
	for (const [key, value] of Object.entries({ state, vehicle, unit: signedUnit, q: text }))
		if (value !== undefined) query.set(key, value);
	if (page > 1) query.set('page', String(page));
	const suffix = query.toString();
	return suffix === '' ? '/' : `/?${suffix}`;
}

function StateTabs({ counts, filter }: Pick<ListPageProps, 'counts' | 'filter'>) {
	const all = [...counts.values()].reduce((sum, n) => sum + n, 0);
	const shown = states.filter((state) => counts.has(state) || state === filter.state);
	const tab = (name: string, n: number, state: State | undefined) => (
		<a
			href={listAddress({ ...filter, state })}
			aria-current={filter.state === state ? 'page' : undefined}
		>
			{name} <b>{n}</b>
		</a>
	);
	return (
		<nav class="tabs" aria-label="按状态查看">
			{tab('全部', all, undefined)}
			{shown.map((state) => tab(state, counts.get(state) ?? 0, state))}
		</nav>
	);
}

interface ChoiceProps {
	readonly label: string;
	readonly name: string;
	readonly values: readonly string[];
	readonly chosen: string | undefined;
}

function Choice({ label, name, values, chosen }: ChoiceProps) {
	const known = chosen === undefined || values.includes(chosen) ? values : [chosen, ...values];
	return (
		<label>
			<span>{label}</span>
			<select name={name}>
				<option value="">全部</option>
				{known.map((value) => (
					<option value={value} selected={value === chosen}>
						{value}
					</option>
				))}
			</select>
		</label>
	);
}

function FilterForm({ filter, vehicles, units }: ListPageProps) {
	const { state, vehicle, signedUnit, text } = filter;
	const narrowed = isNarrowed({ vehicle, signedUnit, text });
	return (
		<form class="filter" method="get" action="/" role="search">
			{state && <input type="hidden" name="state" value={state} />}
			<Choice label="载体" name="vehicle" values={vehicles} chosen={vehicle} />
			<Choice label="单位" name="unit" values={units} chosen={signedUnit} />
			<label class="wide">
				<span>关键字</span>
				<input
					type="search"
					name="q"
					value={text ?? ''}
					placeholder="标题、正文、单位或回执号"
					maxLength={100}
				/>
			</label>
			<button type="submit">查询</button>
			{narrowed && <a href={listAddress({ state })}>清除条件</a>}
		</form>
	);
}

interface RowProps {
	readonly item: Item;
	readonly urgent: boolean;
	readonly limit: number | undefined;
}

function Row({ item, urgent, limit = Infinity }: RowProps) {
	const over = item.words > limit;
	return (
		<tr>
			<td class="time">
				<time dateTime={item.receivedAt}>{readableTime(item.receivedAt)}</time>
			</td>
			<td class="unit">{item.signedUnit}</td>
			<td class="vehicle">
				{urgent && <span class="urgent">急</span>}
				{item.vehicle}
			</td>
			<td class="title">
				<a href={`/items/${encodeURIComponent(item.id)}`}>{item.title}</a>
				{item.revision > 1 && <span class="faint">（第{item.revision}稿）</span>}
			</td>
			<td class="number">
				{over ? (
					<span class="over-limit" title={`限${limit}字`}>
						{item.words}
					</span>
				) : (
					item.words
				)}
			</td>
			<td>
				<StateMark state={item.state} />
			</td>
			<td class="receipt">{item.receiptNo}</td>
		</tr>
	);
}

function ItemTable({ items, urgent, limits }: Pick<ListPageProps, 'items' | 'urgent' | 'limits'>) {
	return (
		<div class="scroll">
			<table class="items">
				<thead>
					<tr>
						<th scope="col">收稿时间</th>
						<th scope="col">单位</th>
						<th scope="col">载体</th>
						<th scope="col">标题</th>
						<th scope="col" class="number">
							字数
						</th>
						<th scope="col">状态</th>
						<th scope="col">回执号</th>
					</tr>
				</thead>
				<tbody>
					{items.map((item) => (
						<Row
							key={item.id}
							item={item}
							urgent={urgent.has(item.vehicle)}
							limit={limits.get(item.vehicle)}
						/>
					))}
				</tbody>
			</table>
		</div>
	);
}

function NothingYet() {
	return (
		<div class="empty">
			<p>还没有收到信息。</p>
			<p class="faint">各单位在编辑器里点“报送”后，信息会列在这里，刷新本页即可看到。</p>
		</div>
	);
}

function NothingFound() {
	return (
		<div class="empty">
			<p>没有符合条件的信息。</p>
			<p>
				<a href="/">查看全部信息</a>
			</p>
		</div>
	);
}

function isNarrowed({ vehicle, state, signedUnit, text }: ItemFilter): boolean {
	return [vehicle, state, signedUnit, text].some((value) => value !== undefined);
}

export function listPage(props: ListPageProps): string {
	const { items, total, filter, counts, signedIn } = props;
	const isNew = total === 0 && !isNarrowed(filter);
	return toHtml(
		<Layout title={filter.state ?? '收稿列表'} section="收稿" signedIn={signedIn}>
			<h1 class="away">收稿列表</h1>
			{isNew ? (
				<NothingYet />
			) : (
				<>
					<StateTabs counts={counts} filter={filter} />
					<FilterForm {...props} />
					{items.length > 0 ? <ItemTable {...props} /> : <NothingFound />}
					{items.length > 0 && (
						<PageLinks
							{...props}
							count={`${props.total} 条`}
							addressOf={(n) => listAddress(props.filter, n)}
						/>
					)}
				</>
			)}
		</Layout>,
	);
}
