import * as vscode from 'vscode';
import type { Catalogue } from '../core/vehicle/catalogue';
import type { CommandId } from './commands';
import type { Notifier } from './notify';

/** The vehicles in force for a draft, and word when they change. */
export interface Catalogues {
	/** @param draft the file, whose folder may bring its own `.zwxx/vehicles.json`. */
	catalogueFor(draft: vscode.Uri | undefined): Catalogue;
	readonly onDidChange: vscode.Event<void>;
}

/** What every feature is given. */
export interface Host {
	readonly context: vscode.ExtensionContext;
	readonly log: vscode.LogOutputChannel;
	readonly notify: Notifier;
	readonly catalogues: Catalogues;
	/** Hands a disposable to the extension's lifetime and returns it. */
	readonly own: <T extends vscode.Disposable>(disposable: T) => T;
	/** Registers a command whose failure is logged and told in one sentence. */
	readonly command: <A extends unknown[]>(id: CommandId, run: (...args: A) => unknown) => void;
}

/** One part of the extension: a name for the log, and what puts it into the editor. */
export interface Feature {
	readonly name: string;
	register(host: Host): void | Promise<void>;
}

export function createHost(
	context: vscode.ExtensionContext,
	parts: Pick<Host, 'log' | 'notify' | 'catalogues'>,
): Host {
	const { log, notify } = parts;
	const own = <T extends vscode.Disposable>(disposable: T): T => {
		context.subscriptions.push(disposable);
		return disposable;
	};
	return {
		...parts,
		context,
		own,
		command(id, run) {
			const guarded = async (...args: Parameters<typeof run>) => {
				try {
					return await run(...args);
				} catch (error) {
					log.error(id);
					notify.failed('这一步没有完成，稿件没有改动；请再试一次，仍不行请查看日志。', error);
					return undefined;
				}
			};
			own(vscode.commands.registerCommand(id, guarded));
		},
	};
}
