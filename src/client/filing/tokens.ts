import type * as vscode from 'vscode';

/** 访问口令 by the origin it is meant for; it goes nowhere else. */
export interface Tokens {
	get(origin: string): Promise<string | undefined>;
	/** @returns `session`: this machine cannot keep it, so it holds until the window closes. */
	set(origin: string, token: string): Promise<'kept' | 'session'>;
	forget(origin: string): Promise<void>;
	/** Tells the origin whose token was kept or forgotten, in whatever window. */
	onDidChange(listener: (origin: string) => void): vscode.Disposable;
}

const prefix = 'token:';
const keyOf = (origin: string): string => prefix + origin;

/** Tokens in the system's keeping; a machine without one (no keyring) has them for the session. */
export function createTokens(secrets: vscode.SecretStorage): Tokens {
	const ofSession = new Map<string, string>();
	return {
		async get(origin) {
			const own = ofSession.get(origin);
			if (own !== undefined) return own;
			try {
				return await secrets.get(keyOf(origin));
			} catch {
				return undefined;
			}
		},
		async set(origin, token) {
			try {
				await secrets.store(keyOf(origin), token);
				if ((await secrets.get(keyOf(origin))) !== token) throw new Error('not kept');
				ofSession.delete(origin);
				return 'kept';
			} catch {
				ofSession.set(origin, token);
				return 'session';
			}
		},
		async forget(origin) {
			ofSession.delete(origin);
			try {
				await secrets.delete(keyOf(origin));
			} catch {
				// Nothing was kept.
			}
		},
		onDidChange: (listener) =>
			secrets.onDidChange(({ key }) => {
				if (key.startsWith(prefix)) listener(key.slice(prefix.length));
			}),
	};
}
