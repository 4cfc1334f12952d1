// What a receiver gets: the exact bytes, the headers of "A delivery", signatures that verify; and what its
// answers bring about.
// docs/semantics.md, "Retries"
// docs/semantics.md, "Payloads"

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, beforeEach, describe, test } from 'node:test';

import { belfry } from '../helpers/run.mjs';
import { Receiver } from '../helpers/receiver.mjs';
import { Server, house } from '../helpers/server.mjs';
import { isStandardWebhook, isTaskhook } from '../helpers/sign.mjs';
import { SLOW, gate, until } from '../helpers/wait.mjs';

const MIB = 1024 * 1024;
const EXACT = '{"a":1.0,"b":12345678901234567890,"z":1,"a2":"é"}';
const ONCE = { max_retries: 0 };
const LATE_MS = 2000;
const SLOT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

const fixed = (seconds, retries = 3) => ({ max_retries: retries, strategy: 'fixed', initial_seconds: seconds, jitter: 0 });

const payloads = [
	['as people write it', EXACT],
	['with white space inside', '{ "a" :\t1.0 ,\r\n "b":12345678901234567890,\n\n"z":1, "a2": "é" }'],
	['numbers as they were written', '[1.0, 1e5, 1E+05, -0, -0.0, 0.10, 123456789012345678901234567890]'],
	['escapes as they were written', String.raw`{"\u00e9":"\ud83d\ude00\/\n","😀":"\u0000"}`],
	['members twice', '{"a":1,"a":2}'],
	['a text', '"just a text"'],
	['a number', '0'],
	['false', 'false'],
	['an empty array with a space', '[ ]'],
	['64 levels', '['.repeat(64) + ']'.repeat(64)],
	['a mebibyte', `"${'x'.repeat(MIB - 2)}"`],
];

describe('a delivery', () => {
	let server;
	let api;
	let receiver;
	const receivers = [];

	// An origin of its own: what one test's answers teach the server of their host concerns no other test.
	async function freshReceiver() {
		receiver = await Receiver.open();
		receivers.push(receiver);
	}

	before(async () => {
		await freshReceiver();
		server = await Server.start();
		api = server.client();
	});

	after(async () => {
		for (const one of receivers) await one.close();
		try {
			await server.stop();
		} finally {
			server.discard();
		}
	});

	const attempts = (id) => api.read(`/v1/tasks/${id}/attempts`).then((list) => list.attempts);
	const secrets = () => api.read('/v1/secrets').then(({ signing }) => signing);
	const reaches = (id, status) => until(async () => {
		assert.equal((await api.read(`/v1/tasks/${id}`)).status, status);
		return true;
	}, 8000, `${id} is ${status}`);

	// Makes a task at the path and gives {task, arrival, arrivals…} once it is completed or failed.
	async function deliver(path, fields, end = 'completed') {
		const task = await api.task({ target: receiver.url(path), ...fields });
		await reaches(task.id, end);
		return { task, arrivals: receiver.at(path) };
	}

	describe('body', () => {
		payloads.forEach(([name, text], row) => {
			test(`is the payload byte for byte: ${name}`, async () => {
				const path = `/exact/${row}`;
				const body = `{ "payload" :  ${text}\n ,"target":"${receiver.url(path)}" }`;
				const made = await api.post('/v1/tasks', body);
				assert.equal(made.status, 201, made.text.slice(0, 300));
				const { body: got, headers } = await receiver.arrival(path);
				assert.ok(got.equals(Buffer.from(text)), got.toString().slice(0, 300));
				assert.equal(headers['content-length'], String(Buffer.byteLength(text)));
				assert.match(headers['content-type'], /^application\/json/);
			});
		});

		test('is empty where no payload was given', async () => {
			const { arrivals: [{ body, headers, method }] } = await deliver('/empty', {});
			assert.equal(body.length, 0);
			assert.equal(method, 'POST');
			assert.equal(headers['content-length'], '0');
		});

		test("is a schedule's payload, as exact", async () => {
			const target = receiver.url('/exact-schedule');
			const answer = await api.post('/v1/schedules',
				`{"cron":"* * * * * *","timezone":"UTC","task_template":{"target":"${target}","payload": ${EXACT} }}`);
			assert.equal(answer.status, 201, answer.text);
			assert.ok(answer.text.includes(EXACT), 'the answer shows the same text');
			const { body } = await receiver.arrival('/exact-schedule', 2);
			assert.equal(body.toString(), EXACT);
			await api.delete(`/v1/schedules/${answer.json.id}`);
		});

		test('is unchanged after a restart and on a later attempt', async () => {
			receiver.answer('/exact-again', 500, 200);
			const { arrivals } = await deliver('/exact-again', { payload: 'é', retry: fixed(0.05) });
			const [first, second] = arrivals;
			assert.equal(first.body.toString(), '"é"');
			assert.ok(first.body.equals(second.body));
		});
	});

	describe('headers', () => {
		test('name the task, the attempt and the sender', async () => {
			const { task, arrivals: [{ headers }] } = await deliver('/headers', { payload: {} });
			const { stdout } = await belfry(['--version']);
			const [version] = /\d+\.\d+\.\d+/.exec(stdout);
			assert.equal(headers['user-agent'], `Belfry/${version}`);
			assert.equal(headers['belfry-task-id'], task.id);
			assert.equal(headers['belfry-attempt'], '1');
			assert.equal(headers['belfry-schedule-id'], undefined);
			assert.equal(headers['belfry-scheduled-for'], undefined);
		});

		test('name the schedule and the slot', async () => {
			const schedule = await api.schedule({
				cron: '* * * * * *',
				timezone: 'Asia/Kolkata',
				task_template: { target: receiver.url('/slot'), retry: ONCE },
			});
			const { at, headers } = await receiver.arrival('/slot');
			assert.equal(headers['belfry-schedule-id'], schedule.id);
			assert.match(headers['belfry-scheduled-for'], SLOT);
			const late = at - Date.parse(headers['belfry-scheduled-for']);
			assert.ok(late >= 0 && late < LATE_MS * SLOW, `${late} ms`);
			const stored = await api.read(`/v1/tasks/${headers['belfry-task-id']}`);
			assert.equal(stored.scheduled_for, headers['belfry-scheduled-for']);
			assert.equal(stored.schedule_id, schedule.id);
			await api.delete(`/v1/schedules/${schedule.id}`);
		});

		test('count the attempts and keep the ids', async () => {
			receiver.answer('/counted', 500, 500, 200);
			const { task, arrivals } = await deliver('/counted', { retry: fixed(0.05) });
			assert.deepEqual(arrivals.map(({ headers }) => headers['belfry-attempt']), ['1', '2', '3']);
			for (const name of ['belfry-task-id', 'webhook-id'])
				assert.equal(new Set(arrivals.map(({ headers }) => headers[name])).size, 1, name);
			assert.equal(arrivals[0].headers['belfry-task-id'], task.id);
		});

		test('carry a trace: valid, with a new span for each attempt', async () => {
			receiver.answer('/traced', 500, 200);
			const { arrivals } = await deliver('/traced', { retry: fixed(0.05) });
			const spans = arrivals.map(({ headers }) => {
				const [, trace, span] = /^00-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}$/.exec(headers.traceparent);
				assert.doesNotMatch(trace, /^0+$/);
				assert.doesNotMatch(span, /^0+$/);
				return span;
			});
			assert.equal(new Set(spans).size, 2);
		});

		test("are the target's own, with its method", async () => {
			const target = { url: receiver.url('/own'), method: 'PUT', headers: { 'X-Mine': 'a b', Authorization: 'Bearer mine' } };
			const made = await api.task({ target, payload: 1 });
			const { method, headers } = await receiver.arrival('/own');
			assert.equal(method, 'PUT');
			assert.equal(headers['x-mine'], 'a b');
			assert.equal(headers.authorization, 'Bearer mine');
			assert.deepEqual(made.target, target);
		});

		test('are no proxy of a header of an earlier delivery', async () => {
			await deliver('/with-header', { target: { url: receiver.url('/with-header'), headers: { 'X-Secret': '1' } } });
			const { arrivals: [{ headers }] } = await deliver('/without-header', {});
			assert.equal(headers['x-secret'], undefined);
		});
	});

	describe('signature', () => {
		test("verifies with the namespace's secret, both ways", async () => {
			const { arrivals: [arrival] } = await deliver('/signed', { payload: { a: 'é' } });
			const [{ id, secret, created_at: created, expires_at: expires }] = await secrets();
			assert.match(secret, /^whsec_[A-Za-z0-9+/]{32,88}={0,2}$/);
			const bytes = Buffer.from(secret.slice(6), 'base64').length;
			assert.ok(bytes >= 24 && bytes <= 64, `${bytes} bytes`);
			assert.equal(typeof id, 'string');
			assert.ok(Date.parse(created) <= Date.now());
			assert.equal(expires, null);
			assert.ok(isStandardWebhook(secret, arrival));
			assert.ok(isTaskhook(secret, arrival));
		});

		test('is over an empty body too', async () => {
			const { arrivals: [arrival] } = await deliver('/signed-empty', {});
			const [{ secret }] = await secrets();
			assert.ok(isStandardWebhook(secret, arrival));
			assert.ok(isTaskhook(secret, arrival));
		});

		test('has the time of its own attempt', async () => {
			receiver.answer('/signed-again', 500, 200);
			const { arrivals } = await deliver('/signed-again', { retry: fixed(1.1) });
			const [{ secret }] = await secrets();
			for (const arrival of arrivals) {
				const late = arrival.at / 1000 - Number(arrival.headers['webhook-timestamp']);
				assert.ok(late >= 0 && late < 1 + (LATE_MS / 1000) * SLOW, `${late} s`);
				assert.ok(isStandardWebhook(secret, arrival));
			}
			const [first, second] = arrivals.map(({ headers }) => headers['webhook-timestamp']);
			assert.notEqual(first, second);
		});
	});

	describe('outcome', () => {
		beforeEach(freshReceiver);

		test('is a success for every 2xx and for nothing else', async () => {
			for (const status of [200, 201, 202, 204, 299]) {
				receiver.answer(`/status/${status}`, status);
				await deliver(`/status/${status}`, { retry: ONCE });
			}
			for (const status of [300, 304, 400, 401, 404, 429, 500, 503]) {
				receiver.answer(`/status/${status}`, status);
				const { task } = await deliver(`/status/${status}`, { retry: ONCE }, 'failed');
				assert.equal((await attempts(task.id))[0].http_status, status);
			}
		});

		test('of a redirect is a failure, and it is not followed', async () => {
			for (const status of [301, 302, 303, 307, 308]) {
				receiver.answer(`/redirect/${status}`, { status, headers: { location: receiver.url('/elsewhere') } });
				const { task } = await deliver(`/redirect/${status}`, { retry: ONCE }, 'failed');
				assert.equal((await attempts(task.id))[0].http_status, status);
			}
			assert.equal(receiver.at('/elsewhere').length, 0);
		});

		test('410 fails the task at once', async () => {
			receiver.answer('/gone', 410);
			const { task } = await deliver('/gone', { retry: fixed(0.05) }, 'failed');
			assert.deepEqual((await attempts(task.id)).map((one) => one.http_status), [410]);
			assert.equal(receiver.at('/gone').length, 1);
		});

		test('of an attempt without an answer in time is timed_out', async () => {
			receiver.answer('/hang', { hang: true }, 200);
			const { task, arrivals } = await deliver('/hang', { retry: { ...fixed(0.05), timeout_seconds: 0.5 } });
			const [first, second] = await attempts(task.id);
			assert.equal(first.status, 'timed_out');
			assert.ok(first.duration_ms >= 500 && first.duration_ms < 500 + LATE_MS * SLOW, `${first.duration_ms} ms`);
			assert.equal(second.status, 'succeeded');
			assert.ok(arrivals[1].at - arrivals[0].at >= 500);
		});

		test('of a connection that breaks off is a failure that is tried again', async () => {
			receiver.answer('/broken', { status: 200, headers: { 'content-length': '10' }, body: 'abc' }, 200);
			const { task } = await deliver('/broken', { retry: { ...fixed(0.05), timeout_seconds: 1 } });
			const [first, second] = await attempts(task.id);
			assert.ok(['failed', 'timed_out'].includes(first.status), first.status);
			assert.equal(second.status, 'succeeded');
		});
	});

	describe('retry', () => {
		beforeEach(freshReceiver);

		// The gaps between an answer and the attempt that follows it, in ms.
		const delays = (arrivals) => arrivals.slice(1).map(({ at }, i) => at - arrivals[i].endedAt);

		function assertDelays(arrivals, expected) {
			const found = delays(arrivals);
			assert.equal(found.length, expected.length, `${found}`);
			expected.forEach((ms, i) => assert.ok(found[i] >= ms && found[i] < ms + LATE_MS * SLOW, `${found} for ${expected}`));
		}

		// How long ten tasks wait after their first attempt, in ms. They are not waited for.
		const waitsAfterFailure = (path, retry) => Promise.all(Array.from({ length: 10 }, async () => {
			const { id } = await api.task({ target: receiver.url(path), retry });
			await reaches(id, 'retrying');
			const [[{ finished_at: ended }], { due_at: due }] = await Promise.all([attempts(id), api.read(`/v1/tasks/${id}`)]);
			await api.post(`/v1/tasks/${id}/cancel`);
			return Date.parse(due) - Date.parse(ended);
		}));

		const strategies = [
			['fixed', fixed(0.3, 3), [300, 300, 300]],
			['exponential', { max_retries: 3, strategy: 'exponential', initial_seconds: 0.2, factor: 3, max_seconds: 1, jitter: 0 },
				[200, 600, 1000]],
			['list', { max_retries: 2, strategy: 'list', delays_seconds: [0.1, 0.6], jitter: 0 }, [100, 600]],
			['none', ONCE, []],
		];
		for (const [name, retry, expected] of strategies) {
			test(`follows the strategy ${name}, then fails`, async () => {
				receiver.answer(`/retry/${name}`, 500);
				const { task, arrivals } = await deliver(`/retry/${name}`, { retry }, 'failed');
				assertDelays(arrivals, expected);
				assert.equal((await attempts(task.id)).length, expected.length + 1);
			});
		}

		test('counts its delay from the end of the attempt', async () => {
			receiver.answer('/retry/slow', { status: 500, delay: 400 }, 200);
			const { arrivals } = await deliver('/retry/slow', { retry: fixed(0.3) });
			assertDelays(arrivals, [300]);
			assert.ok(arrivals[1].at - arrivals[0].at >= 700);
		});

		test('keeps to its jitter', async () => {
			receiver.answer('/retry/jitter', 500);
			const waits = await waitsAfterFailure('/retry/jitter', { ...fixed(60), jitter: 0.5 });
			for (const ms of waits) assert.ok(ms >= 30000 && ms <= 90000, `${ms} ms`);
			assert.ok(Math.max(...waits) - Math.min(...waits) > 5000, `they differ: ${waits}`);
		});

		test('is not before Retry-After', async () => {
			receiver.answer('/retry-after', { status: 503, headers: { 'retry-after': '1' } }, 200);
			const { arrivals } = await deliver('/retry-after', { retry: fixed(0.05) });
			assertDelays(arrivals, [1000]);
		});

		test('is not before its own delay where Retry-After is shorter', async () => {
			receiver.answer('/retry-after-short', { status: 429, headers: { 'retry-after': '1' } }, 200);
			const { arrivals } = await deliver('/retry-after-short', { retry: fixed(1.6) });
			assertDelays(arrivals, [1600]);
		});

		test('understands a date in Retry-After', async () => {
			let date;
			receiver.answer('/retry-after-date', () => {
				date = new Date(Date.now() + 2000).toUTCString();
				return { status: 503, headers: { 'retry-after': date } };
			}, 200);
			const { arrivals: [, second] } = await deliver('/retry-after-date', { retry: fixed(0.05) });
			assert.ok(second.at >= Date.parse(date), `${Date.parse(date) - second.at} ms early`);
			assert.ok(second.at < Date.parse(date) + LATE_MS * SLOW);
		});

		test('takes no notice of a Retry-After that means nothing', async () => {
			receiver.answer('/retry-after-bad', { status: 503, headers: { 'retry-after': 'soon' } }, 200);
			const { arrivals } = await deliver('/retry-after-bad', { retry: fixed(0.1) });
			assertDelays(arrivals, [100]);
		});

		test("is Taskhook's where nothing else is said: first after 16 to 36 seconds", async () => {
			receiver.answer('/retry/default', 500);
			const waits = await waitsAfterFailure('/retry/default');
			for (const ms of waits) assert.ok(ms >= 16000 && ms <= 36000, `${ms} ms`);
			assert.ok(new Set(waits.map((ms) => Math.round(ms / 1000))).size > 1, `they differ: ${waits}`);
		});
	});

	describe('connections', () => {
		test('are kept and used again', async () => {
			const own = await Receiver.open();
			for (let i = 0; i < 10; i += 1) {
				await api.task({ target: own.url(`/${i}`) });
				await own.answered(`/${i}`);
			}
			const used = new Set(own.arrivals.map(({ connection }) => connection)).size;
			assert.ok(used <= 2, `${used} connections for ten deliveries one after the other`);
			await own.close();
		});

		test('of a target that hangs delay no other', async () => {
			const stuck = await Receiver.open();
			const retry = { max_retries: 0, timeout_seconds: 60 };
			const many = Array.from({ length: 300 }, (_, i) => stuck.answer(`/${i}`, { hang: true }));
			await Promise.all(many.map((target) => api.task({ target, retry })));
			await stuck.arrival('/0');
			const before = Date.now();
			await api.task({ target: receiver.url('/beside-the-hanging') });
			const { at } = await receiver.arrival('/beside-the-hanging');
			assert.ok(at - before < LATE_MS * SLOW, `${at - before} ms`);
			await stuck.close();
		});
	});
});

describe('rotating the signing secret', () => {
	async function signed(api, receiver, path) {
		await api.task({ target: receiver.url(path), payload: { path } });
		return receiver.arrival(path);
	}

	const verifies = (secret, arrival) => {
		const both = [isStandardWebhook(secret, arrival), isTaskhook(secret, arrival)];
		assert.equal(both[0], both[1], 'both signatures follow the same secrets');
		return both[0];
	};

	async function rotate(api, overlap) {
		const answer = await api.post('/v1/secrets/signing/rotate', { overlap_seconds: overlap });
		assert.ok([200, 201].includes(answer.status), answer.text);
		const { signing } = await api.read('/v1/secrets');
		return signing;
	}

	test('signs with the new and the old one while they overlap, also after a restart', async (t) => {
		const { server, api, receiver } = await house(t);
		const { signing: [{ secret: old }] } = await api.read('/v1/secrets');
		const signing = await rotate(api, 86400);
		assert.equal(signing.length, 2);
		const fresh = signing.find(({ expires_at: expires }) => expires === null).secret;
		const leaving = signing.find(({ secret }) => secret === old);
		assert.notEqual(fresh, old);
		const left = Date.parse(leaving.expires_at) - Date.now();
		assert.ok(left > 86300 * 1000 && left <= 86401 * 1000, `${left} ms`);
		for (const path of ['/rotated', '/rotated-and-restarted']) {
			const arrival = await signed(api, receiver, path);
			assert.ok(verifies(fresh, arrival) && verifies(old, arrival), path);
			assert.equal(arrival.headers['webhook-signature'].split(' ').length, 2);
			await server.restart();
		}
	});

	test('leaves the old one at the end of the overlap', async (t) => {
		const { api, receiver } = await house(t);
		const { signing: [{ secret: old }] } = await api.read('/v1/secrets');
		await rotate(api, 1);
		let n = 0;
		const arrival = await until(async () => {
			const got = await signed(api, receiver, `/leaving/${(n += 1)}`);
			return got.headers['webhook-signature'].split(' ').length === 1 && got;
		}, 5000, 'a delivery with one signature');
		assert.ok(!verifies(old, arrival));
		const { signing: [{ secret: fresh }] } = await api.read('/v1/secrets');
		assert.ok(verifies(fresh, arrival));
	});

	test('without an overlap leaves the old one at once', async (t) => {
		const { api, receiver } = await house(t);
		const { signing: [{ secret: old }] } = await api.read('/v1/secrets');
		const [{ secret: fresh }] = await rotate(api, 0);
		const arrival = await signed(api, receiver, '/at-once');
		assert.ok(verifies(fresh, arrival) && !verifies(old, arrival));
	});

	test('leaves no secret readable in the store', async (t) => {
		const { server, api } = await house(t);
		const { signing: [{ secret }] } = await api.read('/v1/secrets');
		await server.kill();
		for (const name of ['b.db', 'b.db-wal']) {
			let bytes;
			try {
				bytes = readFileSync(`${server.folder}/${name}`);
			} catch {
				continue; // no log beside the file
			}
			assert.ok(!bytes.includes(secret.slice('whsec_'.length)), name);
			assert.ok(!bytes.includes(Buffer.from(secret.slice('whsec_'.length), 'base64')), name);
		}
		await server.start();
	});
});

test('a schedule at a target that hangs does not hold up the others', async (t) => {
	const { api, receiver } = await house(t);
	const hold = gate();
	const every = (path) => ({ cron: '* * * * * *', timezone: 'UTC', task_template: { target: receiver.url(path), retry: ONCE } });
	receiver.answer('/stuck', { hold });
	await api.schedule(every('/stuck'));
	await api.schedule(every('/free'));
	await receiver.arrival('/stuck');
	const before = receiver.at('/free').length;
	await receiver.arrival('/free', before + 3);
	for (const { at, headers } of receiver.at('/free')) {
		const late = at - Date.parse(headers['belfry-scheduled-for']);
		assert.ok(late >= 0 && late < LATE_MS * SLOW, `${late} ms`);
	}
	hold.open();
});
