// How late tasks begin, measured where they arrive: a sink that is a program of its own, by the same wall clock.
// Two cases. A burst: many due in the same second; its floor is the time that libcurl alone takes for as many
// requests, measured in the same rounds. At rest: one task due at a time, each at an instant of its own.

import { setTimeout as pause } from 'node:timers/promises';

import { temporaryFolder } from '../tests/helpers/server.mjs';
import { random } from '../tests/helpers/wait.mjs';
import { burst } from './lib/burst.mjs';
import { createAll, task } from './lib/creator.mjs';
import { median, round } from './lib/numbers.mjs';
import { answer } from './lib/programs.mjs';
import { Report } from './lib/report.mjs';
import { Sink } from './lib/sink.mjs';
import { completed, inWorld } from './lib/world.mjs';

const ROUNDS = Number(process.env.BELFRY_BENCH_ROUNDS ?? 3);
const TASKS = 10000;
const CONNECTIONS = 64;
const BYTES = 300;
const BURST_TARGET_MS = 400;

const SINGLES = 200;
const APART_MS = 50;
const SEED = 20240229;
const SINGLE_TARGET_MS = 5;
const LEAD_MS = 1000;
const PATIENCE_MS = 10000;

async function libcurl() {
	const sink = await Sink.start();
	try {
		await answer('peer_curl', sink.url('/'), TASKS, CONNECTIONS, BYTES);
		return (await sink.stats()).span_us / 1000;
	} finally {
		await sink.stop();
	}
}

// Each instant is somewhere in its own slice, to the millisecond.
function instants() {
	const next = random(SEED);
	const first = Date.now() + LEAD_MS;
	return Array.from({ length: SINGLES }, (_, i) => first + i * APART_MS + Math.floor(next() * APART_MS / 2));
}

const atRest = () => inWorld(async (server, sink) => {
	const due = instants();
	await createAll(server.port, due.map((at) => task(sink.url(`/?due=${at}`), at)), 8);
	await pause(due.at(-1) - Date.now());
	await completed(server, SINGLES, PATIENCE_MS);
	return sink.stats();
});

function check(report, got, tasks) {
	report.must(got.lateness_ms.early === 0, `${got.lateness_ms.early} of ${tasks} tasks came early`);
	report.must(got.requests === tasks && got.distinct_tasks === tasks,
		`${got.requests} requests came for ${tasks} tasks, of ${got.distinct_tasks} tasks`);
}

const report = new Report('lateness', temporaryFolder());
const bursts = [];
const singles = [];
for (let i = 0; i < ROUNDS; i += 1) {
	const many = await burst(TASKS);
	const floor = await libcurl();
	check(report, many, TASKS);
	bursts.push(await report.line({ round: i + 1, case: 'burst', lateness_ms: many.lateness_ms, cpu_us: many.cpu_us,
		curl_ms: floor, to_curl: round(many.lateness_ms.max / floor, 2) }));
	const few = await atRest();
	check(report, few, SINGLES);
	singles.push(await report.line({ round: i + 1, case: 'at rest', lateness_ms: few.lateness_ms }));
}

const of = (rounds, name) => median(rounds.map((r) => r.lateness_ms[name]));
report.row(`${TASKS} due at once: early`, bursts.reduce((sum, r) => sum + r.lateness_ms.early, 0), { target: '0' });
for (const name of ['p50', 'p90']) report.row(`  ${name}, ms`, of(bursts, name));
report.row('  p99, ms', of(bursts, 'p99'), { target: `<= ${BURST_TARGET_MS}` });
report.row('  last, ms', of(bursts, 'max'), { target: `<= ${BURST_TARGET_MS}`,
	peer: `${median(bursts.map((r) => r.to_curl))} of libcurl alone (${round(median(bursts.map((r) => r.curl_ms)))} ms)` });
report.row('one at a time: early', singles.reduce((sum, r) => sum + r.lateness_ms.early, 0), { target: '0' });
report.row('  p50, ms', of(singles, 'p50'), {
	peer: `one fsync takes ${round(median(singles.map((r) => r.machine.fsync_p50_us)) / 1000, 2)} ms` });
report.row('  p99, ms', of(singles, 'p99'), { target: `<= ${SINGLE_TARGET_MS}` });
report.row('  last, ms', of(singles, 'max'));
report.print();
