import assert from 'node:assert/strict';
import * as path from 'node:path';
import type { FullDocumentDiagnosticReport } from 'vscode-languageserver-protocol/node';
import { runCli } from '../support/command-line';
import { jiebaFolder } from '../support/jieba';
import { startClient, stopServers } from '../support/language-server';
import { useTempDir, writeFiles } from '../support/temp-dir';

const text = `---
载体: 要情信息
标题: 云岭县开工项目
数据:
  企业: 126家
---
截止6月底，许多企业复工，应有的作用尚未发挥。一是减材料。三是减环节。
大约三成左右的乡镇已完成，有的企业停产。××项目待补。
`;

describe('command line and language server', () => {
	const dir = useTempDir();
	afterEach(stopServers);

	for (const segmenter of ['jieba', 'intl'] as const) {
		it(`find the same in a draft, with the same configuration (${segmenter})`, async () => {
			writeFiles(dir(), {
				'稿.zwxx': text,
				'.zwxx/config.json': '{"rules":{"draft-missing-required-key":"off"}}',
			});
			const client = await startClient({
				folder: dir(),
				server: { segmenter, jiebaDir: jiebaFolder(), storageDir: path.join(dir(), 'storage') },
			});
			await client.until(() => client.statuses.at(-1)?.segmenter === segmenter, 'segmenter');
			const draft = await client.open('稿.zwxx', text);
			const { items } = (await draft.pull()) as FullDocumentDiagnosticReport;
			const document = draft.document();
			const editor = items.map(({ data, range, message }) => ({
				rule: data as string,
				from: document.offsetAt(range.start),
				to: document.offsetAt(range.end),
				message,
			}));
			const args = ['lint', '--format', 'json', '--segmenter', segmenter, '稿.zwxx'];
			const { stdout } = await runCli(dir(), ...args);
			const [entry] = JSON.parse(stdout) as { findings: typeof editor }[];
			const commandLine = entry!.findings.map(({ rule, from, to, message }) => ({
				rule,
				from,
				to,
				message,
			}));
			assert.ok(editor.length >= 3, `${editor.length} findings`);
			assert.deepEqual(commandLine, editor);
		});
	}
});
