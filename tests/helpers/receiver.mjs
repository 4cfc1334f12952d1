// An endpoint of the test's own. It writes down all that arrives (the exact bytes and the moment) and
// answers as it is told, attempt by attempt.

import http from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

import { gate, until } from './wait.mjs';

const ARRIVAL_MS = 8000;

export class Receiver {
	#scripts = new Map();
	#sockets = new Map();
	#server;
	#closing = gate();

	// All that came, in order: {at, method, path, headers, body, connection, nth, endedAt, answered, status}.
	arrivals = [];

	static async open({ host = '127.0.0.1' } = {}) {
		const receiver = new Receiver();
		receiver.#server = http.createServer((req, res) => receiver.#receive(req, res));
		receiver.#server.keepAliveTimeout = 60000;
		receiver.#server.on('connection', (socket) => socket.unref());
		receiver.#server.unref(); // a test that fails does not hang for it
		await new Promise((resolve, reject) => {
			receiver.#server.on('error', reject);
			receiver.#server.listen(0, host, resolve);
		});
		receiver.host = host.includes(':') ? `[${host}]` : host;
		return receiver;
	}

	get port() {
		return this.#server.address().port;
	}

	url(path = '/') {
		return `http://${this.host}:${this.port}${path}`;
	}

	// What each arrival at the path gets: the first answer for the first, and so on; the last one repeats. An
	// answer is a status, or {status, headers, body, delay, hold, hang}: `delay` in ms, `hold` a gate to wait
	// for, `hang` never to answer; or a function of the arrival that gives one of these.
	answer(path, ...answers) {
		this.#scripts.set(path, answers);
		return this.url(path);
	}

	at(path) {
		return this.arrivals.filter((arrival) => arrival.path === path);
	}

	// The n-th arrival at the path (from 1), once it is there.
	arrival(path, n = 1, ms = ARRIVAL_MS) {
		return until(() => this.at(path)[n - 1], ms, `arrival ${n} at ${path} (${this.at(path).length} came)`);
	}

	// The n-th arrival, once it has its answer.
	async answered(path, n = 1, ms = ARRIVAL_MS) {
		const arrival = await this.arrival(path, n, ms);
		await arrival.ended;
		return arrival;
	}

	// May be called again.
	async close() {
		this.#closing.open();
		this.#server.closeAllConnections();
		await new Promise((resolve) => this.#server.close(resolve));
	}

	#connection(socket) {
		if (!this.#sockets.has(socket)) this.#sockets.set(socket, this.#sockets.size + 1);
		return this.#sockets.get(socket);
	}

	async #receive(req, res) {
		const at = Date.now();
		const parts = [];
		req.on('data', (part) => parts.push(part));
		await new Promise((resolve) => {
			req.on('end', resolve);
			req.on('close', resolve);
		});
		const ended = gate();
		const arrival = {
			at,
			method: req.method,
			path: req.url,
			headers: req.headers,
			body: Buffer.concat(parts),
			connection: this.#connection(req.socket),
			nth: this.at(req.url).length,
			answered: false,
			ended: ended.opened,
		};
		this.arrivals.push(arrival);
		res.on('close', () => {
			arrival.endedAt ??= Date.now();
			arrival.answered = res.writableFinished;
			ended.open();
		});
		await this.#reply(arrival, res);
	}

	#scripted(arrival) {
		const answers = this.#scripts.get(arrival.path) ?? [200];
		const next = answers[Math.min(arrival.nth, answers.length - 1)];
		const given = typeof next === 'function' ? next(arrival) : next;
		return typeof given === 'number' ? { status: given } : given;
	}

	async #reply(arrival, res) {
		const { status = 200, headers = {}, body = '', delay = 0, hold, hang = false } = this.#scripted(arrival);
		if (delay > 0) await pause(delay);
		if (hold !== undefined) await Promise.race([hold.opened, this.#closing.opened]);
		if (hang) await this.#closing.opened;
		if (res.destroyed) return;
		arrival.status = status;
		// Before the bytes leave: the server cannot take the attempt for ended earlier than this.
		arrival.endedAt = Date.now();
		res.writeHead(status, headers);
		res.end(body);
	}
}

// How many of the arrivals were open at the same moment, at most.
export function peak(arrivals) {
	const edges = arrivals.flatMap(({ at, endedAt = Infinity }) => [[at, 1], [endedAt, -1]]);
	edges.sort(([a, up], [b, down]) => a - b || up - down);
	let open = 0;
	return edges.reduce((most, [, step]) => Math.max(most, (open += step)), 0);
}
