import assert from 'node:assert/strict';
import { mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import * as os from 'node:os';
import * as path from 'node:path';
import type { PictureLine } from '../../../src/core/attachments/listing';
import { readPictures } from '../../../src/node/attachments';
import { sha256Of } from '../../../src/node/hash';
import { cameraTiff, exifSegment, jpeg, png } from '../../support/pictures';

const line = (name: string, caption = ''): PictureLine => ({
	name,
	caption,
	span: { from: 0, to: 0 },
});

describe('pictures beside a draft', () => {
	let folder: string;
	beforeEach(async () => {
		folder = await mkdtemp(path.join(os.tmpdir(), 'zwxx-pictures-'));
	});
	afterEach(() => rm(folder, { recursive: true, force: true }));

	const problemsOf = async (...lines: readonly PictureLine[]): Promise<readonly string[]> => {
		const read = await readPictures(folder, lines);
		return 'problems' in read ? read.problems : [];
	};

	it('are read without what the camera wrote, under the digest of what is sent', async () => {
		const photo = jpeg({ before: [exifSegment(cameraTiff(6))] });
		await writeFile(path.join(folder, '现场.jpg'), photo);
		const read = await readPictures(folder, [line('现场.jpg', '石桥镇转移群众')]);
		assert.ok('value' in read);
		const [picture] = read.value;
		assert.ok(picture);
		assert.ok(!Buffer.from(picture.bytes).includes('GPS'));
		assert.deepEqual(picture.attachment, {
			digest: sha256Of(picture.bytes),
			size: picture.bytes.length,
			type: 'image/jpeg',
			name: '现场.jpg',
			caption: '石桥镇转移群众',
		});
	});

	it('say all that is wrong at once, in Chinese, with the name', async () => {
		await writeFile(path.join(folder, '说明.png'), '文字');
		const problems = await problemsOf(line('缺.jpg'), line('说明.png'), line('../外.jpg'));
		assert.equal(problems.length, 3);
		assert.match(problems[0] ?? '', /^附件“缺\.jpg”找不到/u);
		assert.match(problems[1] ?? '', /^附件“说明\.png”不是图片文件/u);
		assert.match(problems[2] ?? '', /别的文件夹/u);
	});

	it('are not read through a link, nor where they are a folder or far too large', async () => {
		const outside = path.join(folder, '外面');
		await writeFile(outside, png(Uint8Array.of(1)));
		await symlink(outside, path.join(folder, '链接.png'));
		await symlink(folder, path.join(folder, '夹.png'));
		await writeFile(path.join(folder, '大.png'), '');
		await truncate(path.join(folder, '大.png'), 3_000_000_000);
		const problems = await problemsOf(line('链接.png'), line('夹.png'), line('大.png'));
		assert.match(problems[0] ?? '', /不是普通文件/u);
		assert.match(problems[1] ?? '', /不是普通文件/u);
		assert.match(problems[2] ?? '', /2861\.0MB/u);
	});

	it('have a number, a size and names of their own', async () => {
		const many = Array.from({ length: 21 }, (_, at) => line(`${at}.jpg`));
		assert.match((await problemsOf(...many))[0] ?? '', /最多20张/u);
		assert.match((await problemsOf(line('a.jpg'), line('a.jpg')))[0] ?? '', /列了两次/u);
		const unsaved = await readPictures(undefined, [line('a.jpg')]);
		assert.ok('problems' in unsaved && unsaved.problems[0].includes('先保存'));
		assert.deepEqual(await readPictures(undefined, []), { value: [] });
	});
});
