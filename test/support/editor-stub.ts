import Module from 'node:module';

type Load = (this: unknown, name: string, ...rest: unknown[]) => unknown;

/**
 * Puts an object in the place of the editor's module while `work` loads and uses files of the extension
 * that need little of it. What is loaded so stays loaded: give all of a test file's tests one stub.
 */
export async function withEditor<T>(stub: object, work: () => Promise<T>): Promise<T> {
	const loader = Module as unknown as { _load: Load };
	const load = loader._load;
	loader._load = function (name, ...rest) {
		return name === 'vscode' ? stub : load.call(this, name, ...rest);
	};
	try {
		return await work();
	} finally {
		loader._load = load;
	}
}
