// Infrai's surface: its published page's calls under all three generations of their paths, its envelope,
// its synonyms, its refusals. docs/dialects/infrai.md

import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { after, before, describe, test } from 'node:test';

import { Receiver } from '../helpers/receiver.mjs';
import { Server } from '../helpers/server.mjs';
import { isStandardWebhook } from '../helpers/sign.mjs';
import { until } from '../helpers/wait.mjs';

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z$/;
const KEY = 'ifr_pk_proj_0123456789';

let server;
let receiver;
let api;
let n = 0;

before(async () => {
	receiver = await Receiver.open();
	server = await Server.start();
	api = server.client({ token: KEY });
});

after(async () => {
	await receiver.close();
	try {
		await server.stop();
	} finally {
		server.discard();
	}
});

const fresh = (what = 'q') => `${what}${(n += 1)}`;

// The envelope of a success; gives its data, whose members also stand at the top.
function open(answer, status = [200, 201]) {
	assert.ok([status].flat().includes(answer.status), `${answer.status} ${answer.text}`);
	assert.equal(answer.type, 'application/json');
	const { ok, data, error, metadata, ...top } = answer.json;
	assert.equal(ok, true);
	assert.equal(error, null);
	assert.equal(typeof metadata.request_id, 'string');
	assert.deepEqual(top, data, 'the members of data stand at the top, too');
	return data;
}

function refused(answer, status, code, more = {}) {
	assert.equal(answer.status, status, answer.text);
	assert.equal(answer.type, 'application/json');
	const { ok, data, error, metadata } = answer.json;
	assert.deepEqual([ok, data, typeof metadata.request_id], [false, null, 'string']);
	assert.equal(error.code, code, answer.text);
	assert.ok(error.message.length > 0 && error.hint.length > 0, answer.text);
	for (const [name, value] of Object.entries(more)) assert.equal(error[name], value, answer.text);
	return error;
}

const post = async (path, body = {}) => open(await api.post(path, body));
const get = async (path) => open(await api.get(path), 200);

describe("Infrai's cron", () => {
	const CREATES = ['/v1/scheduling/cron', '/v1/scheduling/cron/create', '/v1/cron/create'];
	const LISTS = ['/v1/scheduling/cron', '/v1/scheduling/cron/list', '/v1/cron/list'];

	test('a job is made under each generation of the path, with the id under each of its names', async () => {
		for (const path of CREATES) {
			const job = open(await api.post(path, {
				name: 'daily', schedule: '0 9 * * *', url: receiver.url('/job'), timezone: 'Europe/Rome', retries: 2,
			}), 201);
			assert.equal(job.id, job.cron_id);
			assert.equal(job.id, job.job_id);
			assert.equal(job.schedule, '0 9 * * *');
			assert.equal(job.url, receiver.url('/job'));
			assert.equal(job.enabled, true);
			assert.equal(job.retries, 2);
			assert.equal(job.timeout_seconds, 300);
			assert.match(job.next_run_at, INSTANT);
			assert.match(new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Rome', timeStyle: 'short' })
				.format(new Date(job.next_run_at)), /^09:00$/);
			for (const list of LISTS)
				assert.ok((await get(list)).items.some((one) => one.cron_id === job.id), list);
		}
	});

	test('each synonym of a parameter says the same', async () => {
		const url = receiver.url('/synonym');
		const rows = [
			{ cron_expr: '5 4 * * *', task: url, retry: 7 },
			{ schedule: '5 4 * * *', task_url: url, retries: 7 },
			{ schedule: '5 4 * * *', http_url: url, task_type: 'http_url', retry: 7 },
			{ schedule: '5 4 * * *', cron_expr: '5 4 * * *', url, task: url, retries: 7, payload: null, name: null },
		];
		for (const row of rows) {
			const job = await post('/v1/cron/create', { ...row, a_field_that_nobody_knows: 1 });
			assert.deepEqual([job.schedule, job.url, job.retries, job.name], ['5 4 * * *', url, 7, url], JSON.stringify(row));
		}
	});

	test("a task that is no URL is the queue of that name, and names the job that has no name", async () => {
		const queue = fresh('digest');
		const job = await post('/v1/scheduling/cron', {
			cron_expr: '0 9 * * *', task: queue, payload: { segment: 'active-users' },
		});
		assert.deepEqual([job.name, job.task, job.url], [queue, queue, null]);
		await post(`/v1/cron/trigger/${job.id}`);
		const { items } = await post('/v1/queue/consume', { queue });
		assert.deepEqual(items[0].payload, { segment: 'active-users' });
	});

	test('a job goes through its life: paused, resumed, triggered, changed, deleted', async () => {
		const path = fresh('/life');
		const { id } = await post('/v1/cron/create', {
			schedule: '0 9 1 1 *', url: receiver.url(path), payload: { n: 1 }, headers: { 'X-Own': 'yes' }, method: 'PUT',
		});
		assert.equal((await post(`/v1/cron/pause/${id}`)).enabled, false);
		assert.equal((await get(`/v1/cron/get/${id}`)).status, 'paused');
		assert.equal((await post(`/v1/scheduling/cron/resume/${id}`)).enabled, true);

		const run = await post(`/v1/cron/trigger/${id}`);
		assert.equal(run.job_id, id);
		const arrival = await receiver.answered(path);
		assert.equal(arrival.method, 'PUT');
		assert.equal(arrival.headers['x-own'], 'yes');
		assert.equal(arrival.body.toString(), '{"n":1}');
		await until(async () => (await get(`/v1/cron/runs/${id}`)).items[0].state === 'delivered', 5000);

		const changed = open(await api.send('PUT', `/v1/cron/update/${id}`, { payload: { n: 2 }, timeout_seconds: 60 }));
		assert.deepEqual([changed.schedule, changed.payload, changed.url, changed.retries, changed.timeout_seconds],
			['0 9 1 1 *', { n: 2 }, receiver.url(path), 3, 60]);
		assert.equal((await post(`/v1/cron/update/${id}`, { retries: 1 })).timeout_seconds, 60);
		await post(`/v1/cron/trigger/${id}`);
		const second = await receiver.arrival(path, 2);
		assert.deepEqual([second.method, second.headers['x-own'], second.body.toString()], ['PUT', 'yes', '{"n":2}']);

		assert.equal(open(await api.delete(`/v1/cron/delete/${id}`)).deleted, true);
		refused(await api.get(`/v1/cron/get/${id}`), 404, 'NOT_FOUND');
		assert.ok(!(await get('/v1/cron/list')).items.some((one) => one.id === id));
	});

	test('a job with run_at runs once, at its time', async () => {
		const path = fresh('/once');
		const at = new Date(Date.now() + 1500);
		const job = await post('/v1/cron/create', { run_at: at.toISOString(), url: receiver.url(path) });
		assert.equal(job.schedule, null);
		assert.equal(job.next_run_at, job.run_at);
		const arrival = await receiver.answered(path);
		assert.ok(arrival.at >= at.getTime(), 'never early');
		assert.equal(arrival.body.length, 0);
		const after = await until(async () => {
			const now = await get(`/v1/cron/get/${job.id}`);
			return now.next_run_at === null && now;
		}, 5000);
		assert.deepEqual([after.status, after.run_count], ['completed', 1]);
	});

	test('what cannot be is refused, in the envelope, and names its field', async () => {
		const url = receiver.url('/never');
		const rows = [
			[{ url }, 'schedule', 'missing_field'],
			[{ schedule: '0 9 * * *' }, 'url', 'missing_field'],
			[{ schedule: '0 9 * * * *', url }, 'schedule', 'invalid_cron'],
			[{ cron_expr: '@daily', url }, 'cron_expr', 'invalid_cron'],
			[{ schedule: '0 9 * * *', cron_expr: '0 8 * * *', url }, 'cron_expr', 'conflicting_fields'],
			[{ schedule: '0 9 * * *', url, task: 'elsewhere' }, 'task', 'conflicting_fields'],
			[{ schedule: '0 9 * * *', url, timezone: 'Mars/Base' }, 'timezone', 'unknown_timezone'],
			[{ schedule: '0 9 * * *', url, timeout_seconds: 901 }, 'timeout_seconds', 'invalid_value'],
			[{ schedule: '0 9 * * *', url, retries: -1 }, 'retries', 'invalid_value'],
			[{ schedule: '0 9 * * *', url: 'ftp://example.com/' }, 'url', 'invalid_url'],
			[{ schedule: '0 9 * * *', task: 'a-queue', headers: {} }, 'method', 'invalid_value'],
			[{ run_at: '2020-01-01T00:00:00Z', url }, 'run_at', 'invalid_value'],
			[{ run_at: '2040-01-01T00:00:00', url }, 'run_at', 'invalid_time'],
			[{ run_at: '2040-01-01T00:00:00Z', schedule: '0 9 * * *', url }, 'run_at', 'invalid_value'],
		];
		const before = (await get('/v1/cron/list')).total;
		for (const [body, field, reason] of rows)
			refused(await api.post('/v1/cron/create', body), 400, 'INVALID_ARGUMENT', { field, reason });
		assert.equal((await get('/v1/cron/list')).total, before, 'bad input changes nothing');
	});
});

describe("Infrai's queues", () => {
	const PUBLISHES = ['/v1/scheduling/queue/publish', '/v1/queue/publish'];
	const consume = async (queue, more = {}) => (await post('/v1/queue/consume', { queue, ...more })).items;

	test('a message is published, consumed under both names, and acknowledged by its id alone', async () => {
		for (const path of PUBLISHES) {
			const queue = fresh();
			const message = open(await api.post(path, { queue, payload: { user_id: 'u_123' }, delay_seconds: 0 }), 201);
			assert.equal(message.id, message.message_id);
			const got = await post('/v1/queue/consume', { queue, max_messages: 10, visibility_timeout: 30 });
			assert.deepEqual(got.items, got.messages);
			assert.equal(got.items.length, 1);
			assert.deepEqual([got.items[0].message_id, got.items[0].payload, got.items[0].receive_count],
				[message.message_id, { user_id: 'u_123' }, 1]);
			assert.deepEqual(await consume(queue), [], 'nobody gets it twice at once');
			assert.equal((await post('/v1/queue/ack', { queue, message_id: message.message_id })).acked, true);
			refused(await api.post('/v1/queue/ack', { queue, message_id: message.message_id }), 409, 'CONFLICT',
				{ reason: 'lease_lost' });
			assert.equal((await api.read(`/v1/tasks/${message.message_id}`)).status, 'completed');
		}
	});

	test('an ack without a token needs a lease that was consumed here, and counts for no other', async () => {
		const queue = fresh();
		const { message_id: id } = await post('/v1/queue/publish', { queue, payload: {} });
		const [native] = (await api.post(`/v1/queues/${queue}/receive`, { lease_seconds: 60 })).json.messages;
		refused(await api.post('/v1/queue/ack', { message_id: id }), 409, 'CONFLICT', { reason: 'lease_lost' });
		const { lease_token } = native;
		refused(await api.post('/v1/queue/ack', { queue: fresh(), message_id: id, lease_token }), 404, 'NOT_FOUND');
		assert.equal((await post('/v1/queue/ack', { message_id: id, lease_token })).acked, true);
		refused(await api.post('/v1/queue/ack', { message_id: 'nothing' }), 404, 'NOT_FOUND');
		refused(await api.post('/v1/queue/ack', { queue }), 400, 'INVALID_ARGUMENT', { field: 'message_id' });
	});

	test('a message that is given back comes again, and after max_retries it is dead, until it is driven again', async () => {
		const queue = fresh();
		const spare = fresh('dlq');
		await post('/v1/queue/create', { name: spare });
		const made = open(await api.post('/v1/queue/create', {
			name: queue, type: 'standard', max_retries: 1, dead_letter_queue: spare, message_retention_days: 3,
			visibility_timeout_default: 45, enable_priority: true,
		}), 201);
		assert.deepEqual([made.max_retries, made.message_retention_days, made.visibility_timeout_default, made.dead_letter_queue],
			[1, 3, 45, spare]);
		const { message_id } = await post('/v1/queue/publish', { queue, payload: { a: 1 } });
		for (const count of [1, 2]) {
			const [message] = await consume(queue);
			assert.equal(message.receive_count, count);
			await post('/v1/queue/nack', { queue, message_id, error: 'no luck' });
		}
		assert.deepEqual(await consume(queue), []);
		const dead = await get(`/v1/queue/dlq/list/${queue}`);
		assert.deepEqual([dead.total, dead.items[0].message_id, dead.items[0].last_error], [1, message_id, 'no luck']);
		const [copy] = await consume(spare);
		assert.deepEqual(copy.payload, { a: 1 });
		assert.notEqual(copy.message_id, message_id);
		assert.equal((await post(`/v1/queue/dlq/redrive/${queue}`, { max_messages: 5 })).redriven, 1);
		assert.equal((await consume(queue))[0].message_id, message_id);
	});

	test('what is left out when a queue is made again stays as it is', async () => {
		const queue = fresh();
		await post('/v1/queue/create', { name: queue, max_retries: 4, visibility_timeout_default: 7 });
		const again = open(await api.post('/v1/queue/create', { name: queue, max_retries: 5 }), 200);
		assert.deepEqual([again.max_retries, again.visibility_timeout_default], [5, 7]);
		refused(await api.post('/v1/queue/create', { name: fresh(), dead_letter_queue: 'not-there' }), 400,
			'INVALID_ARGUMENT', { field: 'dead_letter_queue', reason: 'unknown_queue' });
		refused(await api.post('/v1/queue/create', { name: queue, dead_letter_queue: queue }), 400, 'INVALID_ARGUMENT');
	});

	test('a fifo queue gives one message at a time, in order; a dedup_id counts once', async () => {
		const queue = fresh();
		await post('/v1/queue/create', { name: queue, type: 'fifo' });
		const { message_ids } = await post('/v1/queue/publish_batch', {
			queue, messages: [{ payload: 1, dedup_id: 'x' }, { payload: 2 }, { payload: 3 }],
		});
		const twin = open(await api.post('/v1/queue/publish', { queue, payload: 1, dedup_id: 'x' }), 200);
		assert.equal(twin.message_id, message_ids[0]);
		for (const payload of [1, 2, 3]) {
			const got = await consume(queue, { max_messages: 10 });
			assert.deepEqual(got.map((message) => message.payload), [payload]);
			await post('/v1/queue/ack', { queue, message_id: got[0].message_id });
		}
	});

	test('a batch is of one queue, and all or nothing', async () => {
		const queue = fresh();
		await post('/v1/queue/publish_batch', { messages: [{ queue, payload: 1 }, { queue, payload: 2, priority: 5 }] });
		assert.deepEqual((await consume(queue)).map((message) => message.payload), [2, 1]);
		refused(await api.post('/v1/queue/publish_batch', { messages: [{ queue, payload: 1 }, { queue: fresh(), payload: 2 }] }),
			400, 'INVALID_ARGUMENT', { field: 'messages.queue' });
		refused(await api.post('/v1/queue/publish_batch', { queue, messages: [{ payload: 1 }, {}] }), 400,
			'INVALID_ARGUMENT', { field: 'messages.payload' });
		assert.equal((await get(`/v1/queue/stats/${queue}`)).ready, 0);
	});

	test('a lease is kept longer; a delay holds a message back', async () => {
		const queue = fresh();
		await post('/v1/queue/publish', { queue, payload: {} });
		await post('/v1/queue/publish', { queue, payload: {}, delay_seconds: 600 });
		const [message] = await consume(queue, { visibility_timeout: 5 });
		const { lease_until } = await post('/v1/queue/extend', { queue, message_id: message.message_id, visibility_timeout: 600 });
		assert.ok(Date.parse(lease_until) - Date.now() > 500000);
		const stats = await get(`/v1/queue/stats/${queue}`);
		assert.deepEqual([stats.leased, stats.delayed, stats.ready], [1, 1, 0]);
		assert.ok((await get('/v1/queue/list')).items.some((one) => one.name === queue));
		assert.equal((await post(`/v1/queue/purge/${queue}`)).purged, 1);
		assert.equal(open(await api.delete(`/v1/queue/delete/${queue}`)).deleted, true);
		refused(await api.get(`/v1/queue/stats/${queue}`), 404, 'NOT_FOUND');
	});

	test('256 KiB of message and 7 days of delay are the most', async () => {
		const queue = fresh();
		const text = (size) => JSON.stringify({ queue, payload: 'x'.repeat(size - 2) });
		assert.equal((await api.post('/v1/queue/publish', text(256 * 1024))).status, 201);
		refused(await api.post('/v1/queue/publish', text(256 * 1024 + 1)), 413, 'PAYLOAD_TOO_LARGE', { field: 'payload' });
		await post('/v1/queue/publish', { queue, payload: {}, delay_seconds: 604800 });
		refused(await api.post('/v1/queue/publish', { queue, payload: {}, delay_seconds: 604801 }), 400,
			'INVALID_ARGUMENT', { field: 'delay_seconds' });
		refused(await api.post('/v1/queue/publish', { queue }), 400, 'INVALID_ARGUMENT', { field: 'payload' });
		refused(await api.post('/v1/queue/publish', { payload: {} }), 400, 'INVALID_ARGUMENT', { field: 'queue' });
	});

	test('a subscribed URL is sent the messages, told of as Infrai does, until it is unsubscribed', async () => {
		const queue = fresh();
		const path = fresh('/push');
		await post(`/v1/queue/push_subscribe/${queue}`, { endpoint: receiver.answer(path, 500, 200) });
		const { message_id } = await post('/v1/queue/publish', { queue, payload: { b: [1.0] } });
		const arrival = await receiver.answered(path, 2);
		assert.equal(JSON.parse(arrival.body).message_id, message_id);
		assert.deepEqual(JSON.parse(arrival.body).payload, { b: [1] });
		assert.equal((await post(`/v1/queue/push_unsubscribe/${queue}`)).push_endpoint, null);
		refused(await api.post(`/v1/queue/push_unsubscribe/${fresh()}`), 404, 'NOT_FOUND');
		refused(await api.post(`/v1/queue/push_subscribe/${queue}`, {}), 400, 'INVALID_ARGUMENT', { field: 'endpoint' });
	});
});

describe("Infrai's webhooks", () => {
	const hmac = (secret, body) => createHmac('sha256', secret).update(body).digest('hex');

	test('a webhook is sent, signed in both ways, and can be looked at', async () => {
		for (const path of ['/v1/scheduling/webhook/send', '/v1/webhook/send']) {
			const place = fresh('/hook');
			const sent = open(await api.post(path, { url: receiver.answer(place, 503, 200), payload: { order_id: 'ord_42' } }), 201);
			assert.equal(sent.delivery_id, sent.id);
			assert.equal(sent.state, 'queued');
			const arrival = await receiver.answered(place, 2);
			const secret = (await api.read('/v1/secrets')).signing[0].secret;
			assert.equal(arrival.headers['x-infrai-signature'], hmac(secret, arrival.body));
			assert.equal(arrival.headers['x-infrai-signature-previous'], undefined);
			assert.ok(isStandardWebhook(secret, arrival));
			const seen = await until(async () => {
				const now = await get(`/v1/webhook/delivery/${sent.delivery_id}`);
				return now.state === 'delivered' && now;
			}, 5000);
			assert.deepEqual(seen.tries.map((one) => one.http_status), [503, 200]);
		}
	});

	test('while a secret is being replaced, both sign', async () => {
		const [{ secret: old }] = (await api.read('/v1/secrets')).signing;
		const answer = await api.post('/v1/secrets/signing/rotate', { overlap_seconds: 60 });
		assert.ok(answer.status < 300, answer.text);
		const [{ secret }] = (await api.read('/v1/secrets')).signing;
		assert.notEqual(secret, old);
		const place = fresh('/rotated');
		await post('/v1/webhook/send', { url: receiver.url(place), payload: {} });
		const { headers, body } = await receiver.answered(place);
		assert.equal(headers['x-infrai-signature'], hmac(secret, body));
		assert.equal(headers['x-infrai-signature-previous'], hmac(old, body));
	});

	test('a webhook needs its URL and its payload', async () => {
		refused(await api.post('/v1/webhook/send', { payload: {} }), 400, 'INVALID_ARGUMENT', { field: 'url' });
		refused(await api.post('/v1/webhook/send', { url: receiver.url('/x') }), 400, 'INVALID_ARGUMENT', { field: 'payload' });
		refused(await api.post('/v1/webhook/send', { url: 'a-queue', payload: {} }), 400, 'INVALID_ARGUMENT', { field: 'url' });
		refused(await api.get('/v1/webhook/delivery/nothing'), 404, 'NOT_FOUND');
	});
});

describe("Infrai's account webhooks", () => {
	const named = (path, type) => receiver.at(path).map(({ body }) => JSON.parse(body)).filter((event) => event.type === type);

	test('a registered URL is told of tasks and schedules, signed by a secret of its own, and not of what it was told', async () => {
		const path = fresh('/account');
		const hook = open(await api.post('/v1/account/webhooks/register', {
			url: receiver.url(path), events: ['task.completed', 'task.failed', 'schedule.*'], description: 'mine',
		}), 201);
		assert.match(hook.secret, /^whsec_/);
		const { id: schedule } = await post('/v1/cron/create', { schedule: '0 9 1 1 *', url: receiver.answer(fresh('/told'), 200) });
		const { run_id: run } = await post(`/v1/cron/trigger/${schedule}`);
		const { delivery_id: lost } = await post('/v1/webhook/send', { url: receiver.answer(fresh('/lost'), 500), payload: {}, retries: 0 });

		await until(() => named(path, 'task.completed').some(({ data }) => data.task.id === run), 8000);
		const failed = await until(() => named(path, 'task.failed').find(({ data }) => data.task.id === lost), 8000);
		assert.deepEqual([failed.event, failed.data.attempt.http_status], ['task.failed', 500]);
		assert.ok(await until(() => named(path, 'schedule.created').find(({ data }) => data.schedule.id === schedule), 8000));
		const [{ headers, body }] = receiver.at(path);
		assert.equal(headers['x-infrai-signature'], createHmac('sha256', hook.secret).update(body).digest('hex'));
		assert.ok(isStandardWebhook(hook.secret, { headers, body }));

		const { items } = await until(async () => {
			const list = await get(`/v1/account/webhooks/deliveries/${hook.id}?limit=1000`);
			return list.items.every((one) => one.state === 'delivered') && list;
		}, 8000);
		const ids = new Set(items.map((one) => one.id));
		assert.ok(items.every(({ payload }) => !ids.has(payload.data.task?.id)), 'nobody is told of a notification');
	});

	test('a secret that came with it signs what it is told', async () => {
		const path = fresh('/own');
		const secret = 'x'.repeat(128);
		const hook = open(await api.post('/v1/account/webhooks/register', { url: receiver.url(path), events: ['task.*'], secret }), 201);
		assert.equal(hook.secret, secret);
		await post('/v1/webhook/send', { url: receiver.url(fresh('/x')), payload: {} });
		const { headers, body } = await receiver.arrival(path);
		assert.equal(headers['x-infrai-signature'], createHmac('sha256', secret).update(body).digest('hex'));
		assert.equal(headers['webhook-signature'], undefined, 'which is of the form whsec_… alone');
		await api.delete(`/v1/account/webhooks/delete/${hook.id}`);
	});

	test('it is listed, deleted, and told no more; what it cannot be told of is refused', async () => {
		const path = fresh('/gone');
		const hook = await post('/v1/account/webhooks/register', { url: receiver.url(path) });
		assert.deepEqual(hook.events, ['*']);
		const listed = (await get('/v1/account/webhooks/list')).items.find((one) => one.id === hook.id);
		assert.deepEqual([listed.url, listed.enabled, listed.secret], [receiver.url(path), true, undefined]);
		assert.equal((await api.read(`/v1/targets/${hook.target}`)).url, receiver.url(path));
		await post('/v1/webhook/send', { url: receiver.url(fresh('/x')), payload: {} });
		await receiver.arrival(path);
		assert.equal(open(await api.delete(`/v1/account/webhooks/delete/${hook.id}`)).deleted, true);
		const before = receiver.at(path).length;
		const { delivery_id: last } = await post('/v1/webhook/send', { url: receiver.url(fresh('/x')), payload: {} });
		await until(async () => (await get(`/v1/webhook/delivery/${last}`)).state === 'delivered', 8000);
		assert.ok(receiver.at(path).slice(before).every(({ body }) => JSON.parse(body).data.task?.id !== last), 'told no more');
		assert.ok(!(await get('/v1/account/webhooks/list')).items.some((one) => one.id === hook.id));
		refused(await api.delete(`/v1/account/webhooks/delete/${hook.id}`), 404, 'NOT_FOUND');
		refused(await api.get(`/v1/account/webhooks/deliveries/${hook.id}`), 404, 'NOT_FOUND');
		const url = receiver.url('/never');
		refused(await api.post('/v1/account/webhooks/register', { url, events: ['dns.verified'] }), 400, 'INVALID_ARGUMENT', { field: 'events' });
		refused(await api.post('/v1/account/webhooks/register', { url, events: [] }), 400, 'INVALID_ARGUMENT', { field: 'events' });
		for (const secret of ['', ' x', 'x'.repeat(129), 5])
			refused(await api.post('/v1/account/webhooks/register', { url, secret }), 400, 'INVALID_ARGUMENT', { field: 'secret' });
		refused(await api.post('/v1/account/webhooks/register', {}), 400, 'INVALID_ARGUMENT', { field: 'url' });
	});
});

describe("Infrai's idempotency keys", () => {
	test('an identical write with its key in the body gets the first answer, under any form of its path', async () => {
		const rows = [
			[['/v1/cron/create', '/v1/scheduling/cron', '/v1/scheduling/cron/create'], { schedule: '0 9 1 1 *', url: receiver.url('/k') }],
			[['/v1/queue/publish', '/v1/scheduling/queue/publish'], { queue: fresh(), payload: {} }],
			[['/v1/queue/publish_batch', '/v1/scheduling/queue/publish_batch'], { queue: fresh(), messages: [{ payload: {} }] }],
			[['/v1/queue/create', '/v1/scheduling/queue/create'], { name: fresh() }],
			[['/v1/webhook/send', '/v1/scheduling/webhook/send'], { url: receiver.url('/k'), payload: {} }],
		];
		for (const [paths, body] of rows) {
			const keyed = { ...body, idempotency_key: fresh('key') };
			const first = open(await api.post(paths[0], keyed), 201);
			for (const path of paths) assert.deepEqual(open(await api.post(path, keyed), 201), first, path);
			refused(await api.post(paths[0], { ...keyed, name: 'another' }), 422, 'IDEMPOTENCY_KEY_REUSED');
		}
	});

	test('a key in the header does the same, also for what has no body', async () => {
		const headers = { 'idempotency-key': fresh('key') };
		const { id } = await post('/v1/cron/create', { schedule: '0 9 1 1 *', task: fresh() });
		const [one, two] = [await api.send('POST', `/v1/cron/trigger/${id}`, undefined, headers),
			await api.send('POST', `/v1/cron/trigger/${id}`, undefined, headers)];
		assert.equal(open(one).run_id, open(two).run_id);
		assert.equal((await get(`/v1/cron/runs/${id}`)).total, 1);
	});

	test('a key that is none is refused', async () => {
		refused(await api.post('/v1/queue/publish', { queue: 'q', payload: {}, idempotency_key: '' }), 400,
			'INVALID_ARGUMENT', { field: 'idempotency_key' });
		refused(await api.post('/v1/queue/publish', { queue: 'q', payload: {}, idempotency_key: 7 }), 400,
			'INVALID_ARGUMENT', { field: 'idempotency_key' });
	});
});

describe("Infrai's discovery and refusals", () => {
	test('discovery needs no token, and each capability tells its parameters', async () => {
		const { version, capabilities, generated_at } = await get('/v1/discovery');
		assert.equal(version, 'v1');
		assert.match(generated_at, INSTANT);
		const description = (await api.read('/openapi.json')).paths;
		for (const { id, method, path, available } of capabilities) {
			assert.equal(available, true);
			assert.ok(description[path]?.[method.toLowerCase()], `${method} ${path} is described`);
			const one = await get(`/v1/discovery/${id}`);
			assert.equal(one.params.type, 'object');
			assert.ok(one.errors.every((error) => typeof error.retryable === 'boolean'));
		}
		assert.deepEqual((await get('/v1/discovery/scheduling.cron.create')).params.required, ['url']);
		refused(await api.get('/v1/discovery/nothing'), 404, 'NOT_FOUND');
	});

	test('each refusal below its prefixes has its shape, and the native queues keep theirs', async () => {
		for (const path of ['/v1/scheduling/nothing', '/v1/cron/nothing', '/v1/queue/nothing', '/v1/webhook', '/v1/account/x'])
			refused(await api.get(path), 404, 'NOT_FOUND');
		const answer = await api.send('PATCH', '/v1/cron/list');
		refused(answer, 405, 'METHOD_NOT_ALLOWED');
		assert.match(answer.headers.allow, /GET/);
		refused(await api.post('/v1/queue/publish', '{"queue":'), 400, 'INVALID_ARGUMENT', { reason: 'invalid_json' });
		refused(await api.post('/v1/queue/publish', 'x'.repeat(2 * 1024 * 1024 + 1)), 413, 'PAYLOAD_TOO_LARGE');
		assert.equal((await api.get('/v1/queues/none-of-this-name')).type, 'application/problem+json');
	});

	test('without dev mode a token is needed, and an ack counts for the token that consumed', async (t) => {
		const root = 'a-root-token-for-infrai-0123456789';
		const guarded = await Server.start({ dev: false, env: { BELFRY_ROOT_TOKEN: root } });
		t.after(async () => {
			try {
				await guarded.stop();
			} finally {
				guarded.discard();
			}
		});
		refused(await guarded.client().get('/v1/cron/list'), 401, 'UNAUTHORIZED');
		refused(await guarded.client({ token: KEY }).get('/v1/cron/list'), 401, 'UNAUTHORIZED');
		assert.equal((await guarded.client().get('/v1/discovery')).status, 200);
		const admin = guarded.client({ token: root });
		const token = async (role) => (await admin.create('/v1/tokens', { name: fresh('t'), namespace: 'default', role })).token;
		const [one, other, reader] = await Promise.all(['write', 'write', 'read'].map(token));
		const [first, second] = [one, other].map((text) => guarded.client({ token: text }));
		refused(await guarded.client({ token: reader }).post('/v1/queue/publish', { queue: 'q', payload: {} }), 403, 'FORBIDDEN');
		const { message_id } = open(await first.post('/v1/queue/publish', { queue: 'q', payload: {} }));
		open(await first.post('/v1/queue/consume', { queue: 'q', visibility_timeout: 600 }));
		refused(await second.post('/v1/queue/ack', { queue: 'q', message_id }), 409, 'CONFLICT', { reason: 'lease_lost' });
		await guarded.restart();
		assert.equal(open(await first.post('/v1/queue/ack', { queue: 'q', message_id })).acked, true);
	});
});
