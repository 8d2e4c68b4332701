import { createConnection } from 'vscode-languageserver/node';
import { rules } from '../core/lint/rules/index';
import { startServer } from './server';

startServer(createConnection(), {
	rules,
	home: __dirname,
	now: () => performance.now(),
	clock: () => Date.now(),
});
