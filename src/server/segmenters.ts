import { createIntlSegmenter } from '../core/segment/intl';
import type { Segmenter } from '../core/segment/segmenter';
import { createLoadMarker } from '../node/jieba-marker';
import { loadSegmenter } from '../node/segmenter';
import type { ServerStatus } from '../protocol/messages';

export type SegmenterStatus = Pick<ServerStatus, 'segmenter' | 'reason'>;

export interface SegmentersDeps {
	readonly folder: string;
	readonly build: string;
	/** Absent: a crash while loading is not remembered. */
	readonly stateDir: string | undefined;
	/** The segmenter at work is another one now. */
	readonly onChange: () => void;
}

/** The 分词 at work: the fallback until the dictionary is there. */
export interface Segmenters {
	readonly current: Segmenter;
	readonly status: SegmenterStatus;
	/** Takes what is wanted; blocks while a dictionary loads. */
	use(kind: 'jieba' | 'intl'): void;
	/** As `use`, and tries again what crashed before. */
	retry(kind: 'jieba' | 'intl'): void;
}

export function createSegmenters(deps: SegmentersDeps): Segmenters {
	const { folder, build, stateDir, onChange } = deps;
	const marker = stateDir === undefined ? undefined : createLoadMarker({ stateDir, build });
	let current: Segmenter = createIntlSegmenter();
	let status: SegmenterStatus = { segmenter: 'loading' };

	function use(kind: 'jieba' | 'intl'): void {
		const loaded = loadSegmenter({ folder, kind, ...(marker && { marker }) });
		const { kind: segmenter, reason } = loaded.status;
		status = { segmenter, ...(reason !== undefined && { reason }) };
		current = loaded.segmenter;
		onChange();
	}

	return {
		get current() {
			return current;
		},
		get status() {
			return status;
		},
		use,
		retry(kind) {
			marker?.forget();
			use(kind);
		},
	};
}
