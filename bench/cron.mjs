// What a next time costs, beside the engines that a server would otherwise use: robfig/cron (Go), croner and cron-parser
// (JavaScript), croniter (Python), and a plain C search that steps day by day. CPU nanoseconds, all in one run, one after
// the other. Engines that are not there are left out: tests/cron/setup installs them.

import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';

import { Report } from './lib/report.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const program = process.env.BELFRY_BENCH_CRON ?? `${root}build/release/bench/cron`;
const NEXT_MOST_NS = 60, PARSE_MOST_NS = 150, LIST_MOST_NS = 1, TIMES_LEAST = 20;
const FROM = '2026-01-01T00:00:00Z';

// The five that the promise names; the steps are few enough for the slowest.
const promised = [
	['*/5 * * * *', 'UTC', 20000],
	['0 9 * * 1-5', 'America/New_York', 3000],
	['30 2 * * 0', 'Europe/Berlin', 3000],
	['0 0 29 2 *', 'UTC', 1500],
	['0 0 1 1 *', 'America/New_York', 1500],
];

const engines = {
	'robfig': [`${root}build/cron-engines/robfig`],
	'croner': ['node', `${root}tests/cron/engines/croner.mjs`],
	'cron-parser': ['node', `${root}tests/cron/engines/cron-parser.mjs`],
	'croniter': ['/usr/bin/python3', `${root}tests/cron/engines/croniter_engine.py`],
};

// { next_ns, parse_ns } of each promised row, or null where the engine is missing.
function ask([command, ...args]) {
	const input = promised.map(([expr, zone, n]) => `${expr}\t${zone}\t${FROM}\t${n}\n`).join('');
	const { status, stdout } = spawnSync(command, [...args, '--bench'], { input, encoding: 'utf8' });
	if (status !== 0) return null;
	return stdout.trimEnd().split('\n').map((line) => {
		const [next_ns, parse_ns] = line.split(' ').map(Number);
		return { next_ns, parse_ns };
	});
}

if (!existsSync(program)) {
	console.error('build/release/bench/cron is missing: tools/build release benches');
	process.exit(2);
}
spawnSync(`${root}tests/cron/setup`, { stdio: 'inherit' });

const report = new Report('cron', tmpdir());
const ours = execFileSync(program, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trimEnd().split('\n').map(JSON.parse);
const theirs = Object.entries(engines).map(([name, command]) => [name, ask(command)]).filter(([, answers]) => answers);

for (const row of ours) {
	const i = promised.findIndex(([expr, zone]) => expr === row.expression && zone === row.zone);
	const peers = i < 0 ? [] : theirs.map(([name, answers]) => ({ name, ...answers[i] })).filter((peer) => peer.next_ns > 0);
	const fastest = peers.reduce((best, peer) => (best && best.next_ns <= peer.next_ns ? best : peer), undefined);
	const beside = peers.map((peer) => `${peer.name} ${peer.next_ns}`);
	if (row.naive_ns) beside.push(`plain C ${row.naive_ns}`);
	const line = await report.line({ ...row, peers, times_fastest: fastest && Math.round(fastest.next_ns / row.next_ns) });
	const times = line.times_fastest ? `, ${line.times_fastest} x ${fastest.name}` : '';
	report.row(`next   ${row.expression}  ${row.zone}`, `${row.next_ns} ns${times}`,
		{ target: i < 0 ? '' : `${NEXT_MOST_NS} ns, ${TIMES_LEAST} x`, peer: beside.join(', ') });
	report.row('  from a random start, prev', `${row.random_ns} ns, ${row.prev_ns} ns`);
	report.row('  parse', `${row.parse_ns} ns`,
		{ target: `${PARSE_MOST_NS} ns`, peer: peers.map((peer) => `${peer.name} ${peer.parse_ns}`).join(', ') });
	if (row.list_ns) report.row('  a result of a dense list', `${row.list_ns} ns`, { target: `${LIST_MOST_NS} ns` });
	report.must(row.next_ns < 1e6 && row.prev_ns < 1e6 && row.parse_ns < 1e6 && row.min_interval_ns < 1e6, `${row.expression}: no call takes a millisecond`);
	report.row('  count of a year', `${row.count_year_ns} ns`, { target: '1000000 ns' });
}
report.print();
