import type { ClientRequest, IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import type { TLSSocket } from 'node:tls';
import type { Failure } from '../core/submission/exchange';
import type { EndpointAddress } from './endpoint-address';

/** What the editor's agent tells of the way it goes, before it writes anything of the request. */
interface Way {
	/** `DIRECT`, or kind and address of the proxy. */
	readonly proxy: string;
	readonly error?: unknown;
}

/** A proxy resolves names by itself, so the look-up that keeps plain text at home sees none of them. */
const staysNear = ({ loopback, hostname }: EndpointAddress): boolean =>
	!loopback && isIP(hostname) !== 0;

const failureAtProxy = (reason: string): Failure => ({
	kind: 'failure',
	cause: 'proxy',
	bytesLeft: false,
	reason,
});

const plainThroughProxy: Failure = {
	kind: 'failure',
	cause: 'not-allowed',
	bytesLeft: false,
	reason: '明文地址要经网络代理转发，看不出通向哪里，没有发送；请改用 https:// 地址。',
};

/**
 * Ends a request in the clear that would go through a proxy to a place nobody looked at, and says of a
 * proxy that cannot be reached that it is the proxy.
 */
export function watchWay(
	request: ClientRequest,
	address: EndpointAddress,
	settle: (failure: Failure) => void,
): void {
	const isPlain = address.base.startsWith('http:');
	request.on('proxy', ({ proxy, error }: Way) => {
		if (proxy.startsWith('DIRECT')) return;
		if (error !== undefined) settle(failureAtProxy('连接不上网络代理，请核对编辑器的代理设置'));
		else if (isPlain && !staysNear(address)) {
			settle(plainThroughProxy);
			request.destroy();
		}
	});
}

const isEncrypted = ({ socket }: IncomingMessage): boolean =>
	(socket as Partial<TLSSocket>).encrypted === true;

function refusalReason(status: number): string {
	if (status === 407) return '网络代理要求登录（407），请核对代理账号';
	if (status >= 500) return `网络代理连不上收稿系统（${status}）`;
	return `网络代理没有放行（${status}），请联系本单位的网络管理员`;
}

/**
 * Where a proxy opens no tunnel, the editor hands on the proxy's own answer as if it were the other
 * side's, over a connection that was never encrypted; nothing of the request was written to it.
 */
export function proxyRefusal(
	answer: IncomingMessage,
	address: EndpointAddress,
): Failure | undefined {
	if (!address.base.startsWith('https:') || isEncrypted(answer)) return undefined;
	return failureAtProxy(refusalReason(answer.statusCode ?? 0));
}
