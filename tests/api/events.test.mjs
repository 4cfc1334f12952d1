// What happens, live and page by page.
// docs/semantics.md, "Events"

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { house } from '../helpers/server.mjs';
import { assertProblem } from '../helpers/shape.mjs';
import { EventStream } from '../helpers/sse.mjs';
import { until } from '../helpers/wait.mjs';

const watch = (server, query = '', headers = {}) => EventStream.open(`${server.url}/v1/events${query}`, { headers });
const page = async (api, query = '') =>
	(await api.send('GET', `/v1/events${query}`, undefined, { accept: 'application/json' })).json;

test('a task is told of from its making to its end', async (t) => {
	const { api, server, receiver } = await house(t);
	const live = await watch(server);
	assert.equal(live.headers['content-type'], 'text/event-stream; charset=utf-8');
	const target = receiver.answer('/hook', 500, 200);
	const { id } = await api.task({ target, retry: { max_retries: 1, strategy: 'fixed', initial_seconds: 0.01 } });
	const events = await live.to('task.completed');
	assert.deepEqual(events.map((e) => [e.event, e.data.task.status, e.data.task.attempt]), [
		['task.queued', 'queued', 0], ['task.processing', 'processing', 1], ['task.retrying', 'retrying', 1],
		['task.processing', 'processing', 2], ['task.completed', 'completed', 2]]);
	for (const { id: sse, event, data } of events) {
		assert.equal(data.id, sse);
		assert.equal(data.type, event);
		assert.equal(data.namespace, 'default');
		assert.equal(data.task.id, id);
		assert.equal(data.task.target, target);
		assert.ok(Math.abs(Date.parse(data.timestamp) - Date.now()) < 60000);
	}
	const retry = events[2].data;
	assert.ok(Date.parse(retry.task.due_at) > Date.parse(retry.timestamp));
	assert.deepEqual((await page(api)).events, events.map((e) => e.data));
	live.close();
});

test('who was cut off misses nothing, over a kill -9 too', async (t) => {
	const { api, server, receiver } = await house(t);
	const ids = [];
	for (let n = 0; n < 30; n++) ids.push((await api.task({ target: receiver.url('/hook') })).id);
	const first = await watch(server, '?after=0');
	const seen = [];
	for (let n = 0; n < 25; n++) seen.push(await first.next());
	first.close();
	await until(async () => (await api.read('/v1/tasks?status=completed')).total === 30, 8000, 'all completed');
	await server.restart();
	const second = await watch(server, '', { 'last-event-id': seen.at(-1).id });
	while (seen.filter((e) => e.event === 'task.completed').length < 30) seen.push(await second.next());
	assert.deepEqual(seen.map((e) => Number(e.id)), seen.map((_, n) => Number(seen[0].id) + n));
	for (const kind of ['task.queued', 'task.completed'])
		assert.deepEqual(seen.filter((e) => e.event === kind).map((e) => e.data.task.id).sort(), [...ids].sort());
	second.close();
});

test('events are filtered by kind, by task and by schedule', async (t) => {
	const { api, server, receiver } = await house(t);
	const ended = await watch(server, '?types=task.completed,task.failed');
	const schedule = await api.schedule({ cron: '0 0 1 1 *', timezone: 'UTC',
		task_template: { target: receiver.url('/hook') } });
	const one = await api.task({ target: receiver.url('/hook') });
	const mine = await api.post(`/v1/schedules/${schedule.id}/trigger`);
	const got = [await ended.next(), await ended.next()];
	assert.deepEqual(new Set(got.map((e) => e.data.task.id)), new Set([one.id, mine.json.id]));
	const kinds = async (query) => (await page(api, query)).events.map((e) => e.type);
	assert.deepEqual(await kinds(`?task_id=${one.id}`), ['task.queued', 'task.processing', 'task.completed']);
	assert.deepEqual(await kinds(`?schedule_id=${schedule.id}`),
		['schedule.created', 'task.queued', 'task.processing', 'task.completed']);
	assert.deepEqual(await kinds(`?schedule_id=${schedule.id}&types=task.*`),
		['task.queued', 'task.processing', 'task.completed']);
	const refused = async (query, expected) =>
		assertProblem(await api.send('GET', `/v1/events${query}`, undefined, { accept: 'application/json' }), expected);
	await refused('?types=task.done', { status: 400, code: 'invalid_value', field: 'types' });
	await refused('?after=x', { status: 400, code: 'invalid_value', field: 'after' });
	await refused('?task_id=task_0197a0b0c0d07000800000000000000a', { status: 404 });
	ended.close();
});

test('pages follow each other, and a place that was never given is reset', async (t) => {
	const { api, server } = await house(t);
	for (let n = 0; n < 25; n++)
		await api.task({ target: 'https://example.invalid/', execute_after: 'PT1H' });
	const seen = [];
	let after = '0';
	for (let got; !got || got.more; after = got.next) {
		got = await page(api, `?limit=10&after=${after}`);
		assert.equal(got.reset, false);
		assert.ok(got.events.length <= 10);
		seen.push(...got.events);
	}
	assert.equal(seen.length, 25);
	assert.ok(seen.every((e) => e.type === 'task.queued' && e.task.status === 'scheduled' && e.task.due_at));
	assert.equal((await page(api, `?after=${after}`)).events.length, 0);
	assert.equal((await page(api, '?after=999999')).reset, true);
	const lost = await watch(server, '', { 'last-event-id': '999999' });
	const { event, id } = await lost.next();
	assert.equal(event, 'reset');
	assert.equal(id, after);
	lost.close();
});

test('schedules, messages and targets are told of', async (t) => {
	const { api, receiver } = await house(t);
	const schedule = await api.schedule({ name: 'nightly', cron: '0 0 1 1 *', timezone: 'UTC',
		task_template: { target: receiver.url('/hook') } });
	await api.change(`/v1/schedules/${schedule.id}`, { name: 'yearly' });
	await api.post(`/v1/schedules/${schedule.id}/pause`);
	await api.post(`/v1/schedules/${schedule.id}/resume`);
	await api.delete(`/v1/schedules/${schedule.id}`);
	await api.send('PUT', '/v1/queues/jobs', { max_receives: 1 });
	const { message_id: id } = await api.create('/v1/queues/jobs/messages', { payload: 1 });
	const { messages: [message] } = (await api.post('/v1/queues/jobs/receive', {})).json;
	await api.post(`/v1/queues/jobs/messages/${id}/nack`, { lease_token: message.lease_token });
	await api.send('PUT', '/v1/targets/mail', { kind: 'http', url: receiver.url('/mail') });
	await api.post('/v1/targets/mail/disable', { reason: 'closed for today' });
	await api.post('/v1/targets/mail/enable');
	const { events } = await page(api);
	assert.deepEqual(events.map((e) => e.type), ['schedule.created', 'schedule.updated', 'schedule.paused',
		'schedule.resumed', 'schedule.deleted', 'task.queued', 'task.processing', 'task.failed', 'queue.dead',
		'target.disabled', 'target.enabled']);
	assert.deepEqual(events[1].schedule, { id: schedule.id, name: 'yearly' });
	assert.equal(events[8].task.id, id);
	assert.equal(events[9].target.name, 'mail');
	assert.equal(events[10].target.name, 'mail');
});

test('slots that became no task are told of, with their reason', async (t) => {
	const { api, server, receiver } = await house(t);
	const live = await watch(server, '?types=schedule.missed');
	receiver.answer('/slow', { hang: true });
	await api.schedule({ cron: '* * * * * *', timezone: 'UTC', overlap: 'skip', create_ahead_seconds: 0,
		task_template: { target: receiver.url('/slow') } });
	const { data } = await live.next(15000);
	assert.equal(data.reason, 'overlap');
	assert.ok(data.count >= 1 && Date.parse(data.from) <= Date.parse(data.to));
	live.close();
});

test('a namespace hears of itself alone; a breaker is told to those who see all', async (t) => {
	const { server } = await house(t, { dev: false, env: { BELFRY_ROOT_TOKEN: `belfry_${'r'.repeat(43)}` },
		args: ['--allow-targets', '127.0.0.0/8'] });
	const root = server.client({ token: `belfry_${'r'.repeat(43)}` });
	const tokens = {};
	for (const namespace of ['one', 'two'])
		tokens[namespace] = (await root.create('/v1/tokens', { name: 't', namespace, role: 'write' })).token;
	const one = server.client({ token: tokens.one });
	await one.task({ target: 'http://127.0.0.1:1/', retry: { max_retries: 24, strategy: 'fixed', initial_seconds: 0 } });
	await until(async () => (await page(root, '?types=breaker.opened')).events.length === 1, 15000, 'a breaker opens');
	const [opened] = (await page(root, '?types=breaker.*')).events;
	assert.equal(opened.breaker.origin, 'http://127.0.0.1:1');
	assert.equal(opened.namespace, undefined);
	const mine = (await page(one)).events;
	assert.ok(mine.length > 20 && mine.every((e) => e.namespace === 'one'));
	assert.deepEqual((await page(server.client({ token: tokens.two }))).events, []);
	assert.deepEqual((await page(root)).events.filter((e) => e.task), []);
});
