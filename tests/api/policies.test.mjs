// How schedules fire: what happens to a slot whose predecessor still runs, to slots that nobody was there
// for, to slots outside the window or during a pause. After each story the ledger must be whole.
// docs/semantics.md, "Overlap"
// docs/semantics.md, "Catch-up"
// docs/semantics.md, "Rows made ahead"
// docs/semantics.md, "Edits"

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { assertLedger, ledger } from '../helpers/ledger.mjs';
import { Receiver, peak } from '../helpers/receiver.mjs';
import { Server, house } from '../helpers/server.mjs';
import { SLOW, ceilSecond, gate, isoSeconds, until, untilTime } from '../helpers/wait.mjs';

const SECOND = 1000;
const ONCE = { max_retries: 0 };
const LATE_MS = 2000;

const slotOf = (arrival) => Date.parse(arrival.headers['belfry-scheduled-for']);
const slotsAt = (receiver, path) => receiver.at(path).map(slotOf);
const inside = (from, to) => (slot) => slot > from && slot < to;

// A schedule that fires each second at the path, and from when on its slots are surely its own.
async function everySecond(api, receiver, path, fields = {}) {
	const { task_template: template, ...others } = fields;
	const schedule = await api.schedule({
		cron: '* * * * * *',
		timezone: 'UTC',
		create_ahead_seconds: 0,
		task_template: { target: receiver.url(path), retry: ONCE, ...template },
		...others,
	});
	return { schedule, since: ceilSecond(Date.now()) };
}

// The first arrival at the path whose slot is later than the instant.
const arrivalAfter = (receiver, path, instant, ms = 8000) =>
	until(() => receiver.at(path).find((arrival) => slotOf(arrival) > instant), ms, `${path} after ${isoSeconds(instant)}`);

const record = (api, { schedule, since }) => ledger(api, schedule, since, Math.floor(Date.now() / SECOND) * SECOND);

const gapOf = (api, one, reason, count) => until(async () =>
	(await record(api, one)).gaps.find((gap) => gap.reason === reason && gap.count >= count),
8000, `a gap of ${count} for ${reason}`);

// Holds the record to the cron expression up to the path's last slot that was delivered.
const assertWhole = (api, receiver, path, { schedule, since }) =>
	assertLedger(api, schedule, since, Math.max(since, ...slotsAt(receiver, path)));

function assertOnTime(arrivals) {
	for (const arrival of arrivals) {
		const late = arrival.at - slotOf(arrival);
		assert.ok(late >= 0 && late < LATE_MS * SLOW, `${late} ms late`);
	}
}

const assertUnique = (slots) => assert.equal(new Set(slots).size, slots.length, slots.map(isoSeconds).join(' '));

describe('while the server runs', { concurrency: 16 }, () => {
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

	const tasks = (schedule, query = '') => api.read(`/v1/schedules/${schedule.id}/tasks?limit=1000${query}`).then((list) => list.tasks);
	const edit = (schedule, fields) => api.change(`/v1/schedules/${schedule.id}`, fields);

	test('every slot of a prompt target is delivered on time, with all the defaults', async () => {
		const schedule = await api.schedule({ cron: '* * * * * *', timezone: 'UTC', task_template: { target: receiver.url('/defaults') } });
		const one = { schedule, since: ceilSecond(Date.now()) };
		await receiver.arrival('/defaults', 5);
		const slots = slotsAt(receiver, '/defaults');
		slots.slice(1).forEach((slot, i) => assert.equal(slot - slots[i], SECOND));
		assertOnTime(receiver.at('/defaults'));
		assert.deepEqual((await assertWhole(api, receiver, '/defaults', one)).gaps, []);
		const { execution_count: count, last_execution_at: last } = await api.read(`/v1/schedules/${schedule.id}`);
		assert.ok(count >= 5);
		assert.ok(Date.parse(last) >= slots[4], 'the slot, not the moment');
		assert.match(last, /:\d\dZ$/);
	});

	describe('overlap', { concurrency: true }, () => {
		test('skip: no slot becomes a task while the earlier one runs', async () => {
			const hold = gate();
			receiver.answer('/skip', { hold }, 200);
			const one = await everySecond(api, receiver, '/skip', { overlap: 'skip' });
			await gapOf(api, one, 'overlap', 2);
			assert.equal(receiver.at('/skip').length, 1);
			hold.open();
			await receiver.arrival('/skip', 3);
			assert.equal(peak(receiver.at('/skip')), 1);
			await assertWhole(api, receiver, '/skip', one);
		});

		test('skip: nor while it waits for a retry', async () => {
			receiver.answer('/skip-retry', 500, 200);
			const retry = { max_retries: 1, strategy: 'fixed', initial_seconds: 2.5, jitter: 0 };
			const one = await everySecond(api, receiver, '/skip-retry', { overlap: 'skip', task_template: { retry } });
			await receiver.arrival('/skip-retry', 3);
			const [first, second, third] = slotsAt(receiver, '/skip-retry');
			assert.equal(second, first, 'the retry is the second to come');
			assert.ok(third >= first + 3 * SECOND, `${third - first}`);
			const { gaps } = await assertWhole(api, receiver, '/skip-retry', one);
			assert.ok(gaps.some(({ reason }) => reason === 'overlap'));
		});

		test('allow: each slot has its task, whatever else runs', async () => {
			const hold = gate();
			receiver.answer('/allow', { hold });
			const one = await everySecond(api, receiver, '/allow', { overlap: 'allow' });
			await receiver.arrival('/allow', 3);
			assert.equal(peak(receiver.at('/allow')), receiver.at('/allow').length);
			assertOnTime(receiver.at('/allow'));
			hold.open();
			assert.deepEqual((await assertWhole(api, receiver, '/allow', one)).gaps, []);
		});

		test('buffer_one: one waits and runs right after, the others are gaps', async () => {
			const hold = gate();
			receiver.answer('/buffer', { hold }, 200);
			const one = await everySecond(api, receiver, '/buffer', { overlap: 'buffer_one' });
			const gap = await gapOf(api, one, 'overlap', 2);
			const waiting = (await tasks(one.schedule)).filter(({ status }) => status === 'queued' || status === 'scheduled');
			assert.equal(waiting.length, 1, JSON.stringify(waiting));
			assert.equal(receiver.at('/buffer').length, 1);
			hold.open();
			const second = await receiver.arrival('/buffer', 2);
			assert.equal(slotOf(second), slotOf(receiver.at('/buffer')[0]) + SECOND);
			assert.ok(slotOf(second) < Date.parse(gap.from));
			await receiver.arrival('/buffer', 4);
			assert.equal(peak(receiver.at('/buffer')), 1);
			await assertWhole(api, receiver, '/buffer', one);
		});

		test('cancel_previous: the new slot ends the earlier one', async () => {
			receiver.answer('/previous', { hang: true }, 200);
			const one = await everySecond(api, receiver, '/previous', { overlap: 'cancel_previous' });
			const first = await receiver.arrival('/previous');
			await receiver.arrival('/previous', 2);
			await first.ended;
			assert.equal(first.answered, false, 'the server hung up');
			await until(async () => (await api.read(`/v1/tasks/${first.headers['belfry-task-id']}`)).status === 'cancelled',
				3000, 'the first is cancelled');
			await receiver.arrival('/previous', 3);
			assert.deepEqual((await assertWhole(api, receiver, '/previous', one)).gaps, []);
		});
	});

	describe('create_ahead_seconds', { concurrency: true }, () => {
		const ahead = async (fields) => {
			const schedule = await api.schedule({ cron: '* * * * *', timezone: 'UTC', task_template: { target: receiver.url('/ahead') }, ...fields });
			return { schedule, rows: () => tasks(schedule) };
		};

		test('makes the row of the next slot, and no more than one', async () => {
			const without = await ahead({ create_ahead_seconds: 0 });
			const { schedule, rows } = await ahead({ create_ahead_seconds: 600 });
			await until(async () => (await rows()).length > 0, 3000, 'a row');
			const future = (await rows()).filter((task) => Date.parse(task.scheduled_for) > Date.now());
			assert.equal(future.length, 1);
			assert.equal(future[0].status, 'scheduled');
			assert.ok(Date.parse(future[0].created_at) < Date.parse(future[0].scheduled_for));
			const early = (await without.rows()).filter((task) => Date.parse(task.scheduled_for) > Date.now());
			assert.deepEqual(early, []);
			assert.equal((await api.read(`/v1/schedules/${schedule.id}`)).enabled, true);
		});

		test('makes none for a slot that is further away', async () => {
			const near = await ahead({});
			const far = await ahead({ cron: '0 0 1 1 *', start_at: isoSeconds(Date.now() + 86400000) });
			await until(async () => (await near.rows()).length > 0, 3000, 'the row of the near one');
			assert.deepEqual(await far.rows(), []);
		});

		test('brings no slot forward', async () => {
			await everySecond(api, receiver, '/ahead-on-time', { create_ahead_seconds: 300 });
			await receiver.arrival('/ahead-on-time', 4);
			assertOnTime(receiver.at('/ahead-on-time'));
			assertUnique(slotsAt(receiver, '/ahead-on-time'));
		});
	});

	test('jitter_seconds spreads the starts after the slot, within its bound', async () => {
		const paths = Array.from({ length: 20 }, (_, i) => `/jitter/${i}`);
		await Promise.all(paths.map((path) => everySecond(api, receiver, path, { overlap: 'allow', jitter_seconds: 2 })));
		await Promise.all(paths.map((path) => receiver.arrival(path, 2)));
		const late = paths.flatMap((path) => receiver.at(path).map((arrival) => arrival.at - slotOf(arrival)));
		for (const ms of late) assert.ok(ms >= 0 && ms < 2000 + LATE_MS * SLOW, `${ms} ms`);
		assert.ok(Math.max(...late) - Math.min(...late) > 500, 'they are spread');
	});

	test('max_runs ends a schedule', async () => {
		const other = await everySecond(api, receiver, '/max-runs-other');
		const { schedule } = await everySecond(api, receiver, '/max-runs', { max_runs: 2 });
		const { at } = await receiver.arrival('/max-runs', 2);
		await arrivalAfter(receiver, '/max-runs-other', at + 2 * SECOND);
		assert.equal(receiver.at('/max-runs').length, 2);
		const stored = await api.read(`/v1/schedules/${schedule.id}`);
		assert.equal(stored.execution_count, 2);
		assert.equal(stored.next_execution_at, null);
		assert.equal((await tasks(schedule)).length, 2);
		assert.ok(other.schedule);
	});

	test('start_at and end_at are within the window', async () => {
		await everySecond(api, receiver, '/window-other');
		const start = ceilSecond(Date.now()) + 2 * SECOND;
		const end = start + 2 * SECOND;
		const { schedule } = await everySecond(api, receiver, '/window', { start_at: isoSeconds(start), end_at: isoSeconds(end) });
		assert.equal(schedule.next_execution_at, isoSeconds(start));
		await arrivalAfter(receiver, '/window-other', end + SECOND);
		await receiver.arrival('/window', 3);
		assert.deepEqual(slotsAt(receiver, '/window'), [start, start + SECOND, end]);
		assert.equal((await api.read(`/v1/schedules/${schedule.id}`)).next_execution_at, null);
		await assertLedger(api, schedule, start, end);
	});

	test('a start_at in the past makes nothing up', async () => {
		const before = Date.now();
		await everySecond(api, receiver, '/past-start', { start_at: isoSeconds(before - 3600000) });
		await receiver.arrival('/past-start', 2);
		for (const slot of slotsAt(receiver, '/past-start')) assert.ok(slot > before, isoSeconds(slot));
	});

	test('a pause is a gap on record, and is not caught up', async () => {
		await everySecond(api, receiver, '/pause-other');
		const one = await everySecond(api, receiver, '/pause', { catch_up: 'all' });
		await receiver.arrival('/pause');
		await edit(one.schedule, { enabled: false });
		const paused = Date.now();
		const stored = await api.read(`/v1/schedules/${one.schedule.id}`);
		assert.deepEqual([stored.status, stored.enabled, stored.next_execution_at], ['disabled', false, null]);
		await arrivalAfter(receiver, '/pause-other', ceilSecond(paused) + 2 * SECOND);
		const resumed = Date.now();
		await edit(one.schedule, { enabled: true });
		await arrivalAfter(receiver, '/pause', ceilSecond(Date.now()));
		assert.deepEqual(slotsAt(receiver, '/pause').filter(inside(paused, resumed)), []);
		const { gaps } = await assertWhole(api, receiver, '/pause', one);
		const { count, from, to } = gaps.find(({ reason }) => reason === 'paused');
		assert.ok(count >= 2);
		assert.ok(Date.parse(from) <= ceilSecond(paused) && Date.parse(to) > resumed - 1100);
	});

	test('a schedule made disabled fires once it is enabled', async () => {
		const { schedule } = await everySecond(api, receiver, '/enabled-later', { enabled: false });
		assert.equal(schedule.next_execution_at, null);
		const before = Date.now();
		await edit(schedule, { enabled: true });
		await receiver.arrival('/enabled-later', 2);
		for (const slot of slotsAt(receiver, '/enabled-later')) assert.ok(slot > before, isoSeconds(slot));
	});

	describe('an edit never fires', { concurrency: true }, () => {
		test('a new cron counts from the edit', async () => {
			await everySecond(api, receiver, '/edit-other');
			const { schedule } = await everySecond(api, receiver, '/edit', { cron: '0 0 0 1 1 *' });
			await receiver.arrival('/edit-other');
			const before = Date.now();
			await edit(schedule, { cron: '* * * * * *' });
			await receiver.arrival('/edit', 2);
			await edit(schedule, { cron: '0 0 0 1 1 *' });
			const end = Date.now();
			await arrivalAfter(receiver, '/edit-other', end + 2 * SECOND);
			const slots = slotsAt(receiver, '/edit');
			for (const slot of slots) assert.ok(slot > before && slot <= end, isoSeconds(slot));
			assertUnique(slots);
		});

		test('nor does it double or lose a slot, however often it comes', async () => {
			const one = await everySecond(api, receiver, '/edits', { create_ahead_seconds: 300 });
			for (let i = 0; receiver.at('/edits').length < 4; i += 1)
				await edit(one.schedule, { name: `name ${i}`, overlap: i % 2 === 0 ? 'allow' : 'skip' });
			assertUnique(slotsAt(receiver, '/edits'));
			const { gaps } = await assertWhole(api, receiver, '/edits', one);
			assert.deepEqual(gaps, []);
		});

		test('a change of the zone moves later slots alone', async () => {
			const one = await everySecond(api, receiver, '/edit-zone', { timezone: 'Asia/Tokyo' });
			await receiver.arrival('/edit-zone');
			await edit(one.schedule, { timezone: 'America/New_York' });
			await receiver.arrival('/edit-zone', 3);
			assertUnique(slotsAt(receiver, '/edit-zone'));
			await assertWhole(api, receiver, '/edit-zone', one);
		});

		test('a change of the template counts for later tasks alone', async () => {
			const hold = gate();
			receiver.answer('/edit-template', { hold });
			const { schedule } = await everySecond(api, receiver, '/edit-template', { task_template: { payload: 'old' } });
			const first = await receiver.arrival('/edit-template');
			await edit(schedule, { task_template: { target: receiver.url('/edit-template'), payload: 'new', retry: ONCE } });
			hold.open();
			await receiver.arrival('/edit-template', 3);
			const bodies = receiver.at('/edit-template').map(({ body }) => body.toString());
			assert.equal(bodies[0], '"old"');
			assert.equal(bodies[2], '"new"');
			const { payload } = await api.read(`/v1/tasks/${first.headers['belfry-task-id']}`);
			assert.equal(payload, 'old');
		});
	});

	test('a deleted schedule fires no more', async () => {
		await everySecond(api, receiver, '/delete-other');
		const { schedule } = await everySecond(api, receiver, '/delete');
		await receiver.arrival('/delete');
		await api.delete(`/v1/schedules/${schedule.id}`);
		const deleted = Date.now();
		await arrivalAfter(receiver, '/delete-other', deleted + 2 * SECOND);
		assert.deepEqual(slotsAt(receiver, '/delete').filter((slot) => slot > deleted), []);
	});

	test('expires_after_seconds ends a task that was not done in time', async () => {
		receiver.answer('/expires', 500);
		const retry = { max_retries: 5, strategy: 'fixed', initial_seconds: 600, jitter: 0 };
		const one = await everySecond(api, receiver, '/expires', { task_template: { retry, expires_after_seconds: 1 } });
		const first = await receiver.arrival('/expires');
		await until(async () => (await api.read(`/v1/tasks/${first.headers['belfry-task-id']}`)).status === 'expired', 5000, 'it expired');
		await receiver.arrival('/expires', 2);
		await assertWhole(api, receiver, '/expires', one);
	});
});

describe('after an outage', { concurrency: 4 }, () => {
	// Five schedules, one outage of about four seconds that ends shortly after a second began.
	test('catch-up makes of the missed slots what the policy says', async (t) => {
		const { server, api, receiver } = await house(t);
		const policies = {
			'/all': { catch_up: 'all' },
			'/all-allow': { catch_up: 'all', overlap: 'allow' },
			'/latest': { catch_up: 'latest' },
			'/none': { catch_up: 'none' },
			'/window': { catch_up: 'all', catch_up_window_seconds: 2 },
		};
		const paths = Object.keys(policies);
		for (const path of paths) receiver.answer(path, { status: 200, delay: 20 });
		const made = Object.fromEntries(await Promise.all(paths.map(async (path) =>
			[path, await everySecond(api, receiver, path, policies[path])])));
		await Promise.all(paths.map((path) => receiver.arrival(path)));

		await server.kill();
		const down = Date.now();
		await untilTime(ceilSecond(down) + 4150, 'the end of the outage');
		const up = Date.now();
		await server.start();
		const ready = Date.now();
		await Promise.all(paths.map((path) => arrivalAfter(receiver, path, ceilSecond(ready) + SECOND)));

		const missed = [];
		for (let slot = ceilSecond(down); slot < up; slot += SECOND) missed.push(slot);
		assert.ok(missed.length >= 4);
		const ran = (path) => slotsAt(receiver, path).filter((slot) => missed.includes(slot));

		for (const path of ['/all', '/all-allow']) {
			assert.deepEqual(ran(path), missed, `${path}: all, in the order of their slots`);
			const caught = receiver.at(path).filter((arrival) => missed.includes(slotOf(arrival)));
			assert.equal(peak(caught), 1, `${path}: one after the other`);
		}
		assert.deepEqual(ran('/latest'), [missed.at(-1)]);
		// A last slot that is decided within a second is late, not missed.
		const surely = missed.filter((slot) => slot < up - SECOND);
		assert.deepEqual(ran('/none').filter((slot) => surely.includes(slot)), []);
		const old = missed.filter((slot) => slot < up - 2 * SECOND - 100);
		const young = missed.filter((slot) => slot > ready - 2 * SECOND);
		assert.deepEqual(ran('/window').filter((slot) => old.includes(slot)), []);
		assert.deepEqual(ran('/window').filter((slot) => young.includes(slot)), young);

		for (const path of paths) {
			const { gaps } = await assertWhole(api, receiver, path, made[path]);
			for (const gap of gaps) assert.ok(typeof gap.reason === 'string' && gap.reason.length > 0, JSON.stringify(gap));
			if (path !== '/none') continue;
			const rows = gaps.filter(({ from, to }) => Date.parse(to) >= surely[0] && Date.parse(from) <= surely.at(-1));
			assert.equal(rows.length, 1, `one row for one run of slots: ${JSON.stringify(rows)}`);
		}
	});

	test('a pause that spans it stays a pause', async (t) => {
		const { server, api, receiver } = await house(t);
		const one = await everySecond(api, receiver, '/paused', { catch_up: 'all' });
		await receiver.arrival('/paused');
		await api.change(`/v1/schedules/${one.schedule.id}`, { enabled: false });
		const paused = Date.now();
		await server.kill();
		await untilTime(ceilSecond(paused) + 2100, 'the end of the outage');
		await server.start();
		const resumed = Date.now();
		await api.change(`/v1/schedules/${one.schedule.id}`, { enabled: true });
		await arrivalAfter(receiver, '/paused', ceilSecond(Date.now()));
		assert.deepEqual(slotsAt(receiver, '/paused').filter(inside(paused, resumed)), []);
		const { gaps } = await assertWhole(api, receiver, '/paused', one);
		assert.ok(gaps.some(({ reason, count }) => reason === 'paused' && count >= 2), JSON.stringify(gaps));
	});

	test('the server-wide window is the default of the schedules', async (t) => {
		const { api } = await house(t, { args: ['--catch-up-window', '90s'] });
		const made = await api.schedule({ cron: '0 0 1 1 *', timezone: 'UTC', task_template: { target: 'https://example.com/' } });
		assert.equal(made.catch_up_window_seconds, 90);
	});
});
