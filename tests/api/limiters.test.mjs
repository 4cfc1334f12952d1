// Rate limiters that several targets and tasks share, held exactly.
// docs/semantics.md, "Rate limiters"

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { Receiver, peak } from '../helpers/receiver.mjs';
import { Server } from '../helpers/server.mjs';
import { assertProblem } from '../helpers/shape.mjs';
import { gate, until } from '../helpers/wait.mjs';

describe('rate limiters', () => {
	let server;
	let receivers;
	let api;
	let n = 0;

	before(async () => {
		receivers = [await Receiver.open(), await Receiver.open()];
		server = await Server.start();
		api = server.client();
	});
	after(async () => {
		for (const receiver of receivers) await receiver.close();
		await server.stop();
		server.discard();
	});

	async function limiter(type, config) {
		const made = await api.post('/v1/rate-limiters', { name: `l-${++n}`, type, config });
		assert.equal(made.status, 201, made.text);
		return made.json;
	}
	const task = async (fields) => {
		const made = await api.post('/v1/tasks', fields);
		assert.equal(made.status, 201, made.text);
		return made.json;
	};
	const arrivals = (path) => receivers.flatMap((receiver) => receiver.at(path)).sort((a, b) => a.at - b.at);

	test('a limiter is made, shown, listed, changed and deleted', async () => {
		const made = await api.post('/v1/rate-limiters', { name: 'crm-api', type: 'window', config: { limit: 10, interval: 60 }, description: 'their bound' });
		assert.equal(made.status, 201, made.text);
		assert.match(made.json.id, /^rl_[0-9a-f]{32}$/);
		assert.deepEqual([made.json.config, made.json.in_use, made.json.waiting], [{ limit: 10, interval: 60 }, 0, 0]);
		assert.deepEqual(await api.read('/v1/rate-limiters/crm-api'), made.json);
		assert.deepEqual(await api.read(`/v1/rate-limiters/${made.json.id}`), made.json);
		assert.ok((await api.read('/v1/rate-limiters')).data.some(({ id }) => id === made.json.id));
		assert.deepEqual(made.json.timeouts, { queue_timeout: 300, validity_timeout: 3600 });
		const changed = await api.patch('/v1/rate-limiters/crm-api', { type: 'concurrent', config: { limit: 2 } });
		assert.equal(changed.status, 200, changed.text);
		assert.deepEqual([changed.json.type, changed.json.config], ['concurrent', { limit: 2 }]);
		assertProblem(await api.patch('/v1/rate-limiters/crm-api', { type: 'bucket' }), { status: 400, field: 'config.limit' });
		assert.equal((await api.delete('/v1/rate-limiters/crm-api')).status, 204);
		assertProblem(await api.get('/v1/rate-limiters/crm-api'), { status: 404 });
	});

	for (const [what, body, field] of [
		['no name', { type: 'concurrent', config: { limit: 1 } }, 'name'],
		['an underscore', { name: 'a_b', type: 'concurrent', config: { limit: 1 } }, 'name'],
		['no type', { name: 'x', config: { limit: 1 } }, 'type'],
		['points', { name: 'x', type: 'points', config: {} }, 'type'],
		['no config', { name: 'x', type: 'window' }, 'config'],
		['half a config', { name: 'x', type: 'window', config: { limit: 1 } }, 'config.interval'],
		['no bound', { name: 'x', type: 'concurrent', config: { limit: 0 } }, 'config.limit'],
		['no rate', { name: 'x', type: 'leaky', config: { rate: 0 } }, 'config.rate'],
		["another type's config", { name: 'x', type: 'bucket', config: { capacity: 1, refill_rate: 1, limit: 1 } }, 'config.limit'],
	]) {
		test(`${what}: refused`, async () => {
			assertProblem(await api.post('/v1/rate-limiters', body), { status: 400, field });
		});
	}

	test('names must be there, and are taken once', async () => {
		const made = await limiter('concurrent', { limit: 1 });
		assertProblem(await api.post('/v1/rate-limiters', { name: made.name, type: 'concurrent', config: { limit: 1 } }), { status: 409, code: 'name_taken' });
		const target = receivers[0].answer('/none', 200);
		assertProblem(await api.post('/v1/tasks', { target, rate_limiter: 'nobody' }), { status: 400, field: 'rate_limiter', code: 'unknown_rate_limiter' });
		assertProblem(await api.post('/v1/schedules', { cron: '0 0 * * *', timezone: 'UTC', task_template: { target, rate_limiter: 'nobody' } }),
			{ status: 400, field: 'task_template.rate_limiter', code: 'unknown_rate_limiter' });
		assertProblem(await api.send('PUT', '/v1/targets/t', { url: target, rate_limiter: 'nobody' }), { status: 400, field: 'rate_limiter', code: 'unknown_rate_limiter' });
		assertProblem(await api.post('/v1/tasks', { target: 'queue:q', rate_limiter: made.name }), { status: 400, field: 'rate_limiter' });
	});

	test('attempts at several targets share the places, and the limiter shows them', async () => {
		const made = await limiter('concurrent', { limit: 2 });
		const hold = gate();
		const [one, two] = receivers.map((receiver) => receiver.answer('/shared', { status: 200, hold }));
		assert.equal((await api.send('PUT', '/v1/targets/shares', { url: two, rate_limiter: made.name })).status, 201);
		for (let i = 0; i < 3; i++) {
			const { rate_limiter: shown } = await task({ target: one, rate_limiter: made.name });
			assert.equal(shown, made.name);
			await task({ target: 'shares' });
		}
		const use = await until(async () => {
			const { in_use: inUse, waiting } = await api.read(`/v1/rate-limiters/${made.name}`);
			return inUse === 2 && waiting > 0 && { inUse, waiting };
		}, 8000, 'two places in use');
		assert.equal(use.inUse, 2);
		assert.equal(arrivals('/shared').length, 2);
		assertProblem(await api.delete(`/v1/rate-limiters/${made.name}`), { status: 409, code: 'rate_limiter_in_use' });
		hold.open();
		await until(() => arrivals('/shared').length === 6, 8000, 'all six');
		await until(async () => (await api.read(`/v1/rate-limiters/${made.name}`)).in_use === 0, 8000, 'all places free');
	});

	test('no more than the limit are ever in flight', async () => {
		const made = await limiter('concurrent', { limit: 3 });
		const targets = receivers.map((receiver) => receiver.answer('/exact', { status: 200, delay: 5 }));
		for (let i = 0; i < 40; i++) await task({ target: targets[i % 2], rate_limiter: made.name });
		await until(async () => (await api.read(`/v1/tasks?target=${encodeURIComponent(targets[0])}&status=completed`)).total
			+ (await api.read(`/v1/tasks?target=${encodeURIComponent(targets[1])}&status=completed`)).total === 40, 20000, 'all of them');
		const spans = arrivals('/exact').map(({ at, endedAt }) => [at, endedAt]);
		for (const [at] of spans) {
			const open = spans.filter(([from, to]) => from <= at && at < to).length;
			assert.ok(open <= 3, `${open} at once`);
		}
	});

	test('a window holds over all targets', async () => {
		const made = await limiter('window', { limit: 3, interval: 1 });
		const targets = receivers.map((receiver) => receiver.answer('/window', 200));
		for (let i = 0; i < 8; i++) await task({ target: targets[i % 2], rate_limiter: made.name });
		await until(() => arrivals('/window').length === 8, 12000, 'all of them');
		const times = arrivals('/window').map(({ at }) => at);
		for (let i = 3; i < times.length; i++) assert.ok(times[i] - times[i - 3] >= 1000, `four within ${times[i] - times[i - 3]} ms`);
	});

	test('a bucket lets a burst through, then its rate', async () => {
		const made = await limiter('bucket', { capacity: 4, refill_rate: 10 });
		const [target] = receivers.map((receiver) => receiver.answer('/bucket', 200));
		for (let i = 0; i < 8; i++) await task({ target, rate_limiter: made.name });
		await until(() => arrivals('/bucket').length === 8, 12000, 'all of them');
		const times = arrivals('/bucket').map(({ at }) => at);
		assert.ok(times[7] - times[0] >= 350, `eight within ${times[7] - times[0]} ms`);
	});

	test('an attempt holds its place no longer than the limiter says', async () => {
		const made = await api.post('/v1/rate-limiters', { name: 'short', type: 'concurrent', config: { limit: 1 }, timeouts: { validity_timeout: 0.3 } });
		assert.equal(made.status, 201, made.text);
		const { id } = await task({ target: receivers[0].answer('/hangs', { hang: true }), rate_limiter: 'short', retry: { max_retries: 0 } });
		await until(async () => (await api.read(`/v1/tasks/${id}`)).status === 'failed', 8000, 'the failure');
		const { attempts: [attempt] } = await api.read(`/v1/tasks/${id}/attempts`);
		assert.equal(attempt.status, 'timed_out');
	});

	test('what a target names keeps its name', async () => {
		const limit = await limiter('concurrent', { limit: 1 });
		assert.equal((await api.send('PUT', '/v1/targets/names-it', { url: receivers[0].url('/'), rate_limiter: limit.name })).status, 201);
		const path = `/v1/rate-limiters/${limit.id}`;
		assertProblem(await api.patch(path, { name: 'another' }), { status: 409, code: 'rate_limiter_in_use' });
		assert.equal((await api.patch(path, { name: limit.name, description: 'same' })).status, 200);
		await api.delete('/v1/targets/names-it');
		assert.equal((await api.patch(path, { name: 'another' })).status, 200);
	});

	test('an edit holds for what waits already, too', async () => {
		const limit = await limiter('window', { limit: 1, interval: 3600 });
		for (let i = 0; i < 4; i++) await task({ target: receivers[0].answer('/loosened', 200), rate_limiter: limit.name });
		await receivers[0].answered('/loosened');
		await until(async () => (await api.read(`/v1/rate-limiters/${limit.id}`)).waiting > 0, 5000);
		assert.equal((await api.patch(`/v1/rate-limiters/${limit.id}`, { config: { limit: 3, interval: 3600 } })).status, 200);
		await receivers[0].answered('/loosened', 3);
		assert.equal((await api.patch(`/v1/rate-limiters/${limit.id}`, { type: 'concurrent', config: { limit: 1 } })).status, 200);
		await receivers[0].answered('/loosened', 4);

		const hold = gate();
		const target = receivers[0].answer('/widened', { status: 200, hold });
		for (let i = 0; i < 8; i++) await task({ target, rate_limiter: limit.name });
		await receivers[0].arrival('/widened');
		assert.equal((await api.patch(`/v1/rate-limiters/${limit.id}`, { config: { limit: 8 } })).status, 200);
		await receivers[0].arrival('/widened', 8);
		hold.open();
		const narrow = gate();
		receivers[1].answer('/narrowed', { status: 200, hold: narrow, delay: 20 });
		for (let i = 0; i < 12; i++) await task({ target: receivers[1].url('/narrowed'), rate_limiter: limit.name });
		await receivers[1].arrival('/narrowed', 8);
		assert.equal((await api.patch(`/v1/rate-limiters/${limit.id}`, { config: { limit: 1 } })).status, 200);
		const before = receivers[1].at('/narrowed').length;
		narrow.open();
		await receivers[1].answered('/narrowed', 12);
		assert.equal(peak(receivers[1].at('/narrowed').slice(before)), 1);
	});

	test('a task whose limiter was deleted fails and says why', async () => {
		const made = await limiter('concurrent', { limit: 1 });
		const { id } = await task({ target: receivers[0].answer('/orphan', 200), rate_limiter: made.name, execute_after: 'PT1S' });
		assert.equal((await api.delete(`/v1/rate-limiters/${made.id}`)).status, 204);
		await until(async () => (await api.read(`/v1/tasks/${id}`)).status === 'failed', 8000, 'the failure');
		const { attempts: [attempt] } = await api.read(`/v1/tasks/${id}/attempts`);
		assert.match(attempt.error, /no rate limiter/);
	});

	test('limiters are walled in by namespaces', async () => {
		const made = await limiter('concurrent', { limit: 1 });
		assert.equal((await api.post('/v1/tokens', { name: 'o', namespace: 'other', role: 'admin' })).status, 201);
		const other = server.client({ headers: { 'belfry-namespace': 'other' } });
		assertProblem(await other.get(`/v1/rate-limiters/${made.id}`), { status: 404 });
		assert.equal((await other.read('/v1/rate-limiters')).total, 0);
	});
});
