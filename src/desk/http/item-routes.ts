import type { FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import { payloadSchema, type Payload } from '../../core/submission/payload';
import { formatBeijingDate } from '../../core/text/beijing-time';
import type { Vehicle } from '../../core/vehicle/schema';
import type { Intake } from '../domain/intake';
import { Refusal } from '../domain/refusal';
import type { Clock } from '../domain/time';
import {
	adoptPage,
	rejectPage,
	returnPage,
	type ActPageProps,
	type CommentDraft,
} from '../pages/act-pages';
import { itemPage, type ItemPageProps, type ItemView } from '../pages/item-page';
import type { Item, Revision, Stores } from '../store/store';
import * as form from './act-form';
import { isMendable, sendPage, urgentNames, vehicleNamed } from './page-support';
import { statusOf } from './problems';
import type { DeskServer } from './server';

export interface ItemDeps {
	readonly stores: Stores;
	readonly intake: Intake;
	readonly vehicles: readonly Vehicle[];
	readonly clock: Clock;
}

const hide = true;
const params = z.object({ id: z.string() });

const itemQuery = z.object({
	revision: z.coerce.number().int().positive().optional().catch(undefined),
	view: z.enum(['text', 'changes', 'adopted']).catch('text'),
});

const toPayload = ({ payload }: Revision): Payload =>
	payloadSchema.parse(JSON.parse(payload.toString('utf8')));

interface Shown {
	readonly item: Item;
	readonly shown: Revision;
	readonly payload: Payload;
	readonly revisions: readonly Revision[];
}

async function find({ stores }: ItemDeps, id: string, wanted?: number): Promise<Shown> {
	const item = await stores.items.find(id);
	const revisions = item ? await stores.items.revisions(id) : [];
	const shown = revisions.find(({ revision }) => revision === (wanted ?? item?.revision));
	if (!item || !shown) throw new Refusal('notFound', '没有这条信息，请核对链接。');
	return { item, shown, payload: toPayload(shown), revisions };
}

/** The two texts a view compares; undefined where there is nothing to compare. */
function comparisonFor(
	view: ItemView,
	{ shown, payload, revisions }: Shown,
	adoption: ItemPageProps['adoption'],
): ItemPageProps['comparison'] {
	if (view === 'adopted') return adoption && { before: payload, after: adoption };
	const earlier = revisions.findLast(({ revision }) => revision < shown.revision);
	return view === 'changes' && earlier ? { before: toPayload(earlier), after: payload } : undefined;
}

async function showItem(
	deps: ItemDeps,
	request: FastifyRequest,
	id: string,
	{ revision, view }: z.infer<typeof itemQuery>,
	signedIn: boolean,
): Promise<string> {
	const found = await find(deps, id, revision);
	const { changes, comments, adoptions } = deps.stores;
	const adoption = (await adoptions.ofItem(id)).at(-1);
	const comparison = comparisonFor(view, found, adoption);
	return itemPage({
		...found,
		changes: await changes.ofItem(id),
		comments: await comments.ofItem(id),
		adoption,
		comparison,
		view: comparison ? view : 'text',
		actor: form.actorOf(request),
		limit: vehicleNamed(deps.vehicles, found.payload.vehicle)?.limit,
		urgent: urgentNames(deps.vehicles).has(found.payload.vehicle),
		signedIn,
	});
}

/** What an act page is drawn again with, after a refusal. */
interface Written {
	readonly written: Readonly<Record<string, string>>;
	readonly drafts: readonly CommentDraft[];
	readonly problem: Refusal | undefined;
}

const nothingWritten: Written = { written: {}, drafts: [], problem: undefined };

const acts = ['return', 'reject', 'adopt'] as const;
type Act = (typeof acts)[number];

async function showAct(
	deps: ItemDeps,
	request: FastifyRequest,
	{ id, act, signedIn }: { id: string; act: Act; signedIn: boolean },
	again: Written = nothingWritten,
): Promise<string> {
	const { item, shown, payload } = await find(deps, id);
	const actor = again.written['actor'] ?? form.actorOf(request);
	const props: ActPageProps = { item, shown, payload, actor, signedIn, ...again };
	if (act === 'return') return returnPage(props);
	if (act === 'reject') return rejectPage(props);
	const last = (await deps.stores.adoptions.ofItem(id)).at(-1);
	const written = last && {
		...{ vehicle: last.vehicle, issue: last.issue, date: last.date },
		...{ points: String(last.points ?? ''), title: last.title, body: last.body },
	};
	return adoptPage({
		...props,
		written: { ...written, ...again.written },
		vehicles: deps.vehicles.map(({ name }) => name),
		today: formatBeijingDate(deps.clock().getTime()),
	});
}

/** Does what a form asks; the input is checked by the act itself. */
async function perform({ intake }: ItemDeps, id: string, act: Act, fields: URLSearchParams) {
	const who = form.whoIn(fields);
	const value = (name: string) => form.valueOf(fields, name);
	// The act's own schema says what a code may be.
	const code = (fields.get('code') ?? '') as Parameters<Intake['reject']>[1]['code'];
	const reason = value('reason');
	if (act === 'return') {
		const comments = form.commentsFrom(form.draftsIn(fields));
		return intake.returnItem(id, { ...who, code, reason, comments });
	}
	if (act === 'reject') return intake.reject(id, { ...who, code, reason: reason ?? '' });
	const points = value('points');
	return intake.adopt(id, {
		...who,
		vehicle: value('vehicle') ?? '',
		issue: value('issue') ?? '',
		date: value('date'),
		points: points === undefined ? undefined : Number(points),
		title: fields.get('title') ?? '',
		body: fields.get('body') ?? '',
	});
}

function done(reply: FastifyReply, id: string, actor: string, anchor = ''): FastifyReply {
	form.rememberActor(reply, actor);
	return reply.redirect(`/items/${encodeURIComponent(id)}${anchor}`, 303);
}

function registerActPages(app: DeskServer, deps: ItemDeps, signedIn: boolean): void {
	for (const act of acts) {
		const path = `/items/:id/${act}`;
		app.get(path, { schema: { hide, params } }, async (request, reply) =>
			sendPage(reply, await showAct(deps, request, { id: request.params.id, act, signedIn })),
		);
		app.post(path, { schema: { hide, params } }, async (request, reply) => {
			const { id } = request.params;
			const fields = form.formOf(request);
			try {
				await perform(deps, id, act, fields);
			} catch (problem) {
				if (!isMendable(problem)) throw problem;
				const written = form.writtenIn(fields);
				const again = { written, drafts: form.draftsIn(fields), problem };
				const page = await showAct(deps, request, { id, act, signedIn }, again);
				return sendPage(reply.code(statusOf(problem.kind)), page);
			}
			return done(reply, id, fields.get('actor') ?? '');
		});
	}
}

const plainState = z.enum(['待采编', '采编中', '待审', '储备']);

function registerSmallForms(app: DeskServer, { intake }: ItemDeps): void {
	app.post('/items/:id/state', { schema: { hide, params } }, async (request, reply) => {
		const { id } = request.params;
		const fields = form.formOf(request);
		const to = plainState.safeParse(fields.get('to'));
		if (!to.success) throw new Refusal('validation', '没有这种状态，请在信息页上操作。');
		const { actor, revision } = form.whoIn(fields);
		await intake.move(id, to.data, actor, revision);
		return done(reply, id, actor);
	});
	app.post(
		'/items/:id/comments/:commentId',
		{ schema: { hide, params: params.extend({ commentId: z.string() }) } },
		async (request, reply) => {
			const { id, commentId } = request.params;
			const fields = form.formOf(request);
			const undone = fields.get('undone') === '1' ? { done: false } : {};
			const { actor } = form.whoIn(fields);
			await intake.reply(id, commentId, { actor, text: fields.get('text') ?? '', ...undone });
			return done(reply, id, actor, '#comments');
		},
	);
}

/** Comments without a return come from the same form, so what was refused is shown there again. */
function registerCommentForm(app: DeskServer, deps: ItemDeps, signedIn: boolean): void {
	app.post('/items/:id/comments', { schema: { hide, params } }, async (request, reply) => {
		const { id } = request.params;
		const fields = form.formOf(request);
		const drafts = form.draftsIn(fields);
		const who = form.whoIn(fields);
		try {
			await deps.intake.comment(id, { ...who, comments: form.commentsFrom(drafts) });
		} catch (problem) {
			if (!isMendable(problem)) throw problem;
			const again = { written: form.writtenIn(fields), drafts, problem };
			const page = await showAct(deps, request, { id, act: 'return', signedIn }, again);
			return sendPage(reply.code(statusOf(problem.kind)), page);
		}
		return done(reply, id, who.actor, '#comments');
	});
}

function registerAttachments(app: DeskServer, deps: ItemDeps): void {
	const withDigest = params.extend({ digest: z.string().regex(/^[0-9a-f]{64}$/) });
	app.get(
		'/items/:id/attachments/:digest',
		{ schema: { hide, params: withDigest } },
		async (request, reply) => {
			const { id, digest } = request.params;
			const { item, revisions } = await find(deps, id);
			const isNamed = revisions.some((revision) =>
				toPayload(revision).attachments?.some((attachment) => attachment.digest === digest),
			);
			const blob = isNamed ? await deps.stores.blobs.find(item.unitId, digest) : undefined;
			if (!blob) throw new Refusal('notFound', '没有这个附件，请核对链接。');
			return reply
				.type(blob.type)
				.header('cache-control', 'no-store')
				.header('content-disposition', 'inline')
				.send(blob.bytes);
		},
	);
}

/** An item's page, its pictures, and the forms by which an editor acts on it. */
export function registerItemRoutes(app: DeskServer, deps: ItemDeps, signedIn: boolean): void {
	app.get(
		'/items/:id',
		{ schema: { hide, params, querystring: itemQuery } },
		async (request, reply) => {
			const { id } = request.params;
			return sendPage(reply, await showItem(deps, request, id, request.query, signedIn));
		},
	);
	registerActPages(app, deps, signedIn);
	registerSmallForms(app, deps);
	registerCommentForm(app, deps, signedIn);
	registerAttachments(app, deps);
}
