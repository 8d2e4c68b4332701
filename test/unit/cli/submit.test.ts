import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { commandLine, type Ran } from '../../support/command-line';
import { startDesk, type RunningDesk } from '../../support/desk';
import { goodDraft } from '../../support/draft-text';
import { answerWith, behaviours, startFakeEndpoint } from '../../support/fake-endpoint';
import { useTempDir, writeFiles } from '../../support/temp-dir';

const passphrase = '南屏-2026-八字以上';
const title = '云岭县“一窗通办”提速';
const body = '云岭县推行“一窗通办”，三个月办件2.3万件，平均用时缩短至1.8天。';

interface Given {
	readonly env?: Readonly<Record<string, string>>;
	/** The standard input. */
	readonly input?: string;
}

describe('command line: filing', () => {
	const dir = useTempDir();
	let desk: RunningDesk;
	const outputs: string[] = [];

	beforeEach(async () => {
		desk = await startDesk();
		outputs.length = 0;
		writeFiles(dir(), {
			'稿.zwxx': goodDraft(title, body, '20261122-7F3K'),
			'endpoint.json': JSON.stringify({ name: '县收稿台', url: desk.url }),
		});
	});
	// Neither text nor secrets are ever on the screen, whatever a test did.
	afterEach(async () => {
		const shown = outputs.join('\n');
		for (const secret of [desk.token, passphrase, title, body.slice(0, 12), body.slice(-12)])
			assert.ok(!shown.includes(secret), shown);
		await desk.close();
	});

	/** Not waited for at once: the desk answers in this process. */
	async function zwxx(args: readonly string[], { env = {}, input = '' }: Given = {}): Promise<Ran> {
		const child = spawn(process.execPath, [await commandLine(), ...args], {
			cwd: dir(),
			env: { ...process.env, ZWXX_TOKEN: desk.token, ...env },
		});
		let [stdout, stderr] = ['', ''];
		child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
		child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
		child.stdin.on('error', () => undefined).end(input);
		const status = await new Promise<number | null>((resolve) => child.once('close', resolve));
		outputs.push(stdout, stderr);
		return { status, stdout, stderr };
	}
	const where = ['--outbox', 'box', '--endpoint', 'endpoint.json'];
	const submit = (args: readonly string[] = ['稿.zwxx'], given?: Given) =>
		zwxx(['submit', ...where, ...args], given);
	const exportTo = (out: string, env: Given['env'] = {}) =>
		zwxx(['packet', 'export', '--outbox', 'box', '--out', out, '稿.zwxx'], { env });
	const importFrom = (file: string, env: Given['env'] = {}, box = 'other-box') =>
		zwxx(['packet', 'import', '--outbox', box, '--endpoint', 'endpoint.json', file], { env });
	const stored = async () => (await desk.rows()).map((row) => row.title);

	it('files a draft and prints its receipt; once more files nothing and prints it again', async () => {
		const first = await submit();
		assert.equal(first.status, 0, first.stderr);
		assert.match(first.stdout, /^稿\.zwxx：已收，回执号\S+\n$/u);
		const again = await submit();
		assert.deepEqual([again.status, again.stdout], [0, first.stdout]);
		assert.deepEqual(await stored(), [title]);
	});

	it('takes the token from the standard input', async () => {
		const { token } = desk;
		const env = { ZWXX_TOKEN: '' };
		const nothing = await submit(['稿.zwxx'], { env });
		assert.equal(nothing.status, 2);
		assert.match(nothing.stderr, /没有访问口令/u);
		assert.deepEqual(await stored(), []);
		const piped = await submit(['稿.zwxx'], { env, input: `${token}\r\n` });
		assert.equal(piped.status, 0, piped.stderr);
		assert.deepEqual(await stored(), [title]);
	});

	it('gives a draft without a number one, in its file', async () => {
		writeFileSync(path.join(dir(), '无号.zwxx'), goodDraft('另一篇', body));
		const { status, stderr } = await submit(['无号.zwxx']);
		assert.equal(status, 0, stderr);
		const [row] = await desk.rows();
		const text = readFileSync(path.join(dir(), '无号.zwxx'), 'utf8');
		assert.ok(text.includes(`稿号: ${row?.draftId ?? '?'}`), text);
	});

	it('stops at the gate, with the name of the rule and not a word of the text', async () => {
		writeFiles(dir(), { '密.zwxx': goodDraft(title, `机密★3年\n${body}`, '20261122-7F3M') });
		const { status, stderr } = await submit(['密.zwxx', '稿.zwxx']);
		assert.equal(status, 1);
		assert.match(stderr, /密\.zwxx：不能报送：no-classified-mark/u);
		assert.deepEqual(await stored(), [title], 'the other one is filed');
	});

	it('asks for a reviewer of the office’s words, who then travels along', async () => {
		writeFiles(dir(), { '词.txt': '一窗通办\n' });
		const stopped = await submit(['--words', '词.txt', '稿.zwxx']);
		assert.equal(stopped.status, 1);
		assert.match(stopped.stderr, /--reviewer/u);
		const passed = await submit(['--words', '词.txt', '--reviewer', '周望', '稿.zwxx']);
		assert.equal(passed.status, 0, passed.stderr);
	});

	it('keeps what the other side cannot take now, and sends it the next time', async () => {
		const fake = await startFakeEndpoint();
		fake.next(answerWith(503, {}));
		writeFiles(dir(), { 'endpoint.json': JSON.stringify({ name: '县收稿台', url: fake.url }) });
		const waiting = await submit();
		assert.deepEqual([waiting.status, waiting.stdout], [3, '']);
		assert.match(waiting.stderr, /稿\.zwxx：待发，/u);
		const sent = await submit();
		assert.equal(sent.status, 0, sent.stderr);
		assert.equal(new Set(fake.requests.map(({ key }) => key)).size, 1);
		assert.equal(fake.stored.length, 1);
		await fake.close();
	});

	it('says why it was refused, but not where the reason quotes the text', async () => {
		const fake = await startFakeEndpoint();
		writeFiles(dir(), { 'endpoint.json': JSON.stringify({ name: '县收稿台', url: fake.url }) });
		fake.next(answerWith(403, { type: 'about:blank', detail: '本月名额已满' }));
		const refused = await submit();
		assert.equal(refused.status, 1);
		assert.match(refused.stderr, /本月名额已满/u);
		fake.next(answerWith(422, { type: 'about:blank', detail: `不收：${body.slice(0, 16)}` }));
		const quoting = await submit();
		assert.deepEqual([quoting.status, /引用了稿件内容/u.test(quoting.stderr)], [1, true]);
		fake.always(behaviours.page);
		assert.equal((await submit()).status, 3);
		await fake.close();
	});

	it('needs a new token where the old one is refused', async () => {
		const refused = await submit(['稿.zwxx'], { env: { ZWXX_TOKEN: 'wrong-token' } });
		assert.equal(refused.status, 3);
		assert.match(refused.stderr, /待登录/u);
		assert.ok(!refused.stderr.includes('wrong-token'));
		assert.equal((await submit()).status, 0);
		assert.deepEqual(await stored(), [title]);
	});

	it('asks about a copy of a draft that kept its number', async () => {
		assert.equal((await submit()).status, 0);
		writeFiles(dir(), { '抄.zwxx': goodDraft('第二篇', body, '20261122-7F3K') });
		const copy = await submit(['抄.zwxx']);
		assert.equal(copy.status, 1);
		assert.match(copy.stderr, /--same/u);
	});

	it('tells wrong usage from what is wrong with a draft', async () => {
		for (const args of [
			['submit'],
			['submit', '--outbox', 'box', '稿.zwxx'],
			['submit', ...where],
			['submit', ...where, '--token', 'x', '稿.zwxx'],
			['submit', ...where, '--confirm', 'nothing', '稿.zwxx'],
			['submit', ...where, '没有.zwxx'],
			['submit', '--outbox', 'box', '--endpoint', '没有.json', '稿.zwxx'],
			['packet', 'send', ...where],
			['packet', 'export', ...where, '稿.zwxx'],
		]) {
			const { status, stdout, stderr } = await zwxx(args);
			assert.deepEqual([status, stdout], [2, ''], args.join(' '));
			assert.match(stderr, /\p{Script=Han}/u);
		}
		assert.equal((await zwxx(['submit', '--help'])).status, 0);
	});

	it('does not file to an address that would show the text on the way', async () => {
		writeFiles(dir(), { 'endpoint.json': '{"name": "远方", "url": "http://desk.example/"}' });
		const { status, stderr } = await submit();
		assert.equal(status, 2);
		assert.match(stderr, /明文/u);
	});

	it('carries a draft in a packet to where it is filed, once however often', async () => {
		const env = { ZWXX_PASSPHRASE: passphrase };
		const made = await exportTo('稿.zwxxbao', env);
		assert.equal(made.status, 0, made.stderr);
		const code = /核对码 ([0-9A-F ]+)/u.exec(made.stdout)?.[1];
		for (const box of ['b1', 'b1', 'b2']) {
			const taken = await importFrom('稿.zwxxbao', env, box);
			assert.equal(taken.status, 0, taken.stderr);
			assert.ok(code !== undefined && taken.stderr.includes(code.trim()));
			assert.match(taken.stdout, /已收，回执号/u);
		}
		assert.equal((await submit()).status, 0, 'over the network as well');
		assert.deepEqual(await stored(), [title]);
	});

	it('opens no packet without its passphrase, nor one that was changed', async () => {
		assert.equal((await exportTo('短.zwxxbao', { ZWXX_PASSPHRASE: '1234567' })).status, 2);
		await exportTo('稿.zwxxbao', { ZWXX_PASSPHRASE: passphrase });
		const file = path.join(dir(), '稿.zwxxbao');
		assert.match((await importFrom('稿.zwxxbao')).stderr, /加了口令/u);
		const wrong = await importFrom('稿.zwxxbao', { ZWXX_PASSPHRASE: '不是那个口令的口令' });
		assert.match(wrong.stderr, /口令不对/u);
		const bytes = readFileSync(file);
		bytes[bytes.length - 40] = (bytes[bytes.length - 40] ?? 0) ^ 1;
		writeFileSync(file, bytes);
		const changed = await importFrom('稿.zwxxbao', { ZWXX_PASSPHRASE: passphrase });
		assert.deepEqual([changed.status, /不完整或被改动过/u.test(changed.stderr)], [2, true]);
		assert.deepEqual(await stored(), []);
	});

	it('carries pictures in a packet as it sends them over the network', async () => {
		const png = Buffer.from(
			'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
			'base64',
		);
		writeFileSync(path.join(dir(), '现场.png'), png);
		const text = goodDraft(title, body, '20261122-7F3K').replace(
			'\n---\n',
			'\n附件: 现场.png 大厅\n---\n',
		);
		writeFiles(dir(), { '稿.zwxx': text });
		const made = await exportTo('稿.zwxxbao');
		assert.equal(made.status, 0, made.stderr);
		const taken = await importFrom('稿.zwxxbao');
		assert.equal(taken.status, 0, taken.stderr);
		const sent = await submit();
		assert.equal(sent.status, 0, sent.stderr);
		assert.equal(sent.stdout.replace(/^.*回执号/u, ''), taken.stdout.replace(/^.*回执号/u, ''));
		assert.deepEqual(await stored(), [title]);
	});

	it('lets no draft out in a packet that the gate holds back', async () => {
		writeFiles(dir(), { '稿.zwxx': goodDraft(title, `机密★3年\n${body}`, '20261122-7F3K') });
		const made = await exportTo('稿.zwxxbao');
		assert.equal(made.status, 1);
		assert.throws(() => readFileSync(path.join(dir(), '稿.zwxxbao')), { code: 'ENOENT' });
	});
});
