// The Python client against the real binary: its own tests; Infrai's published samples with nothing changed but the
// package's name, the host and the key; and its verifiers on real deliveries.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { Receiver } from '../helpers/receiver.mjs';
import { run } from '../helpers/run.mjs';
import { Server, temporaryFolder } from '../helpers/server.mjs';
import { SAMPLES, verbatim } from './infrai-samples.mjs';

const PACKAGE = fileURLToPath(new URL('../../clients/python/', import.meta.url));

describe('the Python client', () => {
	let server;
	let receiver;
	let api;

	before(async () => {
		receiver = await Receiver.open();
		server = await Server.start();
		api = server.client();
	});

	after(async () => {
		await receiver.close();
		try {
			await server.stop();
		} finally {
			server.discard();
		}
	});

	const python = (args, { env = {}, ...options } = {}) => run('python3', ['-W', 'error', '-B', ...args], {
		env: { PYTHONPATH: PACKAGE, HOME: temporaryFolder(), ...env }, cwd: PACKAGE, ...options,
	});
	const infrai = () => ({ INFRAI_BASE_URL: server.url, INFRAI_API_KEY: 'ifr_pk_proj_0123' });

	async function sample(name, changes) {
		const { code, stdout, stderr } = await python(['-'], { input: verbatim(SAMPLES.python[name], changes), env: infrai() });
		assert.equal(code, 0, stderr);
		return stdout;
	}

	test('its own tests pass, and none is left out', async () => {
		const { code, stderr } = await python(['-m', 'unittest'], { env: { BELFRY_URL: server.url } });
		assert.equal(code, 0, stderr);
		assert.match(stderr, /^Ran \d\d+ tests in .*\n\nOK\n$/m, 'no test is skipped');
	});

	test("Infrai's samples make a job, list it, publish to its queue", async () => {
		const made = /^cron_id: (schedule_\w+)\n$/.exec(await sample('create'));
		assert.ok(made);
		const job = await api.read(`/v1/schedules/${made[1]}`);
		assert.deepEqual([job.name, job.cron, job.timezone, job.task_template.target, job.task_template.payload],
			['daily-digest', '0 9 * * *', 'UTC', 'queue:send-daily-digest', { segment: 'active-users' }]);

		const listed = (await sample('list')).trim().split('\n');
		const next = job.next_execution_at;
		assert.match(next, /T09:00:00Z$/);
		assert.ok(listed.includes(`${made[1]} 0 9 * * * next: ${next}`), listed);

		const [, id] = /^message_id: (task_\w+)\n$/.exec(await sample('publish'));
		const { messages } = (await api.post('/v1/queues/send-daily-digest/receive', {})).json;
		assert.deepEqual(messages.map((one) => [one.message_id, one.payload]), [[id, { user_id: 'u_123', kind: 'manual-trigger' }]]);
	});

	test("Infrai's sample sends a webhook, which arrives signed", async () => {
		const host = receiver.url('').replace(/\/$/, '');
		const said = /^delivery: (task_\w+) \| state: queued\n$/.exec(await sample('send', { 'https://api.example.com': host }));
		assert.ok(said);
		const arrival = await receiver.answered('/hooks/order');
		assert.equal(arrival.headers['webhook-id'], said[1]);
		assert.deepEqual(JSON.parse(arrival.body), { order_id: 'ord_42', status: 'paid' });
		const [{ secret }] = (await api.read('/v1/secrets')).signing;
		const verify = [
			'import sys, json', 'from belfry import webhooks', 'd = json.load(sys.stdin)',
			"for check in (webhooks.verify, webhooks.verify_infrai): check(d['headers'], d['body'], d['secret'])",
			"print('verified')",
		].join('\n');
		const delivery = { headers: arrival.headers, body: arrival.body.toString(), secret };
		const good = await python(['-c', verify], { input: JSON.stringify(delivery) });
		assert.equal(good.stdout, 'verified\n', good.stderr);
		const bad = await python(['-c', verify], { input: JSON.stringify({ ...delivery, body: `${delivery.body} ` }) });
		assert.match(bad.stderr, /SignatureError/);
	});

	test('activation without a key needs a server in dev mode, and says so elsewhere', async (t) => {
		const home = temporaryFolder();
		const line = "from belfry.infrai import infra; print(infra.activate()['activated'])";
		const done = await python(['-c', line], { env: { HOME: home, INFRAI_BASE_URL: server.url } });
		assert.equal(done.stdout, 'True\n', done.stderr);
		const later = await python(['-c', 'from belfry.infrai import infra; print(type(infra.cron.list()["items"]))'], { env: { HOME: home } });
		assert.equal(later.stdout, "<class 'list'>\n", later.stderr);

		const guarded = await Server.start({ dev: false });
		t.after(async () => {
			try {
				await guarded.stop();
			} finally {
				guarded.discard();
			}
		});
		const refused = await python(['-c', line], { env: { INFRAI_BASE_URL: guarded.url } });
		assert.match(refused.stderr, /UnauthorizedError.*INFRAI_API_KEY/);
	});
});
