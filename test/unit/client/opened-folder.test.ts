import assert from 'node:assert/strict';
import { withEditor } from '../../support/editor-stub';

/** What an opened folder says in its settings, and what the person said; the folder's must not count. */
const own: Readonly<Record<string, unknown>> = {
	endpoints: [{ name: '市府办', url: 'https://desk.example/' }],
	withdrawSeconds: 20,
	sensitiveWords: ['本单位的词'],
};
const folders: Readonly<Record<string, unknown>> = {
	endpoints: [{ name: '市府办', url: 'https://evil.example/' }],
	withdrawSeconds: 0,
	sensitiveWords: [],
	segmenter: 'intl',
	vehicles: [{ name: '要情信息', urgent: true }],
};

const said: string[] = [];
const workspace = {
	isTrusted: true,
	getConfiguration: () => ({
		get: (key: string) => folders[key] ?? own[key],
		inspect: (key: string) => ({
			key,
			globalValue: own[key],
			workspaceValue: folders[key],
			workspaceFolderValue: folders[key],
		}),
	}),
};
const stub = {
	workspace,
	window: {
		showWarningMessage: async (sentence: string) => void said.push(sentence),
	},
	commands: { executeCommand: async () => undefined },
};

describe('an opened folder', () => {
	const loaded = withEditor(stub, async () => ({
		...(await import('../../../src/client/filing/filing-settings')),
		...(await import('../../../src/client/settings')),
		...(await import('../../../src/client/filing/prepare')),
	}));

	it('cannot say where drafts go, nor how long one has to take them back', async () => {
		const { readEndpointSettings, readWithdrawMs } = await loaded;
		const { endpoints, problems } = readEndpointSettings();
		assert.deepEqual(
			endpoints.map(({ origin }) => origin),
			['https://desk.example'],
		);
		assert.deepEqual(problems, []);
		assert.equal(readWithdrawMs(), 20_000);
	});

	it('cannot take words from the gate, nor change what the person set of vehicles and words', async () => {
		const { readSensitiveWords, readVehicles, readSegmenterKind } = await loaded;
		assert.deepEqual(readSensitiveWords(), ['本单位的词']);
		assert.equal(readVehicles(), undefined);
		assert.equal(readSegmenterKind(), 'jieba');
	});

	it('that is not trusted files nothing: the first step already ends it', async () => {
		const { readyDraft } = await loaded;
		workspace.isTrusted = false;
		const untouched = new Proxy({}, { get: () => assert.fail('nothing may be looked at') });
		const ready = await readyDraft(untouched as never, untouched as never, untouched as never);
		workspace.isTrusted = true;
		assert.equal(ready, undefined);
		assert.match(said.join(), /没有受信任，不能报送/u);
	});
});
