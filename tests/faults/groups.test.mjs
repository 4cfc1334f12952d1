// kill -9 amid fan-outs and batches: all of a fan-out or none, every member attempted, the counts exact, and
// who asked is told once. docs/semantics.md, "Groups of targets"; "Batches"

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { Receiver } from '../helpers/receiver.mjs';
import { Server } from '../helpers/server.mjs';
import { until } from '../helpers/wait.mjs';

const MEMBERS = 20;
const TASKS = 30;
const KILLS = 5;

let receiver;
let server;

before(async () => {
	receiver = await Receiver.open();
	server = await Server.start();
});
after(async () => {
	await receiver.close();
	await server.stop();
	server.discard();
});

test('a killed server loses no member and counts each end once', { timeout: 120000 }, async () => {
	const api = server.client();
	const urls = Array.from({ length: MEMBERS }, (_, i) => receiver.answer(`/member/${i}`, { status: 200, delay: 20 }));
	const done = receiver.answer('/done', 200);
	assert.equal((await api.post('/v1/url-groups', { name: 'all', urls })).status, 201);
	const made = await api.post('/v1/batches', {
		tasks: [...Array(TASKS).fill({ target: 'group:all', payload: { kept: 1 } }), { target: urls[0] }],
		notifications: { on_finish: done, on_success: done },
	});
	assert.equal(made.status, 201, made.text);
	for (let i = 1; i <= KILLS; i++) {
		await until(() => receiver.arrivals.length > i * 60, 20000, `${i * 60} arrivals`);
		await server.kill();
		await server.start();
	}
	const batch = await until(async () => {
		const now = await api.read(`/v1/batches/${made.json.id}`);
		return now.finished_at !== null && now;
	}, 60000, 'the end of the batch');
	assert.deepEqual([batch.status, batch.total, batch.completed, batch.pending], ['completed', TASKS + 1, TASKS + 1, 0]);
	const { tasks } = await api.read(`/v1/batches/${made.json.id}/tasks`);
	for (const parent of tasks.filter(({ target }) => target === 'group:all')) {
		assert.deepEqual(parent.group_info, { total: MEMBERS, pending: 0, completed: MEMBERS, failed: 0, cancelled: 0, expired: 0 });
		const { total, tasks: members } = await api.read(`/v1/tasks?parent_id=${parent.id}`);
		assert.equal(total, MEMBERS);
		assert.ok(members.every(({ status, payload }) => status === 'completed' && payload.kept === 1));
	}
	await receiver.answered('/done', 2);
	const notices = new Set(receiver.at('/done').map(({ headers }) => headers['belfry-task-id']));
	assert.equal(notices.size, 2, 'each is one task, however often it arrived');
});
