// Tensorlake's page on its cron scheduler, line by line: each of its programs is run by the real Python with
// nothing changed but the host, the key and the names, and the answers are held to the page's tables. Then
// what its clients use of applications and requests. docs/dialects/tensorlake.md says where Belfry differs.

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';

import { request } from '../helpers/http.mjs';
import { Receiver } from '../helpers/receiver.mjs';
import { run } from '../helpers/run.mjs';
import { house, Server } from '../helpers/server.mjs';
import { EventStream } from '../helpers/sse.mjs';
import { gate, until } from '../helpers/wait.mjs';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const ROOT = `belfry_${'r'.repeat(43)}`;
const MIB = 1024 * 1024;
const MINUTE = 60000;
const SOON_MS = 10000;

const LIBRARY = ['x86_64', 'aarch64'].map((arch) => `/usr/lib/${arch}-linux-gnu/faketime/libfaketimeMT.so.1`).find(existsSync);
const IS_SANITIZED = ['asan', 'tsan'].includes(process.env.BELFRY_BUILD);

const refusal = (answer, status) => {
	assert.equal(answer.status, status, answer.text);
	assert.equal(answer.type, 'application/json');
	assert.deepEqual(Object.keys(answer.json), ['error']);
	assert.equal(typeof answer.json.error, 'string');
	assert.ok(answer.json.error.length > 5);
	return answer.json.error;
};

// A house with the application my-app in the namespace default, which answers at /app.
async function workshop(t, spec = {}) {
	const { server, api, receiver } = await house(t);
	const put = await api.send('PUT', '/v1/targets/my-app', { kind: 'http', url: receiver.url('/app'), ...spec });
	assert.equal(put.status, 201, put.text);
	const app = '/v1/namespaces/default/applications/my-app';
	const finished = (id) => until(async () => (await api.read(`${app}/requests/${id}`)).outcome, SOON_MS, `the outcome of ${id}`);
	const invoke = async (body, headers) => {
		const answer = await api.send('POST', app, body, headers);
		assert.equal(answer.status, 200, answer.text);
		return answer.json.request_id;
	};
	return { server, api, receiver, app, finished, invoke };
}

describe('the page of the scheduler', () => {
	const CREATE = String.raw`
import requests, base64, json

namespace = "my-namespace"
application = "my-app"

payload = {"cron_expression": "0 * * * *"}  # Every hour

# Optional: pass input data to each invocation
input_data = json.dumps({"report_type": "daily"}).encode()
payload["input_base64"] = base64.b64encode(input_data).decode()

response = requests.post(
    f"https://api.tensorlake.ai/v1/namespaces/{namespace}/applications/{application}/cron-schedules",
    json=payload,
    headers={"Authorization": "Bearer TENSORLAKE_API_KEY"},
)
response.raise_for_status()

schedule_id = response.json()["schedule_id"]
print(f"Created schedule: {schedule_id}")
`;
	const LIST = String.raw`
response = requests.get(
    f"https://api.tensorlake.ai/v1/namespaces/{namespace}/applications/{application}/cron-schedules",
    headers={"Authorization": "Bearer TENSORLAKE_API_KEY"},
)
response.raise_for_status()

for schedule in response.json()["schedules"]:
    print(schedule["id"], schedule["cron_expression"], schedule["next_fire_time_ms"])
`;
	const DELETE = String.raw`
response = requests.delete(
    f"https://api.tensorlake.ai/v1/namespaces/{namespace}/applications/{application}/cron-schedules/{schedule_id}",
    headers={"Authorization": "Bearer TENSORLAKE_API_KEY"},
)
response.raise_for_status()
`;
	const NAMES = 'import requests\nnamespace = "my-namespace"\napplication = "my-app"\n';
	const PATH = '/v1/namespaces/my-namespace/applications/my-app/cron-schedules';

	let server, receiver, key, api;

	before(async () => {
		receiver = await Receiver.open();
		server = await Server.start({ dev: false, env: { BELFRY_ROOT_TOKEN: ROOT }, args: ['--allow-targets', '127.0.0.0/8'] });
		const root = server.client({ token: ROOT });
		key = (await root.create('/v1/tokens', { name: 'tensorlake', namespace: 'my-namespace', role: 'write' })).token;
		api = server.client({ token: key });
		const put = await api.send('PUT', '/v1/targets/my-app', { kind: 'http', url: receiver.url('/app') });
		assert.equal(put.status, 201, put.text);
	});

	after(async () => {
		await receiver.close();
		await server.stop();
		server.discard();
	});

	async function python(text) {
		const program = text.replaceAll('https://api.tensorlake.ai', server.url).replaceAll('TENSORLAKE_API_KEY', key);
		const { code, stdout, stderr } = await run('/usr/bin/python3', ['-c', program]);
		assert.equal(code, 0, stderr);
		return stdout;
	}

	test('its programs create, list and delete a schedule', async () => {
		const [, id] = /^Created schedule: (\S+)\n$/.exec(await python(CREATE));
		assert.match(id, UUID);
		const before = Date.now();
		const hour = (Math.floor(before / 3600000) + 1) * 3600000;
		assert.equal(await python(NAMES + LIST), `${id} 0 * * * * ${hour}\n`);
		const { schedules } = await api.read(PATH);
		assert.deepEqual(schedules, [{
			id,
			application_name: 'my-app',
			cron_expression: '0 * * * *',
			next_fire_time_ms: hour,
			last_fired_at_ms: null,
			created_at: schedules[0].created_at,
			enabled: true,
		}]);
		assert.ok(Number.isSafeInteger(schedules[0].created_at));
		assert.equal(await python(`${NAMES}schedule_id = "${id}"\n${DELETE}`), '');
		assert.deepEqual((await api.read(PATH)).schedules, []);
		refusal(await api.delete(`${PATH}/${id}`), 404);
	});

	test('a firing invokes the application with the decoded input', async () => {
		const id = /(\S+)\n$/.exec(await python(CREATE))[1];
		const fired = await api.post(`/v1/schedules/${id}/trigger`);
		assert.equal(fired.status, 201, fired.text);
		const { body, headers, method } = await receiver.arrival('/app');
		assert.equal(body.toString(), '{"report_type": "daily"}');
		assert.equal(headers['content-type'], 'application/json');
		assert.equal(method, 'POST');
		assert.equal((await api.delete(`${PATH}/${id}`)).status, 204);
	});

	test('both forms of the path lead to the same schedules', async () => {
		const { schedule_id: id } = await api.create('/applications/my-app/cron-schedules', { cron_expression: '*/5 * * * *' });
		const [short, long] = await Promise.all(['/applications/my-app/cron-schedules', PATH].map((path) => api.read(path)));
		assert.deepEqual(short, long);
		assert.equal(short.schedules[0].id, id);
		assert.equal((await api.delete(`/applications/my-app/cron-schedules/${id}`)).status, 204);
	});

	test('a wrong key is 401, a namespace of others 403', async () => {
		const answer = await server.client({ token: 'nonsense' }).get(PATH);
		refusal(answer, 401);
		assert.ok(answer.headers['www-authenticate']);
		refusal(await server.client().get(PATH), 401);
		refusal(await api.get('/v1/namespaces/default/applications'), 403);
		refusal(await api.post('/v1/namespaces/other/applications/my-app/cron-schedules', { cron_expression: '* * * * *' }), 403);
	});

	test('a key that opens all namespaces goes where the path says', async () => {
		const root = server.client({ token: ROOT });
		assert.deepEqual(await root.read('/v1/namespaces/unheard-of/applications'), { applications: [], cursor: null });
		const { applications } = await root.read('/v1/namespaces/my-namespace/applications');
		assert.deepEqual(applications.map(({ name, namespace }) => [name, namespace]), [['my-app', 'my-namespace']]);
		refusal(await root.get('/v1/namespaces/default/applications/my-app'), 404);
	});

	test('the key is introspected', async () => {
		const found = await api.post('/platform/v1/keys/introspect');
		assert.equal(found.status, 200);
		assert.match(found.json.id, UUID);
		assert.deepEqual(found.json, { id: found.json.id, organizationId: 'belfry', projectId: 'my-namespace' });
		refusal(await server.client({ token: 'nonsense' }).post('/platform/v1/keys/introspect'), 401);
	});
});

describe('cron schedules', () => {
	test('every minute is the fastest', async (t) => {
		const { api, app } = await workshop(t);
		const create = (cron_expression) => api.post(`${app}/cron-schedules`, { cron_expression });
		const made = await create('* * * * *');
		assert.equal(made.status, 201);
		const native = await api.read(`/v1/schedules/${made.json.schedule_id}`);
		assert.deepEqual([native.status, native.timezone, native.overlap, native.catch_up, native.create_ahead_seconds, native.dialect],
			['active', 'UTC', 'allow', 'latest', 0, 'tensorlake']);
		for (const bad of ['*/30 * * * * *', '* * * * * *', '@every 30s', '@hourly', '61 * * * *', '', 'x', '0 0 30 2 *', 7, null])
			refusal(await create(bad), 400);
		refusal(await api.post(`${app}/cron-schedules`, {}), 400);
		refusal(await api.send('POST', `${app}/cron-schedules`, '{"cron_expression":'), 400);
		refusal(await api.post(`${app}/cron-schedules`), 400);
		assert.equal((await api.read(`${app}/cron-schedules`)).schedules.length, 1);
	});

	test('unknown fields are passed over, as Tensorlake does', async (t) => {
		const { api, app } = await workshop(t);
		await api.create(`${app}/cron-schedules`, { cron_expression: '0 0 * * *', note: 'nightly' });
	});

	test('100 of one application, and of another one as many', async (t) => {
		const { api, app } = await workshop(t);
		const create = (path) => api.post(`${path}/cron-schedules`, { cron_expression: '0 0 1 1 *' });
		for (let i = 0; i < 100; i++) assert.equal((await create(app)).status, 201);
		refusal(await create(app), 400);
		const { schedules } = await api.read(`${app}/cron-schedules`);
		assert.equal(schedules.length, 100);
		const counters = schedules.map(({ created_at: at }) => at);
		assert.ok(counters.every((at, i) => i === 0 || at > counters[i - 1]), 'created_at only grows');
		assert.equal((await api.send('PUT', '/v1/targets/second', { kind: 'queue', queue: 'q' })).status, 201);
		assert.equal((await create('/applications/second')).status, 201);
		assert.equal((await api.delete(`${app}/cron-schedules/${schedules[50].id}`)).status, 204);
		assert.equal((await create(app)).status, 201);
		refusal(await create(app), 400);
	});

	test('an input has at most 1 MiB, decoded, and arrives as it is', async (t) => {
		const { api, receiver, app } = await workshop(t);
		const create = (bytes) => api.post(`${app}/cron-schedules`, { cron_expression: '0 0 1 1 *', input_base64: bytes.toString('base64') });
		const most = Buffer.alloc(MIB, 255);
		refusal(await create(Buffer.alloc(MIB + 1, 255)), 400);
		refusal(await create(Buffer.alloc(2 * MIB, 255)), 400); // larger than any request may be
		refusal(await api.post(`${app}/cron-schedules`, { cron_expression: '* * * * *', input_base64: 'a' }), 400);
		refusal(await api.post(`${app}/cron-schedules`, { cron_expression: '* * * * *', input_base64: {} }), 400);
		const made = await create(most);
		assert.equal(made.status, 201, made.text);
		await api.post(`/v1/schedules/${made.json.schedule_id}/trigger`);
		const { body, headers } = await receiver.arrival('/app');
		assert.ok(body.equals(most));
		assert.equal(headers['content-type'], 'application/octet-stream');
		assert.equal((await api.read(`${app}/cron-schedules`)).schedules.length, 1);
	});

	test('no input is an empty body', async (t) => {
		const { api, receiver, app } = await workshop(t);
		for (const input of [{}, { input_base64: null }, { input_base64: '' }]) {
			const { schedule_id: id } = await api.create(`${app}/cron-schedules`, { cron_expression: '0 0 1 1 *', ...input });
			await api.post(`/v1/schedules/${id}/trigger`);
		}
		assert.equal((await receiver.arrival('/app', 3)).body.length, 0);
		assert.ok(receiver.arrivals.every(({ body, headers }) => body.length === 0 && headers['content-type'] === undefined));
	});

	test('unknown applications and schedules are 404', async (t) => {
		const { api, app } = await workshop(t);
		await api.send('PUT', '/v1/targets/second', { kind: 'queue', queue: 'q' });
		const { schedule_id: id } = await api.create(`${app}/cron-schedules`, { cron_expression: '* * * * *' });
		const native = await api.create('/v1/schedules', { cron: '* * * * *', timezone: 'UTC', task_template: { target: 'my-app' } });
		for (const path of ['/applications/nobody', '/v1/namespaces/default/applications/nobody', '/applications/%22x', '/v1/namespaces/none/applications/my-app']) {
			refusal(await api.get(`${path}/cron-schedules`), 404);
			refusal(await api.post(`${path}/cron-schedules`, { cron_expression: '* * * * *' }), 404);
			refusal(await api.delete(`${path}/cron-schedules/${id}`), 404);
		}
		refusal(await api.delete(`/applications/second/cron-schedules/${id}`), 404);
		refusal(await api.delete(`${app}/cron-schedules/nothing`), 404);
		refusal(await api.delete(`${app}/cron-schedules/${native.id}`), 404);
		assert.deepEqual((await api.read(`${app}/cron-schedules`)).schedules.map((s) => s.id), [id]);
	});

	test('a schedule that was paused elsewhere still says when it would fire', async (t) => {
		const { api, app } = await workshop(t);
		const { schedule_id: id } = await api.create(`${app}/cron-schedules`, { cron_expression: '* * * * *' });
		await api.post(`/v1/schedules/${id}/pause`);
		const { schedules: [shown] } = await api.read(`${app}/cron-schedules`);
		assert.equal(shown.enabled, true);
		assert.ok(Math.abs(shown.next_fire_time_ms - Date.now()) <= 2 * MINUTE);
	});

	test('it fires on the minute, as a request of the application', async () => {
		const receiver = await Receiver.open();
		const canFake = LIBRARY !== undefined && !IS_SANITIZED;
		const ahead = canFake ? (2 * MINUTE - 4000 - (Date.now() % MINUTE)) % MINUTE : 0; // four seconds before a minute
		const server = new Server({ env: canFake ? { LD_PRELOAD: LIBRARY, FAKETIME: `+${(ahead / 1000).toFixed(3)}s`, DONT_FAKE_MONOTONIC: '1' } : {} });
		try {
			await server.start();
			const api = server.client();
			await api.send('PUT', '/v1/targets/my-app', { kind: 'http', url: receiver.answer('/app', { body: 'done' }) });
			const made = await api.create('/applications/my-app/cron-schedules', { cron_expression: '* * * * *', input_base64: btoa('\x00\xff') });
			const { schedules: [before] } = await api.read('/applications/my-app/cron-schedules');
			assert.equal(before.next_fire_time_ms % MINUTE, 0);
			const { at, body, headers } = await receiver.answered('/app', 1, MINUTE + SOON_MS);
			assert.ok(at + ahead >= before.next_fire_time_ms - 1000, 'not early');
			assert.deepEqual([...body], [0, 255]);
			assert.equal(headers['belfry-schedule-id'].replace('schedule_', ''), made.schedule_id.replaceAll('-', ''));
			const shown = await until(async () => {
				const { schedules: [now] } = await api.read('/applications/my-app/cron-schedules');
				return now.last_fired_at_ms !== null && now;
			}, SOON_MS, 'last_fired_at_ms');
			assert.equal(shown.last_fired_at_ms, before.next_fire_time_ms);
			assert.equal(shown.next_fire_time_ms, before.next_fire_time_ms + MINUTE);
			const { requests } = await api.read('/applications/my-app/requests');
			assert.equal(requests.length, 1);
			await until(async () => (await api.read(`/applications/my-app/requests/${requests[0].id}`)).outcome === 'success', SOON_MS, 'success');
			assert.equal((await api.get(`/applications/my-app/requests/${requests[0].id}/output`)).text, 'done');
			await server.stop();
		} finally {
			await receiver.close();
			server.discard();
		}
	});
});

describe('applications', () => {
	test('are the named targets', async (t) => {
		const { api, app } = await workshop(t, { timeout_seconds: 9, retry: { max_retries: 2, strategy: 'exponential', initial_seconds: 3 } });
		const shown = await api.read(app);
		assert.deepEqual(shown, {
			name: 'my-app',
			namespace: 'default',
			description: '',
			tombstoned: false,
			version: shown.version,
			tags: {},
			functions: shown.functions,
			created_at: shown.created_at,
			entrypoint: { function_name: 'my-app', input_serializer: 'json', output_serializer: 'json', output_type_hints_base64: '' },
			state: 'active',
		});
		assert.ok(Math.abs(shown.created_at - Date.now()) < MINUTE);
		const { retry_policy: retry, timeout_sec: seconds } = shown.functions['my-app'];
		assert.equal(seconds, 9);
		assert.equal(retry.max_retries, 2);
		assert.equal(retry.initial_delay_sec, 3);
		assert.deepEqual(await api.read('/applications'), { applications: [shown], cursor: null });
	});

	test('are listed page by page', async (t) => {
		const { api } = await workshop(t);
		for (const name of ['a', 'b', 'z']) await api.send('PUT', `/v1/targets/${name}`, { kind: 'queue', queue: name });
		const names = [];
		for (let cursor = ''; cursor !== null;) {
			const page = await api.read(`/applications?limit=3&direction=forward&cursor=${cursor}`);
			names.push(...page.applications.map(({ name }) => name));
			cursor = page.cursor;
		}
		assert.deepEqual(names, ['a', 'b', 'my-app', 'z']);
		refusal(await api.get('/applications?limit=0'), 400);
		refusal(await api.get('/applications?cursor=what'), 400);
		refusal(await api.get('/applications?direction=backward'), 400);
	});

	test('one that is disabled says why, and takes no request', async (t) => {
		const { api, app } = await workshop(t);
		await api.post('/v1/targets/my-app/disable', { reason: 'moving house' });
		assert.deepEqual((await api.read(app)).state, { disabled: { reason: 'moving house' } });
		assert.match(refusal(await api.post(app, {}), 409), /moving house/);
	});

	test('a deployment of code is refused with the way to register one', async (t) => {
		const { api } = await workshop(t);
		assert.match(refusal(await api.post('/v1/namespaces/default/applications', {}), 400), /PUT \/v1\/targets/);
	});

	test('a delete takes the target away, and what waits for it', async (t) => {
		const { api, app, receiver, invoke } = await workshop(t, { concurrency: 1 });
		const busy = gate();
		receiver.answer('/app', { hold: busy });
		await invoke('1');
		await receiver.arrival('/app');
		await invoke('2');
		const gone = await api.delete(app);
		assert.equal(gone.status, 200, gone.text);
		busy.open();
		refusal(await api.get(app), 404);
		refusal(await api.delete(app), 404);
		assert.equal((await api.get('/v1/targets/my-app')).status, 404);
	});

	test('a delete ends its schedules, and leaves those that were made natively', async (t) => {
		const { api, app } = await workshop(t);
		const cron = { cron_expression: '* * * * *', input_base64: btoa('1') };
		const ids = [];
		for (let i = 0; i < 3; i++) ids.push((await api.create(`${app}/cron-schedules`, cron)).schedule_id);
		const native = await api.create('/v1/schedules', { cron: '* * * * *', timezone: 'UTC', task_template: { target: 'my-app' } });
		assert.equal((await api.delete(app)).status, 200);
		await api.send('PUT', '/v1/targets/my-app', { kind: 'queue', queue: 'again' });
		assert.deepEqual((await api.read(`${app}/cron-schedules`)).schedules, []);
		for (const id of ids) assert.equal((await api.read(`/v1/schedules/${id}`)).status, 'deleted');
		assert.equal((await api.read(`/v1/schedules/${native.id}`)).status, 'active');
	});

	test('a schedule whose target was deleted natively can still be deleted', async (t) => {
		const { api, app } = await workshop(t);
		const { schedule_id: id } = await api.create(`${app}/cron-schedules`, { cron_expression: '* * * * *' });
		assert.equal((await api.delete('/v1/targets/my-app?force=true')).status, 204);
		assert.equal((await api.read(`/v1/schedules/${id}`)).status, 'active');
		refusal(await api.get(`${app}/cron-schedules`), 404);
		assert.equal((await api.delete(`${app}/cron-schedules/${id}`)).status, 204);
	});

	test('unknown paths and methods answer in the same shape', async (t) => {
		const { api } = await workshop(t);
		refusal(await api.get('/v1/namespaces'), 404);
		refusal(await api.get('/v1/namespaces/default/nothing'), 404);
		refusal(await api.get('/applications/my-app/nothing'), 404);
		refusal(await api.get('/platform/v1/nothing'), 404);
		const method = await api.send('PUT', '/applications/my-app');
		refusal(method, 405);
		assert.equal(method.headers.allow, 'GET, HEAD, POST, DELETE, OPTIONS');
		refusal(await api.send('POST', '/applications/my-app', Buffer.alloc(3 * MIB)), 413);
	});
});

describe('requests', () => {
	test('an invocation hands its body on, whatever it is', async (t) => {
		const { app, api, receiver, invoke } = await workshop(t);
		const inputs = [
			['{"a": 1.0}', 'application/json'],
			[' {"a": 1.0}', 'application/json'],
			[Buffer.from([0, 1, 255]), 'image/png'],
			['--x\r\nContent-Disposition: form-data; name="0"\r\n\r\n1\r\n--x--\r\n', 'multipart/form-data; boundary=x'],
			[Buffer.alloc(MIB, 'a'), 'text/plain'],
		];
		for (const [i, [body, type]] of inputs.entries()) {
			const id = await invoke(body, { 'content-type': type });
			assert.match(id, UUID);
			const arrival = await receiver.arrival('/app', i + 1);
			assert.ok(arrival.body.equals(Buffer.from(body)), type);
			assert.equal(arrival.headers['content-type'], type);
			assert.equal(arrival.headers['belfry-task-id'].replace('task_', ''), id.replaceAll('-', ''));
		}
		refusal(await api.send('POST', app, Buffer.alloc(MIB + 1)), 413);
		await invoke(new Uint8Array());
		assert.equal((await receiver.arrival('/app', inputs.length + 1)).body.length, 0);
	});

	test('bytes without a type are application/octet-stream', async (t) => {
		const { server, receiver } = await workshop(t);
		const answer = await request(`${server.url}/applications/my-app`, { method: 'POST', body: '7' });
		assert.equal(answer.status, 200, answer.text);
		assert.equal((await receiver.arrival('/app')).headers['content-type'], 'application/octet-stream');
	});

	test('what Accept may ask for', async (t) => {
		const { api, app } = await workshop(t);
		for (const accept of ['application/json', '*/*', 'application/*', 'text/html, application/json;q=0.9'])
			assert.equal((await api.send('POST', app, '1', { accept })).status, 200, accept);
		for (const accept of ['text/plain', 'application/xml', 'text/html, image/*'])
			refusal(await api.send('POST', app, '1', { accept }), 400);
	});

	test('an Idempotency-Key is the id, once', async (t) => {
		const { api, app, receiver, invoke, finished } = await workshop(t);
		await api.send('PUT', '/v1/targets/second', { kind: 'http', url: receiver.url('/second') });
		const key = (value) => ({ 'idempotency-key': value });
		assert.equal(await invoke('1', key('order 7/a')), 'order 7/a');
		assert.equal(await invoke('2', key('k'.repeat(36))), 'k'.repeat(36));
		assert.match(refusal(await api.send('POST', app, '1', key('order 7/a')), 409), /exist|already/);
		for (const bad of ['', 'k'.repeat(37), 'k\u00e4'])
			refusal(await api.send('POST', app, '1', key(bad)), 400);
		assert.equal(await finished(encodeURIComponent('order 7/a')), 'success');
		refusal(await api.send('POST', app, '1', key('order 7/a')), 409);
		const other = await api.send('POST', '/applications/second', '1', key('order 7/a'));
		assert.equal(other.status, 200, 'a key counts within its application');
		const plain = await invoke('3');
		refusal(await api.send('POST', app, '1', key(plain)), 409);
		assert.equal(receiver.at('/app').length, 3);
	});

	test('of many with one key at once, one is invoked', async (t) => {
		const { api, app, receiver, finished } = await workshop(t);
		const answers = await Promise.all(Array.from({ length: 20 }, () => api.send('POST', app, '1', { 'idempotency-key': 'same' })));
		assert.deepEqual(answers.map(({ status }) => status).sort(), [200, ...Array(19).fill(409)]);
		await finished('same');
		assert.equal(receiver.arrivals.length, 1);
	});

	test('a success has an outcome, an output and one run', async (t) => {
		const { api, app, receiver, finished, invoke } = await workshop(t);
		const open = gate();
		receiver.answer('/app', { hold: open, body: '{"sum":3}', headers: { 'content-type': 'application/vnd.sum+json' } });
		const id = await invoke('[1,2]');
		await receiver.arrival('/app');
		const running = await api.read(`${app}/requests/${id}`);
		assert.equal(running.outcome, null);
		assert.equal(running.function_runs[0].status, 'running');
		const none = await api.get(`${app}/requests/${id}/output`);
		assert.equal(none.status, 204);
		assert.equal((await api.send('HEAD', `${app}/requests/${id}/output`)).status, 204);
		open.open();
		assert.equal(await finished(id), 'success');
		const shown = await api.read(`${app}/requests/${id}`);
		const [fun] = shown.function_runs;
		assert.deepEqual(shown, {
			id,
			outcome: 'success',
			failure_reason: null,
			application_version: (await api.read(app)).version,
			created_at: shown.created_at,
			request_error: null,
			function_runs: [fun],
		});
		assert.ok(Math.abs(shown.created_at - Date.now()) < MINUTE);
		assert.equal(fun.status, 'completed');
		assert.equal(fun.outcome, 'success');
		assert.equal(fun.name, 'my-app');
		assert.equal(fun.allocations.length, 1);
		assert.equal(fun.allocations[0].outcome, 'success');
		assert.equal(fun.allocations[0].attempt_number, 1);
		const output = await api.get(`${app}/requests/${id}/output`);
		assert.equal(output.status, 200);
		assert.equal(output.text, '{"sum":3}');
		assert.equal(output.headers['content-type'], 'application/vnd.sum+json');
		const head = await api.send('HEAD', `${app}/requests/${id}/output`);
		assert.deepEqual([head.status, head.text, head.headers['content-length']], [200, '', '9']);
	});

	test('an output that is larger than what is kept says so', async (t) => {
		const { api, app, receiver, finished, invoke } = await workshop(t);
		receiver.answer('/app', { body: 'x'.repeat(100000) });
		const id = await invoke('1');
		await finished(id);
		const output = await api.get(`${app}/requests/${id}/output`);
		assert.equal(output.headers['belfry-truncated'], '1');
		assert.ok(output.text.length < 100000 && output.text.length > 1000);
	});

	test('a failure tells its reason and the words of the last attempt', async (t) => {
		const { api, app, receiver, finished, invoke } = await workshop(t, { retry: { max_retries: 1, strategy: 'fixed', initial_seconds: 0 } });
		receiver.answer('/app', 500, { status: 503 });
		const id = await invoke('1');
		assert.deepEqual(await finished(id), { failure: 'function_error' });
		const shown = await api.read(`${app}/requests/${id}`);
		assert.equal(shown.failure_reason, 'function_error');
		assert.deepEqual(shown.request_error, { function_name: 'my-app', message: 'HTTP 503' });
		assert.deepEqual(shown.function_runs[0].allocations.map((a) => a.outcome), ['failure', 'failure']);
		assert.match(refusal(await api.get(`${app}/requests/${id}/output`), 404), /function_error/);
		const { requests } = await api.read(`${app}/requests`);
		assert.deepEqual(requests.map(({ id: found, outcome }) => [found, outcome]), [[id, { failure: 'function_error' }]]);
	});

	test('without retries of its own an application has none', async (t) => {
		const { receiver, finished, invoke } = await workshop(t);
		receiver.answer('/app', 500);
		assert.deepEqual(await finished(await invoke('1')), { failure: 'function_error' });
		assert.equal(receiver.arrivals.length, 1);
	});

	test('a timeout and a host that is not there have reasons of their own', async (t) => {
		const { api, receiver } = await workshop(t);
		const reason = async (name, url, timeout_seconds) => {
			await api.send('PUT', `/v1/targets/${name}`, { kind: 'http', url, timeout_seconds });
			const { request_id: id } = (await api.send('POST', `/applications/${name}`, '1')).json;
			return until(async () => (await api.read(`/applications/${name}/requests/${id}`)).outcome, SOON_MS, name);
		};
		receiver.answer('/slow', { hang: true });
		assert.deepEqual(await reason('slow', receiver.url('/slow'), 1), { failure: 'function_timeout' });
		assert.deepEqual(await reason('away', 'http://127.0.0.1:1/', 5), { failure: 'internal_error' });
	});

	test('the list goes on behind its cursor, newest first', async (t) => {
		const { api, app, invoke } = await workshop(t);
		const ids = [];
		for (let i = 0; i < 5; i++) ids.unshift(await invoke(String(i), i === 3 ? { 'idempotency-key': 'three' } : {}));
		const seen = [];
		for (let cursor = ''; cursor !== null;) {
			const page = await api.read(`${app}/requests?limit=2&cursor=${cursor}`);
			assert.deepEqual(Object.keys(page), ['requests', 'prev_cursor', 'next_cursor', 'cursor']);
			assert.equal(page.cursor, page.next_cursor);
			seen.push(...page.requests);
			cursor = page.next_cursor;
		}
		assert.deepEqual(seen.map(({ id }) => id), ids);
		assert.deepEqual(Object.keys(seen[0]), ['id', 'created_at', 'outcome', 'function_runs_count', 'application_version']);
	});

	test('a delete cancels what has not ended, and leaves what has', async (t) => {
		const { api, app, receiver, finished, invoke } = await workshop(t);
		receiver.answer('/app', { hang: true }, 200);
		const id = await invoke('1');
		await receiver.arrival('/app');
		assert.equal((await api.delete(`${app}/requests/${id}`)).status, 200);
		assert.deepEqual(await finished(id), { failure: 'cancelled' });
		assert.equal((await api.delete(`${app}/requests/${id}`)).status, 200);
		const done = await invoke('2');
		assert.equal(await finished(done), 'success');
		assert.equal((await api.delete(`${app}/requests/${done}`)).status, 200);
		assert.equal((await api.read(`${app}/requests/${done}`)).outcome, 'success');
		refusal(await api.delete(`${app}/requests/nothing`), 404);
	});

	test('a task that was made natively is a request, too', async (t) => {
		const { api, app, finished } = await workshop(t);
		const make = async (unique_id) => (await api.task({ target: 'my-app', payload: 1, unique_id })).id;
		const plain = await make(undefined);
		const long = await make(`my-app/${'x'.repeat(37)}`);
		await make('my-app/seven');
		const { requests } = await api.read(`${app}/requests`);
		assert.deepEqual(requests.map(({ id }) => id.replaceAll('-', '')), ['seven', long.replace('task_', ''), plain.replace('task_', '')]);
		for (const { id } of requests) assert.equal(await finished(id), 'success');
		assert.equal(await finished(plain), 'success', 'the native form of an id is taken, too');
	});

	test('a replay runs a failed request again under its id', async (t) => {
		const { api, app, receiver, finished, invoke } = await workshop(t);
		receiver.answer('/app', 500, { body: 'second' });
		const id = await invoke('1', { 'idempotency-key': 'again' });
		assert.deepEqual(await finished(id), { failure: 'function_error' });
		const again = await api.post(`${app}/requests/${id}/replay`, { upgrade_to_latest_version: true });
		assert.equal(again.status, 200, again.text);
		assert.deepEqual(again.json, { request_id: 'again' });
		assert.equal(await finished(id), 'success');
		assert.equal((await api.get(`${app}/requests/${id}/output`)).text, 'second');
		assert.equal(receiver.at('/app')[1].headers['belfry-attempt'], '2');
		refusal(await api.post(`${app}/requests/${id}/replay`), 409);
		refusal(await api.post(`${app}/requests/nothing/replay`), 404);
	});

	test('a request is found through its application and namespace alone', async (t) => {
		const { api, app, invoke } = await workshop(t);
		await api.send('PUT', '/v1/targets/second', { kind: 'queue', queue: 'q' });
		const id = await invoke('1', { 'idempotency-key': 'mine' });
		const { id: task } = await api.create('/v1/tasks', { target: 'queue:q' });
		for (const path of [`/applications/second/requests/${id}`, `${app}/requests/${task}`, `${app}/requests/x`, `/v1/namespaces/other/applications/my-app/requests/${id}`])
			for (const rest of ['', '/output', '/progress', '/updates']) refusal(await api.get(path + rest), 404);
	});

	test('a queue is an application, too: its consumer gives the output', async (t) => {
		const { api } = await workshop(t);
		await api.send('PUT', '/v1/targets/worker', { kind: 'queue', queue: 'jobs' });
		const asked = await api.send('POST', '/applications/worker', Buffer.from([1, 2]), { 'content-type': 'image/png' });
		const id = asked.json.request_id;
		const { messages: [message] } = (await api.post('/v1/queues/jobs/receive', {})).json;
		assert.equal(message.payload_base64, 'AQI=');
		assert.equal(message.payload_type, 'image/png');
		const put = (name, body, type) => api.send('PUT', `/v1/tasks/${message.message_id}/output/${name}`, body, { 'content-type': type, 'belfry-lease-token': message.lease_token });
		assert.equal((await put('output', 'seen', 'text/plain')).status, 204);
		assert.equal((await put('aside', 'more', 'text/css')).status, 204);
		assert.equal((await api.post(`/v1/tasks/${message.message_id}/logs`, { lease_token: message.lease_token, sequence: 1, text: 'hello\n' })).status, 200);
		assert.equal((await api.get(`/applications/worker/requests/${id}/output`)).status, 204);
		assert.equal((await api.post(`/v1/queues/jobs/messages/${message.message_id}/ack`, { lease_token: message.lease_token })).status, 204);
		const output = await api.get(`/applications/worker/requests/${id}/output`);
		assert.deepEqual([output.status, output.text, output.headers['content-type']], [200, 'seen', 'text/plain']);
		assert.equal((await api.get(`/applications/worker/requests/${id}/output/aside`)).text, 'more');
		refusal(await api.get(`/applications/worker/requests/${id}/output/none`), 404);
		const { logs } = await api.read(`/applications/worker/logs?requestId=${id}`);
		assert.equal(logs.length, 1);
		assert.equal(logs[0].body, 'hello\n');
		assert.equal(logs[0].application, 'worker');
		assert.deepEqual(logs[0].resourceAttributes, [['stream', 'stdout']]);
		refusal(await api.get('/applications/worker/logs'), 400);
	});

	test('logs go on behind their token', async (t) => {
		const { api } = await workshop(t);
		await api.send('PUT', '/v1/targets/worker', { kind: 'queue', queue: 'jobs' });
		const { request_id: id } = (await api.send('POST', '/applications/worker', '1')).json;
		const { messages: [m] } = (await api.post('/v1/queues/jobs/receive', {})).json;
		for (let i = 1; i <= 5; i++)
			await api.post(`/v1/tasks/${m.message_id}/logs`, { lease_token: m.lease_token, sequence: i, text: `${i}` });
		const texts = [];
		for (let token = ''; token !== undefined;) {
			const page = await api.read(`/applications/worker/logs?requestId=${id}&head=2&nextToken=${token}`);
			texts.push(...page.logs.map(({ body }) => body));
			token = page.nextToken;
		}
		assert.deepEqual(texts, ['1', '2', '3', '4', '5']);
		refusal(await api.get(`/applications/worker/logs?requestId=${id}&nextToken=x`), 400);
	});
});

describe('secrets', () => {
	const VALUE = 'Bearer hush';

	test('are put, listed, shown and deleted without their values, and stand in the headers of targets', async (t) => {
		const { api, receiver } = await workshop(t);
		const own = '/platform/v1/secrets';
		const made = await api.send('PUT', '/platform/v1/organizations/belfry/projects/default/secrets', { name: 'KEY', value: VALUE });
		assert.equal(made.status, 200, made.text);
		assert.deepEqual(made.json, { id: 'KEY', name: 'KEY', createdAt: made.json.createdAt });
		assert.deepEqual((await api.post(own, [{ name: 'KEY', value: VALUE }])).json.map(({ id }) => id), ['KEY']);
		const { items, pagination } = await api.read(own);
		assert.deepEqual([items.map(({ id }) => id), pagination], [['KEY'], { total: 1 }]);
		assert.equal((await api.read(`${own}/KEY`)).name, 'KEY');
		assert.equal((await api.send('PUT', '/v1/targets/keyed', { kind: 'http', url: receiver.answer('/keyed', 200), headers: { Authorization: '{{secret.KEY}}' } })).status, 201);
		assert.equal((await api.post('/applications/keyed', {})).status, 200);
		assert.equal((await receiver.arrival('/keyed')).headers.authorization, VALUE);
		refusal(await api.delete(`${own}/KEY`), 409);
		assert.equal((await api.delete(`${own}/KEY?force=true`)).status, 204);
		refusal(await api.get(`${own}/KEY`), 404);
		refusal(await api.delete(`${own}/KEY`), 404);
		for (const body of [{}, { name: 'A' }, { value: 'x' }, { name: 'a b', value: 'x' }, { name: 'A', value: 'a\nb' }, [], [{ name: 'A', value: 'x' }, { name: 'B', value: 'x' }], 5])
			refusal(await api.post(own, body), 400);
		assert.equal((await api.read(own)).pagination.total, 0);
	});

	test('are an admin\'s, of the own namespace alone', async (t) => {
		const { server } = await house(t, { dev: false, env: { BELFRY_ROOT_TOKEN: ROOT } });
		const root = server.client({ token: ROOT });
		const keyOf = async (role) => server.client({ token: (await root.create('/v1/tokens', { name: role, namespace: 'mine', role })).token });
		const admin = await keyOf('admin');
		assert.equal((await admin.send('PUT', '/platform/v1/secrets', { name: 'KEY', value: VALUE })).status, 200);
		assert.equal((await root.read('/platform/v1/organizations/belfry/projects/mine/secrets')).pagination.total, 1);
		assert.equal((await root.read('/platform/v1/secrets')).pagination.total, 0);
		refusal(await admin.get('/platform/v1/organizations/belfry/projects/default/secrets'), 403);
		refusal(await (await keyOf('write')).get('/platform/v1/secrets'), 403);
	});
});

describe('progress', () => {
	// The events of an answer's text.
	const events = (text) => [...text.matchAll(/^data: (.*)$/gm)].map(([, json]) => JSON.parse(json));
	const names = (list) => list.map((event) => Object.keys(event)[0]);
	const WHOLE = ['RequestStarted', 'FunctionRunCreated', 'AllocationCreated', 'AllocationCompleted', 'FunctionRunCompleted', 'RequestFinished'];

	test('is told as it comes, and ends with RequestFinished', async (t) => {
		const { api, app, receiver, invoke } = await workshop(t);
		const open = gate();
		receiver.answer('/app', { hold: open });
		const id = await invoke('1');
		await receiver.arrival('/app');
		const { updates, next_token: token } = await api.read(`${app}/requests/${id}/updates`);
		assert.deepEqual(names(updates), WHOLE.slice(0, 3));
		const begun = updates[2].AllocationCreated.created_at;
		assert.ok(Date.parse(begun) <= Date.now(), begun);
		const stream = api.get(`${app}/requests/${id}/progress`);
		open.open();
		const answer = await stream;
		assert.equal(answer.type, 'text/event-stream');
		const told = events(answer.text);
		assert.deepEqual(names(told), WHOLE);
		assert.ok(told[2].AllocationCreated.created_at >= begun, 'it is taken up, and then begins');
		const { version } = await api.read(app);
		const last = told.at(-1).RequestFinished;
		assert.deepEqual(last, {
			namespace: 'default', application_name: 'my-app', application_version: version, request_id: id, outcome: 'success', created_at: last.created_at,
		});
		for (const event of told) assert.equal(Object.values(event)[0].request_id, id);
		const rest = await api.read(`${app}/requests/${id}/updates?nextToken=${token}`);
		assert.deepEqual(names(rest.updates), WHOLE.slice(3));
		assert.equal(rest.next_token, null);
		const again = await api.send('GET', `${app}/requests/${id}/progress`, undefined, { 'last-event-id': '4' });
		assert.deepEqual(names(events(again.text)), WHOLE.slice(4));
		const streamed = await api.send('GET', `${app}/requests/${id}/updates`, undefined, { accept: 'text/event-stream' });
		assert.deepEqual(names(events(streamed.text)), WHOLE);
		refusal(await api.get(`${app}/requests/${id}/updates?nextToken=x`), 400);
		refusal(await api.send('GET', `${app}/requests/${id}/progress`, undefined, { 'last-event-id': 'x' }), 400);
	});

	test('is kept alive each second while nothing comes', async (t) => {
		const { server, app, receiver, invoke } = await workshop(t);
		const open = gate();
		receiver.answer('/app', { hold: open });
		const id = await invoke('1');
		await receiver.arrival('/app');
		const stream = await EventStream.open(`${server.url}${app}/requests/${id}/progress`);
		await until(() => stream.comments >= 2, 8000, 'two keep-alives, of which the usual 15 s would not allow one');
		open.open();
		await stream.end();
		assert.deepEqual(stream.events.map(({ data }) => Object.keys(data)[0]), WHOLE);
	});

	test('every attempt is an allocation', async (t) => {
		const { api, app, receiver, invoke } = await workshop(t, { retry: { max_retries: 2, strategy: 'fixed', initial_seconds: 0 } });
		receiver.answer('/app', 500, 502, 200);
		const told = events((await api.get(`${app}/requests/${await invoke('1')}/progress`)).text);
		const completed = told.flatMap((event) => event.AllocationCompleted ?? []);
		assert.deepEqual(completed.map(({ outcome }) => outcome), ['failure', 'failure', 'success']);
		assert.equal(new Set(completed.map((event) => event.allocation_id)).size, 3);
		const created = told.flatMap((event) => event.AllocationCreated ?? []);
		assert.deepEqual(created.map((event) => event.allocation_id), completed.map((event) => event.allocation_id));
		assert.deepEqual(names(told).slice(-2), ['FunctionRunCompleted', 'RequestFinished']);
	});

	test('after a crash a request goes on under its id, and so does who follows it', async (t) => {
		const { server, api, app, receiver, invoke } = await workshop(t);
		const bytes = Buffer.from([0, 255]);
		const { schedule_id: schedule } = await api.create(`${app}/cron-schedules`, { cron_expression: '0 0 1 1 *', input_base64: bytes.toString('base64') });
		receiver.answer('/app', { hang: true }, { body: 'after all' });
		const id = await invoke(bytes, { 'content-type': 'image/png', 'idempotency-key': 'lasting' });
		await receiver.arrival('/app');
		const { updates, next_token: seen } = await api.read(`${app}/requests/${id}/updates`);
		await server.restart();
		const answer = await api.send('GET', `${app}/requests/${id}/progress`, undefined, { 'last-event-id': seen });
		assert.deepEqual(names([...updates, ...events(answer.text)]), [...WHOLE.slice(0, 4), ...WHOLE.slice(2)]);
		assert.equal((await api.get(`${app}/requests/${id}/output`)).text, 'after all');
		const second = receiver.at('/app')[1];
		assert.deepEqual([second.body, second.headers['content-type']], [bytes, 'image/png']);
		refusal(await api.send('POST', app, bytes, { 'idempotency-key': 'lasting' }), 409);
		assert.deepEqual((await api.read(`${app}/cron-schedules`)).schedules.map((one) => one.id), [schedule]);
		await api.post(`/v1/schedules/${schedule}/trigger`);
		assert.deepEqual((await receiver.arrival('/app', 3)).body, bytes);
	});

	test('an invocation that asks for events gets them', async (t) => {
		const { api, app, receiver } = await workshop(t);
		receiver.answer('/app', 500);
		const answer = await api.send('POST', app, '1', { accept: 'text/event-stream', 'idempotency-key': 'live' });
		assert.equal(answer.status, 200);
		assert.equal(answer.type, 'text/event-stream');
		const told = events(answer.text);
		assert.deepEqual(names(told), WHOLE);
		assert.deepEqual(told.at(-1).RequestFinished.outcome, { failure: 'function_error' });
		assert.equal(told[0].RequestStarted.request_id, 'live');
		refusal(await api.send('POST', app, '1', { accept: 'text/event-stream', 'idempotency-key': 'live' }), 409);
	});
});
