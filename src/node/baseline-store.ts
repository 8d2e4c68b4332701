import * as path from 'node:path';
import { noBaseline, type Baseline } from '../core/config/baseline';
import { formatBaselineFile, parseBaselineFile } from '../core/config/baseline-file';
import { baselineFileName } from './office';
import { readIfThere, updateFile } from './update-file';

/** A person broke the file; it is left untouched. */
export class BaselineFileBroken extends Error {
	override readonly name = 'BaselineFileBroken';
}

/** An office's baseline; empty where there is none, or a broken one. Rejects where it cannot be read. */
export async function readBaseline(dir: string): Promise<Baseline> {
	const text = await readIfThere(path.join(dir, baselineFileName));
	return text === undefined ? noBaseline : parseBaselineFile(text).value;
}

/**
 * Changes an office's baseline as one step.
 * @param dir the folder `.zwxx`; created where it is missing.
 * @returns the baseline before and after.
 * @throws BaselineFileBroken, or an error of the file system.
 */
export async function changeBaseline(
	dir: string,
	change: (known: Baseline) => Baseline,
): Promise<{ readonly before: Baseline; readonly after: Baseline }> {
	let before = noBaseline;
	let after = noBaseline;
	await updateFile(path.join(dir, baselineFileName), (text) => {
		const { value, problems } = parseBaselineFile(text?.trim() ? text : formatBaselineFile({}));
		if (problems.length > 0)
			throw new BaselineFileBroken('基线文件 baseline.json 有误，没有改动；请改正或删除后再试。');
		before = value;
		after = change(value);
		return formatBaselineFile(after);
	});
	return { before, after };
}
