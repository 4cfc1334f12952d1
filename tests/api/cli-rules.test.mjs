// Rules on the command line: intervals and joined expressions, what they mean, and what clock changes do.

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';

import { belfry } from '../helpers/run.mjs';
import { Server, removeFolder, temporaryFolder } from '../helpers/server.mjs';

const TARGET = ['--target', 'http://127.0.0.1:9/'];

describe('belfry schedule', () => {
	let server;

	before(async () => {
		server = await Server.start();
	});
	after(async () => {
		await server.stop();
		server.discard();
	});

	const run = async (...args) => {
		const done = await belfry(['schedule', ...args], { env: { BELFRY_URL: server.url } });
		assert.equal(done.code, 0, `${args.join(' ')}\n${done.stdout}${done.stderr}`);
		return done.stdout;
	};
	const json = async (...args) => JSON.parse(await run(...args, '-o', 'json'));

	test('create takes an interval in the place of an expression', async () => {
		const made = await json('create', '--every', '2h', '--anchor', '2026-01-01T00:30:00Z', ...TARGET);
		assert.deepEqual([made.cron, made.every, made.anchor], [null, '2h', '2026-01-01T00:30:00Z']);
	});

	test('create takes a rule of iCalendar', async () => {
		const made = await json('create', '--rrule', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU', '--dtstart', '20260106T090000', '--timezone', 'Europe/Berlin', ...TARGET);
		assert.deepEqual([made.rrule, made.dtstart], ['FREQ=WEEKLY;INTERVAL=2;BYDAY=TU', '20260106T090000']);
		assert.equal((await run('explain', made.id)).split('\n')[0], made.explain);
	});

	test('calendars are made of dates and of files', async (t) => {
		const calendar = async (code, ...args) => {
			const done = await belfry(['calendar', ...args], { env: { BELFRY_URL: server.url } });
			assert.equal(done.code, code, `${args.join(' ')}\n${done.stdout}${done.stderr}`);
			return done.stdout;
		};
		const folder = temporaryFolder();
		t.after(() => removeFolder(folder));
		const file = (name, text) => {
			writeFileSync(join(folder, name), text);
			return join(folder, name);
		};
		const ics = 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20301225\r\nRRULE:FREQ=YEARLY;COUNT=3\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n';
		assert.equal(JSON.parse(await calendar(0, 'put', 'days', '-d', '2030-12-25', '-d', '2030-12-26', '-o', 'json')).days, 2);
		assert.equal(JSON.parse(await calendar(0, 'put', 'ics', '-f', file('h.ics', ics), '-o', 'json')).days, 3);
		await calendar(0, 'put', 'yaml', '-f', file('h.yaml', 'ranges:\n  - {from: 2030-12-24, to: 2030-12-26}\n'));
		const list = await calendar(0, 'list');
		for (const row of [/^days +2 /m, /^ics +3 /m, /^yaml +3 /m]) assert.match(list, row);
		assert.match(await calendar(0, 'get', 'ics'), /VCALENDAR/);
		await calendar(0, 'delete', 'yaml');
		await calendar(3, 'get', 'yaml');
		await calendar(2, 'put', 'none');
		await calendar(1, 'put', 'bad', '-d', 'tomorrow');
	});

	test('a schedule rests on the days of calendars', async () => {
		const api = server.client();
		for (const name of ['a', 'b']) await api.send('PUT', `/v1/calendars/${name}`, { dates: ['2030-01-01'] });
		const made = await json('create', '--cron', '@daily', '--exclude-calendar', 'a', '--exclude-calendar', 'b', ...TARGET);
		assert.deepEqual(made.exclude_calendars, ['a', 'b']);
		assert.deepEqual((await json('update', made.id, '--exclude-calendar', 'none')).exclude_calendars, []);
	});

	test('create joins expressions', async () => {
		const made = await json('create', '--cron', '@daily', '--cron', '0 12 * * *', ...TARGET);
		assert.deepEqual(made.cron, ['@daily', '0 12 * * *']);
	});

	test('explain says what any rule means, H as this schedule has it', async () => {
		const joined = await json('create', '--cron', '0 9 * * *', '--cron', '0 0 30 2 *', '--timezone', 'Europe/Berlin', ...TARGET);
		const lines = (await run('explain', joined.id)).split('\n');
		assert.equal(lines[0], joined.explain);
		assert.ok(lines.some((line) => line.startsWith('warning: ')), lines.join('\n'));
		const hashed = await json('create', '--cron', 'H H * * *', ...TARGET);
		assert.equal((await run('explain', hashed.id)).split('\n')[0], hashed.explain);
	});

	test('preview shows the night of the clock change', async () => {
		const { id } = await json('create', '--cron', '30 2 * * *', '--timezone', 'Europe/Berlin', '--dst', 'ocps14', ...TARGET);
		const from = ['--from', '2027-03-27T12:00:00Z', '-n', '1'];
		const shown = await run('preview', id, ...from);
		assert.match(shown, /NO EXECUTION AT/);
		assert.match(shown, /dropped +02:30 does not exist on 2027-03-28: skipped/);
		assert.ok(!(await run('preview', id, '--from', '2027-05-01')).includes('NO EXECUTION AT'), 'a table of nothing');
	});
});
