import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { runCli } from '../../support/command-line';
import { useTempDir, writeFiles } from '../../support/temp-dir';

const wrong = '截止6月底，全县开工42个。';

describe('command line: baseline', () => {
	const dir = useTempDir();
	const lint = (...args: string[]) => runCli(dir(), 'lint', '--segmenter', 'intl', ...args);
	const stored = (): { files: Record<string, Record<string, number>> } =>
		JSON.parse(fs.readFileSync(path.join(dir(), '.zwxx/baseline.json'), 'utf8')) as never;
	const office = (files: Record<string, string>): void =>
		writeFiles(dir(), { '.zwxx/config.json': '{}', ...files });

	it('hides what was there, shows all of a rule once there is more, and can be left aside', async () => {
		office({ '旧.txt': `${wrong}\n${wrong}` });
		const update = await lint('--update-baseline', '旧.txt');
		assert.deepEqual([update.status, update.stdout], [0, '']);
		assert.match(update.stderr, /记下了1个文件的2处问题/);
		assert.deepEqual(stored().files, { '旧.txt': { 'use-jiezhi-until': 2 } });
		assert.deepEqual(await lint('旧.txt'), { status: 0, stdout: '', stderr: '' });
		assert.equal((await lint('--no-baseline', '旧.txt')).stdout.split('\n').length, 3);
		writeFiles(dir(), { '旧.txt': `新写一句。${wrong}\n${wrong}\n${wrong}` });
		const more = await lint('旧.txt');
		assert.equal(more.status, 1);
		assert.equal(more.stdout.split('\n').length, 4);
	});

	it('counts each finding, also where they are shown as one', async () => {
		office({ '旧.txt': `${wrong}${wrong}${wrong}` });
		await lint('--update-baseline', '--rule', 'use-jiezhi-until=hint', '旧.txt');
		assert.equal(stored().files['旧.txt']?.['use-jiezhi-until'], 3);
	});

	it('never hides what stops or questions a filing', async () => {
		office({ '密.zwxx': '机密★10年\n全县开工42个。\n' });
		const { status, stdout } = await lint('--update-baseline', '密.zwxx');
		assert.equal(status, 1);
		assert.match(stdout, /no-classified-mark/);
		assert.equal(stored().files['密.zwxx'], undefined);
	});

	it('is pruned downwards only, without files that are gone', async () => {
		office({ '甲.txt': `${wrong}\n${wrong}`, '乙.txt': wrong, '丙.txt': wrong });
		await lint('--update-baseline', '甲.txt', '乙.txt', '丙.txt');
		writeFiles(dir(), { '甲.txt': wrong, '乙.txt': `${wrong}\n${wrong}` });
		fs.rmSync(path.join(dir(), '丙.txt'));
		const { stderr } = await lint('--prune-baseline', '甲.txt', '乙.txt');
		assert.match(stderr, /还有2个文件的2处问题/);
		assert.deepEqual(stored().files, {
			'甲.txt': { 'use-jiezhi-until': 1 },
			'乙.txt': { 'use-jiezhi-until': 1 },
		});
		assert.equal((await lint('乙.txt')).stdout.split('\n').length, 3);
	});

	it('is written by every machine alike', async () => {
		office({ '乙.txt': wrong, '甲.txt': wrong, '下/稿.txt': wrong });
		await lint('--update-baseline', '乙.txt', '甲.txt', '下/稿.txt');
		const first = fs.readFileSync(path.join(dir(), '.zwxx/baseline.json'), 'utf8');
		fs.rmSync(path.join(dir(), '.zwxx/baseline.json'));
		await lint('--update-baseline', '下/稿.txt', '甲.txt', '乙.txt');
		assert.equal(fs.readFileSync(path.join(dir(), '.zwxx/baseline.json'), 'utf8'), first);
		assert.match(first, /"下\/稿\.txt"/);
	});

	it('says where it cannot be kept, and leaves a broken one alone', async () => {
		writeFiles(dir(), { '稿.txt': wrong });
		const homeless = await lint('--update-baseline', '稿.txt');
		assert.equal(homeless.status, 2);
		assert.match(homeless.stderr, /\.zwxx/);
		office({ '.zwxx/baseline.json': '{"version":1' });
		const broken = await lint('--update-baseline', '稿.txt');
		assert.equal(broken.status, 2);
		assert.match(broken.stderr, /baseline\.json 有误/);
		assert.equal(fs.readFileSync(path.join(dir(), '.zwxx/baseline.json'), 'utf8'), '{"version":1');
		assert.equal((await lint('稿.txt')).status, 1);
	});
});

describe('command line: what the command itself sets', () => {
	const dir = useTempDir();
	const lint = (...args: string[]) => runCli(dir(), 'lint', '--segmenter', 'intl', ...args);

	it('takes levels of rules, which win over the office’s', async () => {
		writeFiles(dir(), {
			'.zwxx/config.json': '{"rules":{"use-jiezhi-until":"off"}}',
			'稿.txt': wrong,
		});
		assert.equal((await lint('稿.txt')).status, 0);
		assert.match((await lint('--rule', 'use-jiezhi-until=error', '稿.txt')).stdout, /错误/);
	});

	it('takes an office’s words from a file', async () => {
		writeFiles(dir(), { '词.txt': '\ufeff青松工程\r\n\r\n 白杨行动 ', '稿.txt': '白杨行动启动。' });
		const { status, stdout } = await lint('--words', '词.txt', '稿.txt');
		assert.equal(status, 1);
		assert.match(stdout, /office-sensitive-words/);
	});

	it('leaves out findings inside accepted terms, and names what is wrong in the list', async () => {
		writeFiles(dir(), {
			'.zwxx/terms.json': '{"terms":["截止6月底","停",]}',
			'稿.txt': `${wrong}报名截止目前。`,
		});
		const { stdout, stderr } = await lint('稿.txt');
		assert.doesNotMatch(stdout, /:1:1 /);
		assert.match(stderr, /terms\.json：词要加英文双引号，2至40个字/);
	});

	it('refuses what it does not understand', async () => {
		writeFiles(dir(), { '稿.txt': wrong });
		for (const args of [
			['--rule', 'use-jiezhi-until'],
			['--rule', 'use-jiezhi-until=loud'],
			['--rule', 'nope=off'],
			['--date', '明天'],
			['--words', '没有.txt'],
			['--update-baseline', '--no-baseline'],
		]) {
			const { status, stdout, stderr } = await lint(...args, '稿.txt');
			assert.equal(status, 2, args.join(' '));
			assert.equal(stdout, '');
			assert.match(stderr, /[\u4e00-\u9fff].*。(?:用 --help 看用法。)?\n$/, args.join(' '));
		}
	});
});
