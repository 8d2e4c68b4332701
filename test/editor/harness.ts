import { openEditor, type Editor, type OpenOptions } from './harness/open';

/**
 * A window of the real editor for the tests of one `describe`: opened before the first, closed after the
 * last. A test that fails leaves a picture of the window in .cache/shots.
 *
 * @returns the window, for use inside the tests
 */
export function useEditor(options: () => OpenOptions | Promise<OpenOptions>): () => Editor {
	let editor: Editor | undefined;
	before(async () => {
		editor = await openEditor(await options());
	});
	afterEach(async function () {
		const { currentTest } = this;
		if (currentTest?.state === 'failed') await editor?.shot(`failed ${currentTest.fullTitle()}`);
	});
	after(() => editor?.close());
	return () => {
		if (editor === undefined) throw new Error('The editor is not open yet.');
		return editor;
	};
}
