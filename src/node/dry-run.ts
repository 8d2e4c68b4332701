import type { Endpoint } from '../core/submission/endpoint';
import type { Payload } from '../core/submission/payload';
import { authHeaders } from './endpoint-access';
import { checkAddress } from './endpoint-address';
import { sha256 } from './hash';
import { itemsPath } from './submit-item';

/** Stands for the key that filing mints. */
const sampleKey = '00000000-0000-4000-8000-000000000000';
const hidden = '（不显示）';

interface Written {
	readonly method: string;
	readonly path: string;
	readonly body?: string | Uint8Array;
	readonly contentType?: string;
}

async function write(endpoint: Endpoint, text: string): Promise<Written | { problem: string }> {
	if (!endpoint.mapping) return { method: 'POST', path: itemsPath, body: text };
	const { dryRun } = await import('./mapped-endpoint');
	return dryRun(endpoint.mapping, { payload: text, key: sampleKey, sha256: sha256(text) });
}

/** JSON with a line for each part; everything else as it is. */
function readable(body: string): string {
	try {
		return JSON.stringify(JSON.parse(body), null, 2);
	} catch {
		return body;
	}
}

function bodyText({ body = '', contentType = '' }: Written): string {
	const text = typeof body === 'string' ? body : Buffer.from(body).toString('utf8');
	if (!contentType.startsWith('application/x-www-form-urlencoded')) return readable(text);
	return [...new URLSearchParams(text)].map(([name, value]) => `${name} = ${value}`).join('\n');
}

/**
 * 试运行: the request that filing would make, for a person to read. Nothing is sent, and no secret
 * is asked for, so none can be in it.
 */
export async function dryRunText(endpoint: Endpoint, payload: Payload): Promise<string> {
	const address = checkAddress(endpoint.url, endpoint.allowPlaintext);
	if ('problem' in address) return `没有发送。${address.problem}\n`;
	// A system of another kind is sent no pictures, see `preparePictures`.
	const parts = Object.entries(payload).filter(
		([key]) => !endpoint.mapping || key !== 'attachments',
	);
	const written = await write(endpoint, JSON.stringify(Object.fromEntries(parts)));
	if ('problem' in written) return `没有发送，也还不能报送。\n\n${written.problem}\n`;
	const { method, path, contentType = 'application/json; charset=utf-8' } = written;
	const secrets = Object.keys(authHeaders(endpoint, '')).map((name) => `${name}: ${hidden}`);
	const own = Object.entries(endpoint.headers ?? {}).map(([name, value]) => `${name}: ${value}`);
	const pictures = payload.attachments?.length ?? 0;
	return [
		`# 试运行：报送给“${endpoint.name}”时会发出的请求，现在没有发送`,
		'',
		`${method} ${new URL(path, address.value.base).href}`,
		...secrets,
		...own,
		`idempotency-key: "${sampleKey}"（报送时另行生成）`,
		`content-type: ${contentType}`,
		...(pictures > 0 && !endpoint.mapping ? ['', `（先传${pictures}张图片，再发这个请求）`] : []),
		'',
		bodyText(written),
		'',
	].join('\n');
}
