import { parseJson } from '../text/parse-json';
import { parseRetryAfter } from './backoff';
import type { EchoFilter } from './echo';
import type { Dedup } from './endpoint';
import type { Answer, Exchange, Failure, FailureCause } from './exchange';
import { problemSchema, problemTypes, receiptSchema, type Problem, type Receipt } from './payload';

/** What an answer said, fit for keeping: no body, no token. */
export interface AnswerNote {
	readonly status?: number;
	readonly type?: string;
	readonly detail?: string;
	readonly errors?: { path: string; message: string }[];
	/** Where a redirect pointed to, without query. */
	readonly target?: string;
}

/** What an attempt amounts to. `message` is a Chinese sentence for the person. */
export type Outcome = { readonly message: string } & (
	| { readonly kind: 'receipt'; readonly receipt: Receipt }
	| {
			readonly kind: 'retry';
			/** What the server asked for, milliseconds. */
			readonly afterMs?: number;
			/** The text may have been stored although no receipt came. */
			readonly mayHaveArrived: boolean;
			readonly note?: AnswerNote;
	  }
	| { readonly kind: 'login'; readonly note?: AnswerNote }
	| { readonly kind: 'rejected'; readonly note?: AnswerNote }
	/** Unknown whether it arrived, and sending again might store it twice: a person decides. */
	| { readonly kind: 'ambiguous'; readonly note?: AnswerNote }
	| { readonly kind: 'quarantine'; readonly note?: AnswerNote }
	| { readonly kind: 'redirect'; readonly note: AnswerNote }
);

/** What was sent, as far as judging the answer needs it. */
export interface Sent {
	readonly key: string;
	readonly sha256: string;
	readonly dedup: Dedup;
	readonly now: number;
	/** Strings that must not be kept even if the server echoes them. */
	readonly secrets?: readonly string[];
	/** Takes out what the server echoes of the text. */
	readonly withoutEcho?: EchoFilter;
}

const detailLength = 500;
const errorCount = 20;

function clean(
	text: string,
	{ secrets = [], withoutEcho = (said) => said }: Pick<Sent, 'secrets' | 'withoutEcho'>,
): string {
	const hidden = secrets
		.filter((secret) => secret !== '')
		.reduce((rest, secret) => rest.replaceAll(secret, '•••'), text);
	// An echo comes first as often as not, and what the server has to say behind it.
	const said = withoutEcho(hidden.slice(0, 20 * detailLength));
	return said.length > detailLength ? `${said.slice(0, detailLength)}…` : said;
}

function problemOf(answer: Answer): Problem | undefined {
	const parsed = problemSchema.safeParse(parseJson(answer.body));
	return parsed.success ? parsed.data : undefined;
}

function noteOf({ status }: Answer, problem: Problem | undefined, sent: Sent): AnswerNote {
	const detail = problem?.detail ?? problem?.title;
	const errors = (problem?.errors ?? []).slice(0, errorCount).map(({ path, message }) => ({
		path: clean(path, sent),
		message: clean(message, sent),
	}));
	return {
		status,
		...(problem && { type: clean(problem.type, sent) }),
		...(detail !== undefined && { detail: clean(detail, sent) }),
		...(errors.length > 0 && { errors }),
	};
}

/** No receipt, and the text may have been stored: what follows depends on the receiving system. */
function uncertain(sent: Sent, what: string, note?: AnswerNote, afterMs?: number): Outcome {
	if (sent.dedup === '无')
		return {
			kind: 'ambiguous',
			message: `${what}。不能确定是否已收到，这个系统又分不出重复报送；请先向收稿单位核实，再决定是否重发。`,
			...(note && { note }),
		};
	return {
		kind: 'retry',
		mayHaveArrived: true,
		message: `${what}；稍后自动再试，不会重复收稿。`,
		...(afterMs !== undefined && { afterMs }),
		...(note && { note }),
	};
}

const failures: Record<FailureCause, string> = {
	name: '找不到收稿系统的域名，可能是网络不通或地址有误',
	connect: '连接不上收稿系统，可能是网络不通或对方停机',
	proxy: '网络代理没有接通',
	certificate: '收稿系统的证书未通过检验，为防内容泄露没有发送；请与收稿单位核对证书',
	timeout: '等候收稿系统答复超时',
	cut: '与收稿系统的连接中途断开',
	'not-allowed': '报送地址不合要求，没有发送',
};

function classifyFailure(failure: Failure, sent: Sent): Outcome {
	const what = failure.reason ?? failures[failure.cause];
	if (failure.cause === 'not-allowed')
		return { kind: 'rejected', message: failure.reason ?? `${what}；请检查报送地址的设置。` };
	if (failure.bytesLeft) return uncertain(sent, what);
	return { kind: 'retry', mayHaveArrived: false, message: `${what}；稍后自动再试。` };
}

/** Why a 2xx is no proof. */
function whyNoReceipt(answer: Answer): string {
	const type = answer.headers['content-type'] ?? '';
	if (answer.truncated) return '收稿系统的答复过长，不是回执';
	if (/html/iu.test(type) || /^\s*</u.test(answer.body))
		return '收稿系统回的是网页，不是回执，报送地址可能有误，或被网络登录页拦下';
	if (parseJson(answer.body) === undefined) return '收稿系统的答复不完整，读不出回执';
	return '收稿系统的答复里没有完整的回执';
}

function classifySuccess(answer: Answer, sent: Sent): Outcome {
	const note = { status: answer.status };
	const parsed = receiptSchema.safeParse(answer.truncated ? undefined : parseJson(answer.body));
	if (!parsed.success) return uncertain(sent, whyNoReceipt(answer), note);
	const receipt = parsed.data;
	// The header carries the key in quotes; some systems echo it with them.
	const key = receipt.key.replace(/^"(.*)"$/u, '$1');
	if (key !== sent.key || receipt.digest !== sent.sha256)
		return uncertain(sent, '收到的回执与本次报送的内容对不上，不能作为凭证', note);
	return kept(receipt, sent);
}

/** Shorter ones stand in receipt numbers by chance. */
const longSecret = 16;

/** Key and digest are ours; of what the other side wrote, nothing that echoes a secret is kept. */
function kept(receipt: Receipt, { secrets = [] }: Sent): Outcome {
	const long = secrets.filter((secret) => secret.length >= longSecret);
	// No longer than it was, so that the stored receipt is one.
	const own = (text: string): string => clean(text, { secrets: long }).slice(0, text.length);
	const receiptNo = own(receipt.receiptNo);
	const rest = {
		itemId: own(receipt.itemId),
		receivedAt: own(receipt.receivedAt),
		state: own(receipt.state),
	};
	return {
		kind: 'receipt',
		receipt: { ...receipt, receiptNo, ...rest },
		message: `已收，回执号${receiptNo}。`,
	};
}

/** The place a redirect names, without what may carry secrets. */
function redirectTarget(location: string | undefined, sent: Sent): string | undefined {
	if (location === undefined) return undefined;
	const plain = location.replace(/[?#].*$/su, '').replace(/\/\/[^/@]*@/u, '//');
	return clean(plain, sent);
}

function classifyRedirect(answer: Answer, sent: Sent): Outcome {
	const target = redirectTarget(answer.headers['location'], sent);
	const where = target === undefined ? '别的地址' : target;
	return {
		kind: 'redirect',
		note: { status: answer.status, ...(target !== undefined && { target }) },
		message: `收稿系统要求转到${where}。转过去等于把全文交给另一个系统，已拒绝；请向收稿单位核对报送地址。`,
	};
}

const refusals: Readonly<Record<number, string>> = {
	403: '收稿系统不允许本单位报送这条信息',
	404: '报送地址在收稿系统上不存在，请检查报送地址的设置',
	407: '网络代理要求登录，请在网络设置里填写代理账号',
	409: '收稿系统说与已有的信息冲突',
	413: '内容超过收稿系统的大小限制',
	415: '收稿系统不接收这种格式，请检查报送地址的设置',
	422: '内容不符合收稿系统的要求',
};

function classifyRefusal(answer: Answer, sent: Sent): Outcome {
	const problem = problemOf(answer);
	const note = noteOf(answer, problem, sent);
	if (problem?.type === problemTypes.keyReuse)
		return {
			kind: 'quarantine',
			note,
			message:
				'收稿系统说这个报送编号已用于另一份内容，不能再发，以免错收；请查看记录并联系收稿单位。',
		};
	if (problem?.type === problemTypes.inProgress) {
		const afterMs = retryAfterOf(answer, sent);
		return {
			kind: 'retry',
			mayHaveArrived: true,
			message: '收稿系统正在处理上一次发送；稍后自动再问结果。',
			...(afterMs !== undefined && { afterMs }),
			note,
		};
	}
	const what = refusals[answer.status] ?? `收稿系统没有接收（${answer.status}）`;
	const said = note.detail === undefined ? '' : `：${note.detail.replace(/[。；，]$/u, '')}`;
	return { kind: 'rejected', note, message: `${what}${said}。改好后请重新报送。` };
}

const retryAfterOf = ({ headers }: Answer, sent: Sent): number | undefined =>
	parseRetryAfter(headers['retry-after'], sent.now, headers['date']);

function classifyBusy(answer: Answer, sent: Sent): Outcome {
	const { status } = answer;
	const note = noteOf(answer, problemOf(answer), sent);
	const afterMs = retryAfterOf(answer, sent);
	const after = afterMs === undefined ? {} : { afterMs };
	// 425 and 429 say that nothing was done; after the others the text may have been stored.
	if (status === 429 || status === 425)
		return {
			kind: 'retry',
			mayHaveArrived: false,
			message: '收稿系统请求过多，要求稍后再报；到时自动再试。',
			...after,
			note,
		};
	const what = status === 408 ? '收稿系统等候内容超时' : `收稿系统出错（${status}）`;
	return uncertain(sent, what, note, afterMs);
}

function classifyAnswer(answer: Answer, sent: Sent): Outcome {
	const { status } = answer;
	if (status >= 200 && status < 300) return classifySuccess(answer, sent);
	if (status >= 300 && status < 400) return classifyRedirect(answer, sent);
	if (status === 401)
		return {
			kind: 'login',
			note: noteOf(answer, problemOf(answer), sent),
			message: '收稿系统不认访问口令，可能已过期或更换；请重新填写口令，填好后自动续报。',
		};
	const busy = status === 408 || status === 425 || status === 429;
	if (busy || status < 200 || status >= 500) return classifyBusy(answer, sent);
	return classifyRefusal(answer, sent);
}

/** Judges what came of a request by status and problem type, never by wording (DESIGN 6, Answers). */
export const classify = (exchange: Exchange, sent: Sent): Outcome =>
	exchange.kind === 'failure' ? classifyFailure(exchange, sent) : classifyAnswer(exchange, sent);
