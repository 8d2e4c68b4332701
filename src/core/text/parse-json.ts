/** What a JSON text says, undefined where it is none. Never throws. */
export function parseJson(text: string): unknown {
	try {
		return JSON.parse(text.replace(/^\ufeff/u, ''));
	} catch {
		return undefined;
	}
}
