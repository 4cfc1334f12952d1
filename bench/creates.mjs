// How many tasks a second can be created over 64 keep-alive connections, each answered after the fsync that made
// it last. Beside it, in the same rounds: the same requests at a server that stores nothing (what the load and the
// network cost), and puts to beanstalkd that fsyncs each. In the end one short run under strace counts the fsyncs.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { Server, removeFolder, temporaryFolder } from '../tests/helpers/server.mjs';
import { until } from '../tests/helpers/wait.mjs';
import { puts } from './lib/beanstalkd.mjs';
import { actors, per } from './lib/cpu.mjs';
import { metrics } from './lib/metrics.mjs';
import { median, round } from './lib/numbers.mjs';
import { Report } from './lib/report.mjs';
import { Sink } from './lib/sink.mjs';
import { CONNECTIONS, creates } from './lib/wrk.mjs';

const ROUNDS = Number(process.env.BELFRY_BENCH_ROUNDS ?? 3);
const SECONDS = 4;
const STRACE_SECONDS = 2;
const TABLE_MS = 5000;
const TARGET = 10000;

// A turn of the engine is one transaction and one fsync.
const turns = async (server) => (await metrics(server))('belfry_engine_turns_total');

// An answer that wrk did not wait for may have made a task too; one that it counted has.
async function assertKept(server, answers, report) {
	const kept = (await metrics(server))('belfry_tasks{state="ready"}');
	report.must(kept >= answers, `${answers} creates were answered, ${kept} tasks are there`);
}

async function load(server, report) {
	const before = { cpu: actors(server.pid), turns: await turns(server) };
	const got = await creates(`${server.url}/v1/tasks`, SECONDS);
	const cpu = per(before.cpu, actors(server.pid), got.answers);
	report.must(got.refused === 0 && got.broken === 0, `${got.refused} creates were refused, ${got.broken} broke`);
	await assertKept(server, got.answers, report);
	return { ...got, answers_a_turn: round(got.answers / ((await turns(server)) - before.turns)), cpu_us: cpu };
}

async function belfry(report) {
	const server = new Server({ folder: temporaryFolder() });
	try {
		await server.start();
		const got = await load(server, report);
		await server.stop();
		return got;
	} finally {
		server.discard();
	}
}

async function sink() {
	const server = await Sink.start();
	try {
		return await creates(server.url('/hook'), SECONDS);
	} finally {
		await server.stop();
	}
}

async function beanstalkd() {
	const folder = temporaryFolder();
	try {
		return await puts(folder, CONNECTIONS, SECONDS);
	} finally {
		removeFolder(folder);
	}
}

// Calls of `name` in the table that strace -c writes.
function calls(table, name) {
	return Number(new RegExp(`^\\s*[\\d.]+\\s+[\\d.]+\\s+\\d+\\s+(\\d+)\\s+(?:\\d+\\s+)?${name}$`, 'm').exec(table)?.[1] ?? 0);
}

// The tracer stands between, so the rate of this run means nothing; the two counts do.
async function fsyncs() {
	const folder = temporaryFolder();
	const table = join(folder, 'strace.txt');
	const wrap = ['strace', '-D', '-f', '-c', '--seccomp-bpf', '-e', 'trace=fsync,fdatasync', '-o', table];
	const server = new Server({ folder, wrap });
	try {
		await server.start();
		const { answers } = await creates(`${server.url}/v1/tasks`, STRACE_SECONDS);
		await server.stop();
		const text = await until(() => readFileSync(table, 'utf8'), TABLE_MS, 'the table of strace');
		return { answers, fsyncs: calls(text, 'fdatasync') + calls(text, 'fsync') };
	} finally {
		server.discard();
	}
}

const folder = temporaryFolder();
const report = new Report('creates', folder);
const rounds = [];
for (let i = 0; i < ROUNDS; i += 1) {
	const ours = await belfry(report);
	const empty = await sink();
	const peer = await beanstalkd();
	rounds.push(await report.line({ round: i + 1, ...ours, sink_rate: empty.rate, beanstalkd_rate: peer.rate,
		to_sink: round(ours.rate / empty.rate, 2), to_beanstalkd: round(ours.rate / peer.rate, 2) }));
}
const synced = await report.line(await fsyncs());
const of = (pick) => median(rounds.map(pick));

report.row('creates a second', of((r) => r.rate), { target: `>= ${TARGET}`,
	peer: `${of((r) => r.to_sink)} of a server that stores nothing (${of((r) => r.sink_rate)}/s)` });
report.row('', '', { peer: `${of((r) => r.to_beanstalkd)} of beanstalkd -f0 (${of((r) => r.beanstalkd_rate)}/s)` });
report.row('answer p50, ms', of((r) => r.p50_ms));
report.row('answer p99, ms', of((r) => r.p99_ms));
report.row('CPU us a create: api', of((r) => r.cpu_us.api));
report.row('CPU us a create: engine', of((r) => r.cpu_us.engine));
report.row('CPU us a create: checkpoint', of((r) => r.cpu_us.checkpoint));
report.row('answers a turn (an fsync each)', of((r) => r.answers_a_turn), {
	peer: `under strace: ${synced.answers} answers, ${synced.fsyncs} fsyncs` });
report.must(synced.fsyncs > 0, 'strace saw no fsync at all');
report.print();
