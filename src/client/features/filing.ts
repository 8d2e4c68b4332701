import { createFiling, type Filing } from '../filing/filing';
import type { Feature, Host } from '../host';
import { registerEndpoint } from './endpoint';
import { registerExport } from './export';
import { registerLedger } from './ledger';
import { registerPreview } from './preview';
import { registerRegisterFiled } from './register-filed';
import { registerSubmit } from './submit';

const parts: readonly (readonly [
	name: string,
	register: (host: Host, filing: Filing) => void | Promise<void>,
])[] = [
	['报送', registerSubmit],
	['报送台账', registerLedger],
	['报送预览', registerPreview],
	['导出', registerExport],
	['登记已报', registerRegisterFiled],
	['报送地址', registerEndpoint],
];

/** Everything about filing; its parts share one outbox. */
export const filingFeature: Feature = {
	name: '报送',
	async register(host) {
		const filing = createFiling(host);
		for (const [name, register] of parts) {
			try {
				await register(host, filing);
			} catch (error) {
				host.notify.failed(`“${name}”没有启动，其他功能照常可用；请重新打开窗口再试。`, error);
			}
		}
	},
};
