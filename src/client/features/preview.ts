import type * as vscode from 'vscode';
import { previewPage } from '../../core/ledger/preview';
import { gateSentence, type GateResult } from '../../core/submission/gate';
import type { ReadPictures } from '../../node/attachments';
import type { ReadyEndpoint } from '../../node/drain';
import { isPlaintext } from '../../node/ready-endpoints';
import { commands } from '../commands';
import { targetDraft } from '../filing/drafts';
import type { Filing } from '../filing/filing';
import { checkGate } from '../filing/gate-questions';
import { picturesOf } from '../filing/pictures';
import { createPagePanel, type PagePanel } from '../filing/pages';
import { payloadOf } from '../filing/prepare';
import type { Host } from '../host';
import { readLive } from '../live-drafts';

function gateNotes(result: GateResult): readonly string[] {
	if (result.verdict === '放行') return [];
	if (result.verdict === '挡下') return [gateSentence(result)];
	return result.confirm.map(({ message }) => `报送前要确认：${message}`);
}

/** What keeps pictures from going along. */
function pictureNotes(read: ReadPictures, endpoint: ReadyEndpoint | undefined): readonly string[] {
	if ('problems' in read) return read.problems;
	if (read.value.length === 0 || !endpoint?.mapping) return [];
	return [`“${endpoint.name}”不收图片，${read.value.length}张图片不会随稿发送，要另行传送。`];
}

async function preview(
	host: Host,
	filing: Filing,
	panel: PagePanel,
	document: vscode.TextDocument,
): Promise<void> {
	const read = await picturesOf(host, document);
	const attachments = 'value' in read ? read.value.map(({ attachment }) => attachment) : [];
	const payload = payloadOf(host, filing, document, [], { id: '报送时自动生成', attachments });
	if (!payload) return;
	const endpoints = filing.endpoints();
	// Where there are several, filing asks which one.
	const [endpoint] = endpoints.length === 1 ? endpoints : [];
	const gate = checkGate(host, document);
	const page = previewPage({
		payload,
		gauge: readLive(document, host.catalogues).gauge,
		...(endpoint && {
			endpoint: {
				name: endpoint.name,
				origin: endpoint.origin,
				plaintext: isPlaintext(endpoint),
			},
		}),
		endpointCount: endpoints.length,
		gateNotes: [...gateNotes(gate), ...pictureNotes(read, endpoint)],
		bytes: Buffer.byteLength(JSON.stringify(payload), 'utf8'),
	});
	const argument = document.uri.toString();
	const submit = { label: '报送', command: commands.submit, argument };
	panel.show('报送预览', { ...page, actions: gate.verdict === '挡下' ? [] : [submit] });
}

/** 报送预览: what would be sent, to whom, with what the gate says; nothing leaves the machine. */
export function registerPreview(host: Host, filing: Filing): void {
	const panel = createPagePanel(host, 'zwxx.preview');
	host.command(commands.preview, async (given?: unknown) => {
		const document = await targetDraft(host, given);
		if (document) await preview(host, filing, panel, document);
	});
}
