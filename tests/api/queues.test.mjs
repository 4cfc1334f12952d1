// Queues: published, received, acknowledged, given back, dead, driven again; what waits, and what is pushed.
// docs/semantics.md, "Queues"

import assert from 'node:assert/strict';
import net from 'node:net';
import { after, before, describe, test } from 'node:test';

import { Receiver, peak } from '../helpers/receiver.mjs';
import { Server } from '../helpers/server.mjs';
import { assertProblem } from '../helpers/shape.mjs';
import { SLOW, gate, until } from '../helpers/wait.mjs';

const TOKEN = /^[0-9a-f]{16}$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z$/;

describe('queues', () => {
	let server;
	let api;
	let receiver;
	let n = 0;

	before(async () => {
		receiver = await Receiver.open();
		server = await Server.start();
		api = server.client();
	});

	after(async () => {
		await receiver.close();
		try {
			await server.stop();
		} finally {
			server.discard();
		}
	});

	const fresh = () => `/v1/queues/q${(n += 1)}`;
	const publish = async (queue, body) => (await api.create(`${queue}/messages`, body)).message_id;
	const receive = async (queue, body = {}) => {
		const answer = await api.post(`${queue}/receive`, body);
		assert.equal(answer.status, 200, answer.text);
		return answer.json.messages;
	};
	const say = (queue, verb, message, body = {}) => api.post(
		`${queue}/messages/${message.message_id}/${verb}`, { lease_token: message.lease_token, ...body });
	const sayOk = async (...args) => {
		const answer = await say(...args);
		assert.equal(answer.status, 204, answer.text);
	};
	const one = async (queue, body) => {
		const got = await receive(queue, body);
		assert.equal(got.length, 1);
		return got[0];
	};
	const counts = async (queue, want) => {
		const got = await api.read(queue);
		for (const [name, value] of Object.entries(want)) assert.equal(got[name], value, `${name} of ${JSON.stringify(got)}`);
	};

	test('a message goes from its publisher to a consumer, byte for byte', async () => {
		const queue = fresh();
		const answer = await api.post(`${queue}/messages`, '{"payload": {"n": 1.0,  "big":12345678901234567890} }');
		assert.equal(answer.status, 201);
		const id = answer.json.message_id;
		assert.equal(answer.headers.location, `/v1/tasks/${id}`);
		const text = (await api.post(`${queue}/receive`, {})).text;
		assert.ok(text.includes('"payload":{"n": 1.0,  "big":12345678901234567890}'), text);
		const [message] = JSON.parse(text).messages;
		assert.equal(message.message_id, id);
		assert.equal(message.attempt, 1);
		assert.match(message.lease_token, TOKEN);
		assert.match(message.lease_until, INSTANT);
		assert.match(message.enqueued_at, INSTANT);
		assert.equal(message.group_id, null);
		await sayOk(queue, 'ack', message);
		const task = await api.read(`/v1/tasks/${id}`);
		assert.equal(task.status, 'completed');
		assert.equal(task.target, `queue:${queue.slice('/v1/queues/'.length)}`);
	});

	test('an acknowledged message is refused a second time, and comes no more', async () => {
		const queue = fresh();
		await publish(queue, { payload: 1 });
		const message = await one(queue);
		await sayOk(queue, 'ack', message);
		for (const verb of ['ack', 'nack', 'extend', 'release'])
			assertProblem(await say(queue, verb, message), { status: 409, code: 'lease_lost' });
		assert.deepEqual(await receive(queue), []);
	});

	test('a batch is published whole, and its ids come in its order', async () => {
		const queue = fresh();
		const { message_ids: ids } = await api.create(`${queue}/messages`,
			{ messages: [{ payload: 1 }, { payload: 2, priority: 9 }, { payload: 3 }] });
		const got = await receive(queue, { max: 10 });
		assert.deepEqual(got.map((m) => m.payload), [2, 1, 3]);
		assert.deepEqual([got[1], got[0], got[2]].map((m) => m.message_id), ids);
	});

	test('one bad message refuses the whole batch', async () => {
		const queue = fresh();
		const answer = await api.post(`${queue}/messages`, { messages: [{ payload: 1 }, { prioriti: 2 }] });
		assertProblem(answer, { status: 400, code: 'unknown_field' });
		assertProblem(await api.get(queue), { status: 404 });
	});

	test('a repeated dedup_id is the first message, within the window', async () => {
		const queue = fresh();
		const first = await publish(queue, { payload: 1, dedup_id: 'a' });
		const again = await api.post(`${queue}/messages`, { payload: 2, dedup_id: 'a' });
		assert.equal(again.status, 200);
		assert.equal(again.json.message_id, first);
		assert.equal((await one(queue, { max: 10 })).payload, 1);
	});

	test('what is given back comes again, at once or after its delay', async () => {
		const queue = fresh();
		await publish(queue, { payload: 'x' });
		await sayOk(queue, 'nack', await one(queue));
		const second = await one(queue);
		assert.equal(second.attempt, 2);
		await sayOk(queue, 'nack', second, { delay_seconds: 0.3, error: 'not yet' });
		assert.deepEqual(await receive(queue), []);
		await counts(queue, { delayed: 1, ready: 0 });
		const third = await one(queue, { wait_seconds: 10 });
		assert.equal(third.attempt, 3);
		const { attempts } = await api.read(`/v1/tasks/${third.message_id}/attempts`);
		assert.deepEqual(attempts.map((a) => a.status), ['failed', 'failed']);
		assert.equal(attempts[1].error, 'not yet');
	});

	test('a released message does not count as received in vain', async () => {
		const queue = fresh();
		await api.send('PUT', queue, { max_receives: 2 });
		await publish(queue, { payload: 1 });
		for (let i = 0; i < 4; i++) await sayOk(queue, 'release', await one(queue));
		await sayOk(queue, 'nack', await one(queue));
		await sayOk(queue, 'nack', await one(queue));
		await counts(queue, { ready: 0, dead: 1 });
	});

	test('a lease that lapses gives the message to the next consumer, and the old token is refused', async () => {
		const queue = fresh();
		await publish(queue, { payload: 1 });
		const first = await one(queue, { lease_seconds: 0.2 });
		const second = await one(queue, { wait_seconds: 10 });
		assert.equal(second.message_id, first.message_id);
		assert.equal(second.attempt, 2);
		assert.notEqual(second.lease_token, first.lease_token);
		assertProblem(await say(queue, 'ack', first), { status: 409, code: 'lease_lost' });
		await sayOk(queue, 'ack', second);
	});

	test('an extended lease holds', async () => {
		const queue = fresh();
		await publish(queue, { payload: 1 });
		const message = await one(queue, { lease_seconds: 0.5 });
		await sayOk(queue, 'extend', message, { lease_seconds: 60 });
		assert.deepEqual(await receive(queue, { wait_seconds: 1 }), []);
		await sayOk(queue, 'ack', message);
	});

	test('a message that is received in vain too often is dead, and can be driven again', async () => {
		const queue = fresh();
		await api.send('PUT', queue, { max_receives: 2 });
		const id = await publish(queue, { payload: { poison: true } });
		await publish(queue, { payload: 'good' });
		for (let i = 0; i < 2; i++) {
			const got = await receive(queue, { max: 10 });
			for (const message of got)
				await sayOk(queue, message.message_id === id ? 'nack' : 'release', message,
					message.message_id === id ? { error: 'cannot eat this' } : {});
		}
		const { total, messages } = await api.read(`${queue}/dead`);
		assert.equal(total, 1);
		assert.equal(messages[0].message_id, id);
		assert.deepEqual(messages[0].payload, { poison: true });
		assert.equal(messages[0].last_error, 'cannot eat this');
		assert.match(messages[0].dead_at, INSTANT);
		assert.equal((await api.read(`/v1/tasks/${id}`)).status, 'failed');
		assert.deepEqual((await api.post(`${queue}/redrive`, { message_ids: [id, 'task_none'] })).json, { redriven: 1 });
		await counts(queue, { dead: 0, ready: 2 });
		const again = (await receive(queue, { max: 10 })).find((m) => m.message_id === id);
		assert.equal(again.attempt, 3);
	});

	test('the oldest dead messages are driven first, as many as are asked for', async () => {
		const queue = fresh();
		await api.send('PUT', queue, { max_receives: 1 });
		for (let i = 0; i < 3; i++) await publish(queue, { payload: i });
		for (const message of await receive(queue, { max: 3 })) await sayOk(queue, 'nack', message);
		assert.deepEqual((await api.post(`${queue}/redrive`, { max_messages: 2 })).json, { redriven: 2 });
		assert.deepEqual((await receive(queue, { max: 3 })).map((m) => m.payload), [0, 1]);
		assert.deepEqual((await api.post(`${queue}/redrive`)).json, { redriven: 1 });
	});

	test('dead messages are driven again by what they are like, and at a rate', async () => {
		const queue = fresh();
		await api.send('PUT', queue, { max_receives: 1 });
		for (const payload of ['a', 'b', 'c', 'd']) await publish(queue, { payload, ...(payload === 'd' ? { group_id: 'g' } : {}) });
		for (const message of await receive(queue, { max: 4 }))
			await sayOk(queue, 'nack', message, { error: message.payload < 'c' ? 'timed out' : 'no such user' });
		await counts(queue, { dead: 4, ready: 0 });
		const refused = await api.post(`${queue}/redrive`, { message_ids: [], group_id: 'g' });
		assert.deepEqual([refused.status, refused.json.field], [400, 'message_ids']);
		assert.deepEqual((await api.post(`${queue}/redrive`, { dead_before: '2020-01-01T00:00:00Z' })).json, { redriven: 0 });
		assert.deepEqual((await api.post(`${queue}/redrive`, { group_id: 'g' })).json, { redriven: 1 });
		assert.equal((await one(queue)).payload, 'd');
		assert.deepEqual((await api.post(`${queue}/redrive`, { error_contains: 'timed', per_second: 0.001 })).json, { redriven: 2 });
		await counts(queue, { dead: 1, ready: 1, delayed: 1 });
		assert.equal((await one(queue)).payload, 'a');
	});

	test('messages of a group come in order, the next after the end of the one before', async () => {
		const queue = fresh();
		await api.create(`${queue}/messages`, { messages: [1, 2, 3].map((payload) => ({ payload, group_id: 'g' })) });
		await publish(queue, { payload: 'other', group_id: 'h' });
		await counts(queue, { ready: 2, waiting: 2 });
		const [first, other] = await receive(queue, { max: 10 });
		assert.deepEqual([first.payload, first.group_id, other.payload], [1, 'g', 'other']);
		assert.deepEqual(await receive(queue, { max: 10 }), []);
		await sayOk(queue, 'nack', first);
		assert.equal((await one(queue, { max: 10 }).then(async (m) => (await sayOk(queue, 'ack', m), m))).payload, 1);
		for (const payload of [2, 3]) {
			const message = await one(queue, { max: 10 });
			assert.equal(message.payload, payload);
			await sayOk(queue, 'ack', message);
		}
	});

	test('who waits gets what is published, in the order in which they came', async () => {
		const queue = fresh();
		const first = receive(queue, { wait_seconds: 15 });
		await until(async () => (await api.get('/health/live')).status === 200, 1000);
		const second = receive(queue, { wait_seconds: 15 });
		await until(async () => (await api.get('/health/live')).status === 200, 1000);
		await api.create(`${queue}/messages`, { messages: [{ payload: 1 }, { payload: 2 }] });
		assert.deepEqual([(await first)[0].payload, (await second)[0].payload], [1, 2]);
	});

	test('a wait ends on its time with nothing', async () => {
		const begun = Date.now();
		assert.deepEqual(await receive(fresh(), { wait_seconds: 0.5 }), []);
		const took = Date.now() - begun;
		assert.ok(took >= 490 && took < 3000 * SLOW, `${took} ms`);
	});

	test('a client that hangs up while it waits is given nothing', async () => {
		const queue = fresh();
		const socket = net.connect(server.port, '127.0.0.1');
		const body = '{"wait_seconds":30,"lease_seconds":60}';
		socket.write(`POST ${queue}/receive HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: ${body.length}\r\n\r\n${body}`);
		await until(async () => (await api.read('/health')) && socket.bytesWritten > body.length, 2000);
		// It waits by now: what came behind it on the same thread has been answered.
		await receive(queue);
		socket.destroy();
		await until(() => socket.closed, 2000);
		await receive(queue);
		await publish(queue, { payload: 'for the living' });
		const message = await one(queue, { wait_seconds: 10 });
		assert.equal(message.attempt, 1);
	});

	test('a paused queue takes messages and gives none', async () => {
		const queue = fresh();
		await publish(queue, { payload: 1 });
		assert.equal((await api.post(`${queue}/pause`)).json.paused, true);
		await publish(queue, { payload: 2 });
		assert.deepEqual(await receive(queue, { max: 10, wait_seconds: 0.2 }), []);
		const waiting = receive(queue, { max: 10, wait_seconds: 15 });
		await receive(queue);
		assert.equal((await api.post(`${queue}/resume`)).json.paused, false);
		assert.deepEqual((await waiting).map((m) => m.payload), [1, 2]);
	});

	test('a purge ends what nobody holds', async () => {
		const queue = fresh();
		await api.create(`${queue}/messages`, { messages: Array.from({ length: 900 }, (_, payload) => ({ payload })) });
		await publish(queue, { payload: 'later', delay_seconds: 3600 });
		const held = await one(queue);
		assert.deepEqual((await api.post(`${queue}/purge`)).json, { purged: 900 });
		await counts(queue, { ready: 0, delayed: 0, leased: 1 });
		await sayOk(queue, 'ack', held);
	});

	test('a deleted queue is gone with its messages, and can be made again', async () => {
		const queue = fresh();
		const id = await publish(queue, { payload: 1 });
		const held = await one(queue);
		const { status, purged } = (await api.delete(queue)).json;
		assert.deepEqual([status, purged], ['deleted', 1]);
		assertProblem(await api.get(queue), { status: 404 });
		assertProblem(await say(queue, 'ack', held), { status: 409, code: 'lease_lost' });
		assert.equal((await api.read(`/v1/tasks/${id}`)).status, 'cancelled');
		await publish(queue, { payload: 2 });
		assert.equal((await one(queue)).payload, 2);
	});

	test('peeking holds nothing', async () => {
		const queue = fresh();
		await api.create(`${queue}/messages`, { messages: [{ payload: 1 }, { payload: 2, priority: 1 }] });
		const { messages } = await api.read(`${queue}/peek?limit=1`);
		assert.deepEqual(messages.map((m) => [m.payload, m.priority, m.lease_token]), [[2, 1, undefined]]);
		await counts(queue, { ready: 2, leased: 0 });
	});

	test('many are acknowledged at once, each by itself', async () => {
		const queue = fresh();
		await api.create(`${queue}/messages`, { messages: [{ payload: 1 }, { payload: 2 }] });
		const [a, b] = await receive(queue, { max: 2 });
		const { acked, errors } = (await api.post(`${queue}/ack`, { messages: [
			{ message_id: a.message_id, lease_token: a.lease_token },
			{ message_id: b.message_id, lease_token: '0'.repeat(16) },
		] })).json;
		assert.equal(acked, 1);
		assert.deepEqual(errors.map((e) => [e.message_id, e.code]), [[b.message_id, 'lease_lost']]);
		await counts(queue, { leased: 1 });
	});

	test('the queues of a namespace are listed with what is in them', async () => {
		const queue = fresh();
		await publish(queue, { payload: 1 });
		const { total, queues } = await api.read('/v1/queues?limit=1000');
		assert.equal(total, queues.length);
		const mine = queues.find((q) => `/v1/queues/${q.name}` === queue);
		assert.equal(mine.ready, 1);
		assert.ok(mine.oldest_age_seconds >= 0);
	});

	test('settings are checked, kept, and put back by what a PUT leaves out', async () => {
		const queue = fresh();
		const made = await api.send('PUT', queue, { max_receives: 3, lease_seconds: 1.5, push: null });
		assert.equal(made.status, 201);
		assert.deepEqual([made.json.max_receives, made.json.lease_seconds, made.json.retention_seconds], [3, 1.5, 1209600]);
		const again = await api.send('PUT', queue);
		assert.equal(again.status, 200);
		assert.deepEqual([again.json.max_receives, again.json.lease_seconds], [10, 30]);
		assertProblem(await api.send('PUT', queue, { max_receives: 0 }), { status: 400, field: 'max_receives' });
		assertProblem(await api.send('PUT', queue, { push: 'queue:other' }), { status: 400, field: 'push' });
		assertProblem(await api.send('PUT', queue, { lease: 3 }), { status: 400, code: 'unknown_field' });
	});

	test('bounds are named', async () => {
		const queue = fresh();
		const refused = async (path, body, field) =>
			assertProblem(await api.post(`${queue}/${path}`, body), { status: 400, field });
		await refused('receive', { max: 101 }, 'max');
		await refused('receive', { wait_seconds: 61 }, 'wait_seconds');
		await refused('receive', { lease_seconds: 0 }, 'lease_seconds');
		await refused('messages', { priority: 101 }, 'priority');
		await refused('messages', { messages: [] }, 'messages');
		await refused('messages', { messages: Array(1001).fill({}) }, 'messages');
		await refused('messages', { messages: [{}], payload: 1 }, 'messages');
		await refused('messages', { group_id: 'x'.repeat(129) }, 'group_id');
		await refused('messages/task_1/ack', {}, 'lease_token');
		assertProblem(await api.post('/v1/queues/%20x/receive', {}), { status: 400, code: 'invalid_queue' });
		assertProblem(await api.post(`${queue}/messages/task_1/ack`, { lease_token: 'x' }), { status: 404 });
	});

	test('an answer that would grow too large has fewer messages, and the others stay', async () => {
		const queue = fresh();
		const payload = 'x'.repeat(900000);
		for (let i = 0; i < 12; i++) await publish(queue, { payload });
		const got = await receive(queue, { max: 100 });
		assert.equal(got.length, 10);
		assert.equal(got[9].payload, payload);
		await counts(queue, { ready: 2, leased: 10 });
	});

	test('queues stand behind the walls of their namespaces, and roles', async () => {
		const queue = fresh();
		const token = async (namespace, role) => server.client({ token: (await api.create('/v1/tokens',
			{ name: role, namespace, role })).token });
		const mine = await token('walled', 'write');
		const other = await token('other', 'write');
		const reader = await token('walled', 'read');
		const id = (await mine.create(`${queue}/messages`, { payload: 1 })).message_id;
		assertProblem(await other.get(queue), { status: 404 });
		assertProblem(await api.get(queue), { status: 404 });
		assert.deepEqual((await other.post(`${queue}/receive`, {})).json.messages, []);
		assertProblem(await reader.post(`${queue}/receive`, {}), { status: 403 });
		assertProblem(await reader.post(`${queue}/messages`, { payload: 2 }), { status: 403 });
		assert.equal((await reader.read(queue)).ready, 1);
		const [message] = (await mine.post(`${queue}/receive`, {})).json.messages;
		const body = { lease_token: message.lease_token };
		assertProblem(await other.post(`${queue}/messages/${id}/ack`, body), { status: 404 });
		assertProblem(await mine.post(`/v1/queues/elsewhere/messages/${id}/ack`, body), { status: 404 });
		assert.equal((await mine.post(`${queue}/messages/${id}/ack`, body)).status, 204);
	});

	test('a task and a schedule can go to a queue', async () => {
		const queue = fresh();
		const target = `queue:${queue.slice('/v1/queues/'.length)}`;
		const { id } = await api.task({ target, payload: { by: 'hand' } });
		const message = await one(queue);
		assert.deepEqual([message.message_id, message.payload], [id, { by: 'hand' }]);
		await sayOk(queue, 'ack', message);
		const schedule = await api.schedule({ cron: '* * * * * *', timezone: 'UTC', overlap: 'skip',
			task_template: { target, payload: { by: 'clock' } } });
		const fired = await one(queue, { wait_seconds: 10 });
		assert.deepEqual(fired.payload, { by: 'clock' });
		assert.equal(fired.schedule_id, schedule.id);
		assert.match(fired.scheduled_for, INSTANT);
		await sayOk(queue, 'ack', fired);
		const next = await one(queue, { wait_seconds: 10 });
		assert.notEqual(next.scheduled_for, fired.scheduled_for);
		await api.delete(`/v1/schedules/${schedule.id}`);
		assertProblem(await api.post('/v1/tasks', { target: 'queue:' }), { status: 400, field: 'target' });
	});

	test('a queue with a target pushes its messages', async () => {
		const queue = fresh();
		receiver.answer('/push', 500, 200);
		await publish(queue, { payload: { n: 1 } });
		const put = await api.send('PUT', queue, { push: { url: receiver.url('/push') }, max_receives: 5 });
		assert.equal(put.status, 200, put.text);
		const arrival = await receiver.answered('/push');
		assert.equal(arrival.body.toString(), '{"n":1}');
		const id = arrival.headers['belfry-task-id'];
		await until(async () => (await api.read(`/v1/tasks/${id}`)).status === 'retrying', 5000);
		await counts(queue, { delayed: 1 });
		receiver.answer('/good', 200);
		await api.send('PUT', queue, { push: receiver.url('/good') });
		const second = await publish(queue, { payload: 2 });
		await receiver.answered('/good');
		await until(async () => (await api.read(`/v1/tasks/${second}`)).status === 'completed', 5000);
	});

	test('what is on its way to where a queue pushes is leased, and a deleted queue takes it back', async () => {
		const queue = fresh();
		const hold = gate();
		const end = receiver.url('/told-of-pushed');
		await api.send('PUT', queue, { push: receiver.answer('/on-its-way', { status: 500, hold }) });
		const { id } = await api.task({ target: `queue:${queue.split('/').at(-1)}`, notifications: { url: end, events: ['task.cancelled', 'task.failed'] } });
		const arrival = await receiver.arrival('/on-its-way');
		await counts(queue, { ready: 0, leased: 1 });
		assert.equal((await api.delete(queue)).json.purged, 1);
		await until(() => arrival.endedAt, 5000, 'the attempt to be given up');
		await receiver.answered('/told-of-pushed');
		hold.open();
		const { attempts } = await api.read(`/v1/tasks/${id}/attempts`);
		assert.deepEqual(attempts.map(({ status }) => status), ['cancelled']);
		assert.equal((await api.read(`/v1/tasks/${id}`)).status, 'cancelled');
		assert.equal(receiver.at('/told-of-pushed').length, 1);
	});

	test('queues that push to a named target share its bounds with its tasks', async () => {
		const [first, second] = [fresh(), fresh()];
		const put = await api.send('PUT', '/v1/targets/pushed', {
			kind: 'http', url: receiver.answer('/bounded', { status: 200, delay: 30 }), headers: { 'X-Team': 'blue' }, concurrency: 1,
		});
		assert.equal(put.status, 201, put.text);
		for (const queue of [first, second]) {
			assert.equal((await api.send('PUT', queue, { push: 'pushed' })).json.push, 'pushed');
			await publish(queue, { messages: [1, 2, 3, 4].map((payload) => ({ payload })) });
		}
		for (let i = 0; i < 4; i++) await api.post('/v1/tasks', { target: 'pushed' });
		await receiver.answered('/bounded', 12);
		assert.equal(peak(receiver.at('/bounded')), 1);
		assert.ok(receiver.at('/bounded').every(({ headers }) => headers['x-team'] === 'blue'));
		receiver.answer('/bounded', 410);
		await publish(first, { payload: 5 });
		await until(async () => (await api.read('/v1/targets/pushed')).disabled, 5000, '410 to disable the target');
		await publish(second, { payload: 6 });
		assert.equal((await api.read(second)).ready, 1, 'what is published then waits');
		await api.send('PUT', second, { push: receiver.answer('/instead', 200) });
		await receiver.answered('/instead');
		await api.send('PUT', second, { push: 'pushed' });
		await publish(second, { payload: 7 });
		assert.equal((await api.read(second)).ready, 1, 'and so it does again');
		receiver.answer('/bounded', 200);
		assert.equal((await api.post('/v1/targets/pushed/enable')).status, 200);
		await receiver.answered('/bounded', 14);
		assertProblem(await api.send('PUT', fresh(), { push: 'nobody' }), { status: 400, field: 'push', code: 'unknown_target' });
		await api.send('PUT', '/v1/targets/no-hook', { kind: 'queue', queue: 'other' });
		for (const push of ['no-hook', 'queue:other', 'group:all'])
			assertProblem(await api.send('PUT', fresh(), { push }), { status: 400, field: 'push' });
	});

	test('messages expire with the retention of their queue', async () => {
		const queue = fresh();
		await api.send('PUT', queue, { retention_seconds: 0.3 });
		const id = await publish(queue, { payload: 1 });
		await until(async () => (await api.read(`/v1/tasks/${id}`)).status === 'expired', 5000);
		assert.deepEqual(await receive(queue), []);
	});

	test('leases survive a restart, and so does all that is queued', async () => {
		const queue = fresh();
		await api.create(`${queue}/messages`, { messages: [{ payload: 1 }, { payload: 2 }] });
		const held = await one(queue, { lease_seconds: 60 });
		await server.restart();
		await counts(queue, { ready: 1, leased: 1 });
		await sayOk(queue, 'ack', held);
		assert.equal((await one(queue)).payload, 2);
	});

	test('waiting clients are told when the server goes down', async () => {
		const queue = fresh();
		const waiting = receive(queue, { wait_seconds: 60 });
		await receive(queue);
		const begun = Date.now();
		await server.stop();
		assert.deepEqual(await waiting, []);
		assert.ok(Date.now() - begun < 15000 * SLOW);
		await server.start();
	});
});
