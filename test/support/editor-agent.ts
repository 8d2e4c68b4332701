import http from 'node:http';
import https from 'node:https';
import { connect, Socket } from 'node:net';
import { connect as encrypt, type ConnectionOptions } from 'node:tls';

type Tell = (error?: Error) => void;
type Done = (error: Error | null, socket?: Socket) => void;
type Target = ConnectionOptions & { readonly host: string; readonly port: number };
type Connect = (target: Target, tell: Tell, done: Done) => void;
type Request = (url: URL, options: https.RequestOptions) => http.ClientRequest;

/** A socket that takes no byte and hands on what the proxy answered. */
function standIn(status: number): Socket {
	const socket = new Socket({ writable: false });
	Object.assign(socket, { readable: true });
	// The machinery of the request listens a moment after it has the socket.
	setImmediate(() => {
		socket.push(`HTTP/1.1 ${status} Refused\r\ncontent-length: 0\r\n\r\n`);
		socket.push(null);
	});
	return socket;
}

function tunnelOf({ hostname, port }: URL, request: typeof http.request): Connect {
	return (target, tell, done) => {
		const path = `${target.host}:${target.port}`;
		const asked = request({ host: hostname, port, method: 'CONNECT', path });
		asked.once('connect', ({ statusCode = 0 }, socket: Socket) => {
			tell();
			const { host: servername, ...options } = { ...target, path: undefined, socket };
			done(null, statusCode === 200 ? encrypt({ ...options, servername }) : standIn(statusCode));
		});
		asked.once('error', (error) => {
			tell(error);
			done(new Error('Failed to establish a socket connection to proxies'));
		});
		asked.end();
	};
}

function forwardBy({ hostname, port }: URL): Connect {
	return (_target, tell, done) => {
		const socket = connect(Number(port), hostname, () => {
			tell();
			done(null, socket);
		});
	};
}

/** An agent of its own for every request, which tells the request of the way it goes. */
function through(request: Request, agentFor: (connect: Connect, tell: Tell) => http.Agent) {
	return (proxy: string, connect: Connect): Request =>
		(url, options) => {
			const tell: Tell = (error) => made.emit('proxy', { proxy, error });
			const made = request(url, { ...options, agent: agentFor(connect, tell) });
			return made;
		};
}

const withConnection =
	(create: () => http.Agent) =>
	(connect: Connect, tell: Tell): http.Agent =>
		Object.assign(create(), {
			createConnection: (target: Target, done: Done) => connect(target, tell, done),
		});

/**
 * Makes http and https go through a proxy, as the editor's extension host does with its setting
 * `http.proxy`.
 *
 * @returns puts the modules back as they were
 */
export function requestThrough(proxyUrl: string): () => void {
	const proxy = new URL(proxyUrl);
	const said = `PROXY ${proxy.host}`;
	const [plain, secure] = [http.request, https.request];
	const viaHttp = through(
		plain,
		withConnection(() => new http.Agent()),
	);
	const viaHttps = through(
		secure,
		withConnection(() => new https.Agent()),
	);
	Object.assign(http, { request: viaHttp(said, forwardBy(proxy)) });
	Object.assign(https, { request: viaHttps(said, tunnelOf(proxy, plain)) });
	return () => {
		Object.assign(http, { request: plain });
		Object.assign(https, { request: secure });
	};
}
