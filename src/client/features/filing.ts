import { createFeedback, type FeedbackService } from '../filing/feedback';
import { createFiling, type Filing } from '../filing/filing';
import type { Feature, Host } from '../host';
import { registerCommissions } from './commissions';
import { registerDryRun } from './dry-run';
import { registerEndpoint } from './endpoint';
import { registerExport } from './export';
import { registerLedger } from './ledger';
import { registerPacket } from './packet';
import { registerPreview } from './preview';
import { registerRegisterFiled } from './register-filed';
import { registerReturns } from './returns';
import { registerSignOff } from './sign-off';
import { registerSubmit } from './submit';
import { registerUrgent } from './urgent';

const parts: readonly (readonly [
	name: string,
	register: (host: Host, filing: Filing, feedback: FeedbackService) => void | Promise<void>,
])[] = [
	['报送', registerSubmit],
	['报送台账', registerLedger],
	['退回意见', registerReturns],
	['报送预览', registerPreview],
	['审签', registerSignOff],
	['紧急信息', registerUrgent],
	['约稿', registerCommissions],
	['试运行', registerDryRun],
	['报送包', registerPacket],
	['导出', registerExport],
	['登记已报', registerRegisterFiled],
	['报送地址', registerEndpoint],
];

/** Everything about filing; its parts share one outbox. */
export const filingFeature: Feature = {
	name: '报送',
	async register(host) {
		const filing = createFiling(host);
		const feedback = createFeedback(host, filing);
		for (const [name, register] of parts) {
			try {
				await register(host, filing, feedback);
			} catch (error) {
				host.notify.failed(`“${name}”没有启动，其他功能照常可用；请重新打开窗口再试。`, error);
			}
		}
	},
};
