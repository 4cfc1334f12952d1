// The command line against a running server: what it prints, and the exit codes that scripts rely on.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { Receiver } from '../helpers/receiver.mjs';
import { belfry } from '../helpers/run.mjs';
import { Server } from '../helpers/server.mjs';
import { until } from '../helpers/wait.mjs';

const ROOT = 'root-of-the-tests-0123456789abcdef';
const UNKNOWN = '01970000-0000-7000-8000-000000000000';
const EXIT = { OK: 0, FAILED: 1, USAGE: 2, NOT_FOUND: 3, CONFLICT: 4 };

describe('belfry', () => {
	let server;
	let api;
	let receiver;

	before(async () => {
		receiver = await Receiver.open();
		server = await Server.start({ dev: false, env: { BELFRY_ROOT_TOKEN: ROOT }, args: ['--allow-targets', '127.0.0.0/8'] });
		api = server.client({ token: ROOT });
	});

	after(async () => {
		await receiver.close();
		try {
			await server.stop();
		} finally {
			server.discard();
		}
	});

	const cli = (args, env = {}) => belfry(args, { env: { BELFRY_URL: server.url, BELFRY_TOKEN: ROOT, ...env } });

	async function exits(code, args, env) {
		const done = await cli(args, env);
		assert.equal(done.code, code, `${args.join(' ')}\n${done.stdout}${done.stderr}`);
		if (code !== EXIT.OK) assert.ok(done.stderr.length > 0, `${args.join(' ')}: a reason on stderr`);
		return done;
	}

	const json = async (args) => JSON.parse((await exits(EXIT.OK, [...args, '-o', 'json'])).stdout);

	const createSchedule = (...more) => json(['schedule', 'create', '--cron', '0 9 1 1 *', '--timezone', 'Europe/Berlin',
		'--target', receiver.url('/yearly'), '--payload', '{"n":1.0}', ...more]);
	const createTask = (...more) => json(['task', 'create', '--target', receiver.url('/task'), ...more]);

	describe('schedule', () => {
		test('create makes what the API shows', async () => {
			const made = await createSchedule('--name', 'by hand');
			const stored = await api.get(`/v1/schedules/${made.id}`);
			assert.deepEqual(made, stored.json);
			assert.deepEqual([made.cron, made.timezone, made.name], ['0 9 1 1 *', 'Europe/Berlin', 'by hand']);
			assert.ok(stored.text.includes('{"n":1.0}'));
		});

		test('list and get, as JSON and as a table', async () => {
			const { id } = await createSchedule('--name', 'listed');
			const list = await json(['schedule', 'list']);
			assert.ok(list.schedules.some((one) => one.id === id));
			const table = (await exits(EXIT.OK, ['schedule', 'list', '-o', 'table'])).stdout.split('\n');
			assert.ok(table.some((line) => line.includes(id) && line.includes('0 9 1 1 *')), table.join('\n'));
			assert.deepEqual(await json(['schedule', 'get', id]), (await api.get(`/v1/schedules/${id}`)).json);
			assert.match((await exits(EXIT.OK, ['schedule', 'get', id])).stdout, /Europe\/Berlin/);
		});

		test('update changes what it names', async () => {
			const { id } = await createSchedule();
			await exits(EXIT.OK, ['schedule', 'update', id, '--cron', '0 10 1 1 *']);
			const stored = await api.read(`/v1/schedules/${id}`);
			assert.deepEqual([stored.cron, stored.timezone], ['0 10 1 1 *', 'Europe/Berlin']);
		});

		test('pause and resume', async () => {
			const { id } = await createSchedule();
			await exits(EXIT.OK, ['schedule', 'pause', id]);
			assert.equal((await api.read(`/v1/schedules/${id}`)).status, 'disabled');
			await exits(EXIT.OK, ['schedule', 'resume', id]);
			assert.equal((await api.read(`/v1/schedules/${id}`)).status, 'active');
		});

		test('trigger fires once, now, and moves no slot', async () => {
			const made = await createSchedule();
			const { id } = await json(['schedule', 'trigger', made.id]);
			const { headers, body } = await receiver.arrival('/yearly');
			assert.equal(headers['belfry-task-id'], id);
			assert.equal(body.toString(), '{"n":1.0}');
			assert.equal((await api.read(`/v1/schedules/${made.id}`)).next_execution_at, made.next_execution_at);
		});

		test('preview shows the next executions', async () => {
			const { id } = await createSchedule();
			const { executions } = await json(['schedule', 'preview', id]);
			assert.equal(executions.length, 10);
			const { stdout } = await exits(EXIT.OK, ['schedule', 'preview', id]);
			assert.ok(stdout.includes(executions[0].local_time.slice(0, 10)), stdout);
		});

		test('ledger shows what became of the slots', async () => {
			const { id } = await createSchedule();
			const { stdout } = await exits(EXIT.OK, ['schedule', 'ledger', id, '-o', 'json']);
			assert.ok(Array.isArray(JSON.parse(stdout).gaps));
		});

		test('delete', async () => {
			const { id } = await createSchedule();
			await exits(EXIT.OK, ['schedule', 'delete', id]);
			assert.ok((await api.all('/v1/schedules', 'schedules')).every((one) => one.id !== id));
		});
	});

	describe('task', () => {
		test('create, get and list', async () => {
			const made = await createTask('--payload', '[1.0]', '--execute-after', 'PT1H', '--unique-id', 'cli-1');
			assert.equal(made.status, 'scheduled');
			assert.deepEqual(await json(['task', 'get', made.id]), (await api.get(`/v1/tasks/${made.id}`)).json);
			const list = await json(['task', 'list', '--status', 'scheduled']);
			assert.ok(list.tasks.some((one) => one.id === made.id));
			const { stdout } = await exits(EXIT.OK, ['task', 'list']);
			assert.ok(stdout.includes(made.id), stdout);
		});

		test('create delivers the payload as it was typed', async () => {
			await json(['task', 'create', '--target', receiver.url('/typed'), '--payload', '{ "a": 1.0 }']);
			assert.equal((await receiver.arrival('/typed')).body.toString(), '{ "a": 1.0 }');
		});

		test('cancel, and retry of what was cancelled', async () => {
			const { id } = await createTask('--execute-after', 'PT1H');
			await exits(EXIT.OK, ['task', 'cancel', id]);
			assert.equal((await api.read(`/v1/tasks/${id}`)).status, 'cancelled');
			await exits(EXIT.OK, ['task', 'retry', id]);
			await until(async () => (await api.read(`/v1/tasks/${id}`)).status === 'completed', 5000, 'it completed');
		});
	});

	describe('token', () => {
		test('create shows the secret once; list does not; revoke ends it', async () => {
			const made = await json(['token', 'create', '--name', 'by cli', '--namespace', 'default', '--role', 'read']);
			await exits(EXIT.OK, ['schedule', 'list'], { BELFRY_TOKEN: made.token });
			const { stdout } = await exits(EXIT.OK, ['token', 'list']);
			assert.ok(stdout.includes('by cli') && !stdout.includes(made.token));
			await exits(EXIT.OK, ['token', 'revoke', made.id]);
			await exits(EXIT.FAILED, ['schedule', 'list'], { BELFRY_TOKEN: made.token });
		});
	});

	describe('exit codes', () => {
		test('1: the server refuses, or is not there', async () => {
			await exits(EXIT.FAILED, ['schedule', 'list'], { BELFRY_TOKEN: 'wrong' });
			await exits(EXIT.FAILED, ['schedule', 'create', '--cron', '61 * * * *', '--timezone', 'UTC', '--target', 'https://example.com/']);
			const spare = await Receiver.open();
			const url = spare.url('');
			await spare.close();
			await exits(EXIT.FAILED, ['schedule', 'list'], { BELFRY_URL: url });
		});

		test('2: bad usage', async () => {
			for (const args of [['schedule'], ['schedule', 'frobnicate'], ['schedule', 'get'], ['schedule', 'list', '--frobnicate'],
				['schedule', 'list', '-o', 'xml'], ['task', 'create']])
				await exits(EXIT.USAGE, args);
		});

		test('3: not found', async () => {
			for (const args of [['schedule', 'get', UNKNOWN], ['schedule', 'delete', UNKNOWN], ['schedule', 'pause', UNKNOWN],
				['task', 'get', UNKNOWN], ['task', 'cancel', UNKNOWN], ['token', 'revoke', UNKNOWN]])
				await exits(EXIT.NOT_FOUND, args);
		});

		test('4: conflict', async () => {
			const { id } = await createTask();
			await until(async () => (await api.read(`/v1/tasks/${id}`)).status === 'completed', 5000, 'it completed');
			await exits(EXIT.CONFLICT, ['task', 'cancel', id]);
			await exits(EXIT.CONFLICT, ['task', 'retry', id]);
		});

		test('a reason names what was wrong and how to mend it', async () => {
			const { stderr } = await cli(['schedule', 'create', '--cron', '5/10 * * * *', '--timezone', 'UTC', '--target', 'https://example.com/']);
			assert.match(stderr, /5-59\/10/);
		});
	});

	test('every noun explains itself', async () => {
		for (const noun of ['schedule', 'task', 'token', 'cron', 'serve']) {
			const { stdout } = await exits(EXIT.OK, [noun, '--help']);
			assert.match(stdout, new RegExp(`belfry ${noun}`));
		}
	});
});
