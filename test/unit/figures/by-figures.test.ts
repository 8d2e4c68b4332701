import * as assert from 'node:assert/strict';
import fc from 'fast-check';
import { likeRowsIn, wrongLikeRows } from '../../../src/core/figures/sums/like-rows';
import { nearRelationsIn } from '../../../src/core/figures/changes/near-relations';
import { quantitiesIn } from '../../../src/core/figures/quantity';
import { belied } from '../../../src/core/figures/retold/titled';

const names = ['甲类', '乙类', '丙类', '丁类', '戊类', '己类'];

/** 全县排查隐患N处。按类别分，甲类…处，乙类…处。 */
const listOf = (total: number, parts: readonly number[]): string =>
	`全县排查隐患${total}处。按类别分，${parts.map((part, i) => `${names[i]!}${part}处`).join('，')}。`;

function rowsTold(text: string): readonly number[] {
	const quantities = quantitiesIn(text);
	const all = quantities.map((one) => ({ one, by: 0 }));
	const rows = likeRowsIn(text, quantities).map((one) => ({ one, by: 0 }));
	return wrongLikeRows(text, rows, () => all).map(({ sum }) => sum);
}

const relationsTold = (text: string): readonly number[] =>
	nearRelationsIn(text, quantitiesIn(text)).map(({ value }) => value);

const count = (min: number, max: number) => fc.integer({ min, max });
const parts = fc.array(count(101, 2999), { minLength: 3, maxLength: 6 });
const sumOf = (all: readonly number[]): number => all.reduce((sum, one) => sum + one, 0);

/** Sums of neighbours. */
const rowSums = (all: readonly number[]): number[] =>
	all.flatMap((_, from) =>
		all.slice(from + 1).map((_one, i) => sumOf(all.slice(from, from + i + 2))),
	);

/** One digit behind the first is another. */
function slip(value: number, at: number, by: number): number {
	const digits = [...String(value)];
	const place = 1 + (at % (digits.length - 1));
	digits[place] = String((Number(digits[place]) + 1 + (by % 9)) % 10);
	return Number(digits.join(''));
}

describe('what figures say by themselves', () => {
	it('is silent on rows that make their total', () => {
		fc.assert(
			fc.property(parts, (all) => {
				assert.deepEqual(rowsTold(listOf(sumOf(all), all)), []);
			}),
		);
	});

	it('tells of a total that is one digit off its row', () => {
		fc.assert(
			fc.property(parts, fc.nat(), fc.nat(), (all, at, by) => {
				const sum = sumOf(all);
				const wrong = slip(sum, at, by);
				fc.pre(Math.abs(wrong / sum - 1) < 0.1 && wrong > Math.max(...all));
				// What any figures make is nobody's slip.
				fc.pre(rowSums([wrong, ...all]).every((made) => made !== wrong && !all.includes(made)));
				assert.deepEqual(rowsTold(listOf(wrong, all)), [sum]);
			}),
		);
	});

	it('is silent on shares, differences, means and products that are right or rounded', () => {
		fc.assert(
			fc.property(count(20, 9000), count(10, 9000), fc.nat(2), (less, more, decimals) => {
				const whole = less + more;
				const share = ((less / whole) * 100).toFixed(decimals);
				const grown = ((more / less) * 100).toFixed(decimals);
				const mean = Math.round(whole / 18);
				const texts = [
					`全区登记车辆${whole}辆，挂外地牌照的有${less}辆，占登记车辆的${share}%。`,
					`义诊服务由${less}人次扩大到${whole}人次，多了${more}人次，增长${grown}%。`,
					`义诊覆盖行政村18个，服务群众${whole}人次，平均一个村服务${mean}人次。`,
					`受灾玉米${less}亩，县里按每亩120元发放补助，算下来要${(less * 120) / 10_000}万元。`,
					`受理诉求${whole}件，办结${less}件，尚在办理${more}件。`,
				];
				for (const text of texts) assert.deepEqual(relationsTold(text), [], text);
			}),
		);
	});

	it('tells of a difference that is one digit off', () => {
		fc.assert(
			fc.property(count(120, 900), count(1100, 9000), fc.nat(), fc.nat(), (less, more, at, by) => {
				const right = more - less;
				fc.pre(right > 100);
				const wrong = slip(right, at, by);
				fc.pre(wrong / right < 2 && right / wrong < 2);
				fc.pre(wrong !== less && wrong !== more && wrong !== less + more);
				const text = `义诊服务由${less}人次扩大到${more}人次，多了${wrong}人次，群众满意。`;
				assert.deepEqual(relationsTold(text), [right], text);
			}),
		);
	});

	it('is silent where the body tells the figure of the title, and tells of a slip where it does not', () => {
		fc.assert(
			fc.property(count(1000, 99_999), fc.nat(), fc.nat(), (told, at, by) => {
				const title = `云岭县培训养老护理员${told}人`;
				const body = (n: number): string => `5月以来，云岭县办班26期，培训${n}人，人均补贴800元。`;
				const against = (n: number): number =>
					belied(title, body(n), () => quantitiesIn(body(n)).map((one) => ({ one, by: 0 }))).length;
				assert.equal(against(told), 0);
				assert.equal(against(slip(told, at, by)), 1);
			}),
		);
	});
});
