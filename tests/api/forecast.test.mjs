// What will happen in a span, without its happening: counts, piles, nights of clock changes, and how to spread.
// docs/semantics.md, "Forecast"

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { Server } from '../helpers/server.mjs';
import { assertProblem } from '../helpers/shape.mjs';
import { SLOW } from '../helpers/wait.mjs';

const MANY = 1000;
const PILE = 520;
const YEAR_MS = 1000; // for MANY schedules of every minute

describe('a forecast', () => {
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

	// Each test has a namespace of its own.
	const inside = async (name, schedules) => {
		await api.post('/v1/tokens', { name, namespace: name, role: 'write' });
		const client = server.client({ headers: { 'belfry-namespace': name } });
		const made = await Promise.all(schedules.map(async (fields) => {
			const answer = await client.post('/v1/schedules', { timezone: 'UTC', task_template: { target: 'http://127.0.0.1:9/a' }, ...fields });
			assert.equal(answer.status, 201, answer.text);
			return answer.json;
		}));
		return { client, made, forecast: (query) => client.read(`/v1/forecast?${query}`) };
	};

	test('counts the fires of each bucket', async () => {
		const { forecast } = await inside('counts', [{ cron: '*/20 * * * *' }, { every: '90m' }, { cron: '0 2 * * *' },
			{ cron: '* * * * *', enabled: false }, { cron: '0 3 * * *', start_at: '2031-01-01T03:00:01Z' }]);
		const day = await forecast('from=2031-01-01T00:00:00Z&to=2031-01-01T04:00:00Z');
		assert.equal(day.schedules, 4);
		assert.deepEqual(day.buckets.map(({ at, fires }) => [at.slice(11, 13), fires]), [['00', 4], ['01', 4], ['02', 4], ['03', 4]]);
		assert.equal(day.fires, 16);
		const minutes = await forecast('from=2031-01-01T02:00:00Z&to=2031-01-01T02:30:00Z&bucket=minute');
		assert.deepEqual(minutes.buckets.map(({ at, fires }) => [at, fires]), [['2031-01-01T02:00:00Z', 2], ['2031-01-01T02:20:00Z', 1]]);
	});

	test('shows where fires pile up, and how to spread them', async () => {
		const { forecast, made, client } = await inside('piles', [
			...Array.from({ length: 6 }, (_, i) => ({ cron: '0 9 * * *', name: `nine ${i}` })),
			{ every: '1h', name: 'hourly' },
			{ cron: '0 9 * * *', task_template: { target: 'http://127.0.0.2:9/b' } },
		]);
		const day = await forecast('from=2031-01-01T00:00:00Z&to=2031-01-03T00:00:00Z');
		assert.equal(day.collisions.length, 1, JSON.stringify(day.collisions));
		const [pile] = day.collisions;
		assert.deepEqual([pile.at, pile.fires, pile.times, pile.schedules_total], ['2031-01-01T09:00:00Z', 7, 2, 7]);
		assert.match(pile.target, /127\.0\.0\.1:9/);
		assert.equal(day.collisions_until, '2031-01-03T00:00:00Z');
		const [proposal] = day.proposals;
		assert.ok(proposal.peak_now === 7 && proposal.peak_then < 4, JSON.stringify(proposal));
		const diff = (name) => proposal.schedules.find((one) => one.name === name).diff;
		assert.deepEqual(diff('nine 3'), { cron: { from: '0 9 * * *', to: 'H 9 * * *' } });
		assert.deepEqual(diff('hourly'), { jitter_seconds: { from: 0, to: 600 } });
		// The diff's new side is what a PATCH takes, and it keeps its word.
		for (const { schedule_id: id, diff: { cron } } of proposal.schedules)
			if (cron) assert.equal((await client.patch(`/v1/schedules/${id}`, { cron: cron.to })).status, 200);
		const spread = await forecast('from=2031-01-01T00:00:00Z&to=2031-01-03T00:00:00Z');
		assert.ok((spread.collisions[0]?.fires ?? 1) < 4, JSON.stringify(spread.collisions));
		assert.equal(made.length, 8);
	});

	test('a proposal is for the whole of a pile', async () => {
		const { forecast, made } = await inside('whole', Array.from({ length: PILE }, (_, i) => ({ cron: '0 * * * *', name: `hourly ${i}` })));
		const { collisions: [pile], proposals: [proposal] } = await forecast('from=2031-01-01T00:00:00Z&to=2031-01-02T00:00:00Z');
		assert.deepEqual([pile.fires, pile.schedules_total, proposal.peak_now], [PILE, PILE, PILE]);
		assert.deepEqual(proposal.schedules.map(({ schedule_id: id }) => id).sort(), made.map(({ id }) => id).sort());
		assert.ok(proposal.schedules.every(({ diff: { cron } }) => cron.from === '0 * * * *' && cron.to === 'H * * * *'));
		assert.ok(proposal.peak_then > 1 && proposal.peak_then < PILE / 10, `${proposal.peak_then}`);
	});

	test('tells of the nights on which the clocks change', async () => {
		const { forecast, made } = await inside('clocks', [{ cron: '30 2 * * *', timezone: 'Europe/Berlin', dst: 'ocps14' },
			{ cron: '0 12 * * *', timezone: 'Europe/Berlin' }, { cron: '30 2 * * *', timezone: 'America/New_York' }, { every: '1h' }]);
		const year = await forecast('from=2027-01-01T00:00:00Z&to=2028-01-01T00:00:00Z');
		assert.deepEqual(year.transitions.map(({ timezone, at }) => [timezone, at]), [
			['America/New_York', '2027-03-14T07:00:00Z'], ['Europe/Berlin', '2027-03-28T01:00:00Z'],
			['Europe/Berlin', '2027-10-31T01:00:00Z']]);
		const [, spring] = year.transitions;
		assert.deepEqual([spring.offset_before_seconds, spring.offset_after_seconds], [3600, 7200]);
		assert.deepEqual(spring.changes.map(({ schedule_id: id, mark }) => [id, mark]), [[made[0].id, 'dropped']]);
		assert.match(spring.changes[0].note, /02:30 does not exist on 2027-03-28: skipped/);
	});

	test('passes over days of rest, and looks at one target alone', async () => {
		const { client } = await inside('rest', []);
		await client.send('PUT', '/v1/calendars/off', { dates: ['2031-01-02'] });
		for (const target of ['http://127.0.0.1:9/a', 'http://127.0.0.3:9/c'])
			await client.schedule({ cron: '0 * * * *', timezone: 'UTC', exclude_calendars: ['off'], task_template: { target } });
		const span = 'from=2031-01-01T00:00:00Z&to=2031-01-04T00:00:00Z';
		assert.equal((await client.read(`/v1/forecast?${span}`)).fires, 96);
		const one = await client.read(`/v1/forecast?${span}&target=http://127.0.0.3:9/c`);
		assert.deepEqual([one.fires, one.schedules, one.collisions], [48, 1, []]);
	});

	test('a year of every minute for a thousand schedules is soon known', async () => {
		const { forecast } = await inside('many', Array.from({ length: MANY }, (_, i) => ({ cron: '* * * * *', enabled: true,
			start_at: '2030-12-31T00:00:00Z', task_template: { target: `http://127.0.0.${1 + (i % 9)}:9/` } })));
		const begun = performance.now();
		const year = await forecast('from=2031-01-01T00:00:00Z&to=2032-01-01T00:00:00Z');
		const ms = performance.now() - begun;
		assert.equal(year.fires, MANY * 365 * 1440);
		assert.equal(year.collisions[0].times, 365 * 1440);
		assert.ok(ms < YEAR_MS * SLOW, `${ms} ms`);
	});

	for (const [what, query, field] of [
		['upside down', 'from=2031-01-02&to=2031-01-01', 'to'],
		['too many minutes', 'from=2031-01-01&to=2031-01-09&bucket=minute', 'to'],
		['too long', 'from=2031-01-01&to=2033-01-01', 'to'],
		['no bucket', 'bucket=day', 'bucket'],
		['no time', 'from=soon', 'from'],
	]) {
		test(`${what}: refused`, async () => {
			assertProblem(await api.get(`/v1/forecast?${query}`), { status: 400, field });
		});
	}
});
