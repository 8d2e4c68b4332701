import * as z from 'zod';
import type { FsPort } from './fs-port';

const handOverSchema = z.object({
	name: z.string().trim().min(1).max(64),
	url: z.string().trim().min(1).max(2000),
	token: z.string().min(1).max(4000),
});

/** An endpoint with its token, handed over by who set the machine up. */
export type HandOver = z.infer<typeof handOverSchema>;

/** Reads a hand-over file. Undefined where there is none or it is not one; never rejects. */
export async function readHandOver(
	fs: Pick<FsPort, 'readFile'>,
	file: string | undefined,
): Promise<HandOver | undefined> {
	if (file === undefined || file === '') return undefined;
	try {
		return handOverSchema.safeParse(JSON.parse(await fs.readFile(file))).data;
	} catch {
		return undefined;
	}
}
