// Without --dev no delivery reaches an address of the inside, however it is spelled; --allow-targets opens
// what it names and nothing else.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { Receiver } from '../helpers/receiver.mjs';
import { Server } from '../helpers/server.mjs';
import { assertProblem } from '../helpers/shape.mjs';
import { until } from '../helpers/wait.mjs';

const ROOT = 'root-of-the-tests-0123456789abcdef';
const ONCE = { max_retries: 0, timeout_seconds: 5 };

// Hosts that lead to this machine; a port is put behind each.
const loopback = [
	'127.0.0.1', '127.0.0.2', '127.255.255.254', 'localhost', 'LOCALHOST', 'localhost.',
	'2130706433', '0x7f000001', '0x7f.0.0.1', '0177.0.0.1', '017700000001', '127.1', '127.0.1',
	'0.0.0.0', '0', '[::1]', '[0:0:0:0:0:0:0:1]', '[::]', '[::ffff:127.0.0.1]', '[::ffff:7f00:1]', '[::127.0.0.1]',
];

// Hosts of the inside and of no use outside; nothing needs to listen there.
const inside = [
	'10.0.0.1', '172.16.0.1', '172.31.255.254', '192.168.1.1', '169.254.169.254', '100.64.0.1', '192.0.0.1',
	'192.0.2.1', '198.18.0.1', '198.51.100.1', '203.0.113.1', '224.0.0.1', '240.0.0.1', '255.255.255.255', '0.1.2.3',
	'[fe80::1]', '[fc00::1]', '[fd00:ec2::254]', '[ff02::1]', '[2001:db8::1]', '[100::1]',
	'[64:ff9b::7f00:1]', '[64:ff9b::10.0.0.1]', '[2002:7f00:1::]', '[2002:a00:1::1]', '[2001::1]', '[::ffff:10.0.0.1]', '[::ffff:169.254.169.254]',
];

describe('targets inside', () => {
	let server;
	let api;
	let receivers;

	before(async () => {
		receivers = [await Receiver.open({ host: '0.0.0.0' })];
		server = new Server({ dev: false, env: { BELFRY_ROOT_TOKEN: ROOT, http_proxy: receivers[0].url('/proxy'), ALL_PROXY: receivers[0].url('/proxy') } });
		await server.start();
		api = server.client({ token: ROOT });
	});

	after(async () => {
		for (const receiver of receivers) await receiver.close();
		try {
			await server.stop();
		} finally {
			server.discard();
		}
	});

	const heard = () => receivers.flatMap(({ arrivals }) => arrivals);

	// Gives the error of the one attempt, or of the refusal to make the task at all.
	async function refusalOf(target) {
		const made = await api.post('/v1/tasks', { target, payload: 1, retry: ONCE });
		if (made.status !== 201) return assertProblem(made, { status: 400, field: 'target' }).detail;
		const { id } = made.json;
		await until(async () => (await api.read(`/v1/tasks/${id}`)).status === 'failed', 10000, `${target} to fail`);
		const { attempts: [only, ...none] } = await api.read(`/v1/tasks/${id}/attempts`);
		assert.equal(none.length, 0);
		assert.equal(only.status, 'failed');
		assert.ok(only.http_status === null || only.http_status === 0, `${target} gave ${only.http_status}`);
		return only.error;
	}

	test('an address that may not be called is tried once, whatever retries there are', async () => {
		const { id } = (await api.post('/v1/tasks', { target: 'http://10.0.0.1/', retry: { max_retries: 9 } })).json;
		await until(async () => (await api.read(`/v1/tasks/${id}`)).status === 'failed', 10000, 'the task to fail');
		assert.equal((await api.read(`/v1/tasks/${id}/attempts`)).attempts.length, 1);
	});

	for (const host of loopback)
		test(`http://${host}:PORT/ is refused`, async () => {
			assert.ok((await refusalOf(`http://${host}:${receivers[0].port}/`)).length > 0);
			assert.deepEqual(heard(), []);
		});

	for (const host of inside)
		test(`http://${host}/ is refused`, async () => {
			assert.ok((await refusalOf(`http://${host}/`)).length > 0);
			assert.deepEqual(heard(), []);
		});

	test('http://[::1]:PORT/ is refused where something listens on it', async (t) => {
		const six = await Receiver.open({ host: '::1' }).catch(() => undefined);
		if (six === undefined) return t.skip('this machine has no IPv6 loopback');
		receivers.push(six);
		await refusalOf(six.url('/'));
		assert.deepEqual(heard(), []);
	});

	test('names and passwords in a URL are refused', async () => {
		await refusalOf(`http://example.com@127.0.0.1:${receivers[0].port}/`);
		await refusalOf(`http://user:pass@127.0.0.1:${receivers[0].port}/`);
		assert.deepEqual(heard(), []);
	});

	test('the error says that it was blocked, and not what was behind it', async () => {
		const open = await refusalOf(`http://127.0.0.1:${receivers[0].port}/`);
		const spare = await Receiver.open();
		const target = spare.url('/');
		await spare.close();
		const shut = await refusalOf(target);
		const plain = (text) => text.replaceAll(/\d{4,5}/g, 'PORT');
		assert.equal(plain(open), plain(shut));
		assert.match(open, /blocked|not allowed|refused|private|loopback/i);
	});

	test("a schedule's deliveries are held to the same", async () => {
		const schedule = await api.schedule({
			cron: '* * * * * *',
			timezone: 'UTC',
			task_template: { target: `http://127.0.0.1:${receivers[0].port}/`, retry: ONCE },
		});
		await until(async () => (await api.read(`/v1/schedules/${schedule.id}/tasks?status=failed`)).total > 0, 6000, 'a failed task');
		await api.delete(`/v1/schedules/${schedule.id}`);
		assert.deepEqual(heard(), []);
	});
});

describe('--allow-targets', () => {
	async function reaches(server, target) {
		const api = server.client({ token: ROOT });
		const { id } = await api.task({ target, retry: ONCE });
		const { status } = await until(async () => {
			const task = await api.read(`/v1/tasks/${id}`);
			return ['completed', 'failed'].includes(task.status) && task;
		}, 10000, `${target} to be tried`);
		return status === 'completed';
	}

	async function withServer(ranges, test) {
		const receiver = await Receiver.open({ host: '0.0.0.0' });
		const server = new Server({ dev: false, env: { BELFRY_ROOT_TOKEN: ROOT }, args: ['--allow-targets', ranges] });
		try {
			await server.start();
			await test(server, receiver.port);
			await server.stop();
		} finally {
			await receiver.close();
			server.discard();
		}
	}

	test('opens the range that it names, and that alone', () => withServer('127.0.0.0/30', async (server, port) => {
		assert.equal(await reaches(server, `http://127.0.0.1:${port}/`), true);
		assert.equal(await reaches(server, `http://localhost:${port}/`), true);
		assert.equal(await reaches(server, `http://127.0.0.4:${port}/`), false);
		assert.equal(await reaches(server, `http://10.0.0.1:${port}/`), false);
	}));

	test('takes a list', () => withServer('10.0.0.0/8,127.0.0.5/32', async (server, port) => {
		assert.equal(await reaches(server, `http://127.0.0.5:${port}/`), true);
		assert.equal(await reaches(server, `http://127.0.0.1:${port}/`), false);
	}));

	test('that means nothing is no way to start', async () => {
		for (const ranges of ['127.0.0.0/33', 'localhost', '1.2.3', '127.0.0.1/8x']) {
			const server = new Server({ dev: false, env: { BELFRY_ROOT_TOKEN: ROOT }, args: ['--allow-targets', ranges] });
			try {
				server.spawn();
				const { code } = await server.exited;
				assert.equal(code, 2, `${ranges}: ${server.stderr}`);
				assert.match(server.stderr, /allow-targets/);
			} finally {
				server.discard();
			}
		}
	});
});
