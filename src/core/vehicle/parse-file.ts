import {
	findNodeAtLocation,
	parseTree,
	printParseErrorCode,
	type Node,
	type ParseError,
} from 'jsonc-parser';
import type * as z from 'zod';
import { vehicleFileSchema, type VehicleFile } from './schema';

/** Something wrong in an office's vehicle file; offsets are of its text. */
export interface VehicleFileProblem {
	readonly from: number;
	readonly to: number;
	/** Chinese sentence: what is wrong and what to do. */
	readonly message: string;
}

const fieldNames: Readonly<Record<string, string>> = {
	vehicles: '载体列表',
	mode: '方式',
	version: '版本',
	name: '名称',
	aliases: '别名',
	purpose: '用途',
	limit: '字数限制',
	n: '字数',
	kind: '限制方式',
	counting: '计数方式',
	requiredKeys: '必填项',
	extraKeys: '自定项',
	parts: '必备内容',
	marks: '标志词',
	windowHours: '时限（小时）',
	urgent: '是否紧急',
	templates: '模板',
	structure: '结构',
	body: '正文',
	meta: '要素',
};

const typeNames: Readonly<Record<string, string>> = {
	string: '文字（加双引号）',
	number: '数字',
	int: '整数',
	boolean: 'true 或 false',
	array: '方括号里的列表',
	object: '花括号里的一组内容',
};

const quoted = (field: PropertyKey): string => {
	const name = fieldNames[String(field)];
	return name ? `“${String(field)}”（${name}）` : `“${String(field)}”`;
};

/** The field an issue is about: the last name of its path. */
const fieldOf = (path: readonly PropertyKey[]): string => {
	const field = path.findLast((step) => typeof step === 'string');
	return field === undefined ? '文件内容' : quoted(field);
};

type Issue = z.core.$ZodIssue;

function messageOf(issue: Issue): string {
	const field = fieldOf(issue.path);
	switch (issue.code) {
		case 'unrecognized_keys':
			return `不认识${issue.keys.map(quoted).join('、')}，整个文件因此没有采用；请改正拼写或删除。`;
		case 'invalid_type':
			return issue.input === undefined
				? `缺少${field}，载体无法使用；请补上，写法是${typeNames[issue.expected] ?? issue.expected}。`
				: `${field}的写法不对，应当是${typeNames[issue.expected] ?? issue.expected}；请改正。`;
		case 'invalid_value':
			return `${field}只能是${issue.values.map((value) => `“${String(value)}”`).join('、')}；请从中选一个。`;
		case 'too_small':
			return issue.origin === 'number' || issue.origin === 'int'
				? `${field}必须大于0；请改正。`
				: `${field}不能为空；请填上内容。`;
		default:
			return `${field}的内容不对；请对照说明改正。`;
	}
}

/** The property's key where the issue names one, else the value, else the nearest thing above it. */
function nodeOf(root: Node, path: readonly PropertyKey[]): Node {
	for (let length = path.length; length > 0; length--) {
		const steps = path
			.slice(0, length)
			.map((step) => (typeof step === 'number' ? step : String(step)));
		const found = findNodeAtLocation(root, steps);
		if (found) return found;
	}
	return root;
}

/** A whole object would underline the file: its opening brace stands for it. */
function spanOf(node: Node): { readonly from: number; readonly to: number } {
	const isNested = node.type === 'object' || node.type === 'array';
	return { from: node.offset, to: node.offset + (isNested ? 1 : node.length) };
}

function keySpans(
	root: Node,
	path: readonly PropertyKey[],
	keys: readonly string[],
): readonly Node[] {
	const parent = nodeOf(root, path);
	return (parent.children ?? [])
		.map((property) => property.children?.[0])
		.filter((key) => key !== undefined)
		.filter((key) => keys.includes(String(key.value)));
}

function problemsOf(root: Node, issue: Issue): VehicleFileProblem[] {
	if (issue.code === 'unrecognized_keys') {
		return keySpans(root, issue.path, issue.keys).map((node) => ({
			...spanOf(node),
			message: messageOf({ ...issue, keys: [String(node.value)] }),
		}));
	}
	return [{ ...spanOf(nodeOf(root, issue.path)), message: messageOf(issue) }];
}

const syntaxMessages: Readonly<Record<string, string>> = {
	CommaExpected: '这里缺少逗号；请在上一项后面补上英文逗号。',
	ColonExpected: '这里缺少冒号；请补上英文冒号。',
	ValueExpected: '这里缺少内容；请补上，或删除多余的逗号。',
	PropertyNameExpected: '这里应当是带英文双引号的名称；请补上，或删除多余的逗号。',
	CloseBraceExpected: '缺少右花括号；请在这一组内容的末尾补上“}”。',
	CloseBracketExpected: '缺少右方括号；请在列表的末尾补上“]”。',
	UnexpectedEndOfString: '缺少右边的英文双引号；请补上。',
	InvalidCharacter: '文字中有不能直接书写的字符；请删除换行、制表等字符。',
	EndOfFileExpected: '文件到此应当结束；请删除后面多余的内容。',
	InvalidSymbol: '这里的文字没有加英文双引号，或用了中文标点；请改正。',
};

/** A syntax error at the very end of the text is shown on its last character. */
function syntaxProblem(text: string, { error, offset, length }: ParseError): VehicleFileProblem {
	const from = Math.max(0, Math.min(offset, text.length - 1));
	const to = Math.min(text.length, Math.max(from + 1, offset + length));
	const message =
		syntaxMessages[printParseErrorCode(error)] ?? '这里的写法不对，文件读不出来；请对照说明改正。';
	return { from, to, message };
}

/** Names and aliases must be unique, or a draft's 载体 could mean two. */
function repeatedNames(root: Node, file: VehicleFile): VehicleFileProblem[] {
	const seen = new Set<string>();
	return file.vehicles.flatMap(({ name }, index) => {
		const isRepeated = seen.has(name);
		seen.add(name);
		const message = `载体“${name}”写了两次，只有最后一处起作用；请删除一处。`;
		return isRepeated ? [{ ...spanOf(nodeOf(root, ['vehicles', index, 'name'])), message }] : [];
	});
}

/** The tree's value with own keys only, so that a key `__proto__` in a file is just a key. */
function valueOf(node: Node): unknown {
	if (node.type === 'array') return (node.children ?? []).map(valueOf);
	if (node.type !== 'object') return node.value;
	return Object.fromEntries(
		(node.children ?? []).flatMap(({ children = [] }) => {
			const [key, value] = children;
			return key && value ? [[String(key.value), valueOf(value)]] : [];
		}),
	);
}

export interface ParsedVehicleFile {
	readonly value?: VehicleFile;
	readonly problems: readonly VehicleFileProblem[];
}

/**
 * Reads an office's vehicle file (`.zwxx/vehicles.json`); comments and trailing commas are allowed.
 * Never throws.
 * @returns no value where the file cannot be used: the vehicles that were in force stay in force.
 */
export function parseVehicleFile(jsonText: string): ParsedVehicleFile {
	try {
		return readVehicleFile(jsonText);
	} catch {
		// Thousands of nested brackets exhaust the stack of any recursive reader.
		const message = '文件的括号层次太多，读不出来；请对照说明改正。';
		return { problems: [{ from: 0, to: jsonText.length, message }] };
	}
}

function readVehicleFile(jsonText: string): ParsedVehicleFile {
	const errors: ParseError[] = [];
	const text = jsonText.startsWith('\ufeff') ? ` ${jsonText.slice(1)}` : jsonText;
	const root = parseTree(text, errors, { allowTrailingComma: true });
	if (!root) {
		const message = '文件是空的，本单位没有另设载体；请写入载体，或删除这个文件。';
		return { problems: [{ from: 0, to: text.length, message }] };
	}
	if (errors.length > 0) return { problems: errors.map((error) => syntaxProblem(text, error)) };
	const result = vehicleFileSchema.safeParse(valueOf(root), { reportInput: true });
	if (!result.success) {
		return { problems: result.error.issues.flatMap((issue) => problemsOf(root, issue)) };
	}
	return { value: result.data, problems: repeatedNames(root, result.data) };
}
