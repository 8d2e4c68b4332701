export const plainBody = '云岭县推行“一窗通办”，三个月办件2.3万件，平均用时缩短至1.8天。';

/**
 * A draft that nothing is wrong with.
 * @param number its 稿号, which may be empty; absent: it has no such line.
 */
export function goodDraft(title: string, body = plainBody, number?: string): string {
	return [
		'---',
		...(number === undefined ? [] : [`稿号: ${number}`]),
		'载体: 普刊信息',
		`标题: ${title}`,
		'报送单位: 云岭县行政审批局',
		'撰稿: 林小禾',
		'审核: 周望',
		'签发: 沈川',
		'联系人: 林小禾',
		'电话: 0531-00000000',
		'---',
		body,
		'',
	].join('\n');
}
