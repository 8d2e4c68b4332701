import assert from 'node:assert/strict';
import { buildPayload, file, returnItem, startDesk, type RunningDesk } from '../support/desk';
import { rawRequest, receiptOf } from './support';

const policy =
	"default-src 'none';script-src 'self';style-src 'self';img-src 'self';form-action 'self';base-uri 'none';frame-ancestors 'none'";

const html = { accept: 'text/html' };

async function page(desk: RunningDesk, path: string, status = 200): Promise<string> {
	const answer = await fetch(desk.url + path, { headers: html });
	assert.equal(answer.status, status);
	assert.match(answer.headers.get('content-type') ?? '', /^text\/html; charset=utf-8/);
	assert.equal(answer.headers.get('content-security-policy'), policy);
	assert.equal(answer.headers.get('x-content-type-options'), 'nosniff');
	assert.equal(answer.headers.get('cache-control'), 'no-store');
	return answer.text();
}

/** Titles of the list's rows, in order. */
function titles(text: string): string[] {
	return [...text.matchAll(/<a href="\/items\/[^"]+">([^<]*)<\/a>/g)].map(([, title]) => title!);
}

describe('desk: pages', () => {
	let desk: RunningDesk;
	beforeEach(async () => {
		desk = await startDesk();
	});
	afterEach(() => desk.close());

	it('say what to do when nothing has arrived', async () => {
		assert.match(await page(desk, '/'), /还没有收到信息/);
	});

	it('list items newest first, with number, state and link', async () => {
		await receiptOf(await file(desk, buildPayload({ title: '第一条' })));
		const { itemId, receiptNo } = await receiptOf(
			await file(desk, buildPayload({ title: '第二条' })),
		);
		const text = await page(desk, '/');
		assert.deepEqual(titles(text), ['第二条', '第一条']);
		for (const part of [receiptNo, '待采编', '普刊信息', `/items/${itemId}`, '共 2 条'])
			assert.ok(text.includes(part), part);
	});

	it('filter by vehicle, state, unit and text, also by % and _ as they stand', async () => {
		const add = async (title: string, changes: Parameters<typeof buildPayload>[0] = {}) =>
			receiptOf(await file(desk, buildPayload({ title, ...changes })));
		await add('甲');
		const second = await add('乙', { vehicle: '要情信息', body: '增长8%，其中a_b。' });
		await add('丙', { unit: '南屏区水务局' });
		await desk.desk.intake.move(second.itemId, '采编中', '编辑');
		const found = async (query: Record<string, string>) =>
			titles(await page(desk, `/?${new URLSearchParams(query).toString()}`));
		assert.deepEqual(await found({ vehicle: '要情信息' }), ['乙']);
		assert.match(
			await page(desk, '/?vehicle=%E8%A6%81%E6%83%85%E4%BF%A1%E6%81%AF'),
			/全部 <b>1<\/b>/,
		);
		assert.deepEqual(await found({ state: '采编中' }), ['乙']);
		assert.deepEqual(await found({ unit: '南屏区水务局' }), ['丙']);
		assert.deepEqual(await found({ q: '8%' }), ['乙']);
		assert.deepEqual(await found({ q: 'a_b' }), ['乙']);
		assert.deepEqual(await found({ q: '2_3' }), []);
		assert.deepEqual(await found({ q: second.receiptNo }), ['乙']);
		assert.deepEqual(await found({ q: '水务' }), ['丙']);
		assert.deepEqual(await found({ vehicle: '要情信息', unit: '南屏区水务局' }), []);
		assert.match(await page(desk, '/?q=%E6%B2%A1%E6%9C%89'), /没有符合条件的信息/);
		// What makes no sense is not an error for a reader.
		assert.deepEqual(await found({ state: '胡写', page: '-3' }), ['丙', '乙', '甲']);
	});

	it('turn pages and keep the filter', async () => {
		for (let i = 1; i <= 23; i++)
			await receiptOf(await file(desk, buildPayload({ title: `第${i}号` })));
		const first = await page(desk, '/?vehicle=%E6%99%AE%E5%88%8A%E4%BF%A1%E6%81%AF');
		assert.equal(titles(first).length, 20);
		const [, next] = /rel="next" href="([^"]+)"/.exec(first) ?? [];
		const second = await page(desk, next!.replaceAll('&amp;', '&'));
		assert.deepEqual(titles(second), ['第3号', '第2号', '第1号']);
		assert.match(second, /第 2 \/ 2 页/);
		assert.match(second, /<option[^>]*selected[^>]*>普刊信息/);
		assert.deepEqual(titles(await page(desk, '/?page=99')), ['第3号', '第2号', '第1号']);
	});

	it('show an item with text, elements, revisions, history and receipt', async () => {
		const payload = buildPayload({
			counts: { words: 236, characters: 240, charactersWithSpaces: 240 },
		});
		const first = await receiptOf(await file(desk, payload));
		await returnItem(desk, first.itemId, { reason: '缺数据来源' });
		const next = { ...payload, revision: 2, body: '改后第一段。\n改后第二段。' };
		const second = await receiptOf(await file(desk, next));
		const text = await page(desk, `/items/${first.itemId}`);
		assert.deepEqual(titles(await page(desk, `/?q=${encodeURIComponent(second.receiptNo)}`)), [
			payload.title,
		]);
		for (const part of [
			'<p>改后第一段。</p><p>改后第二段。</p>',
			'林小禾',
			second.receiptNo,
			second.digest,
		])
			assert.ok(text.includes(part), part);
		assert.match(text, /超36字/);
		assert.match(text, /缺数据来源/);
		const old = await page(desk, `/items/${first.itemId}?revision=1`);
		assert.match(old, /这是第1稿，不是最新稿/);
		assert.ok(old.includes('一窗通办') && old.includes(first.digest));
		await page(desk, `/items/${first.itemId}?revision=9`, 404);
	});

	it('escape every field, on both pages', async () => {
		const bad = (name: string) => `<script>alert('${name}')</script>"onload="x`;
		const payload = buildPayload({
			draftId: bad('draft'),
			vehicle: bad('vehicle'),
			vehicleVersion: bad('version'),
			title: bad('title'),
			body: `${bad('body')}\n一、${bad('heading')}`,
			unit: bad('unit'),
			meta: [
				{ key: bad('key'), value: bad('value') },
				{ key: '撰稿', value: bad('writer') },
			],
			confirmations: [{ rule: bad('rule'), reason: bad('reason'), reviewer: bad('reviewer') }],
			createdAt: "<script>at('x')</script>",
		});
		const { itemId } = await receiptOf(await file(desk, payload));
		await returnItem(desk, itemId, { actor: bad('actor'), reason: bad('why') });
		const query = new URLSearchParams({ q: 'script', vehicle: bad('vehicle'), unit: bad('unit') });
		const list = await page(desk, `/?${query.toString()}`);
		const item = await page(desk, `/items/${itemId}`);
		for (const text of [list, item, await page(desk, `/?q=${encodeURIComponent(bad('q'))}`)]) {
			assert.ok(!/<script/i.test(text));
			assert.ok(!/"onload="/.test(text));
		}
		for (const name of ['title', 'unit', 'vehicle'])
			assert.ok(list.includes(`alert('${name}')`), name);
		const shown = [
			'draft',
			'vehicle',
			'title',
			'body',
			'heading',
			'unit',
			'key',
			'value',
			'writer',
		];
		for (const name of [...shown, 'rule', 'reason', 'reviewer', 'actor', 'why'])
			assert.ok(item.includes(`alert('${name}')`), name);
	});

	it('need no script and no inline style, and name the style sheet by its content', async () => {
		const { itemId } = await receiptOf(await file(desk));
		for (const path of ['/', `/items/${itemId}`, '/nothing']) {
			const text = await page(desk, path, path === '/nothing' ? 404 : 200);
			assert.doesNotMatch(text, /<script|<style|style=|javascript:|https?:\/\//i);
			const [, href] = /<link rel="stylesheet" href="([^"]+)"/.exec(text) ?? [];
			const styles = await fetch(desk.url + href!);
			assert.match(styles.headers.get('content-type') ?? '', /^text\/css/);
			assert.match(styles.headers.get('cache-control') ?? '', /immutable/);
			assert.match(await styles.text(), /@media print/);
		}
	});

	it('answer what is missing with a Chinese page', async () => {
		for (const path of ['/nothing', '/items/none', '/items/%F0', '/favicon.ico']) {
			const text = await page(desk, path, path.includes('%') ? 400 : 404);
			assert.match(text, /返回收稿列表/);
		}
	});
});

describe('desk: who may see the pages', () => {
	it('this machine only, under its own name, when there is no page token', async () => {
		const desk = await startDesk({ allowedHosts: ['desk.example'] });
		try {
			// As a reverse proxy on this machine would forward it.
			for (const host of ['desk.example', '10.1.2.3']) {
				const answer = await rawRequest(desk.url, { headers: { host, ...html } });
				assert.equal(answer.status, 403, host);
				assert.match(answer.body, /只能在收稿台所在的电脑上打开/);
				const api = await rawRequest(`${desk.url}/api/v1/whoami`, {
					headers: { host, authorization: `Bearer ${desk.token}` },
				});
				assert.equal(api.status, 200);
			}
			const login = await rawRequest(`${desk.url}/login`, {});
			assert.equal(login.status, 404);
		} finally {
			await desk.close();
		}
	});

	describe('with a page token', () => {
		let desk: RunningDesk;
		let now: Date;
		const pageToken = '云岭收稿2026';

		beforeEach(async () => {
			now = new Date('2026-11-22T02:00:00Z');
			desk = await startDesk({ pageToken, clock: () => now });
		});
		afterEach(() => desk.close());

		const post = (
			path: string,
			form: Record<string, string>,
			headers: Record<string, string> = {},
		) =>
			rawRequest(desk.url + path, {
				method: 'POST',
				headers: { 'content-type': 'application/x-www-form-urlencoded', ...html, ...headers },
				body: new URLSearchParams(form).toString(),
			});
		const cookieOf = (value: string[] | undefined) => (value?.[0] ?? '').split(';')[0] ?? '';
		const open = (path: string, cookie: string) =>
			rawRequest(desk.url + path, { headers: { cookie, ...html } });

		it('ask for it, keep it in a cookie scripts cannot read, and lead back', async () => {
			const { itemId } = await receiptOf(await file(desk));
			const asked = await open(`/items/${itemId}`, '');
			assert.equal(asked.status, 303);
			assert.equal(asked.headers.location, `/login?next=${encodeURIComponent(`/items/${itemId}`)}`);
			const form = await open(asked.headers.location, '');
			assert.match(form.body, new RegExp(`name="next" value="/items/${itemId}"`));
			const signed = await post('/login', { token: pageToken, next: `/items/${itemId}` });
			assert.equal(signed.status, 303);
			assert.equal(signed.headers.location, `/items/${itemId}`);
			assert.match(
				signed.headers['set-cookie']?.[0] ?? '',
				/HttpOnly; SameSite=Strict; Max-Age=43200/,
			);
			const cookie = cookieOf(signed.headers['set-cookie']);
			assert.equal((await open(`/items/${itemId}`, `x=1; ${cookie}`)).status, 200);
			now = new Date(now.getTime() + 12 * 3600 * 1000);
			assert.equal((await open('/', cookie)).status, 303, 'over after 12 hours');
		});

		it('do not take a wrong token, a made-up or changed cookie, nor a way off the site', async () => {
			const wrong = await post('/login', { token: 'guess' });
			assert.equal(wrong.status, 403);
			assert.match(wrong.body, /口令不对/);
			assert.equal(wrong.headers['set-cookie'], undefined);
			const signed = await post('/login', { token: pageToken, next: '//evil.example/' });
			assert.equal(signed.headers.location, '/');
			const cookie = cookieOf(signed.headers['set-cookie']);
			const later = cookie.replace(/=\d+/, (digits) => `=9${digits.slice(1)}`);
			for (const forged of [later, `${cookie}x`, 'zwxx_desk=', 'zwxx_desk=9999999999999.x'])
				assert.equal((await open('/', forged)).status, 303, forged);
		});

		it('do not take a form from a foreign page, nor endless guesses', async () => {
			const foreign = await post('/login', { token: pageToken }, { origin: 'http://evil.example' });
			assert.equal(foreign.status, 403);
			const own = await post('/login', { token: pageToken }, { origin: desk.url });
			assert.equal(own.status, 303);
			for (let i = 0; i < 10; i++)
				assert.equal((await post('/login', { token: `g${i}` })).status, 403);
			const blocked = await post('/login', { token: pageToken });
			assert.equal(blocked.status, 429);
			now = new Date(now.getTime() + 61_000);
			assert.equal((await post('/login', { token: pageToken })).status, 303);
		});

		it('sign out', async () => {
			const out = await post('/logout', {});
			assert.equal(out.headers.location, '/login');
			assert.match(out.headers['set-cookie']?.[0] ?? '', /Max-Age=0/);
		});
	});
});
