// A write that comes again with its Idempotency-Key is answered as the first one was, and done once.
// docs/semantics.md, "Idempotency keys"

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';

import { Server, house } from '../helpers/server.mjs';
import { assertProblem } from '../helpers/shape.mjs';
import { iso, until } from '../helpers/wait.mjs';

const TARGET = 'https://example.com/once';
const LATER = { target: TARGET, execute_after: 'P1D' };
const YEARLY = { cron: '0 0 1 1 *', timezone: 'UTC', task_template: { target: TARGET } };
const ROOT = 'root-of-the-tests-0123456789abcdef';

const keyed = (api, key, method, path, body) => api.send(method, path, body, { 'idempotency-key': key });
const post = (api, key, path, body) => keyed(api, key, 'POST', path, body);
const isReplay = (answer) => answer.headers['idempotent-replayed'] === 'true';

function assertSame(second, first, where) {
	assert.ok(!isReplay(first), `${where}: the first one is none`);
	assert.ok(isReplay(second), `${where}: ${second.status} ${second.text}`);
	assert.equal(second.status, first.status, where);
	assert.equal(second.text, first.text, where);
	for (const name of ['content-type', 'location']) assert.equal(second.headers[name], first.headers[name], `${where}: ${name}`);
	assert.notEqual(second.headers['x-request-id'], first.headers['x-request-id'], where);
}

describe('a write with a key', () => {
	test('is done once, and answered alike each time', async (t) => {
		const { api } = await house(t);
		const first = await post(api, 'k1', '/v1/tasks', LATER);
		assert.equal(first.status, 201);
		assertSame(await post(api, 'k1', '/v1/tasks', LATER), first, 'bare');
		assertSame(await post(api, '"k1"', '/v1/tasks', LATER), first, 'in quotes');
		assert.equal((await api.read('/v1/tasks')).total, 1);
		assert.equal((await post(api, 'k2', '/v1/tasks', LATER)).status, 201);
		assert.equal((await api.read('/v1/tasks')).total, 2);
	});

	test('may be any write of the native surface', async (t) => {
		const { api } = await house(t);
		const schedule = await api.schedule(YEARLY);
		const task = await api.task(LATER);
		await api.create('/v1/queues/q/messages', { payload: 1 });
		const { json: { messages: [message] } } = await api.post('/v1/queues/q/receive', { max: 1 });
		const lease = { lease_token: message.lease_token };
		const writes = [
			['POST', '/v1/schedules', { ...YEARLY, exclude_calendars: ['c'] }],
			['PATCH', `/v1/schedules/${schedule.id}`, { name: 'new', cron: '0 0 2 1 *' }],
			['POST', `/v1/schedules/${schedule.id}/trigger`],
			['POST', `/v1/schedules/${schedule.id}/pause`],
			['POST', `/v1/schedules/${schedule.id}/resume`],
			['POST', `/v1/schedules/${schedule.id}/backfill`, { from: '2026-01-01T00:00:00Z', to: '2026-01-02T00:00:00Z' }],
			['DELETE', `/v1/schedules/${schedule.id}`],
			['POST', `/v1/tasks/${task.id}/cancel`],
			['POST', `/v1/tasks/${task.id}/retry`],
			['PUT', '/v1/queues/p', { max_receives: 3 }],
			['POST', '/v1/queues/p/messages', { messages: [{ payload: 1 }, { payload: 2 }] }],
			['POST', '/v1/queues/p/pause'],
			['POST', '/v1/queues/p/resume'],
			['POST', '/v1/queues/p/purge'],
			['POST', '/v1/queues/p/redrive'],
			['DELETE', '/v1/queues/p'],
			['POST', `/v1/queues/q/messages/${message.message_id}/extend`, { ...lease, lease_seconds: 60 }],
			['POST', `/v1/tasks/${message.message_id}/logs`, { ...lease, text: 'a', sequence: 1 }],
			['POST', `/v1/queues/q/messages/${message.message_id}/ack`, lease],
			['POST', '/v1/tokens', { name: 'once' }],
			['PUT', '/v1/secrets/s', { value: 'v' }],
			['DELETE', '/v1/secrets/s'],
			['POST', '/v1/secrets/signing/rotate'],
			['PUT', '/v1/targets/t', { kind: 'http', url: TARGET, own_signing_secret: true }],
			['POST', '/v1/targets/t/disable'],
			['POST', '/v1/targets/t/enable'],
			['POST', '/v1/targets/t/signing/rotate'],
			['DELETE', '/v1/targets/t'],
			['DELETE', '/v1/calendars/c'],
			['POST', '/v1/breakers/reset', { origin: 'https://example.com:443' }],
		];
		assert.equal((await api.send('PUT', '/v1/calendars/c', { dates: ['2030-01-01'] })).status, 201);
		for (const [method, path, body] of writes) {
			const where = `${method} ${path}`;
			if (path === '/v1/calendars/c') for (const { id } of await api.all('/v1/schedules', 'schedules')) await api.delete(`/v1/schedules/${id}`);
			const first = await keyed(api, where, method, path, body);
			assert.ok(first.status < 300, `${where}: ${first.status} ${first.text}`);
			assertSame(await keyed(api, where, method, path, body), first, where);
		}
	});

	test('is another one on another path, and refused with another body', async (t) => {
		const { api } = await house(t);
		const first = await post(api, 'k', '/v1/tasks', LATER);
		assertProblem(await post(api, 'k', '/v1/tasks', { ...LATER, payload: 1 }), { status: 422, code: 'idempotency_key_reused', field: 'Idempotency-Key' });
		assertProblem(await post(api, 'k', '/v1/tasks?x=1', LATER), { status: 422, code: 'idempotency_key_reused' });
		const { id } = first.json;
		assert.equal((await post(api, 'k', `/v1/tasks/${id}/cancel`)).json.status, 'cancelled');
		assertSame(await post(api, 'k', '/v1/tasks', LATER), first, 'the first one');
		assert.equal((await api.read('/v1/tasks')).total, 1);
	});

	test('that was refused is tried anew', async (t) => {
		const { api } = await house(t);
		assertProblem(await post(api, 'k', '/v1/tasks', { target: 'nowhere' }), { status: 400, code: 'unknown_target' });
		const first = await post(api, 'k', '/v1/tasks', LATER);
		assert.equal(first.status, 201);
		assertSame(await post(api, 'k', '/v1/tasks', LATER), first, 'mended');
		assertProblem(await post(api, 'c', '/v1/tasks/01970000-0000-7000-8000-000000000000/cancel'), { status: 404 });
		assertProblem(await post(api, 'c', '/v1/tasks/01970000-0000-7000-8000-000000000000/cancel'), { status: 404 });
	});

	test('needs a key that is one', async (t) => {
		const { api } = await house(t);
		for (const key of ['', '"a', '"a";b', 'x'.repeat(256), 'ä'])
			assertProblem(await post(api, key, '/v1/tasks', LATER), { status: 400, code: 'invalid_idempotency_key', field: 'Idempotency-Key' });
		assert.equal((await api.read('/v1/tasks')).total, 0);
		assert.equal((await post(api, 'x'.repeat(255), '/v1/tasks', LATER)).status, 201);
	});

	test('is answered though what it names has passed', async (t) => {
		const { server, api } = await house(t);
		const body = { name: 'short', expires_at: iso(Date.now() + 2000) };
		const first = await post(api, 'k', '/v1/tokens', body);
		assert.equal(first.status, 201);
		const short = server.client({ token: first.json.token });
		await until(async () => (await short.get('/v1/tasks')).status === 401, 10000, 'the token to expire');
		assertSame(await post(api, 'k', '/v1/tokens', body), first, 'later');
		assertProblem(await post(api, 'other', '/v1/tokens', body), { status: 400, field: 'expires_at' });
	});
});

describe('keys', () => {
	test('are nothing to reads and to receives', async (t) => {
		const { api } = await house(t);
		await api.create('/v1/queues/q/messages', { messages: [{ payload: 1 }, { payload: 2 }] });
		const one = await post(api, 'k', '/v1/queues/q/receive', { max: 1 });
		const two = await post(api, 'k', '/v1/queues/q/receive', { max: 1 });
		assert.notEqual(one.json.messages[0].message_id, two.json.messages[0].message_id);
		const before = await keyed(api, 'k', 'GET', '/v1/tasks');
		await api.task(LATER);
		assert.equal((await keyed(api, 'k', 'GET', '/v1/tasks')).json.total, before.json.total + 1);
	});

	test('are a caller\'s own, in a namespace', async (t) => {
		const { server } = await house(t, { dev: false, env: { BELFRY_ROOT_TOKEN: ROOT } });
		const root = server.client({ token: ROOT });
		const callers = [root, server.client({ token: ROOT, headers: { 'belfry-namespace': 'team' } })];
		for (const name of ['a', 'b'])
			callers.push(server.client({ token: (await root.create('/v1/tokens', { name, namespace: 'team' })).token }));
		const answers = await Promise.all(callers.map((api) => post(api, 'k', '/v1/tasks', LATER)));
		assert.equal(new Set(answers.map((a) => a.json.id)).size, callers.length);
		for (const [i, api] of callers.entries()) assertSame(await post(api, 'k', '/v1/tasks', LATER), answers[i], `caller ${i}`);
	});

	test('keep no secret of an answer in clear', async (t) => {
		const { server, api } = await house(t);
		const { json: { token } } = await post(api, 'k', '/v1/tokens', { name: 'secret' });
		assert.equal((await post(api, 'k', '/v1/tokens', { name: 'secret' })).json.token, token);
		const files = readdirSync(server.folder).map((name) => readFileSync(join(server.folder, name), 'latin1'));
		assert.ok(files.length > 0 && files.every((text) => !text.includes(token)));
	});
});

// Asks until there is an answer to keep: while the first request is under way the others are sent away.
async function persist(api, key, body) {
	for (;;) {
		const answer = await post(api, key, '/v1/tasks', body);
		if (answer.status === 201) return answer;
		assertProblem(answer, { status: 409, code: 'idempotency_in_flight' });
	}
}

test('many at once with one key are one', async (t) => {
	const { api } = await house(t);
	const answers = await Promise.all(Array.from({ length: 50 }, () => persist(api, 'k', LATER)));
	assert.equal(new Set(answers.map((a) => a.text)).size, 1);
	assert.equal(answers.filter((a) => !isReplay(a)).length, 1);
	assert.equal((await api.read('/v1/tasks')).total, 1);
});

test('a batch is published once', async (t) => {
	const { api } = await house(t);
	const batch = { messages: Array.from({ length: 100 }, (_, i) => ({ payload: i })) };
	const first = await post(api, 'k', '/v1/queues/q/messages', batch);
	assertSame(await post(api, 'k', '/v1/queues/q/messages', batch), first, 'batch');
	assert.equal((await api.read('/v1/queues/q')).ready, 100);
});

test('an answer and its effect survive kill -9, or neither does', async () => {
	const server = await Server.start();
	try {
		const api = server.client();
		const before = await post(api, 'before', '/v1/tasks', LATER);
		const sent = Array.from({ length: 400 }, (_, i) => post(api, `k${i}`, '/v1/tasks', { ...LATER, payload: i }).catch(() => undefined));
		await sent[150];
		await server.restart();
		const answers = await Promise.all(sent);
		assert.ok(answers.some((a) => a !== undefined));
		assertSame(await post(api, 'before', '/v1/tasks', LATER), before, 'after the restart');
		for (const [i, first] of answers.entries()) {
			const again = await persist(api, `k${i}`, { ...LATER, payload: i });
			if (first !== undefined) assertSame(again, first, `k${i}`);
		}
		const rows = await api.all('/v1/tasks', 'tasks');
		assert.deepEqual(rows.map((r) => r.payload ?? -1).sort((a, b) => a - b), [-1, ...answers.keys()]);
		await server.stop();
	} finally {
		server.discard();
	}
});
