import { errorCode } from './fs-port';

const mostLines = 8;

/**
 * What a log may know of an error: its kind, its code and the places in the program, with those of its
 * cause. Not its message, which may quote a draft or name a file by a draft's title.
 */
export function traceOf(error: unknown): string {
	if (!(error instanceof Error)) return typeof error;
	const code = errorCode(error);
	const stack = error.stack ?? '';
	// The stack begins with the message, which may have lines that look like places.
	const from = stack.indexOf(error.message) + error.message.length;
	const places = stack
		.slice(from)
		.split('\n')
		.filter((line) => /^\s+at /u.test(line));
	const name = code === undefined ? error.name : `${error.name} ${code}`;
	const own = [name, ...places.slice(0, mostLines)].join('\n');
	return error.cause === undefined ? own : `${own}\n${traceOf(error.cause)}`;
}
