import { request as ask, type IncomingMessage, type ServerResponse } from 'node:http';

/**
 * Passes a request on to a server of this machine and its answer back.
 *
 * @param kept asked of the answer before it goes back; true: it does not
 */
export function passOn(
	incoming: IncomingMessage,
	outgoing: ServerResponse,
	port: number,
	kept: (answer: IncomingMessage) => boolean = () => false,
): void {
	const { method, url: path, headers } = incoming;
	const onward = ask({ host: '127.0.0.1', port, method, path, headers }, (answer) => {
		if (kept(answer)) return;
		outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
		answer.pipe(outgoing);
	});
	onward.on('error', () => outgoing.destroy());
	incoming.pipe(onward);
}
