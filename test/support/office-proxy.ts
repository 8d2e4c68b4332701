import { createServer } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';

export interface OfficeProxy {
	readonly url: string;
	/** `host:port` of every tunnel that was asked for. */
	readonly tunnels: readonly string[];
	/** Addresses of every plain request that came. */
	readonly plain: readonly string[];
	/** Every tunnel is refused with this status from now on; undefined: none is. */
	refuse(status: number | undefined): void;
	close(): Promise<void>;
}

/**
 * An office's way out to the network. It alone knows the names of the servers outside: a request to one
 * of them can only have come through it.
 *
 * @param names the port of this machine that stands for each name
 */
export async function startOfficeProxy(
	names: Readonly<Record<string, number>>,
): Promise<OfficeProxy> {
	const tunnels: string[] = [];
	const plain: string[] = [];
	const sockets = new Set<Socket>();
	let refusal: number | undefined;
	const server = createServer((request, response) => {
		plain.push(request.url ?? '');
		response.writeHead(502).end();
	});
	server.on('connection', (socket) => sockets.add(socket));
	server.on('connect', ({ url = '' }, socket: Socket, head: Buffer) => {
		tunnels.push(url);
		const port = names[url.split(':')[0] ?? ''];
		socket.on('error', () => socket.destroy());
		if (refusal !== undefined || port === undefined) {
			socket.end(`HTTP/1.1 ${refusal ?? 502} Refused\r\ncontent-length: 0\r\n\r\n`);
			return;
		}
		const onward = connect(port, '127.0.0.1', () => {
			socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
			onward.write(head);
			onward.pipe(socket).pipe(onward);
		});
		onward.on('error', () => socket.destroy());
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		tunnels,
		plain,
		refuse(status) {
			refusal = status;
		},
		close: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				for (const socket of sockets) socket.destroy();
			}),
	};
}
