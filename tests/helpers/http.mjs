// A client that hides nothing: the status, the headers and the text of an answer as they came, and a
// socket for requests that no client library would send.

import assert from 'node:assert/strict';
import http from 'node:http';
import net from 'node:net';

import { assertDescribed } from './contract.mjs';
import { SLOW } from './wait.mjs';

const ANSWER_MS = 20000;

class Answer {
	constructor(status, headers, text) {
		this.status = status;
		this.headers = headers;
		this.text = text;
	}

	get type() {
		return (this.headers['content-type'] ?? '').split(';')[0].trim().toLowerCase();
	}

	get json() {
		try {
			return JSON.parse(this.text);
		} catch (error) {
			throw new Error(`no JSON in a ${this.status}: ${this.text.slice(0, 500)}`, { cause: error });
		}
	}
}

function exchange(url, { method = 'GET', headers = {}, body, agent = false }) {
	return new Promise((resolve, reject) => {
		const bytes = body === undefined ? undefined : Buffer.from(body);
		const length = bytes === undefined ? {} : { 'content-length': bytes.length };
		const sent = http.request(url, { method, agent, headers: { ...length, ...headers } }, (res) => {
			const parts = [];
			res.on('data', (part) => parts.push(part));
			res.on('error', reject);
			res.on('end', () => resolve(new Answer(res.statusCode, res.headers, Buffer.concat(parts).toString())));
		});
		sent.setTimeout(ANSWER_MS * SLOW, () => sent.destroy(new Error(`no answer to ${method} ${url}`)));
		sent.on('error', reject);
		sent.end(bytes);
	});
}

const textOf = async (url) => (await exchange(url, {})).text;

// `body` is sent as it is (text or bytes). One connection a request, unless an agent keeps them.
export async function request(url, options = {}) {
	const answer = await exchange(url, options);
	await assertDescribed({ method: 'GET', url, ...options }, answer, textOf);
	return answer;
}

export class Client {
	// `base` is asked anew for each request: a server that was restarted has another port.
	constructor(base, { token, headers = {}, agent } = {}) {
		this.base = base;
		this.agent = agent;
		this.headers = { ...(token === undefined ? {} : { authorization: `Bearer ${token}` }), ...headers };
	}

	// An object is sent as JSON; text and bytes are sent as they are.
	send(method, path, body, headers = {}) {
		const isRaw = body === undefined || typeof body === 'string' || body instanceof Uint8Array;
		return request(this.base() + path, {
			method,
			agent: this.agent,
			body: isRaw ? body : JSON.stringify(body),
			headers: {
				...(body === undefined ? {} : { 'content-type': 'application/json' }),
				...this.headers,
				...headers,
			},
		});
	}

	get(path) {
		return this.send('GET', path);
	}

	post(path, body) {
		return this.send('POST', path, body);
	}

	patch(path, body) {
		return this.send('PATCH', path, body);
	}

	delete(path) {
		return this.send('DELETE', path);
	}

	// The same for what must succeed: gives the answer's JSON.
	async #want(status, method, path, body) {
		const answer = await this.send(method, path, body);
		assert.equal(answer.status, status, `${method} ${path}: ${answer.text}`);
		return answer.json;
	}

	read(path) {
		return this.#want(200, 'GET', path);
	}

	change(path, body) {
		return this.#want(200, 'PATCH', path, body);
	}

	create(path, body) {
		return this.#want(201, 'POST', path, body);
	}

	schedule(body) {
		return this.create('/v1/schedules', body);
	}

	task(body) {
		return this.create('/v1/tasks', body);
	}

	// Every row of a list, page by page. `name` is the member that holds the rows.
	async all(path, name, page = 500) {
		const rows = [];
		for (;;) {
			const glue = path.includes('?') ? '&' : '?';
			const got = await this.read(`${path}${glue}limit=${page}&offset=${rows.length}`);
			rows.push(...got[name]);
			if (got[name].length < page) return rows;
		}
	}
}

// Sends bytes as they are and gives all that came back until the server closed or said nothing for `quiet` ms.
export function raw(port, bytes, { quiet = 500 } = {}) {
	return new Promise((resolve, reject) => {
		const parts = [];
		const socket = net.connect(port, '127.0.0.1', () => socket.write(bytes));
		socket.setTimeout(quiet * SLOW, () => socket.destroy());
		socket.on('data', (part) => parts.push(part));
		socket.on('error', (error) => (parts.length > 0 ? undefined : reject(error)));
		socket.on('close', () => resolve(Buffer.concat(parts).toString('latin1')));
	});
}
