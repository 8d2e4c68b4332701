import { endpointSchema, type Auth, type Endpoint } from './endpoint';

/** Parts of an endpoint that a person fills in, each by its own small question. */
export const formParts = [
	'名称',
	'地址',
	'载体',
	'认证方式',
	'访问口令',
	'去重',
	'单位自建证书',
	'客户端证书',
	'其他请求头',
	'时限',
	'对接映射',
	'允许明文',
] as const;
export type FormPart = (typeof formParts)[number];

export const authNames: Record<Auth['kind'], string> = {
	bearer: '访问口令',
	basic: '用户名和密码',
	header: '单独的请求头',
	certificate: '只凭客户端证书',
};

/** What the secret of an endpoint is called. */
export const secretNames: Record<Auth['kind'], string> = {
	bearer: '访问口令',
	basic: '密码',
	header: '访问口令',
	certificate: '证书口令',
};

const authText = ({ auth }: Endpoint): string => {
	const name = authNames[auth?.kind ?? 'bearer'];
	if (auth?.kind === 'basic') return `${name}（${auth.user}）`;
	return auth?.kind === 'header' ? `${name}（${auth.header}）` : name;
};

const timeoutNames = { connect: '接通', idle: '无数据', total: '总共' } as const;

function timeoutsText({ timeouts = {} }: Endpoint): string {
	const parts = (['connect', 'idle', 'total'] as const).flatMap((name) =>
		timeouts[name] === undefined ? [] : [`${timeoutNames[name]}${timeouts[name]}秒`],
	);
	return parts.length > 0 ? parts.join('，') : '默认';
}

function mappingText({ mapping }: Endpoint): string {
	if (!mapping) return '不用，对方与本产品的接口相同';
	return `已载入（${mapping.submit.method}，${mapping.lookUp ? '能查询' : '不能查询'}）`;
}

/**
 * The present value of every part, as a person reads it; secrets are never among them.
 * @param secret what is known of the secret, e.g. 已保存.
 */
export function formValues(endpoint: Endpoint, secret: string): Record<FormPart, string> {
	const { vehicles = [], headers = {}, clientCertificate, clientKey } = endpoint;
	return {
		名称: endpoint.name,
		地址: endpoint.url,
		载体: vehicles.length > 0 ? vehicles.join('、') : '都可以，报送时选择',
		认证方式: authText(endpoint),
		访问口令: secret,
		去重: endpoint.dedup,
		单位自建证书: endpoint.extraCa ?? '不用',
		客户端证书:
			clientCertificate === undefined
				? '不用'
				: `${clientCertificate}${clientKey === undefined ? '' : `，密钥 ${clientKey}`}`,
		其他请求头: Object.keys(headers).join('、') || '没有',
		时限: timeoutsText(endpoint),
		对接映射: mappingText(endpoint),
		允许明文: endpoint.allowPlaintext ? '允许' : '不允许',
	};
}

/** Why an endpoint cannot be saved as it is, as a Chinese sentence; undefined: it can. */
export function formProblem(endpoint: Endpoint): string | undefined {
	const { auth, clientCertificate, clientKey, dedup, mapping } = endpoint;
	if (auth?.kind === 'certificate' && clientCertificate === undefined)
		return '认证方式是“只凭客户端证书”，还没有指定客户端证书；请先指定。';
	if (clientCertificate === undefined && clientKey !== undefined)
		return '只有密钥，没有客户端证书；请先指定客户端证书。';
	if (dedup === '可查询' && !mapping?.lookUp)
		return '去重是“可查询”，要有写明怎样查询的对接映射；请载入，或改选去重。';
	return endpointSchema.safeParse(endpoint).success
		? undefined
		: '有一项写得不对，不能保存；请逐项核对。';
}

/** Reads `名称: 值`; a Chinese sentence where it is none. */
export function readHeaderLine(
	line: string,
): { readonly name: string; readonly value: string } | string {
	const found = /^([^:：]+)[:：](.*)$/u.exec(line.trim());
	if (!found) return '请写成“名称: 值”';
	const name = (found[1] ?? '').trim();
	const value = (found[2] ?? '').trim();
	const { headers } = endpointSchema.shape;
	if (!headers.safeParse({ [name]: '' }).success)
		return '这个名称不能用：只能是英文字母、数字和连字符，且不能是程序自己要用的';
	if (!headers.safeParse({ [name]: value }).success) return '值里只能有英文字母、数字和符号';
	return { name, value };
}

/** Whether a name may be that of the header that carries the secret. */
export const isAuthHeader = (header: string): boolean =>
	endpointSchema.shape.auth.safeParse({ kind: 'header', header }).success;
