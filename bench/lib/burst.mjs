// Many tasks due at the same instant: created beforehand, then waited for.

import { ceilSecond } from '../../tests/helpers/wait.mjs';
import { createAll, task } from './creator.mjs';
import { actors, per, whole } from './cpu.mjs';
import { completed, inWorld } from './world.mjs';

// From the first create to the instant: more than the creates take on a slow day.
const LEAD_MS = Number(process.env.BELFRY_BENCH_LEAD_MS ?? 3000);
const LEAD_PER_TASK_MS = 0.25;
const DRAIN_MS = 120000;

// Gives what the sink saw, when all were completed in the store (seconds after the instant), and the CPU
// microseconds that a task took from then on, by actor.
export const burst = (tasks) => inWorld(async (server, sink) => {
	const dueAt = ceilSecond(Date.now() + LEAD_MS + tasks * LEAD_PER_TASK_MS);
	const body = task(sink.url(`/?due=${dueAt}`), dueAt);
	await createAll(server.port, Array(tasks).fill(body));
	if (Date.now() > dueAt - 500) throw new Error('the creates took too long: set BELFRY_BENCH_LEAD_MS');
	const before = { ...actors(server.pid), sink: whole(sink.pid) };
	await new Promise((done) => setTimeout(done, dueAt - Date.now()));
	const completedAt = await completed(server, tasks, DRAIN_MS);
	const cpu = per(before, { ...actors(server.pid), sink: whole(sink.pid) }, tasks);
	return { ...(await sink.stats()), completed_s: (completedAt - dueAt) / 1000, cpu_us: cpu };
});
