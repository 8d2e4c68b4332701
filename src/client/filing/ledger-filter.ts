import * as vscode from 'vscode';
import { pickMany } from '../ask';
import {
	filterChoices,
	filterOf,
	isChosen,
	isFiltered,
	noFilter,
	type FilterChoice,
	type LedgerFilter,
} from '../../core/ledger/filter';
import type { LedgerGroup } from '../../core/ledger/row';
import { commands } from '../commands';
import type { Host } from '../host';

/** The filter of the 台账; it holds until the window closes. */
export interface LedgerFilterPart {
	current(): LedgerFilter;
	readonly onDidChange: vscode.Event<void>;
}

interface Item extends vscode.QuickPickItem {
	readonly choice?: FilterChoice;
}

const names: Readonly<Record<FilterChoice['kind'], string>> = {
	groups: '状态',
	vehicles: '载体',
	months: '月份',
};

function itemsOf(choices: readonly FilterChoice[], filter: LedgerFilter): readonly Item[] {
	return (['groups', 'vehicles', 'months'] as const).flatMap((kind) => [
		{ label: names[kind], kind: vscode.QuickPickItemKind.Separator },
		...choices
			.filter((choice) => choice.kind === kind)
			.map((choice) => ({
				label: choice.label,
				description: `${choice.count}条`,
				picked: isChosen(filter, choice),
				choice,
			})),
	]);
}

/** Asks by one list in which several things may be ticked; nothing ticked shows everything. */
export function createLedgerFilter(
	host: Host,
	groups: () => readonly LedgerGroup[],
): LedgerFilterPart {
	const changed = host.own(new vscode.EventEmitter<void>());
	let filter = noFilter;
	function set(next: LedgerFilter): void {
		filter = next;
		void vscode.commands.executeCommand('setContext', 'zwxx.ledgerFiltered', isFiltered(filter));
		changed.fire();
	}
	host.command(commands.filterLedger, async () => {
		const items = itemsOf(filterChoices(groups()), filter);
		const picked = await pickMany(items, {
			title: '筛选台账',
			placeHolder: '勾选要看的状态、载体、月份，一个都不勾就看全部',
		});
		if (picked) set(filterOf(picked.flatMap(({ choice }) => (choice ? [choice] : []))));
	});
	host.command(commands.clearLedgerFilter, () => set(noFilter));
	return { current: () => filter, onDidChange: changed.event };
}
