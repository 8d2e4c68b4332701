import { endpointSchema, type Endpoint } from '../core/submission/endpoint';
import type { ReadyEndpoint } from './drain';
import { checkAddress } from './endpoint-address';

/** Endpoints of the settings that can be used, and why others cannot. */
export interface ReadEndpoints {
	readonly endpoints: readonly ReadyEndpoint[];
	/** Chinese sentences. */
	readonly problems: readonly string[];
}

function readOne(item: unknown, nth: number): Endpoint | string {
	const parsed = endpointSchema.safeParse(item);
	if (parsed.success) return parsed.data;
	return `报送地址第${nth}项写得不完整，没有启用；请用“设置报送地址”重新填写。`;
}

/**
 * Reads `zwxx.endpoints`. Names tell endpoints apart, so the first of two with one name counts.
 * Never throws.
 */
export function readEndpoints(value: unknown): ReadEndpoints {
	const endpoints: ReadyEndpoint[] = [];
	const problems: string[] = [];
	for (const [at, item] of (Array.isArray(value) ? (value as unknown[]) : []).entries()) {
		const one = readOne(item, at + 1);
		if (typeof one === 'string') {
			problems.push(one);
			continue;
		}
		const address = checkAddress(one.url, one.allowPlaintext);
		if ('problem' in address) problems.push(`报送地址“${one.name}”没有启用：${address.problem}`);
		else if (endpoints.some(({ name }) => name === one.name))
			problems.push(`有两个报送地址都叫“${one.name}”，只用第一个；请改名。`);
		else endpoints.push({ ...one, origin: address.value.origin });
	}
	return { endpoints, problems };
}

/** 明文: what is sent there can be seen on the way. */
export function isPlaintext({ url, allowPlaintext }: Endpoint): boolean {
	const address = checkAddress(url, allowPlaintext);
	return 'value' in address && address.value.plaintext;
}

/** Whether what is sent there does not leave this machine. */
export function isOnThisMachine({ url, allowPlaintext }: Endpoint): boolean {
	const address = checkAddress(url, allowPlaintext);
	return 'value' in address && address.value.loopback;
}
