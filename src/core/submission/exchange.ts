/** An answer as it came over the wire. */
export interface Answer {
	readonly kind: 'answer';
	readonly status: number;
	/** Names in lower case. */
	readonly headers: Readonly<Record<string, string>>;
	readonly body: string;
	/** The answer was larger than 1 MB and is not whole. */
	readonly truncated: boolean;
}

export type FailureCause =
	/** The host name is not known. */
	| 'name'
	/** No connection. */
	| 'connect'
	/** The office's own proxy lets nothing through. */
	| 'proxy'
	/** The certificate or the encryption does not hold. */
	| 'certificate'
	| 'timeout'
	/** The connection broke before the answer was whole. */
	| 'cut'
	/** Our own policy forbids the address; nothing was opened. */
	| 'not-allowed';

/** No whole answer came. */
export interface Failure {
	readonly kind: 'failure';
	readonly cause: FailureCause;
	/** Bytes of the request may have reached the other side. When in doubt, true. */
	readonly bytesLeft: boolean;
	/** The system's error code, e.g. ECONNREFUSED. */
	readonly code?: string;
	/** Chinese sentence of a policy that forbade it; otherwise what happened, without a full stop. */
	readonly reason?: string;
}

/** What came of one request. */
export type Exchange = Answer | Failure;
