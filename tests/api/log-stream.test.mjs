// A task's log while it is written, and what holds for every answer that goes on.
// docs/semantics.md, "Streams"

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import net from 'node:net';
import { test } from 'node:test';

import { house } from '../helpers/server.mjs';
import { EventStream } from '../helpers/sse.mjs';
import { until, untilTime } from '../helpers/wait.mjs';

async function held(t, options) {
	const { api, server } = await house(t, options);
	const { message_id: id } = await api.create('/v1/queues/jobs/messages', { payload: { n: 1 } });
	const receive = async () => (await api.post('/v1/queues/jobs/receive', { lease_seconds: 60 })).json.messages[0];
	const message = await receive();
	const log = (text, sequence, token = message.lease_token) =>
		api.post(`/v1/tasks/${id}/logs`, { lease_token: token, stream: 'stdout', text, sequence });
	const watch = (query = '', headers = {}) =>
		EventStream.open(`${server.url}/v1/tasks/${id}/logs${query}`, { headers });
	const ack = (token = message.lease_token) => api.post(`/v1/queues/jobs/messages/${id}/ack`, { lease_token: token });
	return { api, server, id, message, receive, log, watch, ack };
}

const streams = async (api) => Number(/^belfry_http_streams (\d+)$/m.exec((await api.get('/metrics')).text)[1]);

test('pieces come as they are written, then the end', async (t) => {
	const { log, watch, ack } = await held(t);
	await log('before\n', 1);
	const stream = await watch();
	assert.equal(stream.status, 200);
	assert.equal(stream.headers['content-type'], 'text/event-stream; charset=utf-8');
	assert.equal((await stream.next()).data.text, 'before\n');
	assert.deepEqual(await stream.next(), { id: '1.1', event: 'status', data: { status: 'processing', attempts: 1 } });
	await log('two\nlines ä\r\n', 2);
	const { id, event, data } = await stream.next();
	assert.deepEqual([id, event, data.text, data.attempt], ['1.2', 'log', 'two\nlines ä\r\n', 1]);
	await ack();
	assert.deepEqual(await stream.next(), { id: '1.2.end', event: 'end', data: { status: 'completed', attempts: 1 } });
	await stream.end();
	assert.ok(stream.ended && !stream.broken);
});

test('who was cut off goes on behind what it has; who has seen the end is told to stay away', async (t) => {
	const { api, id, log, watch, ack } = await held(t);
	for (let n = 1; n <= 20; n++) await log(`${n}`, n);
	const first = await watch();
	for (let n = 1; n <= 7; n++) await first.next();
	first.close();
	const second = await watch('', { 'last-event-id': '1.7' });
	assert.deepEqual((await second.to('status')).slice(0, -1).map((e) => e.data.text),
		Array.from({ length: 13 }, (_, n) => `${n + 8}`));
	assert.equal((await (await watch('?after=1.19')).next()).data.text, '20');
	await ack();
	const { id: ended } = (await second.to('end')).at(-1);
	const refused = await api.send('GET', `/v1/tasks/${id}/logs`, undefined,
		{ accept: 'text/event-stream', 'last-event-id': ended });
	assert.equal(refused.status, 204);
});

test('a stream of one attempt ends with it, that of the task goes on', async (t) => {
	const { api, id, message, receive, log, watch, ack } = await held(t);
	await log('first', 1);
	const one = await watch('?attempt=1');
	const all = await watch();
	await api.post(`/v1/queues/jobs/messages/${id}/nack`, { lease_token: message.lease_token });
	const second = await receive();
	await log('second', 1, second.lease_token);
	await one.end();
	assert.deepEqual(one.events.filter((e) => e.event === 'log').map((e) => e.data.text), ['first']);
	await ack(second.lease_token);
	await all.end();
	assert.deepEqual(all.events.filter((e) => e.event === 'log').map((e) => e.data.text), ['first', 'second']);
	assert.equal(all.events.at(-1).data.status, 'completed');
});

test('a stream of nothing, and bad places in one, are refused as any read is', async (t) => {
	const { api, id } = await held(t);
	const get = (path) => api.send('GET', path, undefined, { accept: 'text/event-stream' });
	assert.equal((await get('/v1/tasks/task_0197a0b0c0d07000800000000000000a/logs')).status, 404);
	assert.equal((await get(`/v1/tasks/${id}/logs?after=x`)).status, 400);
	const head = await api.send('HEAD', `/v1/tasks/${id}/logs`, undefined, { accept: 'text/event-stream' });
	assert.equal(head.status, 200);
	assert.equal(await streams(api), 0);
});

test('a client that has gone costs nothing any more', async (t) => {
	const { api, watch } = await held(t);
	const some = await Promise.all(Array.from({ length: 20 }, () => watch()));
	await until(async () => await streams(api) === 20, 5000, '20 streams');
	for (const stream of some) stream.close();
	await until(async () => await streams(api) === 0, 5000, 'no stream');
});

test('a server that goes down ends its streams', async (t) => {
	const { server, watch } = await held(t);
	const stream = await watch();
	await stream.next();
	await server.stop();
	await stream.end();
	assert.ok(stream.ended && !stream.broken);
});

// A client that takes nothing: its socket's buffers fill, and the stream holds one pull's bytes beside them.
test('a slow client slows its own stream alone, and gets all in the end', async (t) => {
	const { server, id, log, watch, ack } = await held(t);
	const slow = net.connect(server.port, '127.0.0.1');
	const parts = [];
	slow.write(`GET /v1/tasks/${id}/logs HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n`);
	slow.pause();
	const fast = await watch();
	for (let n = 1; n <= 15; n++) await log(`${n} ${'x'.repeat(64 * 1024 - 10)}`, n);
	await ack();
	await fast.end();
	assert.equal(fast.events.filter((e) => e.event === 'log').length, 15);
	slow.on('data', (part) => parts.push(part));
	slow.resume();
	await new Promise((done) => slow.on('close', done));
	assert.equal(Buffer.concat(parts).toString().match(/^event: log$/gm).length, 15);
});

const cpuTicks = (pid) => {
	const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
	return Number(fields[11]) + Number(fields[12]);
};

test('streams that wait cost no time', async (t) => {
	const { api, server, watch, log } = await held(t);
	const some = [];
	for (let n = 0; n < 20; n++) some.push(...await Promise.all(Array.from({ length: 50 }, () => watch())));
	await Promise.all(some.map((stream) => stream.next()));
	assert.equal(await streams(api), 1000);
	const before = cpuTicks(server.pid);
	await untilTime(Date.now() + 2000);
	const ticks = cpuTicks(server.pid) - before;
	assert.ok(ticks <= 10, `${ticks} hundredths of a second of 200`);
	await log('all hear it', 1);
	for (const stream of some) assert.equal((await stream.next()).data.text, 'all hear it');
	for (const stream of some) stream.close();
});

test('a stream ends when its token is revoked', async (t) => {
	const root = `belfry_${'r'.repeat(43)}`;
	const { server } = await house(t, { dev: false, env: { BELFRY_ROOT_TOKEN: root } });
	const admin = server.client({ token: root });
	const { token, id } = await admin.create('/v1/tokens', { name: 't', namespace: 'one', role: 'read' });
	const stream = await EventStream.open(`${server.url}/v1/events`, { headers: { authorization: `Bearer ${token}` } });
	assert.equal(stream.status, 200);
	await admin.delete(`/v1/tokens/${id}`);
	await stream.end(25000);
	assert.ok(stream.broken && !stream.ended);
});
