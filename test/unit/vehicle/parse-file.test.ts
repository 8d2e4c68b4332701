import assert from 'node:assert/strict';
import fc from 'fast-check';
import { vehicleFileJsonSchema } from '../../../src/core/vehicle/json-schema';
import { parseVehicleFile } from '../../../src/core/vehicle/parse-file';

const template = '{"name":"基本","structure":"总分式","body":["${1:【正文】}"]}';
const vehicle = (more = '') =>
	`{"name":"云岭快报","purpose":"每日动态","templates":[${template}]${more}}`;
const file = (more = '') => `{"vehicles":[${vehicle(more)}]}`;

/** What is underlined, and the message. */
const problemsOf = (text: string): [string, string][] =>
	parseVehicleFile(text).problems.map(({ from, to, message }) => [text.slice(from, to), message]);

describe('parseVehicleFile', () => {
	it('reads a good file, comments and a trailing comma too', () => {
		assert.equal(parseVehicleFile(file()).value?.vehicles[0]?.name, '云岭快报');
		const commented = `\ufeff// 本县\n{"vehicles":[${vehicle(',"limit":{"n":300,"kind":"max"},')}],}`;
		const { value, problems } = parseVehicleFile(commented);
		assert.deepEqual(problems, []);
		assert.deepEqual(value?.vehicles[0]?.limit, { n: 300, kind: 'max' });
	});

	it('underlines what is wrong and says what to do, in Chinese', () => {
		const wrong = file(',"limit":{"n":"两百","kind":"大约"},"windowHours":-1');
		assert.deepEqual(
			problemsOf(wrong).map(([marked]) => marked),
			['"两百"', '"大约"', '-1'],
		);
		for (const [, message] of problemsOf(wrong)) assert.match(message, /[一-鿿].*；请.*。/u);
		assert.equal(parseVehicleFile(wrong).value, undefined);
	});

	it('underlines a key it does not know', () => {
		const [problem] = problemsOf(file(',"limits":{"n":1}'));
		assert.equal(problem?.[0], '"limits"');
		assert.match(problem[1], /“limits”/);
	});

	it('points at the thing that lacks a part', () => {
		const [problem] = problemsOf('{"vehicles":[{"name":"快报","purpose":""}]}');
		assert.equal(problem?.[0], '{');
		assert.match(problem[1], /缺少“templates”（模板）/);
	});

	it('reports a name that stands twice, and still uses the file', () => {
		const text = `{"vehicles":[${vehicle()},${vehicle()}]}`;
		assert.equal(problemsOf(text)[0]?.[0], '"云岭快报"');
		assert.ok(parseVehicleFile(text).value);
	});

	it('explains broken JSON where it breaks', () => {
		assert.match(problemsOf('{"vehicles":[] "mode":"extend"}')[0]?.[1] ?? '', /缺少逗号/);
		assert.match(problemsOf('{"vehicles":[}')[0]?.[1] ?? '', /；请/);
		assert.match(problemsOf('')[0]?.[1] ?? '', /空的/);
		assert.match(problemsOf('{“vehicles”：[]}')[0]?.[1] ?? '', /双引号|中文标点/);
	});

	it('takes __proto__ for a key like any other', () => {
		assert.equal(parseVehicleFile(file(',"__proto__":{"urgent":true}')).value, undefined);
	});

	it('never throws, and every offset is inside the text', () => {
		const pieces = [
			'{',
			'}',
			'[',
			']',
			',',
			':',
			'"',
			'"vehicles"',
			'"name"',
			'1',
			'null',
			'//',
			template,
			vehicle(),
		];
		const text = fc
			.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary', maxLength: 2 })), {
				maxLength: 20,
			})
			.map((parts) => parts.join(''));
		fc.assert(
			fc.property(fc.oneof(text, fc.json()), (json) => {
				for (const { from, to } of parseVehicleFile(json).problems) {
					assert.ok(0 <= from && from <= to && to <= json.length, `${from} ${to}`);
				}
			}),
			{ numRuns: 2000 },
		);
		assert.equal(parseVehicleFile('['.repeat(200_000)).problems.length > 0, true);
	});
});

describe('vehicleFileJsonSchema', () => {
	it('describes the file for the editor', () => {
		const schema = JSON.stringify(vehicleFileJsonSchema());
		for (const key of ['vehicles', 'windowHours', '总分式', 'about'])
			assert.ok(schema.includes(key));
	});
});
