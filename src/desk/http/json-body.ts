import { Refusal } from '../domain/refusal';
import type { DeskServer } from './server';

/**
 * Reads JSON and keeps the bytes it came from: receipt and idempotency speak of bytes, and two
 * texts that parse to the same value may differ in them.
 */
export function readJsonBodies(app: DeskServer): void {
	const utf8 = new TextDecoder('utf-8', { fatal: true });
	const parse = app.getDefaultJsonParser('error', 'error');
	app.decorateRequest('rawBody', null);
	app.removeAllContentTypeParsers();
	app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
		const bytes = body as Buffer;
		request.rawBody = bytes;
		try {
			if ((request.headers['content-encoding'] ?? 'identity') !== 'identity')
				throw new Refusal('unsupportedMedia', '不接收压缩传输的内容，请直接发送。');
			if (bytes.length === 0) throw new Refusal('malformed', '没有收到内容，请重新报送。');
			void parse(request, decode(utf8, bytes), (error, value) =>
				error
					? done(new Refusal('malformed', '内容不是完整的 JSON，无法读取。请重新报送。'))
					: done(null, value),
			);
		} catch (error) {
			done(error as Error);
		}
	});
}

function decode(decoder: TextDecoder, bytes: Buffer): string {
	try {
		return decoder.decode(bytes);
	} catch {
		throw new Refusal('malformed', '内容不是 UTF-8 编码，无法读取。');
	}
}
