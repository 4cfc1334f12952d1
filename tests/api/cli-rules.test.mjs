// Rules on the command line: intervals and joined expressions, what they mean, and what clock changes do.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { belfry } from '../helpers/run.mjs';
import { Server } from '../helpers/server.mjs';

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
		assert.ok(!(await run('preview', id, ...from)).includes('does not exist'));
		const shown = await run('preview', id, ...from, '--omissions');
		assert.match(shown, /NO EXECUTION AT/);
		assert.match(shown, /dropped +02:30 does not exist on 2027-03-28: skipped/);
	});
});
