// What ran here and on what: stands in every line of results.

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import os from 'node:os';

import { answer } from './programs.mjs';

function commit() {
	try {
		return execFileSync('git', ['describe', '--always', '--dirty'], { encoding: 'utf8', stdio: 'pipe' }).trim();
	} catch {
		return 'unknown';
	}
}

// What never changes during a run.
export const facts = () => ({
	commit: commit(),
	cores: os.cpus().length,
	cpu: os.cpus()[0]?.model.trim() ?? 'unknown',
	memory_gib: Math.round(os.totalmem() / 2 ** 30),
	kernel: os.release(),
	node: process.version,
});

// And what does: of the disk that holds `folder`, and of one core, what others leave to us.
export const weather = (folder) => answer('machine', folder);

// The share of all cores' time that processes other than ours used between two readings, in percent; `ours` in
// microseconds of CPU time.
export function busy() {
	const [, ...ticks] = readFileSync('/proc/stat', 'latin1').split('\n')[0].trim().split(/\s+/);
	const [user, nice, system, idle, wait, irq, soft, steal] = ticks.map(Number);
	return { used: user + nice + system + irq + soft + steal, all: user + nice + system + irq + soft + steal + idle + wait };
}
