import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import * as z from 'zod';
import { isProcessAlive } from './lock';

const markerSchema = z.object({ pid: z.number(), build: z.string(), at: z.number() });
type Marker = z.infer<typeof markerSchema>;

const prefix = 'segmenter-loading-';

export interface MarkerDeps {
	/** A folder that may be written; it is created. */
	readonly stateDir: string;
	/** A new build deserves a new try. */
	readonly build: string;
	readonly pid?: number;
	readonly isAlive?: (pid: number) => boolean;
}

/**
 * Tells a restarted process that the last load of the segmenter ended its process. Every process
 * leaves a file of its own, since several windows load at the same time.
 */
export interface LoadMarker {
	/** Whether a process of this build died while loading, since the machine was started. */
	hasCrashed(): boolean;
	/** @throws Error where the folder cannot be written: then loading is not safe. */
	set(): void;
	clear(): void;
	/** Forgets crashes, so that the next load is tried. */
	forget(): void;
}

function readMarker(file: string): Marker | undefined {
	try {
		return markerSchema.safeParse(JSON.parse(fs.readFileSync(file, 'utf8'))).data;
	} catch {
		return undefined;
	}
}

export function createLoadMarker(deps: MarkerDeps): LoadMarker {
	const { stateDir, build, pid = process.pid, isAlive = isProcessAlive } = deps;
	const own = path.join(stateDir, `${prefix}${pid}.json`);

	const files = (): readonly string[] => {
		try {
			const names = fs.readdirSync(stateDir).filter((name) => name.startsWith(prefix));
			return names.map((name) => path.join(stateDir, name));
		} catch {
			return [];
		}
	};

	const isCrash = (file: string): boolean => {
		const marker = readMarker(file);
		if (!marker || marker.build !== build || isAlive(marker.pid)) return false;
		// A power cut while loading is not the dictionary's fault.
		return marker.at > Date.now() - os.uptime() * 1000;
	};

	return {
		hasCrashed: () => files().some(isCrash),
		set() {
			fs.mkdirSync(stateDir, { recursive: true });
			fs.writeFileSync(own, JSON.stringify({ pid, build, at: Date.now() }));
		},
		clear: () => fs.rmSync(own, { force: true }),
		forget() {
			for (const file of files()) {
				const marker = readMarker(file);
				if (!marker || !isAlive(marker.pid)) fs.rmSync(file, { force: true });
			}
		},
	};
}
