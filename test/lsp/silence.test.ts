import assert from 'node:assert/strict';
import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import { createIds } from '../../src/node/ids';
import { createOutbox } from '../../src/node/outbox';
import { systemFs } from '../../src/node/fs-port';
import { aRequest, createFakeClock } from '../support/filing';
import { createBaselineText } from '../support/baseline';
import { createIgnoreStore } from '../../src/node/ignore-store';
import { createTermStore } from '../../src/node/term-store';
import {
	countFindingsRequest,
	type AddTermArgs,
	type IgnoreArgs,
} from '../../src/protocol/messages';
import {
	startClient,
	stopServers,
	type OpenDraft,
	type TestClient,
} from '../support/language-server';
import { useTempDir, writeFiles } from '../support/temp-dir';

const line = '截止6月底，全县开工42个。';
const text = `---\n稿号: 20261122-7F3K\n载体: 素材\n标题: 开工情况\n---\n${line}\n${line}\n`;
const until = 'use-jiezhi-until: 截止';

describe('language server: what the office does not want to be told', () => {
	const dir = useTempDir();
	let client: TestClient;
	let draft: OpenDraft;
	beforeEach(async () => {
		client = await startClient({ folder: dir() });
		draft = await client.open('稿.zwxx', text);
	});
	afterEach(stopServers);

	async function argsOf<T>(title: string | RegExp): Promise<T> {
		const actions = await draft.actions('截止6');
		const found = actions.find((a) =>
			typeof title === 'string' ? a.title === title : title.test(a.title),
		);
		assert.ok(found, actions.map((a) => a.title).join(' | '));
		return found.command?.arguments?.[0] as T;
	}

	const changed = () => client.connection.sendNotification('zwxx/officeChanged');

	it('is words in its list, in every draft', async () => {
		const args = await argsOf<AddTermArgs>('加入词库：“截止”');
		assert.deepEqual(args, { uri: draft.uri, term: '截止', dir: path.join(dir(), '.zwxx') });
		await createTermStore(args.dir).add('截止6月底');
		await changed();
		assert.deepEqual(await draft.marks(), []);
		const other = await client.open('另.zwxx', '截止6月底有增。\n截止7月底有增。\n');
		assert.deepEqual(await other.marks(), [until]);
	});

	it('is a place or a kind, in every draft', async () => {
		const place = await argsOf<IgnoreArgs>('在本单位忽略此处');
		const kind = await argsOf<IgnoreArgs>(/^在本单位忽略此类/);
		assert.deepEqual([place.draft, kind.draft], ['*', '*']);
		const other = await client.open('另.zwxx', `${line}\n至此，截止7月底有增。\n`);
		for (const [{ rule, mark, quote, dir: store }, left] of [
			[place, [until]],
			[kind, []],
		] as const) {
			const entry = { rule, draft: '*', mark: mark ?? '', quote: quote ?? '' };
			await createIgnoreStore(store).add(entry);
			await changed();
			assert.deepEqual(await other.marks(), left);
			await createIgnoreStore(store).remove([entry]);
		}
	});

	it('is not offered for what bears on filing', async () => {
		const secret = await client.open('密.zwxx', '机密★10年\n');
		const titles = (await secret.actions('机密')).map((a) => a.title).join(' ');
		assert.doesNotMatch(titles, /加入词库|在本单位忽略/);
	});

	it('is what was there when the baseline was taken', async () => {
		const file = pathToFileURL(path.join(dir(), '旧/旧稿.zwxx')).href;
		writeFiles(dir(), { '旧/旧稿.zwxx': line, '旧/图.zwxx': Buffer.of(0, 1, 255) });
		const outside = pathToFileURL(path.join(path.dirname(dir()), '外.zwxx')).href;
		const counted = await client.connection.sendRequest(countFindingsRequest, {
			uris: [
				draft.uri,
				file,
				outside,
				'untitled:1',
				file.replace(encodeURI('旧稿'), encodeURI('图')),
			],
		});
		const office = path.join(dir(), '.zwxx');
		assert.deepEqual(counted, [
			{ dir: office, fileKey: '稿.zwxx', counts: { 'use-jiezhi-until': 2 } },
			{ dir: office, fileKey: '旧/旧稿.zwxx', counts: { 'use-jiezhi-until': 1 } },
		]);
		writeFiles(dir(), { '.zwxx/baseline.json': createBaselineText(counted) });
		await changed();
		assert.deepEqual(await draft.marks(), []);
		await draft.replace(line, `${line}截止9月底有增。`);
		assert.deepEqual(await draft.marks(), [until, until, until]);
	});
});

describe('language server: what was filed before', () => {
	const dir = useTempDir();
	afterEach(stopServers);
	const body =
		'云岭县检查电动自行车商户126家，发现隐患58处，整改41处，约谈经营者9人，查扣改装车辆23辆。';
	const second = `---\n稿号: 20261123-BBBB\n标题: 商户126家受检查\n---\n${body}\n`;

	it('is known from the outbox, also what is filed while the draft is open', async () => {
		const outboxDir = path.join(dir(), 'outbox');
		const clock = createFakeClock();
		const outbox = createOutbox({
			fs: systemFs,
			dir: outboxDir,
			clock: clock.now,
			sleep: clock.sleep,
			process: { pid: process.pid, host: 'here', isAlive: () => true },
			...createIds(clock.now),
		});
		await outbox.list();
		const client = await startClient({ server: { storageDir: dir() } });
		const draft = await client.open('再报.zwxx', second);
		assert.deepEqual(await draft.marks(), []);
		await outbox.enqueue(aRequest({ draftId: '20261122-7F3K', title: '整治电动自行车', body }));
		const before = client.refreshes();
		await client.connection.sendNotification('zwxx/officeChanged');
		await client.until(() => client.refreshes() >= before + 2, 'history');
		// On a busy machine the editor may have been told to ask again before the outbox was read.
		let marks = await draft.marks();
		while (marks.length === 0) marks = await draft.marks();
		assert.deepEqual(marks, ['no-repeat-filing: 商户126家受检查']);
		const titles = (await draft.actions('商户126家受检查')).map((a) => a.title);
		assert.ok(titles.includes('注明同源：20261122-7F3K'), titles.join(' '));
	});
});
