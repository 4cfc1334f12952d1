// The clients that agents really use: the SDKs, the inspector, the official conformance suite; over HTTP and stdio.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { hasNpm } from '../helpers/clients.mjs';
import { run } from '../helpers/run.mjs';
import { BELFRY, house, plainEnvironment } from '../helpers/server.mjs';
import { VERSION } from './mcp/speak.mjs';

const FOLDER = fileURLToPath(new URL('mcp/', import.meta.url));
const MODULES = join(FOLDER, 'node_modules');
const NEW_ENOUGH = 22; // a Node for those that want it
const CONFORMANCE = join(MODULES, '@modelcontextprotocol/conformance/dist/index.js');
const INSPECTOR = join(MODULES, '.bin/mcp-inspector');

function nodeOfClients() {
	if (Number(process.versions.node.split('.')[0]) >= NEW_ENOUGH) return process.execPath;
	return ['x64', 'arm64'].map((arch) => join(MODULES, `node-linux-${arch}/bin/node`)).find(existsSync);
}

// They are installed when they are wanted first; without npm there are none.
let NODE;
before(() => {
	if (!hasNpm) return;
	const { status, stderr } = spawnSync(join(FOLDER, 'setup'), { encoding: 'utf8' });
	assert.equal(status, 0, `tests/dialects/mcp/setup failed: ${stderr}`);
	NODE = nodeOfClients();
});
const clientTest = (name, body) => test(name, { skip: hasNpm ? false : 'there is no npm' }, body);

const load = (path) => import(pathToFileURL(join(MODULES, path)).href);
const INFO = { name: 'belfry-test', version: '1' };

async function town(t, options) {
	const { api, server } = await house(t, options);
	await api.send('PUT', '/v1/targets/forecasts', { kind: 'queue', queue: 'runs' });
	const { token } = await api.create('/v1/tokens', { name: 'agent', role: 'write' });
	return { api, server, token, url: new URL(`${server.url}/mcp`) };
}

// What any client does: it lists the tools, calls one, and sees a refusal as a result.
async function tryClient(client) {
	const { tools } = await client.listTools();
	assert.ok(tools.some((tool) => tool.name === 'create_scheduled_run'));
	const made = await client.callTool({
		name: 'create_scheduled_run', arguments: { project_name: 'forecasts', cadence: '0 8 * * 1' },
	});
	assert.equal(made.structuredContent.schedule.cadence, '0 8 * * 1');
	assert.deepEqual(JSON.parse(made.content[0].text), made.structuredContent);
	const refused = await client.callTool({
		name: 'create_scheduled_run', arguments: { project_name: 'forecasts', cadence: '* * * * *' },
	});
	assert.equal(refused.isError, true);
	assert.equal(JSON.parse(refused.content[0].text).error, 'interval_too_short');
	for (const [name, args] of [
		['list_scheduled_runs', {}], ['list_runs', { project_name: 'forecasts' }], ['list_schedules', {}], ['list_failures', {}],
		['explain_cron', { expression: '0 9 * * *' }], ['why_did_it_not_run', made.structuredContent.schedule],
		['run', { project_name: 'forecasts', scope: 'project', mode: 'async' }],
	]) {
		const kept = name === 'why_did_it_not_run' ? { schedule_id: args.schedule_id } : args;
		const result = await client.callTool({ name, arguments: kept });
		assert.notEqual(result.isError, true, `${name}: ${result.content[0].text}`);
	}
	await assert.rejects(() => client.callTool({ name: 'nothing', arguments: {} }));
}

clientTest('the SDK, version 1, over HTTP', async (t) => {
	const { url, token } = await town(t);
	const { Client } = await load('@modelcontextprotocol/sdk/dist/esm/client/index.js');
	const { StreamableHTTPClientTransport } = await load('@modelcontextprotocol/sdk/dist/esm/client/streamableHttp.js');
	const client = new Client(INFO);
	const transport = new StreamableHTTPClientTransport(url, { requestInit: { headers: { authorization: `Bearer ${token}` } } });
	await client.connect(transport);
	assert.equal(client.getServerVersion().name, 'belfry');
	await client.ping();
	await tryClient(client);
	assert.match(transport.sessionId, /^[0-9a-f]{32}$/);
	await transport.terminateSession();
	await client.close();
});

clientTest('the SDK, version 1, over stdio; a server that is started anew meanwhile', async (t) => {
	const { server, token } = await town(t);
	const { Client } = await load('@modelcontextprotocol/sdk/dist/esm/client/index.js');
	const { StdioClientTransport } = await load('@modelcontextprotocol/sdk/dist/esm/client/stdio.js');
	const client = new Client(INFO);
	await client.connect(new StdioClientTransport({
		command: BELFRY, args: ['mcp'], env: plainEnvironment({ BELFRY_URL: server.url, BELFRY_TOKEN: token }),
	}));
	t.after(() => client.close());
	await tryClient(client);
	const { port } = server;
	server.command = server.command.map((word) => (word === '127.0.0.1:0' ? `127.0.0.1:${port}` : word));
	await server.restart();
	assert.ok((await client.listTools()).tools.length > 0);
});

test('stdio: what goes wrong on the way is an answer', async (t) => {
	const { server } = await town(t, { dev: true });
	const line = (id, method) => `${JSON.stringify({ jsonrpc: '2.0', id, method })}\n`;
	const unreachable = await run(BELFRY, ['mcp', '--url', 'http://127.0.0.1:1'], { input: line(1, 'ping') });
	assert.equal(unreachable.code, 0);
	assert.deepEqual([JSON.parse(unreachable.stdout).id, JSON.parse(unreachable.stdout).error.code], [1, -32603]);
	const unknown = await run(BELFRY, ['mcp', '--url', server.url, '--token', 'belfry_nothing'], { input: line('a', 'ping') });
	const answer = JSON.parse(unknown.stdout);
	assert.equal(answer.id, 'a');
	assert.equal(answer.result, undefined);
	const silent = await run(BELFRY, ['mcp', '--url', server.url], {
		input: '\n{"jsonrpc":"2.0","method":"notifications/initialized"}\n',
	});
	assert.equal(silent.stdout, '');
	const junk = await run(BELFRY, ['mcp', '--url', server.url], { input: 'junk\n' });
	assert.equal(JSON.parse(junk.stdout).error.code, -32700);
});

clientTest('the SDK, version 2, over HTTP', async (t) => {
	const { url, token } = await town(t);
	const script = `
		import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
		const client = new Client(${JSON.stringify(INFO)});
		await client.connect(new StreamableHTTPClientTransport(new URL('${url}'),
			{ requestInit: { headers: { authorization: 'Bearer ${token}' } } }));
		const { tools } = await client.listTools();
		const made = await client.callTool({ name: 'create_scheduled_run',
			arguments: { project_name: 'forecasts', cadence: '0 8 * * 1' } });
		const refused = await client.callTool({ name: 'run', arguments: {} });
		console.log(JSON.stringify({ tools: tools.length, made, refused, server: client.getServerVersion() }));
		await client.close();`;
	const { code, stdout, stderr } = await run(NODE, ['--input-type=module', '-e', script], { cwd: FOLDER });
	assert.equal(code, 0, stderr);
	const seen = JSON.parse(stdout);
	assert.ok(seen.tools > 10);
	assert.equal(seen.made.structuredContent.schedule.project_name, 'forecasts');
	assert.equal(seen.refused.isError, true);
	assert.equal(seen.server.name, 'belfry');
});

clientTest('the inspector', async (t) => {
	const { url, token } = await town(t);
	const inspect = async (...args) => {
		const { code, stdout, stderr } = await run(NODE, [INSPECTOR, '--cli', url.href, '--transport', 'http', '--header',
			`Authorization: Bearer ${token}`, ...args], { cwd: FOLDER });
		assert.equal(code, 0, stderr);
		return JSON.parse(stdout);
	};
	const { tools } = await inspect('--method', 'tools/list');
	assert.ok(tools.some((tool) => tool.name === 'why_did_it_not_run'));
	const made = await inspect('--method', 'tools/call', '--tool-name', 'create_scheduled_run', '--tool-arg',
		'project_name=forecasts', '--tool-arg', 'cadence=0 8 * * 1');
	assert.equal(made.structuredContent.schedule.project_name, 'forecasts');
});

// What the official suite has for a server that offers tools alone. Left out are scenarios that call tools, prompts
// or resources of the suite's own example server (tools-call-*, json-schema-2020-12, prompts-*, resources-*,
// completion-complete, logging-set-level, elicitation-*, input-required-*, tasks-*, sep-*), and those that want
// streams of the server's own (server-sse-polling).
const SCENARIOS = {
	'2025-11-25': ['server-initialize', 'server-session-lifecycle', 'ping', 'tools-list', 'dns-rebinding-protection',
		'server-sse-multiple-streams'],
	[VERSION]: ['tools-list', 'dns-rebinding-protection', 'http-header-validation', 'server-sse-multiple-streams',
		'server-stateless', 'caching'],
};

// Checks of scenarios that are otherwise kept, which need what a server of tools does not have.
const UNTESTABLE = [
	'sep-2575-server-rejects-undeclared-capability', // asks for the example server's test_missing_capability
	'sep-2575-missing-capability-http-400',
	'sep-2575-http-server-no-independent-requests-on-stream', // its test_streaming_elicitation
	'sep-2575-server-no-log-without-loglevel', // its test_logging_tool
	'sep-2549-prompts-list-caching-hints', // no prompts, no resources
	'sep-2549-resources-list-caching-hints',
	'sep-2549-resources-templates-list-caching-hints',
];

for (const [version, scenarios] of Object.entries(SCENARIOS))
	clientTest(`the conformance suite, ${version}`, async (t) => {
		const { url } = await town(t);
		for (const scenario of scenarios) {
			const { stdout, stderr } = await run(NODE, [CONFORMANCE, 'server', '--url', url.href, '--scenario', scenario,
				'--spec-version', version, '--verbose'], { env: { NO_COLOR: '1' }, cwd: FOLDER });
			const checks = JSON.parse(stdout.slice(stdout.indexOf('\n['), stdout.indexOf('\n]') + 2));
			assert.ok(checks.some((check) => check.status === 'SUCCESS'), `${scenario}: ${stdout}${stderr}`);
			const failed = checks.filter((check) => check.status === 'FAILURE').map((check) => check.id);
			assert.deepEqual(failed.filter((id) => !UNTESTABLE.includes(id)), [], `${scenario}: ${stdout}`);
		}
	});
