import { whoamiSchema, type Auth, type Endpoint } from '../core/submission/endpoint';
import type { Answer, Exchange, Failure, FailureCause } from '../core/submission/exchange';
import { accessOf, type Access } from './endpoint-access';
import { checkAddress, type EndpointAddress } from './endpoint-address';
import type { Transport } from './transport';

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

/** What is tested, as it stands in the settings or is about to. */
export type ConnectionTarget = Pick<Endpoint, 'url' | 'allowPlaintext'> &
	Partial<Omit<Endpoint, 'url' | 'allowPlaintext'>>;

const order = ['地址', '域名', '连接', '证书', '口令', '接口'] as const;
type Name = (typeof order)[number];

/** What proves who files, as a person calls it. */
const proofs: Record<Auth['kind'], string> = {
	bearer: '口令',
	basic: '用户名或密码',
	header: '口令',
	certificate: '客户端证书',
};

/** Said of a step behind the broken one. */
export const notReached = '前面一步没有通过，没有检查。';

/** Everything before the broken step was passed, everything behind it was not reached. */
function report(broken: Name | undefined, said: Partial<Record<Name, string>>): ConnectionReport {
	const at = broken === undefined ? order.length : order.indexOf(broken);
	const steps = order.map((name, index): ConnectionStep => {
		if (index < at) return { name, state: '正常', message: said[name] ?? '正常。' };
		if (index === at) return { name, state: '有问题', message: said[name] ?? '有问题。' };
		return { name, state: '未检查', message: notReached };
	});
	return { ok: broken === undefined, steps };
}

const failures: Record<FailureCause, readonly [Name, string]> = {
	'not-allowed': ['地址', '地址不合要求；请检查报送地址的设置。'],
	name: ['域名', '找不到这个域名，可能地址有误，或网络、代理没有接通；请核对地址。'],
	connect: ['连接', '连接不上，可能对方停机，或网络、代理没有接通；请稍后再试或联系收稿单位。'],
	proxy: ['连接', '网络代理没有接通；请核对编辑器的代理设置。'],
	certificate: [
		'证书',
		'对方的证书未通过检验，不能保证是真的收稿系统；请与收稿单位核对，单位自建证书的要先导入。',
	],
	timeout: ['连接', '等候答复超时，可能网络拥堵或对方繁忙；请稍后再试。'],
	cut: ['连接', '连接中途断开；请稍后再试或联系收稿单位。'],
};

/** What a report of one endpoint says where nothing is wrong. */
interface Saying {
	readonly certificate: string;
	readonly proof: string;
}

function judgeAnswer({ status, headers, body }: Answer, { certificate, proof }: Saying) {
	const known = { 证书: certificate };
	if (status === 401 || status === 403)
		return report('口令', {
			...known,
			口令: `对方不认这个${proof}，可能填错或已过期；请核对后重新填写。`,
		});
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
	return { ...report(undefined, { ...known, 口令: `${proof}有效，报送单位为“${unit}”。` }), unit };
}

function unitOf(body: string): string | undefined {
	try {
		return whoamiSchema.safeParse(JSON.parse(body)).data?.unit;
	} catch {
		return undefined;
	}
}

/** What there is to say of the certificate where the connection itself holds. */
function certificateOf({ base, loopback }: EndpointAddress, { certificates }: Access): string {
	if (base.startsWith('https:')) {
		if (certificates?.extraCa !== undefined) return '正常，已认单位自建证书。';
		return '正常。';
	}
	return loopback ? '本机地址，不经过网络。' : '明文连接，没有证书。';
}

/** A step of the handshake that our side failed, or that the other side broke off. */
function certificateFailure(code: string, { certificates }: Access): string {
	const own = certificates?.clientCertificate !== undefined;
	if (/KEY_VALUES_MISMATCH/u.test(code))
		return '客户端证书和密钥不是一对；请在报送地址的设置里重新指定这两个文件。';
	if (/BAD_DECRYPT|BAD_PASSWORD|INTERRUPTED_OR_CANCELLED|NO_PASSWORD/u.test(code))
		return '客户端证书的密钥打不开，口令没有填或不对；请重新填写证书口令。';
	if (/NO_START_LINE|ASN1|PEM|DECODER/u.test(code))
		return '证书文件读不懂，可能不是 PEM 格式或已损坏；请换一个文件。';
	if (/ALERT|HANDSHAKE_FAILURE/u.test(code))
		return own
			? '对方不认这张客户端证书，可能已过期或发错；请与收稿单位核对。'
			: '对方要求出示客户端证书；请在报送地址的设置里指定收稿单位发的证书。';
	return certificates?.extraCa === undefined
		? failures.certificate[1]
		: '对方的证书不是这张单位自建证书签发的；请与收稿单位核对证书文件。';
}

function judge(exchange: Exchange, access: Access, saying: Saying): ConnectionReport {
	if (exchange.kind === 'answer') return judgeAnswer(exchange, saying);
	return judgeFailure(exchange, access, saying);
}

function judgeFailure(
	{ cause, code = '', reason }: Failure,
	access: Access,
	{ certificate }: Saying,
): ConnectionReport {
	const [name, usual] = failures[cause];
	const message = cause === 'certificate' ? certificateFailure(code, access) : usual;
	return report(name, { 证书: certificate, [name]: (reason ?? message).replace(/。?$/u, '。') });
}

/** A system of another kind has no question that would store nothing: only the way there is tested. */
function judgeForeign(exchange: Exchange, access: Access, saying: Saying): ConnectionReport {
	if (exchange.kind === 'failure') return judgeFailure(exchange, access, saying);
	const { steps } = report('口令', { 证书: saying.certificate });
	const unchecked: Partial<Record<Name, string>> = {
		口令: `这类系统不能先验${saying.proof}，第一次报送时才知道。`,
		接口: '接口用“试运行”核对：看清发出的内容是否合对方的要求。',
	};
	const told = steps.map((step): ConnectionStep => {
		const message = unchecked[step.name];
		return message === undefined ? step : { name: step.name, state: '未检查', message };
	});
	return { ok: true, steps: told };
}

const noFiles = (): Promise<string> =>
	Promise.reject(Object.assign(new Error('no files here'), { code: 'ENOENT' }));

/**
 * 测试连接: asks who the token belongs to, and says of address, name, connection, certificate, token
 * and interface which one does not work. One real request, so that it goes through the same proxy
 * and certificates as filing does. Never rejects; sends no text, and to a system of another kind no
 * token either.
 * @param readFile reads a certificate's file.
 */
export async function testConnection(
	transport: Transport,
	target: ConnectionTarget,
	token: string,
	readFile: (path: string) => Promise<string> = noFiles,
): Promise<ConnectionReport> {
	const { url, allowPlaintext, mapping, auth } = target;
	const address = checkAddress(url, allowPlaintext);
	if ('problem' in address) return report('地址', { 地址: address.problem });
	const endpoint: Endpoint = { name: '测试', dedup: '幂等键', ...target };
	const checked = await accessOf(endpoint, token, readFile);
	if ('problem' in checked) return report('证书', { 证书: checked.problem });
	const access = checked.value;
	const saying = {
		certificate: certificateOf(address.value, access),
		proof: proofs[auth?.kind ?? 'bearer'],
	};
	if (mapping) {
		const open = { ...access, headers: target.headers ?? {} };
		const exchange = await transport.exchange({ ...open, method: 'GET', path: '' });
		return judgeForeign(exchange, access, saying);
	}
	const exchange = await transport.exchange({ ...access, method: 'GET', path: 'api/v1/whoami' });
	return judge(exchange, access, saying);
}
