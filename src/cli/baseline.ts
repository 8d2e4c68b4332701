import { existsSync } from 'node:fs';
import * as path from 'node:path';
import {
	baselineSize,
	prunedBaseline,
	updatedBaseline,
	type Baseline,
} from '../core/config/baseline';
import type { RuleCounts } from '../core/lint/baseline';
import { BaselineFileBroken, changeBaseline } from '../node/baseline-store';

/** What was counted in one file. */
export interface FileCounts {
	/** As it was named on the command line. */
	readonly file: string;
	/** The office's folder; undefined: there is none. */
	readonly officeDir: string | undefined;
	readonly fileKey: string;
	readonly counts: RuleCounts;
}

/** Counts by file, for each office's folder. */
function byOffice(files: readonly FileCounts[]): ReadonlyMap<string, Baseline> {
	const offices = new Map<string, Record<string, RuleCounts>>();
	for (const { officeDir, fileKey, counts } of files) {
		if (officeDir === undefined) continue;
		offices.set(officeDir, { ...offices.get(officeDir), [fileKey]: counts });
	}
	return offices;
}

const isGoneIn = (dir: string) => (fileKey: string) =>
	!existsSync(path.join(path.dirname(dir), fileKey));

function sentenceOf(dir: string, now: Baseline, after: Baseline, use: 'update' | 'prune'): string {
	const name = path.relative('', path.join(dir, 'baseline.json'));
	const all = baselineSize(after);
	if (use === 'prune') return `${name}：基线里还有${all.files}个文件的${all.findings}处问题。`;
	const own = baselineSize(now);
	return `${name}：记下了${own.files}个文件的${own.findings}处问题。`;
}

/**
 * Writes what was counted into the baselines of the offices the files belong to.
 * @param say told of each baseline that was written.
 * @returns a sentence where one could not be written.
 */
export async function writeBaselines(
	files: readonly FileCounts[],
	use: 'update' | 'prune',
	say: (sentence: string) => void,
): Promise<string | undefined> {
	const homeless = files.find(({ officeDir }) => officeDir === undefined);
	if (homeless) {
		return `${homeless.file} 所在的文件夹和上级都没有 .zwxx 文件夹，基线没有地方记；请先在稿件的文件夹里建一个。`;
	}
	for (const [dir, now] of byOffice(files)) {
		try {
			const { after } = await changeBaseline(dir, (known) =>
				use === 'update' ? updatedBaseline(known, now) : prunedBaseline(known, now, isGoneIn(dir)),
			);
			say(sentenceOf(dir, now, after, use));
		} catch (error) {
			if (error instanceof BaselineFileBroken) return error.message;
			return `${path.relative('', dir)}：基线没有写成，文件夹可能是只读的。`;
		}
	}
	return undefined;
}
