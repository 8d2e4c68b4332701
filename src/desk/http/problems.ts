import { problemTypes, type Problem } from '../../core/submission/payload';
import { Refusal, type RefusalKind } from '../domain/refusal';

/** Status and heading of each kind of refusal (RFC 9457). */
const kinds: Readonly<Record<RefusalKind, { status: number; title: string }>> = {
	malformed: { status: 400, title: '请求内容无法读取' },
	keyMissing: { status: 400, title: '缺少幂等键' },
	unauthorized: { status: 401, title: '访问口令无效' },
	forbidden: { status: 403, title: '不允许访问' },
	notFound: { status: 404, title: '没有找到' },
	inProgress: { status: 409, title: '同一请求正在处理' },
	duplicateRevision: { status: 409, title: '这一稿已经收到' },
	stateConflict: { status: 409, title: '当前状态不允许' },
	tooLarge: { status: 413, title: '内容过大' },
	unsupportedMedia: { status: 415, title: '内容格式不对' },
	wrongHost: { status: 421, title: '访问地址不对' },
	validation: { status: 422, title: '内容不合要求' },
	blobMissing: { status: 422, title: '缺附件' },
	keyReuse: { status: 422, title: '幂等键重复使用' },
	classified: { status: 422, title: '带有涉密标志' },
	tooManyAttempts: { status: 429, title: '尝试次数过多' },
	internal: { status: 500, title: '收稿台出错' },
	stopping: { status: 503, title: '收稿台正在停止' },
};

export const problemMediaType = 'application/problem+json; charset=utf-8';

/** Seconds after which asking again makes sense. */
const retryAfter: Partial<Record<RefusalKind, number>> = {
	inProgress: 1,
	tooManyAttempts: 60,
	stopping: 5,
};

export function statusOf(kind: RefusalKind): number {
	return kinds[kind].status;
}

export function titleOf(kind: RefusalKind): string {
	return kinds[kind].title;
}

export function headersOf(kind: RefusalKind): Record<string, string> {
	const seconds = retryAfter[kind];
	return {
		...(seconds === undefined ? {} : { 'retry-after': String(seconds) }),
		...(kind === 'unauthorized' ? { 'www-authenticate': 'Bearer realm="zwxx"' } : {}),
	};
}

export function toProblem({ kind, message, errors }: Refusal): Problem {
	return {
		type: problemTypes[kind],
		...kinds[kind],
		detail: message,
		...(errors.length > 0 ? { errors: [...errors] } : {}),
	};
}

const frameworkCodes: Readonly<Record<string, [RefusalKind, string]>> = {
	FST_ERR_CTP_BODY_TOO_LARGE: [
		'tooLarge',
		'一次报送不能超过2MB，一张图片不能超过10MB。请压缩或拆分后重报。',
	],
	FST_ERR_CTP_INVALID_MEDIA_TYPE: [
		'unsupportedMedia',
		'不接收这种格式。报送用 application/json，图片用 image/jpeg、image/png 或 image/webp。',
	],
	FST_ERR_CTP_INVALID_CONTENT_LENGTH: ['malformed', '内容没有传完整，请重新报送。'],
	FST_ERR_CTP_EMPTY_JSON_BODY: ['malformed', '没有收到内容，请重新报送。'],
	FST_ERR_BAD_URL: ['malformed', '地址里有无法识别的字符，请核对链接。'],
};

/** Any error of a request as a refusal; what is not known becomes 500 and tells nothing of itself. */
export function toRefusal(error: unknown, requestId: string): Refusal {
	if (error instanceof Refusal) return error;
	const { code, statusCode } = error as { code?: string; statusCode?: number };
	const known = frameworkCodes[code ?? ''];
	if (known) return new Refusal(...known);
	if (statusCode !== undefined && statusCode >= 400 && statusCode < 500)
		return new Refusal('malformed', '请求内容无法读取，请核对后重发。');
	return new Refusal(
		'internal',
		`收稿台处理时出错，内容没有收下，可稍后重报。反映问题时请提供编号：${requestId}。`,
	);
}
