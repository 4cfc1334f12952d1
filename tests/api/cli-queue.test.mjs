// `belfry queue`: a message's whole way by hand.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { belfry } from '../helpers/run.mjs';
import { house } from '../helpers/server.mjs';

test('a queue is set up, filled, worked on and emptied from the command line', async (t) => {
	const { server } = await house(t);
	const env = { BELFRY_URL: server.url };
	const run = async (...args) => {
		const done = await belfry(['queue', ...args], { env });
		assert.equal(done.code, 0, `belfry queue ${args.join(' ')}: ${done.stderr}`);
		return done.stdout;
	};
	const json = async (...args) => JSON.parse(await run(...args, '-o', 'json'));
	const code = async (...args) => (await belfry(['queue', ...args], { env })).code;

	assert.equal((await json('set', 'mails', '--max-receives', '2', '--lease', '45s')).lease_seconds, 45);
	const { message_id: id } = await json('publish', 'mails', '--payload', '{"n": 1.0}', '--priority', '-3');
	const [message] = (await json('receive', 'mails', '--wait', '5s', '-n', '3')).messages;
	assert.deepEqual([message.message_id, message.payload, message.priority], [id, { n: 1 }, -3]);
	await run('extend', 'mails', id, message.lease_token, '--lease', '2m');
	await run('nack', 'mails', id, message.lease_token, '--error', 'no ink');
	assert.equal(await code('ack', 'mails', id, message.lease_token), 4);
	const [again] = (await json('receive', 'mails')).messages;
	await run('nack', 'mails', id, again.lease_token);
	assert.match(await run('dead', 'mails'), new RegExp(`ID\\s+DEAD.*\\n${id}`));
	assert.equal((await json('redrive', 'mails')).redriven, 1);
	assert.match(await run('peek', 'mails'), new RegExp(id));
	assert.match(await run('list'), /NAME\s+READY[^]*\nmails\s+1\s+0\s/);
	assert.equal((await json('pause', 'mails')).paused, true);
	assert.deepEqual((await json('receive', 'mails')).messages, []);
	assert.equal((await json('resume', 'mails')).paused, false);
	assert.equal((await json('purge', 'mails')).purged, 1);
	assert.equal((await json('delete', 'mails')).status, 'deleted');
	assert.equal(await code('get', 'mails'), 3);
	assert.equal(await code('publish', 'mails', '--payload', '{'), 2);
	assert.equal(await code('ack', 'mails', id), 2);
});
