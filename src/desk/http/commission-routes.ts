import type { FastifyRequest } from 'fastify';
import * as z from 'zod';
import { formatBeijingDate } from '../../core/text/beijing-time';
import type { Vehicle } from '../../core/vehicle/schema';
import { answersOf, stateOf, type CommissionActs } from '../domain/commissions';
import { Refusal } from '../domain/refusal';
import type { Clock } from '../domain/time';
import { commissionAddress, commissionListPage } from '../pages/commission-list-page';
import { commissionPage, newCommissionPage } from '../pages/commission-pages';
import type { Commission, Stores } from '../store/store';
import * as form from './act-form';
import { isMendable, sendPage } from './page-support';
import { statusOf } from './problems';
import type { DeskServer } from './server';

export interface CommissionDeps {
	readonly stores: Stores;
	readonly commissions: CommissionActs;
	readonly vehicles: readonly Vehicle[];
	readonly clock: Clock;
}

const hide = true;
const params = z.object({ id: z.string() });
const pageSize = 20;
const listQuery = z.object({ page: z.coerce.number().int().min(1).max(1_000_000).catch(1) });
const usualDays = 3;

async function showList(
	{ stores, clock }: CommissionDeps,
	page: number,
	signedIn: boolean,
): Promise<string> {
	const found = await stores.commissions.list((page - 1) * pageSize, pageSize);
	const now = clock();
	const rows = await Promise.all(
		found.commissions.map(async (commission) => ({
			commission,
			state: stateOf(commission, now),
			answers: await answersOf(stores, commission),
		})),
	);
	return commissionListPage({ rows, total: found.total, page, pageSize, signedIn });
}

/** What was written before the desk refused it, and why. */
interface Written {
	readonly fields: URLSearchParams;
	readonly problem: Refusal;
}

async function showNew(
	{ stores, vehicles, clock }: CommissionDeps,
	request: FastifyRequest,
	signedIn: boolean,
	again?: Written,
): Promise<string> {
	const day = formatBeijingDate(clock().getTime() + usualDays * 86_400_000);
	const usual = { actor: form.actorOf(request), deadline: `${day}T18:00`, to: 'all' };
	return newCommissionPage({
		units: await stores.units.list(),
		vehicles: vehicles.map(({ name }) => name),
		written: { ...usual, ...(again && form.writtenIn(again.fields)) },
		chosen: again?.fields.getAll('unit') ?? [],
		problem: again?.problem,
		signedIn,
	});
}

async function showOne(
	{ stores, clock }: CommissionDeps,
	request: FastifyRequest,
	{ id, signedIn }: { id: string; signedIn: boolean },
	problem?: Refusal,
): Promise<string> {
	const commission = await stores.commissions.find(id);
	if (!commission) throw new Refusal('notFound', '没有这个约稿，请核对链接。');
	return commissionPage({
		commission,
		state: stateOf(commission, clock()),
		answers: await answersOf(stores, commission),
		actor: form.actorOf(request),
		problem,
		signedIn,
	});
}

function issue({ commissions }: CommissionDeps, fields: URLSearchParams): Promise<Commission> {
	const to = fields.get('to');
	return commissions.issue({
		actor: fields.get('actor') ?? '',
		title: fields.get('title') ?? '',
		requirements: form.valueOf(fields, 'requirements'),
		vehicle: form.valueOf(fields, 'vehicle'),
		deadline: fields.get('deadline') ?? '',
		units: to === 'some' ? fields.getAll('unit') : 'all',
	});
}

function registerActs(app: DeskServer, deps: CommissionDeps, signedIn: boolean): void {
	const acts = {
		deadline: (id: string, fields: URLSearchParams) =>
			deps.commissions.extend(id, {
				actor: fields.get('actor') ?? '',
				deadline: fields.get('deadline') ?? '',
			}),
		close: (id: string, fields: URLSearchParams) =>
			deps.commissions.close(id, { actor: fields.get('actor') ?? '' }),
	};
	for (const [name, act] of Object.entries(acts))
		app.post(`/commissions/:id/${name}`, { schema: { hide, params } }, async (request, reply) => {
			const { id } = request.params;
			const fields = form.formOf(request);
			try {
				await act(id, fields);
			} catch (problem) {
				if (!isMendable(problem)) throw problem;
				const page = await showOne(deps, request, { id, signedIn }, problem);
				return sendPage(reply.code(statusOf(problem.kind)), page);
			}
			form.rememberActor(reply, fields.get('actor') ?? '');
			return reply.redirect(commissionAddress(id), 303);
		});
}

/** 约稿: the list, the form for a new one, and one with who has answered. */
export function registerCommissionRoutes(
	app: DeskServer,
	deps: CommissionDeps,
	signedIn: boolean,
): void {
	app.get('/commissions', { schema: { hide, querystring: listQuery } }, async (request, reply) =>
		sendPage(reply, await showList(deps, request.query.page, signedIn)),
	);
	app.get('/commissions/new', { schema: { hide } }, async (request, reply) =>
		sendPage(reply, await showNew(deps, request, signedIn)),
	);
	app.post('/commissions', { schema: { hide } }, async (request, reply) => {
		const fields = form.formOf(request);
		try {
			const { id, issuedBy } = await issue(deps, fields);
			form.rememberActor(reply, issuedBy);
			return await reply.redirect(commissionAddress(id), 303);
		} catch (problem) {
			if (!isMendable(problem)) throw problem;
			const page = await showNew(deps, request, signedIn, { fields, problem });
			return sendPage(reply.code(statusOf(problem.kind)), page);
		}
	});
	app.get('/commissions/:id', { schema: { hide, params } }, async (request, reply) =>
		sendPage(reply, await showOne(deps, request, { id: request.params.id, signedIn })),
	);
	registerActs(app, deps, signedIn);
}
