// `belfry events`, `belfry task logs` and `belfry task outputs`: what happens and what is left behind, from
// the command line.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { test } from 'node:test';

import { belfry } from '../helpers/run.mjs';
import { BELFRY, house, plainEnvironment } from '../helpers/server.mjs';
import { until } from '../helpers/wait.mjs';

// A command that goes on: its output so far, and how it ended.
function start(t, server, ...args) {
	const child = spawn(BELFRY, args, { env: plainEnvironment({ BELFRY_URL: server.url }) });
	const running = { child, stdout: '', stderr: '', code: undefined };
	for (const name of ['stdout', 'stderr'])
		child[name].setEncoding('utf8').on('data', (text) => {
			running[name] += text;
		});
	child.on('close', (code) => {
		running.code = code;
	});
	t.after(() => child.kill('SIGKILL'));
	return running;
}

async function held(t) {
	const { api, server } = await house(t);
	const { message_id: id } = await api.create('/v1/queues/jobs/messages', { payload: 1 });
	const { messages: [message] } = (await api.post('/v1/queues/jobs/receive', { lease_seconds: 60 })).json;
	const log = (text, sequence) =>
		api.post(`/v1/tasks/${id}/logs`, { lease_token: message.lease_token, stream: 'stdout', text, sequence });
	const ack = () => api.post(`/v1/queues/jobs/messages/${id}/ack`, { lease_token: message.lease_token });
	const run = (...args) => belfry(args, { env: { BELFRY_URL: server.url } });
	return { api, server, id, message, log, ack, run };
}

test('a log is shown, and followed to its end', async (t) => {
	const { server, id, log, ack, run } = await held(t);
	await log('one\n', 1);
	const live = start(t, server, 'task', 'logs', id, '--follow');
	await until(() => live.stdout === 'one\n', 8000, 'the first line');
	await log('two ä\n', 2);
	await until(() => live.stdout === 'one\ntwo ä\n', 8000, 'the second line');
	await ack();
	await until(() => live.code !== undefined, 8000, 'the end');
	assert.deepEqual([live.code, live.stdout, live.stderr], [0, 'one\ntwo ä\n', '']);
	assert.equal((await run('task', 'logs', id)).stdout, 'one\ntwo ä\n');
	assert.equal((await run('task', 'logs', id, '--after', '1.1')).stdout, 'two ä\n');
	assert.deepEqual(JSON.parse((await run('task', 'logs', id, '-o', 'json')).stdout).logs.map((p) => p.text),
		['one\n', 'two ä\n']);
	assert.equal((await run('task', 'logs', 'task_0197a0b0c0d07000800000000000000a')).code, 3);
	assert.equal((await run('task', 'logs', 'task_0197a0b0c0d07000800000000000000a', '--follow')).code, 3);
});

test('outputs are listed, and got byte for byte', async (t) => {
	const { api, id, message, run } = await held(t);
	await api.send('PUT', `/v1/tasks/${id}/output/a.txt`, 'text ä', { 'content-type': 'text/plain',
		'belfry-lease-token': message.lease_token });
	assert.match((await run('task', 'outputs', id)).stdout, /NAME\s+TYPE.*\na\.txt\s+text\/plain\s+7\s/);
	assert.equal((await run('task', 'outputs', id, '--get', 'a.txt')).stdout, 'text ä');
	assert.equal((await run('task', 'outputs', id, '--get', 'none')).code, 3);
});

test('events are shown, and followed over a restart of the server', async (t) => {
	const { server, id, ack, run } = await held(t);
	assert.match((await run('events')).stdout, new RegExp(`ID\\s+TIME\\s+EVENT.*\\n1\\s.*task\\.queued\\s+${id}`));
	const live = start(t, server, 'events', '--follow', '--after', '0', '--types', 'task.*');
	await until(() => /task\.processing/.test(live.stdout), 8000, 'the lease');
	const port = server.port;
	await server.kill();
	server.command[server.command.indexOf('127.0.0.1:0')] = `127.0.0.1:${port}`;
	await server.start();
	await ack();
	await until(() => /task\.completed/.test(live.stdout), 15000, 'the ack');
	assert.deepEqual(live.stdout.trim().split('\n').map((line) => /task\.\w+/.exec(line)[0]),
		['task.queued', 'task.processing', 'task.completed']);
	const json = start(t, server, 'events', '--follow', '--after', '1', '-o', 'json');
	await until(() => json.stdout.split('\n').length === 3, 8000, 'two lines');
	assert.deepEqual(json.stdout.trim().split('\n').map((line) => JSON.parse(line).id), ['2', '3']);
	assert.equal((await run('events', '--types', 'task.done')).code, 1);
	assert.equal((await run('events', '--follow', '--types', 'task.done')).code, 1);
});
