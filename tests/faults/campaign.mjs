// Schedules that fire each second at a receiver that writes everything down, while the server is killed and
// started again at moments of chance. What must hold afterwards is told by `account`.

import assert from 'node:assert/strict';

import { Receiver } from '../helpers/receiver.mjs';
import { run } from '../helpers/run.mjs';
import { Server } from '../helpers/server.mjs';
import { SLOW, ceilSecond, isoSeconds, random, until, untilTime } from '../helpers/wait.mjs';

const SECOND = 1000;
const READY_MS = 1000;
const SETTLE_MS = 60000;

// Half of them with the row of the next slot made ahead of its time, as is the default.
const everySecond = (receiver, i) => ({
	cron: '* * * * * *',
	timezone: 'UTC',
	overlap: 'allow',
	catch_up: 'all',
	...(i % 2 === 0 ? {} : { create_ahead_seconds: 0 }),
	task_template: {
		target: receiver.url('/slot'),
		payload: { schedule: i },
		retry: { max_retries: 24, strategy: 'fixed', initial_seconds: 0.1, jitter: 0 },
	},
});

// Gives [{id, earliest, latest}]: the first slot lies between the two.
async function createSchedules(api, receiver, count) {
	const create = async (i) => {
		const earliest = ceilSecond(Date.now());
		const { id } = await api.schedule(everySecond(receiver, i));
		return { id, earliest, latest: ceilSecond(Date.now()) };
	};
	const made = [];
	for (let i = 0; i < count; i += 50)
		made.push(...await Promise.all(Array.from({ length: Math.min(50, count - i) }, (_, j) => create(i + j))));
	return made;
}

async function readyAfter(server) {
	await server.listening();
	const api = server.client();
	await until(async () => (await api.get('/health/ready')).status === 200, 5000, 'the server to be ready');
	return Date.now() - server.spawnedAt;
}

async function dieAndRise(server) {
	await server.kill();
	server.spawn();
}

// The server's next life: one in four ends before it is ready, the others after a number of deliveries.
async function live(server, receiver, { chance, count, readies }) {
	await dieAndRise(server);
	if (chance() < 0.25) {
		await untilTime(server.spawnedAt + Math.floor(chance() * 250), 'the moment of an early death');
	} else {
		readies.push(await readyAfter(server));
		const enough = receiver.arrivals.length + 1 + Math.floor(chance() * 1.5 * count);
		await until(() => receiver.arrivals.length >= enough, 20000, 'deliveries before the next death');
	}
}

// All of a schedule's slots up to `end` are tasks that are completed.
async function settled(api, { id, latest }, end) {
	const expected = (end - latest) / SECOND + 1;
	const { total } = await api.read(`/v1/schedules/${id}/tasks?status=completed&limit=1`);
	return total >= expected;
}

async function settle(api, schedules, end) {
	for (const schedule of schedules)
		await until(() => settled(api, schedule, end), SETTLE_MS, `${schedule.id} to have all its slots completed`);
}

export async function campaign({ schedules: count, kills, seed, report }) {
	const chance = random(seed);
	const readies = [];
	const receiver = await Receiver.open();
	const server = await Server.start();
	try {
		const schedules = await createSchedules(server.client(), receiver, count);
		await receiver.arrival('/slot');
		for (let i = 1; i < kills; i += 1) await live(server, receiver, { chance, count, readies });
		await dieAndRise(server);
		readies.push(await readyAfter(server));
		const end = ceilSecond(Date.now()) + SECOND;
		await untilTime(end, 'the last slot');
		const api = server.client();
		await settle(api, schedules, end);
		await account(api, receiver, schedules, end);
		report(`${count} schedules, ${kills} kills, ${receiver.arrivals.length} deliveries, ready within ${Math.max(...readies)} ms`);
		await server.kill();
		await assertIntact(server.database);
		for (const ms of readies) assert.ok(ms < READY_MS * SLOW, `ready after ${ms} ms`);
	} finally {
		await receiver.close();
		server.discard();
	}
}

// No slot lost, no row doubled, each delivered at least once, none early.
async function account(api, receiver, schedules, end) {
	const deliveries = new Map(schedules.map(({ id }) => [id, new Map()]));
	for (const { at, headers } of receiver.arrivals) {
		const slot = Date.parse(headers['belfry-scheduled-for']);
		assert.ok(at >= slot, `${headers['belfry-task-id']} came ${slot - at} ms early`);
		const bySlot = deliveries.get(headers['belfry-schedule-id']);
		bySlot.set(slot, (bySlot.get(slot) ?? new Set()).add(headers['belfry-task-id']));
	}
	for (const schedule of schedules) await accountOne(api, schedule, deliveries.get(schedule.id), end);
}

async function accountOne(api, { id, earliest, latest }, delivered, end) {
	const tasks = await api.all(`/v1/schedules/${id}/tasks`, 'tasks');
	const bySlot = new Map();
	for (const task of tasks) {
		const slot = Date.parse(task.scheduled_for);
		assert.ok(!bySlot.has(slot), `${id} has ${task.scheduled_for} twice`);
		bySlot.set(slot, task);
	}
	const first = Math.min(...bySlot.keys());
	assert.ok(first >= earliest && first <= latest, `${id} begins at ${isoSeconds(first)}`);
	for (let slot = first; slot <= end; slot += SECOND) {
		const task = bySlot.get(slot);
		assert.ok(task, `${id} has lost ${isoSeconds(slot)}`);
		assert.equal(task.status, 'completed', `${task.id} for ${task.scheduled_for}`);
		assert.deepEqual([...(delivered.get(slot) ?? [])], [task.id], `${id} for ${task.scheduled_for}`);
	}
}

export async function assertIntact(database) {
	const { stdout, stderr } = await run('sqlite3', [database, 'pragma integrity_check; pragma foreign_key_check;']);
	assert.equal(stdout.trim(), 'ok', stderr);
}
