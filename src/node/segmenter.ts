import { createIntlSegmenter } from '../core/segment/intl';
import type { Segmenter } from '../core/segment/segmenter';
import { createJiebaSegmenter } from './jieba';
import { checkJiebaFiles } from './jieba-files';
import type { LoadMarker } from './jieba-marker';

export interface SegmenterRequest {
	/** Holds `nodejieba.node` and `dict/`. */
	readonly folder: string;
	readonly kind: 'jieba' | 'intl';
	/** Absent: a crash while loading is not remembered; only for a process that is not restarted. */
	readonly marker?: LoadMarker;
}

export interface LoadedSegmenter {
	readonly segmenter: Segmenter;
	readonly status: {
		readonly kind: 'jieba' | 'intl';
		/** Why the dictionary is not in use though it was asked for; a Chinese sentence. */
		readonly reason?: string;
	};
}

const fallback = (why?: string): LoadedSegmenter => ({
	segmenter: createIntlSegmenter(),
	status: {
		kind: 'intl',
		...(why !== undefined && { reason: `${why}，已改用系统自带分词，检查照常，误报可能略多。` }),
	},
});

function tryJieba(folder: string, marker: LoadMarker | undefined): LoadedSegmenter {
	try {
		marker?.set();
	} catch {
		return fallback('不能写入本机的存储文件夹，为稳妥起见没有载入词典');
	}
	try {
		return { segmenter: createJiebaSegmenter(folder), status: { kind: 'jieba' } };
	} catch {
		return fallback('词典程序不适用于本机');
	} finally {
		marker?.clear();
	}
}

/**
 * The dictionary 分词 where it can be had, else the fallback with the reason. Never throws. It may
 * end the process where a dictionary is damaged inside; the marker then keeps the next process from
 * trying again.
 */
export function loadSegmenter({ folder, kind, marker }: SegmenterRequest): LoadedSegmenter {
	if (kind === 'intl') return fallback();
	if (marker?.hasCrashed()) return fallback('上次载入词典时程序意外退出');
	const problem = checkJiebaFiles(folder);
	return problem === undefined ? tryJieba(folder, marker) : fallback(problem);
}

/** A 分词 that is loaded when the first sentence is to be cut. */
export function createLazySegmenter(kind: Segmenter['kind'], load: () => Segmenter): Segmenter {
	let loaded: Segmenter | undefined;
	return {
		kind,
		cut: (text) => (loaded ??= load()).cut(text),
		cutKnown(text) {
			loaded ??= load();
			return loaded.cutKnown?.(text) ?? loaded.cut(text);
		},
	};
}
