// Targets that answer 202 and finish later, by the token that came with the request.
// docs/semantics.md, "Async targets"

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { house } from '../helpers/server.mjs';
import { assertProblem } from '../helpers/shape.mjs';
import { until } from '../helpers/wait.mjs';

const LATER = { status: 202, headers: { 'Belfry-Async': '1' } };

async function handedOver(t, fields = {}, ...answers) {
	const { api, receiver, server } = await house(t);
	const target = receiver.answer('/job', ...(answers.length > 0 ? answers : [LATER]));
	const { id } = await api.task({ target, payload: 1, ...fields });
	const arrival = await receiver.answered('/job');
	const say = (verb, body) => api.post(`/v1/tasks/${id}/${verb}`,
		{ lease_token: arrival.headers['belfry-lease-token'], ...body });
	const reaches = (status) => until(async () => (await api.read(`/v1/tasks/${id}`)).status === status, 8000, status);
	// Extending succeeds from when the engine has heard of the answer.
	const taken = () => until(async () => (await say('extend', {})).status === 200, 5000, 'the hand-over');
	return { api, receiver, server, id, arrival, say, reaches, taken };
}

test('a task that was handed over goes on until its target completes it', async (t) => {
	const { api, id, say, reaches, taken } = await handedOver(t);
	await taken();
	assert.equal((await api.read(`/v1/tasks/${id}`)).status, 'processing');
	assert.equal((await say('complete')).status, 204);
	await reaches('completed');
	assertProblem(await say('complete'), { status: 409, code: 'lease_lost' });
	const { attempts } = await api.read(`/v1/tasks/${id}/attempts`);
	assert.deepEqual(attempts.map((a) => a.status), ['succeeded']);
});

test('a plain 202 is a success at once', async (t) => {
	const { say, reaches } = await handedOver(t, {}, 202);
	await reaches('completed');
	assertProblem(await say('complete'), { status: 409, code: 'lease_lost' });
});

test('a target that fails a task later starts its retries', async (t) => {
	const { api, id, say, receiver, taken } = await handedOver(t,
		{ retry: { max_retries: 1, strategy: 'fixed', initial_seconds: 0.05, jitter: 0 } }, LATER, 200);
	await taken();
	assert.equal((await say('fail', { error: 'out of paper' })).status, 204);
	const second = await receiver.answered('/job', 2);
	assert.equal(second.headers['belfry-attempt'], '2');
	await until(async () => (await api.read(`/v1/tasks/${id}`)).status === 'completed', 5000);
	const { attempts } = await api.read(`/v1/tasks/${id}/attempts`);
	assert.deepEqual(attempts.map((a) => [a.status, a.error]), [['failed', 'out of paper'], ['succeeded', null]]);
});

test('a lease that lapses is an attempt that timed out', async (t) => {
	const { api, id, receiver } = await handedOver(t,
		{ retry: { max_retries: 1, strategy: 'fixed', initial_seconds: 0, jitter: 0, timeout_seconds: 0.4 } }, LATER, 200);
	await receiver.answered('/job', 2);
	await until(async () => (await api.read(`/v1/tasks/${id}`)).status === 'completed', 5000);
	const { attempts } = await api.read(`/v1/tasks/${id}/attempts`);
	assert.deepEqual(attempts.map((a) => a.status), ['timed_out', 'succeeded']);
});

test('the last checkpoint is handed to the next attempt', async (t) => {
	const { api, id, say, receiver, arrival, taken } = await handedOver(t,
		{ retry: { max_retries: 1, strategy: 'fixed', initial_seconds: 0, jitter: 0 } }, LATER, 200);
	assert.equal(arrival.headers['belfry-checkpoint'], undefined);
	assertProblem(await api.get(`/v1/tasks/${id}/checkpoint`), { status: 404 });
	await taken();
	assert.deepEqual((await say('checkpoint', { checkpoint: { page: 1 } })).json, { number: 1 });
	assert.deepEqual((await say('checkpoint', { checkpoint: { page: 2 } })).json, { number: 2 });
	assert.equal((await say('fail')).status, 204);
	const second = await receiver.answered('/job', 2);
	assert.equal(second.headers['belfry-checkpoint'], '2');
	const kept = await api.read(`/v1/tasks/${id}/checkpoint`);
	assert.deepEqual([kept.number, kept.checkpoint], [2, { page: 2 }]);
	assertProblem(await say('checkpoint', { checkpoint: 3 }), { status: 409, code: 'lease_lost' });
});

test('a handed-over task survives the death of the server', async (t) => {
	const { server, say, reaches, taken, receiver } = await handedOver(t, { retry: { timeout_seconds: 60 } });
	await taken();
	await server.restart();
	assert.equal((await say('complete')).status, 204);
	await reaches('completed');
	assert.equal(receiver.at('/job').length, 1);
});

test('a checkpoint has a bound', async (t) => {
	const { say, taken } = await handedOver(t);
	await taken();
	assertProblem(await say('checkpoint', { checkpoint: 'x'.repeat(65535) }), { status: 413 });
	assertProblem(await say('checkpoint', {}), { status: 400, field: 'checkpoint' });
	assert.equal((await say('checkpoint', { checkpoint: 'x'.repeat(65534) })).status, 200);
	assert.equal((await say('complete')).status, 204);
});
