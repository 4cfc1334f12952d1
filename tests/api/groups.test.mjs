// URL groups and fan-outs: one task for each member, and a parent that ends with the last of them.
// docs/semantics.md, "Groups of targets"

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { Receiver } from '../helpers/receiver.mjs';
import { Server } from '../helpers/server.mjs';
import { assertProblem } from '../helpers/shape.mjs';
import { gate, until } from '../helpers/wait.mjs';

const NO_RETRY = { max_retries: 0 };

describe('URL groups', () => {
	let server;
	let receiver;
	let api;
	let n = 0;

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

	const name = () => `g${++n}`;
	async function group(urls, fields = {}) {
		const made = await api.post('/v1/url-groups', { name: name(), urls, ...fields });
		assert.equal(made.status, 201, made.text);
		return made.json;
	}
	async function fanOut(urls, fields = {}) {
		const made = await group(urls);
		const task = await api.post('/v1/tasks', { target: `group:${made.name}`, payload: { n: 1.0 }, ...fields });
		assert.equal(task.status, 201, task.text);
		return { group: made, id: task.json.id, created: task.json };
	}
	const read = (id) => api.read(`/v1/tasks/${id}`);
	const ended = (id) => until(async () => {
		const task = await read(id);
		return task.finished_at !== null && task;
	}, 8000, `the end of ${id}`);
	const members = async (id) => (await api.read(`/v1/tasks?parent_id=${id}`)).tasks.sort((a, b) => a.group.index - b.group.index);

	test('a group is made, shown, listed, changed and deleted', async () => {
		const urls = ['https://a.test/', { url: 'https://b.test/', method: 'PUT', headers: { x: '1' } }];
		const made = await api.post('/v1/url-groups', { name: 'listeners', urls, description: 'who listens' });
		assert.equal(made.status, 201, made.text);
		assert.match(made.json.id, /^ug_[0-9a-f]{32}$/);
		assert.equal(made.headers.location, `/v1/url-groups/${made.json.id}`);
		assert.deepEqual(Object.keys(made.json), ['id', 'name', 'description', 'urls', 'created_at', 'updated_at']);
		assert.deepEqual(made.json.urls, urls);
		assert.deepEqual(await api.read('/v1/url-groups/listeners'), made.json);
		assert.deepEqual(await api.read(`/v1/url-groups/${made.json.id}`), made.json);
		const list = await api.read('/v1/url-groups?limit=100');
		assert.ok(list.data.some(({ id }) => id === made.json.id));
		assert.equal(list.total, list.data.length);
		const changed = await api.patch('/v1/url-groups/listeners', { name: 'hearers', description: null });
		assert.equal(changed.status, 200, changed.text);
		assert.deepEqual(changed.json, { ...made.json, name: 'hearers', description: null, updated_at: changed.json.updated_at });
		assertProblem(await api.get('/v1/url-groups/listeners'), { status: 404 });
		assert.equal((await api.delete('/v1/url-groups/hearers')).status, 204);
		assertProblem(await api.get(`/v1/url-groups/${made.json.id}`), { status: 404 });
		assertProblem(await api.delete('/v1/url-groups/hearers'), { status: 404 });
	});

	test('a page has 50 groups, and 100 at most', async () => {
		assertProblem(await api.get('/v1/url-groups?limit=101'), { status: 400, field: 'limit' });
		const one = await api.read('/v1/url-groups?limit=1&offset=0');
		assert.ok(one.data.length <= 1);
	});

	for (const [what, body, field, code] of [
		['no name', { urls: ['https://a.test/'] }, 'name'],
		['no members', { name: 'x' }, 'urls'],
		['an empty group', { name: 'x', urls: [] }, 'urls'],
		['no URL', { name: 'x', urls: ['https://a.test/', 'ftp://b.test/'] }, 'urls[1]'],
		['a group of a group', { name: 'x', urls: ['group:y'] }, 'urls[0]'],
		['an unknown target', { name: 'x', urls: ['nowhere'] }, 'urls[0]', 'unknown_target'],
		['a bad name', { name: 'a b', urls: ['https://a.test/'] }, 'name'],
		['a typo', { name: 'x', url: ['https://a.test/'] }, 'url'],
		['too many', { name: 'x', urls: Array(257).fill('https://a.test/') }, 'urls'],
	]) {
		test(`${what}: refused`, async () => {
			assertProblem(await api.post('/v1/url-groups', body), { status: 400, field, ...(code ? { code } : {}) });
		});
	}

	test('a name is taken once', async () => {
		const made = await group(['https://a.test/']);
		assertProblem(await api.post('/v1/url-groups', { name: made.name, urls: ['https://a.test/'] }), { status: 409, code: 'name_taken' });
		const other = await group(['https://a.test/']);
		assertProblem(await api.patch(`/v1/url-groups/${other.id}`, { name: made.name }), { status: 409, code: 'name_taken' });
		assert.deepEqual(await api.read(`/v1/url-groups/${other.id}`), other);
	});

	test('an unknown group is refused where it is named', async () => {
		assertProblem(await api.post('/v1/tasks', { target: 'group:nobody' }), { status: 400, field: 'target', code: 'unknown_group' });
		assertProblem(await api.post('/v1/schedules', { cron: '0 0 * * *', timezone: 'UTC', task_template: { target: 'group:nobody' } }),
			{ status: 400, field: 'task_template.target', code: 'unknown_group' });
	});

	test('each member gets the payload once, and the parent ends with the last of them', async () => {
		const urls = ['/one', '/two', '/three'].map((path) => receiver.answer(path, 200));
		const { group: made, id, created } = await fanOut(urls, { tags: ['t'] });
		assert.equal(created.target, `group:${made.name}`);
		const parent = await ended(id);
		assert.equal(parent.status, 'completed');
		assert.deepEqual(parent.group_info, { total: 3, pending: 0, completed: 3, failed: 0, cancelled: 0, expired: 0 });
		const children = await members(id);
		assert.deepEqual(children.map(({ target }) => target), urls);
		assert.deepEqual(children.map((child) => child.group), [0, 1, 2].map((index) => ({ id: made.id, parent_id: id, index })));
		assert.ok(children.every((child) => child.status === 'completed' && child.payload.n === 1 && child.tags[0] === 't'));
		for (const [i, path] of ['/one', '/two', '/three'].entries()) {
			const [arrival, more] = receiver.at(path);
			assert.equal(arrival.body.toString(), '{"n":1}');
			assert.equal(arrival.headers['belfry-task-id'], children[i].id);
			assert.equal(more, undefined);
		}
		const { attempts } = await api.read(`/v1/tasks/${id}/attempts`);
		assert.deepEqual(attempts.map(({ number, status }) => [number, status]), [[1, 'succeeded']]);
	});

	test('a member that fails for good fails the parent, once all have ended; a retry revives what failed', async () => {
		const good = receiver.answer('/good', 200);
		const bad = receiver.answer('/bad', 500, 200);
		const { id } = await fanOut([good, bad], { retry: NO_RETRY });
		const parent = await ended(id);
		assert.equal(parent.status, 'failed');
		assert.deepEqual(parent.group_info, { total: 2, pending: 0, completed: 1, failed: 1, cancelled: 0, expired: 0 });
		assert.equal((await api.post(`/v1/tasks/${id}/retry`, {})).status, 200);
		const again = await ended(id);
		assert.equal(again.status, 'completed');
		assert.deepEqual(again.group_info, { total: 2, pending: 0, completed: 2, failed: 0, cancelled: 0, expired: 0 });
		assert.equal(receiver.at('/good').length, 1, 'what was completed is not made again');
		assert.equal(receiver.at('/bad').length, 2);
		assert.deepEqual((await members(id)).map(({ attempts }) => attempts), [1, 2]);
	});

	test('who asked is told of the group', async () => {
		const hear = receiver.answer('/hear', 200);
		const urls = [receiver.answer('/ok', 200), receiver.answer('/no', 500)];
		const { id } = await fanOut(urls, { retry: NO_RETRY, notifications: { url: hear, events: ['group.first_failed', 'group.partial_completion', 'group.all_failed'] } });
		await ended(id);
		await receiver.answered('/hear', 2);
		const told = receiver.at('/hear').map(({ body }) => JSON.parse(body.toString()));
		assert.deepEqual(told.map(({ event }) => event).sort(), ['group.first_failed', 'group.partial_completion']);
		const last = told.find(({ event }) => event === 'group.partial_completion');
		assert.equal(last.task.id, id);
		assert.deepEqual(last.group_info, { total: 2, pending: 0, completed: 1, failed: 1, cancelled: 0, expired: 0 });
	});

	test('each member has its own retries', async () => {
		const steady = receiver.answer('/steady', 200);
		const shaky = receiver.answer('/shaky', 503, 503, 200);
		const { id } = await fanOut([steady, shaky], { retry: { max_retries: 3, strategy: 'list', delays_seconds: [0, 0, 0] } });
		assert.equal((await ended(id)).status, 'completed');
		assert.deepEqual((await members(id)).map(({ attempts }) => attempts), [1, 3]);
	});

	test('cancelling the parent cancels the members', async () => {
		const hold = gate();
		const fast = receiver.answer('/fast', 200);
		const slow = receiver.answer('/slow', { status: 200, hold });
		const { id } = await fanOut([fast, slow]);
		await receiver.arrival('/slow');
		await until(async () => (await read(id)).group_info.completed === 1, 8000, 'the fast one');
		const cancelled = await api.post(`/v1/tasks/${id}/cancel`, {});
		assert.equal(cancelled.status, 200, cancelled.text);
		assert.equal(cancelled.json.status, 'cancelled');
		assert.deepEqual(cancelled.json.group_info, { total: 2, pending: 0, completed: 1, failed: 0, cancelled: 1, expired: 0 });
		assert.deepEqual((await members(id)).map(({ status }) => status), ['completed', 'cancelled']);
		hold.open();
	});

	test('a parent that is not due is cancelled like any task', async () => {
		const { id, created } = await fanOut([receiver.answer('/never', 200)], { execute_after: 'PT1H' });
		assert.equal(created.status, 'scheduled');
		assert.equal(created.group_info.total, 0);
		assert.equal((await api.delete(`/v1/tasks/${id}`)).json.status, 'cancelled');
		assert.deepEqual(await members(id), []);
	});

	test('the members are those of the group when the task is due; without a group it fails and says why', async () => {
		const made = await group([receiver.answer('/old', 200)]);
		const task = (await api.post('/v1/tasks', { target: `group:${made.name}`, execute_after: 'PT1S' })).json;
		const gone = await group([receiver.answer('/old', 200)]);
		const orphan = (await api.post('/v1/tasks', { target: `group:${gone.name}`, execute_after: 'PT1S' })).json;
		await api.patch(`/v1/url-groups/${made.id}`, { urls: [receiver.answer('/new', 200)] });
		await api.delete(`/v1/url-groups/${gone.id}`);
		assert.equal((await ended(task.id)).status, 'completed');
		assert.deepEqual([receiver.at('/old').length, receiver.at('/new').length], [0, 1]);
		assert.equal((await ended(orphan.id)).status, 'failed');
		const { attempts: [attempt] } = await api.read(`/v1/tasks/${orphan.id}/attempts`);
		assert.match(attempt.error, /there is no group/);
	});

	test("a schedule's slots are the parents; the members tell whose they are", async () => {
		const made = await group([receiver.answer('/tick', 200), receiver.answer('/tock', 200)]);
		const schedule = await api.schedule({ cron: '* * * * * *', timezone: 'UTC', task_template: { target: `group:${made.name}` }, max_runs: 2 });
		const tasks = () => api.read(`/v1/schedules/${schedule.id}/tasks`);
		await until(async () => (await tasks()).tasks.filter(({ status }) => status === 'completed').length === 2, 8000, 'two slots');
		const { total, tasks: [parent] } = await tasks();
		assert.equal(total, 2);
		for (const child of await members(parent.id)) {
			assert.equal(child.schedule_id, schedule.id);
			assert.equal(child.scheduled_for, parent.scheduled_for);
		}
		const [arrival] = receiver.at('/tick');
		assert.equal(arrival.headers['belfry-schedule-id'], schedule.id);
		assert.equal(receiver.at('/tick').length, 2);
		assert.equal(receiver.at('/tock').length, 2);
	});

	test('a schedule whose group is gone has gaps', async () => {
		const made = await group([receiver.answer('/gone', 200)]);
		const schedule = await api.schedule({ cron: '* * * * * *', timezone: 'UTC', create_ahead_seconds: 0, task_template: { target: `group:${made.name}` } });
		await api.delete(`/v1/url-groups/${made.id}`);
		await until(async () => (await api.read(`/v1/schedules/${schedule.id}/ledger`)).gaps
			.some(({ reason }) => reason === 'bad_target'), 8000, 'a gap');
		await api.delete(`/v1/schedules/${schedule.id}`);
	});

	test('a member may be a queue', async () => {
		const { id } = await fanOut(['queue:fan']);
		const { messages: [message] } = (await api.post('/v1/queues/fan/receive', { wait_seconds: 5 })).json;
		assert.deepEqual(message.payload, { n: 1 });
		await api.post(`/v1/queues/fan/messages/${message.message_id}/ack`, { lease_token: message.lease_token });
		assert.equal((await ended(id)).status, 'completed');
	});

	test('groups are walled in by namespaces', async () => {
		const made = await group(['https://a.test/']);
		assert.equal((await api.post('/v1/tokens', { name: 'o', namespace: 'other', role: 'admin' })).status, 201);
		const other = server.client({ headers: { 'belfry-namespace': 'other' } });
		assertProblem(await other.get(`/v1/url-groups/${made.id}`), { status: 404 });
		assertProblem(await other.get(`/v1/url-groups/${made.name}`), { status: 404 });
		assert.equal((await other.read('/v1/url-groups')).total, 0);
	});
});
