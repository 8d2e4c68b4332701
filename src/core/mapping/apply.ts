import * as z from 'zod';
import type { Answer } from '../submission/exchange';
import { compile, type Compiled } from './evaluate';
import type { Mapping } from './schema';

/** What expressions see of a filing. */
export interface FilingView {
	readonly payload: unknown;
	readonly key: string;
	/** SHA-256 of the filed bytes. */
	readonly digest: string;
	readonly createdAt: string;
}

/** A request as a mapping makes it, without address and secrets. */
export interface MappedRequest {
	readonly method: 'GET' | 'POST' | 'PUT';
	/** Below the endpoint's address. */
	readonly path: string;
	readonly format: 'json' | 'form' | 'multipart';
	/** Absent for a look-up; a flat object for form and multipart. */
	readonly body?: unknown;
}

/** A receipt as a foreign system gives it: without key and digest of ours. */
const foreignReceiptSchema = z.object({
	receiptNo: z.union([z.string().min(1).max(128), z.number()]).transform(String),
	itemId: z
		.union([z.string().min(1).max(128), z.number()])
		.transform(String)
		.optional(),
	receivedAt: z.string().min(1).max(64).optional(),
	state: z.string().min(1).max(32).optional(),
});
export type ForeignReceipt = z.infer<typeof foreignReceiptSchema>;

const word = z.union([z.string(), z.number()]).transform(String);

/** What became of an item, as a foreign system tells it. */
const foreignStatusSchema = z.object({
	state: z.string().trim().min(1).max(32),
	code: z.string().max(32).optional(),
	reason: z.string().max(5000).optional(),
	at: z.string().min(1).max(64).optional(),
	adoption: z
		.object({
			issue: word.pipe(z.string().max(64)),
			vehicle: z.string().max(64).optional(),
			date: z.string().min(1).max(64).optional(),
			points: z.number().nonnegative().max(10_000).optional(),
			title: z.string().max(500).optional(),
			body: z.string().max(500_000).optional(),
		})
		.optional(),
});
export type ForeignStatus = z.infer<typeof foreignStatusSchema>;

/** What expressions about 处理情况 see of a filing. */
export type ReceivedView = FilingView & { readonly receipt: unknown };

/** What a foreign answer says. */
export type MappedAnswer =
	| { readonly kind: 'receipt'; readonly receipt: ForeignReceipt }
	| { readonly kind: 'refused'; readonly reason: string }
	| { readonly kind: 'none' };

/** What a look-up says; `unclear`: the answer cannot be believed. */
export type MappedLookUp =
	| { readonly kind: 'found'; readonly receipt: ForeignReceipt }
	| { readonly kind: 'absent' }
	| { readonly kind: 'unclear' };

export interface MappingProblem {
	/** Which expression, e.g. `报送正文`. */
	readonly place: string;
	/** Chinese sentence. */
	readonly message: string;
}

/** A mapping that was read: the functions never throw, a problem is a Chinese sentence. */
export interface ReadyMapping {
	submit(view: FilingView): Promise<MappedRequest | { readonly problem: string }>;
	answer(view: FilingView, answer: Answer): Promise<MappedAnswer>;
	/** Undefined where the mapping has no look-up. */
	readonly lookUp:
		| {
				request(view: FilingView): Promise<MappedRequest | { readonly problem: string }>;
				read(view: FilingView, answer: Answer): Promise<MappedLookUp>;
		  }
		| undefined;
	/** Undefined where the mapping cannot ask what became of an item. */
	readonly status:
		| {
				request(view: ReceivedView): Promise<MappedRequest | { readonly problem: string }>;
				/** Undefined: the answer says nothing. */
				read(
					view: ReceivedView,
					answer: Answer,
				): Promise<ForeignStatus | { readonly problem: string } | undefined>;
		  }
		| undefined;
}

const places = {
	'submit.path': '报送地址',
	'submit.body': '报送正文',
	'lookUp.path': '查询地址',
	'lookUp.receipt': '查询结果',
	'lookUp.clear': '查询是否可信',
	'answer.receipt': '回执',
	'answer.refused': '拒收说明',
	'status.path': '处理情况地址',
	'status.state': '处理情况',
} as const;
type Place = keyof typeof places;

function expressionsOf({
	submit,
	lookUp,
	answer,
	status,
}: Mapping): Partial<Record<Place, string>> {
	return {
		'submit.path': submit.path,
		'submit.body': submit.body,
		...(lookUp && { 'lookUp.path': lookUp.path, 'lookUp.receipt': lookUp.receipt }),
		...(lookUp?.clear !== undefined && { 'lookUp.clear': lookUp.clear }),
		'answer.receipt': answer.receipt,
		...(answer.refused !== undefined && { 'answer.refused': answer.refused }),
		...(status && { 'status.path': status.path, 'status.state': status.state }),
	};
}

function compileAll(mapping: Mapping) {
	const compiled = new Map<Place, Compiled>();
	for (const [place, expression] of Object.entries(expressionsOf(mapping)))
		compiled.set(place as Place, compile(expression));
	return compiled;
}

/** Every expression that cannot be read. */
export const mappingProblems = (mapping: Mapping): readonly MappingProblem[] =>
	[...compileAll(mapping)].flatMap(([place, one]) =>
		'problem' in one ? [{ place: places[place], message: one.problem }] : [],
	);

/** A path stays below the endpoint's address: nothing else may receive the text. */
function isSafePath(path: string): boolean {
	if (/^[a-z][a-z\d+.-]*:|^[/\\]|[\\\s#]|[^\x21-\x7e]/iu.test(path)) return false;
	return !path.split(/[/?]/u).includes('..');
}

const isFlat = (value: unknown): boolean =>
	typeof value === 'object' &&
	value !== null &&
	!Array.isArray(value) &&
	Object.values(value).every((one) => one === null || typeof one !== 'object');

function viewOfAnswer({ status, headers, body }: Answer) {
	let parsed: unknown = body;
	try {
		parsed = JSON.parse(body.replace(/^\ufeff/u, ''));
	} catch {
		// Text stays text.
	}
	return { status, headers, body: parsed };
}

const receiptOf = (value: unknown): ForeignReceipt | undefined =>
	foreignReceiptSchema.safeParse(value).data;

/** Runs the expressions of a mapping; a problem names the expression. */
function createRunner(mapping: Mapping) {
	const compiled = compileAll(mapping);

	async function run(place: Place, input: unknown) {
		const one = compiled.get(place);
		if (!one) return { value: undefined };
		const result = 'problem' in one ? one : await one.evaluate(input);
		return 'problem' in result
			? { problem: `对接映射的“${places[place]}”${result.problem}` }
			: result;
	}

	async function pathOf(place: Place, view: FilingView) {
		const path = await run(place, view);
		if ('problem' in path) return path;
		if (typeof path.value === 'string' && isSafePath(path.value)) return { value: path.value };
		return {
			problem: `对接映射的“${places[place]}”应当是报送地址之下的一段路径，没有发送；请改正。`,
		};
	}

	return { run, pathOf };
}
type Runner = ReturnType<typeof createRunner>;

function createLookUp(
	{ run, pathOf }: Runner,
	{ clear }: NonNullable<Mapping['lookUp']>,
): NonNullable<ReadyMapping['lookUp']> {
	return {
		async request(view) {
			const path = await pathOf('lookUp.path', view);
			return 'problem' in path ? path : { method: 'GET', path: path.value, format: 'json' };
		},
		async read(view, answer) {
			const input = { ...view, ...viewOfAnswer(answer) };
			const said = await run('lookUp.clear', input);
			const isClear =
				clear === undefined ? answer.status === 200 : 'value' in said && said.value === true;
			if (!isClear || answer.truncated) return { kind: 'unclear' };
			const found = await run('lookUp.receipt', input);
			if ('problem' in found) return { kind: 'unclear' };
			if (found.value === undefined || found.value === null) return { kind: 'absent' };
			const receipt = receiptOf(found.value);
			return receipt ? { kind: 'found', receipt } : { kind: 'unclear' };
		},
	};
}

function createStatus({ run, pathOf }: Runner): NonNullable<ReadyMapping['status']> {
	return {
		async request(view) {
			const path = await pathOf('status.path', view);
			return 'problem' in path ? path : { method: 'GET', path: path.value, format: 'json' };
		},
		async read(view, answer) {
			const told = await run('status.state', { ...view, ...viewOfAnswer(answer) });
			if ('problem' in told) return told;
			if (told.value === undefined || told.value === null) return undefined;
			const { data } = foreignStatusSchema.safeParse(told.value);
			return (
				data ?? { problem: `对接映射的“${places['status.state']}”没有得出状态，请核对表达式。` }
			);
		},
	};
}

/** @param mapping with readable expressions (`mappingProblems` is empty); others say so when used. */
export function readMapping(mapping: Mapping): ReadyMapping {
	const runner = createRunner(mapping);
	const { run, pathOf } = runner;
	return {
		async submit(view) {
			const path = await pathOf('submit.path', view);
			if ('problem' in path) return path;
			const body = await run('submit.body', view);
			if ('problem' in body) return body;
			const { method, format } = mapping.submit;
			if (body.value === undefined || (format !== 'json' && !isFlat(body.value)))
				return {
					problem: '对接映射的“报送正文”没有得出可以发送的内容，没有发送；请用“试运行”核对。',
				};
			return { method, path: path.value, format, body: body.value };
		},
		async answer(view, answer) {
			const input = { ...view, ...viewOfAnswer(answer) };
			const refused = await run('answer.refused', input);
			if ('value' in refused && typeof refused.value === 'string' && refused.value !== '')
				return { kind: 'refused', reason: refused.value };
			const found = await run('answer.receipt', input);
			const receipt = 'value' in found ? receiptOf(found.value) : undefined;
			return receipt ? { kind: 'receipt', receipt } : { kind: 'none' };
		},
		lookUp: mapping.lookUp && createLookUp(runner, mapping.lookUp),
		status: mapping.status && createStatus(runner),
	};
}
