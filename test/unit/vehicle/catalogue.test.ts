import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { snippetFiles } from '../../../scripts/gen/snippets';
import { countText } from '../../../src/core/count/count';
import { isKnownKey } from '../../../src/core/draft/meta';
import { parseDraft } from '../../../src/core/draft/parse';
import { applyEdits } from '../../../src/core/text/edits';
import { defaultCatalogue, findVehicle, mergeCatalogue } from '../../../src/core/vehicle/catalogue';
import { phrases } from '../../../src/core/vehicle/phrases';
import { vehicleProblems } from '../../../src/core/vehicle/problems';
import { structureSchema, vehicleSchema, type Vehicle } from '../../../src/core/vehicle/schema';

const root = path.join(__dirname, '../../..');

/** The text a template leaves where no stop is filled in; a choice leaves its first value. */
const unfilled = (lines: readonly string[]): string =>
	lines
		.join('\n')
		.replace(/\$\{\d+\|([^,|}]*)(?:,[^|}]*)?\|\}/gu, '$1')
		.replace(/\$\{\d+:([^}]*)\}/gu, '$1');

describe('default catalogue', () => {
	it('holds the vehicles of the source document with their limits', () => {
		const limits = defaultCatalogue.vehicles.map(({ name, limit }) => [
			name,
			limit?.n,
			limit?.kind,
		]);
		assert.deepEqual(limits, [
			['普刊信息', 200, 'max'],
			['要情信息', 200, 'max'],
			['国办要情信息', 150, 'max'],
			['国办综合信息', 150, 'max'],
			['专供信息', 1500, 'about'],
			['政务情况交流', 3000, 'about'],
			['特刊信息', 2000, 'about'],
			['专报信息', undefined, undefined],
			['紧急信息', undefined, undefined],
			['素材', undefined, undefined],
		]);
	});

	it('takes in every file of its folder', () => {
		const files = fs.readdirSync(path.join(root, 'src/core/vehicle/data'));
		assert.equal(files.length, defaultCatalogue.vehicles.length);
	});

	it('uses no name or alias twice', () => {
		const names = defaultCatalogue.vehicles.flatMap((v) => [v.name, ...(v.aliases ?? [])]);
		assert.equal(new Set(names).size, names.length);
	});

	it('finds a vehicle by name and alias, spaces around it', () => {
		assert.equal(findVehicle(defaultCatalogue, ' 国办要情 ')?.name, '国办要情信息');
		assert.equal(findVehicle(defaultCatalogue, '国办综合')?.name, '国办综合信息');
		assert.equal(findVehicle(defaultCatalogue, '普刊信息')?.name, '普刊信息');
		assert.equal(findVehicle(defaultCatalogue, '快报'), undefined);
		assert.equal(findVehicle(defaultCatalogue, ''), undefined);
		assert.equal(findVehicle(defaultCatalogue, undefined), undefined);
	});

	for (const vehicle of defaultCatalogue.vehicles) {
		describe(vehicle.name, () => {
			it('is valid', () => assert.deepEqual(vehicleSchema.parse(vehicle), vehicle));

			it('has a template in each structure', () => {
				const found = new Set(vehicle.templates.map(({ structure }) => structure));
				assert.deepEqual([...found].sort(), [...structureSchema.options].sort());
			});

			it('requires known keys only', () => {
				const keys = [...(vehicle.requiredKeys ?? [])];
				assert.deepEqual(
					keys.filter((key) => !isKnownKey(key)),
					[],
				);
			});

			for (const { name, body, meta = [] } of vehicle.templates) {
				it(`${name}: every gap shows as 【…】, and the text fits the limit`, () => {
					const text = unfilled(body);
					assert.doesNotMatch(text, /[${}|]/u);
					const stops = [...body, ...meta].join('').match(/\$\{\d+:/gu)?.length;
					assert.equal(unfilled([...meta, ...body]).match(/【[^【】]+】/gu)?.length, stops);
					if (vehicle.limit?.kind === 'max') {
						const frame = text.replace(/【[^【】]*】/gu, '');
						assert.ok(countText(frame).words < vehicle.limit.n / 2, frame);
					}
				});

				it(`${name}: its stops are numbered without a gap`, () => {
					const numbers = [...[...meta, ...body].join('').matchAll(/\$\{(\d+)[:|]/gu)].map(
						(match) => Number(match[1]),
					);
					const last = Math.max(...numbers);
					assert.deepEqual(
						[...new Set(numbers)].sort((a, b) => a - b),
						Array.from({ length: last }, (_, index) => index + 1),
					);
				});
			}

			it('shows its parts in at least one of its own templates', () => {
				const texts = vehicle.templates.map(({ body }) => unfilled(body));
				for (const { name, marks } of vehicle.parts ?? []) {
					assert.ok(
						texts.some((text) => marks.some((mark) => text.includes(mark))),
						name,
					);
				}
			});
		});
	}

	it('asks every element of a 首报', () => {
		const first = findVehicle(defaultCatalogue, '紧急信息')?.templates.filter(({ name }) =>
			name.startsWith('首报'),
		);
		assert.equal(first?.length, 2);
		const elements = [
			'接报',
			'信息来源',
			'事发',
			'地点',
			'事件',
			'死亡',
			'损失',
			'原因',
			'趋势',
			'职务',
			'已采取措施',
			'下一步',
			'上级支持',
		];
		for (const { body, name } of first) {
			for (const element of elements)
				assert.ok(body.join('').includes(element), `${name} ${element}`);
		}
		const required = findVehicle(defaultCatalogue, '紧急信息')?.requiredKeys ?? [];
		for (const key of ['联系人', '电话', '签发', '事发时间']) assert.ok(required.includes(key));
	});

	it('has the time windows of the source: 动态 within the day, 综合 within two', () => {
		const hours = (name: string) => findVehicle(defaultCatalogue, name)?.windowHours;
		assert.deepEqual(['要情信息', '国办要情信息', '国办综合信息', '紧急信息'].map(hours), [
			24,
			24,
			48,
			undefined,
		]);
	});
});

describe('mergeCatalogue', () => {
	const own = (name: string): Vehicle => ({
		name,
		purpose: '本县用',
		templates: [{ name: '基本', structure: '总分式', body: ['${1:【正文】}'] }],
	});

	it('extends: the same name wins in place, new ones follow', () => {
		const merged = mergeCatalogue(defaultCatalogue, {
			vehicles: [own('云岭快报'), own('要情信息')],
		});
		assert.equal(merged.vehicles.length, defaultCatalogue.vehicles.length + 1);
		assert.equal(merged.vehicles[1]?.purpose, '本县用');
		assert.equal(merged.vehicles.at(-1)?.name, '云岭快报');
		assert.notEqual(merged.version, defaultCatalogue.version);
	});

	it('replaces', () => {
		const file = { mode: 'replace' as const, version: '2026-3', vehicles: [own('云岭快报')] };
		assert.deepEqual(mergeCatalogue(defaultCatalogue, file), {
			version: '2026-3',
			vehicles: file.vehicles,
		});
	});
});

describe('vehicleProblems', () => {
	const problemsOf = (text: string) => vehicleProblems(parseDraft(text).draft, defaultCatalogue);

	it('offers the vehicle that was meant', () => {
		const text = '---\n载体: 普刋信息\n---\n';
		const [problem] = problemsOf(text);
		assert.equal(problem?.code, 'unknown-vehicle');
		assert.equal(
			applyEdits(text, problem.fixes[0]?.edits ?? []).text,
			'---\n载体: 普刊信息\n---\n',
		);
		assert.ok((problemsOf('---\n载体: zzz\n---\n')[0]?.fixes.length ?? 0) > 0);
	});

	it('names all missing keys at once and puts them in by one fix', () => {
		const text = '---\n载体: 紧急信息\n标题: 甲\n签发:\n---\n正文';
		const problems = problemsOf(text);
		assert.equal(problems.length, 1);
		assert.match(problems[0]?.message ?? '', /“报送单位”“签发”“联系人”“电话”“事发时间”/);
		const fixed = applyEdits(text, problems[0]?.fixes[0]?.edits ?? []).text;
		assert.equal(
			fixed,
			'---\n载体: 紧急信息\n标题: 甲\n报送单位:\n签发:\n联系人:\n电话:\n事发时间:\n---\n正文',
		);
		assert.deepEqual(problemsOf(fixed)[0]?.fixes, []);
	});

	it('is silent where nothing is missing or no vehicle is named', () => {
		assert.deepEqual(problemsOf('---\n载体: 素材\n---\n'), []);
		assert.deepEqual(problemsOf('---\n载体:\n---\n'), []);
		assert.deepEqual(problemsOf('正文'), []);
	});
});

describe('snippets', () => {
	type SnippetFile = Record<string, { prefix: string[]; body: string[]; description: string }>;
	const files = snippetFiles();
	const snippets = files.flatMap(({ content }) =>
		Object.values(JSON.parse(content) as SnippetFile),
	);

	it('are generated and up to date', () => {
		for (const { path: at, content } of files) {
			assert.equal(fs.readFileSync(path.join(root, at), 'utf8'), content, `${at}: npm run gen`);
		}
	});

	it('hold every template and every phrase, each with a Chinese name and Latin initials', () => {
		const templates = defaultCatalogue.vehicles.flatMap((vehicle) => vehicle.templates);
		assert.equal(snippets.length, templates.length + phrases.length);
		for (const { prefix, description } of snippets) {
			assert.ok(
				prefix.some((text) => /^[一-鿿（）、]+$/u.test(text)),
				prefix.join(),
			);
			assert.ok(
				prefix.some((text) => /^[a-z]{2,6}$/u.test(text)),
				prefix.join(),
			);
			assert.notEqual(description, '');
		}
	});

	it('use no prefix twice', () => {
		const prefixes = snippets.flatMap(({ prefix }) => prefix);
		const twice = prefixes.filter((text, index) => prefixes.indexOf(text) !== index);
		assert.deepEqual(twice, []);
	});

	it('have balanced stops', () => {
		for (const { body } of snippets) {
			const text = body.join('\n');
			const bare = text
				.replace(/\$\{CURRENT_[A-Z]+\/\^0\/\/\}/gu, '')
				.replace(/\$\{\d+(?::[^${}]*|\|[^|{}]+\|)\}/gu, '')
				.replace(/\$\d/gu, '');
			assert.doesNotMatch(bare, /[${}|\\]/u, text);
		}
	});
});
