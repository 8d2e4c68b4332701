import * as vscode from 'vscode';
import { quote } from '../../core/draft/quote';
import type { OutboxEntry, Submission } from '../../core/submission/entry';
import type { DrainReport } from '../../node/drain';
import { commands, ledgerView, type CommandId } from '../commands';
import type { Host } from '../host';
import { showInformation, showWarning } from '../show';

/** Tells in one quiet sentence what became of a filing. */
export interface Announcer {
	changed(entry: OutboxEntry): void;
	reported(report: DrainReport): void;
}

interface Button {
	readonly label: string;
	readonly command: CommandId | `${typeof ledgerView}.focus`;
	readonly argument?: string;
}

const showLedger: Button = { label: '查看台账', command: `${ledgerView}.focus` };
const showEntry = (id: string): Button => ({
	label: '查看经过',
	command: commands.showEntry,
	argument: id,
});

/** Shows a sentence with buttons that run commands. */
export async function offer(
	kind: 'info' | 'warning',
	sentence: string,
	buttons: readonly Button[],
): Promise<void> {
	const show = kind === 'info' ? showInformation : showWarning;
	const pressed = await show(sentence, ...buttons.map(({ label }) => label));
	const button = buttons.find(({ label }) => label === pressed);
	if (button) await vscode.commands.executeCommand(button.command, button.argument);
}

/** A receiving system may say very much; 查看经过 has all of it. */
const mostSaid = 100;

function brief(text: string): string {
	const characters = [...text];
	return characters.length > mostSaid ? `${characters.slice(0, mostSaid).join('')}……` : text;
}

/** @param place named where there are several, since one item may go to all of them */
function announcement(
	entry: Submission,
	place: string,
):
	| { readonly kind: 'info' | 'warning'; readonly text: string; readonly buttons: Button[] }
	| undefined {
	const { id, state, problem } = entry;
	const name = `${quote(entry.title)}${place}`;
	const why = brief(problem?.message ?? '');
	switch (state) {
		case '已收': {
			const number = entry.receipt?.receiptNo ?? entry.confirmed?.number;
			const text = `${name}已收${number === undefined ? '' : `，回执号：${number}`}`;
			return { kind: 'info', text, buttons: [showLedger] };
		}
		case '被拒':
			return {
				kind: 'warning',
				text: `${name}没有报成：${why}`,
				buttons: [{ label: '打开稿件', command: commands.openDraft, argument: id }, showEntry(id)],
			};
		case '待核实':
		case '已隔离':
			return {
				kind: 'warning',
				text: `${name}${state}：${why}`,
				buttons: [showEntry(id), showLedger],
			};
		case '待登录': {
			const enter: Button = {
				label: '填写访问口令',
				command: commands.enterToken,
				argument: entry.endpoint.name,
			};
			return { kind: 'warning', text: `${name}还没有发出：${why}`, buttons: [enter] };
		}
		case '待发':
			if (entry.late === 'asked')
				return {
					kind: 'warning',
					text: `${name}已超过本载体的报送时限，仍要报送？`,
					buttons: [
						{ label: '仍要报送', command: commands.confirmLate, argument: id },
						{ label: '撤回', command: commands.withdraw, argument: id },
					],
				};
			// Later failures of the same filing are in the ledger; one word is enough.
			return entry.attempts === 1 && problem
				? { kind: 'info', text: `${name}在待发箱里等候：${why}`, buttons: [showLedger] }
				: undefined;
		case '发送中':
		case '已撤':
			return undefined;
	}
}

/**
 * An announcer that says nothing twice.
 * @param endpoints those that are set up
 */
export function createAnnouncer(
	host: Host,
	endpoints: () => readonly { readonly name: string }[],
): Announcer {
	const said = new Set<string>();
	const once = (key: string): boolean => {
		if (said.has(key)) return false;
		said.add(key);
		return true;
	};
	return {
		changed(entry) {
			if (entry.kind !== 'submission') return;
			const place = endpoints().length > 1 ? `（${entry.endpoint.name}）` : '';
			const found = announcement(entry, place);
			// One token opens the way for all that wait for it: one word for all of them.
			const login = `login ${entry.endpoint.origin}`;
			if (entry.state !== '待登录') said.delete(login);
			const own = `${entry.id} ${entry.state} ${entry.history.length}`;
			const key = entry.state === '待登录' ? login : own;
			if (found && once(key)) void offer(found.kind, found.text, found.buttons);
		},
		reported({ held, errors }) {
			for (const { entry, reason } of held)
				if (once(`held ${entry.id} ${reason}`)) void offer('warning', reason, [showLedger]);
			for (const error of errors)
				if (once(`error ${error.message}`)) host.notify.failed(error.message, error);
			// Once the outbox works again, a new failure is news.
			if (errors.length === 0)
				for (const key of said) if (key.startsWith('error ')) said.delete(key);
		},
	};
}
