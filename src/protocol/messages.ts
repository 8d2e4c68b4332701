import {
	NotificationType,
	NotificationType0,
	RequestType,
	RequestType0,
	type Range,
} from 'vscode-languageserver-protocol';

/** What the client knows and the server needs; sent at the start and whenever it changes. */
export interface ClientConfiguration {
	/** Value of the setting `zwxx.rules`, as it is; checked by the server. */
	readonly rules?: unknown;
	/** Value of the setting `zwxx.vehicles`, as it is; the server checks it like `vehicles.json`. */
	readonly vehicles?: unknown;
	/** Value of the setting `zwxx.sensitiveWords`, as it is. */
	readonly sensitiveWords?: unknown;
	readonly segmenter?: 'jieba' | 'intl';
	/** Whether the workspace is trusted; the `.zwxx` of an untrusted one is not read. */
	readonly trusted: boolean;
}

/** `initializationOptions` of the server. */
export interface ServerOptions extends ClientConfiguration {
	/** Absolute path of the extension's own storage: ignores without a folder, the segmenter's marker. */
	readonly storageDir?: string;
	/** Absolute path of the segmenter's folder. Default: `jieba` beside the server's file. */
	readonly jiebaDir?: string;
	/** Names the build of the extension, so that a new one tries the segmenter again. */
	readonly build?: string;
	/** Link of a rule's page with `{rule}` for the id, e.g. `command:zwxx.showRule?%5B%22{rule}%22%5D`. */
	readonly ruleLink?: string;
}

export interface ServerStatus {
	readonly segmenter: 'loading' | 'jieba' | 'intl';
	/** Why the dictionary is not in use; a Chinese sentence. */
	readonly reason?: string;
	/** What the last analysis took, in milliseconds. */
	readonly lastMs?: number;
}

/** A place or a rule the writer does not want to be told of again. */
export interface IgnoreArgs {
	readonly uri: string;
	readonly rule: string;
	/** Identity under which it is remembered: the 稿号, else the file; `*` for every draft. */
	readonly draft: string;
	/** Folder of the ignores file; absolute path. */
	readonly dir: string;
	/** Fingerprint of the place or mark of the words; absent for the whole draft. */
	readonly mark?: string;
	/** The words at the place, at most 80 characters. */
	readonly quote?: string;
}

/** Words that the writer takes for right. */
export interface AddTermArgs {
	readonly uri: string;
	/** The words of the finding, which the writer may widen. */
	readonly term: string;
	/** Folder of the term file; absolute path. */
	readonly dir: string;
}

export interface DisableRuleArgs {
	readonly uri: string;
	readonly rule: string;
	/** The office's folder (`…/.zwxx`); absent: the user's own settings. */
	readonly dir?: string;
}

/** A fix with tab stops, put in by the client. */
export interface SnippetFixArgs {
	readonly uri: string;
	/** Version of the document that `range` refers to. */
	readonly version: number;
	readonly range: Range;
	/** In snippet syntax. */
	readonly snippet: string;
}

/** Commands that code actions name and the client carries out. */
export const actionCommands = {
	ignoreHere: 'zwxx.ignoreHere',
	ignoreInDraft: 'zwxx.ignoreInDraft',
	ignoreInOffice: 'zwxx.ignoreInOffice',
	addTerm: 'zwxx.addTerm',
	disableRule: 'zwxx.disableRule',
	applySnippetFix: 'zwxx.applySnippetFix',
} as const;

/** Findings per rule of one file, as a baseline records them. */
export interface CountedFile {
	/** The office's folder (`…/.zwxx`). */
	readonly dir: string;
	/** The file's name in the baseline. */
	readonly fileKey: string;
	readonly counts: Readonly<Record<string, number>>;
}

// From server to client.
export const statusNotification = new NotificationType<ServerStatus>('zwxx/status');

// From client to server.
export const configurationNotification = new NotificationType<ClientConfiguration>(
	'zwxx/configuration',
);
/** The client wrote an ignore or a setting of the office: read again and refresh. */
export const officeChangedNotification = new NotificationType0('zwxx/officeChanged');
/**
 * Checks drafts on the disk, or as they are open, whatever the baseline says; what cannot be read and
 * what belongs to no office is left out.
 */
export const countFindingsRequest = new RequestType<
	{ readonly uris: readonly string[] },
	CountedFile[],
	void
>('zwxx/countFindings');
/** Tries the dictionary again, also after a load that crashed; answers with what came of it. */
export const reloadSegmenterRequest = new RequestType0<ServerStatus, void>('zwxx/reloadSegmenter');
