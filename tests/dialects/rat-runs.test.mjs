// RAT's pipelines, runs, triggers, webhooks and namespaces: their calls as its SDK makes them (a client of a few
// lines stands here for it), and what happens in between. docs/dialects/rat.md.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { describe, test } from 'node:test';

import { request } from '../helpers/http.mjs';
import { house, Server } from '../helpers/server.mjs';
import { EventStream } from '../helpers/sse.mjs';
import { until } from '../helpers/wait.mjs';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const HEX = /^[0-9a-f]{64}$/;
const ROOT = `belfry_${'r'.repeat(43)}`;
const SOON_MS = 10000;
const MINUTE = 60000;
const SLUG = 'a lowercase slug (a-z, 0-9, hyphens, underscores; must start with a letter)';

const LIBRARY = ['x86_64', 'aarch64'].map((arch) => `/usr/lib/${arch}-linux-gnu/faketime/libfaketimeMT.so.1`).find(existsSync);
const canFake = LIBRARY !== undefined && !['asan', 'tsan'].includes(process.env.BELFRY_BUILD);
const NO_FAKE = canFake ? false : 'libfaketime is not installed, or a sanitizer must be the first library';

// The calls of RAT's TypeScript SDK: a 204 is null, a refusal an error with its class by status.
class RatClient {
	constructor(api) {
		this.api = api;
	}

	async request(method, path, { json, headers = {} } = {}) {
		const answer = await this.api.send(method, path, json, { accept: 'application/json', ...headers });
		if (answer.status >= 400) throw Object.assign(new Error(answer.text), { statusCode: answer.status, ...answer.json?.error });
		return answer.status === 204 ? null : answer.json;
	}

	pipelines = {
		list: (query = '') => this.request('GET', `/api/v1/pipelines${query}`),
		get: (path) => this.request('GET', `/api/v1/pipelines/${path}`),
		create: (json) => this.request('POST', '/api/v1/pipelines', { json }),
		update: (path, json) => this.request('PUT', `/api/v1/pipelines/${path}`, { json }),
		delete: (path) => this.request('DELETE', `/api/v1/pipelines/${path}`),
	};
	runs = {
		list: (query = '') => this.request('GET', `/api/v1/runs${query}`),
		get: (id) => this.request('GET', `/api/v1/runs/${id}`),
		create: (json) => this.request('POST', '/api/v1/runs', { json }),
		cancel: (id) => this.request('POST', `/api/v1/runs/${id}/cancel`),
		logs: (id) => this.request('GET', `/api/v1/runs/${id}/logs`),
	};
	triggers = {
		list: (path) => this.request('GET', `/api/v1/pipelines/${path}/triggers`),
		get: (path, id) => this.request('GET', `/api/v1/pipelines/${path}/triggers/${id}`),
		create: (path, json) => this.request('POST', `/api/v1/pipelines/${path}/triggers`, { json }),
		update: (path, id, json) => this.request('PUT', `/api/v1/pipelines/${path}/triggers/${id}`, { json }),
		delete: (path, id) => this.request('DELETE', `/api/v1/pipelines/${path}/triggers/${id}`),
	};
	namespaces = {
		list: () => this.request('GET', '/api/v1/namespaces'),
		create: (name) => this.request('POST', '/api/v1/namespaces', { json: { name } }),
		update: (name, json) => this.request('PUT', `/api/v1/namespaces/${name}`, { json }),
		delete: (name) => this.request('DELETE', `/api/v1/namespaces/${name}`),
	};
	health = () => this.request('GET', '/health');
}

const refused = (call, statusCode, message, code) => assert.rejects(call, (error) => {
	assert.equal(error.statusCode, statusCode, error.message);
	assert.equal(error.message, message);
	if (code !== undefined) assert.equal(error.code, code);
	return true;
});
const notFound = (call, message) => refused(call, 404, message, 'NOT_FOUND');
const invalid = (call, message) => refused(call, 400, message, 'INVALID_ARGUMENT');

// A server with pipelines, whose runs lie in the queue "pipelines"; `work` takes the next one and ends it.
async function plant(t, { pipelines = ['silver/orders'], ...options } = {}) {
	const { server, api, receiver } = await house(t, options);
	const rat = new RatClient(api);
	for (const path of pipelines) {
		const [layer, name] = path.split('/');
		await rat.pipelines.create({ namespace: 'default', layer, name });
	}
	const take = async (wait = 0) => {
		const { messages: [message] } = (await api.post('/v1/queues/pipelines/receive', { max: 1, wait_seconds: wait })).json;
		return message;
	};
	const end = async ({ message_id: id, lease_token }, verb = 'ack', more = {}) => {
		const answer = await api.post(`/v1/queues/pipelines/messages/${id}/${verb}`, { lease_token, ...more });
		assert.equal(answer.status, 204, answer.text);
	};
	const work = async (wait) => {
		const message = await take(wait);
		await end(message);
		return message.payload;
	};
	const start = async (layer = 'silver', pipeline = 'orders') => (await rat.runs.create({ namespace: 'default', layer, pipeline })).run_id;
	return { server, api, receiver, rat, take, end, work, start };
}

const schedule = (api, rest = {}) =>
	api.create('/api/v1/schedules', { namespace: 'default', layer: 'silver', pipeline: 'orders', cron: '* * * * *', ...rest });

describe('pipelines', () => {
	test('are made, shown, changed and deleted, as the named target that they are', async (t) => {
		const { api, rat } = await plant(t, { pipelines: [] });
		const made = await rat.pipelines.create({ namespace: 'default', layer: 'silver', name: 'orders', source: 'SELECT 1', unique_key: 'id' });
		assert.deepEqual(made, { namespace: 'default', layer: 'silver', name: 'orders', s3_path: 'default/pipelines/silver/orders/', files_created: ['pipeline.sql', 'config.yaml'] });
		const shown = await rat.pipelines.get('default/silver/orders');
		assert.match(shown.id, UUID);
		assert.deepEqual([shown.type, shown.description, shown.owner, shown.draft_dirty, shown.max_versions], ['sql', '', null, false, 50]);
		assert.deepEqual([shown.source, shown.unique_key], ['SELECT 1', 'id']);
		const target = await api.read('/v1/targets/silver.orders');
		assert.deepEqual([target.kind, target.queue], ['queue', 'pipelines']);
		await refused(rat.pipelines.create({ namespace: 'default', layer: 'silver', name: 'orders' }), 409,
			'a pipeline with this namespace, layer, and name already exists', 'ALREADY_EXISTS');
		const changed = await rat.pipelines.update('default/silver/orders', { description: 'all of them', owner: 'ann', other: 1 });
		assert.deepEqual([changed.description, changed.owner, changed.type, changed.id], ['all of them', 'ann', 'sql', shown.id]);
		assert.equal(await rat.pipelines.delete('default/silver/orders'), null);
		await notFound(rat.pipelines.get('default/silver/orders'), 'pipeline not found');
		await notFound(rat.pipelines.delete('default/silver/orders'), 'pipeline not found');
		assert.equal((await api.get('/v1/targets/silver.orders')).status, 404);
	});

	test('go where the body\'s own member says, and a target of such a name is one', async (t) => {
		const { api, rat, receiver, start } = await plant(t, { pipelines: [] });
		await rat.pipelines.create({ namespace: 'default', layer: 'silver', name: 'orders', target: { kind: 'http', url: receiver.url('/run') } });
		const id = await start();
		const { body, headers } = await receiver.answered('/run', 1, SOON_MS);
		assert.deepEqual(JSON.parse(body), { run_id: id, schedule_id: null, namespace: 'default', layer: 'silver', pipeline: 'orders', trigger: 'manual', scheduled_for: null });
		assert.equal(headers['belfry-task-id'].replace('task_', ''), id.replaceAll('-', ''));
		await api.send('PUT', '/v1/targets/gold.totals', { kind: 'queue', queue: 'elsewhere' });
		await api.send('PUT', '/v1/targets/gold.Totals', { kind: 'queue', queue: 'elsewhere' });
		assert.deepEqual((await rat.pipelines.list('?layer=gold')).pipelines.map((one) => one.name), ['totals']);
		await api.delete('/v1/targets/gold.totals');
		assert.equal((await rat.pipelines.list('?layer=gold')).total, 0);
	});

	test('are listed by namespace, layer, search and order', async (t) => {
		const { api, rat } = await plant(t, { pipelines: ['silver/orders', 'gold/orders_daily', 'bronze/events'] });
		await rat.pipelines.create({ namespace: 'other', layer: 'gold', name: 'alpha' });
		const names = async (query) => (await rat.pipelines.list(query)).pipelines.map((one) => one.name);
		assert.deepEqual(await names(''), ['alpha', 'events', 'orders_daily', 'orders'], 'newest first, of every namespace');
		assert.deepEqual(await names('?search=order&sort=name'), ['orders', 'orders_daily']);
		assert.deepEqual(await names('?namespace=other'), ['alpha']);
		assert.deepEqual(await names('?namespace=nowhere'), []);
		assert.deepEqual(await names('?sort=-layer&layer=&limit=1'), ['orders']);
		assert.deepEqual(await names('?sort=nothing&limit=1'), ['alpha']);
		assert.equal((await api.get('/v1/targets/gold.alpha')).status, 404, 'of another namespace');
	});

	test('refuse what is wrong in RAT\'s order and words', async (t) => {
		const { rat } = await plant(t);
		const create = (body) => rat.pipelines.create({ namespace: 'default', layer: 'silver', name: 'x', ...body });
		await invalid(create({ name: '' }), 'namespace, layer, and name are required');
		await invalid(create({ name: 'X', layer: 'tin' }), `namespace and name must be ${SLUG}`);
		await invalid(create({ layer: 'tin' }), 'layer must be bronze, silver, or gold');
		await invalid(create({ description: 'd'.repeat(5001) }), 'description too long (5001 chars, max 5000)');
		await invalid(create({ name: 'a'.repeat(122) }), 'layer and name together are longer than 128 characters');
		await invalid(rat.pipelines.get('default/tin/x'), 'layer must be bronze, silver, or gold');
		await invalid(rat.pipelines.get('default/silver/X'), `name must be ${SLUG}`);
		assert.equal((await rat.pipelines.list()).total, 1);
	});
});

describe('runs', () => {
	test('are accepted, worked on and ended, in RAT\'s words', async (t) => {
		const { rat, take, end } = await plant(t);
		const created = await rat.runs.create({ namespace: 'default', layer: 'silver', pipeline: 'orders', trigger: 'nightly' });
		assert.deepEqual(Object.keys(created), ['run_id', 'status']);
		assert.match(created.run_id, UUID);
		assert.equal(created.status, 'pending');
		const { pipelines: [{ id: pipeline }] } = await rat.pipelines.list();
		const pending = await rat.runs.get(created.run_id);
		assert.deepEqual({ ...pending, created_at: '' }, { id: created.run_id, pipeline_id: pipeline, status: 'pending', trigger: 'nightly',
			started_at: null, finished_at: null, duration_ms: null, rows_written: null, error: null, logs_s3_path: null, created_at: '' });
		const message = await take();
		assert.equal(message.payload.run_id, created.run_id);
		assert.equal((await rat.runs.get(created.run_id)).status, 'running');
		await end(message);
		const done = await rat.runs.get(created.run_id);
		assert.equal(done.status, 'success');
		assert.equal(done.duration_ms, Date.parse(done.finished_at) - Date.parse(done.started_at));
		await refused(rat.runs.cancel(created.run_id), 409, 'run is not cancellable (status: success)', 'ALREADY_EXISTS');
	});

	test('can be cancelled while they are pending or running', async (t) => {
		const { rat, take, start } = await plant(t);
		const id = await start();
		assert.deepEqual(await rat.runs.cancel(id), { run_id: id, status: 'cancelled' });
		assert.equal((await rat.runs.get(id)).status, 'cancelled');
		await refused(rat.runs.cancel(id), 409, 'run is not cancellable (status: cancelled)');
		const running = await start();
		assert.equal((await take()).payload.run_id, running);
		assert.equal((await rat.runs.cancel(running)).status, 'cancelled');
		await notFound(rat.runs.cancel('nothing'), 'run not found');
		await notFound(rat.runs.get('nothing'), 'run not found');
		await notFound(rat.runs.logs('nothing'), 'run not found');
	});

	test('are refused as schedules are', async (t) => {
		const { rat } = await plant(t);
		await invalid(rat.runs.create({ namespace: 'default', layer: 'silver' }), 'namespace, layer, and pipeline are required');
		await invalid(rat.runs.create({ namespace: 'default', layer: 'tin', pipeline: 'X' }), `namespace and pipeline must be ${SLUG}`);
		await invalid(rat.runs.create({ namespace: 'default', layer: 'tin', pipeline: 'x' }), 'layer must be bronze, silver, or gold');
		await notFound(rat.runs.create({ namespace: 'default', layer: 'gold', pipeline: 'x' }), 'pipeline not found');
	});

	test('are listed by filter and order, newest first', async (t) => {
		const { api, rat, work, start } = await plant(t, { pipelines: ['silver/orders', 'bronze/events'] });
		const first = await start();
		await work();
		const second = await start('bronze', 'events');
		const { id } = await api.task({ target: 'silver.orders', payload: 5 });
		const third = id.replace('task_', '').replace(/(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
		const ids = async (query) => {
			const { runs, total } = await rat.runs.list(query);
			assert.equal(total, runs.length, query);
			return runs.map((one) => one.id);
		};
		assert.deepEqual(await ids(''), [third, second, first]);
		assert.equal((await rat.runs.get(third)).trigger, 'api');
		assert.deepEqual(await ids('?pipeline=orders'), [third, first]);
		assert.deepEqual(await ids('?namespace=default&layer=silver&pipeline=orders&status=success'), [first]);
		assert.deepEqual(await ids('?namespace=other'), []);
		assert.deepEqual(await ids('?status=pending'), [third, second]);
		assert.deepEqual(await ids('?status=odd'), []);
		assert.deepEqual(await ids('?sort=created_at'), [first, second, third]);
		assert.deepEqual(await ids('?sort=-status'), [first, third, second]);
		assert.deepEqual(await ids('?sort=odd'), [third, second, first]);
		const { started_at: at } = await rat.runs.get(first);
		assert.deepEqual(await ids(`?started_after=${at}`), [first]);
		assert.deepEqual(await ids('?started_before=2020-01-01T00:00:00Z'), []);
		await invalid(rat.runs.list('?started_after=yesterday'), 'started_after must be RFC3339 format');
		await invalid(rat.runs.list('?started_before=1'), 'started_before must be RFC3339 format');
		const page = await rat.runs.list('?limit=1&offset=1');
		assert.deepEqual([page.total, page.runs[0].id], [3, second]);
	});

	test('have a log, whole or as it is written', async (t) => {
		const { server, api, rat, take, end, start } = await plant(t);
		await api.send('PUT', '/v1/queues/pipelines', { max_receives: 1 });
		const id = await start();
		assert.deepEqual(await rat.runs.logs(id), { logs: [], status: 'pending' });
		const message = await take();
		const stream = await EventStream.open(`${server.url}/api/v1/runs/${id}/logs`);
		t.after(() => stream.request.destroy());
		assert.equal(stream.status, 200);
		assert.match(stream.headers['content-type'], /^text\/event-stream/);
		const piece = (text, sequence, name = 'stdout') =>
			api.post(`/v1/tasks/${message.message_id}/logs`, { lease_token: message.lease_token, stream: name, text, sequence });
		assert.equal((await piece('one\ntwo\n', 1)).status, 200);
		const { event, data } = await stream.next();
		assert.deepEqual([event, data.level, data.message], ['log', 'info', 'one']);
		assert.equal((await stream.next()).data.message, 'two');
		await piece('oh no', 2, 'stderr');
		assert.deepEqual((await stream.next()).data.level, 'error');
		await end(message, 'nack', { error: 'no such table' });
		assert.equal((await stream.next()).data.message, 'no such table');
		assert.deepEqual(await stream.next(), { id: '', event: 'status', data: { status: 'failed' } });
		const { logs, status } = await rat.runs.logs(id);
		assert.equal(status, 'failed');
		assert.deepEqual(logs.map((line) => [line.level, line.message]), [['info', 'one'], ['info', 'two'], ['error', 'oh no'], ['error', 'no such table']]);
		assert.ok(logs.every((line) => !Number.isNaN(Date.parse(line.timestamp))));
		assert.equal((await rat.runs.get(id)).error, 'no such table');
	});
});

describe('triggers', () => {
	const at = 'default/silver/orders';

	test('are made, shown, changed and deleted', async (t) => {
		const { rat } = await plant(t);
		const made = await rat.triggers.create(at, { type: 'cron', config: { cron_expr: '0 0 1 1 *' }, other: 1 });
		assert.match(made.id, UUID);
		assert.deepEqual([made.type, made.config, made.enabled, made.cooldown_seconds], ['cron', { cron_expr: '0 0 1 1 *' }, true, 0]);
		assert.deepEqual([made.last_triggered_at, made.last_run_id], [null, null]);
		assert.equal(made.pipeline_id, (await rat.pipelines.get(at)).id);
		assert.deepEqual(await rat.triggers.get(at, made.id), made);
		const changed = await rat.triggers.update(at, made.id, { enabled: false, cooldown_seconds: 60, config: { cron_expr: '0 0 2 1 *' } });
		assert.deepEqual([changed.enabled, changed.cooldown_seconds, changed.config.cron_expr], [false, 60, '0 0 2 1 *']);
		assert.deepEqual(await rat.triggers.list(at), { triggers: [changed], total: 1 });
		assert.equal(await rat.triggers.delete(at, made.id), null);
		for (const call of [rat.triggers.get(at, made.id), rat.triggers.update(at, made.id, {}), rat.triggers.delete(at, made.id), rat.triggers.get(at, 'x')])
			await notFound(call, 'trigger not found');
		await notFound(rat.triggers.list('default/gold/x'), 'pipeline not found');
	});

	test('follow the schedule that they stand on, when that is changed or deleted natively', async (t) => {
		const { api, rat } = await plant(t);
		const { id } = await rat.triggers.create(at, { type: 'cron', config: { note: 1, cron_expr: '0 0 1 1 *', other: [2] } });
		const [schedule] = (await api.read('/v1/schedules')).schedules;
		assert.equal((await api.patch(`/v1/schedules/${schedule.id}`, { cron: '0 0 2 1 *', enabled: false })).status, 200);
		const changed = await rat.triggers.get(at, id);
		assert.deepEqual([changed.enabled, changed.config], [false, { note: 1, cron_expr: '0 0 2 1 *', other: [2] }]);
		const again = await rat.triggers.update(at, id, { enabled: true });
		assert.deepEqual([again.enabled, again.config], [true, changed.config]);
		assert.equal((await api.read(`/v1/schedules/${schedule.id}`)).enabled, true);
		assert.equal((await api.delete(`/v1/schedules/${schedule.id}`)).status, 200);
		await notFound(rat.triggers.get(at, id), 'trigger not found');
		assert.equal((await rat.triggers.list(at)).total, 0);
	});

	test('are not among the schedules', async (t) => {
		const { api, rat } = await plant(t);
		await rat.triggers.create(at, { type: 'cron', config: { cron_expr: '0 0 1 1 *' } });
		assert.equal((await api.read('/api/v1/schedules')).total, 0);
	});

	const create = (rat) => (type, config) => rat.triggers.create(at, { type, config });
	test('refuse what is wrong in RAT\'s words', async (t) => {
		const { rat } = await plant(t);
		const make = create(rat);
		await invalid(make(undefined, {}), 'type is required');
		await invalid(make('moon', {}), 'unknown trigger type');
		await invalid(make('cron', {}), 'config must include cron_expr');
		await invalid(make('cron'), 'config must include cron_expr');
		await assert.rejects(make('cron', { cron_expr: 'x' }), /^Error: invalid cron expression: /);
		await invalid(make('cron_dependency', { cron_expr: '* * * * *' }), 'config must include cron_expr and at least one dependency');
		await invalid(make('cron_dependency', { cron_expr: '* * * * *', dependencies: [] }), 'config must include cron_expr and at least one dependency');
		await invalid(make('cron_dependency', { cron_expr: '* * * * *', dependencies: ['a.b'] }), 'dependency must be in format namespace.layer.pipeline: a.b');
		await notFound(make('cron_dependency', { cron_expr: '* * * * *', dependencies: ['default.gold.x'] }), 'dependency pipeline not found: default.gold.x');
		await invalid(make('pipeline_success', { namespace: 'default' }), 'config must include namespace, layer, and pipeline');
		await notFound(make('pipeline_success', { namespace: 'default', layer: 'gold', pipeline: 'x' }), 'upstream pipeline not found');
		await invalid(make('landing_zone_upload', {}), 'config must include namespace and zone_name');
		await notFound(make('landing_zone_upload', { namespace: 'default', zone_name: 'z' }), 'landing zone not found');
		await invalid(make('file_pattern', { namespace: 'default', zone_name: 'z' }), 'config must include namespace, zone_name, and pattern');
		await notFound(make('file_pattern', { namespace: 'default', zone_name: 'z', pattern: '*.csv' }), 'landing zone not found');
		await invalid(rat.triggers.create(at, { type: 'webhook', cooldown_seconds: -1 }), 'cooldown_seconds must be from 0 to 31536000');
		assert.equal((await rat.triggers.list(at)).total, 0);
	});

	test('a success starts what follows from it, once per cooldown', async (t) => {
		const { rat, work, start } = await plant(t, { pipelines: ['bronze/events', 'silver/orders'] });
		const config = { namespace: 'default', layer: 'bronze', pipeline: 'events' };
		const { id } = await rat.triggers.create(at, { type: 'pipeline_success', config, cooldown_seconds: 3600 });
		const cancelled = await start('bronze', 'events');
		await rat.runs.cancel(cancelled);
		assert.equal((await rat.runs.list('?pipeline=orders')).total, 0, 'only a success counts');
		await start('bronze', 'events');
		await work();
		const { runs: [run], total } = await rat.runs.list('?pipeline=orders');
		assert.equal(total, 1);
		assert.equal(run.trigger, 'trigger:pipeline_success:default/bronze/events');
		const fired = await rat.triggers.get(at, id);
		assert.equal(fired.last_run_id, run.id);
		assert.ok(Date.parse(fired.last_triggered_at) >= Date.parse(run.created_at));
		await work(); // the run of orders, which nothing follows
		await start('bronze', 'events');
		await work();
		assert.equal((await rat.runs.list('?pipeline=orders')).total, 1, 'it cools down');
		await rat.triggers.update(at, id, { cooldown_seconds: 0 });
		await start('bronze', 'events');
		await work();
		assert.equal((await rat.runs.list('?pipeline=orders')).total, 2);
	});

	test('a webhook fires by its token alone, which is shown once', async (t) => {
		const { server, rat } = await plant(t);
		const made = await rat.triggers.create(at, { type: 'webhook', cooldown_seconds: 0 });
		assert.match(made.webhook_token, HEX);
		assert.equal(made.webhook_url, `${server.url}/api/v1/webhooks`);
		assert.equal(made.config.token_hash, createHash('sha256').update(made.webhook_token).digest('hex'));
		assert.ok(!('webhook_token' in await rat.triggers.get(at, made.id)));
		const call = (headers) => request(made.webhook_url, { method: 'POST', headers });
		for (const headers of [{ 'x-webhook-token': made.webhook_token }, { authorization: `Bearer ${made.webhook_token}` }]) {
			const answer = await call(headers);
			assert.equal(answer.status, 201, answer.text);
			const run = await rat.runs.get(answer.json.run_id);
			assert.equal(run.trigger, `trigger:webhook:${made.config.token_hash.slice(0, 8)}`);
			assert.equal((await rat.triggers.get(at, made.id)).last_run_id, run.id);
		}
		const none = await call({});
		assert.deepEqual([none.status, none.json.error.message], [400, 'missing token: set X-Webhook-Token header or Authorization: Bearer <token>']);
		const wrong = await call({ 'x-webhook-token': made.config.token_hash });
		assert.deepEqual([wrong.status, wrong.json.error.message], [404, 'not found']);
		await rat.triggers.update(at, made.id, { cooldown_seconds: 3600 });
		const cooling = await call({ 'x-webhook-token': made.webhook_token });
		assert.deepEqual(cooling.json, { error: { code: 'RESOURCE_EXHAUSTED', type: 'RATE_LIMIT', message: 'cooldown active' } });
		assert.equal(cooling.status, 429);
		await rat.triggers.update(at, made.id, { enabled: false });
		assert.equal((await call({ 'x-webhook-token': made.webhook_token })).status, 404);
		assert.equal((await rat.runs.list()).total, 2);
	});
});

describe('time', { skip: NO_FAKE }, () => {
	const clock = (offset) => ({ LD_PRELOAD: LIBRARY, FAKETIME: `${offset < 0 ? '-' : '+'}${(Math.abs(offset) / 1000).toFixed(3)}s`, DONT_FAKE_MONOTONIC: '1' });
	// So that the server's clock shows `left` ms before a minute.
	const before = (left) => MINUTE - left - (Date.now() % MINUTE);
	const ledger = async (api, id) => (await api.read(`/v1/schedules/${id}/ledger`));

	test('a schedule fires on the minute, and what it says of itself follows', async (t) => {
		const { api, rat, take } = await plant(t, { env: clock(before(3000)) });
		const made = await schedule(api);
		const { payload } = await take(20);
		assert.deepEqual(payload, { run_id: payload.run_id, schedule_id: made.id, namespace: 'default', layer: 'silver', pipeline: 'orders',
			trigger: 'schedule:* * * * *', scheduled_for: made.next_run_at });
		const shown = await api.read(`/api/v1/schedules/${made.id}`);
		assert.equal(shown.last_run_at, made.next_run_at);
		assert.equal(shown.last_run_id, payload.run_id);
		assert.equal(Date.parse(shown.next_run_at), Date.parse(made.next_run_at) + MINUTE);
		assert.equal((await rat.runs.get(payload.run_id)).trigger, 'schedule:* * * * *');
	});

	test('any run of the pipeline that is active holds it up, and the ledger says so', async (t) => {
		const { api, rat, start } = await plant(t, { env: clock(before(3000)) });
		await start();
		const made = await schedule(api);
		const { gaps } = await until(async () => {
			const seen = await ledger(api, made.id);
			return seen.gaps.length > 0 && seen;
		}, 2 * SOON_MS, 'the slot to be decided');
		assert.deepEqual([gaps[0].reason, gaps[0].count, gaps[0].from], ['overlap', 1, made.next_run_at], 'docs/semantics.md, "Overlap"');
		assert.equal((await rat.runs.list()).total, 1);
		assert.equal((await api.read(`/api/v1/schedules/${made.id}`)).last_run_at, null);
	});

	test('after an outage it fires once, however long that was, and behind the run that is still active', async (t) => {
		const { server, api, rat, take, end, start } = await plant(t);
		const made = await schedule(api);
		await start();
		const active = await take();
		assert.equal((await api.post(`/v1/queues/pipelines/messages/${active.message_id}/extend`, { lease_token: active.lease_token, lease_seconds: 43200 })).status, 204);
		await server.kill();
		server.env = clock(3 * 3600000);
		await server.start();
		const seen = await until(async () => {
			const now = await ledger(api, made.id);
			return now.gaps.length > 0 && now;
		}, SOON_MS, 'the catch-up');
		assert.deepEqual(seen.gaps.map((gap) => gap.reason), ['catch_up']);
		assert.ok(seen.gaps[0].count >= 178, `${seen.gaps[0].count} of three hours`);
		assert.equal((await rat.runs.list('?sort=created_at')).total, 2, 'docs/semantics.md, "Catch-up"');
		assert.equal(await take(), undefined, 'it waits');
		await end(active);
		const { payload } = await take(5);
		assert.deepEqual([payload.schedule_id, payload.trigger], [made.id, 'schedule:* * * * *']);
		assert.equal((await api.read(`/v1/audit?schedule_id=schedule_${made.id.replaceAll('-', '')}`)).ok, true, 'docs/semantics.md, "The ledger"');
	});

	test('a run that waits behind another is let go when its pipeline is deleted', async (t) => {
		const { server, api, rat, take, start } = await plant(t);
		const made = await schedule(api);
		await start();
		const active = await take();
		await api.post(`/v1/queues/pipelines/messages/${active.message_id}/extend`, { lease_token: active.lease_token, lease_seconds: 43200 });
		await server.kill();
		server.env = clock(3600000);
		await server.start();
		await until(async () => (await rat.runs.list()).total === 2, SOON_MS, 'the catch-up');
		assert.equal(await take(), undefined);
		await rat.pipelines.delete('default/silver/orders');
		assert.equal((await take(5)).payload.schedule_id, made.id);
	});

	test('a cron trigger that has never fired starts at its next time, whatever else runs', async (t) => {
		const { rat, take, start } = await plant(t, { env: clock(before(3000)) });
		const { id } = await rat.triggers.create('default/silver/orders', { type: 'cron', config: { cron_expr: '* * * * *' } });
		await start();
		assert.equal((await take()).payload.trigger, 'manual');
		const { payload } = await take(20);
		assert.equal(payload.trigger, 'trigger:cron:* * * * *');
		const shown = await rat.triggers.get('default/silver/orders', id);
		assert.equal(shown.last_run_id, payload.run_id);
		assert.ok(Date.parse(shown.last_triggered_at) >= Date.parse(payload.scheduled_for));
	});

	test('a cron with dependencies fires when one of them had a success, at its time or as soon as it comes', async (t) => {
		const { api, rat, take, work, start } = await plant(t, { pipelines: ['silver/orders', 'bronze/a', 'bronze/b'], env: clock(before(3000)) });
		const path = 'default/silver/orders';
		const { id } = await rat.triggers.create(path, { type: 'cron_dependency', config: { cron_expr: '* * * * *', dependencies: ['default.bronze.a', 'default.bronze.b'] } });
		const { schedules: [behind] } = await api.read('/v1/schedules');
		const { gaps } = await until(async () => {
			const seen = await ledger(api, behind.id);
			return seen.gaps.length > 0 && seen;
		}, 2 * SOON_MS, 'the slot to be decided');
		assert.equal(gaps[0].reason, 'dependency');
		assert.equal((await rat.triggers.get(path, id)).last_triggered_at, null);
		await start('bronze', 'b');
		await work();
		const { payload } = await take(5);
		assert.deepEqual([payload.pipeline, payload.trigger, payload.scheduled_for], ['orders', 'trigger:cron_dependency:* * * * *', null]);
		assert.equal((await rat.triggers.get(path, id)).last_run_id, payload.run_id);
		await start('bronze', 'a');
		await work();
		assert.equal((await rat.runs.list('?pipeline=orders')).total, 1, 'its time has not come again');
	});
});

describe('namespaces', () => {
	test('are made, described, listed and deleted when they are empty', async (t) => {
		const { rat } = await plant(t);
		assert.deepEqual(await rat.namespaces.create('analytics'), { name: 'analytics' });
		await refused(rat.namespaces.create('analytics'), 409, 'a namespace with this name already exists', 'ALREADY_EXISTS');
		await invalid(rat.namespaces.create(''), 'name is required');
		await invalid(rat.namespaces.create('A'), `name must be ${SLUG}`);
		assert.equal(await rat.namespaces.update('analytics', { description: 'theirs' }), null);
		await invalid(rat.namespaces.update('analytics', {}), 'description is required');
		await notFound(rat.namespaces.update('nowhere', { description: 'x' }), 'namespace not found');
		const { namespaces, total } = await rat.namespaces.list();
		assert.equal(total, 2);
		assert.deepEqual(namespaces.map((one) => [one.name, one.description, one.created_by]), [['default', '', null], ['analytics', 'theirs', null]]);
		await rat.pipelines.create({ namespace: 'analytics', layer: 'gold', name: 'x' });
		await refused(rat.namespaces.delete('analytics'), 409, 'the namespace is not empty', 'ALREADY_EXISTS');
		await rat.pipelines.delete('analytics/gold/x');
		assert.equal(await rat.namespaces.delete('analytics'), null);
		await notFound(rat.namespaces.delete('analytics'), 'namespace not found');
		assert.equal((await rat.pipelines.list('?namespace=analytics')).total, 0);
		await rat.namespaces.create('analytics');
		assert.equal((await rat.namespaces.list()).namespaces[1].description, '', 'nothing of the old one is left');
		await refused(rat.namespaces.delete('default'), 403, 'cannot delete the default namespace', 'FORBIDDEN');
	});
});

describe('who may', () => {
	async function walled(t) {
		const { server, api } = await house(t, { dev: false, env: { BELFRY_ROOT_TOKEN: ROOT } });
		const root = server.client({ token: ROOT });
		const token = async (namespace, role = 'write') => server.client({ token: (await root.create('/v1/tokens', { name: namespace, namespace, role })).token });
		return { server, api, root: new RatClient(root), token };
	}

	test('a missing or wrong token is told as plain text', async (t) => {
		const { server, api } = await walled(t);
		for (const [client, text] of [[api, 'missing or invalid Authorization header\n'], [server.client({ token: 'wrong' }), 'invalid API key\n']]) {
			const answer = await client.get('/api/v1/schedules');
			assert.deepEqual([answer.status, answer.text, answer.headers['content-type']], [401, text, 'text/plain; charset=utf-8']);
			assert.match(answer.headers['www-authenticate'], /^Bearer/);
		}
	});

	test('a token of one namespace sees and changes that one alone', async (t) => {
		const { root, token } = await walled(t);
		const mine = new RatClient(await token('mine'));
		await mine.pipelines.create({ namespace: 'mine', layer: 'gold', name: 'a' });
		await root.pipelines.create({ namespace: 'theirs', layer: 'gold', name: 'b' });
		const theirs = await root.api.create('/api/v1/schedules', { namespace: 'theirs', layer: 'gold', pipeline: 'b', cron: '0 0 1 1 *' });
		const { run_id: run } = await root.runs.create({ namespace: 'theirs', layer: 'gold', pipeline: 'b' });
		assert.deepEqual((await mine.pipelines.list()).pipelines.map((one) => one.name), ['a']);
		assert.equal((await mine.pipelines.list('?namespace=theirs')).total, 0);
		assert.equal((await root.pipelines.list()).total, 2);
		assert.equal((await mine.request('GET', '/api/v1/schedules')).total, 0);
		await notFound(mine.request('GET', `/api/v1/schedules/${theirs.id}`), 'schedule not found');
		await notFound(mine.request('PUT', `/api/v1/schedules/${theirs.id}`, { json: { enabled: false } }), 'schedule not found');
		await notFound(mine.request('DELETE', `/api/v1/schedules/${theirs.id}`), 'schedule not found');
		assert.equal((await mine.runs.list()).total, 0);
		await notFound(mine.runs.get(run), 'run not found');
		await notFound(mine.runs.cancel(run), 'run not found');
		for (const call of [mine.pipelines.get('theirs/gold/b'), mine.runs.create({ namespace: 'theirs', layer: 'gold', pipeline: 'b' })])
			await assert.rejects(call, (error) => error.statusCode === 403 && error.code === 'FORBIDDEN', 'docs/semantics.md, "Walls between namespaces"');
		await notFound(mine.triggers.create('mine/gold/a', { type: 'pipeline_success', config: { namespace: 'theirs', layer: 'gold', pipeline: 'b' } }), 'upstream pipeline not found');
		assert.deepEqual((await mine.namespaces.list()).namespaces.map((one) => one.name), ['mine']);
		await assert.rejects(mine.namespaces.create('more'), (error) => error.statusCode === 403);
		const me = await mine.request('GET', '/api/v1/me');
		assert.deepEqual([me.display_name, me.roles], ['mine', ['write']]);
		assert.deepEqual(await mine.request('GET', '/api/v1/features'), { edition: 'community', plugins: {}, namespaces: true, multi_user: false, landing_zones: false });
		assert.equal((await mine.health()).status, 'ok');
	});

	test('a token that only reads changes nothing', async (t) => {
		const { root, token } = await walled(t);
		await root.pipelines.create({ namespace: 'mine', layer: 'gold', name: 'a' });
		const reader = new RatClient(await token('mine', 'read'));
		assert.equal((await reader.pipelines.list()).total, 1);
		await assert.rejects(reader.runs.create({ namespace: 'mine', layer: 'gold', pipeline: 'a' }), (error) => error.statusCode === 403);
	});
});
