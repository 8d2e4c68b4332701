import assert from 'node:assert/strict';
import {
	DiagnosticSeverity,
	LSPErrorCodes,
	type FullDocumentDiagnosticReport,
} from 'vscode-languageserver-protocol/node';
import {
	startClient,
	stopServers,
	type OpenDraft,
	type TestClient,
} from '../support/language-server';

const text = `---
载体: 素材
标题: 某县开工项目42个
---
截止6月底，全县开工项目42个。
申报截止日期为9月15日。
`;

describe('language server: findings', () => {
	let client: TestClient;
	let drafts: OpenDraft[] = [];
	before(async () => {
		client = await startClient();
	});
	after(stopServers);
	afterEach(async () => {
		await client.connection.sendNotification('zwxx/configuration', { trusted: true });
		for (const draft of drafts) await draft.close();
		drafts = [];
	});

	const open = async (name: string): Promise<OpenDraft> => {
		const draft = await client.open(name, text);
		drafts.push(draft);
		return draft;
	};

	const full = (report: object): FullDocumentDiagnosticReport => {
		assert.equal((report as FullDocumentDiagnosticReport).kind, 'full');
		return report as FullDocumentDiagnosticReport;
	};

	it('are pulled with rule, page, severity, source and place', async () => {
		const draft = await open('稿.zwxx');
		const { items } = full(await draft.pull());
		assert.equal(items.length, 1);
		const { code, codeDescription, severity, source, range, message, tags } = items[0]!;
		assert.equal(code, 'R09 截止与截至');
		assert.deepEqual(
			items.map((item) => item.data as unknown),
			['use-jiezhi-until'],
		);
		assert.equal(codeDescription?.href, 'command:zwxx.showRule?%5B%22use-jiezhi-until%22%5D');
		assert.equal(severity, DiagnosticSeverity.Warning);
		assert.equal(source, '政务信息');
		assert.deepEqual(range, { start: { line: 4, character: 0 }, end: { line: 4, character: 2 } });
		assert.ok(typeof message === 'string' && message.includes('截至'));
		assert.equal(tags, undefined);
	});

	it('follow an incremental edit; nothing new is reported as unchanged', async () => {
		const draft = await open('稿.zwxx');
		const first = full(await draft.pull());
		assert.deepEqual(await draft.pull(first.resultId), {
			kind: 'unchanged',
			resultId: first.resultId,
		});
		await draft.replace('某县开工', '𠮷县新开工');
		await draft.replace('全县开工', '截止目前，全县开工');
		assert.deepEqual(await draft.marks(), ['use-jiezhi-until: 截止', 'use-jiezhi-until: 截止']);
		const second = full(await draft.pull(first.resultId));
		assert.notEqual(second.resultId, first.resultId);
		await draft.replace('截止6月底', '截至6月底');
		await draft.replace('截止目前', '截至目前');
		assert.deepEqual(await draft.marks(), []);
	});

	it('wait for a pause, longer while pinyin is being composed', async () => {
		const composing = await open('甲.zwxx');
		const pausing = await open('乙.zwxx');
		const resting = await open('丙.zwxx');
		const answered: string[] = [];
		const pulled = async (name: string, draft: typeof composing): Promise<void> => {
			await draft.pull();
			answered.push(name);
		};
		await composing.replace('42个。', '42个j');
		await pausing.replace('42个。', '42个；');
		await Promise.all([
			pulled('composing', composing),
			pulled('pausing', pausing),
			pulled('resting', resting),
		]);
		assert.deepEqual(answered, ['resting', 'pausing', 'composing']);
	});

	it('answer the newest text where typing went on while they were held back', async () => {
		const draft = await open('稿.zwxx');
		await draft.pull();
		await draft.replace('截止6', '截止到6');
		const held = draft.pull();
		await draft.replace('截止到6', '截至6');
		assert.deepEqual(full(await held).items, []);
	});

	it('are not computed for a request that was cancelled, which is answered at once', async () => {
		const draft = await open('稿.zwxx');
		await draft.pull();
		await draft.replace('42个。', '42个j');
		const { CancellationTokenSource } = await import('vscode-languageserver-protocol/node');
		const source = new CancellationTokenSource();
		const params = { textDocument: { uri: draft.uri } };
		const held = client.connection.sendRequest('textDocument/diagnostic', params, source.token);
		source.cancel();
		await assert.rejects(held, { code: LSPErrorCodes.RequestCancelled });
	});

	it('of a document that is not open are none', async () => {
		const draft = await open('稿.zwxx');
		await draft.close();
		assert.deepEqual(full(await draft.pull()).items, []);
	});

	it('follow the user’s settings, with a request to pull again', async () => {
		const draft = await open('稿.zwxx');
		const { resultId } = full(await draft.pull());
		const before = client.refreshes();
		const rules = { 'use-jiezhi-until': 'hint', nonsense: 7 };
		await client.connection.sendNotification('zwxx/configuration', { trusted: true, rules });
		await client.until(() => client.refreshes() > before, 'refresh');
		const { items } = full(await draft.pull(resultId));
		assert.equal(items[0]?.severity, DiagnosticSeverity.Hint);
	});

	it('include the words that the office set down as sensitive', async () => {
		const draft = await open('稿.zwxx');
		const sensitiveWords = ['开工项目'];
		await client.connection.sendNotification('zwxx/configuration', {
			trusted: true,
			sensitiveWords,
		});
		assert.ok((await draft.marks()).includes('office-sensitive-words: 开工项目'));
	});

	it('come for 300,000 characters, and again after one more edit', async () => {
		const draft = await open('长稿.zwxx');
		// No sentence twice and no figure told anew: those would be findings.
		const line = (nth: number): string =>
			`第${nth}号片区扎实推进重点项目建设，道路、管网、绿化同步施工，工期按月调度。\n`;
		const lines = Array.from({ length: 8000 }, (_, nth) => line(nth + 1)).join('');
		assert.ok(lines.length > 300_000);
		const long = `${lines}截止9月底，全部完工。\n`;
		await draft.replace('申报截止日期', `${long}申报截止日期`);
		assert.deepEqual(await draft.marks(), ['use-jiezhi-until: 截止', 'use-jiezhi-until: 截止']);
		await draft.replace('截止9月底', '截至9月底');
		assert.deepEqual(await draft.marks(), ['use-jiezhi-until: 截止']);
		assert.ok((await draft.symbols()).length > 0);
	});

	it('keep the text out of the log', async () => {
		const draft = await open('稿.zwxx');
		await draft.marks();
		assert.deepEqual(client.logs, []);
	});

	it('end with the server, which leaves when it is told to', async () => {
		const other = await startClient();
		const draft = await other.open('稿.zwxx', text);
		await draft.pull();
		await other.stop();
		assert.equal(other.process.exitCode, 0);
	});
});
