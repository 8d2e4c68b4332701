import { setFlagsFromString } from 'node:v8';
import { createConnection } from 'vscode-languageserver/node';
import { rules } from '../core/lint/rules/index';
import { startServer } from './server';

// The old generation is cleared sooner too: an old office PC has little memory to spare.
setFlagsFromString('--heap-growing-percent=30');

startServer(createConnection(), {
	rules,
	home: __dirname,
	now: () => performance.now(),
	clock: () => Date.now(),
});
