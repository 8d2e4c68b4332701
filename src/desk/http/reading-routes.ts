import { commissionsSchema } from '../../core/submission/commission';
import { changesSchema, type Comment } from '../../core/submission/feedback';
import { payloadSchema } from '../../core/submission/payload';
import type { Vehicle } from '../../core/vehicle/schema';
import { commissionsFor } from '../domain/commissions';
import { Refusal } from '../domain/refusal';
import type { Clock } from '../domain/time';
import type { Change, Item, Revision, StoredAdoption, Stores } from '../store/store';
import {
	answer,
	changesQuery,
	idParams,
	itemSchema,
	problemAnswers,
	vehiclesSchema,
	whoamiSchema,
} from './api-schemas';
import { changesPage } from './changes-page';
import { unitOf, type DeskServer } from './server';

export interface ReadingDeps {
	readonly stores: Stores;
	readonly vehicles: readonly Vehicle[];
	readonly clock: Clock;
}

const security = [{ unitToken: [] as string[] }];

function toHistory({ at, previous, state, revision, code, reason }: Change) {
	return { at, previous, state, revision, code, reason };
}

interface Course {
	readonly revisions: readonly Revision[];
	readonly changes: readonly Change[];
	readonly comments: readonly Comment[];
	readonly adoptions: readonly StoredAdoption[];
}

function toItemAnswer(item: Item, { revisions, changes, comments, adoptions }: Course) {
	const { id, receiptNo, draftId, state, revision, receivedAt, updatedAt } = item;
	const current = revisions.find((r) => r.revision === revision)!;
	return {
		...{ id, receiptNo, draftId, state, revision, receivedAt, updatedAt },
		payload: payloadSchema.parse(JSON.parse(current.payload.toString('utf8'))),
		revisions: revisions.map((r) => ({
			revision: r.revision,
			receiptNo: r.receiptNo,
			digest: r.digest,
			receivedAt: r.receivedAt,
		})),
		history: changes.map(toHistory),
		comments: [...comments],
		adoption: adoptions.at(-1),
	};
}

function toVehicleAnswer(vehicle: Vehicle) {
	const { name, aliases, purpose, limit, counting, windowHours, urgent } = vehicle;
	return { name, aliases, purpose, limit, counting, windowHours, urgent };
}

function registerItemRoutes(app: DeskServer, { stores }: ReadingDeps): void {
	app.get(
		'/items/:id',
		{
			schema: {
				operationId: 'getItem',
				summary: '查看本单位报送的一条信息',
				security,
				params: idParams,
				response: {
					200: answer('信息、各稿与经过', itemSchema),
					...problemAnswers(401, 404, 422, 500, 503),
				},
			},
		},
		async (request) => {
			const item = await stores.items.find(request.params.id);
			// Another unit's item looks like none at all.
			if (item?.unitId !== unitOf(request).id)
				throw new Refusal('notFound', '没有这条信息，或者它不是本单位报送的。请核对链接。');
			return toItemAnswer(item, {
				revisions: await stores.items.revisions(item.id),
				changes: await stores.changes.ofItem(item.id),
				comments: await stores.comments.ofItem(item.id),
				adoptions: await stores.adoptions.ofItem(item.id),
			});
		},
	);
	app.get(
		'/changes',
		{
			schema: {
				operationId: 'listChanges',
				summary: '本单位信息的变化，按先后排列：状态、退回意见、采用',
				security,
				querystring: changesQuery,
				response: {
					200: answer('起点之后的变化', changesSchema),
					...problemAnswers(401, 422, 500, 503),
				},
			},
		},
		(request) => {
			const { after, limit } = request.query;
			return changesPage(stores, unitOf(request).id, after, limit);
		},
	);
}

export function registerReadingRoutes(app: DeskServer, deps: ReadingDeps): void {
	registerItemRoutes(app, deps);
	app.get(
		'/vehicles',
		{
			schema: {
				operationId: 'listVehicles',
				summary: '收稿的载体、篇幅与用途',
				security,
				response: { 200: answer('载体目录', vehiclesSchema), ...problemAnswers(401, 500, 503) },
			},
		},
		() => ({ vehicles: deps.vehicles.map(toVehicleAnswer) }),
	);
	app.get(
		'/commissions',
		{
			schema: {
				operationId: 'listCommissions',
				summary: '向本单位的约稿：没有结束的，截止时间晚的在前',
				security,
				response: { 200: answer('约稿', commissionsSchema), ...problemAnswers(401, 500, 503) },
			},
		},
		async (request) => ({
			commissions: await commissionsFor(deps.stores, unitOf(request), deps.clock()),
		}),
	);
	app.get(
		'/whoami',
		{
			schema: {
				operationId: 'whoami',
				summary: '访问口令属于哪个单位',
				security,
				response: { 200: answer('单位名称', whoamiSchema), ...problemAnswers(401, 500, 503) },
			},
		},
		(request) => ({ unit: unitOf(request).name }),
	);
}
