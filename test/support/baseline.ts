import { formatBaselineFile } from '../../src/core/config/baseline-file';
import type { CountedFile } from '../../src/protocol/messages';

/** The baseline that records what was counted. */
export const createBaselineText = (counted: readonly CountedFile[]): string =>
	formatBaselineFile(Object.fromEntries(counted.map(({ fileKey, counts }) => [fileKey, counts])));
