// A queue whose server is killed again and again (kill -9), under publishers and consumers that simply try again:
// dedup ids make a publish repeatable, tokens an ack. All that was published is acknowledged, once, in its groups' order.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';

import { house } from '../helpers/server.mjs';
import { SLOW, until } from '../helpers/wait.mjs';

const size = process.env.SOAK ? { messages: 20000, kills: 20 } : { messages: 2000, kills: 4 };
const BATCH = 50;
const GROUPS = 10;
const CONSUMERS = 6;
const LEASE_S = 2 * SLOW;
const TRY_MS = 60000 * SLOW;

// Until the server has answered; `tries` tells whether an earlier try may have come through.
async function persist(ask) {
	const end = Date.now() + TRY_MS;
	for (let tries = 1; ; tries += 1) {
		try {
			const answer = await ask();
			if (answer.status < 500) return { answer, tries };
		} catch (error) {
			if (Date.now() > end) throw error;
		}
		await pause(20);
	}
}

test(`${size.messages} messages outlive ${size.kills} kills`, async (t) => {
	const { server, api } = await house(t);
	const acked = new Set();
	const sent = new Set(); // numbers whose ack is on its way, or done
	const groupOf = (i) => (i % 2 === 0 ? null : `g${i % GROUPS}`);
	const queue = '/v1/queues/killed';
	const ids = [];

	async function publish() {
		for (let at = 0; at < size.messages; at += BATCH) {
			const messages = Array.from({ length: BATCH }, (_, k) => ({ payload: at + k, dedup_id: `m${at + k}`, group_id: groupOf(at + k) }));
			const { answer } = await persist(() => api.post(`${queue}/messages`, { messages }));
			assert.ok([200, 201].includes(answer.status), answer.text);
			ids.push(...answer.json.message_ids);
		}
	}

	function checkOrder(i) {
		if (groupOf(i) === null) return;
		for (let before = i - GROUPS; before >= 0; before -= GROUPS)
			assert.ok(sent.has(before), `${i} came before the end of ${before} of its group`);
	}

	async function ack(message) {
		sent.add(message.payload);
		const { answer, tries } = await persist(() => api.post(`${queue}/messages/${message.message_id}/ack`, { lease_token: message.lease_token }));
		if (answer.status === 409) {
			// Either an earlier try came through and its answer was lost, or the lease ran out meanwhile.
			const { answer: task } = await persist(() => api.get(`/v1/tasks/${message.message_id}`));
			if (tries === 1 || task.json.status !== 'completed') {
				assert.ok(Date.now() >= Date.parse(message.lease_until), `refused within its lease: ${answer.text}`);
				return;
			}
		} else {
			assert.equal(answer.status, 204, answer.text);
		}
		assert.ok(!acked.has(message.message_id), 'acknowledged twice');
		acked.add(message.message_id);
	}

	async function consume() {
		while (acked.size < size.messages) {
			const { answer } = await persist(() => api.post(`${queue}/receive`, { max: 10, lease_seconds: LEASE_S, wait_seconds: 0.5 }));
			assert.equal(answer.status, 200, answer.text);
			for (const message of answer.json.messages) checkOrder(message.payload);
			await Promise.all(answer.json.messages.map(ack));
		}
	}

	async function kill() {
		for (let k = 1; k <= size.kills; k += 1) {
			await until(() => acked.size >= (k * size.messages) / (size.kills + 1), TRY_MS, 'the next kill');
			await server.restart();
		}
	}

	await persist(() => api.send('PUT', queue, { max_receives: 1000, dedup_window_seconds: 3600 }));
	await Promise.all([publish(), kill(), ...Array.from({ length: CONSUMERS }, consume)]);
	assert.deepEqual(new Set(ids), acked);
	const { ready, leased, delayed, waiting, dead } = await api.read(queue);
	assert.deepEqual({ ready, leased, delayed, waiting, dead }, { ready: 0, leased: 0, delayed: 0, waiting: 0, dead: 0 });
});
