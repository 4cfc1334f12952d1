// Named targets: what they are made of, how their tasks are sent, and what happens when they fail.
// docs/semantics.md, "Named targets"

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { house } from '../helpers/server.mjs';
import { peak } from '../helpers/receiver.mjs';
import { isStandardWebhook } from '../helpers/sign.mjs';
import { SLOW, gate, until } from '../helpers/wait.mjs';

const ONCE = { max_retries: 0 };
const BREAKER_FAILURES = 20;

const put = async (api, name, spec, status = 201) => {
	const answer = await api.send('PUT', `/v1/targets/${name}`, spec);
	assert.equal(answer.status, status, answer.text);
	return answer.json;
};

const secret = async (api, name, value, status = 201) => {
	const answer = await api.send('PUT', `/v1/secrets/${name}`, { value });
	assert.equal(answer.status, status, answer.text);
};

const refused = (answer, status, code, field) => {
	assert.equal(answer.status, status, answer.text);
	assert.equal(answer.json.code, code);
	if (field) assert.equal(answer.json.field, field);
};

const reaches = (api, id, state, ms = 8000) =>
	until(async () => (await api.read(`/v1/tasks/${id}`)).status === state, ms, `${id} to be ${state}`);

describe('a named target', () => {
	test('is put, shown, listed, replaced and deleted', async (t) => {
		const { api, receiver } = await house(t);
		const spec = { kind: 'http', url: receiver.url('/a'), concurrency: 3 };
		const made = await put(api, 'billing.v1', spec);
		assert.equal(made.name, 'billing.v1');
		assert.equal(made.concurrency, 3);
		assert.equal(made.disabled, null);
		assert.equal(made.breaker.state, 'closed');
		await put(api, 'billing.v1', { ...spec, concurrency: 4 }, 200);
		await put(api, 'mail', { kind: 'queue', queue: 'mail' });
		assert.equal((await api.read('/v1/targets/billing.v1')).concurrency, 4);
		const list = await api.read('/v1/targets');
		assert.equal(list.total, 2);
		assert.deepEqual(list.targets.map(({ name, kind }) => [name, kind]), [['billing.v1', 'http'], ['mail', 'queue']]);
		assert.equal((await api.delete('/v1/targets/billing.v1')).status, 204);
		refused(await api.get('/v1/targets/billing.v1'), 404, 'not_found');
		refused(await api.delete('/v1/targets/billing.v1'), 404, 'not_found');
	});

	test('can be put as it was got, and so can what is like it', async (t) => {
		const { api, receiver } = await house(t);
		await put(api, 'a', { kind: 'http', url: receiver.url('/a'), rate: { limit: 3 }, headers: { 'X-Team': 'blue' } });
		await put(api, 'b', { kind: 'queue', queue: 'mail' });
		await api.post('/v1/targets/a/disable');
		await api.send('PUT', '/v1/queues/mail', { push: 'a', max_receives: 3 });
		await api.post('/v1/url-groups', { name: 'g', urls: ['a', 'b'] });
		await api.post('/v1/rate-limiters', { name: 'l', type: 'bucket', config: { capacity: 2, refill_rate: 1 } });
		await api.send('PUT', '/v1/calendars/rest', { dates: ['2030-12-25'] });
		for (const [method, path] of [['PUT', '/v1/calendars/rest'], ['PUT', '/v1/targets/a'], ['PUT', '/v1/targets/b'], ['PUT', '/v1/queues/mail'], ['PATCH', '/v1/url-groups/g'], ['PATCH', '/v1/rate-limiters/l']]) {
			const { updated_at: made, ...got } = await api.read(path);
			const answer = await api.send(method, path, { ...got, updated_at: made });
			assert.equal(answer.status, 200, answer.text);
			const { updated_at: changed, ...again } = await api.read(path);
			assert.equal((await api.get(path)).text.match(/"updated_at":/g).length, 1);
			assert.deepEqual({ ...again, oldest_age_seconds: null }, { ...got, oldest_age_seconds: null });
			assert.ok(changed >= made);
		}
	});

	test('is refused whole where a part of it is wrong', async (t) => {
		const { api } = await house(t);
		const url = 'http://127.0.0.1:9/';
		refused(await api.send('PUT', '/v1/targets/a', { url, concurency: 1 }), 400, 'unknown_field', 'concurency');
		refused(await api.send('PUT', '/v1/targets/a', { url, rate: { limit: 0 } }), 400, 'invalid_value', 'rate.limit');
		refused(await api.send('PUT', '/v1/targets/-a', { url }), 400, 'invalid_name', 'name');
		refused(await api.send('PUT', '/v1/targets/a', { url, headers: { A: '{{secret.none}}' } }), 400, 'unknown_secret', 'headers');
		assert.equal((await api.read('/v1/targets')).total, 0);
		await put(api, 'a', { url });
		refused(await api.send('PUT', '/v1/targets/a', { kind: 'queue', queue: 'q' }), 409, 'target_kind');
	});

	test('must be there when something is made for it', async (t) => {
		const { api } = await house(t);
		refused(await api.post('/v1/tasks', { target: 'nobody' }), 400, 'unknown_target', 'target');
		const schedule = { cron: '* * * * *', timezone: 'UTC', task_template: { target: 'nobody' } };
		refused(await api.post('/v1/schedules', schedule), 400, 'unknown_target', 'task_template.target');
		await put(api, 'somebody', { url: 'http://127.0.0.1:9/' });
		const made = await api.schedule({ ...schedule, task_template: { target: 'somebody' } });
		refused(await api.patch(`/v1/schedules/${made.id}`, { task_template: { target: 'nobody' } }), 400, 'unknown_target',
			'task_template.target');
		await api.change(`/v1/schedules/${made.id}`, { enabled: false });
	});

	test('sends with its method, its headers and its secrets, which nobody is shown', async (t) => {
		const { api, receiver, server } = await house(t);
		await secret(api, 'key', 'first secret');
		await put(api, 'a', { url: receiver.url('/a'), method: 'PUT',
			headers: { Authorization: 'Bearer {{secret.key}}!', 'X-Plain': 'yes' } });
		const task = await api.task({ target: 'a', payload: { n: 1.5 } });
		const one = await receiver.answered('/a');
		assert.equal(one.method, 'PUT');
		assert.equal(one.headers.authorization, 'Bearer first secret!');
		assert.equal(one.headers['x-plain'], 'yes');
		assert.equal(one.headers['belfry-task-id'], task.id);
		assert.equal(one.body.toString(), '{"n":1.5}');
		await secret(api, 'key', 'second', 200);
		await api.task({ target: 'a' });
		assert.equal((await receiver.answered('/a', 2)).headers.authorization, 'Bearer second!');
		await reaches(api, task.id, 'completed');
		const shown = [await api.get('/v1/targets/a'), await api.get('/v1/targets'), await api.get('/v1/secrets'),
			await api.get(`/v1/tasks/${task.id}`), await api.get(`/v1/tasks/${task.id}/attempts`)];
		for (const { text } of [...shown, { text: server.stderr }]) assert.ok(!/first secret|second!/.test(text), text);
		assert.deepEqual((await api.read('/v1/secrets')).secrets.map(({ name }) => name), ['key']);
		assert.equal((await api.get('/v1/tasks?target=a')).json.total, 2);
	});

	test('keeps a secret that it needs', async (t) => {
		const { api, receiver } = await house(t);
		await secret(api, 'key', 'x');
		await put(api, 'a', { url: receiver.url('/a'), headers: { 'X-Key': '{{secret.key}}' } });
		refused(await api.delete('/v1/secrets/key'), 409, 'secret_in_use');
		assert.equal((await api.delete('/v1/secrets/key?force=true')).status, 204);
		refused(await api.delete('/v1/secrets/key'), 404, 'not_found');
		const task = await api.task({ target: 'a' });
		await reaches(api, task.id, 'failed');
		const { attempts } = await api.read(`/v1/tasks/${task.id}/attempts`);
		assert.match(attempts[0].error, /"key"/);
		assert.equal(receiver.arrivals.length, 0);
	});

	test('a value that cannot stand in a header is no secret', async (t) => {
		const { api } = await house(t);
		for (const value of ['', 'a\r\nX: y', ' outer', 'x'.repeat(2049), 7])
			assert.equal((await api.send('PUT', '/v1/secrets/k', { value })).status, 400, String(value));
		refused(await api.send('PUT', '/v1/secrets/k', {}), 400, 'missing_field', 'value');
		assert.deepEqual((await api.read('/v1/secrets')).secrets, []);
	});

	test('an edit applies to the tasks that wait', async (t) => {
		const { api, receiver } = await house(t);
		await put(api, 'a', { url: receiver.url('/old') });
		const task = await api.task({ target: 'a', execute_after: 'PT0.5S' });
		await put(api, 'a', { url: receiver.url('/new'), headers: { 'X-Edit': '2' } }, 200);
		assert.equal((await receiver.answered('/new')).headers['x-edit'], '2');
		await reaches(api, task.id, 'completed');
		assert.equal(receiver.at('/old').length, 0);
	});

	test('an edit of its bounds applies to the tasks that wait', async (t) => {
		const { api, receiver } = await house(t);
		const hold = gate();
		const spec = { kind: 'http', url: receiver.answer('/wide', { status: 200, hold }), concurrency: 1 };
		await put(api, 'wide', spec);
		for (let i = 0; i < 6; i++) await api.task({ target: 'wide' });
		await receiver.arrival('/wide');
		await put(api, 'wide', { ...spec, concurrency: 6 }, 200);
		await receiver.arrival('/wide', 6);
		hold.open();
	});

	test('says what success is, how long it may take, how often it is tried, and what is kept', async (t) => {
		const { api, receiver } = await house(t);
		receiver.answer('/odd', { status: 409, body: 'abcdef' });
		receiver.answer('/slow', { hang: true });
		await put(api, 'odd', { url: receiver.url('/odd'), success_codes: '204,400-410', response_capture_bytes: 3 });
		await put(api, 'slow', { url: receiver.url('/slow'), timeout_seconds: 0.2, retry: { max_retries: 1, strategy: 'fixed', initial_seconds: 0, jitter: 0 } });
		const odd = await api.task({ target: 'odd' });
		const slow = await api.task({ target: 'slow' });
		const own = await api.task({ target: 'slow', retry: ONCE });
		await reaches(api, odd.id, 'completed');
		assert.equal((await api.read(`/v1/tasks/${odd.id}/attempts`)).attempts[0].response_body, 'abc');
		await reaches(api, slow.id, 'failed');
		await reaches(api, own.id, 'failed');
		const statuses = async (id) => (await api.read(`/v1/tasks/${id}/attempts`)).attempts.map(({ status }) => status);
		assert.deepEqual(await statuses(slow.id), ['timed_out', 'timed_out']);
		assert.deepEqual(await statuses(own.id), ['timed_out']);
	});

	test('of a queue makes its tasks messages of it', async (t) => {
		const { api } = await house(t);
		await put(api, 'mail', { kind: 'queue', queue: 'outbox' });
		const task = await api.task({ target: 'mail', payload: 'hello' });
		const { messages } = (await api.post('/v1/queues/outbox/receive', { max: 1, wait_seconds: 5 })).json;
		assert.equal(messages.length, 1);
		assert.equal(messages[0].payload, 'hello');
		assert.equal(messages[0].message_id.slice(-32), task.id.slice(-32));
	});

	test('is tried by one delivery', async (t) => {
		const { api, receiver } = await house(t);
		await put(api, 'a', { url: receiver.url('/a') });
		const task = await api.create('/v1/targets/a/test', { hello: 1 });
		assert.deepEqual(task.tags, ['belfry:test']);
		assert.equal((await receiver.answered('/a')).body.toString(), '{"hello":1}');
		await reaches(api, task.id, 'completed');
		refused(await api.post('/v1/targets/b/test'), 404, 'not_found');
	});

	test('may be signed for by a secret of its own, whose successor overlaps it', async (t) => {
		const { api, receiver } = await house(t);
		await put(api, 'a', { url: receiver.url('/a') });
		refused(await api.post('/v1/targets/a/signing/rotate'), 409, 'no_own_secret');
		await put(api, 'a', { url: receiver.url('/a'), own_signing_secret: true }, 200);
		const [{ secret: first }] = (await api.read('/v1/targets/a/signing')).signing;
		const [{ secret: common }] = (await api.read('/v1/secrets')).signing;
		assert.notEqual(first, common);
		await api.task({ target: 'a', payload: 1 });
		const one = await receiver.answered('/a', 1);
		assert.ok(isStandardWebhook(first, one) && !isStandardWebhook(common, one));
		const rotated = await api.post('/v1/targets/a/signing/rotate', { overlap_seconds: 60 });
		assert.equal(rotated.status, 200, rotated.text);
		await api.task({ target: 'a', payload: 2 });
		const two = await receiver.answered('/a', 2);
		assert.ok(isStandardWebhook(first, two) && isStandardWebhook(rotated.json.secret, two));
		await api.post('/v1/targets/a/signing/rotate', { overlap_seconds: 0 });
		await api.task({ target: 'a', payload: 3 });
		const three = await receiver.answered('/a', 3);
		assert.ok(!isStandardWebhook(first, three) || !isStandardWebhook(rotated.json.secret, three));
	});
});

describe('a target that wants no more', () => {
	test('is disabled by 410; its tasks wait until it is enabled', async (t) => {
		const { api, receiver } = await house(t);
		receiver.answer('/a', 410, 200);
		await put(api, 'a', { url: receiver.url('/a'), concurrency: 1 });
		const gone = await api.task({ target: 'a' });
		await reaches(api, gone.id, 'failed');
		const { disabled } = await api.read('/v1/targets/a');
		assert.match(disabled.reason, /410/);
		const waits = await api.task({ target: 'a', retry: ONCE });
		await api.task({ target: receiver.url('/other') });
		await receiver.answered('/other');
		assert.equal((await api.read(`/v1/tasks/${waits.id}`)).status, 'queued');
		assert.equal(receiver.at('/a').length, 1);
		const enabled = await api.post('/v1/targets/a/enable');
		assert.equal(enabled.json.disabled, null);
		await reaches(api, waits.id, 'completed');
	});

	test('can be disabled by hand; what has not begun comes back without a trace', async (t) => {
		const { api, receiver } = await house(t);
		const held = gate();
		receiver.answer('/a', { hold: held });
		await put(api, 'a', { url: receiver.url('/a'), concurrency: 1 });
		const first = await api.task({ target: 'a' });
		await receiver.arrival('/a');
		const second = await api.task({ target: 'a', retry: ONCE });
		const disabled = await api.post('/v1/targets/a/disable', { reason: 'moving house' });
		assert.equal(disabled.json.disabled.reason, 'moving house');
		held.open();
		await reaches(api, first.id, 'completed');
		await until(async () => (await api.read(`/v1/tasks/${second.id}`)).status === 'queued', 5000, 'the second to wait');
		assert.equal((await api.read(`/v1/tasks/${second.id}`)).attempts, 0);
		assert.equal(receiver.at('/a').length, 1);
		await api.post('/v1/targets/a/enable');
		await reaches(api, second.id, 'completed');
		assert.equal((await api.read(`/v1/tasks/${second.id}/attempts`)).attempts.length, 1);
	});

	test('stays disabled over a restart', async (t) => {
		const { api, receiver, server } = await house(t);
		await put(api, 'a', { url: receiver.url('/a') });
		await api.post('/v1/targets/a/disable');
		const task = await api.task({ target: 'a' });
		await server.restart();
		await api.task({ target: receiver.url('/other') });
		await receiver.answered('/other');
		assert.equal((await api.read(`/v1/tasks/${task.id}`)).status, 'queued');
		await api.post('/v1/targets/a/enable');
		await reaches(api, task.id, 'completed');
	});

	test('is deleted under its tasks only by force; they fail and say why', async (t) => {
		const { api, receiver } = await house(t);
		await put(api, 'a', { url: receiver.url('/a') });
		await api.post('/v1/targets/a/disable');
		const task = await api.task({ target: 'a' });
		refused(await api.delete('/v1/targets/a'), 409, 'target_in_use');
		assert.equal((await api.delete('/v1/targets/a?force=true')).status, 204);
		await reaches(api, task.id, 'failed');
		const { attempts } = await api.read(`/v1/tasks/${task.id}/attempts`);
		assert.match(attempts[0].error, /deleted/);
		assert.equal(receiver.arrivals.length, 0);
	});

	test('is deleted under what names it only by force', async (t) => {
		const { api, receiver } = await house(t);
		for (const name of ['a', 'b', 'c']) await put(api, name, { url: receiver.url('/') });
		await put(api, 'd', { kind: 'queue', queue: 'd' });
		for (const target of ['a', 'd']) {
			const { id } = await api.schedule({ cron: '0 0 1 1 *', timezone: 'UTC', enabled: false, task_template: { target } });
			const answer = await api.delete(`/v1/targets/${target}`);
			refused(answer, 409, 'target_in_use');
			assert.match(answer.json.detail, new RegExp(`${id}$`));
			assert.match(answer.json.hint, /force/);
			assert.equal((await api.delete(`/v1/schedules/${id}`)).status, 200);
			assert.equal((await api.delete(`/v1/targets/${target}`)).status, 204);
		}
		await api.send('PUT', '/v1/queues/hooks', { push: 'b' });
		refused(await api.delete('/v1/targets/b'), 409, 'target_in_use');
		await api.send('PUT', '/v1/queues/hooks', {});
		assert.equal((await api.delete('/v1/targets/b')).status, 204);
		await api.post('/v1/url-groups', { name: 'all', urls: [receiver.url('/x'), 'c'] });
		refused(await api.delete('/v1/targets/c'), 409, 'target_in_use');
		assert.equal((await api.delete('/v1/targets/c?force=true')).status, 204);
	});

	test('a slot whose target is gone becomes a gap, and the ledger stays whole', async (t) => {
		const { api, receiver } = await house(t);
		await put(api, 'a', { url: receiver.url('/a') });
		const schedule = await api.schedule({ cron: '* * * * * *', timezone: 'UTC', overlap: 'allow', create_ahead_seconds: 0,
			task_template: { target: 'a' } });
		await receiver.answered('/a', 1);
		assert.equal((await api.delete('/v1/targets/a?force=true')).status, 204);
		const ledger = () => api.read(`/v1/schedules/${schedule.id}/ledger`);
		await until(async () => (await ledger()).gaps.some(({ reason, count }) => reason === 'bad_target' && count >= 2), 8000,
			'a gap of two slots');
		const before = (await api.read(`/v1/schedules/${schedule.id}`)).execution_count;
		await put(api, 'a', { url: receiver.url('/a') });
		const n = receiver.at('/a').length;
		await receiver.answered('/a', n + 1);
		assert.ok((await api.read(`/v1/schedules/${schedule.id}`)).execution_count <= before + receiver.at('/a').length - n + 1);
		await api.change(`/v1/schedules/${schedule.id}`, { enabled: false });
	});
});

describe('limits', () => {
	test('no more attempts are in flight than the target allows', async (t) => {
		const { api, receiver } = await house(t);
		receiver.answer('/a', { delay: 20 });
		await put(api, 'a', { url: receiver.url('/a'), concurrency: 3 });
		await Promise.all(Array.from({ length: 40 }, () => api.task({ target: 'a' })));
		await receiver.answered('/a', 40, 15000);
		assert.equal(peak(receiver.at('/a')), 3);
	});

	test('no span sees more attempts than the rate allows', async (t) => {
		const { api, receiver } = await house(t);
		await put(api, 'a', { url: receiver.url('/a'), rate: { limit: 5, per_seconds: 1 } });
		const begun = Date.now();
		await Promise.all(Array.from({ length: 17 }, () => api.task({ target: 'a' })));
		await receiver.answered('/a', 17, 15000);
		const at = receiver.at('/a').map((arrival) => arrival.at);
		for (const from of at)
			assert.ok(at.filter((when) => when >= from && when < from + 1000).length <= 5, `from ${from - begun} ms on`);
		assert.ok(at[16] - begun < 4500 * SLOW, 'the rate is used');
	});
});

describe('a host that fails', () => {
	const fail = async (api, target, n) => {
		const tasks = await Promise.all(Array.from({ length: n }, () => api.task({ target, retry: ONCE })));
		for (const { id } of tasks) await reaches(api, id, 'failed');
	};

	test('is left alone after so many failures in a row; what waits uses up no retry', async (t) => {
		const { api, receiver } = await house(t);
		receiver.answer('/a', 503);
		await put(api, 'a', { url: receiver.url('/a'), concurrency: 1 });
		await fail(api, 'a', BREAKER_FAILURES);
		const { breaker } = await api.read('/v1/targets/a');
		assert.equal(breaker.state, 'open');
		assert.ok(breaker.failures >= BREAKER_FAILURES);
		const { breakers } = await api.read('/v1/breakers');
		assert.equal(breakers[0].origin, breaker.origin);
		assert.match((await api.get('/metrics')).text, /^belfry_breakers_shut 1$/m);
		// Another path of the same host, and the host's own URL, wait alike; and each is sent once.
		receiver.answer('/a', 200);
		const waits = await Promise.all([api.task({ target: 'a', retry: ONCE }), api.task({ target: receiver.url('/b'), retry: ONCE })]);
		const statuses = await Promise.all(waits.map(async ({ id }) => (await api.read(`/v1/tasks/${id}`)).attempts));
		assert.deepEqual(statuses, [0, 0]);
		for (const { id } of waits) await reaches(api, id, 'completed');
		assert.equal((await api.read('/v1/targets/a')).breaker.state, 'closed');
		assert.equal(receiver.at('/b').length, 1);
	});

	test('can be given back by hand', async (t) => {
		const { api, receiver } = await house(t);
		receiver.answer('/a', { status: 429, headers: { 'retry-after': '50' } });
		await fail(api, receiver.url('/a'), 1);
		const { breakers: [{ state, origin }] } = await api.read('/v1/breakers');
		assert.equal(state, 'open');
		const task = await api.task({ target: receiver.url('/b') });
		assert.equal((await api.read(`/v1/tasks/${task.id}`)).attempts, 0);
		assert.equal((await api.post('/v1/breakers/reset', { origin: 'http://127.0.0.1:1/' })).json.reset, 0);
		assert.equal((await api.post('/v1/breakers/reset', { origin })).json.reset, 1);
		await reaches(api, task.id, 'completed');
	});

	test('a success between failures keeps it in use', async (t) => {
		const { api, receiver } = await house(t);
		receiver.answer('/bad', 500);
		for (let i = 0; i < 3; i++) {
			await fail(api, receiver.url('/bad'), BREAKER_FAILURES - 1);
			const task = await api.task({ target: receiver.url('/good') });
			await reaches(api, task.id, 'completed');
		}
		assert.equal((await api.read('/v1/breakers')).breakers.length, 0);
	});
});

describe('walls', () => {
	test('a target and a secret belong to their namespace', async (t) => {
		const { api, receiver, server } = await house(t, { dev: false, env: { BELFRY_ROOT_TOKEN: 'belfry_root_of_this_test' },
			args: ['--allow-targets', '127.0.0.0/8'] });
		void api;
		const root = server.client({ token: 'belfry_root_of_this_test' });
		const client = async (namespace, role) => server.client({ token: (await root.create('/v1/tokens', { name: 't', namespace, role })).token });
		const [mine, theirs, reader] = [await client('mine', 'admin'), await client('theirs', 'admin'), await client('mine', 'read')];
		await put(mine, 'a', { url: receiver.url('/mine') });
		await secret(mine, 'k', 'v');
		refused(await theirs.get('/v1/targets/a'), 404, 'not_found');
		refused(await theirs.post('/v1/tasks', { target: 'a' }), 400, 'unknown_target', 'target');
		refused(await theirs.send('PUT', '/v1/targets/b', { url: receiver.url('/'), headers: { A: '{{secret.k}}' } }), 400, 'unknown_secret');
		refused(await theirs.delete('/v1/secrets/k'), 404, 'not_found');
		await put(theirs, 'a', { url: receiver.url('/theirs') });
		await mine.task({ target: 'a' });
		await receiver.answered('/mine');
		assert.equal(receiver.at('/theirs').length, 0);
		assert.equal((await reader.get('/v1/targets/a')).status, 200);
		for (const [method, path] of [['PUT', '/v1/targets/a'], ['DELETE', '/v1/targets/a'], ['PUT', '/v1/secrets/k'], ['GET', '/v1/targets/a/signing']])
			assert.equal((await reader.send(method, path, method === 'PUT' ? {} : undefined)).status, 403, `${method} ${path}`);
		assert.equal((await mine.get('/v1/breakers')).status, 403);
		assert.equal((await root.get('/v1/breakers')).status, 200);
	});
});
