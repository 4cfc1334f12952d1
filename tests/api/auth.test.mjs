// Who may do what, without --dev: tokens, roles, namespaces.
// docs/semantics.md, "Who is let in"
// docs/semantics.md, "Walls between namespaces"

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { request } from '../helpers/http.mjs';
import { Server } from '../helpers/server.mjs';
import { assertProblem } from '../helpers/shape.mjs';
import { iso, until } from '../helpers/wait.mjs';

const ROOT = 'root-of-the-tests-0123456789abcdef';
const YEARLY = { cron: '0 0 1 1 *', timezone: 'UTC', task_template: { target: 'https://example.com/yearly' } };
const LATER = { target: 'https://example.com/later', execute_after: 'P1D' };
const UNKNOWN = '01970000-0000-7000-8000-000000000000';

describe('tokens', () => {
	let server;
	let root;

	before(async () => {
		server = await Server.start({ dev: false, env: { BELFRY_ROOT_TOKEN: ROOT } });
		root = server.client({ token: ROOT });
	});

	after(async () => {
		try {
			await server.stop();
		} finally {
			server.discard();
		}
	});

	let made = 0;
	const token = async (fields) => root.create('/v1/tokens', { name: `token ${(made += 1)}`, namespace: 'default', role: 'admin', ...fields });
	const client = async (fields) => server.client({ token: (await token(fields)).token });
	const get = (path, headers) => request(server.url + path, { headers });

	async function assertRefused(answer) {
		assertProblem(answer, { status: 401 });
		assert.match(answer.headers['www-authenticate'], /^Bearer/i);
	}

	describe('without a valid one nothing is open', () => {
		const surfaces = ['/v1/schedules', '/v1/tasks', '/v1/tokens', '/v1/secrets', `/v1/schedules/${UNKNOWN}`, '/v1/ledger'];
		for (const path of surfaces) {
			test(`${path} needs a token`, async () => {
				await assertRefused(await get(path));
			});
		}

		test('/metrics needs a token', async () => {
			assert.equal((await get('/metrics')).status, 401);
			assert.equal((await root.get('/metrics')).status, 200);
		});

		test('/health needs none', async () => {
			for (const path of ['/health', '/health/live', '/health/ready']) assert.equal((await get(path)).status, 200, path);
		});

		test('a wrong, empty, longer or otherwise dressed token is refused', async () => {
			for (const authorization of ['Bearer wrong', 'Bearer ', 'Bearer', `Bearer ${ROOT}x`, `Bearer ${ROOT.slice(0, -1)}`,
				`Basic ${Buffer.from(`:${ROOT}`).toString('base64')}`, ROOT, `Bearer ${ROOT} ${ROOT}`])
				await assertRefused(await get('/v1/schedules', { authorization }));
		});

		test('the scheme is read in any case', async () => {
			assert.equal((await get('/v1/schedules', { authorization: `bearer ${ROOT}` })).status, 200);
		});

		test('a write without a token changes nothing', async () => {
			const before = (await root.read('/v1/schedules')).total;
			await assertRefused(await server.client().post('/v1/schedules', YEARLY));
			assert.equal((await root.read('/v1/schedules')).total, before);
		});
	});

	describe('api_key in the query', () => {
		test("is taken on Taskhook's routes", async () => {
			for (const path of ['/v1/schedules', '/v1/tasks']) {
				assert.equal((await get(`${path}?api_key=${ROOT}`)).status, 200, path);
				await assertRefused(await get(`${path}?api_key=wrong`));
			}
		});

		test('is taken nowhere else', async () => {
			for (const path of ['/v1/tokens', '/v1/secrets']) await assertRefused(await get(`${path}?api_key=${ROOT}`));
		});
	});

	test('a new one is shown once and kept as a hash', async () => {
		const { id, token: secret, name, role, namespace } = await token({ name: 'shown once', role: 'write' });
		assert.match(secret, /^\S{20,}$/);
		assert.deepEqual([name, role, namespace], ['shown once', 'write', 'default']);
		const list = await root.get('/v1/tokens');
		assert.ok(list.text.includes(id));
		assert.ok(!list.text.includes(secret));
		const listed = list.json.tokens.find((one) => one.id === id);
		assert.deepEqual([listed.name, listed.role, listed.namespace], ['shown once', 'write', 'default']);
	});

	test('an expired one is refused', async () => {
		const expiry = Date.now() + 700;
		const api = await client({ expires_at: iso(expiry) });
		assert.equal((await api.get('/v1/schedules')).status, 200);
		await until(async () => (await api.get('/v1/schedules')).status === 401, 4000, 'the token to expire');
		assert.ok(Date.now() >= expiry, 'not before its time');
		await assertRefused(await api.get('/v1/schedules'));
	});

	test('a revoked one is refused at once, the others go on', async () => {
		const [gone, kept] = [await token({}), await token({})];
		const [goneApi, keptApi] = [gone, kept].map(({ token: secret }) => server.client({ token: secret }));
		assert.equal((await goneApi.get('/v1/schedules')).status, 200);
		const answer = await root.delete(`/v1/tokens/${gone.id}`);
		assert.ok([200, 204].includes(answer.status), answer.text);
		await assertRefused(await goneApi.get('/v1/schedules'));
		assert.equal((await keptApi.get('/v1/schedules')).status, 200);
	});

	test('they outlive a crash', async () => {
		const api = await client({});
		await server.restart();
		assert.equal((await api.get('/v1/schedules')).status, 200);
		assert.equal((await root.get('/v1/schedules')).status, 200);
	});

	describe('roles', () => {
		// Rows: method, path, body, and the status that read, write and admin get.
		const rows = [
			['GET', '/v1/schedules', undefined, [200, 200, 200]],
			['GET', '/v1/tasks', undefined, [200, 200, 200]],
			['POST', '/v1/schedules', YEARLY, [403, 201, 201]],
			['POST', '/v1/tasks', LATER, [403, 201, 201]],
			['PATCH', `/v1/schedules/${UNKNOWN}`, { enabled: false }, [403, 404, 404]],
			['DELETE', `/v1/schedules/${UNKNOWN}`, undefined, [403, 404, 404]],
			['POST', `/v1/tasks/${UNKNOWN}/cancel`, undefined, [403, 404, 404]],
			['POST', `/v1/tasks/${UNKNOWN}/retry`, undefined, [403, 404, 404]],
			['GET', '/v1/secrets', undefined, [403, 403, 200]],
			['POST', '/v1/secrets/signing/rotate', { overlap_seconds: 60 }, [403, 403, 200]],
			['GET', '/v1/tokens', undefined, [403, 403, 200]],
			['POST', '/v1/tokens', { name: 'by a role', namespace: 'roles', role: 'read' }, [403, 403, 201]],
		];
		for (const [method, path, body, expected] of rows) {
			test(`${method} ${path}`, async () => {
				for (const [i, role] of ['read', 'write', 'admin'].entries()) {
					const api = await client({ namespace: 'roles', role });
					const answer = await api.send(method, path, body);
					const isRotation = path.endsWith('/rotate') && answer.status === 201;
					assert.equal(isRotation ? 200 : answer.status, expected[i], `${role}: ${answer.text}`);
					if (answer.status === 403) assertProblem(answer, { status: 403 });
				}
			});
		}

		test("an admin of one namespace cannot make a token for another, nor for '*'", async () => {
			const api = await client({ namespace: 'roles' });
			for (const namespace of ['default', '*']) {
				const answer = await api.post('/v1/tokens', { name: 'too far', namespace, role: 'read' });
				assertProblem(answer, { status: [400, 403, 404] });
			}
		});

		test('an admin sees the tokens of its own namespace alone', async () => {
			const other = await token({ namespace: 'elsewhere', name: 'not yours' });
			const api = await client({ namespace: 'roles' });
			assert.ok(!(await api.get('/v1/tokens')).text.includes(other.id));
			assertProblem(await api.delete(`/v1/tokens/${other.id}`), { status: 404 });
			assert.equal((await server.client({ token: other.token }).get('/v1/schedules')).status, 200);
		});
	});

	describe('namespaces', () => {
		let ours;
		let theirs;
		let schedule;
		let task;

		before(async () => {
			ours = await client({ namespace: 'ours' });
			theirs = await client({ namespace: 'theirs' });
			schedule = await ours.schedule(YEARLY);
			task = await ours.task({ ...LATER, unique_id: 'the same' });
		});

		test('see their own rows alone', async () => {
			assert.equal((await ours.read('/v1/schedules')).total, 1);
			assert.equal((await theirs.read('/v1/schedules')).total, 0);
			assert.equal((await theirs.read('/v1/tasks')).total, 0);
			assert.equal((await theirs.read(`/v1/tasks?schedule_id=${schedule.id}`).catch(() => ({ total: 0 }))).total, 0);
		});

		test('have secrets of their own', async () => {
			const [{ signing: [a] }, { signing: [b] }] = await Promise.all([ours.read('/v1/secrets'), theirs.read('/v1/secrets')]);
			assert.notEqual(a.secret, b.secret);
		});

		test('have unique_ids of their own', async () => {
			const other = await theirs.task({ ...LATER, unique_id: 'the same' });
			assert.notEqual(other.id, task.id);
			await theirs.post(`/v1/tasks/${other.id}/cancel`);
		});

		const routes = (noun, id) => ({
			schedule: [
				['GET', `/v1/schedules/${id}`],
				['PATCH', `/v1/schedules/${id}`, { enabled: false }],
				['DELETE', `/v1/schedules/${id}`],
				['GET', `/v1/schedules/${id}/tasks`],
				['GET', `/v1/schedules/${id}/preview`],
				['GET', `/v1/ledger?schedule_id=${id}`],
			],
			task: [
				['GET', `/v1/tasks/${id}`],
				['GET', `/v1/tasks/${id}/attempts`],
				['POST', `/v1/tasks/${id}/cancel`],
				['POST', `/v1/tasks/${id}/retry`],
			],
		})[noun];

		test("another's id answers exactly as an unknown one", async () => {
			for (const [noun, foreign] of [['schedule', schedule.id], ['task', task.id]]) {
				const unknown = `${noun}_${UNKNOWN.replaceAll('-', '')}`;
				const pairs = routes(noun, foreign).map((route, i) => [route, routes(noun, unknown)[i]]);
				for (const [[method, path, body], [, blank]] of pairs) {
					const [a, b] = [await theirs.send(method, path, body), await theirs.send(method, blank, body)];
					assert.equal(a.status, 404, `${method} ${path}: ${a.text}`);
					assert.equal(b.status, 404, `${method} ${blank}: ${b.text}`);
					assert.equal(a.text.replaceAll(foreign, 'ID'), b.text.replaceAll(unknown, 'ID'));
				}
			}
			assert.deepEqual(await ours.read(`/v1/schedules/${schedule.id}`), schedule);
			assert.equal((await ours.read(`/v1/tasks/${task.id}`)).status, 'scheduled');
		});

		test('a * token works in default, or in the one that is named', async () => {
			const star = (await token({ namespace: '*', role: 'admin' })).token;
			const plain = server.client({ token: star });
			const inOurs = server.client({ token: star, headers: { 'belfry-namespace': 'ours' } });
			assertProblem(await plain.get(`/v1/schedules/${schedule.id}`), { status: 404 });
			assert.equal((await inOurs.read(`/v1/schedules/${schedule.id}`)).id, schedule.id);
			assert.equal((await plain.read(`/v1/schedules/${schedule.id}?namespace=ours`)).id, schedule.id);
			const { id } = await plain.schedule(YEARLY);
			assert.equal((await root.read(`/v1/schedules/${id}`)).id, id);
			assertProblem(await inOurs.get(`/v1/schedules/${id}`), { status: 404 });
		});

		test('a token of one namespace opens no other by naming it', async () => {
			for (const [headers, query] of [[{ 'belfry-namespace': 'ours' }, ''], [{}, '?namespace=ours']]) {
				const answer = await theirs.send('GET', `/v1/schedules/${schedule.id}${query}`, undefined, headers);
				assertProblem(answer, { status: [403, 404] });
			}
		});
	});
});

describe('the first admin token', () => {
	const printed = /belfry_[0-9A-Za-z]{30,}/;

	test('is made and printed once where none is given', async () => {
		const server = await Server.start({ dev: false });
		try {
			const [secret] = printed.exec(server.stdout + server.stderr) ?? assert.fail('no token was printed');
			const api = server.client({ token: secret });
			await until(async () => (await api.get('/v1/tokens')).status === 200, 2000, 'the printed token works');
			const heard = server.stdout.length + server.stderr.length;
			await server.restart();
			assert.equal((await api.get('/v1/tokens')).status, 200);
			assert.doesNotMatch((server.stdout + server.stderr).slice(heard), printed);
			await server.stop();
		} finally {
			server.discard();
		}
	});
});
