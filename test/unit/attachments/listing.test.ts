import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
	attachmentList,
	pictureNameProblem,
	pictureTexts,
} from '../../../src/core/attachments/listing';
import { parseDraft } from '../../../src/core/draft/parse';
import { attachmentSchema } from '../../../src/core/submission/payload';

const listOf = (value: string) =>
	attachmentList(parseDraft(`---\n附件:${value}\n---\n正文。\n`).draft);

describe('附件 of a draft', () => {
	it('names pictures with their captions and leaves other materials alone', () => {
		const { pictures, others } = listOf(`
  现场.jpg 11月3日石桥镇转移群众
  IMG 0012.PNG
  安置点.webp：石桥镇中心小学安置点
  排险.jpeg（供水抢修）
  1.受灾情况统计表.xlsx
  关于汛情.jpg的说明`);
		assert.deepEqual(
			pictures.map(({ name, caption }) => [name, caption]),
			[
				['现场.jpg', '11月3日石桥镇转移群众'],
				['IMG 0012.PNG', ''],
				['安置点.webp', '石桥镇中心小学安置点'],
				['排险.jpeg', '供水抢修'],
			],
		);
		assert.deepEqual(others, ['1.受灾情况统计表.xlsx', '关于汛情.jpg的说明']);
	});

	it('is read on the line of the key too, with the place of each line', () => {
		const { draft } = parseDraft('---\n附件：现场.jpg 转移群众\n---\n');
		const [picture] = attachmentList(draft).pictures;
		assert.equal(picture?.caption, '转移群众');
		assert.equal(draft.text.slice(picture.span.from, picture.span.to), '现场.jpg 转移群众');
	});

	it('shows names and captions to the gate by themselves', () => {
		const { draft } = parseDraft('---\n附件: 绝密.jpg 说明\n---\n');
		assert.deepEqual(
			pictureTexts(draft).map(({ text }) => text),
			['绝密', '说明'],
		);
	});
});

describe('names of pictures', () => {
	const bad = [
		'../口令.jpg',
		'..\\口令.jpg',
		'/etc/口令.jpg',
		'C:\\口令.jpg',
		'C:口令.jpg',
		'a/b.jpg',
		'a..b/c.jpg',
		'CON.jpg',
		'nul.png',
		'Lpt1.webp',
		'COM¹.jpg',
		'现场.jpg:stream.jpg',
		'\u202egpj.exe.jpg',
		'现\u0000场.jpg',
		'.隐藏.jpg ',
		`${'长'.repeat(201)}.jpg`,
	];
	for (const name of bad)
		it(`refuses ${JSON.stringify(name.slice(0, 20))}`, () => {
			const said = pictureNameProblem(name) ?? '';
			assert.ok(said.startsWith('附件') && said.includes('；') && said.endsWith('。'), said);
		});

	it('takes what people call their pictures', () => {
		for (const name of ['现场.jpg', 'IMG_20261103 (1).JPG', '石桥镇（一）.png', 'console.jpg'])
			assert.equal(pictureNameProblem(name), undefined);
	});

	it('lets nothing through that the contract refuses', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (name) => {
				if (pictureNameProblem(name) !== undefined || name === '') return;
				assert.ok(attachmentSchema.shape.name.safeParse(name).success);
				assert.doesNotMatch(name, /[/\\\p{Cc}]|\.\./u);
			}),
		);
	});
});
