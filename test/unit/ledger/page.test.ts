import assert from 'node:assert/strict';
import { gauge } from '../../../src/core/count/gauge';
import { parseDraft } from '../../../src/core/draft/parse';
import { pageHtml } from '../../../src/core/ledger/page';
import { previewPage } from '../../../src/core/ledger/preview';
import { storyPage } from '../../../src/core/ledger/story';
import { newSubmission } from '../../../src/core/submission/new-entry';
import { defaultCatalogue, findVehicle } from '../../../src/core/vehicle/catalogue';
import { aPayload, aRequest, receiptFor, startOfTest } from '../../support/filing';

const hostile = `<script>alert('1')</script>&"`;

describe('pageHtml', () => {
	const html = pageHtml(
		{
			title: hostile,
			notes: [hostile],
			sections: [{ heading: hostile, fields: [[hostile, hostile]], paragraphs: [hostile] }],
			actions: [{ label: hostile, command: 'zwxx.submit', argument: hostile }],
		},
		'n0nce',
	);

	it('escapes every text and runs no script', () => {
		assert.ok(!html.includes('<script'));
		assert.equal(html.split('&lt;script&gt;').length - 1, 8);
		assert.match(html, /default-src 'none'; style-src 'nonce-n0nce'/u);
		assert.ok(!/\son\w+=/u.test(html));
	});

	it('gives a command its argument', () => {
		const [, query = ''] = /href="command:zwxx\.submit\?([^"]*)"/u.exec(html) ?? [];
		assert.deepEqual(JSON.parse(decodeURIComponent(query.replaceAll('&#39;', "'"))), [hostile]);
	});
});

describe('previewPage', () => {
	const vehicle = findVehicle(defaultCatalogue, '普刊信息');
	const { draft } = parseDraft(`---\n载体: 普刊信息\n标题: 甲\n---\n${'县'.repeat(212)}`);
	const parts = { payload: aPayload(), gauge: gauge(draft, vehicle), gateNotes: [], bytes: 2048 };
	const endpoint = { name: '市委信息科', origin: 'https://desk.example', plaintext: true };

	it('says to whom, how long and how large, and warns of plain text and of length', () => {
		const page = previewPage({ ...parts, endpoint });
		const fields = new Map(page.sections.flatMap((section) => section.fields ?? []));
		assert.equal(fields.get('收稿'), '市委信息科（https://desk.example）');
		assert.match(fields.get('字数') ?? '', /^212\/200/u);
		assert.equal(fields.get('大小'), '2.0KB');
		assert.equal(fields.get('撰稿'), '张三');
		assert.equal(page.notes.length, 2);
		assert.match(page.notes[0] ?? '', /明文/u);
		assert.match(page.notes[1] ?? '', /超过200字/u);
	});

	it('shows every paragraph, and the answers that travel along', () => {
		const payload = aPayload({
			body: '甲。\n\n乙。',
			confirmations: [{ rule: 'x', reason: '已审', reviewer: '周望' }],
		});
		const page = previewPage({ ...parts, payload });
		assert.deepEqual(page.sections.find(({ heading }) => heading === '正文')?.paragraphs, [
			'甲。',
			'乙。',
		]);
		assert.deepEqual(page.sections.at(-1)?.fields, [['保密审查', '周望　已审']]);
	});
});

describe('preview of what goes along', () => {
	const { draft } = parseDraft('---\n标题: 甲\n---\n乙');
	const parts = { gauge: gauge(draft, undefined), gateNotes: [], bytes: 10 };

	it('shows pictures with their captions, and whose signature is of this text', () => {
		const digest = 'a'.repeat(64);
		const payload = aPayload({
			attachments: [
				{ digest, size: 2048, type: 'image/png', name: '现场.png', caption: '转移群众' },
			],
			signOffs: [
				{ role: '审核', name: '周望' },
				{ role: '签发', name: '沈川', at: '2026-11-22T09:30:00+08:00', digest },
			],
		});
		const { sections } = previewPage({ ...parts, payload });
		const fieldsOf = (wanted: string) => sections.find(({ heading }) => heading === wanted)?.fields;
		assert.deepEqual(fieldsOf('随稿图片'), [['现场.png', '转移群众　2.0KB（已去除拍摄信息）']]);
		assert.deepEqual(fieldsOf('审签'), [
			['审核', '周望'],
			['签发', '沈川　2026-11-22 09:30　与本文一致'],
		]);
		const plain = previewPage({ ...parts, payload: aPayload() });
		assert.deepEqual(
			plain.sections.map(({ heading }) => heading),
			['报到哪里', '要素', '正文'],
		);
	});
});

describe('storyPage', () => {
	const entry = newSubmission(aRequest(), {
		id: 'e1',
		revision: 2,
		contentSha256: 'a'.repeat(64),
		now: startOfTest,
		key: 'k1',
		text: JSON.stringify(aPayload()),
		sha256: 'a'.repeat(64),
	});

	it('tells every step, how often it was tried, and the receipt', () => {
		const page = storyPage({
			...entry,
			state: '已收',
			receipt: receiptFor('k1', '{}', 3),
			history: [
				...entry.history,
				{
					at: startOfTest,
					state: '待发',
					note: '连接不上。',
					times: 4,
					lastAt: startOfTest + 60_000,
				},
			],
		});
		const texts = page.sections.flatMap(({ fields = [] }) => fields.map(([, value]) => value));
		assert.ok(texts.includes('连接不上。（共4次，最近11月22日 09:01）'));
		assert.ok(texts.includes('收〔2026〕1122-0003'));
		assert.deepEqual(page.sections.at(-1)?.paragraphs, [aPayload().body]);
	});

	it('tells what the other side found wrong', () => {
		const problem = {
			at: startOfTest,
			message: '内容不符合要求。',
			detail: '标题过长',
			errors: [{ path: 'title', message: '标题不超过50字' }],
		};
		const page = storyPage({ ...entry, state: '被拒', problem }, { held: '地址改过。' });
		const texts = page.sections[0]?.fields?.map(([, value]) => value) ?? [];
		assert.ok(texts.includes('标题不超过50字') && texts.includes('标题过长'));
		assert.deepEqual(page.notes, ['地址改过。']);
	});

	it('shows an entry whose content it cannot read without it', () => {
		assert.equal(storyPage({ ...entry, payload: '{' }).sections.at(-1)?.heading, '经过');
	});
});
