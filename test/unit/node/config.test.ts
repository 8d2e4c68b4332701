import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import fc from 'fast-check';
import { parseConfigFile, setRuleSeverity } from '../../../src/core/config/office-config';
import { settableRules } from '../../../src/core/config/settable-rules';
import { rules } from '../../../src/core/lint/rules/index';
import { ignoredInFile } from '../../../src/core/lint/ignores';
import {
	ConfigFileBroken,
	setOfficeRule,
	readVehiclesNow,
	readOffice,
} from '../../../src/node/config';
import { draftKeyOf, findOfficeFolder, officeFolderOfDraft } from '../../../src/node/office';
import { decodeText, readTextFile } from '../../../src/node/text-file';
import { useTempDir, writeFiles } from '../../support/temp-dir';

const known = new Set(['use-jiezhi-until', 'other']);
const parse = (text: string) => parseConfigFile(text, known);

describe('config.json', () => {
	it('may name every id under which something is found', () => {
		const ids = settableRules(rules);
		for (const id of ['use-jiezhi-until', 'draft-unknown-key', 'office-sensitive-words']) {
			assert.ok(ids.has(id), id);
			assert.deepEqual(parseConfigFile(`{"rules":{"${id}":"off"}}`, ids).problems, []);
		}
	});

	it('may hold comments, a trailing comma and a byte order mark', () => {
		const { value, problems } = parse('\ufeff{ // 本单位\n "rules": { "other": "off", }, }');
		assert.deepEqual(value, { rules: { other: 'off' } });
		assert.deepEqual(problems, []);
	});

	it('keeps what is right and marks what is wrong', () => {
		const text = '{"rules":{"other":"loud","use-jiezhi-until":"hint","nope":"off"},"规则":1}';
		const { value, problems } = parse(text);
		assert.deepEqual(value.rules, { 'use-jiezhi-until': 'hint', nope: 'off' });
		assert.deepEqual(
			problems.map((p) => text.slice(p.from, p.to)),
			['"规则"', '"loud"', '"nope"'],
		);
		for (const { message } of problems) assert.match(message, /；请/);
	});

	it('leaves the defaults in force where it is broken, empty or no object', () => {
		for (const text of ['', '{"rules": {', '[]', '3', '{"rules": []}', '['.repeat(50_000)]) {
			const { value, problems } = parse(text);
			assert.deepEqual(value.rules ?? {}, {}, text.slice(0, 20));
			assert.ok(problems.length > 0, text.slice(0, 20));
		}
	});

	it('takes the names of Object.prototype for plain names', () => {
		const { value } = parse('{"rules":{"__proto__":"off","constructor":"off"}}');
		assert.deepEqual(Object.keys(value.rules ?? {}), ['__proto__', 'constructor']);
	});

	it('never throws, and its problems lie in the text', () => {
		const piece = fc.constantFrom('{', '}', '[', ']', '"rules"', ':', ',', '"off"', '1', '“', '\n');
		const text = fc.oneof(
			fc.string(),
			fc.array(piece).map((p) => p.join('')),
			fc.json(),
		);
		fc.assert(
			fc.property(text, (t) => {
				const { value, problems } = parse(t);
				for (const severity of Object.values(value.rules ?? {})) assert.equal(severity, 'off');
				for (const { from, to } of problems)
					assert.ok(from >= 0 && from <= to && to <= t.length + 1);
			}),
		);
	});

	it('gets one rule switched off with its comments and other rules kept', () => {
		const text = '{\n\t// 说明\n\t"rules": {\n\t\t"other": "hint"\n\t}\n}\n';
		const changed = setRuleSeverity(text, 'use-jiezhi-until', 'off')!;
		assert.match(changed, /\/\/ 说明/);
		assert.deepEqual(parse(changed).value.rules, { other: 'hint', 'use-jiezhi-until': 'off' });
		assert.deepEqual(parse(setRuleSeverity(undefined, 'other', 'off')!).value.rules, {
			other: 'off',
		});
		for (const broken of ['{', '[]', '{"rules": 1}']) {
			assert.equal(setRuleSeverity(broken, 'other', 'off'), undefined);
		}
	});
});

describe('the folder of an office', () => {
	const dir = useTempDir();
	const office = () => path.join(dir(), '.zwxx');

	it('gives the defaults where there is nothing in it', async () => {
		assert.deepEqual(await readOffice(office(), known), {
			settings: {},
			vehicles: undefined,
			ignores: [],
			tables: { terms: [], phrases: [], officers: [] },
			baseline: {},
			files: [],
		});
	});

	it('has tables of which each is read by itself, entry by entry', async () => {
		writeFiles(office(), {
			'terms.json': '{"terms":["东风渠", 3, "一"], "词": 1}',
			'phrases.json':
				'{"phrases":["四个一批", {"phrase":"两手抓两手硬","wrong":["两手都抓"]}, {}]}',
			'officers.json':
				'{"officers":[{"name":"林知远","post":"县长"},{"name":"何静","post":"副县长","until":"去年"}]}',
			'baseline.json': '{"version":1,"files":{"甲.zwxx":{"other":0}}}',
		});
		const { tables, baseline, files } = await readOffice(office(), known);
		assert.deepEqual(tables, {
			terms: ['东风渠'],
			phrases: [
				{ phrase: '四个一批', wrong: [] },
				{ phrase: '两手抓两手硬', wrong: ['两手都抓'] },
			],
			officers: [{ name: '林知远', post: '县长', until: undefined }],
		});
		assert.deepEqual(baseline, {});
		assert.deepEqual(
			files.map(({ text, problems }) => problems.map((p) => text.slice(p.from, p.to))),
			[['"词"', '3', '"一"'], ['{'], ['{'], ['0']],
		);
		for (const { message } of files.flatMap(({ problems }) => problems))
			assert.match(message, /；请|请改正/u);
	});

	it('is read whole; a wrong file does not keep the others from being used', async () => {
		const entry = { rule: 'other', draft: 'a.zwxx' };
		writeFiles(office(), {
			'config.json': '{"rules":{"other":"off"}}',
			'vehicles.json': '{"vehicles": 3}',
			'ignores.json': JSON.stringify({ version: 1, entries: [entry] }),
		});
		const read = await readOffice(office(), known);
		assert.deepEqual(read.settings.rules, { other: 'off' });
		assert.equal(read.vehicles, undefined);
		assert.deepEqual(read.ignores, [entry]);
		assert.deepEqual(
			read.files.map((f) => [path.basename(f.file), f.problems.length]),
			[
				['config.json', 0],
				['vehicles.json', 1],
				['ignores.json', 0],
			],
		);
	});

	it('reports a file that cannot be read', async () => {
		fs.mkdirSync(path.join(office(), 'config.json'), { recursive: true });
		const { files } = await readOffice(office(), known);
		assert.match(files[0]!.problems[0]!.message, /^这是文件夹/);
	});

	it('is the nearest one above a file, not past the top', () => {
		writeFiles(dir(), { '.zwxx/config.json': '{}', '甲/乙/稿.txt': '', '甲/.zwxx': '' });
		const file = path.join(dir(), '甲', '乙');
		assert.equal(findOfficeFolder(file), office());
		assert.equal(findOfficeFolder(file, path.join(dir(), '甲')), undefined);
		assert.equal(findOfficeFolder(file, dir()), office());
	});

	it('of a draft is the nearest inside the innermost open folder', () => {
		const at = (...names: string[]) => path.join(dir(), ...names);
		writeFiles(dir(), {
			'.zwxx/config.json': '{}',
			'甲/.zwxx/config.json': '{}',
			'乙/稿.zwxx': '',
		});
		assert.equal(officeFolderOfDraft(at('甲', '深', '稿.zwxx'), [dir()]), at('甲', '.zwxx'));
		assert.equal(officeFolderOfDraft(at('乙', '稿.zwxx'), [dir()]), office());
		assert.equal(officeFolderOfDraft(at('乙', '稿.zwxx'), [dir(), at('乙')]), at('乙', '.zwxx'));
		assert.equal(officeFolderOfDraft(undefined, [at('甲'), dir()]), at('甲', '.zwxx'));
		assert.equal(officeFolderOfDraft(at('稿.zwxx'), [at('甲')]), undefined);
		assert.equal(officeFolderOfDraft(undefined, []), undefined);
	});

	it('gives its vehicles at once, none where the file is missing or wrong', () => {
		assert.equal(readVehiclesNow(office()), undefined);
		const templates = [{ name: '基本', structure: '总分式', body: ['正文'] }];
		const vehicles = [{ name: '云岭快报', purpose: '', templates }];
		writeFiles(office(), { 'vehicles.json': JSON.stringify({ vehicles }) });
		assert.equal(readVehiclesNow(office())?.vehicles[0]?.name, '云岭快报');
		writeFiles(office(), { 'vehicles.json': '{' });
		assert.equal(readVehiclesNow(office()), undefined);
	});

	it('names a file by its path from beside .zwxx', () => {
		assert.equal(draftKeyOf(office(), path.join(dir(), '甲', '稿.zwxx')), '甲/稿.zwxx');
	});

	it('knows what is ignored by 稿号 and by file', () => {
		const entries = [
			{ rule: 'a', draft: '20261122-7F3K' },
			{ rule: 'b', draft: '稿.zwxx' },
			{ rule: 'c', draft: '别的.zwxx' },
		];
		const isIgnored = ignoredInFile(entries, '稿.zwxx');
		const silent = (id: string | undefined) =>
			['a', 'b', 'c'].filter((rule) => isIgnored(id)(rule, () => ''));
		assert.deepEqual(silent('20261122-7F3K'), ['a', 'b']);
		assert.deepEqual(silent(undefined), ['b']);
		assert.deepEqual(silent(''), ['b']);
	});

	it('gets a rule switched off, also where there was no folder; a broken file stays as it is', async () => {
		assert.equal(await setOfficeRule(office(), 'other', 'off'), undefined);
		assert.deepEqual((await readOffice(office(), known)).settings.rules, { other: 'off' });
		writeFiles(office(), { 'config.json': '{"rules":' });
		await assert.rejects(setOfficeRule(office(), 'other', 'off'), ConfigFileBroken);
		assert.equal(fs.readFileSync(path.join(office(), 'config.json'), 'utf8'), '{"rules":');
	});
});

describe('text files', () => {
	const dir = useTempDir();
	const text = '截止6月底，“一窗通办”𠮷。';
	const utf16 = (t: string, swap: boolean) => {
		const bytes = Buffer.from(t, 'utf16le');
		return swap ? bytes.swap16() : bytes;
	};

	it('are decoded by their mark, else as UTF-8, else as GB18030', () => {
		// 截止6月底 in GB18030.
		const gb = Uint8Array.from([0xbd, 0xd8, 0xd6, 0xb9, 0x36, 0xd4, 0xc2, 0xb5, 0xd7]);
		assert.deepEqual(decodeText(gb), { text: '截止6月底', encoding: 'gb18030' });
		assert.deepEqual(decodeText(Buffer.from(text)), { text, encoding: 'utf-8' });
		assert.deepEqual(decodeText(Buffer.from(`\ufeff${text}`)), { text, encoding: 'utf-8-bom' });
		assert.deepEqual(decodeText(utf16(`\ufeff${text}`, false)), { text, encoding: 'utf-16le' });
		assert.deepEqual(decodeText(utf16(`\ufeff${text}`, true)), { text, encoding: 'utf-16be' });
		assert.deepEqual(decodeText(new Uint8Array()), { text: '', encoding: 'utf-8' });
	});

	it('with a damaged character are read, what is no text is not', () => {
		const damaged = Uint8Array.from([0xbd, 0xd8, 0xff, 0x36]);
		assert.match(decodeText(damaged)?.text ?? '', /^截\ufffd/);
		assert.equal(decodeText(Uint8Array.from([0x50, 0x4b, 0x03, 0x00, 0xff, 0xff])), undefined);
	});

	it('that cannot be read come back as a reason', async () => {
		writeFiles(dir(), { '图.docx': Uint8Array.from([0, 0xff, 0xff]) });
		for (const [name, reason] of [
			['无.txt', /没有这个文件/],
			['', /文件夹/],
			['图.docx', /不是纯文本/],
		] as const) {
			const read = await readTextFile(path.join(dir(), name));
			assert.ok(!read.ok && reason.test(read.reason), name);
		}
	});
});
