// CPU time by thread, from the kernel's scheduler: of what a machine shared with others says, it is the figure
// that holds from one run to the next.

import { readdirSync, readFileSync } from 'node:fs';

// The actors in the order in which `belfry serve` starts them; for threads that carry no name of their own.
export const ACTORS = ['main', 'deliver', 'checkpoint', 'engine', 'api'];

function ran(pid, tid) {
	try {
		return Number(readFileSync(`/proc/${pid}/task/${tid}/schedstat`, 'utf8').split(' ')[0]) / 1000;
	} catch {
		return 0; // it ended meanwhile
	}
}

function name(pid, tid, nth) {
	const own = readFileSync(`/proc/${pid}/task/${tid}/comm`, 'utf8').trim();
	return own === 'belfry' ? ACTORS[nth] ?? own : own;
}

// Microseconds so far: of each actor of a server.
export function actors(pid) {
	const tids = readdirSync(`/proc/${pid}/task`).map(Number).sort((a, b) => a - b);
	return Object.fromEntries(tids.map((tid, nth) => [name(pid, tid, nth), ran(pid, tid)]));
}

// And of a process, all threads together.
export const whole = (pid) =>
	readdirSync(`/proc/${pid}/task`).reduce((sum, tid) => sum + ran(pid, tid), 0);

// What was used between two readings, an operation.
export const per = (before, after, operations) =>
	Object.fromEntries(Object.keys(after).map((name) =>
		[name, Number(((after[name] - (before[name] ?? 0)) / operations).toFixed(2))]));
