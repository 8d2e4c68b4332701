import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { FileChangeType } from 'vscode-languageserver-protocol/node';
import { pathToFileURL } from 'node:url';
import { createIgnoreStore } from '../../src/node/ignore-store';
import type { IgnoreArgs } from '../../src/protocol/messages';
import { startClient, stopServers, type TestClient } from '../support/language-server';
import { useTempDir, writeFiles } from '../support/temp-dir';

const text = '---\n载体: 县里专刊\n---\n截止6月底，全县开工42个。\n';
const vehicle = {
	name: '县里专刊',
	purpose: '本县自办',
	limit: { n: 300, kind: 'max' },
	templates: [{ name: '通用', structure: '总分式', body: ['${1:【正文】}'] }],
};
const until = 'use-jiezhi-until: 截止';
const unknownVehicle = 'draft-unknown-vehicle: 县里专刊';

describe('language server: the folder of an office', () => {
	const dir = useTempDir();
	afterEach(stopServers);
	const start = (trusted = true): Promise<TestClient> =>
		startClient({ folder: dir(), server: { trusted } });

	/** Writes a file of the office and tells the server, as the editor's watcher does. */
	async function change(client: TestClient, name: string, content?: string): Promise<void> {
		const file = path.join(dir(), '.zwxx', name);
		if (content === undefined) fs.rmSync(file);
		else writeFiles(dir(), { [`.zwxx/${name}`]: content });
		const type = content === undefined ? FileChangeType.Deleted : FileChangeType.Changed;
		await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
			changes: [{ uri: pathToFileURL(file).href, type }],
		});
	}

	it('brings its vehicles and its rules, also when they change', async () => {
		writeFiles(dir(), { '.zwxx/vehicles.json': JSON.stringify({ vehicles: [vehicle] }) });
		const client = await start();
		const draft = await client.open('稿.zwxx', text);
		assert.deepEqual(await draft.marks(), [until]);
		assert.match((await draft.hover('县里专刊')) ?? '', /本县自办[\s\S]*300字以内/);
		const before = client.refreshes();
		await change(client, 'config.json', '{"rules":{"use-jiezhi-until":"off"}}');
		await client.until(() => client.refreshes() > before, 'refresh');
		assert.deepEqual(await draft.marks(), []);
	});

	it('wins over the user’s settings, rule by rule', async () => {
		writeFiles(dir(), { '.zwxx/config.json': '{"rules":{"use-jiezhi-until":"off"}}' });
		const rules = { 'use-jiezhi-until': 'error', 'draft-unknown-vehicle': 'off' };
		const client = await startClient({ folder: dir(), server: { rules } });
		const draft = await client.open('稿.zwxx', text);
		assert.deepEqual(await draft.marks(), []);
	});

	it('is not read where it is not trusted, until it is', async () => {
		writeFiles(dir(), {
			'.zwxx/vehicles.json': '{',
			'.zwxx/config.json': '{"rules":{"use-jiezhi-until":"off"}}',
		});
		const client = await start(false);
		const draft = await client.open('稿.zwxx', text);
		assert.deepEqual(await draft.marks(), [unknownVehicle, until]);
		assert.equal(client.published(path.join(dir(), '.zwxx/vehicles.json')), undefined);
		await client.connection.sendNotification('zwxx/configuration', { trusted: true });
		assert.deepEqual(await draft.marks(), [unknownVehicle]);
	});

	it('shows what is wrong in a file where it is, and nothing once it is mended', async () => {
		const file = path.join(dir(), '.zwxx/vehicles.json');
		const wrong = JSON.stringify({ vehicles: [{ ...vehicle, limit: { n: 0, kind: 'max' } }] });
		writeFiles(dir(), { '.zwxx/vehicles.json': wrong });
		const client = await start();
		await client.until(() => client.published(file) !== undefined, 'problem');
		const [problem] = client.published(file) ?? [];
		const { start: from, end } = problem!.range;
		assert.equal(wrong.slice(from.character, end.character), '0');
		const draft = await client.open('稿.zwxx', text);
		assert.deepEqual(await draft.marks(), [unknownVehicle, until]);
		await change(client, 'vehicles.json', JSON.stringify({ vehicles: [vehicle] }));
		await client.until(() => client.published(file)?.length === 0, 'mended file');
		assert.deepEqual(await draft.marks(), [until]);
		await change(client, 'vehicles.json', '{');
		await client.until(() => client.published(file)?.length !== 0, 'broken file');
		await change(client, 'vehicles.json');
		await client.until(() => client.published(file)?.length === 0, 'deleted file');
	});

	it('is the nearest one to the draft within the open folder', async () => {
		writeFiles(dir(), {
			'.zwxx/config.json': '{}',
			'一科/.zwxx/config.json': '{"rules":{"use-jiezhi-until":"off"}}',
		});
		const client = await start();
		const draft = await client.open('稿.zwxx', text);
		assert.deepEqual(await draft.marks(), [unknownVehicle, until]);
		const inner = await startClient({ folder: path.join(dir(), '一科') });
		const other = await inner.open('稿.zwxx', text);
		assert.deepEqual(await other.marks(), [unknownVehicle]);
	});

	it('is replaced by the extension’s own storage where no folder is open', async () => {
		const storageDir = path.join(dir(), 'storage');
		const client = await startClient({ server: { storageDir } });
		const draft = await client.open('稿.zwxx', text);
		const [action] = (await draft.actions('截止')).filter((a) => a.title === '忽略此处');
		const [args] = (action?.command?.arguments ?? []) as IgnoreArgs[];
		const { uri, dir: store, ...entry } = args!;
		assert.equal(uri, draft.uri);
		assert.equal(store, storageDir);
		await createIgnoreStore(store).add(entry);
		await client.connection.sendNotification('zwxx/officeChanged');
		assert.deepEqual(await draft.marks(), [unknownVehicle]);
	});
});
