import * as z from 'zod';
import type { Vehicle } from '../../core/vehicle/schema';
import { Refusal } from '../domain/refusal';
import { stateSchema } from '../domain/state';
import { assets } from '../pages/assets';
import { listPage } from '../pages/list-page';
import { loginPage } from '../pages/login-page';
import { isLocal, refuseForeignForm } from './access';
import { readForms } from './act-form';
import { registerCommissionRoutes, type CommissionDeps } from './commission-routes';
import { registerItemRoutes, type ItemDeps } from './item-routes';
import { registerPacketRoutes } from './packet-routes';
import { cookieOf, sendPage, urgentNames } from './page-support';
import type { DeskServer } from './server';
import { createSessions, type Sessions } from './session';

export interface PageDeps extends ItemDeps, CommissionDeps {
	readonly pageToken: string | undefined;
}

const pageSize = 20;
const cookieName = 'zwxx_desk';
const hide = true;

/** A query is typed by hand at times: what makes no sense counts as not given. */
const listQuery = z.object({
	vehicle: z.string().min(1).max(64).optional().catch(undefined),
	unit: z.string().min(1).max(200).optional().catch(undefined),
	state: stateSchema.optional().catch(undefined),
	q: z.string().trim().min(1).max(100).optional().catch(undefined),
	page: z.coerce.number().int().min(1).max(1_000_000).catch(1),
});

function maxima(vehicles: readonly Vehicle[]): ReadonlyMap<string, number> {
	const limited = vehicles.flatMap(({ name, aliases = [], limit }) =>
		limit?.kind === 'max' ? [name, ...aliases].map((n): [string, number] => [n, limit.n]) : [],
	);
	return new Map(limited);
}

async function showList(deps: PageDeps, query: z.infer<typeof listQuery>, signedIn: boolean) {
	const { vehicles, stores } = deps;
	const { vehicle, unit: signedUnit, state, q: text } = query;
	const filter = { vehicle, signedUnit, state, text };
	const first = await stores.items.list(filter, (query.page - 1) * pageSize, pageSize);
	const last = Math.max(1, Math.ceil(first.total / pageSize));
	const page = Math.min(query.page, last);
	const found =
		page === query.page ? first : await stores.items.list(filter, (page - 1) * pageSize, pageSize);
	const facets = await stores.items.facets();
	return listPage({
		...found,
		filter,
		page,
		pageSize,
		counts: await stores.items.countByState(filter),
		vehicles: [...new Set([...vehicles.map(({ name }) => name), ...facets.vehicles])],
		units: facets.units,
		urgent: urgentNames(vehicles),
		limits: maxima(vehicles),
		signedIn,
	});
}

/** Pages an address may lead back to after signing in; never another site. */
function safeTarget(target: unknown): string {
	return typeof target === 'string' &&
		/^\/(?:items\/[\w-]{1,64}(?:\/(?:return|reject|adopt))?|commissions(?:\/[\w-]{1,64})?|packets)?$/.test(
			target,
		)
		? target
		: '/';
}

function registerSession(app: DeskServer, sessions: Sessions): void {
	const attributes = 'Path=/; HttpOnly; SameSite=Strict';
	const form = z.object({ token: z.string().max(512), next: z.string().max(200).optional() });
	app.addContentTypeParser(
		'application/x-www-form-urlencoded',
		{ parseAs: 'string', bodyLimit: 4096 },
		(_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
	);
	app.get(
		'/login',
		{ schema: { hide, querystring: z.object({ next: z.string().optional().catch(undefined) }) } },
		(request, reply) => sendPage(reply, loginPage({ next: safeTarget(request.query.next) })),
	);
	app.post('/login', { schema: { hide, body: form } }, (request, reply) => {
		refuseForeignForm(request);
		const next = safeTarget(request.body.next);
		const result = sessions.signIn(request.body.token.trim());
		if (result === 'wait')
			throw new Refusal('tooManyAttempts', '口令错误次数过多，请一分钟后再试。');
		if (result === 'refused') {
			const problem = '口令不对，请核对后重新输入。';
			return sendPage(reply.code(403), loginPage({ next, problem }));
		}
		const age = `Max-Age=${sessions.lifetimeSeconds}`;
		void reply.header('set-cookie', `${cookieName}=${result.cookie}; ${attributes}; ${age}`);
		return reply.redirect(next, 303);
	});
	app.post('/logout', { schema: { hide } }, (request, reply) => {
		refuseForeignForm(request);
		void reply.header('set-cookie', `${cookieName}=; ${attributes}; Max-Age=0`);
		return reply.redirect('/login', 303);
	});
}

function registerEditorPages(
	app: DeskServer,
	deps: PageDeps,
	sessions: Sessions | undefined,
): void {
	const signedIn = sessions !== undefined;
	app.addHook('onRequest', async (request, reply) => {
		if (sessions) {
			if (sessions.isValid(cookieOf(request, cookieName))) return;
			const next = safeTarget(request.url.split('?')[0]);
			return reply.redirect(`/login?next=${encodeURIComponent(next)}`, 303);
		}
		if (!isLocal(request))
			throw new Refusal(
				'forbidden',
				'收稿页面只能在收稿台所在的电脑上打开。需要在别处查看，请管理员设置访问口令。',
			);
	});
	readForms(app);
	app.addHook('onRequest', async (request) => {
		if (request.method === 'POST') refuseForeignForm(request);
	});
	app.get('/', { schema: { hide, querystring: listQuery } }, async (request, reply) =>
		sendPage(reply, await showList(deps, request.query, signedIn)),
	);
	registerItemRoutes(app, deps, signedIn);
	registerCommissionRoutes(app, deps, signedIn);
	registerPacketRoutes(app, deps, signedIn);
}

function registerAssets(app: DeskServer): void {
	for (const { path, type, content } of assets)
		app.get(path, { schema: { hide } }, (_request, reply) =>
			reply.type(type).header('cache-control', 'public, max-age=31536000, immutable').send(content),
		);
}

/** The editors' pages. Who may see them: anybody on this machine, or who knows the page token. */
export function registerPages(app: DeskServer, deps: PageDeps): void {
	const sessions =
		deps.pageToken === undefined ? undefined : createSessions(deps.pageToken, deps.clock);
	registerAssets(app);
	void app.register(async (pages: DeskServer) => registerEditorPages(pages, deps, sessions));
	if (sessions) void app.register(async (pages: DeskServer) => registerSession(pages, sessions));
}
