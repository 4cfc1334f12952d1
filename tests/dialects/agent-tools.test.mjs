// Belfry's own tools for agents.
// docs/semantics.md, "Tools for agents"

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { house } from '../helpers/server.mjs';
import { until } from '../helpers/wait.mjs';
import { Speaker } from './mcp/speak.mjs';

async function town(t, options) {
	const { api, server, receiver } = await house(t, options);
	return { api, server, receiver, mcp: new Speaker(api) };
}

const EVERY_SECOND = { cron: '* * * * * *', timezone: 'UTC', create_ahead_seconds: 0 };

test('a cron expression is explained, with its next times and what to beware of', async (t) => {
	const { mcp } = await town(t);
	const night = await mcp.call('explain_cron', { expression: '30 2 * * *', timezone: 'Europe/Berlin', count: 100 });
	assert.equal(night.explain, 'At 02:30 every day, Berlin time');
	assert.equal(night.executions.length, 100);
	assert.ok(night.executions.every((one) => one.local_time.length === '2026-01-01T00:00:00+01:00'.length));
	assert.equal((await mcp.call('explain_cron', { expression: '@weekly' })).executions.length, 5);
	assert.equal((await mcp.call('explain_cron', { expression: '0 0 30 2 *' })).executions.length, 0);
	for (const [args, error] of [
		[{ expression: 'every day' }, 'invalid_cron'],
		[{}, 'missing_field'],
		[{ expression: '0 9 * * *', timezone: 'Mars/Olympus' }, 'unknown_timezone'],
		[{ expression: '0 9 * * *', count: 101 }, 'invalid_value'],
	])
		assert.equal((await mcp.refusal('explain_cron', args)).error, error);
});

test('schedules are listed and previewed, whatever made them', async (t) => {
	const { api, mcp } = await town(t);
	await api.send('PUT', '/v1/targets/forecasts', { kind: 'queue', queue: 'runs' });
	const native = await api.schedule({
		cron: '0 9 * * *', timezone: 'UTC', name: 'morning', task_template: { target: 'https://example.com/' },
	});
	await mcp.call('create_scheduled_run', { project_name: 'forecasts', cadence: '0 8 * * 1' });
	const list = await mcp.call('list_schedules');
	assert.deepEqual([list.total, list.schedules.map((one) => one.dialect)], [2, ['bridgetown', 'native']]);
	const [, morning] = list.schedules;
	assert.deepEqual([morning.schedule_id, morning.name, morning.explain, morning.target, morning.next_execution_at],
		[native.id, 'morning', 'At 09:00 every day, UTC', 'https://example.com/', native.next_execution_at]);
	await api.change(`/v1/schedules/${native.id}`, { enabled: false });
	assert.equal((await mcp.call('list_schedules', { status: 'disabled' })).total, 1);

	const preview = await mcp.call('preview_schedule', { schedule_id: native.id, from: '2030-01-01T00:00:00Z', count: 2 });
	assert.deepEqual(preview.executions.map((one) => one.scheduled_for), ['2030-01-01T09:00:00Z', '2030-01-02T09:00:00Z']);
	assert.equal((await mcp.refusal('preview_schedule', { schedule_id: 'nothing' })).error, 'schedule_not_found');
	assert.equal((await mcp.refusal('list_schedules', { status: 'sleepy' })).error, 'invalid_value');
});

test('a schedule that was paused did not run for that', async (t) => {
	const { api, mcp } = await town(t);
	const target = 'queue:later';
	const { id } = await api.schedule({ ...EVERY_SECOND, task_template: { target } });
	await until(async () => (await api.read(`/v1/tasks?schedule_id=${id}`)).total > 0, 5000, 'a first run');
	await api.post(`/v1/schedules/${id}/pause`);
	const why = await until(async () => {
		const seen = await mcp.call('why_did_it_not_run', { schedule_id: id });
		return seen.findings.some((finding) => finding.code === 'paused') && seen;
	}, 5000, 'the pause to be found');
	assert.equal(why.next_execution_at, null);
	const waits = why.findings.find((finding) => finding.task_id !== undefined);
	assert.match(waits.text, /waits: no consumer holds a message of the queue later at present/);

	await api.post('/v1/queues/later/pause');
	const paused = await mcp.call('why_did_it_not_run', { schedule_id: id });
	assert.match(paused.findings.find((finding) => finding.task_id !== undefined).text, /the queue later is paused/);
});

test('slots that an overlap passed over are told from the ledger', async (t) => {
	const { api, receiver, mcp } = await town(t);
	receiver.answer('/slow', { status: 200, hang: true });
	const { id } = await api.schedule({ ...EVERY_SECOND, overlap: 'skip', task_template: { target: receiver.url('/slow') } });
	await receiver.arrival('/slow');
	const why = await until(async () => {
		const seen = await mcp.call('why_did_it_not_run', { schedule_id: id });
		return seen.missed > 0 && seen;
	}, 8000, 'a slot to be passed over');
	const gap = why.findings.find((finding) => finding.code === 'overlap');
	assert.match(gap.text, / became no run: an earlier task was still running or waiting for a retry/);
	assert.ok(gap.count > 0 && gap.from <= gap.to);
	assert.ok(why.findings.some((finding) => finding.code === 'processing'));
	const ledger = await api.read(`/v1/ledger?schedule_id=${id}`);
	assert.ok(ledger.gaps.some((row) => row.reason === 'overlap' && row.from === gap.from));
});

test('a failure is told with its error, and a disabled target as what stands in the way', async (t) => {
	const { api, receiver, mcp } = await town(t);
	receiver.answer('/gone', 410);
	await api.send('PUT', '/v1/targets/gone', { kind: 'http', url: receiver.url('/gone') });
	const { id } = await api.schedule({ ...EVERY_SECOND, overlap: 'allow', task_template: { target: 'gone' } });
	const why = await until(async () => {
		const seen = await mcp.call('why_did_it_not_run', { schedule_id: id });
		const codes = seen.findings.map((finding) => finding.code);
		return codes.includes('failed') && codes.includes('queued') && seen;
	}, 8000, 'a failure and a run that waits');
	const find = (code) => why.findings.find((finding) => finding.code === code);
	assert.match(find('failed').text, /failed after 1 attempt; the last one said: .*410/);
	assert.match(find('queued').text, /the target is disabled/);
});

test('a span without an occurrence, and one in which all went well', async (t) => {
	const { api, receiver, mcp } = await town(t);
	receiver.answer('/', 200);
	const { id } = await api.schedule({ ...EVERY_SECOND, max_runs: 1, task_template: { target: receiver.url('/') } });
	await receiver.answered('/');
	const well = await until(async () => {
		const seen = await mcp.call('why_did_it_not_run', { schedule_id: id });
		return seen.completed === 1 && seen;
	}, 5000, 'the run to be completed');
	assert.equal(well.findings.every((finding) => finding.code === 'max_runs'), true);
	const before = await mcp.call('why_did_it_not_run', { schedule_id: id, from: '2020-01-01', to: '2020-01-02' });
	assert.deepEqual(before.findings.map((finding) => finding.code), ['max_runs', 'created_later', 'no_occurrence']);
	assert.equal(before.occurrences, 0);
	assert.equal((await mcp.refusal('why_did_it_not_run', { schedule_id: id, from: '2020-01-02', to: '2020-01-01' })).error,
		'invalid_value');
});

test('failures are listed with their errors, and tried again', async (t) => {
	const { api, receiver, mcp } = await town(t);
	receiver.answer('/', 500, 200);
	const { id } = await api.task({ target: receiver.url('/'), retry: { max_retries: 0 }, payload: { n: 1.0 } });
	const failures = await until(async () => {
		const seen = await mcp.call('list_failures');
		return seen.total === 1 && seen.failures;
	}, 5000, 'the failure');
	assert.equal(failures[0].task_id, id);
	assert.match(failures[0].error, /500/);
	assert.deepEqual([failures[0].status, failures[0].attempts, failures[0].target], ['failed', 1, receiver.url('/')]);

	const dry = await mcp.call('retry_task', { task_id: id, dry_run: true });
	assert.deepEqual([dry.task.status, dry.message], ['failed', 'Dry run: the task could be retried.']);
	assert.equal((await mcp.call('retry_task', { task_id: id })).task.status, 'queued');
	await receiver.answered('/', 2);
	await until(async () => (await mcp.call('get_task', { task_id: id })).task.status === 'completed', 5000, 'its end');
	const { task, attempts } = await mcp.call('get_task', { task_id: id });
	assert.deepEqual([task.id, attempts.map((attempt) => attempt.status)], [id, ['failed', 'succeeded']]);
	assert.equal((await mcp.call('list_failures')).total, 0);
	assert.equal((await mcp.refusal('retry_task', { task_id: id })).error, 'task_not_retryable');
	assert.equal((await mcp.refusal('retry_task', { task_id: 'nothing' })).error, 'not_found');
	assert.equal((await mcp.refusal('get_task', { task_id: 'nothing' })).error, 'task_not_found');
});

test('a task is cancelled, and only looked at in a dry run', async (t) => {
	const { api, mcp } = await town(t);
	const { id } = await api.task({ target: 'https://example.com/', execute_after: 'PT1H' });
	assert.equal((await mcp.call('cancel_task', { task_id: id, dry_run: true })).task.status, 'scheduled');
	assert.equal((await api.read(`/v1/tasks/${id}`)).status, 'scheduled');
	assert.equal((await mcp.call('cancel_task', { task_id: id })).task.status, 'cancelled');
	assert.equal((await mcp.refusal('cancel_task', { task_id: id, dry_run: true })).error, 'task_is_final');
});
