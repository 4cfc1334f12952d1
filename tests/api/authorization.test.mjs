// Who may call what, over every route of /openapi.json: a route that is added is tried as soon as it is described.
// What a refusal looks like on its surface is compared with the description by every request (helpers/contract.mjs);
// here are the status, the code and the challenge.
// docs/semantics.md, "Who is let in"
// docs/semantics.md, "Walls between namespaces"

import assert from 'node:assert/strict';
import http from 'node:http';
import { after, before, describe, test } from 'node:test';

import { Issuer } from '../helpers/issuer.mjs';
import { Server } from '../helpers/server.mjs';
import { iso, until } from '../helpers/wait.mjs';

const ROOT = 'root-of-the-tests-0123456789abcdef';
const UNKNOWN_ID = '01970000-0000-7000-8000-000000000000';
const UNKNOWN_NAME = 'nobody-has-this';
const KEYS_MS = 8000;
const METHODS = ['get', 'put', 'post', 'patch', 'delete'];

// A POST that only looks; MCP's tools have roles of their own.
const LOOKS = new Set(['POST /v1/schedules/preview', 'POST /platform/v1/keys/introspect', 'POST /mcp', 'DELETE /mcp']);
// How the description says that a route wants more than to read or to write, and the code of who has not got it.
const wants = ({ operation: { description = '' } }) => {
	if (/needs .*the role admin/i.test(description)) return 'role_too_low';
	return /needs a token of (\*|every namespace)/i.test(description) ? 'all_namespaces_only' : undefined;
};

// Belfry's own code of a refusal, where the surface says it: natively, in Infrai's envelope, in JSON-RPC's data. RAT
// refuses a token in plain text.
const bodyOf = (answer) => (answer.type.endsWith('json') ? answer.json : {});
const codeOf = (answer) => {
	const { code, error } = bodyOf(answer);
	return code ?? error?.reason ?? error?.data?.error;
};
// And the surface's own word for it.
const WORDS = { 401: ['UNAUTHORIZED', 'UNAUTHENTICATED', -32600], 403: ['FORBIDDEN', 'PERMISSION_DENIED', -32600] };

describe('over every route', () => {
	const agent = new http.Agent({ keepAlive: true });
	let issuer;
	let server;
	let root;
	let routes;
	let tokens;
	let bad;

	before(async () => {
		issuer = await Issuer.open();
		// RAT's surface counts how often one address calls; here one calls far more often than that.
		server = await Server.start({ dev: false, env: { BELFRY_ROOT_TOKEN: ROOT }, args: [...issuer.flags, '--rat-rate', '0'] });
		root = server.client({ token: ROOT, agent });
		const { paths } = await root.read('/openapi.json');
		routes = Object.entries(paths).flatMap(([path, item]) => METHODS.filter((name) => name in item)
			.filter((name) => item[name].security?.length !== 0)
			.map((name) => ({ method: name.toUpperCase(), path, operation: item[name], name: `${name.toUpperCase()} ${path}` })));
		tokens = await makeTokens();
		bad = issuer.bad();
		await until(async () => (await as(issuer.token()).get('/v1/tasks')).status === 200, KEYS_MS, 'the keys to be there');
	});

	after(async () => {
		agent.destroy();
		try {
			await server.stop();
		} finally {
			server.discard();
			await issuer.close();
		}
	});

	const as = (token) => server.client({ token, agent });
	const make = (fields) => root.create('/v1/tokens', { name: 'matrix', namespace: 'a', role: 'write', ...fields });

	async function makeTokens() {
		const expiry = Date.now() + 300;
		const expired = await make({ expires_at: iso(expiry) });
		const revoked = await make({});
		await root.delete(`/v1/tokens/${revoked.id}`);
		await until(() => Date.now() >= expiry, 2000, 'the token to expire');
		return {
			read: (await make({ role: 'read' })).token, write: (await make({})).token, admin: (await make({ role: 'admin' })).token,
			other: (await make({ role: 'admin', namespace: 'b' })).token, expired: expired.token, revoked: revoked.token,
		};
	}

	const fill = (path, values = {}) => path.replaceAll(/\{([^}]*)\}/g, (_, name) =>
		encodeURIComponent(values[name] ?? (name === 'namespace' ? 'a' : /id$/.test(name) ? UNKNOWN_ID : UNKNOWN_NAME)));

	// An event stream never ends, so a body is no reason to wait: refusals come as whole answers.
	const ask = (route, token, values, body) =>
		as(token).send(route.method, fill(route.path, values), body ?? (route.operation.requestBody === undefined ? undefined : {}));

	// Asks all of the routes at once, and gives what is not as it should be, route by route.
	async function refusals(some, token, status, code) {
		const said = await Promise.all(some.map(async (route) => {
			const answer = await ask(route, token).catch((error) => error);
			if (answer instanceof Error) return `${route.name}: ${answer.message}`;
			if (answer.status !== status) return `${route.name}: ${answer.status} ${answer.text.slice(0, 200)}`;
			if (status === 401 && !/^Bearer /.test(answer.headers['www-authenticate'] ?? '')) return `${route.name}: no challenge`;
			if (![code, undefined].includes(codeOf(answer))) return `${route.name}: the code is ${codeOf(answer)}`;
			if (![...WORDS[status], undefined].includes(bodyOf(answer).error?.code)) return `${route.name}: ${answer.text}`;
			return answer.type === 'application/problem+json' && codeOf(answer) === undefined ? `${route.name}: no code` : undefined;
		}));
		return said.filter(Boolean);
	}

	test('there are many', () => assert.ok(routes.length > 80, `${routes.length}`));

	for (const [what, pick, code] of [
		['no token', () => undefined, 'no_token'],
		['a token that nobody made', () => `belfry_${'A'.repeat(49)}`, 'unknown_token'],
		['what is no token', () => 'wrong', 'unknown_token'],
		['an expired one', () => tokens.expired, 'token_expired'],
		['a revoked one', () => tokens.revoked, 'token_revoked'],
	])
		test(`${what} is refused`, async () => {
			assert.deepEqual(await refusals(routes, pick(), 401, code), []);
		});

	test('a reader may not write', async () => {
		const writes = routes.filter(({ method, name }) => method !== 'GET' && !LOOKS.has(name));
		assert.deepEqual(await refusals(writes, tokens.read, 403, 'role_too_low'), []);
	});

	test('a reader may look, but not at what only admins see', async () => {
		const looks = routes.filter(({ method, path }) => method === 'GET' && !path.endsWith('/events') && !path.endsWith('/updates'));
		const wrong = [];
		for (const route of looks) {
			const answer = await ask(route, tokens.read);
			if ((wants(route) !== undefined) !== (answer.status === 403) || answer.status === 401) wrong.push(`${route.name}: ${answer.status}`);
			if (answer.status === 403 && ![wants(route), undefined].includes(codeOf(answer))) wrong.push(`${route.name}: ${codeOf(answer)}`);
		}
		assert.deepEqual(wrong, []);
	});

	test('a writer may write, but not what only admins may', async () => {
		const wrong = [];
		for (const route of routes.filter(({ method, path }) => method !== 'GET' && path !== '/mcp')) {
			const answer = await ask(route, tokens.write);
			if ((wants(route) !== undefined) !== (answer.status === 403) || answer.status === 401) wrong.push(`${route.name}: ${answer.status} ${answer.text}`);
		}
		assert.deepEqual(wrong, []);
	});

	describe('an issuer\'s token', () => {
		const KINDS = ['a wrong signature', 'alg none', 'HS256 with the public key as its secret', 'a time that is over', 'a time that has not come',
			'another issuer', 'another audience', 'a key that is not known', 'no key', 'a critical extension', 'garbage', 'three empty parts',
			'a part that breaks off', 'its own key in the header', 'two parts'];
		for (const what of KINDS)
			test(`with ${what} is refused`, async () => {
				const token = bad[what];
				assert.ok(token, what);
				assert.deepEqual(await refusals(routes, token, 401, Issuer.codeOf(what, token)), []);
			});

		test('that may only read may not write', async () => {
			const writes = routes.filter(({ method, name }) => method !== 'GET' && !LOOKS.has(name));
			const reader = issuer.token({ claims: { scope: 'belfry:read', belfry_namespace: 'a' } });
			assert.deepEqual(await refusals(writes, reader, 403, 'role_too_low'), []);
		});
	});

	describe('an object of another namespace', () => {
		const TARGET = 'https://example.com/matrix';
		const LATER = { target: TARGET, execute_after: 'P1D' };

		// One of each in namespace a. Rows: how its path begins, and what stands for its {}.
		async function objects() {
			const a = as(tokens.admin);
			const schedule = await a.schedule({ cron: '0 0 1 1 *', timezone: 'UTC', task_template: { target: TARGET } });
			const task = await a.task(LATER);
			const { message_id: message } = await a.create('/v1/queues/q-of-a/messages', { payload: 1 });
			const batch = await a.create('/v1/batches', { tasks: [LATER] });
			const group = await a.create('/v1/url-groups', { name: 'group-of-a', urls: [TARGET] });
			const token = await a.create('/v1/tokens', { name: 'token-of-a', role: 'read' });
			for (const [path, body] of [['/v1/targets/target-of-a', { kind: 'http', url: TARGET }], ['/v1/secrets/secret-of-a', { value: 'x' }],
				['/v1/calendars/calendar-of-a', { dates: ['2030-01-01'] }]])
				assert.equal((await a.send('PUT', path, body)).status, 201, path);
			const cron = await a.send('POST', '/v1/cron/create', { name: 'cron-of-a', schedule: '0 0 1 1 *', task: TARGET });
			assert.ok(cron.status < 300, cron.text);
			const pipeline = { namespace: 'a', layer: 'gold' };
			await a.create('/api/v1/pipelines', { ...pipeline, name: 'pipeline_of_a' });
			const { id: ratSchedule } = await a.create('/api/v1/schedules', { ...pipeline, pipeline: 'pipeline_of_a', cron: '0 0 1 1 *' });
			const run = await a.send('POST', '/api/v1/runs', { ...pipeline, pipeline: 'pipeline_of_a' });
			assert.ok(run.status < 300, run.text);
			return [
				['/v1/schedules/{id}', { id: schedule.id }], ['/v1/tasks/{id}', { id: task.id, name: 'output-of-a' }],
				['/v1/queues/{queue}/messages/{id}', { queue: 'q-of-a', id: message }], ['/v1/queues/{queue}', { queue: 'q-of-a' }],
				['/v1/batches/{id}', { id: batch.id }], ['/v1/url-groups/{id}', { id: group.id }], ['/v1/tokens/{id}', { id: token.id }],
				['/v1/targets/{name}', { name: 'target-of-a' }], ['/v1/secrets/{name}', { name: 'secret-of-a' }],
				['/v1/calendars/{name}', { name: 'calendar-of-a' }],
				['/v1/cron/', { id: cron.json.id ?? cron.json.data?.id ?? schedule.id }], ['/v1/scheduling/cron/', { id: cron.json.id ?? cron.json.data?.id ?? schedule.id }],
				['/v1/queue/', { queue: 'q-of-a' }], ['/v1/scheduling/queue/', { queue: 'q-of-a' }],
				['/v1/webhook/', { id: task.id }], ['/v1/scheduling/webhook/', { id: task.id }],
				['/api/v1/schedules/{id}', { id: ratSchedule }], ['/api/v1/runs/{id}', { id: run.json.run_id ?? run.json.id }],
				['/applications/{application}', { application: 'target-of-a', id: schedule.id }],
			];
		}

		// Bodies that would be taken, so that the object is what the refusal is about.
		const LEASE = { lease_token: '0123456789abcdef' };
		const BODIES = {
			'PATCH /v1/schedules/{id}': { enabled: false },
			'POST /v1/schedules/{id}/backfill': { from: '2020-01-01T00:00:00Z', to: '2021-01-02T00:00:00Z' },
			'PATCH /v1/url-groups/{id}': { description: 'x' },
			'POST /v1/batches/{id}/tasks': { tasks: [LATER] },
			'POST /v1/tasks/{id}/logs': { ...LEASE, text: 'x', sequence: 1 },
			'POST /v1/tasks/{id}/complete': LEASE, 'POST /v1/tasks/{id}/fail': LEASE, 'POST /v1/tasks/{id}/extend': LEASE,
			'POST /v1/tasks/{id}/checkpoint': { ...LEASE, checkpoint: 1 },
			'POST /v1/queues/{queue}/messages/{id}/ack': LEASE, 'POST /v1/queues/{queue}/messages/{id}/nack': LEASE,
			'POST /v1/queues/{queue}/messages/{id}/release': LEASE, 'POST /v1/queues/{queue}/messages/{id}/extend': LEASE,
		};
		// What makes its object, where there is none of that name, is no look at another's.
		const MAKES = (route) => route.method === 'PUT' || /\/(messages|publish|receive|test)$/.test(route.path);

		// Of namespace a, all but what goes on by itself.
		const ordered = (value) => JSON.stringify(value, (name, v) => (/^(last_used_at|oldest_age_seconds|per_second)$/.test(name) ? undefined :
			(v !== null && typeof v === 'object' && !Array.isArray(v) ? Object.fromEntries(Object.entries(v).sort()) : v)));

		// The answer without what names the object, the request or the moment.
		const bare = (answer, values) => {
			let text = answer.text;
			for (const value of Object.values(values)) text = text.replaceAll(value, '*');
			return `${answer.status} ${answer.type} ${text.replaceAll(/"(request_id|timestamp|now|computed_at)":\s*"[^"]*"/g, '"$1":"*"')}`;
		};

		test('is answered exactly as an unknown one, and stays as it is', async () => {
			const rows = await objects();
			const shown = async () => ordered((await Promise.all(['/v1/schedules', '/v1/tasks', '/v1/queues/q-of-a', '/v1/targets', '/v1/calendars',
				'/v1/url-groups', '/v1/batches', '/v1/tokens', '/v1/secrets'].map((path) => as(tokens.admin).read(path)))));
			const was = await shown();
			const wrong = [];
			let n = 0;
			for (const route of routes) {
				const row = rows.find(([begin]) => route.path.startsWith(begin));
				if (row === undefined || MAKES(route) || !/\{/.test(route.path)) continue;
				const [, values] = row;
				const unknown = Object.fromEntries(Object.keys(values).map((name) => [name, /id$/.test(name) ? UNKNOWN_ID : UNKNOWN_NAME]));
				const foreign = bare(await ask(route, tokens.other, values, BODIES[route.name]), values);
				const nobody = bare(await ask(route, tokens.other, unknown, BODIES[route.name]), unknown);
				n += 1;
				if (foreign !== nobody) wrong.push(`${route.name}\n  foreign: ${foreign}\n  unknown: ${nobody}`);
				if (route.name in BODIES && !/^404 /.test(nobody)) wrong.push(`${route.name} is about its body: ${nobody}`);
			}
			assert.deepEqual(wrong, []);
			assert.ok(n > 50, `${n} routes were tried`);
			assert.equal(await shown(), was);
		});

		test('is not listed', async () => {
			for (const path of ['/v1/schedules', '/v1/tasks', '/v1/queues', '/v1/targets', '/v1/calendars', '/v1/url-groups', '/v1/batches', '/v1/tokens', '/v1/secrets',
				'/v1/cron/list', '/v1/queue/list', '/applications', '/api/v1/schedules', '/api/v1/pipelines', '/api/v1/runs'])
				assert.doesNotMatch((await as(tokens.other).get(path)).text, /[-_]of[-_]a|com\/matrix/, path);
		});

		test('cannot be asked for by the name of its namespace', async () => {
			const b = as(tokens.other);
			const byHeader = await b.send('GET', '/v1/tasks', undefined, { 'belfry-namespace': 'a' });
			assert.deepEqual([byHeader.status, byHeader.json.code], [403, 'wrong_namespace']);
			const byQuery = await b.get('/v1/tasks?namespace=a');
			assert.deepEqual([byQuery.status, byQuery.json.code], [403, 'wrong_namespace']);
			assert.equal((await b.get('/v1/namespaces/a/applications')).status, 403);
		});
	});

	describe('the tools of MCP', () => {
		const VERSION = '2026-07-28';
		const call = (token, method, params) => as(token).send('POST', '/mcp',
			{ jsonrpc: '2.0', id: 1, method, params: { ...params, _meta: { 'io.modelcontextprotocol/protocolVersion': VERSION, 'io.modelcontextprotocol/clientCapabilities': {} } } },
			{ 'mcp-protocol-version': VERSION, 'mcp-method': method, accept: 'application/json, text/event-stream',
				...(params?.name === undefined ? {} : { 'mcp-name': params.name }) });
		const list = async (token) => (await call(token, 'tools/list')).json.result.tools;

		test('need a token, each of them', async () => {
			for (const { name } of await list(tokens.admin))
				for (const token of [undefined, 'wrong', tokens.expired, tokens.revoked, bad['alg none with a signature']])
					assert.equal((await call(token, 'tools/call', { name, arguments: {} })).status, 401, name);
		});

		test('that write are none of a reader\'s', async () => {
			const seen = await list(tokens.read);
			assert.ok(seen.length > 0);
			for (const tool of seen) assert.equal(tool.annotations?.readOnlyHint, true, tool.name);
			const names = new Set(seen.map((tool) => tool.name));
			const hidden = (await list(tokens.admin)).filter((tool) => !names.has(tool.name));
			assert.ok(hidden.length > 0);
			for (const { name } of hidden) {
				const { json } = await call(tokens.read, 'tools/call', { name, arguments: {} });
				assert.equal(json.error?.code, -32602, `${name}: ${JSON.stringify(json)}`);
			}
		});

		test('that write tell an issuer\'s reader which scope would do', async () => {
			const reader = issuer.token({ claims: { scope: 'belfry:read', belfry_namespace: 'a' } });
			const answer = await call(reader, 'tools/call', { name: 'create_scheduled_run', arguments: {} });
			assert.deepEqual([answer.status, answer.json.id, answer.json.error.code], [403, 1, -32600]);
			assert.match(answer.headers['www-authenticate'], /error="insufficient_scope", scope="belfry:write", resource_metadata="[^"]*\/mcp"/);
			const unknown = await call(reader, 'tools/call', { name: 'no_such_tool', arguments: {} });
			assert.deepEqual([unknown.status, unknown.json.error.code], [200, -32602]);
		});
	});
});
