// Tokens of an identity provider, without --dev: who is let in, as whom, and what becomes of all the ways in which
// such a token has been forged.
// docs/semantics.md, "Tokens of an identity provider"

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { Issuer, Key } from '../helpers/issuer.mjs';
import { request } from '../helpers/http.mjs';
import { belfry } from '../helpers/run.mjs';
import { Server } from '../helpers/server.mjs';
import { assertProblem } from '../helpers/shape.mjs';
import { until } from '../helpers/wait.mjs';

const ROOT = 'root.of-the.tests'; // two dots: what the operator chose is Belfry's own, whatever it looks like
const LATER = { target: 'https://example.com/later', execute_after: 'P1D' };
const METADATA = '/.well-known/oauth-protected-resource';
const KEYS_MS = 8000;

describe("an identity provider's tokens", () => {
	let issuer;
	let server;

	before(async () => {
		issuer = await Issuer.open();
		server = await Server.start({
			dev: false, env: { BELFRY_ROOT_TOKEN: ROOT }, args: [...issuer.flags, '--jwt-keys-max-age', '500ms'],
			tolerate: ['keys_not_fetched'],
		});
		await until(async () => (await as(issuer.token()).get('/v1/tasks')).status === 200, KEYS_MS, 'the keys to be there');
	});

	after(async () => {
		try {
			await server.stop();
		} finally {
			server.discard();
			await issuer.close();
		}
	});

	const as = (token) => server.client({ token });
	const status = async (token, path = '/v1/tasks') => (await as(token).get(path)).status;

	test('one by either algorithm is taken', async () => {
		for (const key of issuer.keys) assert.equal(await status(issuer.token({ key })), 200, key.alg);
	});

	test("Belfry's own go on beside them", async () => {
		assert.equal(await status(ROOT), 200);
		const { token } = await as(ROOT).create('/v1/tokens', { name: 'own', namespace: 'default', role: 'read' });
		assert.equal(await status(token), 200);
	});

	test('types, audiences and unknown headers as issuers write them are taken', async () => {
		for (const typ of ['JWT', 'jwt', 'at+jwt', 'application/at+jwt', undefined])
			assert.equal(await status(issuer.token({ header: { typ } })), 200, `typ ${typ}`);
		assert.equal(await status(issuer.token({ claims: { aud: issuer.claims().aud[0] } })), 200);
		assert.equal(await status(issuer.token({ header: { x5t: 'abc', jku: 'https://elsewhere.example.com/' } })), 200);
	});

	test('a clock that is a minute off is no reason to refuse', async () => {
		const now = Math.floor(Date.now() / 1000);
		assert.equal(await status(issuer.token({ claims: { exp: now - 30 } })), 200);
		assert.equal(await status(issuer.token({ claims: { nbf: now + 30 } })), 200);
	});

	test('what is forged, over, or for somebody else is refused', async () => {
		for (const [what, token] of Object.entries(issuer.bad())) {
			const answer = await as(token).get('/v1/tasks');
			const problem = assertProblem(answer, { status: 401 });
			assert.equal(problem.code, Issuer.codeOf(what, token), what);
			assert.match(answer.headers['www-authenticate'], /^Bearer .*error="invalid_token"/, what);
			assert.equal((await as(token).post('/v1/tasks', LATER)).status, 401, what);
		}
		assert.equal((await as(ROOT).read('/v1/tasks')).total, 0);
	});

	describe('roles', () => {
		const rows = [
			['read', { scope: 'belfry:read' }, [200, 403, 403]],
			['write', { scope: 'openid belfry:write profile' }, [200, 201, 403]],
			['admin', { scope: 'belfry:read belfry:admin' }, [200, 201, 200]],
			['write, as a permission', { scope: 'openid', permissions: ['belfry:read', 'belfry:write'] }, [200, 201, 403]],
			['admin, as a permission', { scope: undefined, permissions: ['belfry:admin'] }, [200, 201, 200]],
			['none', { scope: 'openid profile' }, [403, 403, 403]],
			['a word that begins like one', { scope: 'belfry:readers' }, [403, 403, 403]],
			['a permission that is no text', { scope: undefined, permissions: [['belfry:admin'], 1] }, [403, 403, 403]],
			['no claim at all', { scope: undefined }, [403, 403, 403]],
		];
		for (const [what, claims, [read, write, admin]] of rows)
			test(what, async () => {
				const api = as(issuer.token({ claims }));
				assert.equal((await api.get('/v1/tasks')).status, read);
				assert.equal((await api.post('/v1/tasks', LATER)).status, write);
				assert.equal((await api.get('/v1/tokens')).status, admin);
			});

		test('a refusal says what scope would do', async () => {
			const answer = await as(issuer.token({ claims: { scope: 'belfry:read' } })).post('/v1/tasks', LATER);
			assertProblem(answer, { status: 403, code: 'role_too_low' });
			assert.match(answer.headers['www-authenticate'], /error="insufficient_scope", scope="belfry:write"/);
		});
	});

	describe('namespaces', () => {
		const of = (name, claims = {}) => as(issuer.token({ claims: { belfry_namespace: name, ...claims } }));

		test('the claim names it, and the first write makes it', async () => {
			const api = of('jwt-a');
			assert.equal((await api.read('/v1/tasks')).total, 0);
			const { id } = await api.task(LATER);
			assert.equal((await api.read('/v1/tasks')).total, 1);
			for (const other of [of('jwt-b'), as(issuer.token())])
				assertProblem(await other.get(`/v1/tasks/${id}`), { status: 404, code: 'not_found' });
		});

		test('a star opens all', async () => {
			await of('jwt-star').task(LATER);
			const all = of('*');
			assert.equal((await all.send('GET', '/v1/tasks', undefined, { 'belfry-namespace': 'jwt-star' })).json.total, 1);
			assertProblem(await of('jwt-star').send('GET', '/v1/tasks', undefined, { 'belfry-namespace': 'default' }),
				{ status: 403, code: 'wrong_namespace' });
		});

		test('what is no name is refused', async () => {
			for (const name of ['', '../a', 'a b', 7, ['a'], null, 'x'.repeat(200)])
				assertProblem(await of(name).get('/v1/tasks'), { status: 401, code: 'invalid_token' });
		});
	});

	test('a subject that is called as a token of ours is not that token', async () => {
		const made = await as(ROOT).create('/v1/tokens', { name: 'namesake', namespace: 'default', role: 'write' });
		const subject = issuer.token({ claims: { sub: made.id, scope: 'belfry:write' } });
		const [ours, theirs] = await Promise.all([made.token, subject].map((token) =>
			as(token).send('POST', '/v1/tasks', LATER, { 'idempotency-key': 'namesake' })));
		assert.deepEqual([ours.status, theirs.status], [201, 201]);
		assert.notEqual(ours.json.id, theirs.json.id);
	});

	test('it is not taken from a URL', async () => {
		assertProblem(await request(`${server.url}/v1/tasks?api_key=${issuer.token()}`), { status: 401 });
	});

	test('a new key is learnt; the last good set outlives an issuer that fails', async () => {
		const key = new Key('new');
		assert.equal(await status(issuer.token({ key })), 401);
		issuer.keys.push(key);
		await until(async () => (await status(issuer.token({ key }))) === 200, KEYS_MS, 'the new key');
		issuer.status = 500;
		const before = issuer.fetches;
		await until(() => issuer.fetches > before + 1, KEYS_MS, 'two fetches that fail');
		assert.equal(await status(issuer.token({ key })), 200);
		issuer.status = 200;
	});

	test('keys that are no use are passed over', async () => {
		const small = { kty: 'RSA', kid: 'small', n: Buffer.alloc(64, 0xff).toString('base64url'), e: 'AQAB' };
		const off = { ...issuer.keys[1].jwk, kid: 'off', x: Buffer.alloc(32, 1).toString('base64url') };
		issuer.keys.push(small, off, { kty: 'oct', kid: 'oct', k: 'c2VjcmV0' }, { kty: 'RSA', kid: 'broken' }, 7, null);
		const key = new Key('behind');
		issuer.keys.push(key);
		await until(async () => (await status(issuer.token({ key }))) === 200, KEYS_MS, 'the key behind them');
		for (const kid of ['small', 'off', 'oct', 'broken']) assert.equal(await status(issuer.token({ header: { kid } })), 401, kid);
		issuer.keys = issuer.keys.filter((one) => one instanceof Key);
	});

	test('the metadata lead to the issuer', async () => {
		for (const [path, suffix] of [[METADATA, ''], [`${METADATA}/mcp`, '/mcp']]) {
			const { json } = await request(server.url + path);
			assert.deepEqual(json.authorization_servers, [issuer.url]);
			assert.equal(json.resource, server.url + suffix);
			assert.deepEqual(json.scopes_supported, ['belfry:read', 'belfry:write', 'belfry:admin']);
		}
		const answer = await request(`${server.url}/v1/tasks`);
		assert.ok(answer.headers['www-authenticate'].includes(`resource_metadata="${server.url}${METADATA}"`));
	});

	test('a Host that would break out of the header is not repeated', async () => {
		const answer = await request(`${server.url}/v1/tasks`, { headers: { host: 'a",error="x' } });
		assert.equal(answer.status, 401);
		assert.ok(!answer.headers['www-authenticate'].includes('"a"'));
	});
});

test('without an issuer there are no metadata, and such a token is as any unknown one', async (t) => {
	const issuer = await Issuer.open();
	const server = await Server.start({ dev: false, env: { BELFRY_ROOT_TOKEN: ROOT } });
	t.after(async () => {
		try {
			await server.stop();
		} finally {
			server.discard();
			await issuer.close();
		}
	});
	for (const path of [METADATA, `${METADATA}/mcp`]) assertProblem(await request(server.url + path), { status: 404, code: 'no_issuer' });
	const answer = await server.client({ token: issuer.token() }).get('/v1/tasks');
	assertProblem(answer, { status: 401, code: 'unknown_token' });
	assert.equal(answer.headers['www-authenticate'], 'Bearer realm="belfry", error="invalid_token"');
});

test('before the keys are there a good token is told to come again', async (t) => {
	const issuer = await Issuer.open();
	issuer.status = 503;
	const server = await Server.start({ dev: false, env: { BELFRY_ROOT_TOKEN: ROOT }, args: issuer.flags });
	t.after(async () => {
		try {
			await server.stop();
		} finally {
			server.discard();
			await issuer.close();
		}
	});
	const api = server.client({ token: issuer.token() });
	const answer = await api.get('/v1/tasks');
	assert.equal(answer.status, 503);
	assert.equal(answer.json.code, 'keys_unavailable');
	assert.ok(answer.headers['retry-after']);
	issuer.status = 200;
	await until(async () => (await api.get('/v1/tasks')).status === 200, KEYS_MS, 'the keys');
});

test('in dev mode a forged token is no reason to be the admin', async (t) => {
	const issuer = await Issuer.open();
	const server = await Server.start({ args: issuer.flags });
	t.after(async () => {
		try {
			await server.stop();
		} finally {
			server.discard();
			await issuer.close();
		}
	});
	await until(async () => (await server.client({ token: issuer.token() }).get('/v1/tasks')).status === 200, KEYS_MS, 'the keys');
	assertProblem(await server.client({ token: issuer.bad()['alg none with a signature'] }).get('/v1/tasks'), { status: 401 });
	assert.equal((await server.client().get('/v1/tasks')).status, 200);
});

describe('settings that cannot be are refused', () => {
	const rows = [
		['an issuer without an audience', ['--jwt-issuer', 'https://a.example.com/'], /jwt-audience/],
		['an issuer that is not https', ['--jwt-issuer', 'http://a.example.com/', '--jwt-audience', 'b'], /jwt-issuer|https/],
		['keys that are not https', ['--jwt-issuer', 'https://a.example.com/', '--jwt-audience', 'b', '--jwt-jwks-url', 'http://a.example.com/k'], /https/],
		['an issuer that is no URL', ['--jwt-issuer', 'auth0', '--jwt-audience', 'b'], /jwt-issuer|URL/],
	];
	for (const [what, flags, pattern] of rows)
		test(what, async (t) => {
			const server = new Server({ args: flags });
			t.after(() => server.discard());
			const { code, stderr } = await belfry(server.command.slice(1));
			assert.equal(code, 2);
			assert.match(stderr, pattern);
		});
});
