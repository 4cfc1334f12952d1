// Schedules as data: what is given is kept, what is left out has its documented default, lists and previews
// show what a reader of the documentation expects. How they fire is in policies.test.mjs.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { Server } from '../helpers/server.mjs';
import { assertProblem } from '../helpers/shape.mjs';
import { until } from '../helpers/wait.mjs';

const YEARLY = { cron: '0 0 1 1 *', timezone: 'UTC', task_template: { target: 'https://example.com/yearly' } };
const UUID7 = /^schedule_[0-9a-f]{12}7[0-9a-f]{3}[89ab][0-9a-f]{15}$/;

// What a client gives, and so what an update must leave alone where it does not name it.
const GIVEN = ['id', 'cron', 'timezone', 'start_at', 'end_at', 'task_template', 'enabled', 'overlap', 'catch_up',
	'catch_up_window_seconds', 'create_ahead_seconds', 'dst', 'jitter_seconds', 'max_runs', 'name', 'labels'];

const SOON_MS = 10000; // for runs of the next seconds

const pick = (schedule) => Object.fromEntries(GIVEN.map((name) => [name, schedule[name]]));
const ids = (list) => list.schedules.map(({ id }) => id);
const slots = (preview) => preview.executions.map((one) => one.scheduled_for);

describe('schedules', () => {
	let server;
	let api;

	before(async () => {
		server = await Server.start();
		api = server.client();
	});

	after(async () => {
		try {
			await server.stop();
		} finally {
			server.discard();
		}
	});

	test("what a create leaves out has Taskhook's defaults", async () => {
		const made = await api.schedule(YEARLY);
		assert.match(made.id, UUID7);
		assert.equal(made.enabled, true);
		assert.equal(made.status, 'active');
		assert.equal(made.start_at, null);
		assert.equal(made.end_at, null);
		assert.equal(made.overlap, 'skip');
		assert.equal(made.catch_up, 'all');
		assert.equal(made.catch_up_window_seconds, 3600);
		assert.equal(made.create_ahead_seconds, 300);
		assert.equal(made.dst, 'vixie');
		assert.equal(made.jitter_seconds, 0);
		assert.equal(made.last_execution_at, null);
		const year = new Date().getUTCFullYear() + 1;
		assert.equal(made.next_execution_at, `${year}-01-01T00:00:00Z`);
	});

	test('every field that is given is kept', async () => {
		const given = {
			name: 'nightly é',
			cron: '30 2 * * MON-FRI',
			timezone: 'Europe/Berlin',
			start_at: '2030-01-01T00:00:00Z',
			end_at: '2031-01-01T00:00:00Z',
			enabled: false,
			overlap: 'buffer_one',
			catch_up: 'latest',
			catch_up_window_seconds: 60,
			create_ahead_seconds: 0,
			dst: 'ocps14',
			jitter_seconds: 5,
			max_runs: 3,
			labels: { team: 'billing' },
			task_template: {
				target: { url: 'https://example.com/x', method: 'PUT', headers: { 'X-Mine': '1' } },
				payload: [1, 'two', null],
				retry: { max_retries: 3, strategy: 'exponential', initial_seconds: 1, factor: 2, max_seconds: 3600,
					jitter: 0.1, timeout_seconds: 30 },
				expires_after_seconds: 600,
				tags: ['a', 'b'],
			},
		};
		const made = await api.schedule(given);
		for (const source of [made, await api.read(`/v1/schedules/${made.id}`)])
			for (const [name, value] of Object.entries(given)) assert.deepEqual(source[name], value, name);
		assert.equal(made.status, 'disabled');
	});

	test('an instant with an offset is the same instant in UTC', async () => {
		const made = await api.schedule({ ...YEARLY, start_at: '2030-06-01T00:00:00+02:00' });
		assert.equal(made.start_at, '2030-05-31T22:00:00Z');
		assert.equal(made.next_execution_at, '2031-01-01T00:00:00Z');
	});

	test('five, six and seven fields and nicknames are taken', async () => {
		for (const cron of ['*/5 * * * *', '30 0 9 * * *', '0 0 9 1 1 ? 2099', '@daily', '0 9 L * *', '0 9 * * FRI#L', '0 9 ? * 1-5']) {
			const made = await api.schedule({ ...YEARLY, cron, enabled: false });
			assert.equal(made.cron, cron);
		}
	});

	test('an expression that never fires is taken and has no next execution', async () => {
		const made = await api.schedule({ ...YEARLY, cron: '0 0 30 2 *' });
		assert.equal(made.next_execution_at, null);
	});

	test('an id is known with and without its prefix, with and without dashes, in any case', async () => {
		const { id } = await api.schedule(YEARLY);
		const plain = id.slice('schedule_'.length);
		const dashed = plain.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
		for (const form of [id, plain, dashed, dashed.toUpperCase()])
			assert.equal((await api.read(`/v1/schedules/${form}`)).id, id, form);
	});

	test('next_execution_at is the next slot, also while its row exists already', async () => {
		const made = await api.schedule({ ...YEARLY, cron: '* * * * *' });
		const next = Date.parse(made.next_execution_at);
		const [task] = await until(async () => {
			const { tasks } = await api.read(`/v1/schedules/${made.id}/tasks`);
			return tasks.length > 0 && tasks;
		}, 3000, 'the row of the next minute');
		assert.ok(Date.parse(task.scheduled_for) >= next);
		const now = await api.read(`/v1/schedules/${made.id}`);
		if (task.scheduled_for !== made.next_execution_at) return; // a minute began in between
		assert.equal(now.next_execution_at, made.next_execution_at);
		assert.equal(task.status, 'scheduled');
		assert.equal(now.execution_count, 0);
		assert.equal(now.last_execution_at, null);
	});

	describe('an update', () => {
		test('changes one field at a time and leaves the others', async () => {
			const made = await api.schedule(YEARLY);
			const changes = [
				{ cron: '0 12 * * *' },
				{ timezone: 'Asia/Tokyo' },
				{ start_at: '2030-01-01T00:00:00Z' },
				{ end_at: '2030-12-31T23:59:59Z' },
				{ task_template: { target: 'https://example.com/other', payload: { n: 1 } } },
				{ overlap: 'allow' },
				{ catch_up: 'none' },
				{ jitter_seconds: 9 },
				{ name: 'renamed' },
				{ enabled: false },
			];
			let expected = pick(made);
			for (const change of changes) {
				const answer = await api.change(`/v1/schedules/${made.id}`, change);
				expected = { ...expected, ...change };
				assert.deepEqual(pick(answer), expected);
				assert.deepEqual(pick(await api.read(`/v1/schedules/${made.id}`)), expected);
			}
			assert.equal((await api.read(`/v1/schedules/${made.id}`)).status, 'disabled');
		});

		test('moves the next execution with cron, zone and window', async () => {
			const { id } = await api.schedule({ ...YEARLY, start_at: '2030-01-01T00:00:00Z' });
			const next = async (change) => {
				await api.change(`/v1/schedules/${id}`, change);
				return (await api.read(`/v1/schedules/${id}`)).next_execution_at;
			};
			assert.equal(await next({ cron: '0 9 2 1 *' }), '2030-01-02T09:00:00Z');
			assert.equal(await next({ timezone: 'America/New_York' }), '2030-01-02T14:00:00Z');
			assert.equal(await next({ start_at: '2031-01-01T00:00:00Z' }), '2031-01-02T14:00:00Z');
			assert.equal(await next({ end_at: '2031-01-02T13:59:59Z' }), null);
			assert.equal(await next({ end_at: '2031-01-02T14:00:00Z' }), '2031-01-02T14:00:00Z');
			assert.equal(await next({ end_at: null }), '2031-01-02T14:00:00Z');
		});

		test('with null opens the window again', async () => {
			const made = await api.schedule({ ...YEARLY, start_at: '2030-01-01T00:00:00Z', end_at: '2031-01-01T00:00:00Z' });
			await api.change(`/v1/schedules/${made.id}`, { start_at: null, end_at: null });
			const { start_at: start, end_at: end } = await api.read(`/v1/schedules/${made.id}`);
			assert.deepEqual([start, end], [null, null]);
		});
	});

	describe('a deleted schedule', () => {
		test('leaves the plain list and shows under status=deleted', async () => {
			const { id } = await api.schedule(YEARLY);
			await api.delete(`/v1/schedules/${id}`);
			const everything = await api.all('/v1/schedules', 'schedules');
			assert.ok(everything.every((one) => one.id !== id));
			const deleted = await api.all('/v1/schedules?status=deleted', 'schedules');
			assert.ok(deleted.every((one) => one.status === 'deleted'));
			assert.ok(deleted.some((one) => one.id === id));
		});

		test('keeps the tasks it made, and they stay pending', async () => {
			const { id } = await api.schedule({ ...YEARLY, cron: '* * * * *', create_ahead_seconds: 3600 });
			const tasks = () => api.read(`/v1/schedules/${id}/tasks?status=scheduled`).then((list) => list.tasks);
			const [task] = await until(async () => (await tasks()).length > 0 && tasks(), 3000, 'the row made ahead');
			await api.delete(`/v1/schedules/${id}`);
			const stored = await api.read(`/v1/tasks/${task.id}`);
			assert.notEqual(stored.status, 'cancelled');
			assert.equal(stored.schedule_id, id);
		});

		test('cannot be brought back by an update', async () => {
			const { id } = await api.schedule(YEARLY);
			await api.delete(`/v1/schedules/${id}`);
			assertProblem(await api.patch(`/v1/schedules/${id}`, { enabled: true }), { status: [404, 409] });
			const active = await api.all('/v1/schedules?status=active', 'schedules');
			assert.ok(active.every((one) => one.id !== id));
		});
	});

	describe('a list', () => {
		let made;

		before(async () => {
			const first = await api.schedule({ ...YEARLY, name: 'one' });
			const second = await api.schedule({ ...YEARLY, name: 'two', enabled: false });
			const third = await api.schedule({ ...YEARLY, name: 'three' });
			made = [third.id, second.id, first.id];
		});

		test('is ordered by creation, newest first', async () => {
			const list = await api.read('/v1/schedules');
			assert.deepEqual(ids(list).slice(0, 3), made);
		});

		test('is filtered by status and by enabled', async () => {
			for (const query of ['status=disabled', 'enabled=false']) {
				const list = await api.read(`/v1/schedules?${query}`);
				assert.ok(ids(list).includes(made[1]), query);
				assert.ok(list.schedules.every((one) => one.status === 'disabled' && one.enabled === false), query);
				assert.equal(list.total, list.schedules.length, query);
			}
			for (const query of ['status=active', 'enabled=true', 'status=active&enabled=true']) {
				const list = await api.read(`/v1/schedules?${query}`);
				assert.ok(ids(list).includes(made[0]) && !ids(list).includes(made[1]), query);
				assert.ok(list.schedules.every((one) => one.status === 'active' && one.enabled === true), query);
			}
			assert.deepEqual(ids(await api.read('/v1/schedules?status=disabled&enabled=true')), []);
		});

		test('has pages by limit and offset, and its total counts all of them', async () => {
			const whole = await api.read('/v1/schedules?limit=1000');
			const paged = [];
			for (let offset = 0; offset < whole.total; offset += 2) {
				const page = await api.read(`/v1/schedules?limit=2&offset=${offset}`);
				assert.equal(page.total, whole.total);
				assert.ok(page.schedules.length <= 2);
				paged.push(...ids(page));
			}
			assert.deepEqual(paged, ids(whole));
			assert.deepEqual(ids(await api.read(`/v1/schedules?offset=${whole.total}`)), []);
		});

		test('has pages by cursor that newer rows do not shift', async () => {
			const whole = ids(await api.read('/v1/schedules?limit=1000'));
			const paged = [];
			for (let query = 'limit=2'; query;) {
				const page = await api.read(`/v1/schedules?${query}`);
				paged.push(...ids(page));
				query = page.next_cursor && `limit=2&cursor=${encodeURIComponent(page.next_cursor)}`;
				await api.schedule({ ...YEARLY, name: 'newer than the first page' });
			}
			assert.deepEqual(paged, whole);
		});

		test('holds 100 rows where no limit is given', async () => {
			await Promise.all(Array.from({ length: 101 }, () => api.schedule({ ...YEARLY, enabled: false })));
			const list = await api.read('/v1/schedules?status=disabled');
			assert.equal(list.schedules.length, 100);
			assert.ok(list.total > 100);
		});
	});

	describe('a preview', () => {
		const preview = async (fields, query) => {
			const { id } = await api.schedule({ ...YEARLY, enabled: false, ...fields });
			return api.read(`/v1/schedules/${id}/preview?${query}`);
		};

		test('has ten executions from now where nothing else is asked for', async () => {
			const { executions } = await preview({ cron: '0 * * * *' }, '');
			const hour = 3600000;
			const first = Math.floor(Date.now() / hour) * hour + hour;
			const expected = Array.from({ length: 10 }, (_, i) => first + i * hour);
			assert.deepEqual(executions.map((one) => Date.parse(one.scheduled_for)), expected);
		});

		test('honours the window, both ends included', async () => {
			const window = { cron: '0 0 * * *', start_at: '2030-03-01T00:00:00Z', end_at: '2030-03-03T00:00:00Z' };
			assert.deepEqual(slots(await preview(window, 'start_from=2030-01-01T00:00:00Z')),
				['2030-03-01T00:00:00Z', '2030-03-02T00:00:00Z', '2030-03-03T00:00:00Z']);
		});

		test('a deleted schedule says so, whatever is asked of it', async () => {
			const { id } = await api.schedule({ ...YEARLY });
			const path = `/v1/schedules/${id}`;
			await api.delete(path);
			for (const answer of [await api.delete(path), await api.patch(path, { name: 'x' }), await api.post(`${path}/trigger`)]) {
				assertProblem(answer, { status: 404, code: 'not_found' });
				assert.match(answer.json.detail, /the schedule is deleted/);
			}
		});

		test('of a deleted schedule there is none', async () => {
			const { id } = await api.schedule({ ...YEARLY });
			await api.delete(`/v1/schedules/${id}`);
			const answer = await api.get(`/v1/schedules/${id}/preview`);
			assert.equal(answer.status, 404, answer.text);
			assert.match(answer.json.detail, /deleted/);
		});

		test('ends with the runs that are left', async () => {
			assert.equal((await preview({ cron: '* * * * *', max_runs: 3 }, '')).executions.length, 3);
			const soon = { cron: '* * * * * *', max_runs: 2, overlap: 'allow', task_template: { target: 'http://127.0.0.1:9/' } };
			for (const create_ahead_seconds of [0, 60]) {
				const { id } = await api.schedule({ ...YEARLY, ...soon, create_ahead_seconds });
				const path = `/v1/schedules/${id}`;
				await until(async () => (await api.read(path)).execution_count === 2, SOON_MS);
				assert.deepEqual((await api.read(`${path}/preview`)).executions, []);
			}
		});

		test('gives up to a hundred', async () => {
			assert.equal((await preview({ cron: '* * * * *' }, 'limit=100')).executions.length, 100);
		});

		test('shows a fixed time that does not exist at the end of the gap, and a repeated one once', async () => {
			const berlin = { cron: '30 2 * * *', timezone: 'Europe/Berlin' };
			const spring = await preview(berlin, 'limit=3&start_from=2027-03-27T00:00:00Z');
			assert.deepEqual(spring.executions.map((one) => one.local_time),
				['2027-03-27T02:30:00+01:00', '2027-03-28T03:00:00+02:00', '2027-03-29T02:30:00+02:00']);
			const autumn = await preview(berlin, 'limit=2&start_from=2027-10-30T22:00:00Z');
			assert.deepEqual(autumn.executions.map((one) => one.local_time),
				['2027-10-31T02:30:00+02:00', '2027-11-01T02:30:00+01:00']);
		});

		test('follows the policy of the schedule at a change of the clocks', async () => {
			const night = { cron: '30 2 * * *', timezone: 'Europe/Berlin' };
			const from = 'limit=2&start_from=2027-10-30T22:00:00Z';
			assert.deepEqual(slots(await preview({ ...night, dst: 'instant' }, from)),
				['2027-10-31T00:30:00Z', '2027-10-31T01:30:00Z']);
			assert.deepEqual(slots(await preview({ ...night, dst: 'ocps14' }, from)),
				['2027-10-31T00:30:00Z', '2027-11-01T01:30:00Z']);
		});
	});
});
