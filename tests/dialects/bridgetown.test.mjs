// Bridge Town's tools: scheduled runs of projects, by MCP.

import assert from 'node:assert/strict';
import net from 'node:net';
import { test } from 'node:test';

import { house } from '../helpers/server.mjs';
import { until } from '../helpers/wait.mjs';
import { Speaker, VERSION } from './mcp/speak.mjs';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const UTC = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00$/;
const MONDAYS = { project_name: 'forecasts', cadence: '0 8 * * 1' };
const NOW = { project_name: 'forecasts', scope: 'project', mode: 'async' };

// A project whose runs go to the queue `runs`, and one that is called at once.
async function town(t, options) {
	const { api, server, receiver } = await house(t, options);
	await api.send('PUT', '/v1/targets/forecasts', { kind: 'queue', queue: 'runs' });
	await api.send('PUT', '/v1/targets/called', { kind: 'http', url: receiver.url('/run') });
	return { api, server, receiver, mcp: new Speaker(api), hold: () => hold(api) };
}

// The next run, in the hands of a worker.
async function hold(api) {
	const { messages: [message] } = (await api.post('/v1/queues/runs/receive', { wait_seconds: 10 })).json;
	const id = message.message_id;
	const held = { 'belfry-lease-token': message.lease_token };
	return {
		message,
		payload: message.payload,
		put: async (name, body, type = 'application/json') => {
			const text = type === 'application/json' ? JSON.stringify(body) : body;
			const answer = await api.send('PUT', `/v1/tasks/${id}/output/${name}`, text, { 'content-type': type, ...held });
			assert.equal(answer.status, 204, answer.text);
		},
		log: (stream, text, sequence) => api.post(`/v1/tasks/${id}/logs`, {
			lease_token: message.lease_token, stream, text, sequence,
		}),
		ack: () => api.post(`/v1/queues/runs/messages/${id}/ack`, { lease_token: message.lease_token }),
	};
}

test('the seed’s call is answered as the seed says', async (t) => {
	const { mcp } = await town(t);
	const before = Date.now();
	const made = await mcp.call('create_scheduled_run', { project_name: 'forecasts', cadence: '0 8 * * 1' });
	assert.deepEqual(Object.keys(made), ['schedule', 'message', '_meta']);
	assert.deepEqual(Object.keys(made.schedule), ['schedule_id', 'project_name', 'model_name', 'branch', 'cadence', 'enabled',
		'next_run_at', 'last_run_at', 'last_run_id', 'last_run_status', 'consecutive_failure_count', 'created_at']);
	const { schedule_id, next_run_at, created_at, ...rest } = made.schedule;
	assert.match(schedule_id, UUID);
	assert.deepEqual(rest, {
		project_name: 'forecasts', model_name: null, branch: null, cadence: '0 8 * * 1', enabled: true, last_run_at: null,
		last_run_id: null, last_run_status: null, consecutive_failure_count: 0,
	});
	assert.match(next_run_at, UTC);
	const next = new Date(next_run_at);
	assert.deepEqual([next.getUTCDay(), next.getUTCHours(), next.getUTCMinutes()], [1, 8, 0]);
	assert.ok(next > before && next - before <= 7 * 86400e3);
	assert.match(created_at, UTC);
	assert.ok(Date.parse(created_at) >= before - 1000);
	assert.equal(made.message, `Schedule created. Next run at ${next_run_at} UTC.`);
	assert.equal(made._meta, null);
});

test('a cadence has five fields and fires every 15 minutes at the most', async (t) => {
	const { mcp } = await town(t);
	for (const cadence of ['*/15 * * * *', '0,15,30,45 * * * *', '*/30 * * * *', '0 0 1 * *', '5,20 1 * * MON'])
		await mcp.call('create_scheduled_run', { project_name: 'forecasts', cadence });
	for (const [cadence, error] of [
		['* * * * *', 'interval_too_short'],
		['*/10 * * * *', 'interval_too_short'],
		['0,5 * * * *', 'interval_too_short'],
		['50 * * * *,', 'invalid_cron'],
		['0 0 8 * * 1', 'invalid_cron'],
		['@daily', 'invalid_cron'],
		['every day', 'invalid_cron'],
		[7, 'invalid_type'],
	])
		assert.equal((await mcp.refusal('create_scheduled_run', { project_name: 'forecasts', cadence })).error, error, cadence);
	assert.equal((await mcp.call('list_scheduled_runs')).total, 5);
});

test('what is wrong with a create is said, and how to mend it', async (t) => {
	const { mcp } = await town(t);
	for (const [args, error] of [
		[{}, 'missing_field'],
		[{ project_name: 'forecasts' }, 'missing_field'],
		[{ ...MONDAYS, project_name: 'nothing' }, 'unknown_project'],
		[{ ...MONDAYS, projectname: 'x' }, 'unknown_field'],
		[{ ...MONDAYS, model_name: '../x' }, 'invalid_value'],
		[{ ...MONDAYS, model_name: '7up' }, 'invalid_value'],
		[{ ...MONDAYS, branch: '--upload-pack=x' }, 'invalid_value'],
		[{ ...MONDAYS, branch: 'a..b' }, 'invalid_value'],
	])
		assert.equal((await mcp.refusal('create_scheduled_run', args)).error, error, JSON.stringify(args));
	assert.match((await mcp.refusal('create_scheduled_run', { ...MONDAYS, project_name: 'nothing' })).hint, /PUT \/v1\/targets/);
	assert.equal((await mcp.call('list_scheduled_runs')).total, 0);
});

test('a key makes one schedule, whoever loses an answer', async (t) => {
	const { api, server, mcp } = await town(t);
	const wish = { ...MONDAYS, idempotency_key: 'once' };
	const first = await mcp.call('create_scheduled_run', wish);
	assert.deepEqual(await mcp.call('create_scheduled_run', wish), first);
	assert.deepEqual(await mcp.call('create_scheduled_run', { ...wish, cadence: '0 9 * * *' }), first);
	assert.notDeepEqual(await mcp.call('create_scheduled_run', { ...wish, idempotency_key: 'other' }), first);

	const { session } = await mcp.open();
	const older = await mcp.within(session, {
		jsonrpc: '2.0', id: 'again', method: 'tools/call', params: { name: 'create_scheduled_run', arguments: wish },
	});
	assert.equal(older.json.id, 'again');
	assert.deepEqual(older.json.result.structuredContent, first);
	assert.equal('resultType' in older.json.result, false);

	await server.restart();
	assert.deepEqual(await mcp.call('create_scheduled_run', wish), first);
	const { token } = await api.create('/v1/tokens', { name: 'another caller', role: 'write' });
	const other = new Speaker(server.client({ token }));
	assert.notDeepEqual((await other.call('create_scheduled_run', wish)).schedule.schedule_id, first.schedule.schedule_id);
	assert.equal((await mcp.call('list_scheduled_runs')).total, 3);
});

test('a refused create does not use up its key', async (t) => {
	const { mcp } = await town(t);
	await mcp.refusal('create_scheduled_run', { ...MONDAYS, cadence: '* * * * *', idempotency_key: 'k' });
	await mcp.call('create_scheduled_run', { ...MONDAYS, idempotency_key: 'k' });
});

test('schedules are listed by project, and changed in part', async (t) => {
	const { mcp } = await town(t);
	const { schedule: made } = await mcp.call('create_scheduled_run', { ...MONDAYS, model_name: 'demand', branch: 'main' });
	await mcp.call('create_scheduled_run', { ...MONDAYS, project_name: 'called' });
	const listed = await mcp.call('list_scheduled_runs', { project_name: 'forecasts' });
	assert.deepEqual(listed, { schedules: [made], total_returned: 1, total: 1 });
	assert.equal((await mcp.call('list_scheduled_runs', { limit: 1 })).total, 2);

	const change = (fields) => mcp.call('update_scheduled_run', { schedule_id: made.schedule_id, ...fields });
	const paused = await change({ enabled: false });
	assert.deepEqual(paused, { schedule: { ...made, enabled: false, next_run_at: null }, message: 'Schedule updated.' });
	assert.deepEqual((await change({ enabled: true })).schedule, made);
	assert.deepEqual((await change({ branch: '' })).schedule, { ...made, branch: null });
	assert.deepEqual((await change({ model_name: '' })).schedule, { ...made, branch: null, model_name: null });
	assert.deepEqual((await change({ model_name: null, branch: null })).schedule, { ...made, branch: null, model_name: null });
	assert.equal((await change({ cadence: '*/30 * * * *' })).schedule.cadence, '*/30 * * * *');
	assert.match((await change({ cadence: '0 0 1 * *', dry_run: true })).message, /^Dry run/);
	assert.equal((await mcp.call('list_scheduled_runs', { project_name: 'forecasts' })).schedules[0].cadence, '*/30 * * * *');

	const refuse = (fields) => mcp.refusal('update_scheduled_run', { schedule_id: made.schedule_id, ...fields });
	assert.equal((await refuse({ cadence: '* * * * *' })).error, 'interval_too_short');
	assert.equal((await refuse({ schedule_id: 'nothing' })).error, 'schedule_not_found');
});

test('what another surface has put into a scheduled run outlives a change of its branch', async (t) => {
	const { api, mcp, receiver } = await town(t);
	const { schedule: { schedule_id: id } } = await mcp.call('create_scheduled_run', { ...MONDAYS, model_name: 'm' });
	const { task_template: was } = await api.read(`/v1/schedules/${id}`);
	const put = { ...was, target: { url: receiver.url('/run'), method: 'PUT' }, notifications: receiver.url('/told'), tags: ['a'],
		retry: { max_retries: 2 }, expires_after_seconds: 60 };
	const { task_template: now } = await api.change(`/v1/schedules/${id}`, { task_template: put });
	await mcp.call('update_scheduled_run', { schedule_id: id, branch: 'b' });
	const { task_template: after } = await api.read(`/v1/schedules/${id}`);
	assert.deepEqual(after, { ...now, payload: { ...now.payload, branch: 'b' } });
});

test('a new cadence is of UTC, whatever zone another surface has put', async (t) => {
	const { api, mcp } = await town(t);
	const { schedule: { schedule_id: id } } = await mcp.call('create_scheduled_run', MONDAYS);
	await api.change(`/v1/schedules/${id}`, { cron: ['0 8 * * 1', '0 9 * * *'], timezone: 'Asia/Tokyo' });
	const { schedule } = await mcp.call('update_scheduled_run', { schedule_id: id, cadence: '0 10 * * *' });
	assert.equal(schedule.cadence, '0 10 * * *');
	assert.match(schedule.next_run_at, /T10:00:00\+00:00$/);
});

test('two changes of one scheduled run at once are both made, or one is refused', async (t) => {
	const { api, mcp } = await town(t);
	const { schedule: { schedule_id: id } } = await mcp.call('create_scheduled_run', MONDAYS);
	for (let n = 0; n < 20; n += 1) {
		const [branch, model] = [`b${n}`, `m${n}`];
		const answers = await Promise.all([{ branch }, { model_name: model }].map((change) =>
			mcp.send('tools/call', { name: 'update_scheduled_run', arguments: { schedule_id: id, ...change } })));
		const said = answers.map((answer) => answer.json.result);
		const { payload } = (await api.read(`/v1/schedules/${id}`)).task_template;
		if (!said[0].isError) assert.equal(payload.branch, branch);
		if (!said[1].isError) assert.equal(payload.model_name, model);
		assert.ok(!said[0].isError || !said[1].isError);
	}
});

test('a schedule that was made through another surface is no scheduled run', async (t) => {
	const { api, mcp } = await town(t);
	const { id } = await api.schedule({ cron: '* * * * *', timezone: 'UTC', task_template: { target: 'forecasts' } });
	assert.equal((await mcp.call('list_scheduled_runs')).total, 0);
	assert.equal((await mcp.refusal('delete_scheduled_run', { schedule_id: id })).error, 'schedule_not_found');
});

test('a deletion wants the token that a dry run gives', async (t) => {
	const { api, server, mcp } = await town(t);
	const { schedule } = await mcp.call('create_scheduled_run', MONDAYS);
	const { schedule: other } = await mcp.call('create_scheduled_run', MONDAYS);
	const which = { schedule_id: schedule.schedule_id };
	const dry = await mcp.call('delete_scheduled_run', which);
	assert.deepEqual({ ...dry, confirmation_token: '', message: '' }, {
		dry_run: true, schedule_to_delete: schedule, schedule_deleted: null, confirmation_token: '', message: '', audit: null,
	});

	const { token } = await api.create('/v1/tokens', { name: 'somebody else', role: 'write' });
	const somebody = new Speaker(server.client({ token }));
	const confirmed = { ...which, dry_run: false, confirmation_token: dry.confirmation_token };
	for (const [who, args, error] of [
		[mcp, { ...which, dry_run: false }, 'confirmation_required'],
		[mcp, { ...confirmed, confirmation_token: '1.00' }, 'invalid_confirmation_token'],
		[mcp, { ...confirmed, schedule_id: other.schedule_id }, 'invalid_confirmation_token'],
		[somebody, confirmed, 'invalid_confirmation_token'],
	])
		assert.equal((await who.refusal('delete_scheduled_run', args)).error, error);
	assert.equal((await mcp.call('list_scheduled_runs')).total, 2);

	const done = await mcp.call('delete_scheduled_run', confirmed);
	assert.deepEqual(done.schedule_deleted, schedule);
	assert.deepEqual([done.dry_run, done.schedule_to_delete, done.confirmation_token], [false, null, null]);
	const { deleted_at, ...audit } = done.audit;
	assert.deepEqual(audit, {
		deleted_schedule_id: schedule.schedule_id, project_name: 'forecasts', cadence: '0 8 * * 1', deleted_by: 'dev',
	});
	assert.match(deleted_at, UTC);
	assert.equal((await mcp.refusal('delete_scheduled_run', confirmed)).error, 'schedule_not_found');
	assert.deepEqual((await mcp.call('list_scheduled_runs')).schedules, [other]);
});

test('a run is told of itself, and what it leaves is read', async (t) => {
	const { api, mcp, hold: next } = await town(t);
	const asked = {
		...NOW, scope: 'model', model_name: 'demand', branch: 'main', commit_sha: 'abcdef0123', parameters: { horizon: 7.0 },
	};
	const queued = await mcp.call('run', asked);
	assert.match(queued.run_id, UUID);
	assert.deepEqual({ ...queued, run_id: '', message: '' }, {
		run_id: '', run_number: null, project: 'forecasts', project_name: 'forecasts', model_name: 'demand', branch: 'main',
		commit_sha: 'abcdef0123', status: 'pending', message: '', warning: null,
	});
	assert.equal((await mcp.call('get_run', { run_id: queued.run_id })).output, null);

	const worker = await next();
	assert.deepEqual(worker.payload, {
		run_id: queued.run_id, schedule_id: null, project_name: 'forecasts', model_name: 'demand', branch: 'main',
		commit_sha: 'abcdef0123', scope: 'model', parameters: { horizon: 7 }, scheduled_for: null,
	});
	const stored = await api.read(`/v1/tasks/${queued.run_id}`);
	assert.equal('run_id' in stored.payload, false);
	assert.equal((await mcp.call('get_run', { run_id: queued.run_id })).status, 'running');

	await worker.log('stdout', 'fitting\n', 1);
	await worker.log('stderr', 'a warning\n', 2);
	await worker.put('forecast.json', { p50: [1, 2], mean: 1.5 });
	await worker.put('notes.txt', 'good\n', 'text/plain');
	await worker.put('plot.png', new Uint8Array([137, 80, 0, 255]), 'image/png');
	await worker.put('result.json', { exit_code: 0, timed_out: false, duration_ms: 12, commit: 'abcdef0123456789' });
	await worker.ack();

	const run = await mcp.call('get_run', { run_id: queued.run_id.slice(0, 20) });
	assert.deepEqual(run.output, {
		status: 'success', exit_code: 0, stdout: 'fitting\n', stderr: 'a warning\n',
		outputs: { 'forecast.json': { p50: [1, 2], mean: 1.5 }, 'notes.txt': 'good\n', 'plot.png': 'iVAA/w==' },
	});
	assert.deepEqual([run.run_id, run.status, run.project_name, run.commit_sha, run.error_message, run.truncated],
		[queued.run_id, 'success', 'forecasts', 'abcdef0123456789', null, false]);
	for (const at of [run.started_at, run.finished_at, run.created_at]) assert.match(at, UTC);

	const output = (output_name) => mcp.call('get_run_output', { run_id: queued.run_id, output_name });
	assert.deepEqual(await output('forecast.json'), {
		run_id: queued.run_id, output_name: 'forecast.json', content_type: 'application/json', encoding: 'json',
		value: { p50: [1, 2], mean: 1.5 },
	});
	assert.equal((await output('notes.txt')).encoding, 'text');
	assert.equal((await output('plot.png')).encoding, 'base64');
	assert.equal((await mcp.refusal('get_run_output', { run_id: queued.run_id, output_name: 'x' })).error, 'output_not_found');
});

test('a run of a schedule knows its slot', async (t) => {
	const { api, mcp, hold: next } = await town(t);
	const { schedule } = await mcp.call('create_scheduled_run', { ...MONDAYS, model_name: 'demand' });
	await api.post(`/v1/schedules/${schedule.schedule_id}/trigger`, {});
	const { payload } = await next();
	assert.match(payload.run_id, UUID);
	assert.deepEqual({ ...payload, run_id: '' }, {
		run_id: '', schedule_id: schedule.schedule_id, project_name: 'forecasts', model_name: 'demand', branch: null,
		scope: 'model', parameters: {}, scheduled_for: null,
	});
});

test('what is wrong with a run is said before anything is queued', async (t) => {
	const { api, mcp } = await town(t);
	for (const [fields, error] of [
		[{ scope: undefined }, 'missing_field'],
		[{ mode: undefined }, 'missing_field'],
		[{ scope: 'model' }, 'missing_field'],
		[{ model_name: 'demand' }, 'invalid_value'],
		[{ scope: 'all' }, 'invalid_value'],
		[{ mode: 'later' }, 'invalid_value'],
		[{ project_name: 'nothing' }, 'unknown_project'],
		[{ commit_sha: 'abc' }, 'invalid_value'],
		[{ commit_sha: 'zzzzzzzz' }, 'invalid_value'],
		[{ parameters: [1] }, 'invalid_value'],
		[{ parameters: { x: 'x'.repeat(65536) } }, 'payload_too_large'],
		[{ wait_seconds: 301 }, 'invalid_value'],
	])
		assert.equal((await mcp.refusal('run', { ...NOW, ...fields })).error, error, JSON.stringify(fields).slice(0, 80));
	assert.match((await mcp.call('run', { ...NOW, dry_run: true })).message, /^Dry run/);
	assert.equal((await api.read('/v1/tasks')).total, 0);
});

test('a sync run is answered at its end', async (t) => {
	const { mcp, hold: next } = await town(t);
	const waiting = mcp.call('run', { ...NOW, mode: 'sync', wait_seconds: 60 });
	const worker = await next();
	await worker.log('stdout', `${'ä'.repeat(3000)}end`, 1);
	await worker.put('metrics.json', { mape: 0.25 });
	await worker.put('result.json', { exit_code: 3, timed_out: false, duration_ms: 12 });
	await worker.ack();
	const run = await waiting;
	assert.equal(run.status, 'success');
	assert.equal(run.run_id, worker.payload.run_id);
	assert.equal(run.exit_code, 3);
	assert.ok(run.stdout.endsWith('äend') && Buffer.byteLength(run.stdout) <= 4096);
	assert.deepEqual([run.stdout_truncated, run.stderr, run.stderr_truncated], [true, '', false]);
	assert.deepEqual(run.outputs, { 'metrics.json': { mape: 0.25 } });
	assert.ok(run.duration_seconds >= 0);
	assert.deepEqual([run.data_snapshot_ref, run.error], [null, null]);
});

test('a sync run that takes longer goes on, and says so', async (t) => {
	const { mcp, hold: next } = await town(t);
	const queued = await mcp.call('run', { ...NOW, mode: 'sync', wait_seconds: 1 });
	assert.equal(queued.status, 'pending');
	assert.deepEqual([queued.exit_code, queued.stdout, queued.duration_seconds], [null, null, null]);
	assert.match(queued.message, /get_run/);
	const worker = await next();
	assert.equal(worker.payload.run_id, queued.run_id);
	await worker.ack();
	assert.equal((await mcp.call('get_run', { run_id: queued.run_id })).status, 'success');
});

test('who waits for a run is answered when the server goes down', async (t) => {
	const { server, mcp } = await town(t);
	const waiting = mcp.call('run', { ...NOW, mode: 'sync', wait_seconds: 300 });
	await until(async () => (await server.client().read('/v1/tasks')).total === 1, 5000, 'the run to be queued');
	const [run] = await Promise.all([waiting, server.stop()]);
	assert.equal(run.status, 'pending');
});

test('a client that hangs up waits no more; its run goes on', async (t) => {
	const { api, server, mcp, hold: next } = await town(t);
	const body = JSON.stringify({
		jsonrpc: '2.0', id: 1, method: 'tools/call', params: {
			name: 'run', arguments: { ...NOW, mode: 'sync', wait_seconds: 300 },
			_meta: { 'io.modelcontextprotocol/protocolVersion': VERSION, 'io.modelcontextprotocol/clientCapabilities': {} },
		},
	});
	const socket = net.connect(server.port, '127.0.0.1');
	socket.write(`POST /mcp HTTP/1.1\r\nHost: localhost\r\nMCP-Protocol-Version: ${VERSION}\r\nMcp-Method: tools/call\r\n`
		+ `Mcp-Name: run\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
	const worker = await next();
	const waiting = async () => Number(/^belfry_http_waiting (\d+)$/m.exec((await api.get('/metrics')).text)[1]);
	assert.equal(await waiting(), 1);
	socket.destroy();
	await until(async () => {
		await api.task({ target: 'queue:elsewhere' }); // any turn of the engine sees it
		return (await waiting()) === 0;
	}, 5000, 'the wait to be given up');
	await worker.ack();
	assert.equal((await mcp.call('get_run', { run_id: worker.payload.run_id })).status, 'success');
});

test('a project that is called: its answer is the output', async (t) => {
	const { mcp, receiver } = await town(t);
	receiver.answer('/run', { status: 200, body: 'all well' });
	const run = await mcp.call('run', { ...NOW, project_name: 'called', mode: 'sync' });
	assert.deepEqual([run.status, run.stdout], ['success', 'all well']);
	assert.match(run.warning, /http target/);
	const delivery = await receiver.arrival('/run');
	assert.deepEqual({ ...JSON.parse(delivery.body), run_id: '' }, {
		run_id: '', schedule_id: null, project_name: 'called', model_name: null, branch: null, scope: 'project', parameters: {},
		scheduled_for: null,
	});
});

test('failures in a row are counted, up to the next success', async (t) => {
	const { api, mcp, receiver } = await town(t);
	let status = 500;
	receiver.answer('/run', () => status);
	const { schedule } = await mcp.call('create_scheduled_run', { ...MONDAYS, project_name: 'called' });
	const look = async () => (await mcp.call('list_scheduled_runs')).schedules[0];
	const trigger = async (want) => {
		const { id } = await api.create(`/v1/schedules/${schedule.schedule_id}/trigger`, {});
		await until(async () => (await mcp.call('get_run', { run_id: id })).status === want, 5000, `the run to be ${want}`);
		return mcp.call('get_run', { run_id: id });
	};
	const first = await trigger('failed');
	assert.equal(first.error_message.length > 0, true);
	await trigger('failed');
	const failing = await look();
	assert.deepEqual([failing.consecutive_failure_count, failing.last_run_status], [2, 'failed']);
	assert.match(failing.last_run_at, UTC);
	await mcp.call('update_scheduled_run', { schedule_id: schedule.schedule_id, enabled: false });
	assert.equal((await look()).consecutive_failure_count, 2);
	const { schedule: again } = await mcp.call('update_scheduled_run', { schedule_id: schedule.schedule_id, enabled: true });
	assert.deepEqual([again.consecutive_failure_count, again.last_run_id], [0, failing.last_run_id]);
	await trigger('failed');
	assert.equal((await look()).consecutive_failure_count, 1);
	status = 200;
	const good = await trigger('success');
	const well = await look();
	assert.deepEqual([well.consecutive_failure_count, well.last_run_status, well.last_run_id], [0, 'success', good.run_id]);
});

test('runs are listed by status, the newest first', async (t) => {
	const { api, mcp, receiver } = await town(t);
	await api.send('PUT', '/v1/targets/called', { kind: 'http', url: receiver.url('/run'), timeout_seconds: 0.2 });
	receiver.answer('/run', 200, 500, { status: 200, delay: 1000 });
	const go = async () => (await mcp.call('run', { ...NOW, project_name: 'called', mode: 'sync' })).status;
	assert.equal(await go(), 'success');
	assert.equal(await go(), 'failed');
	assert.equal(await go(), 'timed_out');
	const list = async (fields) => (await mcp.call('list_runs', { project_name: 'called', ...fields })).runs.map((run) => run.status);
	assert.deepEqual(await list({}), ['timed_out', 'failed', 'success']);
	for (const status of ['success', 'failed', 'timed_out', 'pending', 'cancelled'])
		assert.deepEqual(await list({ status }), ['success', 'failed', 'timed_out'].includes(status) ? [status] : []);
	assert.deepEqual(await list({ limit: 0 }), ['timed_out']);
	assert.equal((await list({ limit: 1000 })).length, 3);
	assert.equal((await mcp.refusal('list_runs', { project_name: 'called', status: 'good' })).error, 'invalid_value');

	const { run_id } = await mcp.call('run', NOW);
	await api.post(`/v1/tasks/${run_id}/cancel`, {});
	assert.equal((await mcp.call('get_run', { run_id })).status, 'cancelled');
});

test('a run is found by its first digits, where they are its own', async (t) => {
	const { mcp } = await town(t);
	const { run_id } = await mcp.call('run', NOW);
	await mcp.call('run', NOW);
	for (const id of [run_id, run_id.toUpperCase(), run_id.replaceAll('-', ''), `task_${run_id.replaceAll('-', '')}`, run_id.slice(0, 35)])
		assert.equal((await mcp.call('get_run', { run_id: id })).run_id, run_id, id);
	assert.equal((await mcp.refusal('get_run', { run_id: run_id.slice(0, 8) })).error, 'ambiguous_run_id');
	for (const id of ['ffff', '0', 'nothing', `${run_id}0`, '00000000-0000-0000-0000-000000000000'])
		assert.equal((await mcp.refusal('get_run', { run_id: id })).error, 'run_not_found', id);
});

test('two runs are compared by their numbers', async (t) => {
	const { mcp, hold: next } = await town(t);
	const go = async (metrics, forecast) => {
		const { run_id } = await mcp.call('run', NOW);
		const worker = await next();
		await worker.put('metrics.json', metrics);
		await worker.put('forecast.json', forecast);
		await worker.put('result.json', { exit_code: 0, duration_ms: 7, commit: 'abcdef0' });
		await worker.ack();
		return run_id;
	};
	const base_run_id = await go({ mape: 0.2, rows: 100, base: 1 }, { p50: 10 });
	const scenario_run_id = await go({ mape: 0.25, rows: 101, scenario: 1 }, { p50: 10 });
	assert.deepEqual(await mcp.call('compare_runs', { base_run_id, scenario_run_id }), {
		base_run_id, scenario_run_id, base_status: 'success', scenario_status: 'success', base_commit_sha: 'abcdef0',
		scenario_commit_sha: 'abcdef0',
		diff: [
			{ metric: 'forecast.p50', base_value: 10, scenario_value: 10, absolute_delta: 0, percent_delta: 0, significant: false },
			{ metric: 'mape', base_value: 0.2, scenario_value: 0.25, absolute_delta: 0.05, percent_delta: 25, significant: true },
			{ metric: 'rows', base_value: 100, scenario_value: 101, absolute_delta: 1, percent_delta: 1, significant: false },
		],
		summary: { metrics_compared: 3, significant: 1, only_in_base: ['base'], only_in_scenario: ['scenario'] },
	});
});
