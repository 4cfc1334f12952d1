// The ledger's proof, from outside: it holds on a server that lives, and a row that somebody breaks is found.
// docs/semantics.md, "The ledger"

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';

import { belfry } from '../helpers/run.mjs';
import { house } from '../helpers/server.mjs';
import { assertProblem } from '../helpers/shape.mjs';
import { until } from '../helpers/wait.mjs';

const sql = (server, statement) => execFileSync('sqlite3', ['-cmd', '.timeout 5000', server.database, statement], { encoding: 'utf8' });

async function everySecond(api, receiver, path) {
	const { id } = await api.schedule({ cron: '* * * * * *', timezone: 'UTC', create_ahead_seconds: 0,
		task_template: { target: receiver.url(path), retry: { max_retries: 0 } } });
	await until(() => receiver.at(path).length >= 3, 10000, 'three deliveries');
	return id;
}

test('an audit proves what happened and finds what is broken', async (t) => {
	const { server, api, receiver } = await house(t);
	const id = await everySecond(api, receiver, '/a');
	const other = await everySecond(api, receiver, '/b');
	const cli = (...args) => belfry(['audit', ...args], { env: { BELFRY_URL: server.url } });
	await api.post(`/v1/schedules/${id}/pause`);

	const whole = await api.read('/v1/audit');
	assert.equal(whole.ok, true, JSON.stringify(whole));
	assert.equal(whole.schedules.length, 2);
	for (const one of whole.schedules) {
		assert.equal(one.status, 'proved');
		assert.ok(one.tasks >= 3 && one.occurrences === one.tasks + one.missed, JSON.stringify(one));
	}
	const proved = await cli();
	assert.equal(proved.code, 0, proved.stderr);
	assert.match(proved.stdout, /^proved: \d+ occurrences of 2 schedules/);

	// One task is lost from the middle.
	const lost = sql(server, "SELECT scheduled_for FROM task t JOIN schedule s ON s.key = t.schedule "
		+ `WHERE hex(s.id) = upper('${id.slice('schedule_'.length)}') ORDER BY scheduled_for LIMIT 1 OFFSET 1`).trim();
	sql(server, `DELETE FROM task WHERE scheduled_for = ${lost} AND schedule = (SELECT key FROM schedule WHERE hex(id) = upper('${id.slice(9)}'))`);
	const broken = await api.read(`/v1/audit?schedule_id=${id}`);
	assert.equal(broken.ok, false);
	assert.deepEqual(broken.schedules.map(({ status, fault }) => [status, fault.kind, Date.parse(fault.at)]), [['fault', 'hole', Number(lost)]]);
	const found = await cli();
	assert.equal(found.code, 1, found.stdout);
	assert.match(found.stdout, new RegExp(`${id}.*fault.*hole`));
	assert.ok(!found.stdout.includes(other));
	assert.match(found.stderr, /1 of 2 schedules/);
	assert.equal((await cli('--schedule', other)).code, 0);
	const json = await cli('--schedule', id, '-o', 'json');
	assert.equal(json.code, 1);
	assert.equal(JSON.parse(json.stdout).ok, false);

	// A span that leaves the fault out is whole.
	const later = new Date(Number(lost) + 1000).toISOString();
	assert.equal((await api.read(`/v1/audit?schedule_id=${id}&from=${later}`)).ok, true);
	assert.equal((await cli('--schedule', id, '--from', later)).code, 0);

	// A gap that counts wrong.
	const schedule = `(SELECT key FROM schedule WHERE hex(id) = upper('${other.slice(9)}'))`;
	await api.post(`/v1/schedules/${other}/pause`);
	sql(server, `DELETE FROM task WHERE schedule = ${schedule} AND scheduled_for = (SELECT max(scheduled_for) FROM task WHERE schedule = ${schedule});`
		+ `INSERT INTO gap SELECT ${schedule}, max(scheduled_for) + 1000, max(scheduled_for) + 1000, 7, 0, 0 FROM task WHERE schedule = ${schedule}`);
	assert.equal((await api.read(`/v1/audit?schedule_id=${other}`)).schedules[0].fault.kind, 'count');
});

test('what does not exist cannot be audited', async (t) => {
	const { server, api } = await house(t);
	assertProblem(await api.get('/v1/audit?schedule_id=schedule_0'), { status: 404 });
	assertProblem(await api.get('/v1/audit?from=yesterday'), { status: 400, field: 'from' });
	const done = await belfry(['audit', '--schedule', 'schedule_0'], { env: { BELFRY_URL: server.url } });
	assert.equal(done.code, 3);
	const none = await belfry(['audit'], { env: { BELFRY_URL: server.url } });
	assert.equal(none.code, 0, none.stderr);
});
