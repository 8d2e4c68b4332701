import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { once } from 'node:events';
import type { ServerStatus } from '../../src/protocol/messages';
import { jiebaFolder } from '../support/jieba';
import { startClient, stopServers, type TestClient } from '../support/language-server';
import { useTempDir } from '../support/temp-dir';

describe('language server: segmenter [long]', () => {
	const dir = useTempDir();
	afterEach(stopServers);
	const start = (jiebaDir: string, build = '1'): Promise<TestClient> =>
		startClient({
			server: { segmenter: 'jieba', jiebaDir, build, storageDir: path.join(dir(), 'storage') },
		});
	const last = ({ statuses }: TestClient): ServerStatus | undefined => statuses.at(-1);
	const settled = (client: TestClient): Promise<void> =>
		client.until(() => ['jieba', 'intl'].includes(last(client)?.segmenter ?? ''), 'status');

	/** A dictionary that passes every look at its files and yet ends the process. */
	function spoiled(): string {
		const folder = path.join(dir(), 'jieba');
		fs.cpSync(jiebaFolder(), folder, { recursive: true });
		const file = path.join(folder, 'dict', 'jieba.dict.utf8');
		const lines = fs.readFileSync(file, 'utf8').split('\n');
		lines.splice(lines.length / 2, 0, '坏行');
		fs.writeFileSync(file, lines.join('\n'));
		return folder;
	}

	it('is loaded after the first answers, and then diagnostics are asked for again', async () => {
		const client = await start(jiebaFolder());
		const draft = await client.open('稿.zwxx', '截止6月底，全县开工42个。\n');
		const first = await draft.pull();
		await settled(client);
		assert.equal(last(client)?.segmenter, 'jieba');
		await client.until(() => client.refreshes() > 0, 'refresh');
		const second = await draft.pull(first.resultId);
		assert.equal(second.kind, 'full');
		assert.deepEqual(await draft.marks(), ['use-jiezhi-until: 截止']);
	});

	it('gives way to the fallback with a reason where a file is missing, and comes on request', async () => {
		const folder = path.join(dir(), 'jieba');
		fs.cpSync(jiebaFolder(), folder, { recursive: true });
		const model = path.join(folder, 'dict', 'hmm_model.utf8');
		fs.renameSync(model, `${model}.away`);
		const client = await start(folder);
		await settled(client);
		assert.equal(last(client)?.segmenter, 'intl');
		assert.match(last(client)?.reason ?? '', /缺少词典文件 hmm_model\.utf8/);
		fs.renameSync(`${model}.away`, model);
		const status = await client.connection.sendRequest<ServerStatus>('zwxx/reloadSegmenter');
		assert.equal(status.segmenter, 'jieba');
		assert.equal(status.reason, undefined);
	});

	it('that ended the server is not loaded by the restarted one, but by a new build', async () => {
		const folder = spoiled();
		const first = await start(folder);
		const [, signal] = (await once(first.process, 'exit')) as [number | null, string];
		assert.equal(signal, 'SIGABRT');
		const second = await start(folder);
		const draft = await second.open('稿.zwxx', '截止6月底，全县开工42个。\n');
		await settled(second);
		assert.match(last(second)?.reason ?? '', /上次载入词典时程序意外退出/);
		assert.deepEqual(await draft.marks(), ['use-jiezhi-until: 截止']);
		const other = await start(jiebaFolder(), '2');
		await settled(other);
		assert.equal(last(other)?.segmenter, 'jieba');
	});

	it('follows the setting', async () => {
		const client = await start(jiebaFolder());
		await settled(client);
		await client.connection.sendNotification('zwxx/configuration', {
			trusted: true,
			segmenter: 'intl',
		});
		await client.until(() => last(client)?.segmenter === 'intl', 'fallback');
		assert.equal(last(client)?.reason, undefined);
	});
});
