import type * as vscode from 'vscode';
import { askText } from '../ask';
import { metaValue } from '../../core/draft/meta';
import { formatBeijingDate, parseBeijingTime } from '../../core/text/beijing-time';
import { OutboxError } from '../../node/outbox-error';
import { commands, ledgerView } from '../commands';
import { offer } from '../filing/announce';
import { fileNameOf, targetDraft } from '../filing/drafts';
import type { Filing } from '../filing/filing';
import { passGate } from '../filing/gate-questions';
import { payloadOf, readyDraft } from '../filing/prepare';
import type { Host } from '../host';
import { readLive } from '../live-drafts';

interface Filed {
	readonly unit: string;
	/** Beijing date, e.g. `2026-11-22`. */
	readonly date: string;
	readonly number: string;
}

const lastUnitKey = 'lastFiledUnit';

/** Asks to whom, when and under which number it was filed; undefined where the person turned back. */
async function askFiled(host: Host, proposedDate: string): Promise<Filed | undefined> {
	const unit = await askText({
		title: '登记已报（1/3）收稿单位',
		prompt: '报给了哪个单位或刊物',
		placeHolder: '例如：市政府办信息科',
		value: host.context.globalState.get<string>(lastUnitKey) ?? '',
		validateInput: (text) => (text.trim() === '' ? '请填写收稿单位，台账靠它查重' : undefined),
	});
	if (unit === undefined) return undefined;
	const date = await askText({
		title: '登记已报（2/3）报送日期',
		prompt: '哪天报出的',
		value: proposedDate,
		validateInput: (text) => (parseBeijingTime(text) ? undefined : '请写成 2026-11-22 这样的日期'),
	});
	const when = date === undefined ? undefined : parseBeijingTime(date);
	if (!when) return undefined;
	const number = await askText({
		title: '登记已报（3/3）编号',
		prompt: '对方给的收稿编号，没有就留空，直接回车',
	});
	if (number === undefined) return undefined;
	return { unit: unit.trim(), date: formatBeijingDate(when.from), number: number.trim() };
}

async function registerFiledDraft(
	host: Host,
	filing: Filing,
	document: vscode.TextDocument,
	given: Filed | undefined,
): Promise<void> {
	const saved = await readyDraft(host, filing, document);
	if (!saved) return;
	const confirmations = await passGate(host, saved);
	const payload = confirmations && payloadOf(host, filing, saved, confirmations);
	if (!payload) return;
	const { draft } = readLive(saved, host.catalogues);
	const written = parseBeijingTime(metaValue(draft, '报送日期') ?? '');
	const date = formatBeijingDate(written?.from ?? filing.clock());
	const filed = given ?? (await askFiled(host, date));
	if (!filed) return;
	await host.context.globalState.update(lastUnitKey, filed.unit);
	try {
		const file = fileNameOf(saved.uri);
		const { created } = await filing.outbox.register({ payload, file, ...filed });
		await filing.refresh();
		const sentence = created ? '已登记，台账里可以查到' : '这份稿件已经登记过，没有重复登记';
		void offer('info', sentence, [{ label: '查看台账', command: `${ledgerView}.focus` }]);
	} catch (error) {
		if (!(error instanceof OutboxError)) throw error;
		host.notify.failed(error.message, error);
	}
}

function toFiled(value: unknown): Filed | undefined {
	if (typeof value !== 'object' || value === null) return undefined;
	const { unit, date, number } = value as Partial<Record<keyof Filed, unknown>>;
	const isWhole =
		typeof unit === 'string' && typeof date === 'string' && typeof number === 'string';
	return isWhole ? { unit, date, number } : undefined;
}

/** 登记已报: enters into the ledger what was filed by other means. */
export function registerRegisterFiled(host: Host, filing: Filing): void {
	host.command(commands.registerFiled, async (given?: unknown, filed?: unknown) => {
		const document = await targetDraft(host, given);
		if (document) await registerFiledDraft(host, filing, document, toFiled(filed));
	});
}
