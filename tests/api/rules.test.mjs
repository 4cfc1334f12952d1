// The rule of a schedule in each of its forms: kept as it was given, refused where it is none or two,
// explained, warned of, and shown with what clock changes do to it.
// docs/semantics.md, "Rules"

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { Server } from '../helpers/server.mjs';
import { assertProblem } from '../helpers/shape.mjs';

const template = { target: 'http://127.0.0.1:9/' };
const spring = '2027-03-27T12:00:00Z'; // Berlin's clocks go forward on 28 March 2027
const night = { cron: '30 2 * * *', timezone: 'Europe/Berlin' };

const CROWD = 500; // others at one instant, from which on a schedule is told of them

describe('rules', () => {
	let server;
	let api;

	before(async () => {
		server = await Server.start();
		api = server.client();
	});
	after(async () => {
		await server.stop();
		server.discard();
	});

	const create = (fields) => api.post('/v1/schedules', { timezone: 'UTC', task_template: template, ...fields });
	const created = async (fields) => {
		const answer = await create(fields);
		assert.equal(answer.status, 201, answer.text);
		return answer.json;
	};
	const tried = async (body) => {
		const answer = await api.post('/v1/schedules/preview', body);
		assert.equal(answer.status, 200, answer.text);
		return answer.json;
	};

	test('an interval is counted from its anchor and needs no zone', async () => {
		const rule = { every: 'PT90M', anchor: '2030-01-01T00:05:00+01:00' };
		const answer = await api.post('/v1/schedules', { ...rule, task_template: template, start_at: '2030-01-01T00:00:00Z' });
		assert.equal(answer.status, 201, answer.text);
		const { cron, every, anchor, timezone, min_interval_seconds: least, next_execution_at: next } = answer.json;
		assert.deepEqual({ cron, every, anchor, timezone, least, next },
			{ cron: null, ...rule, timezone: 'UTC', least: 5400, next: '2030-01-01T00:35:00Z' });
		assert.match(answer.json.explain, /^Every 1 hour 30 minutes/);
	});

	test('joined expressions come back as they were given', async () => {
		const cron = ['0 9 * * 1-5', '0 11 * * 0,6', '0 9 * * 1'];
		const schedule = await created({ cron });
		assert.deepEqual(schedule.cron, cron);
		assert.match(schedule.explain, /; and: /);
		const read = await api.read(`/v1/schedules/${schedule.id}`);
		assert.deepEqual(read.cron, cron);
		assert.equal(read.explain, schedule.explain);
		const listed = (await api.read('/v1/schedules?limit=1000')).schedules.find(({ id }) => id === schedule.id);
		assert.deepEqual(listed.cron, cron);
	});

	test('H is chosen by the id, and edits leave it alone', async () => {
		const schedule = await created({ cron: 'H H * * *' });
		assert.equal(schedule.cron, 'H H * * *');
		const first = schedule.next_execution_at;
		await api.patch(`/v1/schedules/${schedule.id}`, { cron: '0 0 1 1 *' });
		const again = await api.patch(`/v1/schedules/${schedule.id}`, { cron: 'H H * * *' });
		assert.equal(again.json.next_execution_at, first);
		const others = await Promise.all(Array.from({ length: 5 }, () => created({ cron: 'H H * * *' })));
		assert.ok(others.some((other) => other.next_execution_at.slice(11) !== first.slice(11)));
	});

	test('a rule of iCalendar comes back as it was given', async () => {
		const rule = { rrule: 'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1', dtstart: '20300101T170000', exdate: ['20300131T170000'] };
		const schedule = await created({ ...rule, timezone: 'America/New_York', start_at: '2030-01-01T00:00:00Z' });
		const { cron, rrule, dtstart, exdate } = await api.read(`/v1/schedules/${schedule.id}`);
		assert.deepEqual({ cron, rrule, dtstart, exdate }, { cron: null, ...rule });
		assert.equal(schedule.next_execution_at, '2030-02-28T22:00:00Z');
		assert.ok(schedule.explain.length > 10, schedule.explain);
		const { executions } = await api.read(`/v1/schedules/${schedule.id}/preview?limit=2&start_from=2030-03-01T00:00:00Z`);
		assert.deepEqual(executions.map((one) => one.scheduled_for), ['2030-03-29T21:00:00Z', '2030-04-30T21:00:00Z']);
	});

	test('a patch replaces the rule whole', async () => {
		const { id } = await created({ every: '2h', anchor: '2026-01-01T00:00:00Z' });
		const shorter = await api.patch(`/v1/schedules/${id}`, { every: '1h' });
		assert.equal(shorter.json.every, '1h');
		assert.ok(!('anchor' in shorter.json));
		const cron = await api.patch(`/v1/schedules/${id}`, { cron: '@daily' });
		assert.equal(cron.json.cron, '@daily');
		assert.ok(!('every' in cron.json));
	});

	for (const [what, fields, field, code] of [
		['both', { cron: '* * * * *', every: '90s' }, 'every', 'conflicting_fields'],
		['none', {}, 'cron', 'missing_field'],
		['an anchor without an interval', { cron: '* * * * *', anchor: '2026-01-01T00:00:00Z' }, 'anchor', 'conflicting_fields'],
		['too short an interval', { every: '500ms' }, 'every'],
		['an anchor that is no time', { every: '1h', anchor: 'noon' }, 'anchor', 'invalid_time'],
		['a rule that is none', { rrule: 'FREQ=SOMETIMES' }, 'rrule', 'invalid_rrule'],
		['a rule that counts from nowhere', { rrule: 'FREQ=DAILY;COUNT=3' }, 'dtstart', 'missing_field'],
		['a rule beside an expression', { rrule: 'FREQ=DAILY', cron: '@daily' }, 'rrule', 'conflicting_fields'],
		['nine expressions', { cron: Array(9).fill('@daily') }, 'cron', 'too_many_items'],
		['a bad second expression', { cron: ['@daily', '99 * * * *'] }, 'cron', 'invalid_cron'],
	]) {
		test(`${what}: refused`, async () => {
			assertProblem(await create(fields), { status: 400, field, code });
		});
	}

	test('an answer to a create warns, a get does not', async () => {
		const rare = await created({ cron: '0 0 30 2 *' });
		assert.ok(rare.warnings.some(({ code, detail }) => code === 'never_fires' && detail.length > 10), JSON.stringify(rare.warnings));
		assert.equal(rare.min_interval_seconds, null);
		assert.ok(!('warnings' in await api.read(`/v1/schedules/${rare.id}`)));
		assert.ok(!('warnings' in await created({ cron: '7 9 * * *' })));
	});

	const codes = ({ warnings }) => (warnings ?? []).map(({ code }) => code);

	test('a change of times warns as a create does', async () => {
		const { id } = await created({ cron: '7 9 * * *' });
		const path = `/v1/schedules/${id}`;
		assert.deepEqual(codes((await api.patch(path, { cron: '0 0 30 2 *' })).json), ['never_fires']);
		assert.deepEqual(codes((await api.patch(path, { name: 'other' })).json), []);
		assert.deepEqual(codes((await api.patch(path, { cron: night.cron, timezone: night.timezone })).json), ['gap', 'overlap']);
	});

	test('a window that is over is told of', async () => {
		const made = await created({ cron: '7 9 * * *', end_at: '2020-01-01T00:00:00Z' });
		assert.deepEqual(codes(made), ['window_over']);
		const path = `/v1/schedules/${made.id}`;
		assert.deepEqual(codes((await api.patch(path, { end_at: null })).json), []);
		assert.deepEqual(codes((await api.patch(path, { end_at: '2020-01-01T00:00:00Z' })).json), ['window_over']);
		assert.deepEqual(codes(await tried({ cron: '7 9 * * *', end_at: '2020-01-01T00:00:00Z' })), ['window_over']);
	});

	test('one of very many at the same instant is told to spread', async () => {
		const name = 'crowd';
		await api.post('/v1/tokens', { name, namespace: name, role: 'write' });
		const client = server.client({ headers: { 'belfry-namespace': name } });
		const yearly = { cron: '0 0 1 1 *', timezone: 'UTC', task_template: template };
		const one = (fields) => client.post('/v1/schedules', { ...yearly, ...fields });
		for (const { json } of await Promise.all(Array.from({ length: CROWD }, () => one({ jitter_seconds: 0 }))))
			assert.deepEqual(codes(json), []);
		const { json: last } = await one({});
		assert.deepEqual(codes(last), ['crowded']);
		assert.match(last.warnings[0].detail, /at least 500 others .* H .* jitter_seconds/);
		const patch = async (fields) => codes((await client.patch(`/v1/schedules/${last.id}`, fields)).json);
		assert.deepEqual(await patch({ jitter_seconds: 60 }), []);
		assert.deepEqual(await patch({ jitter_seconds: 0 }), ['crowded']);
		assert.deepEqual(await patch({ cron: 'H 0 1 1 *' }), []);
		assert.deepEqual(codes((await create({ ...yearly })).json), [], 'of another namespace');
	});

	test('null is a field that is not there, as an answer prints it', async () => {
		const { id, cron, every, anchor } = await created({ cron: null, every: '90s', anchor: '2026-01-01T00:00:00Z', rrule: null });
		assert.deepEqual([cron, every], [null, '90s']);
		const renamed = await api.patch(`/v1/schedules/${id}`, { cron, every, anchor, name: 'same' });
		assert.deepEqual([renamed.status, renamed.json.every, renamed.json.anchor], [200, every, anchor]);
		const alone = await api.patch(`/v1/schedules/${id}`, { cron: null });
		assertProblem(alone, { status: 400, field: 'cron' });
		assert.match(alone.json.detail, /one of cron, every and rrule is required/);
	});

	test('a preview says what a clock change does', async () => {
		const { id } = await created(night);
		const { executions } = await api.read(`/v1/schedules/${id}/preview?limit=2&start_from=${spring}`);
		assert.deepEqual(executions.map(({ scheduled_for: at, mark }) => [at, mark]),
			[['2027-03-28T01:00:00Z', 'moved_from_gap'], ['2027-03-29T00:30:00Z', 'normal']]);
		assert.match(executions[0].note, /^02:30 does not exist on 2027-03-28: fires at 03:00 instead$/);
		assert.ok(!('note' in executions[1]));
	});

	test('a preview shows what is left out, asked for or not', async () => {
		const { id } = await created({ ...night, dst: 'ocps14' });
		const path = `/v1/schedules/${id}/preview?limit=1&start_from=${spring}`;
		const asked = await api.read(path);
		assert.deepEqual(asked.executions.map((one) => one.scheduled_for), ['2027-03-29T00:30:00Z']);
		assert.equal(asked.dropped.length, 1);
		assert.equal(asked.dropped[0].mark, 'dropped');
		assert.match(asked.dropped[0].note, /02:30 does not exist on 2027-03-28: skipped/);
		assert.deepEqual(await api.read(`${path}&omissions=true`), asked, 'an old word, and harmless');
		const trial = await tried({ ...night, dst: 'ocps14', limit: 1, start_from: spring, omissions: true });
		assert.deepEqual([trial.executions, trial.dropped], [asked.executions, asked.dropped]);
	});

	test('a rule can be tried before it is stored', async () => {
		const before = (await api.read('/v1/schedules?limit=1')).total;
		const answer = await tried({ ...night, dst: 'instant', limit: 2, start_from: '2027-10-30T22:00:00Z' });
		assert.deepEqual(answer.executions.map(({ scheduled_for: at, mark }) => [at, mark]),
			[['2027-10-31T00:30:00Z', 'repeated_hour'], ['2027-10-31T01:30:00Z', 'repeated_hour']]);
		assert.equal(answer.cron, night.cron);
		assert.equal(answer.dst, 'instant');
		assert.equal(answer.explain, 'At 02:30 every day, Berlin time');
		assert.equal(answer.min_interval_seconds, 86400);
		assert.equal((await api.read('/v1/schedules?limit=1')).total, before);
	});

	test('a trial honours the window and warns', async () => {
		const answer = await tried({ cron: '30 2 * * *', timezone: 'Europe/Berlin', start_from: '2030-01-01', end_at: '2030-01-03T00:00:00Z' });
		assert.deepEqual(answer.executions.map((one) => one.scheduled_for), ['2030-01-01T01:30:00Z', '2030-01-02T01:30:00Z']);
		assert.ok(answer.warnings.length > 0, 'the missing hour is told of');
		assert.deepEqual((await tried({ every: '1d', limit: 1, start_from: '2030-01-01T00:00:01Z' })).executions.map((one) => one.scheduled_for),
			['2030-01-02T00:00:00Z']);
	});

	for (const [what, body, field] of [
		['no rule', { timezone: 'UTC' }, 'cron'],
		['a bad limit', { cron: '@daily', limit: 101 }, 'limit'],
		['an unknown field', { cron: '@daily', strat_from: '2030-01-01' }, 'strat_from'],
		['an unknown zone', { cron: '@daily', timezone: 'Mars/Olympus' }, 'timezone'],
		['a window upside down', { cron: '@daily', start_at: '2030-01-02T00:00:00Z', end_at: '2030-01-01T00:00:00Z' }, 'end_at'],
	]) {
		test(`a trial with ${what}: refused`, async () => {
			assertProblem(await api.post('/v1/schedules/preview', body), { status: 400, field });
		});
	}
});
