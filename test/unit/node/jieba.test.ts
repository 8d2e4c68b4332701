import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import fc from 'fast-check';
import { createJiebaSegmenter } from '../../../src/node/jieba';
import { dictionaryFiles } from '../../../src/node/jieba-files';
import { createLoadMarker } from '../../../src/node/jieba-marker';
import { createLazySegmenter, loadSegmenter } from '../../../src/node/segmenter';
import type { Segmenter } from '../../../src/core/segment/segmenter';
import { jiebaFolder } from '../../support/jieba';
import { useTempDir } from '../../support/temp-dir';

const temp = useTempDir;

/** A copy of the segmenter's folder that a test may spoil. */
function copyTo(dir: string): string {
	fs.cpSync(jiebaFolder(), dir, { recursive: true });
	return dir;
}

const reasonOf = (folder: string): string => {
	const { segmenter, status } = loadSegmenter({ folder, kind: 'jieba' });
	assert.equal(segmenter.kind, 'intl');
	assert.equal(status.kind, 'intl');
	assert.equal(segmenter.cut('全县企业').join(''), '全县企业');
	return status.reason ?? '';
};

describe('jieba segmenter', () => {
	let segmenter: Segmenter;
	before(() => {
		segmenter = createJiebaSegmenter(jiebaFolder());
	});

	it('cuts by its dictionary and leaves the working directory as it was', () => {
		const before = process.cwd();
		assert.deepEqual(createJiebaSegmenter(jiebaFolder()).cut('前三季度新增企业')[1], '三季度');
		assert.equal(process.cwd(), before);
	});

	it('guesses no words where it is asked for known ones', () => {
		assert.deepEqual(segmenter.cutKnown?.('庹敬尧带班'), ['庹', '敬', '尧', '带班']);
	});

	it('keeps the length of any text, lone surrogates included', () => {
		const unit = fc.constantFrom(
			'县',
			'的',
			'三季度',
			'a',
			'9',
			'。',
			'\u0000',
			'\ud800',
			'\udc00',
		);
		const text = fc.array(fc.oneof(unit, fc.string({ unit: 'binary' }))).map((p) => p.join(''));
		fc.assert(
			fc.property(text, (t) => {
				const words = segmenter.cut(t);
				assert.equal(
					words.reduce((sum, w) => sum + w.length, 0),
					t.length,
				);
				assert.ok(words.every((w) => w !== ''));
			}),
		);
		assert.deepEqual(segmenter.cut(''), []);
	});

	it('is loaded by a lazy segmenter only when something is cut', () => {
		let loads = 0;
		const lazy = createLazySegmenter('jieba', () => {
			loads++;
			return segmenter;
		});
		assert.equal(loads, 0);
		lazy.cut('甲');
		lazy.cut('乙');
		assert.equal(loads, 1);
	});
});

describe('loading the segmenter', () => {
	const dir = temp();

	it('says what it loaded, from a folder with a Chinese name', () => {
		const folder = copyTo(path.join(dir(), '词典'));
		const { segmenter, status } = loadSegmenter({ folder, kind: 'jieba' });
		assert.deepEqual(status, { kind: 'jieba' });
		assert.ok(segmenter.cut('前三季度').includes('三季度'));
	});

	it('gives the fallback without a reason where that is what was asked for', () => {
		const { status } = loadSegmenter({ folder: jiebaFolder(), kind: 'intl' });
		assert.deepEqual(status, { kind: 'intl' });
	});

	for (const name of dictionaryFiles) {
		it(`does not load where ${name} is missing, empty or no file`, () => {
			const folder = copyTo(path.join(dir(), 'jieba'));
			const file = path.join(folder, 'dict', name);
			fs.rmSync(file);
			assert.match(reasonOf(folder), new RegExp(`^缺少词典文件 ${name}，`));
			fs.writeFileSync(file, '');
			assert.match(reasonOf(folder), new RegExp(`^词典文件 ${name} 是空的，`));
			fs.rmSync(file);
			fs.mkdirSync(file);
			assert.match(reasonOf(folder), new RegExp(`^词典文件 ${name} 不是普通文件，`));
		});
	}

	it('does not load a dictionary that may not be read', function () {
		// Everything may be read by root; there only a broken link is unreadable.
		const folder = copyTo(path.join(dir(), 'jieba'));
		const file = path.join(folder, 'dict', 'hmm_model.utf8');
		if (process.getuid?.() === 0) {
			fs.rmSync(file);
			fs.symlinkSync(path.join(folder, 'dict', 'loop'), path.join(folder, 'dict', 'loop'));
			fs.symlinkSync(path.join(folder, 'dict', 'loop'), file);
		} else fs.chmodSync(file, 0);
		assert.match(reasonOf(folder), /^词典文件 hmm_model.utf8 读不出来，/);
	});

	it('does not load a dictionary that was cut off in the middle of a line', () => {
		const folder = copyTo(path.join(dir(), 'jieba'));
		const file = path.join(folder, 'dict', 'jieba.dict.utf8');
		const text = fs.readFileSync(file, 'utf8');
		fs.writeFileSync(file, text.slice(0, text.indexOf(' ', text.length / 2)));
		assert.match(reasonOf(folder), /^词典文件 jieba.dict.utf8 不完整，/);
	});

	it('takes the fallback where the addon is missing or of another platform', () => {
		const folder = copyTo(path.join(dir(), 'jieba'));
		fs.writeFileSync(path.join(folder, 'nodejieba.node'), 'MZ');
		assert.match(reasonOf(folder), /^词典程序不适用于本机，/);
		fs.rmSync(path.join(folder, 'nodejieba.node'));
		assert.match(reasonOf(folder), /^没有安装本机可用的词典程序，/);
	});

	it('does not load where the marker cannot be written', () => {
		fs.writeFileSync(path.join(dir(), 'file'), '');
		const marker = createLoadMarker({ stateDir: path.join(dir(), 'file', 'state'), build: '1' });
		const { status } = loadSegmenter({ folder: jiebaFolder(), kind: 'jieba', marker });
		assert.equal(status.kind, 'intl');
	});
});

describe('marker of loading', () => {
	const dir = temp();
	const dead = 4242;
	const isAlive = (pid: number): boolean => pid !== dead;
	const marker = (build: string, pid?: number) =>
		createLoadMarker({ stateDir: dir(), build, isAlive, ...(pid !== undefined && { pid }) });
	const load = (build: string) =>
		loadSegmenter({ folder: jiebaFolder(), kind: 'jieba', marker: marker(build) }).status;

	it('is gone after a load', () => {
		assert.deepEqual(load('1'), { kind: 'jieba' });
		assert.deepEqual(fs.readdirSync(dir()), []);
	});

	it('of a dead process of the same build keeps the next from loading, until it is forgotten', () => {
		marker('1', dead).set();
		assert.match(load('1').reason ?? '', /^上次载入词典时程序意外退出，/);
		assert.equal(load('2').kind, 'jieba');
		marker('1').forget();
		assert.equal(load('1').kind, 'jieba');
	});

	it('of a living process, another window that loads just now, means nothing', () => {
		marker('1', process.ppid).set();
		assert.equal(load('1').kind, 'jieba');
		marker('1').forget();
		assert.equal(fs.readdirSync(dir()).length, 1);
	});

	it('from before the machine was started means nothing', () => {
		const file = path.join(dir(), `segmenter-loading-${dead}.json`);
		fs.writeFileSync(file, JSON.stringify({ pid: dead, build: '1', at: 0 }));
		assert.equal(load('1').kind, 'jieba');
	});

	it('is left by a process that a bad dictionary ends', () => {
		const folder = copyTo(path.join(dir(), 'jieba'));
		const file = path.join(folder, 'dict', 'jieba.dict.utf8');
		const lines = fs.readFileSync(file, 'utf8').split('\n');
		lines.splice(lines.length / 2, 0, '坏行');
		fs.writeFileSync(file, lines.join('\n'));
		const stateDir = path.join(dir(), 'state');
		const script = `
			const { createLoadMarker } = require('./src/node/jieba-marker.ts');
			const { loadSegmenter } = require('./src/node/segmenter.ts');
			const [folder, stateDir] = process.argv.slice(-2);
			const marker = createLoadMarker({ stateDir, build: '1' });
			console.log(loadSegmenter({ folder, kind: 'jieba', marker }).status.kind);`;
		const run = () =>
			spawnSync(process.execPath, ['--import', 'tsx', '-e', script, folder, stateDir], {
				encoding: 'utf8',
			});
		assert.equal(run().signal, 'SIGABRT');
		assert.equal(run().stdout.trim(), 'intl');
	});
});
