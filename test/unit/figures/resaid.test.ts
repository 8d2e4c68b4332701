import * as assert from 'node:assert/strict';
import fc from 'fast-check';
import { misscaledIn } from '../../../src/core/figures/retold/misscaled';
import { quantitiesIn } from '../../../src/core/figures/quantity';
import { byForm, comparableClaims } from '../../../src/core/figures/retold/restated';
import { mayRetell, retoldIn } from '../../../src/core/figures/retold/retold';

/** The spans of all figures of a text that tell an earlier one falsely. */
function falselyTold(text: string): readonly string[] {
	const quantities = quantitiesIn(text);
	const claims = comparableClaims(text, quantities);
	const standing = <T>(all: readonly T[]) => all.map((one) => ({ one, by: 0 }));
	const tale = {
		claims: standing(claims),
		forms: byForm(standing(claims)),
		retellers: standing(claims.filter(({ claim }) => mayRetell(text, claim))),
		levels: [],
		quantities: () => standing(quantities),
	};
	return [...retoldIn(text, tale), ...misscaledIn(tale.claims)].map(({ later }) =>
		text.slice(later.figure.from, later.figure.to),
	);
}

const things = [
	['燃气隐患', '处', '排查'],
	['养老服务站', '个', '建成'],
	['困难群众', '名', '救助'],
	['产业项目', '个', '签约'],
	['危旧房屋', '户', '登记'],
] as const;

type Frame = (noun: string, figure: string, verb: string) => string;

const again: readonly Frame[] = [
	(noun, figure, verb) => `县里逐村走访，共${verb}${noun}${figure}。`,
	(noun, figure) => `从分布看，${noun}${figure}，城区占六成。`,
	(noun, figure) => `${noun}总数达到${figure}。`,
	(noun, figure) => `${figure}${noun}中，城区占六成。`,
	(noun, figure) => `下一步，对全部${figure}${noun}建立台账。`,
	(noun, figure, verb) => `${verb}的${figure}${noun}全部建立台账。`,
	(noun, figure) => `这${figure}${noun}全部建立台账。`,
];

/** Other times, other places, parts, plans. */
const others: readonly Frame[] = [
	(noun, figure, verb) => `去年，全县${verb}${noun}${figure}。`,
	(noun, figure, verb) => `全市${verb}${noun}${figure}。`,
	(noun, figure, verb) => `石桥镇${verb}${noun}${figure}。`,
	(noun, figure, verb) => `明年计划${verb}${noun}${figure}。`,
	(noun, figure) => `其余${figure}${noun}正在核查。`,
	(noun, figure) => `第二批${figure}${noun}正在申报。`,
];

const lead: Frame = (noun, figure, verb) =>
	`今年以来，云岭县共${verb}${noun}${figure}。各乡镇压实责任，每周通报。\n`;

const value = fc.integer({ min: 101, max: 9899 });
const thing = fc.constantFrom(...things);

/** The last digit is another one. */
const slipped = (n: number, by: number): number => n - (n % 10) + (((n % 10) + 1 + (by % 9)) % 10);

describe('a figure told once more', () => {
	it('is found where a digit has slipped', () => {
		fc.assert(
			fc.property(thing, value, fc.nat(8), fc.constantFrom(...again), (what, n, by, frame) => {
				const [noun, unit, verb] = what;
				const wrong = `${slipped(n, by)}${unit}`;
				const text = lead(noun, `${n}${unit}`, verb) + frame(noun, wrong, verb);
				assert.deepEqual(falselyTold(text), [wrong], text);
			}),
		);
	});

	it('is right where it is told as before, rounded, or of another time, place or part', () => {
		fc.assert(
			fc.property(thing, value, fc.nat(8), fc.constantFrom(...others), (what, n, by, frame) => {
				const [noun, unit, verb] = what;
				const first = lead(noun, `${n}${unit}`, verb);
				const same = again.map((tell) => tell(noun, `${n}${unit}`, verb));
				const rough = `近${Math.ceil(n / 100) * 100}${unit}`;
				const texts = [...same, again[1]!(noun, rough, verb)];
				// 1221 and 1212: exchanged digits are found in other words too.
				const other = slipped(n, by);
				const isSwap =
					n % 10 === Math.floor(other / 10) % 10 || other % 10 === Math.floor(n / 10) % 10;
				if (!isSwap) texts.push(frame(noun, `${other}${unit}`, verb));
				for (const text of texts) assert.deepEqual(falselyTold(first + text), [], first + text);
			}),
		);
	});

	it('is found in another scale, and right in another unit of the same value', () => {
		fc.assert(
			fc.property(value, (n) => {
				fc.pre(n % 10 > 0);
				const figure = (n / 100).toFixed(2);
				const text = `项目总投资${figure}亿元。从构成看，项目总投资`;
				assert.deepEqual(falselyTold(`${text}${figure}万元。`), [`${figure}万元`]);
				assert.deepEqual(falselyTold(`${text}${n * 100}万元。`), []);
			}),
		);
	});
});
