// docs/semantics.md, "Backfill": slots that became no task do after all, in order, and the ledger stays whole.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { peak } from '../helpers/receiver.mjs';
import { belfry } from '../helpers/run.mjs';
import { house } from '../helpers/server.mjs';
import { assertProblem } from '../helpers/shape.mjs';
import { ceilSecond, isoSeconds, until, untilTime } from '../helpers/wait.mjs';

const slotOf = (arrival) => Date.parse(arrival.headers['belfry-scheduled-for']);

const everySecond = (api, receiver, path, fields = {}) => api.schedule({ cron: '* * * * * *', timezone: 'UTC', catch_up: 'none',
	create_ahead_seconds: 0, task_template: { target: receiver.url(path), retry: { max_retries: 0 } }, ...fields });

test('what an outage has dropped is made, in order, one after the other', async (t) => {
	const { server, api, receiver } = await house(t);
	receiver.answer('/a', { status: 200, delay: 20 });
	const { id } = await everySecond(api, receiver, '/a');
	await receiver.arrival('/a');
	await server.kill();
	await untilTime(ceilSecond(Date.now()) + 4100, 'the end of the outage');
	await server.start();
	const back = Date.now();
	await until(() => receiver.at('/a').some((arrival) => slotOf(arrival) > back), 8000, 'a slot after the outage');
	await api.post(`/v1/schedules/${id}/pause`);
	const gap = (await api.read(`/v1/schedules/${id}/ledger`)).gaps.find(({ reason }) => reason === 'catch_up');
	assert.ok(gap.count >= 3, JSON.stringify(gap));
	const before = receiver.at('/a').length;
	const runs = (await api.read(`/v1/schedules/${id}`)).execution_count;

	// All but the gap's first slot.
	const from = isoSeconds(Date.parse(gap.from) + 1000);
	const cli = (...more) => belfry(['schedule', 'backfill', id, '--from', from, '--to', gap.to, ...more], { env: { BELFRY_URL: server.url } });
	const dry = await cli('--dry-run', '-o', 'json');
	assert.equal(dry.code, 0, dry.stderr);
	assert.deepEqual([JSON.parse(dry.stdout).count, JSON.parse(dry.stdout).slots[0]], [gap.count - 1, { scheduled_for: from, task_id: null }]);
	assert.equal((await api.read(`/v1/schedules/${id}`)).execution_count, runs, 'a dry run makes nothing');

	const done = await cli();
	assert.equal(done.code, 0, done.stderr);
	assert.match(done.stdout, new RegExp(`^${gap.count - 1} occurrences became tasks$`, 'm'));
	await until(() => receiver.at('/a').length === before + gap.count - 1, 8000, 'all of them');
	const arrivals = receiver.at('/a').slice(before);
	assert.deepEqual(arrivals.map(slotOf), arrivals.map((_, i) => Date.parse(from) + 1000 * i));
	assert.equal(peak(arrivals), 1);
	assert.equal((await api.read(`/v1/schedules/${id}`)).execution_count, runs + gap.count - 1);

	const audit = await api.read(`/v1/audit?schedule_id=${id}`);
	assert.equal(audit.ok, true, JSON.stringify(audit));
	const rest = (await api.read(`/v1/schedules/${id}/ledger?to=${gap.to}`)).gaps.filter(({ reason }) => reason === 'catch_up');
	assert.deepEqual(rest.map((one) => [one.from, one.to, one.count]), [[gap.from, gap.from, 1]]);
	const again = await api.post(`/v1/schedules/${id}/backfill`, { from, to: gap.to });
	assert.deepEqual([again.status, again.json.count, again.json.slots], [200, 0, []]);
});

test('what cannot be backfilled is refused', async (t) => {
	const { server, api, receiver } = await house(t);
	const { id } = await everySecond(api, receiver, '/b');
	const post = (body, of = id) => api.post(`/v1/schedules/${of}/backfill`, body);
	const span = { from: '2026-01-01T00:00:00Z', to: '2026-01-02T00:00:00Z' };

	assertProblem(await post(undefined), { status: 400 });
	assertProblem(await post({ from: span.from }), { status: 400, field: 'to' });
	assertProblem(await post({ to: span.to }), { status: 400, field: 'from' });
	assertProblem(await post({ from: span.to, to: span.from }), { status: 400, field: 'to' });
	assertProblem(await post({ ...span, from: 'yesterday' }), { status: 400, field: 'from' });
	assertProblem(await post({ ...span, dry_run: 'yes' }), { status: 400, field: 'dry_run' });
	assert.equal((await post(span)).json.count, 0, 'before it existed it had no slots');
	assertProblem(await post(span, 'schedule_0'), { status: 404 });
	await api.delete(`/v1/schedules/${id}`);
	assertProblem(await post(span), { status: 404 });
	const bare = await belfry(['schedule', 'backfill', id], { env: { BELFRY_URL: server.url } });
	assert.match(bare.stderr, /--from and --to are needed/);
	assert.notEqual(bare.code, 0);
});
