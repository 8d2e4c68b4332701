import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { mappingSchema, type Mapping } from '../../src/core/mapping/schema';

/** A receiving system of another kind, running on 127.0.0.1. */
export interface ForeignSystem {
	readonly url: string;
	readonly origin: string;
	/** What it has stored, in its own form. */
	readonly stored: readonly unknown[];
	/** What its editors make of an item, the nth it stored, in its own words. */
	decide(nth: number, decision: Readonly<Record<string, unknown>>): void;
	/** The next request is stored, and its answer is lost. */
	loseNextAnswer(): void;
	close(): Promise<void>;
}

/** The worked examples that are shipped as documentation. */
export const exampleMapping = (name: 'jianglan' | 'hongchuan'): Mapping =>
	mappingSchema.parse(
		JSON.parse(
			readFileSync(join(__dirname, '..', '..', 'docs', 'mappings', `${name}.json`), 'utf8'),
		),
	);

async function readAll(request: IncomingMessage): Promise<string> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks).toString('utf8');
}

type Handle = (request: IncomingMessage, body: string) => { type: string; text: string };

type Decisions = Map<number, Readonly<Record<string, unknown>>>;

async function start(
	handle: Handle,
	stored: readonly unknown[],
	decisions: Decisions = new Map(),
): Promise<ForeignSystem> {
	let lose = false;
	const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
		const { type, text } = handle(request, await readAll(request));
		if (lose && request.method === 'POST') {
			lose = false;
			response.destroy();
			return;
		}
		response.writeHead(200, { 'content-type': type });
		response.end(text);
	};
	const server = createServer((request, response) => {
		answer(request, response).catch(() => response.destroy());
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	const origin = `http://127.0.0.1:${port}`;
	return {
		url: `${origin}/`,
		origin,
		stored,
		decide: (nth, decision) => void decisions.set(nth, decision),
		loseNextAnswer() {
			lose = true;
		},
		close: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
}

interface JianglanItem {
	readonly tou: { readonly wbh: string; readonly zy: string; readonly sj: string };
	readonly xx: { readonly bt: string; readonly zw: readonly string[]; readonly zs: number };
	readonly dw: { readonly mc: string };
}

/**
 * 江澜省信息直报: nested JSON with pinyin names, `2026/11/22 09:00`, refuses with 200 and a code, knows no
 * keys but can be asked by 外部号 (去重 可查询). Its secret is Basic `bsdw:口令`.
 */
export function startJianglan(secret: string): Promise<ForeignSystem> {
	const stored: JianglanItem[] = [];
	const decisions: Decisions = new Map();
	const wanted = `Basic ${Buffer.from(`bsdw:${secret}`).toString('base64')}`;
	const json = (value: unknown) => ({
		type: 'application/json;charset=UTF-8',
		text: JSON.stringify(value),
	});
	const row = (nth: number) => ({
		lsh: `JL-2026-${String(nth + 1).padStart(6, '0')}`,
		id: nth + 1,
		slsj: '2026/11/22 09:31',
		zt: '待编',
		...decisions.get(nth),
	});
	return start(
		(request, body) => {
			if (request.headers.authorization !== wanted)
				return json({ code: 401, msg: '用户或口令错误' });
			const url = new URL(request.url ?? '', 'http://x');
			if (request.method === 'GET' && url.pathname === '/xxbs/v2/query') {
				const nth = stored.findIndex((one) => one.tou.wbh === url.searchParams.get('wbh'));
				return json(nth < 0 ? { code: 404, msg: '无此信息' } : { code: 0, data: row(nth) });
			}
			if (request.method !== 'POST' || url.pathname !== '/xxbs/v2/add')
				return json({ code: 500, msg: '接口不存在' });
			const item = JSON.parse(body) as JianglanItem;
			if (!/^\d{4}\/\d{2}\/\d{2} \d{2}:\d{2}$/u.test(item.tou.sj))
				return json({ code: 410, msg: '时间格式不对' });
			if (item.xx.zw.length === 0) return json({ code: 411, msg: '正文为空' });
			stored.push(item);
			return json({ code: 0, data: row(stored.length - 1) });
		},
		stored,
		decisions,
	);
}

/**
 * 洪川省政务信息网: a form, flat English names, `20261122093000`, answers `OK|号|时间` or `ERR|原因` as plain
 * text, would store a repetition twice (去重 无). Its secret stands in the header `x-unit-code`.
 */
export function startHongchuan(secret: string): Promise<ForeignSystem> {
	const stored: Record<string, string>[] = [];
	return start((request, body) => {
		const plain = (text: string) => ({ type: 'text/plain; charset=utf-8', text });
		if (request.headers['x-unit-code'] !== secret) return plain('ERR|单位代码无效');
		if (request.method !== 'POST' || request.url !== '/zwxx/upload.do')
			return plain('ERR|地址不对');
		const form = Object.fromEntries(new URLSearchParams(body));
		if (!/^\d{14}$/u.test(form['writetime'] ?? '')) return plain('ERR|时间格式不对');
		if ((form['title'] ?? '').length > 30) return plain('ERR|标题超过30字');
		stored.push(form);
		return plain(`OK|HC${String(stored.length).padStart(8, '0')}|20261122093102\r\n`);
	}, stored);
}
