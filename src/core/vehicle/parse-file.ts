import type * as z from 'zod';
import { readJsonFile, type FileProblem, type JsonFile } from '../text/json-file';
import { vehicleFileSchema, type VehicleFile } from './schema';

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

const stepsOf = (path: readonly PropertyKey[]): readonly (string | number)[] =>
	path.map((step) => (typeof step === 'symbol' ? String(step) : step));

function problemsOf(file: JsonFile, issue: Issue): FileProblem[] {
	const path = stepsOf(issue.path);
	if (issue.code !== 'unrecognized_keys')
		return [{ ...file.spanAt(path), message: messageOf(issue) }];
	return issue.keys.map((key) => ({
		...file.keySpanAt([...path, key]),
		message: messageOf({ ...issue, keys: [key] }),
	}));
}

/** Names must be unique, or a draft's 载体 could mean two. */
function repeatedNames(file: JsonFile, { vehicles }: VehicleFile): FileProblem[] {
	const seen = new Set<string>();
	return vehicles.flatMap(({ name }, index) => {
		const isRepeated = seen.has(name);
		seen.add(name);
		const message = `载体“${name}”写了两次，只有最后一处起作用；请删除一处。`;
		return isRepeated ? [{ ...file.spanAt(['vehicles', index, 'name']), message }] : [];
	});
}

export interface ParsedVehicleFile {
	readonly value?: VehicleFile;
	readonly problems: readonly FileProblem[];
}

/**
 * Reads an office's vehicle file (`.zwxx/vehicles.json`); comments and trailing commas are allowed.
 * Never throws.
 * @returns no value where the file cannot be used: the vehicles that were in force stay in force.
 */
export function parseVehicleFile(jsonText: string): ParsedVehicleFile {
	const file = readJsonFile(jsonText);
	if (file.problems.length > 0) return { problems: file.problems };
	const result = vehicleFileSchema.safeParse(file.value, { reportInput: true });
	if (!result.success)
		return { problems: result.error.issues.flatMap((issue) => problemsOf(file, issue)) };
	return { value: result.data, problems: repeatedNames(file, result.data) };
}
