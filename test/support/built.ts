import * as path from 'node:path';

/**
 * The file of a program in dist/, where whoever runs the tests has just built it and says so in
 * ZWXX_BUILT; else undefined, and a test makes what it needs from the sources itself, which takes longer.
 * @param name e.g. `server`.
 */
export function builtProgram(name: string): string | undefined {
	if (process.env['ZWXX_BUILT'] === undefined) return undefined;
	return path.join(__dirname, '..', '..', 'dist', `${name}.js`);
}
