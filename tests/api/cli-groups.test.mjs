// belfry group, belfry batch and belfry limiter against a running server.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { belfry } from '../helpers/run.mjs';
import { house } from '../helpers/server.mjs';
import { until } from '../helpers/wait.mjs';

const EXIT = { OK: 0, USAGE: 2, NOT_FOUND: 3, CONFLICT: 4 };

test('groups, batches and limiters are managed from the command line', async (t) => {
	const { api, receiver, server } = await house(t);
	const run = async (code, args, input) => {
		const done = await belfry(args, { env: { BELFRY_URL: server.url }, input });
		assert.equal(done.code, code, `${args.join(' ')}\n${done.stdout}${done.stderr}`);
		return done.stdout;
	};
	const json = async (...args) => JSON.parse(await run(EXIT.OK, [...args, '-o', 'json']));
	const [one, two] = ['/one', '/two'].map((path) => receiver.answer(path, 200));

	const group = await json('group', 'create', 'both', '-m', one, '-m', two, '-d', 'the two');
	assert.deepEqual([group.urls, group.description], [[one, two], 'the two']);
	assert.match(await run(EXIT.OK, ['group', 'list']), /both +the two/);
	assert.deepEqual((await json('group', 'update', 'both', '-m', one, '--description', 'none')).urls, [one]);
	assert.equal((await json('group', 'get', group.id)).description, null);
	await run(EXIT.CONFLICT, ['group', 'create', 'both', '-m', one]);

	const limiter = await json('limiter', 'create', 'gentle', '-t', 'concurrent', '-c', '{"limit":1}');
	assert.deepEqual(limiter.config, { limit: 1 });
	assert.match(await run(EXIT.OK, ['limiter', 'list']), /gentle +concurrent/);
	assert.deepEqual((await json('limiter', 'update', 'gentle', '-c', '{"limit":2}')).config, { limit: 2 });
	await run(EXIT.USAGE, ['limiter', 'update', 'gentle', '-c', '{']);

	const tasks = JSON.stringify({ tasks: [{ target: 'group:both' }, { target: two, rate_limiter: 'gentle', execute_after: 'PT1H' }] });
	const batch = JSON.parse(await run(EXIT.OK, ['batch', 'create', '-f', '-', '-o', 'json'], tasks));
	assert.equal(batch.total, 2);
	await run(EXIT.OK, ['batch', 'add', batch.id, '-f', '-'], JSON.stringify({ tasks: [{ target: one }] }));
	assert.match(await run(EXIT.OK, ['batch', 'list']), new RegExp(`${batch.id} +processing +3`));
	await until(async () => (await api.read(`/v1/batches/${batch.id}`)).completed === 2, 8000, 'what is due');
	assert.match(await run(EXIT.OK, ['batch', 'tasks', batch.id]), /group:both/);
	assert.equal((await json('batch', 'cancel', batch.id)).status, 'cancelled');
	await run(EXIT.CONFLICT, ['batch', 'cancel', batch.id]);
	await run(EXIT.USAGE, ['batch', 'create']);

	await run(EXIT.OK, ['limiter', 'delete', 'gentle']);
	await run(EXIT.NOT_FOUND, ['limiter', 'get', 'gentle']);
	await run(EXIT.OK, ['group', 'delete', 'both']);
	await run(EXIT.NOT_FOUND, ['group', 'get', 'both']);
});
