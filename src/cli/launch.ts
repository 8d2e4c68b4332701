import envPaths from 'env-paths';
import { runProgram } from './program-loader';

runProgram('cli-program.js', {
	folder: __dirname,
	cacheFolder: envPaths('zwxx', { suffix: '' }).cache,
	atExit: (work) => void process.once('exit', work),
});
