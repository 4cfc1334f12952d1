// An answer of 2xx is a promise that survives kill -9: each object that was acknowledged is there afterwards,
// and the kernel saw a sync of the store between each request and its answer, one for many.
// docs/semantics.md, "Durability"

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Agent } from 'node:http';
import { join } from 'node:path';
import { describe, test } from 'node:test';

import { run } from '../helpers/run.mjs';
import { Server, temporaryFolder } from '../helpers/server.mjs';
import { until } from '../helpers/wait.mjs';
import { assertIntact } from './campaign.mjs';
import { events } from './trace.mjs';

const CREATES = 1000;
const CONNECTIONS = 200;
const TARGET = 'https://example.com/durable';

// Every tenth is a schedule, the others are tasks of far later.
const creation = (i) => (i % 10 === 0
	? ['/v1/schedules', { name: `durable ${i}`, cron: '0 0 1 1 *', timezone: 'UTC', create_ahead_seconds: 0, task_template: { target: TARGET } }]
	: ['/v1/tasks', { target: TARGET, payload: { n: i }, unique_id: `durable-${i}`, execute_after: 'P30D' }]);

// Sends all creates at once over kept connections; gives the acknowledged objects as {path, id, n}. `seen` hears of
// each acknowledgement; requests that the server's death cut off are no promise.
async function createAll(server, count, seen = () => {}) {
	const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
	const api = server.client({ agent });
	const acknowledged = [];
	await Promise.all(Array.from({ length: count }, async (_, n) => {
		const [path, body] = creation(n);
		const answer = await api.post(path, body).catch(() => undefined);
		if (answer === undefined) return;
		assert.equal(answer.status, 201, answer.text);
		acknowledged.push({ path, id: answer.json.id, n });
		seen(acknowledged.length);
	}));
	agent.destroy();
	return acknowledged;
}

async function assertThere(server, acknowledged) {
	const agent = new Agent({ keepAlive: true, maxSockets: 32 });
	const api = server.client({ agent });
	await Promise.all(acknowledged.map(async ({ path, id, n }) => {
		const stored = await api.read(`${path}/${id}`);
		if (path === '/v1/tasks') assert.deepEqual(stored.payload, { n });
		else assert.equal(stored.name, `durable ${n}`);
	}));
	agent.destroy();
}

describe('acknowledged creates', () => {
	test('are there after a kill right behind the last answer', async () => {
		const server = await Server.start();
		try {
			const acknowledged = await createAll(server, CREATES);
			await server.restart();
			assert.equal(acknowledged.length, CREATES);
			await assertThere(server, acknowledged);
			await server.kill();
			await assertIntact(server.database);
		} finally {
			server.discard();
		}
	});

	test('are there after a kill amid the answers', async (t) => {
		const server = await Server.start();
		try {
			for (const after of [1, 130, 500]) {
				const gone = server.exited;
				const acknowledged = await createAll(server, CREATES, (n) => {
					if (n === after) process.kill(server.pid, 'SIGKILL');
				});
				await gone;
				t.diagnostic(`killed at answer ${after}: ${acknowledged.length} were acknowledged`);
				assert.ok(acknowledged.length >= after);
				await server.start();
				await assertThere(server, acknowledged);
				await removeAll(server);
			}
			await server.kill();
			await assertIntact(server.database);
		} finally {
			server.discard();
		}
	});

	// The next round starts from new objects: unique ids and names are used again.
	async function removeAll(server) {
		await server.kill();
		for (const name of ['b.db', 'b.db-wal', 'b.db-shm']) await run('rm', ['-f', join(server.folder, name)]);
		await server.start();
	}
});

test('the store is synced between each request and its answer, once for many', async (t) => {
	const probe = await run('strace', ['-f', '-o', '/dev/null', 'true']).catch((error) => ({ code: 1, stderr: error.message }));
	if (probe.code !== 0) return t.skip(`strace cannot trace here: ${probe.stderr.trim()}`);
	if (process.env.BELFRY_BUILD === 'asan') return t.skip('the leak checker cannot run under a tracer');
	const folder = temporaryFolder();
	const log = join(folder, 'strace.log');
	const traced = 'trace=fsync,fdatasync,read,recvfrom,recvmsg,sendto,sendmsg,write,writev';
	const server = new Server({ folder, wrap: ['strace', '-D', '-f', '-s', '40', '-e', traced, '-o', log] });
	try {
		await server.start();
		const acknowledged = await createAll(server, CREATES);
		assert.equal(acknowledged.length, CREATES);
		await server.kill();
		await until(() => /killed by SIGKILL/.test(readFileSync(log, 'latin1')), 5000, 'the end of the trace');
		assertSynced(events(readFileSync(log, 'latin1')), t);
	} finally {
		server.discard();
	}
});

function assertSynced(happened, t) {
	const requestAt = new Map();
	let lastSync = -1;
	let answers = 0;
	happened.forEach(({ kind, fd }, i) => {
		if (kind === 'sync') lastSync = i;
		else if (kind === 'request') requestAt.set(fd, i);
		else {
			answers += 1;
			assert.ok(requestAt.has(fd), `an answer on ${fd} without a request`);
			assert.ok(lastSync > requestAt.get(fd), `answer ${answers} left without a sync behind its request`);
			requestAt.delete(fd);
		}
	});
	const syncs = happened.filter(({ kind }) => kind === 'sync').length;
	t.diagnostic(`${answers} answers, ${syncs} syncs`);
	assert.equal(answers, CREATES);
	assert.ok(syncs * 5 < answers, `${syncs} syncs for ${answers} answers`);
}
