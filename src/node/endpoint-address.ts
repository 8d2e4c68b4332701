import { BlockList, isIP } from 'node:net';

/** The address of an endpoint after a look at it. */
export interface EndpointAddress {
	/** Ends with `/`. */
	readonly base: string;
	/** Scheme, host and port; what a token is bound to. */
	readonly origin: string;
	readonly hostname: string;
	/** 明文: unencrypted, and not only within this machine. */
	readonly plaintext: boolean;
	readonly loopback: boolean;
}

/** The address, or a Chinese sentence that says why nothing may be sent there. */
export type CheckedAddress = { readonly value: EndpointAddress } | { readonly problem: string };

function createBlocks(ranges: readonly (readonly [string, number, 'ipv4' | 'ipv6'])[]): BlockList {
	const list = new BlockList();
	for (const [net, prefix, family] of ranges) list.addSubnet(net, prefix, family);
	return list;
}

const loopbackBlocks = createBlocks([
	['127.0.0.0', 8, 'ipv4'],
	['::1', 128, 'ipv6'],
]);

/** Addresses that do not leave an office's own network: RFC 1918, 3927, 4193, 4291, 6598. */
const privateBlocks = createBlocks([
	['10.0.0.0', 8, 'ipv4'],
	['172.16.0.0', 12, 'ipv4'],
	['192.168.0.0', 16, 'ipv4'],
	['169.254.0.0', 16, 'ipv4'],
	['100.64.0.0', 10, 'ipv4'],
	['fc00::', 7, 'ipv6'],
	['fe80::', 10, 'ipv6'],
]);

const isIn = (blocks: BlockList, address: string): boolean => {
	const family = isIP(address);
	return family !== 0 && blocks.check(address, family === 6 ? 'ipv6' : 'ipv4');
};

export const isLoopbackAddress = (address: string): boolean => isIn(loopbackBlocks, address);
export const isPrivateAddress = (address: string): boolean =>
	isIn(privateBlocks, address) || isLoopbackAddress(address);

const isLoopbackName = (hostname: string): boolean =>
	hostname === 'localhost' || hostname.endsWith('.localhost') || isLoopbackAddress(hostname);

function parseUrl(text: string): URL | undefined {
	try {
		return new URL(text.trim());
	} catch {
		return undefined;
	}
}

function whyNot(url: URL, hostname: string, allowPlaintext: boolean): string | undefined {
	if (url.protocol !== 'https:' && url.protocol !== 'http:')
		return '报送地址要以 https:// 开头，其他写法不能报送；请改正地址。';
	if (url.username !== '' || url.password !== '')
		return '报送地址里不能带用户名和密码，以免泄露；请删去，口令另行填写。';
	if (url.search !== '' || url.hash !== '')
		return '报送地址里不能带“?”或“#”及其后的内容；请只保留前面的部分。';
	if (url.protocol === 'https:' || isLoopbackName(hostname)) return undefined;
	if (!allowPlaintext)
		return '报送地址是 http:// 开头的明文地址，内容会被沿途看到，没有发送；请改用 https:// 地址，单位内网确需明文的，在报送地址的设置里打开“允许明文”。';
	if (isIP(hostname) !== 0 && !isPrivateAddress(hostname))
		return '明文报送只限单位内网地址，这个地址在公网上，没有发送；请改用 https:// 地址。';
	return undefined;
}

/**
 * Checks an endpoint's address: https, or http within this machine, or http to a private address
 * where that endpoint says 允许明文. A name over http is looked at again when it is resolved.
 */
export function checkAddress(text: string, allowPlaintext: boolean): CheckedAddress {
	const url = parseUrl(text);
	if (!url) return { problem: '报送地址写得不对，认不出是网址；请写成 https:// 开头的完整地址。' };
	const hostname = url.hostname.replace(/^\[|\]$/gu, '');
	const problem = whyNot(url, hostname, allowPlaintext);
	if (problem !== undefined) return { problem };
	const loopback = isLoopbackName(hostname);
	return {
		value: {
			base: url.href.endsWith('/') ? url.href : `${url.href}/`,
			origin: url.origin,
			hostname,
			loopback,
			plaintext: url.protocol === 'http:' && !loopback,
		},
	};
}
