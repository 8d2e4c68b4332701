import { retryDelay } from './backoff';
import type { AnswerNote, Outcome } from './classify';
import type { Dedup } from './endpoint';
import type { EntryProblem, ManualEntry, OutboxEntry, Step, Submission } from './entry';
import type { Receipt } from './payload';

/** Everything that can happen to an entry. `now` in milliseconds; `random` at least 0, below 1. */
export type OutboxEvent = { readonly now: number } &
	/** A window takes it for sending. */
	(
		| {
				readonly type: 'lease';
				readonly owner: string;
				readonly until: number;
				readonly process?: { readonly pid: number; readonly host: string };
		  }
		| {
				readonly type: 'answer';
				readonly owner: string;
				readonly outcome: Outcome;
				readonly random: number;
		  }
		/** The window that was sending it fell silent. */
		| {
				readonly type: 'lease-expired';
				readonly dedup: Dedup;
				readonly random: number;
				/** The process that held the lease is known to have ended. */
				readonly ownerEnded?: boolean;
		  }
		| { readonly type: 'withdraw' }
		/** A person wants it sent now, or once more. */
		| { readonly type: 'retry' }
		/** There is no token to send it with. */
		| { readonly type: 'login-needed' }
		| { readonly type: 'logged-in' }
		/** A person made sure that it did not arrive. */
		| { readonly type: 'resend' }
		/** A person, or the system's own records, say that it arrived. */
		| { readonly type: 'confirm-received'; readonly by: '人工' | '查询'; readonly number?: string }
		/** 时限 has passed before it went out. */
		| { readonly type: 'window-passed' }
		/** 已超时限，仍要报送？ Yes. */
		| { readonly type: 'confirm-late' }
		/** 登记已报 once more, after it was taken back. */
		| {
				readonly type: 'register';
				readonly unit: string;
				readonly date: string;
				readonly number: string;
		  }
	);

export type EventType = OutboxEvent['type'];
type Of<T extends EventType> = Extract<OutboxEvent, { type: T }>;

/** A refusal says in Chinese why the event does not apply; the entry stays as it is. */
export type Transition =
	| { readonly ok: true; readonly entry: OutboxEntry }
	| { readonly ok: false; readonly reason: string };

const refuse = (reason: string): Transition => ({ ok: false, reason });
const clockTolerance = 60_000;

/** Whether nobody is sending under this lease any more; a clock that was set back ends it too. */
export const isLeaseOver = ({ lease }: Submission, now: number): boolean =>
	!lease || now >= lease.until || now < lease.from - clockTolerance;

/** 已超时限 and nobody has said to send it all the same. */
export const isPastWindow = ({ deadline, late }: Submission, now: number): boolean =>
	deadline !== undefined && now > deadline && late !== 'confirmed';

/** The moment by the clock of the last thing that happened to an entry. */
export function lastStepAt({ history, createdAt }: OutboxEntry): number {
	const last = history.at(-1);
	return last?.lastAt ?? last?.at ?? createdAt;
}

/** A clock that ran ahead and was set right: what was to be waited for then could be a year away. */
const wasSetBack = (entry: Submission, now: number): boolean =>
	now < lastStepAt(entry) - clockTolerance;

/** Whether an entry may be taken for sending at this moment. */
export const isDue = (entry: Submission, now: number): boolean =>
	entry.state === '待发' &&
	!isPastWindow(entry, now) &&
	(wasSetBack(entry, now) || (now >= entry.notBefore && now >= (entry.retryAt ?? 0)));

/** Adds a step; the same failure again and again becomes one step with a count. */
function withStep(history: readonly Step[], step: Step): Step[] {
	const last = history.at(-1);
	const before = last?.state === '发送中' ? history.at(-2) : undefined;
	if (before?.note === step.note && before.state === step.state)
		return [
			...history.slice(0, -2),
			{ ...before, times: (before.times ?? 1) + 1, lastAt: step.at },
		];
	return [...history, step];
}

/** The next form of an entry: changed fields, and one more step of its history. */
function next(
	entry: Submission,
	at: number,
	note: string,
	change: Partial<Submission> & Pick<Submission, 'state'>,
): Transition {
	const history = withStep(entry.history, { at, state: change.state, note });
	return { ok: true, entry: { ...entry, ...change, history } };
}

/**
 * Once somebody has begun to send, the time for 撤回 is over for good: it may have been set by a clock
 * that ran a year ahead.
 */
const begun = ({ notBefore }: Submission, now: number): Pick<Submission, 'notBefore'> => ({
	notBefore: Math.min(notBefore, now),
});

const problemOf = (at: number, message: string, note?: AnswerNote): EntryProblem => ({
	at,
	message,
	...note,
});

const names: Record<Submission['state'], string> = {
	待发: '正在等候发送',
	发送中: '正在发送',
	已收: '已经收到回执',
	待登录: '正在等候填写访问口令',
	被拒: '已被收稿系统拒收',
	待核实: '正在等候人工核实',
	已撤: '已经撤回',
	已隔离: '已经隔离',
};

const notNow = (entry: Submission, wish: string): Transition =>
	refuse(`这份稿件${names[entry.state]}，不能${wish}。`);

/** A receipt proves arrival whatever else we believed; the first one is kept. */
function receive(entry: Submission, now: number, receipt: Receipt): Transition {
	if (entry.receipt) return refuse('已经有回执，不再更改。');
	const note = `已收，回执号${receipt.receiptNo}。`;
	const cleared = { lease: undefined, retryAt: undefined, problem: undefined };
	return next(entry, now, note, { state: '已收', receipt, ...cleared });
}

function afterOutcome(
	entry: Submission,
	{ now, outcome, random }: Of<'answer'>,
	attempts: number,
): Transition {
	const { message } = outcome;
	const note = 'note' in outcome ? outcome.note : undefined;
	const problem = problemOf(now, message, note);
	const free = { ...begun(entry, now), lease: undefined, retryAt: undefined, problem };
	switch (outcome.kind) {
		case 'receipt':
			return receive(entry, now, outcome.receipt);
		case 'retry':
			return next(entry, now, message, {
				...free,
				state: '待发',
				attempts,
				retryAt: now + retryDelay(attempts, random, outcome.afterMs),
				...(outcome.mayHaveArrived && { mayHaveArrived: true }),
			});
		case 'login':
			return next(entry, now, message, { ...free, state: '待登录' });
		case 'ambiguous':
			return next(entry, now, message, {
				...free,
				state: '待核实',
				attempts,
				mayHaveArrived: true,
			});
		case 'quarantine':
			return next(entry, now, message, { ...free, state: '已隔离', attempts });
		case 'rejected':
		case 'redirect':
			return next(entry, now, message, { ...free, state: '被拒', attempts });
	}
}

function answer(entry: Submission, event: Of<'answer'>): Transition {
	if (event.outcome.kind === 'receipt') return receive(entry, event.now, event.outcome.receipt);
	if (entry.state !== '发送中' || entry.lease?.owner !== event.owner)
		return refuse('这次发送已由另一个窗口接手，结果以那边为准。');
	return afterOutcome(entry, event, entry.attempts + 1);
}

function lease(entry: Submission, event: Of<'lease'>): Transition {
	const { now, owner, until, process } = event;
	if (entry.state !== '待发') return notNow(entry, '发送');
	if (isPastWindow(entry, now)) return refuse('这份稿件已超时限，要先答复是否仍要报送。');
	if (!isDue(entry, now)) return refuse('还没有到发送的时间。');
	if (until <= now) return refuse('发送时限不能早于现在。');
	const held = { owner, from: now, until, ...(process && { process }) };
	const taken = { ...begun(entry, now), lease: held, retryAt: undefined };
	return next(entry, now, '开始发送。', { state: '发送中', ...taken });
}

function leaseExpired(entry: Submission, event: Of<'lease-expired'>): Transition {
	const { now, dedup, random, ownerEnded } = event;
	if (entry.state !== '发送中') return notNow(entry, '判为发送中断');
	// Its last request may still be on the way: only a system that knows keys may be asked again now.
	const endsEarly = ownerEnded === true && dedup === '幂等键';
	if (!isLeaseOver(entry, now) && !endsEarly) return refuse('另一个窗口还在发送。');
	const attempts = entry.attempts + 1;
	const common = { ...begun(entry, now), lease: undefined, attempts, mayHaveArrived: true };
	if (dedup === '无') {
		const message = '上次发送中途停止，不能确定是否已收到；请先向收稿单位核实，再决定是否重发。';
		const problem = problemOf(now, message);
		return next(entry, now, message, { ...common, state: '待核实', problem });
	}
	const message = '上次发送中途停止，稍后自动再试，不会重复收稿。';
	const retryAt = now + retryDelay(1, random);
	const problem = problemOf(now, message);
	return next(entry, now, message, { ...common, state: '待发', retryAt, problem });
}

function withdraw(entry: Submission, { now }: Of<'withdraw'>): Transition {
	if (entry.state !== '待发' && entry.state !== '待登录' && entry.state !== '待核实')
		return notNow(entry, entry.state === '已收' ? '在本机撤回；如需撤稿，请联系收稿单位' : '撤回');
	const note = entry.mayHaveArrived
		? '已撤回，不再发送；但此前的发送可能已经到达，请与收稿单位核实。'
		: '已撤回，没有发送。';
	return next(entry, now, note, { state: '已撤', retryAt: undefined, problem: undefined });
}

const again = (now: number): Partial<Submission> & Pick<Submission, 'state'> => ({
	state: '待发',
	notBefore: now,
	retryAt: undefined,
	problem: undefined,
});

/** It was taken back after it may have arrived, at a system that would store it twice. */
function askFirst(entry: Submission, now: number): Transition {
	const message = '撤回之前的发送可能已经到达；请先向收稿单位核实，没有收到再重新发送。';
	return next(entry, now, message, { state: '待核实', problem: problemOf(now, message) });
}

/** Sends a waiting entry at once, and gives one that was refused or withdrawn another chance. */
function retry(entry: Submission, { now }: Of<'retry'>): Transition {
	switch (entry.state) {
		case '待发':
			if (isPastWindow(entry, now)) return refuse('这份稿件已超时限，要先答复是否仍要报送。');
			return next(entry, now, '改为立即发送。', {
				state: '待发',
				notBefore: Math.min(entry.notBefore, now),
				retryAt: undefined,
			});
		case '已撤':
			if (entry.mayHaveArrived && entry.endpoint.dedup === '无') return askFirst(entry, now);
			return next(entry, now, '重新报送。', again(now));
		case '被拒':
			return next(entry, now, '重新报送。', again(now));
		case '待登录':
		case '待核实':
		case '发送中':
		case '已收':
		case '已隔离':
			return notNow(entry, '直接再发');
	}
}

function confirmReceived(
	entry: Submission,
	{ now, by, number }: Of<'confirm-received'>,
): Transition {
	if (entry.state !== '待核实') return notNow(entry, '标为已收');
	const shown = number === undefined || number === '' ? undefined : number;
	const who = by === '人工' ? '经核实已收到' : '在收稿系统查到';
	const note = `${who}${shown === undefined ? '' : `，编号${shown}`}。`;
	const confirmed = { by, at: now, ...(shown !== undefined && { number: shown }) };
	return next(entry, now, note, { state: '已收', confirmed, problem: undefined });
}

const login = '还没有填写访问口令，填好后自动发送。';

function applyToSubmission(entry: Submission, event: OutboxEvent): Transition {
	const { now } = event;
	switch (event.type) {
		case 'lease':
			return lease(entry, event);
		case 'answer':
			return answer(entry, event);
		case 'lease-expired':
			return leaseExpired(entry, event);
		case 'withdraw':
			return withdraw(entry, event);
		case 'retry':
			return retry(entry, event);
		case 'login-needed':
			if (entry.state !== '待发') return notNow(entry, '改为等候填写口令');
			return next(entry, now, login, {
				...begun(entry, now),
				state: '待登录',
				problem: problemOf(now, login),
			});
		case 'logged-in':
			if (entry.state !== '待登录') return notNow(entry, '因填写口令而续报');
			return next(entry, now, '已填写访问口令，继续发送。', {
				state: '待发',
				retryAt: undefined,
				problem: undefined,
			});
		case 'resend':
			if (entry.state !== '待核实') return notNow(entry, '重发');
			return next(entry, now, '经核实没有收到，重新发送。', {
				state: '待发',
				notBefore: Math.min(entry.notBefore, now),
				problem: undefined,
			});
		case 'confirm-received':
			return confirmReceived(entry, event);
		case 'window-passed':
			if (entry.state !== '待发' || !isPastWindow(entry, now) || entry.late === 'asked')
				return refuse('没有超过时限，或已经在等候答复。');
			return next(entry, now, '已超时限，仍要报送？', { state: '待发', late: 'asked' });
		case 'confirm-late':
			if (entry.state !== '待发' || !isPastWindow(entry, now))
				return refuse('没有超过时限，不必答复。');
			return next(entry, now, '已超时限，确认仍要报送。', { state: '待发', late: 'confirmed' });
		case 'register':
			return refuse('这份稿件是用报送命令报出的，不能另行登记。');
	}
}

function applyToManual(entry: ManualEntry, event: OutboxEvent): Transition {
	const { now: at } = event;
	if (event.type === 'withdraw' && entry.state === '已登记') {
		const step = { at, state: '已撤', note: '撤销了这次登记。' };
		return { ok: true, entry: { ...entry, state: '已撤', history: [...entry.history, step] } };
	}
	if (event.type === 'register' && entry.state === '已撤') {
		const { unit, date, number } = event;
		const step = { at, state: '已登记', note: `重新登记已报：${unit}，${date}。` };
		const history = [...entry.history, step];
		return { ok: true, entry: { ...entry, unit, date, number, state: '已登记', history } };
	}
	return refuse('登记已报的稿件不由本机发送，只能撤销登记。');
}

/**
 * The only way an entry changes. Pure. A receipt once stored stays, the key never changes, and every
 * pair of state and event is defined.
 */
export const applyEvent = (entry: OutboxEntry, event: OutboxEvent): Transition =>
	entry.kind === 'manual' ? applyToManual(entry, event) : applyToSubmission(entry, event);
