import { parseJson } from '../text/parse-json';
import { mappingProblems, type MappingProblem } from './apply';
import { mappingSchema, type Mapping } from './schema';

export type ReadMapping =
	{ readonly value: Mapping } | { readonly problems: readonly MappingProblem[] };

/** Reads a mapping's file and compiles every expression in it; each problem has its place. Never throws. */
export function readMappingFile(text: string): ReadMapping {
	const json = parseJson(text);
	if (json === undefined)
		return { problems: [{ place: '文件', message: '不是 JSON，读不出来；请核对文件。' }] };
	const parsed = mappingSchema.safeParse(json);
	if (!parsed.success) {
		const problems = parsed.error.issues.map((issue) => ({
			place: issue.path.map(String).join('.') || '文件',
			message:
				issue.code === 'unrecognized_keys'
					? `不认识的名称：${issue.keys.join('、')}；请改正或删去。`
					: '缺少，或写法不对；请照示例补齐。',
		}));
		return { problems };
	}
	const problems = mappingProblems(parsed.data);
	return problems.length > 0 ? { problems } : { value: parsed.data };
}
