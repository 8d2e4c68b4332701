import type { Page } from 'playwright-core';

/**
 * Input of Chinese text as an input method does it: the letters stand in the document, growing, until
 * the characters take their place. The keyboard focus must be in an editor.
 *
 * @param stages what stands there one after the other, such as `q`, `qi`, `qi'ye`
 */
export async function compose(page: Page, stages: readonly string[], text: string): Promise<void> {
	const session = await page.context().newCDPSession(page);
	try {
		for (const letters of stages) {
			await session.send('Input.imeSetComposition', {
				text: letters,
				selectionStart: letters.length,
				selectionEnd: letters.length,
			});
			await page.waitForTimeout(60);
		}
		await session.send('Input.insertText', { text });
	} finally {
		await session.detach();
	}
}
