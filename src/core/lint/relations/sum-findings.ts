import type { Quantity } from '../../figures/quantity';
import type { WrongProduct } from '../../figures/changes/products';
import type { WrongFlow } from '../../figures/sums/stock-flows';
import type { WrongRest } from '../../figures/sums/rests';
import type { WrongSum } from '../../figures/sums/sum-check';
import type { WrongWhole } from '../../figures/sums/whole-shares';
import { writeLike } from '../../figures/write-like';
import type { Finding, Fix, Severity } from '../rule';

/** Whether all figures are written in one unit, which then need not be repeated. */
function haveOneUnit(quantities: readonly Quantity[], text: string): boolean {
	const measures = quantities.flatMap(({ figure }) => {
		if (!figure.unit) return [];
		const number = text.slice(figure.number.from, figure.number.to);
		const scale = number.replace(/[\d０-９.．,]/gu, '');
		return [scale + text.slice(figure.unit.from, figure.unit.to)];
	});
	return new Set(measures).size === 1;
}

/** 52＋70＝122: in the words of the text, with units where they differ. */
function working(text: string, { total, parts, sum }: WrongSum): string {
	const all = [...parts, total];
	const isPlain = haveOneUnit(all, text);
	const show = ({ figure }: Quantity): string =>
		text
			.slice(figure.from, figure.to)
			.replace(/(?<=[\d０-９])[^\d０-９.．,]+$/u, (unit) => (isPlain ? '' : unit));
	const result = writeLike(text, total, sum) ?? String(sum);
	const unit = total.unit?.text ?? '';
	const plainResult = isPlain ? result.replace(/[十百千万亿]+$/u, '') : result + unit;
	if (parts.length === 1) return `${show(parts[0]!)}大于${show(total)}`;
	return `${parts.map(show).join('＋')}＝${plainResult}，文中为${show(total)}`;
}

const says: Readonly<Record<WrongSum['kind'], readonly [string, string]>> = {
	differs: ['合计与分项不符', '请核对各项，或改合计数'],
	exceeds: ['分项之和大于总数', '请核对各项，或改总数'],
};

const severities: Readonly<Record<WrongSum['kind'], readonly [Severity, Severity]>> = {
	differs: ['error', 'warning'],
	exceeds: ['error', 'warning'],
};

function fixesOf(text: string, wrong: WrongSum): readonly Fix[] {
	const { total, parts, sum } = wrong;
	if (parts.length === 1) return [];
	const number = writeLike(text, total, sum);
	if (number === undefined) return [];
	const { from, to } = total.figure.number;
	const unit = total.figure.unit ? text.slice(total.figure.unit.from, total.figure.unit.to) : '';
	return [{ title: `改为“${number}${unit}”`, edits: [{ from, to, text: number }] }];
}

/** What is reported of a total that its parts contradict; offsets are of the text. */
export function sumFinding(text: string, wrong: WrongSum): Finding {
	const { total, parts, kind, isSure } = wrong;
	const { from, to } = total.figure;
	const [what, ask] = parts.length === 1 ? ['其中项大于总数', '请核对这两个数'] : says[kind];
	const advice = wrong.isTotalRight === true ? '合计与另一组分项相符，请核对这一组各项' : ask;
	const isExact = [total, ...parts].every(({ slack }) => slack === 0);
	const why = isExact ? '数目对不上会被当作数据有误' : '差额不是四舍五入造成的';
	return {
		from,
		to,
		severity: severities[kind][isSure ? 0 : 1],
		message: `${what}：${working(text, wrong)}，${why}；${advice}。`,
		fixes: wrong.isTotalRight === true ? [] : fixesOf(text, wrong),
		related: parts.map(({ figure }) => ({
			from: figure.from,
			to: figure.to,
			message: `分项：${text.slice(figure.from, figure.to)}`,
		})),
	};
}

/** What is reported of shares that should make 100%; offsets are of the text. */
export function wholeFinding(text: string, wrong: WrongWhole): Finding {
	const { from, to, terms, sum, rest } = wrong;
	const value = rest && writeLike(text, rest.quantity, rest.value);
	return {
		from,
		to,
		severity: 'warning',
		message: `各项占比之和不是100%：${terms.join('＋')}＝${sum}%，差额不是四舍五入造成的；请核对各项占比。`,
		fixes:
			value === undefined || !rest
				? []
				: [
						{
							title: `改为“${value}%”`,
							edits: [{ ...rest.quantity.figure.number, text: value }],
						},
					],
	};
}

/** What is reported of a product that its factors contradict; offsets are of the text. */
export function productFinding(text: string, wrong: WrongProduct): Finding {
	const { number, each, total, value } = wrong;
	const show = ({ figure }: Quantity): string => text.slice(figure.from, figure.to);
	const { from, to } = total.figure;
	const right = writeLike(text, total, value);
	const unit = total.figure.unit ? text.slice(total.figure.unit.from, total.figure.unit.to) : '';
	const result = right === undefined ? String(value) : right + unit;
	return {
		from,
		to,
		severity: 'warning',
		message: `总数与单项不符：${show(each)}×${show(number)}＝${result}，文中为${show(total)}，数目对不上会被当作数据有误；请核对这几个数。`,
		fixes:
			right === undefined
				? []
				: [{ title: `改为“${result}”`, edits: [{ ...total.figure.number, text: right }] }],
		related: [number, each].map((q) => ({
			from: q.figure.from,
			to: q.figure.to,
			message: `${q === number ? '数量' : '单项'}：${show(q)}`,
		})),
	};
}

/** 46－41＝5, where the text has 其余6处. */
export function restFinding(text: string, { whole, part, rest, value }: WrongRest): Finding {
	const show = ({ figure }: Quantity): string => text.slice(figure.number.from, figure.number.to);
	const right = writeLike(text, rest, value) ?? String(value);
	const { from, to } = rest.figure.number;
	return {
		from: rest.figure.from,
		to: rest.figure.to,
		severity: 'warning',
		message: `${show(whole)}－${show(part)}＝${right}，文中为${show(rest)}：其余的数与总数对不上，会被当作数据有误；请核对各项。`,
		fixes: [{ title: `改为“${right}”`, edits: [{ from, to, text: right }] }],
		related: [
			{ from: whole.figure.from, to: whole.figure.to, message: '总数' },
			{ from: part.figure.from, to: part.figure.to, message: '部分' },
		],
	};
}

/** 35＋118－129＝24, where the text has 尚余28件. */
export function flowFinding(text: string, wrong: WrongFlow): Finding {
	const { opening, inflows, outflows, closing, value } = wrong;
	const isPlain = haveOneUnit([opening, ...inflows, ...outflows, closing], text);
	const show = ({ figure }: Quantity): string =>
		isPlain ? text.slice(figure.number.from, figure.number.to) : text.slice(figure.from, figure.to);
	const number = writeLike(text, closing, value) ?? String(value);
	const { from, to } = closing.figure;
	const unit = isPlain || !closing.figure.unit ? '' : text.slice(closing.figure.unit.from, to);
	const came = [opening, ...inflows];
	const working = `${came.map(show).join('＋')}－${outflows.map(show).join('－')}＝${number}${unit}`;
	return {
		from,
		to,
		severity: 'warning',
		message: `结余与收支不符：${working}，文中为${show(closing)}，前后推不出这个数会被当作数据有误；请核对结转、新增、减少和结余各数。`,
		fixes: [{ title: `改为“${number}”`, edits: [{ ...closing.figure.number, text: number }] }],
		related: [...came, ...outflows].map((q) => ({
			from: q.figure.from,
			to: q.figure.to,
			message: outflows.includes(q) ? '减少' : q === opening ? '期初' : '新增',
		})),
	};
}
