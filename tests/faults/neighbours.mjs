// One target that hangs beside many that do not: what each of them sees. The receivers are this process's own,
// one origin a target, so that nothing but the server under test stands between them.

import assert from 'node:assert/strict';
import http from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

import { Server } from '../helpers/server.mjs';
import { SLOW, until } from '../helpers/wait.mjs';

const HANG_S = 600; // no attempt of the run ends by itself
const ANSWER_MS = 3; // so that attempts of one target can meet
const CREATORS = 32;
const SETTLE_MS = 1500; // between the last create and the first task that is due
const PATIENCE_MS = 60000;

// A target's end: what it saw of its attempts. A payload is the moment at which its task is due.
class Neighbour {
	open = 0;
	peak = 0;
	arrivals = [];
	lateness = [];

	static async listen({ hangs = false } = {}) {
		const n = new Neighbour();
		n.server = http.createServer((req, res) => n.#receive(req, res, hangs));
		n.server.keepAliveTimeout = PATIENCE_MS;
		await new Promise((resolve) => n.server.listen(0, '127.0.0.1', resolve));
		return n;
	}

	async #receive(req, res, hangs) {
		const at = Date.now();
		this.arrivals.push(at);
		this.open++;
		this.peak = Math.max(this.peak, this.open);
		res.on('close', () => this.#left(res));
		let text = '';
		for await (const part of req) text += part;
		this.lateness.push(at - Number(text));
		if (hangs) return;
		await pause(ANSWER_MS);
		this.#left(res); // before the bytes leave: the server cannot know of it earlier
		res.end();
	}

	#left(res) {
		if (res.counted) return;
		res.counted = true;
		this.open--;
	}

	get url() {
		return `http://127.0.0.1:${this.server.address().port}/`;
	}

	async close() {
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}
}

export function percentile(values, share) {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

// The most arrivals in any span of `ms` that begins with one of them.
export function busiest(arrivals, ms) {
	const sorted = [...arrivals].sort((a, b) => a - b);
	let most = 0;
	for (let first = 0, behind = 0; first < sorted.length; first++) {
		while (behind < sorted.length && sorted[behind] < sorted[first] + ms) behind++;
		most = Math.max(most, behind - first);
	}
	return most;
}

async function create(api, tasks) {
	let next = 0;
	await Promise.all(Array.from({ length: CREATORS }, async () => {
		while (next < tasks.length) await api.task(tasks[next++]);
	}));
}

const once = { max_retries: 0 };
const taskDue = (target, at) => ({ target, payload: at, execute_after: new Date(at).toISOString(), retry: once });

async function putTarget(api, name, spec) {
	const answer = await api.send('PUT', `/v1/targets/${name}`, spec);
	assert.equal(answer.status, 201, answer.text);
}

// A server with `healthy` targets, each with `each` tasks spread over spread_ms, some targets with a rate, whose
// tasks are all due at once, and (hanging != 0) one that hangs, with so many tasks that are due from the start.
export async function round({ healthy, each, spread_ms, paced, rate, hanging, concurrency }) {
	const agent = new http.Agent({ keepAlive: true, maxSockets: CREATORS });
	const server = await Server.start();
	const api = server.client({ agent });
	const neighbours = await Promise.all(Array.from({ length: healthy }, () => Neighbour.listen()));
	const walkers = await Promise.all(Array.from({ length: paced }, () => Neighbour.listen()));
	const hanger = await Neighbour.listen({ hangs: true });
	try {
		for (const [i, n] of neighbours.entries()) await putTarget(api, `healthy-${i}`, { url: n.url, concurrency });
		for (const [i, n] of walkers.entries())
			await putTarget(api, `paced-${i}`, { url: n.url, rate: { limit: rate, per_seconds: 1 } });
		await putTarget(api, 'hanging', { url: hanger.url, timeout_seconds: HANG_S, concurrency: 2 * concurrency });
		await create(api, Array.from({ length: hanging }, () => ({ target: 'hanging', payload: Date.now(), retry: once })));
		const n = healthy * each;
		const begin = Date.now() + SETTLE_MS + n * SLOW; // creates take less than a millisecond each
		const tasks = Array.from({ length: n }, (_, k) => taskDue(`healthy-${k % healthy}`, begin + Math.floor((k * spread_ms) / n)));
		for (let i = 0; i < paced; i++) for (let k = 0; k < 3 * rate + 1; k++) tasks.push(taskDue(`paced-${i}`, begin));
		await create(api, tasks);
		const created = Date.now();
		assert.ok(created < begin, `the creates took ${created - begin} ms too long`);
		const arrived = (list) => list.reduce((sum, { arrivals }) => sum + arrivals.length, 0);
		await until(() => arrived(neighbours) === n && arrived(walkers) === paced * (3 * rate + 1), begin - created + spread_ms + PATIENCE_MS,
			'all tasks to arrive');
		const lateness = neighbours.flatMap((one) => one.lateness);
		return {
			p50: percentile(lateness, 0.5),
			p99: percentile(lateness, 0.99),
			early: Math.min(...lateness),
			peak: Math.max(...neighbours.map((one) => one.peak)),
			hangingPeak: hanger.peak,
			busiest: Math.max(...walkers.map(({ arrivals }) => busiest(arrivals, 1000))),
		};
	} finally {
		agent.destroy();
		await Promise.all([...neighbours, ...walkers, hanger].map((one) => one.close()));
		await server.kill();
		server.discard();
	}
}
