// MCP at /mcp: both wires, sessions, who may call what.
// docs/semantics.md, "Tools for agents"

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { request } from '../helpers/http.mjs';
import { house } from '../helpers/server.mjs';
import { Speaker, VERSION } from './mcp/speak.mjs';

const WRITERS = ['create_scheduled_run', 'update_scheduled_run', 'delete_scheduled_run', 'run', 'retry_task', 'cancel_task'];
const READERS = ['list_scheduled_runs', 'list_runs', 'get_run', 'get_run_output', 'compare_runs', 'explain_cron',
	'list_schedules', 'preview_schedule', 'why_did_it_not_run', 'list_failures', 'get_task'];

async function spoken(t, options) {
	const { api, server, receiver } = await house(t, options);
	return { api, server, receiver, mcp: new Speaker(api) };
}

const namesOf = async (mcp) => (await mcp.result('tools/list')).tools.map((tool) => tool.name);

const ping = { jsonrpc: '2.0', id: 7, method: 'ping' };

test('the tools are listed with their schemas, the same each time', async (t) => {
	const { mcp } = await spoken(t);
	const list = await mcp.result('tools/list');
	assert.deepEqual(list.tools.map((tool) => tool.name).sort(), [...WRITERS, ...READERS].sort());
	assert.deepEqual((await mcp.result('tools/list')).tools, list.tools);
	assert.equal(list.cacheScope, 'private');
	assert.ok(Number.isInteger(list.ttlMs) && list.ttlMs >= 0);
	for (const tool of list.tools) {
		assert.match(tool.name, /^[A-Za-z0-9_.-]{1,128}$/);
		assert.equal(tool.inputSchema.type, 'object');
		assert.equal(tool.outputSchema.type, 'object');
		assert.equal(tool.annotations.readOnlyHint, READERS.includes(tool.name), tool.name);
		for (const [name, schema] of Object.entries(tool.inputSchema.properties))
			assert.ok('type' in schema || '$ref' in schema, `${tool.name}.${name}`);
	}
	const byName = Object.fromEntries(list.tools.map((tool) => [tool.name, tool]));
	assert.equal(byName.delete_scheduled_run.annotations.destructiveHint, true);
	assert.equal(byName.create_scheduled_run.annotations.destructiveHint, false);
	assert.deepEqual(byName.create_scheduled_run.inputSchema.required, ['project_name', 'cadence']);
	assert.ok('schedule' in byName.create_scheduled_run.outputSchema.$defs);
	assert.equal('delta' in byName.create_scheduled_run.outputSchema.$defs, false);
	await mcp.validators();
});

test('a server is discovered without a session', async (t) => {
	const { mcp } = await spoken(t);
	const found = await mcp.result('server/discover');
	assert.equal(found.supportedVersions[0], VERSION);
	assert.deepEqual(found.capabilities, { tools: {} });
	assert.equal(found._meta['io.modelcontextprotocol/serverInfo'].name, 'belfry');
});

test('a version is agreed on, the asked one where it is spoken', async (t) => {
	const { mcp } = await spoken(t);
	for (const [asked, got] of [
		['2025-03-26', '2025-03-26'], ['2025-06-18', '2025-06-18'], ['2025-11-25', '2025-11-25'],
		['2024-11-05', '2025-11-25'], ['2026-07-28', '2025-11-25'], ['nonsense', '2025-11-25'],
	]) {
		const { session, result } = await mcp.open(asked);
		assert.equal(result.protocolVersion, got);
		assert.match(session, /^[!-~]+$/);
		assert.equal(result.serverInfo.name, 'belfry');
		assert.ok(result.instructions.length > 0);
	}
});

test('a session is wanted, is its own, and ends', async (t) => {
	const { api, server, mcp } = await spoken(t);
	const { session } = await mcp.open();
	assert.deepEqual((await mcp.within(session, ping)).json, { jsonrpc: '2.0', id: 7, result: {} });
	const missing = await mcp.within(undefined, ping);
	assert.equal(missing.status, 400);
	assert.equal(missing.json.id, 7);
	assert.equal((await mcp.within('0123456789abcdef0123456789abcdef', ping)).status, 404);

	const { token } = await api.create('/v1/tokens', { name: 'other', role: 'write' });
	const other = new Speaker(server.client({ token }));
	assert.equal((await other.within(session, ping)).status, 404);
	assert.equal((await other.client.send('DELETE', '/mcp', undefined, { 'mcp-session-id': session })).status, 404);

	const end = () => api.send('DELETE', '/mcp', undefined, { 'mcp-session-id': session });
	assert.equal((await api.send('DELETE', '/mcp')).status, 400);
	assert.equal((await end()).status, 204);
	assert.equal((await end()).status, 404);
	assert.equal((await mcp.within(session, ping)).status, 404);
});

test('notifications and answers are taken without a body', async (t) => {
	const { mcp } = await spoken(t);
	const { session } = await mcp.open();
	for (const message of [
		{ jsonrpc: '2.0', method: 'notifications/initialized' },
		{ jsonrpc: '2.0', method: 'notifications/cancelled', params: { requestId: 9 } },
		{ jsonrpc: '2.0', id: 'x', result: {} },
	]) {
		const answer = await mcp.within(session, message);
		assert.equal(answer.status, 202);
		assert.equal(answer.text, '');
	}
});

test('only the oldest version takes several messages at once', async (t) => {
	const { mcp } = await spoken(t);
	const { session } = await mcp.open('2025-03-26');
	const call = (id, expression) => ({
		jsonrpc: '2.0', id, method: 'tools/call', params: { name: 'explain_cron', arguments: { expression } },
	});
	const messages = [ping, { jsonrpc: '2.0', method: 'notifications/x' }, call(8, '0 9 * * *'), call(9, 'never'),
		{ jsonrpc: '2.0', id: 10, method: 'initialize', params: {} }, 'junk'];
	const answers = (await mcp.within(session, messages)).json;
	assert.deepEqual(answers.map((answer) => answer.id), [7, 8, 9, 10, undefined]);
	assert.equal(answers[1].result.structuredContent.explain, 'At 09:00 every day, UTC');
	assert.equal(answers[2].result.isError, true);
	assert.equal(answers[3].error.code, -32600);
	assert.equal(answers[4].error.code, -32600);
	assert.equal((await mcp.within(session, [messages[1]])).status, 202);
	assert.equal((await mcp.within(session, [])).status, 400);
	assert.equal((await mcp.within(session, Array(33).fill(ping))).status, 400);

	const newer = await mcp.open('2025-06-18');
	assert.equal((await mcp.within(newer.session, [ping])).status, 400);
});

test('writes of one array take effect one after the other', async (t) => {
	const { api, mcp } = await spoken(t);
	await api.send('PUT', '/v1/targets/forecasts', { kind: 'queue', queue: 'runs' });
	const { session } = await mcp.open('2025-03-26');
	const create = (id, args) => ({
		jsonrpc: '2.0', id, method: 'tools/call',
		params: { name: 'create_scheduled_run', arguments: { project_name: 'forecasts', cadence: '0 8 * * 1', ...args } },
	});
	const answers = (await mcp.within(session, [create(1, {}), create(2, { cadence: '* * * * *' }),
		create(3, { idempotency_key: 'k' }), create(4, {})])).json;
	assert.deepEqual(answers.map((answer) => answer.result.isError ?? false), [false, true, true, false]);
	assert.equal((await mcp.call('list_scheduled_runs')).total, 2);
});

test('what is no message is refused, with the id where there is one', async (t) => {
	const { mcp } = await spoken(t);
	const { session } = await mcp.open();
	for (const [body, status, code, id] of [
		['{', 400, -32700, null],
		['7', 400, -32600, null],
		['{"jsonrpc":"2.0","id":1}', 400, -32600, 1],
		['{"jsonrpc":"1.0","id":1,"method":"ping"}', 400, -32600, 1],
		['{"jsonrpc":"2.0","id":1,"method":"ping","params":[]}', 400, -32602, 1],
		['{"jsonrpc":"2.0","id":1,"method":"nothing"}', 200, -32601, 1],
		['{"jsonrpc":"2.0","id":1,"method":"resources/list"}', 200, -32601, 1],
		['{"jsonrpc":"2.0","id":1,"method":"tools/list","params":{"cursor":"x"}}', 200, -32602, 1],
		['{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"nothing"}}', 200, -32602, 1],
		['{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"list_runs","arguments":[]}}', 200, -32602, 1],
		['{"jsonrpc":"2.0","id":1,"method":"initialize","params":{}}', 200, -32602, 1],
	]) {
		const answer = await mcp.within(session, body, { 'content-type': 'application/json' });
		assert.equal(answer.status, status, `${body}: ${answer.text}`);
		assert.equal(answer.json.error.code, code, `${body}: ${answer.text}`);
		assert.deepEqual(answer.json.id, id, body);
	}
	assert.equal((await mcp.within(session, ping, { 'mcp-protocol-version': '1999-01-01' })).json.error.code, -32022);
	assert.equal((await mcp.within(session, ping, { 'mcp-protocol-version': '2025-06-18' })).status, 200);
});

test('the stateless wire is held to its headers', async (t) => {
	const { mcp } = await spoken(t);
	for (const [headers, status, code] of [
		[{ 'mcp-method': 'tools/call' }, 400, -32020],
		[{ 'mcp-protocol-version': '2025-11-25' }, 400, -32020],
		[{ 'mcp-session-id': 'of no interest' }, 200, undefined],
	]) {
		const answer = await mcp.send('tools/list', {}, headers);
		assert.equal(answer.status, status, answer.text);
		assert.equal(answer.json.error?.code, code);
		assert.equal(answer.json.id, mcp.id);
	}
	for (const method of ['initialize', 'ping', 'nothing']) {
		const answer = await mcp.send(method);
		assert.equal(answer.status, 404);
		assert.equal(answer.json.error.code, -32601);
	}
	const unknown = await mcp.send('tools/call', { name: 'nothing' });
	assert.equal(unknown.json.error.code, -32602);
});

test('only POST and DELETE are taken', async (t) => {
	const { api } = await spoken(t);
	for (const method of ['GET', 'PUT', 'PATCH']) {
		const answer = await api.send(method, '/mcp');
		assert.equal(answer.status, 405);
		assert.deepEqual(answer.headers.allow.split(', ').sort(), ['DELETE', 'OPTIONS', 'POST']);
		assert.equal(answer.json.jsonrpc, '2.0');
	}
});

test('a page of another site may not call, with a token neither', async (t) => {
	const { api, server } = await spoken(t, { args: ['--allow-origins', 'https://agents.example.com'] });
	const { token } = await api.create('/v1/tokens', { name: 'a', role: 'read' });
	const mcp = new Speaker(server.client({ token }));
	for (const [headers, status] of [
		[{ origin: 'http://evil.example' }, 403],
		[{ origin: 'null' }, 403],
		[{ host: 'evil.example', origin: 'http://evil.example' }, 403],
		[{ host: 'evil.example' }, 403],
		[{ origin: 'https://agents.example.com' }, 200],
		[{ host: 'agents.example.com', origin: 'https://agents.example.com' }, 200],
		[{ origin: `http://localhost:${server.port}` }, 200],
		[{ host: `localhost:${server.port}` }, 200],
	]) {
		const answer = await mcp.send('tools/list', {}, headers);
		assert.equal(answer.status, status, JSON.stringify(headers));
		if (status === 403) assert.equal('id' in answer.json, false);
	}
});

test('without a token nothing is told', async (t) => {
	const { server } = await spoken(t, { dev: false, env: { BELFRY_ROOT_TOKEN: 'a-root-token-of-our-own-making' } });
	for (const headers of [{}, { authorization: 'Bearer belfry_nothing' }]) {
		const answer = await request(`${server.url}/mcp`, { method: 'POST', body: JSON.stringify(ping), headers });
		assert.equal(answer.status, 401);
		assert.match(answer.headers['www-authenticate'], /^Bearer /);
		assert.equal(answer.json.jsonrpc, '2.0');
	}
});

test('a token that reads sees what reads, and calls nothing else', async (t) => {
	const { api, server } = await spoken(t);
	const { token } = await api.create('/v1/tokens', { name: 'reader', role: 'read' });
	const mcp = new Speaker(server.client({ token }));
	assert.deepEqual((await namesOf(mcp)).sort(), [...READERS].sort());
	assert.equal((await mcp.send('tools/call', { name: 'run', arguments: {} })).json.error.code, -32602);
	assert.equal((await mcp.call('list_scheduled_runs')).total, 0);
});

test('a token that may only try tries, and writes nowhere', async (t) => {
	const { api, server } = await spoken(t);
	await api.send('PUT', '/v1/targets/forecasts', { kind: 'queue', queue: 'runs' });
	const { token } = await api.create('/v1/tokens', { name: 'tries', role: 'write', limits: { dry_run: true } });
	const client = server.client({ token });
	const mcp = new Speaker(client);
	assert.deepEqual((await namesOf(mcp)).sort(), [...WRITERS, ...READERS].sort());
	const wish = { project_name: 'forecasts', cadence: '0 8 * * 1' };
	assert.equal((await mcp.refusal('create_scheduled_run', wish)).error, 'dry_run_only');
	const tried = await mcp.call('create_scheduled_run', { ...wish, dry_run: true });
	assert.equal(tried.schedule.schedule_id, null);
	assert.match(tried.message, /^Dry run: nothing was created\. Next run at \S+ UTC\.$/);
	assert.equal((await mcp.refusal('create_scheduled_run', { ...wish, cadence: '* * * * *', dry_run: true })).error,
		'interval_too_short');
	assert.equal((await mcp.call('list_scheduled_runs')).total, 0);

	const answer = await client.post('/v1/tasks', { target: 'https://example.com/' });
	assert.equal(answer.status, 403);
	assert.equal(answer.json.code, 'dry_run_only');
	assert.equal((await client.send('PUT', '/v1/targets/x', { kind: 'queue', queue: 'x' })).json.code, 'dry_run_only');
	assert.equal((await api.read('/v1/tasks')).total, 0);
});

test('a token opens its own namespace', async (t) => {
	const { api, server, mcp } = await spoken(t);
	await api.send('PUT', '/v1/targets/forecasts', { kind: 'queue', queue: 'runs' });
	const { schedule } = await mcp.call('create_scheduled_run', { project_name: 'forecasts', cadence: '0 8 * * 1' });
	const { token } = await api.create('/v1/tokens', { name: 'x', role: 'write', namespace: 'elsewhere' });
	const other = new Speaker(server.client({ token }));
	assert.equal((await other.call('list_scheduled_runs')).total, 0);
	assert.equal((await other.refusal('update_scheduled_run', { schedule_id: schedule.schedule_id })).error,
		'schedule_not_found');
	assert.equal((await other.refusal('create_scheduled_run', { project_name: 'forecasts', cadence: '0 8 * * 1' })).error,
		'unknown_project');
});
