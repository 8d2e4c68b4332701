import type { FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../domain/refusal';
import type { CommentDraft } from '../pages/act-pages';
import { cookieOf } from './page-support';
import type { DeskServer } from './server';

/** An edited text of 200,000 characters, each of which takes nine bytes in a form. */
const bodyLimit = 4 * 1024 * 1024;
const actorCookie = 'zwxx_editor';
const usualActor = '值班编辑';

/** Reads the forms of the acts; a field may come several times. */
export function readForms(app: DeskServer): void {
	app.addContentTypeParser(
		'application/x-www-form-urlencoded',
		{ parseAs: 'string', bodyLimit },
		(_request, body, done) => done(null, new URLSearchParams(String(body))),
	);
}

export function formOf({ body }: FastifyRequest): URLSearchParams {
	if (body instanceof URLSearchParams) return body;
	throw new Refusal('malformed', '没有收到所填的内容，请重新提交。');
}

/** Fields as they were written, to be shown again. */
export function writtenIn(form: URLSearchParams): Record<string, string> {
	return Object.fromEntries(form);
}

/** A field's value, undefined where it is empty. */
export function valueOf(form: URLSearchParams, name: string): string | undefined {
	const value = form.get(name)?.trim();
	return value === '' ? undefined : value;
}

/** The comments of a return form: its rows without those left empty. */
export function draftsIn(form: URLSearchParams): CommentDraft[] {
	const [froms, tos, quotes] = [form.getAll('from'), form.getAll('to'), form.getAll('quote')];
	return form
		.getAll('text')
		.map((text, i) => ({
			from: froms[i] ?? '',
			to: tos[i] ?? '',
			quote: (quotes[i] ?? '').replace(/\r\n?/gu, '\n'),
			text: text.replace(/\r\n?/gu, '\n'),
		}))
		.filter(({ quote, text }) => quote.trim() !== '' || text.trim() !== '');
}

function offsetIn(digits: string): number | undefined {
	return /^\d{1,9}$/.test(digits) ? Number(digits) : undefined;
}

/** Drafts as an act takes them. */
export function commentsFrom(drafts: readonly CommentDraft[]) {
	return drafts.map(({ from, to, quote, text }) => ({
		text,
		...(quote.trim() !== '' && { passage: { from: offsetIn(from), to: offsetIn(to), quote } }),
	}));
}

/** Common to every act: who, and at which revision. */
export function whoIn(form: URLSearchParams): { actor: string; revision: number | undefined } {
	return { actor: form.get('actor') ?? '', revision: offsetIn(form.get('revision') ?? '') };
}

/** 经办人 as last written in this browser. */
export function actorOf(request: FastifyRequest): string {
	try {
		const stored = decodeURIComponent(cookieOf(request, actorCookie) ?? '').trim();
		return stored === '' ? usualActor : stored.slice(0, 64);
	} catch {
		return usualActor;
	}
}

/** Only after the act has accepted the name. */
export function rememberActor(reply: FastifyReply, actor: string): void {
	const value = encodeURIComponent(actor.trim());
	const attributes = 'Path=/; HttpOnly; SameSite=Strict; Max-Age=31536000';
	void reply.header('set-cookie', `${actorCookie}=${value}; ${attributes}`);
}
