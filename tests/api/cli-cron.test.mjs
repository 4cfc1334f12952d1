// `belfry cron`: schedules tried without a server.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { belfry } from '../helpers/run.mjs';

const next = (...args) => belfry(['cron', 'next', ...args]);
const instants = (text) => text.match(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/g) ?? [];

async function batch(lines, ...args) {
	const input = lines.map((row) => `${row.join('\t')}\n`).join('');
	const { code, stdout, stderr } = await belfry(['cron', 'next', '--batch', ...args], { input });
	assert.equal(stderr, '');
	assert.equal(code, 0);
	assert.ok(stdout.endsWith('\n'));
	return stdout.slice(0, -1).split('\n');
}

describe('cron next', () => {
	test("gives the seed's five executions", async () => {
		const { code, stdout } = await next('0 9 * * *', '--tz', 'America/New_York', '--from', '2024-03-01T00:00:00Z', '-n', '5');
		assert.equal(code, 0);
		assert.deepEqual(instants(stdout), ['2024-03-01T14:00:00Z', '2024-03-02T14:00:00Z', '2024-03-03T14:00:00Z',
			'2024-03-04T14:00:00Z', '2024-03-05T14:00:00Z']);
	});

	test('is strictly after --from, in any offset', async () => {
		for (const from of ['2024-03-01T14:00:00Z', '2024-03-01T15:00:00+01:00']) {
			const { stdout } = await next('0 14 * * *', '--tz', 'UTC', '--from', from, '-n', '1');
			assert.deepEqual(instants(stdout), ['2024-03-02T14:00:00Z'], from);
		}
	});

	test('counts from now and in UTC where nothing else is said', async () => {
		const before = Date.now();
		const [first] = instants((await next('* * * * * *')).stdout).map(Date.parse);
		assert.ok(first > before && first <= Date.now() + 1000);
		assert.equal(new Date(instants((await next('0 9 * * *')).stdout)[0]).getUTCHours(), 9);
	});

	test('--json is JSON', async () => {
		const { code, stdout } = await next('0 9 * * *', '--tz', 'UTC', '--from', '2024-03-01T00:00:00Z', '-n', '2', '--json');
		assert.equal(code, 0);
		assert.deepEqual(instants(JSON.stringify(JSON.parse(stdout))), ['2024-03-01T09:00:00Z', '2024-03-02T09:00:00Z']);
	});

	test('says on stderr what is wrong: 1 for a bad expression, 2 for bad usage', async () => {
		const rows = [
			[1, ['61 * * * *']],
			[2, ['0 9 * * *', '--tz', 'Europe/Atlantis']],
			[2, ['0 9 * * *', '--from', 'yesterday']],
			[2, ['0 9 * * *', '-n', 'many']],
			[2, ['0 9 * * *', '--frobnicate']],
			[2, []],
		];
		for (const [expected, args] of rows) {
			const { code, stdout, stderr } = await next(...args);
			const allowed = expected === 1 ? [1] : [1, 2];
			assert.ok(allowed.includes(code), `${args}: exit ${code}`);
			if (args.length === 0 || args.includes('--frobnicate')) assert.equal(code, 2, `${args}`);
			assert.deepEqual(instants(stdout), []);
			assert.ok(stderr.length > 0, `${args}`);
		}
	});
});

describe('cron next --batch', () => {
	test('answers each line with one line', async () => {
		const lines = await batch([
			['0 9 * * *', 'America/New_York', '2024-03-01T00:00:00Z', '2'],
			['0 0 30 2 *', 'UTC', '2024-01-01T00:00:00Z', '5'],
			['61 * * * *', 'UTC', '2024-01-01T00:00:00Z', '1'],
			['0 0 * * *', 'Europe/Atlantis', '2024-01-01T00:00:00Z', '1'],
			['*/20 * * * * *', 'UTC', '2024-01-01T00:00:00Z', '3'],
			['0 0 0 1 1 * 2199', 'UTC', '2024-01-01T00:00:00Z', '3'],
		]);
		assert.equal(lines.length, 6);
		assert.equal(lines[0], '2024-03-01T14:00:00Z 2024-03-02T14:00:00Z');
		assert.equal(lines[1], '');
		assert.match(lines[2], /^error: ./);
		assert.match(lines[3], /^error: ./);
		assert.equal(lines[4], '2024-01-01T00:00:20Z 2024-01-01T00:00:40Z 2024-01-01T00:01:00Z');
		assert.equal(lines[5], '2199-01-01T00:00:00Z');
	});

	test('of nothing is nothing', async () => {
		const { code, stdout } = await belfry(['cron', 'next', '--batch'], { input: '' });
		assert.deepEqual([code, stdout], [0, '']);
	});

	test('answers broken lines with errors and goes on', async () => {
		const lines = await batch([['* * * * *'], ['* * * * *', 'UTC', 'x', '1'], ['* * * * *', 'UTC', '2024-01-01T00:00:00Z', 'x'],
			['0 0 1 * *', 'UTC', '2024-01-01T00:00:00Z', '1']]);
		for (const line of lines.slice(0, 3)) assert.match(line, /^error: ./);
		assert.equal(lines[3], '2024-02-01T00:00:00Z');
	});

	// Rows: the policy, then what it makes of a fixed time and of an interval at Berlin's two changes of 2027.
	const policies = {
		vixie: ['2027-03-28T01:00:00Z 2027-03-29T00:30:00Z', '2027-10-31T00:30:00Z 2027-11-01T01:30:00Z',
			'2027-10-31T00:30:00Z 2027-10-31T01:00:00Z 2027-10-31T01:30:00Z'],
		ocps14: ['2027-03-29T00:30:00Z 2027-03-30T00:30:00Z', '2027-10-31T00:30:00Z 2027-11-01T01:30:00Z',
			'2027-10-31T00:30:00Z 2027-10-31T02:00:00Z 2027-10-31T02:30:00Z'],
		instant: ['2027-03-29T00:30:00Z 2027-03-30T00:30:00Z', '2027-10-31T00:30:00Z 2027-10-31T01:30:00Z',
			'2027-10-31T00:30:00Z 2027-10-31T01:00:00Z 2027-10-31T01:30:00Z'],
	};
	for (const [policy, expected] of Object.entries(policies))
		test(`follows --dst ${policy}`, async () => {
			const night = ['30 2 * * *', 'Europe/Berlin'];
			assert.deepEqual(await batch([
				[...night, '2027-03-27T12:00:00Z', '2'],
				[...night, '2027-10-30T12:00:00Z', '2'],
				['*/30 * * * *', 'Europe/Berlin', '2027-10-31T00:00:00Z', '3'],
			], '--dst', policy), expected);
		});

	test("is Vixie's where no policy is named", async () => {
		const [line] = await batch([['30 2 * * *', 'Europe/Berlin', '2027-03-27T12:00:00Z', '2']]);
		assert.equal(line, policies.vixie[0]);
	});

	test('refuses an unknown policy', async () => {
		const { code, stderr } = await belfry(['cron', 'next', '--batch', '--dst', 'summer'], { input: '' });
		assert.equal(code, 2);
		assert.match(stderr, /dst|vixie/);
	});
});

describe('cron check', () => {
	test('exits 0 for a good expression', async () => {
		for (const expr of ['0 9 * * *', '@daily', '*/10 * * * * *', '0 0 L * *', '0 9 * * +MON'])
			assert.equal((await belfry(['cron', 'check', expr])).code, 0, expr);
	});

	test('exits 1 for a bad one, and names the column and the fix', async () => {
		const { code, stdout, stderr } = await belfry(['cron', 'check', '0 0/15 * * *']);
		assert.equal(code, 1);
		assert.match(stdout + stderr, /column [345]/i);
		assert.match(stdout + stderr, /0-23\/15/);
	});

	test('--json names the field and the column', async () => {
		const { code, stdout } = await belfry(['cron', 'check', '0 25 * * *', '--json']);
		const { valid, field, column, hint } = JSON.parse(stdout);
		assert.deepEqual([code, valid, field, column], [1, false, 'hour', 3]);
		assert.ok(hint.length > 0);
	});

	test('takes H with a note, and with --id the times of that schedule', async () => {
		const [some, again, one] = await Promise.all([[], [], ['--id', 'schedule_1']]
			.map((args) => belfry(['cron', 'check', 'H H * * *', ...args])));
		assert.deepEqual([some.code, one.code], [0, 0]);
		assert.equal(some.stdout, again.stdout);
		assert.match(some.stdout, /^ok: \d+ \d+ \* \* \*\nnote: .*--id/);
		assert.match(one.stdout, /^ok: \d+ \d+ \* \* \*\n$/);
		assert.notEqual(one.stdout, some.stdout.split('note')[0]);
		const { executions, note } = JSON.parse((await next('H H * * *', '--json')).stdout);
		assert.equal(executions.length, 1);
		assert.match(note, /--id/);
	});

	test('warns of one that never fires, and takes it', async () => {
		const { code, stdout, stderr } = await belfry(['cron', 'check', '0 0 30 2 *']);
		assert.equal(code, 0);
		assert.match(stdout + stderr, /never/i);
	});

	test('without an expression is bad usage', async () => {
		assert.equal((await belfry(['cron', 'check'])).code, 2);
	});
});

describe('cron explain', () => {
	test('tells in words', async () => {
		const { code, stdout } = await belfry(['cron', 'explain', '0 9 * * MON-FRI', '--tz', 'Europe/Berlin']);
		assert.equal(code, 0);
		assert.match(stdout, /09:00/);
		assert.match(stdout, /Monday/);
		assert.match(stdout, /Friday/);
	});

	test('exits 1 for a bad expression', async () => {
		assert.equal((await belfry(['cron', 'explain', 'x'])).code, 1);
	});
});

describe('the command line', () => {
	test('--help and --version are there, on stdout', async () => {
		for (const args of [['--help'], ['cron', '--help'], ['serve', '--help'], ['--version']]) {
			const { code, stdout } = await belfry(args);
			assert.equal(code, 0, args.join(' '));
			assert.ok(stdout.length > 0, args.join(' '));
		}
		const { stdout } = await belfry(['serve', '--help']);
		for (const flag of ['--listen', '--store', '--allow-targets', '--catch-up-window', '--retention', '--config', '--dev'])
			assert.ok(stdout.includes(flag), flag);
	});

	test('bad usage exits 2 and says so on stderr', async () => {
		for (const args of [[], ['frobnicate'], ['cron'], ['cron', 'frobnicate'], ['serve', '--frobnicate'], ['serve', '--listen']]) {
			const { code, stderr } = await belfry(args);
			assert.equal(code, 2, args.join(' '));
			assert.ok(stderr.length > 0, args.join(' '));
		}
	});
});
