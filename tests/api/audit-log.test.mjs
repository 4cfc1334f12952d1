// Who changed what, and the proof that nobody changed that.
// docs/semantics.md, "The audit log"

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';

import { run } from '../helpers/run.mjs';
import { BELFRY, Server, house } from '../helpers/server.mjs';
import { assertProblem } from '../helpers/shape.mjs';

const TARGET = 'https://example.com/audited';
const YEARLY = { name: 'yearly', cron: '0 0 1 1 *', timezone: 'UTC', task_template: { target: TARGET } };
const LATER = { target: TARGET, execute_after: 'P1D' };
const ROOT = 'root-of-the-tests-0123456789abcdef';

const entries = async (api, query = '') => (await api.read(`/v1/audit-log?limit=1000${query}`)).entries;
const cli = (server, args, env = {}) => run(BELFRY, ['audit-log', ...args], { env: { BELFRY_URL: server.url, ...env } });

// A row's text and its chain, as anybody would compute them.
function assertLine(line, previous) {
	const row = JSON.parse(line);
	const text = `${line.slice(0, line.lastIndexOf(',"previous":"'))}}`;
	const hash = createHash('sha256').update(Buffer.from(row.previous, 'hex')).update(text).digest('hex');
	assert.equal(row.hash, hash, line);
	if (previous !== undefined) assert.equal(row.previous, previous, line);
	return row.hash;
}

// Harms the store as somebody with a shell would.
const sql = (server, text) => execFileSync('python3', ['-c', 'import sqlite3, sys\nc = sqlite3.connect(sys.argv[1])\nc.execute(sys.argv[2])\nc.commit()', server.database, text]);

describe('a row', () => {
	test('is made by every write, with what was before and after', async (t) => {
		const { api } = await house(t);
		const schedule = await api.schedule(YEARLY);
		await api.change(`/v1/schedules/${schedule.id}`, { cron: '0 0 2 1 *' });
		await api.post(`/v1/schedules/${schedule.id}/trigger`);
		await api.delete(`/v1/schedules/${schedule.id}`);
		const task = await api.task({ ...LATER, payload: { secret: 'of the client' } });
		await api.post(`/v1/tasks/${task.id}/cancel`);
		await api.post(`/v1/tasks/${task.id}/retry`);
		await api.send('PUT', '/v1/targets/t', { kind: 'http', url: TARGET });
		await api.send('PUT', '/v1/targets/t', { kind: 'http', url: `${TARGET}/2` });
		await api.delete('/v1/targets/t');
		await api.create('/v1/queues/q/messages', { messages: [{ payload: 1 }, { payload: 2 }] });
		await api.send('PUT', '/v1/queues/q', { max_receives: 3 });
		for (const verb of ['pause', 'resume', 'redrive', 'purge']) await api.post(`/v1/queues/q/${verb}`);
		await api.delete('/v1/queues/q');
		await api.send('PUT', '/v1/calendars/c', { dates: ['2030-01-01'] });
		await api.delete('/v1/calendars/c');
		await api.send('PUT', '/v1/secrets/s', { value: 'never shown' });
		await api.delete('/v1/secrets/s');
		await api.post('/v1/secrets/signing/rotate');
		const token = await api.create('/v1/tokens', { name: 'made', role: 'read' });
		await api.delete(`/v1/tokens/${token.id}`);
		await api.post('/v1/breakers/reset', { origin: 'https://example.com:443' });

		const rows = (await entries(api)).reverse();
		assert.deepEqual(rows.map((r) => r.action), ['schedule.create', 'schedule.update', 'schedule.trigger', 'schedule.delete',
			'task.create', 'task.cancel', 'task.retry', 'target.put', 'target.put', 'target.delete', 'queue.publish', 'queue.put',
			'queue.pause', 'queue.resume', 'queue.redrive', 'queue.purge', 'queue.delete', 'calendar.put', 'calendar.delete',
			'secret.put', 'secret.delete', 'secret.rotate', 'token.create', 'token.revoke', 'breaker.reset']);
		assert.deepEqual(rows.map((r) => r.seq), rows.map((_, i) => i + 1));
		const [created, updated, triggered, deleted, made, cancelled] = rows;
		assert.deepEqual(created.object, { kind: 'schedule', id: schedule.id, name: 'yearly' });
		assert.deepEqual(created.actor, { kind: 'dev' });
		assert.equal(created.namespace, 'default');
		assert.ok(created.request_id.length > 0 && !('before' in created));
		assert.equal(updated.before.cron, YEARLY.cron);
		assert.equal(updated.after.cron, '0 0 2 1 *');
		assert.match(triggered.after.task_id, /^task_/);
		assert.ok(deleted.before.cron === '0 0 2 1 *' && !('after' in deleted));
		assert.equal(made.after.target, TARGET);
		assert.deepEqual([cancelled.before.status, cancelled.after.status], ['scheduled', 'cancelled']);
		assert.equal(rows[8].before.url, TARGET);
		assert.equal(rows[8].after.url, `${TARGET}/2`);
		assert.equal(rows[10].after.messages, 2);
		assert.equal(rows[15].after.messages, 2);
		assert.deepEqual([rows[12].before.paused, rows[12].after.paused], [false, true]);
		assert.deepEqual([rows[23].object, rows[23].before.role], [{ kind: 'token', id: token.id, name: 'made' }, 'read']);
		const text = JSON.stringify(rows);
		for (const secret of ['of the client', 'never shown', token.token, 'whsec_']) assert.ok(!text.includes(secret), secret);
	});

	test('is made by every dialect\'s writes, in the namespace of what they change', async (t) => {
		const { api } = await house(t);
		let seen = 0;
		// The rows that a call makes: what, in which namespace, and whether before and after are told.
		const rowsOf = async (call) => {
			const answer = await call;
			assert.ok(answer.status < 300, answer.text);
			const rows = (await entries(api)).reverse().slice(seen);
			seen += rows.length;
			return [answer.status === 204 ? undefined : answer.json, rows.map((r) => `${r.action} ${r.namespace} ${'before' in r ? 'b' : '-'}${'after' in r ? 'a' : '-'}`)];
		};
		const makes = async (call, ...wanted) => {
			const [json, rows] = await rowsOf(call);
			assert.deepEqual(rows, wanted);
			return json;
		};
		const P = { namespace: 'nn', layer: 'gold', pipeline: 'p' };
		await makes(api.post('/api/v1/namespaces', { name: 'nn' }), 'namespace.create default -a');
		await makes(api.send('PUT', '/api/v1/namespaces/nn', { description: 'd' }), 'namespace.update default ba');
		await makes(api.post('/api/v1/pipelines', { ...P, name: 'p' }), 'pipeline.create nn -a');
		await makes(api.send('PUT', '/api/v1/pipelines/nn/gold/p', { description: 'd' }), 'pipeline.update nn ba');
		const { id } = await makes(api.post('/api/v1/schedules', { ...P, cron: '0 * * * *' }), 'schedule.create nn -a');
		await makes(api.send('PUT', `/api/v1/schedules/${id}`, { enabled: false }), 'schedule.update nn ba');
		await makes(api.delete(`/api/v1/schedules/${id}`), 'schedule.delete nn b-');
		const triggers = '/api/v1/pipelines/nn/gold/p/triggers';
		const trigger = await makes(api.post(triggers, { type: 'webhook', config: {} }), 'trigger.create nn -a');
		await makes(api.send('PUT', `${triggers}/${trigger.id}`, { cooldown_seconds: 5 }), 'trigger.update nn ba');
		await makes(api.delete(`${triggers}/${trigger.id}`), 'trigger.delete nn b-');
		const { run_id: run } = await makes(api.post('/api/v1/runs', P), 'task.create nn -a');
		await makes(api.post(`/api/v1/runs/${run}/cancel`, {}), 'task.cancel nn ba');
		await makes(api.delete('/api/v1/pipelines/nn/gold/p'), 'target.delete nn b-');
		await makes(api.send('PUT', '/v1/targets/app', { kind: 'queue', queue: 'q' }), 'target.put default -a');
		const cron = await makes(api.post('/applications/app/cron-schedules', { cron_expression: '0 * * * *' }), 'schedule.create default -a');
		await makes(api.delete(`/applications/app/cron-schedules/${cron.schedule_id}`), 'schedule.delete default b-');
		await makes(api.send('POST', '/v1/namespaces/default/applications/app', { x: 1 }, { accept: 'application/json' }), 'task.create default -a');
		const { data: job } = await makes(api.post('/v1/cron/create', { name: 'j', schedule: '0 * * * *', url: TARGET }), 'schedule.create default -a');
		for (const verb of ['pause', 'resume']) await makes(api.post(`/v1/cron/${verb}/${job.cron_id}`, {}), 'schedule.update default ba');
		await makes(api.post(`/v1/cron/trigger/${job.cron_id}`, {}), 'schedule.trigger default -a');
		await makes(api.delete(`/v1/cron/delete/${job.cron_id}`), 'schedule.delete default b-');
		await makes(api.post('/v1/queue/publish', { queue: 'q', payload: {} }), 'queue.publish default -a');
		await makes(api.post('/v1/account/webhooks/register', { url: TARGET, events: ['*'] }), 'webhook.register default -a');
		const batch = await makes(api.post('/v1/batches', { tasks: [LATER] }), 'batch.create default -a');
		await makes(api.post(`/v1/batches/${batch.id}/cancel`, {}), 'batch.cancel default ba');
		const group = await makes(api.post('/v1/url-groups', { name: 'g', urls: [TARGET] }), 'group.create default -a');
		await makes(api.delete(`/v1/url-groups/${group.id}`), 'group.delete default b-');
		assert.deepEqual((await entries(api, '&object=g')).map((r) => [r.action, r.object.id]), [['group.delete', group.id], ['group.create', group.id]]);
	});

	test('is not made by what changes nothing, nor by leases', async (t) => {
		const { api } = await house(t);
		await api.create('/v1/queues/q/messages', { payload: 1, dedup_id: 'd' });
		await api.task({ ...LATER, unique_id: 'u' });
		const before = await entries(api);
		assertProblem(await api.post('/v1/tasks', { target: 'nowhere' }), { status: 400 });
		assertProblem(await api.delete('/v1/targets/none'), { status: 404 });
		await api.post('/v1/queues/q/messages', { payload: 1, dedup_id: 'd' });
		await api.post('/v1/tasks', { ...LATER, unique_id: 'u' });
		const { json: { messages: [m] } } = await api.post('/v1/queues/q/receive', { max: 1 });
		await api.post(`/v1/queues/q/messages/${m.message_id}/ack`, { lease_token: m.lease_token });
		const keyed = () => api.send('POST', '/v1/tasks', LATER, { 'idempotency-key': 'k' });
		assert.equal((await keyed()).json.id, (await keyed()).json.id);
		assert.equal((await entries(api)).length, before.length + 1);
	});

	test('tells a large definition by its size and digest', async (t) => {
		const { api } = await house(t);
		await api.schedule({ ...YEARLY, task_template: { target: TARGET, payload: 'x'.repeat(20000) } });
		const [row] = await entries(api);
		assert.ok(row.after.omitted && row.after.bytes > 20000 && /^[0-9a-f]{64}$/.test(row.after.sha256));
	});

	test('is found by action, object, actor and time, page by page', async (t) => {
		const { api } = await house(t);
		const made = [];
		for (let i = 0; i < 5; i += 1) made.push(await api.schedule({ ...YEARLY, name: `s${i}` }));
		await api.change(`/v1/schedules/${made[2].id}`, { name: 'renamed' });
		await api.task(LATER);
		assert.equal((await entries(api, '&action=schedule')).length, 6);
		assert.equal((await entries(api, '&action=schedule.update')).length, 1);
		assert.deepEqual((await entries(api, `&object=${made[2].id}`)).map((r) => r.action), ['schedule.update', 'schedule.create']);
		assert.equal((await entries(api, '&object=renamed')).length, 1);
		assert.equal((await entries(api, '&actor=dev')).length, 7);
		assert.equal((await entries(api, '&actor=nobody')).length, 0);
		const [newest] = await entries(api);
		assert.ok((await entries(api, `&since=${newest.at}`)).length >= 1);
		assert.ok((await entries(api, `&until=${newest.at}`)).every((r) => r.at < newest.at));
		const seen = [];
		for (let cursor = ''; cursor !== null;) {
			const page = await api.read(`/v1/audit-log?limit=2&action=schedule${cursor && `&cursor=${cursor}`}`);
			assert.ok(page.entries.length <= 2);
			seen.push(...page.entries.map((r) => r.seq));
			cursor = page.next_cursor;
		}
		assert.deepEqual(seen, [6, 5, 4, 3, 2, 1]);
		assertProblem(await api.get('/v1/audit-log?order=random'), { status: 400, field: 'order' });
	});

	test('is seen by admins, of their own namespace', async (t) => {
		const { server } = await house(t, { dev: false, env: { BELFRY_ROOT_TOKEN: ROOT } });
		const root = server.client({ token: ROOT });
		const admin = server.client({ token: (await root.create('/v1/tokens', { name: 'boss', namespace: 'team', role: 'admin' })).token });
		const writer = server.client({ token: (await admin.create('/v1/tokens', { name: 'ci', role: 'write' })).token });
		await writer.task(LATER);
		await root.task(LATER);
		assertProblem(await writer.get('/v1/audit-log'), { status: 403, code: 'role_too_low' });
		const [row, ...others] = await entries(admin);
		assert.deepEqual([row.action, row.namespace, row.actor.kind, row.actor.name], ['task.create', 'team', 'token', 'ci']);
		assert.match(row.actor.id, /^token_/);
		assert.deepEqual(others.map((r) => [r.action, r.actor.name]), [['token.create', 'boss']]);
		assert.equal((await entries(root)).length, 4);
		assert.equal((await entries(root, '&namespace=team')).length, 2);
	});
});

describe('the chain', () => {
	test('is proved by anybody who can hash', async (t) => {
		const { api } = await house(t);
		for (let i = 0; i < 20; i += 1) await api.task({ ...LATER, unique_id: `"ü\\${i}` });
		const lines = [];
		for (let after = '0'; after !== undefined;) {
			const answer = await api.send('GET', `/v1/audit-log?limit=7&after=${after}`, undefined, { accept: 'application/x-ndjson' });
			assert.equal(answer.type, 'application/x-ndjson');
			lines.push(...answer.text.split('\n').filter(Boolean));
			after = answer.headers['belfry-next'];
		}
		assert.equal(lines.length, 20);
		let previous = '0'.repeat(64);
		for (const line of lines) previous = assertLine(line, previous);
	});

	test('goes on over kill -9', async () => {
		const server = await Server.start();
		try {
			const api = server.client();
			const sent = Array.from({ length: 200 }, (_, i) => api.post('/v1/tasks', { ...LATER, payload: i }).catch(() => undefined));
			await sent[60];
			await server.restart();
			await Promise.all(sent);
			await api.task(LATER);
			const { total } = await api.read('/v1/tasks');
			const proof = await cli(server, ['verify']);
			assert.equal(proof.code, 0, proof.stderr);
			assert.match(proof.stdout, new RegExp(`^proved: ${total} rows, 1 to ${total}; the last hash is [0-9a-f]{64}\n$`));
			await server.stop();
		} finally {
			server.discard();
		}
	});

	test('is exported and verified without a server, and a harmed line is named', async (t) => {
		const { server, api } = await house(t);
		for (let i = 0; i < 5; i += 1) await api.task(LATER);
		const { stdout, code } = await cli(server, ['export']);
		assert.equal(code, 0);
		const lines = stdout.split('\n').filter(Boolean);
		const file = join(server.folder, 'audit.ndjson');
		const verify = async (some, ...flags) => {
			writeFileSync(file, `${some.join('\n')}\n`);
			return run(BELFRY, ['audit-log', 'verify', '--file', file, ...flags], { env: { BELFRY_URL: 'http://127.0.0.1:1' } });
		};
		assert.match((await verify(lines)).stdout, /^proved: 5 rows, 1 to 5;/);
		assert.match((await verify(lines.slice(2))).stdout, /^proved: 3 rows, 3 to 5;/);
		const harms = [
			[lines.map((l, i) => (i === 2 ? l.replace('task.create', 'task.cancel') : l)), /row 3 is not what its hash was made of/],
			[lines.filter((_, i) => i !== 2), /row 3 is missing/],
			[[lines[1], lines[0]], /row 1 stands behind a later one/],
			[[lines[0], '{"seq":2}'], /no row of an audit log/],
		];
		for (const [some, told] of harms) {
			const proof = await verify(some);
			assert.equal(proof.code, 1, proof.stdout);
			assert.match(proof.stderr, told);
		}
		assert.equal((await verify(lines.filter((_, i) => i !== 2), '--filtered')).code, 0);
	});

	test('of a store tells what was done to it, and where', async () => {
		const server = await Server.start();
		try {
			const api = server.client();
			for (let i = 0; i < 5; i += 1) await api.task(LATER);
			await server.stop();
			const verify = () => run(BELFRY, ['audit-log', 'verify', '--store', `sqlite:${server.database}`]);
			assert.match((await verify()).stdout, /^proved: 5 rows/);
			sql(server, "UPDATE audit_row SET change = replace(change, 'audited', 'forged') WHERE seq = 3");
			const changed = await verify();
			assert.equal(changed.code, 1);
			assert.match(changed.stderr, /row 3 is not what its hash was made of/);
			sql(server, 'DELETE FROM audit_row WHERE seq <= 3');
			assert.match((await verify()).stderr, /row 1 is missing/);
		} finally {
			server.discard();
		}
	});

	test('is listed by the CLI', async (t) => {
		const { server, api } = await house(t);
		await api.schedule(YEARLY);
		const shown = await cli(server, ['list', '--action', 'schedule.create']);
		assert.equal(shown.code, 0, shown.stderr);
		assert.match(shown.stdout, /schedule\.create +yearly/);
	});

	test('that is pruned is proved from where it begins', async (t) => {
		const { server, api } = await house(t, { args: ['--audit-retention', '1ms'] });
		for (let i = 0; i < 5; i += 1) await api.task(LATER);
		await server.restart();
		await api.task(LATER);
		const proof = await cli(server, ['verify']);
		assert.equal(proof.code, 0, proof.stderr);
		assert.match(proof.stdout, /, [1-6] to 6;/);
	});
});
