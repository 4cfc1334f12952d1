// The wall clock as an enemy: it jumps an hour ahead and back while the server runs (libfaketime, whose offset is
// a file that the test rewrites). No occurrence is lost or doubled, and none is early by the server's own clock.
// docs/semantics.md, "Clock jumps"

import assert from 'node:assert/strict';
import { existsSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';

import { occurrences, ledger } from '../helpers/ledger.mjs';
import { Receiver } from '../helpers/receiver.mjs';
import { Server, temporaryFolder } from '../helpers/server.mjs';
import { ceilSecond, iso, isoSeconds, until } from '../helpers/wait.mjs';

const SECOND = 1000;
const HOUR = 3600 * SECOND;
const ONCE = { max_retries: 0 };
const LIBRARY = ['x86_64', 'aarch64'].map((arch) => `/usr/lib/${arch}-linux-gnu/faketime/libfaketimeMT.so.1`).find(existsSync);

// A thread of the server may have read the clock this long before its request arrives here.
const ON_THE_WAY_MS = 1000;

// A clock that the server believes in: real time and an offset.
class Clock {
	constructor() {
		this.folder = temporaryFolder();
		this.file = join(this.folder, 'offset');
		this.history = [];
		this.turn(0);
	}

	// By rename, so that no reader sees half of it.
	turn(seconds) {
		writeFileSync(`${this.file}.new`, `${seconds < 0 ? '' : '+'}${seconds}\n`);
		renameSync(`${this.file}.new`, this.file);
		this.offset = seconds * SECOND;
		this.history.push({ at: Date.now(), offset: this.offset });
	}

	now() {
		return Date.now() + this.offset;
	}

	// What the clock showed at most, at a real instant or shortly before.
	latest(at) {
		const from = this.history.filter((change, i) => {
			const next = this.history[i + 1];
			return change.at <= at && (next === undefined || next.at >= at - ON_THE_WAY_MS);
		});
		return at + Math.max(...from.map(({ offset }) => offset));
	}

	get environment() {
		return {
			LD_PRELOAD: LIBRARY,
			FAKETIME_TIMESTAMP_FILE: this.file,
			FAKETIME_NO_CACHE: '1',
			DONT_FAKE_MONOTONIC: '1',
		};
	}
}

const whyNot = () => {
	if (LIBRARY === undefined) return 'libfaketime is not installed (package faketime)';
	if (process.env.BELFRY_BUILD === 'asan' || process.env.BELFRY_BUILD === 'tsan') return 'a sanitizer must be the first library';
	return false;
};

const slotOf = (arrival) => Date.parse(arrival.headers['belfry-scheduled-for']);

describe('a wall clock that jumps', { skip: whyNot() }, () => {
	async function underClock(test) {
		const clock = new Clock();
		const receiver = await Receiver.open();
		const server = new Server({ env: clock.environment });
		try {
			await server.start();
			await test({ clock, server, receiver, api: server.client() });
			await receiver.close();
			await server.stop();
		} finally {
			await receiver.close();
			server.discard();
		}
	}

	const every = (api, receiver, path, fields) => api.schedule({
		timezone: 'UTC',
		create_ahead_seconds: 0,
		overlap: 'allow',
		catch_up_window_seconds: 2 * 3600,
		task_template: { target: receiver.url(path), retry: ONCE },
		...fields,
	});

	const after = (receiver, path, instant) => until(() => receiver.at(path).find((arrival) => slotOf(arrival) > instant),
		15000, `${path} after ${isoSeconds(instant)}`);

	function assertNeverEarly(receiver, clock) {
		for (const arrival of receiver.arrivals) {
			const slot = slotOf(arrival);
			if (Number.isNaN(slot)) continue; // made by hand
			const early = slot - clock.latest(arrival.at);
			assert.ok(early <= 0, `${arrival.path} ${isoSeconds(slot)} came at ${iso(arrival.at)}, ${early} ms early: ${JSON.stringify(clock.history)}`);
		}
	}

	// The record of from..to, held to the expression: each slot once.
	async function assertEachOnce(api, schedule, from, to) {
		const [expected, record] = await Promise.all([occurrences(schedule, from, to), ledger(api, schedule, from, to)]);
		const gaps = record.gaps.flatMap((gap) => expected.filter((slot) => slot >= Date.parse(gap.from) && slot <= Date.parse(gap.to)));
		const found = [...record.tasks.map((task) => Date.parse(task.scheduled_for)), ...gaps].sort((a, b) => a - b);
		assert.deepEqual(found.map(isoSeconds), expected.map(isoSeconds));
	}

	test('an hour ahead, back, and ahead again: each occurrence once, none early', () => underClock(async ({ clock, receiver, api }) => {
		const seconds = await every(api, receiver, '/latest', { cron: '* * * * * *', catch_up: 'latest' });
		const fives = await every(api, receiver, '/all', { cron: '*/5 * * * * *', catch_up: 'all' });
		const since = ceilSecond(clock.now());
		await receiver.arrival('/latest', 2);

		clock.turn(3600);
		const ahead = ceilSecond(clock.now());
		await after(receiver, '/latest', ahead + SECOND);
		const [lastMissed] = (await occurrences(fives, ahead - 6 * SECOND, ahead - SECOND)).slice(-1);
		await until(() => receiver.at('/all').some((arrival) => slotOf(arrival) === lastMissed), 30000, 'the end of the catch-up');

		// Back: the hour comes a second time. Its slots were decided already; a task by hand shows that time goes on.
		clock.turn(0);
		const back = Date.now();
		const count = receiver.at('/latest').length;
		await api.task({ target: receiver.url('/by-hand'), execute_after: 'PT2S' });
		const byHand = await receiver.arrival('/by-hand');
		assert.ok(byHand.at >= back + 2 * SECOND, 'the task by hand is not early');
		const again = receiver.at('/latest').slice(count).filter((arrival) => slotOf(arrival) <= ahead);
		assert.deepEqual(again.map(slotOf).map(isoSeconds), []);

		clock.turn(3600 + 30);
		const last = ceilSecond(clock.now());
		await after(receiver, '/latest', last + SECOND);
		await after(receiver, '/all', last);
		const end = Math.floor(last / SECOND) * SECOND;
		for (const [schedule, path] of [[seconds, '/latest'], [fives, '/all']]) {
			const slots = receiver.at(path).map(slotOf);
			assert.equal(new Set(slots).size, slots.length, `${path}: none twice`);
			await assertEachOnce(api, schedule, since, end);
		}
		assertNeverEarly(receiver, clock);
	}));

	test('back amid a catch-up: what is left of it waits until its time has come again', () => underClock(async ({ clock, receiver, api }) => {
		receiver.answer('/chain', { delay: 20 });
		const schedule = await every(api, receiver, '/chain', { cron: '*/10 * * * * *', catch_up: 'all' });
		const since = ceilSecond(clock.now());
		clock.turn(3600);
		const ahead = ceilSecond(clock.now());
		await receiver.arrival('/chain', 20);
		clock.turn(0);
		await api.task({ target: receiver.url('/by-hand'), execute_after: 'PT2S' });
		await receiver.arrival('/by-hand');
		assertNeverEarly(receiver, clock);
		clock.turn(3600);
		await until(async () => {
			const { total } = await api.read(`/v1/schedules/${schedule.id}/tasks?status=completed&limit=1`);
			return total >= 360;
		}, 60000, 'the rest of the catch-up');
		await assertEachOnce(api, schedule, since, ahead);
		assertNeverEarly(receiver, clock);
	}));

	test('ahead: a task that waits for its time comes as soon as the new clock says so, and not before', () => underClock(async ({ clock, receiver, api }) => {
		const due = clock.now() + HOUR;
		await api.task({ target: receiver.url('/waiting'), execute_after: iso(due) });
		clock.turn(3598);
		const { at } = await receiver.arrival('/waiting', 1, 15000);
		assert.ok(clock.latest(at) >= due, 'not early');
		assert.ok(clock.now() < due + 10 * SECOND, 'nor late');
	}));

	test('the seed, a month before its window: the next execution is the one that it prints', async () => {
		const server = new Server({ env: { LD_PRELOAD: LIBRARY, FAKETIME: '@2024-01-30 12:00:00', DONT_FAKE_MONOTONIC: '1' } });
		try {
			await server.start();
			const made = await server.client().schedule({
				cron: '0 9 * * *',
				timezone: 'America/New_York',
				start_at: '2024-03-01T00:00:00Z',
				end_at: '2024-12-31T23:59:59Z',
				task_template: { target: 'https://example.com/scheduled-job', payload: { key: 'value' } },
			});
			assert.equal(made.next_execution_at, '2024-03-01T14:00:00Z');
			assert.match(made.created_at, /^2024-01-30T12:00:\d\dZ$/);
			assert.equal(made.status, 'active');
			await server.stop();
		} finally {
			server.discard();
		}
	});
});
