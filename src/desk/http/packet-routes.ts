import type { FastifyRequest } from 'fastify';
import { importPacket, type PacketDeps } from '../domain/packets';
import { Refusal } from '../domain/refusal';
import { packetPage, type PacketPageProps } from '../pages/packet-page';
import { actorOf, rememberActor } from './act-form';
import { sendRefusal } from './errors';
import { isMendable, sendPage } from './page-support';
import { statusOf } from './problems';
import type { DeskServer } from './server';

const hide = true;
/** A text and the 50 MB of pictures that a client packs at most. */
const mostBytes = 64 * 1024 * 1024;

/** The fields of a form with a file; the parser is the one of the web platform. */
async function fieldsOf({ body, headers }: FastifyRequest): Promise<FormData> {
	if (Buffer.isBuffer(body)) {
		const type = headers['content-type'] ?? '';
		const form = new Response(new Uint8Array(body), { headers: { 'content-type': type } });
		const fields = await form.formData().catch(() => undefined);
		if (fields) return fields;
	}
	throw new Refusal('malformed', '没有收到所选的文件，请重新提交。');
}

const wordsIn = (fields: FormData, name: string): string => {
	const value = fields.get(name);
	return typeof value === 'string' ? value : '';
};

async function fileIn(fields: FormData): Promise<Uint8Array> {
	const file = fields.get('packet');
	if (typeof file === 'string' || !file || file.size === 0)
		throw new Refusal('validation', '请先选择报送包文件。');
	return new Uint8Array(await file.arrayBuffer());
}

const emptyToNone = (text: string): string | undefined => (text === '' ? undefined : text);

/** 导入报送包: a page of its own, where alone files are taken. */
export function registerPacketRoutes(app: DeskServer, deps: PacketDeps, signedIn: boolean): void {
	const show = async (
		request: FastifyRequest,
		rest: Partial<Pick<PacketPageProps, 'problem' | 'imported' | 'actor' | 'unitId'>> = {},
	): Promise<string> =>
		packetPage({
			units: await deps.stores.units.list(),
			actor: actorOf(request),
			unitId: '',
			problem: undefined,
			imported: undefined,
			signedIn,
			...rest,
		});

	app.get('/packets', { schema: { hide } }, async (request, reply) =>
		sendPage(reply, await show(request)),
	);
	void app.register(async (corner: DeskServer) => {
		corner.removeAllContentTypeParsers();
		corner.addContentTypeParser(
			'multipart/form-data',
			{ parseAs: 'buffer', bodyLimit: mostBytes },
			(_request, body, done) => done(null, body),
		);
		corner.setErrorHandler((error, request, reply) => {
			const { code } = error as { code?: string };
			const isLarge = code === 'FST_ERR_CTP_BODY_TOO_LARGE';
			// What is thrown here goes on to the handler of all pages.
			if (!isLarge) throw error;
			return sendRefusal(request, reply, new Refusal('tooLarge', '文件超过64MB，没有导入。'));
		});
		corner.post('/packets', { bodyLimit: mostBytes, schema: { hide } }, async (request, reply) => {
			const fields = await fieldsOf(request);
			const [actor, unitId] = [wordsIn(fields, 'actor'), wordsIn(fields, 'unit')];
			try {
				const imported = await importPacket(deps, await fileIn(fields), {
					actor,
					unitId: emptyToNone(unitId),
					passphrase: emptyToNone(wordsIn(fields, 'passphrase')),
				});
				rememberActor(reply, actor);
				return await sendPage(reply, await show(request, { imported, actor }));
			} catch (problem) {
				if (!isMendable(problem)) throw problem;
				const page = await show(request, { problem, actor, unitId });
				return sendPage(reply.code(statusOf(problem.kind)), page);
			}
		});
	});
}
