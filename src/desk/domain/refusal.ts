/** One wrong place in what was sent: JSON pointer and a sentence. */
export interface FieldProblem {
	readonly path: string;
	readonly message: string;
}

/** Why the desk refuses a request; the HTTP layer turns each kind into its problem type. */
export type RefusalKind =
	| 'validation'
	| 'blobMissing'
	| 'keyReuse'
	| 'keyMissing'
	| 'inProgress'
	| 'unauthorized'
	| 'forbidden'
	| 'notFound'
	| 'tooLarge'
	| 'classified'
	| 'duplicateRevision'
	| 'stateConflict'
	| 'malformed'
	| 'unsupportedMedia'
	| 'wrongHost'
	| 'tooManyAttempts'
	| 'stopping'
	| 'internal';

/** A request the desk will not do. Its texts are shown to people, so they carry no input. */
export class Refusal extends Error {
	override readonly name = 'Refusal';
	readonly kind: RefusalKind;
	readonly errors: readonly FieldProblem[];

	/** @param detail what is wrong and what to do, in Chinese */
	constructor(kind: RefusalKind, detail: string, errors: readonly FieldProblem[] = []) {
		super(detail);
		this.kind = kind;
		this.errors = errors;
	}
}
