// Programs run to their end: the command line of the server, and curl as the documentation writes it.

import { spawn } from 'node:child_process';

import { BELFRY, plainEnvironment } from './server.mjs';
import { SLOW } from './wait.mjs';

const RUN_MS = 30000;

// Gives {code, stdout, stderr}; the program is ended when it takes too long.
export function run(program, args, { env = {}, input = '', cwd } = {}) {
	return new Promise((resolve, reject) => {
		const child = spawn(program, args, { env: plainEnvironment(env), cwd, timeout: RUN_MS * SLOW });
		const out = { stdout: '', stderr: '' };
		for (const name of ['stdout', 'stderr'])
			child[name].setEncoding('utf8').on('data', (text) => {
				out[name] += text;
			});
		child.on('error', reject);
		child.on('close', (code, signal) => resolve({ code, signal, ...out }));
		child.stdin.on('error', () => {}); // a program may end without having read all of it
		child.stdin.end(input);
	});
}

export const belfry = (args, options) => run(BELFRY, args, options);

// A command line as a reader would paste it into a shell.
export const shell = (line, options) => run('bash', ['-c', line], options);
