import {
	closeSync,
	existsSync,
	mkdirSync,
	openSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { HandOver } from '../../src/node/hand-over';
import { startChild, type Child } from '../editor/children';
import { answers, freePort } from '../editor/ports';
import { createProfile } from '../editor/profile';
import { editorGap, installVsix, startEditor } from '../editor/server';
import { copySample } from './sample';

/** Taken where they are free: the browser keeps an editor's state, and tokens their place, by address. */
const DESK_PORT = 18640;
const EDITOR_PORT = 18641;

/** Something that runs for the demonstration. */
export interface Part {
	readonly name: string;
	readonly url: string;
	readonly child: Child;
}

export interface Desk extends Part {
	/** The token of the desk's demonstration unit. */
	readonly tokenFile: string;
}

/** The desk, its data in the given folder. @throws Error where it does not come up. */
export async function startDesk(root: string, data: string): Promise<Desk> {
	mkdirSync(data, { recursive: true });
	const port = await freePort(DESK_PORT);
	const url = `http://127.0.0.1:${port}/`;
	const log = openSync(join(data, 'desk.log'), 'a');
	const args = [join(root, 'dist', 'desk.js'), '--data', data, '--port', String(port)];
	const child = startChild(process.execPath, args, { cwd: root, log });
	closeSync(log);
	try {
		await answers(url, () => child.alive(), 30_000);
	} catch (error) {
		await child.stop();
		throw error;
	}
	return { name: '收稿台', url, child, tokenFile: join(data, 'demo-token.txt') };
}

/**
 * What tells the extension of the desk.
 *
 * The address is a setting of machine scope. A token has no place in settings: it is handed over in a
 * file that only its owner can read, named in ZWXX_DEMO_TOKEN_FILE, which the extension reads with
 * `readHandOver` and copies into its secret storage.
 */
function introduction(folder: string, desk: Desk) {
	const name = '演示收稿台';
	const token = readFileSync(desk.tokenFile, 'utf8').trim();
	const handOver: HandOver = { name, url: desk.url, token };
	const file = join(folder, 'hand-over.json');
	rmSync(file, { force: true });
	writeFileSync(file, JSON.stringify(handOver), { mode: 0o600 });
	return {
		machineSettings: { 'zwxx.endpoints': [{ name, url: desk.url }] },
		env: { ZWXX_DEMO_TOKEN_FILE: file },
	};
}

/**
 * The editor with the packed extension, on a copy of the sample workspace that survives until it is
 * deleted. @throws Error, with a sentence, where it is not installed or does not come up.
 */
export async function startDemoEditor(
	root: string,
	folder: string,
	vsix: string,
	desk: Desk,
): Promise<Part> {
	const gap = editorGap();
	if (gap !== undefined) throw new Error(gap);
	const workspace = join(folder, '政务信息');
	if (!existsSync(workspace)) copySample(join(root, 'sample'), workspace, Date.now());
	const { machineSettings, env } = introduction(folder, desk);
	const profile = createProfile({ folder: join(folder, 'profile'), machineSettings });
	installVsix(profile, vsix);
	const port = await freePort(EDITOR_PORT);
	const { host, child } = await startEditor(profile, { port, env, folder: workspace });
	return { name: '编辑器', url: `http://${host}/`, child };
}
