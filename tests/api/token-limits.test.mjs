// Tokens that may only do so much, and when they were last used.
// docs/semantics.md, "Limits of a token"

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { run } from '../helpers/run.mjs';
import { BELFRY, Server } from '../helpers/server.mjs';
import { assertProblem } from '../helpers/shape.mjs';
import { until } from '../helpers/wait.mjs';

const ROOT = 'root-of-the-tests-0123456789abcdef';
const GOOD = 'https://hook.example.org/x';
const BAD = 'https://example.com/x';
const schedule = (target, cron = '0 * * * *') => ({ cron, timezone: 'UTC', task_template: { target } });
const task = (target) => ({ target, execute_after: 'P1D' });

describe('a token with limits', () => {
	let server;
	let root;

	before(async () => {
		server = await Server.start({ dev: false, env: { BELFRY_ROOT_TOKEN: ROOT } });
		root = server.client({ token: ROOT });
	});

	after(async () => {
		try {
			await server.stop();
		} finally {
			server.discard();
		}
	});

	let made = 0;
	async function limited(limits, fields = {}) {
		const token = await root.create('/v1/tokens', { name: `limited ${(made += 1)}`, namespace: 'default', limits, ...fields });
		return Object.assign(server.client({ token: token.token }), { id: token.id });
	}

	test('is shown with them, and when it was used', async () => {
		const limits = { hosts: ['*.example.org'], min_interval_seconds: 60, max_schedules: 2 };
		const api = await limited(limits);
		const shown = async () => (await root.read('/v1/tokens')).tokens.find((t) => t.id === api.id);
		assert.deepEqual((await shown()).limits, limits);
		assert.equal((await shown()).last_used_at, null);
		const from = Date.now();
		await api.read('/v1/tasks');
		const used = await until(async () => (await shown()).last_used_at, 5000, 'the use to be noted');
		assert.ok(Date.parse(used) >= from - 1000 && Date.parse(used) <= Date.now(), used);
		await api.read('/v1/tasks');
		await api.task(task(GOOD));
		assert.equal((await shown()).last_used_at, used);
	});

	test('calls its hosts alone, wherever a URL may stand', async () => {
		const api = await limited({ hosts: ['*.example.org', 'localhost'] });
		const put = (path, body) => api.send('PUT', path, body);
		const refused = { status: 403, code: 'host_not_allowed' };
		assertProblem(await api.post('/v1/tasks', task(BAD)), { ...refused, field: 'target' });
		assertProblem(await api.post('/v1/tasks', task({ url: BAD, method: 'PUT' })), { ...refused, field: 'target' });
		assertProblem(await api.post('/v1/schedules', schedule(BAD)), { ...refused, field: 'task_template.target' });
		assertProblem(await put('/v1/targets/bad', { kind: 'http', url: BAD }), { ...refused, field: 'url' });
		assertProblem(await put('/v1/queues/bad', { push: BAD }), { ...refused, field: 'push' });
		assertProblem(await api.post('/v1/tasks', { ...task(GOOD), notifications: BAD }), { ...refused, field: 'notifications' });
		assertProblem(await api.post('/v1/schedules', { ...schedule(GOOD), notifications: BAD }), { ...refused, field: 'notifications' });
		assertProblem(await api.post('/v1/batches', { tasks: [task(GOOD), task(BAD)] }), { ...refused, field: 'tasks[1].target' });
		assertProblem(await api.post('/v1/url-groups', { name: 'bad', urls: [GOOD, BAD] }), { ...refused, field: 'urls' });
		const hook = await api.post('/v1/account/webhooks/register', { url: BAD, events: ['task.failed'] });
		assert.deepEqual([hook.status, hook.json.error?.reason], [403, 'host_not_allowed']);
		assert.equal((await root.get('/v1/targets/bad')).status, 404);
		await api.task(task(GOOD));
		const { id } = await api.schedule(schedule(GOOD));
		assertProblem(await api.patch(`/v1/schedules/${id}`, { task_template: { target: BAD } }), { ...refused, field: 'task_template.target' });
		await api.change(`/v1/schedules/${id}`, { name: 'renamed' });
		assert.equal((await put('/v1/targets/good', { kind: 'http', url: GOOD })).status, 201);
		assert.equal((await api.post('/v1/account/webhooks/register', { url: GOOD, events: ['task.failed'] })).status, 201);
		assert.equal((await put('/v1/queues/good', { push: 'http://localhost:1/' })).status, 201);
	});

	test('may use the names that others put', async () => {
		const api = await limited({ hosts: ['hook.example.org'] });
		assert.equal((await root.send('PUT', '/v1/targets/theirs', { kind: 'http', url: BAD })).status, 201);
		await api.task(task('theirs'));
		await api.task(task('queue:q'));
	});

	test('fires no more often than it may', async () => {
		const api = await limited({ min_interval_seconds: 3600 });
		const refused = { status: 400, code: 'interval_too_short' };
		assertProblem(await api.post('/v1/schedules', schedule(BAD, '*/30 * * * *')), refused);
		const { id } = await api.schedule(schedule(BAD));
		assertProblem(await api.patch(`/v1/schedules/${id}`, { cron: '*/30 * * * *' }), refused);
		const fast = await root.schedule(schedule(BAD, '* * * * *'));
		assert.equal((await api.change(`/v1/schedules/${fast.id}`, { name: 'fast' })).name, 'fast');
		assert.equal((await api.post(`/v1/schedules/${fast.id}/pause`)).status, 200);
		assertProblem(await api.post(`/v1/schedules/${fast.id}/resume`), refused);
	});

	test('makes so many schedules and no more', async () => {
		const api = await limited({ max_schedules: 2 });
		const first = await api.schedule(schedule(BAD));
		await api.schedule(schedule(BAD));
		assertProblem(await api.post('/v1/schedules', schedule(BAD)), { status: 403, code: 'too_many_schedules' });
		await root.schedule(schedule(BAD));
		await api.delete(`/v1/schedules/${first.id}`);
		await api.schedule(schedule(BAD));
		assertProblem(await api.post('/v1/schedules', schedule(BAD)), { status: 403 });
	});

	test('is refused where its limits are none', async () => {
		const wrong = [
			[{ hosts: ['https://a.test'] }, 'limits.hosts'],
			[{ min_interval_seconds: -1 }, 'limits.min_interval_seconds'],
			[{ hots: [] }, 'limits.hots'],
		];
		for (const [limits, field] of wrong)
			assertProblem(await root.post('/v1/tokens', { name: 'x', limits }), { status: 400, field });
		assertProblem(await root.post('/v1/tokens', { name: 'x', role: 'admin', limits: { max_schedules: 1 } }), { status: 400, field: 'limits' });
	});

	test('is made by the CLI', async () => {
		const args = ['token', 'create', '--name', 'cli', '--allow-host', 'a.test', '--allow-host', '*.b.test', '--min-interval', '5m', '--max-schedules', '7', '-o', 'json'];
		const made = await run(BELFRY, args, { env: { BELFRY_URL: server.url, BELFRY_TOKEN: ROOT } });
		assert.equal(made.code, 0, made.stderr);
		assert.deepEqual(JSON.parse(made.stdout).limits, { hosts: ['a.test', '*.b.test'], min_interval_seconds: 300, max_schedules: 7 });
	});
});
