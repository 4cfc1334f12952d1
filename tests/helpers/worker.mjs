// `belfry work` as its users start it; ended by its own pid.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';

import { BELFRY, plainEnvironment } from './server.mjs';
import { SLOW } from './wait.mjs';

const STOP_MS = 40000;

const running = new Set();

process.on('exit', () => {
	for (const child of running) child.kill('SIGKILL');
});

export class Worker {
	constructor(config, url) {
		this.config = config;
		this.url = url;
		this.stderr = '';
	}

	start() {
		const child = spawn(BELFRY, ['work', '--config', this.config],
			{ env: plainEnvironment({ BELFRY_URL: this.url, LEAK: '1' }), stdio: ['ignore', 'ignore', 'pipe'] });
		this.child = child;
		running.add(child);
		this.exited = new Promise((done) => {
			child.on('error', (error) => done({ error }));
			child.on('close', (code, signal) => done({ code, signal }));
		}).then((exit) => {
			running.delete(child);
			child.exit = exit;
			return exit;
		});
		child.stderr.setEncoding('utf8').on('data', (text) => {
			this.stderr += text;
		});
		return this;
	}

	get isRunning() {
		return this.child !== undefined && this.child.exit === undefined;
	}

	signal(name) {
		process.kill(this.child.pid, name);
	}

	async kill() {
		this.signal('SIGKILL');
		return this.exited;
	}

	// Drains it, and holds it to a clean end.
	async stop() {
		if (!this.isRunning) return;
		this.signal('SIGTERM');
		const late = setTimeout(() => this.child.kill('SIGKILL'), STOP_MS * SLOW);
		const exit = await this.exited;
		clearTimeout(late);
		assert.deepEqual(exit, { code: 0, signal: null }, `a clean end of the worker\n${this.stderr}`);
	}

	discard() {
		if (this.isRunning) this.child.kill('SIGKILL');
	}
}
