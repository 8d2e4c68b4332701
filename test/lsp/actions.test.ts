import assert from 'node:assert/strict';
import * as path from 'node:path';
import {
	CodeActionTriggerKind,
	type CodeAction,
	type TextDocumentEdit,
} from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { ignoredInFile } from '../../src/core/lint/ignores';
import { createIgnoreStore } from '../../src/node/ignore-store';
import type { IgnoreArgs, SnippetFixArgs } from '../../src/protocol/messages';
import {
	startClient,
	stopServers,
	type OpenDraft,
	type TestClient,
} from '../support/language-server';
import { useTempDir } from '../support/temp-dir';

const text = `---
稿号: 20261122-7F3K
载体: 素材
标题: 开工情况
---
截止6月底，全县开工42个；截止目前，完工9个。
`;

const argsOf = <T>(action: CodeAction | undefined): T => action?.command?.arguments?.[0] as T;
const titled = (actions: readonly CodeAction[], title: string | RegExp): CodeAction => {
	const found = actions.find((a) =>
		typeof title === 'string' ? a.title === title : title.test(a.title),
	);
	assert.ok(found, actions.map((a) => a.title).join(' | '));
	return found;
};

/** The text after an action's edit, which must name the version that is open. */
function applied(draft: OpenDraft, action: CodeAction): string {
	const [change, ...more] = (action.edit?.documentChanges ?? []) as TextDocumentEdit[];
	assert.deepEqual(more, []);
	assert.deepEqual(change?.textDocument, { uri: draft.uri, version: draft.document().version });
	return TextDocument.applyEdits(draft.document(), change.edits as never);
}

describe('language server: actions', () => {
	let client: TestClient;
	let draft: OpenDraft;
	before(async () => {
		client = await startClient();
	});
	after(stopServers);
	beforeEach(async () => {
		draft = await client.open('稿.zwxx', text);
	});
	afterEach(() => draft.close());

	it('mend a finding, the first plain fix preferred', async () => {
		const fix = titled(await draft.actions('截止6'), '改为“截至”');
		assert.equal(fix.kind, 'quickfix');
		assert.equal(fix.isPreferred, true);
		assert.equal(fix.diagnostics?.[0]?.data, 'use-jiezhi-until');
		assert.equal(applied(draft, fix), text.replace('截止6', '截至6'));
	});

	it('name the newest version after an edit', async () => {
		await draft.replace('全县', '全市');
		const fix = titled(await draft.actions('截止6'), '改为“截至”');
		assert.equal(applied(draft, fix), text.replace('截止6', '截至6').replace('全县', '全市'));
	});

	it('hand a fix with something to fill in to the client', async () => {
		const actions = await draft.actions('截止目前');
		const snippet = actions.find((a) => a.command?.command === 'zwxx.applySnippetFix');
		const args = argsOf<SnippetFixArgs>(snippet);
		assert.equal(args.uri, draft.uri);
		assert.equal(args.version, 1);
		assert.equal(draft.document().getText(args.range), '截止目前');
		assert.match(args.snippet, /\$\{1/);
		assert.equal(snippet?.edit, undefined);
	});

	it('mend the same mistake all over the text, and everything safe on request', async () => {
		const mended = text.replaceAll('截止', '截至');
		const same = titled(await draft.actions('截止6'), '修改全文同类问题（2处）');
		assert.equal(applied(draft, same), mended);
		for (const only of ['source.fixAll', 'source.fixAll.zwxx', 'source']) {
			const actions = await draft.actions('标题', [only]);
			assert.deepEqual(
				actions.map((a) => a.kind),
				['source.fixAll.zwxx'],
				only,
			);
			assert.equal(applied(draft, actions[0]!), mended);
		}
	});

	it('offer only the kinds that are asked for', async () => {
		const kinds = async (only?: string[]) => [
			...new Set((await draft.actions('截止6', only)).map((a) => a.kind)),
		];
		assert.deepEqual(await kinds(), ['quickfix']);
		assert.deepEqual(await kinds(['quickfix']), ['quickfix']);
		assert.deepEqual(await kinds(['refactor']), []);
		assert.deepEqual(await kinds(['source.fixAll.eslint']), []);
		assert.deepEqual(await draft.actions('标题'), []);
	});

	it('leave the light bulb alone while one types', async () => {
		await draft.pull();
		await draft.replace('全县', '全市');
		const automatic = CodeActionTriggerKind.Automatic;
		assert.deepEqual(await draft.actions('截止6', undefined, automatic), []);
		await draft.pull();
		assert.notDeepEqual(await draft.actions('截止6', undefined, automatic), []);
	});

	it('do not silence what stops a filing', async () => {
		const secret = await client.open('密.zwxx', '机密★10年\n全县开工42个。\n');
		const actions = await secret.actions('机密★');
		assert.ok((await secret.marks()).some((m) => m.startsWith('no-classified-mark')));
		const silencing = ['zwxx.ignoreHere', 'zwxx.ignoreInDraft', 'zwxx.disableRule'];
		const offered = actions.filter(
			(a) =>
				a.diagnostics?.[0]?.data === 'no-classified-mark' &&
				silencing.includes(a.command?.command ?? ''),
		);
		assert.deepEqual(offered, []);
	});
});

describe('language server: ways not to be told again', () => {
	const dir = useTempDir();
	let client: TestClient;
	let draft: OpenDraft;
	beforeEach(async () => {
		client = await startClient({ folder: dir() });
		draft = await client.open('稿.zwxx', text);
	});
	afterEach(stopServers);

	it('remember a place, and it is silent then without a trace in the text', async () => {
		const actions = await draft.actions('截止6');
		const { uri, dir: store, ...entry } = argsOf<IgnoreArgs>(titled(actions, '忽略此处'));
		assert.equal(uri, draft.uri);
		assert.equal(store, path.join(dir(), '.zwxx'));
		assert.deepEqual(
			{ ...entry, mark: '' },
			{ rule: 'use-jiezhi-until', draft: '20261122-7F3K', mark: '', quote: '截止' },
		);
		await createIgnoreStore(store).add(entry);
		await client.connection.sendNotification('zwxx/officeChanged');
		assert.deepEqual(await draft.marks(), ['use-jiezhi-until: 截止']);
		assert.equal((await draft.actions('截止目前')).length > 0, true);
		assert.deepEqual(await draft.actions('截止6'), []);
	});

	it('silence a rule in the draft, also one that has no 稿号 yet', async () => {
		const other = await client.open('无号.zwxx', '截止6月底，全县开工42个。\n');
		const action = titled(await other.actions('截止'), '本文忽略此规则');
		const { uri, dir: store, ...entry } = argsOf<IgnoreArgs>(action);
		assert.equal(uri, other.uri);
		assert.deepEqual(entry, { rule: 'use-jiezhi-until', draft: '无号.zwxx' });
		assert.equal(
			ignoredInFile([entry], '无号.zwxx')(undefined)(entry.rule, () => ''),
			true,
		);
		await createIgnoreStore(store).add(entry);
		await client.connection.sendNotification('zwxx/officeChanged');
		assert.deepEqual(await other.marks(), []);
		assert.equal((await draft.marks()).length, 2);
	});

	it('switch a rule off for the office', async () => {
		const off = titled(await draft.actions('截止6'), '在本单位关闭此规则');
		assert.equal(off.command?.command, 'zwxx.disableRule');
		assert.deepEqual(argsOf(off), {
			uri: draft.uri,
			rule: 'use-jiezhi-until',
			dir: path.join(dir(), '.zwxx'),
		});
	});
});
