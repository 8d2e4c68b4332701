import helmet from '@fastify/helmet';
import Fastify, { type FastifyRequest } from 'fastify';
import { serializerCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import * as z from 'zod';
import type { Vehicle } from '../core/vehicle/schema';
import { createCommissionActs, type CommissionActs } from './domain/commissions';
import { createIntake, type Intake } from './domain/intake';
import { Refusal } from './domain/refusal';
import type { Clock } from './domain/time';
import { addUnit } from './domain/units';
import { authenticate, checkHost } from './http/access';
import { registerBlobRoutes } from './http/blob-routes';
import { registerFilingRoutes } from './http/filing-routes';
import { answerBrokenRequest, handleErrors, sendRefusal } from './http/errors';
import { readJsonBodies } from './http/json-body';
import { serveOpenApi } from './http/openapi';
import { registerPages } from './http/page-routes';
import { toRefusal } from './http/problems';
import { registerReadingRoutes } from './http/reading-routes';
import type { DeskServer, LogEvent } from './http/server';
import { zodValidator } from './http/validation';
import { openStore } from './store/database';
import type { DeskStore } from './store/store';

export interface DeskOptions {
	/** Path of the database file, `:memory:`, or an opened store (which `close` closes). */
	readonly store: string | DeskStore;
	readonly vehicles: readonly Vehicle[];
	/** Units to have; one that exists already is left as it is. */
	readonly units?: readonly { readonly name: string; readonly token: string }[];
	readonly clock?: Clock;
	/** With it the pages ask for it and are served to any address; without, to this machine only. */
	readonly pageToken?: string;
	/** Host names, besides numeric addresses and localhost, under which the desk may be asked. */
	readonly allowedHosts?: readonly string[];
	readonly log?: (event: LogEvent) => void;
}

export interface Desk {
	readonly app: DeskServer;
	readonly store: DeskStore;
	readonly intake: Intake;
	readonly commissions: CommissionActs;
	/** Port 0 takes a free one. */
	listen(at: { host: string; port: number }): Promise<{ url: string; port: number }>;
	/** Takes no new request, finishes those begun, closes the store. May be called twice. */
	close(): Promise<void>;
}

const bodyLimit = 2 * 1024 * 1024;
/** Two megabytes over a slow county line; a slower sender is cut off. Milliseconds. */
const requestTimeout = 120_000;

const contentSecurityPolicy = {
	useDefaults: false,
	directives: {
		'default-src': ["'none'"],
		'script-src': ["'self'"],
		'style-src': ["'self'"],
		'img-src': ["'self'"],
		'form-action': ["'self'"],
		'base-uri': ["'none'"],
		'frame-ancestors': ["'none'"],
	},
};

/** A URL that cannot be read is answered before any hook, so its headers are set by hand. */
const bareHeaders = {
	'content-security-policy': Object.entries(contentSecurityPolicy.directives)
		.map(([name, sources]) => `${name} ${sources.join(' ')}`)
		.join(';'),
	'x-content-type-options': 'nosniff',
};

function createServer(): DeskServer {
	const app = Fastify({
		bodyLimit,
		requestTimeout,
		genReqId: () => randomUUID(),
		return503OnClosing: false,
		forceCloseConnections: 'idle',
		clientErrorHandler: answerBrokenRequest,
		frameworkErrors: (error, request, reply) => {
			void sendRefusal(request, reply.headers(bareHeaders), toRefusal(error, ''));
		},
	}).withTypeProvider<ZodTypeProvider>();
	app.setValidatorCompiler(zodValidator);
	app.setSerializerCompiler(serializerCompiler);
	return app;
}

/** Hooks that every request passes, and the line it leaves in the log. */
function guardRequests(app: DeskServer, options: DeskOptions): { stop(): void } {
	const allowedHosts = new Set((options.allowedHosts ?? []).map((name) => name.toLowerCase()));
	const errors = new WeakMap<FastifyRequest, string>();
	let stopping = false;
	app.addHook('onRequest', async (request) => {
		if (stopping) throw new Refusal('stopping', '收稿台正在停止，内容没有收下，请稍后重报。');
		checkHost(request, allowedHosts);
	});
	app.addHook('onSend', async (_request, reply) => {
		// A connection that stays open would keep the closing server waiting for it.
		if (stopping) void reply.header('connection', 'close');
	});
	app.addHook('onResponse', async (request, reply) => {
		const error = errors.get(request);
		options.log?.({
			id: request.id,
			method: request.method,
			route: request.routeOptions.url ?? '(none)',
			status: reply.statusCode,
			milliseconds: Math.round(reply.elapsedTime),
			...(error === undefined ? {} : { error }),
		});
	});
	handleErrors(app, (request, error) => errors.set(request, error));
	return {
		stop() {
			stopping = true;
		},
	};
}

function registerApi(
	app: DeskServer,
	{
		store,
		intake,
		vehicles,
		clock,
	}: Pick<Desk, 'store' | 'intake'> & Pick<DeskOptions, 'vehicles'> & { readonly clock: Clock },
): void {
	app.get(
		'/healthz',
		{
			schema: {
				operationId: 'health',
				summary: '收稿台能否工作',
				response: { 200: z.object({ status: z.literal('ok') }) },
			},
		},
		async () => {
			await store.read.units.count();
			return { status: 'ok' as const };
		},
	);
	void app.register(
		async (api: DeskServer) => {
			api.addHook('onRequest', async (request, reply) => {
				void reply.header('cache-control', 'no-store');
				request.unit = await authenticate(request, store.read.units);
			});
			registerFilingRoutes(api, intake, store.read);
			registerBlobRoutes(api, intake);
			registerReadingRoutes(api, { stores: store.read, vehicles, clock });
		},
		{ prefix: '/api/v1' },
	);
}

async function ensureUnits(deps: Parameters<typeof addUnit>[0], units: DeskOptions['units']) {
	for (const { name, token } of units ?? []) {
		if (await deps.store.read.units.findByName(name)) continue;
		const added = await addUnit(deps, name, token);
		if (!added.ok) throw new Error(added.problem);
	}
}

function urlOf({ address, port, family }: AddressInfo): string {
	return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}

/** Puts the desk together. It listens to nobody until `listen`. */
export async function createDesk(options: DeskOptions): Promise<Desk> {
	const { clock = () => new Date(), vehicles } = options;
	const store = typeof options.store === 'string' ? await openStore(options.store) : options.store;
	const newId = () => randomUUID();
	await ensureUnits({ store, clock, newId }, options.units);
	const intake = createIntake({ store, clock, newId });
	const commissions = createCommissionActs({ store, clock, newId });

	const app = createServer();
	app.decorateRequest('unit', null);
	readJsonBodies(app);
	await app.register(helmet, {
		contentSecurityPolicy,
		// The desk speaks plain HTTP; who puts TLS in front of it sets this there.
		strictTransportSecurity: false,
		referrerPolicy: { policy: 'same-origin' },
		xFrameOptions: { action: 'deny' },
	});
	const requests = guardRequests(app, options);
	await serveOpenApi(app);
	registerApi(app, { store, intake, vehicles, clock });
	const { pageToken } = options;
	registerPages(app, { stores: store.read, intake, commissions, vehicles, clock, pageToken });
	app.addHook('onClose', () => store.close());
	await app.ready();

	return {
		app,
		store,
		intake,
		commissions,
		async listen({ host, port }) {
			await app.listen({ host, port });
			const address = app.server.address() as AddressInfo;
			return { url: urlOf(address), port: address.port };
		},
		async close() {
			requests.stop();
			await app.close();
		},
	};
}
