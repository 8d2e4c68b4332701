import type { Rule } from '../core/lint/rule';
import { officeFolderOf } from './environment';
import { filingHelp, parseFilingArguments, type FilingCommand } from './filing-arguments';
import {
	exitCodes,
	openStores,
	readEndpointFile,
	readerFor,
	type FilingTerminal,
} from './filing-tools';
import { exportPacket, importPacket } from './packet';
import { submit, withOutbox } from './submit';

/** Which rules hold, with the office's words; a Chinese sentence where those cannot be had. */
export type RulesFor = (words: string | undefined) => Promise<readonly Rule[] | string>;

async function execute(
	command: FilingCommand,
	terminal: FilingTerminal,
	rulesFor: RulesFor,
): Promise<number> {
	const wrong = (message: string): number => {
		terminal.error(message);
		return exitCodes.wrong;
	};
	const { config, words, outbox } = command;
	const officeDir = config === undefined ? undefined : officeFolderOf(config);
	if (config !== undefined && officeDir === undefined)
		return wrong(`${config} 里没有 .zwxx 文件夹。`);
	const rules = await rulesFor(words);
	if (typeof rules === 'string') return wrong(rules);
	const stores = openStores(outbox);
	const reader = () => readerFor(command, stores, rules, terminal, officeDir);
	if (command.name === 'export') return exportPacket(command, stores, await reader(), terminal);
	const endpoint = await readEndpointFile(command.endpoint);
	if (typeof endpoint === 'string') return wrong(endpoint);
	return command.name === 'import'
		? importPacket(command.file, endpoint, stores, terminal)
		: submit(command.files, endpoint, stores, await reader(), terminal);
}

/**
 * Runs `submit` or `packet`.
 * @param args with the command's name.
 * @returns 0 all received, 1 stopped or refused, 2 wrong usage or unreadable, 3 stored and not received.
 */
export async function runFiling(
	args: readonly string[],
	terminal: FilingTerminal,
	rulesFor: RulesFor,
): Promise<number> {
	const parsed = parseFilingArguments(args);
	if (parsed.kind === 'help') {
		terminal.out(filingHelp);
		return exitCodes.done;
	}
	if (parsed.kind === 'wrong') {
		terminal.error(`${parsed.message}用 zwxx ${args[0] ?? ''} --help 看用法。`);
		return exitCodes.wrong;
	}
	return withOutbox(terminal, () => execute(parsed.command, terminal, rulesFor));
}
