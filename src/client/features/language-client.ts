import * as vscode from 'vscode';
import type { ServerStatus } from '../../protocol/messages';
import { createChecker, type Checker } from '../checker';
import { commands, languageId } from '../commands';
import type { Feature, Host } from '../host';
import { registerIgnores } from './ignores';
import { showWarning } from '../show';

/** Above this many milliseconds for one analysis the status turns to a warning. */
const slowMilliseconds = 500;

const segmenterNames: Record<ServerStatus['segmenter'], string> = {
	loading: '正在载入词典',
	jieba: '词典分词',
	intl: '备用分词',
};

const restartLabel = '重新启动检查';

/** 检查状态: which segmenter is at work and why, in the language status of the editor. */
function showStatus({ own }: Host, { onStatus, onStopped }: Checker): void {
	const item = own(
		vscode.languages.createLanguageStatusItem('zwxx.checking', { language: languageId }),
	);
	item.name = '政务信息检查';
	item.text = '正在启动检查';
	item.busy = true;
	own(
		onStatus(({ segmenter, reason, lastMs }) => {
			const slow = lastMs !== undefined && lastMs > slowMilliseconds;
			item.busy = segmenter === 'loading';
			item.text = segmenterNames[segmenter];
			item.detail = reason ?? (slow ? '稿件较长，检查稍慢' : '检查正常');
			item.severity =
				reason === undefined && !slow
					? vscode.LanguageStatusSeverity.Information
					: vscode.LanguageStatusSeverity.Warning;
			item.command =
				reason === undefined
					? undefined
					: { command: commands.reloadSegmenter, title: '重新载入词典' };
		}),
	);
	own(
		onStopped(() => {
			item.busy = false;
			item.text = '检查已停';
			item.detail = '稿件里暂时没有问题提示';
			item.severity = vscode.LanguageStatusSeverity.Error;
			item.command = { command: commands.restartServer, title: restartLabel };
		}),
	);
}

/** The check gave up: says so once, with the way back. */
async function tellStopped(): Promise<void> {
	const pressed = await showWarning(
		'检查接连停了几次，稿件里暂时没有问题提示，字数和报送照常；请点“重新启动检查”。',
		restartLabel,
	);
	if (pressed === restartLabel) await vscode.commands.executeCommand(commands.restartServer);
}

async function reload(host: Host, checker: Checker): Promise<void> {
	const status = await checker.reloadSegmenter();
	if (!status) host.notify.failed('检查没有启动，请用命令“重新启动检查”再试；字数照常显示。');
	else host.notify.done(status.reason ?? '词典已载入');
}

export const languageClientFeature: Feature = {
	name: '边写边查',
	async register(host) {
		const checker = createChecker(host);
		showStatus(host, checker);
		host.own(checker.onStopped(() => void tellStopped()));
		registerIgnores(host, checker);
		host.command(commands.reloadSegmenter, () => reload(host, checker));
		host.command(commands.restartServer, async () => {
			await checker.restart();
			host.notify.done('检查已重新启动');
		});
		await checker.start();
	},
};
