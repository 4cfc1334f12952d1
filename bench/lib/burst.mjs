// Many tasks due at the same instant: created beforehand, then waited for.

import { ceilSecond } from '../../tests/helpers/wait.mjs';
import { createAll, task } from './creator.mjs';
import { actors, per, whole } from './cpu.mjs';
import { metrics } from './metrics.mjs';
import { round } from './numbers.mjs';
import { completed, inWorld } from './world.mjs';

// From the first create to the instant: more than the creates take on a slow day.
const LEAD_MS = Number(process.env.BELFRY_BENCH_LEAD_MS ?? 3000);
const LEAD_PER_TASK_MS = 0.25;
const DRAIN_MS = 120000;

// A turn of the engine is one transaction and one fsync.
const turns = async (server) => (await metrics(server))('belfry_engine_turns_total');

// Gives what the sink saw, when all were completed in the store (seconds after the instant), how many tasks a turn
// moved on (each is claimed in one and settled in another), and the CPU microseconds that a task took, by actor.
export const burst = (tasks) => inWorld(async (server, sink) => {
	const dueAt = ceilSecond(Date.now() + LEAD_MS + tasks * LEAD_PER_TASK_MS);
	const body = task(sink.url(`/?due=${dueAt}`), dueAt);
	await createAll(server.port, Array(tasks).fill(body));
	if (Date.now() > dueAt - 500) throw new Error('the creates took too long: set BELFRY_BENCH_LEAD_MS');
	const turnsBefore = await turns(server);
	const before = { ...actors(server.pid), sink: whole(sink.pid) };
	await new Promise((done) => setTimeout(done, dueAt - Date.now()));
	const completedAt = await completed(server, tasks, DRAIN_MS);
	const cpu = per(before, { ...actors(server.pid), sink: whole(sink.pid) }, tasks);
	return {
		...(await sink.stats()),
		completed_s: (completedAt - dueAt) / 1000,
		tasks_a_turn: round(tasks / ((await turns(server)) - turnsBefore)),
		cpu_us: cpu,
	};
});
