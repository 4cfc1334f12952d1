// How fast queued tasks leave: many that are due at one instant are POSTed to a sink that is a program of its own.
// Beside it, in the same rounds, libcurl alone: the same number of requests to the same sink over as many
// connections, with nothing to store, sign or decide.

import { temporaryFolder } from '../tests/helpers/server.mjs';
import { burst } from './lib/burst.mjs';
import { whole } from './lib/cpu.mjs';
import { median, round } from './lib/numbers.mjs';
import { answer } from './lib/programs.mjs';
import { Report } from './lib/report.mjs';
import { Sink } from './lib/sink.mjs';

const ROUNDS = Number(process.env.BELFRY_BENCH_ROUNDS ?? 3);
const TASKS = 50000;
const CONNECTIONS = 64;
const BYTES = 300;
const TARGET = 25000;

async function belfry(report) {
	const got = await burst(TASKS);
	report.must(got.requests === TASKS && got.distinct_tasks === TASKS,
		`${got.requests} requests came for ${TASKS} tasks, of ${got.distinct_tasks} tasks`);
	report.must(got.lateness_ms.early === 0, `${got.lateness_ms.early} tasks came early`);
	return got;
}

async function libcurl() {
	const sink = await Sink.start();
	try {
		const got = await answer('peer_curl', sink.url('/'), TASKS, CONNECTIONS, BYTES);
		return { ...got, rate: (await sink.stats()).per_second, sink_us: round(whole(sink.pid) / TASKS, 2) };
	} finally {
		await sink.stop();
	}
}

const report = new Report('drain', temporaryFolder());
const rounds = [];
for (let i = 0; i < ROUNDS; i += 1) {
	const ours = await belfry(report);
	const peer = await libcurl();
	rounds.push(await report.line({ round: i + 1, rate: ours.per_second, span_s: ours.span_us / 1e6,
		completed_s: ours.completed_s, tasks_a_turn: ours.tasks_a_turn, cpu_us: ours.cpu_us,
		curl_rate: peer.rate, curl_cpu_us: peer.cpu_us, to_curl: round(ours.per_second / peer.rate, 2) }));
}
const of = (pick) => median(rounds.map(pick));

report.row(`deliveries a second, of ${TASKS}`, of((r) => r.rate), { target: `>= ${TARGET}`,
	peer: `${of((r) => r.to_curl)} of libcurl alone (${of((r) => r.curl_rate)}/s)` });
report.row('all completed in the store, s', of((r) => r.completed_s));
report.row('tasks a turn (an fsync each)', of((r) => r.tasks_a_turn));
report.row('CPU us a task: deliver', of((r) => r.cpu_us.deliver), { peer: `libcurl alone: ${of((r) => r.curl_cpu_us)}` });
report.row('CPU us a task: engine', of((r) => r.cpu_us.engine));
report.row('CPU us a task: checkpoint', of((r) => r.cpu_us.checkpoint));
report.row('CPU us a task: the sink', of((r) => r.cpu_us.sink));
report.print();
