import type * as z from 'zod';
import { Refusal, type FieldProblem } from './refusal';

const labels: Readonly<Record<string, string>> = {
	schema: '格式版本',
	draftId: '稿号',
	revision: '稿次',
	vehicle: '载体',
	vehicleVersion: '载体目录版本',
	title: '标题',
	body: '正文',
	unit: '报送单位',
	meta: '稿件要素',
	key: '要素名称',
	value: '要素内容',
	counts: '字数',
	words: '字数',
	characters: '字符数',
	charactersWithSpaces: '字符数（计空格）',
	confirmations: '关口说明',
	rule: '规则',
	reason: '理由',
	reviewer: '保密审查人',
	createdAt: '成稿时间',
	after: '起点',
	limit: '条数',
	family: '同源',
	follows: '续报',
	commission: '约稿',
	requirements: '要求',
	deadline: '截止时间',
	units: '约稿单位',
	signOffs: '审签',
	role: '审签环节',
	name: '名称',
	at: '时间',
	attachments: '附件',
	digest: '指纹',
	size: '大小',
	type: '类型',
	caption: '图片说明',
	code: '原因类别',
	comments: '意见',
	quote: '意见所指原文',
	text: '意见内容',
	done: '已改标记',
	actor: '经办人',
	issue: '期号',
	date: '日期',
	points: '积分',
};

const kindNames: Readonly<Record<string, string>> = {
	string: '文字',
	number: '数字',
	int: '整数',
	array: '列表',
	object: '一组项目',
};

function label(path: readonly PropertyKey[]): string {
	const name = path.findLast((part) => typeof part === 'string');
	return name === undefined ? '内容' : (labels[name] ?? name);
}

function shorten(text: string): string {
	return text.length > 64 ? `${text.slice(0, 64)}…` : text;
}

function tooSmall(issue: z.core.$ZodRawIssue<z.core.$ZodIssueTooSmall>): string {
	if (issue.origin !== 'string') return `不能小于${String(issue.minimum)}`;
	return issue.minimum === 1 ? '不能为空' : `至少${String(issue.minimum)}字`;
}

function tooBig(issue: z.core.$ZodRawIssue<z.core.$ZodIssueTooBig>): string {
	const most = String(issue.maximum);
	if (issue.origin === 'string') return `不能超过${most}字`;
	return issue.origin === 'array' ? `不能超过${most}项` : `不能大于${most}`;
}

function sentence(issue: z.core.$ZodRawIssue): string {
	switch (issue.code) {
		case 'invalid_type':
			return issue.input === undefined
				? '缺少'
				: `应为${kindNames[issue.expected] ?? issue.expected}`;
		case 'too_small':
			return tooSmall(issue);
		case 'too_big':
			return tooBig(issue);
		case 'unrecognized_keys':
			return `有不认识的项目：${issue.keys.slice(0, 5).map(shorten).join('、')}`;
		case 'invalid_value':
			return `应为${issue.values.map(String).join('或')}`;
		default:
			return '格式不对';
	}
}

function toFieldProblem({ path, message }: z.core.$ZodIssue): FieldProblem {
	const pointer = path.map((part) => String(part).replaceAll('~', '~0').replaceAll('/', '~1'));
	return {
		path: pointer.map((part) => `/${part}`).join(''),
		message: `${label(path)}：${message}`,
	};
}

const shownProblems = 20;

/** The value as the schema has it, or a refusal whose problems are Chinese sentences with JSON pointers. */
export function check<T extends z.ZodType>(schema: T, data: unknown): z.output<T> | Refusal {
	const parsed = schema.safeParse(data, { error: sentence });
	if (parsed.success) return parsed.data;
	const problems = parsed.error.issues.slice(0, shownProblems).map(toFieldProblem);
	const detail = `内容有${parsed.error.issues.length}处不合要求，没有收下。请改正后重报。`;
	return new Refusal('validation', detail, problems);
}

/**
 * A text with these cannot come back from a database as it went in: NUL ends a string in SQLite
 * and is refused by PostgreSQL, half a surrogate pair has no UTF-8 form.
 */
const unstorable = /[\0\p{Cs}]/u;

type Context = z.core.$RefinementCtx;

/** Adds an issue for each text in the value that could not be stored. */
export function refuseUnstorable(
	value: unknown,
	path: readonly PropertyKey[],
	context: Context,
): void {
	if (typeof value === 'string') {
		if (unstorable.test(value))
			context.addIssue({
				code: 'custom',
				path: [...path],
				message: '有无法保存的字符，请删去后重报',
			});
	} else if (typeof value === 'object' && value !== null) {
		for (const [key, part] of Object.entries(value))
			refuseUnstorable(part, [...path, Array.isArray(value) ? Number(key) : key], context);
	}
}
