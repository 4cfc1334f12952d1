// belfry target and belfry secret against a running server.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { belfry } from '../helpers/run.mjs';
import { house } from '../helpers/server.mjs';

const EXIT = { OK: 0, USAGE: 2, NOT_FOUND: 3, CONFLICT: 4 };

test('targets and secrets are managed from the command line', async (t) => {
	const { api, receiver, server } = await house(t);
	const run = async (code, args, input) => {
		const done = await belfry(args, { env: { BELFRY_URL: server.url }, input });
		assert.equal(done.code, code, `${args.join(' ')}\n${done.stdout}${done.stderr}`);
		return done.stdout;
	};
	await run(EXIT.OK, ['secret', 'set', 'key'], 'the text\n');
	const made = JSON.parse(await run(EXIT.OK, ['target', 'put', 'billing', '--target', receiver.url('/b'), '--concurrency', '5', '--rate', '100',
		'--per', '1m', '--timeout', '30s', '-H', 'X-Key: {{secret.key}}', '-o', 'json']));
	assert.deepEqual([made.concurrency, made.rate, made.timeout_seconds], [5, { limit: 100, per_seconds: 60 }, 30]);
	await run(EXIT.OK, ['target', 'put', 'mail', '-f', '-'], '{"queue":"mail"}');
	assert.match(await run(EXIT.OK, ['target', 'list']), /billing .*\n(.*\n)*mail +queue/);
	assert.equal(JSON.parse(await run(EXIT.OK, ['target', 'get', 'mail', '-o', 'json'])).queue, 'mail');
	await run(EXIT.OK, ['target', 'test', 'billing']);
	assert.equal((await receiver.answered('/b')).headers['x-key'], 'the text');
	assert.match(await run(EXIT.OK, ['target', 'disable', 'billing', '--reason', 'moving house']), /moving house/);
	await api.task({ target: 'billing' });
	await run(EXIT.CONFLICT, ['target', 'delete', 'billing']);
	await run(EXIT.OK, ['target', 'enable', 'billing']);
	await receiver.answered('/b', 2);
	await run(EXIT.CONFLICT, ['secret', 'delete', 'key']);
	await run(EXIT.OK, ['target', 'delete', 'billing', '--force']);
	await run(EXIT.OK, ['secret', 'delete', 'key']);
	await run(EXIT.NOT_FOUND, ['target', 'get', 'billing']);
	await run(EXIT.USAGE, ['target', 'put', 'x']);
	await run(EXIT.USAGE, ['target', 'put', 'x', '--target', 'http://h/', '--per', '1s']);
});
