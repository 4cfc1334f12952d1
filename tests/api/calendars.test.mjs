// Calendars as data, and what they do to schedules: previews and the next execution pass over their days.
// docs/semantics.md, "Days of rest"

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { Server } from '../helpers/server.mjs';
import { assertProblem } from '../helpers/shape.mjs';

const template = { target: 'http://127.0.0.1:9/' };
const CHRISTMAS = { ranges: [{ from: '2030-12-24', to: '2030-12-26' }], dates: ['2031-01-01'] };
const ICS = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'BEGIN:VEVENT', 'SUMMARY:Christmas', ' Day',
	'DTSTART;VALUE=DATE:20301225', 'DTEND;VALUE=DATE:20301227', 'END:VEVENT', 'END:VCALENDAR', ''].join('\r\n');

describe('calendars', () => {
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

	const put = (name, body) => api.send('PUT', `/v1/calendars/${name}`, body);
	const create = (fields) => api.post('/v1/schedules', { cron: '0 9 * * *', timezone: 'America/New_York', task_template: template, ...fields });

	test('a calendar is made, shown, replaced and deleted', async () => {
		const made = await put('xmas', CHRISTMAS);
		assert.equal(made.status, 201, made.text);
		assert.deepEqual({ ...made.json, updated_at: '' }, { name: 'xmas', ...CHRISTMAS, days: 4, updated_at: '' });
		assert.deepEqual(await api.read('/v1/calendars/xmas'), made.json);
		const replaced = await put('xmas', { ics: ICS });
		assert.equal(replaced.status, 200, replaced.text);
		assert.equal(replaced.json.days, 2);
		assert.equal(replaced.json.ics, ICS);
		assert.ok(!('dates' in replaced.json));
		const list = await api.read('/v1/calendars');
		assert.ok(list.calendars.some(({ name, days }) => name === 'xmas' && days === 2));
		assert.equal(list.total, list.calendars.length);
		assert.equal((await api.delete('/v1/calendars/xmas')).status, 204);
		assertProblem(await api.get('/v1/calendars/xmas'), { status: 404 });
		assertProblem(await api.delete('/v1/calendars/xmas'), { status: 404 });
	});

	for (const [what, body, field] of [
		['no date', { dates: ['2030-02-30'] }, 'dates'],
		['a range upside down', { ranges: [{ from: '2030-01-02', to: '2030-01-01' }] }, 'ranges.to'],
		['half a range', { ranges: [{ from: '2030-01-02' }] }, 'ranges.to'],
		['no calendar file', { ics: 'BEGIN:VCARD' }, 'ics'],
		['both forms', { dates: [], ics: ICS }, 'ics'],
		['nothing', {}, 'dates'],
		['a typo', { date: ['2030-01-01'] }, 'date'],
	]) {
		test(`${what}: refused`, async () => {
			assertProblem(await put('bad', body), { status: 400, field });
		});
	}

	test('a bad name is refused', async () => {
		assertProblem(await put('a%20b', CHRISTMAS), { status: 400, field: 'name' });
	});

	test('a schedule names calendars that exist', async () => {
		assertProblem(await create({ exclude_calendars: ['nowhere'] }), { status: 400, field: 'exclude_calendars', code: 'unknown_calendar' });
		assertProblem(await create({ exclude_calendars: 'nowhere' }), { status: 400, field: 'exclude_calendars' });
		assert.deepEqual((await create({})).json.exclude_calendars, []);
	});

	test('previews and the next execution pass over the days of rest', async () => {
		await put('us', CHRISTMAS);
		const made = await create({ exclude_calendars: ['us'], start_at: '2030-12-24T00:00:00Z' });
		assert.equal(made.status, 201, made.text);
		assert.deepEqual(made.json.exclude_calendars, ['us']);
		assert.equal(made.json.next_execution_at, '2030-12-27T14:00:00Z');
		const { id } = made.json;
		const listed = (await api.read('/v1/schedules?limit=1000')).schedules.find((one) => one.id === id);
		assert.equal(listed.next_execution_at, '2030-12-27T14:00:00Z');
		const preview = await api.read(`/v1/schedules/${id}/preview?start_from=2030-12-23T00:00:00Z&limit=6`);
		assert.deepEqual(preview.executions.map((one) => one.scheduled_for.slice(0, 10)),
			['2030-12-27', '2030-12-28', '2030-12-29', '2030-12-30', '2030-12-31', '2031-01-02']);
		assert.deepEqual(preview.dropped.map(({ scheduled_for: at, mark, count }) => [at, mark, count]),
			[['2030-12-24T14:00:00Z', 'excluded', 3], ['2031-01-01T14:00:00Z', 'excluded', 1]]);
		assert.match(preview.dropped[0].note, /2030-12-24/);
		await put('us', { dates: [] });
		assert.equal((await api.read(`/v1/schedules/${id}`)).next_execution_at, '2030-12-24T14:00:00Z');
		assertProblem(await api.delete('/v1/calendars/us'), { status: 409, code: 'calendar_in_use' });
		const freed = await api.patch(`/v1/schedules/${id}`, { exclude_calendars: null });
		assert.deepEqual(freed.json.exclude_calendars, []);
		assert.equal((await api.delete('/v1/calendars/us')).status, 204);
	});

	test('a rule can be tried with calendars', async () => {
		await put('trial', { dates: ['2030-01-01'] });
		const answer = await api.post('/v1/schedules/preview', { cron: '0 0 1 * *', timezone: 'UTC', exclude_calendars: ['trial'], start_from: '2030-01-01', limit: 1 });
		assert.equal(answer.status, 200, answer.text);
		assert.equal(answer.json.executions[0].scheduled_for, '2030-02-01T00:00:00Z');
		assertProblem(await api.post('/v1/schedules/preview', { cron: '0 0 1 * *', exclude_calendars: ['none'] }), { status: 400, field: 'exclude_calendars' });
	});

	test('every day may be one of rest', async () => {
		await put('always', { ranges: [{ from: '1970-01-01', to: '2199-12-31' }] });
		const made = await create({ cron: '* * * * * *', exclude_calendars: ['always'] });
		assert.equal(made.json.next_execution_at, null);
		const begun = Date.now();
		const preview = await api.read(`/v1/schedules/${made.json.id}/preview`);
		assert.deepEqual(preview.executions, []);
		assert.ok(Date.now() - begun < 5000);
		await api.post(`/v1/schedules/${made.json.id}/pause`);
	});

	test('another namespace has calendars of its own', async () => {
		await put('mine', CHRISTMAS);
		await api.post('/v1/tokens', { name: 't', namespace: 'other', role: 'write' });
		const other = server.client({ headers: { 'belfry-namespace': 'other' } });
		assertProblem(await other.get('/v1/calendars/mine'), { status: 404 });
		assert.equal((await other.read('/v1/calendars')).total, 0);
	});
});
