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

// In ticks of all cores: what they did, what of it was ours (children count once they have ended), and how many
// there were.
function ticks() {
	const [, ...all] = readFileSync('/proc/stat', 'latin1').split('\n')[0].trim().split(/\s+/);
	const [user, nice, system, idle, wait, irq, soft, steal] = all.map(Number);
	const used = user + nice + system + irq + soft + steal;
	const self = readFileSync('/proc/self/stat', 'latin1').split(') ')[1].split(' ');
	const ours = self.slice(11, 15).reduce((sum, n) => sum + Number(n), 0);
	return { used, ours, all: used + idle + wait };
}

// Gives a function that says how much of all cores' time others have used since it was last asked, in percent.
export function others() {
	let last = ticks();
	return () => {
		const now = ticks();
		const theirs = now.used - last.used - (now.ours - last.ours);
		const percent = (100 * Math.max(0, theirs)) / Math.max(1, now.all - last.all);
		last = now;
		return Number(percent.toFixed(1));
	};
}
