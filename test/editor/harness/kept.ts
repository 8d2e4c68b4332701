import type { Page } from 'playwright-core';

/** All that a page keeps in the browser, as one text. */
export const keptInBrowser = (page: Page): Promise<string> =>
	page.evaluate<string>(`(async () => {
		const of = (request) => new Promise((resolve, reject) => {
			request.onsuccess = () => resolve(request.result);
			request.onerror = () => reject(request.error);
		});
		const kept = [{ ...localStorage }, { ...sessionStorage }];
		for (const { name } of await indexedDB.databases()) {
			const database = await of(indexedDB.open(name));
			for (const store of database.objectStoreNames) {
				const rows = database.transaction(store).objectStore(store);
				kept.push(name, store, await of(rows.getAllKeys()), await of(rows.getAll()));
			}
			database.close();
		}
		const readable = (_, value) =>
			value instanceof ArrayBuffer || ArrayBuffer.isView(value)
				? new TextDecoder().decode(value)
				: value;
		return JSON.stringify(kept, readable);
	})()`);
