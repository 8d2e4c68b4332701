import type { Auth, Endpoint } from '../core/submission/endpoint';
import { errorCode } from './fs-port';
import type { Certificates, HttpRequest, TimeLimits } from './transport';
import { defaultTimeLimits } from './transport';

/** What every request to an endpoint carries beside its own content. */
export type Access = Pick<HttpRequest, 'url' | 'allowPlaintext' | 'headers' | 'limits'> & {
	readonly certificates?: Certificates;
};

/** The access, or a Chinese sentence that says why there is none. */
export type CheckedAccess = { readonly value: Access } | { readonly problem: string };

const bearer: Auth = { kind: 'bearer' };

/** Header fields by which the endpoint knows who files. */
export function authHeaders({ auth = bearer }: Endpoint, token: string): Record<string, string> {
	switch (auth.kind) {
		case 'bearer':
			return { authorization: `Bearer ${token}` };
		case 'basic': {
			const pair = Buffer.from(`${auth.user}:${token}`, 'utf8').toString('base64');
			return { authorization: `Basic ${pair}` };
		}
		case 'header':
			return { [auth.header.toLowerCase()]: token };
		case 'certificate':
			return {};
	}
}

/** Every form in which the secret goes over the wire: whoever echoes one of them must not have it kept. */
export function secretsOf(endpoint: Endpoint, token: string): readonly string[] {
	if (token === '') return [];
	const sent = Object.values(authHeaders(endpoint, token)).map((value) =>
		value.replace(/^(?:Basic|Bearer) /u, ''),
	);
	return [...new Set([...sent, token, encodeURIComponent(token)])];
}

/**
 * Time limits in milliseconds; a limit that is not set is the usual one, the total never the shortest.
 * Undefined where none is set.
 */
export function limitsOf({ timeouts }: Endpoint): TimeLimits | undefined {
	if (!timeouts) return undefined;
	const { connect, idle, total } = timeouts;
	const own = {
		connect: connect === undefined ? defaultTimeLimits.connect : connect * 1000,
		idle: idle === undefined ? defaultTimeLimits.idle : idle * 1000,
		total: total === undefined ? defaultTimeLimits.total : total * 1000,
	};
	return { ...own, total: Math.max(own.total, own.connect, own.idle) };
}

const certificateFiles = [
	['extraCa', 'extraCa', '单位自建证书'],
	['clientCertificate', 'clientCertificate', '客户端证书'],
	['clientKey', 'clientKey', '客户端证书的密钥'],
] as const;

/** Reads the certificates that an endpoint names; a file that cannot be read is a problem. */
async function readCertificates(
	endpoint: Endpoint,
	token: string,
	readFile: (path: string) => Promise<string>,
): Promise<Certificates | { readonly problem: string }> {
	const found: { -readonly [K in keyof Certificates]: Certificates[K] } = {};
	for (const [setting, field, name] of certificateFiles) {
		const path = endpoint[setting];
		if (path === undefined) continue;
		try {
			const text = await readFile(path);
			if (!text.includes('-----BEGIN '))
				return { problem: `${name}文件不是 PEM 格式，没有发送；请换成以“-----BEGIN”开头的文件。` };
			found[field] = text;
		} catch (error) {
			const why = errorCode(error) === 'ENOENT' ? '找不到' : '读不出来';
			return { problem: `${name}文件${why}，没有发送；请在报送地址的设置里重新指定。` };
		}
	}
	if (endpoint.auth?.kind === 'certificate' && token !== '') found.passphrase = token;
	return found;
}

/**
 * Puts together how an endpoint is spoken to.
 * @param token the secret of its origin; the passphrase of the key where the certificate is the proof.
 */
export async function accessOf(
	endpoint: Endpoint,
	token: string,
	readFile: (path: string) => Promise<string>,
): Promise<CheckedAccess> {
	const certificates = await readCertificates(endpoint, token, readFile);
	if ('problem' in certificates) return certificates;
	const { url, allowPlaintext, headers } = endpoint;
	const limits = limitsOf(endpoint);
	return {
		value: {
			url,
			allowPlaintext,
			headers: { ...headers, ...authHeaders(endpoint, token) },
			...(limits && { limits }),
			...(Object.keys(certificates).length > 0 && { certificates }),
		},
	};
}
