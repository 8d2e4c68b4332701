// Without `node:`: VS Code patches exactly these names for proxy and certificates.
import * as http from 'http';
import * as https from 'https';
import type { Socket } from 'node:net';
import { rootCertificates, type TLSSocket } from 'node:tls';
import type { Exchange, FailureCause } from '../core/submission/exchange';
import { checkAddress, type EndpointAddress } from './endpoint-address';
import { errorCode } from './fs-port';
import { createGuardedLookup, publicAddressCode } from './guarded-lookup';
import { proxyRefusal, watchWay } from './proxy-way';

/** Time limits of one request, milliseconds. */
export interface TimeLimits {
	/** Until the connection stands, encryption included. */
	readonly connect: number;
	/** Without a byte in either direction. */
	readonly idle: number;
	readonly total: number;
}

export const defaultTimeLimits: TimeLimits = { connect: 15_000, idle: 30_000, total: 60_000 };

/** Certificates in PEM form that an office brings. */
export interface Certificates {
	/** In addition to the usual authorities. */
	readonly extraCa?: string;
	readonly clientCertificate?: string;
	readonly clientKey?: string;
	readonly passphrase?: string;
}

export interface HttpRequest {
	readonly method: 'GET' | 'POST' | 'PUT';
	/** Address of the endpoint. */
	readonly url: string;
	/** Below the endpoint's address, e.g. `api/v1/items`. */
	readonly path: string;
	readonly allowPlaintext: boolean;
	/** Sent as bearer; for other ways see `headers`. */
	readonly token?: string;
	/** Idempotency key. */
	readonly key?: string;
	/** Sent byte for byte, text as UTF-8. */
	readonly body?: string | Uint8Array;
	/** Of the body; default JSON. */
	readonly contentType?: string;
	/** Further header fields. */
	readonly headers?: Readonly<Record<string, string>>;
	readonly certificates?: Certificates;
	/** Default: those of the transport. */
	readonly limits?: TimeLimits;
}

/** One request, one answer. Follows no redirect, keeps and logs nothing. */
export interface Transport {
	/** Never rejects. */
	exchange(request: HttpRequest): Promise<Exchange>;
}

/**
 * How long a window may keep an entry for itself, milliseconds: longer than a look-up and a request
 * can take, so that no second window sends while the first still might.
 */
export const leaseFor = ({ total }: TimeLimits): number => 2 * total + 30_000;

const answerCap = 1_048_576;

/** Lets a request be told apart from one that may have reached the other side. */
function watchBytes(request: http.ClientRequest, isSecure: boolean, onLeft: () => void): void {
	request.once('socket', (socket: Socket) => {
		const secure = socket as TLSSocket & { secureConnecting?: boolean };
		// Never encrypted: what stands in for a tunnel that the proxy refused takes no byte.
		if (isSecure && !secure.encrypted) return;
		const isOpening = isSecure ? secure.secureConnecting === true : socket.connecting;
		if (!isOpening) onLeft();
		else socket.once(isSecure ? 'secureConnect' : 'connect', onLeft);
	});
}

const certificateCode =
	/^(?:CERT_|ERR_TLS|ERR_SSL|ERR_OSSL|UNABLE_TO|DEPTH_ZERO|SELF_SIGNED|HOSTNAME_MISMATCH|INVALID_CA|EPROTO)/u;
const timeoutCodes = new Set(['ETIMEDOUT', 'ESOCKETTIMEDOUT']);

function causeOf(code: string, bytesLeft: boolean): FailureCause {
	if (code === publicAddressCode) return 'not-allowed';
	if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'name';
	if (certificateCode.test(code)) return 'certificate';
	if (timeoutCodes.has(code)) return 'timeout';
	return bytesLeft ? 'cut' : 'connect';
}

function failureOf(error: unknown, bytesLeft: boolean): Exchange {
	const code = errorCode(error) ?? '';
	const cause = causeOf(code, bytesLeft);
	return {
		kind: 'failure',
		cause,
		bytesLeft,
		...(code !== '' && { code }),
		...(cause === 'not-allowed' && {
			reason:
				'这个明文地址的域名通向单位内网以外，内容会被沿途看到，没有发送；请改用 https:// 地址。',
		}),
	};
}

function headersOf(request: HttpRequest): Record<string, string> {
	const { token, key, body, contentType = 'application/json; charset=utf-8' } = request;
	return {
		...request.headers,
		accept: 'application/json, application/problem+json',
		'accept-encoding': 'identity',
		...(token !== undefined && { authorization: `Bearer ${token}` }),
		// A string in the sense of structured fields, as the draft standard asks for.
		...(key !== undefined && { 'idempotency-key': `"${key}"` }),
		...(body !== undefined && {
			'content-type': contentType,
			'content-length': String(Buffer.byteLength(body)),
		}),
	};
}

function certificateOptions(certificates: Certificates = {}): https.RequestOptions {
	const { extraCa, clientCertificate, clientKey, passphrase } = certificates;
	return {
		// Said outright: else NODE_TLS_REJECT_UNAUTHORIZED=0 in the environment would turn it off.
		rejectUnauthorized: true,
		...(extraCa !== undefined && { ca: [...rootCertificates, extraCa] }),
		...(clientCertificate !== undefined && { cert: clientCertificate }),
		...(clientKey !== undefined && { key: clientKey }),
		...(passphrase !== undefined && { passphrase }),
	};
}

function open(request: HttpRequest, { base, loopback }: EndpointAddress): http.ClientRequest {
	const url = new URL(request.path, base);
	const options = { method: request.method, headers: headersOf(request) };
	if (url.protocol === 'https:')
		return https.request(url, { ...options, ...certificateOptions(request.certificates) });
	return http.request(url, { ...options, lookup: createGuardedLookup(loopback) });
}

const plainHeaders = (headers: http.IncomingHttpHeaders): Record<string, string> =>
	Object.fromEntries(
		Object.entries(headers).map(([name, value]) => [
			name,
			Array.isArray(value) ? value.join(', ') : (value ?? ''),
		]),
	);

/** Reads an answer up to the cap; calls back once with it, or not at all where it breaks off. */
function readAnswer(answer: http.IncomingMessage, done: (exchange: Exchange) => void): void {
	const chunks: Buffer[] = [];
	let size = 0;
	const finish = (truncated: boolean): void => {
		done({
			kind: 'answer',
			status: answer.statusCode ?? 0,
			headers: plainHeaders(answer.headers),
			body: truncated ? '' : Buffer.concat(chunks).toString('utf8'),
			truncated,
		});
	};
	answer.on('data', (chunk: Buffer) => {
		size += chunk.length;
		if (size > answerCap) {
			finish(true);
			answer.destroy();
		} else chunks.push(chunk);
	});
	answer.once('end', () => {
		if (answer.complete) finish(false);
	});
}

function timedOut(): Error {
	return Object.assign(new Error('time limit'), { code: 'ETIMEDOUT' });
}

function run(request: HttpRequest, address: EndpointAddress, limits: TimeLimits) {
	return new Promise<Exchange>((resolve) => {
		let bytesLeft = false;
		const opened = open(request, address);
		const timers = [setTimeout(() => opened.destroy(timedOut()), limits.total)];
		const connecting = setTimeout(() => opened.destroy(timedOut()), limits.connect);
		timers.push(connecting);
		const settle = (exchange: Exchange): void => {
			timers.forEach(clearTimeout);
			resolve(exchange);
		};
		const fail = (error: unknown): void => settle(failureOf(error, bytesLeft));
		watchWay(opened, address, settle);
		watchBytes(opened, address.base.startsWith('https:'), () => {
			bytesLeft = true;
			clearTimeout(connecting);
		});
		opened.setTimeout(limits.idle, () => opened.destroy(timedOut()));
		opened.once('error', fail);
		opened.once('response', (answer) => {
			const refusal = proxyRefusal(answer, address);
			if (refusal) {
				settle(refusal);
				opened.destroy();
				return;
			}
			readAnswer(answer, settle);
			answer.once('error', fail);
			// The end of a promise is its first settling: a whole answer has won by now.
			answer.once('close', () => fail(undefined));
		});
		opened.end(request.body);
	});
}

/** The transport over Node's http and https, with their default agents. */
export const createTransport = (limits: TimeLimits = defaultTimeLimits): Transport => ({
	async exchange(request) {
		const { url, allowPlaintext } = request;
		const address = checkAddress(url, allowPlaintext);
		if ('problem' in address)
			return {
				kind: 'failure',
				cause: 'not-allowed',
				bytesLeft: false,
				reason: address.problem,
			};
		try {
			return await run(request, address.value, request.limits ?? limits);
		} catch (error) {
			// A token with characters that no header can carry, a client key that does not fit.
			return failureOf(error, false);
		}
	},
});
