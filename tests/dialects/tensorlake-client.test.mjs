// Tensorlake's own npm package against Belfry: applications, requests from invocation to output, schedules.

import assert from 'node:assert/strict';
import { before, test } from 'node:test';

import { hasNpm, installClients, runClient } from '../helpers/clients.mjs';
import { Receiver } from '../helpers/receiver.mjs';
import { Server } from '../helpers/server.mjs';

const ROOT = `belfry_${'r'.repeat(43)}`;
const HOUR = 3600000;

async function withHouse(use) {
	const receiver = await Receiver.open();
	const server = new Server({ dev: false, env: { BELFRY_ROOT_TOKEN: ROOT }, args: ['--allow-targets', '127.0.0.0/8'] });
	try {
		await server.start();
		const root = server.client({ token: ROOT });
		const { token } = await root.create('/v1/tokens', { name: 'sdk', namespace: 'sdk-users', role: 'write' });
		await use({ server, receiver, token, api: server.client({ token }) });
		await receiver.close();
		await server.stop();
	} finally {
		await receiver.close();
		server.discard();
	}
}

if (hasNpm) {
	before(installClients);

	test('the npm package works when its URL is changed, and nothing else', async () => {
		await withHouse(async ({ server, receiver, token, api }) => {
			const put = (name, spec) => api.send('PUT', `/v1/targets/${name}`, spec);
			await put('my-app', { kind: 'http', url: receiver.answer('/app', { body: '{"b":2}', headers: { 'content-type': 'application/json' } }) });
			await put('failing', { kind: 'http', url: receiver.answer('/bad', 500) });
			await put('waiting', { kind: 'queue', queue: 'nobody-looks' });
			const seen = await runClient('tensorlake.mjs', { URL: server.url, KEY: token, NAMESPACE: 'sdk-users' });

			assert.deepEqual(seen.applications.map(({ name }) => name), ['failing', 'my-app', 'waiting']);
			const [, app] = seen.applications;
			assert.equal(app.namespace, 'sdk-users');
			assert.equal(app.state, 'active');
			assert.equal(app.entrypoint.functionName, 'my-app');
			assert.ok(Math.abs(Date.parse(app.createdAt) - Date.now()) < HOUR, app.createdAt);
			assert.equal(seen.application.name, 'my-app');
			assert.equal(seen.application.version, app.version);
			assert.match(seen.unknown.message, /404.*Application not found/s);

			const [first, second, third] = receiver.at('/app');
			assert.equal(receiver.at('/app').length, 3);
			assert.equal(first.body.toString(), '{"a":1}');
			assert.equal(first.headers['content-type'], 'application/json');
			assert.equal(seen.request.id, seen.ids.request);
			assert.equal(seen.request.outcome, 'success');
			assert.equal(seen.request.functionRuns.length, 1);
			assert.ok(Math.abs(Date.parse(seen.request.createdAt) - Date.now()) < HOUR, seen.request.createdAt);
			assert.deepEqual(seen.output, { text: '{"b":2}', type: 'application/json' });

			assert.match(second.headers['content-type'], /^multipart\/form-data; boundary=/);
			assert.match(second.body.toString(), /name="0".*1.*name="1".*"two"/s);
			assert.equal(third.body.length, 0);

			assert.deepEqual(seen.failed, { name: 'RequestExecutionError', message: seen.failed.message });
			assert.match(seen.failed.message, /HTTP 500/);
			assert.equal(seen.waiting.name, 'RequestNotFinishedError');

			const [schedule] = seen.schedules.schedules;
			assert.equal(seen.schedules.schedules.length, 1);
			assert.equal(schedule.id, seen.created.schedule_id);
			assert.equal(schedule.cron_expression, '0 * * * *');
			assert.equal(schedule.next_fire_time_ms % HOUR, 0);
			assert.match(seen.refused.message, /400.*5 fields/s);
			assert.equal(seen.deleted, 204);
			assert.deepEqual(seen.left.schedules, []);

			assert.equal(seen.key.projectId, 'sdk-users');
			assert.deepEqual(seen.gone, ['failing', 'waiting']);
			assert.match(seen.badKey.message, /401/);
		});
	});
}
