// Batches: tasks that are made together, counted together, and of whose common fate is told.
// docs/semantics.md, "Batches"

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { Receiver } from '../helpers/receiver.mjs';
import { Server } from '../helpers/server.mjs';
import { assertProblem } from '../helpers/shape.mjs';
import { gate, until } from '../helpers/wait.mjs';

const NO_RETRY = { max_retries: 0 };
const counts = ({ total, pending, completed, failed, cancelled, expired }) => ({ total, pending, completed, failed, cancelled, expired });

describe('batches', () => {
	let server;
	let receiver;
	let api;

	before(async () => {
		receiver = await Receiver.open();
		server = await Server.start();
		api = server.client();
	});
	after(async () => {
		await receiver.close();
		await server.stop();
		server.discard();
	});

	async function make(tasks, fields = {}) {
		const made = await api.post('/v1/batches', { tasks, ...fields });
		assert.equal(made.status, 201, made.text);
		return made.json;
	}
	const read = (id) => api.read(`/v1/batches/${id}`);
	const finished = (id) => until(async () => {
		const batch = await read(id);
		return batch.finished_at !== null && batch;
	}, 8000, `the end of ${id}`);
	const events = (path) => receiver.at(path).map(({ body }) => JSON.parse(body.toString()).event);

	test('a batch is made, shown and listed, and its tasks say whose they are', async () => {
		const target = receiver.answer('/plain', 200);
		const made = await make([{ target, payload: 1 }, { target, payload: 2, execute_after: 'PT1H' }], { description: 'two of them', options: { expiration: 48 } });
		assert.match(made.id, /^batch_[0-9a-f]{32}$/);
		assert.equal(made.description, 'two of them');
		assert.deepEqual([made.total, made.errors, made.tasks.length], [2, [], 2]);
		assert.equal(Date.parse(made.expires_at) - 48 * 3600000 - Date.parse(made.created_at) < 1000, true);
		const { tasks, total } = await api.read(`/v1/batches/${made.id}/tasks`);
		assert.equal(total, 2);
		assert.deepEqual(tasks.map(({ id }) => id).reverse(), made.tasks);
		assert.ok(tasks.every((task) => task.batch_id === made.id && task.expires_at === made.expires_at));
		await until(async () => (await read(made.id)).completed === 1, 8000, 'the first task');
		const batch = await read(made.id);
		assert.deepEqual([batch.status, batch.progress, batch.pending, batch.finished_at], ['processing', 0.5, 1, null]);
		const list = await api.read('/v1/batches?limit=1');
		assert.deepEqual([list.batches.length, list.batches[0].id], [1, made.id]);
		assert.ok(list.total >= 1);
	});

	test('a page goes on where the last one ended', async () => {
		const target = receiver.answer('/pages', 200);
		const ids = [];
		for (let i = 0; i < 3; i++) ids.unshift((await make([{ target }])).id);
		const first = await api.read('/v1/batches?limit=2');
		assert.deepEqual(first.batches.map(({ id }) => id), ids.slice(0, 2));
		const next = await api.read(`/v1/batches?limit=1&cursor=${first.next_cursor}`);
		assert.equal(next.batches[0].id, ids[2]);
	});

	test('one bad task refuses all', async () => {
		const target = receiver.answer('/never', 200);
		const before = (await api.read('/v1/batches')).total;
		for (const [bad, field, code] of [
			[{ target: 'nowhere' }, 'tasks[1].target', 'unknown_target'],
			[{ target: 'ftp://x' }, 'tasks[1].target'],
			[{}, 'tasks[1].target'],
			[{ target, retries: 1 }, 'tasks[1].retries', 'unknown_field'],
			[{ target, payload: 1, execute_after: 'PT3H' }, 'tasks[1].execute_after', 'expires_before_due'],
		]) {
			assertProblem(await api.post('/v1/batches', { tasks: [{ target }, bad], options: { expiration: 2 } }),
				{ status: 400, field, ...(code ? { code } : {}) });
		}
		assert.equal((await api.read('/v1/batches')).total, before);
		assert.equal(receiver.at('/never').length, 0);
	});

	for (const [what, body, field] of [
		['no tasks', { description: 'x' }, 'tasks'],
		['an empty batch', { tasks: [] }, 'tasks'],
		['too many tasks', { tasks: Array(1001).fill(1) }, 'tasks'],
		['a bad receiver', { tasks: [{ target: 'http://a.test/' }], notifications: { on_finish: 'queue:x' } }, 'notifications.on_finish'],
		['an unknown event', { tasks: [{ target: 'http://a.test/' }], notifications: { on_end: 'http://a.test/' } }, 'notifications.on_end'],
		['a bad expiration', { tasks: [{ target: 'http://a.test/' }], options: { expiration: 0 } }, 'options.expiration'],
		['a typo', { task: [] }, 'task'],
	]) {
		test(`${what}: refused`, async () => {
			assertProblem(await api.post('/v1/batches', body), { status: 400, field });
		});
	}

	test('without atomicity the good ones are made, and the errors tell of the others', async () => {
		const target = receiver.answer('/partial', 200);
		const made = await make([{ target }, { target: 'nowhere' }, { target }, {}], { options: { atomic: false } });
		assert.deepEqual(made.tasks.map((id) => id !== null), [true, false, true, false]);
		assert.deepEqual(made.errors.map(({ index, field, code }) => [index, field, code]),
			[[1, 'tasks[1].target', 'unknown_target'], [3, 'tasks[3].target', 'missing_field']]);
		assert.deepEqual(counts(await finished(made.id)), { total: 2, pending: 0, completed: 2, failed: 0, cancelled: 0, expired: 0 });
		assertProblem(await api.post('/v1/batches', { tasks: [{}, { target: 'nowhere' }], options: { atomic: false } }), { status: 400, field: 'tasks[0].target' });
	});

	test('who asked is told, once each', async () => {
		const done = receiver.answer('/done', 200);
		const url = (name) => receiver.answer(`/success/${name}`, 200);
		const made = await make([{ target: done }, { target: done }], {
			notifications: { on_finish: url('finish'), on_complete: { url: url('complete'), method: 'PUT', headers: { 'x-mine': 'yes' } }, on_success: url('success'), on_death: url('death'), on_progress: url('progress') },
		});
		await receiver.answered('/success/success');
		await receiver.answered('/success/complete');
		await receiver.answered('/success/finish');
		const [arrival] = receiver.at('/success/complete');
		assert.equal(arrival.method, 'PUT');
		assert.equal(arrival.headers['x-mine'], 'yes');
		const body = JSON.parse(arrival.body.toString());
		assert.deepEqual([body.event, body.batch.id, body.batch.status, body.batch.completed], ['batch.complete', made.id, 'completed', 2]);
		assert.equal(body.batch.notifications, undefined, 'other receivers are no affair of this one');
		await until(() => events('/success/progress').length >= 1, 8000, 'progress');
		assert.ok(events('/success/progress').length <= 2);
		assert.deepEqual([events('/success/death'), events('/success/finish')], [[], ['batch.finish']]);
		assert.deepEqual(counts(await read(made.id)), { total: 2, pending: 0, completed: 2, failed: 0, cancelled: 0, expired: 0 });
	});

	test('the first task that fails for good is a death, told once; there is no success then', async () => {
		const bad = receiver.answer('/dies', 500);
		const url = (name) => receiver.answer(`/death/${name}`, 200);
		const made = await make([1, 2, 3].map(() => ({ target: bad, retry: NO_RETRY })),
			{ notifications: { on_finish: url('finish'), on_success: url('success'), on_death: url('death') } });
		const batch = await finished(made.id);
		assert.deepEqual([batch.status, batch.failed, batch.progress], ['failed', 3, 1]);
		await receiver.answered('/death/finish');
		await receiver.answered('/death/death');
		assert.deepEqual([events('/death/death'), events('/death/success')], [['batch.death'], []]);
	});

	test('progress is told by tenths at the most', async () => {
		const target = receiver.answer('/many', 200);
		const made = await make(Array(100).fill({ target }), { notifications: { on_progress: receiver.answer('/tenths', 200) } });
		await finished(made.id);
		await until(() => receiver.at('/tenths').some(({ body }) => JSON.parse(body.toString()).batch.progress === 1), 8000, 'the last tenth');
		assert.ok(receiver.at('/tenths').length <= 10);
	});

	test('tasks are added until the batch is over', async () => {
		const hold = gate();
		const slow = receiver.answer('/slow', { status: 200, hold });
		const target = receiver.answer('/added', 200);
		const made = await make([{ target: slow }]);
		const added = await api.post(`/v1/batches/${made.id}/tasks`, { tasks: [{ target }, { target }] });
		assert.equal(added.status, 201, added.text);
		assert.deepEqual([added.json.total, added.json.tasks.length], [3, 2]);
		assertProblem(await api.post(`/v1/batches/${made.id}/tasks`, { tasks: [{ target }, {}] }), { status: 400, field: 'tasks[1].target' });
		assertProblem(await api.post(`/v1/batches/${made.id}/tasks`, { tasks: [{ target }], options: {} }), { status: 400, field: 'options' });
		hold.open();
		assert.equal((await finished(made.id)).completed, 3);
		assertProblem(await api.post(`/v1/batches/${made.id}/tasks`, { tasks: [{ target }] }), { status: 409, code: 'batch_over' });
	});

	test('cancelling a batch cancels what has not ended', async () => {
		const hold = gate();
		const slow = receiver.answer('/held', { status: 200, hold });
		const done = receiver.answer('/cancelled', 200);
		const later = Array(600).fill({ target: slow, execute_after: 'PT1H' });
		const made = await make([{ target: receiver.answer('/quick', 200) }, { target: slow }, ...later], { notifications: { on_finish: done, on_success: receiver.answer('/nosuccess', 200) } });
		await receiver.arrival('/held');
		await until(async () => (await read(made.id)).completed === 1, 8000, 'the quick one');
		const cancelled = await api.post(`/v1/batches/${made.id}/cancel`, {});
		assert.equal(cancelled.status, 200, cancelled.text);
		assert.equal(cancelled.json.status, 'cancelled');
		assert.deepEqual(counts(cancelled.json), { total: 602, pending: 0, completed: 1, failed: 0, cancelled: 601, expired: 0 });
		assert.notEqual(cancelled.json.finished_at, null);
		await receiver.answered('/cancelled');
		assert.equal(receiver.at('/nosuccess').length, 0);
		assertProblem(await api.post(`/v1/batches/${made.id}/cancel`, {}), { status: 409, code: 'batch_over' });
		assertProblem(await api.post(`/v1/batches/${made.id}/tasks`, { tasks: [{ target: slow }] }), { status: 409, code: 'batch_over' });
		hold.open();
	});

	test('a unique_id that was used names the first task, which is no member', async () => {
		const target = receiver.answer('/unique', 200);
		const first = (await api.post('/v1/tasks', { target, unique_id: 'u1' })).json;
		const made = await make([{ target, unique_id: 'u1' }, { target, unique_id: 'u2' }, { target, unique_id: 'u2' }]);
		assert.equal(made.tasks[0], first.id);
		assert.equal(made.tasks[1], made.tasks[2]);
		assert.equal(made.total, 1);
		const again = await make([{ target, unique_id: 'u1' }]);
		assert.deepEqual([again.total, again.status], [0, 'completed']);
		assert.notEqual(again.finished_at, null);
	});

	test('a fan-out is one task of its batch', async () => {
		await api.post('/v1/url-groups', { name: 'both', urls: [receiver.answer('/x', 200), receiver.answer('/y', 200)] });
		const made = await make([{ target: 'group:both' }]);
		assert.deepEqual(counts(await finished(made.id)), { total: 1, pending: 0, completed: 1, failed: 0, cancelled: 0, expired: 0 });
		const { tasks: [parent] } = await api.read(`/v1/batches/${made.id}/tasks`);
		assert.equal(parent.group_info.completed, 2);
	});

	test('batches are walled in by namespaces', async () => {
		const made = await make([{ target: receiver.answer('/wall', 200) }]);
		assert.equal((await api.post('/v1/tokens', { name: 'o', namespace: 'other', role: 'admin' })).status, 201);
		const other = server.client({ headers: { 'belfry-namespace': 'other' } });
		assertProblem(await other.get(`/v1/batches/${made.id}`), { status: 404 });
		assertProblem(await other.get(`/v1/batches/${made.id}/tasks`), { status: 404 });
		assertProblem(await other.post(`/v1/batches/${made.id}/cancel`, {}), { status: 404 });
		assert.equal((await other.read('/v1/batches')).total, 0);
	});
});
