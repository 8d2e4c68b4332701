import * as z from 'zod';
import {
	commissionNumber,
	commissionNumberIn,
	type Commission as ToldCommission,
} from '../../core/submission/commission';
import type { Payload } from '../../core/submission/payload';
import { formatBeijingDate, parseBeijingTime } from '../../core/text/beijing-time';
import type { Commission, Item, Stores, Unit } from '../store/store';
import type { DeskDeps } from './deps';
import { accept, text } from './editor-input';
import { Refusal } from './refusal';
import { toBeijing } from './time';

export type CommissionState = '征集中' | '已截止' | '已结束';

/** 已截止: the deadline has passed; what comes then is taken and counts as late. 已结束: the desk closed it. */
export function stateOf({ closedAt, deadline }: Commission, now: Date): CommissionState {
	if (closedAt !== null) return '已结束';
	return deadline < toBeijing(now) ? '已截止' : '征集中';
}

const isFor = ({ toAll, unitIds }: Commission, unit: Unit): boolean =>
	toAll || unitIds.includes(unit.id);

/**
 * The commission that a filing answers: known here and addressed to the unit. Another number is no
 * mistake: the same item goes to several desks, and each has its own.
 */
export async function commissionAnswered(
	{ commissions }: Pick<Stores, 'commissions'>,
	unit: Unit,
	payload: Payload,
): Promise<Commission | undefined> {
	const number = commissionNumberIn(payload.commission ?? '');
	const found = number === undefined ? undefined : await commissions.findByNumber(number);
	return found && isFor(found, unit) ? found : undefined;
}

/** What one unit has done about a commission. */
export interface UnitAnswers {
	readonly unit: Unit;
	readonly items: readonly Item[];
	/** Its first item came after the deadline. */
	readonly late: boolean;
}

/** Every unit that was asked, those that have not answered last. */
export async function answersOf(stores: Stores, commission: Commission): Promise<UnitAnswers[]> {
	const units = (await stores.units.list()).filter((unit) => isFor(commission, unit));
	const items = await stores.items.answersTo(commission.id);
	const answers = units.map((unit) => {
		const own = items.filter(({ unitId }) => unitId === unit.id);
		return { unit, items: own, late: (own[0]?.receivedAt ?? '') > commission.deadline };
	});
	return [...answers.filter(({ items: own }) => own.length > 0), ...answers.filter(isMissing)];
}

const isMissing = ({ items }: UnitAnswers): boolean => items.length === 0;

const mostTold = 100;

/** What a unit is told of the commissions that are open to it. */
export async function commissionsFor(
	stores: Stores,
	unit: Unit,
	now: Date,
): Promise<ToldCommission[]> {
	const open = await stores.commissions.openFor(unit.id, mostTold);
	return Promise.all(
		open.map(async (commission) => {
			const { number, title, requirements, vehicle, deadline, issuedAt } = commission;
			const answers = await stores.items.answersTo(commission.id);
			return {
				...{ number, title, requirements, deadline, issuedAt },
				...(vehicle !== null && { vehicle }),
				state: stateOf(commission, now),
				answered: answers.some(({ unitId }) => unitId === unit.id),
			};
		}),
	);
}

/** As a form field for date and time gives it; Beijing time. */
const moment = z.string().regex(/^20\d\d-\d\d-\d\dT\d\d:\d\d$/);
const actor = text(64);
const issueSchema = z.strictObject({
	actor,
	title: text(200),
	requirements: text(1000).optional(),
	vehicle: text(64).optional(),
	deadline: moment,
	/** Ids; `all`: also those that come later. */
	units: z.union([z.literal('all'), z.array(z.string().max(64)).min(1).max(1000)]),
});
const extendSchema = z.strictObject({ actor, deadline: moment });
const closeSchema = z.strictObject({ actor });

export type IssueInput = z.input<typeof issueSchema>;
export type ExtendInput = z.input<typeof extendSchema>;
export type CloseInput = z.input<typeof closeSchema>;

/** What the desk's editors do about commissions. Each act is one transaction with its audit row. */
export interface CommissionActs {
	/** 发约稿 */
	issue(act: IssueInput): Promise<Commission>;
	/** 延期; one that was closed is open again. */
	extend(id: string, act: ExtendInput): Promise<Commission>;
	/** 结束约稿 */
	close(id: string, act: CloseInput): Promise<Commission>;
}

function refuse(path: string, message: string): never {
	throw new Refusal('validation', '约稿没有保存，请改正下列各项。', [{ path, message }]);
}

function readDeadline(written: string, now: Date): string {
	const time = parseBeijingTime(written);
	if (!time) return refuse('/deadline', '截止时间：没有这一天或这一刻');
	if (time.to <= now.getTime()) return refuse('/deadline', '截止时间：应在现在之后');
	return toBeijing(new Date(time.to));
}

async function readUnits({ units }: Stores, wanted: 'all' | readonly string[]) {
	if (wanted === 'all') return { toAll: true, unitIds: [] };
	const ids = [...new Set(wanted)];
	for (const id of ids)
		if (!(await units.find(id))) refuse('/units', '约稿单位：有不认识的单位，请重新勾选');
	return { toAll: false, unitIds: ids };
}

async function issue(
	stores: Stores,
	{ id, now }: { id: string; now: Date },
	act: z.output<typeof issueSchema>,
): Promise<Commission> {
	const at = toBeijing(now);
	const year = formatBeijingDate(now.getTime()).slice(0, 4);
	const commission: Commission = {
		id,
		number: commissionNumber(year, await stores.numbers.next('约', year)),
		title: act.title,
		requirements: act.requirements ?? '',
		vehicle: act.vehicle ?? null,
		deadline: readDeadline(act.deadline, now),
		...(await readUnits(stores, act.units)),
		issuedAt: at,
		issuedBy: act.actor,
		closedAt: null,
	};
	await stores.commissions.add(commission);
	const { number, title, requirements, vehicle, deadline, unitIds, toAll } = commission;
	const to = toAll ? '全部单位' : unitIds.join(' ');
	const detail = { number, title, requirements, vehicle, deadline, to };
	await stores.audit.append({ at, actor: act.actor, action: '发约稿', subject: id, detail });
	return commission;
}

async function findIn({ commissions }: Stores, id: string): Promise<Commission> {
	const found = await commissions.find(id);
	if (!found) throw new Refusal('notFound', '没有这个约稿，请核对链接。');
	return found;
}

export function createCommissionActs({ store, clock, newId }: DeskDeps): CommissionActs {
	return {
		async issue(given) {
			const act = accept(issueSchema, given);
			const now = clock();
			return store.write((stores) => issue(stores, { id: newId(), now }, act));
		},
		async extend(id, given) {
			const { actor: by, deadline: written } = accept(extendSchema, given);
			const now = clock();
			return store.write(async (stores) => {
				const before = await findIn(stores, id);
				const deadline = readDeadline(written, now);
				await stores.commissions.setTerm(id, deadline, null);
				const detail = { before: before.deadline, deadline };
				const entry = { at: toBeijing(now), actor: by, action: '约稿改期', subject: id, detail };
				await stores.audit.append(entry);
				return findIn(stores, id);
			});
		},
		async close(id, given) {
			const { actor: by } = accept(closeSchema, given);
			const at = toBeijing(clock());
			return store.write(async (stores) => {
				const { deadline, closedAt } = await findIn(stores, id);
				if (closedAt !== null) throw new Refusal('stateConflict', '这个约稿已经结束。');
				await stores.commissions.setTerm(id, deadline, at);
				await stores.audit.append({ at, actor: by, action: '结束约稿', subject: id, detail: {} });
				return findIn(stores, id);
			});
		},
	};
}
