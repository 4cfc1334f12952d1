// The real binary as its users start it: a port of its own choosing, a store in a folder of its own,
// ended by its own pid. Whatever a test does, no server and no folder outlives the test's process.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { holdToDescription } from './contract.mjs';
import { Client } from './http.mjs';
import { Receiver } from './receiver.mjs';
import { SLOW, until } from './wait.mjs';

export const BELFRY = resolve(process.env.BELFRY_BIN ?? 'build/dev/belfry');

const START_MS = 10000;
const DRAIN_MS = 32000; // SIGTERM drains within 30 s
const URL_LINE = /http:\/\/(?:127\.0\.0\.1|\[::1\]):\d+/;

const FILE_MS = process.env.SOAK ? 3600000 : 300000;

const running = new Set();
const folders = new Set();

// Each wait has its own end; this one is for a wait that was forgotten.
setTimeout(() => {
	console.error(`this file of tests took longer than ${FILE_MS * SLOW} ms`);
	process.exit(1);
}, FILE_MS * SLOW).unref();

process.on('exit', () => {
	for (const child of running) child.kill('SIGKILL');
	for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

export function temporaryFolder() {
	const folder = mkdtempSync(join(tmpdir(), 'belfry-test-'));
	folders.add(folder);
	return folder;
}

export function removeFolder(folder) {
	rmSync(folder, { recursive: true, force: true });
	folders.delete(folder);
}

// The environment without our own variables: each of the server's flags is one, too.
export function plainEnvironment(extra = {}) {
	const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('BELFRY_'));
	return { ...Object.fromEntries(kept), TZ: 'UTC', ...extra };
}

export class Server {
	// `wrap`: a command line that runs the server's (strace). `tolerate`: error events that the test provokes.
	constructor({ dev = true, args = [], env = {}, wrap = [], tolerate = [], folder } = {}) {
		this.folder = folder ?? temporaryFolder();
		this.database = join(this.folder, 'b.db');
		this.command = [...wrap, BELFRY, 'serve', ...(dev ? ['--dev'] : []), '--listen', '127.0.0.1:0',
			'--store', `sqlite:${this.database}`, ...args];
		this.env = env;
		this.tolerate = tolerate;
		this.stdout = '';
		this.stderr = '';
	}

	static async start(options) {
		return new Server(options).start();
	}

	// Starts the process and comes back at once.
	spawn() {
		const [program, ...args] = this.command;
		this.url = undefined;
		this.spawnedAt = Date.now();
		this.output = '';
		const child = spawn(program, args, { env: plainEnvironment(this.env), stdio: ['ignore', 'pipe', 'pipe'] });
		running.add(child);
		this.child = child;
		this.exited = new Promise((done) => {
			child.on('error', (error) => done({ error }));
			child.on('close', (code, signal) => done({ code, signal }));
		}).then((exit) => {
			running.delete(child);
			child.exit = exit;
			return exit;
		});
		child.stdout.setEncoding('utf8').on('data', (text) => this.#hear(child, text));
		child.stderr.setEncoding('utf8').on('data', (text) => {
			this.stderr += text;
		});
		return this;
	}

	#hear(child, text) {
		this.stdout += text;
		if (child !== this.child) return;
		this.output += text;
		this.url ??= URL_LINE.exec(this.output.slice(0, this.output.lastIndexOf('\n') + 1))?.[0];
		if (this.url) holdToDescription(this.url);
	}

	async listening() {
		const { child } = this;
		await until(() => this.url || child.exit, START_MS, 'the server to print its URL');
		if (!this.url) throw new Error(`the server ended at once: ${JSON.stringify(child.exit)}\n${this.stderr}`);
		return this;
	}

	start() {
		return this.spawn().listening();
	}

	get pid() {
		return this.child.pid;
	}

	get port() {
		return Number(new URL(this.url).port);
	}

	get isRunning() {
		return this.child !== undefined && this.child.exit === undefined;
	}

	// As if the power went: no handler of the server's runs.
	async kill() {
		process.kill(this.pid, 'SIGKILL');
		return this.exited;
	}

	async restart() {
		await this.kill();
		return this.start();
	}

	// Asks the server to end, and holds it to a clean end: exit code 0, nothing but JSON lines on stderr
	// (a sanitizer's report is none), no error that the test did not provoke.
	async stop() {
		if (!this.isRunning) return;
		this.child.kill('SIGTERM');
		const late = setTimeout(() => this.child.kill('SIGKILL'), DRAIN_MS * SLOW);
		const exit = await this.exited;
		clearTimeout(late);
		assert.deepEqual(exit, { code: 0, signal: null }, `a clean end on SIGTERM\n${this.stderr}`);
		this.checkLog();
	}

	get log() {
		return this.stderr.split('\n').filter(Boolean).map((line) => JSON.parse(line));
	}

	checkLog() {
		for (const entry of this.log)
			if (/^(error|fatal)$/i.test(entry.level)) assert.ok(this.tolerate.includes(entry.event),
				`an unexpected error in the log: ${JSON.stringify(entry)}`);
	}

	client(options) {
		return new Client(() => this.url, options);
	}

	discard() {
		if (this.isRunning) this.child.kill('SIGKILL');
		removeFolder(this.folder);
	}
}

// What nearly every test lives in: a server, a client of it and a receiver of its deliveries, all of which
// end with the test. Answers still held are let go first, so that the server has nothing to drain.
export async function house(t, options) {
	const server = new Server(options);
	const receiver = await Receiver.open();
	t.after(async () => {
		await receiver.close();
		try {
			await server.stop();
		} finally {
			server.discard();
		}
	});
	await server.start();
	return { server, api: server.client(), receiver };
}
