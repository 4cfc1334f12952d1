// What clients of Taskhook send beyond its page of schedules: docs/dialects/taskhook.md.

import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { after, before, describe, test } from 'node:test';

import { Receiver } from '../helpers/receiver.mjs';
import { Server } from '../helpers/server.mjs';
import { assertProblem } from '../helpers/shape.mjs';
import { request } from '../helpers/http.mjs';
import { until } from '../helpers/wait.mjs';

const ROOT = 'a-root-token-for-taskhook-0123456789';

describe("Taskhook's fields", () => {
	let server;
	let receiver;
	let api;

	before(async () => {
		receiver = await Receiver.open();
		server = await Server.start({ dev: false, args: ['--allow-targets', '127.0.0.0/8'], env: { BELFRY_ROOT_TOKEN: ROOT } });
		api = server.client({ token: ROOT });
	});
	after(async () => {
		await receiver.close();
		await server.stop();
		server.discard();
	});

	test('the key may stand in the query under each of its paths', async () => {
		for (const path of ['tasks', 'schedules', 'batches', 'url-groups', 'rate-limiters']) {
			assert.equal((await request(`${server.url}/v1/${path}?api_key=${ROOT}`)).status, 200, path);
			assert.equal((await request(`${server.url}/v1/${path}?api_key=wrong`)).status, 401, path);
		}
	});

	test('retry_policy is retry', async () => {
		const made = await api.post('/v1/tasks', { target: receiver.answer('/policy', 500), retry_policy: { max_retries: 0 } });
		assert.equal(made.status, 201, made.text);
		assert.deepEqual(made.json.retry, { max_retries: 0 });
		await until(async () => (await api.read(`/v1/tasks/${made.json.id}`)).status === 'failed', 8000, 'the failure');
		const { tasks } = await api.read('/v1/tasks?status=abandoned');
		assert.ok(tasks.some(({ id }) => id === made.json.id));
		assertProblem(await api.post('/v1/tasks', { target: 'http://a.test/', retry_policy: { max_retries: 25 } }), { status: 400, field: 'retry_policy.max_retries' });
	});

	test('a task is cancelled by DELETE, and tags are a text or an array', async () => {
		const made = await api.post('/v1/tasks', { target: receiver.answer('/later', 200), execute_after: 'PT1H', tags: 'one' });
		assert.equal(made.json.tags, 'one');
		assert.ok((await api.read('/v1/tasks?status=queued')).tasks.some(({ id }) => id === made.json.id));
		assert.equal((await api.delete(`/v1/tasks/${made.json.id}`)).json.status, 'cancelled');
		assert.deepEqual((await api.post('/v1/tasks', { target: receiver.url('/later'), execute_after: 'PT1H', tags: ['a', 'b'] })).json.tags, ['a', 'b']);
	});

	test('start_at and end_at are inclusive: a window may be one instant', async () => {
		const noon = '2037-03-01T12:00:00Z';
		const made = await api.create('/v1/schedules', { cron: '0 12 * * *', timezone: 'UTC', start_at: noon, end_at: noon, task_template: { target: 'http://a.test/' } });
		assert.equal(made.next_execution_at, noon);
		const { executions } = await api.read(`/v1/schedules/${made.id}/preview`);
		assert.deepEqual(executions.map(({ scheduled_for: at }) => at), [noon]);
	});

	test('an expiry before the time to execute is refused', async () => {
		assertProblem(await api.post('/v1/tasks', { target: 'http://a.test/', execute_after: 'PT2H', expires_after: new Date(Date.now() + 3600000).toISOString() }),
			{ status: 400, field: 'expires_after', code: 'expires_before_due' });
	});

	test('both secrets sign while a rotated one is good', async () => {
		await api.post('/v1/tasks', { target: receiver.answer('/first', 200), payload: 1 });
		await receiver.answered('/first');
		assert.equal((await api.post('/v1/secrets/signing/rotate', { overlap_seconds: 600 })).status, 200);
		const { signing } = await api.read('/v1/secrets');
		assert.equal(signing.length, 2);
		await api.post('/v1/tasks', { target: receiver.answer('/signed', 200), payload: { n: 1.0 } });
		const { headers, body } = await receiver.answered('/signed');
		const expected = signing.map(({ secret }) => `v1=${createHmac('sha256', secret).update(body).digest('hex')}`);
		assert.deepEqual(headers['x-taskhook-signature'].split(',').map((one) => one.trim()).sort(), expected.sort());
	});
});
