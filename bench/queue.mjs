// How many messages a second pass through a queue: published in batches, then leased and acknowledged by consumers on
// keep-alive connections, each answer after the fsync that made it last. Once in batches of 100 (receive and one
// ack for all), once one by one (a receive and an ack for each message). In the end: how long a consumer that waits
// has to wait for a message, from its publish's sending to its arrival.

import http from 'node:http';

import { Server, temporaryFolder } from '../tests/helpers/server.mjs';
import { actors, per } from './lib/cpu.mjs';
import { median, round } from './lib/numbers.mjs';
import { Report } from './lib/report.mjs';

const ROUNDS = Number(process.env.BELFRY_BENCH_ROUNDS ?? 3);
const MESSAGES = 50000;
const SINGLES = 10000;
const BATCH = 1000;
const CONSUMERS = 32;
const PROMPT = 300;

const since = (begun) => (performance.now() - begun) / 1000;
const rank = (sorted, p) => round(sorted[Math.floor(sorted.length * p)], 2);

async function publish(api, queue, n) {
	const begun = performance.now();
	for (let at = 0; at < n; at += BATCH)
		await api.create(`${queue}/messages`, { messages: Array.from({ length: BATCH }, (_, i) => ({ payload: { n: at + i } })) });
	return round(n / since(begun));
}

// Until the queue gives nothing more.
async function consume(api, queue, max, ack) {
	let n = 0;
	for (;;) {
		const { messages } = (await api.post(`${queue}/receive`, { max, lease_seconds: 60 })).json;
		if (messages.length === 0) return n;
		await ack(queue, messages);
		n += messages.length;
	}
}

async function drain(server, api, queue, n, max, ack, report) {
	const before = actors(server.pid);
	const begun = performance.now();
	const done = await Promise.all(Array.from({ length: CONSUMERS }, () => consume(api, queue, max, ack)));
	const total = done.reduce((a, b) => a + b, 0);
	const rate = round(total / since(begun));
	const left = await api.read(queue);
	report.must(total === n && left.ready + left.leased === 0, `${total} of ${n} messages came`);
	return { rate, cpu_us: per(before, actors(server.pid), total) };
}

async function prompt(api) {
	const lags = [];
	for (let i = 0; i < PROMPT; i += 1) {
		const waiting = api.post('/v1/queues/prompt/receive', { wait_seconds: 20 });
		await api.get('/health/live'); // behind it on the same thread: it waits by now
		const begun = performance.now();
		await Promise.all([api.post('/v1/queues/prompt/messages', {}), waiting]);
		lags.push(performance.now() - begun);
	}
	lags.sort((a, b) => a - b);
	return { p50_ms: rank(lags, 0.5), p99_ms: rank(lags, 0.99) };
}

async function measure(report) {
	const agent = new http.Agent({ keepAlive: true });
	const server = new Server({ folder: temporaryFolder() });
	const api = server.client({ agent });
	const ackAll = (queue, messages) => api.post(`${queue}/ack`, { messages: messages.map(
		({ message_id, lease_token }) => ({ message_id, lease_token })) });
	const ackOne = (queue, [m]) => api.post(`${queue}/messages/${m.message_id}/ack`, { lease_token: m.lease_token });
	try {
		await server.start();
		const published = await publish(api, '/v1/queues/many', MESSAGES);
		const batched = await drain(server, api, '/v1/queues/many', MESSAGES, 100, ackAll, report);
		await publish(api, '/v1/queues/single', SINGLES);
		const single = await drain(server, api, '/v1/queues/single', SINGLES, 1, ackOne, report);
		const waits = await prompt(api);
		await server.stop();
		return { published, batched, single, waits };
	} finally {
		agent.destroy();
		server.discard();
	}
}

const report = new Report('queue', temporaryFolder());
const rounds = [];
for (let i = 0; i < ROUNDS; i += 1) rounds.push(await report.line({ round: i + 1, ...(await measure(report)) }));
const of = (pick) => median(rounds.map(pick));

report.row('published a second, batches of 1,000', of((r) => r.published));
report.row('leased and acked a second, batches of 100', of((r) => r.batched.rate));
report.row('leased and acked a second, one by one', of((r) => r.single.rate));
report.row('a waiting receive, ms from the publish: p50', of((r) => r.waits.p50_ms));
report.row('p99', of((r) => r.waits.p99_ms), { target: '<= 20' });
report.print();
