import type { FastifyReply, FastifyRequest } from 'fastify';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { Refusal } from '../domain/refusal';
import { errorPage } from '../pages/error-page';
import { headersOf, problemMediaType, statusOf, titleOf, toProblem, toRefusal } from './problems';
import type { DeskServer } from './server';

/** A person's browser gets a page, everything else a problem document. */
function wantsPage({ url, headers }: FastifyRequest): boolean {
	return !/^\/(?:api\/|openapi\.json|healthz)/.test(url) && /text\/html/.test(headers.accept ?? '');
}

export function sendRefusal(
	request: FastifyRequest,
	reply: FastifyReply,
	refusal: Refusal,
): FastifyReply {
	const status = statusOf(refusal.kind);
	void reply.code(status).headers(headersOf(refusal.kind)).header('cache-control', 'no-store');
	// The rest of a body that nobody will read must not be taken for the next request.
	if (refusal.kind === 'tooLarge') void reply.header('connection', 'close');
	return wantsPage(request)
		? reply
				.type('text/html; charset=utf-8')
				.send(errorPage({ status, title: titleOf(refusal.kind), detail: refusal.message }))
		: reply.type(problemMediaType).send(JSON.stringify(toProblem(refusal)));
}

/** Notes an unexpected error by name and code; its message could carry text. */
export function describeError(error: unknown): string {
	const { name, code } = error as { name?: string; code?: string };
	return [name ?? 'Error', code].filter(Boolean).join(' ');
}

export function handleErrors(
	app: DeskServer,
	note: (request: FastifyRequest, error: string) => void,
): void {
	app.setErrorHandler((error, request, reply) => {
		const refusal = toRefusal(error, request.id);
		if (refusal.kind === 'internal') note(request, describeError(error));
		return sendRefusal(request, reply, refusal);
	});
	app.setNotFoundHandler((request, reply) =>
		sendRefusal(request, reply, new Refusal('notFound', '没有这个页面或接口，请核对地址。')),
	);
}

/** Answers what is not even a request; Fastify has no reply object for it. */
export function answerBrokenRequest(error: Error & { code?: string }, socket: Socket): void {
	if (!socket.writable || error.code === 'ECONNRESET') return void socket.destroy();
	const late = error.code === 'ERR_HTTP_REQUEST_TIMEOUT';
	const long = error.code === 'HPE_HEADER_OVERFLOW';
	const status = late ? 408 : long ? 431 : 400;
	const detail = late ? '请求没有在限定时间内传完，请重新报送。' : '请求无法识别。';
	const body = JSON.stringify({
		...toProblem(new Refusal('malformed', detail)),
		status,
	});
	socket.end(
		`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\ncontent-type: ${problemMediaType}\r\n` +
			`content-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
	);
}
