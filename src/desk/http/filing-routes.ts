import type { FastifyReply, FastifyRequest } from 'fastify';
import { receiptSchema, type Receipt } from '../../core/submission/payload';
import type { Intake, Outcome, Ticket } from '../domain/intake';
import { Refusal } from '../domain/refusal';
import { storablePayload } from '../domain/storable';
import { sha256 } from '../domain/token';
import type { Stores } from '../store/store';
import {
	answer,
	answeredSchema,
	commentParams,
	idParams,
	keyHeaders,
	problemAnswers,
} from './api-schemas';
import { createKeyGuard, idempotencyKey, type KeyGuard } from './idempotency';
import { unitOf, type DeskServer } from './server';
import { storableAnswer, withdrawalSchema } from './validation';

const refusals = problemAnswers(400, 401, 404, 409, 413, 415, 422, 500, 503);

const receipts = {
	201: answer('收下了，这是回执', receiptSchema),
	200: answer('以前已收下，这是当时的回执', receiptSchema),
	...refusals,
};

function filingSchema(operationId: string, summary: string) {
	const security = [{ unitToken: [] as string[] }];
	return { operationId, summary, security, headers: keyHeaders, response: receipts };
}

function location(itemId: string): string {
	return `/api/v1/items/${encodeURIComponent(itemId)}`;
}

/**
 * The frame of every request with an Idempotency-Key. The key is looked up before the content is
 * judged: a repetition gets its receipt even if today's rules would refuse the text, and a key
 * that was used for something else says so first.
 */
async function file(
	deps: { intake: Intake; guard: KeyGuard },
	request: FastifyRequest,
	reply: FastifyReply,
	operation: string,
	act: (ticket: Ticket, bytes: Buffer) => Promise<Outcome>,
): Promise<Receipt> {
	const unit = unitOf(request);
	const key = idempotencyKey(request);
	const bytes = request.rawBody;
	if (!bytes) throw new Refusal('malformed', '没有收到内容，请重新报送。');
	const ticket: Ticket = { unit, key, operation, digest: sha256(bytes) };
	const outcome = await deps.guard.run(JSON.stringify([unit.id, key]), async () => {
		const known = await deps.intake.replay(ticket);
		if (known) return { receipt: known, replayed: true };
		// `attachValidation`: Fastify leaves the verdict here instead of answering at once.
		if (request.validationError) throw request.validationError as Error;
		return act(ticket, bytes);
	});
	void reply
		.code(outcome.replayed ? 200 : 201)
		.header('location', location(outcome.receipt.itemId));
	return outcome.receipt;
}

const attachValidation = true;

/** The unit's answer to a comment, in the frame of a filing: a receipt, and the comment with it. */
function registerAnswerRoute(
	app: DeskServer,
	deps: { intake: Intake; guard: KeyGuard },
	{ comments }: Stores,
): void {
	const shared = filingSchema('answerComment', '答复收稿台的意见，或标记已改');
	const response = {
		201: answer('记下了，这是回执和意见的现状', answeredSchema),
		200: answer('以前已记下，这是当时的回执和意见的现状', answeredSchema),
		...refusals,
	};
	app.post(
		'/items/:id/comments/:commentId',
		{
			attachValidation,
			schema: { ...shared, params: commentParams, body: storableAnswer, response },
		},
		async (request, reply) => {
			const { id, commentId } = request.params;
			const receipt = await file(deps, request, reply, `answer ${id} ${commentId}`, (ticket) =>
				deps.intake.answer(ticket, id, commentId, request.body),
			);
			const comment = (await comments.ofItem(receipt.itemId)).find((c) => c.id === commentId)!;
			return { ...receipt, comment };
		},
	);
}

export function registerFilingRoutes(app: DeskServer, intake: Intake, stores: Stores): void {
	const deps = { intake, guard: createKeyGuard() };
	registerAnswerRoute(app, deps, stores);

	app.post(
		'/items',
		{
			attachValidation,
			schema: { ...filingSchema('fileItem', '报送一条信息'), body: storablePayload },
		},
		(request, reply) =>
			file(deps, request, reply, 'receive', (ticket, bytes) =>
				intake.receive(ticket, request.body, bytes),
			),
	);
	app.post(
		'/items/:id/revisions',
		{
			attachValidation,
			schema: {
				...filingSchema('fileRevision', '报送同一条信息的下一稿'),
				params: idParams,
				body: storablePayload,
			},
		},
		(request, reply) => {
			const { id } = request.params;
			return file(deps, request, reply, `revise ${id}`, (ticket, bytes) =>
				intake.revise(ticket, id, request.body, bytes),
			);
		},
	);
	app.post(
		'/items/:id/withdrawal',
		{
			attachValidation,
			schema: {
				...filingSchema('withdrawItem', '撤稿：写明理由，收稿台仍可看到'),
				params: idParams,
				body: withdrawalSchema,
			},
		},
		(request, reply) => {
			const { id } = request.params;
			return file(deps, request, reply, `withdraw ${id}`, (ticket) =>
				intake.withdraw(ticket, id, request.body.reason),
			);
		},
	);
}
