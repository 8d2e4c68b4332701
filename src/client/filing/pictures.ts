import * as path from 'node:path';
import type * as vscode from 'vscode';
import { attachmentList } from '../../core/attachments/listing';
import { readPictures, type ReadPicture, type ReadPictures } from '../../node/attachments';
import type { ReadyEndpoint } from '../../node/drain';
import { toOutboxError } from '../../node/outbox-error';
import type { Host } from '../host';
import { readLive } from '../live-drafts';
import { revealSpan } from './drafts';
import type { Filing } from './filing';
import { stillFile } from './prepare';
import { showWarning } from '../show';

const folderOf = ({ uri, isUntitled }: vscode.TextDocument): string | undefined =>
	isUntitled || uri.scheme !== 'file' ? undefined : path.dirname(uri.fsPath);

/** The pictures that a draft names, as they would be sent. */
export function picturesOf(host: Host, document: vscode.TextDocument): Promise<ReadPictures> {
	const { draft } = readLive(document, host.catalogues);
	return readPictures(folderOf(document), attachmentList(draft).pictures);
}

/** Shows 附件 and says what is wrong there. */
async function tellProblems(
	host: Host,
	document: vscode.TextDocument,
	problems: readonly [string, ...string[]],
): Promise<void> {
	const [first] = problems;
	const more = problems.length > 1 ? `（另有${problems.length - 1}处）` : '';
	const go = '去修改';
	if ((await showWarning(`没有报送：${first}${more}`, go)) !== go) return;
	const { pictures } = attachmentList(readLive(document, host.catalogues).draft);
	const [from, to] = [pictures[0]?.span.from, pictures.at(-1)?.span.to];
	if (from !== undefined && to !== undefined) await revealSpan(document, { from, to });
}

/**
 * The pictures that go with a filing. To a system of another kind none go; the person is asked first.
 * @returns undefined where one cannot be sent, or the person turned back.
 */
export async function preparePictures(
	host: Host,
	document: vscode.TextDocument,
	endpoint: ReadyEndpoint,
): Promise<readonly ReadPicture[] | undefined> {
	const { pictures } = attachmentList(readLive(document, host.catalogues).draft);
	if (pictures.length > 0 && endpoint.mapping) {
		const title = `“${endpoint.name}”不收图片，${pictures.length}张图片不会随稿发送，要另行传送`;
		return (await stillFile(title, '先不报送')) ? [] : undefined;
	}
	const read = await picturesOf(host, document);
	if ('value' in read) return read.value;
	void tellProblems(host, document, read.problems);
	return undefined;
}

/** Stores the pictures before their entry: from then on the files beside the draft may change. */
export async function keepPictures(
	{ blobs }: Filing,
	pictures: readonly ReadPicture[],
): Promise<void> {
	try {
		for (const { attachment, bytes } of pictures) await blobs.keep(attachment.digest, bytes);
	} catch (error) {
		throw toOutboxError(error);
	}
}
