import * as vscode from 'vscode';
import type { LedgerGroupName } from '../../core/ledger/row';

const icons: Readonly<
	Record<LedgerGroupName, readonly [icon: string, colour: string | undefined]>
> = {
	待核实: ['question', 'charts.orange'],
	待登录: ['key', 'charts.orange'],
	超时限待确认: ['watch', 'charts.orange'],
	被拒: ['error', 'charts.red'],
	已隔离: ['circle-slash', 'charts.red'],
	发送中: ['sync', 'charts.blue'],
	待发: ['clock', 'charts.blue'],
	已收: ['pass', 'charts.green'],
	已登记: ['checklist', 'charts.green'],
	已撤: ['discard', undefined],
};

export function groupIcon(name: LedgerGroupName): vscode.ThemeIcon {
	const [icon, colour] = icons[name];
	return new vscode.ThemeIcon(
		icon,
		colour === undefined ? undefined : new vscode.ThemeColor(colour),
	);
}
