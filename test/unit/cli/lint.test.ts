import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { symlinkSync } from 'node:fs';
import * as path from 'node:path';
import { createAnalyzer } from '../../../src/core/lint/engine';
import { run } from '../../../src/cli/run';
import type { Rule } from '../../../src/core/lint/rule';
import { rules } from '../../../src/core/lint/rules/index';
import { createIgnoreStore } from '../../../src/node/ignore-store';
import { fingerprint } from '../../../src/core/lint/ignores';
import { commandLine, runCli } from '../../support/command-line';
import { useTempDir, writeFiles } from '../../support/temp-dir';

interface Finding {
	readonly rule: string;
	readonly ref: string;
	readonly severity: string;
	readonly from: number;
	readonly to: number;
	readonly message: string;
	readonly fixes: readonly { title: string; edits: { from: number; to: number; text: string }[] }[];
}

interface Entry {
	readonly file: string;
	readonly findings: readonly Finding[];
	readonly counts: { words: number; characters: number; charactersWithSpaces: number };
}

const wrong = '截止6月底，全县开工42个。';
const draft = (body: string, ...meta: string[]): string =>
	['---', ...meta, '---', body, ''].join('\n');

describe('command line: lint', () => {
	const dir = useTempDir();
	const lint = (...args: string[]) => runCli(dir(), 'lint', '--segmenter', 'intl', ...args);
	const json = async (...args: string[]): Promise<Entry[]> =>
		JSON.parse((await lint('--format', 'json', ...args)).stdout) as Entry[];

	it('prints one line a finding: file, line, column, severity, rule, message', async () => {
		writeFiles(dir(), { '稿.txt': `第一段。\n全县推进。${wrong}\n` });
		const { status, stdout, stderr } = await lint('稿.txt');
		assert.match(stdout, /^稿\.txt:2:6 警告 use-jiezhi-until “截止”[^\n]*\n$/);
		assert.equal(status, 1);
		assert.equal(stderr, '');
	});

	it('prints JSON with offsets of the text, fixes and counts', async () => {
		writeFiles(dir(), { '稿.txt': `𠮷县。${wrong}` });
		const [entry, ...more] = await json('稿.txt');
		assert.deepEqual(more, []);
		const { message, ...finding } = entry!.findings[0]!;
		assert.match(message, /截至/);
		assert.deepEqual(
			{ ...entry, findings: [finding] },
			{
				file: '稿.txt',
				findings: [
					{
						rule: 'use-jiezhi-until',
						ref: 'R09',
						severity: 'warning',
						from: 4,
						to: 6,
						fixes: [{ title: '改为“截至”', edits: [{ from: 4, to: 6, text: '截至' }] }],
					},
				],
				counts: { words: 16, characters: 17, charactersWithSpaces: 17 },
			},
		);
	});

	it('gives programs no fix that a person has to fill in', async () => {
		writeFiles(dir(), { '稿.txt': '截止目前，全县开工42个。' });
		const [entry] = await json('稿.txt');
		const texts = entry!.findings[0]!.fixes.flatMap((f) => f.edits.map((e) => e.text));
		assert.deepEqual(texts, ['截至']);
	});

	it('reads every encoding to the same findings', async () => {
		const utf16 = Buffer.from(`\ufeff${wrong}`, 'utf16le');
		// The same sentence in GB18030.
		const gb18030 = Buffer.from('bdd8d6b936d4c2b5d7a3acc8abcfd8bfaab9a43432b8f6a1a3', 'hex');
		writeFiles(dir(), {
			'1.txt': wrong,
			'2.txt': `\ufeff${wrong}`,
			'3.txt': utf16,
			'4.txt': Buffer.from(utf16).swap16(),
			'5.txt': gb18030,
		});
		const entries = await json('1.txt', '2.txt', '3.txt', '4.txt', '5.txt');
		assert.equal(entries.length, 5);
		for (const entry of entries) {
			assert.deepEqual({ ...entry, file: '' }, { ...entries[0], file: '' }, entry.file);
			assert.equal(entry.findings[0]?.from, 0);
		}
	});

	it('takes .txt for a body and everything else for a draft', async () => {
		const text = draft('全县开工42个。', `标题: ${wrong}`);
		writeFiles(dir(), { '稿.zwxx': text, '稿.txt': text });
		const [asDraft, asBody] = await json('稿.zwxx', '稿.txt');
		assert.equal(asDraft!.counts.words, 7);
		assert.ok(asBody!.counts.words > 7);
	});

	it('exits with 0 below a warning, 1 from it on, 2 on wrong usage, in every format', async () => {
		const at = (severity: string) => JSON.stringify({ rules: { 'use-jiezhi-until': severity } });
		writeFiles(dir(), { '稿.txt': wrong, '好.txt': '全县开工42个。' });
		for (const [severity, status] of [
			['off', 0],
			['hint', 0],
			['info', 0],
			['warning', 1],
			['error', 1],
		] as const) {
			writeFiles(dir(), { '.zwxx/config.json': at(severity) });
			assert.equal((await lint('稿.txt')).status, status, severity);
			assert.equal((await lint('--format', 'json', '稿.txt')).status, status, severity);
		}
		assert.deepEqual(await lint('好.txt'), { status: 0, stdout: '', stderr: '' });
		for (const args of [
			[],
			['检查', '稿.txt'],
			['lint'],
			['lint', '--format', 'xml', '稿.txt'],
			['lint', '--segmenter', 'other', '稿.txt'],
			['lint', '--nonsense', '稿.txt'],
			['lint', '--vehicle', '没有的载体', '稿.txt'],
			['lint', '--config', '没有的文件夹', '稿.txt'],
		]) {
			const { status, stdout, stderr } = await runCli(dir(), ...args);
			assert.equal(status, 2, args.join(' '));
			assert.match(stderr, /[\u4e00-\u9fff].*。\n$/, args.join(' '));
			assert.ok(stdout === '' || stdout === '[]\n', args.join(' '));
		}
	});

	it('goes on after a file that cannot be read', async () => {
		writeFiles(dir(), {
			'甲.txt': wrong,
			'乙.txt': wrong,
			'图.docx': Buffer.of(0x50, 0, 0xff, 0xff),
		});
		const args = ['甲.txt', '无.txt', '.', '图.docx', '乙.txt'];
		const text = await lint(...args);
		assert.equal(text.status, 2);
		assert.deepEqual(text.stdout.match(/^[^:]*/gm)?.filter(Boolean), ['甲.txt', '乙.txt']);
		assert.equal(text.stderr.trim().split('\n').length, 3);
		assert.match(text.stderr, /^无\.txt：没有这个文件。$/m);
		assert.deepEqual(
			(await json(...args)).map(({ file }) => file),
			['甲.txt', '乙.txt'],
		);
	});

	it('checks against the vehicle that is named, instead of the draft’s own', async () => {
		writeFiles(dir(), {
			'稿.zwxx': draft('县'.repeat(180), '载体: 要情信息'),
			'稿.txt': '县'.repeat(210),
		});
		const over = async (...args: string[]): Promise<boolean> =>
			(await json(...args))[0]!.findings.some(
				({ ref, severity }) => ref === 'R03' && severity === 'warning',
			);
		assert.equal(await over('稿.zwxx'), false);
		assert.equal(await over('--vehicle', '国办要情信息', '稿.zwxx'), true);
		assert.equal(await over('稿.txt'), false);
		assert.equal(await over('--vehicle', '普刊', '稿.txt'), true);
	});

	it('holds by what the office set down: rules, vehicles, ignores', async () => {
		const at = wrong.indexOf('截止');
		const mark = fingerprint('use-jiezhi-until', wrong, { from: at, to: at + 2 });
		await createIgnoreStore(path.join(dir(), '.zwxx')).add({
			rule: 'use-jiezhi-until',
			draft: '县/甲.txt',
			mark,
		});
		writeFiles(dir(), { '县/甲.txt': wrong, '县/乙.txt': wrong });
		const [first, second] = await json('县/甲.txt', '县/乙.txt');
		assert.deepEqual([first!.findings.length, second!.findings.length], [0, 1]);
		const other = { '别处/.zwxx/config.json': '{"rules":{"use-jiezhi-until":"off"},"x":1}' };
		writeFiles(dir(), other);
		for (const config of ['别处', '别处/.zwxx']) {
			const { status, stderr } = await lint('--config', config, '县/乙.txt');
			assert.equal(status, 0);
			assert.match(stderr, /config\.json：不认识“x”/);
		}
	});

	it('has the dictionary at hand, and says so where it has not', async () => {
		// Whether the words matter: the same findings as the engine's with that segmenter.
		writeFiles(dir(), { '稿.txt': '许多企业复工，所有的企业都复工。' });
		const { stderr, stdout } = await runCli(dir(), 'lint', '稿.txt');
		assert.equal(stderr, '');
		assert.match(stdout, /许多企业/);
	});

	it('explains itself, and says its version', async () => {
		const helped = await runCli(dir(), '--help');
		assert.equal(helped.status, 0);
		for (const option of ['--format', '--vehicle', '--segmenter', '--config', 'count']) {
			assert.ok(helped.stdout.includes(option), option);
		}
		assert.match((await runCli(dir(), '--version')).stdout, /^\d+\.\d+\.\d+\n$/);
	});

	it('bears a reader that stops reading', async () => {
		writeFiles(dir(), { '长.txt': `${wrong}\n`.repeat(20_000) });
		const child = spawn(process.execPath, [await commandLine(), 'lint', '长.txt'], { cwd: dir() });
		let stderr = '';
		child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
		child.stdout.once('data', () => child.stdout.destroy());
		const [status] = (await once(child, 'close')) as [number];
		assert.equal(stderr, '');
		assert.equal(status, 1);
	});

	it('checks beside a settings folder that leads nowhere', async () => {
		writeFiles(dir(), { '稿.txt': wrong });
		symlinkSync('.zwxx', path.join(dir(), '.zwxx'));
		const { status, stdout, stderr } = await lint('稿.txt');
		assert.match(stdout, /^稿\.txt:1:1 警告/);
		assert.equal(stderr, '');
		assert.equal(status, 1);
	});

	it('says once which rule failed, and reports what the others found', async () => {
		writeFiles(dir(), { '甲.txt': wrong, '乙.txt': wrong });
		const broken: Rule = {
			...rules[0]!,
			id: 'broken',
			scope: 'paragraph',
			triggers: ['截止'],
			check() {
				throw new Error(wrong);
			},
		};
		const out: string[] = [];
		const errors: string[] = [];
		const terminal = {
			out: (text: string) => out.push(text),
			error: (line: string) => errors.push(line),
			jiebaDir: dir(),
			version: () => '',
		};
		const files = ['甲.txt', '乙.txt'].map((name) => path.join(dir(), name));
		const args = ['lint', '--segmenter', 'intl', ...files];
		assert.equal(await run(args, terminal, [broken, ...rules]), 1);
		assert.match(out.join(''), /甲\.txt:1:1 .*\n.*乙\.txt:1:1 /);
		assert.deepEqual(errors, ['规则 broken 出错，没有检查这一项，其余规则照常。']);
	});

	it('finds for each file what an analyzer of its own finds', async () => {
		const bodies = [wrong, `${wrong}\n\n一、做法\n三、成效`, '全县开工42个。', wrong];
		const files = bodies.map((_, i) => `${i}.zwxx`);
		writeFiles(
			dir(),
			Object.fromEntries(bodies.map((b, i) => [files[i]!, draft(b, '载体: 素材')])),
		);
		const { createIntlSegmenter } = await import('../../../src/core/segment/intl');
		const { defaultCatalogue } = await import('../../../src/core/vehicle/catalogue');
		const environment = { catalogue: defaultCatalogue, settings: {} };
		const expected = bodies.map((b) =>
			createAnalyzer({ rules, segmenter: createIntlSegmenter() })
				.analyze(draft(b, '载体: 素材'), environment)
				.findings.map(({ rule, from, to }) => ({ rule, from, to })),
		);
		const found = (await json(...files)).map(({ findings }) =>
			findings.map(({ rule, from, to }) => ({ rule, from, to })),
		);
		assert.deepEqual(found, expected);
	});
});

describe('command line: count', () => {
	const dir = useTempDir();

	it('prints the counts, against the limit where there is one', async () => {
		writeFiles(dir(), {
			'稿.zwxx': draft('全县开工 42 个。', '载体: 普刊信息', '标题: 不计'),
			'文.txt': '全县GDP增长8.5%。\n',
		});
		const { stdout, status } = await runCli(dir(), 'count', '稿.zwxx', '文.txt');
		assert.equal(
			stdout,
			'稿.zwxx 字数 7 字符数 8 字符数（计空格） 10 载体 7/200\n' +
				'文.txt 字数 7 字符数 12 字符数（计空格） 12\n',
		);
		assert.equal(status, 0);
		const json = await runCli(dir(), 'count', '--format', 'json', '--vehicle', '要情', '文.txt');
		assert.deepEqual(JSON.parse(json.stdout), [
			{ file: '文.txt', counts: { words: 7, characters: 12, charactersWithSpaces: 12 } },
		]);
	});

	it('exits with 2 where a file cannot be read, and counts the others', async () => {
		writeFiles(dir(), { '文.txt': '全县' });
		const { stdout, status } = await runCli(dir(), 'count', '无.txt', '文.txt');
		assert.equal(status, 2);
		assert.match(stdout, /^文\.txt 字数 2 /);
	});
});
