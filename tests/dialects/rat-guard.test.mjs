// What RAT asks of every request, and tells with every answer: its rate limit, its headers, its origins.
// docs/dialects/rat.md.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { request } from '../helpers/http.mjs';
import { house } from '../helpers/server.mjs';

const PORTAL = 'http://localhost:3000';

describe('the headers of answers', () => {
	test('are RAT\'s on every one of them, refusals too, and on no other surface', async (t) => {
		const { api } = await house(t);
		for (const [method, path] of [['GET', '/api/v1/schedules'], ['GET', '/api/v1/schedules/x'], ['GET', '/api/v1/nothing'], ['PATCH', '/api/v1/schedules'], ['POST', '/api/v1/runs']]) {
			const { headers } = await api.send(method, path, undefined, { 'x-request-id': 'mine-1' });
			assert.equal(headers['x-request-id'], 'mine-1', path);
			assert.equal(headers['x-content-type-options'], 'nosniff');
			assert.equal(headers['x-frame-options'], 'DENY');
			assert.equal(headers['x-xss-protection'], '0');
			assert.equal(headers['referrer-policy'], 'strict-origin-when-cross-origin');
			assert.equal(headers['permissions-policy'], 'camera=(), microphone=(), geolocation=()');
		}
		const { headers } = await api.get('/v1/schedules');
		for (const name of ['x-frame-options', 'ratelimit-limit', 'ratelimit-remaining']) assert.equal(headers[name], undefined, name);
	});
});

describe('the rate limit', () => {
	test('lets a burst through, then refuses, and says when to come again', async (t) => {
		const { api } = await house(t, { args: ['--rat-rate', '1'] });
		const first = await api.get('/api/v1/features');
		assert.deepEqual([first.status, first.headers['ratelimit-limit'], first.headers['ratelimit-remaining']], [200, '2', '1']);
		let answer;
		for (let i = 0; i < 20 && answer?.status !== 429; i++) answer = await api.get('/api/v1/features');
		assert.equal(answer.status, 429);
		assert.deepEqual(answer.json, { error: { code: 'RESOURCE_EXHAUSTED', type: 'RATE_LIMIT', message: 'rate limit exceeded' } });
		assert.deepEqual([answer.headers['ratelimit-remaining'], answer.headers['retry-after']], ['0', '1']);
		assert.equal((await api.get('/v1/schedules')).status, 200, 'nobody else is counted');
		assert.equal((await api.post('/api/v1/webhooks')).status, 400, 'webhooks are counted by themselves');
	});

	test('counts webhooks by the minute', async (t) => {
		const { api } = await house(t);
		const statuses = [];
		for (let i = 0; i < 30; i++) {
			const { status, headers } = await api.post('/api/v1/webhooks');
			assert.equal(headers['ratelimit-limit'], '20');
			statuses.push(status);
		}
		assert.deepEqual(statuses.slice(0, 20), Array(20).fill(400));
		assert.ok(statuses.includes(429));
	});

	test('can be turned off', async (t) => {
		const { api } = await house(t, { args: ['--rat-rate', '0'] });
		const answers = await Promise.all(Array.from({ length: 200 }, () => api.get('/api/v1/features')));
		assert.ok(answers.every(({ status, headers }) => status === 200 && headers['ratelimit-limit'] === undefined));
	});
});

describe('web pages', () => {
	const preflight = (server, origin) => request(`${server.url}/api/v1/schedules`, {
		method: 'OPTIONS',
		headers: { origin, 'access-control-request-method': 'PUT', 'access-control-request-headers': 'authorization' },
	});

	test('of RAT\'s portal may call in dev mode, others may not', async (t) => {
		const { server, api } = await house(t);
		const { headers, status } = await preflight(server, PORTAL);
		assert.equal(status, 204);
		assert.equal(headers['access-control-allow-origin'], PORTAL);
		assert.equal(headers['access-control-allow-credentials'], 'true');
		assert.match(headers['access-control-allow-methods'], /\bPUT\b/);
		assert.match(headers['access-control-allow-headers'], /\bX-Webhook-Token\b/);
		const answer = await api.send('GET', '/api/v1/schedules', undefined, { origin: PORTAL });
		assert.deepEqual([answer.status, answer.headers['access-control-allow-origin'], answer.headers.vary], [200, PORTAL, 'Origin']);
		assert.match(answer.headers['access-control-expose-headers'], /RateLimit-Remaining/);
		assert.equal((await preflight(server, 'https://evil.example')).headers['access-control-allow-origin'], undefined);
	});

	test('are those that the setting names, where it names any', async (t) => {
		const { server } = await house(t, { dev: false, args: ['--allow-origins', 'https://a.example, https://b.example'] });
		for (const origin of ['https://a.example', 'https://b.example'])
			assert.equal((await preflight(server, origin)).headers['access-control-allow-origin'], origin);
		for (const origin of [PORTAL, 'https://a.example.evil'])
			assert.equal((await preflight(server, origin)).headers['access-control-allow-origin'], undefined, origin);
	});

	test('of nobody else where nothing is said and it is no dev mode', async (t) => {
		const { server } = await house(t, { dev: false });
		assert.equal((await preflight(server, PORTAL)).headers['access-control-allow-origin'], undefined);
	});
});
