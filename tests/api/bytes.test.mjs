// docs/semantics.md, "Payloads that are not JSON".

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { BELFRY, house, plainEnvironment } from '../helpers/server.mjs';
import { until } from '../helpers/wait.mjs';
import { Worker } from '../helpers/worker.mjs';

const WORK_MS = 10000;

const BYTES = Buffer.from([0, 255, 123, 0, 13, 10, 34, 200]);
const BASE64 = BYTES.toString('base64');

test('bytes arrive as they are, under the type they came with', async (t) => {
	const { api, receiver } = await house(t);
	const task = await api.create('/v1/tasks', { target: receiver.url('/b'), payload_base64: BASE64, payload_type: 'text/x-odd; q=1' });
	const { body, headers } = await receiver.arrival('/b');
	assert.deepEqual(body, BYTES);
	assert.equal(headers['content-type'], 'text/x-odd; q=1');
	assert.equal(task.payload_base64, BASE64);
	assert.equal(task.payload_type, 'text/x-odd; q=1');
	assert.ok(!('payload' in task));
	const shown = await api.read(`/v1/tasks/${task.id}`);
	assert.equal(shown.payload_base64, BASE64);
});

test('the type of bytes goes before the one that the target sets', async (t) => {
	const { api, receiver } = await house(t);
	const target = { url: receiver.url('/own'), method: 'POST', headers: { 'Content-Type': 'application/cbor' } };
	await api.create('/v1/tasks', { target, payload_base64: BASE64, payload_type: 'text/csv' });
	assert.equal((await receiver.arrival('/own')).headers['content-type'], 'text/csv');
	await api.create('/v1/tasks', { target, payload: 1 });
	assert.equal((await receiver.arrival('/own', 2)).headers['content-type'], 'application/cbor');
});

test('a schedule keeps its bytes, and each of its tasks has them', async (t) => {
	const { api, receiver } = await house(t);
	const made = await api.create('/v1/schedules', {
		cron: '0 0 1 1 *',
		timezone: 'UTC',
		task_template: { target: receiver.url('/s'), payload_base64: BASE64 },
	});
	assert.deepEqual(made.task_template, {
		target: receiver.url('/s'), payload_base64: BASE64, payload_type: 'application/octet-stream',
	});
	await api.post(`/v1/schedules/${made.id}/trigger`);
	const { body, headers } = await receiver.arrival('/s');
	assert.deepEqual(body, BYTES);
	assert.equal(headers['content-type'], 'application/octet-stream');
});

test('a consumer gets base64, in the place of a payload', async (t) => {
	const { api } = await house(t);
	await api.create('/v1/tasks', { target: 'queue:raw', payload_base64: BASE64, payload_type: 'image/png' });
	const { messages } = await api.post('/v1/queues/raw/receive', {}).then((answer) => answer.json);
	assert.equal(messages.length, 1);
	assert.equal(messages[0].payload, null);
	assert.equal(messages[0].payload_base64, BASE64);
	assert.equal(messages[0].payload_type, 'image/png');
});

test('bytes over 1 MiB are refused, exactly 1 MiB is not', async (t) => {
	const { api, receiver } = await house(t);
	const most = Buffer.alloc(1024 * 1024, 7);
	const over = Buffer.alloc(1024 * 1024 + 1, 7);
	const ask = (bytes) => api.post('/v1/tasks', { target: receiver.url('/big'), payload_base64: bytes.toString('base64') });
	const refused = await ask(over);
	assert.equal(refused.status, 413);
	assert.equal(refused.json.code, 'payload_too_large');
	assert.equal(refused.json.field, 'payload_base64');
	assert.equal((await ask(most)).status, 201);
	assert.ok((await receiver.arrival('/big')).body.equals(most));
	assert.equal(receiver.at('/big').length, 1);
});

test('the command line sends a file of any type, and keeps it in an update', async (t) => {
	const { server, api, receiver } = await house(t);
	const file = join(server.folder, 'odd.bin');
	const belfry = (...args) => JSON.parse(execFileSync(BELFRY, [...args, '-o', 'json'], {
		env: plainEnvironment({ BELFRY_URL: server.url }), encoding: 'utf8',
	}));
	writeFileSync(file, BYTES);
	belfry('task', 'create', '--target', receiver.url('/cli'), '--payload-file', file, '--payload-type', 'text/x-odd');
	const { body, headers } = await receiver.arrival('/cli');
	assert.deepEqual(body, BYTES);
	assert.equal(headers['content-type'], 'text/x-odd');
	const made = belfry('schedule', 'create', '--cron', '@yearly', '--target', receiver.url('/cli'), '--payload-file', file,
		'--payload-type', 'text/x-odd');
	belfry('schedule', 'update', made.id, '--tag', 'kept');
	const { task_template: kept } = await api.read(`/v1/schedules/${made.id}`);
	assert.equal(kept.payload_base64, BASE64);
	assert.equal(kept.payload_type, 'text/x-odd');
	assert.deepEqual(kept.tags, ['kept']);
});

test('a worker hands bytes to its command', async (t) => {
	const { server, api } = await house(t);
	const config = join(server.folder, 'work.yaml');
	const shell = 'cmp "$BELFRY_PAYLOAD_FILE" - && printf %s "$BELFRY_PAYLOAD_TYPE" >"$BELFRY_OUTPUTS/type"';
	writeFileSync(config, `workdir: ${server.folder}\nqueues:\n  raw:\n    commands:\n`
		+ `      - argv: [sh, -c, ${JSON.stringify(shell)}]\n`);
	const { id } = await api.create('/v1/tasks', { target: 'queue:raw', payload_base64: BASE64, payload_type: 'image/png' });
	const worker = new Worker(config, server.url).start();
	await until(async () => (await api.read(`/v1/tasks/${id}`)).status === 'completed', WORK_MS, 'the worker');
	await worker.stop();
	assert.equal((await api.get(`/v1/tasks/${id}/output/type`)).text, 'image/png');
});
