import type { Submission } from '../../core/submission/entry';
import { commands, ledgerView } from '../commands';
import { offer } from './announce';
import type { Filing } from './filing';

const showLedger = { label: '查看台账', command: `${ledgerView}.focus` } as const;

/** The same text was filed before: shows that entry, and gives one that did not arrive another go. */
export async function tellKnown(filing: Filing, { id, state, receipt }: Submission): Promise<void> {
	if (state === '已撤' || state === '被拒') {
		const event = { type: 'retry' as const, now: filing.clock() };
		const again = await filing.outbox.transition(id, event);
		if (again.ok) {
			filing.wake();
			// What was taken back may have arrived: a person looks first.
			const { entry } = again;
			const question = entry.state === '待核实' ? entry.problem?.message : undefined;
			void offer('info', question ?? '已重新放入待发箱，马上发送', [showLedger]);
			return;
		}
	}
	const number = receipt ? `，回执号${receipt.receiptNo}` : '';
	const look = { label: '查看经过', command: commands.showEntry, argument: id };
	void offer('info', `这份稿件已经报送过（${state}${number}），没有重复报送`, [look]);
}
