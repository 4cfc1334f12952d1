// Who asks for it is told of what becomes of tasks and schedules.
// docs/semantics.md, "Notifications"

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { house } from '../helpers/server.mjs';
import { assertProblem } from '../helpers/shape.mjs';
import { isStandardWebhook, isTaskhook } from '../helpers/sign.mjs';
import { gate, until } from '../helpers/wait.mjs';

const told = (receiver, path) => receiver.at(path).map((arrival) => JSON.parse(arrival.body));
const events = (receiver, path) => told(receiver, path).map((n) => n.event).sort();
const FAST = { max_retries: 1, strategy: 'fixed', initial_seconds: 0, jitter: 0 };

test('a task tells of each of its steps, by signed tasks of their own', async (t) => {
	const { api, receiver } = await house(t);
	const { signing: [{ secret }] } = await api.read('/v1/secrets');
	const { id } = await api.task({ target: receiver.answer('/hook', 200), payload: { large: true },
		notifications: receiver.url('/told') });
	await receiver.answered('/told', 3);
	assert.deepEqual(events(receiver, '/told'), ['task.completed', 'task.processing', 'task.queued']);
	for (const arrival of receiver.at('/told')) {
		assert.ok(isStandardWebhook(secret, arrival) && isTaskhook(secret, arrival));
		assert.equal(arrival.headers['content-type'], 'application/json');
		const { event, timestamp, task } = JSON.parse(arrival.body);
		assert.equal(task.id, id);
		assert.equal(task.status, event.slice('task.'.length));
		assert.equal(task.payload, undefined);
		assert.equal(task.notifications, undefined);
		assert.ok(Math.abs(Date.parse(timestamp) - Date.now()) < 60000);
	}
	const completed = told(receiver, '/told').find((n) => n.event === 'task.completed');
	assert.deepEqual([completed.attempt.number, completed.attempt.status, completed.attempt.http_status],
		[1, 'succeeded', 200]);
	assert.equal((await api.read(`/v1/tasks/${id}`)).notifications, receiver.url('/told'));
	const { tasks } = await api.read(`/v1/tasks?target=${encodeURIComponent(receiver.url('/told'))}`);
	assert.equal(tasks.length, 3);
	for (const notice of tasks) {
		assert.equal(notice.trigger, 'notification');
		assert.deepEqual(notice.tags, ['belfry:notification']);
		assert.equal(notice.notifications, undefined);
	}
});

test('each receiver hears what it names, at its own URL, with its own method and headers', async (t) => {
	const { api, receiver } = await house(t);
	await api.send('PUT', '/v1/targets/pager', { kind: 'http', url: receiver.url('/pager') });
	await api.task({
		target: receiver.answer('/hook', 503, 503),
		retry: FAST,
		notifications: [
			{ url: receiver.url('/failed'), method: 'PUT', headers: { 'X-Team': 'blue' }, events: ['task.failed'] },
			{ target: 'pager', events: ['task.retrying', 'task.queued'] },
			receiver.url('/all'),
			{ target: 'queue:told', events: ['task.*'] },
		],
	});
	const failed = await receiver.answered('/failed');
	assert.equal(failed.method, 'PUT');
	assert.equal(failed.headers['x-team'], 'blue');
	assert.deepEqual(JSON.parse(failed.body).attempt.http_status, 503);
	await receiver.answered('/pager', 2);
	await receiver.answered('/all', 4);
	assert.deepEqual(events(receiver, '/pager'), ['task.queued', 'task.retrying']);
	assert.deepEqual(events(receiver, '/all'), ['task.failed', 'task.processing', 'task.processing', 'task.queued']);
	const { messages } = (await api.post('/v1/queues/told/receive', { max: 10 })).json;
	assert.deepEqual(messages.map((m) => m.payload.event), ['task.queued', 'task.processing', 'task.retrying',
		'task.processing', 'task.failed']);
});

test('a cancel, an expiry and a lease tell, too', async (t) => {
	const { api, receiver } = await house(t);
	const notifications = receiver.url('/told');
	const later = await api.task({ target: receiver.url('/hook'), execute_after: 'PT1H', notifications });
	await api.post(`/v1/tasks/${later.id}/cancel`);
	await receiver.answered('/told', 2);
	assert.deepEqual(events(receiver, '/told'), ['task.cancelled', 'task.queued']);
	const leased = await api.task({ target: 'queue:jobs', notifications: receiver.url('/leased') });
	const { messages: [message] } = (await api.post('/v1/queues/jobs/receive', {})).json;
	assert.equal(message.message_id, leased.id);
	await api.post(`/v1/queues/jobs/messages/${leased.id}/ack`, { lease_token: message.lease_token });
	await receiver.answered('/leased', 3);
	assert.deepEqual(events(receiver, '/leased'), ['task.completed', 'task.processing', 'task.queued']);
	await api.task({ target: receiver.answer('/slow', { hang: true }), expires_after_seconds: 0.2,
		retry: { max_retries: 5, strategy: 'fixed', initial_seconds: 3600, timeout_seconds: 0.1 },
		notifications: { url: receiver.url('/expired'), events: ['task.expired'] } });
	await receiver.answered('/expired');
});

test("a notification is tried again, and a dead one tells nobody", async (t) => {
	const { api, receiver } = await house(t);
	await api.task({ target: receiver.url('/hook'),
		notifications: { url: receiver.answer('/gone', 410), events: ['task.completed'] } });
	await until(async () => (await api.read('/v1/tasks?status=failed')).total === 1, 8000, 'a dead notification');
	const [dead] = (await api.read('/v1/tasks?status=failed')).tasks;
	assert.equal(dead.trigger, 'notification');
	assert.equal((await api.read('/v1/tasks')).total, 2);
});

test("a schedule's template tells of its tasks, the schedule of what befalls it", async (t) => {
	const { api, receiver } = await house(t);
	receiver.answer('/slow', { hang: true });
	const notifications = { url: receiver.url('/tasks'), events: ['task.queued'] };
	const schedule = await api.schedule({ name: 'busy', cron: '* * * * * *', timezone: 'UTC', overlap: 'skip',
		create_ahead_seconds: 0, notifications: receiver.url('/schedule'),
		task_template: { target: receiver.url('/slow'), notifications } });
	assert.equal(schedule.notifications, receiver.url('/schedule'));
	assert.deepEqual(schedule.task_template.notifications, notifications);
	const missed = JSON.parse((await receiver.arrival('/schedule', 1, 15000)).body);
	assert.equal(missed.event, 'schedule.missed');
	assert.deepEqual(missed.schedule, { id: schedule.id, name: 'busy' });
	assert.equal(missed.reason, 'overlap');
	const queued = JSON.parse((await receiver.arrival('/tasks')).body);
	assert.equal(queued.task.schedule_id, schedule.id);
	await api.delete(`/v1/schedules/${schedule.id}`);
	const changed = await api.schedule({ cron: '0 0 1 1 *', timezone: 'UTC', notifications: receiver.url('/schedule'),
		task_template: { target: receiver.url('/slow') } });
	assert.equal((await api.change(`/v1/schedules/${changed.id}`, { notifications: null })).notifications, undefined);
});

test('whatever ends a task tells of it once, and a revived one again', async (t) => {
	const { api, receiver } = await house(t);
	const hold = gate();
	const held = receiver.answer('/held', { status: 200, hold });
	const failing = receiver.answer('/failing', 400);
	const notifications = { url: receiver.url('/ends'), events: ['task.completed', 'task.failed', 'task.expired', 'task.cancelled'] };
	const made = {};
	const make = async (what, fields) => {
		made[what] = (await api.task({ notifications, retry: { max_retries: 0 }, ...fields })).id;
		return made[what];
	};
	await api.post(`/v1/tasks/${await make('waits', { target: held, execute_after: 'PT1H' })}/cancel`);
	await make('is in flight', { target: held });
	await receiver.arrival('/held');
	await api.post(`/v1/tasks/${made['is in flight']}/cancel`);
	await make('is purged', { target: 'queue:purged' });
	await api.post('/v1/queues/purged/purge');
	await make('is leased', { target: 'queue:deleted' });
	await api.post('/v1/queues/deleted/receive', { max: 1 });
	await make('is in a deleted queue', { target: 'queue:deleted' });
	await api.delete('/v1/queues/deleted');
	await api.post('/v1/url-groups', { name: 'all', urls: [failing, 'queue:members'] });
	await make('is a parent', { target: 'group:all' });
	const members = () => api.read(`/v1/tasks?parent_id=${made['is a parent']}`);
	await until(async () => (await members()).tasks.some(({ status }) => status === 'failed'), 5000);
	await api.post('/v1/queues/members/purge');
	await make('is a cancelled parent', { target: 'group:all' });
	await until(async () => (await api.read(`/v1/tasks/${made['is a cancelled parent']}`)).status === 'processing', 5000);
	await api.post(`/v1/tasks/${made['is a cancelled parent']}/cancel`);
	const batch = await api.create('/v1/batches', { tasks: [{ target: held, execute_after: 'PT1H', notifications }] });
	made['is of a batch'] = (await api.read(`/v1/batches/${batch.id}/tasks`)).tasks[0].id;
	await api.post(`/v1/batches/${batch.id}/cancel`);
	await make('is revived', { target: failing });
	await until(async () => (await api.read(`/v1/tasks/${made['is revived']}`)).status === 'failed', 5000);
	await api.post(`/v1/tasks/${made['is revived']}/retry`);
	const n = Object.keys(made).length + 1;
	await receiver.answered('/ends', n);
	const last = await make('is the last', { target: receiver.answer('/last', 200) });
	await until(() => told(receiver, '/ends').some(({ task }) => task.id === last), 8000, 'the last notification');
	const ends = (id) => told(receiver, '/ends').filter(({ task }) => task.id === id).map(({ event }) => event);
	for (const [what, id] of Object.entries(made)) {
		const end = { 'is a parent': 'task.failed', 'is revived': 'task.failed', 'is the last': 'task.completed' }[what] ?? 'task.cancelled';
		assert.deepEqual(ends(id), what === 'is revived' ? [end, end] : [end], what);
	}
	assert.equal(receiver.at('/ends').length, n + 1);
	hold.open();
});

test('what cannot be told to is refused, and nothing is made', async (t) => {
	const { api } = await house(t);
	const target = 'https://example.com/';
	const rows = [
		['nowhere', 'unknown_target'],
		['ftp://example.com/', undefined],
		[7, undefined],
		[{}, 'missing_field'],
		[{ url: target, target: 'x' }, 'invalid_value'],
		[{ target: 'x', method: 'PUT' }, 'invalid_value'],
		[{ url: target, events: ['task.done'] }, 'invalid_value'],
		[{ url: target, event: ['task.failed'] }, 'unknown_field'],
		[{ url: target, headers: { Host: 'x' } }, undefined],
		[Array.from({ length: 11 }, () => target), 'too_many_items'],
	];
	for (const [notifications, code] of rows) {
		const answer = await api.post('/v1/tasks', { target, notifications });
		assert.equal(answer.status, 400, JSON.stringify(notifications));
		assert.equal(answer.json.field, 'notifications', answer.text);
		if (code) assert.equal(answer.json.code, code, answer.text);
	}
	assertProblem(await api.post('/v1/schedules', { cron: '* * * * *', timezone: 'UTC',
		task_template: { target, notifications: 'nowhere' } }),
	{ status: 400, code: 'unknown_target', field: 'task_template.notifications' });
	assert.equal((await api.read('/v1/tasks')).total, 0);
	assert.equal((await api.read('/v1/schedules')).total, 0);
});

test('whatever kill -9 comes between, each end is told, and by one task', async (t) => {
	const { api, server, receiver } = await house(t);
	const ids = new Set();
	for (let round = 0; round < 3; round++) {
		for (let n = 0; n < 40; n++)
			ids.add((await api.task({ target: receiver.url('/hook'), notifications: receiver.url('/told') })).id);
		await server.restart();
	}
	const completed = () => receiver.at('/told').filter((a) => JSON.parse(a.body).event === 'task.completed');
	await until(() => new Set(completed().map((a) => JSON.parse(a.body).task.id)).size === ids.size, 30000,
		'each task told as completed');
	const notices = new Map();
	for (const arrival of completed()) {
		const { task } = JSON.parse(arrival.body);
		assert.ok(ids.has(task.id));
		const known = notices.get(task.id) ?? arrival.headers['belfry-task-id'];
		assert.equal(arrival.headers['belfry-task-id'], known, 'one task tells of one end');
		notices.set(task.id, known);
	}
	assert.equal(new Set(notices.values()).size, ids.size);
});
