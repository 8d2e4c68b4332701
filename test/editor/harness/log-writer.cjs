// Loaded into the editor's processes before all else. Stands for the addon through which the editor
// writes its log files: that one would have to be compiled first, and without it they stay empty.
const processes = require('node:child_process');
const { appendFileSync } = require('node:fs');
const Module = require('node:module');

class Logger {
	constructor(type, name, file) {
		this.file = file;
		this.level = 0;
		for (const [level, kind] of ['trace', 'debug', 'info', 'warn', 'error', 'critical'].entries())
			this[kind] = (text) => level >= this.level && this.write(kind, text);
	}
	write(kind, text) {
		appendFileSync(this.file, `${new Date().toISOString()} [${kind}] ${text}\n`);
	}
	getLevel() {
		return this.level;
	}
	setLevel(level) {
		this.level = level;
	}
	setPattern() {}
	clearFormatters() {}
	flush() {}
	drop() {}
}

const addon = { version: 0, setLevel() {}, setFlushOn() {}, Logger };
const load = Module._load;
Module._load = function (request, parent, ...rest) {
	const isWanted = request === 'bindings' && /[\\/]spdlog[\\/]/u.test(parent?.filename ?? '');
	return isWanted ? () => addon : load.call(this, request, parent, ...rest);
};

// The editor keeps NODE_OPTIONS from the host of the extensions.
const { fork } = processes;
processes.fork = (file, args, options = {}) => {
	const { execArgv = process.execArgv } = options;
	return fork(file, args, { ...options, execArgv: ['--require', __filename, ...execArgv] });
};
Module.syncBuiltinESMExports();
