import type { Template, Vehicle } from '../vehicle/schema';

/** What stands in a 首报 for what is not known yet. */
const pending = '正在核实';

/** A whole line that is a label and one gap, e.g. `伤亡损失：${10:【…】}`. */
const labelledGap = /^([^：$]{1,20}：)\$\{(\d{1,3}):【[^】]{0,200}】\}$/u;
/** A gap inside a sentence. */
const innerGap = /\$\{(\d{1,3}):【([^】]{1,200})】\}/gu;

const isItemised = ({ body }: Template): boolean =>
	body.length > 0 && body.every((line) => labelledGap.test(line));

/** What a gap asks for, without examples and advice. */
const subjectOf = (hint: string): string => hint.split(/[：，；（(]/u, 1)[0] ?? hint;

function withPending(line: string): string {
	if (labelledGap.test(line)) return line.replace(labelledGap, `$1\${$2:${pending}}`);
	return line.replace(
		innerGap,
		(_, stop: string, hint: string) => `\${${stop}:（${subjectOf(hint)}${pending}）}`,
	);
}

/**
 * The template of a 首报 with every gap of its body marked 正在核实, so that it can be filed at once and
 * says what is open; one that lists the elements line by line is preferred.
 */
export function firstReportTemplate({ templates }: Vehicle): Template | undefined {
	const first = templates.filter(({ name }) => name.includes('首报'));
	const [chosen = templates[0]] = [...first.filter(isItemised), ...first];
	return chosen && { ...chosen, body: chosen.body.map(withPending) };
}
