import jsonata from 'jsonata';

/** An expression may not run longer, call itself deeper, nor make longer lists than this. */
const limits = { timeout: 2000, stack: 500, sequence: 100_000 };

/** What came of an expression; a problem is a Chinese sentence. */
export type Evaluated = { readonly value: unknown } | { readonly problem: string };

/** An expression ready to be used, or why it cannot be. */
export type Compiled =
	{ readonly evaluate: (input: unknown) => Promise<Evaluated> } | { readonly problem: string };

interface Failure {
	readonly code?: unknown;
	readonly position?: unknown;
}

function sentence(error: unknown, when: string): string {
	const { code, position } = (typeof error === 'object' && error !== null ? error : {}) as Failure;
	const place = typeof position === 'number' ? `第${position}个字符附近` : '';
	const kind = typeof code === 'string' ? `（${code}）` : '';
	return `${place}${when}${kind}`;
}

/** Lists that the language marks as such become plain values. */
const plain = (value: unknown): unknown =>
	value === undefined ? undefined : (JSON.parse(JSON.stringify(value)) as unknown);

/** Reads an expression. Neither this nor the result ever throws or rejects. */
export function compile(expression: string): Compiled {
	let compiled: jsonata.Expression;
	try {
		compiled = jsonata(expression, limits);
	} catch (error) {
		return { problem: `${sentence(error, '写得不对')}，请改正这个表达式。` };
	}
	return {
		async evaluate(input) {
			try {
				return { value: plain(await compiled.evaluate(input)) };
			} catch (error) {
				return { problem: `${sentence(error, '算不出结果')}，请核对表达式用到的名称。` };
			}
		},
	};
}
