import { whoamiSchema } from '../core/submission/endpoint';
import type { Answer, Exchange, FailureCause } from '../core/submission/exchange';
import { checkAddress, type EndpointAddress } from './endpoint-address';
import type { Certificates, Transport } from './transport';

/** One thing 测试连接 looked at. */
export interface ConnectionStep {
	readonly name: '地址' | '域名' | '连接' | '证书' | '口令' | '接口';
	readonly state: '正常' | '有问题' | '未检查';
	/** Chinese sentence: how it is, and what to do. */
	readonly message: string;
}

export interface ConnectionReport {
	readonly ok: boolean;
	readonly steps: readonly ConnectionStep[];
	/** Unit that the token belongs to. */
	readonly unit?: string;
}

export interface ConnectionTarget {
	readonly url: string;
	readonly allowPlaintext: boolean;
	readonly token: string;
	readonly certificates?: Certificates;
}

const order = ['地址', '域名', '连接', '证书', '口令', '接口'] as const;
type Name = (typeof order)[number];

/** Everything before the broken step was passed, everything behind it was not reached. */
function report(broken: Name | undefined, said: Partial<Record<Name, string>>): ConnectionReport {
	const at = broken === undefined ? order.length : order.indexOf(broken);
	const steps = order.map((name, index): ConnectionStep => {
		if (index < at) return { name, state: '正常', message: said[name] ?? '正常。' };
		if (index === at) return { name, state: '有问题', message: said[name] ?? '有问题。' };
		return { name, state: '未检查', message: '前面一步没有通过，没有检查。' };
	});
	return { ok: broken === undefined, steps };
}

const failures: Record<FailureCause, readonly [Name, string]> = {
	'not-allowed': ['地址', '地址不合要求；请检查报送地址的设置。'],
	name: ['域名', '找不到这个域名，可能地址有误，或网络、代理没有接通；请核对地址。'],
	connect: ['连接', '连接不上，可能对方停机，或网络、代理没有接通；请稍后再试或联系收稿单位。'],
	certificate: [
		'证书',
		'对方的证书未通过检验，不能保证是真的收稿系统；请与收稿单位核对，单位自建证书的要先导入。',
	],
	timeout: ['连接', '等候答复超时，可能网络拥堵或对方繁忙；请稍后再试。'],
	cut: ['连接', '连接中途断开；请稍后再试或联系收稿单位。'],
};

function judgeAnswer({ status, headers, body }: Answer, certificate: string): ConnectionReport {
	const known = { 证书: certificate };
	if (status === 401 || status === 403)
		return report('口令', { ...known, 口令: '对方不认这个口令，可能输错或已过期；请重新填写。' });
	if (status >= 300 && status < 400)
		return report('接口', {
			...known,
			口令: '未用到。',
			接口: `对方要求转到别的地址（${(headers['location'] ?? '').replace(/[?#].*$/su, '')}），已拒绝；请向收稿单位核对报送地址。`,
		});
	if (status === 404)
		return report('接口', { ...known, 接口: '这个地址上没有收稿接口；请核对报送地址。' });
	if (status >= 500 || status === 429)
		return report('接口', { ...known, 接口: `对方暂时不能答复（${status}）；请稍后再试。` });
	const unit = status === 200 ? unitOf(body) : undefined;
	if (unit === undefined)
		return report('接口', {
			...known,
			接口: '对方的答复不是收稿接口的格式，可能是网页地址，或被网络登录页拦下；请核对报送地址。',
		});
	return { ...report(undefined, { ...known, 口令: `口令有效，报送单位为“${unit}”。` }), unit };
}

function unitOf(body: string): string | undefined {
	try {
		return whoamiSchema.safeParse(JSON.parse(body)).data?.unit;
	} catch {
		return undefined;
	}
}

/** What there is to say of the certificate where the connection itself holds. */
function certificateOf({ base, loopback }: EndpointAddress): string {
	if (base.startsWith('https:')) return '正常。';
	return loopback ? '本机地址，不经过网络。' : '明文连接，没有证书。';
}

function judge(exchange: Exchange, certificate: string): ConnectionReport {
	if (exchange.kind === 'answer') return judgeAnswer(exchange, certificate);
	const [name, message] = failures[exchange.cause];
	return report(name, { 证书: certificate, [name]: exchange.reason ?? message });
}

/**
 * 测试连接: asks who the token belongs to, and says of address, name, connection, certificate, token
 * and interface which one does not work. One real request, so that it goes through the same proxy
 * and certificates as filing does. Never rejects; sends no text.
 */
export async function testConnection(
	transport: Transport,
	target: ConnectionTarget,
): Promise<ConnectionReport> {
	const { url, allowPlaintext, token, certificates } = target;
	const address = checkAddress(url, allowPlaintext);
	if ('problem' in address) return report('地址', { 地址: address.problem });
	const exchange = await transport.exchange({
		method: 'GET',
		url,
		path: 'api/v1/whoami',
		allowPlaintext,
		token,
		...(certificates && { certificates }),
	});
	return judge(exchange, certificateOf(address.value));
}
