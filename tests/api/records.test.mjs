// What attempts leave behind: logs, in pieces and as text, and outputs.
// docs/semantics.md, "Logs and outputs"

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { request } from '../helpers/http.mjs';
import { house } from '../helpers/server.mjs';
import { assertProblem } from '../helpers/shape.mjs';

const KIB = 1024;

async function held(t, options) {
	const { api, server } = await house(t, options);
	const { message_id: id } = await api.create('/v1/queues/jobs/messages', { payload: { n: 1 } });
	const receive = async () => (await api.post('/v1/queues/jobs/receive', { lease_seconds: 60 })).json.messages[0];
	const message = await receive();
	const log = (fields, token = message.lease_token) =>
		api.post(`/v1/tasks/${id}/logs`, { lease_token: token, stream: 'stdout', ...fields });
	const put = (name, body, type, token = message.lease_token) => api.send('PUT', `/v1/tasks/${id}/output/${name}`,
		body, { 'content-type': type, 'belfry-lease-token': token });
	return { api, server, id, message, receive, log, put };
}

test('a log is written piece by piece and read as text, by stream and by attempt', async (t) => {
	const { api, id, message, receive, log } = await held(t);
	assert.deepEqual((await log({ text: 'one\n', sequence: 1 })).json, { truncated: false });
	await log({ text: 'oops\n', sequence: 2, stream: 'stderr' });
	await log({ text: 'two ä\n', sequence: 3 });
	const text = await api.get(`/v1/tasks/${id}/logs`);
	assert.equal(text.headers['content-type'], 'text/plain; charset=utf-8');
	assert.equal(text.text, 'one\noops\ntwo ä\n');
	assert.equal((await api.get(`/v1/tasks/${id}/logs?stream=stderr`)).text, 'oops\n');

	await api.post(`/v1/queues/jobs/messages/${id}/nack`, { lease_token: message.lease_token });
	const second = await receive();
	await log({ text: 'again\n', sequence: 1 }, second.lease_token);
	assert.equal((await api.get(`/v1/tasks/${id}/logs?attempt=2`)).text, 'again\n');
	assert.equal((await api.get(`/v1/tasks/${id}/logs`)).text, 'one\noops\ntwo ä\nagain\n');
});

test('a log is read as pieces, and on behind one', async (t) => {
	const { api, id, log } = await held(t);
	const read = async (query = '') =>
		(await api.send('GET', `/v1/tasks/${id}/logs${query}`, undefined, { accept: 'application/json' })).json;
	assert.deepEqual(await read(), { logs: [], truncated: false, more: false });
	await log({ text: 'one', sequence: 1 });
	await log({ text: 'two', sequence: 5 });
	const { logs, next } = await read();
	assert.deepEqual(logs.map(({ at, ...rest }) => rest), [
		{ attempt: 1, sequence: 1, stream: 'stdout', text: 'one' },
		{ attempt: 1, sequence: 5, stream: 'stdout', text: 'two' }]);
	assert.ok(Date.parse(logs[0].at) > 0);
	assert.equal(next, '1.5');
	assert.deepEqual((await read('?after=1.1')).logs.map((p) => p.text), ['two']);
	assert.deepEqual((await read(`?after=${next}`)).logs, []);
	assertProblem(await api.get(`/v1/tasks/${id}/logs?after=x`), { status: 400, code: 'invalid_value', field: 'after' });
	assertProblem(await api.get(`/v1/tasks/${id}/logs?stream=x`), { status: 400, code: 'invalid_value', field: 'stream' });
});

test('a piece that is sent again is kept once', async (t) => {
	const { api, id, log } = await held(t);
	for (const text of ['a', 'a', 'a']) assert.equal((await log({ text, sequence: 1 })).status, 200);
	assert.equal((await api.get(`/v1/tasks/${id}/logs`)).text, 'a');
});

test('an attempt writes one MiB; what comes behind is cut off and said to be', async (t) => {
	const { api, id, log } = await held(t);
	const piece = 'x'.repeat(64 * KIB);
	assertProblem(await log({ text: `${piece}x`, sequence: 1 }), { status: 400, field: 'text' });
	for (let sequence = 1; sequence <= 15; sequence++) await log({ text: piece, sequence });
	assert.deepEqual((await log({ text: piece.slice(1), sequence: 16 })).json, { truncated: false });
	assert.deepEqual((await log({ text: 'yz', sequence: 17 })).json, { truncated: true });
	assert.deepEqual((await log({ text: 'lost', sequence: 18 })).json, { truncated: true });
	const { text, headers } = await api.get(`/v1/tasks/${id}/logs`);
	assert.equal(text.length, KIB * KIB);
	assert.ok(text.endsWith('xy'));
	assert.equal(headers['belfry-truncated'], '1');
});

test('only who holds the task writes', async (t) => {
	const { api, id, message, log, put } = await held(t);
	assertProblem(await log({ text: 'x', sequence: 1 }, '0123456789abcdef'), { status: 409, code: 'lease_lost' });
	assertProblem(await put('o', 'x', 'text/plain', 'nonsense'), { status: 409, code: 'lease_lost' });
	assertProblem(await api.send('PUT', `/v1/tasks/${id}/output/o`, 'x'), { status: 400, code: 'missing_field' });
	assert.equal((await api.post(`/v1/queues/jobs/messages/${id}/ack`, { lease_token: message.lease_token })).status, 204);
	assertProblem(await log({ text: 'x', sequence: 1 }), { status: 409, code: 'lease_lost' });
	assertProblem(await put('o', 'x', 'text/plain'), { status: 409, code: 'lease_lost' });
});

test('an output keeps its bytes and its type, and a later one replaces it', async (t) => {
	const { api, server, id, put } = await held(t);
	const bytes = Buffer.from([0, 255, 10, 13, 0]);
	assert.equal((await put('plot.png', bytes, 'image/png')).status, 204);
	assert.equal((await put('plot.png', 'second', 'text/html')).status, 204);
	assert.equal((await put('raw', bytes, 'image/png')).status, 204);
	const plot = await request(`${server.url}/v1/tasks/${id}/output/plot.png`);
	assert.equal(plot.text, 'second');
	assert.equal(plot.headers['content-type'], 'text/html');
	assert.match(plot.headers['content-security-policy'], /sandbox/);
	const raw = await fetch(`${server.url}/v1/tasks/${id}/output/raw`);
	assert.deepEqual(Buffer.from(await raw.arrayBuffer()), bytes);
	const { outputs } = await api.read(`/v1/tasks/${id}/outputs`);
	assert.deepEqual(outputs.map((o) => [o.name, o.content_type, o.size, o.attempt]),
		[['plot.png', 'text/html', 6, 1], ['raw', 'image/png', 5, 1]]);
});

test('outputs are bounded, in size, number and name', async (t) => {
	const { api, id, put } = await held(t);
	const most = Buffer.alloc(KIB * KIB, 7);
	assert.equal((await put('most', most, 'application/x')).status, 204);
	assertProblem(await put('more', Buffer.concat([most, Buffer.from('x')]), 'application/x'),
		{ status: 413, code: 'output_too_large' });
	assertProblem(await put('.hidden', 'x', 'text/plain'), { status: 400, code: 'invalid_name' });
	assertProblem(await api.get(`/v1/tasks/${id}/output/none`), { status: 404, code: 'not_found' });
	for (let n = 1; n < 64; n++) assert.equal((await put(`o${n}`, 'x', 'text/plain')).status, 204);
	assertProblem(await put('o64', 'x', 'text/plain'), { status: 409, code: 'too_many_outputs' });
	assert.equal((await put('o1', 'y', 'text/plain')).status, 204);
});

test('another namespace knows neither the log nor the outputs', async (t) => {
	const { api, server, id, log, put } = await held(t, { dev: true });
	await log({ text: 'x', sequence: 1 });
	await put('o', 'x', 'text/plain');
	const { token } = await api.create('/v1/tokens', { name: 'other', namespace: 'elsewhere', role: 'admin' });
	const other = server.client({ token });
	for (const path of ['logs', 'outputs', 'output/o'])
		assertProblem(await other.get(`/v1/tasks/${id}/${path}`), { status: 404, code: 'not_found' });
});

test('logs and outputs outlive kill -9', async (t) => {
	const { api, server, id, log, put } = await held(t);
	await log({ text: 'kept', sequence: 1 });
	await put('o', 'kept too', 'text/plain');
	await server.restart();
	assert.equal((await api.get(`/v1/tasks/${id}/logs`)).text, 'kept');
	assert.equal((await api.get(`/v1/tasks/${id}/output/o`)).text, 'kept too');
	assert.equal((await log({ text: ' on', sequence: 2 })).status, 200);
	assert.equal((await api.get(`/v1/tasks/${id}/logs`)).text, 'kept on');
});
