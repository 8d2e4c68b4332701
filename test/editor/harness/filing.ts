import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const ledger = '报送台账';

export const plainBody = '云岭县推行“一窗通办”，三个月办件2.3万件，平均用时缩短至1.8天。';

/** A draft that nothing is wrong with. */
export function draftText(title: string, body = plainBody, number = ''): string {
	return [
		'---',
		`稿号: ${number}`,
		'载体: 普刊信息',
		`标题: ${title}`,
		'报送单位: 云岭县行政审批局',
		'撰稿: 林小禾',
		'审核: 周望',
		'签发: 沈川',
		'联系人: 林小禾',
		'电话: 0531-00000000',
		'---',
		body,
		'',
	].join('\n');
}

/** A file with an endpoint and its token, as who sets a machine up leaves it for the editor. */
export function handOver(url: string, token: string): { readonly file: string; remove(): void } {
	const folder = mkdtempSync(join(tmpdir(), 'zwxx-hand-over-'));
	const file = join(folder, 'token.json');
	writeFileSync(file, JSON.stringify({ name: '县收稿台', url, token }));
	return { file, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** What lies in an outbox on the disk. */
export function readOutbox(folder: string): Record<string, unknown>[] {
	if (!existsSync(folder)) return [];
	return readdirSync(folder)
		.filter((name) => name.endsWith('.json'))
		.map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Record<string, unknown>);
}
