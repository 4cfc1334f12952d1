// A campaign over one queue: publishers, and consumers that acknowledge, give back, stall past their lease and
// crash with messages in their hands, by the dice of a printed seed. What it proves: no message is lost, none is
// acknowledged twice, a token that is over is refused with 409, and each group comes in its order.

import assert from 'node:assert/strict';
import http from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

import { SLOW, random } from '../helpers/wait.mjs';

const GROUPS = 20;
const LEASE_S = 5;
const SHORT_S = 0.3;

class Campaign {
	constructor({ server, messages, consumers, seed }) {
		this.server = server;
		this.agent = new http.Agent({ keepAlive: true, maxSockets: 256 });
		this.api = server.client({ agent: this.agent });
		this.n = messages;
		this.consumers = consumers;
		this.dice = random(seed);
		this.messages = new Map(); // by id
		this.groups = new Map();
		this.acked = 0;
		this.counts = { stale: 0, nacks: 0, stalls: 0, crashes: 0, extended: 0, released: 0 };
	}

	roll(sides) {
		return Math.floor(this.dice() * sides);
	}

	async publishBatch(from, to) {
		const drafts = [];
		for (let i = from; i < to; i++) {
			const group = this.roll(2) === 0 ? `g${this.roll(GROUPS)}` : null;
			drafts.push({ payload: { i, group }, group_id: group, priority: group ? 0 : this.roll(3),
				delay_seconds: this.roll(10) === 0 ? 0.2 : 0 });
		}
		const { message_ids: ids } = await this.api.create('/v1/queues/campaign/messages', { messages: drafts });
		return { ids, drafts };
	}

	// One publisher, so that the order within a group is that of the batches.
	async publish() {
		for (let at = 0; at < this.n; at += 100) {
			const { ids, drafts } = await this.publishBatch(at, Math.min(at + 100, this.n));
			ids.forEach((id, k) => this.know(id, drafts[k].group_id));
		}
	}

	// A consumer may have it before the publisher has its answer.
	know(id, group) {
		const message = this.messages.get(id);
		if (message) return message;
		const made = { id, group, ackSent: false, acked: 0 };
		this.messages.set(id, made);
		return made;
	}

	// The engine has acknowledged all before it, so their acks were sent before now.
	checkOrder(message, i) {
		if (message.group === null) return;
		const order = this.groups.get(message.group) ?? [];
		this.groups.set(message.group, order);
		const last = order.at(-1);
		if (last === undefined || last.i < i) {
			if (last !== undefined) assert.ok(last.message.ackSent, `${message.group}: ${i} came before the end of ${last.i}`);
			order.push({ i, message });
		} else {
			assert.equal(last.message, message, `${message.group}: ${i} came after ${last.i}`);
		}
	}

	say(verb, got, body = {}) {
		return this.api.post(`/v1/queues/campaign/messages/${got.message_id}/${verb}`, { lease_token: got.lease_token, ...body });
	}

	async stale(got) {
		const answer = await this.say('ack', got);
		assert.equal(answer.status, 409, `a stale token: ${answer.status} ${answer.text}`);
		assert.equal(answer.json.code, 'lease_lost');
		this.counts.stale += 1;
	}

	async ack(message, got) {
		message.ackSent = true;
		const answer = await this.say('ack', got);
		if (answer.status === 409 && Date.now() >= Date.parse(got.lease_until)) {
			message.ackSent = false; // this machine is too busy: the lease is over in good faith
			return;
		}
		assert.equal(answer.status, 204, answer.text);
		message.acked += 1;
		this.acked += 1;
		assert.equal(message.acked, 1, `${message.id} was acknowledged twice`);
		if (this.roll(50) === 0) await this.stale(got);
	}

	async handle(got, lease) {
		const message = this.know(got.message_id, got.group_id);
		assert.equal(message.acked, 0, `${message.id} came after its end`);
		this.checkOrder(message, got.payload.i);
		const n = this.roll(100);
		if (lease === SHORT_S) {
			this.counts.stalls += 1;
			await pause(Math.max(0, Date.parse(got.lease_until) - Date.now()) + 50);
			return this.stale(got);
		}
		if (n < 8) {
			this.counts.nacks += 1;
			return this.say('nack', got, { delay_seconds: this.roll(2) * 0.1 });
		}
		if (n < 10) {
			this.counts.released += 1;
			return this.say('release', got);
		}
		if (n < 12) {
			this.counts.extended += 1;
			await this.say('extend', got, { lease_seconds: LEASE_S });
		}
		return this.ack(message, got);
	}

	get isOver() {
		return this.acked === this.n;
	}

	async consume() {
		while (!this.isOver) {
			const dies = this.roll(60) === 0;
			const lease = dies || this.roll(25) === 0 ? SHORT_S : LEASE_S * SLOW;
			const answer = await this.api.post('/v1/queues/campaign/receive',
				{ max: 1 + this.roll(lease === SHORT_S ? 2 : 10), lease_seconds: lease, wait_seconds: 0.5 });
			assert.equal(answer.status, 200, answer.text);
			if (dies) {
				this.counts.crashes += 1; // with what it holds: nobody will ever say anything of it
				for (const got of answer.json.messages) this.checkOrder(this.know(got.message_id, got.group_id), got.payload.i);
				continue;
			}
			await Promise.all(answer.json.messages.map((got) => this.handle(got, lease)));
		}
	}

	async run() {
		const put = await this.api.send('PUT', '/v1/queues/campaign', { max_receives: 1000 });
		assert.equal(put.status, 201, put.text);
		const consumers = Array.from({ length: this.consumers }, () => this.consume());
		await Promise.all([this.publish(), ...consumers]);
		this.agent.destroy();
		assert.equal(this.messages.size, this.n, 'no message but those that were published');
		for (const message of this.messages.values()) assert.equal(message.acked, 1, `${message.id} is lost`);
		const { ready, leased, delayed, waiting, dead } = await this.server.client().read('/v1/queues/campaign');
		assert.deepEqual({ ready, leased, delayed, waiting, dead }, { ready: 0, leased: 0, delayed: 0, waiting: 0, dead: 0 });
		assert.ok(this.counts.stale > 0 && this.counts.nacks > 0 && this.counts.crashes > 0);
		return this.counts;
	}
}

export const campaign = (options) => new Campaign(options).run();
