// Queues under consumers as they are. The whole of `make soak` has 50,000 messages.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';

import { house } from '../helpers/server.mjs';
import { SLOW, until } from '../helpers/wait.mjs';
import { campaign } from './queue.mjs';

const messages = process.env.SOAK ? 50000 : 5000;
const CONSUMERS = 8;
const WAITING = 5000;
const WATCHED_MS = 3000;
const MOST_CPU = 0.02; // of one core
const TICKS_A_SECOND = 100; // USER_HZ

test(`${messages} messages, ${CONSUMERS} consumers that crash, stall and refuse: none lost, none twice`, async (t) => {
	const { server } = await house(t);
	const seed = Number(process.env.SEED ?? Date.now() % 1e9);
	t.diagnostic(`SEED=${seed}`);
	t.diagnostic(JSON.stringify(await campaign({ server, messages, consumers: CONSUMERS, seed })));
});

const rank = (sorted, p) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * p))];

test('who waits on an empty queue has a message within 20 ms of its publish', async (t) => {
	const { server } = await house(t);
	const agent = new http.Agent({ keepAlive: true });
	t.after(() => agent.destroy());
	const api = server.client({ agent });
	const lags = [];
	for (let i = 0; i < 200; i++) {
		const waiting = api.post('/v1/queues/prompt/receive', { wait_seconds: 20 }).then((answer) => {
			const at = performance.now();
			assert.equal(answer.json.messages.length, 1);
			return at;
		});
		// What is answered on the same thread behind it: it waits by now.
		await api.get('/health/live');
		const published = await api.post('/v1/queues/prompt/messages', { payload: i });
		const at = performance.now();
		assert.equal(published.status, 201);
		lags.push((await waiting) - at);
	}
	lags.sort((a, b) => a - b);
	t.diagnostic(`after the publish's answer: p50 ${rank(lags, 0.5).toFixed(2)} ms, p99 ${rank(lags, 0.99).toFixed(2)} ms`);
	assert.ok(rank(lags, 0.99) <= 20 * SLOW, `p99 ${rank(lags, 0.99)} ms`);
});

const cpuSeconds = (pid) => {
	const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
	return (Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND;
};

// A consumer that waits: nothing but a socket with one request on its way.
function wait(port) {
	const body = '{"wait_seconds":60}';
	return new Promise((resolve, reject) => {
		const socket = net.connect(port, '127.0.0.1', () => {
			socket.write(`POST /v1/queues/crowd/receive HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: ${body.length}\r\n\r\n${body}`);
			resolve(socket);
		});
		socket.on('error', reject);
		socket.heard = '';
		socket.on('data', (text) => { socket.heard += text; });
	});
}

test(`${WAITING} consumers that wait cost no CPU, and each gets its message`, async (t) => {
	const { server, api } = await house(t);
	const sockets = [];
	t.after(() => sockets.forEach((socket) => socket.destroy()));
	while (sockets.length < WAITING)
		sockets.push(...await Promise.all(Array.from({ length: 100 }, () => wait(server.port))));
	const waiting = async () => Number(/^belfry_http_waiting (\d+)$/m.exec((await api.get('/metrics')).text)[1]);
	await until(async () => (await waiting()) === WAITING, 30000, 'all to wait');
	const before = cpuSeconds(server.pid);
	await pause(WATCHED_MS);
	const share = (cpuSeconds(server.pid) - before) / (WATCHED_MS / 1000);
	t.diagnostic(`${WAITING} wait: ${(share * 100).toFixed(1)} % of a core`);
	assert.ok(share <= MOST_CPU * SLOW, `${share * 100} %`);
	for (let at = 0; at < WAITING; at += 1000)
		await api.create('/v1/queues/crowd/messages', { messages: Array.from({ length: 1000 }, () => ({ payload: 1 })) });
	await until(() => sockets.every((socket) => socket.heard.includes('lease_token')), 30000, 'everybody to have one');
});
