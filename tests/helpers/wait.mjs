// Waiting for things to happen, with an end to every wait. Nothing here waits for the clock alone: a
// test says what it waits for, and the deadline only bounds how long a failure takes to show.

import { setTimeout as pause } from 'node:timers/promises';

const SLOW_BUILDS = { asan: 3, tsan: 6 };

// How many times slower than a plain build the server may be: multiplies every deadline.
export const SLOW = Number(process.env.BELFRY_SLOW ?? SLOW_BUILDS[process.env.BELFRY_BUILD] ?? 1);

const POLL_MS = 10;

// Calls `look` until it gives something truthy, and returns that. A `look` that throws is asked again;
// when the deadline passes its last error is the reason of the failure.
export async function until(look, ms, what = String(look)) {
	const end = Date.now() + ms * SLOW;
	for (;;) {
		let last;
		try {
			const seen = await look();
			if (seen) return seen;
		} catch (error) {
			last = error;
		}
		if (Date.now() > end)
			throw new Error(`not within ${ms * SLOW} ms: ${what}`, { cause: last });
		await pause(POLL_MS);
	}
}

// For what the wall clock itself must reach: a slot, an expiry, the end of a planned outage.
export const untilTime = (at, what = 'the wall clock to come round') =>
	until(() => Date.now() >= at, Math.max(0, at - Date.now()) + 1000, what);

// A promise to be kept by hand: a receiver holds its answer until the test opens the gate.
export function gate() {
	let open;
	const opened = new Promise((resolve) => {
		open = resolve;
	});
	return { opened, open };
}

// Small and repeatable (mulberry32): a campaign prints its seed, and the seed gives the campaign again.
export function random(seed) {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let x = Math.imul(state ^ (state >>> 15), state | 1);
		x ^= x + Math.imul(x ^ (x >>> 7), x | 61);
		return ((x ^ (x >>> 14)) >>> 0) / 4294967296;
	};
}

export const ceilSecond = (ms) => Math.floor(ms / 1000) * 1000 + 1000;
export const isoSeconds = (ms) => new Date(ms).toISOString().replace(/\.\d{3}Z$/, 'Z');
export const iso = (ms) => new Date(ms).toISOString();
