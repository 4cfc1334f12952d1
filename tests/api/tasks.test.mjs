// Tasks made by hand: now, later, once, never after; found again, cancelled, revived; and each try on record.
// docs/semantics.md, "Words"

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { Receiver } from '../helpers/receiver.mjs';
import { Server } from '../helpers/server.mjs';
import { assertProblem } from '../helpers/shape.mjs';
import { gate, iso, SLOW, until, untilTime } from '../helpers/wait.mjs';

const TASK_ID = /^task_[0-9a-f]{12}7[0-9a-f]{3}[89ab][0-9a-f]{15}$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z$/;
const ONCE = { max_retries: 0 };
const AT_ONCE_AGAIN = { max_retries: 3, strategy: 'fixed', initial_seconds: 0.05, jitter: 0 };
const MUCH_LATER = { max_retries: 3, strategy: 'fixed', initial_seconds: 3600, jitter: 0 };

// An answer that is not there within this is late, on a machine that does other things too.
const PROMPT_MS = 1500;

describe('tasks', () => {
	let server;
	let api;
	let receiver;

	before(async () => {
		receiver = await Receiver.open();
		server = await Server.start();
		api = server.client();
	});

	after(async () => {
		await receiver.close();
		try {
			await server.stop();
		} finally {
			server.discard();
		}
	});

	const read = (id) => api.read(`/v1/tasks/${id}`);
	const attempts = (id) => api.read(`/v1/tasks/${id}/attempts`).then((list) => list.attempts);
	const reaches = (id, status) => until(async () => {
		const task = await read(id);
		assert.equal(task.status, status);
		return task;
	}, 5000, `${id} is ${status}`);
	const pending = (fields) => api.task({ target: receiver.url('/never'), execute_after: 'PT1H', ...fields });

	// A task that is known to have had its turn when this comes back: what was due before it had it, too.
	let passes = 0;
	async function pass() {
		const path = `/pass/${(passes += 1)}`;
		const { id } = await api.task({ target: receiver.url(path), retry: ONCE });
		await receiver.arrival(path);
		await reaches(id, 'completed');
	}

	test('a task without a time is delivered now', async () => {
		const before = Date.now();
		const task = await api.task({ target: receiver.url('/now'), payload: { n: 1 } });
		assert.match(task.id, TASK_ID);
		assert.ok(['queued', 'processing'].includes(task.status), task.status);
		assert.equal(task.target, receiver.url('/now'));
		assert.deepEqual(task.payload, { n: 1 });
		assert.match(task.created_at, INSTANT);
		const { at } = await receiver.arrival('/now');
		assert.ok(at - before < PROMPT_MS * SLOW, `${at - before} ms`);
		const done = await reaches(task.id, 'completed');
		assert.equal(done.id, task.id);
		assert.equal(receiver.at('/now').length, 1);
	});

	test('no task is early, not by a millisecond', async () => {
		const begin = Date.now() + 600;
		const due = Array.from({ length: 40 }, (_, i) => begin + i * 17 + (i % 3));
		await Promise.all(due.map((at) => api.task({ target: receiver.url(`/due/${at}`), execute_after: iso(at) })));
		for (const at of due) {
			const arrival = await receiver.arrival(`/due/${at}`);
			assert.ok(arrival.at >= at, `${at - arrival.at} ms early`);
			assert.ok(arrival.at - at < PROMPT_MS * SLOW, `${arrival.at - at} ms late`);
		}
	});

	test('a task with a later time waits as scheduled, and reads queued to those who ask so', async () => {
		const task = await pending();
		assert.equal(task.status, 'scheduled');
		for (const status of ['scheduled', 'queued']) {
			const { tasks } = await api.read(`/v1/tasks?status=${status}&target=${encodeURIComponent(task.target)}`);
			assert.ok(tasks.some(({ id }) => id === task.id), status);
		}
	});

	test('a duration counts from the request', async () => {
		const before = Date.now();
		await api.task({ target: receiver.url('/duration'), execute_after: 'PT1S' });
		const { at } = await receiver.arrival('/duration');
		assert.ok(at >= before + 1000, `after ${at - before} ms`);
		assert.ok(at < before + 1000 + PROMPT_MS * SLOW, `after ${at - before} ms`);
	});

	test('a time that has passed means now', async () => {
		await api.task({ target: receiver.url('/past'), execute_after: '2024-01-01T00:00:00Z' });
		await receiver.arrival('/past');
	});

	test('an instant with an offset is understood', async () => {
		const at = Date.now() + 400;
		const local = iso(at + 5.5 * 3600000).replace('Z', '+05:30');
		await api.task({ target: receiver.url('/offset'), execute_after: local });
		assert.ok((await receiver.arrival('/offset')).at >= at);
	});

	describe('expiry', () => {
		test('ends a task whose retries outlast it', async () => {
			const target = receiver.answer('/expires', 503);
			const task = await api.task({ target, expires_after: iso(Date.now() + 700), retry: MUCH_LATER });
			await receiver.arrival('/expires');
			await reaches(task.id, 'expired');
			assert.equal(receiver.at('/expires').length, 1);
		});

		test('comes while the server is away, and nothing is delivered after it', async () => {
			const due = Date.now() + 600;
			const expiry = due + 300;
			const { id } = await api.task({
				target: receiver.url('/expired-away'),
				execute_after: iso(due),
				expires_after: iso(expiry),
			});
			await server.kill();
			await untilTime(expiry, 'the expiry');
			await server.start();
			await reaches(id, 'expired');
			await pass();
			assert.equal(receiver.at('/expired-away').length, 0);
		});

		test('before the time of execution is refused', async () => {
			const now = Date.now();
			const body = { target: receiver.url('/x'), execute_after: iso(now + 60000), expires_after: iso(now + 30000) };
			assertProblem(await api.post('/v1/tasks', body), { status: 400, field: 'expires_after' });
		});
	});

	describe('a unique_id', () => {
		test('answers 200 with the first task when it is repeated, whatever else is asked', async () => {
			const first = await pending({ unique_id: 'order-1', payload: { n: 1 } });
			const again = await api.post('/v1/tasks', { target: receiver.url('/other'), unique_id: 'order-1', payload: { n: 2 } });
			assert.equal(again.status, 200);
			assert.equal(again.json.id, first.id);
			assert.deepEqual(again.json.payload, { n: 1 });
			assert.equal(receiver.at('/other').length, 0);
		});

		test('asked for many times at once makes one task', async () => {
			const body = { target: receiver.url('/unique'), unique_id: 'at-once' };
			const answers = await Promise.all(Array.from({ length: 30 }, () => api.post('/v1/tasks', body)));
			assert.equal(answers.filter(({ status }) => status === 201).length, 1);
			assert.equal(answers.filter(({ status }) => status === 200).length, 29);
			assert.equal(new Set(answers.map(({ json }) => json.id)).size, 1);
			await reaches(answers[0].json.id, 'completed');
			await pass();
			assert.equal(receiver.at('/unique').length, 1);
		});

		test('is still known when its task has ended', async () => {
			const body = { target: receiver.url('/unique-ended'), unique_id: 'ended' };
			const { id } = await api.task(body);
			await reaches(id, 'completed');
			const again = await api.post('/v1/tasks', body);
			assert.deepEqual([again.status, again.json.id, again.json.status], [200, id, 'completed']);
		});

		test('is forgotten by no crash', async () => {
			const { id } = await pending({ unique_id: 'crash' });
			await server.restart();
			const again = await api.post('/v1/tasks', { target: receiver.url('/never'), unique_id: 'crash' });
			assert.deepEqual([again.status, again.json.id], [200, id]);
		});
	});

	describe('a list', () => {
		let made;
		let schedule;

		before(async () => {
			receiver.answer('/list/failed', 500);
			const completed = await api.task({ target: receiver.url('/list/completed') });
			const failed = await api.task({ target: receiver.url('/list/failed'), retry: ONCE });
			const waiting = await pending({ target: receiver.url('/list/waiting') });
			const cancelled = await pending({ target: receiver.url('/list/cancelled') });
			const retrying = await api.task({ target: receiver.answer('/list/retrying', 500), retry: MUCH_LATER });
			await api.post(`/v1/tasks/${cancelled.id}/cancel`);
			await reaches(completed.id, 'completed');
			await reaches(failed.id, 'failed');
			await reaches(retrying.id, 'retrying');
			made = { completed, failed, scheduled: waiting, cancelled, retrying };
			schedule = await api.schedule({
				cron: '* * * * *',
				timezone: 'UTC',
				create_ahead_seconds: 3600,
				task_template: { target: receiver.url('/list/schedule'), retry: ONCE },
			});
		});

		test('is filtered by status', async () => {
			for (const [status, task] of Object.entries(made)) {
				const tasks = await api.all(`/v1/tasks?status=${status}`, 'tasks');
				assert.ok(tasks.some(({ id }) => id === task.id), status);
				assert.ok(tasks.every((one) => one.status === status), status);
			}
		});

		test('is filtered by schedule', async () => {
			const list = await until(async () => {
				const got = await api.read(`/v1/tasks?schedule_id=${schedule.id}`);
				return got.total > 0 && got;
			}, 3000, 'the row made ahead');
			assert.ok(list.tasks.every((task) => task.schedule_id === schedule.id));
		});

		test('is filtered by target', async () => {
			const target = receiver.url('/list/waiting');
			const list = await api.read(`/v1/tasks?target=${encodeURIComponent(target)}`);
			assert.equal(list.total, 1);
			assert.deepEqual(list.tasks.map(({ id }) => id), [made.scheduled.id]);
		});

		test('joins its filters', async () => {
			const target = encodeURIComponent(receiver.url('/list/waiting'));
			assert.equal((await api.read(`/v1/tasks?target=${target}&status=completed`)).total, 0);
			assert.equal((await api.read(`/v1/tasks?target=${target}&status=scheduled`)).total, 1);
		});

		test('has pages by limit and offset, newest first, with the total of all', async () => {
			const target = receiver.url('/list/many');
			const many = [];
			for (let i = 0; i < 7; i += 1) many.push((await pending({ target })).id);
			const paged = [];
			for (let offset = 0; offset < 9; offset += 3) {
				const page = await api.read(`/v1/tasks?target=${encodeURIComponent(target)}&limit=3&offset=${offset}`);
				assert.equal(page.total, 7);
				paged.push(...page.tasks.map(({ id }) => id));
			}
			assert.deepEqual(paged, many.reverse());
		});
	});

	describe('cancel', () => {
		test('ends a task that waits: it is never delivered', async () => {
			const task = await api.task({ target: receiver.url('/cancelled'), execute_after: iso(Date.now() + 500) });
			const answer = await api.post(`/v1/tasks/${task.id}/cancel`);
			assert.equal(answer.status, 200);
			assert.equal(answer.json.id, task.id);
			assert.equal(answer.json.status, 'cancelled');
			await api.task({ target: receiver.url('/after-cancelled'), execute_after: iso(Date.now() + 700) });
			await receiver.arrival('/after-cancelled');
			assert.equal(receiver.at('/cancelled').length, 0);
			assert.equal((await read(task.id)).status, 'cancelled');
		});

		test('ends a task that waits for its next attempt', async () => {
			const { id } = await api.task({ target: receiver.answer('/cancel-retrying', 500), retry: MUCH_LATER });
			await reaches(id, 'retrying');
			assert.equal((await api.post(`/v1/tasks/${id}/cancel`)).json.status, 'cancelled');
			assert.equal((await attempts(id)).length, 1);
		});

		test('stands against the outcome of an attempt that is in flight', async () => {
			const hold = gate();
			const { id } = await api.task({ target: receiver.answer('/cancel-flight', { hold }), retry: ONCE });
			const arrival = await receiver.arrival('/cancel-flight');
			assert.equal((await api.post(`/v1/tasks/${id}/cancel`)).json.status, 'cancelled');
			hold.open();
			await arrival.ended;
			await pass();
			assert.equal((await read(id)).status, 'cancelled');
		});

		test('of a task that has ended is a conflict', async () => {
			const { id } = await api.task({ target: receiver.url('/cancel-late') });
			await reaches(id, 'completed');
			assertProblem(await api.post(`/v1/tasks/${id}/cancel`), { status: 409 });
			assert.equal((await read(id)).status, 'completed');
		});
	});

	describe('retry', () => {
		const revive = async (id) => {
			const answer = await api.post(`/v1/tasks/${id}/retry`);
			assert.equal(answer.status, 200, answer.text);
			assert.equal(answer.json.id, id);
			assert.ok(['queued', 'processing'].includes(answer.json.status), answer.json.status);
		};

		test('revives a failed task, and its attempts go on counting', async () => {
			const target = receiver.answer('/revive', 500, 500, 200);
			const { id } = await api.task({ target, retry: { ...AT_ONCE_AGAIN, max_retries: 1 } });
			await reaches(id, 'failed');
			await revive(id);
			await reaches(id, 'completed');
			const numbers = receiver.at('/revive').map(({ headers }) => headers['belfry-attempt']);
			assert.deepEqual(numbers, ['1', '2', '3']);
			assert.deepEqual((await attempts(id)).map(({ number, status }) => [number, status]),
				[[1, 'failed'], [2, 'failed'], [3, 'succeeded']]);
		});

		test('gives a revived task its retries anew', async () => {
			const target = receiver.answer('/revive-anew', 500, 500, 500, 200);
			const { id } = await api.task({ target, retry: { ...AT_ONCE_AGAIN, max_retries: 1 } });
			await reaches(id, 'failed');
			await revive(id);
			await reaches(id, 'completed');
			assert.equal(receiver.at('/revive-anew').length, 4);
		});

		test('revives a cancelled task now', async () => {
			const { id } = await pending({ target: receiver.url('/revive-cancelled') });
			await api.post(`/v1/tasks/${id}/cancel`);
			await revive(id);
			await receiver.arrival('/revive-cancelled');
			await reaches(id, 'completed');
		});

		test('revives an expired task', async () => {
			const target = receiver.answer('/revive-expired', 503, 200);
			const { id } = await api.task({ target, expires_after: iso(Date.now() + 400), retry: MUCH_LATER });
			await reaches(id, 'expired');
			await revive(id);
			await receiver.arrival('/revive-expired', 2);
			await reaches(id, 'completed');
		});

		test('of a task that is done or under way is a conflict', async () => {
			const { id } = await api.task({ target: receiver.url('/revive-done') });
			await reaches(id, 'completed');
			assertProblem(await api.post(`/v1/tasks/${id}/retry`), { status: 409 });
			assertProblem(await api.post(`/v1/tasks/${(await pending()).id}/retry`), { status: 409 });
		});
	});

	describe('attempts', () => {
		test('tell what happened at each try', async () => {
			const before = Date.now();
			const target = receiver.answer('/attempts', { status: 500, body: 'oh no' }, { status: 201, body: '{"ok":true}' });
			const { id } = await api.task({ target, retry: AT_ONCE_AGAIN });
			await reaches(id, 'completed');
			const [first, second, ...none] = await attempts(id);
			assert.equal(none.length, 0);
			assert.deepEqual([first.number, first.status, first.http_status, first.response_body], [1, 'failed', 500, 'oh no']);
			assert.deepEqual([second.number, second.status, second.http_status, second.response_body],
				[2, 'succeeded', 201, '{"ok":true}']);
			assert.equal(typeof first.error, 'string');
			assert.ok(second.error === null || second.error === '');
			for (const { started_at: start, finished_at: finish, duration_ms: ms } of [first, second]) {
				assert.match(start, INSTANT);
				assert.match(finish, INSTANT);
				assert.ok(Date.parse(start) >= before - 1000 && Date.parse(finish) >= Date.parse(start));
				assert.ok(ms >= 0 && ms < 5000 * SLOW);
			}
		});

		test('are none before the first', async () => {
			assert.deepEqual(await attempts((await pending()).id), []);
		});

		test('hold the first 64 KiB of a long answer', async () => {
			const body = 'x'.repeat(200 * 1024);
			const { id } = await api.task({ target: receiver.answer('/long', { body }) });
			await reaches(id, 'completed');
			const [{ response_body: kept }] = await attempts(id);
			assert.equal(kept, body.slice(0, 64 * 1024));
		});

		test('tell that nobody listened', async () => {
			const nobody = await Receiver.open();
			const target = nobody.url('/');
			await nobody.close();
			const { id } = await api.task({ target, retry: ONCE });
			await reaches(id, 'failed');
			const [only] = await attempts(id);
			assert.equal(only.status, 'failed');
			assert.ok(only.http_status === null || only.http_status === 0);
			assert.ok(only.error.length > 0);
		});

		test('that a crash cut off are interrupted, use up no retry and are made again at once', async () => {
			const hold = gate();
			const target = receiver.answer('/interrupted', { hold }, 200);
			const { id } = await api.task({ target, retry: ONCE });
			await receiver.arrival('/interrupted');
			await server.restart();
			const again = await receiver.arrival('/interrupted', 2);
			hold.open();
			assert.equal(again.headers['belfry-attempt'], '2');
			assert.equal(again.headers['belfry-task-id'], id);
			await reaches(id, 'completed');
			assert.deepEqual((await attempts(id)).map(({ number, status }) => [number, status]),
				[[1, 'interrupted'], [2, 'succeeded']]);
		});
	});
});
