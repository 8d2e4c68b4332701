import * as vscode from 'vscode';
import type { LedgerGroupName, ledgerGroupNames } from '../../core/ledger/row';

type Icon = readonly [icon: string, colour: string | undefined];

const icons: Readonly<Record<(typeof ledgerGroupNames)[number], Icon>> = {
	退回: ['reply', 'charts.orange'],
	待核实: ['question', 'charts.orange'],
	待登录: ['key', 'charts.orange'],
	超时限待确认: ['watch', 'charts.orange'],
	被拒: ['error', 'charts.red'],
	已隔离: ['circle-slash', 'charts.red'],
	发送中: ['sync', 'charts.blue'],
	待发: ['clock', 'charts.blue'],
	已收: ['pass', 'charts.green'],
	采编中: ['edit', 'charts.blue'],
	待审: ['eye', 'charts.blue'],
	储备: ['archive', 'charts.blue'],
	已采用: ['star-full', 'charts.green'],
	退稿: ['circle-slash', undefined],
	已登记: ['checklist', 'charts.green'],
	已撤: ['discard', undefined],
	已改报: ['history', undefined],
};

/** A state of the receiving side that nobody knew. */
const unknown: Icon = ['circle-outline', undefined];
const byName: ReadonlyMap<string, Icon> = new Map(Object.entries(icons));

export function groupIcon(name: LedgerGroupName): vscode.ThemeIcon {
	const [icon, colour] = byName.get(name) ?? unknown;
	return new vscode.ThemeIcon(
		icon,
		colour === undefined ? undefined : new vscode.ThemeColor(colour),
	);
}
