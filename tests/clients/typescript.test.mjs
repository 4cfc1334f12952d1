// The TypeScript client against the real binary: compiled as strictly as can be, its types held against the server's
// description, Infrai's published samples with nothing changed but names, and signatures both ways beside the
// published library of Standard Webhooks.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { Receiver } from '../helpers/receiver.mjs';
import { run } from '../helpers/run.mjs';
import { plainEnvironment, Server, temporaryFolder } from '../helpers/server.mjs';
import { SLOW, until } from '../helpers/wait.mjs';
import { SAMPLES, verbatim } from './infrai-samples.mjs';

const PACKAGE = fileURLToPath(new URL('../../clients/typescript/', import.meta.url));
const PYTHON = fileURLToPath(new URL('../../clients/python/', import.meta.url));
const MODULES = join(PACKAGE, 'node_modules');
const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const STRICT = ['--strict', '--skipLibCheck', '--target', 'ES2022', '--module', 'NodeNext', '--types', 'node', '--typeRoots', join(MODULES, '@types')];
const NODE_MS = 120000;
const FAR = '0 9 1 1 *';

let server;
let receiver;
let api;
let project; // a folder that has the client installed, as its users have it
let client; // the module
let n = 0;

const fresh = (what = 'q') => `${what}-${(n += 1)}`;

// A compiler takes its time on a busy machine.
function node(args, { env = {} } = {}) {
	return new Promise((resolve, reject) => {
		execFile(process.execPath, args, { env: plainEnvironment(env), timeout: NODE_MS * SLOW }, (error, stdout, stderr) => {
			if (error === null) resolve(stdout);
			else reject(new Error(`${error.message}\n${stdout}${stderr}`));
		});
	});
}

const tsc = (...args) => node([join(MODULES, 'typescript/bin/tsc'), ...args]);

function install() {
	const folder = temporaryFolder();
	const home = join(folder, 'node_modules/@belfry/client');
	mkdirSync(home, { recursive: true });
	cpSync(join(PACKAGE, 'package.json'), join(home, 'package.json'));
	writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
	return { folder, home };
}

before(async () => {
	assert.ok(existsSync(MODULES), 'run clients/typescript/setup first');
	project = install();
	receiver = await Receiver.open();
	server = await Server.start();
	api = server.client();
	await tsc('-p', PACKAGE, '--outDir', join(project.home, 'dist'));
	client = await import(pathToFileURL(join(project.home, 'dist/index.js')));
});

after(async () => {
	await receiver.close();
	try {
		await server.stop();
	} finally {
		server.discard();
	}
});

test('its types are those of this server', async () => {
	const made = join(project.folder, 'schema.ts');
	await node([join(PACKAGE, 'generate.mjs'), `${server.url}/openapi.json`, made]);
	assert.ok(readFileSync(made).equals(readFileSync(join(PACKAGE, 'src/schema.ts'))),
		'the API has changed: run `npm run generate -- ../../build/dev/generated/openapi.json` in clients/typescript');
});

describe("Infrai's samples in TypeScript", () => {
	const MAIN = `${verbatim(SAMPLES.typescript.client)}
import { type CronRecord, ROUTES } from "@belfry/client";

const made: CronRecord = await client.job.cron.create({
	name: "daily-digest", schedule: "0 9 * * *", url: "HERE/digest", timezone: "UTC", payload: { segment: "active-users" },
});
const { method, path } = ROUTES["scheduling.cron.list"];
const raw = await fetch(process.env.INFRAI_BASE_URL + path, { method });
const { data } = await raw.json() as { data: { items: CronRecord[] } };
const listed = await client.call("scheduling.cron.list");
const sent = await client.job.webhook.send({ url: "HERE/hooks/order", payload: { order_id: "ord_42", status: "paid" } });
const message = await client.call("scheduling.queue.publish", { queue: "send-daily-digest", payload: { user_id: "u_123" }, delay_seconds: 0 });
console.log(JSON.stringify({ made, raw: data.items, listed: listed.items, sent, message }));
`;

	test('they compile strictly, and do what they say', async () => {
		writeFileSync(join(project.folder, 'main.ts'), MAIN.replaceAll('HERE', receiver.url('').replace(/\/$/, '')));
		await tsc(...STRICT, '--outDir', project.folder, join(project.folder, 'main.ts'));
		const said = JSON.parse(await node([join(project.folder, 'main.js')], {
			env: { INFRAI_API_KEY: 'ifr_pk_proj_0123', INFRAI_BASE_URL: server.url },
		}));
		assert.equal(said.made.cron_id, said.made.id);
		assert.match(said.made.next_run_at, /T09:00:00Z$/);
		assert.deepEqual(said.raw, said.listed);
		assert.ok(said.listed.some((job) => job.cron_id === said.made.cron_id && job.enabled));
		assert.equal(said.sent.state, 'queued');
		const arrival = await receiver.answered('/hooks/order');
		assert.equal(arrival.headers['webhook-id'], said.sent.delivery_id);
		assert.deepEqual(JSON.parse(arrival.body), { order_id: 'ord_42', status: 'paid' });
		assert.equal((await api.read(`/v1/tasks/${said.message.message_id}`)).target, 'queue:send-daily-digest');
	});

	test('a wrong call does not compile', async () => {
		writeFileSync(join(project.folder, 'wrong.ts'), `import { InfraiClient } from "@belfry/client";
await new InfraiClient().job.cron.create({ schedul: "0 9 * * *" });\n`);
		await assert.rejects(tsc(...STRICT, '--noEmit', join(project.folder, 'wrong.ts')), /'schedul' does not exist/);
	});
});

describe('the native API', () => {
	const belfry = (options = {}) => new client.Belfry({ baseUrl: server.url, ...options });

	test('a schedule goes through its life', async () => {
		const b = belfry();
		const made = await b.schedules.create({ cron: FAR, timezone: 'UTC', task_template: { target: `queue:${fresh()}` } }, fresh('key'));
		assert.equal((await b.schedules.get(made.id)).cron, FAR);
		assert.equal((await b.schedules.pause(made.id)).status, 'disabled');
		assert.equal((await b.schedules.resume(made.id)).status, 'active');
		assert.equal((await b.schedules.update(made.id, { cron: '0 8 1 1 *' })).cron, '0 8 1 1 *');
		assert.equal((await b.schedules.preview(made.id, { limit: 3 })).executions.length, 3);
		const task = await b.schedules.trigger(made.id);
		assert.equal((await b.tasks.get(task.id)).schedule_id, made.id);
		assert.deepEqual((await b.schedules.ledger(made.id)).gaps, []);
		const ids = [];
		for await (const schedule of b.schedules.list({ limit: 1 })) ids.push(schedule.id);
		assert.ok(ids.includes(made.id) && new Set(ids).size === ids.length, 'from page to page');
		await b.schedules.delete(made.id);
		await assert.rejects(b.request('get', '/v1/schedules/{id}', { path: { id: 'schedule_0' } }), { code: 'not_found', status: 404 });
	});

	test('tasks, targets, secrets and tokens', async () => {
		const b = belfry();
		const task = await b.tasks.create({ target: `queue:${fresh()}`, execute_after: 'PT1H', payload: [1] });
		assert.equal(task.status, 'scheduled');
		assert.equal((await b.tasks.cancel(task.id)).status, 'cancelled');
		assert.equal((await b.tasks.retry(task.id)).status, 'queued');
		assert.deepEqual(await b.tasks.attempts(task.id), []);
		const name = fresh('t');
		await b.targets.put(name, { kind: 'queue', queue: name });
		assert.equal((await b.targets.get(name)).kind, 'queue');
		await b.targets.delete(name);
		assert.match((await b.secrets.list()).signing[0].secret, /^whsec_/);
		const { token, id } = await b.tokens.create({ name, namespace: 'default', role: 'read' });
		await assert.rejects(belfry({ token }).queues.publish(fresh(), 1), { code: 'role_too_low', status: 403 });
		await b.tokens.revoke(id);
		await assert.rejects(belfry({ token }).tasks.get(task.id), { status: 401 });
	});

	test('messages are received and answered, one by one or in a loop', async () => {
		const { queues } = belfry();
		const queue = fresh();
		const [one] = await queues.publishMany(queue, [{ payload: 1 }, { payload: 2 }]);
		const got = await queues.receive(queue, { max: 2, lease_seconds: 60 });
		assert.deepEqual(got.map(({ message_id, payload }) => [message_id, payload])[0], [one, 1]);
		await queues.extend(got[0], 120);
		await queues.ack(got[0]);
		await assert.rejects(queues.nack(got[0]), { code: 'lease_lost', status: 409 });
		await queues.release(got[1]);
		await queues.publish(queue, 3);

		const stop = new AbortController();
		const seen = [];
		await queues.consume(queue, (message) => {
			seen.push([message.payload, message.attempt]);
			if (message.payload === 3 && message.attempt === 1) throw new Error('not yet');
			if (seen.length === 3) stop.abort();
		}, { lease_seconds: 5, wait_seconds: 5, signal: stop.signal });
		assert.deepEqual(seen, [[2, 2], [3, 1], [3, 2]]);
		const { ready, leased, dead } = await api.read(`/v1/queues/${queue}`);
		assert.deepEqual([ready, leased, dead], [0, 0, 0]);
	});

	test('a lease lasts as long as its handler; an aborted wait ends the loop', async () => {
		const { queues } = belfry();
		const queue = fresh();
		await queues.publish(queue, {});
		const stop = new AbortController();
		const attempts = [];
		const loop = queues.consume(queue, async (message) => {
			attempts.push(message.attempt);
			const begun = Date.parse(message.lease_until);
			await until(() => Date.now() > begun + 500, 10000, 'its first lease to be long over');
		}, { lease_seconds: 2, wait_seconds: 60, signal: stop.signal });
		await until(async () => (await api.read(`/v1/queues/${queue}`)).leased === 0 && attempts.length === 1, 12000);
		stop.abort();
		await loop;
		assert.deepEqual(attempts, [1]);
	});
});

describe('the transport', () => {
	// Answers as the script says, the last step again and again; null: hangs up.
	async function stub(t, ...script) {
		const asked = [];
		const listener = http.createServer((req, res) => {
			asked.push(req);
			const step = script.length > 1 ? script.shift() : script[0];
			if (step === null) return req.socket.destroy();
			res.writeHead(step[0], step[1] ?? {});
			return res.end(JSON.stringify(step[2] ?? {}));
		});
		await new Promise((done) => listener.listen(0, '127.0.0.1', done));
		t.after(() => {
			listener.closeAllConnections();
			listener.close();
		});
		const { port } = listener.address();
		return { asked, belfry: new client.Belfry({ baseUrl: `http://127.0.0.1:${port}/`, token: 'belfry_x', maxRetries: 3 }) };
	}
	const keys = (asked) => asked.map((req) => req.headers['idempotency-key']);

	test('a write comes again with the same key, until it is answered', async (t) => {
		const { asked, belfry } = await stub(t, [503, { 'retry-after': '0' }], null, [429, { 'retry-after': '0' }], [201, {}, { id: 'x' }]);
		assert.equal((await belfry.tasks.create({ target: 'queue:x' })).id, 'x');
		assert.equal(new Set(keys(asked)).size, 1);
		assert.equal(asked.length, 4);
		assert.ok(keys(asked)[0]);
		await belfry.tasks.create({ target: 'queue:x' }, 'mine');
		assert.equal(keys(asked).at(-1), 'mine');
		assert.equal(asked[0].headers.authorization, 'Bearer belfry_x');
	});

	test('a receive is sent once, a refusal is not tried again, a redirect is not followed', async (t) => {
		const silent = await stub(t, null);
		await assert.rejects(silent.belfry.queues.receive('q'), client.TransportError);
		assert.deepEqual(keys(silent.asked), [undefined]);
		const problem = { detail: 'wrong', code: 'invalid_cron', field: 'cron', hint: 'mend it' };
		const refusing = await stub(t, [400, {}, problem]);
		await assert.rejects(refusing.belfry.tasks.get('a/b'), { code: 'invalid_cron', status: 400, field: 'cron', hint: 'mend it' });
		assert.deepEqual(refusing.asked.map((req) => req.url), ['/v1/tasks/a%2Fb']);
		const moved = await stub(t, [302, { location: 'http://127.0.0.1:9/' }]);
		await assert.rejects(moved.belfry.tasks.get('x'), { status: 302 });
		assert.equal(moved.asked.length, 1);
	});
});

describe('signatures', () => {
	const { Webhook } = createRequire(join(PACKAGE, 'package.json'))('standardwebhooks');
	const refuses = (promise) => assert.rejects(promise, client.SignatureError);
	const hex = (secret, body) => createHmac('sha256', secret).update(body).digest('hex');

	async function delivery() {
		const path = `/${fresh('signed')}`;
		await api.task({ target: receiver.url(path), payload: { text: 'é✓', n: 1.0 } });
		const { headers, body } = await receiver.answered(path);
		return { headers, body, secret: (await api.read('/v1/secrets')).signing[0].secret };
	}

	test('a real delivery verifies by the published library, and by ours', async () => {
		const { headers, body, secret } = await delivery();
		assert.deepEqual(new Webhook(secret).verify(body.toString(), headers), { text: 'é✓', n: 1 });
		await client.verify(headers, body, secret);
		await client.verify(new Headers({ 'webhook-id': headers['webhook-id'], 'webhook-timestamp': headers['webhook-timestamp'],
			'webhook-signature': headers['webhook-signature'] }), body.toString(), [SECRET, secret]);
		await client.verifyTaskhook(headers, body, secret);
		await refuses(client.verify(headers, `${body} `, secret));
		await refuses(client.verify(headers, body, SECRET));
		await refuses(client.verifyTaskhook(headers, `${body} `, secret));
		await refuses(client.verifyInfrai(headers, body, secret));
	});

	test('what the published library signs, both of our verifiers take, and nothing else', async () => {
		const body = '{"test": 2432232314, "text": "é✓"}';
		const at = new Date();
		const headers = {
			'webhook-id': 'msg_1', 'webhook-timestamp': `${Math.floor(at / 1000)}`, 'webhook-signature': new Webhook(SECRET).sign('msg_1', at, body),
		};
		await client.verify(headers, body, SECRET);
		const line = 'import sys, json; from belfry import webhooks; d = json.load(sys.stdin); webhooks.verify(d["h"], d["b"], d["s"])';
		const python = (b) => run('python3', ['-B', '-c', line], { env: { PYTHONPATH: PYTHON }, input: JSON.stringify({ h: headers, b, s: SECRET }) });
		assert.equal((await python(body)).code, 0);
		assert.match((await python(`${body} `)).stderr, /SignatureError/);
		await refuses(client.verify({ ...headers, 'webhook-id': 'msg_2' }, body, SECRET));
		await refuses(client.verify({ ...headers, 'webhook-signature': 'v1,' }, body, SECRET));
	});

	test('the published vector verifies at its time', async () => {
		const vector = {
			'Webhook-Id': 'msg_p5jXN8AQM9LWM0D4loKWxJek', 'Webhook-Timestamp': '1614265330',
			'Webhook-Signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
		};
		const now = 1614265330;
		await client.verify(vector, '{"test": 2432232314}', SECRET, { now });
		await client.verify(vector, '{"test": 2432232314}', SECRET, { now: now + 300 });
		await refuses(client.verify(vector, '{"test": 2432232314}', SECRET, { now: now + 301 }));
		await refuses(client.verify(vector, '{"test": 2432232314}', SECRET));
		await assert.rejects(client.verify(vector, '', '', { now }), TypeError);
		await assert.rejects(client.verify(vector, '', 'whsec_!', { now }), TypeError);
	});

	test("Infrai's signature is bare hex, with the older secrets' beside it", async () => {
		const [mac, old] = [hex(SECRET, '{}'), hex('whsec_old', '{}')];
		await client.verifyInfrai({ 'x-infrai-signature': mac }, '{}', SECRET);
		await client.verifyInfrai({ 'x-infrai-signature': `sha256=${mac}` }, '{}', SECRET);
		await client.verifyInfrai({ 'x-infrai-signature': old, 'x-infrai-signature-previous': `00,${mac}` }, '{}', SECRET);
		await refuses(client.verifyInfrai({ 'x-infrai-signature': old }, '{}', SECRET));
		await refuses(client.verifyInfrai({ 'x-infrai-signature-previous': mac }, '{}', SECRET));
	});
});
