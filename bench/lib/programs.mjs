// The benchmarks' own C programs (build/release/bench/NAME), and any other program that is run to its end.

import { spawn } from 'node:child_process';
import { resolve } from 'node:path';

const FOLDER = resolve(process.env.BELFRY_BENCH_BIN ?? 'build/release/bench');
const RUN_MS = 120000;

export const programPath = (name) => resolve(FOLDER, name);

// Every child that may outlive a driver that fails; each is ended by its own pid.
const running = new Set();
process.on('exit', () => {
	for (const child of running) child.kill('SIGKILL');
});

export function start(program, args, options = {}) {
	const child = spawn(program, args, options);
	running.add(child);
	child.exited = new Promise((done) => {
		child.on('error', (error) => done({ error }));
		child.on('close', (code, signal) => done({ code, signal }));
	});
	child.exited.then(() => running.delete(child));
	return child;
}

// Gives what the program wrote to its stdout; any end but a good one is an error.
export async function output(program, args, options = {}) {
	const child = start(program, args, { stdio: ['ignore', 'pipe', 'pipe'], timeout: RUN_MS, ...options });
	const text = { stdout: '', stderr: '' };
	for (const name of ['stdout', 'stderr'])
		child[name].setEncoding('utf8').on('data', (part) => {
			text[name] += part;
		});
	const exit = await child.exited;
	if (exit.code !== 0) throw new Error(`${program} ended badly: ${JSON.stringify(exit)}\n${text.stderr}`);
	return text.stdout;
}

export const answer = async (name, ...args) => JSON.parse(await output(programPath(name), args.map(String)));
