import type { BlobStore } from '../../node/blob-store';
import { traceOf } from '../../node/error-trace';
import type { Host } from '../host';

const firstMs = 60_000;
const everyMs = 6 * 3_600_000;

/** Pictures whose entries are done go away quietly; what could not go, goes another time. */
export function clearPictures(host: Host, blobs: BlobStore): void {
	let timer: NodeJS.Timeout | undefined;
	const later = (milliseconds: number): void => {
		timer = setTimeout(() => void run(), milliseconds);
		timer.unref();
	};
	async function run(): Promise<void> {
		try {
			const gone = await blobs.clear();
			if (gone > 0) host.log.info(`pictures of settled entries cleared: ${gone}`);
		} catch (error) {
			host.log.warn(traceOf(error));
		}
		later(everyMs);
	}
	later(firstMs);
	host.own({ dispose: () => clearTimeout(timer) });
}
