// tzdata that changes under a running server: a folder of zone files that the test rewrites, and SIGHUP, which
// asks the server to look at once.
// docs/semantics.md, "Zones that change"

import assert from 'node:assert/strict';
import { copyFileSync, cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { Server, removeFolder, temporaryFolder } from '../helpers/server.mjs';
import { until } from '../helpers/wait.mjs';

const SYSTEM = '/usr/share/zoneinfo';
const ZONES = ['Europe/Berlin', 'Asia/Tokyo'];

function zoneFolder(t) {
	const folder = temporaryFolder();
	t.after(() => removeFolder(folder));
	for (const zone of ZONES) {
		mkdirSync(join(folder, zone, '..'), { recursive: true });
		cpSync(join(SYSTEM, zone), join(folder, zone), { dereference: true });
	}
	mkdirSync(join(folder, 'Test'));
	copyFileSync(join(SYSTEM, 'Europe/Berlin'), join(folder, 'Test/City'));
	return folder;
}

test('next times follow the zone, errors are shown and heal', async (t) => {
	const folder = zoneFolder(t);
	const server = new Server({ env: { TZDIR: folder }, tolerate: ['schedule_broken'] });
	t.after(async () => {
		try {
			await server.stop();
		} finally {
			server.discard();
		}
	});
	await server.start();
	const api = server.client();
	const zone = join(folder, 'Test/City');
	const made = await api.post('/v1/schedules', { cron: '0 12 1 1 *', timezone: 'Test/City', start_at: '2031-01-01T00:00:00Z',
		task_template: { target: 'http://127.0.0.1:9/' } });
	assert.equal(made.status, 201, made.text);
	const { id } = made.json;
	const read = () => api.read(`/v1/schedules/${id}`);
	const becomes = (what, check) => until(async () => {
		process.kill(server.pid, 'SIGHUP');
		const schedule = await read();
		return check(schedule) && schedule;
	}, 10000, what);

	assert.equal(made.json.next_execution_at, '2031-01-01T11:00:00Z');
	assert.equal(made.json.error, null);

	rmSync(zone);
	copyFileSync(join(SYSTEM, 'Asia/Tokyo'), zone);
	await becomes('the new rules', (schedule) => schedule.next_execution_at === '2031-01-01T03:00:00Z');

	rmSync(zone);
	const broken = await becomes('the error', (schedule) => schedule.status === 'error');
	assert.match(broken.error.reason, /Test\/City/);
	assert.ok(Math.abs(Date.parse(broken.error.since) - Date.now()) < 60000);
	assert.equal(broken.next_execution_at, null);
	assert.equal(broken.enabled, true);
	assert.equal(broken.explain, null);
	const found = async (query) => (await api.read(`/v1/schedules?${query}`)).schedules.map((one) => one.id);
	assert.deepEqual(await found('status=error'), [id]);
	assert.deepEqual(await found('status=active'), []);
	assert.deepEqual(await found('enabled=true'), [id]);
	assert.deepEqual(await found(''), [id]);
	const { text } = await api.get('/metrics');
	assert.match(text, /^belfry_schedules_error 1$/m);

	copyFileSync(join(SYSTEM, 'Europe/Berlin'), zone);
	const healed = await becomes('the zone to be back', (schedule) => schedule.status === 'active');
	assert.equal(healed.error, null);
	assert.equal(healed.next_execution_at, '2031-01-01T11:00:00Z');

	// While it cannot be computed it can be renamed, paused and resumed; an edit of its rule wants a good zone.
	rmSync(zone);
	await becomes('the error again', (schedule) => schedule.status === 'error');
	assert.equal((await api.change(`/v1/schedules/${id}`, { name: 'renamed' })).status, 'error');
	assert.equal((await api.change(`/v1/schedules/${id}`, { enabled: false })).status, 'disabled');
	assert.equal((await api.change(`/v1/schedules/${id}`, { enabled: true })).status, 'error');
	assert.equal((await api.patch(`/v1/schedules/${id}`, { cron: '0 13 1 1 *' })).status, 400);
	const moved = await api.patch(`/v1/schedules/${id}`, { timezone: 'Europe/Berlin' });
	assert.equal(moved.json.status, 'active');
	assert.equal(moved.json.next_execution_at, '2031-01-01T11:00:00Z');
});
